"""Climbing the ladder: once on each working day, in two passes that may be cut off anywhere and taken up again.

First the steps are written down, batch by batch along the index of deadlines; a step that stands there is never
written again. Then each person is told, in one notice, of all steps that nobody has told yet. A run that was cut off
is gone on with at the next call, on a later day too; a run that the clock says is still to come is forgotten, for
the clock was wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple, cast

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from giaoban.audit.actions import record
from giaoban.core.calendar.working_days import WorkCalendar
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.urging.ladder import Addressee, Rung, Step, latest_due, may_speak, reached, steps
from giaoban.organisation.models import Agency
from giaoban.tasks.models import Task, Urge
from giaoban.urging.actions._telling import tell_everybody
from giaoban.urging.addressees import Reach, Whose, reach_of
from giaoban.urging.models import LadderRun
from giaoban.urging.queries import Ladder, calendar_of, ladder_of
from giaoban.urging.rules import urging_rules
from giaoban.urging.wording import Wording

BATCH = 1000  # tasks that are judged and written together
# Whoever has handed in waits for somebody else, and the clock of paused work stands still.
NOT_URGED = (TaskState.AWAITING_CONFIRMATION, TaskState.PAUSED)


def run_ladder(agency: Agency, at: datetime) -> int:
    """Climbs the ladder of the day, where its hour has come and it was not climbed; gives how many were told."""
    local, rules = timezone.localtime(at), urging_rules(agency.pk)
    calendar = calendar_of(agency.pk, local.date())
    if not rules.active or not may_speak(local, rules.from_hour, rules.to_hour, calendar):
        return 0
    run = _begun(agency, local.date(), at)
    if run.ended_at is not None:
        return 0
    climb = Climb(run, at, calendar, ladder_of(agency.pk), reach_of(agency.pk, local.date()))
    after: Place | None = Place(date.min, 0)
    last = latest_due(climb.ladder.rungs, run.on, calendar)
    while after is not None and last is not None:
        after = _batch(climb, after, last)
    told = tell_everybody(run, at, climb.wording)
    _ended(run, at, told)
    return told


class Place(NamedTuple):
    """Where a batch ends in the order of deadlines."""

    due: date
    task: int


class Row(NamedTuple):
    """Of a task what the ladder asks."""

    pk: int
    due: date
    assignee: int | None
    unit: int | None
    leader: int | None


@dataclass
class Climb:
    """One run with all that is asked once: the rungs that have come for a deadline, the people, the words."""

    run: LadderRun
    at: datetime
    calendar: WorkCalendar
    ladder: Ladder
    reach: Reach
    _come: dict[date, tuple[Rung, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.wording = Wording(self.run.on, self.calendar)

    def come(self, due: date) -> tuple[Rung, ...]:
        if due not in self._come:
            self._come[due] = reached(self.ladder.rungs, due, self.run.on, self.calendar)
        return self._come[due]


def _begun(agency: Agency, on: date, at: datetime) -> LadderRun:
    """The run of the day. What "began" later than now was begun by a clock that went wrong."""
    LadderRun.objects.filter(agency=agency, began_at__gt=at).delete()
    return LadderRun.objects.get_or_create(agency=agency, on=on, defaults={"began_at": at})[0]


@transaction.atomic
def _batch(climb: Climb, after: Place, last: date) -> Place | None:
    """Writes the steps of the next tasks; gives where the batch behind begins, None at the end.

    The row of the run is held meanwhile: a second worker waits, and then finds the steps written.
    """
    LadderRun.objects.select_for_update().filter(pk=climb.run.pk).first()
    rows = _rows(climb.run.agency_id, after, last)
    said = _said(rows)
    urges = [urge for row in rows for urge in _urges(climb, row, said.get((row.pk, row.due), {}))]
    if urges:
        Urge.objects.bulk_create(urges, batch_size=1000)
        facts = {"urges": len(urges), "tasks": len({urge.task_id for urge in urges}), "on": climb.run.on}
        record("ladder.climbed", climb.run, by=None, agency_id=climb.run.agency_id, after=facts)
    return Place(rows[-1].due, rows[-1].pk) if len(rows) == BATCH else None


def _rows(agency_id: int, after: Place, last: date) -> list[Row]:
    """The next tasks whose deadline somebody is to be told of, in the order of the index."""
    behind = Q(open_due__gt=after.due) | Q(pk__gt=after.task)
    found = Task.objects.filter(behind, agency_id=agency_id, open_due__gte=after.due, open_due__lte=last)
    found = found.exclude(state__in=NOT_URGED).order_by("open_due", "pk")
    columns = found.values_list("pk", "open_due", "assignee_id", "lead_unit_id", "leader_id")
    return [Row(*cast(Any, row)) for row in columns[:BATCH]]


Saying = dict[tuple[int, date | None], dict[int, frozenset[int]]]


def _said(rows: Sequence[Row]) -> Saying:
    """What was said already about these tasks, by task and deadline, to whom."""
    found: Saying = {}
    urges = Urge.objects.filter(task_id__in=[row.pk for row in rows], rung__isnull=False).order_by()
    for task, due, rung, to in urges.values_list("task_id", "due", "rung", "to_id"):
        to_all = found.setdefault((task, due), {})
        to_all[to] = to_all.get(to, frozenset()) | {rung or 0}
    return found


def _urges(climb: Climb, row: Row, said: dict[int, frozenset[int]]) -> Iterator[Urge]:
    as_what: dict[tuple[int, Rung], Addressee] = {}
    come: list[tuple[Rung, frozenset[int]]] = []
    whose = Whose(row.assignee, row.unit, row.leader)
    for rung in climb.come(row.due):
        told_as, people = climb.reach.told(rung.to, whose)
        as_what |= {(person, rung): told_as for person in people}
        come.append((rung, people))
    for person, step in steps(come, said).items():
        yield _urge(climb, row, person, step, as_what[person, step.rung])


def _urge(climb: Climb, row: Row, person: int, step: Step, told_as: Addressee) -> Urge:
    return Urge(
        agency_id=climb.run.agency_id,
        task_id=row.pk,
        due=row.due,
        rung=step.rung.days,
        to_id=person,
        to_as=told_as,
        on=climb.run.on,
        at=climb.at,
        text=climb.wording.of_step(step, row.due, climb.ladder.texts.get(step.rung, "")),
    )


@transaction.atomic
def _ended(run: LadderRun, at: datetime, told: int) -> None:
    """Closes the run, and those of earlier days that were cut off: what they had not told, this one has."""
    LadderRun.objects.filter(agency_id=run.agency_id, ended_at__isnull=True, on__lt=run.on).update(ended_at=at)
    LadderRun.objects.filter(pk=run.pk).update(ended_at=at, told=told)
    record("ladder.ended", run, by=None, agency_id=run.agency_id, after={"told": told, "on": run.on})
