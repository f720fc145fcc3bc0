"""The log of urging: who was told of what and when, whether they read it, what they answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from giaoban.core.calendar.typed_days import read_typed_day
from giaoban.core.urging.ladder import Addressee, when_in_words
from giaoban.organisation.access import may, visible
from giaoban.organisation.models import Unit, User
from giaoban.organisation.queries import standing
from giaoban.organisation.rights import Right
from giaoban.tasks.models import Urge
from giaoban.web.numbers import whole_number
from giaoban.web.paging import PAGE_SIZE, Along, Page, page_along
from giaoban.web.templatetags.words import day
from giaoban.web.workbooks import SheetTable

PRINTED = 1000  # rows on the page made for printing
MOST = 20_000  # rows of a sheet: what an office can still look through
YES_NO = (("", "Tất cả"), ("no", "Chưa"), ("yes", "Rồi"))
WAYS = (("", "Tất cả"), ("ladder", "Nhắc tự động"), ("hand", "Đôn đốc của Văn phòng, lãnh đạo"))


@dataclass(frozen=True, slots=True)
class LogFilter:
    """What the log is narrowed to; empty means everything."""

    unit: int | None = None
    person: int | None = None
    task: int | None = None
    answered: str = ""
    read: str = ""
    way: str = ""
    since: date | None = None
    until: date | None = None

    def query(self, **more: str) -> str:
        """The address that asks for this."""
        values = {name: getattr(self, name) for name in self.__slots__} | more
        return urlencode({name: str(value) for name, value in values.items() if value})


def asked_in(query: Mapping[str, str]) -> LogFilter:
    """What an address asks for, as far as it can be understood."""

    def one_of(name: str, known: Sequence[tuple[str, str]]) -> str:
        return query.get(name, "") if query.get(name) in dict(known) else ""

    return LogFilter(
        unit=_row(query.get("unit", "")),
        person=_row(query.get("person", "")),
        task=_row(query.get("task", "")),
        answered=one_of("answered", YES_NO),
        read=one_of("read", YES_NO),
        way=one_of("way", WAYS),
        since=read_typed_day(query.get("since", "")),
        until=read_typed_day(query.get("until", "")),
    )


def _row(text: str) -> int | None:
    return whole_number(text) or None


def urges_visible_to(user: User, *, on: date) -> QuerySet[Urge]:
    """All of the agency for who may urge in it; else what one was told, what one's units and one's work were."""
    rows = visible(Urge.objects.all(), user)
    if may(user, Right.URGE, on=on):
        return rows
    now = standing(user, on)
    mine = Q(to=user) | Q(by=user) | Q(task__assignee=user)
    return rows.filter(mine | Q(task__lead_unit__in=now.with_ended(now.heads))) if now.heads else rows.filter(mine)


def narrowed(rows: QuerySet[Urge], asked: LogFilter) -> QuerySet[Urge]:
    conditions: dict[str, Any] = {
        "task__lead_unit": asked.unit,
        "to": asked.person,
        "task": asked.task,
        "on__gte": asked.since,
        "on__lte": asked.until,
        "answered_at__isnull": {"no": True, "yes": False}.get(asked.answered),
        "rung__isnull": {"ladder": False, "hand": True}.get(asked.way),
    }
    rows = rows.filter(**{name: value for name, value in conditions.items() if value is not None})
    if asked.read:
        rows = rows.filter(notice__read_at__isnull=False) if asked.read == "yes" else rows.filter(_unread())
    return rows


def _unread() -> Q:
    return Q(notice__read_at__isnull=True)


@dataclass(frozen=True, slots=True)
class LogRow:
    """A line of the log; `mine` where whoever looks has still to answer."""

    urge: Urge
    step: str
    told_as: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter that one chooses from a list."""

    name: str
    label: str
    value: str
    options: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class LogPage:
    """The log as the address asks for it."""

    asked: LogFilter
    choices: Sequence[Choice]
    page: Page[Any]
    rows: Sequence[LogRow]
    told: Sequence[str]
    whole: bool

    @property
    def query(self) -> str:
        return self.asked.query()


def log_page(request: HttpRequest, user: User, *, on: date) -> LogPage:
    asked, whole = asked_in(request.GET), request.GET.get("size") == "all"
    rows = _with_words(narrowed(urges_visible_to(user, on=on), asked))
    page: Page[Any] = page_along(request, rows, Along(None, backward=True), PRINTED if whole else PAGE_SIZE)
    choices = choices_of(user, asked)
    return LogPage(asked, choices, page, [_in_words(urge, user) for urge in page.rows], told_of(asked, choices), whole)


def _with_words(rows: QuerySet[Urge]) -> QuerySet[Urge]:
    return rows.select_related("task", "task__lead_unit", "to", "by", "notice").defer("task__words", "notice__text")


def _in_words(urge: Urge, user: User) -> LogRow:
    told_as = Addressee(urge.to_as).label if urge.to_as in set(Addressee) else ""
    step = when_in_words(urge.rung) if urge.rung is not None else f"{urge.by.full_name if urge.by else ''} đôn đốc"
    return LogRow(urge, step, told_as, urge.to_id == user.pk and urge.answered_at is None)


def choices_of(user: User, asked: LogFilter) -> list[Choice]:
    units = visible(Unit.objects.all(), user).values_list("pk", "name")
    people = visible(User.objects.all(), user).values_list("pk", "full_name")
    every = [("", "Tất cả")]
    return [
        Choice("unit", "Đơn vị", str(asked.unit or ""), every + [(str(pk), name) for pk, name in units]),
        Choice("person", "Người nhận", str(asked.person or ""), every + [(str(pk), name) for pk, name in people]),
        Choice("way", "Cách đôn đốc", asked.way, WAYS),
        Choice("read", "Đã đọc", asked.read, YES_NO),
        Choice("answered", "Đã trả lời", asked.answered, YES_NO),
    ]


def told_of(asked: LogFilter, choices: Sequence[Choice]) -> list[str]:
    """What the log is narrowed to, in words."""
    told = [f"{one.label}: {dict(one.options).get(one.value, '…')}" for one in choices if one.value]
    told += [f"Từ {day(asked.since)}"] if asked.since else []
    told += [f"Đến {day(asked.until)}"] if asked.until else []
    return told + (["Về một nhiệm vụ"] if asked.task else [])


COLUMNS: tuple[tuple[str, int], ...] = (
    ("TT", 6),
    ("Ngày", 12),
    ("Nhiệm vụ", 55),
    ("Đơn vị", 22),
    ("Hạn", 12),
    ("Bậc, người đôn đốc", 26),
    ("Người nhận", 22),
    ("Nội dung", 45),
    ("Đọc ngày", 12),
    ("Trả lời ngày", 12),
    ("Trả lời", 40),
)


def log_table(user: User, asked: LogFilter, *, on: date) -> SheetTable:
    """The very rows of the log, for Excel; of more than `MOST` the newest, and a sentence on top says so."""
    rows = list(_with_words(narrowed(urges_visible_to(user, on=on), asked)).order_by("-pk")[: MOST + 1])
    top = ["Nhật ký đôn đốc", user.agency.name, "; ".join([*told_of(asked, choices_of(user, asked)), f"lập {day(on)}"])]
    top += [f"Chỉ gồm {MOST:,} lượt mới nhất; hãy lọc bớt để có đủ.".replace(",", ".")] if len(rows) > MOST else []
    return SheetTable("Đôn đốc", top, COLUMNS, [_line(n, _in_words(u, user)) for n, u in enumerate(rows[:MOST], 1)])


def _line(number: int, row: LogRow) -> list[Any]:
    urge = row.urge
    unit = urge.task.lead_unit
    return [
        number,
        urge.on,
        urge.task.text,
        unit.name if unit else urge.task.lead_unit_words,
        urge.due,
        row.step,
        f"{urge.to.full_name} ({row.told_as})" if row.told_as else urge.to.full_name,
        urge.text,
        timezone.localdate(urge.notice.read_at) if urge.notice and urge.notice.read_at else None,
        timezone.localdate(urge.answered_at) if urge.answered_at else None,
        urge.answer,
    ]
