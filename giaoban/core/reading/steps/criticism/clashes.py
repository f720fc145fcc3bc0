"""A leader who is expected in two places at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from giaoban.core.reading.draft import Draft
from giaoban.core.reading.language.names import GROUP
from giaoban.core.reading.model import Event, Session, State, Warning
from giaoban.core.reading.steps.criticism.messages import tell
from giaoban.core.text.folding import fold

_APART = 60  # minutes between two beginnings after which one can be at both


def leader_in_two_places(draft: Draft) -> Iterator[Warning]:
    """Pairs of one-day events with a leader in common, at the same hour or in the same session."""
    by_leader: dict[tuple[date, str], list[tuple[str, Event]]] = {}
    for event in draft.events:
        if event.until.value not in (None, event.date.value):
            continue
        for person in event.leaders.value:
            if not GROUP.match(person.name):
                by_leader.setdefault((event.date.value, fold(person.name)), []).append((person.name, event))
    for (day, _), entries in by_leader.items():
        for (name, one), (_, two) in combinations(entries, 2):
            if _same_time(one, two) and fold(one.text.value) != fold(two.text.value):
                yield tell(
                    "leader_clash",
                    two.line,
                    leader=name,
                    day=f"{day.day:02d}/{day.month:02d}/{day.year}",
                    one=_short(one.text.value),
                    two=_short(two.text.value),
                )


def _same_time(one: Event, two: Event) -> bool:
    first, second = one.time.value, two.time.value
    if first is not None and second is not None:
        return abs((first.hour - second.hour) * 60 + first.minute - second.minute) < _APART
    if one.session.state is not State.SURE or two.session.state is not State.SURE:
        return False
    sessions = {one.session.value, two.session.value}
    if Session.ALL_DAY in sessions:
        # "all day" is also what an event without any heading gets; only a printed "Cả ngày" clashes.
        whole = [e for e in (one, two) if e.session.value is Session.ALL_DAY]
        return all(e.session.spans for e in whole)
    return len(sessions) == 1


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"
