"""Reading collections, sheets and proposals."""

from __future__ import annotations

from collections.abc import Collection as Many
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from giaoban.organisation.access import may, visible
from giaoban.organisation.models import Agency, Post, Unit, UnitKind, User
from giaoban.organisation.queries import HEADS, standing, units_of, valid_on
from giaoban.organisation.rights import Right
from giaoban.planning.models import Collection, Draft, Proposal, ProposalSource, Sheet, SheetState


def collections_visible_to(user: User) -> QuerySet[Collection]:
    return visible(Collection.objects.all(), user)


def collection_list(user: User) -> QuerySet[Collection]:
    """The newest period first, with how many sheets there are and how many were sent."""
    sent = Q(sheets__state__in=(SheetState.SUBMITTED, SheetState.ACCEPTED))
    rows = collections_visible_to(user).annotate(units=Count("sheets"), sent=Count("sheets", filter=sent))
    return rows.order_by("-start", "-pk")


def sheets_visible_to(user: User, on: date) -> QuerySet[Sheet]:
    """Of one's agency: the office and the leaders see all sheets, others those of the units they lead."""
    rows = visible(Sheet.objects.all(), user)
    if may(user, Right.PLAN, on=on) or may(user, Right.APPROVE_PLAN, on=on):
        return rows
    now = standing(user, on)
    return rows.filter(unit_id__in=now.with_ended(now.heads))


def own_sheets(user: User, on: date, collections: Iterable[Collection]) -> dict[int, Sheet]:
    """The sheet that a head fills in for each of some collections."""
    now = standing(user, on)
    rows = visible(Sheet.objects.all(), user).filter(collection__in=list(collections), unit_id__in=now.heads)
    return {sheet.collection_id: sheet for sheet in rows.order_by("-pk")}


@dataclass(frozen=True, slots=True)
class Tallied:
    """How many rows a sheet has: all, ticked, and ticked by where they come from."""

    rows: int
    ticked: int
    by_source: dict[str, int]


def sheet_being_read(pk: int, paper: int) -> Sheet | None:
    """A sheet while it still has this very file: for the job that reads it."""
    return Sheet.objects.select_related("collection", "unit", "paper__agency").filter(pk=pk, paper=paper).first()


def tallies_of_sheets(sheets: Iterable[int]) -> dict[int, Tallied]:
    """The tallies of some sheets, in one query."""
    rows = Proposal.objects.filter(sheet__in=list(sheets)).order_by()
    counted = rows.values_list("sheet_id", "source").annotate(
        rows=Count("*"), ticked=Count("pk", filter=Q(ticked=True))
    )
    found: dict[int, Tallied] = {}
    for sheet, source, number, ticked in counted:
        known = found.get(sheet, Tallied(0, 0, {}))
        sources = {**known.by_source, source: ticked}
        found[sheet] = Tallied(known.rows + number, known.ticked + ticked, sources)
    return found


def sheets_of(collection: Collection) -> QuerySet[Sheet]:
    """The sheets of a collection in the order of the units."""
    return collection.sheets.select_related("unit", "submitted_by").order_by("unit__order", "unit__name", "pk")


def draft_of_collection(collection: Collection) -> int | None:
    """The draft that was made of a collection, by number."""
    return Draft.objects.filter(collection=collection).values_list("pk", flat=True).first()


def rows_of(sheet: Sheet) -> QuerySet[Proposal]:
    """The rows of a sheet in their order, with what they come from."""
    return (
        sheet.proposals.select_related("leader", "task", "annual__programme")
        .defer("task__words")
        .order_by("order", "pk")
    )


def ticked_rows(sheet: Sheet) -> QuerySet[Proposal]:
    return rows_of(sheet).filter(ticked=True)


def last_order(sheet: Sheet) -> int:
    return sheet.proposals.aggregate(last=Max("order"))["last"] or 0


def neighbour(row: Proposal, *, down: bool) -> Proposal | None:
    """The row that stands right above or below another one in its sheet."""
    step, sign = ("gt", "") if down else ("lt", "-")
    beyond = Q(**{f"order__{step}": row.order}) | Q(order=row.order, **{f"pk__{step}": row.pk})
    rows = Proposal.objects.filter(beyond, sheet_id=row.sheet_id)
    return rows.order_by(f"{sign}order", f"{sign}pk").first()


def proposals_visible_to(user: User, on: date) -> QuerySet[Proposal]:
    return visible(Proposal.objects.all(), user).filter(sheet__in=sheets_visible_to(user, on).values("pk"))


def sources_in_words(counts: dict[str, int]) -> list[str]:
    """ "5 việc chưa xong", "3 chương trình năm", … of what is ticked."""
    return [f"{counts[source]} {source.label.lower()}" for source in ProposalSource if counts.get(source)]


# --- Whom a collection is for ---------------------------------------------------------------------------------


def units_to_ask(agency: Agency, on: date) -> QuerySet[Unit]:
    """The living units that register work: all but the leadership."""
    return units_of(agency, on).exclude(kind=UnitKind.LEADERSHIP).order_by("order", "name", "pk")


def whose_sheet(units: Many[Unit]) -> dict[int, int]:
    """Each unit, and those that ended into it, → the unit in whose sheet its work stands."""
    own = {unit.pk: unit.pk for unit in units}
    ended = Unit.objects.filter(heir_id__in=own).exclude(pk__in=own).values_list("pk", "heir_id")
    return {pk: heir for pk, heir in ended if heir is not None} | own


def heads_by_unit(units: Many[int], on: date) -> dict[int, list[int]]:
    """Who leads each of some units on a day; those who can sign in."""
    posts = Post.objects.filter(valid_on(on), unit_id__in=list(units), role__in=HEADS, user__is_active=True)
    found: dict[int, list[int]] = {}
    for unit, person in posts.order_by("pk").values_list("unit_id", "user_id"):
        if unit is not None and person not in found.setdefault(unit, []):
            found[unit].append(person)
    return found


def not_sent(collection: Collection) -> QuerySet[Sheet]:
    """The sheets that the office still waits for."""
    return collection.sheets.filter(state__in=(SheetState.OPEN, SheetState.RETURNED)).select_related("unit")
