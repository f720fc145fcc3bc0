"""A whole installation with processes of its own, on the database that the tests run on."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120.0  # seconds for a process of a busy machine to do what it does at once on an idle one


@dataclass(frozen=True)
class Installation:
    """`url` is its database, `folder` its files."""

    url: str
    folder: Path

    def start(self, code: str) -> subprocess.Popen[str]:
        """A process of the installation that runs some lines of Python."""
        own = {"DJANGO_SETTINGS_MODULE": "giaoban.config.settings", "DATABASE_URL": self.url}
        return subprocess.Popen(
            [sys.executable, "-c", f"import django; django.setup()\n{code}"],
            cwd=ROOT,
            env={**os.environ, **own, "GIAOBAN_VAR": str(self.folder), "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )

    def sql(self, statement: str, *values: str) -> tuple[object, ...] | None:
        """The first row that a statement gives."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(statement, values)
                return cursor.fetchone() if cursor.description else None
        with sqlite3.connect(self.folder / "scratch.sqlite3") as database:
            row: tuple[object, ...] | None = database.execute(statement.replace("%s", "?"), values).fetchone()
        database.close()
        return row


def installed(folder: Path) -> Installation:
    """An installation on the test's database as it is now: on PostgreSQL itself, on SQLite a copy in a file."""
    if connection.vendor == "postgresql":
        return Installation(
            f"{os.environ['DATABASE_URL'].rsplit('/', 1)[0]}/{connection.settings_dict['NAME']}", folder
        )
    file = folder / "scratch.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    return Installation(f"sqlite:///{file}", folder)


@contextmanager
def installed_apart(folder: Path) -> Iterator[Installation]:
    """An empty installation on a PostgreSQL database of its own, which is dropped behind it."""
    name = f"{connection.settings_dict['NAME']}_apart"
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    try:
        yield Installation(f"{os.environ['DATABASE_URL'].rsplit('/', 1)[0]}/{name}", folder)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')


def finished(process: subprocess.Popen[str]) -> str:
    """What a process printed that ended well."""
    out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, process.args
    return out.strip()


def kill(process: subprocess.Popen[str]) -> None:
    """As a power cut would."""
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=PATIENCE)


def is_running(pid: int) -> bool:
    """Whether a process lives; one that ended and was not asked about does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def until(holds: Callable[[], bool]) -> None:
    """Waits for something to hold, not longer than needed."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
