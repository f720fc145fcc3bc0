"""A worker that is really killed while it climbs the ladder: the next one tells the rest, and nothing twice."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from giaoban.organisation.models import Unit, User
from tests.build import make_task
from tests.installation import finished, installed, kill

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at in /proc"),
]

FRIDAY = date(2026, 11, 20)
TASKS = 12
CLIMB = f"""
import datetime
import time
from giaoban.organisation.models import Agency
from giaoban.urging.actions import _climbing as climbing
from giaoban.urging.actions import run_ladder
climbing.BATCH = 5
def climb():
    run_ladder(Agency.objects.get(pk={{agency}}), {datetime(2026, 11, 20, 1, tzinfo=UTC)!r})
"""
# Says after so many batches that it has come so far, and then does not end.
STUCK_WRITING = """
batch = climbing._batch
done = []
def one(*args):
    if len(done) == 2:
        print("begun", flush=True)
        time.sleep(600)
    done.append(batch(*args))
    return done[-1]
climbing._batch = one
climb()
"""
STUCK_TELLING = """
from giaoban.urging.actions import _telling
_telling.PEOPLE = 1
tell = _telling._tell
done = []
def one(*args):
    if done:
        print("begun", flush=True)
        time.sleep(600)
    done.append(tell(*args))
_telling._tell = one
climb()
"""
STEPS = "SELECT count(*), count(DISTINCT task_id), count(notice_id) FROM tasks_urge"
TOLD = "SELECT count(*), count(DISTINCT to_id) FROM notifications_notice WHERE kind = 'urge'"
ENDED = "SELECT count(*) FROM urging_ladderrun WHERE ended_at IS NOT NULL"


@pytest.mark.parametrize(
    ("stuck", "steps", "told"),
    [(STUCK_WRITING, (10, 10, 0), (0, 0)), (STUCK_TELLING, (TASKS, TASKS, TASKS // 2), (1, 1))],
)
def test_what_a_killed_worker_left_is_told_by_the_next_and_nothing_twice(
    tmp_path: Path,
    office_chief: User,
    division: Unit,
    office: Unit,
    unit_head: User,
    stuck: str,
    steps: tuple[int, ...],
    told: tuple[int, ...],
) -> None:
    for n in range(TASKS):
        make_task(office_chief, f"Việc số {n}", unit=(division, office)[n % 2], due=FRIDAY)
    climb = CLIMB.format(agency=office_chief.agency_id)
    place = installed(tmp_path)
    worker = place.start(climb + stuck)
    assert worker.stdout
    assert worker.stdout.readline() == "begun\n"
    kill(worker)
    assert (place.sql(STEPS), place.sql(TOLD), place.sql(ENDED)) == (steps, told, (0,))

    finished(place.start(f"{climb}climb()"))
    finished(place.start(f"{climb}climb()"))

    assert place.sql(STEPS) == (TASKS, TASKS, TASKS)
    assert place.sql(TOLD) == (2, 2)
    assert place.sql(ENDED) == (1,)
