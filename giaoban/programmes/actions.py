"""What changes programmes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.core.text.words import search_words
from giaoban.documents.models import Paper
from giaoban.organisation.models import User
from giaoban.programmes.models import Line, Programme, ProgrammeKind, Section
from giaoban.tasks.actions import NewTask, create_ordered_tasks
from giaoban.tasks.models import Task


@dataclass(frozen=True, slots=True)
class NewLine:
    """A row of a programme as printed, and the task that it orders. `section` is its section's path."""

    section: str
    path: str
    line: int | None
    task: NewTask


@dataclass(frozen=True, slots=True)
class NewProgramme:
    """A programme to be: its heading, its sections as (path, title), its lines in order."""

    kind: ProgrammeKind
    title: str
    paper: Paper
    number: str = ""
    issued_on: date | None = None
    start: date | None = None
    end: date | None = None
    signer: str = ""
    sections: Sequence[tuple[str, str]] = ()
    lines: Sequence[NewLine] = ()


@transaction.atomic
def create_programme(new: NewProgramme, *, by: User) -> Programme:
    """Keeps a programme with its sections and lines, and opens the task that each line orders."""
    programme = Programme.objects.create(
        agency_id=by.agency_id,
        kind=new.kind,
        title=new.title,
        number=new.number,
        issued_on=new.issued_on,
        start=new.start,
        end=new.end,
        signer=new.signer,
        paper=new.paper,
        words=search_words(new.kind.label, new.title, new.number, new.signer, *(title for _, title in new.sections)),
    )
    sections = _sections(programme, new.sections)
    tasks = create_ordered_tasks([line.task for line in new.lines], by=by)
    pairs = zip(new.lines, tasks, strict=True)
    Line.objects.bulk_create(
        [_line(programme, order, line, task, sections) for order, (line, task) in enumerate(pairs)], batch_size=500
    )
    record(
        "programme.created",
        programme,
        by=by,
        after={"title": programme.title, "paper": new.paper, "lines": len(new.lines)},
    )
    return programme


def _sections(programme: Programme, titles: Sequence[tuple[str, str]]) -> dict[str, Section]:
    """The sections by path; where a paper prints a path twice, lines go to the first."""
    made = Section.objects.bulk_create(
        [
            Section(agency_id=programme.agency_id, programme=programme, path=path[:200], title=title, order=order)
            for order, (path, title) in enumerate(titles)
        ],
        batch_size=500,
    )
    found: dict[str, Section] = {}
    for section, (path, _) in zip(made, titles, strict=True):
        found.setdefault(path, section)
    return found


def _line(programme: Programme, order: int, new: NewLine, task: Task, sections: dict[str, Section]) -> Line:
    return Line(
        agency_id=programme.agency_id,
        programme=programme,
        section=sections.get(new.section),
        order=order,
        path=new.path[:200],
        line=new.line,
        text=new.task.text,
        products="\n".join(new.task.products),
        when_words=new.task.when_words,
        leader_words=new.task.leader_words,
        unit_words=new.task.lead_unit_words,
        partners_words=new.task.partners_words,
        task=task,
    )
