"""Who gives parts of a task to units and adds steps to it, and when parts hold the whole back.

A part is a whole task of its unit; a step is one inside the unit that has the task. One level only: a part has no
parts for other units, and a step has no steps.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from giaoban.core.lifecycle.tasks import WITH_DOER, Part, TaskState
from giaoban.organisation.models import User
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.tasks.models import Task
from giaoban.tasks.powers import heads, parts_of
from giaoban.tasks.queries import pieces_of, unfinished

NAMED = 5  # parts that one sentence names


def why_not_split(user: User, task: Task, *, on: date) -> RuleBroken | None:
    """Why a person cannot give parts of the task to units; None where they can: the giver."""
    if Part.GIVER not in parts_of(user, task, on=on):
        return NotAllowed("Bạn không có quyền chia nhiệm vụ này cho các đơn vị.")
    if task.parent_id is not None:
        return RuleBroken("Đây đã là một phần của nhiệm vụ khác, không chia tiếp cho đơn vị khác được.")
    return _not_in_hand(task, "chia cho các đơn vị")


def why_not_add_step(user: User, task: Task, *, on: date) -> RuleBroken | None:
    """Why a person cannot add a step inside the unit; None where they can: its head."""
    if not heads(user, task, on=on):
        return NotAllowed("Chỉ trưởng đơn vị chủ trì mới thêm được việc nhỏ trong đơn vị.")
    if task.inner:
        return RuleBroken("Đây đã là việc nhỏ trong đơn vị, không chia nhỏ thêm được.")
    return _not_in_hand(task, "thêm việc nhỏ")


def _not_in_hand(task: Task, what: str) -> RuleBroken | None:
    state = TaskState(task.state)
    return None if state in WITH_DOER else RuleBroken(f"Nhiệm vụ đang ở trạng thái “{state.label}”, không thể {what}.")


def why_parts_hold(task: Task) -> RuleBroken | None:
    """Why the whole cannot be handed in yet: parts that are neither done nor cancelled; None where none are."""
    held = list(unfinished(pieces_of(task)))
    if not held:
        return None
    told = "; ".join(f"{whose(part)} ({TaskState(part.state).label.lower()})" for part in held[:NAMED])
    more = f" và {len(held) - NAMED} phần khác" if len(held) > NAMED else ""
    return RuleBroken(f"Chưa nộp được cả việc: còn {len(held)} phần chưa xong: {told}{more}.")


def whose(part: Task) -> str:
    """By whom one calls a part: the person of a step, the unit of a part."""
    if part.inner and part.assignee is not None:
        return part.assignee.full_name
    return part.lead_unit.short_name or part.lead_unit.name if part.lead_unit else part.text[:60]


def units_with_part(pieces: Iterable[Task]) -> set[int]:
    """The units that have a living part already."""
    return {
        part.lead_unit_id
        for part in pieces
        if part.lead_unit_id and not part.inner and part.state != TaskState.CANCELLED
    }
