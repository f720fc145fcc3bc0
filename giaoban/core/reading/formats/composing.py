"""Pages laid out → Document: head and foot kept side by side, paragraphs and tables in reading order."""

from __future__ import annotations

from collections import Counter

from giaoban.core.reading.document import Block, Cell, Document, Medium, Paragraph, Row, Table
from giaoban.core.reading.formats.furniture import drop_furniture
from giaoban.core.reading.formats.page_layout import Line, Page, in_reading_order
from giaoban.core.reading.formats.paragraphs import Draft, Region, goes_on, joined, paragraphs_of, pitch_of
from giaoban.core.reading.formats.running_tables import DraftCell, DraftTable, append_table, draft_table, runs_on
from giaoban.core.reading.formats.side_by_side import Sides, find_foot, find_foot_rest, find_head, split_fused

Part = Draft | DraftTable


def compose(
    pages: list[Page], *, name: str, form: str, notes: tuple[str, ...] = (), rows_at_most: int = 10_000
) -> Document:
    """The document that the laid out pages make together; page furniture is dropped."""
    drop_furniture(pages)
    parts: list[Part] = []
    for page in pages:
        _append(parts, _parts_of(page, pages, _open_foot(parts)))
    blocks = _numbered(parts, rows_at_most)
    recognised = any(p.recognised for p in pages)
    medium = Medium.RECOGNISED if recognised else Medium.TYPED
    return Document(name=name, format=form, blocks=blocks, medium=medium, pages=len(pages), notes=notes)


def _append(parts: list[Part], more: list[Part]) -> None:
    """Put a page behind the others, joining the paragraph or table that its beginning goes on with."""
    if parts and more:
        last, first = parts[-1], more[0]
        if isinstance(last, DraftTable) and isinstance(first, DraftTable) and runs_on(last, first):
            append_table(last, first)
            more = more[1:]
        elif isinstance(last, Draft) and isinstance(first, Draft) and goes_on(last, first):
            parts[-1] = joined(last, first)
            more = more[1:]
    parts.extend(more)


def _open_foot(parts: list[Part]) -> DraftTable | None:
    """The foot that the page before ended with, which a page break may have cut."""
    last = parts[-1] if parts else None
    return last if isinstance(last, DraftTable) and not last.ruled and last.xs[1] else None


def _parts_of(page: Page, pages: list[Page], open_foot: DraftTable | None) -> list[Part]:
    lines = in_reading_order(split_fused(page.lines))
    rest = find_foot_rest(page, lines, open_foot.xs[1]) if open_foot else None
    if open_foot and rest:
        for cell, more in zip(open_foot.rows[0], (rest.left, rest.right), strict=True):
            cell.drafts.extend(more)
        taken = {id(li) for li in rest.lines}
        lines = [li for li in lines if id(li) not in taken]
    first_grid = min((g.top for g in page.grids), default=page.height)
    head = find_head(page, [li for li in lines if li.base < first_grid])
    taken = {id(li) for li in head.lines} if head else set()
    lines = [li for li in lines if id(li) not in taken]
    foot = find_foot(page, lines)
    taken = {id(li) for li in foot.lines} if foot else set()
    lines = [li for li in lines if id(li) not in taken]
    placed: list[tuple[float, int, list[Part]]] = []
    for sides in (head, foot):
        if sides is not None:
            placed.append((sides.top, 0, [_unruled(sides, page.number)]))
    placed.extend((grid.top, 1, [draft_table(grid, page)]) for grid in page.grids)
    marks = sorted(top for top, _, _ in placed)
    for group in _between(lines, marks):
        placed.append((group[0].top, 2, list(_body(group, page, pages))))
    placed.sort(key=lambda p: (p[0], p[1]))
    return [part for _, _, some in placed for part in some]


def _between(lines: list[Line], marks: list[float]) -> list[list[Line]]:
    groups: dict[int, list[Line]] = {}
    for line in lines:
        middle = line.base - 0.3 * line.size
        groups.setdefault(sum(m < middle for m in marks), []).append(line)
    return list(groups.values())


def _body(lines: list[Line], page: Page, pages: list[Page]) -> list[Draft]:
    left, right = _margins(page, pages)
    pitch = pitch_of([lines])
    region = Region(min(left, min(li.x0 for li in lines)), right, pitch, 3.5 if page.recognised else 1.0)
    return paragraphs_of(lines, region, in_cell=False, page=page.number)


def _margins(page: Page, pages: list[Page]) -> tuple[float, float]:
    """Where text begins and ends on pages of this width, tables included."""
    alike = [p for p in pages if abs(p.width - page.width) < 2]
    lefts = Counter(round(li.x0) for p in alike for li in p.lines if li.x1 - li.x0 > 0.3 * p.width)
    long = [li for p in alike for li in p.lines if li.x1 - li.x0 > 0.6 * p.width]
    right = max((li.x1 for li in long), default=max((li.x1 for p in alike for li in p.lines), default=0.0))
    left = float(min((x for x, n in lefts.items() if n >= 2), default=min(lefts, default=0.15 * page.width)))
    if not long:
        # Only short lines: the margins are those of the tables, or of an ordinary sheet.
        edges = [x for p in alike for g in p.grids for x in (g.xs[0], g.xs[-1])] or [0.92 * page.width]
        left, right = min([left, *edges]), max([right, *edges])
    return left, right


def _unruled(sides: Sides, page: int) -> DraftTable:
    row = [DraftCell(0, 0, 1, 1, sides.left), DraftCell(0, 1, 1, 1, sides.right)]
    return DraftTable([0.0, sides.gutter, 0.0], [row], [page], ruled=False, top=sides.top)


class _Numbers:
    """Hands out the numbers of paragraphs, the ordinals of blocks, the places of tables."""

    def __init__(self) -> None:
        self.unit = self.line = self.tables = 0

    def paragraph(self, draft: Draft, line: int) -> Paragraph:
        unit, self.unit = self.unit, self.unit + 1
        return Paragraph(
            unit=unit,
            text=draft.text,
            line=line,
            page=draft.page,
            bold=draft.bold and bool(draft.text),
            italic=draft.italic and bool(draft.text),
            underlined=draft.underlined and bool(draft.text),
            bold_lead=draft.bold_lead,
            align=draft.align,
            confidence=round(draft.confidence, 3),
            unclear=draft.unclear,
        )


def _numbered(parts: list[Part], rows_at_most: int) -> tuple[Block, ...]:
    numbers = _Numbers()
    blocks: list[Block] = []
    for part in parts:
        if isinstance(part, DraftTable):
            if part.rows:
                blocks.append(_table(part, numbers, rows_at_most))
        else:
            numbers.line += 1
            blocks.append(numbers.paragraph(part, numbers.line))
    return tuple(blocks)


def _table(part: DraftTable, numbers: _Numbers, rows_at_most: int) -> Table:
    first = numbers.line + 1
    rows = []
    for index, cells in enumerate(part.rows[:rows_at_most]):
        numbers.line += 1
        made = tuple(
            Cell(
                row=index,
                column=c.column,
                paragraphs=tuple(numbers.paragraph(d, numbers.line) for d in c.drafts),
                rowspan=c.rowspan,
                colspan=c.colspan,
            )
            for c in sorted(cells, key=lambda c: c.column)
        )
        rows.append(Row(index, made, numbers.line, part.pages[index]))
    index, numbers.tables = numbers.tables, numbers.tables + 1
    return Table(index, tuple(rows), part.width, first, part.pages[0], ruled=part.ruled)
