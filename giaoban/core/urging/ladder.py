"""The ladder: so many working days from a deadline, somebody is told. Pure: days and what was said already come in.

Whatever is reached and was not yet said speaks on the next day that is worked, so a day on which nothing ran loses
nothing. To one person only the highest step speaks; the lower ones that nobody could say are named as missed, and
never said later. A deadline that was changed begins anew, as what was said belongs to the deadline of then.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from giaoban.core.calendar.working_days import WorkCalendar

Person = TypeVar("Person", bound=Hashable)

FURTHEST = 250  # working days from a deadline: about a year
NOON = 12


class Addressee(StrEnum):
    """Whom a rung reaches, seen from the task; `label` is the word that people see."""

    DOER = "doer"
    UNIT_HEAD = "unit_head"
    DIRECTING_LEADER = "directing_leader"
    DIRECTOR = "director"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Addressee.DOER: "người thực hiện",
    Addressee.UNIT_HEAD: "trưởng đơn vị",
    Addressee.DIRECTING_LEADER: "lãnh đạo chỉ đạo",
    Addressee.DIRECTOR: "giám đốc",
}
_ORDER = {addressee: place for place, addressee in enumerate(Addressee)}


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder: `days` working days after the deadline (before it: negative), `to` is told."""

    days: int
    to: Addressee

    @property
    def words(self) -> str:
        """When the rung speaks, as a person says it."""
        return when_in_words(self.days)


# What an agency has that decided nothing: the person first, then whoever answers for them, step by step.
USUAL = (
    Rung(-3, Addressee.DOER),
    Rung(0, Addressee.DOER),
    Rung(1, Addressee.DOER),
    Rung(3, Addressee.UNIT_HEAD),
    Rung(5, Addressee.DIRECTING_LEADER),
    Rung(10, Addressee.DIRECTOR),
)


def when_in_words(days: int) -> str:
    """So many working days from a deadline, as a person says it: "Ngày làm việc thứ 3 sau hạn"."""
    if days == 0:
        return "Đúng ngày đến hạn"
    return f"Ngày làm việc thứ {days} sau hạn" if days > 0 else f"Trước hạn {-days} ngày làm việc"


def day_of(days: int, due: date, calendar: WorkCalendar) -> date:
    """The day on which a rung speaks about a deadline; always one that is worked.

    On the day itself, where that is off, means on the next day that is worked.
    """
    return calendar.add_working_days(due, days) if days else calendar.on_or_after(due)


def reached(ladder: Iterable[Rung], due: date, on: date, calendar: WorkCalendar) -> tuple[Rung, ...]:
    """The rungs whose day has come for a deadline, the lowest first; none on a day off."""
    if not calendar.is_working_day(on):
        return ()
    come = [rung for rung in ladder if day_of(rung.days, due, calendar) <= on]
    return tuple(sorted(come, key=lambda rung: (rung.days, _ORDER[rung.to])))


def latest_due(ladder: Sequence[Rung], on: date, calendar: WorkCalendar) -> date | None:
    """The last deadline that any rung has something to say about on a day; None where there is no rung.

    Later deadlines are reached later, so whoever looks for work need not look beyond.
    """
    if not ladder:
        return None
    lowest = min(rung.days for rung in ladder)
    if lowest >= 0:
        return on
    due = calendar.add_working_days(on, -lowest)
    while day_of(lowest, due + timedelta(1), calendar) <= on:
        due += timedelta(1)
    return due


@dataclass(frozen=True, slots=True)
class Step:
    """What one person is told now about one deadline; `missed` are lower rungs that were never said."""

    rung: Rung
    missed: tuple[Rung, ...] = ()


def steps(come: Iterable[tuple[Rung, Iterable[Person]]], said: Mapping[Person, frozenset[int]]) -> dict[Person, Step]:
    """Who is told which step now: of the rungs that have come, with their people, and what each was told before.

    Nobody is told a rung at or below the highest that they were told already: after a clock was put back, or a rung
    added below, nothing is said twice and nothing that is no longer so.
    """
    rungs: dict[Person, list[Rung]] = {}
    for rung, people in come:
        for person in people:
            rungs.setdefault(person, []).append(rung)
    found: dict[Person, Step] = {}
    for person, own in rungs.items():
        told = said.get(person, frozenset())
        open_ = [rung for rung in own if not told or rung.days > max(told)]
        if open_:
            highest = max(open_, key=lambda rung: (rung.days, -_ORDER[rung.to]))
            found[person] = Step(highest, tuple(rung for rung in open_ if rung.days < highest.days))
    return found


def may_speak(at: datetime, from_hour: int, to_hour: int, calendar: WorkCalendar) -> bool:
    """Whether people may be told something at a local time: on a day that is worked, within the hours given.

    Where the office works in the morning only, it is left in peace from noon.
    """
    last = min(to_hour, NOON) if at.date() in calendar.mornings else to_hour
    return calendar.is_working_day(at.date()) and from_hour <= at.hour < last
