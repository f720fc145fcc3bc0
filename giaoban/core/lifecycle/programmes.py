"""The life of a programme until it is issued: its states, and the moves between them, as one table.

After the issue the programme itself is the truth; what changes it then is an amendment, not a move of this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProgrammeState(StrEnum):
    """Where a draft of a programme stands; `label` is the word that people see."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    ISSUED = "issued"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    ProgrammeState.DRAFT: "Dự thảo",
    ProgrammeState.SUBMITTED: "Trình duyệt",
    ProgrammeState.RETURNED: "Trả lại",
    ProgrammeState.APPROVED: "Đã duyệt",
    ProgrammeState.ISSUED: "Đã ban hành",
}

# While the office may change lines and units may still send sheets; else the draft is locked for both.
EDITABLE = frozenset({ProgrammeState.DRAFT, ProgrammeState.RETURNED})


class ProgrammePart(StrEnum):
    """Who makes a move: the office that prepares the programme, or the leader who approves it."""

    OFFICE = "office"  # Văn phòng
    APPROVER = "approver"  # lãnh đạo duyệt


class ProgrammeVerb(StrEnum):
    """What is done to a draft; actions and the audit trail use the same words."""

    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    APPROVE = "approve"
    RETURN = "return"
    ISSUE = "issue"


class Told(StrEnum):
    """Whom a move tells; nobody hears of a programme's work before it is issued."""

    APPROVERS = "approvers"
    OFFICE = "office"
    DOERS = "doers"  # heads of the units and leaders who are named in the lines


@dataclass(frozen=True, slots=True)
class ProgrammeMove:
    """One allowed move: from any of `sources` to `target`, made by `by`, told to `tells`.

    `reason` tells that the move must say why; `lines`, that the draft must have lines; `another`, that who submitted
    the draft cannot make it; `clear`, that no line may lack a clear on which the agency insists.
    """

    verb: ProgrammeVerb
    label: str
    sources: frozenset[ProgrammeState]
    target: ProgrammeState
    by: ProgrammePart
    reason: bool = False
    lines: bool = False
    another: bool = False
    clear: bool = False
    tells: Told | None = None


def _from(*states: ProgrammeState) -> frozenset[ProgrammeState]:
    return frozenset(states)


_S, _V, _P = ProgrammeState, ProgrammeVerb, ProgrammePart

MOVES: tuple[ProgrammeMove, ...] = (
    ProgrammeMove(_V.SUBMIT, "Trình duyệt", EDITABLE, _S.SUBMITTED, _P.OFFICE, lines=True, tells=Told.APPROVERS),
    ProgrammeMove(_V.WITHDRAW, "Rút về sửa", _from(_S.SUBMITTED), _S.DRAFT, _P.OFFICE),
    ProgrammeMove(
        _V.APPROVE, "Duyệt", _from(_S.SUBMITTED), _S.APPROVED, _P.APPROVER, lines=True, another=True, tells=Told.OFFICE
    ),
    # What was approved can still be sent back, as long as nobody has been told of it.
    ProgrammeMove(
        _V.RETURN,
        "Trả lại",
        _from(_S.SUBMITTED, _S.APPROVED),
        _S.RETURNED,
        _P.APPROVER,
        reason=True,
        tells=Told.OFFICE,
    ),
    ProgrammeMove(
        _V.ISSUE, "Ban hành", _from(_S.APPROVED), _S.ISSUED, _P.OFFICE, lines=True, clear=True, tells=Told.DOERS
    ),
)
_BY_VERB = {move.verb: move for move in MOVES}


def move_of(verb: ProgrammeVerb) -> ProgrammeMove:
    """The line of the table for a verb."""
    return _BY_VERB[verb]


def moves_from(state: ProgrammeState, part: ProgrammePart | None = None) -> tuple[ProgrammeMove, ...]:
    """The moves allowed from a state, in the order of the table; of one part only, where given."""
    return tuple(move for move in MOVES if state in move.sources and part in (None, move.by))


def is_editable(state: ProgrammeState) -> bool:
    """Whether lines may still be changed."""
    return state in EDITABLE


def state_after(state: ProgrammeState, verb: ProgrammeVerb) -> ProgrammeState:
    """The state that a move leads to. Raises `ValueError`, in the user's words, where the table does not allow it."""
    move = _BY_VERB[verb]
    if state not in move.sources:
        raise ValueError(f"Chương trình đang ở trạng thái “{state.label}”, không thể {move.label.lower()}.")
    return move.target
