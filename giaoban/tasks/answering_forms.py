"""What is typed on the small page on which one answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from giaoban.tasks.models import Task


class AnswerForm(forms.Form):
    """How far the work is, in one figure and a few words; who only answers for it gives the words alone."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    percent = forms.IntegerField(
        label="Tiến độ (%)",
        min_value=0,
        max_value=100,
        required=False,
        widget=forms.NumberInput(attrs={"class": "form-control", "step": 5, "inputmode": "numeric"}),
    )
    text = forms.CharField(
        label="Nội dung trả lời",
        required=False,
        max_length=5000,
        widget=forms.Textarea(
            attrs={"class": "form-control", "rows": 3, "placeholder": "Đã làm đến đâu, còn vướng gì"}
        ),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, task: Task) -> None:
        super().__init__(data, initial={"version": task.version, "percent": task.percent})
