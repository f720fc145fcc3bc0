"""How the work of the made-up department went: a life for each task, lived by the real actions on plausible days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto

from giaoban.core.calendar.holidays_vn import work_calendar
from giaoban.core.calendar.working_days import WorkCalendar
from giaoban.organisation.models import Agency, User
from giaoban.tasks.actions import (
    confirm_task,
    hand_in_task,
    hand_out_task,
    pause_task,
    receive_task,
    report_progress,
    send_back_task,
)
from giaoban.tasks.models import Task


@dataclass(frozen=True, slots=True)
class Cast:
    """The people who act in the demo; doers and heads by the unit's id."""

    clerk: User
    chief: User
    heads: Mapping[int, User]
    doers: Mapping[int, Sequence[User]]


class Life(StrEnum):
    """How a task went until today."""

    DONE = auto()
    DONE_LATE = auto()
    WAITING = auto()  # handed in, not confirmed
    RETURNED = auto()
    GOING = auto()
    PAUSED = auto()
    RECEIVED = auto()
    GIVEN = auto()  # to a person, who has not received it
    UNOWNED = auto()


# By when the task is due; the lives of each line are given out in turn.
LONG_AGO = (*[Life.DONE] * 7, Life.DONE_LATE, *[Life.DONE] * 3, Life.DONE_LATE)
LATELY = (
    Life.DONE, Life.DONE, Life.WAITING, Life.DONE_LATE, Life.DONE, Life.GOING, Life.DONE, Life.RETURNED, Life.DONE,
)  # fmt: skip
JUST_NOW = (Life.GOING, Life.DONE, Life.WAITING, Life.DONE)
SOON = (
    Life.GOING, Life.RECEIVED, Life.GOING, Life.WAITING, Life.UNOWNED, Life.GOING, Life.DONE, Life.GIVEN, Life.GOING,
    Life.RETURNED, Life.UNOWNED,
)  # fmt: skip
OPEN_ENDED = (Life.GOING, Life.RECEIVED, Life.GOING, Life.UNOWNED)
FAR = (Life.UNOWNED, Life.UNOWNED, Life.GIVEN)
RESTS = 5  # which task that is due soon rests: one is enough
LONG, JUST = timedelta(days=24), timedelta(days=5)

WORDS = (
    "Đã gửi văn bản lấy ý kiến các đơn vị.",
    "Đang tổng hợp số liệu.",
    "Đã họp nhóm chuyên môn, thống nhất nội dung.",
    "Đã có bản thảo, đang hoàn thiện.",
    "Chờ ý kiến của đơn vị phối hợp.",
)


def live_until(on: date, agency: Agency, cast: Cast) -> None:
    """Has every task live until a day."""
    days = work_calendar(on.year - 2, on.year + 1)
    met: dict[tuple[Life, ...], int] = {}
    for n, task in enumerate(Task.objects.filter(agency=agency).order_by("pk")):
        head, doers = cast.heads.get(task.lead_unit_id or 0), cast.doers.get(task.lead_unit_id or 0)
        if head is None or not doers:
            continue  # nobody's yet: somebody has to see that
        line = _line_of(task, on)
        turn = met[line] = met.get(line, -1) + 1
        life = Life.PAUSED if line is SOON and turn == RESTS else line[turn % len(line)]
        _Living(task, n, doers[n % len(doers)], head, cast.chief, on, days).live(life)


def _line_of(task: Task, on: date) -> tuple[Life, ...]:
    if task.due is None:
        return OPEN_ENDED
    if task.due < on:
        return LONG_AGO if on - task.due > LONG else LATELY if on - task.due > JUST else JUST_NOW
    return SOON if task.due - on <= timedelta(days=31) else FAR


@dataclass(slots=True)
class _Living:
    """One task on its way. Every act is on a working day, none after today."""

    task: Task
    n: int
    doer: User
    head: User
    chief: User
    on: date
    days: WorkCalendar

    def live(self, life: Life) -> None:
        if life is Life.UNOWNED:
            return
        begun, end = self._begun(), self._end(late=life is Life.DONE_LATE)
        self.task = hand_out_task(self.task, self.doer, by=self.head, on=begun, version=self.task.version)
        if life is Life.GIVEN:
            return
        if life is Life.RECEIVED or self.n % 2:  # who reports at once has plainly received it
            self.task = receive_task(self.task, by=self.doer, on=begun, version=self.task.version)
        if life is Life.RECEIVED:
            return
        self._report(self._worked(begun + (end - begun) / 2), 40)
        if life is Life.GOING:
            self._report(self._worked(end), (50, 60, 75, 80, 90)[self.n % 5])
        elif life is Life.PAUSED:
            reason = "Chờ hướng dẫn của bộ về định mức mới."
            self.task = pause_task(self.task, by=self.chief, on=self.on, version=self.task.version, reason=reason)
        else:
            self._hand_in(self._worked(end), life)

    def _begun(self) -> date:
        """Some days before the first deadline, not before the month of that."""
        due = self.task.first_due or self.on
        return self._worked(min(self.on, max(due - timedelta(days=14 + self.n % 9), due.replace(day=1))))

    def _end(self, *, late: bool) -> date:
        """The day of the last act: about the deadline where that is over, else today."""
        due = self.task.due
        if due is None or due >= self.on:
            return self.on
        return min(self.on, due + timedelta(days=2 + self.n % 4) if late else due - timedelta(days=self.n % 3))

    def _worked(self, day: date) -> date:
        return day if self.days.is_working_day(day) else self.days.add_working_days(day, -1)

    def _report(self, on: date, percent: int) -> None:
        text = WORDS[(self.n + percent) % len(WORDS)]
        self.task = report_progress(
            self.task, by=self.doer, on=on, version=self.task.version, percent=percent, text=text
        )

    def _hand_in(self, on: date, life: Life) -> None:
        number = f"{300 + self.n}/BC-SKHCN" if self.n % 3 else ""
        self.task = hand_in_task(
            self.task, by=self.doer, on=on, version=self.task.version, text="Trình sản phẩm, đề nghị xác nhận.",
            number=number, signed_on=on if number else None,
        )  # fmt: skip
        judge = self.chief if self.head == self.doer else self.head
        if life is Life.RETURNED:
            reason = "Thiếu số liệu của các đơn vị trực thuộc; đề nghị bổ sung."
            send_back_task(self.task, by=judge, on=on, version=self.task.version, reason=reason)
        elif life is not Life.WAITING:
            confirm_task(self.task, by=judge, on=on, version=self.task.version)
