"""Two people at one draft at the same moment: one wins, the other is told, nothing is doubled, on either database."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.installation import Installation, finished, installed_apart

PREPARE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from giaoban.organisation.models import Role
from tests.build import make_agency, make_person, make_unit
from tests.planning.drafts import approved, make_collection, make_sent_draft, make_sheet
from datetime import date
agency = make_agency()
office, unit = make_unit(agency, "Văn phòng Sở", short_name="VP"), make_unit(agency)
make_person(agency, "truongphong", Role.UNIT_HEAD, unit=unit)
an, binh = (make_person(agency, name, Role.OFFICE_CHIEF, unit=office) for name in ("an", "binh"))
leader = make_person(agency, "giamdoc", Role.LEADER)
draft = make_sent_draft(an, {unit: ["Rà soát danh mục nhiệm vụ", "Kiểm tra an toàn bức xạ"]})
make_sheet(draft.collection, office, ["Việc gửi sau"])
"""
# Both have seen the same version; each starts when the other is ready too. First the one line is reworded by both and
# what came since is taken in by both, then, approved meanwhile, the programme is issued by both.
ACT = """
import time
from pathlib import Path
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.planning.actions.draft_lines import LineEdit, change_line
from giaoban.planning.actions.drafting import take_in_proposals
from giaoban.planning.actions.issuing import issue_programme
from giaoban.planning.models import Draft, DraftLine
from tests.planning.drafts import AT, ON, approved
name, folder = "{name}", Path("{folder}")
by, draft = User.objects.select_related("agency").get(username=name), Draft.objects.select_related("collection").get()
line = DraftLine.objects.select_related("draft__collection").order_by("pk").first()

def both(step):
    (folder / f"{{name}}-{{step}}").touch()
    while not all((folder / f"{{who}}-{{step}}").exists() for who in ("an", "binh")):
        time.sleep(0.01)

def tried(act):
    try:
        act()
        return "done"
    except RuleBroken as refused:
        return type(refused).__name__

both("reword")
told = [tried(lambda: change_line(line, LineEdit(name), by=by, on=ON, version=1))]
both("take")
told.append(tried(lambda: take_in_proposals(draft, by=by, on=ON)))
both("approve")
if name == "an":
    approved(draft, by=by, leader=User.objects.get(username="giamdoc"))
both("issue")
version = Draft.objects.get().version
both("go")
told.append(tried(lambda: issue_programme(draft, by=by, on=ON, at=AT, version=version)))
print(" ".join(told))
"""
CHECK = """
from django.db.models import Count
from giaoban.notifications.models import Notice
from giaoban.planning.models import DraftLine, DraftVersion
from giaoban.programmes.models import Programme
from giaoban.tasks.models import Task
assert DraftLine.objects.order_by("pk").first().version == 2
assert DraftLine.objects.filter(text="Việc gửi sau").count() == 1
assert (Programme.objects.count(), Task.objects.count()) == (1, 3)
assert DraftVersion.objects.filter(state="issued").count() == 1
assert Notice.objects.filter(to__username="truongphong").count() == 1
"""


def race(installation: Installation) -> list[list[str]]:
    finished(installation.start(PREPARE))
    racing = [installation.start(ACT.format(name=name, folder=installation.folder)) for name in ("an", "binh")]
    said = [finished(process).split() for process in racing]
    finished(installation.start(CHECK))
    return [sorted(told) for told in zip(*said, strict=True)]


EXPECTED = [["Stale", "done"], ["done", "done"], ["RuleBroken", "done"]]


def test_one_rewords_one_is_told_and_the_programme_is_issued_once(tmp_path: Path) -> None:
    assert race(Installation(f"sqlite:///{tmp_path}/race.sqlite3", tmp_path)) == EXPECTED


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_one_rewords_one_is_told_and_the_programme_is_issued_once_on_postgresql(tmp_path: Path) -> None:
    with installed_apart(tmp_path) as installation:
        said = race(installation)

    assert said == EXPECTED
