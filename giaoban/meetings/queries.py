"""Reading meetings and conclusions."""

from __future__ import annotations

from django.db.models import Count, F, Q, QuerySet

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.meetings.models import Conclusion, Meeting
from giaoban.organisation.access import visible
from giaoban.organisation.models import User


def meetings_visible_to(user: User) -> QuerySet[Meeting]:
    return visible(Meeting.objects.all(), user)


def meeting_list(user: User) -> QuerySet[Meeting]:
    """The newest first, with how many orders each gave and how many are done."""
    return (
        meetings_visible_to(user)
        .annotate(
            conclusion_count=Count("conclusions"),
            done_count=Count("conclusions", filter=Q(conclusions__task__state=TaskState.DONE)),
        )
        .order_by(F("issued_on").desc(nulls_last=True), "-pk")
    )


def conclusions_visible_to(user: User) -> QuerySet[Conclusion]:
    return visible(Conclusion.objects.all(), user)


def conclusions_of(meeting: Meeting) -> QuerySet[Conclusion]:
    return meeting.conclusions.select_related("task").order_by("order")
