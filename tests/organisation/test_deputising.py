"""A stands in for B: with B's roles and units, from day to day, one step far, and never with the power over people."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from giaoban.audit.models import Entry
from giaoban.organisation.access import may
from giaoban.organisation.actions import deputise, end_deputising, give_post
from giaoban.organisation.models import Deputising, Role, Unit, User
from giaoban.organisation.queries import standing
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.tasks.actions import confirm_task, hand_in_task
from tests.build import TODAY, make_task

LATER = TODAY + timedelta(days=5)


def fresh(user: User) -> User:
    """The person as another request sees them."""
    return User.objects.get(pk=user.pk)


def stand_in(principal: User, deputy: User, *, by: User | None = None, first: date = TODAY) -> Deputising:
    return deputise(principal, deputy, by=by or principal, on=TODAY, first=first, last=LATER)


def test_the_deputy_has_roles_and_units_of_the_other_within_the_dates(
    unit_head: User, specialist: User, division: Unit
) -> None:
    stand_in(unit_head, specialist)

    now = standing(fresh(specialist), TODAY)
    assert now.roles == {Role.SPECIALIST, Role.UNIT_HEAD}
    assert now.heads == {division.pk}
    assert now.acts_for == {unit_head.pk}
    assert standing(fresh(specialist), LATER + timedelta(days=1)).heads == frozenset()


def test_the_header_says_for_whom_one_acts(leader: User, office_chief: User) -> None:
    stand_in(leader, office_chief)

    assert standing(fresh(office_chief), TODAY).titles == ("Chánh Văn phòng", "Thay Lê Thị Hạnh (Phó Giám đốc)")


def test_standing_in_is_not_passed_on(leader: User, office_chief: User, unit_head: User) -> None:
    stand_in(leader, office_chief)
    stand_in(office_chief, unit_head)

    assert Role.LEADER not in standing(fresh(unit_head), TODAY).roles


def test_standing_costs_one_query_whoever_one_stands_in_for(
    leader: User, office_chief: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    stand_in(leader, office_chief)
    person = fresh(office_chief)

    with django_assert_num_queries(1):
        standing(person, TODAY)


def test_a_deputy_may_act_and_it_is_recorded_as_theirs(leader: User, office_clerk: User) -> None:
    row = stand_in(leader, office_clerk)

    entry = Entry.objects.get(verb="deputising.given", target_id=row.pk)
    assert entry.by_id == leader.pk
    assert may(fresh(office_clerk), Right.JUDGE_WORK, on=TODAY)


def test_power_over_people_is_never_lent(admin: User, specialist: User, division: Unit) -> None:
    give_post(admin, Role.SPECIALIST, by=None, unit=division)
    stand_in(admin, specialist)

    assert not may(fresh(specialist), Right.MANAGE_PEOPLE, on=TODAY)


def test_an_administrator_arranges_it_for_others(admin: User, unit_head: User, specialist: User) -> None:
    row = stand_in(unit_head, specialist, by=admin)

    assert row.deputy == specialist


def test_an_administrator_never_makes_themself_the_deputy(admin: User, leader: User) -> None:
    with pytest.raises(NotAllowed, match="tự giao cho mình"):
        stand_in(leader, admin, by=admin)


def test_nobody_makes_an_administrator_their_deputy(admin: User, leader: User) -> None:
    with pytest.raises(NotAllowed, match="quản trị hệ thống"):
        stand_in(leader, admin)


def test_nobody_arranges_it_for_others_without_the_right(unit_head: User, specialist: User) -> None:
    with pytest.raises(NotAllowed):
        stand_in(unit_head, specialist, by=specialist)


def test_the_deputy_is_of_the_same_agency(unit_head: User, outsider: User) -> None:
    with pytest.raises(RuleBroken, match="trong cơ quan"):
        stand_in(unit_head, outsider)


def test_the_same_person_does_not_stand_in_twice_at_once(unit_head: User, specialist: User) -> None:
    stand_in(unit_head, specialist)

    with pytest.raises(RuleBroken, match="đã thay"):
        stand_in(unit_head, specialist, first=LATER)


def test_it_can_end_early_by_either_of_the_two(unit_head: User, specialist: User) -> None:
    row = stand_in(unit_head, specialist)

    end_deputising(row, by=specialist, on=TODAY + timedelta(days=2))

    assert not standing(fresh(specialist), TODAY + timedelta(days=2)).heads
    assert standing(fresh(specialist), TODAY + timedelta(days=1)).heads


def test_what_has_not_begun_is_taken_back(unit_head: User, specialist: User) -> None:
    row = stand_in(unit_head, specialist, first=LATER)

    end_deputising(row, by=unit_head, on=TODAY)

    assert not Deputising.objects.exists()
    assert Entry.objects.filter(verb="deputising.ended").exists()


def test_who_left_is_stood_in_for_no_more(unit_head: User, specialist: User) -> None:
    stand_in(unit_head, specialist)
    User.objects.filter(pk=unit_head.pk).update(is_active=False)

    assert not standing(fresh(specialist), TODAY).heads


def test_the_deputy_confirms_for_the_head_but_not_the_heads_own_work(
    unit_head: User, specialist: User, office_chief: User, division: Unit
) -> None:
    stand_in(unit_head, specialist)
    task = make_task(office_chief, unit=division)
    task = hand_in_task(task, by=unit_head, on=TODAY, version=task.version)

    with pytest.raises(NotAllowed, match="người mình thay"):
        confirm_task(task, by=fresh(specialist), on=TODAY, version=task.version)


def test_nobody_confirms_their_own_work_as_somebody_else(
    unit_head: User, specialist: User, office_chief: User, division: Unit
) -> None:
    stand_in(unit_head, specialist)
    task = make_task(office_chief, unit=division)
    task = hand_in_task(task, by=specialist, on=TODAY, version=task.version)

    with pytest.raises(NotAllowed, match="của mình"):
        confirm_task(task, by=fresh(specialist), on=TODAY, version=task.version)
