"""States of a task and its timeliness, until `core.lifecycle` brings its tables."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum


class TaskState(StrEnum):
    DRAFT = "draft"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    AWAITING = "awaiting"
    RETURNED = "returned"
    DONE = "done"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    TaskState.DRAFT: "Nháp",
    TaskState.ASSIGNED: "Đã giao",
    TaskState.ACCEPTED: "Đã nhận",
    TaskState.IN_PROGRESS: "Đang thực hiện",
    TaskState.AWAITING: "Chờ xác nhận",
    TaskState.RETURNED: "Trả lại",
    TaskState.DONE: "Hoàn thành",
    TaskState.SUSPENDED: "Tạm dừng",
    TaskState.CANCELLED: "Đã huỷ",
}


class Timeliness(StrEnum):
    NO_DUE = "no_due"
    ON_TIME = "on_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"


def timeliness(state: TaskState, due: date | None, done_on: date | None, today: date) -> Timeliness:
    if due is None:
        return Timeliness.NO_DUE
    if state == TaskState.DONE and done_on is not None:
        return Timeliness.DONE_ON_TIME if done_on <= due else Timeliness.DONE_LATE
    if due < today:
        return Timeliness.OVERDUE
    return Timeliness.DUE_SOON if due <= today + timedelta(days=3) else Timeliness.ON_TIME
