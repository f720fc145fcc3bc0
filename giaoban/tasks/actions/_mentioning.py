"""Writing what a paper says of tasks that are there already, all of them in a few statements, with one trace each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from giaoban.audit.actions import Act, record_all
from giaoban.organisation.models import User
from giaoban.organisation.rules import Stale
from giaoban.tasks.actions._ledger import ledger_row
from giaoban.tasks.actions._writing import words_to_find
from giaoban.tasks.actions.creating import NewTask
from giaoban.tasks.mentioned_values import Values, amended_values, carried_values
from giaoban.tasks.models import DeadlineCause, DeadlineChange, Origin, Product, Task
from giaoban.tasks.queries import tasks_visible_to

BATCH = 500
T = TypeVar("T")
Lists: TypeAlias = dict[int, tuple[T, ...]]


class Mention(StrEnum):
    """How a paper mentions a task that is there already."""

    CARRIED = "carried_over"  # the work goes on; what was missing is filled
    AMENDED = "amended"  # an amended version changes what it prints
    SEEN = "mentioned"  # only one more line says it


@dataclass(frozen=True, slots=True)
class Ordered:
    """What a line orders: `new` as it words it; `same_as` is the task that it is already.

    `version` is the one that a person saw, where one did. A line that opens no task (`opens` is false) only stands
    in its programme. With `keeps_deadline` it only repeats a deadline of before: the agreed one stays.
    """

    new: NewTask
    same_as: int | None = None
    mention: Mention = Mention.CARRIED
    later: bool = False
    keeps_deadline: bool = False
    version: int | None = None
    opens: bool = True


@dataclass(frozen=True, slots=True)
class Effect:
    """What was done to an earlier task: its version afterwards, its values before, the origin that was added.

    `products` and `units` are what they were; None where they were left alone. `ledger` is the row that tells of
    another deadline.
    """

    task: int
    version: int
    before: Values
    origin: int | None = None
    products: tuple[str, ...] | None = None
    units: tuple[int, ...] | None = None
    ledger: int | None = None

    def to_json(self) -> dict[str, Any]:
        plain = {name: v.isoformat() if isinstance(v, date) else v for name, v in self.before.items()}
        return {**asdict(self), "before": plain}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Effect:
        lists = {name: None if data[name] is None else tuple(data[name]) for name in ("products", "units")}
        return cls(**{**data, **lists})


def locked_tasks(tasks: Collection[int], *, by: User) -> list[Task]:
    """In the order of their numbers, so that two acts never wait for each other."""
    if not tasks:
        return []
    return list(tasks_visible_to(by).select_for_update().filter(pk__in=list(tasks)).order_by("pk"))


def fresh(task: Task, version: int) -> Task:
    """The task, where nobody changed it since a person saw that version."""
    if task.version != version:
        raise Stale(f"Nhiệm vụ “{task}”")
    return task


def write_mentions(pairs: Sequence[tuple[Task, Ordered]], *, by: User, on: date) -> list[Effect]:
    """One more origin for each task, its new values, and the lists that were missing or that an amendment changes."""
    if not pairs:
        return []
    tasks = [task for task, _ in pairs]
    products, units = products_of(tasks), supporting_of(tasks)
    new_products = _changed_lists(pairs, products, {task.pk: order.new.products for task, order in pairs})
    new_units = _changed_lists(pairs, units, {task.pk: order.new.supporting_unit_ids for task, order in pairs})
    write_products(new_products, by=by)
    write_supporting(new_units)
    origins = Origin.objects.bulk_create([o.new.origin.row(task) for task, o in pairs], batch_size=BATCH)
    valued = [(task, order, _values(task, order)) for task, order in pairs]
    agreed = _write_ledger(valued, by=by, on=on)
    effects, acts = [], []
    for (task, order, values), origin in zip(valued, origins, strict=True):
        pk = task.pk
        before = put_values(task, values)
        was_products = products.get(pk, ()) if pk in new_products else None
        was_units = units.get(pk, ()) if pk in new_units else None
        effects.append(Effect(pk, task.version, before, origin.pk, was_products, was_units, agreed.get(pk)))
        had = {"products": list(was_products)} if was_products is not None else {}
        has = {"products": list(new_products[pk])} if pk in new_products else {}
        told = {**facts_of(values), **has, "paper": order.new.origin.paper_id}
        acts.append(Act(f"task.{order.mention}", task, before={**facts_of(before), **had}, after=told))
        task.words = words_to_find(task, new_products.get(pk, products.get(pk, ())))
    save_values(tasks, effects)
    record_all(acts, by=by)
    return effects


def _write_ledger(valued: Sequence[tuple[Task, Ordered, Values]], *, by: User, on: date) -> dict[int, int]:
    """One row for each deadline that a paper changes, by its task."""
    causes = {Mention.CARRIED: DeadlineCause.CARRY_OVER, Mention.AMENDED: DeadlineCause.AMENDMENT}
    rows = [
        ledger_row(
            task,
            values["due"],
            words=values.get("when_words", task.when_words),
            cause=causes[order.mention],
            by=by,
            on=on,
            reason=order.new.origin.label,
        )
        for task, order, values in valued
        if "due" in values and task.first_due is not None
    ]
    return {row.task_id: row.pk for row in DeadlineChange.objects.bulk_create(rows, batch_size=BATCH)}


def write_values(
    pairs: Sequence[tuple[Task, Values]], verb: str, *, by: User, told: Mapping[str, Any] | None = None
) -> list[Effect]:
    """New values of tasks, with one trace each; `told` are facts for the trail alone."""
    effects, acts = [], []
    for task, values in pairs:
        before = put_values(task, values)
        effects.append(Effect(task.pk, task.version, before))
        acts.append(Act(verb, task, before=facts_of(before), after={**facts_of(values), **(told or {})}))
    save_values([task for task, _ in pairs], effects)
    record_all(acts, by=by)
    return effects


def put_values(task: Task, values: Values) -> Values:
    """Sets values, counts the version up; gives what they were. Keys of rows are named as their column is."""
    before = {name: getattr(task, name) for name in values}
    for name, value in values.items():
        setattr(task, name, value)
    task.version += 1
    return before


def facts_of(values: Values) -> dict[str, Any]:
    """Values as the trail names them: by the field, not by its column."""
    return {Task._meta.get_field(name).name: value for name, value in values.items()}


def save_values(tasks: Sequence[Task], effects: Sequence[Effect]) -> None:
    """Writes what `put_values` set, in a few statements."""
    columns = {name for effect in effects for name in effect.before} | {"version", "words"}
    fields = sorted({Task._meta.get_field(column).name for column in columns})
    Task.objects.bulk_update(tasks, fields, batch_size=BATCH)


def products_of(tasks: Sequence[Task]) -> Lists[str]:
    """The products of each task that has some."""
    found: dict[int, list[str]] = {}
    for product in Product.objects.filter(task__in=tasks).order_by("order", "pk"):
        found.setdefault(product.task_id, []).append(product.text)
    return {task: tuple(texts) for task, texts in found.items()}


def supporting_of(tasks: Sequence[Task]) -> Lists[int]:
    """The supporting units of each task that has some."""
    found: dict[int, list[int]] = {}
    supports = Task.supporting_units.through.objects.filter(task_id__in=[task.pk for task in tasks])
    for task, unit in supports.order_by("pk").values_list("task_id", "unit_id"):
        found.setdefault(task, []).append(unit)
    return {task: tuple(units) for task, units in found.items()}


def write_products(products: Mapping[int, Sequence[str]], *, by: User) -> None:
    """Puts these products in the place of those that the tasks have."""
    if not products:
        return
    Product.objects.filter(task_id__in=list(products)).delete()
    rows = [(task, text, order) for task, texts in products.items() for order, text in enumerate(texts)]
    Product.objects.bulk_create(
        [Product(agency_id=by.agency_id, task_id=task, text=text, order=order) for task, text, order in rows],
        batch_size=BATCH,
    )


def write_supporting(units: Mapping[int, Sequence[int]]) -> None:
    """Puts these supporting units in the place of those that the tasks have."""
    if not units:
        return
    supports = Task.supporting_units.through
    supports.objects.filter(task_id__in=list(units)).delete()
    rows = [supports(task_id=task, unit_id=unit) for task, pks in units.items() for unit in dict.fromkeys(pks)]
    supports.objects.bulk_create(rows, batch_size=BATCH)


def _changed_lists(pairs: Sequence[tuple[Task, Ordered]], old: Lists[T], new: Lists[T]) -> Lists[T]:
    """The lists to be written: missing ones where work is carried over, other ones where it is amended."""
    return {
        task.pk: new[task.pk]
        for task, order in pairs
        if new[task.pk]
        and (
            (order.mention is Mention.CARRIED and task.pk not in old)
            or (order.mention is Mention.AMENDED and old.get(task.pk) != new[task.pk])
        )
    }


def _values(task: Task, order: Ordered) -> Values:
    match order.mention:
        case Mention.CARRIED:
            return carried_values(task, order.new, later=order.later, keeps_deadline=order.keeps_deadline)
        case Mention.AMENDED:
            return amended_values(task, order.new)
        case Mention.SEEN:
            return {}
