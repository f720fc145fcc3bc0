"""The headings of a programme while it is read from top to bottom: which one stands open, and the paths below it.

Offices mix A / I / 1 / 1.1 / a / bold words as they please, so depth is not fixed beforehand: a mark that was
met before closes down to where it stood; one that was not opens below, unless it ranks higher.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from giaoban.core.calendar.deadlines import Deadline
from giaoban.core.reading.language.labels import Label, Level
from giaoban.core.reading.language.people import Bodies
from giaoban.core.reading.model import Section
from giaoban.core.reading.passage import Passage

Key = tuple[int, str]  # what marks look alike: level (with dots), punctuation

_FIRST = frozenset({"1", "01", "I", "A", "a", "i"})
_WORDS_RANK = 55  # an unnumbered heading stands between numbers and letters of points


@dataclass(slots=True)
class Heading:
    """An open heading. What it states for all below it (`deadline`, `bodies`) the items inherit."""

    path: str
    title: Passage
    line: int
    key: Key
    deadline: Deadline | None = None
    bodies: Bodies | None = None
    titled_bodies: bool = False
    count: int = 0
    holds: bool = False


@dataclass(slots=True)
class Outline:
    """The headings met so far; `stack` are those that stand open, outermost first."""

    stack: list[Heading] = field(default_factory=list)
    met: list[Heading] = field(default_factory=list)
    floor: int = 0  # headings below this depth stay open: those above a table while its rows are read
    root: Heading = field(default_factory=lambda: Heading("", Passage(""), 0, (0, "")))

    @property
    def here(self) -> Heading:
        """The innermost open heading; the root where none is."""
        return self.stack[-1] if self.stack else self.root

    def open(self, label: Label | None, title: Passage, line: int, look: str = "") -> Heading:
        """Opens a heading; `look` tells unnumbered ones apart (bold, capitals, month, bullet)."""
        key = key_of(label, look)
        self._close_for(key, label.number if label else "")
        words = title.text.rstrip(" :.;").strip()
        element = label.number if label and label.number else words
        parent = self.here.path
        path = f"{parent}.{element}" if parent else element
        clean = title.rstrip(" :;").strip() if title.text.rstrip().endswith((":", ";")) else title.strip()
        heading = Heading(path, clean, line, key)
        self.stack.append(heading)
        self.met.append(heading)
        return heading

    def path_for(self, number: str) -> str:
        """The path of a new item under the open heading: its printed number, or its ordinal."""
        here = self.here
        here.count += 1
        for heading in self.stack:
            heading.holds = True
        element = number or str(here.count)
        return f"{here.path}.{element}" if here.path else element

    def sections(self) -> tuple[Section, ...]:
        """The headings that hold items, in order."""
        return tuple(
            Section(h.path, h.title.squeeze().text, h.line, h.title.spans()) for h in self.met if h.holds and h.path
        )

    def inherited_deadline(self) -> Deadline | None:
        return next((h.deadline for h in reversed(self.stack) if h.deadline is not None), None)

    def inherited_bodies(self) -> tuple[Bodies | None, bool]:
        """Leaders and units that the nearest heading states, and whether a title had to stand for a unit."""
        for heading in reversed(self.stack):
            if heading.bodies is not None:
                return heading.bodies, heading.titled_bodies
        return None, False

    def _close_for(self, key: Key, number: str) -> None:
        at = next((i for i in range(len(self.stack) - 1, self.floor - 1, -1) if self.stack[i].key == key), None)
        if at is not None and not (number in _FIRST and at == len(self.stack) - 1 and self.stack[at].count == 0):
            del self.stack[at:]
            return
        if key[0] == _WORDS_RANK:
            return
        if number in _FIRST and not (len(self.stack) > self.floor and self._ranks_above(key)):
            return
        while len(self.stack) > self.floor and self.stack[-1].key[0] >= key[0] and self.stack[-1].key[0] != _WORDS_RANK:
            self.stack.pop()

    def _ranks_above(self, key: Key) -> bool:
        """Does "I." or "A." begin anew behind "3.", and so stands above it?"""
        return key[0] <= Level.CLAUSE * 10 and self.stack[-1].key[0] >= Level.ARABIC * 10


def key_of(label: Label | None, look: str = "") -> Key:
    """What tells marks of one kind from another."""
    if label is None:
        return (_WORDS_RANK, look)
    if label.level is Level.BULLET:
        return (_WORDS_RANK, f"bullet{label.style}")
    dots = label.number.count(".") if label.level is Level.DECIMAL else 0
    style = label.style if label.level in (Level.ARABIC, Level.ALPHA) and label.style == "()" else ""
    return (label.level * 10 + dots, style)


def inherit(bodies: Bodies, above: Bodies | None) -> Bodies:
    """What a row states, filled up with what its group states."""
    if above is None:
        return bodies
    if not bodies.leaders:
        bodies = replace(bodies, leaders=above.leaders, leader_sources=above.leader_sources)
    if not bodies.units:
        bodies = replace(bodies, units=above.units, unit_sources=above.unit_sources)
    if not bodies.partners:
        bodies = replace(bodies, partners=above.partners, partner_sources=above.partner_sources)
    return bodies
