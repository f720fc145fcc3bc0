"""Paragraphs of Word as lines of text: tracked changes accepted, fields as their results, hidden text dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from giaoban.core.reading.document import Align
from giaoban.core.reading.formats.docx.names import P_PR, R_PR, SECT_PR, VAL, w
from giaoban.core.reading.formats.docx.numbering import Numbering, Printed
from giaoban.core.reading.formats.docx.runs import Pages, RunWalk, Token
from giaoban.core.reading.formats.docx.styles import (
    NO_NUMBER,
    NumberRef,
    ParagraphStyle,
    Styles,
    first_child,
    heading_level,
    is_on,
    number_in,
    read_alignment,
    read_number_ref,
    value_of,
)
from giaoban.core.reading.refusal import Limits, Refused
from giaoban.core.text.folding import nfc, squeeze
from giaoban.core.text.legacy import is_ambiguous, is_unicode, to_unicode


class Line(NamedTuple):
    """A line that a person sees apart.

    `bare` tells of a list number with no text behind it. `gaps` are the places in `text` where words begin behind
    a tab or many spaces, `tabbed` whether one of these is a tab, `indented` whether the line begins with such.
    """

    text: str
    page: int | None = None
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    bold_lead: int = 0
    level: int = 0
    align: Align | None = None
    bare: bool = False
    gaps: tuple[int, ...] = ()
    tabbed: bool = False
    indented: bool = False


_TYPE = w("type")
_PARAGRAPH_STYLE = w("pStyle")


class Properties(NamedTuple):
    """What a paragraph says of itself, filled up from its style."""

    style: ParagraphStyle
    number: NumberRef = NO_NUMBER
    align: Align | None = None
    level: int = 0
    hidden: bool = False  # the paragraph's mark is hidden
    merges: bool = False  # the mark was deleted or moved away: the text runs into the next paragraph
    page_before: bool = False
    page_after: bool = False


def inherited(style: ParagraphStyle) -> Properties:
    """The properties of a paragraph that says nothing of itself."""
    return Properties(style, align=style.align, level=style.level)


_NUMBER, _JC, _OUTLINE, _PAGE_BEFORE = w("numPr"), w("jc"), w("outlineLvl"), w("pageBreakBefore")
_DELETED, _MOVED = w("del"), w("moveFrom")


def read_properties(element: etree._Element, styles: Styles) -> Properties:
    """A `w:pPr` in one pass: this runs for every paragraph of a paper."""
    said = {str(child.tag): child for child in element}
    named = said.get(_PARAGRAPH_STYLE)
    style = styles.paragraph(None if named is None else named.get(VAL))
    level, mark, section = style.level, said.get(R_PR), said.get(SECT_PR)
    if _OUTLINE in said:
        level = heading_level(number_in(said[_OUTLINE].get(VAL)), "")
    return Properties(
        style,
        read_number_ref(element) if _NUMBER in said else NO_NUMBER,
        (read_alignment(element) if _JC in said else None) or style.align,
        level,
        mark is not None and is_on(mark, w("vanish")),
        mark is not None and (mark.find(_DELETED) is not None or mark.find(_MOVED) is not None),
        _PAGE_BEFORE in said and is_on(element, _PAGE_BEFORE),
        section is not None and value_of(section, _TYPE) not in ("continuous", "nextColumn"),
    )


class ParagraphReader:
    """Reads the paragraphs of one document, in reading order (automatic numbers count on)."""

    def __init__(self, styles: Styles, numbering: Numbering, pages: Pages, limits: Limits) -> None:
        self.pages = pages
        self.pictures = 0
        self._styles = styles
        self._numbering = numbering
        self._limits = limits
        self._characters = 0
        self._plain = inherited(styles.paragraph(None))
        self._old_font_tally = 0  # above 0: text in old fonts is mostly in the old encoding; below: Unicode

    def properties(self, paragraph: etree._Element) -> Properties:
        """What a paragraph says of itself, and its style."""
        element = first_child(paragraph, P_PR)
        return self._plain if element is None else read_properties(element, self._styles)

    def tokens(self, paragraph: etree._Element, style: ParagraphStyle) -> tuple[list[Token], list[etree._Element]]:
        """The letters of a paragraph, and the text boxes that hang on it."""
        walk = RunWalk(self._styles, self.pages, style.look)
        walk.children(paragraph)
        self.pictures += walk.pictures
        return walk.tokens, walk.boxes

    def lines(self, properties: Properties, tokens: list[Token]) -> list[Line]:
        """The lines of a paragraph, its automatic number before the first; one empty line where it has no text."""
        align, level, style = properties.align, properties.level, properties.style
        if len(tokens) == 1 and tokens[0].text:
            lines = [self._line(tokens, align, level)]
        else:
            lines = [self._line(part, align, level) for part in _parts(tokens)]
        while len(lines) > 1 and not lines[-1].text:
            lines.pop()
        if (properties.number.num is None and style.number.num is None) or (properties.hidden and not tokens):
            return lines
        number = self._numbering.next_number(properties.number.num, properties.number.level, style)
        return _numbered(lines, number) if number.text else lines

    def _line(self, tokens: list[Token], align: Align | None, level: int) -> Line:
        if any([t.encoding for t in tokens]):  # noqa: C419 - a list is quicker, and this runs for every line
            tokens = self._decoded(tokens)
        raw = tokens[0].text or "" if len(tokens) == 1 else "".join([t.text or "" for t in tokens])
        text = squeeze(nfc(raw))
        self._characters += len(text)
        if self._characters > self._limits.characters:
            raise Refused(f"Văn bản quá dài, vượt giới hạn {self._limits.characters:,} ký tự.".replace(",", "."))
        if not text:
            return Line("", self.pages.current, align=align, level=level)
        if "\t" in raw or _WIDE in raw:
            return _with_gaps(self._look_of_line(text, tokens, align, level), raw)
        return self._look_of_line(text, tokens, align, level)

    def _look_of_line(self, text: str, tokens: list[Token], align: Align | None, level: int) -> Line:
        if len(tokens) == 1:
            _, bold, italic, underlined, _, page = tokens[0]
            return Line(text, page, bold, italic, underlined, len(text) if bold else 0, level, align)
        page = next((t.page for t in tokens if t.text and not t.text.isspace()), None)
        # Marks and spaces carry no weight: "Điều 1" in bold with a plain "." behind it is bold to the eye.
        spoken = [t for t in tokens if t.text and any(map(str.isalnum, t.text))] or [t for t in tokens if t.text]
        bold = all(t.bold for t in spoken)
        return Line(
            text,
            page,
            bold,
            all(t.italic for t in spoken),
            all(t.underlined for t in spoken),
            len(text) if bold else _bold_lead(tokens, len(text)),
            level,
            align,
        )

    def _decoded(self, tokens: list[Token]) -> list[Token]:
        """Tokens of old fonts in Unicode, unless the letters are Unicode already."""
        tokens = _merged(tokens)
        old = " ".join([t.text or "" for t in tokens if t.encoding])
        if is_unicode(old):
            self._old_font_tally -= 1
            return tokens
        ambiguous = is_ambiguous(old)
        if ambiguous and self._old_font_tally < 0:
            return tokens
        self._old_font_tally += not ambiguous
        return [t._replace(text=to_unicode(t.text, t.encoding)) if t.text and t.encoding else t for t in tokens]


def _parts(tokens: list[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for token in tokens:
        if token.text is None:
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _merged(tokens: list[Token]) -> list[Token]:
    """Neighbours of one look made one: VNI writes a letter and its mark, and a run may end between them."""
    merged: list[Token] = []
    for token in tokens:
        if merged and merged[-1][1:5] == token[1:5]:
            merged[-1] = merged[-1]._replace(text=(merged[-1].text or "") + (token.text or ""))
        else:
            merged.append(token)
    return merged


_WIDE = " " * 5
_GAP = re.compile(r"[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{5,}")


def _with_gaps(line: Line, raw: str) -> Line:
    """The line with the places where a tab or many spaces set words apart."""
    gaps = []
    for gap in _GAP.finditer(raw):
        before = len(squeeze(nfc(raw[: gap.start()])))
        if 0 < before < len(line.text):
            gaps.append(before + 1)
    lead = _GAP.match(raw)
    tabbed = any("\t" in gap for gap in _GAP.findall(raw.strip()))
    return line._replace(gaps=tuple(gaps), tabbed=tabbed, indented=lead is not None)


def _bold_lead(tokens: list[Token], length: int) -> int:
    lead = []
    for token in tokens:
        if not token.bold and token.text and not token.text.isspace():
            break
        lead.append(token)
    while lead and not lead[-1].bold:
        lead.pop()
    return min(len(squeeze(nfc("".join([t.text or "" for t in lead])))), length)


def _numbered(lines: list[Line], number: Printed) -> list[Line]:
    """The automatic number before the first line that has text; it shares the look of what it numbers."""
    at = next((i for i, line in enumerate(lines) if line.text), None)
    label = squeeze(nfc(number.text)) + (" " if number.text.endswith(" ") else "")
    if at is None:
        return [lines[0]._replace(text=label.strip(), bare=True, bold=number.bold)]
    line = lines[at]
    lead = len(label) + line.bold_lead if line.bold_lead else len(label.strip()) if number.bold else 0
    return [*lines[:at], line._replace(text=label + line.text, bold_lead=lead, gaps=()), *lines[at + 1 :]]
