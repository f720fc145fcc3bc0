"""Opening an agency."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.core.text.folding import squeeze
from giaoban.organisation.actions.people import add_person
from giaoban.organisation.actions.posts import give_post
from giaoban.organisation.models import Agency, Role, User
from giaoban.organisation.passwords import one_time_password
from giaoban.organisation.rules import RuleBroken


@transaction.atomic
def create_agency(name: str, *, by: User | None, short_name: str, province: str, parent_name: str = "") -> Agency:
    """Opens an agency; everything else will belong to one."""
    name, province = squeeze(name), squeeze(province)
    if not name or not province:
        raise RuleBroken("Hãy cho biết tên cơ quan và tỉnh, thành phố.")
    if Agency.objects.filter(name=name, province=province).exists():
        raise RuleBroken(f"Cơ quan “{name}” của {province} đã có.")
    agency = Agency.objects.create(
        name=name, short_name=short_name or name[:40], province=province, parent_name=parent_name
    )
    record("agency.created", agency, by=by, agency_id=agency.pk, after={"name": name, "province": province})
    return agency


@dataclass(frozen=True, slots=True)
class Opened:
    """A new agency, its first administrator, and the password that opens the door once."""

    agency: Agency
    admin: User
    password: str


@transaction.atomic
def open_agency(
    name: str,
    *,
    by: User | None,
    short_name: str,
    province: str,
    parent_name: str,
    admin_username: str,
    admin_name: str,
) -> Opened:
    """Opens an agency with somebody who can add the others."""
    agency = create_agency(name, by=by, short_name=short_name, province=province, parent_name=parent_name)
    password = one_time_password()
    admin = add_person(agency, admin_username, by=by, full_name=admin_name, password=password, must_change=True)
    give_post(admin, Role.ADMIN, by=by, title="Quản trị hệ thống")
    return Opened(agency, admin, password)
