"""What the doer does: receives, starts, reports, hands the product in, takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from giaoban.core.lifecycle.tasks import TaskState, Verb
from giaoban.core.text.folding import squeeze
from giaoban.documents.actions import keep_paper
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.actions._writing import NOT_HANDED_IN, changed, judge_move, locked, moved, refuse, report
from giaoban.tasks.models import Submission, Task
from giaoban.tasks.part_powers import why_parts_hold
from giaoban.tasks.powers import takes_up, why_not_report
from giaoban.tasks.queries import task_rules

LARGEST_FILE = 25_000_000  # bytes of one product; scans of a whole dossier belong into the register of papers


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is handed in, as it came."""

    name: str
    data: bytes


@transaction.atomic
def receive_task(task: Task, *, by: User, on: date, version: int) -> Task:
    """The person takes the task upon themselves."""
    task = locked(task, by=by, version=version)
    return moved(task, Verb.RECEIVE, by=by, on=on, assignee=task.assignee or by)


@transaction.atomic
def start_task(task: Task, *, by: User, on: date, version: int) -> Task:
    """Tells that the work has begun, where there is nothing to report yet."""
    task = locked(task, by=by, version=version)
    return moved(task, Verb.START, by=by, on=on, assignee=takes_up(by, task, on=on))


@transaction.atomic
def report_progress(task: Task, *, by: User, on: date, version: int, percent: int, text: str = "") -> Task:
    """Tells how far the work is; the first report starts it."""
    task = locked(task, by=by, version=version)
    refuse(why_not_report(by, task, on=on))
    if not 0 <= percent <= 100:
        raise RuleBroken("Tiến độ phải từ 0 đến 100 phần trăm.")
    told = {"report": report(task, by=by, on=on, percent=percent, text=text)}
    doer = takes_up(by, task, on=on)
    return changed(
        task,
        "task.progress_reported",
        by=by,
        told=told,
        state=TaskState.IN_PROGRESS,
        percent=percent,
        assignee=doer,
        last_word_on=on,
    )


@transaction.atomic
def hand_in_task(
    task: Task,
    *,
    by: User,
    on: date,
    version: int,
    text: str = "",
    number: str = "",
    signed_on: date | None = None,
    file: NewFile | None = None,
) -> Task:
    """Hands in the product: somebody else has to confirm it. Whether this day or that of the confirmation decides "on
    time" is the agency's rule.

    A product is words, a file (kept as a paper of the agency), the number and date of an issued paper, or all.
    """
    task = locked(task, by=by, version=version)
    judge_move(task, Verb.HAND_IN, by=by, on=on)
    refuse(why_parts_hold(task))
    if signed_on is not None and signed_on > on:
        raise RuleBroken("Ngày văn bản không thể ở tương lai.")
    submission = Submission.objects.create(
        agency_id=task.agency_id,
        task=task,
        by=by,
        on=on,
        text=text.strip(),
        number=squeeze(number),
        signed_on=signed_on,
        paper=keep_paper(file.data, file.name, by=by)[0] if file else None,
    )
    said = report(task, by=by, on=on, percent=100, text=text or "Nộp sản phẩm.")
    told = {"submission": submission, "report": said}
    return moved(
        task,
        Verb.HAND_IN,
        by=by,
        on=on,
        told=told,
        percent=100,
        reported_on=on,
        done_on=on if task_rules(task.agency_id).counts_reported else None,
        handed_in_by=by,
        assignee=takes_up(by, task, on=on),
    )


@transaction.atomic
def take_back_task(task: Task, *, by: User, on: date, version: int) -> Task:
    """Takes the product back before it was confirmed; the work goes on."""
    task = locked(task, by=by, version=version)
    return moved(task, Verb.TAKE_BACK, by=by, on=on, **NOT_HANDED_IN)
