"""What is addressed to somebody by name is mailed at once, if they want that, when an office is at work."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from pytest_django.fixtures import Settings

from giaoban.notifications.actions import open_notice, set_wishes
from giaoban.notifications.mailing import send_due_by
from giaoban.notifications.models import Notice, NoticeKind
from giaoban.organisation.models import Agency, CalendarDay, User
from tests.notifications.conftest import FakeClock, Tell, moment, text_of


@pytest.fixture
def reader(specialist: User, mail_ready: None) -> User:
    """Somebody with an address, who is content with one mail a thing."""
    specialist.email = "nam@sonhai.example"
    specialist.save(update_fields=["email"])
    wish(specialist, digest=False)
    return specialist


def wish(user: User, **values: object) -> None:
    usual = {"digest": True, "digest_hour": 7, "at_once": True, "muted": [], "version": None}
    set_wishes(by=user, **(usual | values))  # type: ignore[arg-type]


def test_a_personal_notice_is_mailed_with_words_and_a_link_that_reads_it(
    reader: User, unit_head: User, tell: Tell, clock: FakeClock
) -> None:
    notice = tell(
        reader, "Việc mới: Rà soát <danh mục>", text="Hạn T4 25/11/2026.", personal=True, by=unit_head, at=clock.now
    )

    send_due_by(clock)

    (letter,) = mail.outbox
    assert letter.to == ["nam@sonhai.example"]
    assert letter.subject == "Việc mới: Rà soát <danh mục>"
    link = f"https://giaoban.sonhai.example/notices/{notice.pk}/"
    assert all(
        words in letter.body for words in ("Rà soát <danh mục>", "Hạn T4 25/11/2026.", unit_head.full_name, link)
    )
    html = text_of(letter)
    assert f'href="{link}"' in html
    assert "Rà soát &lt;danh mục&gt;" in html
    assert "<img" not in html
    assert "<style" not in html


def test_the_subject_is_one_line_however_the_title_is_written(reader: User, tell: Tell, clock: FakeClock) -> None:
    tell(reader, "Việc mới:\n" + "rà soát " * 30, personal=True, at=clock.now)

    send_due_by(clock)

    assert "\n" not in mail.outbox[0].subject
    assert len(mail.outbox[0].subject) <= 150


def test_nothing_is_sent_where_no_server_is_known(
    reader: User, tell: Tell, clock: FakeClock, settings: Settings
) -> None:
    settings.MAIL_READY = False
    tell(reader, personal=True, at=clock.now)

    send_due_by(clock)

    assert mail.outbox == []


def test_what_is_not_personal_waits_for_the_digest(reader: User, tell: Tell, clock: FakeClock) -> None:
    tell(reader, at=clock.now)

    send_due_by(clock)

    assert mail.outbox == []


def test_a_notice_is_mailed_once(reader: User, tell: Tell, clock: FakeClock) -> None:
    tell(reader, personal=True, at=clock.now)

    for _ in range(3):
        send_due_by(clock)
        clock.go(minutes=2)

    assert len(mail.outbox) == 1


def test_what_comes_together_is_one_mail(reader: User, tell: Tell, clock: FakeClock) -> None:
    tell(reader, "Đôn đốc: Việc thứ nhất", kind=NoticeKind.URGE, personal=True, at=clock.now)
    tell(reader, "Việc mới: Việc thứ hai", personal=True, at=clock.now)

    send_due_by(clock)

    (letter,) = mail.outbox
    assert letter.subject == "2 tin báo gửi đích danh bạn: Đôn đốc: Việc thứ nhất"
    assert letter.body.index("Việc thứ nhất") < letter.body.index("Việc thứ hai")


def test_who_has_read_it_is_not_mailed(reader: User, tell: Tell, clock: FakeClock) -> None:
    open_notice(tell(reader, personal=True, at=clock.now), by=reader, at=clock.now)

    send_due_by(clock)

    assert mail.outbox == []


@pytest.mark.parametrize("wished", [{"at_once": False}, {"muted": [NoticeKind.WORK]}])
def test_who_does_not_want_it_is_not_mailed(
    reader: User, tell: Tell, clock: FakeClock, wished: dict[str, object]
) -> None:
    wish(reader, digest=False, **wished)
    tell(reader, personal=True, at=clock.now)

    send_due_by(clock)

    assert mail.outbox == []


@pytest.mark.parametrize("without", [{"email": ""}, {"is_active": False}])
def test_who_cannot_be_reached_is_not_mailed(
    reader: User, tell: Tell, clock: FakeClock, without: dict[str, object]
) -> None:
    User.objects.filter(pk=reader.pk).update(**without)
    tell(reader, personal=True, at=clock.now)

    send_due_by(clock)

    assert mail.outbox == []


@pytest.mark.parametrize(
    ("when", "then"),
    [
        (moment(20, 22), moment(23, 6)),  # Friday evening; Monday
        (moment(20, 5, 59), moment(20, 6)),
        (moment(20, 21), moment(23, 6)),
        (moment(21, 10), moment(23, 6)),  # Saturday
        (moment(24, 10), moment(25, 6)),  # the Day of Culture, a holiday from 2026 on
    ],
)
def test_quiet_hours_and_days_off_are_waited_out(
    reader: User, tell: Tell, clock: FakeClock, when: object, then: object
) -> None:
    clock.now = when  # type: ignore[assignment]
    tell(reader, personal=True, at=clock.now)
    send_due_by(clock)
    assert mail.outbox == []

    clock.now = then  # type: ignore[assignment]
    send_due_by(clock)

    assert len(mail.outbox) == 1


def test_the_agencys_own_calendar_decides_what_is_a_day_off(
    reader: User, agency: Agency, tell: Tell, clock: FakeClock
) -> None:
    CalendarDay.objects.create(agency=agency, day=moment(21).date(), kind="worked", name="Làm bù")
    clock.now = moment(21, 10)
    tell(reader, personal=True, at=clock.now)

    send_due_by(clock)

    assert len(mail.outbox) == 1


def test_what_waited_too_long_is_no_news_any_more(reader: User, tell: Tell, clock: FakeClock) -> None:
    tell(reader, personal=True, at=clock.now - timedelta(days=30))

    send_due_by(clock)

    assert mail.outbox == []
    assert Notice.objects.get().mailed_at is None
