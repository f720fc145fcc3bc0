"""The sheet of a unit: its rows one by one, sending it, taking it back, what the office decides of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from giaoban.audit.actions import record
from giaoban.notifications.actions import Told, notify
from giaoban.notifications.models import NoticeKind
from giaoban.organisation.models import User
from giaoban.organisation.queries import holders_of
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.planning.actions._sheets import locked, put_words, refuse, sheet_to_write
from giaoban.planning.collecting import period_name
from giaoban.planning.models import Proposal, ProposalSource, Sheet, SheetState
from giaoban.planning.preflight import faults_of
from giaoban.planning.queries.collecting import (
    heads_by_unit,
    last_order,
    neighbour,
    proposals_visible_to,
)
from giaoban.planning.sheet_powers import why_not_decide, why_not_submit, why_not_withdraw
from giaoban.planning.sheet_words import RowWords, read_quick_row

_WORDS = ("text", "products", "when_words", "leader_words", "partners_words", "section", "note")


@transaction.atomic
def add_row(sheet: Sheet, line: str, *, by: User, on: date) -> Proposal:
    """Adds what a line of office language means as the last row."""
    sheet = sheet_to_write(sheet, by=by, on=on)
    if not line.strip():
        raise RuleBroken("Hãy gõ nội dung đăng ký.")
    row = Proposal(
        agency_id=sheet.agency_id, sheet=sheet, order=last_order(sheet) + 1, source=ProposalSource.ADDED, text=""
    )
    put_words(row, read_quick_row(line, sheet.collection, by=by, on=on), by=by, on=on)
    row.save()
    record("proposal.added", row, by=by, after={"sheet": sheet, "text": row.text})
    return row


@transaction.atomic
def save_row(row: Proposal, words: RowWords, *, by: User, on: date, version: int) -> Proposal:
    """Words a row anew. Where somebody was quicker nothing is written (`Stale`); the person sees both."""
    row = _row_to_edit(row, by=by, on=on, version=version)
    if not words.text.strip():
        raise RuleBroken("Hãy ghi nội dung; để bỏ dòng này, hãy bỏ chọn hoặc xoá.")
    before = _facts(row)
    put_words(row, words, by=by, on=on)
    return _kept(row, "proposal.changed", by=by, before=before)


@transaction.atomic
def tick_row(row: Proposal, ticked: bool, *, by: User, on: date, version: int) -> Proposal:
    """Registers a row, or leaves it out."""
    row = _row_to_edit(row, by=by, on=on, version=version)
    before, row.ticked = {"ticked": row.ticked}, ticked
    row.version += 1
    row.save(update_fields=["ticked", "version"])
    record("proposal.ticked", row, by=by, before=before, after={"ticked": ticked})
    return row


@transaction.atomic
def move_row(row: Proposal, *, down: bool, by: User, on: date) -> Proposal:
    """Exchanges a row with the one above or below; at the end of the sheet it stays."""
    row = _row_to_edit(row, by=by, on=on, version=None)
    other = neighbour(row, down=down)
    if other is None:
        return row
    row.order, other.order = other.order, row.order
    if row.order == other.order:  # rows of one order are put apart
        row.order = other.order + (1 if down else 0)
        other.order = other.order + (0 if down else 1)
    Proposal.objects.bulk_update([row, other], ["order"])
    record("proposal.moved", row, by=by, before={"order": other.order}, after={"order": row.order})
    return row


@transaction.atomic
def remove_row(row: Proposal, *, by: User, on: date, version: int) -> None:
    """Takes a row away that the unit added; what stood ready is only left out."""
    row = _row_to_edit(row, by=by, on=on, version=version)
    if row.source not in (ProposalSource.ADDED, ProposalSource.UPLOADED):
        raise RuleBroken("Dòng có sẵn không xoá được; hãy bỏ chọn để không đăng ký.")
    record("proposal.removed", row, by=by, before={"sheet": row.sheet, **_facts(row)})
    row.delete()


@transaction.atomic
def submit_sheet(sheet: Sheet, *, by: User, on: date, at: datetime, version: int) -> Sheet:
    """Sends a sheet to the office; refused while a ticked row lacks what it must have."""
    sheet = _held(sheet, by=by, on=on, version=version)
    refuse(why_not_submit(sheet, by, on=on))
    faults = [fault for fault in faults_of(sheet, by=by, on=on) if fault.stops]
    if faults:
        raise RuleBroken(f"Phiếu còn {len(faults)} điều phải sửa trước khi gửi; xem danh sách bên dưới.")
    sheet.state, sheet.submitted_by, sheet.submitted_at = SheetState.SUBMITTED, by, at
    sheet.returned_reason = ""
    late = on > sheet.collection.closes_on
    _kept_sheet(sheet, "sheet.submitted", by=by, after={"late": late} if late else {})
    words = f"{sheet.unit.name} {'gửi muộn' if late else 'đã gửi'} phiếu đăng ký {_period(sheet)}"
    told = holders_of(Right.PLAN, by.agency, on).values_list("pk", flat=True)
    _tell(sheet, told, words, by=by, at=at)
    return sheet


@transaction.atomic
def withdraw_sheet(sheet: Sheet, *, by: User, on: date, version: int) -> Sheet:
    """Takes a sheet back to go on with it, while the collection is open and the office has not accepted it."""
    sheet = _held(sheet, by=by, on=on, version=version)
    refuse(why_not_withdraw(sheet, by, on=on))
    sheet.state, sheet.submitted_by, sheet.submitted_at = SheetState.OPEN, None, None
    return _kept_sheet(sheet, "sheet.withdrawn", by=by)


@transaction.atomic
def return_sheet(sheet: Sheet, reason: str, *, by: User, on: date, at: datetime, version: int) -> Sheet:
    """Gives a sheet back to its unit, which may write in it again; the reason goes with it."""
    sheet = _held(sheet, by=by, on=on, version=version)
    refuse(why_not_decide(sheet, by, on=on, accepted_too=True))
    if not reason.strip():
        raise RuleBroken("Hãy ghi lý do trả lại phiếu.")
    sheet.state, sheet.returned_reason = SheetState.RETURNED, reason.strip()
    _kept_sheet(sheet, "sheet.returned", by=by, after={"reason": sheet.returned_reason})
    heads = heads_by_unit([sheet.unit_id], on).get(sheet.unit_id, [])
    _tell(sheet, heads, f"Phiếu đăng ký {_period(sheet)} bị trả lại", by=by, at=at, text=sheet.returned_reason)
    return sheet


@transaction.atomic
def accept_sheet(sheet: Sheet, *, by: User, on: date, at: datetime, version: int) -> Sheet:
    """Takes a sheet into the office's consolidation, a late one too."""
    sheet = _held(sheet, by=by, on=on, version=version)
    refuse(why_not_decide(sheet, by, on=on, accepted_too=False))
    sheet.state = SheetState.ACCEPTED
    _kept_sheet(sheet, "sheet.accepted", by=by)
    heads = heads_by_unit([sheet.unit_id], on).get(sheet.unit_id, [])
    _tell(sheet, heads, f"Văn phòng đã nhận phiếu đăng ký {_period(sheet)}", by=by, at=at, personal=False)
    return sheet


def _period(sheet: Sheet) -> str:
    name = period_name(sheet.collection.kind, sheet.collection.start, sheet.collection.end)
    return f"{name[0].lower()}{name[1:]}"


def _tell(
    sheet: Sheet, people: Any, title: str, *, by: User, at: datetime, text: str = "", personal: bool = True
) -> None:
    url = reverse("sheet-show", args=[sheet.pk])
    told = [Told(to=pk, kind=NoticeKind.PLAN, title=title, text=text, url=url, personal=personal) for pk in people]
    notify(told, by=by, agency_id=sheet.agency_id, at=at)


def _held(sheet: Sheet, *, by: User, on: date, version: int) -> Sheet:
    now = locked(sheet.pk, by=by, on=on)
    if now.version != version:
        raise Stale("Phiếu đăng ký")
    return now


def _row_to_edit(row: Proposal, *, by: User, on: date, version: int | None) -> Proposal:
    sheet_to_write(row.sheet, by=by, on=on)
    now = proposals_visible_to(by, on).select_related("sheet__collection").get(pk=row.pk)
    if version is not None and now.version != version:
        raise Stale("Dòng này")
    return now


def _facts(row: Proposal) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in _WORDS}, "leader": row.leader_id}


def _kept(row: Proposal, verb: str, *, by: User, before: Mapping[str, Any]) -> Proposal:
    """Writes a row; the trail has what changed."""
    row.version += 1
    row.save()
    after = _facts(row)
    changed = [name for name in after if after[name] != before[name]]
    record(verb, row, by=by, before={n: before[n] for n in changed}, after={n: after[n] for n in changed})
    return row


def _kept_sheet(sheet: Sheet, verb: str, *, by: User, after: dict[str, Any] | None = None) -> Sheet:
    sheet.version += 1
    sheet.save()
    record(verb, sheet, by=by, after={"state": sheet.state, **(after or {})})
    return sheet
