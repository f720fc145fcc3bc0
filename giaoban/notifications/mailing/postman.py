"""The way to the mail server: one connection for a round, opened again after a fault."""

from __future__ import annotations

import contextlib
import logging
from types import TracebackType

from django.core.mail import EmailMultiAlternatives, get_connection

log = logging.getLogger(__name__)


class Postman:
    def __init__(self) -> None:
        self._connection = get_connection()

    def __enter__(self) -> Postman:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._leave()

    def reaches_the_server(self) -> bool:
        """Whether a mail can be tried at all; where the server is away, no mail's tries are used up."""
        try:
            self._connection.open()
        except Exception:  # a library of the server's own kind may raise anything
            log.warning("The mail server cannot be reached.", exc_info=True)
            return False
        return True

    def post(self, letter: EmailMultiAlternatives) -> bool:
        """Whether the server took the letter. What it refuses does not stop the next one."""
        try:
            self._connection.send_messages([letter])
        except Exception:
            log.warning("The mail %s was not taken.", letter.extra_headers.get("Message-ID"), exc_info=True)
            self._leave()
            return False
        return True

    def _leave(self) -> None:
        with contextlib.suppress(Exception):
            self._connection.close()
