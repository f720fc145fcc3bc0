"""Opening notices: one, all of them, and taking the latter back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from giaoban.notifications.models import Notice, NoticeKind
from giaoban.notifications.queries import inbox_of, unread_of
from giaoban.organisation.models import User
from giaoban.organisation.rules import NotAllowed


@transaction.atomic
def open_notice(notice: Notice, *, by: User, at: datetime) -> None:
    """The notice is read from now on; who opens it again changes nothing."""
    if notice.to_id != by.pk:
        raise NotAllowed("Chỉ người nhận mở được tin báo này.")
    Notice.objects.filter(pk=notice.pk, read_at__isnull=True).update(read_at=at)


@transaction.atomic
def read_answered(notices: Collection[int], *, by: User, at: datetime) -> None:
    """What was answered is read, though it was never opened."""
    rows = unread_of(by).filter(pk__in=notices)
    # Locked in one order: the mail that is just being sent marks the same rows.
    list(rows.order_by("pk").select_for_update().values_list("pk"))
    rows.update(read_at=at)


@transaction.atomic
def read_all(*, by: User, at: datetime, until: datetime, kind: NoticeKind | None = None) -> int:
    """Everything that came until a moment counts as read, perhaps of one kind only; gives how many.

    `until` is when the list was shown: what came since was not seen and stays unread.
    """
    rows = unread_of(by).filter(at__lte=until)
    if kind is not None:
        rows = rows.filter(kind=kind)
    # Locked in one order: the mail that is just being sent marks the same rows.
    list(rows.order_by("pk").select_for_update().values_list("pk"))
    return rows.update(read_at=at)


@transaction.atomic
def unread_again(*, by: User, read_at: datetime) -> int:
    """Takes back what was read in one go at a moment."""
    return inbox_of(by).filter(read_at=read_at).update(read_at=None)
