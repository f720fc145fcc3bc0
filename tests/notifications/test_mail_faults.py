"""Servers that refuse, servers that are away, clocks that jump: nothing doubled, nothing lost."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from giaoban.notifications.mailing import letters, send_due_by
from giaoban.notifications.mailing.holds import HOLD, TRIES
from giaoban.notifications.models import Notice
from giaoban.organisation.models import User
from tests.notifications.conftest import FakeClock, Tell, moment


@pytest.fixture
def reader(specialist: User, mail_ready: None) -> User:
    specialist.email = "nam@sonhai.example"
    specialist.save(update_fields=["email"])
    return specialist


@pytest.fixture
def neighbour(unit_head: User) -> User:
    unit_head.email = "hoa@sonhai.example"
    unit_head.save(update_fields=["email"])
    return unit_head


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Addresses that the server refuses."""
    addresses: set[str] = set()
    send = EmailBackend.send_messages

    def send_unless_refused(self: EmailBackend, messages: list[mail.EmailMessage]) -> int:
        if addresses & {address for message in messages for address in message.to}:
            raise ConnectionResetError("550 no such person")
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send_unless_refused)
    return addresses


def ids() -> list[str]:
    return [letter.extra_headers["Message-ID"] for letter in mail.outbox]


def test_an_address_that_is_refused_does_not_stop_the_others(
    reader: User, neighbour: User, tell: Tell, clock: FakeClock, refused: set[str]
) -> None:
    refused.add("nam@sonhai.example")
    tell(reader, personal=True, at=clock.now)
    tell(neighbour, personal=True, at=clock.now)

    sent = send_due_by(clock)

    assert (sent.letters, sent.failed) == (1, 1)
    assert [letter.to for letter in mail.outbox] == [["hoa@sonhai.example"]]


def test_what_failed_is_tried_again_after_a_pause_that_grows(
    reader: User, tell: Tell, clock: FakeClock, refused: set[str]
) -> None:
    refused.add("nam@sonhai.example")
    tell(reader, personal=True, at=clock.now)
    tries = []
    for _ in range(60):
        if send_due_by(clock).failed:
            tries.append(clock.now)
        clock.go(minutes=1)

    pauses = [later - earlier for earlier, later in pairwise(tries)]
    assert pauses == [timedelta(minutes=minutes) for minutes in (5, 10, 20)]


def test_what_failed_arrives_when_the_server_takes_it(
    reader: User, tell: Tell, clock: FakeClock, refused: set[str]
) -> None:
    refused.add("nam@sonhai.example")
    tell(reader, personal=True, at=clock.now)
    send_due_by(clock)
    refused.clear()

    clock.go(minutes=5)
    send_due_by(clock)
    clock.go(minutes=30)
    send_due_by(clock)

    assert len(mail.outbox) == 1


def test_what_is_refused_for_a_day_is_given_up_with_a_word_and_stands_in_the_digest(
    reader: User, tell: Tell, clock: FakeClock, refused: set[str], caplog: pytest.LogCaptureFixture
) -> None:
    refused.add("nam@sonhai.example")
    notice = tell(reader, personal=True, at=clock.now)
    failed = 0
    while clock.now < moment(23, 12):
        failed += send_due_by(clock).failed
        clock.go(minutes=15)
    assert "given up" in caplog.text
    assert Notice.objects.get(pk=notice.pk).mail_tries == TRIES

    refused.clear()
    clock.now = moment(25, 7)
    send_due_by(clock)

    (letter,) = mail.outbox
    assert letter.subject.startswith("1 tin báo chưa đọc")


def test_a_digest_that_failed_comes_later_the_same_day_as_the_same_mail(
    reader: User, tell: Tell, clock: FakeClock, refused: set[str]
) -> None:
    refused.add("nam@sonhai.example")
    tell(reader, "Sớm", at=moment(19, 15))
    clock.now = moment(20, 7)
    assert send_due_by(clock).failed == 1
    tell(reader, "Muộn", at=moment(20, 7, 1))
    refused.clear()

    clock.go(minutes=4)
    assert send_due_by(clock).letters == 0
    clock.go(minutes=1)
    send_due_by(clock)

    (letter,) = mail.outbox
    assert ids() == [f"<digest-{reader.pk}-20261120@giaoban.sonhai.example>"]
    assert "Muộn" not in letter.body  # a server that knows the Message-ID may drop this mail
    clock.now = moment(23, 7)
    send_due_by(clock)
    assert "Muộn" in mail.outbox[1].body


def test_a_digest_that_is_refused_all_day_is_in_the_next_ones(
    reader: User, tell: Tell, clock: FakeClock, refused: set[str]
) -> None:
    refused.add("nam@sonhai.example")
    tell(reader, at=moment(19, 15))
    clock.now = moment(20, 7)
    while clock.now < moment(21):
        send_due_by(clock)
        clock.go(minutes=10)
    refused.clear()

    clock.now = moment(23, 7)
    send_due_by(clock)

    assert len(mail.outbox) == 1


def test_a_server_that_is_away_uses_up_no_tries(
    reader: User, tell: Tell, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(self: EmailBackend) -> None:
        raise ConnectionRefusedError

    notice = tell(reader, personal=True, at=clock.now)
    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "open", away)
        for _ in range(20):
            assert not send_due_by(clock).reached
            clock.go(minutes=2)
    notice.refresh_from_db()
    assert notice.mail_tries == 0

    send_due_by(clock)

    assert len(mail.outbox) == 1


def test_a_letter_that_cannot_be_written_does_not_stop_the_others(
    reader: User, neighbour: User, tell: Tell, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = letters.personal_letter

    def write_or_fail(notices: list[Notice], key: str) -> mail.EmailMultiAlternatives:
        if notices[0].to_id == reader.pk:
            raise ZeroDivisionError
        return write(notices, key)

    monkeypatch.setattr("giaoban.notifications.mailing.at_once.personal_letter", write_or_fail)
    tell(reader, personal=True, at=clock.now)
    tell(neighbour, personal=True, at=clock.now)

    send_due_by(clock)

    assert [letter.to for letter in mail.outbox] == [["hoa@sonhai.example"]]


def held(notice: Notice, clock: FakeClock) -> None:
    """As a worker leaves it that died after it had taken it."""
    Notice.objects.filter(pk=notice.pk).update(mail_held_until=clock.now + HOLD, mail_key="notice-1-x", mail_tries=1)


def test_what_another_worker_holds_is_left_until_the_hold_ends(reader: User, tell: Tell, clock: FakeClock) -> None:
    held(tell(reader, personal=True, at=clock.now), clock)

    assert send_due_by(clock).letters == 0
    clock.now += HOLD
    assert send_due_by(clock).letters == 1
    assert ids() == ["<notice-1-x@giaoban.sonhai.example>"]


def test_what_was_tried_before_stays_a_mail_of_its_own(reader: User, tell: Tell, clock: FakeClock) -> None:
    held(tell(reader, "Cũ", personal=True, at=clock.now), clock)
    clock.now += HOLD
    tell(reader, "Mới", personal=True, at=clock.now)

    send_due_by(clock)

    assert sorted(letter.subject for letter in mail.outbox) == ["Cũ", "Mới"]


def test_a_clock_that_jumps_back_doubles_nothing_and_holds_nothing_up(
    reader: User, tell: Tell, clock: FakeClock
) -> None:
    clock.now = moment(27, 9)  # a week ahead
    tell(reader, "Của tuần sau", personal=True, at=clock.now)
    send_due_by(clock)
    left = tell(reader, "Đang gửi thì máy tắt", personal=True, at=clock.now)
    held(left, clock)
    clock.now = moment(20, 9)  # put right
    tell(reader, "Của hôm nay", personal=True, at=clock.now)

    for _ in range(3):
        send_due_by(clock)
        clock.go(minutes=2)

    assert mail.outbox[0].subject == "Của tuần sau"
    assert sorted(letter.subject for letter in mail.outbox[1:]) == ["Của hôm nay", "Đang gửi thì máy tắt"]


def test_a_clock_that_jumps_forth_and_back_sends_each_notice_in_one_digest(
    reader: User, tell: Tell, clock: FakeClock
) -> None:
    tell(reader, "Một", at=moment(18, 15))
    clock.now = moment(19, 7)
    send_due_by(clock)
    tell(reader, "Hai", at=moment(19, 15))
    for day in (26, 19, 27, 20):
        clock.now = moment(day, 7)
        send_due_by(clock)

    assert ["Một" in letter.body for letter in mail.outbox] == [True, False]
    assert "Hai" in mail.outbox[1].body
