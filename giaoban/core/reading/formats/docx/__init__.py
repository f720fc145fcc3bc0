"""Word files (.docx) from their own XML, as Word prints them: numbers, tracked changes, boxes, merged cells.

`names` spells the XML; `styles` and `numbering` know what a paragraph inherits; `runs` and `text` read paragraphs,
`tables` makes one grid of a table's rows, `blocks` puts both in reading order. Headers and footers of pages are
not part of the text. Nothing outside the file is opened and no macro is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from posixpath import join, normpath
from typing import TypeVar

from lxml import etree

from giaoban.core.reading.document import Block, Cell, Document, Paragraph, Row, Table
from giaoban.core.reading.formats.archive import DAMAGED, Archive, parse_xml
from giaoban.core.reading.formats.docx.blocks import BlockReader, RawBlock, join_continued
from giaoban.core.reading.formats.docx.names import BODY, STRICT, TRANSITIONAL
from giaoban.core.reading.formats.docx.numbering import Numbering
from giaoban.core.reading.formats.docx.runs import Pages
from giaoban.core.reading.formats.docx.sides import set_apart
from giaoban.core.reading.formats.docx.styles import Styles
from giaoban.core.reading.formats.docx.styles_part import StylesPart
from giaoban.core.reading.formats.docx.tables import RawCell, RawTable
from giaoban.core.reading.formats.docx.text import Line, ParagraphReader
from giaoban.core.reading.refusal import Limits, Refused

Part = TypeVar("Part")

ONLY_PICTURES = "Văn bản Word chỉ có ảnh, không có chữ; hãy lưu thành PDF rồi gửi lại để nhận dạng chữ."
FOREIGN_PART = "Văn bản có phần nhúng từ tệp khác, phần đó chưa được đọc."
NO_TEXT = "Văn bản Word không có chữ nào để đọc."


def open_document(data: bytes, name: str, limits: Limits) -> Document:
    """The blocks of a Word file. Raises `Refused` for what is damaged, locked, unsafe, over a limit or without text."""
    archive = Archive(data, limits)
    main = _main_part(archive)
    body_xml = _bytes(archive, main)
    if body_xml is None:
        raise Refused(DAMAGED)
    related = _related_parts(archive, main)
    notes = [FOREIGN_PART] if b"<w:altChunk" in body_xml else []
    body = parse_xml(body_xml, limits).find(BODY)
    if body is None:
        raise Refused(DAMAGED)
    styles = Styles(_optional(lambda: StylesPart(_bytes(archive, related["styles"]), limits), notes) or StylesPart())
    numbering = Numbering(lambda: _optional(lambda: _root(archive, related["numbering"], limits), notes), styles)
    paragraphs = ParagraphReader(styles, numbering, Pages(body_xml), limits)
    blocks = _assembled(set_apart(join_continued(BlockReader(paragraphs, styles, limits).read(body))))
    if not blocks:
        raise Refused(ONLY_PICTURES if paragraphs.pictures else NO_TEXT)
    return Document(name=name, format="docx", blocks=blocks, pages=paragraphs.pages.current, notes=tuple(notes))


def _bytes(archive: Archive, part: str) -> bytes | None:
    data = archive.read(part)
    return data.replace(STRICT, TRANSITIONAL) if data and STRICT in data else data


def _root(archive: Archive, part: str, limits: Limits) -> etree._Element | None:
    data = _bytes(archive, part)
    return None if data is None else parse_xml(data, limits)


def _relations(archive: Archive, part: str) -> Iterable[tuple[str, str]]:
    """Kind and target of the parts that a part refers to; links that leave the file are not followed."""
    folder, _, file = part.rpartition("/")
    root = archive.xml(join(folder, "_rels", f"{file}.rels"))
    for relation in root if root is not None else ():
        if relation.get("TargetMode") != "External":
            kind = relation.get("Type", "").rsplit("/", 1)[-1]
            yield kind, normpath(join("/", folder, relation.get("Target", ""))).lstrip("/")


def _main_part(archive: Archive) -> str:
    return next((t for kind, t in _relations(archive, "") if kind == "officeDocument"), "word/document.xml")


def _related_parts(archive: Archive, main: str) -> dict[str, str]:
    folder = main.rpartition("/")[0]
    usual = {kind: join(folder, f"{kind}.xml") for kind in ("styles", "numbering")}
    return usual | dict(_relations(archive, main))


def _optional(open_part: Callable[[], Part], notes: list[str]) -> Part | None:
    """A part without which the text can still be read; damage is noted, danger is refused as anywhere."""
    try:
        return open_part()
    except Refused as refused:
        if str(refused) != DAMAGED:
            raise
        notes.append("Một phần định dạng của tệp bị hỏng; số thứ tự tự động hoặc chữ đậm có thể không đúng.")
        return None


def _assembled(blocks: list[RawBlock]) -> tuple[Block, ...]:
    """Blocks with their final numbers: unit, line and table count up in reading order."""
    result: list[Block] = []
    unit = line = tables = 0
    for block in blocks:
        if isinstance(block, Line):
            if block.text and not block.bare:
                line += 1
                result.append(_paragraph(block, unit, line))
                unit += 1
            continue
        table, unit = _table(block, tables, line + 1, unit)
        line += len(block.rows)
        tables += 1
        if any(row.cells for row in table.rows):
            result.append(table)
    return tuple(result)


def _paragraph(line: Line, unit: int, ordinal: int) -> Paragraph:
    return Paragraph(
        unit, line.text, ordinal, line.page, line.bold, line.italic, line.underlined, line.bold_lead, line.level,
        line.align,
    )  # fmt: skip


def _table(raw: RawTable, index: int, ordinal: int, unit: int) -> tuple[Table, int]:
    rows = []
    for place, raw_row in enumerate(raw.rows):
        cells = []
        for raw_cell in raw_row.cells:
            lines = _trimmed(raw_cell)
            paragraphs = tuple([_paragraph(line, unit + i, ordinal + place) for i, line in enumerate(lines)])
            unit += len(lines)
            cells.append(
                Cell(place, raw_cell.start, paragraphs, raw_cell.rowspan, max(raw_cell.end - raw_cell.start, 1))
            )
        rows.append(Row(place, tuple(cells), ordinal + place, raw_row.page))
    return Table(index, tuple(rows), raw.width, ordinal, raw.rows[0].page, raw.ruled), unit


def _trimmed(cell: RawCell) -> list[Line]:
    """The lines of a cell without empty ones at its ends; a lone dash of an empty list item is empty too."""
    lines = [line._replace(text="") if line.bare and line.text in "-+*" else line for line in cell.lines]
    while lines and not lines[-1].text:
        lines.pop()
    while lines and not lines[0].text:
        lines.pop(0)
    return lines
