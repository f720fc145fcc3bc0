"""Confirming what was read and corrected: it becomes work, as one act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from giaoban.audit.actions import record
from giaoban.core.reading.model import Kind
from giaoban.intake.actions._holding import put_draft
from giaoban.intake.actions.claiming import claim
from giaoban.intake.effects import counts_of, effects_of
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.rows import Draft
from giaoban.intake.work import desk_of, events_of, meeting_of, programme_of
from giaoban.meetings.actions import create_meeting
from giaoban.organisation.models import User
from giaoban.organisation.queries import names_of
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken
from giaoban.programmes.actions import create_programme
from giaoban.schedule.actions import create_events
from giaoban.tasks.actions import Outcome


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
        intake.programme, outcome = create_programme(programme, by=by, on=on)
        outcomes.append(outcome)
    if meeting is not None:
        intake.meeting, outcome = create_meeting(meeting, by=by, on=on)
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
def mark_confirmed(
    intake: Intake, draft: Draft, *, by: User, counts: Mapping[str, Any], effects: Mapping[str, Any] | None = None
) -> Intake:
    """Closes a claimed intake with the draft as it was confirmed, what came of it, and how to take it back."""
    put_draft(intake, draft)
    intake.state = IntakeState.CONFIRMED
    intake.confirmed_by, intake.confirmed_at = by, timezone.now()
    intake.counts, intake.effects = dict(counts), dict(effects or {})
    intake.version += 1
    intake.save()
    record("intake.confirmed", intake, by=by, after={"kind": intake.kind, **counts})
    return intake
