"""How alike two texts are as work to be done: 100 the same, 0 surely another."""

from __future__ import annotations

from giaoban.core.continuation.words import Said, said

ENOUGH = 80  # below it two texts are not called the same work
_WITHOUT_VERB = 4  # what it costs that only one text says what is done
_WITHOUT_YEAR = 3


def likeness(one: str, other: str) -> int:
    """Per cent; the same for both orders. A number, period, place or word exchanged for another makes it 0."""
    return said_likeness(said(one), said(other))


def said_likeness(one: Said, other: Said) -> int:
    """Likeness of two texts that were taken apart already."""
    if _tells_apart(one, other):
        return 0
    shared, both = _content(one) & _content(other), len(_content(one)) + len(_content(other))
    if not both:
        return 100 if (one.stage, one.parts) == (other.stage, other.parts) else 0
    cost = _WITHOUT_VERB * (one.stage != other.stage) + _WITHOUT_YEAR * (one.years != other.years)
    return max(round(200 * len(shared) / both) - cost, 0)


def _content(text: Said) -> frozenset[str]:
    return text.words | text.numbers


def _tells_apart(one: Said, other: Said) -> bool:
    """Whether something that both say, or must say, differs."""
    return (
        _exchanged(one.words, other.words)  # first, since it settles most pairs
        or bool(one.stage and other.stage and one.stage != other.stage)
        or one.parts != other.parts
        or one.telling != other.telling
        or _exchanged(one.years, other.years)
        or _exchanged(one.numbers, other.numbers)
    )


def _exchanged(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each has something that the other lacks: words were exchanged, not left out."""
    return not (one <= other or other <= one)
