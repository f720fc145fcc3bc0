"""Reading tasks: lists with filters, counts for a first page, the parts of a task's page.

Lists of any length are read from an index in its order (docs/decisions/0011-lists.md), so conditions are said in
the columns that the database computes: `phase`, `open_due`, `due_order`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from giaoban.core.lifecycle.clarity import Clear
from giaoban.core.lifecycle.tasks import OPEN as OPEN_STATES
from giaoban.core.lifecycle.tasks import WITH_DOER, TaskState
from giaoban.core.lifecycle.timeliness import Against, Timeliness
from giaoban.organisation.access import visible
from giaoban.organisation.models import Unit, User
from giaoban.organisation.queries import forerunners_of, leader_ids
from giaoban.search.queries import matching
from giaoban.tasks.clarity import lacking, lacking_any
from giaoban.tasks.models import (
    NEVER,
    DeadlineChange,
    Extension,
    ExtensionState,
    Judgement,
    Origin,
    Phase,
    Product,
    ProgressReport,
    SavedView,
    Submission,
    Task,
    TaskRules,
    Urge,
)

OPEN = Q(phase=Phase.OPEN)
ALL_OPEN = "open"  # asked for in place of a state: whatever is not finished
GONE = -1  # asked for in place of a person: who cannot sign in any more
NOBODY = 0  # asked for in place of a unit or a person: work that has none yet
ANY_CLEAR = "any"  # asked for in place of one of the six: work that lacks at least one
YES, NO = "yes", "no"
SOON = 3  # days
PRESSING = (Timeliness.OVERDUE, Timeliness.DUE_SOON)  # told by `open_due` alone, and only of open work


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What a list of tasks is narrowed to; empty means everything. Units and people may be `NOBODY`, people `GONE`.

    `ended` are the units that ended into `unit`: their work is on its list. It says nothing that `unit` does not, so
    it stands in no address and two filters are equal without it.
    """

    words: str = ""
    unit: int | None = None
    leader: int | None = None
    assignee: int | None = None
    state: str = ""
    timeliness: str = ""
    programme: int | None = None
    origin: str = ""
    due_from: date | None = None
    due_to: date | None = None
    lacks: str = ""  # one of the six clears, or `ANY_CLEAR`
    against: str = ""  # `Against.FIRST` where timeliness is told against the first deadline
    handed_to: date | None = None  # handed in on that day or before, and not judged since
    returned: str = ""  # `YES`: what its unit gave back to the office and no other unit has yet
    steps: str = ""  # `NO`: without steps inside units also where a person's work is asked for
    silent_to: date | None = None  # with its doer, who was heard last on that day or before
    ended: tuple[int, ...] = field(default=(), compare=False)


def with_ended_units(asked: TaskFilter) -> TaskFilter:
    """The filter with the units that ended into the one it asks for."""
    return replace(asked, ended=tuple(forerunners_of(asked.unit))) if asked.unit else asked


def tasks_visible_to(user: User) -> QuerySet[Task]:
    return visible(Task.objects.all(), user)


def task_list(user: User, asked: TaskFilter, *, today: date) -> QuerySet[Task]:
    """The tasks a person sees, narrowed, the most urgent first; those without a deadline last."""
    rows = tasks_visible_to(user).select_related("lead_unit", "leader", "assignee").defer("words")
    return narrowed(rows, asked, today=today).order_by(urgent_first(asked), "pk")


def urgent_first(asked: TaskFilter) -> str:
    """The column whose order is that of deadlines: for work that presses the one that it is found by."""
    return "open_due" if asked.timeliness in PRESSING and not asked.against else "due_order"


def narrowed(rows: QuerySet[Task], asked: TaskFilter, *, today: date) -> QuerySet[Task]:
    if asked.unit is not None and asked.ended:
        rows = rows.filter(lead_unit_id__in=(asked.unit, *asked.ended))
    elif asked.unit is not None:
        rows = rows.filter(_held_by("lead_unit", asked.unit))
    for name, value in (("leader", asked.leader), ("assignee", asked.assignee)):
        if value is not None:
            rows = rows.filter(_held_by(name, value))
    if asked.programme:  # by the name of the key: programmes stand above tasks
        standing = Task.objects.filter(lines__programme=asked.programme, lines__withdrawn_on=None)
        rows = rows.filter(pk__in=standing.values("pk"))
    if asked.origin:
        rows = rows.filter(Exists(Origin.objects.filter(task=OuterRef("pk"), kind=asked.origin)))
    if asked.due_from:
        rows = rows.filter(**{f"{urgent_first(asked)}__gte": asked.due_from})
    if asked.due_to:
        rows = rows.filter(**{f"{urgent_first(asked)}__lte": asked.due_to})
    if asked.lacks:
        rows = rows.filter(lacking_any() if asked.lacks == ANY_CLEAR else lacking(Clear(asked.lacks)))
    if asked.assignee is None or asked.steps == NO:  # a unit's work is the whole; a person's also the steps of it
        rows = rows.filter(inner=False)
    if asked.returned == YES:
        rows = rows.filter(OPEN, returned_on__isnull=False, lead_unit__isnull=True)
    if asked.handed_to:
        rows = rows.filter(OPEN, reported_on__lte=asked.handed_to)
    if asked.silent_to:
        rows = rows.filter(OPEN, last_word_on__lte=asked.silent_to, state__in=WITH_DOER)
    rows = rows.filter(_in_state(asked)).filter(_in_time(asked, today))
    return matching(rows, asked.words)


def _held_by(name: str, value: int) -> Q:
    if value == GONE:
        return Q(**{f"{name}__is_active": False})
    return Q(**{f"{name}__isnull": True}) if value == NOBODY else Q(**{f"{name}_id": value})


def _in_state(asked: TaskFilter) -> Q:
    if asked.state != ALL_OPEN:
        # A person or a leader has little open work: their index leads there faster than that of the state.
        hint = OPEN if (asked.assignee or asked.leader) and asked.state in OPEN_STATES else Q()
        return Q(state=asked.state) & hint if asked.state else Q()
    # What presses is open; saying so again would lead the database to an index in another order.
    return Q() if asked.timeliness in PRESSING else OPEN


def _in_time(asked: TaskFilter, today: date) -> Q:
    against = Against(asked.against) if asked.against else Against.LAST
    return standing_as(Timeliness(asked.timeliness), today, against) if asked.timeliness else Q()


def standing_as(timeliness: Timeliness, today: date, against: Against = Against.LAST) -> Q:
    """The condition that says the same as `core.lifecycle.timeliness`, for the database; against the last deadline in
    the columns of its indexes."""
    if against is Against.FIRST:
        return _standing_against_first(timeliness, today)
    soon = today + timedelta(days=SOON)
    done = Q(phase=Phase.DONE)
    in_time: dict[Timeliness, Q] = {
        Timeliness.NO_DUE: (OPEN | done) & Q(due_order=NEVER),
        Timeliness.ON_TIME: OPEN & Q(due__isnull=False) & (Q(open_due__isnull=True) | Q(open_due__gt=soon)),
        Timeliness.DUE_SOON: Q(open_due__gte=today, open_due__lte=soon),
        Timeliness.OVERDUE: Q(open_due__lt=today),
        Timeliness.DONE_ON_TIME: on_time_against(Against.LAST),
        Timeliness.DONE_LATE: done & Q(done_on__gt=F("due")),
    }
    return in_time[timeliness]


def _standing_against_first(timeliness: Timeliness, today: date) -> Q:
    soon = today + timedelta(days=SOON)
    done, due = Q(phase=Phase.DONE), Q(first_due__isnull=False)
    kept = Q(state=TaskState.AWAITING_CONFIRMATION, done_on__isnull=False, done_on__lte=F("first_due"))
    kept |= Q(state=TaskState.PAUSED, paused_on__isnull=False, paused_on__lte=F("first_due"))
    running = Case(When(kept, then=Value(False)), default=Value(True))  # a condition on nulls is neither true nor false
    return {
        Timeliness.NO_DUE: (OPEN | done) & Q(first_due__isnull=True),
        Timeliness.ON_TIME: OPEN & due & (kept | Q(first_due__gt=soon)),
        Timeliness.DUE_SOON: OPEN & Q(first_due__gte=today, first_due__lte=soon) & Q(running),
        Timeliness.OVERDUE: OPEN & Q(first_due__lt=today) & Q(running),
        Timeliness.DONE_ON_TIME: on_time_against(Against.FIRST),
        Timeliness.DONE_LATE: done & Q(done_on__gt=F("first_due")),
    }[timeliness]


def on_time_against(against: Against) -> Q:
    """Finished work that was in time: against the deadline last agreed, or against the first one."""
    return Q(phase=Phase.DONE) & Q(done_on__lte=F(against.value))


def my_open_tasks(user: User, units: frozenset[int]) -> QuerySet[Task]:
    """What a person has on the desk: given to them, or to their unit and to nobody yet.

    Asked for apart, each is a piece of an index; both in one condition would be all open work.
    """
    rows = tasks_visible_to(user).filter(OPEN)
    given = rows.filter(assignee=user)
    if not units:
        return given
    nobodys = rows.filter(assignee__isnull=True, lead_unit_id__in=units)
    return Task.objects.filter(pk__in=given.values("pk").union(nobodys.values("pk"), all=True))


@dataclass(frozen=True, slots=True)
class Pressing:
    """How much open work a unit has, and how much of it presses."""

    unit: int
    overdue: int
    soon: int
    open: int
    no_due: int = 0
    waiting: int = 0

    @property
    def in_time(self) -> int:
        """What has a deadline that does not press."""
        return self.open - self.overdue - self.soon - self.no_due


def pressing_by_unit(user: User, units: Collection[int], *, today: date, leader: int | None = None) -> list[Pressing]:
    """Those of the units that have open work, the most late first; of all work or of what one leader directs.

    Each count is a piece of an index for each unit. Steps inside units are counted by themselves, in an index that
    has nothing else, and taken off.
    """
    rows = tasks_visible_to(user).filter(lead_unit__in=units).order_by()
    if leader is not None:  # no index has units within leaders: what the leader has open is gone through once
        counts = _counts_by_unit(rows.filter(leader=leader, inner=False), today)
        found = [Pressing(one.pop("lead_unit"), **one) for one in counts]
        return _latest_first(found)
    steps = {row["lead_unit"]: row for row in _counts_by_unit(rows.filter(inner=True), today)}
    counted = {
        name: dict(rows.filter(asked).values_list("lead_unit").annotate(number=Count("*")))
        for name, asked in _pressing(today).items()
    }
    found = [
        Pressing(unit, **{name: of.get(unit, 0) - steps.get(unit, {}).get(name, 0) for name, of in counted.items()})
        for unit in counted["open"]
    ]
    return _latest_first(found)


def _latest_first(found: Iterable[Pressing]) -> list[Pressing]:
    return sorted((one for one in found if one.open), key=lambda one: (-one.overdue, -one.soon, one.unit))


def _pressing(today: date) -> dict[str, Q]:
    """The conditions of the counts of `Pressing`, by their names."""
    late, soon = (standing_as(one, today) for one in PRESSING)
    waiting = Q(state=TaskState.AWAITING_CONFIRMATION)
    return {"overdue": late, "soon": soon, "open": OPEN, "no_due": OPEN & Q(due_order=NEVER), "waiting": waiting}


def _counts_by_unit(rows: QuerySet[Task], today: date) -> QuerySet[Task, Any]:
    counts = {name: Count("pk", filter=asked) for name, asked in _pressing(today).items()}
    return rows.filter(OPEN).values("lead_unit").annotate(**counts)


def overdue_now(user: User, *, today: date) -> int:
    """How much work is overdue, all of it: a piece of an index, with the steps inside units taken off.

    The steps are asked for unit by unit, as their own index has them; by the deadline every late row is looked at.
    """
    rows = tasks_visible_to(user).filter(standing_as(Timeliness.OVERDUE, today)).order_by()
    steps, units = rows.filter(OPEN, inner=True), visible(Unit.objects.all(), user).order_by().values("pk")
    of_units, of_none = steps.filter(lead_unit__in=units), steps.filter(lead_unit__isnull=True)
    return rows.count() - of_units.union(of_none, all=True).values("pk").count()


def directs_open_work(user: User) -> bool:
    """Whether any unfinished work names the person as its directing leader."""
    return tasks_visible_to(user).filter(OPEN, leader=user).exists()


def open_work(viewer: User, *, unit: int | None = None, person: int | None = None) -> int:
    """How many unfinished tasks a unit (with those that ended into it) or a person has."""
    rows = tasks_visible_to(viewer).filter(OPEN)
    if unit is not None:
        rows = rows.filter(lead_unit_id__in=(unit, *forerunners_of(unit)))
    if person is None:
        rows = rows.filter(inner=False)
    if person is not None:
        rows = rows.filter(_held_by("assignee", person))
    return rows.count()


def progress_of(task: Task) -> QuerySet[ProgressReport]:
    """What was reported, newest first; what was taken back at once does not stand."""
    return task.progress.filter(undone_at__isnull=True).select_related("by")


def submissions_of(task: Task) -> QuerySet[Submission]:
    """Every product that was handed in, newest first; those taken back at once do not stand."""
    rows = task.submissions.filter(undone_at__isnull=True).select_related("by", "paper", "judged_by")
    return rows.defer("paper__content", "paper__words")


def urges_of(task: Task) -> QuerySet[Urge]:
    """Whom the office reminded of the task, newest first, with what they read and answered."""
    return task.urges.select_related("to", "by", "notice")


def unanswered(task: Task, user: User) -> QuerySet[Urge]:
    """What a person was urged about a task and has not answered."""
    return task.urges.filter(to=user, answered_at__isnull=True)


def notices_waiting_for(user: User, notices: Collection[int]) -> set[int]:
    """Those of some notices in which a person was urged about a task and has not answered."""
    waiting = Urge.objects.filter(to=user, answered_at__isnull=True, notice__in=notices)
    return {pk for pk in waiting.values_list("notice", flat=True) if pk}


def extensions_visible_to(user: User) -> QuerySet[Extension]:
    return visible(Extension.objects.all(), user)


def extensions_of(task: Task) -> QuerySet[Extension]:
    """Every request for another deadline, newest first."""
    return Extension.objects.filter(task=task).select_related("asked_by", "decided_by", "task")


def ledger_of(task: Task) -> QuerySet[DeadlineChange]:
    """Every deadline that was agreed after the first one, in the order of time."""
    return task.deadline_changes.select_related("by", "extension")


@dataclass(frozen=True, slots=True)
class ExtensionFilter:
    """What a list of requests is narrowed to."""

    state: str = ""
    unit: int | None = None


def extension_list(user: User, asked: ExtensionFilter) -> QuerySet[Extension]:
    """The requests of an agency, those that wait for a decision first; of work that is off, only the decided ones."""
    rows = extensions_visible_to(user).select_related("task__lead_unit", "task__created_by", "asked_by", "decided_by")
    rows = rows.filter(~Q(state=ExtensionState.ASKED) | Q(task__phase=Phase.OPEN))
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.unit is not None:
        rows = rows.filter(task__lead_unit__in=(asked.unit, *forerunners_of(asked.unit)))
    waits = Case(When(state=ExtensionState.ASKED, then=Value(0)), default=Value(1))
    return rows.order_by(waits, "-asked_on", "-pk").defer("task__words")


def submissions_to_judge(task: Task) -> list[Submission]:
    """The last submission of each product, where nobody has judged it: what was handed in anew takes the place of what
    was there before."""
    last: dict[str, Submission] = {}
    for submission in task.submissions.filter(undone_at__isnull=True).order_by("at", "pk"):
        last[submission.product] = submission
    return [submission for submission in last.values() if not submission.judgement]


def quality_rounds(tasks: Collection[int]) -> dict[int, Counter[str]]:
    """How often each product of some tasks was sent back, by task and the product's words ("" stands for all)."""
    rounds: dict[int, Counter[str]] = {}
    returned = Submission.objects.filter(task__in=tasks, judgement=Judgement.RETURNED, undone_at__isnull=True)
    for task, product in returned.values_list("task", "product"):
        rounds.setdefault(task, Counter())[product] += 1
    return rounds


def origins_of(task: Task) -> QuerySet[Origin]:
    """Who ordered the task, in the order of time; a whole paper is fetched only by who asks for its words."""
    return task.origins.select_related("paper").defer("paper__content", "paper__words")


def pieces_of(task: Task) -> QuerySet[Task]:
    """The parts that units have of a task and the steps inside its unit, in the order in which they were given."""
    rows = Task.objects.filter(parent=task).select_related("lead_unit", "assignee")
    return rows.defer("words").order_by("inner", "pk")


def unfinished(pieces: QuerySet[Task]) -> QuerySet[Task]:
    return pieces.filter(OPEN)


def names_of_people(ids: Iterable[int]) -> dict[int, str]:
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "full_name"))


def names_of_units(ids: Iterable[int]) -> dict[int, str]:
    return dict(Unit.objects.filter(pk__in=ids).values_list("pk", "name"))


# --- The page of a list ---------------------------------------------------------------------------------------

LIST_COLUMNS = (
    "id",
    "text",
    "lead_unit_id",
    "lead_unit_words",
    "leader_id",
    "leader_words",
    "assignee_id",
    "due",
    "due_order",
    "open_due",
    "done_on",
    "reported_on",
    "confirmed_on",
    "paused_on",
    "state",
    "percent",
    "carried",
    "parent_id",
    "parent__text",
    "inner",
)
COUNTED = 1000  # a list is counted up to here
_LIFE = Case(*(When(state=state, then=Value(place)) for place, state in enumerate(TaskState)), default=Value(99))


def list_rows(user: User, asked: TaskFilter, sort: str, *, today: date) -> QuerySet[Task, Any]:
    """The rows of a list as plain values, put in order."""
    rows = narrowed(tasks_visible_to(user), asked, today=today)
    last = (urgent_first(asked), "id")
    orders: dict[str, tuple[Any, ...]] = {
        "newest": ("-id",),
        "unit": (F("lead_unit__order").asc(nulls_last=True), "lead_unit__name", *last),
        "person": (F("assignee__full_name").asc(nulls_last=True), *last),
        "state": (_LIFE, *last),
    }
    return rows.order_by(*orders.get(sort, last)).values_list(*LIST_COLUMNS, named=True)


def counted_from_an_index(asked: TaskFilter) -> bool:
    """Whether one index has all that a list is narrowed to; else rows would be looked at one by one, perhaps many."""
    holders = sum(value is not None for value in (asked.unit, asked.leader, asked.assignee))
    rest = (asked.words, asked.origin, asked.against, asked.lacks, asked.handed_to, asked.returned, asked.silent_to)
    if any(rest) or holders > 1:
        return False
    if asked.assignee == GONE:
        return False
    if asked.state not in ("", ALL_OPEN):
        return not (holders or asked.timeliness)
    if asked.timeliness in PRESSING:
        return asked.leader is None
    return not asked.timeliness


def count_up_to(limit: int, user: User, asked: TaskFilter, *, today: date) -> int:
    """How many rows a list has, but never more than the limit are looked at."""
    return narrowed(tasks_visible_to(user), asked, today=today).order_by().values("pk")[:limit].count()


class UnitName(NamedTuple):
    """A unit as lists name it; it lives or has ended."""

    name: str
    short_name: str
    lives: bool


class PersonName(NamedTuple):
    """A person as lists name them; who has left is named still."""

    name: str
    here: bool
    leads: bool


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an agency's units and people, by their number, in the order of lists."""

    units: dict[int, UnitName]
    people: dict[int, PersonName]

    def person(self, pk: int | None) -> str:
        found = self.people.get(pk or 0)
        return found.name if found else ""


def names_for_lists(user: User, *, on: date) -> Names:
    leads = leader_ids(user.agency_id, on)
    units = visible(Unit.objects.all(), user).values_list("pk", "name", "short_name", "valid_from", "valid_to")
    people = visible(User.objects.all(), user).values_list("pk", "full_name", "is_active")
    return Names(
        {pk: UnitName(name, short, (start or on) <= on <= (end or on)) for pk, name, short, start, end in units},
        {pk: PersonName(name, here, here and pk in leads) for pk, name, here in people},
    )


def programme_title(user: User, programme: int) -> str:
    """What a programme is called, by way of the tasks that it mentions: programmes stand above tasks."""
    rows = tasks_visible_to(user).filter(lines__programme=programme)
    return rows.values_list("lines__programme__title", flat=True).first() or "một chương trình"


def products_of(tasks: Sequence[int]) -> dict[int, str]:
    """The products of some tasks, by task, in words."""
    found: dict[int, list[str]] = {}
    for task, text in Product.objects.filter(task__in=tasks).values_list("task_id", "text"):
        found.setdefault(task, []).append(text)
    return {task: "; ".join(texts) for task, texts in found.items()}


def task_rules(agency_id: int) -> TaskRules:
    """What an agency has decided about its tasks; the defaults where it has decided nothing."""
    return TaskRules.objects.filter(agency_id=agency_id).first() or TaskRules(agency_id=agency_id)


def views_of(user: User) -> QuerySet[SavedView]:
    return visible(SavedView.objects.all(), user).filter(user=user)
