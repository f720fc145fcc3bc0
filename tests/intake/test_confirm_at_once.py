"""Two people confirm the same intake at once: one wins, the other is told, on either database."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
PREPARE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from giaoban.organisation.models import Role
from tests.build import make_agency, make_intake, make_person, make_programme_paper
agency = make_agency()
for name in ("an", "binh"):
    make_person(agency, name, Role.OFFICE_CHIEF)
from giaoban.organisation.models import User
make_intake(User.objects.get(username="an"), make_programme_paper(60))
"""
# Both have seen the same version; each starts when the other is ready too.
CONFIRM = """
import sys, time
from pathlib import Path
from giaoban.intake.actions import confirm_intake
from giaoban.intake.models import Intake
from giaoban.intake.rows import Draft
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from tests.build import TODAY
name, folder = "{name}", Path("{folder}")
by, intake = User.objects.select_related("agency").get(username=name), Intake.objects.get()
(folder / name).touch()
while not ((folder / "an").exists() and (folder / "binh").exists()):
    time.sleep(0.01)
try:
    confirm_intake(intake, Draft.from_json(intake.draft), by=by, on=TODAY, version=intake.version)
    print("won")
except RuleBroken as broken:
    print("told:", broken)
"""
CHECK = """
from giaoban.audit.queries import faults_of
from giaoban.intake.models import Intake
from giaoban.organisation.models import Agency
from giaoban.programmes.models import Programme
from giaoban.tasks.models import Task
assert (Programme.objects.count(), Task.objects.count()) == (1, 60)
assert Intake.objects.get().confirmed_by is not None
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
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> str:
    said, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    return said.strip()


def both_confirm(url: str, folder: Path) -> list[str]:
    finish(start(PREPARE, url, folder))
    racing = [start(CONFIRM.format(name=name, folder=folder), url, folder) for name in ("an", "binh")]
    said = sorted(finish(process) for process in racing)
    finish(start(CHECK, url, folder))
    return said


def test_one_of_two_wins_and_the_other_is_told(tmp_path: Path) -> None:
    said = both_confirm(f"sqlite:///{tmp_path}/race.sqlite3", tmp_path)

    assert said == ["told: Văn bản đang ở trạng thái “Đã xác nhận”.", "won"]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_one_of_two_wins_and_the_other_is_told_on_postgresql(tmp_path: Path) -> None:
    name = f"{settings.DATABASES['default']['NAME']}_race"
    url = os.environ["DATABASE_URL"].rsplit("/", 1)[0] + f"/{name}"
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    try:
        said = both_confirm(url, tmp_path)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')

    assert said == ["told: Văn bản đang ở trạng thái “Đã xác nhận”.", "won"]
