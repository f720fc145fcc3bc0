"""Cleaning what people type about tasks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django import forms

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.organisation.models import User
from giaoban.organisation.queries import leaders_of, members_of, people_of, units_of
from giaoban.tasks.models import Task
from giaoban.tasks.queries import TaskFilter


class FilterForm(forms.Form):
    """The filters above a list of tasks; odd values are ignored, as addresses get cut and edited."""

    words = forms.CharField(label="Tìm", required=False, max_length=200)
    unit = forms.TypedChoiceField(label="Đơn vị", required=False, coerce=int, empty_value=None)
    leader = forms.TypedChoiceField(label="Lãnh đạo", required=False, coerce=int, empty_value=None)
    assignee = forms.TypedChoiceField(label="Người thực hiện", required=False, coerce=int, empty_value=None)
    state = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[("", "Tất cả"), ("open", "Chưa xong"), *((s.value, s.label) for s in TaskState)],
    )
    timeliness = forms.ChoiceField(
        label="Thời hạn",
        required=False,
        choices=[("", "Tất cả"), *((t.value, t.label) for t in Timeliness)],
    )

    programme = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = ("", "Tất cả")
        units = units_of(user.agency, on).values_list("pk", "name")
        leaders = leaders_of(user.agency, on).values_list("pk", "full_name")
        people = people_of(user.agency).values_list("pk", "full_name")
        for name, choices in (("unit", units), ("leader", leaders), ("assignee", people)):
            cast(forms.ChoiceField, self.fields[name]).choices = [everything, *choices]
        for name, field in self.fields.items():
            if field.widget.is_hidden:
                continue
            field.widget.attrs["class"] = "form-control" if name == "words" else "form-select"

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for at all."""
        return self.asked() != TaskFilter()

    @property
    def chosen(self) -> list[str]:
        """What the lists of choices are set to, in words."""
        self.is_valid()
        values = {name: value for name, value in self.cleaned_data.items() if value}
        fields = {n: f for n, f in self.fields.items() if n in values and isinstance(f, forms.ChoiceField)}
        return [str(dict(cast(Any, f.choices)).get(values[n], values[n])) for n, f in fields.items()]

    def asked(self) -> TaskFilter:
        """The filter, of what is valid."""
        self.is_valid()
        return TaskFilter(**{name: value for name, value in self.cleaned_data.items() if value})


class ActForm(forms.Form):
    """What an act on a task brings along: the version seen, a percentage, a text, a person."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    percent = forms.IntegerField(
        label="Tiến độ (%)",
        min_value=0,
        max_value=100,
        required=False,
        widget=forms.NumberInput(attrs={"class": "form-control", "step": 5, "inputmode": "numeric"}),
    )
    text = forms.CharField(
        label="Nội dung",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 3}),
    )
    to = forms.ModelChoiceField(
        label="Giao cho",
        queryset=User.objects.none(),
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, task: Task, on: date) -> None:
        initial = {"version": task.version, "percent": task.percent, "to": task.assignee_id}
        super().__init__(data, initial=initial)
        to = cast("forms.ModelChoiceField[User]", self.fields["to"])
        to.queryset = members_of(task.lead_unit, on) if task.lead_unit else people_of(task.agency)
