"""Units beside their work that presses, each figure a link."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.home.counts import Count, list_url
from giaoban.organisation.access import visible
from giaoban.organisation.models import Unit, User
from giaoban.tasks.queries import ALL_OPEN, TaskFilter, pressing_by_unit


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with how much of its work is late, due soon and open."""

    name: str
    counts: Sequence[Count]


def unit_rows(user: User, today: date, only: Collection[int] = ()) -> list[UnitRow]:
    """The units that have open work (`only` some, where given), the most late first."""
    units = visible(Unit.objects.all(), user)
    names = dict((units.filter(pk__in=only) if only else units).values_list("pk", "name"))
    pressing = pressing_by_unit(user, list(names), today=today)
    return [
        UnitRow(
            names[one.unit],
            [
                _count(one.overdue, "Quá hạn", "bad", unit=one.unit, timeliness=Timeliness.OVERDUE),
                _count(one.soon, "Sắp hạn", "warn", unit=one.unit, timeliness=Timeliness.DUE_SOON),
                _count(one.open, "Chưa xong", "", unit=one.unit, state=ALL_OPEN),
            ],
        )
        for one in pressing
    ]


def _count(number: int, label: str, look: str, *, unit: int, state: str = "", timeliness: str = "") -> Count:
    return Count(label, number, list_url(TaskFilter(unit=unit, state=state, timeliness=timeliness)), look)
