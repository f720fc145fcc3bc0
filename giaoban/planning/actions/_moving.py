"""How every move of a draft is made: judged by the table, written, kept as a version, told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.urls import reverse

from giaoban.audit.actions import record
from giaoban.core.lifecycle.programmes import (
    ProgrammePart,
    ProgrammeState,
    ProgrammeVerb,
    move_of,
    state_after,
)
from giaoban.core.lifecycle.programmes import Told as Whom
from giaoban.notifications.actions import Told, notify
from giaoban.notifications.models import NoticeKind
from giaoban.organisation.access import require
from giaoban.organisation.models import User
from giaoban.organisation.queries import holders_of
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.planning.actions._drafting import held_draft
from giaoban.planning.draft_versions import lines_to_keep
from giaoban.planning.models import Draft, DraftLine, DraftState, DraftVersion
from giaoban.planning.queries.drafting import in_print_order, lines_on_their_own, submitter_of

RIGHT_OF = {ProgrammePart.OFFICE: Right.PLAN, ProgrammePart.APPROVER: Right.APPROVE_PLAN}


def judged(draft: Draft, verb: ProgrammeVerb, *, by: User, on: date, version: int) -> tuple[Draft, Sequence[DraftLine]]:
    """The draft, held, with its lines in the order of print, where the table allows the person the move."""
    move = move_of(verb)
    require(by, RIGHT_OF[move.by], on=on)
    held = held_draft(draft, by=by)
    try:
        state_after(ProgrammeState(held.state), verb)
    except ValueError as refused:
        raise RuleBroken(str(refused)) from None
    held = held_draft(draft, by=by, version=version)
    lines = in_print_order(held, lines_on_their_own(held))
    if move.lines and not lines:
        raise RuleBroken(f"Chương trình chưa có dòng nào, không thể {move.label.lower()}.")
    if move.another and submitter_of(held) == by.pk:
        raise NotAllowed("Bạn là người trình chương trình này nên không tự duyệt được.")
    return held, lines


def moved(
    draft: Draft,
    verb: ProgrammeVerb,
    lines: Sequence[DraftLine],
    *,
    by: User,
    on: date,
    at: datetime,
    note: str = "",
) -> Draft:
    """Writes a move that was judged: the state, a version of the draft, the trail, and who is told."""
    move, before = move_of(verb), draft.state
    draft.state = DraftState(move.target.value)
    draft.version += 1
    draft.save()
    kept = _keep_version(draft, lines, by=by, note=note)
    record(
        f"draft.{verb.value}",
        draft,
        by=by,
        before={"state": before},
        after={"state": draft.state, "kept": kept.number, **({"note": note.strip()} if note.strip() else {})},
    )
    if move.tells in (Whom.APPROVERS, Whom.OFFICE):
        _tell(draft, verb, len(lines), note, by=by, on=on, at=at)
    return draft


def _keep_version(draft: Draft, lines: Sequence[DraftLine], *, by: User, note: str) -> DraftVersion:
    last = DraftVersion.objects.filter(draft=draft).order_by("-number").values_list("number", flat=True).first()
    return DraftVersion.objects.create(
        agency_id=draft.agency_id,
        draft=draft,
        number=(last or 0) + 1,
        state=draft.state,
        by=by,
        note=note.strip(),
        lines=lines_to_keep(draft, lines),
    )


def _tell(draft: Draft, verb: ProgrammeVerb, lines: int, note: str, *, by: User, on: date, at: datetime) -> None:
    right, page = (Right.APPROVE_PLAN, "draft-approval") if verb is ProgrammeVerb.SUBMIT else (Right.PLAN, "draft-show")
    title = {
        ProgrammeVerb.SUBMIT: f"Chờ duyệt: {draft.title} ({lines} dòng)",
        ProgrammeVerb.APPROVE: f"Đã duyệt: {draft.title}",
        ProgrammeVerb.RETURN: f"Trả lại: {draft.title}",
    }[verb]
    notify(
        [
            Told(to, NoticeKind.PLAN, title, note.strip(), reverse(page, args=[draft.pk]), personal=True)
            for to in _holders(right, by, on)
        ],
        by=by,
        agency_id=draft.agency_id,
        at=at,
    )


def _holders(right: Right, by: User, on: date) -> Iterable[int]:
    return holders_of(right, by.agency, on).order_by("pk").values_list("pk", flat=True)
