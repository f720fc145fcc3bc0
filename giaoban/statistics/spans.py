"""The period that statistics are asked for: a usual one by its name, or two days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from giaoban.core.calendar.periods import calendar_week, month_span, name_of, quarter_span, year_span
from giaoban.core.calendar.typed_days import read_typed_day


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day to the last, both counted; `trouble` says what of the address was not understood."""

    start: date
    end: date
    trouble: str = ""

    @property
    def name(self) -> str:
        return name_of(self.start, self.end)

    def seen_on(self, today: date) -> date:
        """The day as of which open work is judged: the last day, or today while the period runs."""
        return min(self.end, today)


def usual_spans(today: date) -> Sequence[tuple[str, Span]]:
    """The periods that offices ask for, the running ones first."""
    last_month = today.replace(day=1) - timedelta(days=1)
    quarter = (today.month + 2) // 3
    half = month_span(today.year, 1, 6) if today.month <= 6 else month_span(today.year, 7, 12)
    return [
        ("Tuần này", Span(*calendar_week(today))),
        ("Tháng này", Span(*month_span(today.year, today.month))),
        ("Tháng trước", Span(*month_span(last_month.year, last_month.month))),
        ("Quý này", Span(*quarter_span(today.year, quarter))),
        ("6 tháng", Span(*half)),
        ("Năm nay", Span(*year_span(today.year))),
        ("Năm trước", Span(*year_span(today.year - 1))),
    ]


def span_in(query: Mapping[str, str], today: date) -> Span:
    """The period of an address (`from`, `to`); this year where it names none or turns it round."""
    this_year = Span(*year_span(today.year))
    first, last = (query.get(name, "").strip() for name in ("from", "to"))
    if not first and not last:
        return this_year
    start = read_typed_day(first) if first else date(today.year, 1, 1)
    end = read_typed_day(last) if last else today
    if start is None or end is None:
        return Span(this_year.start, this_year.end, "Hãy ghi ngày như 05/11/2026.")
    if start > end:
        return Span(this_year.start, this_year.end, "Ngày đầu kỳ phải trước ngày cuối kỳ.")
    return Span(start, end)
