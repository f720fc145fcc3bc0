"""The desk of the Chief of Office: what has to be urged, given to somebody, made clear or judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from giaoban.core.calendar.working_days import WorkCalendar
from giaoban.core.lifecycle.clarity import Clear
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.home.counts import Count, count_of, list_url
from giaoban.home.days import Marks, office_calendar
from giaoban.home.groups import Group, WorkRow, work_rows
from giaoban.organisation.models import User
from giaoban.tasks.clarity import clears_of
from giaoban.tasks.models import Product, Task
from giaoban.tasks.queries import ALL_OPEN, ANY_CLEAR, NOBODY, YES, TaskFilter, task_list
from giaoban.web.templatetags.words import day, short_day

ROWS = 5  # of a list on the desk; the figure beside its heading leads to all of them


@dataclass(frozen=True, slots=True)
class Question:
    """Something that is followed: its figure, its heading, the list that answers it."""

    key: str
    label: str
    title: str
    asked: TaskFilter
    look: str = ""


def questions(marks: Marks, scope: TaskFilter) -> list[Question]:
    """What who follows others' work asks every morning, within a scope."""

    def ask(**narrower: object) -> TaskFilter:
        return replace(scope, **narrower)  # type: ignore[arg-type]

    newly = ask(timeliness=Timeliness.OVERDUE, due_from=marks.since)
    since = f"Mới quá hạn từ lần xem trước, {day(marks.since)}" if marks.looked else _since_work(marks)
    waiting = ask(state=TaskState.AWAITING_CONFIRMATION, handed_to=marks.waits_since)
    returned = ask(returned=YES)
    waits = f"Kết quả chờ xác nhận từ {marks.waits} ngày làm việc"
    on_day = ask(state=ALL_OPEN, due_from=marks.today, due_to=marks.today)
    week = ask(state=ALL_OPEN, due_from=marks.today, due_to=marks.week_ends)
    silent = f"Không có tin từ {marks.silent} ngày làm việc"
    return [
        Question("newly", "Mới quá hạn", since, newly, "bad"),
        Question("late", "Quá hạn", "Quá hạn", ask(timeliness=Timeliness.OVERDUE), "bad"),
        Question("today", "Hạn hôm nay", "Đến hạn hôm nay", on_day, "warn"),
        Question("week", f"Hạn {marks.week}", f"Đến hạn {marks.week}", week, "warn"),
        Question("waiting", "Chờ xác nhận lâu", waits, waiting, "warn"),
        Question("nobody", "Chưa giao ai", "Chưa giao cho ai", ask(state=ALL_OPEN, assignee=NOBODY)),
        *(
            []
            if scope.unit
            else [Question("returned", "Đơn vị trả về", "Đơn vị trả về, cần giao lại", returned, "warn")]
        ),
        Question("unclear", "Chưa đủ sáu rõ", "Chưa đủ sáu rõ", ask(state=ALL_OPEN, lacks=ANY_CLEAR)),
        Question("silent", "Im lặng lâu", silent, ask(state=ALL_OPEN, silent_to=marks.silent_since)),
    ]


def _since_work(marks: Marks) -> str:
    return f"Mới quá hạn từ {short_day(marks.since)}"


def counts_of(user: User, asked: Sequence[Question], today: date) -> list[Count]:
    return [count_of(user, one.label, one.asked, today, one.look) for one in asked]


def groups_of(user: User, asked: Sequence[Question], counts: Sequence[Count], marks: Marks) -> list[Group]:
    """The first rows of each question that has any; the newly overdue are not told twice, nor what is due today."""
    found = []
    for one, count in zip(asked, counts, strict=True):
        if count.number and one.key != "today":
            rows = _rows(user, one, marks)
            found.append(Group(one.key, one.title, rows, list_url(one.asked), count.words, one.look))
    return [group for group in found if group.rows]


def _rows(user: User, one: Question, marks: Marks) -> list[WorkRow]:
    tasks = task_list(user, one.asked, today=marks.today)
    if one.key == "newly":
        return work_rows(tasks[:ROWS], marks.today)
    if one.key == "late":  # the rest of them, the latest first: those can still be saved
        older = tasks.filter(open_due__lt=marks.since).order_by("-open_due", "-pk")
        return work_rows(older[:ROWS], marks.today)
    if one.key == "waiting":
        return [
            _waiting(row, user, marks.today)
            for row in work_rows(tasks.order_by("reported_on", "pk")[:ROWS], marks.today)
        ]
    if one.key == "silent":  # in the order of the index that finds them; who was heard longest ago comes first
        return [_silent(row, marks) for row in work_rows(tasks.order_by("last_word_on", "pk")[:ROWS], marks.today)]
    rows = work_rows(tasks[:ROWS], marks.today)
    return _with_lacks(rows) if one.key == "unclear" else rows


def _waiting(row: WorkRow, user: User, today: date) -> WorkRow:
    """Who handed something in does not confirm it."""
    return replace(
        row,
        step="" if row.task.handed_in_by_id == user.pk else "confirm",
        told=waited(row.task, office_calendar(user, today.year), today),
    )


def waited(task: Task, calendar: WorkCalendar, today: date) -> str:
    """How long a result waits for somebody's word, in working days."""
    if task.reported_on is None:
        return ""
    days = calendar.working_days_between(task.reported_on, today)
    return (
        f"Nộp {short_day(task.reported_on)}, đã chờ {days} ngày làm việc"
        if days > 0
        else f"Nộp {short_day(task.reported_on)}"
    )


def _silent(row: WorkRow, marks: Marks) -> WorkRow:
    return replace(row, told=f"Tin gần nhất {day(row.task.last_word_on)}")


def _with_lacks(rows: Sequence[WorkRow]) -> list[WorkRow]:
    having = set(Product.objects.filter(task__in=[row.task.pk for row in rows]).values_list("task", flat=True))
    return [replace(row, told=_lacks(row.task, has_product=row.task.pk in having)) for row in rows]


def _lacks(task: Task, *, has_product: bool) -> str:
    has = clears_of(task, has_product=has_product)
    return f"Chưa rõ: {', '.join(clear.word for clear in Clear if clear not in has)}"
