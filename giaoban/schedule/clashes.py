"""A leader who is expected in two places at the same time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from giaoban.core.text.folding import fold
from giaoban.organisation.models import User
from giaoban.schedule.models import Event, Session

APART = 60  # minutes between two beginnings after which one can be at both


@dataclass(frozen=True, slots=True)
class Clash:
    """Who is expected elsewhere too, and at what."""

    leader: User
    other: Event


def clashes_among(events: Iterable[Event]) -> dict[int, list[Clash]]:
    """The clashes of each event, by its id. The events come with their leaders.

    The same rule as the critic's of papers: at the same hour, or in the same session where an hour is not told.
    "Cả ngày" is also what an event gets whose session nobody wrote, so it clashes with nothing.
    """
    held: dict[tuple[date, int], list[tuple[User, Event]]] = {}
    for event in events:
        if event.until in (None, event.date):
            for leader in event.leaders.all():
                held.setdefault((event.date, leader.pk), []).append((leader, event))
    found: dict[int, list[Clash]] = {}
    for entries in held.values():
        for (leader, one), (_, two) in combinations(entries, 2):
            if _same_time(one, two) and fold(one.text) != fold(two.text):
                found.setdefault(one.pk, []).append(Clash(leader, two))
                found.setdefault(two.pk, []).append(Clash(leader, one))
    return found


def _same_time(one: Event, two: Event) -> bool:
    if one.time and two.time:
        return abs((one.time.hour - two.time.hour) * 60 + one.time.minute - two.time.minute) < APART
    return one.session == two.session != Session.ALL_DAY
