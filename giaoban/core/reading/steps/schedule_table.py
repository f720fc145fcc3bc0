"""Calendars as tables: which column is what, and the rows of each day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from giaoban.core.calendar.deadlines import Context, read_deadline
from giaoban.core.reading.document import Cell, Row, Table
from giaoban.core.reading.language.hours import find_hours, session_of
from giaoban.core.reading.model import Period, Session
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.day_heading import (
    Day,
    DayContext,
    is_bare_weekday,
    names_only_weekday,
    read_day_cell,
    read_day_heading,
)
from giaoban.core.reading.steps.event_text import NOTHING, Line
from giaoban.core.text.folding import fold


class Role(StrEnum):
    """What a column holds; OTHER is read by nobody (participants, notes, vehicles)."""

    DAY = "day"
    WEEKDAY = "weekday"
    SESSION = "session"
    HOUR = "hour"
    WHEN = "when"  # day, session or hour together
    CONTENT = "content"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    UNITS = "units"
    LEADERS = "leaders"
    PLACE = "place"
    OTHER = "other"


# Tried in order on the folded header; the first that is found wins.
_HEADERS: tuple[tuple[Role, str], ...] = (
    (
        Role.OTHER,
        r"^(?:stt|tt|so tt)$|ghi chu|theo doi|lanh dao (?:vp|van phong)|phuong tien|\bxe\b|lai xe|giay moi"
        r"|cong van|so den",
    ),
    (Role.MORNING, r"^(?:buoi )?sang\b(?!.*chieu)"),
    (Role.AFTERNOON, r"^(?:buoi )?chieu\b"),
    (Role.EVENING, r"^(?:buoi )?toi\b"),
    (Role.WEEKDAY, r"^thu$|^thu trong tuan$"),
    (
        Role.UNITS,
        r"(?:co quan|don vi|phong|bo phan|ban|nguoi|cb|can bo)(?: ,? ?\w+){0,3} (?:chuan bi|tham muu|phuc vu)"
        r"|chuan bi|tham muu"
        r"|(?:co quan|don vi|phong|bo phan)(?: ,? ?\w+){0,2} (?:chu tri|thuc hien|phu trach)|^(?:co quan|don vi"
        r"|phong|cac don vi)$",
    ),
    (Role.OTHER, r"thanh phan|moi du|khach moi|phoi hop|cung du|cung di"),
    (
        Role.LEADERS,
        r"lanh dao|chu tri|chu toa|thuong truc|giam doc|\bbgd\b|nguoi du|phan cong|chi dao|phu trach|^du hop$"
        r"|tham du",
    ),
    (Role.PLACE, r"dia diem|noi hop|phong hop"),
    (Role.WHEN, r"^(?:ngay|thu|buoi)[ ,/-]+(?:.*\b)?(?:gio|buoi|thoi gian)|thoi gian.*(?:ngay|thu)"),
    (Role.DAY, r"^(?:thu )?[/,( -]*ngay(?:[ ,/-]*(?:thang|thu|nam))*\)?$|^thu[ ,/-]+ngay|^ngay"),
    (Role.SESSION, r"^buoi\b"),
    (Role.HOUR, r"^gio\b|thoi gian|^thoi diem"),
    (Role.CONTENT, r"noi dung|cong viec|lich (?:lam viec|cong tac)|cong tac|hoat dong|su kien|chuong trinh|nhiem vu"),
    (Role.OTHER, r"du\b"),
)
_ROLES = tuple((role, re.compile(pattern)) for role, pattern in _HEADERS)
_DAYLIKE = frozenset({Role.DAY, Role.WEEKDAY, Role.WHEN})
_CONTENT = {
    Role.CONTENT: None,
    Role.MORNING: Session.MORNING,
    Role.AFTERNOON: Session.AFTERNOON,
    Role.EVENING: Session.EVENING,
}
_ORDINAL = re.compile(r"(?:so )?(?:s ?tt|t ?t)|stt.*")
_ANY_YEAR = DayContext(Period(date(2000, 1, 1), date(2000, 1, 31)))
_COLUMN_NUMBERS = re.compile(r"\(?\d{1,2}\)?")


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


@dataclass(slots=True)
class DayRows:
    """The rows of one day. `line` is the first one's."""

    day: Day
    line: int
    parts: list[Part] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column of a table holds, and the first row that is no header."""

    roles: tuple[Role, ...]
    first_row: int

    def of(self, *roles: Role) -> list[int]:
        return [i for i, role in enumerate(self.roles) if role in roles]


def find_columns(table: Table, before: Columns | None = None, *, has_day: bool = False) -> Columns | None:
    """The columns of a calendar, from its header rows; None where the table is no calendar.

    `before`: the columns of the calendar that this table may go on. `has_day`: a heading above the table names
    the day, so that the table needs no day column.
    """
    headers: list[str] = [""] * table.width
    best: Columns | None = None
    for row in table.rows[:4]:
        for cell in row.cells:
            for column in range(cell.column, min(cell.column + cell.colspan, table.width)):
                if cell.text and (cell.colspan < table.width):
                    headers[column] = fold(cell.text)
        roles = _unique(tuple(_role(h) for h in headers), has_day=has_day)
        if row.index == 0:
            roles = _day_by_content(roles, headers, table, 1)
        if _is_calendar(roles, has_day=has_day):
            best = Columns(roles, row.index + 1)
            if not _more_header(table, row.index + 1):
                break
        elif best is not None:
            break
    if best is not None:
        return Columns(best.roles, _behind_column_numbers(table, best.first_row))
    if before is not None and len(before.roles) == table.width:
        return Columns(before.roles, 0)
    return None


def is_calendar_table(table: Table) -> bool:
    """Is a table a calendar: a content column, and days in half the cells of its day column or in rows of their own?

    A task table whose "Thời gian" holds deadlines is none.
    """
    columns = find_columns(table)
    if columns is None:
        return False
    rows = table.rows[columns.first_row :]
    bands = sum(_band_text(row, table) is not None for row in rows)
    if bands >= 2:
        return True
    texts = [whole for row in rows if (whole := _day_passage(row, columns)).text]
    days = [day for t in texts if (day := read_day_cell(t, _ANY_YEAR)) is not None and _short_rest(day)]
    return len(days) * 2 >= len(texts) > 0


def day_texts(table: Table) -> list[str]:
    """What the rows of a calendar print as their days."""
    columns = find_columns(table)
    if columns is None:
        return []
    return [text for row in table.rows[columns.first_row :] if (text := _day_passage(row, columns).text)]


def _short_rest(day: Day) -> bool:
    """A deadline ("Trước 10/11 gửi về Văn phòng") says more than a day, a session and an hour."""
    rest = re.sub(r"\W|\d|giờ|phút|h|sáng|chiều|tối|cả ngày|buổi", "", day.rest.text.lower())
    return len(rest) < 12


def _band_text(row: Row, table: Table) -> Passage | None:
    filled = [c for c in row.cells if c.text]
    if len(filled) != 1 or (len(row.cells) > 1 and filled[0].colspan < table.width - 1):
        return None
    text = Passage.of_cell(filled[0])
    return text if read_day_heading(text, _ANY_YEAR) is not None else None


def _day_passage(row: Row, columns: Columns) -> Passage:
    """What a row's own day cells say; a weekday column may leave out "thứ"."""
    passages = []
    for column in columns.of(*_DAYLIKE):
        passage = Passage.of_cell(_own_cell(row, column))
        if columns.roles[column] is Role.WEEKDAY and is_bare_weekday(passage.text):
            passage = Passage.join((Passage("Thứ"), passage))
        passages.append(passage)
    return Passage.join(passages)


def _role(header: str) -> Role:
    if not header or len(header) > 90:
        return Role.OTHER
    for role, pattern in _ROLES:
        if pattern.search(header):
            return role
    return Role.OTHER


def _unique(roles: tuple[Role, ...], *, has_day: bool) -> tuple[Role, ...]:
    """What a column is by its place: without a day column, "thời gian" before the content tells the day too
    (behind the content it is a deadline); "nội dung" above columns of sessions is no column of its own."""
    fixed = list(roles)
    content = next((i for i, r in enumerate(fixed) if r in _CONTENT), 0)
    if not has_day and not any(r in _DAYLIKE for r in fixed) and Role.HOUR in fixed[:content]:
        fixed[fixed.index(Role.HOUR)] = Role.WHEN
    if Role.CONTENT in fixed and Role.MORNING in fixed:
        fixed = [Role.OTHER if r is Role.CONTENT else r for r in fixed]
    return tuple(fixed)


def _day_by_content(roles: tuple[Role, ...], headers: list[str], table: Table, first: int) -> tuple[Role, ...]:
    """Where no header names the day (it is blank or was read badly), the first column if its cells are days."""
    if any(r in _DAYLIKE for r in roles) or not any(r in _CONTENT for r in roles) or not roles:
        return roles
    content = next(i for i, r in enumerate(roles) if r in _CONTENT)
    blank = (i for i, r in enumerate(roles[:content]) if r is Role.OTHER and not _ORDINAL.fullmatch(headers[i]))
    column = next(blank, None)
    if column is None:
        return roles
    cells = [c for row in table.rows[first:] for c in row.cells if c.column == column and c.text]
    days = sum(read_day_cell(Passage.of_cell(c), _ANY_YEAR) is not None for c in cells)
    if len(cells) < 2 or days * 5 < len(cells) * 3:
        return roles
    return (*roles[:column], Role.DAY, *roles[column + 1 :])


def _is_calendar(roles: tuple[Role, ...], *, has_day: bool) -> bool:
    content = any(r in _CONTENT for r in roles)
    day = any(r in _DAYLIKE for r in roles)
    return content and (day or (has_day and (Role.HOUR in roles or Role.SESSION in roles)))


def _more_header(table: Table, index: int) -> bool:
    """Is the next row still header: cells of the row above that span it, and labels only?"""
    if index >= len(table.rows):
        return False
    row = table.rows[index]
    spanned = any(c.row < index < c.row + c.rowspan for r in table.rows[:index] for c in r.cells)
    texts = [c.text for c in row.cells if c.text]
    return spanned and bool(texts) and all(len(t) < 40 and _role(fold(t)) is not Role.OTHER for t in texts)


def _behind_column_numbers(table: Table, index: int) -> int:
    if index < len(table.rows):
        texts = [c.text for c in table.rows[index].cells if c.text]
        if len(texts) > 2 and all(_COLUMN_NUMBERS.fullmatch(t) for t in texts):
            return index + 1
    return index


# --- rows ---------------------------------------------------------------------------------------------------


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
            day = self._day(row, table)
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

    def _day(self, row: Row, table: Table) -> Day | None:
        """The day that a row's own cells name (weekday and date may stand in two cells)."""
        whole = _day_passage(row, self.columns)
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
        when = self._when(row, table)
        hour = self._cell_text(row, table, Role.HOUR, own=True)
        self._hold_session((self._cell_text(row, table, Role.SESSION), when, hour))
        hours = self._paragraphs(row, table, Role.HOUR) if hour else ()
        if not hours and when and find_hours(when.text):
            hours = (when,)
        for column in [-1] if lines else self.columns.of(*_CONTENT):
            role = Role.CONTENT if column < 0 else self.columns.roles[column]
            cell = None if column < 0 else _own_cell(row, column)
            said = lines or _lines(cell)
            own = _CONTENT[role]
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

    def _when(self, row: Row, table: Table) -> Passage:
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
