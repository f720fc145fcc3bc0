"""Adding to the trail. Always called inside the action that it tells of, so both are kept or neither is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from giaoban.audit.chain import link_hash
from giaoban.audit.models import Entry, Head
from giaoban.organisation.models import User

Facts = dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Act:
    """What was done to one row: the verb, the row, and the facts that changed."""

    verb: str
    target: models.Model
    before: Facts = None
    after: Facts = None


@transaction.atomic
def record(verb: str, target: models.Model, *, by: User, before: Facts = None, after: Facts = None) -> Entry:
    """Adds one act to the chain of the agency of the person who acted."""
    return record_all([Act(verb, target, before, after)], by=by)[0]


@transaction.atomic
def record_all(acts: Sequence[Act], *, by: User) -> list[Entry]:
    """Adds many acts in one go, in their order."""
    Head.objects.get_or_create(agency_id=by.agency_id)
    head = Head.objects.select_for_update().get(agency_id=by.agency_id)
    at = timezone.now()
    entries = []
    for act in acts:
        entry = _next(head, act, by=by, at=at)
        head.number, head.hash = entry.number, entry.hash
        entries.append(entry)
    Entry.objects.bulk_create(entries, batch_size=500)
    head.save(update_fields=["number", "hash"])
    return entries


def _next(head: Head, act: Act, *, by: User, at: datetime) -> Entry:
    before, after = _plain(act.before), _plain(act.after)
    target = (act.target._meta.label_lower, int(act.target.pk))
    return Entry(
        agency_id=by.agency_id,
        number=head.number + 1,
        at=at,
        by=by,
        verb=act.verb,
        target_type=target[0],
        target_id=target[1],
        before=before,
        after=after,
        previous_hash=head.hash,
        hash=link_hash(
            agency=by.agency_id,
            number=head.number + 1,
            at=at,
            by=by.pk,
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
