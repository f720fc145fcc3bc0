"""Text that remembers where it came from.

A `Passage` is a string whose every character knows its unit (paragraph) and offset in the document.
Steps search `passage.text` and cut passages; what they cut still knows its place, so evidence falls out
of reading instead of being kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from giaoban.core.reading.document import Cell, Paragraph


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start`..`end` (0-based, end excluded) of the paragraph numbered `unit`."""

    unit: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its pieces: (position in `text`, unit, offset in the unit, length), by position.

    Characters that no piece covers (a space put between two joined passages) have no source.
    """

    text: str
    pieces: tuple[tuple[int, int, int, int], ...] = ()

    @classmethod
    def of(cls, paragraph: Paragraph) -> Passage:
        n = len(paragraph.text)
        return cls(paragraph.text, ((0, paragraph.unit, 0, n),) if n else ())

    @classmethod
    def alone(cls, text: str) -> Passage:
        """A text that is its own source, for reading a wording once that many cells share (see `traced_to`)."""
        return cls(text, ((0, 0, 0, len(text)),) if text else ())

    @classmethod
    def of_cell(cls, cell: Cell | None) -> Passage:
        """The whole cell on one line, its paragraphs joined by a space."""
        if cell is None:
            return cls("")
        return cls.join(cls.of(p) for p in cell.paragraphs)

    @classmethod
    def join(cls, passages: Iterable[Passage], separator: str = " ") -> Passage:
        """Passages one behind the other; empty ones are left out."""
        texts: list[str] = []
        pieces: list[tuple[int, int, int, int]] = []
        at = 0
        for passage in passages:
            if not passage.text:
                continue
            if texts:
                texts.append(separator)
                at += len(separator)
            pieces.extend((at + p, unit, offset, n) for p, unit, offset, n in passage.pieces)
            texts.append(passage.text)
            at += len(passage.text)
        return cls("".join(texts), tuple(pieces))

    def __bool__(self) -> bool:
        return bool(self.text)

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, cut: slice) -> Passage:
        start, stop, _ = cut.indices(len(self.text))
        return self.cut(start, stop)

    def cut(self, start: int, stop: int) -> Passage:
        """Characters start..stop, still knowing their source."""
        if stop <= start:
            return Passage("")
        if start == 0 and stop == len(self.text):
            return self
        pieces = []
        for at, unit, offset, n in self.pieces:
            low, high = max(at, start), min(at + n, stop)
            if low < high:
                pieces.append((low - start, unit, offset + low - at, high - low))
        return Passage(self.text[start:stop], tuple(pieces))

    def strip(self, characters: str | None = None) -> Passage:
        left = len(self.text) - len(self.text.lstrip(characters))
        right = len(self.text.rstrip(characters))
        return self.cut(left, right)

    def lstrip(self, characters: str | None = None) -> Passage:
        return self.cut(len(self.text) - len(self.text.lstrip(characters)), len(self.text))

    def rstrip(self, characters: str | None = None) -> Passage:
        return self.cut(0, len(self.text.rstrip(characters)))

    def split(self, pattern: str | re.Pattern[str]) -> list[Passage]:
        """The parts between the matches of a pattern, stripped, empty ones left out."""
        parts, last = [], 0
        finder = re.compile(pattern) if isinstance(pattern, str) else pattern
        for match in finder.finditer(self.text):
            parts.append(self.cut(last, match.start()))
            last = match.end()
        parts.append(self.cut(last, len(self.text)))
        return [p for p in (part.strip() for part in parts) if p]

    def squeeze(self) -> Passage:
        """White space folded to single spaces, none at the ends."""
        if "  " not in self.text and not re.search(r"[^\S ]", self.text):
            return self.strip()
        return Passage.join(self.cut(m.start(), m.end()) for m in re.finditer(r"\S+", self.text))

    def without(self, start: int, stop: int) -> Passage:
        """The text with characters start..stop taken out."""
        return Passage.join((self.cut(0, start), self.cut(stop, len(self.text))), separator="")

    def traced_to(self, source: Passage) -> Passage:
        """What was cut from `Passage.alone(source.text)`, as cut from `source` itself."""
        pieces = [
            (at + p, unit, offset, m)
            for at, _, start, n in self.pieces
            for p, unit, offset, m in source.cut(start, start + n).pieces
        ]
        return Passage(self.text, tuple(pieces))

    def spans(self) -> tuple[Span, ...]:
        """Where the text stands in the document: neighbouring pieces of one unit made one."""
        spans: list[Span] = []
        for _, unit, offset, n in self.pieces:
            last = spans[-1] if spans else None
            if last is not None and last.unit == unit and last.end <= offset <= last.end + 1:
                spans[-1] = Span(unit, last.start, offset + n)
            else:
                spans.append(Span(unit, offset, offset + n))
        return tuple(spans)
