"""Clearing notices that were read long ago."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from giaoban.notifications.models import Notice

AT_A_TIME = 1000


def clear_old() -> None:
    """Takes out what was read longer ago than the installation keeps it; called by the clock."""
    clear_read_before(timezone.now() - timedelta(days=settings.NOTICES_KEPT_DAYS))


def clear_read_before(moment: datetime) -> int:
    """Takes out what was read before a moment, some at a time; gives how many. What is unread stays."""
    cleared = 0
    while pks := list(
        Notice.objects.filter(read_at__lt=moment).order_by("pk").values_list("pk", flat=True)[:AT_A_TIME]
    ):
        Notice.objects.filter(pk__in=pks).delete()
        cleared += len(pks)
    return cleared
