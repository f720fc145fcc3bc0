"""Who may hand a person's work over to others."""

from __future__ import annotations

from datetime import date

from giaoban.core.lifecycle.tasks import OPEN, Part, TaskState
from giaoban.organisation.access import may, visible
from giaoban.organisation.models import Post, User
from giaoban.organisation.queries import standing
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.tasks.models import Task
from giaoban.tasks.powers import heads, parts_of

# Work that has begun: to give it to somebody else needs a reason.
BEGUN = frozenset({TaskState.IN_PROGRESS, TaskState.RETURNED, TaskState.PAUSED, TaskState.AWAITING_CONFIRMATION})


def why_not_hand_over(user: User, task: Task, person: User, *, on: date) -> RuleBroken | None:
    """Why a person cannot give a task of somebody to others; None where they can.

    The head of its unit and the giver; who manages people only what somebody leaves behind who is gone from the unit.
    """
    allowed = heads(user, task, on=on) or Part.GIVER in parts_of(user, task, on=on)
    if not allowed and not (may(user, Right.MANAGE_PEOPLE, on=on) and has_left(person, task, on=on)):
        return NotAllowed(f"Bạn không có quyền chuyển giao việc “{task.text[:60]}”.")
    if task.assignee_id != person.pk:
        return RuleBroken(f"Việc “{task.text[:60]}” không còn do {person.full_name} làm.")
    if TaskState(task.state) not in OPEN:
        return RuleBroken(f"Việc “{task.text[:60]}” đã {TaskState(task.state).label.lower()}.")
    return None


def has_left(person: User, task: Task, *, on: date) -> bool:
    """Whether the person is gone from the unit that has the task, or altogether."""
    if not person.is_active or task.lead_unit_id is None:
        return not person.is_active
    return not standing(person, on).works_in(task.lead_unit_id)


def may_hand_over(user: User, person: User, *, on: date) -> bool:
    """Whether a page to hand the work of a person over has anything for somebody."""
    if person.agency_id != user.agency_id:
        return False
    if may(user, Right.GIVE_WORK, on=on) or may(user, Right.MANAGE_PEOPLE, on=on):
        return True
    led = standing(user, on).with_ended(standing(user, on).heads)
    return bool(led) and visible(Post.objects.all(), user).filter(user=person, unit__in=led).exists()
