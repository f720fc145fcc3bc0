from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client

from giaoban.audit.queries import history_of
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.rows import Draft
from giaoban.organisation.models import User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.reports.actions import confirm_review
from giaoban.reports.models import Review
from tests.build import TODAY, make_intake, make_review_paper


@pytest.fixture
def intake(office_clerk: User) -> Intake:
    return make_intake(office_clerk, make_review_paper())


def test_a_review_becomes_its_figures(intake: Intake, office_chief: User) -> None:
    draft = Draft.from_json(intake.draft)

    review = confirm_review(intake, draft, by=office_chief, on=TODAY, version=intake.version)

    assert [(figure.value, figure.unit) for figure in review.figures.all()] == [
        (Decimal(1250), "giấy phép"),
        (Decimal("7.8"), "tỷ đồng"),
    ]
    assert Intake.objects.get(pk=intake.pk).state == IntakeState.CONFIRMED
    assert history_of(review)[0].verb == "review.created"


def test_another_paper_is_not_a_review(office_clerk: User, office_chief: User) -> None:
    intake = make_intake(office_clerk)

    with pytest.raises(RuleBroken, match="không phải báo cáo"):
        confirm_review(intake, Draft.from_json(intake.draft), by=office_chief, on=TODAY, version=intake.version)


def test_an_old_version_is_refused(intake: Intake, office_chief: User) -> None:
    with pytest.raises(Stale):
        confirm_review(intake, Draft.from_json(intake.draft), by=office_chief, on=TODAY, version=0)


def test_a_specialist_confirms_nothing(intake: Intake, specialist: User) -> None:
    with pytest.raises(NotAllowed):
        confirm_review(intake, Draft.from_json(intake.draft), by=specialist, on=TODAY, version=intake.version)


def test_an_outsider_does_not_reach_it(intake: Intake, outsider: User) -> None:
    with pytest.raises(Intake.DoesNotExist):
        confirm_review(intake, Draft.from_json(intake.draft), by=outsider, on=TODAY, version=intake.version)


def test_the_page_confirms_and_shows_the_figures(client: Client, intake: Intake, office_chief: User) -> None:
    client.force_login(office_chief)

    answer = client.post(f"/figures/confirm/{intake.pk}/", {"version": intake.version}, follow=True)

    page = answer.content.decode()
    assert "1.250" in page
    assert "7,8" in page
    assert Review.objects.count() == 1


def test_the_review_page_points_to_where_figures_are_confirmed(
    client: Client, intake: Intake, office_chief: User
) -> None:
    client.force_login(office_chief)

    assert f'formaction="/figures/confirm/{intake.pk}/"' in client.get(f"/intake/{intake.pk}/").content.decode()
