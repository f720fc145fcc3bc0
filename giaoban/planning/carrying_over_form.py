"""What is typed on the page of carrying over: ticks, reasons and deadlines, for all and line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from giaoban.core.calendar.deadlines import Deadline, DeadlineKind
from giaoban.core.calendar.periods import Span
from giaoban.core.calendar.typed_deadlines import read_typed_deadline
from giaoban.core.text.folding import squeeze
from giaoban.organisation.rules import RuleBroken
from giaoban.planning.actions.carrying_over import Going
from giaoban.tasks.models import Task
from giaoban.web.numbers import whole_number
from giaoban.web.templatetags.words import day

LONGEST = 1000  # characters of a reason


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for one task; before anything was, it is ticked."""

    ticked: bool = True
    version: int = 0
    reason: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class CarryForm:
    """Everything that was typed; `when` is the new deadline of what is due before the next period."""

    reason: str
    when: str
    lines: Mapping[int, Typed]

    def of(self, task: Task) -> Typed:
        return self.lines.get(task.pk) or Typed(version=task.version)


def blank_form(deadline: date) -> CarryForm:
    """The page as it is first shown: everything ticked, the deadline that the office would give."""
    return CarryForm("", f"{deadline:%d/%m/%Y}", {})


def typed_form(data: Mapping[str, str], tasks: Sequence[Task]) -> CarryForm:
    """What a form brought along, for the tasks that are asked about."""
    return CarryForm(
        reason=data.get("reason", "").strip()[:LONGEST],
        when=squeeze(data.get("when", ""))[:200],
        lines={task.pk: _typed(data, task.pk) for task in tasks},
    )


def _typed(data: Mapping[str, str], pk: int) -> Typed:
    return Typed(
        ticked=f"t{pk}" in data,
        version=whole_number(data.get(f"v{pk}")) or 0,
        reason=data.get(f"r{pk}", "").strip()[:LONGEST],
        when=squeeze(data.get(f"d{pk}", ""))[:200],
    )


def going_of(form: CarryForm, tasks: Sequence[Task], *, to: Span, on: date) -> list[Going]:
    """The ticked tasks. A deadline of its own counts always, the common one where the old one is before the period."""
    common = _deadline(form.when, to, on, "")
    return [_going(task, form.of(task), common, to=to, on=on) for task in tasks if form.of(task).ticked]


def _going(task: Task, typed: Typed, common: Deadline | None, *, to: Span, on: date) -> Going:
    early = task.due is not None and task.due < to[0]
    own = _deadline(typed.when, to, on, f" của “{task}”")
    return Going(task.pk, typed.version, typed.reason, own or (common if early else None))


def _deadline(words: str, to: Span, on: date, whose: str) -> Deadline | None:
    """What typed words mean; refused where nobody can tell, and where the day is before the next period."""
    read = read_typed_deadline(words, on)
    if read is None:
        return None
    if read.kind is DeadlineKind.NONE or read.due is None:
        raise RuleBroken(f"Không hiểu hạn mới “{words}”{whose}. Hãy ghi ngày, như {to[1]:%d/%m/%Y}.")
    if read.due < to[0]:
        raise RuleBroken(f"Hạn mới {day(read.due)}{whose} còn trước kỳ sau (từ {day(to[0])}).")
    return read
