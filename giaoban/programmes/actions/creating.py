"""Keeping a programme with its lines, and the work that they order; taking all of it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.core.text.folding import fold
from giaoban.core.text.words import search_words
from giaoban.documents.models import Paper
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.programmes.models import Line, Programme, ProgrammeKind, Section
from giaoban.programmes.queries import moving_on
from giaoban.tasks.actions import Ordered, Outcome, order_tasks
from giaoban.tasks.mentioned_values import day_of_order
from giaoban.tasks.models import Task


@dataclass(frozen=True, slots=True)
class NewLine:
    """A row of a programme as printed, and what it orders. `section` is its section's path.

    `annual` is the line of the annual programme that it takes up, where somebody said so.
    """

    section: str
    path: str
    line: int | None
    order: Ordered
    annual: int | None = None


@dataclass(frozen=True, slots=True)
class NewProgramme:
    """A programme to be: its heading, its sections as (path, title), its lines in order.

    One that was made here has no paper yet.
    """

    kind: ProgrammeKind
    title: str
    paper: Paper | None = None
    number: str = ""
    issued_on: date | None = None
    start: date | None = None
    end: date | None = None
    signer: str = ""
    sections: Sequence[tuple[str, str]] = ()
    lines: Sequence[NewLine] = ()
    amends: Programme | None = None


@transaction.atomic
def create_programme(new: NewProgramme, *, by: User, on: date | None = None) -> tuple[Programme, Outcome]:
    """Keeps a programme with its sections and lines, and opens or carries over the task that each line orders."""
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
        amends=new.amends,
        words=search_words(new.kind.label, new.title, new.number, new.signer, *(title for _, title in new.sections)),
    )
    sections = _sections(programme, new.sections)
    orders = _dated(_with_fields(new), new)
    outcome = order_tasks(orders, by=by, on=day_of_order(new.issued_on, on))
    pairs = zip(new.lines, outcome.tasks, strict=True)
    Line.objects.bulk_create(
        [_line(programme, order, line, task, sections) for order, (line, task) in enumerate(pairs)], batch_size=500
    )
    told = {"amends": new.amends} if new.amends else {}
    record(
        "programme.created",
        programme,
        by=by,
        after={"title": programme.title, "paper": new.paper, "lines": len(new.lines), **told},
    )
    return programme, outcome


@transaction.atomic
def undo_programme(programme: Programme, *, by: User) -> None:
    """Takes a programme back with its sections and lines; their tasks are the caller's matter."""
    if programme.amendments.exists():
        raise RuleBroken("Không hoàn tác được: đã có bản điều chỉnh của chương trình này.")
    record("programme.undone", programme, by=by, before={"title": programme.title, "paper": programme.paper_id})
    programme.lines.all().delete()
    programme.sections.all().delete()
    programme.delete()


def _with_fields(new: NewProgramme) -> list[Ordered]:
    """What the lines order, each of the field that its section names; a section named by its time names none."""
    titles = dict(reversed(new.sections))
    fields = {path: "" if _names_a_time(title) else title for path, title in titles.items()}
    return [
        line.order
        if line.order.new.field or not fields.get(line.section)
        else replace(line.order, new=replace(line.order.new, field=fields[line.section][:200]))
        for line in new.lines
    ]


def _names_a_time(title: str) -> bool:
    """Whether a heading is a month, quarter or week of the programme: "Tháng 3", "QUÝ II"."""
    return fold(title).split(" ", 1)[0] in ("thang", "quy", "tuan")


def _dated(orders: Sequence[Ordered], new: NewProgramme) -> list[Ordered]:
    """Which of the tasks that are there already move on to a later period by this programme.

    Unfinished work is often printed with the deadline that it had: a day before the period moves none back.
    """
    asked = [order.same_as for order in orders if order.same_as is not None]
    later = moving_on(asked, new.start, new.end) if asked and new.amends is None else frozenset()
    return [
        replace(order, later=order.same_as in later, keeps_deadline=_is_over(order.new.due, new.start))
        for order in orders
    ]


def _is_over(due: date | None, start: date | None) -> bool:
    return due is not None and start is not None and due < start


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


def _line(programme: Programme, order: int, new: NewLine, task: Task | None, sections: dict[str, Section]) -> Line:
    printed = new.order.new
    return Line(
        agency_id=programme.agency_id,
        programme=programme,
        section=sections.get(new.section),
        order=order,
        path=new.path[:200],
        line=new.line,
        text=printed.text,
        products="\n".join(printed.products),
        when_words=printed.when_words,
        leader_words=printed.leader_words,
        unit_words=printed.lead_unit_words,
        partners_words=printed.partners_words,
        task=task,
        annual_id=new.annual,
    )
