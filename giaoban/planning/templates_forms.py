"""Cleaning what the office types about work that comes again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django import forms

from giaoban.organisation.models import Agency, Unit, User
from giaoban.organisation.queries import leaders_of
from giaoban.planning.actions.templates import TemplateWords
from giaoban.planning.queries.collecting import units_to_ask
from giaoban.planning.templates_rules import as_bits, months_named
from giaoban.web.day_fields import DayField

_TEXT = {"class": "form-control", "rows": 2}
_LINE = {"class": "form-control", "autocomplete": "off"}
_SELECT = {"class": "form-select"}
_DAY = {"class": "form-control"}


class TemplateForm(forms.Form):
    """Work that comes again: what, whose, in which months, by when within the month."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    annual = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label="Nội dung",
        max_length=5000,
        widget=forms.Textarea(attrs=_TEXT),
        error_messages={"required": "Hãy ghi nội dung việc lặp lại."},
    )
    unit = forms.ModelChoiceField(
        label="Đơn vị chủ trì",
        queryset=Unit.objects.none(),
        empty_label="Chọn đơn vị",
        widget=forms.Select(attrs=_SELECT),
        error_messages={
            "required": "Hãy chọn đơn vị chủ trì.",
            "invalid_choice": "Đơn vị này không còn hoạt động. Hãy chọn đơn vị khác.",
        },
    )
    rule = forms.CharField(
        label="Lặp lại khi nào",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={**_LINE, "placeholder": "hằng tháng, hằng quý, tháng 3, 6, 9"}),
        help_text="Ghi bằng lời, hoặc chọn các tháng bên dưới.",
    )
    months = forms.TypedMultipleChoiceField(
        label="Các tháng",
        required=False,
        coerce=int,
        choices=[(month, f"{month}") for month in range(1, 13)],
        widget=forms.CheckboxSelectMultiple,
    )
    when_words = forms.CharField(
        label="Thời hạn trong tháng",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={**_LINE, "placeholder": "Trước ngày 25, Tuần 2, Ngày làm việc đầu tiên"}),
    )
    products = forms.CharField(
        label="Sản phẩm (mỗi dòng một sản phẩm)", required=False, max_length=2000, widget=forms.Textarea(attrs=_TEXT)
    )
    leader = forms.ModelChoiceField(
        label="Lãnh đạo chỉ đạo",
        queryset=User.objects.none(),
        required=False,
        empty_label="Chưa rõ",
        widget=forms.Select(attrs=_SELECT),
        error_messages={"invalid_choice": "Người này không còn là lãnh đạo cơ quan. Hãy chọn người khác."},
    )
    section = forms.CharField(
        label="Mục trong chương trình", required=False, max_length=500, widget=forms.TextInput(attrs=_LINE)
    )
    valid_from = DayField(label="Từ ngày", required=False, widget=forms.DateInput(attrs=_DAY, format="%d/%m/%Y"))
    valid_to = DayField(label="Đến ngày", required=False, widget=forms.DateInput(attrs=_DAY, format="%d/%m/%Y"))

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        agency: Agency,
        on: date,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        cast("forms.ModelChoiceField[Unit]", self.fields["unit"]).queryset = units_to_ask(agency, on)
        cast("forms.ModelChoiceField[User]", self.fields["leader"]).queryset = leaders_of(agency, on)

    def clean(self) -> dict[str, Any]:
        """The months of the words, else those that were ticked; words win, since they were typed last."""
        data = super().clean() or {}
        words = data.get("rule") or ""
        named = months_named(words)
        if words and not named:
            self.add_error(
                "rule", "Không hiểu khi nào lặp lại. Hãy ghi như “hằng quý”, “tháng 3, 6, 9”, hoặc chọn tháng."
            )
        elif not named and not data.get("months"):
            self.add_error("rule", "Hãy ghi khi nào lặp lại, hoặc chọn ít nhất một tháng.")
        data["months"] = named or frozenset(data.get("months") or ())
        return data

    def words(self) -> TemplateWords:
        data = self.cleaned_data
        leader: User | None = data["leader"]
        when = data["when_words"] or ("" if data["rule"].lower().find("ngày") < 0 else data["rule"])
        return TemplateWords(
            text=data["text"],
            unit=data["unit"].pk,
            months=as_bits(data["months"]),
            products=data["products"],
            when_words=when,
            section=data["section"],
            leader=leader.pk if leader else None,
            valid_from=data["valid_from"],
            valid_to=data["valid_to"],
            annual=data["annual"],
        )
