"""A paper as a Word file, written the way offices write: Times, borderless letterhead, merged cells."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from tests.samples.paper import Grid, Paper, Text, runs

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
NUMBER_FORMATS = {"1": "decimal", "a": "lowerLetter", "I": "upperRoman"}


def to_docx(paper: Paper) -> bytes:
    """The paper as the bytes of a .docx file."""
    document = docx.Document()
    _page(document, landscape=paper.landscape)
    lists = _Lists(document)
    last: str | None = None
    for block in paper.blocks:
        if isinstance(block, Text):
            _paragraph(document.add_paragraph(), block)
            if block.number:
                lists.apply(document.paragraphs[-1], block.number, fresh=block.number != last)
            last = block.number
        else:
            last = None
            _table(document, block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: Any, *, landscape: bool) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_after = Pt(3)
    section = document.sections[0]
    width, height = Cm(21), Cm(29.7)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        width, height = height, width
    section.page_width, section.page_height = width, height
    section.left_margin, section.right_margin = Cm(2.5), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)


def _paragraph(paragraph: Any, block: Text) -> None:
    paragraph.alignment = ALIGN[block.align]
    if block.heading:
        paragraph.style = f"Heading {block.heading}"
    _runs(paragraph, block.text, bold=block.bold, italic=block.italic)


def _runs(paragraph: Any, text: str, *, bold: bool = False, italic: bool = False) -> None:
    for piece, strong, under in runs(text):
        run = paragraph.add_run(piece)
        run.bold = (bold or strong) or None
        run.italic = italic or None
        run.underline = under or None


def _table(document: Any, block: Grid) -> None:
    table = document.add_table(rows=len(block.rows), cols=len(block.widths))
    if block.ruled:
        table.style = "Table Grid"
    table.autofit = False
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    widths = [int(room * w / sum(block.widths)) for w in block.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for r, row in enumerate(block.rows):
        cells = table.rows[r].cells
        for c, cell in enumerate(row):
            if cell is None:
                continue
            target = cells[c]
            if cell.rowspan > 1 or cell.colspan > 1:
                target = target.merge(table.cell(r + cell.rowspan - 1, c + cell.colspan - 1))
            target.width = sum(widths[c : c + cell.colspan])
            _fill(target, cell)
        if r < block.header and block.ruled:
            mark = OxmlElement("w:tblHeader")
            table.rows[r]._tr.get_or_add_trPr().append(mark)


def _fill(target: Any, cell: Any) -> None:
    for extra in target.paragraphs[1:]:
        extra._p.getparent().remove(extra._p)
    for i, line in enumerate(cell.lines):
        paragraph = target.paragraphs[0] if i == 0 else target.add_paragraph()
        paragraph.alignment = ALIGN[cell.align]
        paragraph.paragraph_format.space_after = Pt(0)
        _runs(paragraph, line, bold=cell.bold)
        for run in paragraph.runs:
            run.font.size = Pt(12)


class _Lists:
    """Word's automatic numbering: one definition per pattern, a fresh count where a list begins anew."""

    def __init__(self, document: Any) -> None:
        self.numbering = document.part.numbering_part.element
        self.abstract: dict[str, int] = {}
        self.current = 0

    def apply(self, paragraph: Any, pattern: str, *, fresh: bool) -> None:
        if fresh:
            self.current = self._new(pattern)
        number = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        number.get_or_add_ilvl().val = 0
        number.get_or_add_numId().val = self.current

    def _new(self, pattern: str) -> int:
        abstract = 900 + len(self.abstract)
        kind = NUMBER_FORMATS.get(pattern[0], "bullet")
        text = pattern if kind == "bullet" else "%1" + pattern[1:]
        self.abstract[f"{pattern}/{abstract}"] = abstract
        xml = (
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
            '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        )
        first = self.numbering.find(qn("w:num"))
        element = parse_xml(xml)
        if first is None:
            self.numbering.append(element)
        else:
            first.addprevious(element)
        return int(self.numbering.add_num(abstract).numId)
