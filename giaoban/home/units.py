"""Units beside their work that presses, each figure a link."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.home.counts import Count, list_url
from giaoban.organisation.access import visible
from giaoban.organisation.models import Unit, User
from giaoban.tasks.queries import ALL_OPEN, Pressing, TaskFilter, pressing_by_unit


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with how much of its work is late, due soon and open."""

    name: str
    counts: Sequence[Count]


def unit_rows(
    user: User, today: date, only: Collection[int] = (), *, leader: int | None = None, wide: bool = False
) -> list[UnitRow]:
    """The units that have open work (`only` some, of one `leader`, where given), the most late first.

    `wide` tells of each unit how all of its open work stands in time.
    """
    units = visible(Unit.objects.all(), user)
    names = dict((units.filter(pk__in=only) if only else units).values_list("pk", "name"))
    pressing = pressing_by_unit(user, list(names), today=today, leader=leader)
    return [UnitRow(names[one.unit], _counts(one, leader, wide=wide)) for one in pressing]


def _counts(one: Pressing, leader: int | None, *, wide: bool) -> list[Count]:
    def count(number: int, label: str, look: str = "", *, state: str = "", timeliness: str = "") -> Count:
        asked = TaskFilter(unit=one.unit, leader=leader, state=state, timeliness=timeliness)
        return Count(label, number, list_url(asked), look)

    late = count(one.overdue, "Quá hạn", "bad", timeliness=Timeliness.OVERDUE)
    soon = count(one.soon, "Sắp hạn", "warn", timeliness=Timeliness.DUE_SOON)
    every = count(one.open, "Chưa xong", state=ALL_OPEN)
    if not wide:
        return [late, soon, every]
    in_time = count(one.in_time, "Trong hạn", timeliness=Timeliness.ON_TIME)
    no_due = count(one.no_due, "Không hạn", state=ALL_OPEN, timeliness=Timeliness.NO_DUE)
    waiting = count(one.waiting, "Chờ xác nhận", state=TaskState.AWAITING_CONFIRMATION)
    return [late, soon, in_time, no_due, waiting, every]
