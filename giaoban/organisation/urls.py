"""Signing in and out, and one's own password."""

from __future__ import annotations

from django.contrib.auth import views
from django.urls import path, reverse_lazy

from giaoban.organisation.forms import ChangePasswordForm, SignInForm

urlpatterns = [
    path(
        "login/",
        views.LoginView.as_view(
            template_name="organisation/login.html",
            authentication_form=SignInForm,
            redirect_authenticated_user=True,
        ),
        name="login",
    ),
    path("logout/", views.LogoutView.as_view(), name="logout"),
    path(
        "password/",
        views.PasswordChangeView.as_view(
            template_name="organisation/password.html",
            form_class=ChangePasswordForm,
            success_url=reverse_lazy("home"),
        ),
        name="password",
    ),
]
