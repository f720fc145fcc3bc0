"""What the pages of programmes show: the list by year, and one programme as table, board or calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse

from giaoban.core.calendar.periods import name_of
from giaoban.core.lifecycle.clarity import Clear
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Against, Timeliness
from giaoban.programmes.board import Column, columns_of
from giaoban.programmes.changes import issued_lines, marks_of
from giaoban.programmes.look import NO_UNIT, Look, View
from giaoban.programmes.models import Line, Programme
from giaoban.programmes.months import DueCalendar, Month, due_calendar
from giaoban.programmes.queries import amendments_of, changes_of, lines_of, tallies_of
from giaoban.programmes.rows import LineRow, Part, parts_of, rows_of_lines
from giaoban.tasks.tallies import Tally

# Columns that a paper may lack: the table shows those that it prints.
PRINTED = ("products", "when_words", "leader_words", "unit_words")


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A programme in the list."""

    programme: Programme
    period: str
    tally: Tally

    @property
    def late_url(self) -> str:
        return f"{_tasks_url(self.programme)}&timeliness={Timeliness.OVERDUE}"


@dataclass(frozen=True, slots=True)
class ProgrammeCount:
    """A figure on top of a programme, a link to the very tasks; `look` colours it."""

    number: int
    label: str
    url: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class ClearCount:
    """One of the six clears: how many tasks have it; `url` shows on this page those that lack it."""

    clear: Clear
    has: int
    total: int
    url: str
    asked: bool

    @property
    def lack(self) -> int:
        return self.total - self.has


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit by which the lines can be narrowed."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """A programme: what stands on top of it, and the one view that was asked for."""

    programme: Programme
    tasks_url: str  # the list of its tasks, to be narrowed further
    look: Look
    amendments: Sequence[Programme]
    counts: Sequence[ProgrammeCount]
    clears: Sequence[ClearCount]
    units: Sequence[UnitChoice]
    views: Sequence[tuple[View, str]]
    total: int
    shown: int
    lack: int  # lines whose task lacks any of the six
    changes: int  # how often it was amended since its issue
    printed: Mapping[str, bool]
    parts: Sequence[Part] = ()
    columns: Sequence[Column] = ()
    calendar: DueCalendar | None = None

    @property
    def width(self) -> int:
        """How many columns the table has: the number, the content, the printed ones, the state."""
        return 3 + sum(self.printed.values())

    @property
    def foldable(self) -> bool:
        return sum(part.section is not None for part in self.parts) > 1

    @property
    def fold_all_url(self) -> str:
        outer = frozenset(part.section.order for part in self.parts if part.section)
        return self.look.url(folded=outer)

    @property
    def unfold_all_url(self) -> str:
        return self.look.url(folded=frozenset())

    @property
    def month_links(self) -> list[tuple[Month, str]]:
        months = self.calendar.months if self.calendar else ()
        return [(month, self.look.url(month=month.first)) for month in months]

    @property
    def all_months_url(self) -> str:
        return self.look.url(month=None)

    @property
    def sheet_url(self) -> str:
        """The tasks of the programme, of the unit that is looked at, as an Excel file."""
        unit = f"&unit={self.look.unit}" if self.look.unit else ""
        return f"{reverse('task-sheet')}?programme={self.programme.pk}{unit}"

    @property
    def amended_url(self) -> str:
        return self.look.url(as_issued=False)

    @property
    def issued_url(self) -> str:
        return self.look.url(as_issued=True, view=View.TABLE, unit="", open_only=False, lacks=None)

    @property
    def everything_url(self) -> str:
        return self.look.url(unit="", open_only=False, lacks=None)


def programme_years(programmes: Sequence[Programme], today: date) -> list[tuple[int | None, list[ProgrammeRow]]]:
    """The programmes of a page of the list, by year."""
    tallies = tallies_of(programmes, today)
    rows = [ProgrammeRow(p, period_of(p), tallies.get(p.pk, Tally())) for p in programmes]
    return [(year, list(found)) for year, found in groupby(rows, key=lambda row: _year(row.programme))]


def _tasks_url(programme: Programme) -> str:
    return f"{reverse('task-list')}?programme={programme.pk}"


def _year(programme: Programme) -> int | None:
    return programme.start.year if programme.start else None


def period_of(programme: Programme) -> str:
    """The office's name of the span that a programme plans; "" where it is not known."""
    return name_of(programme.start, programme.end) if programme.start and programme.end else ""


def programme_page(programme: Programme, look: Look, today: date) -> ProgrammePage:
    changes = list(changes_of(programme))
    every = list(lines_of(programme))
    lines = issued_lines(every, changes) if look.as_issued else every
    rows = rows_of_lines(lines, today, {} if look.as_issued else marks_of(changes))
    # What counts is the programme as it is now, whichever is looked at; a withdrawn line stands in the table alone.
    now = (
        [row for row in rows_of_lines(every, today) if row.stands] if look.as_issued else [r for r in rows if r.stands]
    )
    asked = [row for row in now if look.shows(row.line, row.lacks)]
    tasks_url = _tasks_url(programme)
    sections = list(programme.sections.all()) if look.view is View.TABLE else []
    return ProgrammePage(
        programme=programme,
        tasks_url=tasks_url,
        look=look,
        amendments=list(amendments_of(programme)),
        counts=_counts(now, tasks_url, today),
        clears=_clears(now, look),
        units=_units(lines, look),
        views=[(view, look.url(view=view)) for view in View],
        total=len(now),
        shown=len(asked),
        lack=sum(bool(row.lacks) for row in now),
        changes=len(changes),
        printed={name: any(getattr(line, name) for line in lines) for name in PRINTED},
        parts=parts_of(sections, rows, look) if look.view is View.TABLE else [],
        columns=columns_of(asked) if look.view is View.BOARD else [],
        calendar=due_calendar(programme, asked, look.month, today) if look.view is View.CALENDAR else None,
    )


def _counts(rows: Sequence[LineRow], tasks_url: str, today: date) -> list[ProgrammeCount]:
    """How the work stands, in figures that lead to the tasks counted; of the last ones those that say something."""
    states = Counter(row.task.state for row in rows if row.task)
    standings = Counter(row.timeliness for row in rows)

    def in_state(state: TaskState, label: str, look: str) -> ProgrammeCount:
        return ProgrammeCount(states[state], label, f"{tasks_url}&state={state}", look)

    def standing(how: Timeliness, label: str, look: str) -> ProgrammeCount:
        return ProgrammeCount(standings[how], label, f"{tasks_url}&timeliness={how}", look)

    others = (
        standing(Timeliness.DUE_SOON, "sắp đến hạn", "warn"),
        in_state(TaskState.AWAITING_CONFIRMATION, "chờ xác nhận", "warn"),
        standing(Timeliness.NO_DUE, "không hạn", ""),
    )
    return [
        ProgrammeCount(sum(states.values()), "việc", tasks_url),
        in_state(TaskState.DONE, "hoàn thành", "ok"),
        standing(Timeliness.OVERDUE, "quá hạn", "bad"),
        *_against_first(rows, standings[Timeliness.OVERDUE], tasks_url, today),
        *(count for count in others if count.number),
    ]


def _against_first(rows: Sequence[LineRow], late: int, tasks_url: str, today: date) -> list[ProgrammeCount]:
    """What is late against the first deadline, where an extension makes that another number."""
    first = sum(row.task.timeliness(today, Against.FIRST) is Timeliness.OVERDUE for row in rows if row.task)
    url = f"{tasks_url}&timeliness={Timeliness.OVERDUE}&against={Against.FIRST}"
    return [ProgrammeCount(first, "quá hạn theo hạn đầu", url)] if first != late else []


def _clears(rows: Sequence[LineRow], look: Look) -> list[ClearCount]:
    tasks = [row for row in rows if row.task]
    lacking = Counter(clear for row in tasks for clear in row.lacks)
    return [
        ClearCount(
            clear,
            has=len(tasks) - lacking[clear],
            total=len(tasks),
            url=look.url(lacks=None if look.lacks is clear else clear, month=None),
            asked=look.lacks is clear,
        )
        for clear in Clear
    ]


def _units(lines: Sequence[Line], look: Look) -> list[UnitChoice]:
    """The units that lead work of this programme, by name; last the choice of those without one."""
    tasks = [line.task for line in lines if line.task]
    found = {str(task.lead_unit.pk): task.lead_unit.name for task in tasks if task.lead_unit}
    names = sorted(found.items(), key=lambda unit: unit[1])
    if any(task.lead_unit_id is None for task in tasks):
        names.append((NO_UNIT, "Chưa rõ đơn vị"))
    return [UnitChoice(value, name, look.unit == value) for value, name in names]
