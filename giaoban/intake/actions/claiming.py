"""Holding an intake that is before a person, for whatever that person does with it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from giaoban.intake.actions._holding import locked
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.problems import problems_of
from giaoban.intake.rows import Draft
from giaoban.organisation.access import require
from giaoban.organisation.models import User
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken, Stale


@transaction.atomic
def claim(intake: Intake, *, by: User, on: date, version: int, right: Right, complete: Draft | None = None) -> Intake:
    """The intake as it is now, held for the act that follows; refuses where it may not be changed.

    With `complete`, that draft must have nothing left to mend.
    """
    require(by, right, on=on)
    intake = locked(intake, by=by)
    if intake.state != IntakeState.TO_REVIEW:
        raise RuleBroken(f"Văn bản đang ở trạng thái “{intake.get_state_display()}”.")
    if intake.version != version:
        raise Stale("Bản đang duyệt")
    problems = problems_of(complete) if complete is not None else ()
    if problems:
        raise RuleBroken(f"Còn {len(problems)} chỗ phải sửa trước khi xác nhận: {problems[0].message}")
    return intake
