"""What each column of a table holds, told by the words of its header (and by its cells where there is none)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from giaoban.core.reading.document import Cell, Row, Table
from giaoban.core.reading.language.labels import Level, read_label
from giaoban.core.reading.passage import Passage
from giaoban.core.text.folding import fold
from giaoban.core.text.patterns import lazy_pattern


class Column(StrEnum):
    NUMBER = "number"
    CONTENT = "content"
    PRODUCT = "product"
    TIME = "time"
    BODIES = "bodies"  # leaders and units in one column: "Chỉ đạo/Thực hiện"
    LEADERS = "leaders"
    UNITS = "units"
    PARTNERS = "partners"
    DAY = "day"
    SESSION = "session"
    HOUR = "hour"
    PLACE = "place"
    ATTENDEES = "attendees"
    NOTE = "note"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Columns:
    """`roles` by column of the grid; `first_row` is the index of the first row that is no header.

    `guessed` where the table prints no header and the cells had to tell.
    """

    roles: tuple[Column, ...]
    first_row: int
    guessed: bool = False

    def of(self, *roles: Column) -> tuple[int, ...]:
        """The columns that hold one of these, from left to right."""
        return tuple(i for i, role in enumerate(self.roles) if role in roles)

    def has(self, *roles: Column) -> bool:
        return bool(self.of(*roles))


_LEADER = (
    r"lanh dao|chi dao|nguoi chu tri|chu tri cuoc hop|thuong truc|nguoi phu trach"
    r"|can bo phu trach|ld (?:so|phu)|bgd|ban giam doc"
)
_UNIT = (
    r"don vi|co quan|phong(?:,| |/|$)|thuc hien|chu tri|tham muu|chuan bi|soan thao|bo phan"
    r"|to chuc thuc hien|nguoi thuc hien|chuyen vien|dau moi"
    r"|trach nhiem|phan cong"
)
# In order: the first that fits a header cell (folded) tells the column.
_HEADERS: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (role, lazy_pattern(rf"\b(?:{pattern})"))
    for role, pattern in (
        (Column.NUMBER, r"(?:s\s*)?tt\.?$|so (?:tt|thu tu)|stt|no\.?$|muc$|#$|ma so$"),
        (Column.TIME, r"thoi gian,? *(?:va |/)? *dia diem"),
        (Column.PLACE, r"dia diem|noi (?:hop|to chuc|lam)|phong hop"),
        (
            Column.NOTE,
            r"ghi chu|can cu|co so phap|so luong|kinh phi|nguon|diem(?: so| thuong)?$|trang thai"
            r"|cap tham quyen|cap trinh|dung cu|so van ban|danh gia",
        ),
        (Column.SESSION, r"buoi$|sang$|chieu$|buoi (?:sang|chieu)|sang ?/ ?chieu"),
        (Column.HOUR, r"gio$|gio (?:bat dau|hop|lam)"),
        (
            Column.PARTNERS,
            r"^(?:(?:co quan|don vi|phong|bo phan|cac don vi|to chuc"
            r"|ca nhan)[, /]*)*(?:cung )?phoi hop(?: thuc hien)?$",
        ),
        (Column.LEADERS, r"lanh dao.*(?:tham du|du hop|chu tri)$"),
        (Column.ATTENDEES, r"thanh phan|tham du|moi du|nguoi du|dai bieu|doi tuong"),
        (
            Column.TIME,
            r"thoi (?:gian|han|diem)|han (?:hoan|xu|bao|thuc|nop)|tien do|ngay (?:hoan|ket|trinh"
            r"|thuc)|hoan thanh$|lich (?:trinh|hop)|ke hoach thoi|han$|"
            r"thang (?:thuc|trinh|hoan)|quy$|tuan$|thang$|ngay, thang|(?:bat dau|ket thuc|tu ngay|den ngay)$",
        ),
        (Column.DAY, r"(?:thu|ngay)(?:[ ,/()-]*(?:thu|ngay|thang|nam))*$|ngay lam"),
        (
            Column.PRODUCT,
            r"san pham|ket qua|dau ra|hinh thuc|loai (?:van ban|hinh)|the thuc|ten san|du kien ket|muc tieu",
        ),
        (Column.BODIES, rf"(?=.*(?:{_LEADER}))(?=.*(?:thuc hien|don vi|phong|co quan|chu tri|tham muu|chuan bi))"),
        (Column.BODIES, r"^phan cong(?: thuc hien| nhiem vu)?$|^(?:to chuc )?chi dao,? ?(?:va |/|-)? ?thuc hien"),
        (
            Column.UNITS,
            r"(?:co quan|don vi|phong|phong,? don vi|bo phan|don vi,? ca nhan)[ ,/]*(?:chu tri"
            r"|thuc hien|chuan bi|tham muu|soan thao|phu trach|chinh|dau moi)",
        ),
        (Column.LEADERS, rf"{_LEADER}|phu trach|nguoi (?:chi|duyet|ky)|theo doi"),
        (Column.UNITS, rf"{_UNIT}"),
        (
            Column.CONTENT,
            r"noi dung|nhiem vu|cong viec|ten (?:nhiem|cong|de|van|noi)|de an|hoat dong"
            r"|chuong trinh|danh muc|viec|lich (?:cong|lam)|linh vuc|cong tac|tieu de|ten",
        ),
    )
)
_SEQUENCE = lazy_pattern(r"\(?\s*(\d{1,2}|[A-Z])\s*\)?$")


def read_columns(table: Table) -> Columns | None:
    """The roles of a table's columns; None where no column can be taken for the content."""
    height = header_height(table)
    roles = _named(table, height) if height else [Column.OTHER] * table.width
    if height and Column.CONTENT not in roles:
        _name_content(table, roles, height)
    if not height:
        roles = _guess(table)
    if Column.CONTENT not in roles:
        return None
    return Columns(tuple(roles), _skip_sequence(table, height), guessed=not height)


def header_height(table: Table) -> int:
    """How many rows the header takes: 0 where there is none, 2 where a cell of it is split below."""
    if not table.rows:
        return 0
    first = table.rows[0]
    named = [_role(cell.text) for cell in first.cells if cell.text]
    known = [r for r in named if r is not None]
    if len(known) < 2 and not (len(named) <= 2 and known and len(first.text) < 60):
        return 0
    if any(len(cell.text) > 90 for cell in first.cells) or len(known) * 2 < len(named):
        return 0
    tall = max((cell.rowspan for cell in first.cells), default=1)
    if tall > 1 and tall < len(table.rows):
        return min(tall, 3)
    if len(table.rows) > 1 and any(c.colspan > 1 for c in first.cells) and _is_sub_header(table.rows[1], table):
        return 2
    if len(table.rows) > 1 and _is_sub_header(table.rows[1], table) and not table.rows[1].text[:1].isdigit():
        return 2
    return 1


def _is_sub_header(row: Row, table: Table) -> bool:
    filled = [c for c in row.cells if c.text]
    if len(filled) < 2 or len(filled) == table.width:
        return False
    known = sum(_role(c.text) is not None and len(c.text) < 40 for c in filled)
    return known == len(filled) and not _is_sequence(row) and read_label(Passage(filled[0].text)) is None


def _named(table: Table, height: int) -> list[Column]:
    roles: list[Column] = []
    for column in range(table.width):
        texts: list[str] = []
        for row in range(height):
            cell = table.cell_over(row, column)
            if cell is not None and cell.text and cell.text not in texts:
                texts.append(cell.text)
        own = _role(texts[-1]) if texts else None
        role = own or _role(" ".join(texts)) or Column.OTHER
        roles.append(role)
    _keep_one(roles, Column.CONTENT)
    return roles


def _keep_one(roles: list[Column], role: Column) -> None:
    """Two columns named alike: the second "Nội dung" is no content of its own."""
    seen = False
    for i, r in enumerate(roles):
        if r is role:
            if seen:
                roles[i] = Column.OTHER
            seen = True


def _role(header: str) -> Column | None:
    words = fold(header).strip(" .:*")
    return _role_of(words) or (_role_of(words.replace(" ", "")) if len(words) <= 8 else None)


def _role_of(words: str) -> Column | None:
    if not words:
        return None
    for role, pattern in _HEADERS:
        if pattern.match(words) or (role not in (Column.NUMBER, Column.SESSION, Column.HOUR) and pattern.search(words)):
            return role
    return None


def _name_content(table: Table, roles: list[Column], height: int) -> None:
    """A header that does not name the content: the column with the longest cells is it."""
    lengths = _mean_lengths(table, height)
    free = [c for c in range(table.width) if roles[c] is Column.OTHER]
    if free:
        roles[max(free, key=lambda c: lengths[c])] = Column.CONTENT


def _mean_lengths(table: Table, first: int) -> list[float]:
    totals = [0.0] * table.width
    for row in table.rows[first:]:
        for cell in row.cells:
            if cell.colspan == 1:
                totals[cell.column] += len(cell.text)
    return totals


def _guess(table: Table) -> list[Column]:
    """Roles by what the cells look like, for a table whose header is missing."""
    roles = [Column.OTHER] * table.width
    lengths = _mean_lengths(table, 0)
    if table.width == 0:
        return roles
    content = max(range(table.width), key=lambda c: lengths[c])
    roles[content] = Column.CONTENT
    for column in range(table.width):
        texts = [c.text for row in table.rows for c in row.cells if c.column == column and c.colspan == 1 and c.text]
        if column == content or not texts:
            continue
        roles[column] = _look_of(texts)
    return roles


def _look_of(texts: Sequence[str]) -> Column:
    def share(test: re.Pattern[str]) -> float:
        return sum(bool(test.match(fold(t))) for t in texts) / len(texts)

    if sum(_is_number_cell(t) for t in texts) >= 0.8 * len(texts):
        return Column.NUMBER
    if share(re.compile(r"tuan|truoc|thang|quy|ngay|\d{1,2}[/.-]\d|trong|thuong xuyen|hang|cuoi|dau")) >= 0.5:
        return Column.TIME
    if share(re.compile(r"d/c|dong chi|ong |ba |pgd|gd |lanh dao|giam doc|pho ")) >= 0.5:
        both = share(re.compile(r".*(?:phong|van phong|chi cuc|trung tam|thanh tra)"))
        return Column.BODIES if both >= 0.3 else Column.LEADERS
    if share(re.compile(r"phong|van phong|chi cuc|trung tam|thanh tra|so |ubnd|cac |vp|qlkh|don vi")) >= 0.5:
        return Column.UNITS
    if share(re.compile(r"bao cao|ke hoach|quyet dinh|b/c|bien ban|du thao|to trinh|van ban|cong van|hoi ")) >= 0.4:
        return Column.PRODUCT
    return Column.OTHER


def _is_number_cell(text: str) -> bool:
    label = read_label(Passage(text))
    return label is not None and not label.rest and label.level is not Level.BULLET


def _skip_sequence(table: Table, first: int) -> int:
    """The row that numbers the columns, "(1) (2) (3)", is no row of the table."""
    if first < len(table.rows) and _is_sequence(table.rows[first]):
        return first + 1
    return first


def _is_sequence(row: Row) -> bool:
    texts = [c.text for c in row.cells if c.text]
    if len(texts) < 3:
        return False
    numbers = [m.group(1) for m in (_SEQUENCE.match(t) for t in texts) if m]
    if len(numbers) < len(texts) - 1:
        return False
    plain = [int(n) for n in numbers if n.isdigit()]
    return len(plain) >= 2 and all(b == a + 1 for a, b in pairwise(plain))


def cell_text(cell: Cell | None) -> str:
    """A cell's text, "" for none."""
    return cell.text if cell is not None else ""
