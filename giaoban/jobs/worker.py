"""The worker: takes calls out of the queue one by one, and does what is to be done by the clock."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
import threading
import uuid
from collections.abc import Callable, Mapping
from time import monotonic
from typing import IO

from django.conf import settings
from django.db import close_old_connections, connections
from django.utils.module_loading import import_string
from django_tasks_db.management.commands.db_worker import Worker

log = logging.getLogger(__name__)

LOOK_EVERY = 0.5  # seconds between two looks into an empty queue
SECONDS_TO_LEAVE = 5.0  # for a job to let go of what it holds, when whoever started the worker is gone


def work(*, lifeline: IO[str] | None = None, batch: bool = False) -> None:
    """Makes calls until told to stop; with `batch`, what is due by the clock and then calls until none is left.

    `lifeline` is the reading end of a pipe that nobody writes to: when it ends, whoever started this worker is gone,
    however that happened, and the worker leaves what it does, to be taken up again.
    """
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=LOOK_EVERY,
        batch=batch,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=uuid.uuid4().hex,
    )
    if batch:
        for path in settings.BY_THE_CLOCK:
            _call(path)
        worker.run()
        return
    worker.configure_signals()
    if lifeline is not None:
        signal.signal(signal.SIGTERM, lambda *_: _leave(worker))
        _in_background(lambda: _leave_with(lifeline))
    stop = threading.Event()
    _in_background(lambda: _clock(stop))
    try:
        worker.run()
    finally:
        stop.set()


def _clock(stop: threading.Event) -> None:
    try:
        keep_the_clock(settings.BY_THE_CLOCK, stop)
    finally:
        connections.close_all()


def keep_the_clock(minutes: Mapping[str, int], stop: threading.Event) -> None:
    """Calls functions at once and then every so many minutes, until stopped. A failing one is called again."""
    next_at = dict.fromkeys(minutes, monotonic())
    while True:
        for path in [path for path, at in next_at.items() if at <= monotonic()]:
            next_at[path] = monotonic() + 60 * minutes[path]
            _call(path)
        if stop.wait(max(0.0, min(next_at.values()) - monotonic())):
            return


def _call(path: str) -> None:
    close_old_connections()
    try:
        import_string(path)()
    except Exception:
        log.exception("%s failed", path)


def _leave_with(lifeline: IO[str]) -> None:
    """Waits for the end of the lifeline, then interrupts the main thread wherever it is."""
    with contextlib.suppress(OSError, ValueError):
        lifeline.read()
    if not hasattr(signal, "pthread_kill"):
        os._exit(1)
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)
    threading.Timer(SECONDS_TO_LEAVE, os._exit, (1,)).start()


def _leave(worker: Worker) -> None:
    """At once, with what a job was doing closed on the way out: it can be repeated."""
    worker.running = False
    sys.exit(0)


def _in_background(function: Callable[[], None]) -> None:
    threading.Thread(target=function, daemon=True).start()
