"""One round of the postman: what is due is held, sent and marked, letter by letter."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from giaoban.notifications.mailing.at_once import due_at_once
from giaoban.notifications.mailing.digests import due_digests
from giaoban.notifications.mailing.offices import offices_at
from giaoban.notifications.mailing.postman import Postman

log = logging.getLogger(__name__)

ROUND = 60.0  # seconds, after which no further letter is begun: the worker has other things to do by the clock

Clock = Callable[[], datetime]


class Letter(Protocol):
    """A mail that may be due; `hold` says whether it is for this worker to send."""

    def hold(self, now: datetime) -> bool: ...
    def letter(self) -> EmailMultiAlternatives: ...
    def sent(self, now: datetime) -> None: ...
    def failed(self, now: datetime) -> None: ...


@dataclass(slots=True)
class Sent:
    """How a round went; `reached` is whether there was a server."""

    letters: int = 0
    failed: int = 0
    reached: bool = True


def send_due() -> None:
    """Sends the mail that is due; called by the clock."""
    send_due_by(timezone.now)


def send_due_by(clock: Clock, *, longest: float = ROUND) -> Sent:
    """The same by any clock; tells how it went."""
    sent = Sent()
    if not settings.MAIL_READY:
        return sent
    end = monotonic() + longest
    with Postman() as postman:
        for letter in _due(clock):
            if monotonic() > end:
                break
            if not postman.reaches_the_server():
                sent.reached = False
                break
            _send(letter, postman, clock, sent)
    return sent


def _due(clock: Clock) -> Iterator[Letter]:
    now = clock()
    for office in offices_at(now):
        yield from due_at_once(office, now)
        yield from due_digests(office, now)


def _send(letter: Letter, postman: Postman, clock: Clock, sent: Sent) -> None:
    if not letter.hold(clock()):
        return
    if _goes(letter, postman):
        letter.sent(clock())
        sent.letters += 1
    else:
        letter.failed(clock())
        sent.failed += 1


def _goes(letter: Letter, postman: Postman) -> bool:
    """Whether a letter could be written and was taken: one that cannot be written must not stop the others."""
    try:
        written = letter.letter()
    except Exception:
        log.exception("A mail could not be written")
        return False
    return postman.post(written)
