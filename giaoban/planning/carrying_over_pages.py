"""What the pages of carrying over show: the unfinished lines to be ticked, and the list of what went on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from giaoban.core.calendar.periods import Span, name_of
from giaoban.organisation.calendar import calendar_for
from giaoban.organisation.models import Unit, User
from giaoban.organisation.queries import units_visible_to
from giaoban.planning.carrying_over import period_after
from giaoban.planning.carrying_over_form import CarryForm, Typed, blank_form
from giaoban.planning.models import CarryOver
from giaoban.planning.queries.carrying_over import (
    OFTEN,
    carried_list,
    carried_periods,
    gone_on_already,
    unfinished_lines,
)
from giaoban.programmes.models import Line, Programme
from giaoban.tasks.models import Task
from giaoban.tasks.pages import Chip, due_note, state_chip
from giaoban.web.numbers import whole_number
from giaoban.web.templatetags.words import long_day
from giaoban.web.workbooks import SheetTable, table_workbook

MOST = 20_000  # rows of an Excel file


@dataclass(frozen=True, slots=True)
class CarryRow:
    """An unfinished line: who does it, since when it is late, what was typed for it."""

    line: Line
    task: Task
    typed: Typed
    state: Chip
    note: Chip | None


@dataclass(frozen=True, slots=True)
class CarryPage:
    """The lines to be ticked, those that went on already, and what was typed for all."""

    programme: Programme
    to: Span
    rows: Sequence[CarryRow]
    gone: Sequence[Line]
    form: CarryForm

    @property
    def period(self) -> str:
        return name_of(*self.to)

    @property
    def often(self) -> int:
        """How many of them would move for the third time or more."""
        return sum(row.task.carried + 1 >= OFTEN for row in self.rows)


def lines_to_carry(programme: Programme, to: Span) -> tuple[list[Line], list[Line]]:
    """The unfinished lines, each task once: those that can go on, and those that did."""
    first = {line.task_id: line for line in reversed(unfinished_lines(programme))}
    lines = sorted(first.values(), key=lambda line: line.order)
    gone = gone_on_already([line.task_id for line in lines if line.task_id], programme.agency_id, to)
    return [line for line in lines if line.task_id not in gone], [line for line in lines if line.task_id in gone]


def tasks_of(lines: Sequence[Line]) -> list[Task]:
    return [line.task for line in lines if line.task is not None]


def carry_page(programme: Programme, user: User, today: date, form: CarryForm | None = None) -> CarryPage:
    to = period_after(programme)
    lines, gone = lines_to_carry(programme, to)
    form = form or blank_form(_last_working_day(user, to))
    return CarryPage(programme, to, [_row(line, form, today) for line in lines], gone, form)


def _last_working_day(user: User, to: Span) -> date:
    return max(to[0], calendar_for(user, to[0].year, to[1].year).on_or_before(to[1]))


def _row(line: Line, form: CarryForm, today: date) -> CarryRow:
    task = line.task
    if task is None:
        raise ValueError("only lines with work are carried over")
    return CarryRow(line, task, form.of(task), state_chip(task, today), due_note(task, today))


@dataclass(frozen=True, slots=True)
class CarriedFilter:
    """What the list is narrowed to; without a period, all of them."""

    to_start: date | None = None
    unit: int | None = None
    often: bool = False

    def query(self, **changes: str | int) -> str:
        values = {"period": self.to_start.isoformat() if self.to_start else "all", "unit": self.unit or ""}
        values |= {"often": "1" if self.often else "", **changes}
        return urlencode({name: value for name, value in values.items() if value})


@dataclass(frozen=True, slots=True)
class CarriedPage:
    """The filters of the list with their choices."""

    asked: CarriedFilter
    periods: Sequence[tuple[str, str]]  # value, name
    units: Sequence[Unit]


def carried_filter(asked: Mapping[str, str], periods: Sequence[Span]) -> CarriedFilter:
    """What an address asks for; nothing asked is the latest period, odd values are ignored."""
    return CarriedFilter(
        to_start=_period(asked.get("period", ""), periods),
        unit=whole_number(asked.get("unit")),
        often=asked.get("often") == "1",
    )


def _period(asked: str, periods: Sequence[Span]) -> date | None:
    if asked == "all":
        return None
    return next((start for start, _ in periods if start.isoformat() == asked), periods[0][0] if periods else None)


def carried_page(user: User, asked: Mapping[str, str]) -> CarriedPage:
    periods = carried_periods(user)
    named = {start.isoformat(): name_of(start, end) for start, end in reversed(periods)}
    return CarriedPage(
        asked=carried_filter(asked, periods),
        periods=list(reversed(named.items())),
        units=list(units_visible_to(user).only("name").order_by("order", "name")),
    )


_COLUMNS = (
    ("TT", 6),
    ("Nhiệm vụ", 60),
    ("Đơn vị chủ trì", 24),
    ("Người thực hiện", 22),
    ("Từ kỳ", 22),
    ("Sang kỳ", 22),
    ("Lần", 6),
    ("Hạn đầu tiên", 12),
    ("Hạn hiện nay", 12),
    ("Lý do", 40),
    ("Ngày chuyển", 12),
    ("Người chuyển", 22),
)


def carried_workbook(user: User, asked: Mapping[str, str], today: date) -> bytes:
    """The very rows of the list as an Excel file."""
    narrowed = carried_filter(asked, carried_periods(user))
    rows = carried_list(user, to_start=narrowed.to_start, unit=narrowed.unit, often=narrowed.often)[:MOST]
    top = ["Việc chuyển kỳ", user.agency.name, f"Lập {long_day(today)}"]
    lines = (_line(number, row) for number, row in enumerate(rows, start=1))
    return table_workbook(SheetTable("Việc chuyển kỳ", top, _COLUMNS, lines))


def _line(number: int, row: CarryOver) -> list[object]:
    task, programme = row.task, row.programme
    before = programme if programme and programme.start and programme.end else None
    return [
        number,
        task.text,
        task.lead_unit.name if task.lead_unit else task.lead_unit_words,
        task.assignee.full_name if task.assignee else "",
        name_of(before.start, before.end) if before and before.start and before.end else "",
        name_of(row.to_start, row.to_end),
        row.times,
        task.first_due,
        task.due,
        row.reason,
        row.on,
        row.by.full_name,
    ]
