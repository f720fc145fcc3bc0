"""One day as people type it into a box: "5/11/2026", "05-11-26", "2026-11-05"."""

from __future__ import annotations

import re
from datetime import date

_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})")
_CENTURY = 2000


def read_typed_day(text: str) -> date | None:
    """The day that a text is, day first or as ISO writes it; None where it is none, as "31/02/2026"."""
    text = text.strip()
    typed = _DAY_FIRST.fullmatch(text)
    try:
        if typed is None:
            return date.fromisoformat(text)
        day, month, year = (int(part) for part in typed.groups())
        return date(year if year >= 100 else _CENTURY + year, month, day)
    except ValueError:
        return None
