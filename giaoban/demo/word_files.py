"""A made-up paper as a Word file, laid out as Decree 30/2020 has it (Appendix I)."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from giaoban.demo.department import PARENT
from giaoban.demo.papers import DemoPaper, Row

_HEADING = re.compile(r"(?:[IVX]+|\d+)\. ")
_CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def word_file(paper: DemoPaper) -> bytes:
    """The paper's .docx."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin = section.bottom_margin = section.right_margin = Cm(2)
    section.left_margin = Cm(2.5)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.paragraph_format.space_after = Pt(4)
    _letterhead(document, paper)
    for n, line in enumerate(paper.heading):
        _write(document.add_paragraph(), line, bold=True, size=14, centre=True, after=0 if n == 0 else 10)
    for line in paper.intro:
        _write(document.add_paragraph(), line, italic=line.startswith("Căn cứ"))
    if paper.table:
        _table(document, paper.table, paper.widths)
    for line in paper.body:
        _write(document.add_paragraph(), line, bold=bool(_HEADING.match(line)))
    _foot(document, paper)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _write(
    paragraph: Any,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: int = 13,
    centre: bool = False,
    after: int = 4,
) -> None:
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    paragraph.paragraph_format.space_after = Pt(after)
    if centre:
        paragraph.alignment = _CENTRE


def _cell_lines(cell: Any, lines: Sequence[str], **style: Any) -> None:
    for n, line in enumerate(lines):
        _write(cell.paragraphs[0] if n == 0 else cell.add_paragraph(), line, after=0, **style)


def _letterhead(document: Any, paper: DemoPaper) -> None:
    left, right = _side_by_side(document, (7.6, 8.9))
    _cell_lines(left, [PARENT.upper()], centre=True)
    _write(left.add_paragraph(), "SỞ KHOA HỌC VÀ CÔNG NGHỆ", bold=True, centre=True, after=6)
    _write(left.add_paragraph(), f"Số: {paper.number}", centre=True)
    state = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    _cell_lines(right, state, bold=True, size=12, centre=True)
    d = paper.dated
    month = f"{d.month:02}" if d.month < 3 else str(d.month)  # Appendix I, item 4: only January and February take a 0
    _write(right.add_paragraph(), f"Lam Giang, ngày {d.day:02} tháng {month} năm {d.year}", italic=True, centre=True)


def _side_by_side(document: Any, widths: tuple[float, float]) -> tuple[Any, Any]:
    table = document.add_table(1, 2)
    table.autofit = False
    _set_widths(table, widths)
    left, right = table.rows[0].cells
    return left, right


def _set_widths(table: Any, widths: Sequence[float]) -> None:
    """Word goes by the cells, LibreOffice by the grid's columns: both are told."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def _table(document: Any, rows: Sequence[Row], widths: Sequence[float]) -> None:
    table = document.add_table(0, len(rows[0]))
    table.style = "Table Grid"
    table.autofit = False
    for n, row in enumerate(rows):
        cells = table.add_row().cells
        group = len(row) == 2
        for column, text in enumerate(row):
            style = {"bold": n == 0 or group, "centre": n == 0 or column == 0, "size": 12}
            _cell_lines(cells[column], text.split("\n"), **style)
    _set_widths(table, widths)
    for row in table.rows:
        if not any(cell.text for cell in row.cells[2:]) and not row.cells[0].text.isdigit():
            row.cells[1].merge(row.cells[-1])  # a group heading runs over the other columns
    document.add_paragraph()


def _foot(document: Any, paper: DemoPaper) -> None:
    left, right = _side_by_side(document, (8.5, 8.0))
    _write(left.paragraphs[0], "Nơi nhận:", bold=True, italic=True, size=12, after=0)
    for line in paper.recipients:
        _write(left.add_paragraph(), f"- {line}", size=11, after=0)
    titles, name = paper.signature
    _cell_lines(right, titles, bold=True, centre=True)
    for _ in range(3):
        right.add_paragraph()
    _write(right.add_paragraph(), name, bold=True, centre=True)
