"""How every act on an intake holds its row and puts a draft into it."""

from __future__ import annotations

from giaoban.core.text.folding import squeeze
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.queries import intakes_visible_to
from giaoban.intake.rows import Draft
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken


def locked(intake: Intake, *, by: User) -> Intake:
    """The row as it is now, without the long columns: they are written, or read by whoever needs them."""
    return intakes_visible_to(by).select_for_update().defer("reading", "draft").get(pk=intake.pk)


def held_to_read(intake: Intake, *, by: User) -> Intake:
    """The row as it is now, to be read or given up; refuses where a person has confirmed it."""
    intake = locked(intake, by=by)
    if intake.state == IntakeState.CONFIRMED:
        raise RuleBroken("Văn bản đã được xác nhận, không đọc lại được.")
    return intake


def put_draft(intake: Intake, draft: Draft) -> None:
    """Puts a draft into its intake, with what lists show of it; the act saves the row."""
    intake.draft = draft.to_json()
    intake.kind = draft.kind
    intake.title = squeeze(draft.head("title"))
