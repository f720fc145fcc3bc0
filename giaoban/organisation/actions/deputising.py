"""Standing in for somebody, from a day to a day.

By the person who is stood in for, or by an administrator; never by an administrator for their own good, and never the
power over people and posts (`queries.posts_held_or_stood_in_for` leaves it out).
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.core.text.folding import squeeze
from giaoban.organisation.access import may, require_management
from giaoban.organisation.actions._writing import touch_person
from giaoban.organisation.models import Deputising, Post, Role, User
from giaoban.organisation.queries import overlapping
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import NotAllowed, RuleBroken


@transaction.atomic
def deputise(
    principal: User, deputy: User, *, by: User, on: date, first: date, last: date, reason: str = ""
) -> Deputising:
    """Lets one person act with the roles and units of another; what they do is recorded as their own act."""
    _refuse_who_may_not(principal, by=by, on=on)
    if deputy.pk == by.pk:
        raise NotAllowed("Không ai tự giao cho mình quyền thay người khác.")
    if deputy.agency_id != principal.agency_id or not deputy.is_active:
        raise RuleBroken("Hãy chọn người thay đang làm việc trong cơ quan.")
    if deputy.pk == principal.pk:
        raise RuleBroken("Người thay phải là người khác.")
    _refuse_odd_days(principal, deputy, first=first, last=last, on=on)
    row = Deputising.objects.create(
        agency_id=principal.agency_id,
        principal=principal,
        deputy=deputy,
        valid_from=first,
        valid_to=last,
        reason=squeeze(reason),
    )
    touch_person(deputy)
    after = {"principal": principal, "deputy": deputy, "valid_from": first, "valid_to": last, "reason": row.reason}
    record("deputising.given", row, by=by, after=after)
    return row


@transaction.atomic
def end_deputising(row: Deputising, *, by: User, on: date) -> None:
    """From this day on nobody stands in any more; what has not begun before it is taken back."""
    if by.pk != row.deputy_id:  # who stands in may lay it down
        _refuse_who_may_not(row.principal, by=by, on=on)
    facts = {"principal": row.principal_id, "deputy": row.deputy_id}
    if row.valid_to < on:
        raise RuleBroken(f"Uỷ quyền này đã hết từ ngày {row.valid_to:%d/%m/%Y}.")
    record("deputising.ended", row, by=by, before={**facts, "valid_to": row.valid_to}, after=facts)
    if row.valid_from < on:
        row.valid_to = on - timedelta(days=1)
        row.save(update_fields=["valid_to"])
    else:
        row.delete()
    touch_person(row.deputy)


def _refuse_who_may_not(principal: User, *, by: User, on: date) -> None:
    if by.pk != principal.pk:
        require_management(by, principal.agency_id, on=on)


def _refuse_odd_days(principal: User, deputy: User, *, first: date, last: date, on: date) -> None:
    if last < first:
        raise RuleBroken("Ngày cuối phải từ ngày đầu trở đi.")
    if last < on:
        raise RuleBroken("Khoảng ngày đã qua.")
    if not overlapping(Post.objects.filter(user=principal).exclude(role=Role.ADMIN), first, last).exists():
        raise RuleBroken(f"{principal.full_name} không giữ vị trí nào có thể thay trong những ngày ấy.")
    if may(deputy, Right.MANAGE_PEOPLE, on=on):
        raise NotAllowed("Người quản trị hệ thống không thay người có quyền nghiệp vụ.")
    taken = overlapping(Deputising.objects.filter(principal=principal, deputy=deputy), first, last)
    if taken.exists():
        raise RuleBroken(f"{deputy.full_name} đã thay {principal.full_name} trong khoảng ngày ấy.")
