"""Reading intakes."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from giaoban.intake.claims import is_unattended
from giaoban.intake.models import Intake, IntakeState
from giaoban.organisation.access import visible
from giaoban.organisation.models import User

WAIT = timedelta(minutes=3)  # a reading whose worker died has been taken up by then, where there is a worker


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


def waits_in_vain(intake: Intake, now: datetime) -> bool:
    """Whether a paper has waited for long while no worker anywhere reads: probably none is running."""
    long_ago = now - max(intake.heartbeat or intake.brought_at, intake.brought_at) > WAIT
    return long_ago and not Intake.objects.exclude(is_unattended(now)).filter(state=IntakeState.READING).exists()
