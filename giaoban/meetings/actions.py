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
from giaoban.tasks.actions import NewTask, create_ordered_tasks


@dataclass(frozen=True, slots=True)
class NewConclusion:
    """An order of the notice, and the task that it gives. `section` is the heading it stands under."""

    section: str
    path: str
    line: int | None
    task: NewTask


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
def create_meeting(new: NewMeeting, *, by: User) -> Meeting:
    """Keeps a meeting with its conclusions, and opens the task that each one gives."""
    meeting = Meeting.objects.create(
        agency_id=by.agency_id,
        title=new.title,
        number=new.number,
        issued_on=new.issued_on,
        held_on=new.held_on,
        chair=new.chair,
        paper=new.paper,
    )
    tasks = create_ordered_tasks([conclusion.task for conclusion in new.conclusions], by=by)
    Conclusion.objects.bulk_create(
        [
            Conclusion(
                agency_id=by.agency_id,
                meeting=meeting,
                order=order,
                path=conclusion.path[:200],
                section=conclusion.section,
                line=conclusion.line,
                text=conclusion.task.text,
                unit_words=conclusion.task.lead_unit_words,
                when_words=conclusion.task.when_words,
                task=task,
                words=search_words(
                    conclusion.task.text, conclusion.section, conclusion.task.lead_unit_words, new.number
                ),
            )
            for order, (conclusion, task) in enumerate(zip(new.conclusions, tasks, strict=True))
        ],
        batch_size=500,
    )
    record(
        "meeting.created",
        meeting,
        by=by,
        after={"title": meeting.title, "paper": new.paper, "conclusions": len(new.conclusions)},
    )
    return meeting
