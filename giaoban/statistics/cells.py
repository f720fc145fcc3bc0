"""The cells of a table of statistics: each a condition on tasks, for a period.

Work is in play in a period when it was given by its end and not closed before its beginning. Of that work what waited
at the opening and what was received is one division, what was closed and what is open the other: both give the same
number, as the one-stop counters of provinces reckon (tồn đầu kỳ + tiếp nhận = đã giải quyết + đang giải quyết).
Drafts are not yet work; steps inside a unit are counted with the whole they belong to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import F, Q

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.statistics.spans import Span


class Cell(StrEnum):
    """A figure of the table; `label` is its heading."""

    BACKLOG = "backlog"
    RECEIVED = "received"
    TO_DO = "to_do"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    CANCELLED = "cancelled"
    RUNNING = "running"
    LATE = "late"
    CARRIED = "carried"
    # The same against the first deadline that was given.
    DONE_ON_TIME_FIRST = "done_on_time_first"
    DONE_LATE_FIRST = "done_late_first"
    RUNNING_FIRST = "running_first"
    LATE_FIRST = "late_first"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Cell.BACKLOG: "Kỳ trước chuyển sang",
    Cell.RECEIVED: "Giao trong kỳ",
    Cell.TO_DO: "Tổng phải làm",
    Cell.DONE_ON_TIME: "Xong đúng hạn",
    Cell.DONE_LATE: "Xong quá hạn",
    Cell.CANCELLED: "Đã huỷ",
    Cell.RUNNING: "Đang làm, trong hạn",
    Cell.LATE: "Đang làm, quá hạn",
    Cell.CARRIED: "Trong đó đã chuyển kỳ",
    Cell.DONE_ON_TIME_FIRST: "Xong đúng hạn đầu tiên",
    Cell.DONE_LATE_FIRST: "Xong sau hạn đầu tiên",
    Cell.RUNNING_FIRST: "Đang làm, trong hạn đầu tiên",
    Cell.LATE_FIRST: "Đang làm, quá hạn đầu tiên",
}
# What the table has columns for, in their order; the others stand in the second table, against the first deadline.
COLUMNS = (
    Cell.BACKLOG,
    Cell.RECEIVED,
    Cell.TO_DO,
    Cell.DONE_ON_TIME,
    Cell.DONE_LATE,
    Cell.CANCELLED,
    Cell.RUNNING,
    Cell.LATE,
)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What each cell means for a period, seen on a day (`Span.seen_on`)."""

    span: Span
    seen: date

    def in_play(self) -> Q:
        """Work of the period: given by its end, and not closed before its beginning."""
        alive = Q(closed_on__isnull=True) | Q(closed_on__gte=self.span.start) | Q(given_on__gte=self.span.start)
        return self._given() & alive

    def pieces(self) -> list[Q]:
        """The same in pieces that have no task in common: what is open, what was closed from the beginning on, what
        was given when it was closed already.

        Each is a piece of one index; asked for in one condition they would be read as all work there ever was.
        """
        start, end = self.span.start, self.span.end
        return [
            self._given() & Q(closed_on__isnull=True),
            self._given() & Q(closed_on__range=(start, date.max)),
            self._given() & Q(closed_on__lt=start, given_on__range=(start, end)),
        ]

    def still_open(self) -> list[Q]:
        """Of these pieces what was open at the end."""
        return [
            self._given() & Q(closed_on__isnull=True),
            self._given() & Q(closed_on__gt=self.span.end, closed_on__lte=date.max),
        ]

    def _given(self) -> Q:
        return Q(given_on__lte=self.span.end, inner=False) & ~Q(state=TaskState.DRAFT)

    def of(self, cell: Cell) -> Q:
        """The condition of a cell, among work in play."""
        start, end = self.span.start, self.span.end
        closed = Q(closed_on__lte=end)
        is_open = Q(closed_on__isnull=True) | Q(closed_on__gt=end)
        done, cancelled = closed & Q(state=TaskState.DONE), closed & Q(state=TaskState.CANCELLED)
        asked: dict[Cell, Q] = {
            Cell.BACKLOG: Q(given_on__lt=start),
            Cell.RECEIVED: Q(given_on__gte=start),
            Cell.TO_DO: Q(),
            Cell.DONE_ON_TIME: done & ~_missed("due"),
            Cell.DONE_LATE: done & _missed("due"),
            Cell.CANCELLED: cancelled,
            Cell.RUNNING: is_open & ~self._late("due"),
            Cell.LATE: is_open & self._late("due"),
            Cell.CARRIED: is_open & Q(carried__gt=0),
            Cell.DONE_ON_TIME_FIRST: done & ~_missed("first_due"),
            Cell.DONE_LATE_FIRST: done & _missed("first_due"),
            Cell.RUNNING_FIRST: is_open & ~self._late("first_due"),
            Cell.LATE_FIRST: is_open & self._late("first_due"),
        }
        return asked[cell]

    def _late(self, due: str) -> Q:
        """Past a deadline on the day it is seen, unless handed in or paused in time."""
        in_time = Q(done_on__isnull=False, done_on__lte=F(due))
        resting = Q(state=TaskState.PAUSED, paused_on__isnull=False, paused_on__lte=F(due))
        return Q(**{f"{due}__isnull": False, f"{due}__lt": self.seen}) & ~in_time & ~resting


def _missed(due: str) -> Q:
    """Done after a deadline; without one nothing is missed."""
    return Q(**{f"{due}__isnull": False}) & Q(done_on__isnull=False, done_on__gt=F(due))
