"""What a person typed into the review page, laid over the draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from giaoban.core.calendar.deadlines import Context, Deadline, read_deadline
from giaoban.core.calendar.holidays_vn import work_calendar
from giaoban.core.calendar.working_days import Calendars
from giaoban.intake.problems import day_of
from giaoban.intake.rearranging import Act, rearranged, with_new_row
from giaoban.intake.rows import COLUMNS, HEADING, Cell, CellState, Column, Draft, Entry, Group, Row, Same


def edited(draft: Draft, typed: Mapping[str, str], calendar: Calendars = work_calendar) -> Draft:
    """The draft with what was typed: fields are named "head-title", "r12-due", "r12-drop", "r12-due-ok",
    "r12-same" (yes: the task that was proposed; no: new work).

    A field that is not there leaves its cell as it is; a row's "r12-here" tells that the row was on the page, so
    that its unticked box means "keep". `calendar` gives the working days of the office.
    """
    heading = _all_corrected(draft.heading, HEADING, typed, "head", deadline_context(draft, calendar))
    draft = replace(draft, heading=heading)
    context = deadline_context(draft, calendar)
    return replace(draft, rows=tuple(_row(row, typed, context) for row in draft.rows))


def asked(draft: Draft, typed: Mapping[str, str]) -> Draft:
    """The draft after what a button asks for: "act" on the chosen "row", "add" (item:r3), "seen" (a note)."""
    act, row = typed.get("act", ""), typed.get("row", "")
    if act in set(Act):
        draft = rearranged(draft, Act(act), row, typed.get(f"{row}-text", ""))
    group, _, after = typed.get("add", "").partition(":")
    if group in set(Group):
        draft = with_new_row(draft, Group(group), after)
    if typed.get("seen", "").isdecimal():
        draft = draft.with_note_seen(int(typed["seen"]))
    return draft


def deadline_context(draft: Draft, calendar: Calendars = work_calendar) -> Context:
    """What the deadlines of a draft are understood in."""
    start, issued = day_of(draft.head("start")), day_of(draft.head("issued_on"))
    known = start or issued
    return Context(
        period_start=start,
        period_end=day_of(draft.head("end")),
        year=known.year if known else None,
        issued_on=issued,
        calendar=calendar,
    )


def deadline_of(row: Row, context: Context) -> Deadline | None:
    """What a row's printed time means."""
    return read_deadline(row.value("when"), context)


def _row(row: Row, typed: Mapping[str, str], context: Context) -> Row:
    if f"{row.id}-here" not in typed:
        return row
    cells = _all_corrected(row.cells, COLUMNS[row.group], typed, row.id, context)
    now = replace(row, cells=cells, dropped=bool(typed.get(f"{row.id}-drop")), same=_same(row, typed))
    return _with_days_of_new_words(row, now, context)


def _same(row: Row, typed: Mapping[str, str]) -> Same:
    """What a person decided about the task that a row may be; nothing chosen leaves it as it was."""
    chosen = typed.get(f"{row.id}-same")
    return Same(chosen) if row.continues and chosen in (Same.YES, Same.NO) else row.same


def _all_corrected(
    cells: Mapping[str, Cell], columns: Iterable[Column], typed: Mapping[str, str], row: str, context: Context
) -> dict[str, Cell]:
    days = {column.name for column in columns if column.entry is Entry.DAY}
    now = {}
    for name, cell in cells.items():
        text = typed.get(f"{row}-{name}")
        now[name] = cell if text is None else cell.corrected(iso_day(text, context) if name in days else text)
        if f"{row}-{name}-ok" in typed:
            now[name] = now[name].accepted()
    return now


def iso_day(text: str, context: Context) -> str:
    """A day as people type it ("5/11/2026", "5/11") as a draft keeps it; what is no day stays as it was typed.

    A day without a year is the one within the paper's period, else the nearest to its begin.
    """
    found = re.fullmatch(r"\s*(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}|\d{2}))?\s*", text)
    if found is None:
        return text
    day, month, year = found.groups()
    if year:
        days = [_day(int(year) if len(year) == 4 else 2000 + int(year), month, day)]
    else:
        days = [_day(known, month, day) for known in _years(context)]
    real = [day for day in days if day]
    return min(real, key=lambda day: _distance(day, context)).isoformat() if real else text


def _day(year: int, month: str, day: str) -> date | None:
    return day_of(f"{year:04}-{int(month):02}-{int(day):02}")


def _years(context: Context) -> Iterable[int]:
    return (context.year - 1, context.year, context.year + 1) if context.year else ()


def _distance(day: date, context: Context) -> int:
    """How many days a day lies off the paper's period, counted from its begin."""
    start = context.period_start or context.issued_on
    if start is None or (context.period_end and start <= day <= context.period_end):
        return 0
    return abs((day - start).days)


def _with_days_of_new_words(before: Row, now: Row, context: Context) -> Row:
    """Where a person changed the words of a deadline and not its days, the days follow the words."""
    if now.value("when") == before.value("when") or "due" not in now.cells:
        return now
    if (now.value("start"), now.value("due")) != (before.value("start"), before.value("due")):
        return now
    deadline = deadline_of(now, context)
    if deadline is None or not deadline.certain:
        return now
    days = {"start": deadline.start, "due": deadline.due}
    cells = {name: Cell(day.isoformat() if day else "", CellState.PERSON) for name, day in days.items()}
    return replace(now, cells={**now.cells, **cells})
