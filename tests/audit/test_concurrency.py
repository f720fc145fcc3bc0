"""Several processes write to one chain at once: no number is given twice, no link is lost, on either database."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.installation import Installation, finished, installed_apart

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


def write_at_once(installation: Installation) -> None:
    """Four processes write; then one looks whether all of it is there, whole."""
    finished(installation.start(PREPARE))
    for process in [installation.start(WRITE) for _ in range(WRITERS)]:
        finished(process)
    finished(installation.start(CHECK))


def test_a_chain_written_by_four_processes_is_whole(tmp_path: Path) -> None:
    write_at_once(Installation(f"sqlite:///{tmp_path}/chain.sqlite3", tmp_path))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_chain_written_by_four_processes_is_whole_on_postgresql(tmp_path: Path) -> None:
    with installed_apart(tmp_path) as installation:
        write_at_once(installation)
