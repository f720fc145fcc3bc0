"""The digest: once a working day at one's own hour, what waits unread, nothing when there is nothing."""

from __future__ import annotations

from datetime import date

import pytest
from django.core import mail
from pytest_django.fixtures import Settings

from giaoban.notifications.actions import open_notice, set_wishes
from giaoban.notifications.mailing import send_due_by
from giaoban.notifications.models import MailWish, NoticeKind
from giaoban.organisation.models import Agency, CalendarDay, User
from tests.notifications.conftest import FakeClock, Tell, moment, text_of


@pytest.fixture
def reader(specialist: User, mail_ready: None) -> User:
    """Somebody with an address who never said how they want mail."""
    specialist.email = "nam@sonhai.example"
    specialist.save(update_fields=["email"])
    return specialist


def wish(user: User, **values: object) -> None:
    usual = {"digest": True, "digest_hour": 7, "at_once": True, "muted": [], "version": None}
    set_wishes(by=user, **(usual | values))  # type: ignore[arg-type]


def sent_over(clock: FakeClock, *, hours: int) -> list[str]:
    """The subjects of what is sent while the clock goes on, looked at every quarter of an hour."""
    before = len(mail.outbox)
    for _ in range(4 * hours):
        send_due_by(clock)
        clock.go(minutes=15)
    return [str(letter.subject) for letter in mail.outbox[before:]]


def test_at_seven_comes_what_is_unread_by_kind_the_pressing_first(reader: User, tell: Tell, clock: FakeClock) -> None:
    for n in range(2):
        tell(reader, f"Việc thứ {n}", at=moment(19, 15))
    tell(reader, "Đôn đốc việc cũ", kind=NoticeKind.URGE, at=moment(19, 16))
    clock.now = moment(20, 5)

    assert sent_over(clock, hours=16) == ["3 tin báo chưa đọc: 1 đôn đốc, 2 việc được giao"]

    (letter,) = mail.outbox
    marks = ["Thứ Sáu, ngày 20/11/2026", "Đôn đốc (1)", "Đôn đốc việc cũ", "Việc được giao (2)", "Việc thứ 1"]
    places = [letter.body.index(mark) for mark in marks]
    assert places == sorted(places)
    assert text_of(letter).count("/notices/") == 5  # three notices, the inbox, the wishes


def test_the_hour_is_ones_own(reader: User, tell: Tell, clock: FakeClock) -> None:
    wish(reader, digest_hour=14)
    tell(reader, at=moment(19, 15))
    clock.now = moment(20, 6)

    assert sent_over(clock, hours=8) == []
    assert len(sent_over(clock, hours=1)) == 1


def test_nothing_unread_is_no_mail_and_what_comes_later_waits_for_tomorrow(
    reader: User, tell: Tell, clock: FakeClock
) -> None:
    open_notice(tell(reader, at=moment(18, 15)), by=reader, at=moment(18, 16))
    clock.now = moment(19, 6)
    assert sent_over(clock, hours=3) == []

    tell(reader, "Đến sau giờ", at=clock.now)

    assert sent_over(clock, hours=12) == []
    clock.now = moment(20, 6)
    assert len(sent_over(clock, hours=3)) == 1


def test_what_was_in_a_digest_is_in_no_other(reader: User, tell: Tell, clock: FakeClock) -> None:
    tell(reader, "Cũ", at=moment(18, 15))
    clock.now = moment(19, 6)
    sent_over(clock, hours=15)
    tell(reader, "Mới", at=moment(19, 22))
    clock.now = moment(20, 6)
    sent_over(clock, hours=15)

    assert [letter.body.count("Mở và trả lời") for letter in mail.outbox] == [1, 1]
    assert "Cũ" not in mail.outbox[1].body


def test_what_was_mailed_at_once_is_not_in_the_digest(reader: User, tell: Tell, clock: FakeClock) -> None:
    tell(reader, personal=True, at=moment(19, 15))
    clock.now = moment(19, 15, 1)
    assert len(sent_over(clock, hours=1)) == 1

    clock.now = moment(20, 6)
    assert sent_over(clock, hours=15) == []


def test_who_wants_nothing_at_once_has_it_in_the_digest(reader: User, tell: Tell, clock: FakeClock) -> None:
    wish(reader, at_once=False)
    tell(reader, personal=True, at=moment(19, 15))
    clock.now = moment(20, 6)

    assert sent_over(clock, hours=15) == ["1 tin báo chưa đọc: 1 việc được giao"]


@pytest.mark.parametrize("wished", [{"digest": False}, {"muted": [NoticeKind.WORK]}])
def test_who_does_not_want_it_has_none(reader: User, tell: Tell, clock: FakeClock, wished: dict[str, object]) -> None:
    wish(reader, **wished)
    tell(reader, at=moment(19, 15))
    clock.now = moment(20, 6)

    assert sent_over(clock, hours=15) == []


def test_on_a_day_off_there_is_none_and_the_next_working_day_has_it_all(
    reader: User, agency: Agency, tell: Tell, clock: FakeClock
) -> None:
    CalendarDay.objects.create(agency=agency, day=date(2026, 11, 23), kind="off", name="Nghỉ bù")
    tell(reader, at=moment(20, 15))
    tell(reader, at=moment(22, 15))
    clock.now = moment(21, 0)

    assert sent_over(clock, hours=24 * 4) == []  # Saturday, Sunday, the agency's own day, the Day of Culture
    assert len(sent_over(clock, hours=24)) == 1
    assert "2 tin báo" in mail.outbox[0].subject


def test_a_worker_that_was_away_at_the_hour_sends_it_when_it_is_back(
    reader: User, tell: Tell, clock: FakeClock
) -> None:
    tell(reader, at=moment(19, 15))
    clock.now = moment(20, 16)

    assert len(sent_over(clock, hours=1)) == 1


def test_a_long_digest_counts_what_it_does_not_list(reader: User, tell: Tell, clock: FakeClock) -> None:
    for n in range(53):
        tell(reader, f"Việc thứ {n}", at=moment(19, 15))
    clock.now = moment(20, 7)

    sent_over(clock, hours=1)

    assert "53 tin báo chưa đọc" in mail.outbox[0].subject
    assert "Còn 3 tin báo nữa" in mail.outbox[0].body
    clock.now = moment(23, 6)
    assert sent_over(clock, hours=15) == []


def test_everybody_of_every_agency_has_their_own(
    reader: User, outsider: User, unit_head: User, tell: Tell, clock: FakeClock
) -> None:
    for user in (outsider, unit_head):
        User.objects.filter(pk=user.pk).update(email=f"{user.username}@example.vn")
    for user in (reader, outsider, unit_head):
        tell(user, f"Việc của {user.username}", at=moment(19, 15))
    clock.now = moment(20, 7)

    sent_over(clock, hours=1)

    found = {letter.to[0]: letter.body for letter in mail.outbox}
    assert len(found) == len(mail.outbox) == 3
    assert "Việc của nguoingoai" in found["nguoingoai@example.vn"]
    assert "Việc của chuyenvien" not in found["nguoingoai@example.vn"]


def test_who_has_nothing_unread_has_had_the_days_digest(reader: User, unit_head: User, clock: FakeClock) -> None:
    User.objects.filter(pk=unit_head.pk).update(email="hoa@sonhai.example")
    clock.now = moment(20, 7)

    send_due_by(clock)

    assert mail.outbox == []
    assert set(MailWish.objects.values_list("digest_sent_on", flat=True)) == {date(2026, 11, 20)}


def test_an_hour_that_a_setting_has_made_too_late_is_the_last_one(
    reader: User, tell: Tell, clock: FakeClock, settings: Settings
) -> None:
    wish(reader, digest_hour=20)
    settings.MAIL_TO_HOUR = 17
    tell(reader, at=moment(19, 15))
    clock.now = moment(20, 6)

    assert sent_over(clock, hours=10) == []
    assert len(sent_over(clock, hours=2)) == 1
