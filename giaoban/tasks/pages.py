"""What the pages of tasks show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse

from giaoban.audit.queries import history_of
from giaoban.core.lifecycle.clarity import Clear
from giaoban.core.lifecycle.tasks import MOVES, TaskState, Verb
from giaoban.core.lifecycle.timeliness import Against, Timeliness, timeliness
from giaoban.documents.showing import PrintedRow, printed_row
from giaoban.organisation.models import User
from giaoban.tasks.clarity import clears_of
from giaoban.tasks.conflict import Conflict, act_conflict, acts_since
from giaoban.tasks.extension_forms import AskForm, DecisionForm
from giaoban.tasks.extension_pages import Deadlines, deadlines_of
from giaoban.tasks.forms import ActForm
from giaoban.tasks.hand_over_powers import BEGUN
from giaoban.tasks.history import HistoryLine, history_lines
from giaoban.tasks.models import Judgement, Origin, Product, ProgressReport, Submission, Task, Urge
from giaoban.tasks.part_powers import why_not_add_step, why_not_split
from giaoban.tasks.parts import Pieces, pieces_on
from giaoban.tasks.powers import HAND_OUT, REPORT, acts_open_to, why_not_weigh
from giaoban.tasks.queries import origins_of, progress_of, submissions_of, urges_of

# The look of a state, by class of `parts.css`; green is only for an accepted result.
STATE_LOOKS: dict[TaskState, str] = {
    TaskState.DONE: "ok",
    TaskState.AWAITING_CONFIRMATION: "warn",
    TaskState.RETURNED: "bad",
}
# An icon beside the words, so that states are told apart at a glance without colours too.
STATE_ICONS: dict[TaskState, str] = {
    TaskState.ASSIGNED: "○",
    TaskState.RECEIVED: "◔",
    TaskState.IN_PROGRESS: "◑",
    TaskState.AWAITING_CONFIRMATION: "◕",
    TaskState.RETURNED: "↩",
    TaskState.DONE: "✓",
    TaskState.PAUSED: "‖",
    TaskState.CANCELLED: "✕",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A word about a state, its look and its icon."""

    words: str
    look: str
    icon: str = ""


class Standing(Protocol):
    """What tells how a task stands: a task, or the columns of its row that a list reads."""

    @property
    def state(self) -> str: ...
    @property
    def due(self) -> date | None: ...
    @property
    def done_on(self) -> date | None: ...
    @property
    def paused_on(self) -> date | None: ...


def state_chip(task: Standing, today: date) -> Chip:
    """Where the task stands; of finished work also whether it was in time, as people say both in one word."""
    state = TaskState(task.state)
    icon = STATE_ICONS.get(state, "○")
    in_time = timeliness(state, task.due, task.done_on, today, paused_on=task.paused_on)
    if in_time is Timeliness.DONE_LATE:
        return Chip(in_time.label, "warn", icon)
    words = in_time.label if in_time is Timeliness.DONE_ON_TIME else state.label
    return Chip(words, STATE_LOOKS.get(state, "calm"), icon)


def due_note(task: Standing, today: date) -> Chip | None:
    """What stands beside the deadline of work in hand: how late it is or how near; None where nothing presses."""
    in_time = timeliness(TaskState(task.state), task.due, task.done_on, today, paused_on=task.paused_on)
    if task.due is None or in_time not in (Timeliness.OVERDUE, Timeliness.DUE_SOON):
        return None
    if in_time is Timeliness.DUE_SOON:
        left = (task.due - today).days
        return Chip(f"Còn {left} ngày" if left else "Hạn hôm nay", "warn")
    if task.state == TaskState.AWAITING_CONFIRMATION and task.done_on:
        return Chip(f"Nộp chậm {(task.done_on - task.due).days} ngày", "bad")
    until = task.paused_on if task.state == TaskState.PAUSED and task.paused_on else today
    return Chip(f"Quá hạn {(until - task.due).days} ngày", "bad")


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task in a list, with where it stands and what its deadline presses for."""

    task: Task
    state: Chip
    note: Chip | None


def rows_of(tasks: Sequence[Task], today: date) -> list[TaskRow]:
    return [TaskRow(task, state_chip(task, today), due_note(task, today)) for task in tasks]


@dataclass(frozen=True, slots=True)
class OriginView:
    """Who ordered a task; `row` is the row of the paper's table that did, where it stands in one."""

    origin: Origin
    row: PrintedRow | None


@dataclass(frozen=True, slots=True)
class ClearMark:
    """One of the six clears on a task's page; `lack` says what is missing, "" where nothing is."""

    label: str
    lack: str


@dataclass(frozen=True, slots=True)
class MoveView:
    """A move that is open to the person, as a button; `asks_why` where it must say why, `why` what was typed."""

    verb: str
    label: str
    url: str
    asks_why: bool
    why: str = ""
    parts: int = 0  # unfinished parts to which it can be done at once


@dataclass(frozen=True, slots=True)
class PiecesView:
    """Parts of units, or steps inside a unit, with the rows that show them."""

    pieces: Pieces
    rows: Sequence[TaskRow]


@dataclass(frozen=True, slots=True)
class PartsView:
    """What the page of a task shows of its parts, and what the person may add."""

    parts: PiecesView
    steps: PiecesView
    splits: bool
    adds_steps: bool

    @property
    def unfinished(self) -> int:
        return self.parts.pieces.unfinished + self.steps.pieces.unfinished


@dataclass(frozen=True, slots=True)
class OnTop:
    """A button for a form of the page: which form, what it says, and the act where that is not the form's own."""

    form: str
    label: str
    act: str = ""


ON_TOP: dict[str, OnTop] = {
    REPORT: OnTop("report", "Vẫn ghi tiến độ của tôi"),
    Verb.HAND_IN: OnTop("report", "Vẫn nộp sản phẩm của tôi", "task-hand-in"),
    Verb.CONFIRM: OnTop("judge", "Vẫn xác nhận hoàn thành"),
    Verb.SEND_BACK: OnTop("judge", "Vẫn trả lại", "task-send-back"),
    HAND_OUT: OnTop("hand-out", "Vẫn phân công"),
}


@dataclass(frozen=True, slots=True)
class TaskPage:
    """Everything about one task: what it is, who ordered it, how far it is, what the person can do.

    `since` is what others did while the person was typing, where that is why an act was refused; `kept` is what was
    typed for an act that is not open any more, so that it can be copied: label and words.
    """

    row: TaskRow
    clears: Sequence[ClearMark]
    products: Sequence[Product]
    origins: Sequence[OriginView]
    progress: Sequence[ProgressReport]
    submissions: Sequence[Submission]
    supporting: Sequence[str]
    history: Sequence[HistoryLine]
    urges: Sequence[Urge]
    since: Sequence[HistoryLine]
    conflict: Conflict | None
    kept: Sequence[tuple[str, str]]
    acts: frozenset[str]
    moves: Sequence[MoveView]
    form: ActForm
    deadlines: Deadlines
    against_first: str  # how it stands against the first deadline, where that is another word
    parts: PartsView
    weighs: bool = False  # whether the person may say how much the products count
    refused: str = ""

    @property
    def on_top(self) -> OnTop | None:
        """The button that does what was refused on top of what others did; None where it is not open any more."""
        return ON_TOP.get(self.refused) if self.conflict is not None and self.refused in self.acts else None

    @property
    def asks_why_hand_out(self) -> bool:
        """Whether somebody has begun the work: to give it to another needs a reason."""
        return self.row.task.assignee_id is not None and self.row.task.state in BEGUN

    @property
    def why_hand_out(self) -> str:
        """The reason that was typed where handing out was refused."""
        return str(self.form["text"].value() or "") if self.refused == HAND_OUT else ""

    @property
    def can(self) -> dict[str, bool]:
        """The open acts by name, for the template."""
        return dict.fromkeys(self.acts, True)

    @property
    def to_judge(self) -> list[Submission]:
        """The last submission of each product that nobody has judged; where none names a product, the last one."""
        last = {one.product: one for one in reversed(self.submissions)}
        return [one for one in last.values() if not one.judgement]

    @property
    def lacking(self) -> list[str]:
        """The named products that were not handed in, where others were handed in by name."""
        had = {one.product for one in self.submissions if one.judgement != Judgement.RETURNED}
        return (
            [product.text for product in self.products if product.text not in had]
            if had - {""} and "" not in had
            else []
        )

    @property
    def rounds(self) -> int:
        """How often a product was sent back."""
        return sum(one.judgement == Judgement.RETURNED for one in self.submissions)

    @property
    def hands_out_first(self) -> bool:
        """Whether naming who does it is the next step: work of the unit that nobody has, before its head or giver."""
        return HAND_OUT in self.acts and self.row.task.assignee_id is None


# The moves that have a form of their own on the page; the others are buttons, in the order of the table.
WITH_FORM = frozenset({Verb.RECEIVE, Verb.HAND_IN, Verb.CONFIRM, Verb.SEND_BACK})
WITH_PARTS = frozenset({Verb.PAUSE, Verb.RESUME, Verb.CANCEL})  # done to the whole and its parts at once, where wished
HISTORY = 50  # acts on a page; more than a task of a year has


def task_page(
    task: Task,
    *,
    user: User,
    today: date,
    form: ActForm | None = None,
    refused: str = "",
    asking: AskForm | None = None,
    deciding: DecisionForm | None = None,
) -> TaskPage:
    """The page of a task; with `form` and `refused` (its verb) where an act was refused and what was typed stays,
    with `asking` or `deciding` where that was about another deadline."""
    acts = acts_open_to(user, task, on=today)
    products = list(task.products.all())
    held = clears_of(task, has_product=bool(products))
    entries, progress = list(history_of(task)[:HISTORY]), list(progress_of(task))
    history = history_lines(task, entries)
    conflict = act_conflict(task, form, entries, progress)
    if conflict is not None and form is not None:
        form = ActForm(conflict.laid_over(form.data), form.files, task=task, on=today)
    parts = _parts(task, user, today)
    return TaskPage(
        row=rows_of([task], today)[0],
        clears=[ClearMark(clear.label, "" if clear in held else clear.lack) for clear in Clear],
        products=products,
        origins=[_origin(origin) for origin in origins_of(task)],
        progress=progress,
        submissions=list(submissions_of(task)),
        supporting=list(task.supporting_units.values_list("name", flat=True)),
        history=history,
        urges=list(urges_of(task)),
        since=history[: acts_since(task, asking)],
        conflict=conflict,
        kept=_kept(form) if form is not None and refused not in acts else [],
        acts=acts,
        moves=_moves(task, acts, form, refused, parts.unfinished),
        form=form or ActForm(task=task, on=today),
        against_first=_against_first(task, today),
        deadlines=deadlines_of(task, user, on=today, asking=asking, deciding=deciding),
        parts=parts,
        weighs=why_not_weigh(user, task, on=today) is None,
        refused=refused,
    )


def _parts(task: Task, user: User, today: date) -> PartsView:
    parts, steps = (PiecesView(pieces, rows_of(pieces.tasks, today)) for pieces in pieces_on(task, today))
    splits = why_not_split(user, task, on=today) is None
    return PartsView(parts, steps, splits, why_not_add_step(user, task, on=today) is None)


def _against_first(task: Task, today: date) -> str:
    last, first = task.timeliness(today), task.timeliness(today, Against.FIRST)
    return first.label.lower() if first is not None and first is not last else ""


def _kept(form: ActForm) -> list[tuple[str, str]]:
    """What was typed into a form that the page does not show any more; a file has to be chosen again."""
    typed = [(str(form[name].label), str(form[name].value() or "").strip()) for name in ("text", "number", "signed_on")]
    file = form.files.get("file")
    chosen = [("Tệp chưa được nộp", file.name or "")] if isinstance(file, UploadedFile) else []
    return [(label, words) for label, words in (*typed, *chosen) if words]


def _moves(task: Task, acts: frozenset[str], form: ActForm | None, refused: str, parts: int) -> list[MoveView]:
    return [
        MoveView(
            move.verb.value,
            move.label,
            reverse(f"task-{move.verb.value.replace('_', '-')}", args=[task.pk]),
            move.reason,
            str(form["text"].value() or "") if form is not None and refused == move.verb else "",
            parts if move.verb in WITH_PARTS else 0,
        )
        for move in MOVES
        if move.verb.value in acts and move.verb not in WITH_FORM
    ]


def _origin(origin: Origin) -> OriginView:
    """The printed row is kept with the origin; those of earlier versions of the software are looked up in the paper."""
    if origin.printed or origin.paper is None or not origin.spans:
        return OriginView(origin, PrintedRow.from_json(origin.printed))
    return OriginView(origin, printed_row(origin.paper.content, origin.spans[0][0]))
