"""What the pages of work that comes again show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from giaoban.core.calendar.foreseen import foreseen_months
from giaoban.core.calendar.periods import month_name
from giaoban.organisation.models import User
from giaoban.organisation.queries import names_of
from giaoban.planning.collecting_pages import SHEET_LOOKS
from giaoban.planning.models import Occurrence, SheetState, Template
from giaoban.planning.queries.sources import AnnualLine
from giaoban.planning.queries.templates import occurrences_of, tasks_of_lines
from giaoban.planning.templates_rules import as_bits, as_months, in_words
from giaoban.tasks.models import Task
from giaoban.tasks.pages import Chip, state_chip
from giaoban.tasks.queries import tasks_visible_to


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A line of the list."""

    template: Template
    months: str
    times: int
    last: str
    ended: bool


def template_rows(rows: Iterable[Template], today: date) -> list[TemplateRow]:
    return [
        TemplateRow(
            template=row,
            months=in_words(row.months),
            times=getattr(row, "times", 0),
            last=month_name(last.year, last.month) if (last := getattr(row, "last", None)) else "",
            ended=row.valid_to is not None and row.valid_to <= today,
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Time:
    """One time of a template and what became of it."""

    name: str
    occurrence: Occurrence
    task: Task | None
    chip: Chip


def times_of(template: Template, user: User, today: date) -> list[Time]:
    """Each time, the newest first: the task that it became, else how far its row is."""
    found = list(occurrences_of(template)[:200])
    made = tasks_of_lines(one.proposal_id for one in found if one.proposal_id)
    tasks = {task.pk: task for task in tasks_visible_to(user).filter(pk__in=made.values()).defer("words")}
    times = []
    for one in found:
        proposal = one.proposal
        own = tasks.get(made.get(one.proposal_id or 0, 0))
        task = one.task or (proposal.task if proposal else None) or own
        times.append(Time(month_name(one.start.year, one.start.month), one, task, _chip(one, task, today)))
    return times


def _chip(one: Occurrence, task: Task | None, today: date) -> Chip:
    if task is not None:
        return state_chip(task, today)
    if one.proposal is None:
        return Chip("Không còn trong phiếu", "calm")
    if not one.proposal.ticked:
        return Chip("Đơn vị không đăng ký", "warn")
    state = SHEET_LOOKS[SheetState(one.proposal.sheet.state)]
    return Chip(f"Trong phiếu: {state.words.lower()}", "calm")


def initial_of(template: Template) -> dict[str, Any]:
    """The form as the template stands."""
    names = ("version", "text", "when_words", "products", "section", "valid_from", "valid_to")
    return {
        **{name: getattr(template, name) for name in names},
        "unit": template.unit_id,
        "leader": template.leader_id,
        "annual": template.annual_id,
        "months": sorted(as_months(template.months)),
    }


def initial_of_line(line: AnnualLine, user: User, on: date) -> dict[str, Any]:
    """The form for a template made of a line of the annual programme."""
    names = names_of(user.agency, on)
    return {
        "annual": line.pk,
        "text": line.text,
        "products": line.products.replace("; ", "\n"),
        "unit": line.lead_unit or names.unit(line.unit_words.split(";")[0].strip()),
        "leader": line.leader or names.person(line.leader_words),
        "months": sorted(foreseen_months(*line.words)),
    }


def offered(lines: Sequence[AnnualLine]) -> list[tuple[AnnualLine, str]]:
    """Lines of which a template could be made, with their months in words."""
    return [(line, in_words(as_bits(foreseen_months(*line.words)))) for line in lines]
