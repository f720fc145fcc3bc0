"""What was read long ago is cleared; what nobody read stays."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from pytest_django.fixtures import Settings

from giaoban.notifications.clearing import clear_old
from giaoban.notifications.models import Notice
from giaoban.organisation.models import User
from tests.notifications.conftest import Tell


def test_what_was_read_longer_ago_than_it_is_kept_goes(specialist: User, tell: Tell, settings: Settings) -> None:
    settings.NOTICES_KEPT_DAYS = 365
    now = timezone.now()
    long_ago, lately, unread = (tell(specialist, at=now - timedelta(days=800)) for _ in range(3))
    Notice.objects.filter(pk=long_ago.pk).update(read_at=now - timedelta(days=366))
    Notice.objects.filter(pk=lately.pk).update(read_at=now - timedelta(days=364))

    clear_old()

    assert set(Notice.objects.all()) == {lately, unread}
