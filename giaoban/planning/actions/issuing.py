"""Issuing a programme: one act that opens the work, freezes the draft and tells people once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from giaoban.core.lifecycle.programmes import ProgrammeVerb
from giaoban.notifications.actions import notify
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.planning.actions._moving import judged, moved
from giaoban.planning.actions.carrying_over import keep_carried
from giaoban.planning.draft_clears import Blocked, blocked_lines
from giaoban.planning.draft_issue import programme_of, told_of_issue
from giaoban.planning.models import Draft, DraftLine, Occurrence
from giaoban.planning.rules import planning_rules
from giaoban.programmes.actions import create_programme
from giaoban.programmes.models import Programme
from giaoban.tasks.models import Task

_NAMED = 5  # lines told one by one in a refusal; the page lists them all


@transaction.atomic
def issue_programme(
    draft: Draft,
    *,
    by: User,
    on: date,
    at: datetime,
    version: int,
    number: str = "",
    signer: str = "",
    note: str = "",
) -> Programme:
    """Makes the programme of an approved draft: its tasks are open from this day, the people whom it names are told,
    once each, and the draft is frozen. All of it or nothing; of two people who issue, the second is refused.
    """
    held, lines = judged(draft, ProgrammeVerb.ISSUE, by=by, on=on, version=version)
    _refuse_unclear(blocked_lines(lines, planning_rules(held.agency_id).blocking_clears))
    held.number, held.signer = number.strip()[:60] or held.number, signer.strip()[:200] or held.signer
    supporting = _supporting(held)
    programme, outcome = create_programme(programme_of(held, lines, supporting, on=on), by=by, on=on)
    _name_tasks(held, {line.pk: task for line, task in zip(lines, outcome.tasks, strict=True) if task})
    keep_carried(programme, outcome, by=by, on=on)
    held.programme = programme
    moved(held, ProgrammeVerb.ISSUE, lines, by=by, on=on, at=at, note=note)
    notify(told_of_issue(programme, lines, supporting, on=on), by=by, agency_id=held.agency_id, at=at)
    return programme


def _refuse_unclear(blocked: Sequence[Blocked]) -> None:
    if not blocked:
        return
    first = "; ".join(f"“{one.line.text[:60]}” chưa rõ {one.words}" for one in blocked[:_NAMED])
    more = f"; và {len(blocked) - _NAMED} dòng khác" if len(blocked) > _NAMED else ""
    raise RuleBroken(f"Chưa ban hành được, {len(blocked)} dòng chưa đủ 6 rõ: {first}{more}.")


def _supporting(draft: Draft) -> dict[int, list[int]]:
    """The units that support each line, in one query."""
    found: dict[int, list[int]] = {}
    links = DraftLine.supporting_units.through.objects.filter(draftline__draft=draft).order_by("unit_id")
    for line, unit in links.values_list("draftline_id", "unit_id"):
        found.setdefault(line, []).append(unit)
    return found


def _name_tasks(draft: Draft, tasks: Mapping[int, Task]) -> None:
    """The lines keep the task that they opened or go on with, and so does each time of recurring work."""
    lines = DraftLine.objects.filter(draft=draft, pk__in=list(tasks)).only("pk", "task_id")
    opened = [line for line in lines if line.task_id != tasks[line.pk].pk]
    for line in opened:
        line.task_id = tasks[line.pk].pk
    DraftLine.objects.bulk_update(opened, ["task"], batch_size=500)
    times = list(
        Occurrence.objects.filter(proposal__draft_lines__draft=draft).annotate(line=F("proposal__draft_lines"))
    )
    known = [time for time in times if time.line in tasks]
    for time in known:
        time.task_id = tasks[time.line].pk
    Occurrence.objects.bulk_update(known, ["task"], batch_size=500)
