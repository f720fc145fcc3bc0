"""The one rule of who sees what, and the check of who may do what."""

from __future__ import annotations

from datetime import date
from typing import TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from giaoban.organisation.models import Alias, CalendarDay, Deputising, Post, Unit, User
from giaoban.organisation.queries import (
    aliases_visible_to,
    deputising_visible_to,
    people_visible_to,
    posts_visible_to,
    standing,
    units_visible_to,
)
from giaoban.organisation.rights import WORDS, Right, roles_hold
from giaoban.organisation.rules import NotAllowed
from giaoban.web.clock import today

M = TypeVar("M", bound=Model)


def visible(rows: QuerySet[M], user: User) -> QuerySet[M]:
    """The rows that a person may see: those of their own agency. Every list, search and page goes through here."""
    return rows.filter(agency_id=user.agency_id)


def may(user: User, right: Right, *, on: date) -> bool:
    """Whether a person has a right on a day."""
    return roles_hold(standing(user, on).roles, right)


def require(user: User, right: Right, *, on: date) -> None:
    """Raises `NotAllowed` unless the person has the right on that day."""
    if not may(user, right, on=on):
        raise NotAllowed(f"Bạn không có quyền {WORDS[right]}.")


def person_of(request: HttpRequest) -> User:
    """Who asks. Every page but the door is for people who signed in."""
    return cast(User, request.user)


def require_management(by: User | None, agency_id: int, *, on: date | None) -> None:
    """Raises `NotAllowed` unless the person manages units and people of that agency; None is the installation."""
    if by is None:
        return
    require(by, Right.MANAGE_PEOPLE, on=on or today())
    if by.agency_id != agency_id:
        raise NotAllowed("Bạn chỉ quản lý được đơn vị và người dùng của cơ quan mình.")


def require_adding_units(by: User | None, agency_id: int, *, on: date | None) -> None:
    """The same for adding a unit, which who confirms papers may do too: a paper names it, and work waits for it."""
    if by is None or (by.agency_id == agency_id and may(by, Right.CONFIRM_INTAKE, on=on or today())):
        return
    require_management(by, agency_id, on=on)


def unit_to_see(user: User, pk: int) -> Unit:
    return get_object_or_404(units_visible_to(user).select_related("successor"), pk=pk)


def person_to_see(user: User, pk: int) -> User:
    return get_object_or_404(people_visible_to(user), pk=pk)


def post_to_see(user: User, pk: int) -> Post:
    return get_object_or_404(posts_visible_to(user), pk=pk)


def deputising_to_see(user: User, pk: int) -> Deputising:
    return get_object_or_404(deputising_visible_to(user), pk=pk)


def alias_to_see(user: User, pk: int) -> Alias:
    return get_object_or_404(aliases_visible_to(user), pk=pk)


def manages(user: User, *, on: date) -> bool:
    """Whether the pages of the organisation show what changes it."""
    return may(user, Right.MANAGE_PEOPLE, on=on)


def manager_of(request: HttpRequest) -> User:
    """Who asks for a page that only administrators have; others are told that it is not theirs (403)."""
    user = person_of(request)
    if not manages(user, on=today()):
        raise PermissionDenied(f"Bạn không có quyền {WORDS[Right.MANAGE_PEOPLE]}.")
    return user


def calendar_day_to_see(user: User, pk: int) -> CalendarDay:
    return get_object_or_404(visible(CalendarDay.objects.all(), user), pk=pk)


def rule_setter_of(request: HttpRequest) -> User:
    """Who asks for what only those do who set the agency's rules; others are told that it is not theirs (403)."""
    user = person_of(request)
    if not may(user, Right.SET_RULES, on=today()):
        raise PermissionDenied(f"Bạn không có quyền {WORDS[Right.SET_RULES]}.")
    return user
