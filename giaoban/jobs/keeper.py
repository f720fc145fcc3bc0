"""A server's own worker: a child process that is started again when it dies, and that never outlives the server."""

from __future__ import annotations

import contextlib
import logging
import subprocess
import sys
import threading
from types import TracebackType

log = logging.getLogger(__name__)

PAUSE = 2.0  # seconds before a worker that died is started again
SECONDS_TO_LEAVE = 10.0


class Keeper:
    """Keeps a worker while the `with` block lasts.

    The worker holds the reading end of a pipe. The system closes the writing end when this process ends, even
    where it is killed, and that tells the worker to leave: no signals, so it holds on every system.
    """

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, daemon=True)

    @property
    def pid(self) -> int | None:
        """The worker's process number, once it is started."""
        return self._process.pid if self._process else None

    def __enter__(self) -> Keeper:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._stopped.set()
        if self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        self._thread.join(SECONDS_TO_LEAVE)
        if self._process is not None and self._process.poll() is None:
            self._process.kill()

    def _keep(self) -> None:
        while not self._stopped.is_set():
            self._process = _start()
            self._process.wait()
            if not self._stopped.wait(PAUSE):
                log.warning("The worker ended with %s and is started again.", self._process.returncode)


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "giaoban.cli", "work", "--until-input-ends"],
        stdin=subprocess.PIPE,
        # A group of its own: Ctrl+C in the terminal is for the server, which then takes the worker down.
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )
