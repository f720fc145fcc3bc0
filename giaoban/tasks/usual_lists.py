"""The lists that a person comes back to: the usual ones of their post, and those they saved under a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.organisation.models import User
from giaoban.organisation.queries import standing
from giaoban.organisation.rights import Right, roles_hold
from giaoban.tasks.list_filters import query_of
from giaoban.tasks.queries import ALL_OPEN, NOBODY, TaskFilter, views_of

EVERYTHING = TaskFilter(state=ALL_OPEN)


@dataclass(frozen=True, slots=True)
class ListLink:
    """A list with a name; `current` where it is the one that is shown. `pk` only of a saved one."""

    label: str
    query: str
    current: bool
    pk: int | None = None


def usual_lists(user: User, shown: str, *, on: date) -> list[ListLink]:
    """One step to the list of one's post: the agency for who gives work, the unit for its head, else one's own."""
    now = standing(user, on)
    if roles_hold(now.roles, Right.GIVE_WORK):
        lists = [*_followed(EVERYTHING), ("Tôi chỉ đạo", TaskFilter(leader=user.pk, state=ALL_OPEN)), _mine(user)]
    elif now.heads:
        unit = TaskFilter(unit=min(now.heads), state=ALL_OPEN)
        lists = [("Đơn vị tôi", unit), *_followed(unit), _mine(user), ("Cả cơ quan", EVERYTHING)]
    else:
        lists = [_mine(user), *_own(user), *_of_units(now.member_of), ("Cả cơ quan", EVERYTHING)]
    return [ListLink(label, query, query == shown) for label, query in ((name, query_of(a)) for name, a in lists)]


def saved_lists(user: User, shown: str) -> list[ListLink]:
    return [ListLink(view.name, view.query, view.query == shown, view.pk) for view in views_of(user)]


def _mine(user: User) -> tuple[str, TaskFilter]:
    return "Của tôi", TaskFilter(assignee=user.pk, state=ALL_OPEN)


def _own(user: User) -> list[tuple[str, TaskFilter]]:
    mine = TaskFilter(assignee=user.pk)
    return [
        ("Sắp đến hạn", replace(mine, timeliness=Timeliness.DUE_SOON)),
        ("Quá hạn", replace(mine, timeliness=Timeliness.OVERDUE)),
    ]


def _of_units(units: frozenset[int]) -> list[tuple[str, TaskFilter]]:
    return [("Đơn vị tôi", TaskFilter(unit=min(units), state=ALL_OPEN))] if units else []


def _followed(scope: TaskFilter) -> list[tuple[str, TaskFilter]]:
    """What who follows others' work looks at, within a scope."""
    every = [("Cả cơ quan", scope)] if scope == EVERYTHING else []
    wide = replace(scope, state="")
    return [
        *every,
        ("Quá hạn", replace(wide, timeliness=Timeliness.OVERDUE)),
        ("Sắp đến hạn", replace(wide, timeliness=Timeliness.DUE_SOON)),
        ("Chờ xác nhận", replace(wide, state=TaskState.AWAITING_CONFIRMATION)),
        ("Chưa giao ai", replace(scope, assignee=NOBODY)),
    ]


def named(lists: Sequence[ListLink]) -> ListLink | None:
    """The one of the lists that is shown."""
    return next((one for one in lists if one.current), None)
