"""What the pages of meetings show: the notices by year, and what became of each order of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from django.db import models
from django.urls import reverse

from giaoban.core.lifecycle.tasks import OPEN, TaskState
from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.meetings.models import Conclusion, Meeting
from giaoban.meetings.queries import conclusions_of, tallies_of
from giaoban.tasks.pages import Chip, due_note, state_chip
from giaoban.tasks.tallies import Tally


class By(models.TextChoices):
    NOTICE = "notice", "Theo thông báo"
    UNIT = "unit", "Theo đơn vị"


class Show(models.TextChoices):
    """Which orders: the word stands beside their number."""

    ALL = "all", "kết luận"
    OPEN = "open", "chưa xong"
    LATE = "late", "quá hạn"
    WAITING = "waiting", "chờ xác nhận"
    DONE = "done", "hoàn thành"


LOOKS = {Show.LATE: "bad", Show.WAITING: "warn", Show.DONE: "ok"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for."""

    by: By = By.NOTICE
    show: Show = Show.ALL

    def url(self, *, by: By | None = None, show: Show | None = None) -> str:
        asked = replace(self, by=by or self.by, show=show or self.show)
        plain = Asked()
        values = {
            "by": "" if asked.by == plain.by else asked.by.value,
            "show": "" if asked.show == plain.show else asked.show.value,
        }
        return f"?{urlencode({name: value for name, value in values.items() if value})}"


def asked_for(by: str, show: str) -> Asked:
    """What an address asks for; odd values are ignored, as addresses get cut and edited."""
    return Asked(By(by) if by in By.values else By.NOTICE, Show(show) if show in Show.values else Show.ALL)


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in the list."""

    meeting: Meeting
    tally: Tally

    @property
    def late_url(self) -> str:
        return reverse("conclusion-show", args=[self.meeting.pk]) + Asked().url(show=Show.LATE)


def meeting_years(meetings: Sequence[Meeting], today: date) -> list[tuple[int | None, list[MeetingRow]]]:
    """The meetings of a page of the list, by year."""
    found = tallies_of(meetings, today)
    rows = [MeetingRow(meeting, found.get(meeting.pk, Tally())) for meeting in meetings]
    years = groupby(rows, key=lambda row: row.meeting.issued_on.year if row.meeting.issued_on else None)
    return [(year, list(held)) for year, held in years]


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order with where its task stands."""

    conclusion: Conclusion
    state: Chip | None = None
    note: Chip | None = None
    is_late: bool = False

    def is_among(self, show: Show) -> bool:
        if show is Show.ALL:
            return True
        task = self.conclusion.task
        if task is None:
            return False
        return {
            Show.OPEN: task.state in OPEN,
            Show.LATE: self.is_late,
            Show.WAITING: task.state == TaskState.AWAITING_CONFIRMATION,
            Show.DONE: task.state == TaskState.DONE,
        }[show]


@dataclass(frozen=True, slots=True)
class OrderCount:
    """How many orders stand in a way; a link to them on the same page."""

    show: Show
    number: int
    url: str
    look: str
    asked: bool


@dataclass(frozen=True, slots=True)
class NoticePage:
    """A notice with its orders under headings: its own, or the units that they are given to."""

    meeting: Meeting
    asked: Asked
    counts: Sequence[OrderCount]
    ways: Sequence[tuple[By, str]]
    groups: Sequence[tuple[str, Sequence[OrderRow]]]

    @property
    def everything_url(self) -> str:
        return self.asked.url(show=Show.ALL)


def notice_page(meeting: Meeting, asked: Asked, today: date) -> NoticePage:
    rows = [_row(conclusion, today) for conclusion in conclusions_of(meeting)]
    shown = [row for row in rows if row.is_among(asked.show)]
    numbers = [(show, sum(row.is_among(show) for row in rows)) for show in Show]
    return NoticePage(
        meeting=meeting,
        asked=asked,
        counts=[
            OrderCount(show, number, asked.url(show=show), LOOKS.get(show, ""), show is asked.show)
            for show, number in numbers
            if number or show is not Show.WAITING
        ],
        ways=[(by, asked.url(by=by)) for by in By],
        groups=_by_unit(shown) if asked.by is By.UNIT else _by_heading(shown),
    )


def _row(conclusion: Conclusion, today: date) -> OrderRow:
    task = conclusion.task
    if task is None:
        return OrderRow(conclusion)
    late = task.timeliness(today) is Timeliness.OVERDUE
    return OrderRow(conclusion, state_chip(task, today), due_note(task, today), late)


def _by_heading(rows: Sequence[OrderRow]) -> list[tuple[str, Sequence[OrderRow]]]:
    return [(title, list(held)) for title, held in groupby(rows, key=lambda row: row.conclusion.section)]


def _by_unit(rows: Sequence[OrderRow]) -> list[tuple[str, Sequence[OrderRow]]]:
    """By who leads the work now, units in the order of the agency; what nobody leads comes last."""
    held: dict[tuple[bool, int, str], list[OrderRow]] = {}
    for row in rows:
        unit = row.conclusion.task.lead_unit if row.conclusion.task else None
        key = (False, unit.order, unit.name) if unit else (True, 0, row.conclusion.unit_words or "Chưa rõ đơn vị")
        held.setdefault(key, []).append(row)
    return [(name, found) for (_, _, name), found in sorted(held.items())]
