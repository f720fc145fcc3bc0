"""Setting the agency's own rules. Which rules there are, the apps above say; how they are written stands here once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol, TypeVar, cast

from django.db import models, transaction

from giaoban.audit.actions import record
from giaoban.organisation.access import require
from giaoban.organisation.models import Agency, User
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken, Stale


class _Rules(Protocol):
    """A table with one row of rules for each agency; none means the defaults, as version 1."""

    version: int


R = TypeVar("R", bound=_Rules)


@transaction.atomic
def set_rules(table: type[R], values: Mapping[str, Any], *, by: User, on: date, version: int, verb: str) -> R:
    """Writes the rules of the person's agency, and what they were before into the trail.

    `version` is that of the rules as the person saw them. Raises `RuleBroken` where nothing would change.
    """
    require(by, Right.SET_RULES, on=on)
    row = _held(table, by.agency_id)
    if row.version != version:
        raise Stale("Quy tắc")
    before = {name: getattr(row, name) for name in values if getattr(row, name) != values[name]}
    if not before:
        raise RuleBroken("Chưa có gì thay đổi.")
    for name in before:
        setattr(row, name, values[name])
    row.version += 1
    kept = cast(models.Model, row)
    kept.full_clean(validate_unique=False, validate_constraints=False)
    kept.save()
    record(verb, kept, by=by, before=before, after={name: values[name] for name in before})
    return row


def _held(table: type[R], agency_id: int) -> R:
    """The row as it is now, or a fresh one; the agency is held meanwhile, so that there are never two."""
    Agency.objects.select_for_update(no_key=True).get(pk=agency_id)
    rows = cast(type[models.Model], table)._default_manager.filter(agency_id=agency_id)
    return cast(R, rows.first() or table(agency_id=agency_id))  # type: ignore[call-arg]
