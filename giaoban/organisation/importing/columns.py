"""Where the columns of a list of units or people are, and what each row says. Knows nothing of the agency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from giaoban.core.text.folding import squeeze
from giaoban.organisation.naming import name_key

HEADER_WITHIN = 30  # rows: titles and notes may stand above the header


class Column(StrEnum):
    NAME = "name"
    FAMILY = "family"  # "Họ và tên đệm" where the given name has a column of its own
    UNIT = "unit"
    TITLE = "title"
    ROLE = "role"
    USERNAME = "username"
    SINCE = "since"
    EMAIL = "email"
    SHORT_NAME = "short_name"
    KIND = "kind"


# How offices head such columns, folded. Columns with other headings are left out.
HEADINGS: dict[Column, frozenset[str]] = {
    Column.NAME: frozenset({"ho va ten", "ho ten", "ten", "ho va ten can bo", "ho ten can bo", "can bo", "nhan su"}),
    Column.FAMILY: frozenset({"ho", "ho dem", "ho va dem", "ho va ten dem", "ho ten dem", "ho lot"}),
    Column.UNIT: frozenset(
        {"don vi", "phong ban", "phong", "phong don vi", "don vi cong tac", "bo phan", "phong chuyen mon", "ten don vi"}
    ),
    Column.TITLE: frozenset({"chuc vu", "chuc danh", "chuc vu chuc danh", "chuc danh chuc vu", "vi tri", "cong viec"}),
    Column.ROLE: frozenset({"vai tro", "quyen", "vai tro trong phan mem", "nhom quyen"}),
    Column.USERNAME: frozenset({"ten dang nhap", "tai khoan", "ten tai khoan", "username", "user name", "user"}),
    Column.SINCE: frozenset({"tu ngay", "ngay bat dau", "ngay bo nhiem", "ngay nhan viec", "ngay ve don vi"}),
    Column.EMAIL: frozenset(
        {"email", "e mail", "mail", "thu dien tu", "dia chi thu", "dia chi email", "dia chi thu dien tu", "hop thu"}
    ),
    Column.SHORT_NAME: frozenset({"ten viet tat", "viet tat", "ten tat", "ky hieu"}),
    Column.KIND: frozenset({"loai", "loai don vi", "loai hinh"}),
}


@dataclass(frozen=True, slots=True)
class UnitRow:
    line: int  # as Excel numbers it
    name: str
    short_name: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PersonRow:
    line: int
    full_name: str
    unit: str = ""
    title: str = ""
    role: str = ""
    username: str = ""
    since: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Lists:
    units: tuple[UnitRow, ...] = ()
    people: tuple[PersonRow, ...] = ()


def read_lists(sheets: Sequence[Sequence[Sequence[str]]]) -> Lists:
    """The units and people of all sheets: each sheet is one or the other by its header, or neither."""
    units: list[UnitRow] = []
    people: list[PersonRow] = []
    for rows in sheets:
        header = _header(rows)
        if header is None:
            continue
        line, columns = header
        if Column.NAME in columns:
            people += _people(rows, line, columns)
        else:
            units += _units(rows, line, columns)
    return Lists(tuple(units), tuple(people))


def _header(rows: Sequence[Sequence[str]]) -> tuple[int, dict[Column, int]] | None:
    for line, row in enumerate(rows[:HEADER_WITHIN]):
        columns = _columns(row)
        if Column.NAME in columns and len(columns) > 1:
            return line, columns
        if Column.UNIT in columns and columns.keys() & {Column.SHORT_NAME, Column.KIND}:
            return line, columns
    return None


def _columns(row: Sequence[str]) -> dict[Column, int]:
    found: dict[Column, int] = {}
    for place, heading in enumerate(row):
        key = name_key(heading)
        for column, headings in HEADINGS.items():
            if key in headings and column not in found:
                found[column] = place
    return found


def _units(rows: Sequence[Sequence[str]], header: int, columns: dict[Column, int]) -> Iterator[UnitRow]:
    for line, row in _filled(rows, header):
        name, short, kind = (_cell(row, columns, c) for c in (Column.UNIT, Column.SHORT_NAME, Column.KIND))
        yield UnitRow(line, name, short, kind)


def _people(rows: Sequence[Sequence[str]], header: int, columns: dict[Column, int]) -> Iterator[PersonRow]:
    """A row with one cell is the heading of a unit, whose people follow; it counts where no column names the unit."""
    heading = ""
    for line, row in _filled(rows, header):
        cells = [cell for cell in map(squeeze, row) if cell and not cell.isdecimal()]
        if len(cells) == 1 and cells[0] != _cell(row, columns, Column.NAME):
            heading = cells[0]
            continue
        family = _cell(row, columns, Column.FAMILY)
        yield PersonRow(
            line,
            full_name=squeeze(f"{family} {_cell(row, columns, Column.NAME)}"),
            unit=_cell(row, columns, Column.UNIT) or heading,
            title=_cell(row, columns, Column.TITLE),
            role=_cell(row, columns, Column.ROLE),
            username=_cell(row, columns, Column.USERNAME),
            since=_cell(row, columns, Column.SINCE),
            email=_cell(row, columns, Column.EMAIL),
        )


def _filled(rows: Sequence[Sequence[str]], header: int) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows below the header with their numbers; not the empty ones, nor the one that numbers the columns."""
    for place in range(header + 1, len(rows)):
        cells = [cell.strip("() .") for cell in map(squeeze, rows[place]) if cell]
        if cells and not (len(cells) > 2 and all(cell.isdecimal() for cell in cells)):
            yield place + 1, rows[place]


def _cell(row: Sequence[str], columns: dict[Column, int], column: Column) -> str:
    place = columns.get(column)
    return squeeze(row[place]) if place is not None and place < len(row) else ""
