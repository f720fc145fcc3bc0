"""Figures of a table: "Chỉ tiêu | Đơn vị tính | Kế hoạch | Thực hiện", one figure per number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from giaoban.core.reading.document import Row, Table
from giaoban.core.reading.model import Field, Figure, check, sure
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.figures import counts_in, read_number
from giaoban.core.text.folding import fold
from giaoban.core.text.patterns import lazy_pattern

_NUMBER_CELL = lazy_pattern(r"[+-]?\s*(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)\s*(?P<percent>%)?")
_UNIT_HEAD = lazy_pattern(r"don vi( tinh)?$|dvt$|don vi do")
_NAME_HEAD = lazy_pattern(
    r"chi tieu|noi dung|ten |ten$|linh vuc|hang muc|danh muc|nhiem vu|dien giai|don vi thuc hien|dia phuong"
)
_NO_FIGURE_HEAD = lazy_pattern(
    r"^(?:stt|tt|so tt|ghi chu|nam sinh|so hieu|so ky hieu|ngay|thoi gian|thoi han|dien thoai)"
)
_NO_UNIT = "Bảng không ghi đơn vị tính."


def figures_of_table(table: Table) -> Iterator[Figure]:
    """One figure for each number of a table's value columns; nothing for a table that counts nothing."""
    header = _header(table)
    if header is None:
        return
    heads = [fold(_text(table, header, column)) for column in range(table.width)]
    unit_column = next((i for i, h in enumerate(heads) if _UNIT_HEAD.search(h)), None)
    name_column = next((i for i, h in enumerate(heads) if _NAME_HEAD.search(h) and i != unit_column), None)
    if name_column is None:
        return
    values = [i for i, h in enumerate(heads) if i not in (unit_column, name_column) and not _NO_FIGURE_HEAD.search(h)]
    for row in table.rows:
        if row.index > header and not _is_column_numbers(row):
            yield from _row_figures(table, row, header, name_column, unit_column, values)


def _row_figures(
    table: Table, row: Row, header: int, name_column: int, unit_column: int | None, values: list[int]
) -> Iterator[Figure]:
    name = Passage.of_cell(row.cell_at(name_column)).squeeze()
    if not name:
        return
    for column in values:
        cell = Passage.of_cell(row.cell_at(column)).squeeze()
        match = _NUMBER_CELL.fullmatch(cell.text)
        if match is None:
            continue
        value, doubt = read_number(match["number"], measured=True)
        head = _text(table, header, column)
        yield Figure(
            line=row.line,
            value=check(value, doubt, cell) if doubt else sure(value, cell),
            unit=_unit(row, unit_column, match, head, name),
            text=sure(f"{name.text} - {head}: {cell.text}" if head else f"{name.text}: {cell.text}", name, cell),
        )


def _unit(row: Row, unit_column: int | None, match: re.Match[str], head: str, name: Passage) -> Field[str]:
    if match["percent"] or re.search(r"%|tỷ lệ|tỉ lệ", head, re.IGNORECASE):
        return sure("%")
    if unit_column is not None:
        cell = Passage.of_cell(row.cell_at(unit_column)).squeeze()
        if cell:
            return sure(cell.text, cell)
    bracket = re.search(r"\(([^()\d]{1,30})\)\s*$", name.text) or re.search(r"\(([^()\d]{1,30})\)\s*$", head)
    if bracket:
        return sure(bracket[1].replace("ĐVT:", "").strip())
    counted = next(counts_in(f"1 {name.text.removeprefix('Số ').removeprefix('Tổng số ')}"), None)
    return check(counted.unit if counted else name.text, _NO_UNIT, name)


def _header(table: Table) -> int | None:
    for row in table.rows[:3]:
        heads = [fold(c.text) for c in row.cells]
        if any(_NAME_HEAD.search(h) for h in heads) and not any(_NUMBER_CELL.fullmatch(c.text) for c in row.cells):
            return row.index
    return None


def _text(table: Table, row: int, column: int) -> str:
    cell = table.cell_over(row, column)
    return cell.text if cell else ""


def _is_column_numbers(row: Row) -> bool:
    """The row "(1) (2) (3)" or "A B 1 2 3" that only numbers the columns."""
    texts = [c.text.strip(" ()") for c in row.cells if c.text.strip()]
    numbers = [int(t) for t in texts if t.isdigit()]
    return (
        all(len(t) <= 2 for t in texts) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        if numbers
        else False
    )
