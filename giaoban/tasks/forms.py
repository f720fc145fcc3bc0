"""Cleaning what people type about tasks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from giaoban.organisation.models import User
from giaoban.organisation.queries import members_of, people_of
from giaoban.tasks.actions import Handed, NewFile
from giaoban.tasks.actions.doing import LARGEST_FILE
from giaoban.tasks.models import Task
from giaoban.web.day_fields import DayField
from giaoban.web.numbers import whole_number


class ActForm(forms.Form):
    """What an act on a task brings along: the version seen, a percentage, a text, a person, a product."""

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
        empty_label="Chọn người",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": "Người này không còn ở đơn vị chủ trì. Hãy chọn người khác."},
    )
    number = forms.CharField(
        label="Số, ký hiệu văn bản",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"class": "form-control", "placeholder": "125/BC-SKHCN"}),
    )
    signed_on = DayField(
        label="Ngày văn bản",
        required=False,
        widget=forms.DateInput(attrs={"class": "form-control"}, format="%d/%m/%Y"),
    )
    product = forms.ChoiceField(
        label="Cho sản phẩm",
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": "Nhiệm vụ không còn sản phẩm này. Hãy chọn lại."},
    )
    link = forms.URLField(
        label="Liên kết",
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"class": "form-control", "placeholder": "https://…", "inputmode": "url"}),
        error_messages={"invalid": "Liên kết này không đúng; hãy chép cả địa chỉ, bắt đầu bằng https://."},
    )
    file = forms.FileField(
        label="Tệp sản phẩm",
        required=False,
        max_length=255,
        widget=forms.FileInput(attrs={"class": "form-control"}),
        error_messages={
            "empty": "Tệp rỗng, không có nội dung. Hãy chọn lại tệp.",
            "max_length": "Tên tệp quá dài. Hãy đặt lại tên ngắn hơn.",
        },
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: MultiValueDict[str, UploadedFile[bytes]] | None = None,
        *,
        task: Task,
        on: date,
    ) -> None:
        initial = {"version": task.version, "percent": task.percent, "to": task.assignee_id}
        super().__init__(data, files, initial=initial)
        products = list(dict.fromkeys(product.text for product in task.products.all()))
        cast("forms.ChoiceField", self.fields["product"]).choices = [
            ("", "Tất cả sản phẩm" if len(products) > 1 else "Sản phẩm của nhiệm vụ"),
            *((text, text) for text in products),
        ]
        self.names_products = len(products) > 1
        to = cast("forms.ModelChoiceField[User]", self.fields["to"])
        to.queryset = members_of(task.lead_unit, on) if task.lead_unit else people_of(task.agency)

    def clean_file(self) -> UploadedFile[bytes] | None:
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file and file.size and file.size > LARGEST_FILE:
            size = f"{file.size / 1_000_000:.0f} MB"
            raise forms.ValidationError(f"Tệp {size} quá lớn; giới hạn là {LARGEST_FILE // 1_000_000} MB.")
        return file

    def handed(self) -> Handed:
        """What is handed in."""
        data = self.cleaned_data
        named = {name: data[name] for name in ("text", "product", "number", "signed_on", "link")}
        return Handed(**named, file=self.handed_in())

    def returned(self) -> list[int]:
        """Which of the submissions go back; none named means all."""
        chosen = self.data.getlist("returned") if isinstance(self.data, QueryDict) else []
        return [pk for pk in map(whole_number, chosen) if pk is not None]

    def handed_in(self) -> NewFile | None:
        """The file that came along, if any."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        return NewFile(file.name or "san-pham", file.read()) if file else None
