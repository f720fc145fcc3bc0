"""The calendar of a year as the office keeps it: twelve months at a glance, and the days that are not as usual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from django import forms

from giaoban.core.calendar.holidays_vn import ANNOUNCED_UNTIL, made_up_days, public_holidays, work_calendar
from giaoban.core.calendar.periods import month_span, year_span
from giaoban.core.calendar.working_days import HALF, WHOLE, WorkCalendar
from giaoban.organisation.access import may
from giaoban.organisation.calendar import calendar_for, calendar_rows
from giaoban.organisation.models import CalendarDay, DayKind, User
from giaoban.organisation.rights import Right

SATURDAY = 5
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class Cell:
    """A day in the grid of a month. `look` is how it is worked, `why` what is to say of it."""

    day: date
    look: str
    why: str = ""
    own: bool = False
    today: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    number: int
    weeks: Sequence[Sequence[Cell | None]]
    worked: str  # how many working days it has


@dataclass(frozen=True, slots=True)
class Unusual:
    """A day that is not as the week has it: by law, or by the office's own table."""

    day: date
    look: str
    said: str
    why: str
    own: CalendarDay | None = None
    needless: str = ""


@dataclass(frozen=True, slots=True)
class CalendarPage:
    year: int
    months: Sequence[Month]
    unusual: Sequence[Unusual]
    worked: str
    expected: bool  # the year's own days were not announced when this was written
    sets: bool
    acts: Mapping[str, forms.Form] = field(default_factory=dict)
    open_act: str = ""

    @property
    def before(self) -> int | None:
        return self.year - 1 if self.year > FIRST_YEAR else None

    @property
    def after(self) -> int | None:
        return self.year + 1 if self.year < LAST_YEAR else None


def calendar_page(
    user: User, year: int, *, on: date, acts: Mapping[str, forms.Form] | None = None, open_act: str = ""
) -> CalendarPage:
    """A year of the person's office, with the forms that change it."""
    calendar, own = calendar_for(user, year, year), {row.day: row for row in calendar_rows(user, year)}
    why = _reasons(year, own)
    return CalendarPage(
        year=year,
        months=[_month(year, number, calendar, why, own, on) for number in range(1, 13)],
        unusual=[_unusual(day, calendar, why, own.get(day)) for day in sorted(why)],
        worked=_days(calendar.working_time_between(date(year - 1, 12, 31), year_span(year)[1])),
        expected=year > ANNOUNCED_UNTIL,
        sets=may(user, Right.SET_RULES, on=on),
        acts=acts or {},
        open_act=open_act,
    )


def needless(day: date, kind: str) -> str:
    """Why a day of the office's own table changes nothing: the public calendar has it so. "" where it does."""
    public = work_calendar(day.year, day.year)
    if kind == DayKind.OFF and not public.is_working_day(day):
        return "ngày này vốn đã nghỉ" + (" cuối tuần." if day.weekday() >= SATURDAY else " theo lịch chung.")
    if kind == DayKind.WORKED and public.is_working_day(day):
        return "ngày này vốn đã là ngày làm việc."
    return ""


def _reasons(year: int, own: Mapping[date, CalendarDay]) -> dict[date, str]:
    """What there is to say of each unusual day; the office's own words win."""
    made_up = dict.fromkeys(made_up_days(year), "Làm bù theo lịch chung")
    return dict(public_holidays(year)) | made_up | {day: row.name for day, row in own.items()}


def _month(
    year: int, number: int, calendar: WorkCalendar, why: Mapping[date, str], own: Mapping[date, CalendarDay], on: date
) -> Month:
    first, last = month_span(year, number)
    cells: list[Cell | None] = [None] * first.weekday()
    for day in (first + timedelta(n) for n in range((last - first).days + 1)):
        cells.append(Cell(day, _look(day, calendar), why.get(day, ""), day in own, day == on))
    cells += [None] * (-len(cells) % 7)
    weeks = [cells[begin : begin + 7] for begin in range(0, len(cells), 7)]
    return Month(number, weeks, _days(calendar.working_time_between(first - timedelta(1), last)))


def _look(day: date, calendar: WorkCalendar) -> str:
    work, weekend = calendar.work_of(day), day.weekday() >= SATURDAY
    if work == HALF:
        return "morning"
    if work == WHOLE:
        return "worked" if weekend else "usual"
    return "weekend" if weekend else "off"


SAID = {
    "morning": "Chỉ làm buổi sáng",
    "worked": "Làm việc",
    "usual": "Làm việc",
    "weekend": "Nghỉ cuối tuần",
    "off": "Nghỉ",
}


def _unusual(day: date, calendar: WorkCalendar, why: Mapping[date, str], own: CalendarDay | None) -> Unusual:
    look = _look(day, calendar)
    return Unusual(day, look, SAID[look], why[day], own, needless(day, own.kind) if own else "")


def _days(time: Fraction) -> str:
    """A number of days as people write it: "21", "20,5"."""
    return f"{float(time):.1f}".removesuffix(".0").replace(".", ",")
