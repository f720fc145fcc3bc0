"""Where the year's plan stands: each line of the annual programme against the months, as a matrix. No database.

A month *foresees* a line by its words (`core.calendar.foreseen`). A line of a month's programme *takes it up*: by the
same task, or because somebody said so. Months in a row that foresee one piece of work ask for it once; work that
is foreseen in all twelve is asked for in each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from giaoban.core.calendar.periods import month_span
from giaoban.core.lifecycle.tasks import TaskState

MONTHS = range(1, 13)


class Stand(StrEnum):
    """How a line of the year stands in a month; `label` is what pages say."""

    NONE = "none"
    FORESEEN = "foreseen"
    SETTLED = "settled"
    MISSED = "missed"
    MAYBE = "maybe"
    TAKEN = "taken"
    LATE = "late"
    DONE = "done"
    OFF = "off"

    @property
    def label(self) -> str:
        return _LABELS[self][0]

    @property
    def sign(self) -> str:
        """One character beside the colour, so that the matrix reads in black and white."""
        return _LABELS[self][1]


_LABELS = {
    Stand.NONE: ("không dự kiến", ""),
    Stand.FORESEEN: ("dự kiến, chưa đến", "○"),
    Stand.SETTLED: ("dự kiến, đã đưa vào tháng khác", "·"),
    Stand.MISSED: ("dự kiến mà không đưa vào", "✕"),
    Stand.MAYBE: ("có thể là việc này, chờ người xác nhận", "?"),
    Stand.TAKEN: ("đã đưa vào, đang làm", "◑"),
    Stand.LATE: ("đã đưa vào, quá hạn", "!"),
    Stand.DONE: ("đã xong", "✓"),
    Stand.OFF: ("đã huỷ", "–"),
}


@dataclass(frozen=True, slots=True)
class TakenLine:
    """A line of a programme of the year, in the months that the programme plans, with how its work stands."""

    pk: int
    text: str
    months: tuple[int, ...]
    annual: int | None
    task: int | None
    state: str = ""
    done_on: date | None = None
    late: bool = False
    unit: str = ""
    programme: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class YearLine:
    """A line of the annual programme: the months that foresee it; `steady` work has no end and is asked for once.

    `done` is the month in which its own task was finished, by whichever way it came there.
    """

    pk: int
    foreseen: frozenset[int]
    task: int | None = None
    steady: bool = False
    done: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A line of the year in a month: how it stands, and the lines that took it up."""

    month: int
    stand: Stand
    taken: tuple[TakenLine, ...] = ()


class TakenIndex:
    """The lines of the year by what they take up, so that a matrix looks at each once."""

    def __init__(self, lines: Iterable[TakenLine]) -> None:
        self._by_annual: dict[int, list[TakenLine]] = {}
        self._by_task: dict[int, list[TakenLine]] = {}
        for one in lines:
            if one.annual is not None:
                self._by_annual.setdefault(one.annual, []).append(one)
            if one.task is not None:
                self._by_task.setdefault(one.task, []).append(one)

    def of(self, line: YearLine) -> list[TakenLine]:
        found = [*self._by_annual.get(line.pk, ()), *(self._by_task.get(line.task, ()) if line.task else ())]
        return list({one.pk: one for one in found}.values())


def coverage_row(
    line: YearLine,
    taken: Sequence[TakenLine],
    *,
    year: int,
    planned: Collection[int],
    maybe: Collection[int] = (),
    today: date,
) -> list[Cell]:
    """The twelve cells of a line. `planned` are the months whose programme is there: what it lacks was not taken up;
    `maybe` those in which some line seems to be it."""
    by_month = {month: tuple(one for one in taken if month in _months(one, line)) for month in MONTHS}
    closed = {month for month in MONTHS if month in planned or month_span(year, month)[1] < today}
    last = max((month for month in MONTHS if by_month[month]), default=0)
    open_months = _open_months(line, {month for month in MONTHS if by_month[month]})

    def cell(month: int) -> Cell:
        if by_month[month]:
            return Cell(month, _taken(by_month[month], year, month, last=month == last), by_month[month])
        if month in maybe:
            return Cell(month, Stand.MAYBE)
        done = month == line.done and not taken
        return Cell(month, Stand.DONE if done else _untaken(line, month, open_months, closed))

    return [cell(month) for month in MONTHS]


def asked_spans(line: YearLine) -> list[tuple[int, ...]]:
    """The stretches of months each of which asks for the line once."""
    months = sorted(line.foreseen)
    if line.steady:
        return [tuple(months)] if months else []
    if len(months) == len(MONTHS):
        return [(month,) for month in months]
    spans: list[list[int]] = []
    for month in months:
        if spans and spans[-1][-1] == month - 1:
            spans[-1].append(month)
        else:
            spans.append([month])
    return [tuple(span) for span in spans]


def _months(one: TakenLine, line: YearLine) -> tuple[int, ...]:
    """Where a line of a longer programme stands: in those of its months that foresee it, else in the first."""
    if len(one.months) == 1:
        return one.months
    return tuple(month for month in one.months if month in line.foreseen) or one.months[:1]


def _taken(lines: Sequence[TakenLine], year: int, month: int, *, last: bool) -> Stand:
    """Of several lines the one that is furthest from done decides."""
    end = month_span(year, month)[1]
    stands = {_stand(one, end, last=last) for one in lines}
    return next(stand for stand in (Stand.LATE, Stand.TAKEN, Stand.DONE, Stand.OFF) if stand in stands)


def _stand(one: TakenLine, end: date, *, last: bool) -> Stand:
    if one.state == TaskState.CANCELLED:
        return Stand.OFF
    if one.state == TaskState.DONE:
        return Stand.DONE if last or one.done_on is None or one.done_on <= end else Stand.TAKEN
    return Stand.LATE if one.late and last else Stand.TAKEN


def _open_months(line: YearLine, taken: Collection[int]) -> frozenset[int]:
    """The foreseen months of spans in which nobody took the line up, nor in the months just before them; work that
    was finished without any programme settles what was asked for until then."""
    found: set[int] = set()
    before = 0  # the last month of the span before
    each = len(line.foreseen) == len(MONTHS) and not line.steady
    for span in asked_spans(line):
        finished = line.done is not None and (line.done == span[0] if each else span[0] <= line.done)
        if not finished and not any(before < month <= span[-1] for month in taken):
            found.update(span)
        before = span[-1]
    return frozenset(found)


def _untaken(line: YearLine, month: int, open_months: Collection[int], closed: Collection[int]) -> Stand:
    if month not in line.foreseen:
        return Stand.NONE
    if month not in open_months:
        return Stand.SETTLED
    span = next(span for span in asked_spans(line) if month in span)
    return Stand.MISSED if all(one in closed for one in span) else Stand.FORESEEN


def is_untouched(cells: Sequence[Cell]) -> bool:
    """Whether no month has taken the line up, nor was it done beside them."""
    return not any(cell.taken or cell.stand is Stand.DONE for cell in cells)


def is_missed(cells: Sequence[Cell]) -> bool:
    return any(cell.stand is Stand.MISSED for cell in cells)


def months_of(start: date, end: date, year: int) -> tuple[int, ...]:
    """The months of a year that a programme plans."""
    first = start.month if start.year == year else 1
    last = end.month if end.year == year else 12
    return tuple(range(first, last + 1)) if start.year <= year <= end.year else ()


def counts_of(rows: Iterable[Sequence[Cell]]) -> Mapping[str, int]:
    """How many lines there are, how many a month took up, missed, and how many wait for a person."""
    all_rows = list(rows)
    return {
        "all": len(all_rows),
        "touched": sum(not is_untouched(cells) for cells in all_rows),
        "untouched": sum(is_untouched(cells) for cells in all_rows),
        "missed": sum(is_missed(cells) for cells in all_rows),
        "maybe": sum(any(cell.stand is Stand.MAYBE for cell in cells) for cells in all_rows),
    }
