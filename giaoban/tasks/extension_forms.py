"""Cleaning what people type when they ask for another deadline, or decide on one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from django import forms

from giaoban.core.calendar.typed_deadlines import read_typed_deadline
from giaoban.core.text.folding import squeeze
from giaoban.organisation.calendar import work_calendar_of
from giaoban.tasks.models import Extension, Task

_TEXT = {"class": "form-control", "rows": 2}
_CHECK = {"class": "form-check-input"}


class _DayInWords(forms.Form):
    """A deadline in the language of an office: "thứ Sáu tuần sau", "15/12"; it has to say a day."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    when = forms.CharField(
        label="Hạn",
        max_length=200,
        widget=forms.TextInput(
            attrs={"class": "form-control", "placeholder": "15/12, thứ Sáu tuần sau", "autocomplete": "off"}
        ),
        error_messages={"required": "Hãy ghi ngày."},
    )

    def __init__(self, *args: Any, agency_id: int, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on, self.calendar = on, partial(work_calendar_of, agency_id)

    def clean_when(self) -> str:
        words = squeeze(self.cleaned_data["when"])
        self.due = self.day_of(words)
        return words

    def day_of(self, words: str) -> date | None:
        read = read_typed_deadline(words, self.on, self.calendar) if words else None
        if words and (read is None or read.due is None):
            raise forms.ValidationError((read and read.why) or "Hãy ghi một ngày, như “15/12” hay “thứ Sáu tuần sau”.")
        return read.due if read else None

    due: date | None = None


class AskForm(_DayInWords):
    """A request for another deadline. After the deadline it has to say that it knows so."""

    reason = forms.CharField(
        label="Lý do",
        max_length=2000,
        widget=forms.Textarea(attrs=_TEXT),
        error_messages={"required": "Hãy ghi lý do xin gia hạn."},
    )
    objective = forms.BooleanField(
        label="Nguyên nhân khách quan", required=False, widget=forms.CheckboxInput(attrs=_CHECK)
    )
    after_due = forms.BooleanField(
        label="Xin sau khi đã quá hạn", required=False, widget=forms.CheckboxInput(attrs=_CHECK)
    )
    field_order = ("when", "reason", "objective", "after_due")

    def __init__(self, data: Mapping[str, Any] | None = None, *, task: Task, on: date) -> None:
        super().__init__(data, agency_id=task.agency_id, on=on, initial={"version": task.version}, auto_id="ask_%s")
        self.fields["when"].label = "Xin gia hạn đến"
        if task.due is None or on <= task.due:
            del self.fields["after_due"]


class DecisionForm(_DayInWords):
    """What is decided of a request; the day may be another than the one asked for."""

    note = forms.CharField(
        label="Ý kiến (không đồng ý thì phải nêu)",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs=_TEXT),
    )
    objective_confirmed = forms.BooleanField(
        label="Xác nhận nguyên nhân khách quan", required=False, widget=forms.CheckboxInput(attrs=_CHECK)
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, extension: Extension, on: date) -> None:
        initial = {"version": extension.version, "when": f"{extension.proposed_due:%d/%m/%Y}"}
        auto_id = f"decide{extension.pk}_%s"
        super().__init__(data, agency_id=extension.agency_id, on=on, initial=initial, auto_id=auto_id)
        self.fields["when"].label = "Cho gia hạn đến"
        self.fields["when"].required = False

    @property
    def grants(self) -> bool:
        """Which of the two buttons was pressed."""
        return self.data.get("decision") == "grant"

    def clean_when(self) -> str:
        """A refusal needs no day, and what stands in the box for one is not looked at."""
        return super().clean_when() if self.grants else ""
