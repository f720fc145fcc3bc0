"""`giaoban mail` sends what is due, once, and says how it went."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from giaoban.organisation.models import Agency, CalendarDay, User
from giaoban.web.clock import today
from tests.notifications.conftest import Tell


@pytest.fixture
def due(specialist: User, agency: Agency, tell: Tell, mail_ready: None, settings: Settings) -> None:
    """A mail that is due, whatever day and hour it is."""
    settings.MAIL_FROM_HOUR, settings.MAIL_TO_HOUR = 0, 24
    CalendarDay.objects.create(agency=agency, day=today(), kind="worked", name="Làm bù")
    User.objects.filter(pk=specialist.pk).update(email="nam@sonhai.example")
    tell(specialist, personal=True, at=timezone.now())


def told() -> str:
    out = StringIO()
    call_command("mail", stdout=out)
    return out.getvalue()


def test_what_is_due_is_sent_once(due: None) -> None:
    assert "Đã gửi 1 thư, 0 thư không gửi được" in told()
    assert "Đã gửi 0 thư" in told()
    assert len(mail.outbox) == 1


def test_without_a_server_it_says_what_is_lacking(db: None) -> None:
    with pytest.raises(CommandError, match="EMAIL_URL"):
        told()


def test_a_server_that_is_away_is_told(due: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(self: EmailBackend) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "open", away)

    with pytest.raises(CommandError, match="Không tới được máy chủ thư"):
        told()
