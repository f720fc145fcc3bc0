"""Notices of the cast."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.utils import timezone
from pytest_django.fixtures import Settings

from giaoban.notifications.actions import Told, notify
from giaoban.notifications.models import Notice, NoticeKind
from giaoban.organisation.models import User

Tell = Callable[..., Notice]


@pytest.fixture
def tell(db: None) -> Tell:
    """Tells a person something, a while ago."""

    def tell(
        to: User,
        title: str = "Việc mới: Rà soát danh mục",
        *,
        kind: NoticeKind = NoticeKind.WORK,
        at: datetime | None = None,
        by: User | None = None,
        **more: object,
    ) -> Notice:
        told = Told(to.pk, kind, title, **more)  # type: ignore[arg-type]
        return notify([told], by=by, agency_id=to.agency_id, at=at or timezone.now() - timedelta(minutes=5))[0]

    return tell


class FakeClock:
    """A clock that goes when it is told to; `now` may be set to any moment."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def go(self, **span: int) -> None:
        self.now += timedelta(**span)


def moment(day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment of November 2026, whose 20th is a Friday, where the office is."""
    return datetime(2026, 11, day, hour, minute, tzinfo=timezone.get_current_timezone())


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(moment(20, 9))


@pytest.fixture
def mail_ready(settings: Settings) -> None:
    """An installation with a mail server."""
    settings.MAIL_READY = True
    settings.GIAOBAN_URL = "https://giaoban.sonhai.example"


def text_of(letter: EmailMessage) -> str:
    """The letter as HTML."""
    assert isinstance(letter, EmailMultiAlternatives)
    return str(letter.alternatives[0][0])
