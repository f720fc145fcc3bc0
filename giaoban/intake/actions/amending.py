"""Saying which programme a paper amends, and applying what it changes, line by line."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.intake.actions.claiming import claim
from giaoban.intake.actions.confirming import mark_confirmed
from giaoban.intake.amending import AmendedLine, amended_lines
from giaoban.intake.effects import effects_of
from giaoban.intake.models import Intake
from giaoban.intake.rows import Draft, Same
from giaoban.intake.work import desk_of, events_of, programme_of, task_of
from giaoban.organisation.models import User
from giaoban.organisation.queries import names_of
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.programmes.actions import create_programme
from giaoban.programmes.models import Programme
from giaoban.schedule.actions import create_events
from giaoban.tasks.actions import Mention, NewTask, Ordered, drop_tasks


@transaction.atomic
def choose_amended(intake: Intake, programme: Programme | None, *, by: User, on: date, version: int) -> Intake:
    """Says which programme the paper amends, or that it amends none.

    Rows that seemed to go on with earlier work are asked about no more: the difference asks about every line.
    """
    intake = claim(intake, by=by, on=on, version=version, right=Right.TAKE_IN)
    if programme is not None and programme.agency_id != by.agency_id:
        raise RuleBroken("Chỉ chọn được chương trình của cơ quan mình.")
    draft = Draft.from_json(intake.draft)
    same = Same.NO_OTHER if programme else Same.PROPOSED
    rows = tuple(replace(row, same=same) if row.continues else row for row in draft.rows)
    before, intake.amends = intake.amends_id, programme
    intake.draft = replace(draft, rows=rows).to_json()
    intake.version += 1
    intake.save(update_fields=["amends", "draft", "version"])
    record("intake.amends_chosen", intake, by=by, before={"amends": before}, after={"amends": programme})
    return intake


@transaction.atomic
def confirm_amendment(
    intake: Intake, *, accepted: Collection[str], seen: Mapping[int, int], by: User, on: date, version: int
) -> Intake:
    """Applies an amended programme, all of it or nothing: its lines mention the running tasks, accepted changes alter
    them, accepted new lines open tasks, tasks of accepted drops are cancelled; what was refused stays as it is.

    `accepted` holds the keys of the accepted lines, `seen` the version of each task as the person saw it.
    """
    draft = Draft.from_json(intake.draft)
    intake = claim(intake, by=by, on=on, version=version, right=Right.CONFIRM_INTAKE, complete=draft)
    if intake.amends is None:
        raise RuleBroken("Hãy chọn chương trình được điều chỉnh.")
    lines = amended_lines(draft, intake.amends)
    if {line.task.pk for line in lines if line.task} != set(seen):
        raise Stale("Chương trình đang chạy")
    desk = desk_of(draft, paper=intake.paper, names=names_of(by.agency, on))
    orders = {line.key: _order(line, task_of(line.row, desk), accepted, seen) for line in lines if line.row}
    new = programme_of(desk, orders=orders)
    if new is None:
        raise RuleBroken("Văn bản không có dòng công việc nào.")
    intake.programme, outcome = create_programme(replace(new, amends=intake.amends), by=by, on=on)
    gone = [line.task.pk for line in lines if line.task and not line.row and line.open and line.key in accepted]
    reason = f"Bỏ theo chương trình điều chỉnh {new.number or new.title}"
    dropped = drop_tasks({pk: seen[pk] for pk in gone}, by=by, reason=reason, on=on)
    events = create_events(made, by=by) if (made := events_of(desk)) else []
    counts = {
        "tasks": len(outcome.opened),
        "changed": sum(order.mention is Mention.AMENDED for order in orders.values()),
        "dropped": len(dropped),
        "events": len(events),
    }
    effects = effects_of([outcome], events=[event.pk for event in events], dropped=dropped)
    return mark_confirmed(intake, draft, by=by, counts=counts, effects=effects)


def _order(line: AmendedLine, new: NewTask, accepted: Collection[str], seen: Mapping[int, int]) -> Ordered:
    yes = line.open and line.key in accepted
    if line.task is None:
        return Ordered(new, opens=yes)
    if yes:
        return Ordered(new, same_as=line.task.pk, mention=Mention.AMENDED, version=seen[line.task.pk])
    return Ordered(new, same_as=line.task.pk, mention=Mention.SEEN)
