"""Builders of drafts: a collection with sheets that were sent, and the draft made of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.organisation.models import Unit, User
from giaoban.planning.actions.approving import approve_draft, submit_draft
from giaoban.planning.actions.drafting import make_draft
from giaoban.planning.models import Collection, Draft, DraftLine, Proposal, Sheet, SheetState
from giaoban.planning.queries.drafting import in_print_order, lines_on_their_own
from giaoban.programmes.models import ProgrammeKind

ON = date(2026, 11, 20)
AT = timezone.now()


def make_collection(by: User, *, start: date = date(2026, 12, 1), end: date = date(2026, 12, 31)) -> Collection:
    return Collection.objects.create(
        agency_id=by.agency_id,
        kind=ProgrammeKind.MONTHLY,
        start=start,
        end=end,
        closes_on=date(2026, 11, 20),
        opened_by=by,
    )


def make_sheet(
    collection: Collection, unit: Unit, texts: Sequence[str] = (), *, state: SheetState = SheetState.SUBMITTED
) -> Sheet:
    """A sheet with a ticked proposal for each text, due on the 18th."""
    sheet = Sheet.objects.create(agency_id=collection.agency_id, collection=collection, unit=unit, state=state)
    for text in texts:
        make_proposal(sheet, text)
    return sheet


def make_proposal(sheet: Sheet, text: str, **values: Any) -> Proposal:
    given: dict[str, Any] = {
        "products": "Báo cáo",
        "when_words": "Trước 18/12",
        "deadline_kind": DeadlineKind.BEFORE,
        "due": date(2026, 12, 18),
        "order": sheet.proposals.count(),
    }
    return Proposal.objects.create(agency_id=sheet.agency_id, sheet=sheet, text=text, **{**given, **values})


def make_sent_draft(by: User, sheets: dict[Unit, Sequence[str]]) -> Draft:
    """The draft of a collection in which units have sent these works."""
    collection = make_collection(by)
    for unit, texts in sheets.items():
        make_sheet(collection, unit, texts)
    return make_draft(collection, by=by, on=ON)


def lines_of(draft: Draft) -> list[DraftLine]:
    """The lines in the order of print, as they are now."""
    draft.refresh_from_db()
    return in_print_order(draft, lines_on_their_own(draft))


def texts_of(draft: Draft) -> list[str]:
    return [line.text for line in lines_of(draft)]


def submitted(draft: Draft, *, by: User) -> Draft:
    draft.refresh_from_db()
    return submit_draft(draft, by=by, on=ON, at=AT, version=draft.version)


def approved(draft: Draft, *, by: User, leader: User) -> Draft:
    """The draft, submitted by the one and approved by the other."""
    draft = submitted(draft, by=by)
    return approve_draft(draft, by=leader, on=ON, at=AT, version=draft.version)
