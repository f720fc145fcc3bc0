"""Cleaning what people type about drafts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django import forms

from giaoban.organisation.models import Unit, User
from giaoban.organisation.queries import leaders_of, units_of
from giaoban.planning.actions.draft_lines import LineEdit
from giaoban.planning.models import DraftLine

_TEXT = {"class": "form-control", "rows": 3}


class LineForm(forms.Form):
    """What a line of a draft shall say."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(label="Nội dung", max_length=4000, widget=forms.Textarea(attrs=_TEXT), required=False)
    products = forms.CharField(
        label="Sản phẩm (mỗi dòng một)",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={**_TEXT, "rows": 2}),
    )
    when_words = forms.CharField(
        label="Thời gian",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "form-control", "placeholder": "Trước 15/12, Tuần 2"}),
    )
    leader = forms.ModelChoiceField(
        label="Lãnh đạo chỉ đạo",
        queryset=User.objects.none(),
        required=False,
        empty_label="Chưa có",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": "Người này không còn là lãnh đạo. Hãy chọn người khác."},
    )
    unit = forms.ModelChoiceField(
        label="Đơn vị thực hiện",
        queryset=Unit.objects.none(),
        required=False,
        empty_label="Chưa có",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": "Đơn vị này không còn. Hãy chọn đơn vị khác."},
    )
    partners_words = forms.CharField(
        label="Phối hợp (cách nhau bằng dấu ;)",
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )
    new_work = forms.BooleanField(
        label="Là việc mới, không nối với việc đang chạy",
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, line: DraftLine, on: date) -> None:
        initial = {
            "version": line.version,
            "text": line.text,
            "products": line.products,
            "when_words": line.when_words,
            "leader": line.leader_id,
            "unit": line.unit_id,
            "partners_words": line.partners_words,
        }
        super().__init__(data, initial=initial, prefix=None, auto_id=f"line-{line.pk}-%s")
        leaders = cast("forms.ModelChoiceField[User]", self.fields["leader"])
        units = cast("forms.ModelChoiceField[Unit]", self.fields["unit"])
        leaders.queryset = leaders_of(line.agency, on).order_by("full_name")
        units.queryset = units_of(line.agency, on)
        if line.task_id is None:
            del self.fields["new_work"]

    def edit(self) -> LineEdit:
        """What was typed, cleaned."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return LineEdit(**data)


def versions_side_by_side(form: LineForm, line: DraftLine) -> list[tuple[str, str, str]]:
    """The fields that are other in the line as it is now than as they were typed: (label, now, typed)."""
    data = form.cleaned_data
    now = {
        "text": line.text,
        "products": line.products,
        "when_words": line.when_words,
        "leader": str(line.leader or ""),
        "unit": str(line.unit or ""),
        "partners_words": line.partners_words,
    }
    typed = {name: str(data.get(name) or "") for name in now}
    pairs = [(name, " ".join(now[name].split()), " ".join(typed[name].split())) for name in now]
    return [(str(form.fields[name].label), before, after) for name, before, after in pairs if before != after]
