"""Cleaning what the office types about a collection."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from giaoban.planning.collecting import Period, read_typed_period
from giaoban.planning.models import Collection
from giaoban.web.day_fields import DayField

_NOTE = {"class": "form-control", "rows": 3}


def _closing(label: str) -> DayField:
    return DayField(label=label, widget=forms.DateInput(attrs={"class": "form-control"}, format="%d/%m/%Y"))


class OpenForm(forms.Form):
    """A collection to be: the period in words, until when, what the office wants to say."""

    period = forms.CharField(
        label="Kỳ",
        max_length=100,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
        help_text="Như “Tháng 12/2026”, “Quý I/2027”, “Năm 2027”, “Tuần 50”.",
        error_messages={"required": "Hãy ghi kỳ cần đăng ký."},
    )
    closes_on = _closing("Các đơn vị gửi phiếu chậm nhất")
    note = forms.CharField(
        label="Lời nhắn cho các đơn vị", required=False, max_length=2000, widget=forms.Textarea(attrs=_NOTE)
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, on: date, initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.on = on

    def clean_period(self) -> Period:
        period = read_typed_period(self.cleaned_data["period"], self.on)
        if period is None:
            raise forms.ValidationError("Không hiểu kỳ này. Hãy ghi như “Tháng 12/2026” hay “Quý I/2027”.")
        return period


class ChangeForm(forms.Form):
    """Another closing day, another note."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    closes_on = _closing("Hạn đăng ký")
    note = forms.CharField(label="Lời nhắn", required=False, max_length=2000, widget=forms.Textarea(attrs=_NOTE))

    def __init__(self, data: Mapping[str, Any] | None = None, *, collection: Collection) -> None:
        initial = {"version": collection.version, "closes_on": collection.closes_on, "note": collection.note}
        super().__init__(data, initial=initial)
