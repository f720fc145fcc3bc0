"""Workers and servers that are really killed: what they did is done by others, and nobody is left behind."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from giaoban.intake.actions import take_in
from giaoban.intake.claims import SILENT
from giaoban.intake.reading import read_in_background
from giaoban.jobs.queue import later
from giaoban.organisation.models import User
from tests.build import TODAY
from tests.installation import finished, installed, is_running, kill, until

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at in /proc"),
]

TEXT = "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2026\n\nI. CÔNG VIỆC CỦA SỞ\n1. Rà soát danh mục nhiệm vụ.\n".encode()
WORK = 'from django.core.management import call_command; call_command("work", until_done=True)'
# A worker whose reader says that it has begun and then does not end.
STUCK = f"""
import time
from giaoban.intake import reading
def read_paper(data, name, options):
    options.progress(3, 7)
    print("begun", flush=True)
    time.sleep(600)
reading.read_paper = read_paper
{WORK}
"""
STATE = "SELECT state, pages_done, attempts FROM intake_intake"
KEEP = """
import time
from giaoban.jobs.keeper import Keeper
with Keeper() as keeper:
    while keeper.pid is None:
        time.sleep(0.01)
    print(keeper.pid, flush=True)
"""


def test_what_a_killed_worker_was_reading_is_read_by_another(
    tmp_path: Path, office_clerk: User, jobs_queued: None
) -> None:
    intake, _ = take_in(TEXT, "ctct.txt", by=office_clerk, on=TODAY)
    later(read_in_background, intake.pk, office_clerk.pk, TODAY.isoformat())
    place = installed(tmp_path)
    worker = place.start(STUCK)
    assert worker.stdout
    assert worker.stdout.readline() == "begun\n"
    kill(worker)
    assert place.sql(STATE) == ("reading", 3, 1)
    silent_since = datetime.now(UTC) - SILENT - timedelta(seconds=1)
    place.sql("UPDATE intake_intake SET heartbeat = %s", f"{silent_since:%Y-%m-%d %H:%M:%S.%f}")

    finished(place.start(WORK))

    assert place.sql(STATE) == ("to_review", 0, 2)


def test_a_server_takes_its_worker_down_with_it(tmp_path: Path, db: None) -> None:
    worker = int(finished(installed(tmp_path).start(KEEP)))

    assert not is_running(worker)


def test_the_worker_of_a_killed_server_leaves(tmp_path: Path, db: None) -> None:
    server = installed(tmp_path).start(KEEP + "    time.sleep(600)\n")
    assert server.stdout
    worker = int(server.stdout.readline())

    kill(server)

    until(lambda: not is_running(worker))


def test_a_worker_that_died_is_started_again(tmp_path: Path, db: None) -> None:
    again = """
    import os, signal
    first = keeper.pid
    os.kill(first, signal.SIGKILL)
    while keeper.pid == first:
        time.sleep(0.01)
    print(keeper.pid)
"""

    first, second = finished(installed(tmp_path).start(KEEP + again)).split()

    assert first != second
