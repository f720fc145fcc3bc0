"""What was changed in a programme after its issue, as its pages show it: marks, a line's history, the list of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from giaoban.organisation.models import User
from giaoban.programmes.models import Line, LineChange, LineChangeKind, Programme
from giaoban.programmes.queries import changes_of, history_of_line
from giaoban.programmes.rows import LineMark
from giaoban.programmes.wording import LABELS, CellChange, as_issued, cell_changes, cells_of
from giaoban.tasks.pages import Chip, due_note, state_chip
from giaoban.web.templatetags.words import day, long_day
from giaoban.web.workbooks import SheetTable, table_workbook


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change in the list: what it did, and the cells that differ."""

    change: LineChange
    cells: Sequence[CellChange]

    @property
    def text(self) -> str:
        """The content by which people know the line, as it was before where it was reworded."""
        return str((self.change.before or self.change.after).get("text", ""))

    @property
    def number(self) -> str:
        return str((self.change.before or self.change.after).get("path", ""))


@dataclass(frozen=True, slots=True)
class LinePage:
    """A line: what it prints, where its work stands, what was changed in it."""

    line: Line
    printed: Sequence[tuple[str, str]]
    issued: Sequence[tuple[str, str]]
    rows: Sequence[ChangeRow]
    state: Chip | None
    note: Chip | None


def marks_of(changes: Iterable[LineChange]) -> dict[int, LineMark]:
    """What the table says beside each line that was changed: the last change, and how many there were."""
    number: Counter[int] = Counter()
    marks: dict[int, LineMark] = {}
    for change in changes:
        number[change.line_id] += change.kind == LineChangeKind.CHANGE
        times = f" lần {number[change.line_id]}" if number[change.line_id] > 1 else ""
        again = times if change.kind == LineChangeKind.CHANGE else ""
        marks[change.line_id] = LineMark(f"{change.get_kind_display()}{again} {day(change.on)}", change.reason)
    return marks


def issued_lines(lines: Sequence[Line], changes: Sequence[LineChange]) -> list[Line]:
    """The lines as they were issued: without those that were added, each in its first words. Not to be saved."""
    issued = as_issued({line.pk: cells_of(line) for line in lines}, changes)
    kept = [line for line in lines if line.pk in issued]
    for line in kept:
        for name, words in issued[line.pk].items():
            setattr(line, name, words)
    return kept


def change_rows(changes: Iterable[LineChange]) -> list[ChangeRow]:
    return [_row(change) for change in changes]


def _row(change: LineChange) -> ChangeRow:
    reworded = change.kind == LineChangeKind.CHANGE
    return ChangeRow(change, cell_changes(change.before, change.after) if reworded else ())


def line_page(line: Line, today: date) -> LinePage:
    changes = list(history_of_line(line))
    issued = as_issued({line.pk: cells_of(line)}, changes).get(line.pk, {})
    return LinePage(
        line=line,
        printed=_told(cells_of(line)),
        issued=_told(issued) if changes else (),
        rows=change_rows(changes),
        state=state_chip(line.task, today) if line.task else None,
        note=due_note(line.task, today) if line.task else None,
    )


def _told(cells: dict[str, str]) -> list[tuple[str, str]]:
    return [(LABELS[name], words) for name, words in cells.items() if words and name != "path"]


def changes_workbook(programme: Programme, user: User, today: date) -> bytes:
    """The list of changes as an Excel file: a row for each cell that was changed."""
    rows = [line for row in change_rows(changes_of(programme)) for line in _lines(row)]
    top = [f"Các điều chỉnh của {programme.title}", user.agency.name, f"Lập {long_day(today)}"]
    return table_workbook(SheetTable("Điều chỉnh", top, _COLUMNS, rows))


_COLUMNS = (
    ("Ngày", 12),
    ("Loại", 12),
    ("Số", 8),
    ("Dòng", 50),
    ("Chỗ thay đổi", 14),
    ("Trước", 36),
    ("Sau", 36),
    ("Lý do", 36),
    ("Thẩm quyền", 30),
    ("Người ghi", 20),
)


def _lines(row: ChangeRow) -> list[list[object]]:
    change = row.change
    head = [change.on, change.get_kind_display(), row.number, row.text]
    tail = [change.reason, change.authority, change.by.full_name]
    if not row.cells:
        return [[*head, "", "", "", *tail]]
    return [[*head, cell.label, cell.before, cell.after, *tail] for cell in row.cells]
