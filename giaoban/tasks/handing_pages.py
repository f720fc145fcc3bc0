"""The page on which the open work of one person is handed over to others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from giaoban.organisation.models import Unit, User
from giaoban.organisation.queries import members_of, people_of
from giaoban.tasks.actions.handing_over import MOST, Handing
from giaoban.tasks.hand_over_powers import why_not_hand_over
from giaoban.tasks.models import Task
from giaoban.tasks.pages import TaskRow, rows_of
from giaoban.tasks.queries import ALL_OPEN, TaskFilter, task_list
from giaoban.web.numbers import whole_number

KEEP, UNIT = "", "unit"  # what is chosen in place of a person: nothing yet; that the unit names somebody


@dataclass(frozen=True, slots=True)
class HandRow:
    """A task with what was chosen for it."""

    row: TaskRow
    name: str
    chosen: str


@dataclass(frozen=True, slots=True)
class HandGroup:
    """The work of one unit, and who of the unit can have it."""

    name: str
    title: str
    options: Sequence[tuple[str, str]]
    chosen: str
    rows: Sequence[HandRow]

    @property
    def options_of_one(self) -> list[tuple[str, str]]:
        """For one task nothing chosen means what was chosen for all."""
        return [(KEEP, "Như trên"), *self.options[1:]]


@dataclass(frozen=True, slots=True)
class HandOverPage:
    """Open work of a person by unit; `more` where only the first tasks are shown, `others` what one may not hand."""

    person: User
    groups: Sequence[HandGroup]
    number: int
    more: bool
    others: int
    note: str
    errors: Sequence[str]


def hand_over_page(
    person: User, user: User, *, on: date, typed: Mapping[str, str] | None = None, errors: Sequence[str] = ()
) -> HandOverPage:
    """The page, with what was typed where that was refused."""
    typed = typed or {}
    found = list(task_list(user, TaskFilter(assignee=person.pk, state=ALL_OPEN), today=on)[: MOST + 1])
    tasks = [task for task in found[:MOST] if why_not_hand_over(user, task, person, on=on) is None]
    by_unit: dict[int | None, list[Task]] = {}
    for task in tasks:
        by_unit.setdefault(task.lead_unit_id, []).append(task)
    return HandOverPage(
        person=person,
        groups=[_group(person, rows, typed, on) for rows in by_unit.values()],
        number=len(tasks),
        more=len(found) > MOST,
        others=len(found[:MOST]) - len(tasks),
        note=typed.get("note", ""),
        errors=errors,
    )


def _group(person: User, tasks: Sequence[Task], typed: Mapping[str, str], on: date) -> HandGroup:
    unit = tasks[0].lead_unit
    name = f"all-{unit.pk if unit else 0}"
    return HandGroup(
        name=name,
        title=unit.name if unit else "Chưa rõ đơn vị",
        options=_options(unit, person, on),
        chosen=typed.get(name, KEEP),
        rows=[HandRow(row, f"to-{row.task.pk}", typed.get(f"to-{row.task.pk}", KEEP)) for row in rows_of(tasks, on)],
    )


def _options(unit: Unit | None, person: User, on: date) -> list[tuple[str, str]]:
    people = (members_of(unit, on) if unit else people_of(person.agency)).exclude(pk=person.pk).order_by("full_name")
    names = [(str(pk), name) for pk, name in people.values_list("pk", "full_name")]
    again = [(UNIT, "Để đơn vị phân công lại")] if unit else []
    return [(KEEP, "Chưa chuyển"), *again, *names]


def handings_of(page: HandOverPage, typed: Mapping[str, str], people: Mapping[int, User]) -> list[Handing]:
    """What was chosen: for each task its own choice, else that for all work of its unit."""
    return list(_chosen(page, typed, people))


def _chosen(page: HandOverPage, typed: Mapping[str, str], people: Mapping[int, User]) -> Iterable[Handing]:
    for group in page.groups:
        allowed = {value for value, _ in group.options}
        for one in group.rows:
            choice, task = typed.get(one.name) or typed.get(group.name, KEEP), one.row.task
            version = whole_number(typed.get(f"version-{task.pk}"))
            if choice == KEEP or choice not in allowed or version is None:
                continue
            yield Handing(task.pk, version, None if choice == UNIT else people[int(choice)])
