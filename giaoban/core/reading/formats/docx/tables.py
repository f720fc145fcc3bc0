"""The grid of a Word table: rows whose spans do not agree, cells merged both ways, borders, copied headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from giaoban.core.reading.formats.docx.names import TBL_PR, VAL, w
from giaoban.core.reading.formats.docx.styles import Styles, value_of
from giaoban.core.reading.formats.docx.text import Line
from giaoban.core.text.folding import fold

# Edges nearer than this (3 mm in twentieths of a point) are one line drawn by an unsteady hand.
_SLIVER = 170
# First cells of a header row, folded.
_HEADER_WORDS = frozenset(
    ["tt", "stt", "so tt", "so thu tu", "ngay", "thu", "thoi gian", "noi dung", "thu, ngay", "thu ngay"]
)


@dataclass(slots=True)
class RawCell:
    """A cell as the file states it: grid columns `start`..`end`, and how it is merged with the row above."""

    start: int
    end: int
    lines: list[Line] = field(default_factory=list)
    merge: str | None = None  # "restart", "continue" or None
    width: int | None = None
    borders: etree._Element | None = None
    rowspan: int = 1

    @property
    def text(self) -> str:
        return " ".join([line.text for line in self.lines if line.text])


@dataclass(slots=True)
class RawRow:
    cells: list[RawCell]
    after: int = 0  # grid columns left free at the end
    header: bool = False
    page: int | None = None

    @property
    def end(self) -> int:
        return (self.cells[-1].end if self.cells else 0) + self.after


@dataclass(slots=True)
class RawTable:
    rows: list[RawRow]
    edges: list[int] = field(default_factory=list)  # where the columns begin and end, twips; empty if unknown
    width: int = 0
    ruled: bool = True


def settle(rows: list[RawRow], widths: Sequence[int]) -> RawTable:
    """Make one grid of rows that state their own: short rows stretched, hair-thin columns dropped."""
    total = max([len(widths), *[row.end for row in rows]])
    known = len(widths) == total and all(width > 0 for width in widths)
    edges = [0]
    for width in widths if known else ():
        edges.append(edges[-1] + width)
    if all(len(row.cells) == total == row.end for row in rows):
        return RawTable(rows, edges if known else [], total)
    for row in rows:
        if row.end < total and not row.after:
            _stretch(row, edges if known else [], total)
    return _compact(rows, edges if known else [])


def _stretch(row: RawRow, edges: list[int], total: int) -> None:
    """A row that forgets its spans: place its cells by their widths, a lone cell over the whole table."""
    if len(row.cells) == 1 and row.cells[0].start == 0:
        row.cells[0].end = total
        return
    if not edges or not row.cells or any(not cell.width for cell in row.cells):
        return
    at, placed = edges[row.cells[0].start], []
    for cell in row.cells:
        at += cell.width or 0
        placed.append(_nearest(edges, at))
    if placed[-1] != total or any(a >= b for a, b in zip([row.cells[0].start, *placed], placed, strict=False)):
        return
    start = row.cells[0].start
    for cell, end in zip(row.cells, placed, strict=True):
        cell.start, cell.end, start = start, end, end


def _nearest(edges: list[int], position: int) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - position))


def _compact(rows: list[RawRow], edges: list[int]) -> RawTable:
    """Keep only grid lines that some cell uses, and of lines that all but touch only the first."""
    used = sorted({0} | {e for row in rows for cell in row.cells for e in (cell.start, cell.end)})
    taken = {(cell.start, cell.end) for row in rows for cell in row.cells}
    place: dict[int, int] = {}
    kept: list[int] = []
    for edge in used:
        near = bool(kept) and bool(edges) and edges[edge] - edges[kept[-1]] < _SLIVER
        if near and not any((other, edge) in taken for other in used if place.get(other) == len(kept) - 1):
            place[edge] = len(kept) - 1
        else:
            place[edge] = len(kept)
            kept.append(edge)
    for row in rows:
        for cell in row.cells:
            cell.start, cell.end = place[cell.start], place[cell.end]
    return RawTable(rows, [edges[e] for e in kept] if edges else [], max(len(kept) - 1, 1))


def merge_down(rows: list[RawRow]) -> None:
    """Give each vertically merged cell its rowspan, and drop the empty cells below it."""
    open_cells: list[tuple[RawCell, int]] = []  # merged cells that reach the row above, and where they began
    for index, row in enumerate(rows):
        still_open: list[tuple[RawCell, int]] = []
        kept: list[RawCell] = []
        for cell in row.cells:
            above = _above(cell, open_cells) if cell.merge == "continue" else None
            if above is None:
                kept.append(cell)
                if cell.merge == "restart":
                    still_open.append((cell, index))
            elif not any(above[0] is done for done, _ in still_open):
                above[0].rowspan = index - above[1] + 1
                still_open.append(above)
        row.cells = kept
        open_cells = [o for o in still_open if o[1] == index or _fits(o[0], o[1], index, kept)]


def _fits(merged: RawCell, began: int, index: int, cells: list[RawCell]) -> bool:
    """Make a merged cell leave room for the cells of a row below that stand partly under it."""
    for cell in cells:
        if cell.start < merged.end and merged.start < cell.end:
            if cell.start <= merged.start:
                merged.rowspan = index - began
                return False
            merged.end = cell.start
    return True


def _above(cell: RawCell, open_cells: list[tuple[RawCell, int]]) -> tuple[RawCell, int] | None:
    exact = next((o for o in open_cells if o[0].start == cell.start), None)
    return exact or next((o for o in open_cells if o[0].start < cell.end and cell.start < o[0].end), None)


# --- borders -------------------------------------------------------------------------------------------

_NO_BORDER = frozenset(["nil", "none"])
_SIDES = {
    w("top"): "top", w("bottom"): "bottom", w("left"): "left", w("start"): "left", w("right"): "right",
    w("end"): "right", w("insideH"): "inside", w("insideV"): "inside",
}  # fmt: skip
_OUTER = frozenset(["top", "bottom", "left", "right"])


def _sides(borders: etree._Element | None) -> dict[str, bool]:
    """Which sides are stated, and whether they are drawn."""
    sides: dict[str, bool] = {}
    for child in borders if borders is not None else ():
        side = _SIDES.get(str(child.tag))
        if side is not None:
            sides[side] = sides.get(side, False) or child.get(VAL, "nil") not in _NO_BORDER
    return sides


def is_ruled(table: etree._Element, styles: Styles, rows: list[RawRow], width: int) -> bool:
    """Whether the table is drawn with lines (data), or only places text (letterhead, signature).

    A table without lines that has three columns and three filled rows, or a header, is data all the same.
    """
    properties = table.find(TBL_PR)
    sides: dict[str, bool] = {}
    style_id = value_of(properties, w("tblStyle"))
    for level in (*([properties] if properties is not None else []), *styles.table_properties(style_id)):
        sides = {**_sides(level.find(w("tblBorders"))), **sides}
    if not sides and re.search("grid|lưới", styles.name_of(style_id) if style_id else ""):
        sides = {"inside": True}
    drawn = sides.get("inside", False) or sum(sides.get(side, False) for side in _OUTER) >= 3
    return _cells_are_ruled(rows, drawn) or _looks_like_data(rows, width)


def _cells_are_ruled(rows: list[RawRow], drawn: bool) -> bool:
    """What the cells' own borders make of the table's."""
    stated = [_sides(cell.borders) for row in rows for cell in row.cells]
    if drawn:
        bare = sum(sum(not shown for side, shown in s.items() if side in _OUTER) >= 3 for s in stated)
        return bare * 5 < len(stated) * 4
    return sum(sum(shown for side, shown in s.items() if side in _OUTER) >= 2 for s in stated) * 2 >= len(stated)


def _looks_like_data(rows: list[RawRow], width: int) -> bool:
    if width < 2 or len(rows) < 2:
        return False
    if is_header(rows[0]) and len(rows[0].cells) >= 2:
        return True
    full = sum(sum(bool(cell.text) for cell in row.cells) >= 3 for row in rows)
    return width >= 3 and len(rows) >= 3 and full * 2 >= len(rows)


# --- headers and continued tables ----------------------------------------------------------------------


def is_header(row: RawRow) -> bool:
    """Whether a row names its columns: marked so, opened by "TT" or the like, or all bold words."""
    filled = [cell for cell in row.cells if cell.text]
    if len(filled) < 2:
        return False
    if row.header or fold(filled[0].text).rstrip(". :") in _HEADER_WORDS:
        return True
    bold = all(line.bold for cell in filled for line in cell.lines if line.text)
    return bold and len(filled) >= 3 and not re.fullmatch(r"[\dIVXA-Z]+[.)]?", filled[0].text)


def header_rows(table: RawTable) -> list[RawRow]:
    """The rows at the top that name the columns; a cell merged over two rows makes both part of it."""
    if not table.rows:
        return []
    marked = 0
    while marked < len(table.rows) and table.rows[marked].header:
        marked += 1
    deep = max((cell.rowspan for cell in table.rows[0].cells), default=1)
    count = max(marked, deep, 1)
    return table.rows[:count] if is_header(table.rows[0]) and count < len(table.rows) else []


def _print_of(rows: list[RawRow]) -> list[list[tuple[int, str]]]:
    return [[(cell.start, fold(cell.text)) for cell in row.cells] for row in rows]


def drop_repeated_headers(table: RawTable) -> None:
    """Header rows copied again by hand further down, as people do at the top of each page, are kept once."""
    header = _print_of(header_rows(table))
    if not header:
        return
    kept, index = table.rows[: len(header)], len(header)
    while index < len(table.rows):
        if _print_of(table.rows[index : index + len(header)]) == header:
            index += len(header)
        else:
            kept.append(table.rows[index])
            index += 1
    table.rows = kept


def continues(first: RawTable, second: RawTable) -> bool:
    """Whether the second table is the first running on over a page: same columns, no header or the same."""
    if not (first.ruled and second.ruled and first.width == second.width > 1):
        return False
    if first.edges and second.edges and not _same_edges(first.edges, second.edges):
        return False
    return _repeats_header(first, second) or not is_header(second.rows[0])


def _same_edges(first: list[int], second: list[int]) -> bool:
    return all(abs(a - b) <= max(first[-1], second[-1]) * 0.06 for a, b in zip(first, second, strict=False))


def _repeats_header(first: RawTable, second: RawTable) -> bool:
    header = _print_of(header_rows(first))
    return bool(header) and _print_of(second.rows[: len(header)]) == header


def joined(first: RawTable, second: RawTable) -> RawTable:
    """One table of both; the copied header is dropped afterwards, with all others."""
    return RawTable([*first.rows, *second.rows], first.edges, first.width, first.ruled)
