"""Two people confirm the same intake at once: one wins, the other is told, on either database."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.installation import Installation, finished, installed_apart

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


def both_confirm(installation: Installation) -> list[str]:
    finished(installation.start(PREPARE))
    racing = [installation.start(CONFIRM.format(name=name, folder=installation.folder)) for name in ("an", "binh")]
    said = sorted(finished(process) for process in racing)
    finished(installation.start(CHECK))
    return said


def test_one_of_two_wins_and_the_other_is_told(tmp_path: Path) -> None:
    said = both_confirm(Installation(f"sqlite:///{tmp_path}/race.sqlite3", tmp_path))

    assert said == ["told: Văn bản đang ở trạng thái “Đã xác nhận”.", "won"]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_one_of_two_wins_and_the_other_is_told_on_postgresql(tmp_path: Path) -> None:
    with installed_apart(tmp_path) as installation:
        said = both_confirm(installation)

    assert said == ["told: Văn bản đang ở trạng thái “Đã xác nhận”.", "won"]
