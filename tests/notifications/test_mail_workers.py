"""Workers of the mail as real processes: one that is killed, several at once."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone

from giaoban.notifications.actions import Told, notify
from giaoban.notifications.models import MailWish, Notice, NoticeKind
from giaoban.organisation.models import Agency, CalendarDay, Role, User
from giaoban.web.clock import today
from tests.build import make_person
from tests.installation import Installation, finished, installed, kill

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(sys.platform != "linux", reason="processes are killed as a power cut would"),
]

PEOPLE = 12
# A process with a mail server that writes down what it takes, whatever the hour is.
SERVER = """
import os, time
from django.core.mail.backends.base import BaseEmailBackend
from giaoban.notifications.mailing import send_due_by
from django.utils import timezone
PAUSE = float(os.environ.get("SERVER_PAUSE", "0"))
class Server(BaseEmailBackend):
    def send_messages(self, messages):
        for message in messages:
            with open(os.environ["SERVER_BOOK"], "a") as book:
                book.write(message.to[0] + " " + message.extra_headers["Message-ID"] + "\\n")
        if PAUSE > 1:
            print("taken", flush=True)
        time.sleep(PAUSE)
        return len(messages)
import giaoban.notifications.mailing.postman as postman
postman.get_connection = Server
send_due_by(timezone.now)
"""


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the server took: one line a mail."""
    for name, value in {
        "EMAIL_URL": "dummymail://",
        "GIAOBAN_URL": "https://giaoban.sonhai.example",
        "MAIL_FROM_HOUR": "0",
        "MAIL_TO_HOUR": "24",
        "SERVER_BOOK": str(tmp_path / "book"),
    }.items():
        monkeypatch.setenv(name, value)
    return tmp_path / "book"


@pytest.fixture
def told(agency: Agency, office: object) -> list[User]:
    """People who each have a personal notice and one for the digest, on a day that is worked."""
    for day in (today(), today() + timedelta(1)):
        CalendarDay.objects.create(agency=agency, day=day, kind="worked", name="Làm bù")
    people = [make_person(agency, f"nguoi{n}", Role.CLERK) for n in range(PEOPLE)]
    for user in people:
        User.objects.filter(pk=user.pk).update(email=f"{user.username}@sonhai.example")
        MailWish.objects.create(user=user, agency=agency, digest_hour=0)
    kinds = [(user, personal) for user in people for personal in (True, False)]
    words = [Told(user.pk, NoticeKind.WORK, "Việc mới", personal=personal) for user, personal in kinds]
    notify(words, by=None, agency_id=agency.pk, at=timezone.now() - timedelta(minutes=1))
    return people


def personal_mails(book: Path) -> list[str]:
    return [line for line in book.read_text().splitlines() if "<notice-" in line]


def hold_over(place: Installation) -> None:
    """The time that a hold lasts goes by."""
    before = timezone.now() - timedelta(seconds=1)
    place.sql("UPDATE notifications_notice SET mail_held_until = %s WHERE mail_held_until IS NOT NULL", str(before))


def test_a_mail_of_a_killed_worker_is_taken_up_when_the_hold_ends_as_the_same_mail(
    tmp_path: Path, book: Path, told: list[User], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = installed(tmp_path)
    monkeypatch.setenv("SERVER_PAUSE", "600")
    worker = place.start(SERVER)
    assert worker.stdout
    assert worker.stdout.readline() == "taken\n"
    kill(worker)
    monkeypatch.setenv("SERVER_PAUSE", "0")

    finished(place.start(SERVER))
    assert len(personal_mails(book)) == PEOPLE  # the one that is held is left alone
    hold_over(place)
    finished(place.start(SERVER))

    seen = Counter(personal_mails(book))
    assert len({line.split()[0] for line in seen}) == PEOPLE
    assert sorted(seen.values()) == [1] * (PEOPLE - 1) + [2]  # the server took it twice, under one Message-ID
    finished(place.start(SERVER))
    assert Counter(personal_mails(book)) == seen


def test_several_workers_at_once_send_each_mail_once(
    tmp_path: Path, book: Path, told: list[User], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = installed(tmp_path)
    monkeypatch.setenv("SERVER_PAUSE", "0.05")

    for process in [place.start(SERVER) for _ in range(4)]:
        finished(process)

    found = Counter(line.split()[0] for line in personal_mails(book))
    assert found == {f"nguoi{n}@sonhai.example": 1 for n in range(PEOPLE)}
    digests = Counter(line for line in book.read_text().splitlines() if "<digest-" in line)
    assert (len(digests), set(digests.values())) == (PEOPLE, {1})


@pytest.mark.postgres
def test_a_worker_passes_over_what_another_one_is_just_taking(tmp_path: Path, book: Path, told: list[User]) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time")
    place = installed(tmp_path)
    taken = Notice.objects.filter(to=told[0], personal=True)

    with transaction.atomic():
        list(taken.select_for_update())
        finished(place.start(SERVER))

    assert len(personal_mails(book)) == PEOPLE - 1
