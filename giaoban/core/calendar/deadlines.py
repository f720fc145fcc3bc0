"""The language of deadlines: "Tuần 1-4", "Trước 10/11", "hằng tháng", "trong 10 ngày làm việc" → days.

One grammar (`deadline_language/grammar.py`), used wherever a deadline is read or typed.
"""

from __future__ import annotations

from collections.abc import Iterable

from giaoban.core.calendar.deadline_language.cells import read_cell
from giaoban.core.calendar.deadline_language.model import Context, Deadline, DeadlineKind, Doubt
from giaoban.core.calendar.deadline_language.search import find_in

__all__ = [
    "Context",
    "Deadline",
    "DeadlineKind",
    "Doubt",
    "chief_deadline",
    "find_deadlines",
    "read_deadline",
]


def read_deadline(cell: str, context: Context) -> Deadline | None:
    """A deadline that fills a whole cell or box ("Tuần 1-4", "09/10/2026"); None for an empty one.

    Words that the grammar does not know give kind NONE with `certain` False.
    """
    return read_cell(cell, context)


def find_deadlines(text: str, context: Context) -> tuple[Deadline, ...]:
    """The deadlines that set a time for the work in running text, in order.

    Not: dates of cited papers ("Kế hoạch số 61/KH-UBND ngày 20/3/2019"), periods that the work is about
    ("6 tháng đầu năm", "giai đoạn 2021-2025"), anniversaries. Ranges inside an event's text
    ("(từ ngày 03-31/7)") come with kind RANGE.
    """
    return find_in(text, context)


def chief_deadline(found: Iterable[Deadline]) -> Deadline | None:
    """Of several deadlines of one piece of work, the one that says when it must be done.

    A limit ("trước 30/8") comes before a stretch ("từ ngày 16-18"), a certain one before a doubtful one, and
    of equals the last one stands, since the order closes with it.
    """
    chief: Deadline | None = None
    for deadline in found:
        if chief is None or _weight(deadline) >= _weight(chief):
            chief = deadline
    return chief


def _weight(deadline: Deadline) -> tuple[bool, bool, bool]:
    return deadline.certain, deadline.due is not None, deadline.kind is DeadlineKind.BEFORE
