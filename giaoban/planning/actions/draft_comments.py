"""What office and leaders say to each other about a draft or one of its lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.organisation.access import may
from giaoban.organisation.models import User
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.planning.actions._drafting import held_draft
from giaoban.planning.models import Comment, Draft, DraftLine, DraftState


@transaction.atomic
def comment_on_draft(draft: Draft, text: str, *, by: User, on: date, line: DraftLine | None = None) -> Comment:
    """Keeps what a person says of the draft, or of a line of it."""
    held = _held(draft, by=by, on=on)
    if not text.strip():
        raise RuleBroken("Hãy ghi ý kiến.")
    if line is not None and line.draft_id != held.pk:
        raise RuleBroken("Dòng này không thuộc dự thảo.")
    comment = Comment.objects.create(agency_id=held.agency_id, draft=held, line=line, by=by, text=text.strip())
    record("draft.commented", comment, by=by, after={"text": comment.text, "line": line})
    return comment


@transaction.atomic
def comment_on_lines(draft: Draft, said: Mapping[int, str], *, by: User, on: date, whole: str = "") -> list[Comment]:
    """Keeps what a leader wrote beside several lines, and of the whole."""
    lines = DraftLine.objects.filter(draft=draft).in_bulk([pk for pk, text in said.items() if text.strip()])
    if not lines:
        raise RuleBroken("Hãy ghi ý kiến ở ít nhất một dòng.")
    comments = [comment_on_draft(draft, said[pk], by=by, on=on, line=line) for pk, line in lines.items()]
    return [*comments, comment_on_draft(draft, whole, by=by, on=on)] if whole.strip() else comments


@transaction.atomic
def settle_comment(comment: Comment, *, by: User, on: date, at: datetime) -> Comment:
    """Says that a comment is dealt with; saying it twice changes nothing."""
    _held(comment.draft, by=by, on=on)
    now = Comment.objects.select_for_update().get(pk=comment.pk)
    if now.settled_at is None:
        now.settled_at = at
        now.save(update_fields=["settled_at"])
        record("draft.comment_settled", now, by=by, after={"text": now.text})
    return now


def _held(draft: Draft, *, by: User, on: date) -> Draft:
    if not (may(by, Right.PLAN, on=on) or may(by, Right.APPROVE_PLAN, on=on)):
        raise NotAllowed("Bạn không có quyền góp ý dự thảo chương trình.")
    held = held_draft(draft, by=by)
    if held.state == DraftState.ISSUED:
        raise RuleBroken("Chương trình đã ban hành; hãy góp ý ở trang chương trình.")
    return held
