"""Runs of a Word paragraph: which letters are printed, and how they look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

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
    PTAB,
    R_PR,
    RENDERED_BREAK,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    SOFT_HYPHEN,
    SYM,
    TAB,
    TEXT_BOX,
    VAL,
    R,
    T,
    w,
)
from giaoban.core.reading.formats.docx.styles import Look, Styles, read_look, value_of
from giaoban.core.text.legacy import Encoding, encoding_of_font

_STYLE, _TYPE, _CHAR, _FONT = w("rStyle"), w("type"), w("char"), w("font")

# Picture fonts keep their signs at U+F020 … U+F0FF. Those that people use as list marks are dashes to a reader;
# of the Symbol font some have a meaning; any other sign says nothing and is dropped.
_LIST_MARKS = frozenset([0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF06E, 0xF075, 0xF071, 0xF0E8, 0xF0F0, 0xF09F])
_SYMBOLS = {
    0xF0A3: "≤", 0xF0B3: "≥", 0xF0B4: "×", 0xF0B1: "±", 0xF0B0: "°", 0xF0B9: "≠", 0xF0AE: "→", 0xF06D: "μ",
    0xF044: "Δ", 0xF057: "Ω", 0xF061: "α", 0xF062: "β", 0xF067: "γ",
}  # fmt: skip
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_PICTURE_FONTS = ("wingdings", "webdings", "marlett")


def picture_sign(code: int, font: str | None) -> str:
    """What a sign of a picture font means in print: U+F0B7 → "-", "" where it only adorns."""
    if code in _LIST_MARKS:
        return "-"
    if font and font.lower().startswith(_PICTURE_FONTS):
        return ""
    # Up to the question mark the Symbol font is laid out as ASCII.
    return chr(code - 0xF000) if 0xF020 <= code <= 0xF03F else _SYMBOLS.get(code, "")


class Token(NamedTuple):
    """Letters of one look; `text` is None where a line ends."""

    text: str | None
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    encoding: Encoding | None = None
    page: int | None = None


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


class RunWalk:
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
            self._add("\t", look)
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
        if encoding is None and _PRIVATE.search(text):
            text = _PRIVATE.sub(lambda sign: picture_sign(ord(sign.group()), look.font), text)
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
        elif font.lower().startswith(("symbol", *_PICTURE_FONTS)):
            self._add(picture_sign(0xF000 | code & 0xFF, font), look)
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
