"""Signing in, and one's own password."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import views
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils import timezone

from giaoban.organisation.access import person_of
from giaoban.organisation.actions import knock, let_in
from giaoban.organisation.door import address_of, locked_words, typed_name
from giaoban.organisation.forms import ChangePasswordForm, OwnPasswordForm, SignInForm
from giaoban.organisation.models import User
from giaoban.organisation.queries import has_agencies


class SignIn(views.LoginView):
    """The door. Every try is counted before the password is looked at; django gives the session a new key."""

    template_name = "organisation/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        name = typed_name(request.POST.get("username", ""))
        if name and request.POST.get("password"):
            until = knock(name, address_of(request), by=None, at=timezone.now())
            if until is not None:
                form = SignInForm(request, initial={"username": name})
                context = self.get_context_data(form=form, refusal=locked_words(until))
                return self.render_to_response(context)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        user: User = form.get_user()
        let_in(user, address_of(self.request), by=user, at=timezone.now())
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {"new_house": not has_agencies(), **super().get_context_data(**kwargs)}


class ChangePassword(views.PasswordChangeView):
    """One's own password. Django renews this session's key and keeps it; those elsewhere end with the old password."""

    template_name = "organisation/password.html"
    success_url = reverse_lazy("home")

    def get_form_class(self) -> type[Any]:
        """Who came in with a password that works once has just typed it."""
        return OwnPasswordForm if person_of(self.request).must_change_password else ChangePasswordForm

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        messages.success(self.request, "Đã đổi mật khẩu. Các máy khác đang mở tài khoản này đều đã bị đăng xuất.")
        return answer
