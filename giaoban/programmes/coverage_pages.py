"""What the pages of coverage show: the matrix of a year, what seems to be taken up, and what no plan asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.calendar.foreseen import foreseen_months
from giaoban.core.continuation import Match, Work, match_works
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.text.folding import fold
from giaoban.programmes.coverage import (
    MONTHS,
    Cell,
    Stand,
    TakenIndex,
    TakenLine,
    YearLine,
    counts_of,
    coverage_row,
    is_missed,
    is_untouched,
    months_of,
)
from giaoban.programmes.coverage_queries import taking_lines, taking_programmes, year_lines
from giaoban.programmes.models import Line, Programme, Section
from giaoban.programmes.rows import printed_number

SHOWS: dict[str, str] = {
    "": "Cả chương trình",
    "untouched": "Chưa tháng nào đưa vào",
    "missed": "Bỏ lỡ",
    "maybe": "Chờ xác nhận",
}


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A line of the year with its twelve cells."""

    line: Line
    unit: str
    unit_key: str
    cells: Sequence[Cell]

    @property
    def number(self) -> str:
        return printed_number(self.line.path)

    @property
    def when(self) -> str:
        """The printed time, where the section does not say the same."""
        section = self.line.section
        return "" if section is not None and fold(section.title) == fold(self.line.when_words) else self.line.when_words

    def is_in(self, show: str) -> bool:
        match show:
            case "untouched":
                return is_untouched(self.cells)
            case "missed":
                return is_missed(self.cells)
            case "maybe":
                return any(cell.stand is Stand.MAYBE for cell in self.cells)
        return True


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line of a month that seems to take up a line of the year, for a person to say."""

    annual: Line
    line: TakenLine
    match: Match


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole matrix of a year, before anything is narrowed."""

    annual: Programme
    year: int
    rows: Sequence[CoverageRow]
    proposals: Sequence[Proposal]
    programmes: Sequence[Programme]

    @property
    def planned(self) -> dict[int, Programme]:
        """The programme of each month that has one; a month's own before the quarter's."""
        found: dict[int, Programme] = {}
        for one in self.programmes:
            months = months_of(one.start, one.end, self.year) if one.start and one.end else ()
            for month in months:
                if month not in found or len(months) == 1:
                    found[month] = one
        return found


@dataclass(slots=True)
class CoveragePart:
    """A section of the annual programme with its lines."""

    section: Section | None
    rows: list[CoverageRow] = field(default_factory=list)

    @property
    def touched(self) -> int:
        return sum(not is_untouched(row.cells) for row in self.rows)


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """The matrix as it was asked for."""

    annual: Programme
    year: int
    parts: Sequence[CoveragePart]
    proposals: Sequence[Proposal]
    shows: Sequence[tuple[str, str, int, bool]]  # address, name, number, chosen
    units: Sequence[tuple[str, str, bool]]
    show: str
    unit: str
    shown: int
    months: Sequence[tuple[int, Programme | None]]  # its number, and its programme where it is there

    @property
    def stands(self) -> list[Stand]:
        """What the signs mean, for the legend."""
        return [stand for stand in Stand if stand is not Stand.NONE]

    @property
    def narrowed(self) -> str:
        """What the matrix is narrowed to, in words; "" for all of it."""
        units = [name for _, name, chosen in self.units if chosen]
        return ", ".join([*([SHOWS[self.show].lower()] if self.show else []), *units])

    @property
    def sheet_query(self) -> str:
        return _query(self.show, self.unit)


def coverage_of(annual: Programme, today: date) -> Coverage:
    """The matrix: four questions, however long the programmes are."""
    year = annual.start.year if annual.start else today.year
    lines = list(year_lines(annual))
    programmes = {one.pk: one for one in taking_programmes(annual, year)}
    taking = taking_lines(programmes, year, today)
    planned = Coverage(annual, year, (), (), list(programmes.values())).planned
    asked = {line.pk: _year_line(line, year) for line in lines}
    index = TakenIndex(taking)
    taken = {pk: index.of(one) for pk, one in asked.items()}
    proposals = _proposals(lines, asked, taken, taking)
    maybe: dict[int, set[int]] = {}
    for one in proposals:
        maybe.setdefault(one.annual.pk, set()).update(one.line.months[:1])
    rows = [
        CoverageRow(
            line,
            _unit(line),
            _unit_key(line),
            coverage_row(
                asked[line.pk], taken[line.pk], year=year, planned=planned, maybe=maybe.get(line.pk, ()), today=today
            ),
        )
        for line in lines
    ]
    return Coverage(annual, year, rows, proposals, list(programmes.values()))


def coverage_page(coverage: Coverage, asked: Mapping[str, str]) -> CoveragePage:
    show = asked.get("show", "") if asked.get("show", "") in SHOWS else ""
    unit = asked.get("unit", "")
    of_unit = [row for row in coverage.rows if unit in ("", row.unit_key)]
    rows = [row for row in of_unit if row.is_in(show)]
    counts = counts_of(row.cells for row in of_unit)
    numbers = {
        "": counts["all"],
        "untouched": counts["untouched"],
        "missed": counts["missed"],
        "maybe": counts["maybe"],
    }
    shown = {row.line.pk for row in rows}
    units = {row.unit_key: row.unit for row in coverage.rows if row.unit_key}
    planned = coverage.planned
    return CoveragePage(
        annual=coverage.annual,
        year=coverage.year,
        parts=_parts(rows),
        proposals=[one for one in coverage.proposals if one.annual.pk in shown],
        shows=[(f"?{_query(key, unit)}", name, numbers[key], key == show) for key, name in SHOWS.items()],
        units=sorted(((key, name, key == unit) for key, name in units.items()), key=lambda one: one[1]),
        show=show,
        unit=unit,
        shown=len(rows),
        months=[(month, planned.get(month)) for month in MONTHS],
    )


def _query(show: str, unit: str) -> str:
    return urlencode({name: value for name, value in (("show", show), ("unit", unit)) if value})


def _parts(rows: Sequence[CoverageRow]) -> list[CoveragePart]:
    """The rows under their sections, in the order of the paper."""
    parts: list[CoveragePart] = []
    for row in rows:
        if not parts or parts[-1].section != row.line.section:
            parts.append(CoveragePart(row.line.section))
        parts[-1].rows.append(row)
    return parts


def _year_line(line: Line, year: int) -> YearLine:
    title, task = line.section.title if line.section else "", line.task
    done_on = task.done_on if task is not None and task.state == TaskState.DONE else None
    return YearLine(
        line.pk,
        foreseen_months(line.when_words, title, line.text),
        line.task_id,
        steady=task is not None and task.deadline_kind == DeadlineKind.REGULAR,
        done=done_on.month if done_on is not None and done_on.year == year else None,
    )


def _unit(line: Line) -> str:
    unit = line.task.lead_unit if line.task else None
    return (unit.short_name or unit.name) if unit else line.unit_words


def _unit_key(line: Line) -> str:
    unit = line.task.lead_unit_id if line.task else None
    return str(unit) if unit else ""


def _proposals(
    lines: Sequence[Line],
    asked: Mapping[int, YearLine],
    taken: Mapping[int, Sequence[TakenLine]],
    taking: Sequence[TakenLine],
) -> list[Proposal]:
    """Month by month, lines that nobody linked against lines of the year that the month does not have yet."""
    linked = {one.pk for found in taken.values() for one in found}
    known = {str(line.pk): _work(line) for line in lines}
    by_pk = {str(line.pk): line for line in lines}
    found: list[Proposal] = []
    for month in MONTHS:
        free = {str(o.pk): o for o in taking if o.months[:1] == (month,) and o.pk not in linked and o.annual is None}
        if not free:
            continue
        has = {pk for pk, ones in taken.items() if any(month in one.months for one in ones)}
        open_lines = [work for key, work in known.items() if int(key) not in has]
        matches = match_works([Work(key, one.text, one.unit) for key, one in free.items()], open_lines)
        found += [Proposal(by_pk[m.known], free[m.new], m) for m in matches.values()]
    return found


def _work(line: Line) -> Work:
    return Work(
        str(line.pk), line.text, _unit_key(line) or line.unit_words, label=f"dòng {line.path} của chương trình năm"
    )
