from __future__ import annotations

from datetime import timedelta

import pytest

from giaoban.organisation.access import may
from giaoban.organisation.actions import add_person, give_post
from giaoban.organisation.models import Agency, Role, Unit, User
from giaoban.organisation.queries import standing
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken
from tests.build import TODAY


def test_an_administrator_manages_people_and_settings_and_has_no_business_power(admin: User) -> None:
    assert [right for right in Right if may(admin, right, on=TODAY)] == [Right.MANAGE_PEOPLE, Right.SET_RULES]


def test_a_post_counts_from_its_first_to_its_last_day(agency: Agency) -> None:
    user = add_person(agency, "tam", by=None, full_name="Người Tạm")
    give_post(user, Role.CLERK, by=None, valid_from=TODAY, valid_to=TODAY)

    assert may(user, Right.TAKE_IN, on=TODAY)
    assert not may(user, Right.TAKE_IN, on=TODAY - timedelta(days=1))
    assert not may(user, Right.TAKE_IN, on=TODAY + timedelta(days=1))


def test_a_person_may_hold_several_posts(agency: Agency, division: Unit, specialist: User) -> None:
    give_post(specialist, Role.CLERK, by=None)

    assert standing(specialist, TODAY).roles == {Role.SPECIALIST, Role.CLERK}


def test_a_unit_heads_post_names_its_unit(agency: Agency, specialist: User) -> None:
    with pytest.raises(RuleBroken, match="đơn vị"):
        give_post(specialist, Role.UNIT_HEAD, by=None)


def test_a_post_is_in_ones_own_agency(division: Unit, outsider: User) -> None:
    with pytest.raises(RuleBroken, match="cùng một cơ quan"):
        give_post(outsider, Role.SPECIALIST, by=None, unit=division)
