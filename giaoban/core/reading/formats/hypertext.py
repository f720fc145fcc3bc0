"""HTML (a saved portal page, a table pasted from a browser) → blocks. Scripts, styles and menus are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from lxml import html as lxml_html
from lxml.etree import ParserError

from giaoban.core.reading.document import Block, Cell, Paragraph, Row, Table
from giaoban.core.reading.refusal import Limits, Refused
from giaoban.core.text.folding import squeeze

_BLOCKS = frozenset("p div h1 h2 h3 h4 h5 h6 li ul ol article section main blockquote center pre dd dt".split())
_LEFT_OUT = frozenset("script style nav head noscript iframe svg button select form".split())
_BOLD = frozenset(("b", "strong", "th"))
_HEADINGS = {f"h{n}": n for n in range(1, 7)}


class _Flow:
    """Collects text into paragraphs while the tree is walked; tables are blocks between them."""

    def __init__(self, limits: Limits, units: Iterator[int], tables: Iterator[int]) -> None:
        self.limits, self.units, self.tables = limits, units, tables
        self.blocks: list[Block] = []
        self.parts: list[tuple[str, bool, bool, bool]] = []
        self.level = 0
        self.line = 1

    def flush(self) -> None:
        text = squeeze("".join(p[0] for p in self.parts))
        if text:
            letters = [p for p in self.parts if p[0].strip()]
            bold, italic, under = (all(p[i] for p in letters) for i in (1, 2, 3))
            lead = len(text) if bold else 0
            self.blocks.append(
                Paragraph(
                    next(self.units),
                    text,
                    self.line,
                    bold=bold,
                    italic=italic,
                    underlined=under,
                    bold_lead=lead,
                    level=self.level,
                )
            )
        self.parts.clear()

    def walk(self, node: lxml_html.HtmlElement, bold: bool, italic: bool, under: bool) -> None:
        tag = node.tag if isinstance(node.tag, str) else ""
        if not tag or tag in _LEFT_OUT:
            return
        if tag == "table":
            self.flush()
            table = self._table(node)
            if table is not None:
                self.blocks.append(table)
            return
        block = tag in _BLOCKS
        if block:
            self.flush()
            self.line = node.sourceline or self.line
            self.level = _HEADINGS.get(tag, 0)
        if tag == "br":
            self.flush()
        bold, italic, under = bold or tag in _BOLD, italic or tag in ("i", "em"), under or tag == "u"
        if tag == "li":
            self.parts.append(("- ", bold, italic, under))
        if node.text:
            self.parts.append((node.text, bold, italic, under))
        for child in node:
            self.walk(child, bold, italic, under)
            if child.tail:
                self.parts.append((child.tail, bold, italic, under))
        if block:
            self.flush()
            self.level = 0

    def _table(self, node: lxml_html.HtmlElement) -> Table | None:
        rows: list[Row] = []
        taken: set[tuple[int, int]] = set()
        width = 0
        trs = [tr for tr in node.iter("tr") if next(tr.iterancestors("table"), None) is node]
        if len(trs) > self.limits.table_rows:
            raise Refused(f"Bảng có {len(trs)} dòng; giới hạn là {self.limits.table_rows} dòng.")
        for tr in trs:
            r, column, cells = len(rows), 0, []
            for td in tr:
                if td.tag not in ("td", "th"):
                    continue
                while (r, column) in taken:
                    column += 1
                rowspan, colspan = _span(td, "rowspan"), _span(td, "colspan")
                taken.update((r + i, column + j) for i in range(rowspan) for j in range(colspan))
                cells.append(Cell(r, column, self._cell(td), rowspan, colspan))
                column += colspan
            width = max(width, column)
            if width > self.limits.table_columns:
                raise Refused(f"Bảng có quá {self.limits.table_columns} cột nên không phải bảng chương trình.")
            rows.append(Row(r, tuple(cells), tr.sourceline or self.line))
        return Table(next(self.tables), tuple(rows), width, rows[0].line) if rows and width else None

    def _cell(self, td: lxml_html.HtmlElement) -> tuple[Paragraph, ...]:
        inner = _Flow(self.limits, self.units, self.tables)
        inner.line = td.sourceline or self.line
        inner.walk(td, False, False, False)
        inner.flush()
        paragraphs: list[Paragraph] = []
        for block in inner.blocks:
            if isinstance(block, Paragraph):
                paragraphs.append(block)
            else:
                paragraphs.extend(p for row in block.rows for c in row.cells for p in c.paragraphs)
        return tuple(paragraphs)


def _span(td: lxml_html.HtmlElement, name: str) -> int:
    value = re.match(r"\d{1,3}", td.get(name, "1"))
    return max(1, min(int(value[0]), 200)) if value else 1


def blocks_of_html(text: str, limits: Limits) -> tuple[Block, ...]:
    """Paragraphs and tables of an HTML text; `line` is the line of the element in the source."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = lxml_html.document_fromstring(text, parser=lxml_html.HTMLParser(no_network=True, huge_tree=False))
    except (ParserError, ValueError):
        raise Refused("Trang HTML bị hỏng, không đọc được.") from None
    flow = _Flow(limits, count(), count())
    body = root.find("body")
    try:
        flow.walk(root if body is None else body, False, False, False)
    except RecursionError:
        raise Refused("Trang HTML lồng nhau quá sâu, không đọc được.") from None
    flow.flush()
    return tuple(flow.blocks)
