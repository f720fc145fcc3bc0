"""Several processes write to one chain at once: no number is given twice, no link is lost, on either database."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
WRITERS, ACTS = 4, 25

PREPARE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from giaoban.organisation.actions import add_person, create_agency
agency = create_agency("Sở Khoa học và Công nghệ", by=None, short_name="Sở KH&CN", province="Sơn Hải")
add_person(agency, "an", by=None, full_name="Nguyễn Thị An")
"""
WRITE = f"""
from giaoban.audit.actions import record
from giaoban.organisation.models import User
user = User.objects.select_related("agency").get(username="an")
for n in range({ACTS}):
    record("agency.seen", user.agency, by=user, after={{"n": n}})
"""
CHECK = f"""
from giaoban.audit.models import Entry
from giaoban.audit.queries import faults_of
from giaoban.organisation.models import Agency
seen = Entry.objects.filter(verb="agency.seen").count()
assert seen == {WRITERS * ACTS}, seen
assert list(faults_of(Agency.objects.get().pk)) == []
"""


def start(code: str, url: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", f"import django; django.setup()\n{code}"],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "giaoban.config.settings",
            "DATABASE_URL": url,
            "GIAOBAN_VAR": str(folder),
        },
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> None:
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors


def test_a_chain_written_by_four_processes_is_whole(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/chain.sqlite3"
    finish(start(PREPARE, url, tmp_path))

    for process in [start(WRITE, url, tmp_path) for _ in range(WRITERS)]:
        finish(process)

    finish(start(CHECK, url, tmp_path))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_chain_written_by_four_processes_is_whole_on_postgresql(tmp_path: Path) -> None:
    name = f"{settings.DATABASES['default']['NAME']}_chain"
    url = os.environ["DATABASE_URL"].rsplit("/", 1)[0] + f"/{name}"
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    try:
        finish(start(PREPARE, url, tmp_path))
        for process in [start(WRITE, url, tmp_path) for _ in range(WRITERS)]:
            finish(process)
        finish(start(CHECK, url, tmp_path))
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
