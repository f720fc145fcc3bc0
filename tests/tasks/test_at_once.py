"""Two people act on one task at once: one wins, the other is told, on either database."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.installation import Installation, finished, installed_apart

PREPARE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from giaoban.organisation.models import Role
from tests.build import make_agency, make_person, make_task, make_unit
agency = make_agency()
unit = make_unit(agency)
people = [make_person(agency, name, Role.UNIT_HEAD, unit=unit) for name in ("an", "binh")]
make_task(make_person(agency, "chanh", Role.OFFICE_CHIEF), unit=unit)
"""
# Both have seen the same version; each starts when the other is ready too.
REPORT = """
import time
from pathlib import Path
from giaoban.organisation.models import User
from giaoban.organisation.rules import Stale
from giaoban.tasks.actions import report_progress
from giaoban.tasks.models import Task
from tests.build import TODAY
name, folder = "{name}", Path("{folder}")
by, task = User.objects.select_related("agency").get(username=name), Task.objects.get()
(folder / name).touch()
while not ((folder / "an").exists() and (folder / "binh").exists()):
    time.sleep(0.01)
try:
    report_progress(task, by=by, on=TODAY, version=task.version, percent=40, text=name)
    print("won")
except Stale:
    print("told")
"""
CHECK = """
from giaoban.audit.models import Entry
from giaoban.tasks.models import ProgressReport, Task
assert ProgressReport.objects.count() == Entry.objects.filter(verb="task.progress_reported").count() == 1
assert Task.objects.get().version == 2
"""


def both_report(installation: Installation) -> list[str]:
    finished(installation.start(PREPARE))
    racing = [installation.start(REPORT.format(name=name, folder=installation.folder)) for name in ("an", "binh")]
    said = sorted(finished(process) for process in racing)
    finished(installation.start(CHECK))
    return said


def test_one_of_two_reports_counts_and_the_other_person_is_told(tmp_path: Path) -> None:
    assert both_report(Installation(f"sqlite:///{tmp_path}/race.sqlite3", tmp_path)) == ["told", "won"]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_one_of_two_reports_counts_and_the_other_person_is_told_on_postgresql(tmp_path: Path) -> None:
    with installed_apart(tmp_path) as installation:
        said = both_report(installation)

    assert said == ["told", "won"]
