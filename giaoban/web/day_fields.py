"""A day typed as offices write it, the same in every browser: `<input type="date">` asks some for 11/05/2026."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from giaoban.core.calendar.typed_days import read_typed_day

EXAMPLE = "ngày/tháng/năm"


class DayField(forms.DateField):
    """A day as text, dd/mm/yyyy; gives a date."""

    widget = forms.DateInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%d/%m/%Y"))
        kwargs.setdefault("error_messages", {"invalid": "Ngày không có trong lịch; hãy ghi như 05/11/2026."})
        super().__init__(**kwargs)
        self.widget.attrs |= {"placeholder": EXAMPLE, "autocomplete": "off", "maxlength": 20}

    def to_python(self, value: Any) -> date | None:
        """The day meant; refused with one sentence where there is none such."""
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        day = read_typed_day(str(value))
        if day is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day
