"""What urging does by the clock."""

from __future__ import annotations

import logging

from django.utils import timezone

from giaoban.organisation.models import Agency
from giaoban.urging.actions import run_ladder

log = logging.getLogger(__name__)


def climb_ladders() -> None:
    """Climbs the ladder of each agency whose hour has come; the trouble of one is not that of the others."""
    for agency in Agency.objects.order_by("pk"):
        try:
            run_ladder(agency, timezone.now())
        except Exception:
            log.exception("The ladder of agency %s could not be climbed to its end.", agency.pk)
