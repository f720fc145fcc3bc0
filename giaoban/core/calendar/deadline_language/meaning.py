"""What a phrase means: days, inside the context of the paper (contract, section *Time*)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from giaoban.core.calendar.deadline_language.model import Context, Deadline, DeadlineKind, Doubt
from giaoban.core.calendar.deadline_language.syntax import Moment, Part, Phrase, Role, Unit
from giaoban.core.calendar.periods import (
    Span,
    calendar_week,
    last_day,
    month_span,
    months_span,
    quarter_span,
    weeks_of_month,
    year_span,
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a moment covers, and what is doubtful about them."""

    span: Span | None
    doubt: Doubt | None = None
    why: str = ""

    @property
    def start(self) -> date | None:
        return self.span[0] if self.span else None

    @property
    def end(self) -> date | None:
        return self.span[1] if self.span else None


_FEWEST = 240  # working days that any year has
_NO_YEAR = Days(None, Doubt.UNKNOWN_BASE, "Không biết năm của văn bản.")
_NO_MONTH = Days(None, Doubt.UNKNOWN_BASE, "Không biết tháng nào.")


def paper_year(context: Context) -> int | None:
    """The year of days printed without one."""
    if context.year is not None:
        return context.year
    day = context.period_start or context.issued_on
    return day.year if day else None


def own_month(context: Context) -> tuple[int, int] | None:
    """Year and month of a paper that plans within one month."""
    start, end = context.period_start, context.period_end
    if start and (end is None or (start.year, start.month) == (end.year, end.month)):
        return start.year, start.month
    return None


# --- moments ------------------------------------------------------------------------------------------------


def days_of(moment: Moment, context: Context) -> Days:
    """The days of a moment: 15/8 is one day, quý III is July to September."""
    if moment.unit is Unit.DAY:
        return _day(moment, context)
    if moment.unit is Unit.WEEK:
        return _weeks(moment, context)
    if moment.unit in (Unit.TODAY, Unit.CALENDAR_WEEK, Unit.WEEKDAY):
        return _near(moment, context)
    days = _long(moment, context)
    return days if moment.unit is Unit.MONTHS else _part(days, moment.part)


def _day(moment: Moment, context: Context) -> Days:
    first, last = moment.first or 1, moment.last or moment.first or 1
    month, year, doubt = moment.month, moment.year, Days(None)
    own = own_month(context)
    if moment.either is not None and moment.either > first:
        # "ngày 5-7" in July can be days 5 to 7 or 5 July; in November only days make sense.
        if own is None or own[1] != moment.either:
            days = moment._replace(either=None, month=None, last=moment.either)
            if own and moment.named:
                return _day(days, context)
        doubt = Days(
            None,
            Doubt.UNCLEAR,
            f"“{first}-{moment.either}” có thể là ngày {first} tháng {moment.either}"
            f" hoặc từ ngày {first} đến ngày {moment.either}.",
        )
    if month is None:
        found = own or _month_holding(first, context)
        if found is None:
            return _NO_MONTH
        year, month = found
        if moment.shift:
            year, month = divmod(year * 12 + month - 1 + moment.shift, 12)
            month += 1
    if year is None:
        year = paper_year(context)
        if year is None:
            return _NO_YEAR
    try:
        span = date(year, month, first), date(year, month, last)
    except ValueError:
        return Days(None, Doubt.NO_DAY, f"Không có ngày {last}/{month}/{year}.")
    if doubt.doubt:
        return Days(span, doubt.doubt, doubt.why)
    if moment.gap:
        return Days(span, Doubt.UNCLEAR, "Các ngày nêu không liền nhau.")
    return _plausible(_on_weekday(span, moment), moment, context)


def _month_holding(day: int, context: Context) -> tuple[int, int] | None:
    """The month of a bare day number inside a period of days (a week that crosses two months)."""
    start, end = context.period_start, context.period_end
    if not start or not end or (end - start).days > 31:
        return None
    for candidate in (start, end):
        if day <= last_day(candidate.year, candidate.month) and start <= candidate.replace(day=day) <= end:
            return candidate.year, candidate.month
    return None


_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def _on_weekday(span: Span, moment: Moment) -> Days:
    if moment.weekday is None or span[0].weekday() == moment.weekday:
        return Days(span)
    why = f"Ngày {span[0]:%d/%m/%Y} là {_WEEKDAYS[span[0].weekday()]}, không phải {_WEEKDAYS[moment.weekday]}."
    return Days(span, Doubt.UNCLEAR, why)


def _plausible(days: Days, moment: Moment, context: Context) -> Days:
    """Days far from what the paper plans are kept as printed, and told (a copy of an older paper)."""
    if days.doubt or days.span is None:
        return days
    year = paper_year(context)
    floor = context.period_start or context.issued_on
    if moment.year is not None and year is not None and not year <= moment.year <= year + 1:
        return Days(days.span, Doubt.IMPLAUSIBLE, f"Năm {moment.year} không khớp với năm {year} của văn bản.")
    if moment.year is not None and moment.unit is Unit.DAY and _a_year_off(days.span[1], context):
        return Days(days.span, Doubt.IMPLAUSIBLE, f"Năm {moment.year} cách xa kỳ của văn bản.")
    if floor is not None and days.span[1] < floor:
        return Days(days.span, Doubt.IMPLAUSIBLE, f"Ngày {days.span[1]:%d/%m/%Y} đã qua khi văn bản có hiệu lực.")
    return days


def _a_year_off(day: date, context: Context) -> bool:
    """Half a year and more behind a monthly paper: 15/3/2025 in a plan for March 2024."""
    return own_month(context) is not None and context.period_end is not None and (day - context.period_end).days > 200


def _weeks(moment: Moment, context: Context) -> Days:
    own = own_month(context)
    month, year = moment.month, moment.year
    if month is None:
        if own is None:
            return _NO_MONTH
        year, month = own
    year = year or paper_year(context)
    if year is None:
        return _NO_YEAR
    weeks = weeks_of_month(year, month, context.week_rule)
    first, last = moment.first or 1, moment.last or 1
    if last > len(weeks):
        if first > len(weeks) + 1:
            return Days(None, Doubt.UNCLEAR, f"Tháng {month} không có tuần {last}.")
        start = weeks[min(first, len(weeks)) - 1][0]
        return Days((start, weeks[-1][1]), Doubt.UNCLEAR, f"Tháng {month} chỉ tính {len(weeks)} tuần.")
    span = weeks[first - 1][0], weeks[last - 1][1]
    if moment.gap:
        return Days(span, Doubt.UNCLEAR, "Các tuần nêu không liền nhau.")
    return Days(span)


def _near(moment: Moment, context: Context) -> Days:
    """Today, this week, Friday: near the day of issue, or inside a weekly paper."""
    start, end = context.period_start, context.period_end
    weekly = start is not None and end is not None and (end - start).days <= 7
    today = context.issued_on
    if moment.unit is Unit.TODAY:
        if today is None:
            return Days(None, Doubt.UNKNOWN_BASE, "Không biết ngày của văn bản.")
        day = today + timedelta(moment.shift)
        return Days((day, day))
    if weekly and start and end:
        week: Span = start, end
    elif today is not None:
        week = calendar_week(today)
    else:
        return Days(None, Doubt.UNKNOWN_BASE, "Không biết tuần nào.")
    week = week[0] + timedelta(7 * moment.shift), week[1] + timedelta(7 * moment.shift)
    if moment.unit is Unit.CALENDAR_WEEK:
        why = f"Hiểu là tuần từ {week[0]:%d/%m/%Y} đến {week[1]:%d/%m/%Y}."
        return Days(week) if weekly else Days(week, Doubt.UNCLEAR, why)
    day = week[0] + timedelta(((moment.first or 0) - week[0].weekday()) % 7)
    if not weekly:
        return Days((day, day), Doubt.UNCLEAR, f"Hiểu là {_WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}.")
    return Days((day, day))


def _long(moment: Moment, context: Context) -> Days:
    """Months, quarters and years; those without a number are the paper's own."""
    if moment.first is None and moment.unit in (Unit.MONTH, Unit.QUARTER):
        return _own_long(moment, context)
    year = moment.year or paper_year(context)
    if year is None:
        return _NO_YEAR
    year += moment.shift if moment.unit is Unit.YEAR else 0
    first, last = moment.first or 1, moment.last or moment.first or 1
    span = {
        Unit.MONTH: lambda: month_span(year, first, last),
        Unit.QUARTER: lambda: quarter_span(year, first, last),
        Unit.MONTHS: lambda: months_span(year, first, from_end=moment.part is Part.END),
        Unit.YEAR: lambda: year_span(year),
    }[moment.unit]()
    if moment.gap:
        return Days(span, Doubt.UNCLEAR, "Các kỳ nêu không liền nhau.")
    return _plausible(Days(span), moment, context)


def _own_long(moment: Moment, context: Context) -> Days:
    start, end = context.period_start, context.period_end or context.period_start
    if start is None and context.issued_on is not None:
        start = end = context.issued_on
    if start is None or end is None:
        return Days(None, Doubt.UNKNOWN_BASE, "Không biết kỳ của văn bản.")
    index = start.year * 12 + start.month - 1
    size = 1 if moment.unit is Unit.MONTH else 3
    last = end.year * 12 + end.month - 1
    if index // size != last // size:
        return Days(None, Doubt.UNKNOWN_BASE, "Văn bản không nằm gọn trong một tháng, một quý.")
    index = (index // size + moment.shift) * size
    if moment.shift:
        span = month_span(index // 12, index % 12 + 1, index % 12 + size)
        return Days(span, Doubt.UNCLEAR, f"Hiểu là kỳ sau: {span[0]:%d/%m/%Y} đến {span[1]:%d/%m/%Y}.")
    return Days(month_span(index // 12, index % 12 + 1, index % 12 + size))


_PART_WHY = "Ngày suy ra từ cách nói “đầu”, “giữa”; văn bản không nêu ngày cụ thể."


def _part(days: Days, part: Part) -> Days:
    if part is Part.WHOLE or days.span is None:
        return days
    start, end = days.span
    length = (end - start).days + 1
    if part is Part.END:
        return days
    if length <= 31:
        first, last = {
            Part.START: (1, 10),
            Part.MIDDLE: (11, 20),
            Part.FIRST_HALF: (1, 15),
            Part.LAST_HALF: (16, end.day),
        }[part]
        span = start.replace(day=first), start.replace(day=last)
    else:
        third = length // 3
        span = {
            Part.START: (start, start + timedelta(third - 1)),
            Part.MIDDLE: (start + timedelta(third), start + timedelta(2 * third - 1)),
            Part.FIRST_HALF: (start, start + timedelta(length // 2 - 1)),
            Part.LAST_HALF: (start + timedelta(length // 2), end),
        }[part]
    return Days(span, days.doubt or Doubt.UNCLEAR, days.why or _PART_WHY)


# --- phrases ------------------------------------------------------------------------------------------------


def deadline_of(phrase: Phrase, context: Context) -> Deadline:
    """The deadline that a phrase states, without its words and place."""
    if phrase.role is Role.RECURRING:
        certain = phrase.repeats is not None
        why = "" if certain else "Không nêu định kỳ bao lâu một lần."
        found = Deadline(
            "",
            DeadlineKind.RECURRING,
            repeats=phrase.repeats,
            certain=certain,
            why=why,
            doubt=None if certain else Doubt.UNCLEAR,
        )
    elif phrase.role is Role.COUNTED:
        found = _counted(phrase, context)
    elif phrase.until is not None and phrase.moment is not None:
        found = _from_to(phrase.moment, phrase.until, context)
    elif phrase.moment is not None:
        found = _one(phrase, phrase.moment, context)
    else:
        found = Deadline("", DeadlineKind.NONE, certain=False)
    said = phrase.until or phrase.moment
    hour = said.hour if said else None
    return replace(found, at=time(*hour) if hour else None, session=said.session if said else None)


_KINDS = {
    Unit.DAY: DeadlineKind.DAY,
    Unit.TODAY: DeadlineKind.DAY,
    Unit.WEEKDAY: DeadlineKind.DAY,
    Unit.WEEK: DeadlineKind.WEEKS,
    Unit.CALENDAR_WEEK: DeadlineKind.RANGE,
    Unit.MONTH: DeadlineKind.MONTH,
    Unit.QUARTER: DeadlineKind.QUARTER,
    Unit.MONTHS: DeadlineKind.RANGE,
    Unit.YEAR: DeadlineKind.RANGE,
}
_POINTS = (Unit.DAY, Unit.TODAY, Unit.WEEKDAY)


def _one(phrase: Phrase, moment: Moment, context: Context) -> Deadline:
    if phrase.role is Role.SPAN and moment.either is not None:
        moment = _as_days(moment, context)
    days = days_of(moment, context)
    start, due, kind = days.start, days.end, _KINDS[moment.unit]
    doubt, why = days.doubt, days.why
    if moment.session:
        kind = DeadlineKind.SESSION
    if phrase.role is Role.FROM:
        return _deadline(DeadlineKind.RANGE, start, None, doubt, why)
    if phrase.role is Role.BEFORE:
        if moment.unit not in _POINTS and moment.part is Part.WHOLE and start is not None:
            due = start - timedelta(1)
            why = why or f"“Trước” một kỳ: hiểu là chậm nhất ngày {due:%d/%m/%Y}."
            doubt = doubt or Doubt.UNCLEAR
        return _deadline(DeadlineKind.BEFORE, None, due, doubt, why)
    if phrase.role is Role.BY:
        return _deadline(DeadlineKind.BEFORE, None, due, doubt, why)
    if moment.part is Part.END and moment.unit is not Unit.MONTHS:
        return _deadline(kind, None, due, doubt, why)
    if moment.unit in _POINTS and start == due:
        return _deadline(kind, None, due, doubt, why)
    return _deadline(DeadlineKind.RANGE if moment.unit is Unit.DAY else kind, start, due, doubt, why)


def _as_days(moment: Moment, context: Context) -> Moment:
    """ "từ ngày 5-7" in a paper of November: days 5 to 7. In July's paper `days_of` tells that it is unclear."""
    own, first, last = own_month(context), moment.first, moment.either
    if own is not None and first is not None and last is not None and last > first and own[1] != last:
        return moment._replace(either=None, month=None, last=last)
    return moment


def _deadline(kind: DeadlineKind, start: date | None, due: date | None, doubt: Doubt | None, why: str) -> Deadline:
    return Deadline("", kind, start=start, due=due, certain=doubt is None, why=why, doubt=doubt)


def _from_to(first: Moment, until: Moment, context: Context) -> Deadline:
    """Both ends of a range; what one end leaves out it takes from the other."""
    month = first.month if first.unit is not Unit.MONTH else first.first
    until_month = until.month if until.unit is not Unit.MONTH else until.first
    if first.unit is Unit.DAY and first.month is None:
        first = first._replace(month=until.month)
        month = first.month
    year = until.year or (paper_year(context) if first.year is None else None)
    turned = bool(month and until_month and month > until_month)
    if first.year is None and year is not None:
        # "từ 15/12 đến 15/01/2025" begins the year before; without any printed year the end is the next year's.
        first = first._replace(year=year - 1 if turned and until.year else year)
        if turned and until.year is None:
            until = until._replace(year=year + 1)
    elif first.year is not None and until.year is None:
        until = until._replace(year=first.year + (1 if turned else 0))
    if until.unit is Unit.DAY and until.month is None:
        until = until._replace(month=first.month, year=until.year or first.year)
    days, until_days = days_of(first, context), days_of(until, context)
    start, due = days.start, until_days.end
    doubt, why = until_days.doubt or days.doubt, until_days.why or days.why
    if days.doubt is Doubt.IMPLAUSIBLE and until_days.doubt is None:
        doubt, why = None, ""  # a stretch that began before the paper's period is nothing odd
    if start and due and start > due:
        return Deadline(
            "",
            DeadlineKind.RANGE,
            start,
            due,
            certain=False,
            doubt=Doubt.IMPLAUSIBLE,
            why="Ngày bắt đầu sau ngày kết thúc.",
        )
    return _deadline(DeadlineKind.RANGE, start, due, doubt, why)


def _counted(phrase: Phrase, context: Context) -> Deadline:
    base = context.issued_on if phrase.base == "issued" else None
    if phrase.base == "day" and phrase.moment is not None:
        base = days_of(phrase.moment, context).end
    if base is None:
        return Deadline("", DeadlineKind.COUNTED)
    return Deadline("", DeadlineKind.COUNTED, due=_count(base, phrase.number, phrase.count_unit, context))


def _count(base: date, number: int, unit: str, context: Context) -> date:
    """The day of the base is not counted (Civil Code 2015, Art. 147)."""
    if unit == "working_day":
        return context.calendar(base.year, base.year + 1 + number // _FEWEST).add_working_days(base, number)
    if unit == "month":
        index = base.year * 12 + base.month - 1 + number
        year, month = divmod(index, 12)
        return date(year, month + 1, min(base.day, last_day(year, month + 1)))
    return base + timedelta(number * (7 if unit == "week" else 1))
