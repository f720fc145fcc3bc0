"""What the inbox shows: what is unread first, then the rest, each by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from urllib.parse import urlencode

from django.db import models
from django.http import HttpRequest
from django.utils import timezone

from giaoban.notifications.models import Notice, NoticeKind
from giaoban.notifications.queries import COUNTED_TO, inbox_of, unread_first, unread_number
from giaoban.organisation.models import User
from giaoban.web.paging import Page, page_of


class Show(models.TextChoices):
    ALL = "", "Tất cả"
    UNREAD = "unread", "Chưa đọc"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for."""

    show: Show = Show.ALL
    kind: NoticeKind | None = None

    @classmethod
    def of(cls, show: str, kind: str) -> Asked:
        """Odd values are ignored, as addresses get cut and edited."""
        return cls(
            Show(show) if show in Show.values else Show.ALL, NoticeKind(kind) if kind in NoticeKind.values else None
        )

    def url(self) -> str:
        values = {"show": self.show.value, "kind": self.kind.value if self.kind else ""}
        return f"?{urlencode({name: value for name, value in values.items() if value})}"


@dataclass(frozen=True, slots=True)
class Way:
    """A link to another look at the inbox."""

    label: str
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Part:
    """What is unread, or what was read, by day."""

    is_unread: bool
    days: Sequence[tuple[date, Sequence[Notice]]]


@dataclass(frozen=True, slots=True)
class InboxPage:
    asked: Asked
    shows: Sequence[Way]
    kinds: Sequence[Way]
    parts: Sequence[Part]
    pages: Page[Notice]
    seen_at: datetime  # what comes later was not on the page

    @property
    def is_narrowed(self) -> bool:
        return self.asked != Asked()


def inbox_page(request: HttpRequest, user: User, at: datetime) -> InboxPage:
    """The inbox as the address asks for it."""
    asked = Asked.of(request.GET.get("show", ""), request.GET.get("kind", ""))
    rows = inbox_of(user)
    if asked.show is Show.UNREAD:
        rows = rows.filter(read_at__isnull=True)
    if asked.kind is not None:
        rows = rows.filter(kind=asked.kind)
    pages = page_of(request, unread_first(rows))
    return InboxPage(asked, _shows(asked), _kinds(asked), _parts(pages.rows), pages, at)


def _shows(asked: Asked) -> list[Way]:
    return [Way(show.label, Asked(show, asked.kind).url(), show is asked.show) for show in Show]


def _kinds(asked: Asked) -> list[Way]:
    kinds = [(None, "Mọi loại"), *((kind, kind.label) for kind in NoticeKind)]
    return [Way(label, Asked(asked.show, kind).url(), kind is asked.kind) for kind, label in kinds]


def _parts(notices: Sequence[Notice]) -> list[Part]:
    parts = groupby(notices, key=lambda notice: notice.read_at is None)
    return [
        Part(is_unread, [(day, list(of_day)) for day, of_day in groupby(held, key=_day)]) for is_unread, held in parts
    ]


def _day(notice: Notice) -> date:
    return timezone.localtime(notice.at).date()


def unread_words(user: User) -> str:
    """The number of unread notices as the header writes it: nothing for none, "99+" where it stops counting."""
    number = unread_number(user)
    return "" if not number else str(number) if number < COUNTED_TO else f"{COUNTED_TO - 1}+"
