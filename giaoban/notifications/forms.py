"""Cleaning what a person says about mail."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.conf import settings

from giaoban.notifications.models import MailWish, NoticeKind
from giaoban.organisation.managing_forms import Styled


class AddressForm(Styled):
    """Where mail goes."""

    email = forms.EmailField(
        label="Địa chỉ thư",
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Để trống thì không gửi thư; tin báo vẫn ở trang Tin báo.",
        error_messages={"invalid": "Địa chỉ thư chưa đúng; ví dụ: ten@tinh.gov.vn."},
    )


class WishForm(forms.Form):
    """When mail is sent, and about what."""

    digest = forms.BooleanField(label="Bản tin mỗi ngày làm việc", required=False)
    digest_hour = forms.TypedChoiceField(
        label="Gửi bản tin lúc", coerce=int, widget=forms.Select(attrs={"class": "form-select"})
    )
    at_once = forms.BooleanField(label="Gửi ngay tin báo gửi đích danh tôi", required=False)
    kinds = forms.MultipleChoiceField(
        label="Gửi thư về", choices=NoticeKind.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hours = range(settings.MAIL_FROM_HOUR, settings.MAIL_TO_HOUR)
        cast(forms.ChoiceField, self.fields["digest_hour"]).choices = [(hour, f"{hour} giờ") for hour in hours]

    @staticmethod
    def shown(wish: MailWish) -> dict[str, Any]:
        """What the form shows of a wish: the kinds that are mailed, not those that are not."""
        names = ("digest", "digest_hour", "at_once", "version")
        kinds = [kind for kind in NoticeKind.values if wish.mails(kind)]
        return {**{name: getattr(wish, name) for name in names}, "kinds": kinds}

    def typed(self) -> dict[str, Any]:
        """What was chosen, as the action takes it."""
        chosen = dict(self.cleaned_data)
        kinds = chosen.pop("kinds")
        return {**chosen, "muted": [kind for kind in NoticeKind if kind.value not in kinds]}
