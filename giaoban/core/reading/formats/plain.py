"""Plain text, Markdown with stray HTML, and text pasted from the clipboard → Document.

Tables come as lines with tabs or pipes; a table that a page cut in two goes on over the blank line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from giaoban.core.reading.document import Block, Document, Paragraph
from giaoban.core.reading.formats.markup import Marks, Styled
from giaoban.core.reading.formats.stacked_tables import stacked_tables
from giaoban.core.reading.formats.text_rows import Line
from giaoban.core.reading.formats.text_tables import TableReader, is_table_line
from giaoban.core.reading.refusal import Limits, Refused
from giaoban.core.text.folding import nfc

_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_HTML = re.compile(r"<(?:html|body|table|tr|td)\b", re.IGNORECASE)
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$")
# What begins a point of its own and so is never the rest of a wrapped line.
_POINT = re.compile(
    r"\s*(?:[-–—+*•●▪]\s|\d{1,2}(?:\.\d{1,2})*[.)/-]?\s|\(?\d{1,2}\)|[a-zđ]\)|\([ivx]+\)|[IVXLC]+[.)]?\s|[A-Z][.)]\s"
    r"|#|Điều\s|Nơi nhận|Kính gửi|Số\s*:|Căn cứ|Thứ\s|THỨ\s|Sáng\b|Chiều\b|SÁNG|CHIỀU)"
)
_ENDS = (".", ";", ":", "!", "?", "…", "/", ")")


def open_document(data: bytes, name: str, limits: Limits) -> Document:
    """The document in a text file; `line` of each paragraph is its 1-based line in the file."""
    text = decode(data)
    if len(text) > limits.characters:
        raise Refused(f"Văn bản quá dài ({len(text):,} ký tự); giới hạn là {limits.characters:,}.".replace(",", "."))
    if not text.strip():
        raise Refused("Tệp không có chữ nào để đọc.")
    if _HTML.search(text):
        from giaoban.core.reading.formats.hypertext import (
            blocks_of_html,
        )  # lxml.html, only when there is HTML

        return Document(name, "html", blocks_of_html(text, limits))
    return Document(name, "text", blocks_of_text(text, limits))


def decode(data: bytes) -> str:
    """Text of a file in UTF-8, UTF-16 or the old Windows code page for Vietnamese; NFC."""
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1258"]
    for encoding in encodings:
        try:
            return nfc(data.decode(encoding))
        except UnicodeError:
            continue
    raise Refused("Không đọc được bảng mã của tệp; hãy lưu lại dưới dạng UTF-8.")


def blocks_of_text(text: str, limits: Limits) -> tuple[Block, ...]:
    """Paragraphs and tables of a plain or Markdown text, in order."""
    lines = list(_lines(text))
    units = iter(range(10**9))
    stacked = stacked_tables(lines)
    blocks: list[Block] = []
    marks = Marks()
    wrapped: list[Styled] = []
    first: Line | None = None
    cut_by_page = False
    tables = 0
    wide = _hard_wrapped(lines)
    at = 0

    def flush() -> None:
        nonlocal first
        if first is not None and wrapped:
            blocks.append(_paragraph(_joined(wrapped), first.number, next(units)))
        wrapped.clear()
        first = None

    while at < len(lines):
        line = lines[at]
        if line.number in stacked or is_table_line(lines, at):
            flush()
            marks.close()
            table, at = TableReader(limits, tables, units).read(lines, at, stacked.get(line.number))
            if table is not None:
                blocks.append(table)
                tables += 1
            continue
        at += 1
        if not line.text.strip() or _RULE.match(line.text) or line.text.strip() == "|":
            marks.close()
            cut_by_page = _goes_on(wrapped, lines, at)
            if not cut_by_page:
                flush()
            continue
        wraps = first is not None and _wraps(wrapped[-1].text, line, wide, previous=lines[at - 2])
        if not (wraps or cut_by_page):
            flush()
        cut_by_page = False
        for i, part in enumerate(marks.read(line.text)):
            if i:
                flush()
            if part.text.strip():
                first = first or line
                wrapped.append(part.strip())
    flush()
    return tuple(blocks)


def _lines(text: str) -> Iterator[Line]:
    for number, line in enumerate(re.split(r"\r\n|[\n\r\f\v\u2028\u2029]", text), 1):
        yield Line(number, line)


def _hard_wrapped(lines: list[Line]) -> int:
    """The width at which the text was wrapped by hand, or 0 where each paragraph is one line."""
    lengths = sorted(len(line.text.strip()) for line in lines if line.text.strip() and not line.tabs)
    if len(lengths) < 8:
        return 0
    longest = lengths[-1]
    near = sum(n > longest * 0.8 for n in lengths)
    return longest if longest <= 120 and near * 5 >= len(lengths) else 0


def _wraps(before: str, line: Line, wide: int, previous: Line) -> bool:
    """Whether a line is the rest of the line above it (no blank between)."""
    text = line.text.strip()
    if not previous.text.strip() or _POINT.match(text) or _HEADING.match(text):
        return False
    if previous.text.endswith("  ") or previous.text.endswith("\\"):  # Markdown's own line break
        return False
    if text[:1].islower() or text[:1] in ",;:)":
        return not before.rstrip().endswith((".", ";", ":"))
    if not wide or before.rstrip().endswith((".", ";", ":", "./.")):
        return False
    return len(previous.text.strip()) >= wide * 0.8


def _goes_on(wrapped: list[Styled], lines: list[Line], at: int) -> bool:
    """Whether a sentence cut by a page goes on behind the blank lines: it stopped without a stop mark and
    the next line begins in lower case."""
    if not wrapped:
        return False
    before = "".join(w.text for w in wrapped).rstrip()
    while at < len(lines) and not lines[at].text.strip():
        at += 1
    if at == len(lines) or len(before) < 40 or before.endswith(_ENDS):
        return False
    text = lines[at].text.strip()
    return text[:1].islower() and not _POINT.match(text) and not lines[at].tabs


def _joined(parts: list[Styled]) -> Styled:
    texts: list[str] = []
    flags = bytearray()
    for part in parts:
        if texts:
            texts.append(" ")
            flags.append(flags[-1] if flags else 0)
        texts.append(part.text)
        flags.extend(part.flags)
    return Styled("".join(texts), bytes(flags))


def _paragraph(styled: Styled, number: int, unit: int) -> Paragraph:
    level = 0
    heading = _HEADING.match(styled.text)
    if heading:
        level = len(heading[1])
        styled = Styled(styled.text[heading.end() :], styled.flags[heading.end() :])
    styled = styled.squeeze()
    bold, italic, underlined, lead = styled.style()
    return Paragraph(
        unit=unit,
        text=styled.text,
        line=number,
        bold=bold,
        italic=italic,
        underlined=underlined,
        bold_lead=lead,
        level=level,
    )
