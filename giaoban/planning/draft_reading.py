"""A draft as the critic reads it: its lines as rows whose units and days are known, alike ones beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.continuation import Double, DoubleGroup, Work
from giaoban.core.continuation.doubles import alike_pairs, groups_of
from giaoban.core.lifecycle.criticism import Engagement, Finding, Plan, PlannedRow, findings_of
from giaoban.organisation.calendar import calendar_for
from giaoban.organisation.models import User
from giaoban.planning.draft_clears import lacks_of
from giaoban.planning.models import Draft, DraftLine
from giaoban.schedule.queries import events_between


@dataclass(frozen=True, slots=True)
class DraftReading:
    """What was found in a draft."""

    findings: tuple[Finding, ...]
    doubles: tuple[DoubleGroup, ...]


def read_draft(
    draft: Draft, lines: Sequence[DraftLine], numbers: dict[int, str], *, user: User, today: date
) -> DraftReading:
    """The findings of a draft whose lines come in the order of print."""
    doubles = doubles_of(draft, lines)
    span = (draft.collection.start, draft.collection.end)
    plan = Plan(
        rows=[_row(line, numbers[line.pk]) for line in lines],
        period=span,
        calendar=calendar_for(user, min(span[0].year, today.year), span[1].year + 1),
        today=today,
        sections=draft.sections,
        doubles=doubles,
        engagements=_engagements(user, lines),
    )
    return DraftReading(findings_of(plan), doubles)


def doubles_of(draft: Draft, lines: Sequence[DraftLine]) -> tuple[DoubleGroup, ...]:
    """Groups of alike lines, but for pairs that somebody told apart."""
    works = tuple(Work(str(line.pk), line.text, unit=str(line.unit_id or "")) for line in lines)
    apart = set(draft.apart)
    pairs = (pair for pair in _pairs(works) if _pair_key(pair) not in apart)
    return groups_of(works, pairs)


@lru_cache(maxsize=8)
def _pairs(works: tuple[Work, ...]) -> tuple[Double, ...]:
    """Kept for the drafts that people have in hand: of 5,000 lines it takes half a second, and most acts on a draft
    change no text."""
    return tuple(alike_pairs(works))


def _pair_key(pair: Double) -> str:
    one, other = sorted((int(pair.one), int(pair.other)))
    return f"{one}-{other}"


def _row(line: DraftLine, number: str) -> PlannedRow:
    return PlannedRow(
        key=str(line.pk),
        place=number,
        text=line.text,
        section=line.section,
        has_product=bool(line.products.strip()),
        when=line.when_words,
        kind=DeadlineKind(line.deadline_kind),
        start=line.start,
        due=line.due,
        has_unit=line.unit_id is not None or bool(line.unit_words),
        leader=str(line.leader_id or ""),
        leader_name=line.leader_words,
        lacks=lacks_of(line),
    )


def _engagements(user: User, lines: Sequence[DraftLine]) -> list[Engagement]:
    days = [line.due for line in lines if line.due and line.leader_id]
    if not days:
        return []
    events = events_between(user, min(days), max(days))
    return [Engagement(e.date, str(leader.pk), e.text) for e in events for leader in e.leaders.all()]
