"""Reading meetings and conclusions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import F, QuerySet

from giaoban.meetings.models import Conclusion, Meeting
from giaoban.organisation.access import visible
from giaoban.organisation.models import User
from giaoban.tasks.tallies import Tally, tallies


def meetings_visible_to(user: User) -> QuerySet[Meeting]:
    return visible(Meeting.objects.all(), user)


def meeting_list(user: User) -> QuerySet[Meeting]:
    """The newest notice first."""
    return meetings_visible_to(user).order_by(F("issued_on").desc(nulls_last=True), "-pk")


def conclusions_visible_to(user: User) -> QuerySet[Conclusion]:
    return visible(Conclusion.objects.all(), user)


def tallies_of(meetings: Iterable[Meeting], today: date) -> dict[int, Tally]:
    """How many orders some meetings gave and how they stand, by their number."""
    return tallies(Conclusion.objects.filter(meeting__in=[m.pk for m in meetings]), "meeting", today)


def conclusions_of(meeting: Meeting) -> QuerySet[Conclusion]:
    """The orders as the notice has them, with their tasks, whose they are and who does them."""
    rows = meeting.conclusions.select_related("task__lead_unit", "task__assignee")
    return rows.defer("words", "task__words").order_by("order")
