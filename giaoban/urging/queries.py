"""Reading what an agency decided about urging: its ladder, the days on which it speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from giaoban.core.calendar.working_days import WorkCalendar
from giaoban.core.urging.ladder import USUAL, Addressee, Rung
from giaoban.organisation.calendar import work_calendar_of
from giaoban.urging.models import Rung as RungRow


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs in use, the lowest first, and what the office has a rung say besides."""

    rungs: tuple[Rung, ...]
    texts: Mapping[Rung, str]


def ladder_of(agency_id: int) -> Ladder:
    """The ladder of an agency; the usual one where it has not written its own."""
    rows = list(RungRow.objects.filter(agency_id=agency_id))
    if not rows:
        return Ladder(USUAL, {})
    used = {Rung(row.days, Addressee(row.to_as)): row.text for row in rows if row.active}
    return Ladder(tuple(used), {rung: text for rung, text in used.items() if text})


def calendar_of(agency_id: int, on: date) -> WorkCalendar:
    """The days that an agency works around a day."""
    return work_calendar_of(agency_id, on.year - 1, on.year + 1)
