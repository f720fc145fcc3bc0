"""Reading the trail: the history of a row, and whether a chain is whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.db.models import QuerySet

from giaoban.audit.chain import START, link_hash
from giaoban.audit.models import Entry, Head


def history_of(target: models.Model) -> QuerySet[Entry]:
    """What was done to a row, newest first: a piece of the index of its agency's chain."""
    agency = getattr(target, "agency_id", target.pk)  # an agency is its own
    kind = target._meta.label_lower
    return (
        Entry.objects.filter(agency_id=agency, target_type=kind, target_id=target.pk)
        .select_related("by")
        .order_by("-number")
    )


def chains() -> QuerySet[Head]:
    """The last link of every agency's chain."""
    return Head.objects.select_related("agency").order_by("agency_id")


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a chain is broken, and how, in Vietnamese."""

    number: int
    message: str


def faults_of(agency_id: int) -> Iterator[Fault]:
    """Every break of an agency's chain: an entry changed, taken out, put in, or a tail cut off."""
    previous, number = START, 0
    for entry in Entry.objects.filter(agency_id=agency_id).order_by("number").iterator(chunk_size=2000):
        number += 1
        if entry.number != number:
            yield Fault(number, f"Thiếu dòng nhật ký số {number}.")
            number = entry.number
        if entry.previous_hash != previous:
            yield Fault(entry.number, f"Dòng {entry.number} không nối với dòng trước.")
        if entry.hash != _hash_again(entry):
            yield Fault(entry.number, f"Dòng {entry.number} đã bị sửa.")
        previous = entry.hash
    head = Head.objects.filter(agency_id=agency_id).first()
    if head is not None and (head.number, head.hash) != (number, previous):
        yield Fault(head.number, f"Đầu chuỗi ghi {head.number} dòng, nhật ký có {number} dòng.")


def _hash_again(entry: Entry) -> str:
    return link_hash(
        agency=entry.agency_id,
        number=entry.number,
        at=entry.at,
        by=entry.by_id,
        verb=entry.verb,
        target=(entry.target_type, entry.target_id),
        before=entry.before,
        after=entry.after,
        previous=entry.previous_hash,
    )
