"""Cleaning what people type about urging."""

from __future__ import annotations

from django import forms

from giaoban.core.urging.ladder import Addressee
from giaoban.urging.actions.by_hand import Wish
from giaoban.web.numbers import whole_number

TO = ((Addressee.DOER.value, "Người thực hiện"), (Addressee.UNIT_HEAD.value, "Trưởng đơn vị"))
USUAL_TEXT = "Đề nghị khẩn trương thực hiện và báo cáo tiến độ."


class UrgeForm(forms.Form):
    """The office's own words for a selection of tasks, and whom they go to."""

    text = forms.CharField(
        label="Nội dung đôn đốc",
        required=False,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 2, "maxlength": 2000}),
    )
    to = forms.MultipleChoiceField(label="Gửi tới", choices=TO, required=False, widget=forms.CheckboxSelectMultiple)
    again = forms.BooleanField(label="Nhắc lại cả việc đã đôn đốc hôm nay", required=False)

    def wish(self) -> Wish:
        data = self.cleaned_data
        return Wish(data["text"], frozenset(Addressee(to) for to in data["to"]), data["again"])


def picked(values: list[str]) -> list[int]:
    """The tasks that were ticked; what is no number is left out."""
    return [pk for pk in map(whole_number, dict.fromkeys(values)) if pk is not None]
