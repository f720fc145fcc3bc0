"""What changes meetings and conclusions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.core.text.words import search_words
from giaoban.documents.models import Paper
from giaoban.meetings.models import Conclusion, Meeting
from giaoban.organisation.models import User
from giaoban.tasks.actions import Ordered, Outcome, order_tasks
from giaoban.tasks.mentioned_values import day_of_order


@dataclass(frozen=True, slots=True)
class NewConclusion:
    """An order of the notice, and what it gives. `section` is the heading it stands under."""

    section: str
    path: str
    line: int | None
    order: Ordered


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """A meeting to be, known by the notice of its conclusions."""

    title: str
    paper: Paper
    number: str = ""
    issued_on: date | None = None
    held_on: date | None = None
    chair: str = ""
    conclusions: Sequence[NewConclusion] = ()


@transaction.atomic
def create_meeting(new: NewMeeting, *, by: User, on: date | None = None) -> tuple[Meeting, Outcome]:
    """Keeps a meeting with its conclusions, and opens or carries over the task that each one gives."""
    meeting = Meeting.objects.create(
        agency_id=by.agency_id,
        title=new.title,
        number=new.number,
        issued_on=new.issued_on,
        held_on=new.held_on,
        chair=new.chair,
        paper=new.paper,
    )
    outcome = order_tasks(
        [conclusion.order for conclusion in new.conclusions], by=by, on=day_of_order(new.issued_on, on)
    )
    Conclusion.objects.bulk_create(
        [
            Conclusion(
                agency_id=by.agency_id,
                meeting=meeting,
                order=order,
                path=conclusion.path[:200],
                section=conclusion.section,
                line=conclusion.line,
                text=conclusion.order.new.text,
                unit_words=conclusion.order.new.lead_unit_words,
                when_words=conclusion.order.new.when_words,
                task=task,
                words=search_words(
                    conclusion.order.new.text, conclusion.section, conclusion.order.new.lead_unit_words, new.number
                ),
            )
            for order, (conclusion, task) in enumerate(zip(new.conclusions, outcome.tasks, strict=True))
        ],
        batch_size=500,
    )
    record(
        "meeting.created",
        meeting,
        by=by,
        after={"title": meeting.title, "paper": new.paper, "conclusions": len(new.conclusions)},
    )
    return meeting, outcome


@transaction.atomic
def undo_meeting(meeting: Meeting, *, by: User) -> None:
    """Takes a meeting back with its conclusions; their tasks are the caller's matter."""
    record("meeting.undone", meeting, by=by, before={"title": meeting.title, "paper": meeting.paper_id})
    meeting.conclusions.all().delete()
    meeting.delete()
