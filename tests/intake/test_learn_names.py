from __future__ import annotations

import pytest
from django.test import Client

from giaoban.audit.queries import history_of
from giaoban.intake.names import learn_names
from giaoban.organisation.models import Alias, Unit, UnitKind, User
from giaoban.organisation.queries import names_of
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.tasks.models import Task
from tests.build import TODAY, make_intake


def test_a_chosen_unit_is_known_by_that_name_from_now_on(office_clerk: User, division: Unit) -> None:
    typed = {"name-0-words": "Tổ Khoa học", "name-0-unit": str(division.pk), "name-1-words": "Khác", "name-1-unit": ""}

    assert learn_names(typed, by=office_clerk, on=TODAY) == 1
    assert names_of(office_clerk.agency, TODAY).unit("tổ khoa học") == division.pk


def test_a_unit_of_another_agency_is_not_chosen(outsider: User, division: Unit) -> None:
    assert learn_names({"name-0-words": "x", "name-0-unit": str(division.pk)}, by=outsider, on=TODAY) == 0
    assert Alias.objects.count() == 0


def test_a_chosen_person_is_known_by_that_name_without_the_title(office_clerk: User, leader: User) -> None:
    typed = {"name-0-words": "Sếp Hạnh (PGĐ)", "name-0-person": str(leader.pk)}

    assert learn_names(typed, by=office_clerk, on=TODAY) == 1
    assert names_of(office_clerk.agency, TODAY).person("sếp hạnh") == leader.pk


def test_a_unit_that_the_paper_names_is_added_by_whoever_confirms_it(office_clerk: User) -> None:
    assert learn_names({"name-0-words": "Chi cục Chuyển đổi số", "name-0-unit": "new"}, by=office_clerk, on=TODAY) == 1

    unit = Unit.objects.get(name="Chi cục Chuyển đổi số")
    assert (unit.kind, unit.agency) == (UnitKind.BRANCH, office_clerk.agency)
    assert history_of(unit)[0].verb == "unit.added"


def test_a_unit_that_is_there_is_not_added_again(office_clerk: User, division: Unit) -> None:
    with pytest.raises(RuleBroken, match="đã có"):
        learn_names({"name-0-words": division.name, "name-0-unit": "new"}, by=office_clerk, on=TODAY)


def test_a_specialist_teaches_no_names(specialist: User, division: Unit) -> None:
    with pytest.raises(NotAllowed):
        learn_names({"name-0-words": "x", "name-0-unit": str(division.pk)}, by=specialist, on=TODAY)


def test_names_learned_while_confirming_count_at_once(client: Client, office_clerk: User, office: Unit) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)
    assert 'name="name-1-words" value="QLKH"' in client.get(f"/intake/{intake.pk}/").content.decode()

    client.post(
        f"/intake/{intake.pk}/confirm/",
        {"version": intake.version, "name-1-words": "QLKH", "name-1-unit": str(office.pk)},
    )

    assert set(Task.objects.values_list("lead_unit", flat=True)) == {office.pk}
