"""Pictures of work, laid out in numbers for the templates to draw: bars by week, ages of late work, a heat map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from giaoban.statistics.queries import AGES, WeekDone

HEIGHT = 120  # of the bars' field, in the picture's own units
STEP = 30  # from one week to the next
SHADES = 4  # of the heat map, beside none


@dataclass(frozen=True, slots=True)
class Bar:
    """A week's bar: finished in time below, late on top. Places count from the upper left corner."""

    x: int
    label: str
    title: str
    on_time: int
    on_time_y: int
    on_time_height: int
    late: int
    late_y: int
    late_height: int

    @property
    def middle(self) -> int:
        return self.x + (STEP - 8) // 2

    @property
    def top(self) -> int:
        """Where the whole number stands."""
        return self.late_y - 4

    @property
    def whole(self) -> int:
        return self.on_time + self.late


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars side by side; `told` says the same in a sentence for who does not see them."""

    bars: Sequence[Bar]
    width: int
    told: str
    height: int = HEIGHT


def bars_of(weeks: Sequence[WeekDone]) -> Bars | None:
    """The bars of some weeks; None where nothing was finished."""
    most = max((week.on_time + week.late for week in weeks), default=0)
    if most == 0:
        return None
    on_time, late = sum(week.on_time for week in weeks), sum(week.late for week in weeks)
    told = f"{len(weeks)} tuần: {on_time} việc xong đúng hạn, {late} việc xong quá hạn."
    return Bars([_bar(n, week, most) for n, week in enumerate(weeks)], STEP * len(weeks) + 8, told)


def _bar(place: int, week: WeekDone, most: int) -> Bar:
    field = HEIGHT - 18  # room for the number on top
    good, bad = (round(field * number / most) for number in (week.on_time, week.late))
    sunday = week.monday + timedelta(days=6)
    return Bar(
        x=8 + place * STEP,
        label=f"{week.monday:%d/%m}",
        title=f"Tuần {week.monday:%d/%m}–{sunday:%d/%m}: {week.on_time} đúng hạn, {week.late} quá hạn",
        on_time=week.on_time,
        on_time_y=HEIGHT - good,
        on_time_height=good,
        late=week.late,
        late_y=HEIGHT - good - bad,
        late_height=bad,
    )


@dataclass(frozen=True, slots=True)
class Age:
    """Late work of some days: its number, and its share of the longest bar in per cent."""

    label: str
    number: int
    share: int


def ages_in_words(numbers: Sequence[int]) -> list[Age]:
    """The bars of ages; empty where nothing is late."""
    most = max(numbers, default=0)
    if most == 0:
        return []
    labels = [f"{first}–{last} ngày" if last else f"Trên {first - 1} ngày" for first, last in AGES]
    return [Age(label, number, round(100 * number / most)) for label, number in zip(labels, numbers, strict=True)]


@dataclass(frozen=True, slots=True)
class Heat:
    """A cell of the heat map: deadlines of a unit in a week, and how many were missed; `shade` from 0 to `SHADES`."""

    due: int
    missed: int
    shade: int

    @property
    def words(self) -> str:
        return f"{self.missed}/{self.due}" if self.due else ""


@dataclass(frozen=True, slots=True)
class HeatMap:
    weeks: Sequence[date]
    rows: Sequence[tuple[str, Sequence[Heat]]]


def heat_map(
    found: Mapping[tuple[int | None, date], tuple[int, int]], weeks: Sequence[date], names: Mapping[int | None, str]
) -> HeatMap | None:
    """Units that had a deadline in some week, in the order of their names' table; None where none had."""
    units = {unit for unit, _ in found}
    ordered = [unit for unit in names if unit in units]
    if not ordered:
        return None
    rows = [(names[unit], [_heat(*found.get((unit, week), (0, 0))) for week in weeks]) for unit in ordered]
    return HeatMap(weeks, rows)


def _heat(due: int, missed: int) -> Heat:
    return Heat(due, missed, 0 if not missed else 1 + min(SHADES - 1, (missed * SHADES - 1) // due))
