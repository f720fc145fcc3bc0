"""Styles of a Word file: what a paragraph, a run or a table inherits through `basedOn`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from giaoban.core.reading.document import Align
from giaoban.core.reading.formats.docx.names import P_PR, R_PR, TBL_PR, VAL, w
from giaoban.core.reading.formats.docx.styles_part import StylesPart

_DEEPEST_STYLE = 30

_OFF = frozenset(["0", "false", "off", "none"])
_ALIGNMENTS = {
    "left": Align.LEFT, "start": Align.LEFT, "center": Align.CENTRE, "right": Align.RIGHT, "end": Align.RIGHT,
    "both": Align.JUSTIFIED, "distribute": Align.JUSTIFIED,
}  # fmt: skip


class Look(NamedTuple):
    """How letters look, as far as one place says; None is "not said here"."""

    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    hidden: bool | None = None
    capitals: bool | None = None
    font: str | None = None

    def over(self, base: Look) -> Look:
        """This look where it says something, else the base's."""
        return Look(
            base.bold if self.bold is None else self.bold,
            base.italic if self.italic is None else self.italic,
            base.underlined if self.underlined is None else self.underlined,
            base.hidden if self.hidden is None else self.hidden,
            base.capitals if self.capitals is None else self.capitals,
            base.font if self.font is None else self.font,
        )

    def with_style(self, style: Look) -> Look:
        """A character style on top of a paragraph style: toggles that both switch on cancel each other (17.7.3)."""
        return style.over(self)._replace(
            bold=_toggled(self.bold, style.bold), italic=_toggled(self.italic, style.italic)
        )


def _toggled(paragraph: bool | None, character: bool | None) -> bool | None:
    return bool(paragraph) != bool(character) if character else paragraph


PLAIN = Look()
_TOGGLES = {w("b"): 0, w("i"): 1, w("u"): 2, w("vanish"): 3, w("caps"): 4}
_FONTS = w("rFonts")
_HIGH_ANSI, _ASCII, _THEME = w("hAnsi"), w("ascii"), w("hAnsiTheme")


def read_look(properties: etree._Element | None) -> Look:
    """The look that a `w:rPr` states directly."""
    if properties is None or len(properties) == 0:
        return PLAIN
    said: list[bool | None] = [None] * 5
    font: str | None = None
    for child in properties:
        place = _TOGGLES.get(str(child.tag))
        if place is not None:
            said[place] = child.get(VAL) not in _OFF
        elif child.tag == _FONTS:
            # A theme font is never one of the old fonts, and it outranks a name standing beside it.
            font = "" if child.get(_THEME) is not None else child.get(_HIGH_ANSI) or child.get(_ASCII) or font
    return Look(said[0], said[1], said[2], said[3], said[4], font)


class NumberRef(NamedTuple):
    """Which list a paragraph belongs to and how deep; None is "not said here"."""

    num: str | None = None
    level: int | None = None


NO_NUMBER = NumberRef()


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """All that a paragraph inherits from its style."""

    name: str = ""
    style_id: str = ""
    look: Look = PLAIN
    align: Align | None = None
    outline: int | None = None
    number: NumberRef = NO_NUMBER

    @property
    def level(self) -> int:
        """Depth of a heading, 1-based; 0 for body text."""
        return heading_level(self.outline, self.name)


def heading_level(outline: int | None, style_name: str) -> int:
    """The depth of a heading from its outline level (9 means body text), else from the name of its style."""
    if outline is not None:
        return outline + 1 if outline < 9 else 0
    match = re.fullmatch(r"(?:heading|đầu đề|tiêu đề) ([1-9])", style_name)
    return int(match.group(1)) if match else 0


def value_of(parent: etree._Element | None, name: str) -> str | None:
    """The `w:val` of a child element, None where there is none."""
    child = None if parent is None else parent.find(name)
    return None if child is None else child.get(VAL)


def first_child(element: etree._Element, tag: str) -> etree._Element | None:
    """The first child where it has this tag: there stand the properties of a thing, and nowhere else."""
    return element[0] if len(element) and element[0].tag == tag else None


def is_on(properties: etree._Element | None, name: str) -> bool:
    """Whether a property that stands alone is there and not switched off."""
    child = None if properties is None else properties.find(name)
    return child is not None and child.get(VAL) not in _OFF


def number_in(text: str | None) -> int | None:
    """A whole number written in an attribute, None for anything else."""
    try:
        return int(float(text)) if text is not None else None
    except (ValueError, OverflowError):
        return None


def read_alignment(properties: etree._Element | None) -> Align | None:
    return _ALIGNMENTS.get(value_of(properties, w("jc")) or "")


def read_number_ref(properties: etree._Element | None) -> NumberRef:
    """The list that a `w:pPr` names directly."""
    numbering = None if properties is None else properties.find(w("numPr"))
    if numbering is None:
        return NumberRef()
    level = number_in(value_of(numbering, w("ilvl")))
    return NumberRef(value_of(numbering, w("numId")), None if level is None else min(max(level, 0), 8))


class Styles:
    """The styles part; answers are kept, since a paper uses the same few styles on every line."""

    def __init__(self, part: StylesPart) -> None:
        self._part = part
        self._document_look = PLAIN if part.defaults is None else read_look(part.defaults.find(f".//{R_PR}"))
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._characters: dict[str, Look] = {}

    def _chain(self, style_id: str | None) -> Iterator[etree._Element]:
        """A style and those it is based on, nearest first; circles end."""
        seen: set[str] = set()
        while style_id is not None and style_id not in seen and len(seen) < _DEEPEST_STYLE:
            seen.add(style_id)
            style = self._part.style(style_id)
            if style is None:
                return
            yield style
            style_id = value_of(style, w("basedOn"))

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """What a paragraph of this style inherits; the default paragraph style where None."""
        known = self._paragraphs.get(style_id)
        if known is None:
            known = self._paragraphs[style_id] = self._resolve(style_id or self._part.default("paragraph") or "")
        return known

    def _resolve(self, style_id: str) -> ParagraphStyle:
        look, align, outline, num, level, owner, name = PLAIN, None, None, None, None, style_id, None
        for style in self._chain(style_id):
            properties = style.find(P_PR)
            if name is None:
                name = (value_of(style, w("name")) or "").lower()
            look = look.over(read_look(style.find(R_PR)))
            align = align or read_alignment(properties)
            outline = number_in(value_of(properties, w("outlineLvl"))) if outline is None else outline
            ref = read_number_ref(properties)
            if num is None and ref.num is not None:
                num, owner = ref.num, style.get(w("styleId"), "")
            level = ref.level if level is None else level
            if outline is None and heading_level(None, (value_of(style, w("name")) or "").lower()):
                outline = heading_level(None, (value_of(style, w("name")) or "").lower()) - 1
        return ParagraphStyle(name or "", owner, look.over(self._document_look), align, outline, NumberRef(num, level))

    def character(self, style_id: str) -> Look:
        """What a character style says."""
        known = self._characters.get(style_id)
        if known is None:
            known = PLAIN
            for style in self._chain(style_id):
                known = known.over(read_look(style.find(R_PR)))
            self._characters[style_id] = known
        return known

    def table_properties(self, style_id: str | None) -> Iterator[etree._Element]:
        """The `w:tblPr` of a table style and of those it is based on, nearest first."""
        for style in self._chain(style_id or self._part.default("table")):
            properties = style.find(TBL_PR)
            if properties is not None:
                yield properties

    def heads_are_bold(self, style_id: str | None) -> bool:
        """Whether a table style prints the first row in bold."""
        for style in self._chain(style_id):
            for part in style.iterchildren(w("tblStylePr")):
                if part.get(w("type")) == "firstRow":
                    return bool(read_look(part.find(R_PR)).bold)
        return False

    def numbering_of(self, style_id: str | None) -> str | None:
        """The list (`numId`) that a numbering style stands for."""
        for style in self._chain(style_id):
            num = read_number_ref(style.find(P_PR)).num
            if num is not None:
                return num
        return None

    def name_of(self, style_id: str | None) -> str:
        """The name of a style in lower case, its id where it is not defined."""
        style = self._part.style(style_id or "")
        return (value_of(style, w("name")) or style_id or "").lower()
