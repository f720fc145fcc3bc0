"""Cleaning what is typed into the office's own table of days."""

from __future__ import annotations

from typing import Any

from django import forms

from giaoban.core.calendar.day_table import read_day_lines
from giaoban.organisation.calendar_page import FIRST_YEAR, LAST_YEAR
from giaoban.organisation.managing_forms import Styled
from giaoban.organisation.models import DayKind
from giaoban.web.day_fields import DayField


class _CalendarForm(Styled):
    """`year` is the one that was on the page, to which the answer goes back."""

    version = None  # type: ignore[assignment]
    year = forms.IntegerField(widget=forms.HiddenInput, min_value=FIRST_YEAR, max_value=LAST_YEAR)


class _ReplacingForm(_CalendarForm):
    replace = forms.BooleanField(label="Thay dòng đã có", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["replace"].widget.attrs["class"] = "form-check-input"


class DayForm(_ReplacingForm):
    """One day of the office's own."""

    day = DayField(label="Ngày")
    kind = forms.ChoiceField(label="Cơ quan", choices=DayKind.choices)
    name = forms.CharField(label="Lý do", max_length=200, required=False, help_text="Như “Nghỉ theo thông báo của Sở”.")
    field_order = ("day", "kind", "name", "replace")


class SwapForm(_CalendarForm):
    """A working day given off for a day of rest that is worked."""

    off = DayField(label="Ngày được nghỉ")
    worked = DayField(label="Ngày làm bù")
    name = forms.CharField(label="Lý do", max_length=200, required=False, help_text="Để trống thì ghi ngày hoán đổi.")


class LinesForm(_ReplacingForm):
    """Days of a year by the list."""

    lines = forms.CharField(
        label="Các ngày",
        max_length=20_000,
        widget=forms.Textarea(
            attrs={"rows": 6, "placeholder": "29/8 nghỉ, hoán đổi\n22/8 làm bù\n31/12 làm buổi sáng"}
        ),
        error_messages={"required": "Hãy dán hoặc gõ các ngày."},
    )
    field_order = ("lines", "replace")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "year" in data and "lines" in data:
            days, faults = read_day_lines(data["lines"], data["year"])
            for fault in faults:
                self.add_error("lines", fault)
            data["days"] = days
        return data
