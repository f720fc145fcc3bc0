"""An office's table of days as people type it: "29/8 nghỉ, hoán đổi; 22/8 làm bù; 31/12 làm sáng".

One entry a line, or several with ";" between. What is not understood is told in one sentence each; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from giaoban.core.calendar.weekdays import dated
from giaoban.core.text.folding import fold_in_place
from giaoban.core.text.patterns import lazy_pattern

LONGEST = 31  # days of one entry
_SATURDAY = 5
_WEEKDAY = r"(?:(?:thu\s*\w+|t\s?[2-7]|cn|chu\s*nhat)\b\s*,?\s*)?"
_DAY = rf"{_WEEKDAY}(?:ngay\s*)?(\d{{1,2}})\s*[/.-]\s*(\d{{1,2}})(?:\s*[/.-]\s*(\d{{4}}))?"
_DAYS = lazy_pattern(
    rf"\s*[-*•+]?\s*(?:tu\s+)?{_DAY}(?!\d)(?:\s*(?:-|–|—|den(?:\s+het)?)\s*{_DAY}(?!\d))?\s*[:,.-]?\s*"
)
_WORKED = lazy_pattern(r"\b(?:lam\s*bu|lam\s*viec|di\s*lam|lam)\b")
_BARE = lazy_pattern(r"(?:duoc\s+)?(?:nghi|lam\s*viec|di\s*lam|(?:chi\s+)?lam\s*(?:buoi\s*)?sang)\s*(?:[,:–-]\s*|$)")
_OFF = lazy_pattern(r"\bnghi\b")
_MORNING = lazy_pattern(
    r"\b(?:chi\s+)?(?:lam|lam\s+viec|di\s+lam)\s+(?:buoi\s+)?sang\b|\bnghi\s+(?:buoi\s+)?chieu\b|\bnua\s+ngay\b"
)
_AFTERNOON = lazy_pattern(r"\bnghi\s+(?:buoi\s+)?sang\b|\b(?:lam|lam\s+viec|di\s+lam)\s+(?:buoi\s+)?chieu\b")


class DayUse(StrEnum):
    """What an office does with a day, other than the public calendar says."""

    OFF = "off"
    WORKED = "worked"
    MORNING = "morning"


@dataclass(frozen=True, slots=True)
class TypedDay:
    """One day of the table: what is done with it, and why."""

    day: date
    use: DayUse
    reason: str = ""


class _Unclear(Exception):
    """`str()` says in Vietnamese what is not understood."""


def read_day_lines(text: str, year: int) -> tuple[tuple[TypedDay, ...], tuple[str, ...]]:
    """The days of a table of one year in order, and a sentence for each entry that is not understood."""
    found: dict[date, TypedDay] = {}
    faults: list[str] = []
    for entry in re.split(r"[;\n]", text):
        if not entry.strip():
            continue
        try:
            for one in _days_of(entry.strip(), year):
                if found.setdefault(one.day, one).use != one.use:
                    raise _Unclear(f"{dated(one.day)} được ghi hai lần khác nhau")
        except _Unclear as unclear:
            faults.append(f"“{entry.strip()[:80]}”: {unclear}.")
    return tuple(found[day] for day in sorted(found)), tuple(faults)


def _days_of(entry: str, year: int) -> Iterator[TypedDay]:
    folded = fold_in_place(entry)
    days = _DAYS.match(folded.text)
    if days is None:
        raise _Unclear("chưa thấy ngày; hãy ghi như “29/8 nghỉ, hoán đổi”")
    first = _day(days[1], days[2], days[3], year)
    last = _day(days[4], days[5], days[6], year) if days[4] else first
    if not first <= last < first + timedelta(LONGEST):
        raise _Unclear(f"khoảng ngày phải đi tới và không dài quá {LONGEST} ngày")
    said = folded.text[days.end() :]
    use, reason = _use(said), _reason(entry[folded.begin(days.end()) :] if said else "")
    for number in range((last - first).days + 1):
        day = first + timedelta(number)
        if first == last or use is not DayUse.OFF or day.weekday() < _SATURDAY:
            yield TypedDay(day, use, reason)


def _day(day: str, month: str, own_year: str | None, year: int) -> date:
    if own_year and int(own_year) != year:
        raise _Unclear(f"ngày không thuộc năm {year}")
    try:
        return date(year, int(month), int(day))
    except ValueError:
        raise _Unclear(f"không có ngày {int(day):02d}/{int(month):02d}/{year}") from None


def _use(said: str) -> DayUse:
    """What is done with the day; where several words say it, the first counts."""
    if _AFTERNOON.search(said):
        raise _Unclear("bảng chỉ ghi được ngày nghỉ, ngày làm việc và ngày chỉ làm buổi sáng")
    if _MORNING.search(said):
        return DayUse.MORNING
    found = {
        match.start(): use
        for use, pattern in ((DayUse.WORKED, _WORKED), (DayUse.OFF, _OFF))
        if (match := pattern.search(said))
    }
    if not found:
        raise _Unclear("chưa rõ nghỉ hay làm việc; hãy ghi “nghỉ”, “làm bù” hoặc “làm buổi sáng”")
    return found[min(found)]


def _reason(said: str) -> str:
    """The words behind the days, without a bare "nghỉ" that only says what the table says anyway."""
    bare = _BARE.match(fold_in_place(said).text)
    rest = said[fold_in_place(said).end(bare.end()) :] if bare and bare.end() < len(said) else "" if bare else said
    rest = rest.strip(" .,:;-–")
    return rest[:1].upper() + rest[1:]
