"""A letter to one's own address, to see whether it arrives."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q

from giaoban.notifications.mailing.letters import trial_letter
from giaoban.notifications.mailing.postman import Postman
from giaoban.notifications.models import MailWish
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken

BETWEEN_TRIALS = timedelta(minutes=1)


def try_mail(*, by: User, at: datetime) -> None:
    """Sends a letter while the person waits; says in a sentence why it does not go.

    Not in a transaction: a server takes its time.
    """
    if not settings.MAIL_READY:
        raise RuleBroken("Máy chủ chưa cấu hình thư, nên chưa gửi được thư nào.")
    if not by.email:
        raise RuleBroken("Hãy ghi địa chỉ thư trước.")
    MailWish.objects.get_or_create(user=by, defaults={"agency_id": by.agency_id})
    rested = Q(tested_at__isnull=True) | Q(tested_at__lte=at - BETWEEN_TRIALS) | Q(tested_at__gt=at)
    if not MailWish.objects.filter(rested, user=by).update(tested_at=at):
        raise RuleBroken("Vừa gửi thử xong; hãy đợi một phút rồi thử lại.")
    if not _goes(by, at):
        raise RuleBroken(f"Máy chủ thư không nhận thư gửi tới {by.email}. Hãy xem lại địa chỉ, hoặc hỏi quản trị.")


def _goes(person: User, at: datetime) -> bool:
    with Postman() as postman:
        letter = trial_letter(person, f"test-{person.pk}-{at.timestamp():.0f}")
        return postman.reaches_the_server() and postman.post(letter)
