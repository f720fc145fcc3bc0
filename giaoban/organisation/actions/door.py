"""Counting who knocks. A try is counted before the password is looked at, so that tries at the same moment count."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F

from giaoban.audit.actions import record
from giaoban.organisation.access import require_management
from giaoban.organisation.door import COOL_OFF, LIMITS, WINDOW, keys_of
from giaoban.organisation.models import SignInTries, TriesOf, User


@transaction.atomic
def knock(name: str, address: str, *, by: User | None, at: datetime) -> datetime | None:
    """Counts a try; returns until when the door stays shut, None where the password may be looked at.

    A name that nobody has is counted and shut like any other.
    """
    user = User.objects.filter(username=name).first()
    shut = [
        _count(of, key, user=None if of == TriesOf.ADDRESS else user, by=by, at=at)
        for of, key in keys_of(name, address).items()
    ]
    return max((until for until in shut if until is not None), default=None)


@transaction.atomic
def let_in(user: User, address: str, *, by: User, at: datetime) -> None:
    """The password was right: the person's tries are forgotten, and those that nobody came back for."""
    keys = keys_of(user.username, address)
    old = SignInTries.objects.filter(since__lt=at - timedelta(days=1)).select_for_update(skip_locked=True)
    SignInTries.objects.filter(pk__in=[row.pk for row in old]).delete()
    SignInTries.objects.filter(key__in=(keys[TriesOf.PAIR], keys[TriesOf.NAME])).delete()
    SignInTries.objects.filter(key=keys[TriesOf.ADDRESS], tries__gt=0).update(tries=F("tries") - 1)
    record("person.signed_in", user, by=by, after={})


@transaction.atomic
def unlock_person(user: User, *, by: User, on: date) -> None:
    """Opens the door for a person again, wherever they knock from."""
    require_management(by, user.agency_id, on=on)
    SignInTries.objects.filter(user=user).delete()
    record("person.unlocked", user, by=by, after={})


def _count(of: TriesOf, key: str, *, user: User | None, by: User | None, at: datetime) -> datetime | None:
    agency_id = user.agency_id if user else None
    SignInTries.objects.get_or_create(key=key, defaults={"of": of, "since": at, "user": user, "agency_id": agency_id})
    row = SignInTries.objects.select_for_update().get(key=key)
    if row.locked_until is not None and row.locked_until > at:
        return row.locked_until
    if row.locked_until is not None or row.since < at - WINDOW:
        row.tries, row.since, row.locked_until = 0, at, None
    row.tries += 1
    if row.tries > LIMITS[of]:
        row.locked_until = at + COOL_OFF
        if user is not None:
            record("person.locked_out", user, by=by, agency_id=user.agency_id, after={"until": row.locked_until})
    row.save(update_fields=["tries", "since", "locked_until"])
    return row.locked_until
