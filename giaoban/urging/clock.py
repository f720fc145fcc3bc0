"""What urging does by the clock."""

from __future__ import annotations

import logging

from django.utils import timezone

from giaoban.organisation.models import Agency
from giaoban.urging.actions import run_ladder
from giaoban.urging.looking import mark_weeks
from giaoban.web.clock import today

log = logging.getLogger(__name__)


def climb_ladders() -> None:
    """Climbs the ladder of each agency whose hour has come; the trouble of one is not that of the others."""
    for agency in Agency.objects.order_by("pk"):
        try:
            run_ladder(agency, timezone.now())
        except Exception:
            log.exception("The ladder of agency %s could not be climbed to its end.", agency.pk)


def mark_the_weeks() -> None:
    """Keeps how much was overdue at the end of each week, for the desks."""
    mark_weeks(Agency.objects.order_by("pk").values_list("pk", flat=True), today())
