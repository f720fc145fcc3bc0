"""Units beside their work that presses, each figure a link."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count as Counted

from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.home.counts import Count, list_url
from giaoban.organisation.models import User
from giaoban.tasks.queries import ALL_OPEN, OPEN, TaskFilter, standing_as, tasks_visible_to


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with how much of its work is late, due soon and open."""

    name: str
    counts: Sequence[Count]


def unit_rows(user: User, today: date, only: Collection[int] = ()) -> list[UnitRow]:
    """The units that have open work (`only` some, where given), the most late first."""
    tasks = tasks_visible_to(user).filter(OPEN, lead_unit__isnull=False)
    if only:
        tasks = tasks.filter(lead_unit__in=only)
    found = (
        tasks.values("lead_unit", "lead_unit__name")
        .annotate(
            overdue=Counted("pk", filter=standing_as(Timeliness.OVERDUE, today)),
            soon=Counted("pk", filter=standing_as(Timeliness.DUE_SOON, today)),
            open=Counted("pk"),
        )
        .order_by("-overdue", "-soon", "lead_unit__name")
    )
    return [
        UnitRow(
            row["lead_unit__name"],
            [
                _count(row["overdue"], "Quá hạn", "bad", unit=row["lead_unit"], timeliness=Timeliness.OVERDUE),
                _count(row["soon"], "Sắp hạn", "warn", unit=row["lead_unit"], timeliness=Timeliness.DUE_SOON),
                _count(row["open"], "Chưa xong", "", unit=row["lead_unit"], state=ALL_OPEN),
            ],
        )
        for row in found
    ]


def _count(number: int, label: str, look: str, *, unit: int, state: str = "", timeliness: str = "") -> Count:
    return Count(label, number, list_url(TaskFilter(unit=unit, state=state, timeliness=timeliness)), look)
