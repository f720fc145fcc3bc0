"""Events of calendars, monthly and weekly, written as tables or as lists."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from giaoban.core.reading.document import Block, Paragraph, Table
from giaoban.core.reading.draft import Draft
from giaoban.core.reading.model import SCHEDULES, Event, Item, Kind, Period, Warning, check
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.alignment import Paired, leader_entries, pair, pair_lines, unit_entries
from giaoban.core.reading.steps.day_heading import (
    Day,
    DayContext,
    hyphens_are_months,
    opening_weekday,
    read_day_heading,
    weekday_mismatch,
)
from giaoban.core.reading.steps.event_details import Beside, build_event
from giaoban.core.reading.steps.event_text import Line, RawEvent, cut_events, join_soft
from giaoban.core.reading.steps.schedule_columns import Columns, Role, day_texts, find_columns, is_calendar_table
from giaoban.core.reading.steps.schedule_grid import read_grid
from giaoban.core.reading.steps.schedule_list import read_list
from giaoban.core.reading.steps.schedule_table import DayRows, Part, TableReader, says_nothing

_LATEST_YEAR = 2026  # among the years that fit a paper without one, those of the present offices come first
_UNCERTAIN = "Số đơn vị hoặc lãnh đạo ghi bên cạnh không khớp số việc trong ngày; cách ghép cần kiểm tra."


def read_schedule(draft: Draft) -> Draft:
    """The events of a calendar, in document order, with warnings about days and pairing; other kinds unchanged.

    Where no title names the time that the calendar plans, its own days do, and `period` is to be checked.
    """
    if draft.kind.value not in SCHEDULES:
        return draft
    body = _with_first_day(draft)
    reader = _Reader(_context(draft))
    reader.read(body)
    period = draft.period
    if period.value is None and reader.events:
        period = check(_span_of(reader.events, draft.kind.value), "Thời gian suy ra từ các ngày trong lịch.")
    return replace(
        draft,
        period=period,
        items=_outside(draft.items, reader.events),
        events=(*draft.events, *reader.events),
        warnings=(*draft.warnings, *dict.fromkeys(reader.warnings)),
    )


def _with_first_day(draft: Draft) -> tuple[Block, ...]:
    """The body, and the day heading right before it that was taken for a part of the title."""
    blocks = draft.document.blocks
    at = next((i for i, b in enumerate(blocks) if draft.body and b is draft.body[0]), 0)
    above = blocks[at - 1] if at else None
    if isinstance(above, Paragraph):
        day = read_day_heading(Passage.of(above), DayContext(year=2000))
        if day is not None and day.weekday is not None and day.end is None and not day.rest:
            return (above, *draft.body)
    return draft.body


def _outside(items: tuple[Item, ...], events: list[Event]) -> tuple[Item, ...]:
    """The items that do not stand among the lines of the calendar."""
    if not events:
        return items
    first, last = min(e.line for e in events), max(e.line for e in events)
    return tuple(i for i in items if not first <= i.line <= last)


def _span_of(events: list[Event], kind: Kind) -> Period:
    """The week or the month that most days of the calendar lie in; a stray year moves nothing."""
    days = [e.date.value for e in events]
    if kind is Kind.WEEKLY_SCHEDULE:
        monday = Counter(d - timedelta(days=d.weekday()) for d in days).most_common(1)[0][0]
        return Period(monday, monday + timedelta(days=6))
    first = Counter(d.replace(day=1) for d in days).most_common(1)[0][0]
    return Period(first, first.replace(day=calendar.monthrange(first.year, first.month)[1]))


def _context(draft: Draft) -> DayContext:
    texts = [p.text for p in draft.document.paragraphs() if len(p.text) < 60]
    headings = [t for t in texts if read_day_heading(Passage(t), DayContext(year=2000)) is not None]
    year = draft.options.year or draft.frame.year
    doubt = ""
    if draft.period.value is None and year is None:
        in_tables = [t for table in draft.document.tables() for t in day_texts(table)]
        year = _year_by_weekdays([*headings, *in_tables], _printed_years(draft))
        doubt = "Văn bản không ghi năm; năm suy ra từ thứ và ngày." if year else ""
    return DayContext(draft.period.value, year, hyphens_are_months(headings), doubt)


def _printed_years(draft: Draft) -> list[int]:
    """The years behind a day and month or "năm", the commonest first."""
    found = Counter(
        int(m[1])
        for p in draft.document.paragraphs()
        for m in re.finditer(r"(?:\d\s*[/.-]\s*|năm\s+)((?:19|20)\d\d)(?!\d)", p.text)
    )
    return [year for year, _ in found.most_common()]


def _year_by_weekdays(headings: list[str], printed: list[int]) -> int | None:
    """A year in which the weekdays are those of the dates: one that the paper prints, else the latest that fits."""

    def misfits(year: int) -> int:
        days = (read_day_heading(Passage(t), DayContext(year=year)) for t in headings)
        return sum(d is not None and bool(d.trouble) for d in days)

    if not headings:
        return printed[0] if printed else None
    years: list[int] = [*printed, *range(_LATEST_YEAR, _LATEST_YEAR - 12, -1)]
    best: int = min(years, key=misfits)
    return best


@dataclass(slots=True)
class _Reader:
    """Goes through the blocks: tables that are calendars, else the lines as a list."""

    context: DayContext
    events: list[Event] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)

    def read(self, body: Sequence[Block]) -> None:
        tables = list(_calendar_tables(body, self.context))
        if tables:
            self._read_tables(tables)
            return
        days = [day for block in body if isinstance(block, Table) for day in read_grid(block, self.context)]
        for rows in days:
            self._read_day(rows)
        if days:
            return
        paragraphs = list(_running_text(body))
        for listed in read_list(paragraphs, self.context):
            self._warn_about_day(listed.day, listed.line)
            self.events.extend(build_event(raw, listed.day) for raw in listed.events)

    def _read_tables(self, tables: list[tuple[Table, Columns, Day | None]]) -> None:
        reader: TableReader | None = None
        for table, columns, day in tables:
            if reader is None or columns.first_row or day is not None:
                context = replace(self.context, hyphen_is_month=_hyphens(table, columns))
                reader = TableReader(columns, context)
            else:
                reader.columns = columns
            if day is not None:
                reader.current = DayRows(day, table.line)
            for rows in reader.read(table):
                self._read_day(rows)
            for line in reader.unplaced:
                self.warnings.append(Warning("no_day", "Dòng có nội dung nhưng không rõ thuộc ngày nào.", line))
            reader.unplaced = []

    def _read_day(self, rows: DayRows) -> None:
        if all(says_nothing(part.lines) for part in rows.parts):
            return
        cut = [self._cut(part, rows) for part in rows.parts]
        cut = _carried(cut)
        sizes = [len(events) for events, _ in cut]
        if not sum(sizes):
            return
        self._warn_about_day(rows.day, rows.line)
        groups = _session_groups([e for events, _ in cut for e in events])
        units = _paired(cut, groups, "units")
        leaders = _paired(cut, groups, "leaders")
        if not (units.certain and leaders.certain):
            self.warnings.append(Warning("uncertain_alignment", _UNCERTAIN, rows.line))
        at = 0
        for events, part in cut:
            places, hours = pair_lines(part.place, len(events)), pair_lines(part.hour, len(events))
            for n, raw in enumerate(events):
                beside = Beside(
                    units.entries[at], leaders.entries[at], units.certain, leaders.certain, places[n], hours[n]
                )
                self.events.append(build_event(raw, rows.day, beside))
                at += 1

    def _cut(self, part: Part, rows: DayRows) -> tuple[tuple[RawEvent, ...], Part]:
        """The events of one printed row; a weekday in front of its text is taken off and compared."""
        if says_nothing(part.lines):
            return (), part
        lines = list(part.lines)
        first = next(i for i, line in enumerate(lines) if line.passage.squeeze())
        weekday, rest = opening_weekday(lines[first].passage)
        if weekday is not None:
            if rows.day.weekday is None and rows.day.end is None and weekday != rows.day.start.weekday():
                message = weekday_mismatch(weekday, rows.day.start)
                self.warnings.append(Warning("date_weekday_mismatch", message, part.line))
                rows.day = replace(rows.day, why=message)
            lines[first] = Line(rest, lines[first].line)
        events = cut_events(lines, session=part.session)
        events = tuple(replace(e, leader=e.leader or part.head) for e in events)
        wanted = {len(unit_entries(part.units)), len(leader_entries(part.leaders))} - {0}
        return join_soft(events, wanted), part

    def _warn_about_day(self, day: Day, line: int) -> None:
        self.warnings.extend(Warning(code, message, line) for code, message in day.trouble)


def _carried(cut: list[tuple[tuple[RawEvent, ...], Part]]) -> list[tuple[tuple[RawEvent, ...], Part]]:
    """Rows of one day: a session inside a content cell goes on into the next row that names none, and a row
    that begins in lower case with nothing beside it is the rest of the one above."""
    done: list[tuple[tuple[RawEvent, ...], Part]] = []
    session, source = None, Passage("")
    for events, part in cut:
        fixed = []
        if part.head:  # what another leader does has no say in a leader's own column
            session, source = None, Passage("")
        for event in events:
            if event.session is None and event.hour is None and not part.hour and session is not None:
                event = replace(event, session=session, session_source=source)
            session, source = (event.session, event.session_source) if event.session_source else (session, source)
            fixed.append(event)
        if fixed and done and _is_rest(fixed[0], part) and done[-1][0]:
            above, above_part = done[-1]
            text = Passage.join((above[-1].text, fixed[0].text))
            done[-1] = ((*above[:-1], replace(above[-1], text=text)), above_part)
            fixed = fixed[1:]
        done.append((tuple(fixed), part))
    return done


def _is_rest(event: RawEvent, part: Part) -> bool:
    return (
        event.at == 0
        and event.text.text[:1].islower()
        and event.hour is None
        and not part.hour
        and not part.units
        and not part.leaders
    )


def _session_groups(events: list[RawEvent]) -> list[int]:
    groups: list[int] = []
    for i, event in enumerate(events):
        same = bool(i) and event.session == events[i - 1].session
        groups.append(groups[-1] if same else (groups[-1] + 1 if groups else 0))
    return groups


def _paired(cut: list[tuple[tuple[RawEvent, ...], Part]], groups: list[int], name: str) -> Paired:
    """Entries for each event of a day: over the whole day where the counts agree, else row by row."""
    entries_of = unit_entries if name == "units" else leader_entries
    cells: list[tuple[Passage, ...]] = [getattr(part, name) for _, part in cut]
    distinct = list(dict.fromkeys(cells))
    whole = [p for cell in distinct for p in cell]
    entries = [e for cell in distinct for e in entries_of(cell)]
    if len(entries) == len(groups) or len(cut) == 1:
        return pair(whole, entries, groups, commas=name == "units")
    paired: list[tuple[Passage, ...]] = []
    certain, at = True, 0
    for (events, _), cell in zip(cut, cells, strict=True):
        own = groups[at : at + len(events)]
        result = pair(cell, entries_of(cell), own, commas=name == "units")
        paired.extend(result.entries)
        certain = certain and result.certain
        at += len(events)
    return Paired(tuple(paired), certain)


def _hyphens(table: Table, columns: Columns) -> bool:
    day_columns = columns.of(Role.DAY, Role.WHEN)
    texts = [c.text for row in table.rows[columns.first_row :] for c in row.cells if c.column in day_columns]
    return hyphens_are_months([t for t in texts if t]) and sum("-" in t or "–" in t for t in texts if t) * 2 > len(
        [t for t in texts if t]
    )


def _calendar_tables(body: Sequence[Block], context: DayContext) -> Iterator[tuple[Table, Columns, Day | None]]:
    """The tables that are calendars, each with its columns and the day that a heading above it names."""
    before: Columns | None = None
    day: Day | None = None
    for block in body:
        if isinstance(block, Paragraph):
            found = read_day_heading(Passage.of(block), context)
            if found is not None and not found.rest and found.end is None:
                day = found
            continue
        columns = find_columns(block, before, has_day=day is not None)
        goes_on = columns is not None and (columns.first_row == 0 or day is not None)
        if columns is not None and (goes_on or is_calendar_table(block)):
            has_own = bool(set(columns.roles) & {"day", "weekday", "when"})
            yield block, columns, None if has_own else day
            before = columns


def _running_text(body: Sequence[Block]) -> Iterator[Paragraph]:
    """Paragraphs in order; a table that is no calendar gives its cells' lines (a frame around a list)."""
    for block in body:
        if isinstance(block, Paragraph):
            yield block
        elif block.width <= 2:
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
