"""A unit's own file: kept as it came, and what it says taken into the sheet, or given back with what it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.urls import reverse

from giaoban.audit.actions import record
from giaoban.core.lifecycle.preflight import Fault
from giaoban.documents.actions import keep_paper
from giaoban.documents.models import Paper
from giaoban.notifications.actions import Told, notify
from giaoban.notifications.models import NoticeKind
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.planning.actions._sheets import put_words, sheet_to_write
from giaoban.planning.models import Proposal, ProposalSource, Sheet, SheetState
from giaoban.planning.preflight import kept_faults
from giaoban.planning.queries.collecting import last_order
from giaoban.planning.sheet_words import NewRow

READING = "reading"
LARGEST_FILE = 25_000_000


@transaction.atomic
def bring_sheet_file(sheet: Sheet, data: bytes, name: str, *, by: User, on: date) -> Sheet:
    """Keeps a unit's file beside its sheet; it is read next. What stands in the sheet stays until then."""
    sheet = sheet_to_write(sheet, by=by, on=on)
    if len(data) > LARGEST_FILE:
        raise RuleBroken("Tệp quá lớn (trên 25 MB). Hãy tách nhỏ rồi nạp lại.")
    sheet.paper, _ = keep_paper(data, name, by=by)
    sheet.faults = [{"kind": READING, "words": "Đang đọc tệp…", "place": "", "text": "", "stops": False}]
    return _kept(sheet, "sheet.file_brought", by=by, after={"paper": sheet.paper})


@transaction.atomic
def keep_sheet_refusal(sheet: Sheet, paper: Paper, why: str, *, by: User, on: date) -> Sheet:
    """Says why a file could not be read; the file stays."""
    sheet = _waiting_for(sheet, paper, by=by, on=on)
    sheet.state, sheet.returned_reason = SheetState.RETURNED, f"Không đọc được tệp “{paper.name}”."
    sheet.faults = [{"kind": "unreadable", "words": why, "place": "", "text": "", "stops": True}]
    return _kept(sheet, "sheet.file_refused", by=by, after={"why": why})


@transaction.atomic
def keep_sheet_reading(
    sheet: Sheet, paper: Paper, rows: Sequence[NewRow], faults: Sequence[Fault], *, by: User, on: date, at: datetime
) -> Sheet:
    """Takes all rows of a file in, or none: with one fault that stops, the sheet is given back with the list."""
    sheet = _waiting_for(sheet, paper, by=by, on=on)
    stopping = [fault for fault in faults if fault.stops]
    sheet.faults = kept_faults(faults, {row.key: row.words.text for row in rows})
    if stopping:
        sheet.state = SheetState.RETURNED
        sheet.returned_reason = f"Tệp “{paper.name}” còn {len(stopping)} điều phải sửa; xem danh sách bên dưới."
        _tell(sheet, by=by, at=at)
        return _kept(sheet, "sheet.file_returned", by=by, after={"faults": len(stopping), "rows": len(rows)})
    replaced = _take_in(sheet, rows, by=by, on=on)
    sheet.state, sheet.returned_reason = SheetState.OPEN, ""
    return _kept(sheet, "sheet.file_taken_in", by=by, after={"rows": len(rows), "replaced": replaced})


def _take_in(sheet: Sheet, rows: Sequence[NewRow], *, by: User, on: date) -> int:
    """Puts the rows behind the others; those of the file before that nobody touched make room for them.

    Gives how many made room. The ready row of a task that the file goes on with is left out, not removed.
    """
    before = sheet.proposals.filter(source=ProposalSource.UPLOADED, version=1)
    replaced = before.count()
    before.delete()
    sheet.proposals.filter(task_id__in=[row.task for row in rows if row.task]).update(
        ticked=False, version=F("version") + 1
    )
    first = last_order(sheet) + 1
    made = [_proposal(sheet, row, first + n, by=by, on=on) for n, row in enumerate(rows)]
    Proposal.objects.bulk_create(made, batch_size=500)
    return replaced


def _proposal(sheet: Sheet, row: NewRow, order: int, *, by: User, on: date) -> Proposal:
    proposal = Proposal(
        agency_id=sheet.agency_id, sheet=sheet, order=order, source=ProposalSource.UPLOADED, task_id=row.task
    )
    put_words(proposal, row.words, by=by, on=on)
    return proposal


def _waiting_for(sheet: Sheet, paper: Paper, *, by: User, on: date) -> Sheet:
    """The sheet, if it still waits for this very file."""
    now = sheet_to_write(sheet, by=by, on=on)
    if now.paper_id != paper.pk or not any(fault.get("kind") == READING for fault in now.faults):
        raise RuleBroken("Phiếu đã có tệp khác.")
    return now


def _tell(sheet: Sheet, *, by: User, at: datetime) -> None:
    """Whoever brought the file may have left the page: the list waits in their inbox, too."""
    told = Told(
        to=by.pk,
        kind=NoticeKind.PLAN,
        title=f"Tệp đăng ký của {sheet.unit.name} còn điều phải sửa",
        text=sheet.returned_reason,
        url=reverse("sheet-show", args=[sheet.pk]),
        personal=True,
    )
    notify([told], by=None, agency_id=sheet.agency_id, at=at)


def _kept(sheet: Sheet, verb: str, *, by: User, after: dict[str, Any]) -> Sheet:
    sheet.version += 1
    sheet.save()
    record(verb, sheet, by=by, after=after)
    return sheet
