"""The page of statistics: the table with its check, the pictures, and where every figure leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from giaoban.organisation.models import User
from giaoban.statistics.balance import Balance, total
from giaoban.statistics.cells import COLUMNS, Cell
from giaoban.statistics.pictures import Age, Bars, HeatMap, ages_in_words, bars_of, heat_map
from giaoban.statistics.queries import (
    HEAT_WEEKS,
    By,
    Key,
    ages_of_late,
    balances,
    done_by_week,
    missed_by_unit_and_week,
    weeks_of,
)
from giaoban.statistics.spans import Span, span_in, usual_spans
from giaoban.tasks.models import OriginKind
from giaoban.tasks.queries import Names, names_for_lists
from giaoban.web.numbers import whole_number

NOBODY = {
    By.UNIT: "Chưa rõ đơn vị",
    By.LEADER: "Chưa rõ lãnh đạo",
    By.PERSON: "Chưa giao ai",
    By.FIELD: "Chưa ghi lĩnh vực",
    By.ORIGIN: "Không ghi nguồn",
}
NONE = "none"  # of a key in an address
ALL = "all"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the list of what it counts; "" where there is nothing to list."""

    number: int
    url: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    name: str
    figures: Sequence[Figure]
    carried: Figure
    balance: Balance


@dataclass(frozen=True, slots=True)
class Tab:
    """One of several ways to see the same; `url` keeps everything else that is asked for."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class StatisticsPage:
    span: Span
    seen: date
    by: By
    spans: Sequence[Tab]
    tabs: Sequence[Tab]
    rows: Sequence[Row]
    whole: Row
    bars: Bars | None
    ages: Sequence[Age]
    late_url: str
    heat: HeatMap | None
    query: str

    @property
    def heads(self) -> Sequence[str]:
        return [cell.label for cell in COLUMNS]

    @property
    def differs(self) -> bool:
        """Whether the two figures of being in time differ anywhere: then both are told in every row."""
        return any(row.balance.on_time != row.balance.on_time_first for row in (*self.rows, self.whole))


def by_in(query: Mapping[str, str]) -> By:
    asked = query.get("by", "")
    return By(asked) if asked in set(By) else By.UNIT


def statistics_page(request: HttpRequest, user: User, *, today: date) -> StatisticsPage:
    span, by = span_in(request.GET, today), by_in(request.GET)
    names = names_for_lists(user, on=today)
    found = balances(user, span, by, today=today)
    ordered = in_order(found, by, names)
    weeks = weeks_of(span, today, HEAT_WEEKS)
    units = {pk: unit.short_name or unit.name for pk, unit in names.units.items()} | {None: NOBODY[By.UNIT]}
    return StatisticsPage(
        span=span,
        seen=span.seen_on(today),
        by=by,
        spans=[
            Tab(label, f"?{query_of(one, by)}", (one.start, one.end) == (span.start, span.end))
            for label, one in usual_spans(today)
        ],
        tabs=[Tab(one.label, f"?{query_of(span, one)}", one is by) for one in By],
        rows=[row_of(name, found[key], span, by, written_key(key)) for key, name in ordered],
        whole=row_of("Cộng", total(found.values()), span, by, ALL),
        bars=bars_of(done_by_week(user, span, today=today)),
        ages=ages_in_words(ages_of_late(user, span, today=today)),
        late_url=list_url(span, by, ALL, Cell.LATE),
        heat=heat_map(missed_by_unit_and_week(user, span, today=today), weeks, units),
        query=query_of(span, by),
    )


def in_order(found: Mapping[Key, Balance], by: By, names: Names) -> list[tuple[Key, str]]:
    """The rows with their names: as lists have units and people, fields by letter, what has no name last."""
    named = [(key, name_of(key, by, names)) for key in found]
    places: dict[Key, int] = {key: n for n, key in enumerate([*names.units] if by is By.UNIT else [*names.people])}
    if by in (By.FIELD, By.ORIGIN):
        return sorted(named, key=lambda one: (one[0] in (None, ""), one[1]))
    return sorted(named, key=lambda one: (one[0] is None, places.get(one[0], 0), one[1]))


def name_of(key: Key, by: By, names: Names) -> str:
    """What a row is called."""
    if key in (None, ""):
        return NOBODY[by]
    if by is By.UNIT:
        found = names.units.get(int(key or 0))
        return found.name if found else NOBODY[by]
    if by in (By.LEADER, By.PERSON):
        return names.person(int(key or 0)) or NOBODY[by]
    return str(OriginKind(str(key)).label) if by is By.ORIGIN else str(key)


def row_of(name: str, balance: Balance, span: Span, by: By, key: str) -> Row:
    def figure(cell: Cell) -> Figure:
        number = balance[cell]
        look = "bad" if cell in (Cell.LATE, Cell.DONE_LATE) else ""
        return Figure(number, list_url(span, by, key, cell) if number else "", look if number else "")

    return Row(name, [figure(cell) for cell in COLUMNS], figure(Cell.CARRIED), balance)


def list_url(span: Span, by: By, key: str, cell: Cell) -> str:
    """The list of what a figure counts."""
    return f"{reverse('statistics-rows')}?{query_of(span, by)}&{urlencode({'key': key, 'cell': cell.value})}"


def query_of(span: Span, by: By) -> str:
    return urlencode({"by": by.value, "from": span.start.isoformat(), "to": span.end.isoformat()})


def written_key(key: Key) -> str:
    """A key as an address has it. A field may be called anything, also what we use: so it is marked."""
    return NONE if key in (None, "") else f"={key}" if isinstance(key, str) else str(key)


def key_in(query: Mapping[str, str], by: By) -> tuple[By | None, Key]:
    """What an address narrows the list to; everything where it narrows to nothing that can be."""
    written = query.get("key", ALL)
    if written == NONE:
        return by, "" if by is By.FIELD else None
    words = written[1:] if written.startswith("=") else None
    if by is By.FIELD:
        return (by, words) if words and "\0" not in words else (None, None)
    if by is By.ORIGIN:
        return (by, words) if words in set(OriginKind) else (None, None)
    number = whole_number(written)
    return (None, None) if number is None else (by, number)
