"""Signing in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm

from giaoban.organisation.actions import change_password
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


class ChangePasswordForm(PasswordChangeForm):
    """Old password, new one twice, in the looks of the house."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control"

    def save(self, commit: bool = True) -> User:
        """Django's view for this calls `save`; the change itself is the action's."""
        change_password(self.user, self.cleaned_data["new_password1"], by=self.user)
        return self.user
