"""Reading what the sheets of a collection shall hold: a few queries, however many units and rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from giaoban.core.calendar.foreseen import ALL_MONTHS, foreseen_months
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.meetings.models import Conclusion
from giaoban.meetings.queries import conclusions_visible_to
from giaoban.organisation.access import visible
from giaoban.organisation.models import User
from giaoban.organisation.queries import valid_on
from giaoban.planning.collecting import Period
from giaoban.planning.models import CarryOver, Occurrence, Template
from giaoban.programmes.models import Line, ProgrammeKind, Section
from giaoban.programmes.queries import programmes_visible_to
from giaoban.tasks.models import Task
from giaoban.tasks.queries import OPEN, products_of, tasks_visible_to

MOST = 5000  # unfinished tasks, and annual lines, that are looked at: those nearest to the period
MOST_CONCLUSIONS = 1000
_OF_A_TASK = (
    "text",
    "state",
    "due",
    "deadline_kind",
    "when_words",
    "lead_unit_id",
    "leader_id",
    "leader_words",
    "partners_words",
)


def unfinished(user: User, start: date, end: date, units: Collection[int]) -> list[Task]:
    """Open tasks of the units that are due by the end of a period, and those that were carried over to it.

    Steps inside a unit are its own affair and stand in no programme.
    """
    rows = tasks_visible_to(user).filter(OPEN, inner=False, lead_unit_id__in=list(units)).only(*_OF_A_TASK)
    due = list(rows.filter(due_order__lte=end).order_by("-due_order", "pk")[:MOST])
    carried = rows.filter(pk__in=CarryOver.objects.filter(agency_id=user.agency_id, to_start=start).values("task"))
    known = {task.pk for task in due}
    found = [*due, *(task for task in carried if task.pk not in known)]
    return sorted(found, key=lambda task: (task.due or date.max, task.pk))


def products_by_task(tasks: Collection[int]) -> Mapping[int, str]:
    """The products of some tasks, one a line."""
    found: dict[int, str] = {}
    pks = sorted(set(tasks))
    for first in range(0, len(pks), 500):
        found |= products_of(pks[first : first + 500])
    return {task: text.replace("; ", "\n") for task, text in found.items()}


def open_conclusions(user: User, units: Collection[int]) -> list[Conclusion]:
    """The orders of briefings whose task a unit has still to do, the newest first."""
    rows = conclusions_visible_to(user).filter(task__phase="open", task__lead_unit_id__in=list(units))
    names = [f"task__{name}" for name in _OF_A_TASK]
    return list(rows.select_related("task").only("task_id", *names).order_by("-pk")[:MOST_CONCLUSIONS])


@dataclass(frozen=True, slots=True)
class AnnualLine:
    """A line of an annual programme with the task that it mentions; `words` foresee, the most telling first."""

    pk: int
    words: tuple[str, ...]
    text: str
    products: str
    leader_words: str
    unit_words: str
    partners_words: str
    task: int | None
    task_open: bool
    lead_unit: int | None
    leader: int | None

    @property
    def comes_again(self) -> bool:
        """Whether it is foreseen for every month: each time is work of its own."""
        return foreseen_months(*self.words) == ALL_MONTHS


def annual_lines(user: User, day: date) -> list[AnnualLine]:
    """The lines of the annual programmes that hold a day, but for those that were withdrawn."""
    programmes = programmes_visible_to(user).filter(kind=ProgrammeKind.ANNUAL, start__lte=day, end__gte=day)
    pks = list(programmes.values_list("pk", flat=True))
    titles = _titles(Section.objects.filter(programme__in=pks))
    rows = Line.objects.filter(programme__in=pks, withdrawn_on__isnull=True).order_by("programme_id", "order")[:MOST]
    values = rows.values_list(
        "pk", "section_id", "when_words", "text", "products", "leader_words", "unit_words", "partners_words",
        "task_id", "task__phase", "task__lead_unit_id", "task__leader_id",
    )  # fmt: skip
    return [
        AnnualLine(
            pk, (when, *titles.get(section or 0, ()), text), text, products, leaders, units, partners,
            task, phase == "open", unit, leader,
        )
        for pk, section, when, text, products, leaders, units, partners, task, phase, unit, leader in values
    ]  # fmt: skip


def _titles(sections: Iterable[Section]) -> dict[int, tuple[str, ...]]:
    """For each section its own title and those of the sections above it, the nearest first."""
    by_path = {(section.programme_id, section.path): section for section in sections}
    return {section.pk: tuple(_upwards(section, by_path)) for section in by_path.values()}


def _upwards(section: Section, by_path: Mapping[tuple[int, str], Section]) -> list[str]:
    titles, path = [section.title], section.path
    while "." in path:
        path = path.rpartition(".")[0]
        above = by_path.get((section.programme_id, path))
        titles += [above.title] if above else []
    return titles


def taken_up_and_done(lines: Collection[int]) -> frozenset[int]:
    """Which annual lines other programmes took up with work that is finished."""
    rows = Line.objects.filter(annual_id__in=list(lines), task__state=TaskState.DONE)
    return frozenset(pk for pk in rows.values_list("annual_id", flat=True) if pk is not None)


def templates_due(user: User, period: Period) -> list[Template]:
    """The templates that fall due in a period and have not had their turn of that month."""
    month = period.start.replace(day=1)
    had = Occurrence.objects.filter(agency_id=user.agency_id, start=month).exclude(proposal=None, task=None)
    rows = visible(Template.objects.all(), user).filter(valid_on(period.start) | valid_on(period.end))
    rows = rows.exclude(pk__in=had.values("template")).select_related("leader")
    bit = 1 << (period.start.month - 1)
    return [template for template in rows.order_by("unit__order", "pk") if template.months & bit]
