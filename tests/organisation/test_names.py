from __future__ import annotations

import pytest

from giaoban.organisation.actions import add_unit, learn_alias
from giaoban.organisation.models import Agency, Role, Unit, User
from giaoban.organisation.queries import names_of
from giaoban.organisation.rules import RuleBroken
from tests.build import TODAY, make_person


def test_a_unit_is_known_by_name_and_short_name_whatever_the_marks(agency: Agency, division: Unit) -> None:
    names = names_of(agency, TODAY)

    assert names.unit("Phòng Quản lý khoa học") == division.pk
    assert names.unit("PHONG QUAN LY KHOA HOC;") == division.pk
    assert names.unit("qlkh") == division.pk
    assert names.unit("Phòng Không Có") is None


def test_a_leader_is_known_by_the_given_name_alone(agency: Agency, leader: User) -> None:
    assert names_of(agency, TODAY).person("Hạnh") == leader.pk


def test_a_name_that_two_leaders_share_is_nobodys(agency: Agency, leader: User) -> None:
    make_person(agency, "hanh2", Role.LEADER, full_name="Vũ Thị Hạnh")

    names = names_of(agency, TODAY)

    assert names.person("Hạnh") is None
    assert names.person("Lê Thị Hạnh") == leader.pk


def test_a_learned_name_counts(agency: Agency, division: Unit, office_chief: User) -> None:
    learn_alias("Phòng QL khoa học", by=office_chief, unit=division)

    assert names_of(agency, TODAY).unit("phòng ql khoa học") == division.pk


def test_a_learned_name_may_be_learned_anew(agency: Agency, division: Unit, office: Unit, office_chief: User) -> None:
    learn_alias("VP", by=office_chief, unit=division)
    learn_alias("VP", by=office_chief, unit=office)

    assert names_of(agency, TODAY).unit("VP") == office.pk


def test_names_are_learned_for_ones_own_agency_only(division: Unit, outsider: User) -> None:
    with pytest.raises(RuleBroken, match="cơ quan mình"):
        learn_alias("QLKH", by=outsider, unit=division)


def test_a_unit_is_not_added_twice(agency: Agency, division: Unit) -> None:
    with pytest.raises(RuleBroken, match="đã có"):
        add_unit(agency, division.name, by=None)
