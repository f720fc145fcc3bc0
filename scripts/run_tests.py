"""All tests: once on SQLite, and those that touch the database again on PostgreSQL where it is found.

    python scripts/run_tests.py [pytest arguments]

A test for which a program is missing is skipped and says how to get it; with GIAOBAN_REQUIRE_PROGRAMS=1 (as in
continuous integration) it fails instead. TEST_DATABASE_URL names a PostgreSQL to use; otherwise the one on
this machine is tried.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REQUIRED = os.environ.get("GIAOBAN_REQUIRE_PROGRAMS") == "1"
# Where the database is touched; the core has none.
WITH_DATABASE = ["--ignore=tests/core", "--ignore=tests/tools"]


def main() -> int:
    """Runs both passes; the exit status of the first that failed."""
    arguments = sys.argv[1:]
    parallel = [] if any(a.startswith("-n") for a in arguments) else ["-n", "2", "--dist", "loadfile"]
    status = _pytest("SQLite", "", ["-m", "not postgres", *parallel, *arguments])
    if status:
        return status
    url = postgres()
    if url is None:
        print(
            "PostgreSQL: không tìm thấy, bỏ qua lượt kiểm thử trên PostgreSQL. Cài gói `postgresql` và tạo vai trò cho "
            "tài khoản này (createuser -s $USER), hoặc đặt TEST_DATABASE_URL.\n"
            "PostgreSQL not found: the second pass was skipped; install it or set TEST_DATABASE_URL.",
            flush=True,
        )
        return 1 if REQUIRED else 0
    return _pytest("PostgreSQL", url, [*WITH_DATABASE, *parallel, *arguments])


def _pytest(name: str, url: str, arguments: list[str]) -> int:
    print(f"== {name}", flush=True)
    environment = (
        {**os.environ, "DATABASE_URL": url} if url else {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    )
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env=environment, check=False
    ).returncode


def postgres() -> str | None:
    """A PostgreSQL where this account may create a test database."""
    import psycopg

    candidates = [
        os.environ.get("TEST_DATABASE_URL", ""),
        "postgres:///postgres",
        "postgres://postgres@127.0.0.1/postgres",
    ]
    for url in filter(None, candidates):
        try:
            with psycopg.connect(url, connect_timeout=3) as connection:
                row = connection.execute(
                    "select rolcreatedb or rolsuper from pg_roles where rolname = current_user"
                ).fetchone()
        except psycopg.Error:
            continue
        if row and row[0]:
            return url
    return None


if __name__ == "__main__":
    raise SystemExit(main())
