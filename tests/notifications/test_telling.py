"""People are told once, within the act that it is about."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.utils import timezone

from giaoban.notifications.actions import Told, notify, telling
from giaoban.notifications.models import Notice, NoticeKind
from giaoban.organisation.models import User


def told(to: User, *, key: str | None = None, title: str = "Đôn đốc") -> Told:
    return Told(to.pk, NoticeKind.URGE, title, key=key)


def tell(*what: Told, agency_id: int, by: User | None = None) -> list[Notice]:
    return notify(what, by=by, agency_id=agency_id, at=timezone.now())


def test_nobody_is_told_of_what_they_did_themselves(specialist: User, unit_head: User) -> None:
    given = tell(told(specialist), told(unit_head), by=unit_head, agency_id=specialist.agency_id)

    assert [notice.to_id for notice in given] == [specialist.pk]


def test_what_has_a_key_is_told_once_however_often_it_is_told(specialist: User, unit_head: User) -> None:
    agency_id = specialist.agency_id
    tell(told(specialist, key="urge:1"), told(specialist, key="urge:1"), agency_id=agency_id)

    again = tell(told(specialist, key="urge:1"), told(unit_head, key="urge:1"), agency_id=agency_id)

    assert [notice.to_id for notice in again] == [unit_head.pk]
    assert Notice.objects.filter(to=specialist).count() == 1


def test_what_has_no_key_is_told_as_often_as_it_happens(specialist: User) -> None:
    tell(told(specialist), told(specialist), agency_id=specialist.agency_id)

    assert Notice.objects.filter(to=specialist).count() == 2


def test_what_somebody_else_tells_in_the_same_moment_is_told_once(
    specialist: User, unit_head: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    agency_id = specialist.agency_id
    tell(told(specialist, key="urge:1"), agency_id=agency_id)
    looked = telling._told_before
    answers = iter([frozenset[tuple[int, str]]()])  # the first look was before that
    monkeypatch.setattr(telling, "_told_before", lambda wanted: next(answers, None) or looked(wanted))

    given = tell(told(specialist, key="urge:1"), told(unit_head, key="urge:1"), agency_id=agency_id)

    assert [notice.to_id for notice in given] == [unit_head.pk]
    assert Notice.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_an_act_that_is_taken_back_tells_nobody(specialist: User) -> None:
    with transaction.atomic():
        tell(told(specialist), agency_id=specialist.agency_id)
        transaction.set_rollback(True)

    assert not Notice.objects.exists()
