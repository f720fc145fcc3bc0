"""The office's own days: set, swapped, set by the list, cleared. They count at once wherever working days do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.core.calendar.weekdays import weekday_name
from giaoban.core.text.folding import squeeze
from giaoban.organisation.access import require
from giaoban.organisation.calendar import work_calendar_of
from giaoban.organisation.models import CalendarDay, DayKind, User
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import NotAllowed, RuleBroken

YEARS = (2000, 2100)  # a year beyond is a slip of the finger


@dataclass(frozen=True, slots=True)
class NewDay:
    """A day of the table to be, with the reason."""

    day: date
    kind: DayKind
    name: str = ""


@transaction.atomic
def set_calendar_day(new: NewDay, *, by: User, on: date, replace: bool = False) -> CalendarDay:
    """Writes one day into the table; one that says something else is only replaced where the person says so."""
    return set_calendar_days([new], by=by, on=on, replace=replace)[0]


@transaction.atomic
def swap_calendar_days(off: date, worked: date, *, by: User, on: date, name: str = "") -> list[CalendarDay]:
    """Gives a working day off and has another day worked for it, in one act."""
    calendar = work_calendar_of(by.agency_id, min(off, worked).year, max(off, worked).year)
    if not calendar.is_working_day(off):
        raise RuleBroken(f"{_named(off)} vốn đã là ngày nghỉ nên không hoán đổi được.")
    if calendar.is_working_day(worked):
        raise RuleBroken(f"{_named(worked)} vốn là ngày làm việc nên không làm bù được.")
    days = [
        NewDay(off, DayKind.OFF, name or f"Hoán đổi, làm bù {worked:%d/%m/%Y}"),
        NewDay(worked, DayKind.WORKED, name or f"Làm bù ngày {off:%d/%m/%Y}"),
    ]
    return set_calendar_days(days, by=by, on=on, replace=True)


@transaction.atomic
def set_calendar_days(new: Iterable[NewDay], *, by: User, on: date, replace: bool = False) -> list[CalendarDay]:
    """Writes many days in one act; those that the table has just so are left as they are."""
    require(by, Right.SET_RULES, on=on)
    wanted = {one.day: one for one in new}
    _refuse_far_days(wanted)
    there = CalendarDay.objects.select_for_update().filter(agency_id=by.agency_id, day__in=wanted)
    known = {row.day: row for row in there}
    if not replace:
        _refuse_to_replace(known, wanted)
    rows = [_written(known.get(day), wanted[day], by=by) for day in sorted(wanted)]
    _forget_kept(by)
    return rows


@transaction.atomic
def clear_calendar_day(row: CalendarDay, *, by: User, on: date) -> None:
    """Takes a day out of the table: the public calendar holds for it again."""
    require(by, Right.SET_RULES, on=on)
    if row.agency_id != by.agency_id:
        raise NotAllowed("Bạn chỉ đặt được lịch của cơ quan mình.")
    record("calendar_day.cleared", row, by=by, before={"day": row.day, "kind": row.kind, "name": row.name})
    row.delete()
    _forget_kept(by)


def _refuse_far_days(days: Iterable[date]) -> None:
    for day in days:
        if not YEARS[0] <= day.year <= YEARS[1]:
            raise RuleBroken(f"Ngày {day:%d/%m/%Y} xa quá; hãy xem lại năm.")


def _refuse_to_replace(known: dict[date, CalendarDay], wanted: dict[date, NewDay]) -> None:
    for day, row in sorted(known.items()):
        if row.kind != wanted[day].kind:
            said = f"{row.get_kind_display()}{f' ({row.name})' if row.name else ''}"
            raise RuleBroken(f"{_named(day)} trong bảng đã ghi: {said}. Muốn ghi khác thì chọn “Thay dòng đã có”.")


def _named(day: date) -> str:
    """A day where a sentence begins: "Ngày 04/12/2026 (thứ Sáu)"."""
    return f"Ngày {day:%d/%m/%Y} ({weekday_name(day)})"


def _written(row: CalendarDay | None, new: NewDay, *, by: User) -> CalendarDay:
    name = squeeze(new.name)
    if row is not None and (row.kind, row.name) == (new.kind, name):
        return row
    before = {"kind": row.kind, "name": row.name} if row else None
    row = row or CalendarDay(agency_id=by.agency_id, day=new.day)
    row.kind, row.name = new.kind, name
    row.save()
    record("calendar_day.set", row, by=by, before=before, after={"day": row.day, "kind": row.kind, "name": row.name})
    return row


def _forget_kept(by: User) -> None:
    """What was kept on the person for this request is not so any more."""
    by.__dict__.pop("_calendar_rows", None)
