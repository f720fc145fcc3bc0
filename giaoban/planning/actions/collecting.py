"""Asking the units what the next period shall hold: opening, changing, closing a collection; reminding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from giaoban.audit.actions import record
from giaoban.core.calendar.weekdays import dated
from giaoban.notifications.actions import Told, notify
from giaoban.notifications.models import NoticeKind
from giaoban.organisation.access import require
from giaoban.organisation.models import Agency, User
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.planning.collecting import Period, period_name
from giaoban.planning.models import Collection, Occurrence, Proposal, Sheet
from giaoban.planning.queries.collecting import (
    collections_visible_to,
    heads_by_unit,
    not_sent,
    units_to_ask,
    whose_sheet,
)
from giaoban.planning.sheet_sources import Ready, gathered


@dataclass(frozen=True, slots=True)
class Opened:
    """A collection with what stands ready in it; `cut` tells that not all unfinished work was looked at."""

    collection: Collection
    rows: int
    cut: bool


@transaction.atomic
def open_collection(period: Period, closes_on: date, *, by: User, on: date, at: datetime, note: str = "") -> Opened:
    """Opens a collection with a sheet for each living unit, holding what stands ready; tells the heads once."""
    require(by, Right.PLAN, on=on)
    # Of two who open the same period the second waits here, and is told that it is open.
    Agency.objects.select_for_update(no_key=True).get(pk=by.agency_id)
    _judge(period, closes_on, by=by, on=on)
    collection = Collection.objects.create(
        agency_id=by.agency_id,
        kind=period.kind,
        start=period.start,
        end=period.end,
        closes_on=closes_on,
        note=note.strip(),
        opened_by=by,
    )
    units = list(units_to_ask(by.agency, on))
    sheets = Sheet.objects.bulk_create(
        [Sheet(agency_id=by.agency_id, collection=collection, unit=unit) for unit in units]
    )
    found = gathered(by, period, whose_sheet(units), on=on)
    _put_ready(found.rows, {sheet.unit_id: sheet for sheet in sheets}, period)
    told = {"kind": period.kind, "start": period.start, "closes_on": closes_on, "sheets": len(sheets)}
    record("collection.opened", collection, by=by, after={**told, "rows": len(found.rows)})
    _tell_heads(collection, sheets, by=by, on=on, at=at)
    return Opened(collection, len(found.rows), found.cut)


def _judge(period: Period, closes_on: date, *, by: User, on: date) -> None:
    if period.end < on:
        raise RuleBroken(f"{period.name} đã qua; chỉ mở đợt đăng ký cho kỳ chưa kết thúc.")
    if closes_on < on:
        raise RuleBroken(f"Hạn đăng ký {dated(closes_on)} đã qua. Hãy chọn ngày khác.")
    if closes_on > period.end:
        raise RuleBroken(f"Hạn đăng ký {dated(closes_on)} sau khi kỳ kết thúc. Hãy chọn ngày sớm hơn.")
    if collections_visible_to(by).filter(kind=period.kind, start=period.start).exists():
        raise RuleBroken(f"Đợt đăng ký {period.name[0].lower()}{period.name[1:]} đã được mở.")


def _put_ready(rows: Sequence[Ready], sheets: dict[int, Sheet], period: Period) -> None:
    """Writes the rows that stand ready, in the order of each sheet, and the turn of each template."""
    counted: dict[int, int] = {}
    proposals: list[Proposal] = []
    kept = [row for row in rows if row.unit in sheets]
    for row in kept:
        counted[row.unit] = counted.get(row.unit, 0) + 1
        proposals.append(_proposal(row, sheets[row.unit], counted[row.unit]))
    Proposal.objects.bulk_create(proposals, batch_size=500)
    month = period.start.replace(day=1)
    turns = [(row, made) for row, made in zip(kept, proposals, strict=True) if row.template]
    Occurrence.objects.bulk_create(
        [
            Occurrence(agency_id=made.agency_id, template_id=row.template, start=month, proposal=made)
            for row, made in turns
            if row.template
        ],
        update_conflicts=True,
        unique_fields=["template", "start"],
        update_fields=["proposal"],
        batch_size=500,
    )


def _proposal(row: Ready, sheet: Sheet, order: int) -> Proposal:
    return Proposal(
        agency_id=sheet.agency_id,
        sheet=sheet,
        order=order,
        source=row.source,
        ticked=row.ticked,
        text=row.text,
        products=row.products,
        when_words=row.when_words,
        deadline_kind=row.deadline_kind,
        start=row.start,
        due=row.due,
        leader_id=row.leader,
        leader_words=row.leader_words,
        partners_words=row.partners_words,
        section=row.section,
        task_id=row.task,
        annual_id=row.annual,
    )


def _tell_heads(collection: Collection, sheets: Iterable[Sheet], *, by: User, on: date, at: datetime) -> None:
    name = period_name(collection.kind, collection.start, collection.end)
    title = f"Đăng ký nội dung {name[0].lower()}{name[1:]}, hạn {dated(collection.closes_on)}"
    _tell(sheets, title, collection.note, f"collection-{collection.pk}", by=by, on=on, at=at)


def _tell(sheets: Iterable[Sheet], title: str, text: str, key: str | None, *, by: User, on: date, at: datetime) -> int:
    """Tells the heads of the units; gives how many people were told."""
    by_unit = {sheet.unit_id: sheet for sheet in sheets}
    heads = heads_by_unit(by_unit.keys(), on)
    told = [
        Told(
            to=person,
            kind=NoticeKind.PLAN,
            title=title,
            text=text,
            url=reverse("sheet-show", args=[by_unit[unit].pk]),
            key=f"{key}-{unit}" if key else None,
            personal=True,
        )
        for unit, people in heads.items()
        for person in people
    ]
    return len(notify(told, by=by, agency_id=by.agency_id, at=at))


@transaction.atomic
def change_collection(
    collection: Collection, closes_on: date, note: str, *, by: User, on: date, version: int
) -> Collection:
    """Gives a collection another closing day or note; who was told once is not told again."""
    collection = _held(collection, by=by, on=on, version=version)
    if closes_on > collection.end:
        raise RuleBroken(f"Hạn đăng ký {dated(closes_on)} sau khi kỳ kết thúc. Hãy chọn ngày sớm hơn.")
    before = {"closes_on": collection.closes_on, "note": collection.note}
    collection.closes_on, collection.note = closes_on, note.strip()
    after = {"closes_on": closes_on, "note": collection.note}
    return _kept(collection, "collection.changed", by=by, before=before, after=after)


@transaction.atomic
def close_collection(collection: Collection, *, by: User, on: date, at: datetime, version: int) -> Collection:
    """Ends registering: sheets are withdrawn no more; late ones still come in, and the office decides on them."""
    collection = _held(collection, by=by, on=on, version=version)
    if collection.closed_at is not None:
        raise RuleBroken("Đợt đăng ký này đã đóng.")
    collection.closed_at = at
    return _kept(collection, "collection.closed", by=by, after={"closed_at": at})


@transaction.atomic
def reopen_collection(collection: Collection, *, by: User, on: date, version: int) -> Collection:
    collection = _held(collection, by=by, on=on, version=version)
    if collection.closed_at is None:
        raise RuleBroken("Đợt đăng ký này đang mở.")
    before, collection.closed_at = collection.closed_at, None
    return _kept(collection, "collection.reopened", by=by, before={"closed_at": before})


@transaction.atomic
def remind_units(collection: Collection, *, by: User, on: date, at: datetime, text: str = "") -> int:
    """Tells the heads of all units whose sheet is still awaited; gives how many units were reminded."""
    require(by, Right.PLAN, on=on)
    sheets = list(not_sent(collections_visible_to(by).get(pk=collection.pk)))
    if not sheets:
        raise RuleBroken("Các đơn vị đều đã gửi phiếu.")
    name = period_name(collection.kind, collection.start, collection.end)
    title = f"Nhắc gửi phiếu đăng ký {name[0].lower()}{name[1:]}, hạn {dated(collection.closes_on)}"
    people = _tell(sheets, title, text.strip(), None, by=by, on=on, at=at)
    record("collection.reminded", collection, by=by, after={"units": len(sheets), "people": people})
    return len(sheets)


def _held(collection: Collection, *, by: User, on: date, version: int) -> Collection:
    require(by, Right.PLAN, on=on)
    now = collections_visible_to(by).select_for_update().get(pk=collection.pk)
    if now.version != version:
        raise Stale("Đợt đăng ký")
    return now


def _kept(
    collection: Collection,
    verb: str,
    *,
    by: User,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> Collection:
    collection.version += 1
    collection.save()
    record(verb, collection, by=by, before=before, after=after)
    return collection
