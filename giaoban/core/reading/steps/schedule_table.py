"""Calendars as tables: the rows of each day; a day and a session go down to the rows that lack them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from giaoban.core.calendar.deadlines import Context, read_deadline
from giaoban.core.reading.document import Cell, Row, Table
from giaoban.core.reading.language.hours import find_hours, session_of
from giaoban.core.reading.model import Session
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.day_heading import (
    Day,
    DayContext,
    names_only_weekday,
    read_day_cell,
    read_day_heading,
)
from giaoban.core.reading.steps.event_text import NOTHING, Line
from giaoban.core.reading.steps.schedule_columns import CONTENT, Columns, Role, day_passage


@dataclass(frozen=True, slots=True)
class Part:
    """One printed row: what a content column says and what stands beside it."""

    lines: tuple[Line, ...]
    session: Session | None
    session_source: Passage
    hour: tuple[Passage, ...]
    place: tuple[Passage, ...]
    units: tuple[Passage, ...]
    leaders: tuple[Passage, ...]
    line: int
    head: Passage = NOTHING  # the leader whose column this is


@dataclass(slots=True)
class DayRows:
    """The rows of one day. `line` is the first one's."""

    day: Day
    line: int
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class TableReader:
    """Reads the rows of a calendar; the day and the session go down to the rows that lack them."""

    columns: Columns
    context: DayContext
    current: DayRows | None = None
    session: Session | None = None
    session_source: Passage = NOTHING
    unplaced: list[int] = field(default_factory=list)  # lines of rows with content before any day

    def read(self, table: Table) -> Iterator[DayRows]:
        """The days of the table, in order."""
        for row in table.rows[self.columns.first_row :]:
            if not row.text:
                continue
            heading = self._band(row, table)
            if heading is not None:
                if self.current is not None:
                    yield self.current
                self.current, self.session = DayRows(heading, row.line), None
                if heading.rest.strip():
                    self._add(row, table, _rest_lines(row, heading.rest))
                continue
            day = self._day(row)
            if day is not None and not self._same(day):
                if self.current is not None:
                    yield self.current
                self.current = DayRows(day, row.line)
                self.session, self.session_source = None, NOTHING
            elif day is not None:
                self.session, self.session_source = None, NOTHING
            if self.current is None:
                self.unplaced.append(row.line)
                continue
            self._add(row, table, None)
        if self.current is not None:
            yield self.current
            self.current = DayRows(self.current.day, self.current.line)

    def _same(self, day: Day) -> bool:
        return self.current is not None and self.current.day.start == day.start and self.current.day.end == day.end

    def _band(self, row: Row, table: Table) -> Day | None:
        """A row of one cell over the whole width that names a day: "THỨ HAI (03/11/2025)"."""
        filled = [c for c in row.cells if c.text]
        if len(filled) != 1 or (filled[0].colspan < 2 and not (filled[0].column == 0 and len(row.cells) == 1)):
            return None
        if filled[0].colspan < table.width - 1 and len(row.cells) > 1:
            return None
        return read_day_heading(Passage.of_cell(filled[0]), self.context)

    def _day(self, row: Row) -> Day | None:
        """The day that a row's own cells name (weekday and date may stand in two cells)."""
        whole = day_passage(row, self.columns)
        if not whole.text:
            return None
        return read_day_cell(whole, self.context) or self._span_of_time(whole)

    def _span_of_time(self, cell: Passage) -> Day | None:
        """A cell that names a span and no day ("Trong tháng", "Tuần 2"): its days, to be checked."""
        if self.context.period is None or session_of(cell.text) or find_hours(cell.text):
            return None
        period = self.context.period
        context = Context(period.start, period.end, self.context.year or period.start.year)
        deadline = read_deadline(cell.text, context)
        if deadline is None or not re.search(r"[^\W\d_]{3}", cell.text):
            return None
        start, end = deadline.start or period.start, deadline.due or period.end
        why = f"Không ghi ngày cụ thể, chỉ ghi “{cell.text}”."
        return Day(start, end if end > start else None, cell, NOTHING, why=why)

    def _add(self, row: Row, table: Table, lines: tuple[Line, ...] | None) -> None:
        if self.current is None:
            return
        when = self._when(row)
        hour = self._cell_text(row, table, Role.HOUR, own=True)
        self._hold_session((self._cell_text(row, table, Role.SESSION), when, hour))
        hours = self._paragraphs(row, table, Role.HOUR) if hour else ()
        if not hours and when and find_hours(when.text):
            hours = (when,)
        for column in [-1] if lines else self.columns.of(*CONTENT):
            role = Role.CONTENT if column < 0 else self.columns.roles[column]
            cell = None if column < 0 else _own_cell(row, column)
            said = lines or _lines(cell)
            own = CONTENT[role]
            self.current.parts.append(
                Part(
                    said,
                    own or self.session,
                    Passage("") if own else self.session_source,
                    hours,
                    self._paragraphs(row, table, Role.PLACE),
                    self._paragraphs(row, table, Role.UNITS),
                    self._paragraphs(row, table, Role.LEADERS),
                    row.line,
                    self.columns.heads.get(column, NOTHING),
                )
            )

    def _hold_session(self, sources: tuple[Passage, ...]) -> None:
        """The session that the row's cells name goes on; an hour in a column of both kinds ends it."""
        for source in sources:
            found = session_of(source.text) if source else None
            if found is not None:
                self.session, self.session_source = found, source
                return
        if Role.SESSION not in self.columns.roles and any(find_hours(s.text) for s in sources):
            self.session, self.session_source = None, NOTHING

    def _when(self, row: Row) -> Passage:
        """What a mixed cell says behind its day: the session or the hour."""
        columns = [*self.columns.of(Role.WHEN), *self.columns.of(Role.DAY)]
        for column in columns:
            cell = _own_cell(row, column)
            if cell is None or not cell.text:
                continue
            whole = Passage.of_cell(cell)
            day = read_day_cell(whole, self.context)
            rest = day.rest if day is not None else whole
            if session_of(rest.text) or find_hours(rest.text):
                return rest
            if find_hours(whole.text) or (self.columns.roles[column] is Role.WHEN and session_of(whole.text)):
                return whole
        return Passage("")

    def _cell_text(self, row: Row, table: Table, role: Role, *, own: bool = False) -> Passage:
        cells = (self._cell(row, table, c, own=own) for c in self.columns.of(role))
        return Passage.join(Passage.of_cell(c) for c in cells if c is not None)

    def _paragraphs(self, row: Row, table: Table, role: Role) -> tuple[Passage, ...]:
        return tuple(
            Passage.of(p)
            for column in self.columns.of(role)
            for cell in [self._cell(row, table, column)]
            if cell is not None
            for p in cell.paragraphs
        )

    def _cell(self, row: Row, table: Table, column: int, *, own: bool = False) -> Cell | None:
        """The cell of a column; a cell merged over several rows speaks for each of them."""
        cell = _own_cell(row, column)
        return cell if cell is not None or own else table.cell_over(row.index, column)


def _own_cell(row: Row, column: int) -> Cell | None:
    return row.cell_at(column)


def _lines(cell: Cell | None) -> tuple[Line, ...]:
    if cell is None:
        return ()
    return tuple(Line(Passage.of(p), p.line) for p in cell.paragraphs)


def _rest_lines(row: Row, rest: Passage) -> tuple[Line, ...]:
    return (Line(rest, row.line),)


def says_nothing(lines: tuple[Line, ...]) -> bool:
    """Is a content cell empty, or does it only name a weekend or a day off?"""
    text = " ".join(line.passage.text for line in lines)
    return not text.strip() or names_only_weekday(text)
