"""Taking a whole confirmation back within the hour, while nobody has worked on what came of it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.audit.models import Entry
from giaoban.core.reading.model import Kind
from giaoban.intake.effects import Done
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.queries import intakes_visible_to
from giaoban.intake.undoing import why_not_undo
from giaoban.meetings.actions import undo_meeting
from giaoban.organisation.access import require
from giaoban.organisation.models import User
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken
from giaoban.programmes.actions import undo_programme
from giaoban.schedule.actions import undo_events
from giaoban.tasks.actions import undo_tasks


@transaction.atomic
def undo_intake(intake: Intake, *, by: User, on: date, at: datetime) -> Intake:
    """Puts everything back as it was before the intake was confirmed: its tasks, lines, events and conclusions are
    gone, earlier tasks have their values of before, and the draft waits to be corrected and confirmed again.

    Refuses after the hour, and where somebody has worked on any of it (`WorkDone` names the tasks). Figures of a
    review are for `reports.actions.undo_review`.
    """
    if intake.kind == Kind.REVIEW_REPORT:
        raise RuleBroken("Báo cáo được hoàn tác ở mục Số liệu.")
    intake = claim_undo(intake, by=by, on=on, at=at)
    done, programme, meeting = Done.of(intake.effects), intake.programme, intake.meeting
    _refuse_changed_events(done.events)
    intake = mark_undone(intake, by=by)
    if programme is not None:
        undo_programme(programme, by=by)
    if meeting is not None:
        undo_meeting(meeting, by=by)
    if done.events:
        undo_events(done.events, by=by)
    undo_tasks(done.opened, done.changed, by=by)
    return intake


@transaction.atomic
def claim_undo(intake: Intake, *, by: User, on: date, at: datetime) -> Intake:
    """The confirmed intake as it is now, held for the act that follows; refuses where it cannot be taken back."""
    require(by, Right.CONFIRM_INTAKE, on=on)
    intake = intakes_visible_to(by).select_for_update().get(pk=intake.pk)
    why_not = why_not_undo(intake, at=at)
    if why_not:
        raise RuleBroken(why_not)
    return intake


@transaction.atomic
def mark_undone(intake: Intake, *, by: User) -> Intake:
    """Puts a claimed intake back before a person, with the draft that was confirmed."""
    before = {"confirmed_by": intake.confirmed_by_id, "confirmed_at": intake.confirmed_at, **intake.counts}
    intake.state = IntakeState.TO_REVIEW
    intake.confirmed_by, intake.confirmed_at = None, None
    intake.programme, intake.meeting = None, None
    intake.counts, intake.effects = {}, {}
    intake.version += 1
    intake.save()
    record("intake.undone", intake, by=by, before=before)
    return intake


def _refuse_changed_events(events: tuple[int, ...]) -> None:
    """An event has no version: its trail tells whether somebody has changed it since."""
    trail = Entry.objects.filter(target_type="schedule.event", target_id__in=events).exclude(verb="event.created")
    if events and trail.exists():
        raise RuleBroken("Không hoàn tác được vì lịch của văn bản này đã có người sửa.")
