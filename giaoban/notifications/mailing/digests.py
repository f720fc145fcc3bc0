"""The digest: once a working day, at the hour that a person chose, what waits unread since the one before."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from giaoban.notifications.mailing.at_once import fresh_personal, unsent_of
from giaoban.notifications.mailing.holds import AT_A_TIME, HOLD, TRIES, is_free, mark, pause_after
from giaoban.notifications.mailing.letters import digest_letter
from giaoban.notifications.mailing.offices import Office
from giaoban.notifications.models import MailWish, Notice
from giaoban.organisation.models import User

log = logging.getLogger(__name__)

LOOKS_BACK = timedelta(days=31)  # what nobody read for longer is in the inbox only
USUAL_HOUR = MailWish._meta.get_field("digest_hour").default


@dataclass(slots=True)
class Digest:
    """The digest of one person on one day."""

    office: Office
    to: int
    tries: int = 0
    listed: list[Notice] = field(default_factory=list)

    def hold(self, now: datetime) -> bool:
        """Takes the digest for this worker; False where another one has it, it is sent, or there is nothing in it."""
        wishes = MailWish.objects.filter(is_free("digest_held_until", now), user_id=self.to, digest=True)
        with transaction.atomic():
            wish = wishes.exclude(digest_sent_on=self.office.day).select_for_update(skip_locked=True).first()
            if wish is None:
                return False
            until, self.tries = self._begun(wish, now)
            self.listed = self._unsent(wish, until)
            if not self.listed:
                self._done()
                return False
            self._mark(digest_until=until, digest_held_until=now + HOLD, digest_tries=self.tries)
        return True

    def letter(self) -> EmailMultiAlternatives:
        person = User.objects.select_related("agency").get(pk=self.to)
        return digest_letter(person, self.listed, self.office.day, self._key())

    def sent(self, now: datetime) -> None:
        with transaction.atomic():
            mark(sorted(notice.pk for notice in self.listed), digested_on=self.office.day, mailed_at=now)
            self._done()

    def failed(self, now: datetime) -> None:
        """Left alone for a while; after the last try the next day's digest has it all."""
        if self.tries < TRIES:
            self._mark(digest_held_until=now + pause_after(self.tries))
            return
        self._done()
        log.warning("The mail %s was tried %s times and is given up.", self._key(), self.tries)

    def _done(self) -> None:
        self._mark(**done_on(self.office.day))

    def _mark(self, **values: object) -> None:
        MailWish.objects.filter(user_id=self.to).update(**values)

    def _begun(self, wish: MailWish, now: datetime) -> tuple[datetime, int]:
        """Until when the notices count, and the number of this try.

        A digest that is tried again the same day lists what it did before, as its Message-ID is the same.
        """
        until = wish.digest_until
        if until is None or until > now or timezone.localtime(until).date() != self.office.day:
            return now, 1
        return until, wish.digest_tries + 1

    def _unsent(self, wish: MailWish, until: datetime) -> list[Notice]:
        rows = unsent_of(self.office).filter(to_id=self.to, at__gt=until - LOOKS_BACK, at__lte=until)
        if wish.at_once:
            rows = rows.exclude(fresh_personal(self.office))
        return list(rows.exclude(kind__in=wish.muted).select_related("by").order_by("-at", "-pk"))

    def _key(self) -> str:
        return f"digest-{self.to}-{self.office.day:%Y%m%d}"


def done_on(day: date) -> dict[str, object]:
    """What a wish says when the digest of a day is done with."""
    return {"digest_sent_on": day, "digest_until": None, "digest_held_until": None, "digest_tries": 0}


def due_digests(office: Office, now: datetime) -> Iterator[Digest]:
    """The digests that are due in an agency. Whoever has nothing unread has had the day's one."""
    people = _whose_hour_has_come(office)
    waiting = Exists(unsent_of(office).filter(to_id=OuterRef("pk"), at__gt=now - LOOKS_BACK))
    told = list(people.filter(waiting).values_list("pk", flat=True))
    _make_wishes(told, office)
    _nothing_today(list(people.exclude(waiting).values_list("pk", flat=True)), office)
    for pk in told:
        yield Digest(office, pk)


def _whose_hour_has_come(office: Office) -> QuerySet[User]:
    people = User.objects.filter(agency_id=office.agency_id, is_active=True).exclude(email="")
    come = Q(mail_wish__digest_hour__lte=office.hour)
    if office.hour >= USUAL_HOUR:
        come |= Q(mail_wish__isnull=True)
    if office.hour == settings.MAIL_TO_HOUR - 1:  # nobody's hour is later, also where it was before a setting changed
        come = Q()
    return people.filter(come).exclude(mail_wish__digest=False).exclude(mail_wish__digest_sent_on=office.day)


def _make_wishes(people: Sequence[int], office: Office) -> None:
    """The rows that remember the day: those who never said how they want mail get one with the defaults."""
    having = set(MailWish.objects.filter(agency_id=office.agency_id).values_list("user_id", flat=True))
    new = [MailWish(user_id=pk, agency_id=office.agency_id) for pk in people if pk not in having]
    MailWish.objects.bulk_create(new, batch_size=AT_A_TIME, ignore_conflicts=True)


def _nothing_today(people: Sequence[int], office: Office) -> None:
    _make_wishes(people, office)
    for first in range(0, len(people), AT_A_TIME):
        part = MailWish.objects.filter(user_id__in=people[first : first + AT_A_TIME])
        part.update(**done_on(office.day))
