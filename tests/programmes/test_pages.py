from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from giaoban.intake.actions import confirm_intake
from giaoban.intake.rows import Draft
from giaoban.organisation.models import User
from giaoban.programmes.models import Programme
from tests.build import TODAY, make_intake, make_programme_paper, make_task


@pytest.fixture
def programme(office_clerk: User, office_chief: User) -> Programme:
    intake = make_intake(office_clerk, make_programme_paper(30))
    draft = Draft.from_json(intake.draft)
    intake = confirm_intake(intake, draft, by=office_chief, on=TODAY, version=intake.version)
    assert intake.programme is not None
    return intake.programme


def test_the_programme_reads_as_it_was_printed_with_the_state_beside_each_row(
    client: Client, programme: Programme, specialist: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(specialist)

    with django_assert_max_num_queries(7):
        page = client.get(f"/programmes/{programme.pk}/").content.decode()

    assert page.index("Công việc trình Ủy ban") < page.index("Công việc của Sở") < page.index("Rà soát danh mục số 1")
    assert page.count("Đã giao") == 30
    assert "Trước 25/11" in page


def test_the_list_counts_what_is_done(client: Client, programme: Programme, specialist: User) -> None:
    client.force_login(specialist)

    assert "0/30" in client.get("/programmes/").content.decode()


def test_an_outsider_does_not_know_that_a_programme_is_there(
    client: Client, programme: Programme, outsider: User
) -> None:
    client.force_login(outsider)

    assert client.get(f"/programmes/{programme.pk}/").status_code == 404
    assert programme.title not in client.get("/programmes/").content.decode()


def test_the_counts_of_a_programme_lead_to_its_tasks(client: Client, programme: Programme, office_chief: User) -> None:
    make_task(office_chief, "Việc ngoài chương trình")
    client.force_login(office_chief)
    page = client.get(f"/programmes/{programme.pk}/").content.decode()

    listed = client.get(f"/tasks/?programme={programme.pk}").content.decode()

    assert f"/tasks/?programme={programme.pk}" in page
    assert "Rà soát danh mục số 1" in listed
    assert "Việc ngoài chương trình" not in listed
