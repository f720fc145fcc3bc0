"""Correcting what was read, before it is confirmed."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.intake.actions._holding import put_draft
from giaoban.intake.actions.claiming import claim
from giaoban.intake.models import Intake
from giaoban.intake.rows import Draft
from giaoban.organisation.models import User
from giaoban.organisation.rights import Right


@transaction.atomic
def save_draft(intake: Intake, draft: Draft, *, by: User, on: date, version: int) -> Intake:
    """Keeps a person's corrections."""
    intake = claim(intake, by=by, on=on, version=version, right=Right.TAKE_IN)
    put_draft(intake, draft)
    intake.version += 1
    intake.save(update_fields=["draft", "kind", "title", "version"])
    record("intake.corrected", intake, by=by, after={"rows": len(draft.rows), "version": intake.version})
    return intake
