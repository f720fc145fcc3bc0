"""How every act on a task writes: the row is held and judged, then changed, and the trail says so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from giaoban.audit.actions import record
from giaoban.core.lifecycle.tasks import Verb, move_of
from giaoban.core.text.words import search_words
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.tasks.actions._telling import tell
from giaoban.tasks.actions.answering import mark_answered
from giaoban.tasks.models import Product, ProgressReport, Task
from giaoban.tasks.powers import why_not_move
from giaoban.tasks.queries import tasks_visible_to

# What work has no more, or not yet, once no product of it lies with who confirms.
NOT_HANDED_IN: dict[str, Any] = {"reported_on": None, "done_on": None, "handed_in_by": None}


def refuse(broken: RuleBroken | None) -> None:
    """Stops the act where it is not open to the person."""
    if broken is not None:
        raise broken


def locked(task: Task, *, by: User, version: int) -> Task:
    """The row as it is now, held until the act ends. PostgreSQL cannot lock a row joined from outside."""
    now = tasks_visible_to(by).select_for_update().get(pk=task.pk)
    if now.version != version:
        raise Stale("Nhiệm vụ")
    return now


def moved(
    task: Task, verb: Verb, *, by: User, on: date, reason: str = "", told: dict[str, Any] | None = None, **values: Any
) -> Task:
    """One move of the lifecycle's table, judged, written, recorded and told; `told` are facts for the trail alone."""
    judge_move(task, verb, by=by, on=on, reason=reason)
    facts = {**({"reason": reason.strip()} if reason.strip() else {}), **(told or {})}
    values = {"last_word_on": on, **values}
    task = changed(task, f"task.{verb.value}", by=by, told=facts, state=move_of(verb).target, **values)
    tell(task, verb, by=by, on=on, said=reason)
    return task


def judge_move(task: Task, verb: Verb, *, by: User, on: date, reason: str = "") -> None:
    """Refuses a move that the table or the person's part in the task does not allow, or that lacks its reason."""
    refuse(why_not_move(verb, by, task, on=on))
    move = move_of(verb)
    if move.reason and not reason.strip():
        raise RuleBroken(f"Hãy ghi lý do {move.label.lower()}.")


def changed(
    task: Task,
    verb: str,
    *,
    by: User,
    told: dict[str, Any] | None = None,
    was: dict[str, Any] | None = None,
    products: Sequence[str] | None = None,
    **values: Any,
) -> Task:
    """Writes the new values and one line of the trail: of those that change, what they were and what they are.

    `told` and `was` are for the trail alone: what else was said, and what changed in another table.
    `products` are what the task shall yield instead.
    """
    changes = {name: value for name, value in values.items() if getattr(task, name) != value}
    before = {_told_as(name): getattr(task, name) for name in changes}
    for name, value in values.items():
        setattr(task, name, value)
    task.version += 1
    if products is not None:
        set_products(task, products)
    if products is not None or "text" in values:
        task.words = words_to_find(task, products if products is not None else [p.text for p in task.products.all()])
    task.save(update_fields=[*values, "words", "version"])
    after = {_told_as(name): value for name, value in changes.items()}
    record(verb, task, by=by, before={**before, **(was or {})}, after={**after, **(told or {})})
    return task


def _told_as(column: str) -> str:
    """The trail names a field, whether its row or its number was at hand."""
    return column.removesuffix("_id")


def report(task: Task, *, by: User, on: date, percent: int, text: str) -> ProgressReport:
    """Keeps what a person says about the work; it answers what they were urged about it."""
    said = ProgressReport.objects.create(
        agency_id=task.agency_id, task=task, by=by, on=on, percent=percent, text=text.strip()
    )
    mark_answered(task, by=by, at=said.at, words=text.strip() or f"Tiến độ {percent}%.")
    return said


def set_products(task: Task, texts: Sequence[str]) -> None:
    """Makes the task yield these products and no others; how much one counts stays with its words."""
    weights = {product.text: (product.factor, product.number) for product in task.products.all()}
    task.products.all().delete()
    rows = [Product(agency_id=task.agency_id, task=task, text=text, order=order) for order, text in enumerate(texts)]
    for row in rows:
        row.factor, row.number = weights.get(row.text, (row.factor, row.number))
    Product.objects.bulk_create(rows)


def words_to_find(task: Task, products: Sequence[str]) -> str:
    """The words by which a task is found."""
    return search_words(task.text, *products, task.lead_unit_words, task.leader_words, task.partners_words)
