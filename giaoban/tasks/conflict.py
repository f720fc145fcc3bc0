"""Two people change one row: both versions side by side, nothing typed is lost, one button does it on top.

`compare` is for any form of any app; how to use it is in docs/decisions/0021-parts-and-hand-overs.md. The rest fits
it to tasks, whose audit trail tells what others did: each act makes one version and one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from giaoban.audit.models import Entry
from giaoban.audit.queries import history_of
from giaoban.core.text.folding import squeeze
from giaoban.tasks.history import HistoryLine, history_lines
from giaoban.tasks.models import ProgressReport, Task
from giaoban.tasks.queries import names_of_people, names_of_units

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Versions:
    """One field of a form: as the person saw it, as it is now, as they typed it; `words` says a value to people."""

    name: str
    label: str
    seen: str
    now: str
    typed: str
    words: Mapping[str, str] | None = None

    def told(self, value: str) -> str:
        return (self.words or {}).get(value, value) or "để trống"


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both changed, in words."""

    label: str
    now: str
    typed: str


@dataclass(frozen=True, slots=True)
class Since:
    """What somebody did meanwhile, and what they wrote with it."""

    line: HistoryLine
    said: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What others changed beside what was typed. `taken` are fields that only they changed: the form has theirs now.

    `typed` is what the form shall hold: what the person typed, but for the fields that they left as they were.
    """

    since: Sequence[Since]
    clashes: Sequence[Clash]
    taken: Sequence[tuple[str, str]]
    typed: Mapping[str, str]

    def laid_over(self, data: Any) -> Any:
        """The data of a form with what it shall hold now; `data` is what was posted."""
        copy = data.copy()
        for name, value in self.typed.items():
            copy[name] = value
        return copy


def compare(since: Sequence[Since], fields: Iterable[Versions]) -> Conflict:
    """Lays two versions side by side: what both changed is shown, what only one changed needs no question."""
    clashes, taken, typed = [], [], {}
    for field in fields:
        mine, theirs = _differs(field.typed, field.seen), _differs(field.now, field.seen)
        typed[field.name] = field.typed
        if theirs and not mine:
            typed[field.name] = field.now
            taken.append((field.label, field.told(field.now)))
        elif theirs and _differs(field.typed, field.now):
            clashes.append(Clash(field.label, field.told(field.now), field.told(field.typed)))
    return Conflict(since, clashes, taken, typed)


def _differs(one: str, other: str) -> bool:
    return squeeze(one) != squeeze(other)


def facts_seen(entries: Iterable[Entry]) -> Facts:
    """What the newest entries changed, as it was before the first of them."""
    seen: dict[str, Any] = {}
    for entry in entries:  # the newest first: the oldest has the last word
        seen |= entry.before or {}
    return seen


# --- Tasks ----------------------------------------------------------------------------------------------------


def acts_since(task: Task, form: forms.Form | None) -> int:
    """How many acts came between what the person saw and now: each act makes one version and one line."""
    seen = form["version"].data if form is not None and form.is_bound else None
    return max(0, task.version - int(seen)) if isinstance(seen, str) and seen.isdecimal() and len(seen) < 9 else 0


def lines_since(task: Task, form: forms.Form) -> list[HistoryLine]:
    """What others did since the person began to type; nothing where nobody did."""
    acts = acts_since(task, form)
    return history_lines(task, list(history_of(task)[:acts])) if acts else []


def change_conflict(task: Task, form: forms.Form) -> Conflict | None:
    """Both versions of what a task is, where somebody changed it meanwhile; None where nobody did."""
    acts = acts_since(task, form)
    if not acts:
        return None
    entries = list(history_of(task)[:acts])
    reports = {entry.after["report"] for entry in entries if entry.after and "report" in entry.after}
    said = dict(ProgressReport.objects.filter(pk__in=reports).values_list("pk", "text")) if reports else {}
    return compare(_since(task, entries, said), _described(task, form, facts_seen(entries)))


def act_conflict(
    task: Task, form: forms.Form | None, entries: Sequence[Entry], progress: Iterable[ProgressReport]
) -> Conflict | None:
    """Both versions of the progress of a task, where somebody did something meanwhile; None where nobody did."""
    acts = acts_since(task, form)
    if not acts or form is None:
        return None
    newest = entries[:acts]
    now, seen = task.percent, facts_seen(newest).get("percent", task.percent)
    words = {str(n): f"{n} %" for n in range(101)}
    typed = str(form["percent"].data or "") if "percent" in form.data else str(seen)
    percent = Versions("percent", "Tiến độ", str(seen), str(now), typed, words)
    return compare(_since(task, newest, {one.pk: one.text for one in progress}), [percent])


def _since(task: Task, entries: Sequence[Entry], said: Mapping[int, str]) -> list[Since]:
    lines = history_lines(task, entries)
    return [
        Since(line, said.get((entry.after or {}).get("report", 0), ""))
        for line, entry in zip(lines, entries, strict=True)
    ]


def _described(task: Task, form: forms.Form, seen: Facts) -> list[Versions]:
    """The fields of the change form, as they were seen, are and were typed."""
    now: dict[str, Any] = {
        "text": task.text,
        "lead_unit": task.lead_unit_id,
        "leader": task.leader_id,
        "products": [product.text for product in task.products.all()],
        "when_words": task.when_words,
        "due": task.due.isoformat() if task.due else None,
    }
    was = {**now, **{name: value for name, value in seen.items() if name in now}}
    typed = {name: str(form[name].data or "") for name in ("text", "unit", "leader", "products", "when")}
    units = names_of_units(_numbers(now["lead_unit"], typed["unit"]))
    people = names_of_people(_numbers(now["leader"], typed["leader"]))
    return [
        Versions("text", "Nội dung", was["text"], now["text"], typed["text"]),
        Versions(
            "unit", "Đơn vị chủ trì", _row(was["lead_unit"]), _row(now["lead_unit"]), typed["unit"], _by_text(units)
        ),
        Versions(
            "leader", "Lãnh đạo chỉ đạo", _row(was["leader"]), _row(now["leader"]), typed["leader"], _by_text(people)
        ),
        Versions("products", "Sản phẩm", "\n".join(was["products"]), "\n".join(now["products"]), typed["products"]),
        Versions("when", "Thời hạn", _when(was), _when(now), typed["when"]),
    ]


def _when(facts: Facts) -> str:
    """The deadline as the form's box has it: its words, else its day."""
    due = facts["due"]
    return str(facts["when_words"] or (f"{date.fromisoformat(due):%d/%m/%Y}" if due else ""))


def _row(value: int | None) -> str:
    return str(value) if value else ""


def _numbers(*values: Any) -> list[int]:
    return [int(value) for value in values if str(value or "").isdecimal() and len(str(value)) < 16]


def _by_text(names: Mapping[int, str]) -> dict[str, str]:
    return {str(pk): name for pk, name in names.items()}
