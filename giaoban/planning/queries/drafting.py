"""Reading drafts: their lines, versions and comments, and which of them wait for whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery

from giaoban.core.lifecycle.programmes import EDITABLE
from giaoban.organisation.access import may, visible
from giaoban.organisation.models import User
from giaoban.organisation.rights import Right
from giaoban.planning.models import (
    Collection,
    Comment,
    Draft,
    DraftLine,
    DraftState,
    DraftVersion,
    Proposal,
    Sheet,
    SheetState,
)
from giaoban.programmes.models import Programme

TAKEN_FROM = (SheetState.SUBMITTED, SheetState.ACCEPTED)
_ON_ITS_OWN = Q(dropped=False, joined_into__isnull=True)


def drafts_visible_to(user: User) -> QuerySet[Draft]:
    return visible(Draft.objects.all(), user)


def draft_list(user: User) -> QuerySet[Draft]:
    """The newest period first, with how many lines each has."""
    lines = Count("lines", filter=Q(lines__dropped=False, lines__joined_into__isnull=True))
    rows = drafts_visible_to(user).select_related("collection", "approved_by")
    return rows.annotate(line_count=lines).order_by("-collection__start", "-pk")


def collections_without_draft(user: User) -> QuerySet[Collection]:
    """Collections of which no draft was made yet, with how many sheets can be taken in."""
    sent = Count("sheets", filter=Q(sheets__state__in=TAKEN_FROM))
    rows = visible(Collection.objects.filter(draft__isnull=True), user)
    return rows.annotate(sent=sent, asked=Count("sheets"))


def drafts_waiting_for(user: User, on: date) -> QuerySet[Draft]:
    """Drafts that a person can approve or return on a day: submitted ones, but for those that they submitted."""
    if not may(user, Right.APPROVE_PLAN, on=on):
        return Draft.objects.none()
    last = DraftVersion.objects.filter(draft=OuterRef("pk"), state=DraftState.SUBMITTED).order_by("-number")
    rows = drafts_visible_to(user).filter(state=DraftState.SUBMITTED).select_related("collection")
    rows = rows.annotate(submitted_by=Subquery(last.values("by")[:1]), submitted_at=Subquery(last.values("at")[:1]))
    return rows.exclude(submitted_by=user.pk).order_by("submitted_at", "pk")


def locks_sheets(collection: Collection) -> bool:
    """Whether units can send, take back or change sheets no more, because the programme made of them is under way."""
    state = Draft.objects.filter(collection=collection).values_list("state", flat=True).first()
    return state is not None and state not in EDITABLE


def submitter_of(draft: Draft) -> int | None:
    """Who submitted the draft last."""
    versions = DraftVersion.objects.filter(draft=draft, state=DraftState.SUBMITTED).order_by("-number")
    return versions.values_list("by_id", flat=True).first()


def lines_on_their_own(draft: Draft) -> QuerySet[DraftLine]:
    """The lines that would be issued: neither dropped nor joined into another."""
    return DraftLine.objects.filter(_ON_ITS_OWN, draft=draft).order_by("order", "pk")


def dropped_lines(draft: Draft) -> QuerySet[DraftLine]:
    rows = DraftLine.objects.filter(draft=draft, dropped=True, joined_into__isnull=True)
    return rows.select_related("unit").order_by("section", "order", "pk")


def in_print_order(draft: Draft, lines: Iterable[DraftLine]) -> list[DraftLine]:
    """Lines in the order in which the programme prints them: by section, those without one last."""
    places = {title: place for place, title in enumerate(draft.sections)}
    return sorted(lines, key=lambda line: (places.get(line.section, len(places)), line.order, line.pk))


def with_origins(lines: Iterable[DraftLine]) -> QuerySet[DraftLine]:
    """The same lines with what a page shows of where they come from."""
    proposals = Proposal.objects.select_related("sheet__unit").order_by("sheet__unit__order", "order", "pk")
    return (
        DraftLine.objects.filter(pk__in=[line.pk for line in lines])
        .select_related("unit", "leader")
        .prefetch_related(Prefetch("proposals", proposals), "supporting_units")
    )


def proposals_to_take(collection: Collection, draft: Draft) -> QuerySet[Proposal]:
    """Ticked proposals of sheets that were sent, in the order of the units, which no line of the draft has yet."""
    taken = DraftLine.proposals.through.objects.filter(draftline__draft=draft).values("proposal_id")
    return (
        Proposal.objects.filter(sheet__collection=collection, sheet__state__in=TAKEN_FROM, ticked=True)
        .exclude(pk__in=taken)
        .select_related("sheet__unit", "leader", "task")
        .order_by("sheet__unit__order", "sheet__unit__name", "sheet_id", "order", "pk")
    )


def sheets_of(collection: Collection) -> QuerySet[Sheet]:
    return Sheet.objects.filter(collection=collection).select_related("unit")


def last_programme(collection: Collection) -> Programme | None:
    """The newest programme of the same kind that began before the period."""
    rows = Programme.objects.filter(
        agency_id=collection.agency_id, kind=collection.kind, start__lt=collection.start, amends__isnull=True
    )
    return rows.order_by("-start", "-pk").first()


def versions_of(draft: Draft) -> QuerySet[DraftVersion]:
    """The newest first, without their lines."""
    return DraftVersion.objects.filter(draft=draft).select_related("by").defer("lines").order_by("-number")


def comments_of(draft: Draft) -> QuerySet[Comment]:
    return Comment.objects.filter(draft=draft).select_related("by", "line").order_by("at", "pk")
