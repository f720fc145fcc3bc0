"""Forms that give parts of a task to units, and steps to people of its unit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, cast

from django import forms

from giaoban.core.calendar.deadlines import Deadline, DeadlineKind
from giaoban.core.calendar.typed_deadlines import read_typed_deadline
from giaoban.core.text.folding import squeeze
from giaoban.organisation.calendar import work_calendar_of
from giaoban.organisation.models import Unit, User
from giaoban.organisation.queries import members_of, people_of, units_of
from giaoban.tasks.actions import NewPart
from giaoban.tasks.models import Task
from giaoban.tasks.part_powers import units_with_part
from giaoban.tasks.queries import pieces_of
from giaoban.tasks.quick_add_forms import understood_when

_LINE = {"class": "form-control", "autocomplete": "off"}


class _TimedForm(forms.Form):
    """A deadline as words."""

    when = forms.CharField(
        label="Thời hạn",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={**_LINE, "placeholder": "trước 15/8, thứ Sáu này, hết tháng"}),
    )

    def __init__(self, *args: Any, task: Task, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on, self.calendar = on, partial(work_calendar_of, task.agency_id)

    def clean_when(self) -> str:
        return understood_when(self.cleaned_data["when"], self.on, self.calendar)

    def deadline(self) -> Deadline:
        return read_typed_deadline(self.cleaned_data["when"], self.on, self.calendar) or Deadline("", DeadlineKind.NONE)


class PartForm(_TimedForm):
    """What one unit shall do of the whole; nothing unless it is ticked."""

    take = forms.BooleanField(required=False, widget=forms.CheckboxInput(attrs={"class": "form-check-input"}))
    text = forms.CharField(
        label="Nội dung riêng",
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 2, "placeholder": "Như nội dung chung"}),
    )
    product = forms.CharField(label="Sản phẩm", max_length=500, required=False, widget=forms.TextInput(attrs=_LINE))
    field_order = ("take", "text", "product", "when")

    def __init__(self, data: Mapping[str, Any] | None, *, unit: Unit, task: Task, on: date, taken: bool) -> None:
        super().__init__(data, prefix=f"unit-{unit.pk}", task=task, on=on)
        self.unit = unit
        self.taken = taken  # it has a part already
        self.fields["take"].label = unit.name
        self.fields["when"].label = "Hạn riêng"

    @property
    def says_more(self) -> bool:
        """Whether something was typed for the unit: its fold is open then."""
        return self.is_bound and any(self[name].value() for name in ("text", "product", "when"))

    def part(self) -> NewPart:
        data, deadline = self.cleaned_data, self.deadline()
        product = squeeze(data["product"])
        return NewPart(
            unit=self.unit,
            text=data["text"],
            products=(product,) if product else (),
            when_words=data["when"],
            deadline_kind=deadline.kind,
            start=deadline.start,
            due=deadline.due,
        )


class SplitForm(forms.Form):
    """Which units have a part of a task, and what each shall do."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None = None, *, task: Task, on: date) -> None:
        super().__init__(data, initial={"version": task.version})
        taken = units_with_part(pieces_of(task))
        self.parts = [
            PartForm(data, unit=unit, task=task, on=on, taken=unit.pk in taken) for unit in units_of(task.agency, on)
        ]

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(part.is_valid() for part in self.parts)])

    def new_parts(self) -> list[NewPart]:
        return [part.part() for part in self.parts if part.cleaned_data["take"]]


class StepForm(_TimedForm):
    """A step inside the unit: what, who, until when."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label="Nội dung",
        max_length=5000,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 2}),
        error_messages={"required": "Hãy ghi nội dung việc nhỏ."},
    )
    to = forms.ModelChoiceField(
        label="Giao cho",
        queryset=User.objects.none(),
        empty_label="Chọn người",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={
            "required": "Hãy chọn người làm.",
            "invalid_choice": "Người này không còn ở đơn vị chủ trì. Hãy chọn người khác.",
        },
    )
    field_order = ("text", "to", "when")

    def __init__(self, data: Mapping[str, Any] | None = None, *, task: Task, on: date) -> None:
        super().__init__(data, initial={"version": task.version}, task=task, on=on)
        to = cast("forms.ModelChoiceField[User]", self.fields["to"])
        to.queryset = members_of(task.lead_unit, on) if task.lead_unit else people_of(task.agency)

    def step(self) -> dict[str, Any]:
        """The step, as the action takes it."""
        data, deadline = self.cleaned_data, self.deadline()
        days = {"deadline_kind": deadline.kind, "start": deadline.start, "due": deadline.due}
        return {"text": data["text"], "to": data["to"], "when_words": data["when"], **days}
