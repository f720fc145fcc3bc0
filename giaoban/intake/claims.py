"""Who reads a paper at the moment: a claim on its intake, which holds while signs of life come.

This is the machine's own bookkeeping, not an act of a person, so it needs no right and leaves no trace in the audit.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from time import monotonic

from django.db import DatabaseError, connection
from django.db.models import F, Q
from django.utils import timezone

from giaoban.intake.models import Intake, IntakeState

log = logging.getLogger(__name__)

BEAT = 5.0  # seconds between two signs of life
SILENT = timedelta(seconds=45)  # after which a reader counts as gone
TOLD_EVERY = 0.5  # seconds between two counts of pages in the database, however fast pages are
ATTEMPTS = 3  # then it is the paper that breaks its readers


class Lost(Exception):
    """The claim is somebody else's by now, or a person has taken the paper further."""


class Claim:
    """One reader's hold on one intake. Each sign of life names the one before, so two readers never both hold it."""

    def __init__(self, pk: int, seen: datetime) -> None:
        self.pk = pk
        self._seen = seen
        self._told_at: float | None = None
        self._lock = threading.Lock()

    def hold(self, **values: int | None) -> None:
        """Gives a sign of life, writing `values` with it; raises `Lost` where the claim is no longer ours."""
        with self._lock:
            now = timezone.now()
            mine = Intake.objects.filter(pk=self.pk, state=IntakeState.READING, heartbeat=self._seen)
            if not mine.update(heartbeat=now, **values):
                raise Lost
            self._seen = now

    def tell(self, done: int, total: int) -> None:
        """Progress of the reading, page by page; the reader stops with `Lost` where it reads in vain."""
        if self._told_at is not None and done < total and monotonic() - self._told_at < TOLD_EVERY:
            return
        self.hold(pages_done=done, pages_total=total)
        self._told_at = monotonic()

    def let_go(self) -> None:
        """Gives the paper back unread, as if nobody had tried: the next reader need not wait for our silence."""
        with self._lock:
            mine = Intake.objects.filter(pk=self.pk, state=IntakeState.READING, heartbeat=self._seen)
            mine.update(heartbeat=None, attempts=F("attempts") - 1)

    @contextmanager
    def alive(self) -> Iterator[None]:
        """Gives signs of life from a thread beside, however long a page or LibreOffice takes.

        Not inside a transaction, of which nobody would see them before its end.
        """
        if connection.in_atomic_block:
            yield
            return
        stop = threading.Event()
        beside = threading.Thread(target=self._beat, args=(stop,), daemon=True)
        beside.start()
        try:
            yield
        except (SystemExit, KeyboardInterrupt):
            self.let_go()
            raise
        finally:
            stop.set()
            beside.join()

    def _beat(self, stop: threading.Event) -> None:
        while not stop.wait(BEAT):
            try:
                self.hold()
            except Lost:
                break  # the reading itself meets it at its next page, or at the end
            except DatabaseError:
                log.warning("No sign of life could be given for intake %s", self.pk, exc_info=True)
                connection.close()  # the next one finds a new connection
        connection.close()


def claim(pk: int) -> Claim | None:
    """Takes a paper for reading; None where it is not to be read, or somebody else is at it."""
    now = timezone.now()
    free = Intake.objects.filter(is_unattended(now), pk=pk, state=IntakeState.READING)
    won = free.update(heartbeat=now, attempts=F("attempts") + 1, pages_done=0, pages_total=0)
    return Claim(pk, now) if won else None


def is_unattended(now: datetime) -> Q:
    """The condition that nobody is reading an intake: never begun, or silent for too long."""
    return Q(heartbeat__isnull=True) | Q(heartbeat__lt=now - SILENT)
