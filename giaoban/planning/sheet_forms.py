"""Cleaning what a head types into a row of a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django import forms

from giaoban.organisation.models import User
from giaoban.organisation.queries import leaders_of
from giaoban.planning.models import Proposal
from giaoban.planning.sheet_words import RowWords

_TEXT = {"class": "form-control", "rows": 2}
_LINE = {"class": "form-control", "autocomplete": "off"}


class RowForm(forms.Form):
    """A row of a sheet, in words; `version` is the one that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label="Nội dung",
        max_length=5000,
        widget=forms.Textarea(attrs=_TEXT),
        error_messages={"required": "Hãy ghi nội dung; để bỏ dòng này, hãy bỏ chọn hoặc xoá."},
    )
    products = forms.CharField(
        label="Sản phẩm (mỗi dòng một sản phẩm)", required=False, max_length=2000, widget=forms.Textarea(attrs=_TEXT)
    )
    when_words = forms.CharField(
        label="Thời hạn",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={**_LINE, "placeholder": "trước 15/12, tuần 2, thường xuyên"}),
    )
    leader = forms.ModelChoiceField(
        label="Lãnh đạo chỉ đạo",
        queryset=User.objects.none(),
        required=False,
        empty_label="Chưa rõ",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": "Người này không còn là lãnh đạo cơ quan. Hãy chọn người khác."},
    )
    partners_words = forms.CharField(
        label="Phối hợp", required=False, max_length=500, widget=forms.TextInput(attrs=_LINE)
    )
    note = forms.CharField(
        label="Ghi chú của đơn vị", required=False, max_length=1000, widget=forms.TextInput(attrs=_LINE)
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, row: Proposal, on: date) -> None:
        self.row = row
        fields = ("version", "text", "products", "when_words", "partners_words", "note")
        initial = {**{name: getattr(row, name) for name in fields}, "leader": row.leader_id}
        super().__init__(data, initial=initial, auto_id=f"row-{row.pk}-%s")
        leaders = leaders_of(row.agency, on)
        cast("forms.ModelChoiceField[User]", self.fields["leader"]).queryset = leaders

    def words(self) -> RowWords:
        """The row as it shall be worded; a leader that nobody has chosen from the list stays in words."""
        data, row = self.cleaned_data, self.row
        leader: User | None = data["leader"]
        kept_words = row.leader_words if row.leader_id is None else ""
        return RowWords(
            text=data["text"],
            products=data["products"],
            when_words=data["when_words"],
            leader=leader.pk if leader else None,
            leader_words=leader.full_name if leader else kept_words,
            partners_words=data["partners_words"],
            section=row.section,
            note=data["note"],
        )
