"""Setting the rungs of an agency's ladder, all in one act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.core.urging.ladder import FURTHEST, Rung, when_in_words
from giaoban.organisation.access import require
from giaoban.organisation.models import Agency, User
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.urging.models import Rung as RungRow
from giaoban.urging.rungs import NewRung, kept_rungs, mark_of, told_of

MOST = 30  # rungs; a usual ladder has six


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
    record("ladder.set", agency, by=by, before={"rungs": told_of(kept)}, after={"rungs": told_of(rungs)})


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
