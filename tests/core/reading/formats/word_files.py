"""Small Word files for tests, made from snippets of their XML."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from giaoban.core.reading.document import Document
from giaoban.core.reading.formats.docx import open_document
from giaoban.core.reading.refusal import Limits

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<w:{{0}} xmlns:w="{W}" xmlns:mc="{MC}">{{1}}</w:{{0}}>'
RULED = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))


def run(text: str, properties: str = "") -> str:
    """A run of text with the inside of its `w:rPr`."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*content: str, properties: str = "") -> str:
    """A paragraph with the inside of its `w:pPr`."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def cell(text: str | None = None, *, body: str = "", properties: str = "") -> str:
    """A cell that holds a text, or any blocks."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{body or p(run(text or ''))}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells; a plain text is a cell of its own."""
    made = [c if c.startswith("<w:") else cell(c) for c in cells]
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def table(*rows: str, widths: tuple[int, ...] = (), borders: str = RULED) -> str:
    """A table of rows; `widths` are those of its grid."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def word_file(body: str, *, styles: str = "", numbering: str = "") -> bytes:
    """The bytes of a .docx with this body, and the insides of its styles and numbering."""
    parts = {"word/document.xml": HEAD.format("document", f"<w:body>{body}</w:body>")}
    if styles:
        parts["word/styles.xml"] = HEAD.format("styles", styles)
    if numbering:
        parts["word/numbering.xml"] = HEAD.format("numbering", numbering)
    return zipped(parts)


def read_body(body: str, *, styles: str = "", numbering: str = "", limits: Limits | None = None) -> Document:
    """What is read of such a file."""
    return open_document(word_file(body, styles=styles, numbering=numbering), "mau.docx", limits or Limits())


def texts(body: str, *, styles: str = "", numbering: str = "") -> list[str]:
    """The texts of all paragraphs that are read."""
    return [paragraph.text for paragraph in read_body(body, styles=styles, numbering=numbering).paragraphs()]
