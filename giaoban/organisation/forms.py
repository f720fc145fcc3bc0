"""Signing in and one's own password."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.core.exceptions import ValidationError

from giaoban.organisation.actions import change_password
from giaoban.organisation.door import typed_name
from giaoban.organisation.models import User


class SignInForm(AuthenticationForm):
    """Name and password, in the looks of the house."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.error_messages = {
            **self.error_messages,
            "invalid_login": "Tên đăng nhập hoặc mật khẩu không đúng.",
        }
        self.fields["username"].label = "Tên đăng nhập"
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control"

    def clean_username(self) -> str:
        return typed_name(self.cleaned_data["username"])


class OwnPasswordForm(SetPasswordForm):  # type: ignore[type-arg]
    """A new password twice, for who came in with one that works once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control"

    def clean_new_password1(self) -> str:
        password: str = self.cleaned_data["new_password1"]
        if self.user.check_password(password):
            raise ValidationError("Mật khẩu mới phải khác mật khẩu đang dùng.")
        return password

    def save(self, commit: bool = True) -> User:
        """Django's view for this calls `save`; the change itself is the action's."""
        user: User = self.user
        change_password(user, self.cleaned_data["new_password1"], by=user)
        return user


class ChangePasswordForm(OwnPasswordForm, PasswordChangeForm):
    """Old password, new one twice."""
