"""Cleaning what people type to amend a programme: a line's words, and the decision behind them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django import forms

from giaoban.core.calendar.deadlines import Context, Deadline, DeadlineKind, read_deadline
from giaoban.core.calendar.typed_deadlines import read_typed_deadline
from giaoban.core.text.folding import squeeze
from giaoban.organisation.models import Unit, User
from giaoban.programmes.actions import Decision, Wording
from giaoban.programmes.models import Line, Programme, Section
from giaoban.programmes.wording import LABELS, CellChange
from giaoban.tasks.models import Task
from giaoban.tasks.quick_add_forms import DescribedForm
from giaoban.web.day_fields import DayField

_BOX = {"class": "form-control", "rows": 2}


class DecisionForm(forms.Form):
    """Why, from which day, on whose authority; and which version of the line was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    decided_on = DayField(
        label="Ngày điều chỉnh", widget=forms.DateInput(attrs={"class": "form-control"}, format="%d/%m/%Y")
    )
    authority = forms.CharField(
        label="Ai quyết định, theo văn bản nào",
        max_length=500,
        widget=forms.TextInput(attrs={"class": "form-control", "placeholder": "Giám đốc, Công văn 125/SKHCN-VP"}),
        error_messages={"required": "Hãy ghi ai quyết định, theo văn bản nào."},
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=1000,
        widget=forms.Textarea(attrs=_BOX),
        error_messages={"required": "Hãy ghi lý do điều chỉnh."},
    )

    def decision(self) -> Decision:
        data = self.cleaned_data
        return Decision(data["reason"], data["authority"], data["decided_on"])


class WithdrawForm(DecisionForm):
    """Withdrawing a line, and what becomes of its task."""

    task_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    task = forms.ChoiceField(
        label="Nhiệm vụ của dòng này",
        choices=(("on", "Vẫn làm tiếp, ngoài chương trình"), ("cancel", "Huỷ nhiệm vụ với cùng lý do")),
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        error_messages={"required": "Hãy chọn nhiệm vụ vẫn làm tiếp hay huỷ."},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, line: Line, on: date, open_task: bool) -> None:
        version = line.task.version if line.task else None
        super().__init__(data, initial={"version": line.version, "task_version": version, "decided_on": on})
        if not open_task:
            del self.fields["task"]


class LineForm(DecisionForm, DescribedForm):
    """The words of a line, new or changed. Words that nobody touched stay as they were printed."""

    partners = forms.CharField(
        label="Phối hợp", max_length=500, required=False, widget=forms.TextInput(attrs={"class": "form-control"})
    )
    section = forms.ModelChoiceField(
        label="Mục",
        queryset=Section.objects.none(),
        required=False,
        empty_label="Không thuộc mục nào",
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        programme: Programme,
        on: date,
        line: Line | None = None,
        task: Task | None = None,
    ) -> None:
        self.line, self.programme = line, programme
        self.when_now = line.when_words if line else ""
        initial = {"decided_on": on, **(_of_line(line) if line else _of_task(task) if task else {})}
        super().__init__(data, agency=programme.agency, on=on, initial=initial)
        if line is not None:
            del self.fields["section"]
        else:
            cast("forms.ModelChoiceField[Section]", self.fields["section"]).queryset = programme.sections.all()

    def clean_when(self) -> str:
        words = squeeze(self.cleaned_data["when"])
        kept = self.line is not None and words == squeeze(self.when_now)
        return words if kept or self._in_period(words) else super().clean_when()

    def deadline(self) -> Deadline:
        words = self.cleaned_data["when"]
        return (
            self._in_period(words)
            or read_typed_deadline(words, self.on, self.calendar)
            or Deadline("", DeadlineKind.NONE)
        )

    def _in_period(self, words: str) -> Deadline | None:
        """What words mean that the programme's own table would use: "Tuần 3" is one of its month."""
        start, end = self.programme.start, self.programme.end
        if not words or start is None:
            return None
        read = read_deadline(words, Context(start, end, start.year, self.programme.issued_on, calendar=self.calendar))
        return read if read is not None and read.certain and read.kind is not DeadlineKind.NONE else None

    def wording(self) -> Wording:
        data, deadline = self.cleaned_data, self.deadline()
        unit, leader, line = data["unit"], data["leader"], self.line
        kept_unit = line is not None and (unit.pk if unit else None) == self.initial.get("unit")
        kept_leader = line is not None and (leader.pk if leader else None) == self.initial.get("leader")
        return Wording(
            text=data["text"],
            products=self.product_lines(),
            when_words=data["when"],
            deadline_kind=deadline.kind,
            start=deadline.start,
            due=deadline.due,
            leader_id=leader.pk if leader else None,
            leader_words=line.leader_words if line and kept_leader else _name(leader),
            unit_id=unit.pk if unit else None,
            unit_words=line.unit_words if line and kept_unit else _name(unit),
            partners_words=squeeze(data["partners"]),
        )

    def both(self, now: Line) -> list[CellChange]:
        """What the line says now, where somebody else changed it meanwhile, beside what was typed here."""
        typed = {
            "text": self["text"].value(),
            "products": self["products"].value(),
            "when_words": self["when"].value(),
            "partners_words": self["partners"].value(),
        }
        pairs = ((name, str(getattr(now, name)), squeeze_lines(str(words or ""))) for name, words in typed.items())
        return [CellChange(name, LABELS[name], theirs, mine) for name, theirs, mine in pairs if theirs != mine]


def squeeze_lines(text: str) -> str:
    return "\n".join(line for line in (squeeze(line) for line in text.splitlines()) if line)


def _of_line(line: Line) -> dict[str, Any]:
    task = line.task
    return {
        "version": line.version,
        "text": line.text,
        "products": line.products,
        "when": line.when_words,
        "unit": task.lead_unit_id if task else None,
        "leader": task.leader_id if task else None,
        "partners": line.partners_words,
    }


def _of_task(task: Task) -> dict[str, Any]:
    return {
        "text": task.text,
        "products": "\n".join(product.text for product in task.products.all()),
        "when": task.when_words or (f"{task.due:%d/%m/%Y}" if task.due else ""),
        "unit": task.lead_unit_id,
        "leader": task.leader_id,
        "partners": task.partners_words,
    }


def _name(chosen: Unit | User | None) -> str:
    return chosen.full_name if isinstance(chosen, User) else chosen.name if chosen else ""
