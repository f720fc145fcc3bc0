"""Reading intakes."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from giaoban.intake.claims import is_unattended
from giaoban.intake.models import Intake, IntakeState
from giaoban.organisation.access import visible
from giaoban.organisation.models import User


def intakes_visible_to(user: User) -> QuerySet[Intake]:
    return visible(Intake.objects.all(), user)


def intake_list(user: User) -> QuerySet[Intake]:
    """The newest first, without the big columns that a list does not show."""
    return (
        intakes_visible_to(user)
        .select_related("paper", "brought_by")
        .defer("reading", "draft", "paper__content", "paper__words")
        .order_by("-brought_at", "-pk")
    )


def waiting_intakes(user: User) -> QuerySet[Intake]:
    """What somebody still has to confirm."""
    return intake_list(user).filter(state=IntakeState.TO_REVIEW)


def abandoned_readings(now: datetime) -> QuerySet[Intake]:
    """Papers of all agencies that nobody reads although somebody should."""
    return Intake.objects.filter(is_unattended(now), state=IntakeState.READING).select_related("brought_by", "paper")
