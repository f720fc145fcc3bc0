"""What lies on one page before it is read as text: words, lines and ruling lines, by place.

PDF pages and recognised scans both come to this form, so that tables, paragraphs and letterheads are
found by one set of rules. Coordinates are points (1/72 inch) from the top left corner, y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from giaoban.core.text.folding import nfc


class Word(NamedTuple):
    """Letters without a space between them. `base` is the baseline, `size` the height of the type."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    confidence: float = 1.0


class Rule(NamedTuple):
    """A straight ruling line: horizontal where `level` is a y, or vertical where it is an x."""

    level: float
    start: float
    end: float


@dataclass(slots=True)
class Line:
    """Words on one baseline, from left to right, with no wide gap unless the words belong together."""

    words: list[Word]
    x0: float = 0.0
    x1: float = 0.0
    base: float = 0.0
    size: float = 0.0
    text: str = ""

    def __post_init__(self) -> None:
        self.x0 = self.words[0].x0
        self.x1 = max(w.x1 for w in self.words)
        longest = max(self.words, key=lambda w: len(w.text))
        self.base, self.size = longest.base, longest.size
        self.text = nfc(" ".join(w.text for w in self.words))

    @property
    def top(self) -> float:
        return self.base - self.size * 0.8

    @property
    def bottom(self) -> float:
        return self.base + self.size * 0.25

    @property
    def bold(self) -> bool:
        return all(w.bold for w in self.words)


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a ruled grid by its place in the grid and on the page."""

    row: int
    column: int
    rowspan: int
    colspan: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class Grid:
    """A ruled table: where its rows and columns are divided, its boxes, and which box covers what."""

    xs: list[float]
    ys: list[float]
    boxes: list[Box]
    owner: list[list[int]]  # [row][column] → place in `boxes`
    lines: list[list[Line]] = field(default_factory=list)  # the lines in each box

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]


@dataclass(slots=True)
class Page:
    """One page laid out: the lines outside tables (pieces between wide gaps stand alone) and the tables."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    recognised: bool = False


def lines_of(words: list[Word], *, split_at: float = 1.6) -> list[Line]:
    """Words put into lines; a gap wider than `split_at` times the type size begins another line.

    A raised or lowered word (m², footnote marks) joins the line beside it.
    """
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.base, w.x0)):
        if rows and word.base - rows[-1][-1].base <= max(1.0, 0.12 * word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    pieces = [piece for row in rows for piece in _pieces(sorted(row, key=lambda w: w.x0), split_at)]
    merged = _merge_neighbours(pieces, split_at)
    return in_reading_order([Line(p) for p in merged])


def in_reading_order(lines: list[Line]) -> list[Line]:
    """Lines from top to bottom, those beside each other from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda li: li.base):
        if rows and line.base - rows[-1][0].base < 0.4 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda li: li.x0)]


def _pieces(row: list[Word], split_at: float) -> list[list[Word]]:
    pieces = [[row[0]]]
    for word in row[1:]:
        if word.x0 - pieces[-1][-1].x1 > split_at * word.size:
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return pieces


def _merge_neighbours(pieces: list[list[Word]], split_at: float) -> list[list[Word]]:
    """Join pieces whose baselines differ a little and that stand beside each other without overlap."""
    merged: list[list[Word]] = []
    for piece in pieces:
        for other in reversed(merged[-6:]):
            if _beside(other, piece, split_at):
                other.extend(piece)
                other.sort(key=lambda w: w.x0)
                break
        else:
            merged.append(piece)
    return merged


def _beside(a: list[Word], b: list[Word], split_at: float) -> bool:
    size = max(a[0].size, b[0].size)
    if abs(a[0].base - b[0].base) > 0.45 * size:
        return False
    a0, a1, b0, b1 = a[0].x0, max(w.x1 for w in a), b[0].x0, max(w.x1 for w in b)
    if b0 >= a1 - 0.1 * size:
        return b0 - a1 <= split_at * size
    if a0 >= b1 - 0.1 * size:
        return a0 - b1 <= split_at * size
    # One may fill a hole in the other (a raised mark between two words).
    inner, outer = (b, a) if b1 - b0 < a1 - a0 else (a, b)
    return all(w.x1 <= inner[0].x0 + 1 or w.x0 >= inner[-1].x1 - 1 for w in outer)
