"""Taking a file in and keeping what the machine read of it, or why it could not."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.core.reading import reading_to_dict
from giaoban.core.reading.model import Kind
from giaoban.core.reading.reader import Paper as ReadPaper
from giaoban.documents.actions import keep_content, keep_paper
from giaoban.intake.actions._holding import held_to_read, put_draft
from giaoban.intake.continuing import with_proposals
from giaoban.intake.drafting import draft_of
from giaoban.intake.models import Intake, IntakeState
from giaoban.organisation.access import require
from giaoban.organisation.models import User
from giaoban.organisation.rights import Right

_ASKED = ("state", "refusal", "read_as", "heartbeat", "attempts", "pages_done", "pages_total")


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
    intake = held_to_read(intake, by=by)
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
    intake = held_to_read(intake, by=by)
    draft = with_proposals(draft_of(read.reading), by=by, on=on)
    keep_content(intake.paper, read.document, by=by)
    intake.reading = reading_to_dict(read.reading, read.document)
    put_draft(intake, draft)
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
    intake = held_to_read(intake, by=by)
    intake.state = IntakeState.REFUSED
    intake.refusal = why
    intake.version += 1
    intake.save(update_fields=["state", "refusal", "version"])
    record("intake.refused", intake, by=by, after={"why": why})
    return intake
