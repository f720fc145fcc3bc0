"""What the pages of collections show: the list, and how far each unit is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from giaoban.organisation.access import may
from giaoban.organisation.calendar import calendar_for
from giaoban.organisation.models import User
from giaoban.organisation.rights import Right
from giaoban.planning.collecting import period_name
from giaoban.planning.models import Collection, Sheet, SheetState
from giaoban.planning.queries.collecting import (
    Tallied,
    draft_of_collection,
    own_sheets,
    sheets_of,
    sheets_visible_to,
    sources_in_words,
    tallies_of_sheets,
)
from giaoban.tasks.pages import Chip

_NOTHING = Tallied(0, 0, {})
SHEET_LOOKS = {
    SheetState.OPEN: Chip("Đang soạn", "calm", "○"),
    SheetState.SUBMITTED: Chip("Đã gửi", "warn", "◐"),
    SheetState.RETURNED: Chip("Trả lại", "bad", "↩"),
    SheetState.ACCEPTED: Chip("Đã nhận", "ok", "✓"),
}


def name_of_collection(collection: Collection) -> str:
    return period_name(collection.kind, collection.start, collection.end)


def left_words(collection: Collection, user: User, today: date) -> Chip:
    """How long units may still register, in working days."""
    if collection.closed_at is not None:
        return Chip("Đã đóng", "calm", "■")
    closes = collection.closes_on
    if closes < today:
        return Chip("Đã hết hạn", "bad")
    if closes == today:
        return Chip("Hết hạn hôm nay", "warn")
    days = calendar_for(user, today.year, closes.year).working_days_between(today, closes)
    return Chip(f"Còn {days} ngày làm việc", "warn" if days <= 2 else "calm")


@dataclass(frozen=True, slots=True)
class CollectionRow:
    """A line of the list; `own` is the sheet that the person fills in."""

    collection: Collection
    name: str
    left: Chip
    units: int
    sent: int
    own: Sheet | None
    own_state: Chip | None


def collection_rows(rows: Sequence[Collection], user: User, today: date) -> list[CollectionRow]:
    own = own_sheets(user, today, rows)
    return [
        CollectionRow(
            collection=row,
            name=name_of_collection(row),
            left=left_words(row, user, today),
            units=getattr(row, "units", 0),
            sent=getattr(row, "sent", 0),
            own=(sheet := own.get(row.pk)),
            own_state=SHEET_LOOKS[SheetState(sheet.state)] if sheet else None,
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """How far a unit is: its sheet, and what it registers."""

    sheet: Sheet
    state: Chip
    tally: Tallied
    sources: str
    late: bool


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """One collection as the person may see it: all sheets for the office, one's own for a head."""

    collection: Collection
    name: str
    left: Chip
    lines: Sequence[SheetLine]
    counts: Sequence[tuple[str, str, int]]  # state, its words, how many sheets
    registered: int
    plans: bool
    awaited: int
    draft: int | None

    @property
    def is_open(self) -> bool:
        return self.collection.closed_at is None


def collection_page(collection: Collection, user: User, today: date, *, state: str = "") -> CollectionPage:
    visible = sheets_of(collection).filter(pk__in=sheets_visible_to(user, today).values("pk"))
    sheets = list(visible)
    tallies = tallies_of_sheets([sheet.pk for sheet in sheets])
    lines = [_line(sheet, collection, tallies.get(sheet.pk, _NOTHING)) for sheet in sheets]
    states = [sheet.state for sheet in sheets]
    plans = may(user, Right.PLAN, on=today)
    return CollectionPage(
        collection=collection,
        name=name_of_collection(collection),
        left=left_words(collection, user, today),
        lines=[line for line in lines if not state or line.sheet.state == state],
        counts=[(one.value, one.label.lower(), states.count(one)) for one in SheetState],
        registered=sum(line.tally.ticked for line in lines),
        plans=plans,
        draft=draft_of_collection(collection) if plans else None,
        awaited=states.count(SheetState.OPEN) + states.count(SheetState.RETURNED),
    )


def _line(sheet: Sheet, collection: Collection, tally: Tallied) -> SheetLine:
    late = sheet.submitted_at is not None and timezone.localdate(sheet.submitted_at) > collection.closes_on
    return SheetLine(
        sheet, SHEET_LOOKS[SheetState(sheet.state)], tally, " · ".join(sources_in_words(tally.by_source)), late
    )
