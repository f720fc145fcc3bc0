"""Adding to the trail. Always called inside the action that it tells of, so both are kept or neither is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from django.db import models, transaction
from django.utils import timezone

from giaoban.audit.chain import link_hash
from giaoban.audit.models import Entry, Head

Facts = dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Act:
    """What was done to one row: the verb, the row, and the facts that changed."""

    verb: str
    target: models.Model
    before: Facts = None
    after: Facts = None


class Person(Protocol):
    """Who acts: somebody of an agency."""

    pk: Any
    agency_id: int


@transaction.atomic
def record(
    verb: str,
    target: models.Model,
    *,
    by: Person | None,
    before: Facts = None,
    after: Facts = None,
    agency_id: int | None = None,
) -> Entry:
    """Adds one act to the chain of the agency of the person who acted.

    `by` is None where the installation itself acts; then `agency_id` says whose chain it is.
    """
    return record_all([Act(verb, target, before, after)], by=by, agency_id=agency_id)[0]


@transaction.atomic
def record_all(acts: Sequence[Act], *, by: Person | None, agency_id: int | None = None) -> list[Entry]:
    """Adds many acts in one go, in their order."""
    owner = by.agency_id if by is not None else agency_id
    if owner is None:
        raise ValueError("an act of nobody must say whose chain it belongs to")
    Head.objects.get_or_create(agency_id=owner)
    head = Head.objects.select_for_update().get(agency_id=owner)
    at = timezone.now()
    entries = []
    for act in acts:
        entry = _next(head, act, by=None if by is None else int(by.pk), at=at)
        head.number, head.hash = entry.number, entry.hash
        entries.append(entry)
    Entry.objects.bulk_create(entries, batch_size=500)
    head.save(update_fields=["number", "hash"])
    return entries


def _next(head: Head, act: Act, *, by: int | None, at: datetime) -> Entry:
    before, after = _plain(act.before), _plain(act.after)
    target = (act.target._meta.label_lower, int(act.target.pk))
    return Entry(
        agency_id=head.agency_id,
        number=head.number + 1,
        at=at,
        by_id=by,
        verb=act.verb,
        target_type=target[0],
        target_id=target[1],
        before=before,
        after=after,
        previous_hash=head.hash,
        hash=link_hash(
            agency=head.agency_id,
            number=head.number + 1,
            at=at,
            by=by,
            verb=act.verb,
            target=target,
            before=before,
            after=after,
            previous=head.hash,
        ),
    )


def _plain(facts: Facts) -> Facts:
    return None if facts is None else {name: _plain_value(value) for name, value in facts.items()}


def _plain_value(value: Any) -> Any:
    """A value as JSON has it. Rows are told by their number, days by ISO, so that a later check finds the same."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value
