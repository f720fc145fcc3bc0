"""What must hold before a commit: format, lint, types, imports, migrations, settings, templates.

    python scripts/run_checks.py

Runs the checks two at a time and prints only what failed. Fast enough to be run before every commit.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
# A production installation as the deploy check expects it; nothing of it is used outside the check.
PRODUCTION = {
    "GIAOBAN_PRODUCTION": "1",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    "ALLOWED_HOSTS": "giaoban.example",
}

TEMPLATES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "giaoban").rglob("templates/**/*.html"))

CHECKS: dict[str, tuple[list[str], dict[str, str]]] = {
    "types": (["mypy"], {}),
    "format": (["ruff", "format", "--check", "-q", "."], {}),
    "lint": (["ruff", "check", "-q", "."], {}),
    "imports": (["lint-imports"], {}),
    "migrations": (["python", "manage.py", "makemigrations", "--check", "--dry-run"], {}),
    "settings": (["python", "manage.py", "check"], {}),
    "deploy": (["python", "manage.py", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
    "templates": (["djade", "--check", "--target-version", "5.2", *TEMPLATES], {}),
    "template lint": (["djlint", "giaoban", "--lint", "--quiet"], {}),
}


def main() -> int:
    """Runs every check; 0 when all hold."""
    began = time.monotonic()
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(_run, CHECKS))
    failed = [name for name, good in results if not good]
    seconds = time.monotonic() - began
    print(f"check: {len(results) - len(failed)} of {len(results)} hold ({seconds:.0f} s)")
    return 1 if failed else 0


def _run(name: str) -> tuple[str, bool]:
    command, environment = CHECKS[name]
    done = subprocess.run(  # noqa: S603 - our own fixed commands
        [str(BIN / command[0]), *command[1:]],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"--- {name}: {' '.join(command)}\n{done.stdout}{done.stderr}", flush=True)
    return name, done.returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
