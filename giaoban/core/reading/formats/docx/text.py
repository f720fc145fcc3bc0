"""Paragraphs of Word as lines of text: tracked changes accepted, fields as their results, hidden text dropped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from giaoban.core.reading.document import Align
from giaoban.core.reading.formats.docx.names import (
    ALTERNATE,
    BR,
    CHOICE,
    CONTAINERS,
    CR,
    DRAWINGS,
    FALLBACK,
    FLD_CHAR,
    FLD_CHAR_TYPE,
    MATH,
    MATH_TEXT,
    NO_BREAK_HYPHEN,
    P_PR,
    PTAB,
    R_PR,
    RENDERED_BREAK,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    SECT_PR,
    SOFT_HYPHEN,
    SYM,
    TAB,
    TEXT_BOX,
    VAL,
    R,
    T,
    w,
)
from giaoban.core.reading.formats.docx.numbering import Numbering, Printed
from giaoban.core.reading.formats.docx.styles import (
    NO_NUMBER,
    Look,
    NumberRef,
    ParagraphStyle,
    Styles,
    heading_level,
    number_in,
    read_alignment,
    read_look,
    read_number_ref,
    value_of,
)
from giaoban.core.reading.refusal import Limits, Refused
from giaoban.core.text.folding import nfc, squeeze
from giaoban.core.text.legacy import Encoding, encoding_of_font, is_ambiguous, is_unicode, to_unicode


class Line(NamedTuple):
    """A line that a person sees apart. `bare` tells of a list number with no text behind it."""

    text: str
    page: int | None = None
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    bold_lead: int = 0
    level: int = 0
    align: Align | None = None
    bare: bool = False


class Token(NamedTuple):
    """Letters of one look; `text` is None where a line ends."""

    text: str | None
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    encoding: Encoding | None = None
    page: int | None = None


_STYLE, _TYPE, _CHAR, _FONT = w("rStyle"), w("type"), w("char"), w("font")
_PARAGRAPH_STYLE = w("pStyle")

# Signs of the Symbol font that office papers use; other signs of picture fonts say nothing and are dropped.
_SYMBOLS = {
    0xF0B7: "•", 0xF0A3: "≤", 0xF0B3: "≥", 0xF0B4: "×", 0xF0B1: "±", 0xF0B0: "°", 0xF0B9: "≠", 0xF0AE: "→",
    0xF06D: "μ", 0xF044: "Δ", 0xF057: "Ω", 0xF061: "α", 0xF062: "β", 0xF067: "γ", 0xF02D: "-", 0xF02B: "+",
}  # fmt: skip


class Pages:
    """The page that reading stands on: an estimate from the breaks in the file, None where it has none.

    Word leaves a mark where it last broke a page; where there are such marks, breaks typed by hand are
    among them and must not count twice.
    """

    def __init__(self, data: bytes) -> None:
        self.rendered = b"lastRenderedPageBreak" in data
        known = self.rendered or b'w:type="page"' in data or b"pageBreakBefore" in data
        self.current: int | None = 1 if known else None

    def turn(self, *, rendered: bool) -> None:
        if self.current is not None and rendered == self.rendered:
            self.current += 1


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


_OFF = ("0", "false", "off")
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
        mark is not None and value_of_toggle(mark, "vanish"),
        mark is not None and (mark.find(_DELETED) is not None or mark.find(_MOVED) is not None),
        _PAGE_BEFORE in said and said[_PAGE_BEFORE].get(VAL) not in _OFF,
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
        element = paragraph.find(P_PR)
        return self._plain if element is None else read_properties(element, self._styles)

    def tokens(self, paragraph: etree._Element, style: ParagraphStyle) -> tuple[list[Token], list[etree._Element]]:
        """The letters of a paragraph, and the text boxes that hang on it."""
        walk = _Walk(self._styles, self.pages, style.look)
        walk.children(paragraph)
        self.pictures += walk.pictures
        return walk.tokens, walk.boxes

    def lines(self, properties: Properties, tokens: list[Token]) -> list[Line]:
        """The lines of a paragraph, its automatic number before the first; one empty line where it has no text."""
        align, level, style = properties.align, properties.level, properties.style
        lines = [self._line(part, align, level) for part in _parts(tokens)]
        while len(lines) > 1 and not lines[-1].text:
            lines.pop()
        if (properties.number.num is None and style.number.num is None) or (properties.hidden and not tokens):
            return lines
        number = self._numbering.next_number(properties.number.num, properties.number.level, style)
        return _numbered(lines, number) if number.text else lines

    def _line(self, tokens: list[Token], align: Align | None, level: int) -> Line:
        if any(t.encoding for t in tokens):
            tokens = self._decoded(tokens)
        text = squeeze(nfc("".join([t.text or "" for t in tokens])))
        self._characters += len(text)
        if self._characters > self._limits.characters:
            raise Refused(f"Văn bản quá dài, vượt giới hạn {self._limits.characters:,} ký tự.".replace(",", "."))
        if not text:
            return Line("", self.pages.current, align=align, level=level)
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


class _Walk:
    """One walk through a paragraph, gathering letters."""

    def __init__(self, styles: Styles, pages: Pages, base: Look) -> None:
        self.tokens: list[Token] = []
        self.boxes: list[etree._Element] = []
        self.pictures = 0
        self._styles = styles
        self._pages = pages
        self._base = base
        self._fields: list[bool] = []  # for each open field: whether its result has begun

    def children(self, node: etree._Element) -> None:
        for child in node:
            tag = child.tag
            if tag == R:
                self._run(child)
            elif tag in CONTAINERS:
                self.children(child)
            elif tag == SDT:
                self._control(child)
            elif tag == ALTERNATE:
                chosen = choose_alternate(child)
                if chosen is not None:
                    self.children(chosen)
            elif tag in MATH:
                self._add("".join([t.text or "" for t in child.iter(MATH_TEXT)]), self._base)

    def _control(self, control: etree._Element) -> None:
        content = control.find(SDT_CONTENT)
        if content is not None and not shows_placeholder(control):
            self.children(content)

    def _run(self, run: etree._Element) -> None:
        look = self._base
        for child in run:
            tag = child.tag
            if tag == T:
                if child.text:
                    self._add(child.text, look)
            elif tag == R_PR:
                look = self._look(child)
            else:
                self._mark(child, tag, look)

    def _mark(self, child: etree._Element, tag: object, look: Look) -> None:
        if tag in (TAB, PTAB):
            self._add(" ", look)
        elif tag in (BR, CR):
            self._break(child)
        elif tag == FLD_CHAR:
            self._field(child.get(FLD_CHAR_TYPE, ""))
        elif tag == RENDERED_BREAK:
            self._pages.turn(rendered=True)
        elif tag == NO_BREAK_HYPHEN:
            self._add("-", look)
        elif tag == SOFT_HYPHEN:
            # TCVN3 writes "ư" with the code of the soft hyphen.
            self._add("\u00ad", look)
        elif tag == SYM:
            self._symbol(child, look)
        elif tag in DRAWINGS:
            found = list(find_boxes(child))
            self.boxes.extend(found)
            self.pictures += not found

    def _look(self, properties: etree._Element) -> Look:
        style_id = value_of(properties, _STYLE)
        base = self._base.with_style(self._styles.character(style_id)) if style_id else self._base
        return read_look(properties).over(base)

    def _add(self, text: str, look: Look) -> None:
        if look.hidden or (self._fields and not all(self._fields)):
            return
        if look.capitals:
            text = text.upper()
        encoding = encoding_of_font(look.font) if look.font else None
        self.tokens.append(
            Token(text, bool(look.bold), bool(look.italic), bool(look.underlined), encoding, self._pages.current)
        )

    def _break(self, element: etree._Element) -> None:
        self.tokens.append(Token(None))
        if element.get(_TYPE) == "page":
            self._pages.turn(rendered=False)

    def _field(self, kind: str) -> None:
        """A field shows what stands between "separate" and "end"; before that is its instruction."""
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _symbol(self, element: etree._Element, look: Look) -> None:
        try:
            code = int(element.get(_CHAR, ""), 16)
        except ValueError:
            return
        font = element.get(_FONT, "")
        if encoding_of_font(font):
            self._add(chr(0xF000 | code & 0xFF), look._replace(font=font))
        elif code in _SYMBOLS:
            self._add(_SYMBOLS[code], look)
        elif 0x20 <= code < 0xD800:
            self._add(chr(code), look)


def find_boxes(node: etree._Element) -> Iterator[etree._Element]:
    """The text boxes of a drawing, each once: of several renderings of it the first that has text."""
    if node.tag == ALTERNATE:
        chosen = choose_alternate(node)
        if chosen is not None:
            yield from _boxes_below(chosen)
    else:
        yield from _boxes_below(node)


def _boxes_below(node: etree._Element) -> Iterator[etree._Element]:
    for child in node:
        if child.tag == TEXT_BOX:
            yield child
        else:
            yield from find_boxes(child)


def choose_alternate(node: etree._Element) -> etree._Element | None:
    """Of the renderings of one thing the first with text in it, so that it is read once."""
    options = [child for child in node if child.tag in (CHOICE, FALLBACK)]
    return next((o for o in options if next(o.iter(T, TEXT_BOX), None) is not None), None)


def shows_placeholder(control: etree._Element) -> bool:
    """Whether a content control was never filled in ("Bấm để nhập …")."""
    properties = control.find(SDT_PR)
    if properties is None or properties.find(w("showingPlcHdr")) is None:
        return False
    styles = [s.get(VAL, "") for s in control.iter(_STYLE)]
    return any("placeholder" in s.lower() for s in styles)


def value_of_toggle(properties: etree._Element | None, name: str) -> bool:
    """Whether a property that stands alone ("on") is there and not switched off."""
    child = None if properties is None else properties.find(w(name))
    return child is not None and child.get(VAL) not in _OFF


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
    return [*lines[:at], line._replace(text=label + line.text, bold_lead=lead), *lines[at + 1 :]]
