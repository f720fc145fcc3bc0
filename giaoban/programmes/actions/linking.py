"""Saying that a line of a month takes up a line of the annual programme, where they are not one task."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.organisation.access import require
from giaoban.organisation.models import User
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.programmes.models import Line, ProgrammeKind


@transaction.atomic
def link_to_annual(line: Line, annual: Line | None, *, by: User, on: date, version: int) -> Line:
    """Sets which line of the annual programme a line takes up; None takes it back."""
    require(by, Right.PLAN, on=on)
    now = Line.objects.select_for_update().filter(agency_id=by.agency_id).get(pk=line.pk)
    if now.version != version:
        raise Stale("Dòng chương trình")
    if annual is not None and (annual.agency_id != by.agency_id or annual.programme.kind != ProgrammeKind.ANNUAL):
        raise RuleBroken("Chỉ nối được với dòng của chương trình năm.")
    if now.programme.kind == ProgrammeKind.ANNUAL:
        raise RuleBroken("Dòng của chương trình năm không nối với dòng khác của chương trình năm.")
    if now.annual_id == (annual.pk if annual else None):
        raise RuleBroken("Chưa có gì thay đổi.")
    before, now.annual = now.annual_id, annual
    now.version += 1
    now.save(update_fields=["annual", "version"])
    record("programme.line_linked", now, by=by, before={"annual": before}, after={"annual": now.annual_id})
    return now
