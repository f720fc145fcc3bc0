from __future__ import annotations

from django.test import Client

from giaoban.intake.names import learn_names
from giaoban.organisation.models import Alias, Unit, User
from giaoban.organisation.queries import names_of
from giaoban.tasks.models import Task
from tests.build import TODAY, make_intake


def test_a_chosen_unit_is_known_by_that_name_from_now_on(office_clerk: User, division: Unit) -> None:
    typed = {"name-0-words": "Tổ Khoa học", "name-0-unit": str(division.pk), "name-1-words": "Khác", "name-1-unit": ""}

    assert learn_names(typed, by=office_clerk, on=TODAY) == 1
    assert names_of(office_clerk.agency, TODAY).unit("tổ khoa học") == division.pk


def test_a_unit_of_another_agency_is_not_chosen(outsider: User, division: Unit) -> None:
    assert learn_names({"name-0-words": "x", "name-0-unit": str(division.pk)}, by=outsider, on=TODAY) == 0
    assert Alias.objects.count() == 0


def test_names_learned_while_confirming_count_at_once(client: Client, office_clerk: User, office: Unit) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)
    assert 'name="name-1-words" value="QLKH"' in client.get(f"/intake/{intake.pk}/").content.decode()

    client.post(
        f"/intake/{intake.pk}/confirm/",
        {"version": intake.version, "name-1-words": "QLKH", "name-1-unit": str(office.pk)},
    )

    assert set(Task.objects.values_list("lead_unit", flat=True)) == {office.pk}
