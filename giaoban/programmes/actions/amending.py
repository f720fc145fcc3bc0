"""Changing a programme after its issue: a line is added, reworded or withdrawn, and the programme keeps how it was.

Each change is an official act: it says why, from which day, and on whose authority. The work follows: an added line
opens a task, another wording changes the running one, a withdrawn line may end it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from giaoban.audit.actions import record
from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.lifecycle.tasks import OPEN
from giaoban.core.text.folding import squeeze
from giaoban.notifications.actions import notify
from giaoban.organisation.access import require
from giaoban.organisation.models import User
from giaoban.organisation.queries import members_of
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.programmes.models import Line, LineChange, LineChangeKind, Programme, Section
from giaoban.programmes.telling import told_of_change
from giaoban.programmes.wording import Cells, cells_of
from giaoban.tasks.actions import Mention, NewOrigin, NewTask, Ordered, drop_tasks, order_tasks
from giaoban.tasks.actions.handing_over import hand_over, tell_former
from giaoban.tasks.models import OriginKind, Task
from giaoban.web.templatetags.words import day


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a programme changes after its issue, from which day, and who decided it, by which paper."""

    reason: str
    authority: str
    on: date


@dataclass(frozen=True, slots=True)
class Wording:
    """A line as it shall be printed, beside the units, people and days that the words mean."""

    text: str
    products: tuple[str, ...] = ()
    when_words: str = ""
    deadline_kind: DeadlineKind = DeadlineKind.NONE
    start: date | None = None
    due: date | None = None
    leader_id: int | None = None
    leader_words: str = ""
    unit_id: int | None = None
    unit_words: str = ""
    partners_words: str = ""

    def cells(self, path: str) -> Cells:
        """What is printed of it, under a number."""
        return {
            "path": path,
            "text": squeeze(self.text),
            "products": "\n".join(self.products),
            "when_words": self.when_words.strip(),
            "leader_words": self.leader_words.strip(),
            "unit_words": self.unit_words.strip(),
            "partners_words": self.partners_words.strip(),
        }


@transaction.atomic
def add_line(
    programme: Programme,
    wording: Wording,
    decision: Decision,
    *,
    by: User,
    on: date,
    at: datetime,
    section: Section | None = None,
    task: Task | None = None,
) -> Line:
    """Adds a line at the end of a section, and opens its task, or takes in one that runs already."""
    _judge(programme, decision, by=by, on=on)
    Programme.objects.select_for_update().get(pk=programme.pk)
    if section is not None and section.programme_id != programme.pk:
        raise RuleBroken("Mục này không thuộc chương trình. Hãy chọn mục khác.")
    cells = wording.cells(_next_path(programme, section))
    if not cells["text"]:
        raise RuleBroken("Hãy ghi nội dung của dòng.")
    if task is not None and programme.lines.filter(task=task, withdrawn_on=None).exists():
        raise RuleBroken("Việc này đã có trong chương trình.")
    seen = Mention.SEEN if task is not None else Mention.CARRIED
    new = _task(programme, wording, cells, decision, "Bổ sung vào")
    (opened,) = order_tasks([Ordered(new, same_as=task.pk if task else None, mention=seen)], by=by, on=on).tasks
    line = Line.objects.create(
        agency_id=programme.agency_id,
        programme=programme,
        section=section,
        order=(programme.lines.aggregate(last=Max("order"))["last"] or 0) + 1,
        task=opened,
        added_on=decision.on,
        **cells,
    )
    _keep(line, LineChangeKind.ADD, decision, before={}, after=cells, by=by)
    _tell(line, "Bổ sung vào chương trình", decision, by=by, on=on, at=at)
    return line


@transaction.atomic
def change_line(
    line: Line, wording: Wording, decision: Decision, *, by: User, on: date, at: datetime, version: int
) -> Line:
    """Words a line anew; its running task follows in what differs, and keeps what the change does not touch.

    A finished or cancelled task stays what it was: only the printed line changes.
    """
    line = _held(line, by=by, version=version)
    _judge(line.programme, decision, by=by, on=on)
    before, after = cells_of(line), wording.cells(line.path)
    if not after["text"]:
        raise RuleBroken("Hãy ghi nội dung của dòng.")
    if before == after:
        raise RuleBroken("Chưa có gì thay đổi.")
    unit = line.task.lead_unit_id if line.task else None
    for name, words in after.items():
        setattr(line, name, words)
    line.version += 1
    line.save(update_fields=[*after, "version"])
    if line.task is not None and line.task.state in OPEN:
        new = _task(line.programme, wording, after, decision, "Điều chỉnh trong", was=before, task=line.task)
        (task,) = order_tasks([Ordered(new, same_as=line.task.pk, mention=Mention.AMENDED)], by=by, on=on).tasks
        line.task = _released(task, decision, by=by, on=on) if task else None
    _keep(line, LineChangeKind.CHANGE, decision, before=before, after=after, by=by)
    _tell(line, "Điều chỉnh trong chương trình", decision, by=by, on=on, at=at, unit=unit)
    return line


def _released(task: Task, decision: Decision, *, by: User, on: date) -> Task:
    """The task, left to its unit to hand out anew where who had it does not work in the unit that has it now."""
    former, unit = task.assignee, task.lead_unit
    if former is None or unit is None or members_of(unit, on).filter(pk=former.pk).exists():
        return task
    task = hand_over(task, None, by=by, reason=decision.reason)
    tell_former(task, former, by=by, on=on, reason=decision.reason)
    return task


@transaction.atomic
def withdraw_line(
    line: Line,
    decision: Decision,
    *,
    by: User,
    on: date,
    at: datetime,
    version: int,
    cancel: bool,
    task_version: int | None = None,
) -> Line:
    """Withdraws a line, which stays to be read. Its task is cancelled, or goes on outside the programme.

    `task_version` is the one that the person saw who decided that the work ends.
    """
    line = _held(line, by=by, version=version)
    _judge(line.programme, decision, by=by, on=on)
    if cancel and line.task is not None:
        reason = f"Rút khỏi {_name(line.programme)} ({decision.authority.strip()}): {decision.reason.strip()}"
        drop_tasks({line.task.pk: task_version or line.task.version}, by=by, reason=reason, on=on)
    line.withdrawn_on = decision.on
    line.version += 1
    line.save(update_fields=["withdrawn_on", "version"])
    _keep(line, LineChangeKind.WITHDRAW, decision, before=cells_of(line), after={}, by=by, cancelled=cancel)
    _tell(line, "Rút khỏi chương trình", decision, by=by, on=on, at=at)
    return line


def _judge(programme: Programme, decision: Decision, *, by: User, on: date) -> None:
    """Refuses who does not plan, and a change that lacks its grounds."""
    require(by, Right.PLAN, on=on)
    if programme.agency_id != by.agency_id:
        raise RuleBroken("Chỉ điều chỉnh được chương trình của cơ quan mình.")
    if not decision.reason.strip():
        raise RuleBroken("Hãy ghi lý do điều chỉnh.")
    if not decision.authority.strip():
        raise RuleBroken("Hãy ghi ai quyết định, theo văn bản nào.")
    if decision.on > on:
        raise RuleBroken(f"Ngày điều chỉnh {day(decision.on)} chưa đến.")
    if programme.issued_on and decision.on < programme.issued_on:
        raise RuleBroken(f"Ngày điều chỉnh phải từ ngày ban hành {day(programme.issued_on)} trở đi.")


def _held(line: Line, *, by: User, version: int) -> Line:
    """The line as it is now, held until the act ends, with the task that it mentions."""
    now = Line.objects.select_for_update().filter(agency_id=by.agency_id).get(pk=line.pk)
    if now.version != version:
        raise Stale("Dòng chương trình")
    if now.withdrawn_on:
        raise RuleBroken(f"Dòng này đã rút ngày {day(now.withdrawn_on)}.")
    return now


def _next_path(programme: Programme, section: Section | None) -> str:
    """The number behind the last one of the section, where those are numbers."""
    last = programme.lines.filter(section=section).order_by("-order").values_list("path", flat=True).first() or ""
    head, dot, number = last.rpartition(".")
    if number.isascii() and number.isdecimal():
        return f"{head}{dot}{int(number) + 1}"
    return f"{section.path}.1" if section is not None and not last else ""


def _task(
    programme: Programme,
    wording: Wording,
    cells: Cells,
    decision: Decision,
    act: str,
    *,
    was: Cells | None = None,
    task: Task | None = None,
) -> NewTask:
    """The task as the line words it; where one runs already, only what the change of the line touches."""
    origin = NewOrigin(
        OriginKind.PROGRAMME_LINE,
        quote="\n".join(words for name, words in cells.items() if words and name != "path"),
        label=f"{act} {_name(programme)}, {day(decision.on)}: {decision.authority.strip()}",
        paper_id=programme.paper_id,
    )

    def touched(name: str) -> bool:
        return was is None or was[name] != cells[name]

    when, unit, leader = touched("when_words"), touched("unit_words"), touched("leader_words")
    return NewTask(
        text=cells["text"] if task is None or touched("text") else task.text,
        origin=origin,
        products=wording.products if touched("products") else (),
        lead_unit_id=wording.unit_id if unit else None,
        lead_unit_words=cells["unit_words"] if unit else "",
        leader_id=wording.leader_id if leader else None,
        leader_words=cells["leader_words"] if leader else "",
        partners_words=cells["partners_words"] if touched("partners_words") else "",
        when_words=cells["when_words"] if when else "",
        deadline_kind=wording.deadline_kind if when else DeadlineKind.NONE,
        start=wording.start if when else None,
        due=wording.due if when else None,
    )


def _name(programme: Programme) -> str:
    return " ".join(part for part in (programme.title, programme.number) if part)


def _keep(
    line: Line, kind: LineChangeKind, decision: Decision, *, before: Cells, after: Cells, by: User, **told: bool
) -> None:
    """The ledger of the programme, and the trail."""
    LineChange.objects.create(
        agency_id=line.agency_id,
        programme_id=line.programme_id,
        line=line,
        kind=kind,
        on=decision.on,
        by=by,
        authority=decision.authority.strip(),
        reason=decision.reason.strip(),
        before=before,
        after=after,
    )
    facts = {"line": line, "reason": decision.reason.strip(), "authority": decision.authority.strip(), **told}
    record(f"programme.line_{kind.value}", line.programme, by=by, before=before, after={**after, **facts})


def _tell(
    line: Line, act: str, decision: Decision, *, by: User, on: date, at: datetime, unit: int | None = None
) -> None:
    if line.task is None:
        return
    told = told_of_change(
        line.task,
        f"{act}: {line.text}",
        f"Lý do: {decision.reason.strip()} ({decision.authority.strip()})",
        reverse("line-show", args=[line.pk]),
        on=on,
        units=[unit] if unit else [],
    )
    notify(told, by=by, agency_id=by.agency_id, at=at)
