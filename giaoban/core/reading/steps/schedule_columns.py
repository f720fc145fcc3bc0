"""The columns of a calendar: what each header means, and whether a table is a calendar at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from giaoban.core.reading.document import Row, Table
from giaoban.core.reading.language.names import PERSON_PREFIX, TITLE_HEAD
from giaoban.core.reading.model import Period, Session
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.day_heading import Day, DayContext, is_bare_weekday, read_day_cell, read_day_heading
from giaoban.core.text.folding import fold
from giaoban.core.text.patterns import lazy_pattern


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
_ROLES = tuple((role, lazy_pattern(pattern)) for role, pattern in _HEADERS)
DAYLIKE = frozenset({Role.DAY, Role.WEEKDAY, Role.WHEN})
CONTENT = {
    Role.CONTENT: None,
    Role.MORNING: Session.MORNING,
    Role.AFTERNOON: Session.AFTERNOON,
    Role.EVENING: Session.EVENING,
}
_ORDINAL = lazy_pattern(r"(?:so )?(?:s ?tt|t ?t)|stt.*")
_ANY_YEAR = DayContext(Period(date(2000, 1, 1), date(2000, 1, 31)))
_COLUMN_NUMBERS = lazy_pattern(r"\(?\d{1,2}\)?")


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column of a table holds, and the first row that is no header.

    `heads` are the leaders whose columns these are, by column, where the table has one column for each.
    """

    roles: tuple[Role, ...]
    first_row: int
    heads: dict[int, Passage] = field(default_factory=dict)

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
        heads = _leaders_of_columns(row, roles)
        roles = tuple(Role.CONTENT if i in heads else role for i, role in enumerate(roles))
        if _is_calendar(roles, has_day=has_day):
            best = Columns(roles, row.index + 1, heads)
            if not _more_header(table, row.index + 1):
                break
        elif best is not None:
            break
    if best is not None:
        return Columns(best.roles, _behind_column_numbers(table, best.first_row), best.heads)
    if before is not None and len(before.roles) == table.width:
        return Columns(before.roles, 0, before.heads)
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
    texts = [whole for row in rows if (whole := day_passage(row, columns)).text]
    days = [day for t in texts if (day := read_day_cell(t, _ANY_YEAR)) is not None and _short_rest(day)]
    return len(days) * 2 >= len(texts) > 0


def day_texts(table: Table) -> list[str]:
    """What the rows of a calendar print as their days."""
    columns = find_columns(table)
    if columns is None:
        return []
    return [text for row in table.rows[columns.first_row :] if (text := day_passage(row, columns).text)]


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


def day_passage(row: Row, columns: Columns) -> Passage:
    """What a row's own day cells say; a weekday column may leave out "thứ"."""
    passages = []
    for column in columns.of(*DAYLIKE):
        passage = Passage.of_cell(row.cell_at(column))
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
    content = next((i for i, r in enumerate(fixed) if r in CONTENT), 0)
    if not has_day and not any(r in DAYLIKE for r in fixed) and Role.HOUR in fixed[:content]:
        fixed[fixed.index(Role.HOUR)] = Role.WHEN
    if Role.CONTENT in fixed and Role.MORNING in fixed:
        fixed = [Role.OTHER if r is Role.CONTENT else r for r in fixed]
    return tuple(fixed)


def _day_by_content(roles: tuple[Role, ...], headers: list[str], table: Table, first: int) -> tuple[Role, ...]:
    """Where no header names the day (it is blank or was read badly), the first column if its cells are days."""
    if any(r in DAYLIKE for r in roles) or not any(r in CONTENT for r in roles) or not roles:
        return roles
    content = next(i for i, r in enumerate(roles) if r in CONTENT)
    blank = (i for i, r in enumerate(roles[:content]) if r is Role.OTHER and not _ORDINAL.fullmatch(headers[i]))
    column = next(blank, None)
    if column is None:
        return roles
    cells = [c for row in table.rows[first:] for c in row.cells if c.column == column and c.text]
    days = sum(read_day_cell(Passage.of_cell(c), _ANY_YEAR) is not None for c in cells)
    if len(cells) < 2 or days * 5 < len(cells) * 3:
        return roles
    return (*roles[:column], Role.DAY, *roles[column + 1 :])


def _leaders_of_columns(row: Row, roles: tuple[Role, ...]) -> dict[int, Passage]:
    """ "Thứ | Buổi | Giám đốc A | Phó Giám đốc B": what each of two or more leaders does, in a column of their own."""
    if any(r in CONTENT for r in roles) or not any(r in DAYLIKE for r in roles):
        return {}
    heads = {
        cell.column: Passage.of_cell(cell)
        for cell in row.cells
        if cell.colspan == 1 and (TITLE_HEAD.match(cell.text) or PERSON_PREFIX.match(cell.text))
    }
    return heads if len(heads) > 1 else {}


def _is_calendar(roles: tuple[Role, ...], *, has_day: bool) -> bool:
    content = any(r in CONTENT for r in roles)
    day = any(r in DAYLIKE for r in roles)
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
