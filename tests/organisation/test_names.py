from __future__ import annotations

import pytest

from giaoban.organisation.actions import add_unit, learn_alias
from giaoban.organisation.models import Agency, Role, Unit, UnitKind, User
from giaoban.organisation.queries import names_of
from giaoban.organisation.rules import RuleBroken
from tests.build import TODAY, make_person


def test_a_unit_is_known_by_name_and_short_name_whatever_the_marks(agency: Agency, division: Unit) -> None:
    names = names_of(agency, TODAY)

    assert names.unit("Phòng Quản lý khoa học") == division.pk
    assert names.unit("PHONG QUAN LY KHOA HOC;") == division.pk
    assert names.unit("qlkh") == division.pk
    assert names.unit("Phòng Không Có") is None


@pytest.mark.parametrize("words", ["Phòng QLKH", "P. QLKH", "phòng quản lý Khoa học.", "QLKH"])
def test_a_unit_is_known_by_its_kind_and_short_name(agency: Agency, division: Unit, words: str) -> None:
    assert names_of(agency, TODAY).unit(words) == division.pk


@pytest.mark.parametrize("words", ["Phòng QLCN&ĐMST", "QLCN & ĐMST", "Phòng Quản lý công nghệ và đổi mới sáng tạo"])
def test_and_may_be_a_sign_or_a_word(agency: Agency, words: str) -> None:
    unit = add_unit(agency, "Phòng Quản lý công nghệ & đổi mới sáng tạo", by=None, short_name="Phòng QLCN&ĐMST")

    assert names_of(agency, TODAY).unit(words) == unit.pk


@pytest.mark.parametrize("words", ["Văn phòng", "Văn phòng Sở", "VP", "VP Sở"])
def test_the_office_is_known_by_all_its_names(agency: Agency, words: str) -> None:
    unit = add_unit(agency, "Văn phòng Sở", by=None, kind=UnitKind.OFFICE)

    assert names_of(agency, TODAY).unit(words) == unit.pk


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


def test_the_last_two_words_of_a_name_are_enough(agency: Agency, specialist: User) -> None:
    ending = " ".join(specialist.full_name.split()[-2:])

    assert names_of(agency, TODAY).person(ending) == specialist.pk
