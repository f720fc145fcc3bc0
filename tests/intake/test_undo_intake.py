"""Taking a whole confirmation back within the hour."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from giaoban.audit.queries import faults_of, history_of
from giaoban.intake.actions import confirm_intake, undo_intake
from giaoban.intake.editing import edited
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.rows import Draft
from giaoban.meetings.models import Conclusion, Meeting
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.programmes.models import Line, Programme, Section
from giaoban.reports.actions import confirm_review, undo_review
from giaoban.reports.models import ReportFigure, Review
from giaoban.schedule.models import Event
from giaoban.tasks.actions import WorkDone, report_progress
from giaoban.tasks.models import Origin, Product, Task
from tests.build import (
    TODAY,
    make_intake,
    make_month,
    make_notice_paper,
    make_review_paper,
    make_row,
    make_schedule_paper,
)

MODELS = (Programme, Section, Line, Task, Product, Origin, Event, Meeting, Conclusion, Review, ReportFigure)


def rows() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in MODELS if model.objects.count()}


def confirm(intake: Intake, *, by: User, **typed: str) -> Intake:
    draft = edited(
        Draft.from_json(intake.draft), {"r1-here": "1", **{k.replace("_", "-"): v for k, v in typed.items()}}
    )
    return confirm_intake(intake, draft, by=by, on=TODAY, version=intake.version)


def undo(intake: Intake, *, by: User, at: datetime | None = None) -> Intake:
    return undo_intake(intake, by=by, on=TODAY, at=at or timezone.now())


def test_a_programme_is_taken_back_with_everything_that_came_of_it(office_chief: User, division: Unit) -> None:
    intake = confirm(make_intake(office_chief), by=office_chief, r1_units="QLKH")

    undone = undo(intake, by=office_chief)

    assert rows() == {}
    assert (undone.state, undone.programme, undone.counts, undone.effects) == (IntakeState.TO_REVIEW, None, {}, {})
    assert Draft.from_json(undone.draft).rows[0].value("units") == "QLKH"


@pytest.mark.parametrize("make", [make_schedule_paper, make_notice_paper])
def test_calendars_and_notices_are_taken_back_too(office_chief: User, leader: User, make) -> None:  # type: ignore[no-untyped-def]
    intake = confirm(make_intake(office_chief, make()), by=office_chief)

    undo(intake, by=office_chief)

    assert rows() == {}


def test_a_review_is_taken_back_where_it_was_confirmed(office_chief: User) -> None:
    intake = make_intake(office_chief, make_review_paper())
    confirm_review(intake, Draft.from_json(intake.draft), by=office_chief, on=TODAY, version=intake.version)

    undone = undo_review(intake, by=office_chief, on=TODAY, at=timezone.now())

    assert rows() == {}
    assert undone.state == IntakeState.TO_REVIEW


def test_what_was_taken_back_is_corrected_and_confirmed_again(office_chief: User) -> None:
    undone = undo(confirm(make_intake(office_chief), by=office_chief), by=office_chief)

    again = confirm(undone, by=office_chief, r1_text="Rà soát lại danh mục")

    assert again.counts["tasks"] == 3
    assert Task.objects.filter(text="Rà soát lại danh mục").exists()


def test_taking_back_leaves_its_trace_and_the_chain_whole(office_chief: User) -> None:
    intake = undo(confirm(make_intake(office_chief), by=office_chief), by=office_chief)

    entry = history_of(intake)[0]
    assert (entry.verb, (entry.before or {})["tasks"]) == ("intake.undone", 3)
    assert list(faults_of(office_chief.agency_id)) == []


def test_earlier_work_is_as_it_was(office_chief: User, office: Unit) -> None:
    october = make_month(date(2026, 10, 1), [make_row("Khảo sát nhu cầu công nghệ")])
    confirm(make_intake(office_chief, october, data=b"october"), by=office_chief)
    before = Task.objects.values().get()
    november = make_row("Tiếp tục khảo sát nhu cầu công nghệ", units="Văn phòng Sở", products="Báo cáo")
    paper = make_month(date(2026, 11, 1), [november])

    intake = confirm(make_intake(office_chief, paper, data=b"november"), by=office_chief, r1_same="yes")
    assert Task.objects.get().due == date(2026, 11, 25)
    undo(intake, by=office_chief)

    after = Task.objects.values().get()
    assert after == {**before, "version": before["version"] + 2}
    assert (Origin.objects.count(), Product.objects.count(), Programme.objects.count()) == (1, 0, 1)
    assert history_of(Task.objects.get())[0].verb == "task.carry_over_undone"


def test_work_that_was_done_stands_in_the_way_and_is_named(office_chief: User, unit_head: User, division: Unit) -> None:
    intake = confirm(make_intake(office_chief), by=office_chief)
    task = Task.objects.get(text="Rà soát danh mục số 2")
    report_progress(task, by=unit_head, on=TODAY, version=task.version, percent=10)
    before = rows()

    with pytest.raises(WorkDone, match="“Rà soát danh mục số 2”") as refused:
        undo(intake, by=office_chief)

    assert list(refused.value.tasks) == [task]
    assert rows() == before
    assert Intake.objects.get().state == IntakeState.CONFIRMED


def test_a_later_paper_that_goes_on_with_the_work_stands_in_the_way(office_chief: User) -> None:
    october = make_month(date(2026, 10, 1), [make_row("Khảo sát nhu cầu công nghệ")])
    first = confirm(make_intake(office_chief, october, data=b"october"), by=office_chief)
    november = make_month(date(2026, 11, 1), [make_row("Tiếp tục khảo sát nhu cầu công nghệ")])
    confirm(make_intake(office_chief, november, data=b"november"), by=office_chief, r1_same="yes")

    with pytest.raises(RuleBroken):
        undo(first, by=office_chief)

    assert Programme.objects.count() == 2


def test_after_the_hour_it_is_too_late(office_chief: User) -> None:
    intake = confirm(make_intake(office_chief), by=office_chief)

    with pytest.raises(RuleBroken, match="quá một giờ"):
        undo(intake, by=office_chief, at=timezone.now() + timedelta(minutes=61))

    assert Task.objects.count() == 3


def test_what_waits_cannot_be_taken_back(office_chief: User) -> None:
    with pytest.raises(RuleBroken, match="Chờ xác nhận"):
        undo(make_intake(office_chief), by=office_chief)


def test_those_who_may_not_confirm_take_nothing_back(office_chief: User, specialist: User, outsider: User) -> None:
    intake = confirm(make_intake(office_chief), by=office_chief)

    with pytest.raises(NotAllowed):
        undo(intake, by=specialist)
    with pytest.raises(Intake.DoesNotExist):
        undo(intake, by=outsider)


def test_the_page_offers_it_and_the_work_in_the_way_is_linked(
    office_chief: User, unit_head: User, division: Unit, client: Client
) -> None:
    intake = confirm(make_intake(office_chief), by=office_chief)
    client.force_login(office_chief)
    assert "Hoàn tác việc nạp" in client.get(f"/intake/{intake.pk}/").text
    task = Task.objects.get(text="Rà soát danh mục số 2")
    report_progress(task, by=unit_head, on=TODAY, version=task.version, percent=10)

    page = client.post(f"/intake/{intake.pk}/undo/", follow=True).text

    assert f'<a href="/tasks/{task.pk}/">Rà soát danh mục số 2</a>' in page


def test_the_button_of_the_page_takes_it_back(office_chief: User, client: Client) -> None:
    intake = confirm(make_intake(office_chief), by=office_chief)
    client.force_login(office_chief)

    page = client.post(f"/intake/{intake.pk}/undo/", follow=True).text

    assert "Đã hoàn tác việc nạp" in page
    assert Task.objects.count() == 0


def test_the_message_after_confirming_carries_the_way_back(office_chief: User, client: Client) -> None:
    intake = make_intake(office_chief)
    client.force_login(office_chief)

    page = client.post(f"/intake/{intake.pk}/confirm/", {"version": intake.version}, follow=True).text

    assert "Đã xác nhận: 3 nhiệm vụ mới." in page
    assert f'action="/intake/{intake.pk}/undo/"' in page
