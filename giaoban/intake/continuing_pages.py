"""What the review shows about a row that seems to be work which is there already: the task, and what would change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from giaoban.core.lifecycle.tasks import OPEN, TaskState
from giaoban.core.text.folding import fold
from giaoban.intake.problems import day_of
from giaoban.intake.rows import Draft, Row, Same
from giaoban.organisation.models import User
from giaoban.tasks.models import Task
from giaoban.tasks.pages import Chip, due_note, state_chip
from giaoban.tasks.queries import tasks_visible_to
from giaoban.web.templatetags.words import day


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that the paper words otherwise than the task; `then` tells what becomes of it."""

    label: str
    before: str
    after: str
    then: str


@dataclass(frozen=True, slots=True)
class GoingOn:
    """The task that a row seems to be, where it stands, what differs, and what is chosen ("yes", "no" or "")."""

    task: Task
    state: Chip
    note: Chip | None
    why: str
    chosen: str
    finished: bool
    differences: Sequence[Difference]


def going_on(draft: Draft, *, user: User, today: date) -> dict[str, GoingOn]:
    """By row; two statements however many rows there are. A task that is gone is not asked about."""
    asked = {row.continues: row for row in draft.rows if row.continues is not None and row.same is not Same.NO_OTHER}
    if not asked:
        return {}
    tasks = tasks_visible_to(user).filter(pk__in=list(asked)).prefetch_related("products")
    going = (t for t in tasks if t.state in OPEN or t.state == TaskState.DONE)
    return {asked[task.pk].id: _going_on(asked[task.pk], task, today) for task in going}


def _going_on(row: Row, task: Task, today: date) -> GoingOn:
    finished = task.state == TaskState.DONE
    return GoingOn(
        task=task,
        state=state_chip(task, today),
        note=due_note(task, today),
        why=row.why_same,
        chosen=chosen(row, finished=finished),
        finished=finished,
        differences=[] if finished else list(_differences(row, task)),
    )


def chosen(row: Row, *, finished: bool) -> str:
    """What is ticked: what a person decided; before that "yes" only for a likely row whose work is still open."""
    if row.same in (Same.YES, Same.NO):
        return row.same.value
    return Same.YES.value if row.likely and not finished else ""


def _differences(row: Row, task: Task) -> Iterable[Difference]:
    due = day_of(row.value("due"))
    if row.value("when") and (due != task.due or fold(row.value("when")) != fold(task.when_words)):
        yield Difference(
            "Hạn", _deadline(task.when_words, task.due), _deadline(row.value("when"), due), "theo văn bản này"
        )
    products = "; ".join(product.text for product in task.products.all())
    for label, before, after in (
        ("Đơn vị", task.lead_unit_words, row.value("units")),
        ("Lãnh đạo", task.leader_words, row.value("leaders")),
        ("Sản phẩm", products, row.value("products")),
        ("Phối hợp", task.partners_words, row.value("partners")),
    ):
        if after and fold(before) != fold(after):
            yield Difference(label, before, after, "giữ như cũ" if before else "bổ sung")


def _deadline(words: str, due: date | None) -> str:
    return ", ".join(part for part in (words, day(due)) if part)
