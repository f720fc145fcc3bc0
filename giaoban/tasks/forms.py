"""Cleaning what people type about tasks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django import forms

from giaoban.organisation.models import User
from giaoban.organisation.queries import members_of, people_of
from giaoban.tasks.models import Task


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
