"""Which rows of a draft seem to be tasks that are there already: proposed by the machine, decided by a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from giaoban.core.calendar.periods import name_of
from giaoban.core.continuation import Match, Work, match_works, says_continuing
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.text.folding import fold
from giaoban.intake.problems import day_of
from giaoban.intake.rows import Draft, Group, Row, Same
from giaoban.intake.work import bare_name
from giaoban.meetings.models import Conclusion
from giaoban.organisation.models import User
from giaoban.organisation.queries import Names, names_of
from giaoban.programmes.models import Line
from giaoban.tasks.models import Product, Task
from giaoban.tasks.queries import OPEN, tasks_visible_to

MOST = 5000  # the newest open tasks that are compared
FINISHED_FOR = timedelta(days=100)  # how long finished work can still be gone on with
LIKELY = 90  # a row that says "Tiếp tục" and is so much alike is ticked as the same beforehand


def with_proposals(draft: Draft, *, by: User, on: date) -> Draft:
    """The draft with the task that each row of work seems to be, still to be decided on."""
    rows = draft.kept(Group.ITEM)
    if not rows:
        return draft
    names = names_of(by.agency, on)
    tasks = continuable_tasks(by, on=on)
    matches = match_works([_row_work(row, names) for row in rows], works_of(tasks, nearest=day_of(draft.head("end"))))
    return replace(draft, rows=tuple(_proposed(row, matches.get(row.id)) for row in draft.rows))


def continuable_tasks(user: User, *, on: date) -> list[Task]:
    """The open tasks that papers ordered, the newest ones, and those finished of late."""
    columns = (
        "text",
        "state",
        "lead_unit_id",
        "lead_unit_words",
        "leader_id",
        "leader_words",
        "due",
        "done_on",
        "paused_on",
    )
    by_papers = Exists(Line.objects.filter(task=OuterRef("pk"))) | Exists(
        Conclusion.objects.filter(task=OuterRef("pk"))
    )
    ordered = tasks_visible_to(user).only(*columns).filter(by_papers).order_by("-pk")
    finished = ordered.filter(state=TaskState.DONE, done_on__gte=on - FINISHED_FOR)
    return [*ordered.filter(OPEN)[:MOST], *finished[: MOST // 5]]


def works_of(tasks: Sequence[Task], *, nearest: date | None) -> list[Work]:
    """Tasks as they are compared; between equals the one whose deadline is nearest to a day wins."""
    products, labels = _products(tasks), _labels(tasks)
    return [
        Work(
            key=str(task.pk),
            text=task.text,
            unit=_key(task.lead_unit_id, task.lead_unit_words),
            leader=_key(task.leader_id, task.leader_words),
            products=tuple(products.get(task.pk, ())),
            label=labels.get(task.pk, ""),
            rank=-abs((task.due - nearest).days) if task.due and nearest else -9999,
            finished=task.state == TaskState.DONE,
        )
        for task in tasks
    ]


def _row_work(row: Row, names: Names) -> Work:
    unit = next(iter(row.values("units")), "")
    leader = next(iter(row.values("leaders")), "")
    return Work(
        key=row.id,
        text=row.value("text"),
        unit=_key(names.unit(unit), unit),
        leader=_key(names.person(bare_name(leader)), leader),
        products=row.values("products"),
    )


def _key(pk: int | None, words: str) -> str:
    """One name for a unit or person: its number where it is known, the words where not."""
    return str(pk) if pk is not None else fold(words)


def _proposed(row: Row, match: Match | None) -> Row:
    if match is None:
        return row
    likely = match.likeness >= LIKELY and says_continuing(row.value("text"))
    return replace(row, continues=int(match.known), same=Same.PROPOSED, likely=likely, why_same=match.why)


def _products(tasks: Iterable[Task]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = Product.objects.filter(task_id__in=[task.pk for task in tasks]).values_list("task_id", "text")
    for task, text in rows:
        found.setdefault(task, []).append(text)
    return found


def _labels(tasks: Iterable[Task]) -> dict[int, str]:
    """Where each task comes from, as people say it; the latest programme that mentions it tells."""
    pks = [task.pk for task in tasks]
    notices = Conclusion.objects.filter(task_id__in=pks).values_list("task_id", "meeting__number")
    labels = {task: f"kết luận {number}".strip() for task, number in notices}
    lines = Line.objects.filter(task_id__in=pks).order_by("programme__start", "programme_id")
    for task, start, end in lines.values_list("task_id", "programme__start", "programme__end"):
        name = name_of(start, end) if start and end else "chương trình trước"
        labels[task] = f"việc {name[0].lower()}{name[1:]}"
    return labels
