"""Notices of the cast."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

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
