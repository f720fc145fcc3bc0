"""Other names of units and people."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.core.text.folding import squeeze
from giaoban.organisation.access import require_management
from giaoban.organisation.models import Alias, Unit, User
from giaoban.organisation.naming import name_key
from giaoban.organisation.rules import RuleBroken


@transaction.atomic
def learn_alias(text: str, *, by: User, unit: Unit | None = None, person: User | None = None) -> Alias:
    """Remembers by which other name papers call a unit or a person. What was learned later counts."""
    target = unit or person
    if target is None or (unit is not None and person is not None):
        raise RuleBroken("Tên gọi khác phải chỉ đúng một đơn vị hoặc một người.")
    if target.agency_id != by.agency_id:
        raise RuleBroken("Chỉ đặt được tên gọi khác cho đơn vị, người của cơ quan mình.")
    if not name_key(text):
        raise RuleBroken("Hãy ghi tên gọi.")
    alias, _ = Alias.objects.update_or_create(
        agency_id=by.agency_id,
        folded=name_key(text),
        defaults={"text": squeeze(text), "unit": unit, "user": person},
    )
    record("alias.learned", alias, by=by, after={"text": alias.text, "unit": unit, "user": person})
    return alias


@transaction.atomic
def forget_alias(alias: Alias, *, by: User, on: date) -> None:
    """Takes a name away again; papers that call so are asked about once more."""
    require_management(by, alias.agency_id, on=on)
    record("alias.forgotten", alias, by=by, before={"text": alias.text, "unit": alias.unit_id, "user": alias.user_id})
    alias.delete()
