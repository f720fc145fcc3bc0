"""Blocks of a Word file in reading order: the body, text boxes, cells, and tables inside cells."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from giaoban.core.reading.formats.docx.names import (
    ALTERNATE,
    CONTAINERS,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    TBL,
    TBL_PR,
    TC,
    TC_PR,
    TR,
    TR_PR,
    VAL,
    P,
    w,
)
from giaoban.core.reading.formats.docx.runs import Token, choose_alternate, shows_placeholder
from giaoban.core.reading.formats.docx.styles import Styles, first_child, is_on, number_in, value_of
from giaoban.core.reading.formats.docx.tables import (
    RawCell,
    RawRow,
    RawTable,
    continues,
    drop_repeated_headers,
    is_ruled,
    joined,
    merge_down,
    settle,
)
from giaoban.core.reading.formats.docx.text import Line, ParagraphReader, inherited
from giaoban.core.reading.refusal import Limits, Refused

RawBlock = Line | RawTable

_GRID_SPAN, _V_MERGE, _H_MERGE, _WIDTH = w("gridSpan"), w("vMerge"), w("hMerge"), w("tcW")
_BORDERS, _CELL_DELETED = w("tcBorders"), w("cellDel")
_GRID, _GRID_COLUMN = w("tblGrid"), w("gridCol")
_W, _TYPE = w("w"), w("type")
# Word itself allows 63 columns; a span beyond this is damage, whatever the limits of the caller.
_WIDEST_SPAN = 1000


class BlockReader:
    """Reads containers of blocks: each element is asked once, in reading order."""

    def __init__(self, paragraphs: ParagraphReader, styles: Styles, limits: Limits) -> None:
        self._paragraphs = paragraphs
        self._styles = styles
        self._limits = limits
        self._held: list[Token] = []

    def read(self, container: etree._Element) -> list[RawBlock]:
        """The blocks of a body, a cell or a text box. Empty lines are kept: the caller knows what they mean."""
        held, self._held = self._held, []
        blocks: list[RawBlock] = []
        self._read_into(container, blocks)
        if self._held:
            # The end of the last paragraph was deleted, but nothing follows that it could run into.
            blocks += self._paragraphs.lines(inherited(self._styles.paragraph(None)), self._held)
        self._held = held
        return blocks

    def _read_into(self, container: etree._Element, blocks: list[RawBlock]) -> None:
        for child in container:
            tag = child.tag
            if tag == P:
                self._read_paragraph(child, blocks)
            elif tag == TBL:
                blocks += self._read_table(child)
            elif tag == SDT:
                content = child.find(SDT_CONTENT)
                if content is not None and not _is_contents_list(child) and not shows_placeholder(child):
                    self._read_into(content, blocks)
            elif tag in CONTAINERS:
                self._read_into(child, blocks)
            elif tag == ALTERNATE:
                chosen = choose_alternate(child)
                if chosen is not None:
                    self._read_into(chosen, blocks)

    def _read_paragraph(self, paragraph: etree._Element, blocks: list[RawBlock]) -> None:
        properties = self._paragraphs.properties(paragraph)
        if properties.page_before:
            self._paragraphs.pages.turn(rendered=False)
        tokens, boxes = self._paragraphs.tokens(paragraph, properties.style)
        if properties.merges:
            self._held += tokens
        elif not properties.style.name.startswith("toc "):
            blocks += self._paragraphs.lines(properties, self._held + tokens if self._held else tokens)
            self._held = []
        for box in boxes:
            blocks += self.read(box)
        if properties.page_after:
            self._paragraphs.pages.turn(rendered=False)

    # --- tables

    def _read_table(self, table: etree._Element) -> list[RawBlock]:
        elements = [tr for tr in _inside(table, TR) if not _is_dropped_row(tr)]
        if len(elements) > self._limits.table_rows:
            raise Refused(
                f"Bảng có {len(elements)} dòng, vượt giới hạn {self._limits.table_rows} dòng; hãy tách nhỏ tệp."
            )
        bodies: dict[int, list[RawBlock]] = {}
        rows = [self._read_row(tr, bodies) for tr in elements]
        rows = [row for row in rows if row.cells]
        if not rows:
            return []
        return self._shaped(table, rows, bodies)

    def _shaped(self, element: etree._Element, rows: list[RawRow], bodies: dict[int, list[RawBlock]]) -> list[RawBlock]:
        """The table, and what it gives up: a table that only holds others is not a table to a reader."""
        table = settle(rows, [number_in(c.get(_W)) or 0 for c in element.iterfind(f"{_GRID}/{_GRID_COLUMN}")])
        if table.width > self._limits.table_columns:
            raise Refused(
                f"Bảng có {table.width} cột, vượt giới hạn {self._limits.table_columns} cột; hãy kiểm tra lại tệp."
            )
        cells = [cell for row in rows for cell in row.cells]
        nested = [block for body in bodies.values() for block in body if isinstance(block, RawTable)]
        for cell in cells:
            cell.lines = [block for block in bodies[id(cell)] if isinstance(block, Line)]
        merge_down(rows)
        self._embolden_head(element, rows)
        table.ruled = is_ruled(element, self._styles, rows, table.width)
        if table.width == 1 and (not table.ruled or (nested and len(cells) == 1)):
            return [block for cell in cells for block in bodies[id(cell)]]
        if nested and table.ruled:
            for cell in cells:
                cell.lines = list(_flat(bodies[id(cell)]))
            nested = []
        drop_repeated_headers(table)
        return [table, *nested]

    def _embolden_head(self, element: etree._Element, rows: list[RawRow]) -> None:
        """A table style may print the first row in bold, though no run says so."""
        properties = element.find(TBL_PR)
        look = None if properties is None else properties.find(w("tblLook"))
        if look is None or not _first_row_is_special(look):
            return
        if self._styles.heads_are_bold(value_of(properties, w("tblStyle"))):
            for cell in rows[0].cells:
                cell.lines = [line._replace(bold=True, bold_lead=len(line.text)) for line in cell.lines]

    def _read_row(self, tr: etree._Element, bodies: dict[int, list[RawBlock]]) -> RawRow:
        properties = tr.find(TR_PR)
        before = after = 0
        header = False
        if properties is not None:
            before = _small(value_of(properties, w("gridBefore")))
            after = _small(value_of(properties, w("gridAfter")))
            header = is_on(properties, w("tblHeader"))
        pages = self._paragraphs.pages
        page = furthest = pages.current
        row = RawRow([], after, header, page)
        at = before
        for tc in _inside(tr, TC):
            # Cells stand side by side: a page turned in one is the same page turned in the next.
            pages.current = page
            cell = self._read_cell(tc, at, row, bodies)
            at = cell.end if cell else at
            furthest = max(furthest or 0, pages.current or 0) or None
        pages.current = furthest
        return row

    def _read_cell(self, tc: etree._Element, at: int, row: RawRow, bodies: dict[int, list[RawBlock]]) -> RawCell | None:
        cell = RawCell(at, at + 1)
        side = None
        properties = first_child(tc, TC_PR)
        for child in properties if properties is not None else ():
            tag = child.tag
            if tag == _WIDTH:
                cell.width = number_in(child.get(_W)) if child.get(_TYPE, "dxa") == "dxa" else None
            elif tag == _GRID_SPAN:
                cell.end = at + max(_small(child.get(VAL)), 1)
            elif tag == _V_MERGE:
                cell.merge = child.get(VAL, "continue")
            elif tag == _H_MERGE:
                side = child.get(VAL, "continue")
            elif tag == _BORDERS:
                cell.borders = child
            elif tag == _CELL_DELETED:
                return None
        if side == "continue" and row.cells:
            row.cells[-1].end = cell.end
            return row.cells[-1]
        # What stands in a cell that is merged into the one above is not printed, and its numbers do not count.
        bodies[id(cell)] = [] if cell.merge == "continue" and len(tc) <= 2 and not _has_text(tc) else self.read(tc)
        row.cells.append(cell)
        return cell


def _inside(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those inside content controls and other wrappings."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _inside(content, tag)
        elif child.tag in CONTAINERS:
            yield from _inside(child, tag)


def _is_dropped_row(tr: etree._Element) -> bool:
    properties = tr.find(TR_PR)
    return properties is not None and (properties.find(w("del")) is not None or is_on(properties, w("hidden")))


def _is_contents_list(control: etree._Element) -> bool:
    """A table of contents says every heading a second time: it is left out."""
    gallery = control.find(f"{SDT_PR}/{w('docPartObj')}/{w('docPartGallery')}")
    return gallery is not None and gallery.get(VAL) == "Table of Contents"


def _first_row_is_special(look: etree._Element) -> bool:
    flag = look.get(w("firstRow"))
    if flag is not None:
        return flag in ("1", "true", "on")
    try:
        return bool(int(look.get(VAL, "0"), 16) & 0x0020)
    except ValueError:
        return False


def _has_text(tc: etree._Element) -> bool:
    return next(tc.iter(w("t")), None) is not None


def _small(text: str | None) -> int:
    return min(max(number_in(text) or 0, 0), _WIDEST_SPAN)


def _flat(blocks: list[RawBlock]) -> Iterator[Line]:
    """Lines of a cell that holds a table of its own: each row of that becomes one line."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
            continue
        for row in block.rows:
            lines = [line for cell in row.cells for line in cell.lines if line.text]
            if lines:
                text = " ".join([line.text for line in lines])
                bold = all(line.bold for line in lines)
                yield lines[0]._replace(text=text, bold=bold, bold_lead=len(text) if bold else lines[0].bold_lead)


def join_continued(blocks: list[RawBlock]) -> list[RawBlock]:
    """Tables that were cut at the end of a page, with nothing but empty lines between, made one again."""
    result: list[RawBlock] = []
    last = None  # place in `result` of a table with only empty lines after it
    for block in blocks:
        if isinstance(block, RawTable):
            before = None if last is None else result[last]
            if last is not None and isinstance(before, RawTable) and continues(before, block):
                result[last:] = [joined(before, block)]
            else:
                last = len(result)
                result.append(block)
        else:
            last = None if block.text else last
            result.append(block)
    for block in result:
        if isinstance(block, RawTable):
            drop_repeated_headers(block)
    return result
