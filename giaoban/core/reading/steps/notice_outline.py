"""The paragraphs of a notice as nested points, by their numbers and marks.

A notice nests "I." over "1." over "a)" over "-", leaves levels out, and puts unnumbered headings
("Giao Ban Tổ chức Huyện ủy:") anywhere; the nesting is read from the order in which the marks come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from giaoban.core.reading.document import Paragraph
from giaoban.core.reading.language.labels import Label, Level, read_label
from giaoban.core.reading.language.orders import read_addressee_heading
from giaoban.core.reading.passage import Passage

_HEADING_WORDS = 15  # an unnumbered heading is short


@dataclass(slots=True)
class Point:
    """A paragraph, its mark taken off, and the points below it."""

    passage: Passage
    line: int
    label: Label | None = None
    is_heading: bool = False
    children: list[Point] = field(default_factory=list)

    @property
    def number(self) -> str:
        """The printed number or letter; "" for a bullet or a bare paragraph."""
        return self.label.number if self.label else ""

    @property
    def text(self) -> str:
        return self.passage.text

    def walk(self) -> Iterator[Point]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class _Rank:
    """How deep a point of this look usually stands (`depth`) and what makes two of them siblings (`key`)."""

    depth: float
    key: str


_BARE_HEADING = _Rank(Level.ARABIC + 0.5, "heading")
_BARE_TEXT = _Rank(Level.BULLET + 0.5, "text")


def nest(paragraphs: Iterable[tuple[Paragraph, Passage]]) -> list[Point]:
    """The points of the top level, each with those below it; a line in small letters goes on with the one above."""
    root = Point(Passage(""), 0)
    stack: list[tuple[_Rank, Point]] = []
    last: Point | None = None
    for paragraph, passage in paragraphs:
        point = _point(paragraph, passage)
        if not point.text and point.label is None:
            continue
        if last is not None and _goes_on(last, point):
            last.passage = Passage.join((last.passage, point.passage)).squeeze()
            continue
        rank = _rank(point)
        _unwind(stack, rank, opens=last is not None and last.text.endswith(":"))
        (stack[-1][1] if stack else root).children.append(point)
        if rank != _BARE_TEXT:
            stack.append((rank, point))
        last = point
    return root.children


def _point(paragraph: Paragraph, passage: Passage) -> Point:
    label = read_label(passage)
    if label is None or _is_enumeration(label):
        text = passage.squeeze()
        return Point(text, paragraph.line, is_heading=_is_bare_heading(paragraph, text))
    return Point(label.rest.squeeze(), paragraph.line, label)


def _is_enumeration(label: Label) -> bool:
    """ "(1) … (2) …" in one paragraph: no point of its own, but several."""
    return label.number == "1" and label.style == "()" and "(2)" in label.rest.text


def _is_bare_heading(paragraph: Paragraph, text: Passage) -> bool:
    if not text or len(text.text.split()) > _HEADING_WORDS or text.text.endswith((".", ";")):
        return False
    if text.text.endswith(":"):
        return paragraph.bold or paragraph.level > 0 or bool(read_addressee_heading(text))
    return paragraph.bold or paragraph.level > 0 or (text.text.isupper() and len(text) > 3)


def _goes_on(last: Point, point: Point) -> bool:
    """A number alone on its line, or a paragraph that a page cut in two."""
    if point.label is not None or point.is_heading:
        return False
    return not last.text or (point.text[0].islower() and not last.text.endswith((".", ":", ";")))


def _rank(point: Point) -> _Rank:
    if point.label is None:
        return _BARE_HEADING if point.is_heading else _BARE_TEXT
    level, style = point.label.level, point.label.style
    if level is Level.DECIMAL:
        return _Rank(level + point.number.count(".") / 10, f"decimal {point.number.count('.')}")
    if level is Level.ARABIC and style == "()":
        return _Rank(Level.ALPHA + 0.5, "(1)")
    return _Rank(level, f"{level.name} {style}")


def _unwind(stack: list[tuple[_Rank, Point]], rank: _Rank, *, opens: bool) -> None:
    """Leave on the stack the points that the next one stands under. `opens`: the last point ends with ":"."""
    keys = [r.key for r, _ in stack]
    if rank.key in keys:
        del stack[keys.index(rank.key) :]
        return
    if opens and stack and stack[-1][0].depth == rank.depth == Level.BULLET:
        return
    while stack and stack[-1][0].depth >= rank.depth and not (stack[-1][1].is_heading and not stack[-1][1].children):
        stack.pop()
    if rank == _BARE_TEXT:
        while stack and stack[-1][0].depth >= Level.BULLET:
            stack.pop()
