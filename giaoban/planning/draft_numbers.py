"""The numbers that a draft will print: Roman for its sections, 1, 2, 3 for the lines of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from giaoban.planning.models import Draft, DraftLine

_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
NO_SECTION = "Chưa xếp mục"


def roman(number: int) -> str:
    """ "IV" for 4."""
    written = ""
    for worth, mark in _ROMAN:
        while number >= worth:
            written += mark
            number -= worth
    return written


def section_numbers(draft: Draft, lines: Iterable[DraftLine]) -> dict[str, str]:
    """The number of each section that has lines, by its title: an empty one is not printed and leaves no gap."""
    used = {line.section for line in lines}
    return {title: roman(place) for place, title in enumerate((t for t in draft.sections if t in used), start=1)}


def numbers_of(draft: Draft, lines: Sequence[DraftLine]) -> dict[int, str]:
    """The number of each line by its key ("II.3"; "3" without a section); the lines come in the order of print."""
    sections = section_numbers(draft, lines)
    found: dict[int, str] = {}
    for title, group in groupby(lines, key=lambda line: line.section if line.section in sections else ""):
        for place, line in enumerate(group, start=1):
            found[line.pk] = f"{sections[title]}.{place}" if title else str(place)
    return found
