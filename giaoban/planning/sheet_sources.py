"""What the sheets of a collection hold ready: unfinished work, the annual programme, what comes again, conclusions.

The same work stands once, whichever of these tell of it: first by the task or line itself, then by its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.calendar.foreseen import ALL_MONTHS, foreseen_months
from giaoban.core.calendar.in_period import read_in_period
from giaoban.core.calendar.periods import month_span
from giaoban.core.calendar.working_days import WorkCalendar
from giaoban.core.continuation import Work, match_works
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.organisation.calendar import calendar_for
from giaoban.organisation.models import User
from giaoban.organisation.queries import Names, names_of
from giaoban.planning.collecting import Period
from giaoban.planning.models import ProposalSource, Template
from giaoban.planning.queries.sources import (
    MOST,
    AnnualLine,
    annual_lines,
    open_conclusions,
    products_by_task,
    taken_up_and_done,
    templates_due,
    unfinished,
)
from giaoban.programmes.models import ProgrammeKind
from giaoban.tasks.models import Task

_BY_MONTH = (ProgrammeKind.MONTHLY, ProgrammeKind.QUARTERLY)
# A time of work that comes again belongs to one month: longer periods would take it from the month's collection.
_HELD_MONTHLY = (ProgrammeKind.MONTHLY, ProgrammeKind.WEEKLY_SCHEDULE)
WITHOUT_DAY = frozenset({DeadlineKind.RECURRING, DeadlineKind.REGULAR})


@dataclass(frozen=True, slots=True)
class Ready:
    """A row that stands ready in the sheet of a unit."""

    unit: int
    source: ProposalSource
    text: str
    products: str = ""
    when_words: str = ""
    deadline_kind: str = DeadlineKind.NONE
    start: date | None = None
    due: date | None = None
    leader: int | None = None
    leader_words: str = ""
    partners_words: str = ""
    section: str = ""
    task: int | None = None
    annual: int | None = None
    template: int | None = None
    ticked: bool = True


@dataclass(frozen=True, slots=True)
class Gathered:
    """All rows that stand ready, and whether there was more unfinished work than is looked at."""

    rows: Sequence[Ready]
    cut: bool = False


@dataclass(slots=True)
class _Desk:
    """What is needed to word the rows of a period."""

    period: Period
    calendar: WorkCalendar
    names: Names
    on: date
    units: Mapping[int, int]  # each unit, and those that ended into one, → the unit whose sheet it is
    products: Mapping[int, str] = field(default_factory=dict)


def gathered(user: User, period: Period, units: Mapping[int, int], *, on: date) -> Gathered:
    """The rows for the sheets of some units. `units` says for each unit whose sheet its work stands in."""
    desk = _Desk(
        period, calendar_for(user, period.start.year - 1, period.end.year), names_of(user.agency, on), on, units
    )
    tasks = unfinished(user, period.start, period.end, units)
    conclusions = open_conclusions(user, units)
    lines = _foreseen(user, period)
    desk.products = products_by_task([t.pk for t in (*tasks, *(c.task for c in conclusions if c.task))])
    templates = templates_due(user, period) if period.kind in _HELD_MONTHLY else []
    rows = [
        *(_of_task(task, desk) for task in tasks),
        *(turn for template in templates if _in_week(turn := _of_template(template, desk), period)),
        *(row for line in lines if (row := _of_line(line, desk, {t.annual_id for t in templates}))),
        *(
            replace(_of_task(c.task, desk, ticked=_falls(c.task, period)), source=ProposalSource.CONCLUSION)
            for c in conclusions
            if c.task
        ),
    ]
    return Gathered(_once([row for row in rows if row.unit]), cut=len(tasks) >= MOST)


def _in_week(row: Ready, period: Period) -> bool:
    """A week takes up what is due in it; a month all of its own."""
    if period.kind != ProgrammeKind.WEEKLY_SCHEDULE:
        return True
    return row.due is not None and period.start <= row.due <= period.end


def _falls(task: Task, period: Period) -> bool:
    return task.due is None or task.due <= period.end


def _of_task(task: Task, desk: _Desk, *, ticked: bool = True) -> Ready:
    """Running work goes on with its own words; its deadline is the one last agreed."""
    return Ready(
        unit=desk.units.get(task.lead_unit_id or 0, 0),
        source=ProposalSource.UNFINISHED,
        text=task.text,
        products=desk.products.get(task.pk, ""),
        when_words=f"{task.due:%d/%m/%Y}" if task.due else task.when_words,
        deadline_kind=DeadlineKind.DAY if task.due else _kind(task.deadline_kind),
        due=task.due,
        leader=task.leader_id,
        leader_words=task.leader_words,
        partners_words=task.partners_words,
        task=task.pk,
        ticked=ticked and task.state != TaskState.AWAITING_CONFIRMATION,
    )


def _kind(kind: str) -> str:
    """Without a day only what goes on or comes again keeps its kind."""
    return kind if kind in WITHOUT_DAY else DeadlineKind.NONE


def _of_template(template: Template, desk: _Desk) -> Ready:
    month = month_span(desk.period.start.year, desk.period.start.month)
    when = read_in_period(template.when_words, month, calendar=desk.calendar, on=desk.on)
    return Ready(
        unit=desk.units.get(template.unit_id, 0),
        source=ProposalSource.TEMPLATE,
        text=template.text,
        products=template.products,
        when_words=template.when_words,
        deadline_kind=when.kind,
        start=when.start,
        due=when.due,
        leader=template.leader_id,
        leader_words=template.leader.full_name if template.leader else "",
        section=template.section,
        annual=template.annual_id,
        template=template.pk,
    )


def _foreseen(user: User, period: Period) -> list[AnnualLine]:
    """The lines of the year's programme that name a month of the period; weeks are too short to be foreseen."""
    if period.kind not in _BY_MONTH:
        return []
    lines = annual_lines(user, period.start)
    found = [line for line in lines if foreseen_months(*line.words) & period.months]
    done = taken_up_and_done([line.pk for line in found])
    return [line for line in found if line.comes_again or line.pk not in done]


def _of_line(line: AnnualLine, desk: _Desk, templated: Iterable[int | None]) -> Ready | None:
    """A line of the annual programme; None where a template stands for it or its task is finished."""
    again = line.comes_again or foreseen_months(*line.words) == ALL_MONTHS
    if line.pk in set(templated) or (line.task is not None and not line.task_open and not again):
        return None
    unit = line.lead_unit or desk.names.unit(line.unit_words.split(";")[0].strip()) or 0
    when = read_in_period(line.words[0], desk.period.span, calendar=desk.calendar, on=desk.on)
    falls = when.kind in WITHOUT_DAY or (when.due is not None and desk.period.start <= when.due <= desk.period.end)
    return Ready(
        unit=desk.units.get(unit, 0),
        source=ProposalSource.ANNUAL,
        text=line.text,
        products=line.products,
        when_words=line.words[0] if falls else "",
        deadline_kind=when.kind if falls else DeadlineKind.NONE,
        start=when.start if falls else None,
        due=when.due if falls else None,
        leader=line.leader or desk.names.person(line.leader_words),
        leader_words=line.leader_words,
        partners_words=line.partners_words,
        task=None if again else line.task,
        annual=line.pk,
    )


def _once(rows: Sequence[Ready]) -> list[Ready]:
    """Each work once: what tells of the same task or line is one row, and so is what says the same in one unit."""
    kept: dict[object, Ready] = {}
    for number, row in enumerate(rows):
        key = ("task", row.task) if row.task else ("line", row.annual) if row.annual else number
        kept[key] = _joined(kept[key], row) if key in kept else row
    return _without_doubles(list(kept.values()))


def _joined(first: Ready, other: Ready) -> Ready:
    return replace(first, annual=first.annual or other.annual, ticked=first.ticked or other.ticked)


def _without_doubles(rows: Sequence[Ready]) -> list[Ready]:
    """New work that runs already in the same words is the running work; a next time of something is not."""
    running = [row for row in rows if row.task]
    fresh = [row for row in rows if not row.task and not row.template]
    matches = match_works(
        [_work(n, row) for n, row in enumerate(fresh)], [_work(n, row) for n, row in enumerate(running)]
    )
    same = {
        int(match.new): int(match.known)
        for match in matches.values()
        if fresh[int(match.new)].unit == running[int(match.known)].unit
    }
    joined = {place: _joined(running[place], fresh[new]) for new, place in same.items()}
    left = [row for n, row in enumerate(fresh) if n not in same]
    return [*(joined.get(n, row) for n, row in enumerate(running)), *(row for row in rows if row.template), *left]


def _work(number: int, row: Ready) -> Work:
    return Work(key=str(number), text=row.text, unit=str(row.unit))
