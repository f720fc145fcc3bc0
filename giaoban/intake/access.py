"""From an address to an intake that the person may work on."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from giaoban.intake.models import Intake
from giaoban.intake.queries import intakes_visible_to
from giaoban.organisation.access import require
from giaoban.organisation.models import User
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import NotAllowed


def intake_to_review(user: User, pk: int, *, on: date) -> Intake:
    """404 for another agency's, 403 for those who do not take papers in."""
    may_take_in(user, on=on)
    rows = intakes_visible_to(user).select_related("paper", "programme", "meeting", "amends")
    return get_object_or_404(rows.defer("reading", "paper__words"), pk=pk)


def intake_to_correct(user: User, pk: int, *, on: date) -> Intake:
    """The same for an act on single rows, without what stands on the paper: only the whole page needs that."""
    may_take_in(user, on=on)
    rows = intakes_visible_to(user).select_related("paper")
    return get_object_or_404(rows.defer("reading", "paper__content", "paper__words"), pk=pk)


def may_take_in(user: User, *, on: date) -> None:
    try:
        require(user, Right.TAKE_IN, on=on)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
