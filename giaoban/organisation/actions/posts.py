"""Posts: given and ended. Nobody gives one to themself, and who manages people holds no business power."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.core.text.folding import squeeze
from giaoban.organisation.access import require_management
from giaoban.organisation.actions._writing import locked_person, refuse_to_lose_the_last_admin, touch_person
from giaoban.organisation.actions.people import add_person
from giaoban.organisation.models import Agency, Post, Role, Unit, User
from giaoban.organisation.passwords import one_time_password
from giaoban.organisation.queries import overlapping
from giaoban.organisation.rights import BUSINESS
from giaoban.organisation.rules import NotAllowed, RuleBroken


@transaction.atomic
def give_post(
    user: User,
    role: Role,
    *,
    by: User | None,
    unit: Unit | None = None,
    title: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
    on: date | None = None,
    version: int | None = None,
) -> Post:
    """Gives a person a role, from a day to a day."""
    require_management(by, user.agency_id, on=on)
    if by is not None and by.pk == user.pk:
        raise NotAllowed("Không ai tự giao vị trí cho mình; hãy nhờ một quản trị khác.")
    _refuse_an_odd_post(user, role, unit=unit, first=valid_from, last=valid_to)
    locked_person(user, version=version)
    post = Post.objects.create(
        agency_id=user.agency_id,
        user=user,
        unit=unit,
        role=role,
        title=squeeze(title),
        valid_from=valid_from,
        valid_to=valid_to,
    )
    touch_person(user)
    facts = {"user": user, "role": role, "unit": unit, "title": title, "valid_from": valid_from, "valid_to": valid_to}
    record("post.given", post, by=by, agency_id=user.agency_id, after=facts)
    return post


@transaction.atomic
def end_post(post: Post, *, by: User, on: date, version: int | None, last_day: date) -> Post:
    """The person holds the post up to a day; one that has not begun is taken back as if never given."""
    require_management(by, post.agency_id, on=on)
    locked_person(post.user, version=version)
    if post.role == Role.ADMIN:
        refuse_to_lose_the_last_admin(post.user, after=last_day)
    before = {"user": post.user_id, "role": post.role, "unit": post.unit_id, "valid_to": post.valid_to}
    if post.valid_from is not None and post.valid_from > last_day:
        if post.valid_from <= on:
            raise RuleBroken(f"Ngày cuối phải từ ngày bắt đầu ({post.valid_from:%d/%m/%Y}) trở đi.")
        record("post.withdrawn", post, by=by, before=before)
        post.delete()
    else:
        post.valid_to = last_day
        post.save(update_fields=["valid_to"])
        record("post.ended", post, by=by, before=before, after={"user": post.user_id, "valid_to": last_day})
    touch_person(post.user)
    return post


@dataclass(frozen=True, slots=True)
class Added:
    """A new person and the password that opens the door once."""

    person: User
    password: str


@transaction.atomic
def add_person_with_post(
    agency: Agency,
    *,
    by: User,
    on: date,
    full_name: str,
    username: str,
    role: Role,
    unit: Unit | None,
    title: str,
    valid_from: date | None,
    email: str = "",
) -> Added:
    """Adds somebody with what they are there for, and a password that has to be changed."""
    password = one_time_password()
    person = add_person(
        agency, username, by=by, full_name=full_name, password=password, must_change=True, email=email, on=on
    )
    give_post(person, role, by=by, unit=unit, title=title, valid_from=valid_from, on=on)
    return Added(person, password)


def _refuse_an_odd_post(user: User, role: Role, *, unit: Unit | None, first: date | None, last: date | None) -> None:
    if unit is not None and unit.agency_id != user.agency_id:
        raise RuleBroken("Đơn vị và người giữ vị trí phải thuộc cùng một cơ quan.")
    if unit is None and role in (Role.UNIT_HEAD, Role.SPECIALIST):
        raise RuleBroken(f"Vai trò {role.label} phải gắn với một đơn vị.")
    if first is not None and last is not None and last < first:
        raise RuleBroken("Ngày cuối phải từ ngày đầu trở đi.")
    if unit is not None and unit.valid_to is not None and (last is None or last > unit.valid_to):
        raise RuleBroken(f"{unit.name} kết thúc ngày {unit.valid_to:%d/%m/%Y}; vị trí không kéo dài hơn được.")
    held = overlapping(Post.objects.filter(user=user), first, last)
    if held.filter(role=role, unit=unit).exists():
        raise RuleBroken(f"{user.full_name} đã giữ vị trí này trong khoảng ngày ấy.")
    if (role == Role.ADMIN and held.filter(role__in=BUSINESS).exists()) or (
        role in BUSINESS and held.filter(role=Role.ADMIN).exists()
    ):
        raise NotAllowed("Người quản trị hệ thống không kiêm vai trò có quyền giao, duyệt, xác nhận hay nạp văn bản.")
