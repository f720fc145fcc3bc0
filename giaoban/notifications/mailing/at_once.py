"""What is addressed to a person by name and not read yet: one mail with all of it that is due."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F, Q, QuerySet

from giaoban.notifications.mailing.holds import HOLD, TRIES, is_free, mark, pause_after
from giaoban.notifications.mailing.letters import personal_letter
from giaoban.notifications.mailing.offices import Office
from giaoban.notifications.models import Notice

log = logging.getLogger(__name__)


def fresh_personal(office: Office) -> Q:
    """The condition that a notice is for the mail at once, if its reader wants that."""
    return Q(personal=True, at__gte=office.fresh_since, mail_tries__lt=TRIES)


def unsent_of(office: Office) -> QuerySet[Notice]:
    """What people of an agency have neither read nor got by mail."""
    rows = Notice.objects.filter(agency_id=office.agency_id, mailed_at=None, digested_on=None, read_at=None)
    return rows.filter(to__is_active=True).exclude(to__email="")


@dataclass(slots=True)
class AtOnce:
    """One mail to one person. `key` tells which mail it is, also when it is tried again."""

    to: int
    key: str
    pks: Sequence[int]
    held: list[Notice] = field(default_factory=list)

    def hold(self, now: datetime) -> bool:
        """Takes the notices for this worker; False where another one has them, or they were read meanwhile."""
        key = self.key or f"notice-{self.pks[0]}-{now.astimezone(UTC):%Y%m%d%H%M%S}"
        rows = Notice.objects.filter(is_free("mail_held_until", now), pk__in=self.pks, mail_key=self.key)
        with transaction.atomic():
            free = rows.filter(mailed_at=None, read_at=None, digested_on=None).order_by("pk")
            self.held = list(free.select_for_update(skip_locked=True))
            self._mark(mail_held_until=now + HOLD, mail_key=key, mail_tries=F("mail_tries") + 1)
        self.key = key
        return bool(self.held)

    def letter(self) -> EmailMultiAlternatives:
        notices = Notice.objects.filter(pk__in=[notice.pk for notice in self.held]).order_by("at", "pk")
        return personal_letter(list(notices.select_related("to__agency", "by")), self.key)

    def sent(self, now: datetime) -> None:
        self._mark(mailed_at=now, mail_held_until=None)

    def failed(self, now: datetime) -> None:
        """Left alone for a while; after the last try what is unread goes into the digest."""
        tries = self.held[0].mail_tries + 1
        if tries < TRIES:
            self._mark(mail_held_until=now + pause_after(tries))
        else:
            self._mark(mail_held_until=None)
            log.warning("The mail %s to person %s was tried %s times and is given up.", self.key, self.to, tries)

    def _mark(self, **values: object) -> None:
        mark([notice.pk for notice in self.held], **values)


def due_at_once(office: Office, now: datetime) -> Iterator[AtOnce]:
    """The mails that are due in an agency: what comes together for a person is one mail.

    What was tried before stays the mail that it was: the server may have taken it, and would take it twice.
    """
    rows = unsent_of(office).filter(fresh_personal(office), is_free("mail_held_until", now))
    rows = rows.exclude(to__mail_wish__at_once=False).order_by("to_id", "mail_key", "pk")
    known = rows.values_list("to_id", "mail_key", "pk", "kind", "to__mail_wish__muted")
    wanted = (row for row in known if row[3] not in (row[4] or ()))
    for (to, key), held in groupby(wanted, key=lambda row: (row[0], row[1])):
        yield AtOnce(to, key, [row[2] for row in held])
