"""People: added, corrected, given a password, let go and taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from giaoban.audit.actions import record
from giaoban.core.text.folding import squeeze
from giaoban.organisation.access import require_management
from giaoban.organisation.actions._writing import changed, locked_person, refuse_to_lose_the_last_admin
from giaoban.organisation.models import Agency, Deputising, Post, Role, User
from giaoban.organisation.naming import USERNAME
from giaoban.organisation.passwords import one_time_password
from giaoban.organisation.queries import reaching_beyond
from giaoban.organisation.rules import NotAllowed, RuleBroken


@transaction.atomic
def add_person(
    agency: Agency,
    username: str,
    *,
    by: User | None,
    full_name: str,
    password: str | None = None,
    password_hash: str | None = None,
    must_change: bool = False,
    email: str = "",
    on: date | None = None,
) -> User:
    """Gives a person a way to sign in. Without a password nobody can, until one is set.

    `password_hash` is a password already hashed, where many are added at once.
    """
    require_management(by, agency.pk, on=on)
    username, full_name = _fit_username(username), _fit_name(full_name)
    email = _fit_email(email)
    user = User(agency=agency, username=username, full_name=full_name, email=email, must_change_password=must_change)
    if password_hash is not None:
        user.password = password_hash
    elif password is None:
        user.set_unusable_password()
    else:
        user.set_password(password)
    user.save()
    after = {"username": username, "full_name": user.full_name, **({"email": email} if email else {})}
    record("person.added", user, by=by, agency_id=agency.pk, after=after)
    return user


@transaction.atomic
def correct_person(
    user: User, *, by: User, on: date, version: int | None, full_name: str, username: str, email: str | None = None
) -> User:
    """Mends a name, the name to sign in with, or where mail goes (None leaves it)."""
    require_management(by, user.agency_id, on=on)
    user = locked_person(user, version=version)
    full_name = _fit_name(full_name)
    username = username.strip() if username.strip() == user.username else _fit_username(username)
    address = {} if email is None else {"email": _fit_email(email)}
    return changed(user, "person.corrected", by=by, full_name=full_name, username=username, **address)


@transaction.atomic
def change_own_email(email: str, *, by: User, version: int | None) -> User:
    """A person says where their mail goes; nothing means no mail."""
    email = _fit_email(email)
    user = locked_person(by, version=version)
    return changed(user, "person.email_changed", by=by, email=email)


@transaction.atomic
def change_password(user: User, password: str, *, by: User) -> None:
    """Gives a person a new password of their own; the trail says that, and nothing of the password.

    Every session that began under the old one ends; the caller keeps its own alive.
    """
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    record("person.password_changed", user, by=by, agency_id=user.agency_id, after={})


@transaction.atomic
def give_one_time_password(user: User, *, by: User, on: date, version: int | None) -> str:
    """A new password that has to be changed at the first sign-in; told once, to the administrator."""
    require_management(by, user.agency_id, on=on)
    if by.pk == user.pk:
        raise NotAllowed("Hãy đổi mật khẩu của mình ở trang Tài khoản.")
    user = locked_person(user, version=version)
    if not user.is_active:
        raise RuleBroken(f"{user.full_name} đã ngừng sử dụng; hãy mở lại trước.")
    password = one_time_password()
    user.set_password(password)
    user.must_change_password = True
    user.version += 1
    user.save(update_fields=["password", "must_change_password", "version"])
    record("person.password_given", user, by=by, after={})
    return password


@transaction.atomic
def deactivate_person(user: User, *, by: User, on: date, version: int | None, last_day: date) -> User:
    """The person leaves: cannot sign in from now on; posts and deputising end with the last day."""
    require_management(by, user.agency_id, on=on)
    if by.pk == user.pk:
        raise NotAllowed("Không ai tự ngừng tài khoản của mình; hãy nhờ một quản trị khác.")
    if last_day > on:
        raise RuleBroken("Ngày làm việc cuối không ở tương lai: ngừng tài khoản có hiệu lực ngay.")
    user = locked_person(user, version=version)
    if not user.is_active:
        raise RuleBroken(f"{user.full_name} đã ngừng sử dụng.")
    if user.posts.filter(role=Role.ADMIN).exists():
        refuse_to_lose_the_last_admin(user, after=last_day)
    _end_at(reaching_beyond(Post.objects.filter(user=user), last_day), last_day)
    for lent in (Deputising.objects.filter(principal=user), Deputising.objects.filter(deputy=user)):
        _end_at(reaching_beyond(lent, last_day), last_day)
    user.session_round += 1
    user.save(update_fields=["session_round"])
    return changed(user, "person.deactivated", by=by, is_active=False)


@transaction.atomic
def reactivate_person(user: User, *, by: User, on: date, version: int | None) -> User:
    """The person is back and may sign in; posts are given anew."""
    require_management(by, user.agency_id, on=on)
    user = locked_person(user, version=version)
    return changed(user, "person.reactivated", by=by, is_active=True)


@transaction.atomic
def end_other_sessions(user: User, *, by: User) -> User:
    """Everywhere else where the person is signed in they are asked to sign in again."""
    if by.pk != user.pk:
        raise NotAllowed("Chỉ kết thúc được phiên đăng nhập của chính mình.")
    user.session_round += 1
    user.save(update_fields=["session_round"])
    record("person.sessions_ended", user, by=by, after={})
    return user


def _end_at(rows: Any, last_day: date) -> None:
    """Ends what goes on after a day; what would only begin after it never was."""
    rows.filter(valid_from__gt=last_day).delete()
    rows.update(valid_to=last_day)


def _fit_username(username: str) -> str:
    username = username.strip().lower()
    if not USERNAME.fullmatch(username):
        raise RuleBroken("Tên đăng nhập gồm 2 đến 60 chữ thường không dấu, số, dấu chấm, gạch; ví dụ: ngocntb.")
    if User.objects.filter(username=username).exists():
        raise RuleBroken(f"Tên đăng nhập “{username}” đã có người dùng.")
    return username


def _fit_email(email: str) -> str:
    email = email.strip()
    try:
        if email:
            validate_email(email)
    except ValidationError:
        raise RuleBroken(f"Địa chỉ thư “{email}” chưa đúng; ví dụ: ten@tinh.gov.vn.") from None
    return email


def _fit_name(full_name: str) -> str:
    full_name = squeeze(full_name)
    if not full_name:
        raise RuleBroken("Hãy ghi họ và tên.")
    return full_name
