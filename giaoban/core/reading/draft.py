"""What the steps hand on to each other: the document and what has been read of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from giaoban.core.calendar.deadlines import Context
from giaoban.core.calendar.holidays_vn import work_calendar
from giaoban.core.calendar.periods import WeekRule
from giaoban.core.calendar.working_days import Calendars
from giaoban.core.reading.document import Block, Document
from giaoban.core.reading.model import (
    Event,
    Field,
    Figure,
    Frame,
    Item,
    Kind,
    Period,
    Section,
    Warning,
    missing,
)
from giaoban.core.reading.refusal import Progress, unheard


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The office's own words, which make recognised text (OCR) surer. All may be empty."""

    units: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    products: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller knows beforehand.

    `kind` and `year` overrule what the paper seems to be. `week_rule` says which days "Tuần 2" of a month is.
    `progress` is told of each page of a PDF or scan. `calendar` gives the working days of the office that reads.
    """

    kind: Kind | None = None
    year: int | None = None
    week_rule: WeekRule = WeekRule.SEVENS
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    progress: Progress = unheard
    calendar: Calendars = work_calendar


@dataclass(frozen=True, slots=True)
class Draft:
    """`body` are the blocks between the letterhead and the recipients, in order."""

    document: Document
    options: Options
    body: tuple[Block, ...]
    kind: Field[Kind] = field(default_factory=lambda: missing(Kind.UNKNOWN))
    frame: Frame = field(default_factory=Frame)
    period: Field[Period | None] = field(default_factory=lambda: missing(None))
    sections: tuple[Section, ...] = ()
    items: tuple[Item, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    warnings: tuple[Warning, ...] = ()


def context_of(draft: Draft) -> Context:
    """What deadline phrases of this paper are understood in."""
    period = draft.period.value
    return Context(
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        year=draft.frame.year or (period.start.year if period else None),
        issued_on=draft.frame.issued_on.value,
        week_rule=draft.options.week_rule,
        calendar=draft.options.calendar,
    )
