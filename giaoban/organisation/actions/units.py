"""Units: added, corrected, and what happens to them in time: renamed, merged into another, ended.

Nothing that was is written over: an ended unit keeps its row, its name and its posts up to the last day; what goes
on is the row that follows it.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from giaoban.audit.actions import Act, record, record_all
from giaoban.core.text.folding import squeeze
from giaoban.organisation.access import require_adding_units, require_management
from giaoban.organisation.actions._writing import changed
from giaoban.organisation.models import Agency, Post, Unit, UnitKind, User
from giaoban.organisation.queries import posts_after, valid_on
from giaoban.organisation.rules import RuleBroken, Stale


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
    on: date | None = None,
) -> Unit:
    """Adds a unit to an agency. Who confirms papers may too, where one names a unit that is not there yet."""
    require_adding_units(by, agency.pk, on=on)
    name = squeeze(name)
    if not name:
        raise RuleBroken("Hãy ghi tên đơn vị.")
    if Unit.objects.filter(agency=agency, name=name, valid_to__isnull=True).exists():
        raise RuleBroken(f"Đơn vị “{name}” đã có.")
    unit = Unit.objects.create(
        agency=agency, name=name, short_name=squeeze(short_name), kind=kind, order=order, valid_from=valid_from
    )
    after = {"name": name, "short_name": unit.short_name, "valid_from": valid_from}
    record("unit.added", unit, by=by, agency_id=agency.pk, after=after)
    return unit


@transaction.atomic
def correct_unit(
    unit: Unit, *, by: User, on: date, version: int | None, name: str, short_name: str, kind: str, order: int
) -> Unit:
    """Mends what was typed wrong. A new name by decision is `rename_unit`: there the old one is kept."""
    unit = _locked(unit, by=by, on=on, version=version)
    _refuse_a_taken_name(unit, name, on=on)
    return changed(
        unit,
        "unit.corrected",
        by=by,
        name=squeeze(name),
        short_name=squeeze(short_name),
        kind=UnitKind(kind),
        order=order,
    )


@transaction.atomic
def rename_unit(
    unit: Unit, *, by: User, on: date, version: int | None, name: str, short_name: str, from_day: date
) -> Unit:
    """The unit goes on under a new name from a day; the old one ends the day before, and its posts move."""
    unit = _locked(unit, by=by, on=on, version=version)
    _refuse_an_odd_day(unit, from_day)
    if squeeze(name) == unit.name:
        raise RuleBroken("Tên mới trùng tên đang dùng.")
    _refuse_a_taken_name(unit, name, on=from_day)
    new = Unit.objects.create(
        agency_id=unit.agency_id,
        name=squeeze(name),
        short_name=squeeze(short_name),
        kind=unit.kind,
        order=unit.order,
        valid_from=from_day,
        valid_to=None,
    )
    _follow(unit, new, "unit.renamed", by=by, from_day=from_day)
    return new


@transaction.atomic
def merge_unit(unit: Unit, into: Unit, *, by: User, on: date, version: int | None, from_day: date) -> Unit:
    """The unit becomes part of another from a day; its people go there, its name is known for that one."""
    unit = _locked(unit, by=by, on=on, version=version)
    _refuse_an_odd_day(unit, from_day)
    if into.agency_id != unit.agency_id or into.pk == unit.pk:
        raise RuleBroken("Hãy chọn một đơn vị khác của cơ quan.")
    if not into.lives_on(from_day) or into.valid_to is not None:
        raise RuleBroken(f"{into.name} không hoạt động vào ngày {from_day:%d/%m/%Y}.")
    _follow(unit, into, "unit.merged", by=by, from_day=from_day)
    return into


@transaction.atomic
def end_unit(unit: Unit, *, by: User, on: date, version: int | None, last_day: date) -> Unit:
    """The unit ends and nothing follows it. Refused while somebody's post there goes on."""
    unit = _locked(unit, by=by, on=on, version=version)
    _refuse_an_odd_day(unit, last_day + timedelta(days=1))
    left = posts_after(unit, last_day).count()
    if left:
        raise RuleBroken(
            f"Còn {left} vị trí trong {unit.name} sau ngày {last_day:%d/%m/%Y}. "
            "Hãy kết thúc hoặc chuyển các vị trí ấy trước, hoặc sáp nhập đơn vị."
        )
    return changed(unit, "unit.ended", by=by, valid_to=last_day)


def _follow(unit: Unit, heir: Unit, verb: str, *, by: User, from_day: date) -> None:
    """Ends a unit for the one that follows it, from a day; whatever ended into the old one now looks to the new."""
    changed(unit, verb, by=by, valid_to=from_day - timedelta(days=1), successor=heir, heir=heir)
    Unit.objects.filter(heir=unit).update(heir=heir)
    _move_posts(unit, heir, by=by, from_day=from_day)


def _move_posts(unit: Unit, heir: Unit, *, by: User, from_day: date) -> None:
    """Posts that go on after the day go on in the other unit; what they were before stays as it was."""
    acts = []
    for post in posts_after(unit, from_day - timedelta(days=1)).select_for_update():
        before = {"unit": unit, "valid_from": post.valid_from, "valid_to": post.valid_to}
        if post.valid_from is not None and post.valid_from >= from_day:
            post.unit = heir
            post.save(update_fields=["unit"])
            acts.append(Act("post.moved", post, before=before, after={"unit": heir}))
            continue
        held = Post.objects.filter(valid_on(from_day), user_id=post.user_id, unit=heir, role=post.role)
        if not held.exists():
            Post.objects.create(
                agency_id=post.agency_id,
                user_id=post.user_id,
                unit=heir,
                role=post.role,
                title=post.title,
                valid_from=from_day,
                valid_to=post.valid_to,
            )
        post.valid_to = from_day - timedelta(days=1)
        post.save(update_fields=["valid_to"])
        acts.append(Act("post.moved", post, before=before, after={"unit": heir, "from": from_day}))
    if acts:
        record_all(acts, by=by)


def _locked(unit: Unit, *, by: User, on: date, version: int | None) -> Unit:
    require_management(by, unit.agency_id, on=on)
    now = Unit.objects.select_for_update().get(pk=unit.pk)
    if version is not None and now.version != version:
        raise Stale("Đơn vị")
    return now


def _refuse_a_taken_name(unit: Unit, name: str, *, on: date) -> None:
    if not squeeze(name):
        raise RuleBroken("Hãy ghi tên đơn vị.")
    others = Unit.objects.filter(valid_on(on), agency_id=unit.agency_id, name=squeeze(name)).exclude(pk=unit.pk)
    if others.exists():
        raise RuleBroken(f"Đơn vị “{squeeze(name)}” đã có.")


def _refuse_an_odd_day(unit: Unit, from_day: date) -> None:
    """A unit changes while it lives: after it began, and before any end that is already set."""
    if unit.valid_to is not None:
        raise RuleBroken(f"{unit.name} đã kết thúc ngày {unit.valid_to:%d/%m/%Y}.")
    if unit.valid_from is not None and from_day <= unit.valid_from:
        raise RuleBroken(f"Ngày phải sau ngày {unit.name} bắt đầu ({unit.valid_from:%d/%m/%Y}).")
