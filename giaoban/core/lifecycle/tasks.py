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
    """Who makes a move; `label` is who that is in an office. Who gives a task is not who confirms their own work."""

    GIVER = "giver"
    DOER = "doer"
    CONFIRMER = "confirmer"
    HEAD = "head"
    DECIDER = "decider"

    @property
    def label(self) -> str:
        return _PARTS[self]


_PARTS = {
    Part.GIVER: "người giao",
    Part.DOER: "người, đơn vị thực hiện",
    Part.CONFIRMER: "người xác nhận kết quả",
    Part.HEAD: "trưởng đơn vị chủ trì",
    Part.DECIDER: "người quyết định gia hạn",
}


class Demand(StrEnum):
    """What a move must bring along."""

    REASON = "reason"
    PRODUCT = "product"  # where the task names one
    DATE = "date"

    @property
    def label(self) -> str:
        return _DEMANDS[self]


_DEMANDS = {Demand.REASON: "lý do", Demand.PRODUCT: "sản phẩm", Demand.DATE: "ngày"}


class Audience(StrEnum):
    """Whom a move is told. Nobody is told of what they did themselves."""

    DOER = "doer"  # the person who has the task; the unit's head where nobody has it yet
    UNIT_HEAD = "unit_head"
    GIVER = "giver"
    CONFIRMER = "confirmer"  # the head of the unit, else who gave the task
    LEADER = "leader"
    DECIDER = "decider"
    ASKER = "asker"

    @property
    def label(self) -> str:
        return _AUDIENCES[self]


_AUDIENCES = {
    Audience.DOER: "người thực hiện",
    Audience.UNIT_HEAD: "trưởng đơn vị chủ trì",
    Audience.GIVER: "người giao",
    Audience.CONFIRMER: "người xác nhận kết quả",
    Audience.LEADER: "lãnh đạo chỉ đạo",
    Audience.DECIDER: "người quyết định gia hạn",
    Audience.ASKER: "người xin gia hạn",
}


class Verb(StrEnum):
    """What moves a task from one state to another; actions and the audit trail use the same words."""

    ASSIGN = "assign"
    WITHDRAW = "withdraw"
    RECEIVE = "receive"
    START = "start"
    HAND_IN = "hand_in"
    TAKE_BACK = "take_back"
    CONFIRM = "confirm"
    SEND_BACK = "send_back"
    REOPEN = "reopen"
    RETURN_TO_OFFICE = "return_to_office"
    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"
    RESTORE = "restore"


class Beside(StrEnum):
    """What is done to a task and moves no state."""

    HAND_OUT = "handed_out"
    ASK_EXTENSION = "extension_asked"
    DECIDE_EXTENSION = "extension_decided"


@dataclass(frozen=True, slots=True)
class Act:
    """What an act says of itself: `label` is the button's word, `by` who may, `demands` what it must bring along,
    `tells` whom it is told, under `news` (what they read before the words of the task)."""

    label: str
    by: Part
    demands: frozenset[Demand] = frozenset()
    tells: tuple[Audience, ...] = ()
    news: str = ""

    @property
    def reason(self) -> bool:
        """Whether it must say why: it takes work back, stops it, or undoes a confirmation."""
        return Demand.REASON in self.demands


@dataclass(frozen=True, slots=True)
class Move(Act):
    """One allowed move: an act that leads from any of `sources` to `target`."""

    verb: Verb = Verb.ASSIGN
    sources: frozenset[TaskState] = frozenset()
    target: TaskState = TaskState.DRAFT


def _from(*states: TaskState) -> frozenset[TaskState]:
    return frozenset(states)


def _move(
    verb: Verb,
    label: str,
    sources: frozenset[TaskState],
    target: TaskState,
    by: Part,
    demands: tuple[Demand, ...] = (),
    tells: tuple[Audience, ...] = (),
    news: str = "",
) -> Move:
    return Move(label, by, frozenset(demands), tells, news, verb, sources, target)


_S, _V, _A = TaskState, Verb, Audience
_WHY, _PRODUCT = (Demand.REASON,), (Demand.PRODUCT,)
_THEIR_WORK = (_A.DOER, _A.UNIT_HEAD)

# Handing in straight from "đã giao" is allowed: who hands in the product has plainly received the task, and a
# specialist should need one act, not three. Work that goes back to the office stays given work, without a unit: its
# clock runs on, and the office sees it among what nobody has.
MOVES: tuple[Move, ...] = (
    _move(_V.ASSIGN, "Giao", _from(_S.DRAFT), _S.ASSIGNED, Part.GIVER, (), _THEIR_WORK, "Việc mới được giao"),
    _move(
        _V.WITHDRAW, "Rút lại việc giao", _from(_S.ASSIGNED), _S.DRAFT, Part.GIVER, (), _THEIR_WORK, "Rút lại việc giao"
    ),
    _move(_V.RECEIVE, "Nhận", _from(_S.ASSIGNED), _S.RECEIVED, Part.DOER),
    _move(_V.START, "Bắt đầu thực hiện", _from(_S.ASSIGNED, _S.RECEIVED, _S.RETURNED), _S.IN_PROGRESS, Part.DOER),
    _move(
        _V.HAND_IN, "Nộp sản phẩm", WITH_DOER, _S.AWAITING_CONFIRMATION, Part.DOER, _PRODUCT, (_A.CONFIRMER,),
        "Chờ xác nhận kết quả",
    ),
    _move(_V.TAKE_BACK, "Rút sản phẩm", _from(_S.AWAITING_CONFIRMATION), _S.IN_PROGRESS, Part.DOER),
    _move(
        _V.CONFIRM, "Xác nhận hoàn thành", _from(_S.AWAITING_CONFIRMATION), _S.DONE, Part.CONFIRMER, (), (_A.DOER,),
        "Đã xác nhận hoàn thành",
    ),
    _move(
        _V.SEND_BACK, "Trả lại", _from(_S.AWAITING_CONFIRMATION), _S.RETURNED, Part.CONFIRMER, _WHY, (_A.DOER,),
        "Sản phẩm bị trả lại",
    ),
    _move(_V.REOPEN, "Mở lại", _from(_S.DONE), _S.IN_PROGRESS, Part.CONFIRMER, _WHY, _THEIR_WORK, "Việc được mở lại"),
    _move(
        _V.RETURN_TO_OFFICE, "Trả về Văn phòng", WITH_DOER, _S.ASSIGNED, Part.HEAD, _WHY, (_A.GIVER, _A.LEADER),
        "Đơn vị trả việc về Văn phòng",
    ),
    _move(_V.PAUSE, "Tạm dừng", WITH_DOER, _S.PAUSED, Part.GIVER, _WHY, _THEIR_WORK, "Việc được tạm dừng"),
    _move(_V.RESUME, "Tiếp tục", _from(_S.PAUSED), _S.IN_PROGRESS, Part.GIVER, (), _THEIR_WORK, "Việc được tiếp tục"),
    _move(_V.CANCEL, "Huỷ", OPEN | {_S.DRAFT}, _S.CANCELLED, Part.GIVER, _WHY, _THEIR_WORK, "Việc đã huỷ"),
    _move(_V.RESTORE, "Khôi phục", _from(_S.CANCELLED), _S.DRAFT, Part.GIVER),
)  # fmt: skip

# Acts that move no state, and yet are told.
BESIDES: dict[Beside, Act] = {
    Beside.HAND_OUT: Act("Phân công", Part.HEAD, tells=(_A.DOER,), news="Việc mới được giao"),
    Beside.ASK_EXTENSION: Act(
        "Xin gia hạn", Part.DOER, frozenset({Demand.REASON, Demand.DATE}), (_A.DECIDER,), "Xin gia hạn"
    ),
    Beside.DECIDE_EXTENSION: Act("Quyết định gia hạn", Part.DECIDER, tells=(_A.ASKER, _A.DOER)),
}
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
