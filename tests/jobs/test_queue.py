"""Jobs wait in the database and are made by a worker, in the order in which they were put down."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from giaoban.jobs.queue import KEPT_FOR, forget_finished, later
from giaoban.jobs.worker import keep_the_clock

pytestmark = pytest.mark.django_db(transaction=True)  # a worker closes connections, which no transaction survives

done: list[str] = []
STOP = threading.Event()


@pytest.fixture(autouse=True)
def nothing_done() -> None:
    done.clear()
    STOP.clear()


def note(word: str) -> None:
    done.append(word)


def fail() -> None:
    done.append("failing")
    raise ZeroDivisionError


def stop() -> None:
    done.append("stop")
    STOP.set()


def test_a_job_waits_for_a_worker(jobs_queued: None) -> None:
    later(note, "one")
    assert done == []

    call_command("work", until_done=True)

    assert done == ["one"]


def test_without_workers_a_job_is_done_at_once() -> None:
    later(note, "one")

    assert done == ["one"]


def test_a_job_goes_with_the_transaction_that_asked_for_it(jobs_queued: None) -> None:
    with transaction.atomic():
        later(note, "one")
        transaction.set_rollback(True)

    call_command("work", until_done=True)

    assert done == []


def test_a_call_that_waits_already_is_not_put_down_twice(jobs_queued: None) -> None:
    later(note, "one")
    later(note, "one")
    later(note, "two")

    call_command("work", until_done=True)

    assert done == ["one", "two"]


def test_a_call_that_was_made_can_be_asked_for_again(jobs_queued: None) -> None:
    later(note, "one")
    call_command("work", until_done=True)
    later(note, "one")

    call_command("work", until_done=True)

    assert done == ["one", "one"]


def test_a_job_that_fails_does_not_stop_the_others(jobs_queued: None, caplog: pytest.LogCaptureFixture) -> None:
    later(fail)
    later(note, "one")

    call_command("work", until_done=True)

    assert done == ["failing", "one"]
    assert "ZeroDivisionError" in DBTaskResult.objects.failed().get().traceback


def test_the_clock_calls_at_once_and_goes_on_after_a_fault(
    caplog: pytest.LogCaptureFixture,
) -> None:
    keep_the_clock({f"{__name__}.fail": 1, f"{__name__}.stop": 60}, STOP)

    assert done == ["failing", "stop"]
    assert "ZeroDivisionError" in caplog.text


def test_what_was_done_long_ago_is_forgotten(jobs_queued: None) -> None:
    later(note, "old")
    call_command("work", until_done=True)
    DBTaskResult.objects.update(finished_at=timezone.now() - KEPT_FOR - timedelta(hours=1))
    later(note, "new")
    call_command("work", until_done=True)
    later(note, "waiting")

    forget_finished()

    assert DBTaskResult.objects.count() == 2
