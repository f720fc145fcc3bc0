"""The life of a task: its states, and the moves between them, as one table.

Timeliness (quá hạn, đúng hạn, …) is no state: it is computed from the calendar (`timeliness.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TaskState(StrEnum):
    """Where a task stands; `label` is the word that people see."""

    DRAFT = "draft"
    ASSIGNED = "assigned"
    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    AWAITING_CONFIRMATION = "awaiting_confirmation"
    RETURNED = "returned"
    DONE = "done"
    PAUSED = "paused"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    TaskState.DRAFT: "Nháp",
    TaskState.ASSIGNED: "Đã giao",
    TaskState.RECEIVED: "Đã nhận",
    TaskState.IN_PROGRESS: "Đang thực hiện",
    TaskState.AWAITING_CONFIRMATION: "Chờ xác nhận",
    TaskState.RETURNED: "Trả lại",
    TaskState.DONE: "Hoàn thành",
    TaskState.PAUSED: "Tạm dừng",
    TaskState.CANCELLED: "Đã huỷ",
}

# Work that somebody still has to do: what "đang mở" lists and urging looks at.
OPEN = frozenset(TaskState) - {TaskState.DRAFT, TaskState.DONE, TaskState.CANCELLED}
WITH_DOER = frozenset({TaskState.ASSIGNED, TaskState.RECEIVED, TaskState.IN_PROGRESS, TaskState.RETURNED})


class Part(StrEnum):
    """Who makes a move. Who gives a task is not who confirms their own work."""

    GIVER = "giver"  # người giao
    DOER = "doer"  # người, đơn vị thực hiện
    CONFIRMER = "confirmer"  # người xác nhận kết quả


class Verb(StrEnum):
    """What is done to a task; actions and the audit trail use the same words."""

    ASSIGN = "assign"
    WITHDRAW = "withdraw"
    RECEIVE = "receive"
    START = "start"
    HAND_IN = "hand_in"
    TAKE_BACK = "take_back"
    CONFIRM = "confirm"
    SEND_BACK = "send_back"
    REOPEN = "reopen"
    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed move: from any of `sources` to `target`, made by `by`. `label` is the button's word.

    `reason` tells that the move must say why (it takes work back, stops it or undoes a confirmation).
    """

    verb: Verb
    label: str
    sources: frozenset[TaskState]
    target: TaskState
    by: Part
    reason: bool = False


def _from(*states: TaskState) -> frozenset[TaskState]:
    return frozenset(states)


_S = TaskState

# Handing in straight from "đã giao" is allowed: who hands in the product has plainly received the task, and a
# specialist should need one act, not three.
MOVES: tuple[Move, ...] = (
    Move(Verb.ASSIGN, "Giao", _from(_S.DRAFT), _S.ASSIGNED, Part.GIVER),
    Move(Verb.WITHDRAW, "Rút lại việc giao", _from(_S.ASSIGNED), _S.DRAFT, Part.GIVER),
    Move(Verb.RECEIVE, "Nhận", _from(_S.ASSIGNED), _S.RECEIVED, Part.DOER),
    Move(Verb.START, "Bắt đầu thực hiện", _from(_S.ASSIGNED, _S.RECEIVED, _S.RETURNED), _S.IN_PROGRESS, Part.DOER),
    Move(Verb.HAND_IN, "Nộp sản phẩm", WITH_DOER, _S.AWAITING_CONFIRMATION, Part.DOER),
    Move(Verb.TAKE_BACK, "Rút sản phẩm", _from(_S.AWAITING_CONFIRMATION), _S.IN_PROGRESS, Part.DOER),
    Move(Verb.CONFIRM, "Xác nhận hoàn thành", _from(_S.AWAITING_CONFIRMATION), _S.DONE, Part.CONFIRMER),
    Move(Verb.SEND_BACK, "Trả lại", _from(_S.AWAITING_CONFIRMATION), _S.RETURNED, Part.CONFIRMER, reason=True),
    Move(Verb.REOPEN, "Mở lại", _from(_S.DONE), _S.IN_PROGRESS, Part.CONFIRMER, reason=True),
    Move(Verb.PAUSE, "Tạm dừng", WITH_DOER, _S.PAUSED, Part.GIVER, reason=True),
    Move(Verb.RESUME, "Tiếp tục", _from(_S.PAUSED), _S.IN_PROGRESS, Part.GIVER),
    Move(Verb.CANCEL, "Huỷ", OPEN | {_S.DRAFT}, _S.CANCELLED, Part.GIVER, reason=True),
    Move(Verb.RESTORE, "Khôi phục", _from(_S.CANCELLED), _S.DRAFT, Part.GIVER),
)
_BY_VERB = {move.verb: move for move in MOVES}


def moves_from(state: TaskState, part: Part | None = None) -> tuple[Move, ...]:
    """The moves allowed from a state, in the order of the table; of one part only, where given."""
    return tuple(m for m in MOVES if state in m.sources and part in (None, m.by))


def can_move(state: TaskState, verb: Verb, part: Part | None = None) -> bool:
    """Whether a verb is allowed from a state (by a part, where given)."""
    move = _BY_VERB[verb]
    return state in move.sources and part in (None, move.by)


def move_of(verb: Verb) -> Move:
    """The line of the table for a verb."""
    return _BY_VERB[verb]


def state_after(state: TaskState, verb: Verb) -> TaskState:
    """The state that a move leads to. Raises `ValueError`, in the user's words, where the table does not allow it."""
    move = _BY_VERB[verb]
    if state not in move.sources:
        raise ValueError(f"Nhiệm vụ đang ở trạng thái “{state.label}”, không thể {move.label.lower()}.")
    return move.target
