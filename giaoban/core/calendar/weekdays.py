"""Names of the days of the week, written and read."""

from __future__ import annotations

import re
from datetime import date

from giaoban.core.text.folding import fold

# Capital letters as Decree 30/2020, Annex II writes them. Monday first, as `date.weekday()` counts.
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WORDS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}
_WEEKDAY = re.compile(r"(?:thu|t)\s*\.?\s*(?:([2-7])|(hai|ba|tu|nam|sau|bay))\b|(chu nhat|cn)\b")


def weekday_name(day: date) -> str:
    """ "thứ Hai" … "Chủ nhật"."""
    return WEEKDAYS[day.weekday()]


def dated(day: date) -> str:
    """A day with its weekday, as lists show it: "thứ Sáu, 20/11/2026"."""
    return f"{weekday_name(day)}, {day:%d/%m/%Y}"


def parse_weekday(text: str) -> int | None:
    """The weekday that a text begins with ("Thứ 2", "THỨ HAI", "T2", "CN"), Monday 0; None where it names none."""
    match = _WEEKDAY.match(fold(text).lstrip("*-+• "))
    if match is None:
        return None
    if match[3]:
        return 6
    return int(match[1]) - 2 if match[1] else _WORDS[match[2]]
