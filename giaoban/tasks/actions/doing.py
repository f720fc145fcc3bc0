"""What the doer does: receives, starts, reports, hands the product in, takes it back."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from giaoban.core.lifecycle.tasks import TaskState, Verb
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.actions._submitting import Handed, NewFile, keep_submission, refuse_nothing
from giaoban.tasks.actions._writing import NOT_HANDED_IN, changed, judge_move, locked, moved, refuse, report
from giaoban.tasks.models import Task
from giaoban.tasks.part_powers import why_parts_hold
from giaoban.tasks.powers import takes_up, why_not_report, why_not_submit
from giaoban.tasks.queries import submissions_to_judge, task_rules

LARGEST_FILE = 25_000_000  # bytes of one product; scans of a whole dossier belong into the register of papers


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
def submit_product(task: Task, handed: Handed, *, by: User, on: date, version: int) -> Task:
    """Hands in one of the products while the work on the others goes on; what it is worth is said with the whole."""
    task = locked(task, by=by, version=version)
    refuse(why_not_submit(by, task, on=on))
    if handed.is_empty:
        raise RuleBroken("Hãy ghi sản phẩm đã làm: nội dung, số văn bản, liên kết hoặc tệp.")
    told = {"submission": keep_submission(task, handed, by=by, on=on)}
    doer = takes_up(by, task, on=on)
    return changed(
        task, "task.submitted", by=by, told=told, state=TaskState.IN_PROGRESS, assignee=doer, last_word_on=on
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
    product: str = "",
    link: str = "",
) -> Task:
    """Hands in the work: somebody else has to confirm it. Whether this day or that of the confirmation decides "on
    time" is the agency's rule.

    What was handed in before, one product after the other, is judged with it (`Handed`).
    """
    task = locked(task, by=by, version=version)
    judge_move(task, Verb.HAND_IN, by=by, on=on)
    refuse(why_parts_hold(task))
    handed = Handed(text, product, number, signed_on, link, file)
    refuse_nothing(task, handed)
    submission = keep_submission(task, handed, by=by, on=on) if _is_new(task, handed) else None
    said = report(task, by=by, on=on, percent=100, text=text or "Nộp sản phẩm.")
    told = {"report": said} | ({"submission": submission} if submission else {})
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


def _is_new(task: Task, handed: Handed) -> bool:
    """Whether something is handed in that was not before; who handed in product by product may only say that it is
    all."""
    return not handed.is_empty or not submissions_to_judge(task)


@transaction.atomic
def take_back_task(task: Task, *, by: User, on: date, version: int) -> Task:
    """Takes the product back before it was confirmed; the work goes on."""
    task = locked(task, by=by, version=version)
    return moved(task, Verb.TAKE_BACK, by=by, on=on, **NOT_HANDED_IN)
