"""Which act on a task is open to whom: the moves of `core.lifecycle` joined with people.

A person is the *doer* of a task that is theirs, or their unit's and nobody's yet; the *confirmer* as the head of
its lead unit or by right over the whole agency; the *giver* by right, and the head also of the unit's own work: what
the head gave, or its doer took up unasked. Some acts move nothing and stand beside the table: reporting progress,
handing the task out within the lead unit, changing what it is. Nobody confirms what they handed in.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from giaoban.audit.models import Entry
from giaoban.core.lifecycle.tasks import OPEN, WITH_DOER, Beside, Part, TaskState, Verb, can_move, move_of
from giaoban.organisation.access import may
from giaoban.organisation.models import Role, User
from giaoban.organisation.queries import standing
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.tasks.models import Extension, ExtensionState, OriginKind, Task

WORKING = frozenset({Role.UNIT_HEAD, Role.OFFICE_CHIEF, Role.SPECIALIST, Role.CLERK})  # who has work of their own
REPORT = "progress_reported"
HAND_OUT = Beside.HAND_OUT.value
ASK_EXTENSION = Beside.ASK_EXTENSION.value
CHANGE = "changed"
SUBMIT = "submitted"
UNDO_FOR = timedelta(minutes=10)
# What others do not build on at once. A restored task was cancelled for a reason: it is cancelled anew, with one.
UNDOABLE = frozenset(
    {"task.created", "task.changed", "task.progress_reported", "task.submitted", "task.extension_withdrawn"}
    | {"task.handed_over", "task.given_up"}
    | {f"task.{beside.value}" for beside in Beside}
    | {f"task.{verb.value}" for verb in Verb if verb is not Verb.RESTORE}
)


def parts_of(user: User, task: Task, *, on: date) -> frozenset[Part]:
    """Which parts a person has in a task on a day."""
    if task.agency_id != user.agency_id:
        return frozenset()
    held = {
        Part.GIVER: may(user, Right.GIVE_WORK, on=on) or _gave_in_unit(user, task, on=on),
        Part.DOER: _does(user, task, on=on),
        Part.CONFIRMER: heads(user, task, on=on) or may(user, Right.JUDGE_WORK, on=on),
        Part.HEAD: heads(user, task, on=on),
        Part.DECIDER: may(user, Right.DECIDE_EXTENSION, on=on) or _gave_in_unit(user, task, on=on),
    }
    return frozenset(part for part, holds in held.items() if holds)


def heads(user: User, task: Task, *, on: date) -> bool:
    """Whether the task is that of a unit that the person leads."""
    return standing(user, on).leads(task.lead_unit_id)


def _gave_in_unit(user: User, task: Task, *, on: date) -> bool:
    return heads(user, task, on=on) and task.created_by_id in (user.pk, task.assignee_id)


def _does(user: User, task: Task, *, on: date) -> bool:
    """One's own work; the unit's while nobody has it, and always as its head; the giver's where no unit is known."""
    if task.assignee_id == user.pk or heads(user, task, on=on):
        return True
    if task.assignee_id is not None:
        return False
    if task.lead_unit_id is None:
        return may(user, Right.GIVE_WORK, on=on)
    return standing(user, on).works_in(task.lead_unit_id)


def takes_up(user: User, task: Task, *, on: date) -> User | None:
    """Whose task it is once a person works on it: theirs, where it was their unit's and nobody's yet.

    A head who reports for the unit does not take it up by that.
    """
    now = standing(user, on)
    own = now.works_in(task.lead_unit_id) and not now.leads(task.lead_unit_id)
    return user if task.assignee is None and own else task.assignee


def acts_open_to(user: User, task: Task, *, on: date) -> frozenset[str]:
    """The names of what a person can do to a task now: the buttons of its page."""
    acts = (*Verb, REPORT, HAND_OUT, CHANGE, ASK_EXTENSION)
    return frozenset(str(act) for act in acts if why_not(act, user, task, on=on) is None)


def why_not(act: str, user: User, task: Task, *, on: date) -> RuleBroken | None:
    """Why an act, by its name, is not open to a person; None where it is."""
    beside = {
        REPORT: why_not_report,
        HAND_OUT: why_not_hand_out,
        CHANGE: why_not_change,
        SUBMIT: why_not_submit,
        ASK_EXTENSION: why_not_ask_extension,
    }
    return beside[act](user, task, on=on) if act in beside else why_not_move(Verb(act), user, task, on=on)


def why_not_move(verb: Verb, user: User, task: Task, *, on: date) -> RuleBroken | None:
    """Why a move is not open to a person; None where it is."""
    move, state = move_of(verb), TaskState(task.state)
    word = move.label.lower()
    if move.by not in parts_of(user, task, on=on):
        return NotAllowed(f"Bạn không có quyền {word} nhiệm vụ này.")
    if not can_move(state, verb):
        return RuleBroken(f"Nhiệm vụ đang ở trạng thái “{state.label}”, không thể {word}.")
    if verb is Verb.CONFIRM and task.handed_in_by_id == user.pk:
        return NotAllowed("Người nộp sản phẩm không tự xác nhận kết quả của mình.")
    if verb is Verb.CONFIRM and task.handed_in_by_id in standing(user, on).acts_for:
        return NotAllowed("Người đang thay không xác nhận kết quả của chính người mình thay.")
    return None


def why_not_report(user: User, task: Task, *, on: date) -> RuleBroken | None:
    """Why a person cannot report progress; None where they can."""
    state = TaskState(task.state)
    if Part.DOER not in parts_of(user, task, on=on):
        return NotAllowed("Bạn không có quyền báo cáo tiến độ nhiệm vụ này.")
    if state not in WITH_DOER:
        return RuleBroken(f"Nhiệm vụ đang ở trạng thái “{state.label}”, không thể báo cáo tiến độ.")
    return None


def why_not_submit(user: User, task: Task, *, on: date) -> RuleBroken | None:
    """Why a person cannot hand in one product; None where they can, which is where they may report."""
    state = TaskState(task.state)
    if Part.DOER not in parts_of(user, task, on=on):
        return NotAllowed("Bạn không có quyền nộp sản phẩm của nhiệm vụ này.")
    if state not in WITH_DOER:
        return RuleBroken(f"Nhiệm vụ đang ở trạng thái “{state.label}”, không thể nộp sản phẩm.")
    return None


def why_not_hand_out(user: User, task: Task, *, on: date) -> RuleBroken | None:
    """Why a person cannot name who does the task; None where they can: its head, or the giver."""
    state = TaskState(task.state)
    if not (heads(user, task, on=on) or Part.GIVER in parts_of(user, task, on=on)):
        return NotAllowed("Bạn không có quyền phân công nhiệm vụ này.")
    if state not in OPEN - {TaskState.AWAITING_CONFIRMATION}:
        return RuleBroken(f"Nhiệm vụ đang ở trạng thái “{state.label}”, không thể phân công.")
    return None


def why_not_weigh(user: User, task: Task, *, on: date) -> RuleBroken | None:
    """Why a person cannot say how much the products count; None where they can: who gives the work or judges it."""
    if not parts_of(user, task, on=on) & {Part.GIVER, Part.CONFIRMER}:
        return NotAllowed("Bạn không có quyền ghi hệ số quy đổi của nhiệm vụ này.")
    if task.state == TaskState.CANCELLED:
        return RuleBroken("Nhiệm vụ đã huỷ, không ghi hệ số nữa.")
    return None


def why_not_change(user: User, task: Task, *, on: date) -> RuleBroken | None:
    """Why a person cannot change what a task is; None where they can: the giver, till it is finished."""
    state = TaskState(task.state)
    if Part.GIVER not in parts_of(user, task, on=on):
        return NotAllowed("Bạn không có quyền sửa nhiệm vụ này.")
    if state not in OPEN | {TaskState.DRAFT}:
        return RuleBroken(f"Nhiệm vụ đang ở trạng thái “{state.label}”, không thể sửa.")
    return None


def why_not_ask_extension(user: User, task: Task, *, on: date) -> RuleBroken | None:
    """Why a person cannot ask for another deadline; None where they can: who does the work, while they have it."""
    state = TaskState(task.state)
    if Part.DOER not in parts_of(user, task, on=on):
        return NotAllowed("Chỉ người, đơn vị thực hiện mới xin gia hạn được.")
    if state not in WITH_DOER:
        return RuleBroken(f"Nhiệm vụ đang ở trạng thái “{state.label}”, không thể xin gia hạn.")
    if task.due is None:
        return RuleBroken("Nhiệm vụ không có hạn nên không cần gia hạn.")
    return None


def why_not_decide_extension(user: User, extension: Extension, *, on: date) -> RuleBroken | None:
    """Why a person cannot grant or refuse another deadline; None where they can. Nobody decides what they asked."""
    task, state = extension.task, TaskState(extension.task.state)
    if Part.DECIDER not in parts_of(user, task, on=on):
        return NotAllowed("Bạn không có quyền quyết định gia hạn nhiệm vụ này.")
    if extension.asked_by_id in (user.pk, *standing(user, on).acts_for):
        return NotAllowed("Người xin gia hạn, hoặc người thay họ, không tự quyết định.")
    if extension.state != ExtensionState.ASKED:
        return RuleBroken(f"Đề nghị gia hạn này đã xong: {extension.get_state_display().lower()}.")
    if state not in OPEN:
        return RuleBroken(f"Nhiệm vụ đang ở trạng thái “{state.label}”, không quyết định gia hạn nữa.")
    return None


def why_not_withdraw_extension(user: User, extension: Extension, *, on: date) -> RuleBroken | None:
    """Why a person cannot take a request back; None where they can: who asked, or the head of the unit."""
    if extension.asked_by_id != user.pk and not heads(user, extension.task, on=on):
        return NotAllowed("Chỉ người xin hoặc trưởng đơn vị mới rút được đề nghị gia hạn.")
    if extension.state != ExtensionState.ASKED:
        return RuleBroken(f"Đề nghị gia hạn này đã xong: {extension.get_state_display().lower()}.")
    return None


def why_not_undo(user: User, task: Task, last: Entry | None, *, at: datetime) -> RuleBroken | None:
    """Why a person cannot take back the last act on a task; None where they can."""
    if last is None or last.by_id != user.pk or not undoes(last.verb):
        return RuleBroken("Không còn hoàn tác được: nhiệm vụ đã có thay đổi khác.")
    if at - last.at > UNDO_FOR:
        return RuleBroken(f"Chỉ hoàn tác được trong {UNDO_FOR.seconds // 60} phút sau khi làm.")
    if last.verb == "task.created" and task.origins.exclude(kind=OriginKind.AD_HOC).exists():
        return RuleBroken("Việc này do văn bản giao; hãy hoàn tác việc xác nhận văn bản.")
    return None


def undoes(verb: str) -> bool:
    """Whether an act, by its verb in the trail, can be taken back at all."""
    return verb in UNDOABLE


def why_not_give(user: User, unit: int | None, assignee: int | None, *, on: date) -> RuleBroken | None:
    """Why a person cannot give a new piece of work to a unit and a person; None where they can.

    The giver in the whole agency, the head in the own unit, anybody of a unit to themselves.
    """
    if may(user, Right.GIVE_WORK, on=on):
        return None
    now = standing(user, on)
    if unit is None or unit not in now.member_of | now.heads or not now.roles & WORKING:
        return NotAllowed(
            "Bạn không giao việc được cho đơn vị khác, chỉ thêm được việc của đơn vị mình."
            if now.roles & WORKING
            else "Bạn không có quyền giao việc."
        )
    if unit in now.heads or assignee == user.pk:
        return None
    return NotAllowed("Bạn chỉ thêm được việc phát sinh của chính mình; giao cho người khác là việc của trưởng đơn vị.")


def may_add(user: User, *, on: date) -> bool:
    """Whether a person has any work to add: the quick-add box is theirs."""
    now = standing(user, on)
    return may(user, Right.GIVE_WORK, on=on) or bool(now.member_of and now.roles & WORKING)


def may_urge(user: User, unit: int | None, *, on: date) -> bool:
    """Whether a person may urge about work of a unit: by right in the whole agency, the head in the own unit."""
    return may(user, Right.URGE, on=on) or standing(user, on).leads(unit)


def may_urge_some(user: User, *, on: date) -> bool:
    """Whether there is any work that a person may urge about: lists have boxes to tick."""
    return may(user, Right.URGE, on=on) or bool(standing(user, on).heads)
