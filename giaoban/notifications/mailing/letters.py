"""The letters: plain words with links into the installation, and the same as small HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from giaoban.core.text.folding import squeeze
from giaoban.notifications.models import Notice, NoticeKind
from giaoban.organisation.models import User
from giaoban.web.templatetags.words import long_day

LISTED = 50  # in one letter; the others are counted
SUBJECT = 150
# What cannot wait stands first.
ORDER = (
    NoticeKind.URGE,
    NoticeKind.EXTENSION,
    NoticeKind.RESULT,
    NoticeKind.WORK,
    NoticeKind.PLAN,
    NoticeKind.SYSTEM,
)


@dataclass(frozen=True, slots=True)
class Item:
    """A notice in a letter; the link reads it and leads to its page."""

    notice: Notice
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    items: Sequence[Item]


def personal_letter(notices: Sequence[Notice], key: str) -> EmailMultiAlternatives:
    """One or more notices that are addressed to a person by name."""
    first = notices[0]
    subject = first.title if len(notices) == 1 else f"{len(notices)} tin báo gửi đích danh bạn: {first.title}"
    return _letter(first.to, subject, key, groups=_groups(notices) if len(notices) > 1 else [_alone(first)])


def digest_letter(person: User, notices: Sequence[Notice], day: date, key: str) -> EmailMultiAlternatives:
    """What waits unread, by kind, the newest first."""
    counts = {kind: sum(notice.kind == kind for notice in notices) for kind in ORDER}
    told = ", ".join(f"{number} {kind.label.lower()}" for kind, number in counts.items() if number)
    subject = f"{len(notices)} tin báo chưa đọc: {told}"
    lead = f"Tin báo bạn chưa đọc, {long_day(day)}:"
    more = max(0, len(notices) - LISTED)
    return _letter(person, subject, key, groups=_groups(notices[:LISTED]), lead=lead, more=more)


def trial_letter(person: User, key: str) -> EmailMultiAlternatives:
    """Tells that mail arrives."""
    lead = "Đây là thư gửi thử. Bạn đọc được thư này nghĩa là thư của Giao Ban tới được hộp thư của bạn."
    return _letter(person, "Thư gửi thử của Giao Ban", key, groups=[], lead=lead)


def _letter(
    person: User, subject: str, key: str, *, groups: Sequence[Group], lead: str = "", more: int = 0
) -> EmailMultiAlternatives:
    said = {
        "person": person,
        "agency": person.agency,
        "groups": groups,
        "lead": lead,
        "more": more,
        "subject": _line(subject),
        "inbox_url": _url("notice-list"),
        "wishes_url": _url("mail-wishes"),
    }
    letter = EmailMultiAlternatives(
        subject=_line(subject),
        body=render_to_string("notifications/mail/letter.txt", said),
        to=[person.email],
        headers={
            "Message-ID": f"<{key}@{urlsplit(settings.GIAOBAN_URL).hostname or 'giaoban'}>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    letter.attach_alternative(render_to_string("notifications/mail/letter.html", said), "text/html")
    return letter


def _alone(notice: Notice) -> Group:
    return Group("", [_item(notice)])


def _groups(notices: Sequence[Notice]) -> list[Group]:
    """The notices by kind, in the order in which they were given."""
    sorted_ = sorted(notices, key=lambda notice: ORDER.index(NoticeKind(notice.kind)))
    groups = ((kind, list(held)) for kind, held in groupby(sorted_, key=lambda notice: notice.kind))
    return [Group(f"{NoticeKind(kind).label} ({len(held)})", [_item(n) for n in held]) for kind, held in groups]


def _item(notice: Notice) -> Item:
    return Item(notice, _url("notice-open", notice.pk))


def _url(name: str, *values: int) -> str:
    address: str = settings.GIAOBAN_URL
    return address.rstrip("/") + reverse(name, args=values)


def _line(text: str) -> str:
    """Words that fit a subject: one line, not too long."""
    text = squeeze(text)
    return text if len(text) <= SUBJECT else text[: SUBJECT - 1].rstrip() + "…"
