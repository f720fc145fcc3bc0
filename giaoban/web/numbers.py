"""Whole numbers as addresses and hidden fields bring them: anybody can write anything there."""

from __future__ import annotations

_LONGEST = 15  # digits: no row or version has more, and no database refuses fewer


def whole_number(text: str | None) -> int | None:
    """The number that a text is; None where it is none, or one so long that no row can have it."""
    return int(text) if text and len(text) <= _LONGEST and text.isascii() and text.isdecimal() else None
