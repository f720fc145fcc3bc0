"""Cleaning what an administrator types about units, people and posts, and who stands in for whom."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms

from giaoban.organisation.models import Role, Unit, UnitKind, User
from giaoban.organisation.queries import people_of, units_of
from giaoban.web.day_fields import DayField


class Styled(forms.Form):
    """Fields in the looks of the house, with ids that do not meet those of other forms on the page."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if not field.widget.is_hidden:
                look = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
                field.widget.attrs["class"] = look
                field.error_messages["required"] = (
                    "Hãy chọn trong danh sách." if look == "form-select" else "Hãy điền ô này."
                )


class EmailField(forms.EmailField):
    """Where somebody's mail goes; may be empty."""

    default_error_messages = {"invalid": "Địa chỉ thư chưa đúng; ví dụ: ten@tinh.gov.vn."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label="Thư điện tử", max_length=254, required=False, **kwargs)


class UnitForm(Styled):
    """A unit as it is: to add one, or to mend what was typed wrong."""

    name = forms.CharField(label="Tên đơn vị", max_length=200)
    short_name = forms.CharField(label="Tên viết tắt", max_length=60, required=False)
    kind = forms.ChoiceField(label="Loại", choices=UnitKind.choices, initial=UnitKind.DIVISION)
    order = forms.IntegerField(
        label="Thứ tự trong danh sách", min_value=0, max_value=999, required=False, help_text="Số nhỏ đứng trước."
    )

    def clean_order(self) -> int:
        return self.cleaned_data["order"] or 0


class NewUnitForm(UnitForm):
    valid_from = DayField(label="Hoạt động từ ngày", required=False, help_text="Để trống nếu đã có từ lâu.")


class RenameForm(Styled):
    name = forms.CharField(label="Tên mới", max_length=200)
    short_name = forms.CharField(label="Tên viết tắt mới", max_length=60, required=False)
    from_day = DayField(label="Từ ngày")


class MergeForm(Styled):
    into = forms.ModelChoiceField(label="Sáp nhập vào", queryset=Unit.objects.none(), empty_label="Chọn đơn vị")
    from_day = DayField(label="Từ ngày")

    def __init__(self, *args: Any, unit: Unit, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into = cast("forms.ModelChoiceField[Unit]", self.fields["into"])
        into.queryset = units_of(unit.agency, on).exclude(pk=unit.pk)


class LastDayForm(Styled):
    last_day = DayField(label="Ngày cuối")


class AliasForm(Styled):
    text = forms.CharField(label="Tên gọi trong văn bản", max_length=200)


class PostForm(Styled):
    """A role in a unit, from a day to a day."""

    role = forms.ChoiceField(label="Vai trò", choices=[("", "Chọn vai trò"), *Role.choices])
    unit = forms.ModelChoiceField(
        label="Đơn vị", queryset=Unit.objects.none(), required=False, empty_label="Không thuộc đơn vị"
    )
    title = forms.CharField(
        label="Chức danh", max_length=120, required=False, help_text="Như “Phó Trưởng phòng”; để trống thì ghi vai trò."
    )
    valid_from = DayField(label="Từ ngày", required=False)
    valid_to = DayField(label="Đến ngày", required=False, help_text="Để trống nếu chưa biết.")

    def __init__(self, *args: Any, user: User, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = cast("forms.ModelChoiceField[Unit]", self.fields["unit"])
        unit.queryset = units_of(user.agency, on)


class NameForm(Styled):
    """Who somebody is, and the name to sign in with."""

    full_name = forms.CharField(label="Họ và tên", max_length=120)
    username = forms.CharField(label="Tên đăng nhập", max_length=60)
    email = EmailField()


class NewPersonForm(PostForm):
    """A new person with the first post. Without a name to sign in with, one is made of the full name."""

    field_order = ("full_name", "username", "email", "role", "unit", "title", "valid_from")
    full_name = forms.CharField(label="Họ và tên", max_length=120)
    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=60,
        required=False,
        help_text="Để trống thì đặt theo họ tên: Hà Thị Bích Vân → vanhtb.",
    )
    email = EmailField()
    valid_to = None  # type: ignore[assignment]


class DeputiseForm(Styled):
    deputy = forms.ModelChoiceField(label="Người thay", queryset=User.objects.none(), empty_label="Chọn người thay")
    first = DayField(label="Từ ngày")
    last = DayField(label="Đến hết ngày")
    reason = forms.CharField(label="Lý do", max_length=200, required=False)

    def __init__(self, *args: Any, principal: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        deputy = cast("forms.ModelChoiceField[User]", self.fields["deputy"])
        deputy.queryset = people_of(principal.agency).exclude(pk=principal.pk)


class SeenForm(Styled):
    """An act that needs nothing but the version seen."""
