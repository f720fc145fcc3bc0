"""How much was overdue at the end of each of the last weeks, drawn as bars; the last bar is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from giaoban.home.counts import list_url
from giaoban.organisation.models import User
from giaoban.tasks.queries import TaskFilter, overdue_now
from giaoban.urging.looking import week_marks
from giaoban.web.templatetags.words import plain_number

HEIGHT = 84  # of the longest bar, in the picture's own units
STEP = 34
WIDTH = 22
ROOM = 16  # above the bars, for their numbers


@dataclass(frozen=True, slots=True)
class Bar:
    """One week: where its bar stands in the picture, counted from the upper left corner."""

    label: str
    number: str
    title: str
    x: int
    y: int
    height: int
    now: bool = False

    @property
    def middle(self) -> int:
        return self.x + WIDTH // 2

    @property
    def top(self) -> int:
        """Where the number stands."""
        return self.y - 4


@dataclass(frozen=True, slots=True)
class Trend:
    """The bars; `told` says the same in a sentence, `url` opens what is overdue now."""

    bars: Sequence[Bar]
    width: int
    height: int
    told: str
    url: str


def trend_of(user: User, today: date) -> Trend | None:
    """The bars of an agency; None where nothing was overdue in all these weeks."""
    marks = [(mark.ends_on, mark.overdue) for mark in week_marks(user.agency_id, today)]
    marks.append((today, overdue_now(user, today=today)))
    most = max(number for _, number in marks)
    if most == 0:
        return None
    bars = [_bar(place, end, number, most, now=end == today) for place, (end, number) in enumerate(marks)]
    told = "Số việc quá hạn cuối tuần: " + "; ".join(f"{bar.label}: {bar.number}" for bar in bars)
    overdue = TaskFilter(timeliness="overdue")
    return Trend(bars, STEP * len(bars) + 8, ROOM + HEIGHT + 18, told, list_url(overdue))


def _bar(place: int, end: date, number: int, most: int, *, now: bool) -> Bar:
    height = round(HEIGHT * number / most)
    label = "Nay" if now else f"{end:%d/%m}"
    return Bar(
        label=label,
        number=plain_number(number),
        title=f"{'Hôm nay' if now else f'Cuối tuần, Chủ nhật {end:%d/%m/%Y}'}: {plain_number(number)} việc quá hạn",
        x=8 + place * STEP,
        y=ROOM + HEIGHT - height,
        height=height,
        now=now,
    )
