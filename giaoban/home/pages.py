"""The first page of each person, by what they are: a leader's day, the desk of the Chief of Office, a unit, one's work.

Each is a template with the parts that it needs; who is several things gets the widest of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Case, Value, When
from django.http import HttpRequest

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.home.counts import Count, count_of, list_url
from giaoban.home.days import DaysAhead, Marks, days_ahead, marks_of, office_calendar
from giaoban.home.deciding import Decisions, decisions_for
from giaoban.home.desk import ROWS, counts_of, groups_of, questions, waited
from giaoban.home.groups import Group, WorkRow, work_rows
from giaoban.home.mywork import MyWork, my_counts, my_work
from giaoban.home.trend import Trend, trend_of
from giaoban.home.units import UnitRow, unit_rows
from giaoban.intake.models import Intake
from giaoban.intake.queries import waiting_intakes
from giaoban.organisation.models import Role, User
from giaoban.organisation.queries import Standing, holders_of, members_of, standing
from giaoban.organisation.rights import Right, roles_hold
from giaoban.tasks.queries import (
    ALL_OPEN,
    NOBODY,
    TaskFilter,
    directs_open_work,
    task_list,
    task_rules,
    tasks_visible_to,
)
from giaoban.tasks.usual_lists import ListLink
from giaoban.urging.looking import look

TO_HAND_OUT = 10
BEGINNERS = 5
DOERS = frozenset({Role.SPECIALIST, Role.CLERK, Role.UNIT_HEAD, Role.OFFICE_CHIEF, Role.LEADER})


@dataclass(frozen=True, slots=True)
class HomePage:
    """A first page: its template and what stands on it; what does not concern the person is empty."""

    template: str
    days: DaysAhead
    counts: Sequence[Count] = ()
    groups: Sequence[Group] = ()
    mine: MyWork | None = None
    units: Sequence[UnitRow] = ()
    intakes: Sequence[Intake] = field(default_factory=list)
    manages: bool = False
    nothing_yet: bool = False
    beginners: Sequence[str] = ()  # who may take in the first paper
    trend: Trend | None = None
    decisions: Decisions | None = None
    urges: bool = False  # rows can be ticked, to be urged together
    views: Sequence[ListLink] = ()  # the ways in which a leader looks at the work


def home_page(request: HttpRequest, user: User, today: date) -> HomePage:
    now, calendar = standing(user, today), office_calendar(user, today.year)
    if Role.LEADER in now.roles or roles_hold(now.roles, Right.GIVE_WORK):
        marks = marks_of(today, calendar, task_rules(user.agency_id), look(user, today))
        return (leaders_day if Role.LEADER in now.roles else office_desk)(request, user, now, marks)
    rules = task_rules(user.agency_id) if roles_hold(now.roles, Right.JUDGE_WORK) else None
    marks = marks_of(today, calendar, rules)
    if now.heads:
        return unit_desk(request, user, now, marks)
    if now.roles & DOERS:
        return own_desk(request, user, now, marks)
    return overview(user, now, marks)


def leaders_day(request: HttpRequest, user: User, now: Standing, marks: Marks) -> HomePage:
    """Today and the week; what became overdue since last time, and whose; what waits for a decision; by unit.

    Of the work that the leader directs, or of the whole agency.
    """
    own = _looks_at_own(request, user)
    scope = TaskFilter(leader=user.pk) if own else TaskFilter()
    asked = [one for one in questions(marks, scope) if one.key in ("newly", "late", "week")]
    counts = counts_of(user, asked, marks.today)
    decide = _to_judge(user, scope, marks)
    return HomePage(
        "home/leader.html",
        days_ahead(user, marks.today),
        counts=[*counts, count_of(user, "Chờ quyết định", decide.asked, marks.today, "warn")],
        groups=[*groups_of(user, asked[:2], counts[:2], marks), *decide.group()],
        mine=my_work(request, user, now, marks),
        units=unit_rows(user, marks.today, leader=user.pk if own else None),
        intakes=list(waiting_intakes(user)[:ROWS]),
        nothing_yet=_nothing_yet(user),
        decisions=decisions_for(user, marks.today),
        urges=True,
        views=[ListLink("Tôi chỉ đạo", "view=mine", own), ListLink("Cả cơ quan", "view=all", not own)],
    )


def _looks_at_own(request: HttpRequest, user: User) -> bool:
    """Whether a leader looks at the work that they direct: as the address says, else where there is any."""
    asked = request.GET.get("view", "")
    return asked == "mine" or (asked != "all" and directs_open_work(user))


def office_desk(request: HttpRequest, user: User, now: Standing, marks: Marks) -> HomePage:
    """What the Chief of Office follows up in the whole agency; papers that wait; own work last."""
    asked = questions(marks, TaskFilter())
    counts = counts_of(user, asked, marks.today)
    return HomePage(
        "home/desk.html",
        days_ahead(user, marks.today),
        counts=counts,
        groups=groups_of(user, asked, counts, marks),
        mine=my_work(request, user, now, marks),
        units=unit_rows(user, marks.today, wide=True),
        intakes=list(waiting_intakes(user)[:ROWS]),
        nothing_yet=_nothing_yet(user),
        trend=trend_of(user, marks.today),
        decisions=decisions_for(user, marks.today),
        urges=True,
    )


def unit_desk(request: HttpRequest, user: User, now: Standing, marks: Marks) -> HomePage:
    """A unit as its head sees it: to hand out, to confirm, late; then own work."""
    scopes = [TaskFilter(unit=unit, ended=now.ended_into.get(unit, ())) for unit in sorted(now.heads)]
    several = len(scopes) > 1
    groups = [group for scope in scopes for group in _unit_groups(user, scope, marks)]
    return HomePage(
        "home/unit.html",
        days_ahead(user, marks.today),
        counts=[] if several else _unit_counts(user, scopes[0], marks),
        groups=groups,
        mine=my_work(request, user, now, marks),
        units=unit_rows(user, marks.today, now.heads) if several else [],
        nothing_yet=_nothing_yet(user),
    )


def own_desk(request: HttpRequest, user: User, now: Standing, marks: Marks) -> HomePage:
    """One's own work; for a clerk the papers that wait come first."""
    takes_in = roles_hold(now.roles, Right.TAKE_IN)
    return HomePage(
        "home/clerk.html" if takes_in else "home/mine.html",
        days_ahead(user, marks.today),
        counts=[] if takes_in else my_counts(user, marks.today),
        mine=my_work(request, user, now, marks),
        intakes=list(waiting_intakes(user)[: 2 * ROWS]) if takes_in else [],
        nothing_yet=_nothing_yet(user),
    )


def overview(user: User, now: Standing, marks: Marks) -> HomePage:
    """How the agency stands, for who looks on: the superior, the administrator."""
    asked = [one for one in questions(marks, TaskFilter()) if one.key in ("late", "week")]
    everything = TaskFilter(state=ALL_OPEN)
    nothing_yet = _nothing_yet(user)
    return HomePage(
        "home/overview.html",
        days_ahead(user, marks.today),
        counts=[*counts_of(user, asked, marks.today), count_of(user, "Chưa xong", everything, marks.today)],
        units=unit_rows(user, marks.today),
        manages=roles_hold(now.roles, Right.MANAGE_PEOPLE),
        nothing_yet=nothing_yet,
        beginners=_beginners(user, marks.today) if nothing_yet else [],
    )


def _nothing_yet(user: User) -> bool:
    """Whether the agency has no work at all: an installation that has just begun."""
    return not tasks_visible_to(user).exists()


def _beginners(user: User, today: date) -> list[str]:
    holders = holders_of(Right.TAKE_IN, user.agency, today).order_by("pk")
    return list(holders.values_list("full_name", flat=True)[:BEGINNERS])


# --- What a head does right here ------------------------------------------------------------------------------


def _unit_counts(user: User, scope: TaskFilter, marks: Marks) -> list[Count]:
    keys = ("late", "week", "nobody")
    counts = counts_of(user, [one for one in questions(marks, scope) if one.key in keys], marks.today)
    waiting = replace(scope, state=TaskState.AWAITING_CONFIRMATION)
    everything = replace(scope, state=ALL_OPEN)
    return [
        *counts,
        count_of(user, "Chờ xác nhận", waiting, marks.today, "warn"),
        count_of(user, "Chưa xong", everything, marks.today),
    ]


def _unit_groups(user: User, scope: TaskFilter, marks: Marks) -> list[Group]:
    late = [one for one in questions(marks, scope) if one.key == "late"]
    counts = counts_of(user, late, marks.today)
    rows = work_rows(task_list(user, late[0].asked, today=marks.today).order_by("-open_due", "-pk")[:ROWS], marks.today)
    overdue = [Group("late", "Quá hạn", rows, counts[0].url, counts[0].words, "bad")] if rows else []
    return [*_to_hand_out(user, scope, marks), *_to_judge(user, scope, marks).group(), *overdue]


def _to_hand_out(user: User, scope: TaskFilter, marks: Marks) -> list[Group]:
    asked = replace(scope, state=ALL_OPEN, assignee=NOBODY)
    tasks = task_list(user, asked, today=marks.today).exclude(state=TaskState.AWAITING_CONFIRMATION)
    rows = work_rows(tasks[: TO_HAND_OUT + 1], marks.today, "hand_out")
    if not rows:
        return []
    unit = rows[0].task.lead_unit
    people = list(members_of(unit, marks.today)) if unit else []
    shown = [replace(row, people=people) for row in rows[:TO_HAND_OUT]]
    more = "tất cả" if len(rows) > TO_HAND_OUT else ""
    return [Group("nobody", "Chưa giao cho ai", shown, list_url(asked), more)]


@dataclass(frozen=True, slots=True)
class ToJudge:
    """Results that wait for a person's word, those of work that they direct first; nobody confirms their own."""

    asked: TaskFilter
    rows: Sequence[WorkRow]

    def group(self) -> list[Group]:
        if not self.rows:
            return []
        more = "tất cả" if len(self.rows) > ROWS else ""
        return [Group("waiting", "Chờ bạn xác nhận", self.rows[:ROWS], list_url(self.asked), more)]


def _to_judge(user: User, scope: TaskFilter, marks: Marks) -> ToJudge:
    asked = replace(scope, state=TaskState.AWAITING_CONFIRMATION)
    directed = Case(When(leader=user, then=Value(0)), default=Value(1))
    tasks = task_list(user, asked, today=marks.today).exclude(handed_in_by=user).order_by(directed, "reported_on", "pk")
    calendar = office_calendar(user, marks.today.year)
    rows = work_rows(tasks[: ROWS + 1], marks.today, "confirm")
    return ToJudge(asked, [replace(row, told=waited(row.task, calendar, marks.today)) for row in rows])
