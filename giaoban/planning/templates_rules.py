"""In which months work comes again: words and boxes as months, months as words, and as the bits that are kept."""

from __future__ import annotations

from collections.abc import Iterable

from giaoban.core.calendar.foreseen import ALL_MONTHS, QUARTER_ENDS, foreseen_months
from giaoban.core.text.folding import fold

_EACH = ("ngay lam viec dau", "ngay lam viec cuoi", "ngay cuoi thang", "dau thang", "cuoi thang")


def months_named(words: str) -> frozenset[int]:
    """The months that a rule in words means: "hằng quý", "tháng 3, 6, 9"; "ngày làm việc đầu tiên" is each month's."""
    months = foreseen_months(words)
    if months or not any(phrase in fold(words) for phrase in _EACH):
        return months
    return ALL_MONTHS


def as_bits(months: Iterable[int]) -> int:
    """Months as one number; bit 0 is January."""
    return sum(1 << (month - 1) for month in set(months))


def as_months(bits: int) -> frozenset[int]:
    return frozenset(month for month in ALL_MONTHS if bits >> (month - 1) & 1)


def in_words(bits: int) -> str:
    """ "Hằng tháng", "Hằng quý (tháng 3, 6, 9, 12)", "Tháng 1, 7"."""
    months = as_months(bits)
    if months == ALL_MONTHS:
        return "Hằng tháng"
    told = ", ".join(str(month) for month in sorted(months))
    return f"Hằng quý (tháng {told})" if months == QUARTER_ENDS else f"Tháng {told}"
