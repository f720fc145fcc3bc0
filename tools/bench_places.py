"""Where the agencies of the lists' bench are kept between runs, and making them when they are not there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from scripts.run_tests import postgres

ROOT = Path(__file__).resolve().parents[1]
VAR = Path(os.environ.get("GIAOBAN_VAR", ROOT / "var")) / "bench"
KEPT = timedelta(days=7)  # the tasks' deadlines are set around the day on which they were made


@dataclass(frozen=True, slots=True)
class Place:
    """A database for one size: "sqlite" or "postgres", and its address."""

    name: str
    size: int
    url: str

    @property
    def environment(self) -> dict[str, str]:
        settings = {"DJANGO_SETTINGS_MODULE": "giaoban.config.settings", "DATABASE_URL": self.url}
        return settings | {"GIAOBAN_VAR": str(VAR), "PYTHONPATH": str(ROOT)}

    @property
    def note(self) -> Path:
        """What is known of the data: how and when they were made."""
        return VAR / f"{self.name}-{self.size}.json"


def place_of(name: str, size: int) -> Place | None:
    """The place for a size, or None where its database is not on this machine."""
    VAR.mkdir(parents=True, exist_ok=True)
    if name == "sqlite":
        return Place(name, size, f"sqlite:///{VAR / f'tasks-{size}.sqlite3'}")
    server = postgres()
    return Place(name, size, f"{server.rpartition('/')[0]}/giaoban_bench_{size}") if server else None


def ready(place: Place, *, fresh: bool) -> None:
    """Makes the agency of a place unless a recent one is kept there."""
    made = _shape()
    if not fresh and _kept(place, made):
        return
    print(f"Making {place.size} tasks in {place.name} …", file=sys.stderr)
    began = time.monotonic()
    place.note.unlink(missing_ok=True)
    _empty(place)
    command = [sys.executable, "-m", "tools.bench_data", str(place.size)]
    subprocess.run(command, env=os.environ | place.environment, check=True)  # noqa: S603 - our own command
    place.note.write_text(json.dumps({"shape": made, "day": date.today().isoformat()}), encoding="utf-8")
    print(f"  {time.monotonic() - began:.0f} s", file=sys.stderr)


def _kept(place: Place, made: str) -> bool:
    if not place.note.exists():
        return False
    note = json.loads(place.note.read_text(encoding="utf-8"))
    return bool(note["shape"] == made and date.today() - date.fromisoformat(note["day"]) < KEPT)


def _shape() -> str:
    """Changes with the tables and with what is put into them."""
    own = [ROOT / "giaoban" / "search" / "indexing.py", ROOT / "tools" / "bench_data.py"]
    sources = [*sorted((ROOT / "giaoban").glob("*/migrations/*.py")), *own]
    return sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


def _empty(place: Place) -> None:
    if place.name == "sqlite":
        for end in ("", "-wal", "-shm"):
            Path(place.url.removeprefix("sqlite:///") + end).unlink(missing_ok=True)
        return
    import psycopg
    from psycopg import sql

    server, _, database = place.url.rpartition("/")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        name = sql.Identifier(database)
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(name))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
