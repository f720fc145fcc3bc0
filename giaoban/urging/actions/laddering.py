"""Setting the rungs of an agency's ladder, all in one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.core.urging.ladder import FURTHEST, Addressee, Rung, when_in_words
from giaoban.organisation.access import require
from giaoban.organisation.models import Agency, User
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.urging.models import Rung as RungRow

MOST = 30  # rungs; a usual ladder has six


@dataclass(frozen=True, slots=True)
class NewRung:
    """A rung as it shall be; one that is switched off stays on the page."""

    days: int
    to: Addressee
    text: str = ""
    active: bool = True

    @property
    def rung(self) -> Rung:
        return Rung(self.days, self.to)


@transaction.atomic
def set_ladder(rungs: Sequence[NewRung], *, by: User, on: date, seen: str) -> None:
    """Makes these the agency's rungs; what was said before stays said. `seen` are those that the person saw."""
    require(by, Right.SET_RULES, on=on)
    _judge(rungs)
    agency = Agency.objects.select_for_update(no_key=True).get(pk=by.agency_id)
    kept = kept_rungs(agency.pk)
    if mark_of(kept) != seen:
        raise Stale("Thang đôn đốc")
    if mark_of(rungs) == seen:
        raise RuleBroken("Chưa có gì thay đổi.")
    RungRow.objects.filter(agency=agency).delete()
    RungRow.objects.bulk_create(
        [RungRow(agency=agency, days=one.days, to_as=one.to, text=one.text, active=one.active) for one in rungs]
    )
    record("ladder.set", agency, by=by, before={"rungs": _told(kept)}, after={"rungs": _told(rungs)})


def kept_rungs(agency_id: int) -> list[NewRung]:
    """The rungs that the agency wrote, with those that are switched off."""
    rows = RungRow.objects.filter(agency_id=agency_id)
    return [NewRung(row.days, Addressee(row.to_as), row.text, row.active) for row in rows]


def mark_of(rungs: Sequence[NewRung]) -> str:
    """The rungs as one line, by which it is known whether somebody changed them meanwhile."""
    return repr(_told(rungs))


def _judge(rungs: Sequence[NewRung]) -> None:
    if not rungs:
        raise RuleBroken("Thang đôn đốc phải có ít nhất một bậc; muốn ngừng thì tắt trong Quy tắc của cơ quan.")
    if len(rungs) > MOST:
        raise RuleBroken(f"Thang đôn đốc có nhiều nhất {MOST} bậc.")
    seen: set[Rung] = set()
    for one in rungs:
        if abs(one.days) > FURTHEST:
            raise RuleBroken(f"Một bậc cách hạn nhiều nhất {FURTHEST} ngày làm việc.")
        if one.rung in seen:
            raise RuleBroken(f"Hai bậc trùng nhau: {when_in_words(one.days).lower()}, báo {one.to.label}.")
        seen.add(one.rung)


def _told(rungs: Sequence[NewRung]) -> list[list[Any]]:
    return sorted([one.days, one.to.value, one.text, one.active] for one in rungs)
