"""The moves of a draft before its issue: submitted, taken back, approved, returned. Each keeps a version."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from giaoban.core.lifecycle.programmes import ProgrammeVerb
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.planning.actions._moving import judged, moved
from giaoban.planning.models import Comment, Draft, DraftLine


@transaction.atomic
def submit_draft(draft: Draft, *, by: User, on: date, at: datetime, version: int, note: str = "") -> Draft:
    """Lays a draft before the leaders; from then on units and office change nothing in it. What lines were returned
    for before counts as dealt with: the version that was returned keeps it."""
    held, lines = judged(draft, ProgrammeVerb.SUBMIT, by=by, on=on, version=version)
    DraftLine.objects.filter(draft=held).exclude(returned_reason="").update(returned_reason="")
    for line in lines:
        line.returned_reason = ""
    return moved(held, ProgrammeVerb.SUBMIT, lines, by=by, on=on, at=at, note=note)


@transaction.atomic
def withdraw_draft(draft: Draft, *, by: User, on: date, at: datetime, version: int, note: str = "") -> Draft:
    """Takes a submitted draft back to the desk, to be changed and submitted again."""
    held, lines = judged(draft, ProgrammeVerb.WITHDRAW, by=by, on=on, version=version)
    return moved(held, ProgrammeVerb.WITHDRAW, lines, by=by, on=on, at=at, note=note)


@transaction.atomic
def approve_draft(draft: Draft, *, by: User, on: date, at: datetime, version: int, note: str = "") -> Draft:
    """Approves the draft as it was read."""
    held, lines = judged(draft, ProgrammeVerb.APPROVE, by=by, on=on, version=version)
    held.approved_by, held.approved_at = by, at
    return moved(held, ProgrammeVerb.APPROVE, lines, by=by, on=on, at=at, note=note)


@transaction.atomic
def return_draft(
    draft: Draft,
    *,
    by: User,
    on: date,
    at: datetime,
    version: int,
    note: str = "",
    reasons: Mapping[int, str] | None = None,
) -> Draft:
    """Sends a draft back to the office: with a reason for the whole, or for single lines.

    What the approver has commented on lines and nobody settled counts as a reason too.
    """
    held, lines = judged(draft, ProgrammeVerb.RETURN, by=by, on=on, version=version)
    said = {**_said_of_lines(held, by), **{pk: text.strip() for pk, text in (reasons or {}).items() if text.strip()}}
    returned = [line for line in lines if line.pk in said]
    if not (note.strip() or returned):
        raise RuleBroken("Hãy ghi lý do trả lại: cho cả chương trình, hoặc ở từng dòng.")
    for line in returned:
        line.returned_reason = said[line.pk]
        line.version += 1
    DraftLine.objects.bulk_update(returned, ["returned_reason", "version"], batch_size=500)
    held.approved_by, held.approved_at = None, None
    return moved(held, ProgrammeVerb.RETURN, lines, by=by, on=on, at=at, note=note)


def _said_of_lines(draft: Draft, by: User) -> dict[int, str]:
    """What somebody has commented on lines and is not settled, by line."""
    said: dict[int, list[str]] = {}
    rows = Comment.objects.filter(draft=draft, by=by, line__isnull=False, settled_at__isnull=True)
    for line, text in rows.order_by("pk").values_list("line_id", "text"):
        said.setdefault(line or 0, []).append(text)
    return {line: "\n".join(texts) for line, texts in said.items()}
