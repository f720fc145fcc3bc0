"""What a paper says: a `Reading` of items, events and figures, each value with its state and evidence.

The names follow the reading contract (`docs/reading-contract.md`); `contract.py` prints them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from datetime import date as Day  # an event has a field named `date`
from datetime import time as Hour
from enum import StrEnum
from typing import Generic, TypeVar

from giaoban.core.reading.passage import Passage, Span

T = TypeVar("T")


class Kind(StrEnum):
    ANNUAL_PROGRAMME = "annual_programme"
    MONTHLY_PROGRAMME = "monthly_programme"
    QUARTERLY_PROGRAMME = "quarterly_programme"
    MONTHLY_SCHEDULE = "monthly_schedule"
    WEEKLY_SCHEDULE = "weekly_schedule"
    CONCLUSION_NOTICE = "conclusion_notice"
    REVIEW_REPORT = "review_report"
    UNKNOWN = "unknown"


PROGRAMMES = frozenset({Kind.ANNUAL_PROGRAMME, Kind.QUARTERLY_PROGRAMME, Kind.MONTHLY_PROGRAMME})
SCHEDULES = frozenset({Kind.MONTHLY_SCHEDULE, Kind.WEEKLY_SCHEDULE})


class State(StrEnum):
    """How sure the reader is of a value. A wrong `SURE` is the worst outcome: when in doubt, `CHECK`."""

    SURE = "sure"
    CHECK = "check"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A value that was read. `why` tells in Vietnamese what a person should check."""

    value: T
    state: State = State.SURE
    spans: tuple[Span, ...] = ()
    why: str = ""


def sure(value: T, *sources: Passage) -> Field[T]:
    """A value that the source states plainly."""
    return Field(value, State.SURE, tuple(s for p in sources for s in p.spans()))


def check(value: T, why: str, *sources: Passage) -> Field[T]:
    """A value that a person should look at, and why."""
    return Field(value, State.CHECK, tuple(s for p in sources for s in p.spans()), why)


def missing(value: T, why: str = "") -> Field[T]:
    """Nothing stated; `value` is None or empty."""
    return Field(value, State.MISSING, (), why)


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Person:
    """`name` without "Đ/c", "Ông", "Bà"; `title` None where the paper does not state it."""

    name: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading that holds items. `path` joins the numbers as printed: "B.IV.1"."""

    path: str
    title: str
    line: int
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be done: a row or bullet of a programme, an order of a notice."""

    path: str
    section: str
    line: int
    text: Field[str]
    parts: Field[tuple[str, ...]] = field(default_factory=lambda: missing(()))
    products: Field[tuple[str, ...]] = field(default_factory=lambda: missing(()))
    when: Field[str | None] = field(default_factory=lambda: missing(None))
    start: Field[date | None] = field(default_factory=lambda: missing(None))
    due: Field[date | None] = field(default_factory=lambda: missing(None))
    repeats: str | None = None
    leaders: Field[tuple[Person, ...]] = field(default_factory=lambda: missing(()))
    units: Field[tuple[str, ...]] = field(default_factory=lambda: missing(()))
    partners: Field[tuple[str, ...]] = field(default_factory=lambda: missing(()))


class Session(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    ALL_DAY = "all_day"


@dataclass(frozen=True, slots=True)
class Event:
    """Something on the calendar."""

    line: int
    date: Field[Day]
    text: Field[str]
    session: Field[Session]
    until: Field[Day | None] = field(default_factory=lambda: missing(None))
    time: Field[Hour | None] = field(default_factory=lambda: missing(None))
    place: Field[str | None] = field(default_factory=lambda: missing(None))
    units: Field[tuple[str, ...]] = field(default_factory=lambda: missing(()))
    leaders: Field[tuple[Person, ...]] = field(default_factory=lambda: missing(()))


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that a report states: `value` of `unit`, in the clause `text`."""

    line: int
    value: Field[int | float]
    unit: Field[str]
    text: Field[str]


@dataclass(frozen=True, slots=True)
class Warning:
    """What the reader or the critic is unsure of; `message` is plain Vietnamese.

    `path` is the item's path where the warning is about one.
    """

    code: str
    message: str
    line: int
    path: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts around the content: letterhead, title, legal bases, recipients, signature."""

    title: Field[str] = field(default_factory=lambda: missing(""))
    agency: Field[str | None] = field(default_factory=lambda: missing(None))
    parent: Field[str | None] = field(default_factory=lambda: missing(None))
    province: Field[str | None] = field(default_factory=lambda: missing(None))
    number: Field[str | None] = field(default_factory=lambda: missing(None))
    issued_on: Field[date | None] = field(default_factory=lambda: missing(None))
    place: Field[str | None] = field(default_factory=lambda: missing(None))
    year: int | None = None
    bases: tuple[str, ...] = ()
    recipients: Field[tuple[str, ...]] = field(default_factory=lambda: missing(()))
    signer: Field[Person | None] = field(default_factory=lambda: missing(None))


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one paper."""

    kind: Field[Kind]
    frame: Frame = field(default_factory=Frame)
    period: Field[Period | None] = field(default_factory=lambda: missing(None))
    sections: tuple[Section, ...] = ()
    items: tuple[Item, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    warnings: tuple[Warning, ...] = ()
