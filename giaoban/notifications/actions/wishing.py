"""How a person wants to be told by mail. Only they themselves say so."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction

from giaoban.audit.actions import record
from giaoban.notifications.models import MailWish, NoticeKind
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken, Stale


@transaction.atomic
def set_wishes(
    *, by: User, version: int | None, digest: bool, digest_hour: int, at_once: bool, muted: Sequence[NoticeKind]
) -> MailWish:
    """Keeps whether and when a person gets the digest, whether mail comes at once, and of which kinds none comes."""
    if not settings.MAIL_FROM_HOUR <= digest_hour < settings.MAIL_TO_HOUR:
        raise RuleBroken(f"Giờ gửi bản tin từ {settings.MAIL_FROM_HOUR} đến {settings.MAIL_TO_HOUR - 1} giờ.")
    wish = _locked(by)
    if version is not None and wish.version != version:
        raise Stale("Cách nhận thư")
    after = {"digest": digest, "digest_hour": digest_hour, "at_once": at_once, "muted": sorted(map(str, muted))}
    before = {name: getattr(wish, name) for name in after}
    for name, value in after.items():
        setattr(wish, name, value)
    wish.version += 1
    wish.save(update_fields=[*after, "version"])  # the columns of the mail that is being sent are not touched
    record("mail_wish.changed", wish, by=by, before=before, after=after)
    return wish


def _locked(user: User) -> MailWish:
    MailWish.objects.get_or_create(user=user, defaults={"agency_id": user.agency_id})
    return MailWish.objects.select_for_update().get(user=user)
