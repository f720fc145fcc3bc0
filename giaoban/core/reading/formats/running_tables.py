"""Tables as rows of drafted cells, and tables that run on over pages made one.

The header that is printed again on each page is kept once. A row cut by the end of a page is put
together again: its rest has no number of its own, and its text goes on in the middle of a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from giaoban.core.reading.formats.page_layout import Box, Grid, Line, Page
from giaoban.core.reading.formats.paragraphs import (
    SENTENCE_END,
    Draft,
    Region,
    goes_on,
    joined,
    paragraphs_of,
    pitch_of,
)
from giaoban.core.text.folding import fold

SAME_COLUMN = 6.0  # points that a column's edge may move from page to page


@dataclass(slots=True)
class DraftCell:
    row: int
    column: int
    rowspan: int
    colspan: int
    drafts: list[Draft]

    @property
    def text(self) -> str:
        return " ".join(d.text for d in self.drafts if d.text)


@dataclass(slots=True)
class DraftTable:
    """A table before its paragraphs are numbered. `xs` are the edges of its columns on the page."""

    xs: list[float]
    rows: list[list[DraftCell]]
    pages: list[int]  # the page of each row
    ruled: bool = True
    top: float = 0.0
    widths: int = field(default=0)

    @property
    def width(self) -> int:
        return self.widths or len(self.xs) - 1


def draft_table(grid: Grid, page: Page) -> DraftTable:
    """The cells of a ruled grid with their paragraphs; rows without any text are left out."""
    pad = _padding(grid)
    pitch = pitch_of(grid.lines)
    hanging = _columns_written_from_the_top(grid, pitch)
    rows: list[list[DraftCell]] = [[] for _ in grid.ys[1:]]
    for box, lines in zip(grid.boxes, grid.lines, strict=True):
        region = Region(box.x0 + pad, box.x1 - pad, pitch, 3.0 if page.recognised else 1.0)
        drafts = paragraphs_of(lines, region, in_cell=True, page=page.number)
        if lines and pitch and box.column in hanging:
            drafts = [Draft("", page=page.number)] * _lines_left_empty(box, lines, pitch) + drafts
        rows[box.row].append(DraftCell(box.row, box.column, box.rowspan, box.colspan, drafts))
    table = DraftTable(list(grid.xs), rows, [page.number] * len(rows), top=grid.top)
    _drop_empty_rows(table)
    return table


def _padding(grid: Grid) -> float:
    gaps = [lines[0].x0 - box.x0 for box, lines in zip(grid.boxes, grid.lines, strict=True) if len(lines) > 1]
    return min(7.0, max(1.0, min(gaps, default=5.0)))


def _columns_written_from_the_top(grid: Grid, pitch: float) -> set[int]:
    """Columns whose cells start at their top: there an empty start is typed, elsewhere it is centring."""
    top: dict[int, int] = {}
    centred: dict[int, int] = {}
    for box, lines in zip(grid.boxes, grid.lines, strict=True):
        if not lines or not pitch:
            continue
        above, below = lines[0].top - box.top, box.bottom - lines[-1].bottom
        if above + below < 2.2 * pitch:
            continue
        kind = top if above < 0.8 * pitch else centred if abs(above - below) < 0.7 * pitch else None
        if kind is not None:
            kind[box.column] = kind.get(box.column, 0) + 1
    return {c for c in top if top[c] > centred.get(c, 0)}


def _lines_left_empty(box: Box, lines: list[Line], pitch: float) -> int:
    return min(60, max(0, int((lines[0].top - box.top) / pitch + 0.1)))


def _drop_empty_rows(table: DraftTable) -> None:
    """Rows that hold no text and that no cell reaches into carry nothing."""
    for r in range(len(table.rows) - 1, -1, -1):
        if any(c.text or c.rowspan > 1 for c in table.rows[r]):
            continue
        reaching = [c for row in table.rows[:r] for c in row if c.row + c.rowspan > r]
        for cell in reaching:
            cell.rowspan -= 1
        del table.rows[r], table.pages[r]
        for row in table.rows[r:]:
            for cell in row:
                cell.row -= 1


def runs_on(above: DraftTable, below: DraftTable) -> bool:
    """Whether a table at the top of a page has the columns of the one at the foot of the page before."""
    if not above.ruled or not below.ruled:
        return False
    if len(above.xs) == len(below.xs):
        return all(abs(a - b) <= SAME_COLUMN for a, b in zip(above.xs, below.xs, strict=True))
    few, many = sorted((above.xs, below.xs), key=len)
    same_sides = abs(few[0] - many[0]) <= SAME_COLUMN and abs(few[-1] - many[-1]) <= SAME_COLUMN
    return same_sides and all(any(abs(x - y) <= SAME_COLUMN for y in many) for x in few)


def append_table(above: DraftTable, below: DraftTable) -> None:
    """Put the rows of a page behind those of the pages before."""
    _share_columns(above, below)
    _drop_repeated_header(above, below)
    if not below.rows:
        return
    if above.rows and _is_rest_of_row(above, below):
        _join_row(above, below)
    elif above.rows:
        _lengthen_merged_cells(above, below)
    shift = len(above.rows)
    for row in below.rows:
        for cell in row:
            cell.row += shift
    above.rows.extend(below.rows)
    above.pages.extend(below.pages)


def _share_columns(above: DraftTable, below: DraftTable) -> None:
    if len(above.xs) == len(below.xs):
        return
    few, many = (above, below) if len(above.xs) < len(below.xs) else (below, above)
    place = [min(range(len(many.xs)), key=lambda i, x=x: abs(many.xs[i] - x)) for x in few.xs]  # type: ignore[misc]
    for row in few.rows:
        for cell in row:
            first, last = place[cell.column], place[cell.column + cell.colspan]
            cell.column, cell.colspan = first, max(1, last - first)
    few.xs = list(many.xs)


def _row_key(row: list[DraftCell]) -> list[tuple[int, str]]:
    return [(c.column, fold(c.text)) for c in row if c.text]


def _are_alike(above: list[tuple[int, str]], below: list[tuple[int, str]]) -> bool:
    """Whether two rows say the same; a scan may have a letter or two of a header wrong on one of its pages."""
    if above == below or not above:
        return above == below
    from rapidfuzz.distance import Levenshtein  # seldom needed, and it costs start-up time

    if [c for c, _ in above] != [c for c, _ in below]:
        return False
    texts, others = " ".join(t for _, t in above), " ".join(t for _, t in below)
    if re.findall(r"\d+", texts) != re.findall(r"\d+", others):
        return False
    return Levenshtein.distance(texts, others) <= len(texts) // 15


def _drop_repeated_header(above: DraftTable, below: DraftTable) -> None:
    same = 0
    while (
        same < min(3, len(below.rows), len(above.rows))
        and _row_key(below.rows[same])
        and _are_alike(_row_key(above.rows[same]), _row_key(below.rows[same]))
    ):
        same += 1
    if same == 0 or len(_row_key(below.rows[0])) < 2:
        return
    del below.rows[:same], below.pages[:same]
    for row in below.rows:
        for cell in row:
            cell.row -= same


def _is_rest_of_row(above: DraftTable, below: DraftTable) -> bool:
    last, first = above.rows[-1], below.rows[0]
    filled = [c for c in first if c.text]
    if not filled or len(first) < 2 or not any(c.column == 0 for c in first):
        return False
    body = above.rows[1:]
    numbered = sum(any(c.column == 0 and c.text for c in row) for row in body)
    unnumbered = not any(c.column == 0 for c in filled)
    if unnumbered and body and numbered >= 0.9 * len(body):
        return True
    if len(filled) == len(first) and not unnumbered:
        return False
    return _goes_on_in_words(last, filled)


def _goes_on_in_words(last: list[DraftCell], filled: list[DraftCell]) -> bool:
    """Some cell takes up, in the middle of a sentence, the cell above it; none stands below an empty one."""
    by_column = {c.column: c for c in last}
    if any(c.column in by_column and not by_column[c.column].text for c in filled):
        return False
    pairs = [(by_column[c.column], c) for c in filled if c.column in by_column]
    return any(c.text[:1].islower() and not SENTENCE_END.search(a.text) for a, c in pairs)


def _join_row(above: DraftTable, below: DraftTable) -> None:
    last = {c.column: c for c in above.rows[-1]}
    rest, n = below.rows.pop(0), len(above.rows)
    below.pages.pop(0)
    for cell in rest:
        target = last.get(cell.column) or _covering(above, n - 1, cell.column)
        if target is None:
            above.rows[-1].append(DraftCell(n - 1, cell.column, 1, cell.colspan, cell.drafts))
            continue
        target.rowspan += cell.rowspan - 1
        if cell.text:
            _join_drafts(target, [d for d in cell.drafts if d.text] if not target.text else cell.drafts)
    for row in below.rows:
        for cell in row:
            cell.row -= 1
    above.rows[-1].sort(key=lambda c: c.column)


def _covering(table: DraftTable, row: int, column: int) -> DraftCell | None:
    for cells in table.rows[: row + 1]:
        for c in cells:
            if c.row + c.rowspan > row and c.column <= column < c.column + c.colspan:
                return c
    return None


def _join_drafts(cell: DraftCell, drafts: list[Draft]) -> None:
    while drafts and not drafts[0].text:
        drafts = drafts[1:]
    if cell.drafts and drafts and goes_on(cell.drafts[-1], drafts[0]):
        cell.drafts[-1:] = [joined(cell.drafts[-1], drafts[0])]
        drafts = drafts[1:]
    cell.drafts = cell.drafts + drafts


def _lengthen_merged_cells(above: DraftTable, below: DraftTable) -> None:
    """A merged first cell (the day of a schedule) that the page cut goes on, empty, on the next page."""
    head = next((c for c in below.rows[0] if c.column == 0), None)
    if head is None or head.text or len(below.rows[0]) < 2:
        return
    n = len(above.rows)
    owner = _covering(above, n - 1, 0)
    if owner is None or not owner.text or owner.colspan != head.colspan:
        return
    if owner.rowspan == 1 and head.rowspan == 1:
        return
    owner.rowspan += head.rowspan
    below.rows[0].remove(head)
