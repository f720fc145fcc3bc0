"""What a machine recognised in a picture is never quite sure: such values are marked to be checked.

A figure or a date in a scan may be wrong in a digit that nothing contradicts ("Quý III" read as "Quý II"), so
these are always for a person to see. Words are doubted where the recognition itself was unsure of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from giaoban.core.reading.document import Document, Medium
from giaoban.core.reading.draft import Draft
from giaoban.core.reading.model import Event, Field, Figure, Frame, Item, State
from giaoban.core.reading.passage import Span

# Below this share of certainty, recognised words were wrong about once in ten on our own scans.
TRUSTED = 0.80
NUMERIC = frozenset({"number", "issued_on", "when", "start", "due", "date", "until", "time", "value"})
NUMERIC_WHY = "Chữ số nhận dạng từ ảnh, hãy đối chiếu với bản gốc."
COPIES = re.compile(r"\(\d")  # how many copies a recipient gets: "Lưu: VT, KHTC (3b)"
UNSURE_WHY = "Chữ trên ảnh không rõ, hãy đối chiếu với bản gốc."

Row = TypeVar("Row", Item, Event, Figure, Frame)


def doubt_recognised(draft: Draft) -> Draft:
    """Marks what was read from pictures: digits always, words where the recognition was unsure."""
    if draft.document.medium is not Medium.RECOGNISED:
        return draft
    doubter = _Doubter(_unsure_units(draft.document), _unclear_words(draft.document))
    return replace(
        draft,
        frame=doubter.doubted(draft.frame),
        items=doubter.all_doubted(draft.items),
        events=doubter.all_doubted(draft.events),
        figures=doubter.all_doubted(draft.figures),
    )


def _unsure_units(document: Document) -> frozenset[int]:
    return frozenset(p.unit for p in document.paragraphs() if p.confidence < TRUSTED)


def _unclear_words(document: Document) -> dict[int, tuple[str, tuple[str, ...]]]:
    """By unit, the text of each paragraph with unclear words, and these words."""
    return {p.unit: (p.text, p.unclear) for p in document.paragraphs() if p.unclear}


@dataclass(frozen=True, slots=True)
class _Doubter:
    units: frozenset[int]
    words: dict[int, tuple[str, tuple[str, ...]]]

    def all_doubted(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        return tuple(self.doubted(row) for row in rows)

    def doubted(self, row: Row) -> Row:
        changes: dict[str, Any] = {}
        for name in (f.name for f in fields(row)):
            value = getattr(row, name)
            if isinstance(value, Field) and value.state is State.SURE:
                why = self._why(name, value)
                if why:
                    changes[name] = replace(value, state=State.CHECK, why=why)
        return replace(row, **changes) if changes else row

    def _why(self, name: str, field: Field[object]) -> str:
        if name in NUMERIC and field.value is not None:
            return NUMERIC_WHY
        if name == "recipients" and COPIES.search(str(field.value)):
            return NUMERIC_WHY
        return UNSURE_WHY if any(self._is_unclear(span) for span in field.spans) else ""

    def _is_unclear(self, span: Span) -> bool:
        if span.unit in self.units:
            return True
        text, words = self.words.get(span.unit, ("", ()))
        return any(_overlaps(text, word, span) for word in words)


def _overlaps(text: str, word: str, span: Span) -> bool:
    """Whether an unclear word stands, at least in part, in what a field was read from."""
    at = text.find(word)
    while at >= 0:
        if at < span.end and span.start < at + len(word):
            return True
        at = text.find(word, at + 1)
    return False
