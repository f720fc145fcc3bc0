"""A paper as born-digital PDF: printed by LibreOffice from the Word file, or laid out by reportlab."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from tests.samples.paper import Cell, Grid, Paper, Text, runs
from tools.make_papers.to_text import number_of

FONTS = Path("/usr/share/fonts/truetype/croscore")
FACES = {"": "Regular", "-B": "Bold", "-I": "Italic", "-BI": "BoldItalic"}
ALIGN = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT, "justify": TA_JUSTIFY}


def office_program() -> str | None:
    """LibreOffice, where the machine has it."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def has_fonts() -> bool:
    """Whether Tinos, which has all Vietnamese letters, is installed."""
    return (FONTS / "Tinos-Regular.ttf").exists()


def print_with_office(files: Sequence[Path], folder: Path) -> None:
    """PDFs of Word files, in one run of LibreOffice with a profile of its own."""
    program = office_program()
    if program is None or not files:
        return
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(  # noqa: S603 - our own files, the program found on this machine
            [
                program,
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                *map(str, files),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )


def to_pdf(paper: Paper) -> bytes:
    """The paper laid out by reportlab in Tinos, with page numbers as offices print them."""
    _register()
    out = io.BytesIO()
    size = landscape(A4) if paper.landscape else A4
    template = SimpleDocTemplate(
        out, pagesize=size, leftMargin=2.5 * cm, rightMargin=1.5 * cm, topMargin=2 * cm, bottomMargin=2 * cm
    )
    story: list[Any] = []
    counters: dict[str, int] = {}
    last: str | None = None
    for block in paper.blocks:
        if isinstance(block, Text):
            if block.number != last:
                counters.clear()
            last = block.number
            story.append(_paragraph(block, counters))
        else:
            last = None
            story += [_table(block, template.width), Spacer(1, 6)]
    template.build(story, onLaterPages=_page_number)
    return out.getvalue()


def _register() -> None:
    for suffix, face in FACES.items():
        pdfmetrics.registerFont(TTFont(f"Tinos{suffix}", str(FONTS / f"Tinos-{face}.ttf")))
    pdfmetrics.registerFontFamily("Tinos", "Tinos", "Tinos-B", "Tinos-I", "Tinos-BI")


def _page_number(canvas: Any, template: Any) -> None:
    canvas.setFont("Tinos", 12)
    canvas.drawCentredString(template.pagesize[0] / 2, template.pagesize[1] - 1.3 * cm, str(template.page))


def _style(align: str, size: float = 13) -> ParagraphStyle:
    return ParagraphStyle(
        f"{align}{size}", fontName="Tinos", fontSize=size, leading=size * 1.25, alignment=ALIGN[align], spaceAfter=3
    )


def _marked(text: str, *, bold: bool, italic: bool = False) -> str:
    out = ""
    for piece, strong, under in runs(text):
        piece = escape(piece)
        piece = f"<u>{piece}</u>" if under else piece
        out += f"<b>{piece}</b>" if strong or bold else piece
    return f"<i>{out}</i>" if italic else out


def _paragraph(block: Text, counters: dict[str, int]) -> Paragraph:
    text = block.text
    if block.number:
        counters[block.number] = counters.get(block.number, 0) + 1
        text = f"{number_of(block.number, counters[block.number])} {text}"
    return Paragraph(_marked(text, bold=block.bold, italic=block.italic) or "&nbsp;", _style(block.align))


def _cell(cell: Cell | None) -> list[Paragraph] | str:
    if cell is None:
        return ""
    return [Paragraph(_marked(line, bold=cell.bold) or "&nbsp;", _style(cell.align, 11)) for line in cell.lines]


def _table(block: Grid, room: float) -> Table:
    widths = [room * w / sum(block.widths) for w in block.widths]
    style: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if block.ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, "black"))
    for r, row in enumerate(block.rows):
        for c, cell in enumerate(row):
            if cell is not None and (cell.rowspan > 1 or cell.colspan > 1):
                style.append(("SPAN", (c, r), (c + cell.colspan - 1, r + cell.rowspan - 1)))
    repeat = block.header if block.ruled else 0
    data = [[_cell(cell) for cell in row] for row in block.rows]
    return Table(data, widths, style=style, repeatRows=repeat, splitInRow=0)
