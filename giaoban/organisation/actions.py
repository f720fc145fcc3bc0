"""What changes the organisation. `by` is None only where the installation itself sets up its first agency."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model

from giaoban.audit.actions import record
from giaoban.core.text.folding import squeeze
from giaoban.organisation.models import Agency, Alias, Post, Role, Unit, UnitKind, User
from giaoban.organisation.naming import name_key
from giaoban.organisation.rules import RuleBroken


@transaction.atomic
def create_agency(name: str, *, by: User | None, short_name: str, province: str, parent_name: str = "") -> Agency:
    """Opens an agency; everything else will belong to one."""
    if Agency.objects.filter(name=name, province=province).exists():
        raise RuleBroken(f"Cơ quan “{name}” của {province} đã có.")
    agency = Agency.objects.create(name=name, short_name=short_name, province=province, parent_name=parent_name)
    _record("agency.created", agency, by=by, agency=agency, after={"name": name, "province": province})
    return agency


@transaction.atomic
def add_unit(
    agency: Agency,
    name: str,
    *,
    by: User | None,
    short_name: str = "",
    kind: UnitKind = UnitKind.DIVISION,
    order: int = 0,
    valid_from: date | None = None,
) -> Unit:
    """Adds a unit to an agency."""
    if Unit.objects.filter(agency=agency, name=name, valid_to__isnull=True).exists():
        raise RuleBroken(f"Đơn vị “{name}” đã có.")
    unit = Unit.objects.create(
        agency=agency, name=name, short_name=short_name, kind=kind, order=order, valid_from=valid_from
    )
    _record("unit.added", unit, by=by, agency=agency, after={"name": name, "short_name": short_name})
    return unit


@transaction.atomic
def add_person(agency: Agency, username: str, *, by: User | None, full_name: str, password: str | None = None) -> User:
    """Gives a person a way to sign in. Without a password nobody can, until one is set."""
    if User.objects.filter(username=username).exists():
        raise RuleBroken(f"Tên đăng nhập “{username}” đã có người dùng.")
    user = User(agency=agency, username=username, full_name=squeeze(full_name))
    if password is None:
        user.set_unusable_password()
    else:
        user.set_password(password)
    user.save()
    _record("person.added", user, by=by, agency=agency, after={"username": username, "full_name": user.full_name})
    return user


@transaction.atomic
def change_password(user: User, password: str, *, by: User) -> None:
    """Gives a person a new password; the trail says that, and nothing of the password."""
    user.set_password(password)
    user.save(update_fields=["password"])
    _record("person.password_changed", user, by=by, agency=user.agency, after={})


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
) -> Post:
    """Gives a person a role, from a day to a day."""
    if unit is not None and unit.agency_id != user.agency_id:
        raise RuleBroken("Đơn vị và người giữ vị trí phải thuộc cùng một cơ quan.")
    if unit is None and role in (Role.UNIT_HEAD, Role.SPECIALIST):
        raise RuleBroken(f"Vai trò {role.label} phải gắn với một đơn vị.")
    user.__dict__.pop("_standings", None)
    post = Post.objects.create(
        agency_id=user.agency_id,
        user=user,
        unit=unit,
        role=role,
        title=title,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    facts = {"user": user, "role": role, "unit": unit, "title": title, "valid_from": valid_from, "valid_to": valid_to}
    _record("post.given", post, by=by, agency=user.agency, after=facts)
    return post


@transaction.atomic
def learn_alias(text: str, *, by: User, unit: Unit | None = None, person: User | None = None) -> Alias:
    """Remembers by which other name papers call a unit or a person. What was learned later counts."""
    target = unit or person
    if target is None or (unit is not None and person is not None):
        raise RuleBroken("Tên gọi khác phải chỉ đúng một đơn vị hoặc một người.")
    if target.agency_id != by.agency_id:
        raise RuleBroken("Chỉ đặt được tên gọi khác cho đơn vị, người của cơ quan mình.")
    alias, _ = Alias.objects.update_or_create(
        agency_id=by.agency_id,
        folded=name_key(text),
        defaults={"text": squeeze(text), "unit": unit, "user": person},
    )
    record("alias.learned", alias, by=by, after={"text": alias.text, "unit": unit, "user": person})
    return alias


def _record(verb: str, target: Model, *, by: User | None, agency: Agency, after: dict[str, Any]) -> None:
    """In the trail of the agency concerned, also where the installation sets it up by itself."""
    record(verb, target, by=by, agency_id=agency.pk, after=after)
