"""What was read, as rows that a person can correct: every cell is text with its state and its evidence.

A `Draft` is a value: edits give a new one. It is kept as JSON in the intake.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from giaoban.core.text.folding import nfc, squeeze

Json = dict[str, Any]
SpanTuple = tuple[int, int, int]


class CellState(StrEnum):
    """How sure a cell is; `PERSON` was written or corrected by somebody."""

    SURE = "sure"
    CHECK = "check"
    MISSING = "missing"
    PERSON = "person"


class Group(StrEnum):
    """What a row will become."""

    ITEM = "item"
    EVENT = "event"
    FIGURE = "figure"


class Same(StrEnum):
    """Whether a row is a task that is there already: proposed by the machine, then decided by a person."""

    NO_OTHER = ""
    PROPOSED = "proposed"
    YES = "yes"
    NO = "no"


class Entry(StrEnum):
    """How a cell is typed."""

    TEXT = "text"
    LINES = "lines"  # long text
    DAY = "date"
    TIME = "time"
    SESSION = "session"
    NUMBER = "number"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the review: its name in the reading contract, its label, how it is typed."""

    name: str
    label: str
    entry: Entry = Entry.TEXT
    needed: bool = False


COLUMNS: dict[Group, tuple[Column, ...]] = {
    Group.ITEM: (
        Column("text", "Nội dung", Entry.LINES, needed=True),
        Column("products", "Sản phẩm", Entry.LINES),
        Column("when", "Thời gian"),
        Column("start", "Từ ngày", Entry.DAY),
        Column("due", "Hạn", Entry.DAY),
        Column("leaders", "Lãnh đạo", Entry.LINES),
        Column("units", "Đơn vị", Entry.LINES),
        Column("partners", "Phối hợp", Entry.LINES),
    ),
    Group.EVENT: (
        Column("date", "Ngày", Entry.DAY, needed=True),
        Column("until", "Đến ngày", Entry.DAY),
        Column("session", "Buổi", Entry.SESSION),
        Column("time", "Giờ", Entry.TIME),
        Column("text", "Nội dung", Entry.LINES, needed=True),
        Column("place", "Địa điểm", Entry.LINES),
        Column("units", "Chuẩn bị", Entry.LINES),
        Column("leaders", "Lãnh đạo dự", Entry.LINES),
    ),
    Group.FIGURE: (
        Column("value", "Giá trị", Entry.NUMBER, needed=True),
        Column("unit", "Đơn vị đếm"),
        Column("text", "Câu nêu số liệu", Entry.LINES, needed=True),
    ),
}

HEADING: tuple[Column, ...] = (
    Column("kind", "Loại văn bản", Entry.KIND, needed=True),
    Column("title", "Tên văn bản", Entry.LINES, needed=True),
    Column("number", "Số, ký hiệu"),
    Column("issued_on", "Ngày ban hành", Entry.DAY),
    Column("start", "Từ ngày", Entry.DAY),
    Column("end", "Đến ngày", Entry.DAY),
    Column("agency", "Cơ quan ban hành"),
    Column("signer", "Người ký"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as text; several values of a cell stand apart by "; ". `why` tells what to check."""

    value: str = ""
    state: CellState = CellState.MISSING
    why: str = ""
    spans: tuple[SpanTuple, ...] = ()

    def corrected(self, typed: str) -> Cell:
        """The cell with what a person typed; the same text leaves it as it is."""
        value = squeeze(nfc(typed))
        if value == self.value:
            return self
        return replace(self, value=value, state=CellState.PERSON, why="")

    def accepted(self) -> Cell:
        """The cell after a person has said that it is right as it was read."""
        return replace(self, state=CellState.PERSON, why="") if self.state is CellState.CHECK else self

    def unsure(self, column: Column) -> bool:
        """Whether a person should look at the cell."""
        return self.state is CellState.CHECK or (self.state is CellState.MISSING and column.needed)


@dataclass(frozen=True, slots=True)
class Row:
    """An item, event or figure to be. `id` is unique in the draft and never used again.

    `continues` is the task that an item seems to be already, `why_same` tells why, `likely` that it is ticked as the
    same beforehand, and `same` what was decided about that.
    """

    id: str
    group: Group
    cells: Mapping[str, Cell]
    path: str = ""
    section: str = ""
    line: int | None = None
    dropped: bool = False
    continues: int | None = None
    same: Same = Same.NO_OTHER
    likely: bool = False
    why_same: str = ""

    def value(self, column: str) -> str:
        cell = self.cells.get(column)
        return cell.value if cell else ""

    def values(self, column: str) -> tuple[str, ...]:
        """The several values of a cell."""
        return tuple(part for part in (squeeze(p) for p in self.value(column).split(";")) if part)

    @property
    def unsure(self) -> int:
        """How many cells a person should look at; whether it is work that is there already counts as one."""
        cells = sum(self.cells[c.name].unsure(c) for c in COLUMNS[self.group] if c.name in self.cells)
        return cells + (self.same is Same.PROPOSED)

    @property
    def goes_on(self) -> int | None:
        """The task that a person said the row is; None for new work, and for what nobody has decided on."""
        return self.continues if self.same is Same.YES else None


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader or the critic says about a line of the paper, or about a row by its path."""

    code: str
    message: str
    line: int
    path: str = ""
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything a person confirms: the heading, the sections as (path, title), the rows, the notes.

    `last` is the highest number that a row of the draft ever had, so that no id comes again.
    """

    heading: Mapping[str, Cell] = field(default_factory=dict)
    sections: tuple[tuple[str, str], ...] = ()
    rows: tuple[Row, ...] = ()
    notes: tuple[Note, ...] = ()
    last: int = 0

    @property
    def kind(self) -> str:
        return self.heading["kind"].value if "kind" in self.heading else "unknown"

    def head(self, name: str) -> str:
        cell = self.heading.get(name)
        return cell.value if cell else ""

    def kept(self, group: Group) -> tuple[Row, ...]:
        """The rows of a group that were not dropped."""
        return tuple(row for row in self.rows if row.group is group and not row.dropped)

    def row(self, id: str) -> Row | None:
        """The row of that name, or None."""
        return next((row for row in self.rows if row.id == id), None)

    def with_rows(self, old: Row, new: Iterable[Row]) -> Draft:
        """The draft with other rows in the place of one; those without an id get the next ones."""
        number = self.newest
        named = []
        for row in new:
            if not row.id:
                number += 1
                row = replace(row, id=f"r{number}")
            named.append(row)
        at = self.rows.index(old)
        return replace(self, rows=(*self.rows[:at], *named, *self.rows[at + 1 :]), last=number)

    @property
    def newest(self) -> int:
        """The number of the newest row, there still or not."""
        return max((self.last, *(int(row.id[1:]) for row in self.rows)))

    def with_note_seen(self, place: int) -> Draft:
        """The draft with a note marked as seen, or as not seen where it was."""
        notes = (replace(n, seen=not n.seen) if i == place else n for i, n in enumerate(self.notes))
        return replace(self, notes=tuple(notes))

    def to_json(self) -> Json:
        return {
            "heading": {name: _cell_json(cell) for name, cell in self.heading.items()},
            "sections": [list(section) for section in self.sections],
            "rows": [_row_json(row) for row in self.rows],
            "notes": [_note_json(note) for note in self.notes],
            "last": self.last,
        }

    @classmethod
    def from_json(cls, data: Json) -> Draft:
        return cls(
            heading={name: _cell(cell) for name, cell in data.get("heading", {}).items()},
            sections=tuple((path, title) for path, title in data.get("sections", [])),
            rows=tuple(_row(row) for row in data.get("rows", [])),
            notes=tuple(Note(**note) for note in data.get("notes", [])),
            last=data.get("last", 0),
        )


def _note_json(note: Note) -> Json:
    kept: Json = {"code": note.code, "message": note.message, "line": note.line, "path": note.path}
    return kept | {"seen": True} if note.seen else kept


def _cell_json(cell: Cell) -> Json:
    """Short names: a programme of 300 rows has thousands of cells."""
    kept: Json = {"v": cell.value, "s": cell.state.value}
    if cell.why:
        kept["w"] = cell.why
    if cell.spans:
        kept["e"] = [list(span) for span in cell.spans]
    return kept


def _cell(data: Json) -> Cell:
    spans = tuple((int(unit), int(start), int(end)) for unit, start, end in data.get("e", []))
    return Cell(data["v"], CellState(data["s"]), data.get("w", ""), spans)


def _row_json(row: Row) -> Json:
    return {
        "id": row.id,
        "group": row.group.value,
        "path": row.path,
        "section": row.section,
        "line": row.line,
        "dropped": row.dropped,
        "continues": row.continues,
        "same": row.same.value,
        **({"likely": row.likely, "why_same": row.why_same} if row.continues else {}),
        "cells": {name: _cell_json(cell) for name, cell in row.cells.items()},
    }


def _row(data: Json) -> Row:
    return Row(
        id=data["id"],
        group=Group(data["group"]),
        path=data["path"],
        section=data["section"],
        line=data["line"],
        dropped=data["dropped"],
        continues=data.get("continues"),
        same=Same(data.get("same", "")),
        likely=data.get("likely", False),
        why_same=data.get("why_same", ""),
        cells={name: _cell(cell) for name, cell in data["cells"].items()},
    )
