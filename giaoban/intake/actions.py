"""From a file to work: taking in, keeping what was read, correcting it, confirming it as one act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from giaoban.audit.actions import record
from giaoban.core.reading import reading_to_dict
from giaoban.core.reading.model import Kind
from giaoban.core.reading.reader import Paper as ReadPaper
from giaoban.core.text.folding import squeeze
from giaoban.documents.actions import keep_content, keep_paper
from giaoban.intake.continuing import with_proposals
from giaoban.intake.drafting import draft_of
from giaoban.intake.effects import counts_of, effects_of
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.problems import problems_of
from giaoban.intake.queries import intakes_visible_to
from giaoban.intake.rows import Draft
from giaoban.intake.work import desk_of, events_of, meeting_of, programme_of
from giaoban.meetings.actions import create_meeting
from giaoban.organisation.access import require
from giaoban.organisation.models import User
from giaoban.organisation.queries import names_of
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.programmes.actions import create_programme
from giaoban.schedule.actions import create_events
from giaoban.tasks.actions import Outcome


@transaction.atomic
def take_in(data: bytes, name: str, *, by: User, on: date) -> tuple[Intake, bool]:
    """Keeps a file unchanged and opens its intake, still to be read.

    Gives the intake and whether it is new: the same bytes again are the intake they were.
    """
    require(by, Right.TAKE_IN, on=on)
    paper, _ = keep_paper(data, name, by=by)
    intake, new = Intake.objects.get_or_create(paper=paper, defaults={"agency_id": by.agency_id, "brought_by": by})
    if not new:
        return intake, False
    record("intake.opened", intake, by=by, after={"paper": paper, "name": paper.name})
    return intake, True


@transaction.atomic
def ask_reading(intake: Intake, *, by: User, on: date, kind: Kind | None = None) -> Intake:
    """Puts a paper before the machine again, as a kind that the person says; whoever reads it now reads in vain."""
    require(by, Right.TAKE_IN, on=on)
    intake = _locked(intake, by=by)
    if intake.state == IntakeState.CONFIRMED:
        raise RuleBroken("Văn bản đã được xác nhận, không đọc lại được.")
    intake.state, intake.refusal, intake.read_as = IntakeState.READING, "", kind or ""
    intake.heartbeat, intake.attempts, intake.pages_done, intake.pages_total = None, 0, 0, 0
    intake.version += 1
    intake.save(update_fields=[*_ASKED, "version"])
    record("intake.asked", intake, by=by, after={"read_as": intake.read_as})
    return intake


@transaction.atomic
def keep_reading(intake: Intake, read: ReadPaper, *, by: User, on: date) -> Intake:
    """Puts what was read before a person. Reading again throws corrections away, never a confirmed intake."""
    require(by, Right.TAKE_IN, on=on)
    intake = _locked(intake, by=by)
    if intake.state == IntakeState.CONFIRMED:
        raise RuleBroken("Văn bản đã được xác nhận, không đọc lại được.")
    draft = with_proposals(draft_of(read.reading), by=by, on=on)
    keep_content(intake.paper, read.document, by=by)
    intake.reading = reading_to_dict(read.reading, read.document)
    intake.draft = draft.to_json()
    intake.kind = draft.kind
    intake.title = squeeze(draft.head("title"))
    intake.state = IntakeState.TO_REVIEW
    intake.refusal = ""
    intake.version += 1
    intake.save()
    record("intake.read", intake, by=by, after={"kind": intake.kind, "rows": len(draft.rows)})
    return intake


@transaction.atomic
def keep_refusal(intake: Intake, why: str, *, by: User, on: date) -> Intake:
    """Keeps why a paper could not be read; its bytes stay."""
    require(by, Right.TAKE_IN, on=on)
    intake = _locked(intake, by=by)
    if intake.state == IntakeState.CONFIRMED:
        raise RuleBroken("Văn bản đã được xác nhận, không đọc lại được.")
    intake.state = IntakeState.REFUSED
    intake.refusal = why
    intake.version += 1
    intake.save(update_fields=["state", "refusal", "version"])
    record("intake.refused", intake, by=by, after={"why": why})
    return intake


@transaction.atomic
def save_draft(intake: Intake, draft: Draft, *, by: User, on: date, version: int) -> Intake:
    """Keeps a person's corrections."""
    intake = claim(intake, by=by, on=on, version=version, right=Right.TAKE_IN)
    _put(intake, draft)
    intake.version += 1
    intake.save(update_fields=["draft", "kind", "title", "version"])
    record("intake.corrected", intake, by=by, after={"rows": len(draft.rows), "version": intake.version})
    return intake


@transaction.atomic
def confirm_intake(intake: Intake, draft: Draft, *, by: User, on: date, version: int) -> Intake:
    """Turns what was read and corrected into work, all of it or nothing.

    Lines of a programme and orders of a notice become tasks with their origin, calendar rows become events.
    Figures of a review are for `reports.actions.confirm_review`.
    """
    if draft.kind == Kind.REVIEW_REPORT:
        raise RuleBroken("Báo cáo được xác nhận ở mục Số liệu.")
    intake = claim(intake, by=by, on=on, version=version, right=Right.CONFIRM_INTAKE, complete=draft)
    if intake.amends_id is not None:
        raise RuleBroken("Văn bản này là bản điều chỉnh: hãy xác nhận từng thay đổi ở trang khác biệt.")
    desk = desk_of(draft, paper=intake.paper, names=names_of(by.agency, on))
    programme, meeting, events = programme_of(desk), meeting_of(desk), events_of(desk)
    outcomes: list[Outcome] = []
    if programme is not None:
        intake.programme, outcome = create_programme(programme, by=by)
        outcomes.append(outcome)
    if meeting is not None:
        intake.meeting, outcome = create_meeting(meeting, by=by)
        outcomes.append(outcome)
    put_up = create_events(events, by=by) if events else []
    return mark_confirmed(
        intake,
        draft,
        by=by,
        counts=counts_of(outcomes, events=len(put_up)),
        effects=effects_of(outcomes, events=[event.pk for event in put_up]),
    )


@transaction.atomic
def claim(intake: Intake, *, by: User, on: date, version: int, right: Right, complete: Draft | None = None) -> Intake:
    """The intake as it is now, held for the act that follows; refuses where it may not be changed.

    With `complete`, that draft must have nothing left to mend.
    """
    require(by, right, on=on)
    intake = _locked(intake, by=by)
    if intake.state != IntakeState.TO_REVIEW:
        raise RuleBroken(f"Văn bản đang ở trạng thái “{intake.get_state_display()}”.")
    if intake.version != version:
        raise Stale("Bản đang duyệt")
    problems = problems_of(complete) if complete is not None else ()
    if problems:
        raise RuleBroken(f"Còn {len(problems)} chỗ phải sửa trước khi xác nhận: {problems[0].message}")
    return intake


@transaction.atomic
def mark_confirmed(
    intake: Intake, draft: Draft, *, by: User, counts: Mapping[str, Any], effects: Mapping[str, Any] | None = None
) -> Intake:
    """Closes a claimed intake with the draft as it was confirmed, what came of it, and how to take it back."""
    _put(intake, draft)
    intake.state = IntakeState.CONFIRMED
    intake.confirmed_by, intake.confirmed_at = by, timezone.now()
    intake.counts, intake.effects = dict(counts), dict(effects or {})
    intake.version += 1
    intake.save()
    record("intake.confirmed", intake, by=by, after={"kind": intake.kind, **counts})
    return intake


_ASKED = ("state", "refusal", "read_as", "heartbeat", "attempts", "pages_done", "pages_total")


def _locked(intake: Intake, *, by: User) -> Intake:
    """The row as it is now, without the long columns: they are written, or read by whoever needs them."""
    return intakes_visible_to(by).select_for_update().defer("reading", "draft").get(pk=intake.pk)


def _put(intake: Intake, draft: Draft) -> None:
    intake.draft = draft.to_json()
    intake.kind = draft.kind
    intake.title = squeeze(draft.head("title"))
