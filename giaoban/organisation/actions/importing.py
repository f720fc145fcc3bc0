"""Writing a list of units and people: all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.organisation.access import require_management
from giaoban.organisation.actions.people import add_person
from giaoban.organisation.actions.posts import give_post
from giaoban.organisation.actions.units import add_unit
from giaoban.organisation.importing.plan import Plan
from giaoban.organisation.models import User
from giaoban.organisation.queries import units_of
from giaoban.organisation.rules import RuleBroken


@transaction.atomic
def import_people(plan: Plan, hashes: Mapping[int, str], *, by: User, on: date) -> list[User]:
    """Adds the units and people of a plan without faults. `hashes` are the people's passwords by their rows, hashed
    beforehand: that takes long, and nobody else can write meanwhile."""
    require_management(by, by.agency_id, on=on)
    if plan.faults:
        raise RuleBroken(f"Còn {plan.faults} dòng có lỗi; chưa ghi gì cả.")
    for new in plan.new_units:
        add_unit(by.agency, new.name, by=by, short_name=new.short_name, kind=new.kind, order=new.line, on=on)
    units = {unit.name: unit for unit in units_of(by.agency, on)}
    people = []
    for row in plan.people:
        password = hashes[row.line]
        person = add_person(
            by.agency,
            row.username,
            by=by,
            full_name=row.full_name,
            password_hash=password,
            must_change=True,
            email=row.email,
            on=on,
        )
        unit = units[row.unit] if row.unit else None
        give_post(person, row.role, by=by, unit=unit, title=row.title, valid_from=row.since, on=on)
        people.append(person)
    record("people.imported", by.agency, by=by, after={"units": len(plan.new_units), "people": len(people)})
    return people
