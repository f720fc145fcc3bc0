"""Steps that the acts on units and people share; each of them happens inside an act."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db.models import F

from giaoban.audit.actions import record
from giaoban.organisation.models import Unit, User
from giaoban.organisation.queries import other_admins
from giaoban.organisation.rules import RuleBroken, Stale

Row = TypeVar("Row", Unit, User)


def changed(row: Row, verb: str, *, by: User, **values: Any) -> Row:
    """Writes new values and one line of the trail with what they were."""
    before = {name: getattr(row, name) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*values, "version"])
    record(verb, row, by=by, before=before, after=values)
    return row


def locked_person(user: User, *, version: int | None) -> User:
    """The row as it is now, held until the act ends; `Stale` where somebody changed it since `version` was seen."""
    now = User.objects.select_for_update().get(pk=user.pk)
    if version is not None and now.version != version:
        raise Stale("Thông tin của người này")
    return now


def refuse_to_lose_the_last_admin(user: User, *, after: date) -> None:
    """An agency without an administrator could never get one again."""
    if not other_admins(user, after=after).exists():
        raise RuleBroken("Đây là quản trị cuối cùng của cơ quan; hãy giao vị trí Quản trị cho người khác trước.")


def touch_person(user: User) -> None:
    """Tells who looks at the person that something of theirs has changed, a post or a deputising."""
    User.objects.filter(pk=user.pk).update(version=F("version") + 1)
    user.__dict__.pop("_standings", None)
