"""A row that goes on with work that is there already: proposed, decided by a person, carried over on confirming."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from giaoban.audit.models import Entry
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.intake.actions import confirm_intake
from giaoban.intake.continuing import continuable_tasks
from giaoban.intake.editing import edited
from giaoban.intake.models import Intake
from giaoban.intake.rows import Draft, Row, Same
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import RuleBroken
from giaoban.programmes.models import Line
from giaoban.tasks.actions import cancel_task, confirm_task, hand_in_task
from giaoban.tasks.models import Task
from tests.build import TODAY, make_intake, make_month, make_row

OCTOBER = date(2026, 10, 1)
NOVEMBER = date(2026, 11, 1)


def confirm(intake: Intake, *, by: User, **typed: str) -> Intake:
    choices = {name.replace("_", "-"): value for name, value in typed.items()}
    here = {f"{name.partition('-')[0]}-here": "1" for name in choices}
    draft = edited(Draft.from_json(intake.draft), {**here, **choices})
    return confirm_intake(intake, draft, by=by, on=TODAY, version=intake.version)


def month(by: User, first: date, *rows: str | dict[str, str]) -> Intake:
    made = [make_row(row) if isinstance(row, str) else make_row(**row) for row in rows]
    return make_intake(by, make_month(first, made), data=f"{first} {rows}".encode())


def first_row(intake: Intake) -> Row:
    return Draft.from_json(intake.draft).rows[0]


@pytest.fixture
def survey(office_chief: User, division: Unit) -> Task:
    """A task of October's programme, still open in November."""
    confirm(
        month(office_chief, OCTOBER, {"text": "Khảo sát nhu cầu đổi mới công nghệ", "units": "QLKH"}), by=office_chief
    )
    return Task.objects.get()


def test_a_row_that_goes_on_with_last_months_work_is_proposed(office_chief: User, survey: Task) -> None:
    intake = month(office_chief, NOVEMBER, {"text": "Tiếp tục khảo sát nhu cầu đổi mới công nghệ", "units": "QLKH"})

    row = first_row(intake)

    assert (row.continues, row.same, row.likely) == (survey.pk, Same.PROPOSED, True)
    assert row.why_same == "Nội dung giống 100 % với việc tháng 10 năm 2026, cùng đơn vị"
    assert row.unsure == 1


def test_other_work_is_not_proposed(office_chief: User, survey: Task) -> None:
    intake = month(office_chief, NOVEMBER, "Khảo sát nhu cầu đổi mới công nghệ đợt 2")

    assert first_row(intake).same is Same.NO_OTHER


def test_a_task_of_several_papers_is_compared_once(office_chief: User, survey: Task) -> None:
    confirm(
        month(office_chief, NOVEMBER, "Tiếp tục khảo sát nhu cầu đổi mới công nghệ"), by=office_chief, r1_same="yes"
    )

    assert continuable_tasks(office_chief, on=TODAY) == [survey]


def test_nobody_elses_agency_is_looked_at(survey: Task, outsider: User) -> None:
    intake = month(outsider, NOVEMBER, "Tiếp tục khảo sát nhu cầu đổi mới công nghệ")

    assert first_row(intake).continues is None


def test_the_same_work_gets_a_line_and_no_second_task(office_chief: User, survey: Task) -> None:
    intake = month(office_chief, NOVEMBER, "Tiếp tục khảo sát nhu cầu đổi mới công nghệ", "Việc khác hẳn")

    confirmed = confirm(intake, by=office_chief, r1_same="yes")

    assert Task.objects.count() == 2
    assert list(Line.objects.filter(task=survey).values_list("programme__start", flat=True)) == [OCTOBER, NOVEMBER]
    assert survey.origins.count() == 2
    assert (confirmed.counts["tasks"], confirmed.counts["carried"]) == (1, 1)


def test_carrying_over_moves_the_agreed_deadline_and_keeps_the_first(office_chief: User, survey: Task) -> None:
    row = {"text": "Tiếp tục khảo sát nhu cầu đổi mới công nghệ", "when": "Trước 28/11", "due": "2026-11-28"}

    confirm(month(office_chief, NOVEMBER, row), by=office_chief, r1_same="yes")

    now = Task.objects.get()
    assert (now.first_due, now.due, now.when_words) == (date(2026, 10, 25), date(2026, 11, 28), "Trước 28/11")
    assert (now.carried, now.version) == (1, survey.version + 1)


def test_what_was_missing_is_filled_and_what_was_there_stays(office_chief: User, survey: Task, office: Unit) -> None:
    row = {
        "text": "Tiếp tục khảo sát nhu cầu đổi mới công nghệ",
        "units": "Văn phòng Sở",
        "products": "Báo cáo khảo sát",
        "partners": "Văn phòng Sở",
    }

    confirm(month(office_chief, NOVEMBER, row), by=office_chief, r1_same="yes")

    now = Task.objects.get()
    assert (now.lead_unit_words, now.partners_words) == ("QLKH", "Văn phòng Sở")
    assert [product.text for product in now.products.all()] == ["Báo cáo khảo sát"]
    assert list(now.supporting_units.all()) == [office]
    assert now.text == "Khảo sát nhu cầu đổi mới công nghệ"


def test_carrying_over_leaves_its_trace(office_chief: User, survey: Task) -> None:
    confirm(
        month(office_chief, NOVEMBER, "Tiếp tục khảo sát nhu cầu đổi mới công nghệ"), by=office_chief, r1_same="yes"
    )

    entry = Entry.objects.get(verb="task.carried_over", target_id=survey.pk)
    assert (entry.before or {})["due"] == "2026-10-25"
    assert ((entry.after or {})["due"], (entry.after or {})["carried"]) == ("2026-11-25", 1)


def test_the_month_of_the_same_period_is_no_carrying_on(office_chief: User, survey: Task) -> None:
    confirm(month(office_chief, OCTOBER, "Khảo sát nhu cầu đổi mới công nghệ", "Khác"), by=office_chief, r1_same="yes")

    assert Task.objects.get(pk=survey.pk).carried == 0


def test_a_months_line_of_the_years_plan_is_no_carrying_on(office_chief: User) -> None:
    year = make_month(date(2026, 1, 1), [make_row("Khảo sát nhu cầu đổi mới công nghệ")], end=date(2026, 12, 31))
    confirm(make_intake(office_chief, year, data=b"year"), by=office_chief)

    confirm(month(office_chief, OCTOBER, "Khảo sát nhu cầu đổi mới công nghệ"), by=office_chief, r1_same="yes")
    assert Task.objects.get().carried == 0

    confirm(month(office_chief, NOVEMBER, "Khảo sát nhu cầu đổi mới công nghệ"), by=office_chief, r1_same="yes")
    assert Task.objects.get().carried == 1


def test_what_nobody_decided_on_is_new_work(office_chief: User, survey: Task) -> None:
    confirm(month(office_chief, NOVEMBER, "Tiếp tục khảo sát nhu cầu đổi mới công nghệ"), by=office_chief)

    assert Task.objects.count() == 2
    assert Task.objects.get(pk=survey.pk).version == survey.version


def test_a_person_says_that_it_is_new_work(office_chief: User, survey: Task) -> None:
    intake = month(office_chief, NOVEMBER, "Tiếp tục khảo sát nhu cầu đổi mới công nghệ")

    confirm(intake, by=office_chief, r1_same="no")

    assert Task.objects.count() == 2


def test_going_on_with_finished_work_is_new_work_that_says_so(
    office_chief: User, leader: User, unit_head: User, survey: Task
) -> None:
    done = hand_in_task(survey, by=unit_head, on=TODAY, version=survey.version, text="Xong")
    confirm_task(done, by=leader, on=TODAY, version=done.version)
    intake = month(office_chief, NOVEMBER, {"text": "Tiếp tục khảo sát nhu cầu đổi mới công nghệ", "units": "QLKH"})

    confirm(intake, by=office_chief, r1_same="yes")

    assert Task.objects.get(pk=survey.pk).state == TaskState.DONE
    new = Task.objects.exclude(pk=survey.pk).get()
    assert [origin.label[:32] for origin in new.origins.all()][1] == "Nối tiếp việc đã hoàn thành T6 2"


def test_work_that_was_cancelled_meanwhile_is_refused_and_nothing_changes(office_chief: User, survey: Task) -> None:
    intake = month(office_chief, NOVEMBER, "Tiếp tục khảo sát nhu cầu đổi mới công nghệ")
    cancel_task(survey, by=office_chief, on=TODAY, version=survey.version, reason="Thôi")

    with pytest.raises(RuleBroken, match="Hãy chọn “Việc mới”"):
        confirm(intake, by=office_chief, r1_same="yes")

    assert Line.objects.count() == 1


def test_the_number_of_statements_does_not_grow_with_the_rows_carried_over(office_chief: User) -> None:
    texts = [f"Khảo sát mô hình nuôi trồng loài {c}{d} ven biển" for c in "bcdghklmn" for d in "aeiou"][:40]
    confirm(month(office_chief, OCTOBER, *texts), by=office_chief)
    few = month(office_chief, NOVEMBER, *[f"Tiếp tục {text}" for text in texts[:2]])
    more = month(office_chief, NOVEMBER, *[f"Tiếp tục {text}" for text in texts[2:]])

    with CaptureQueriesContext(connection) as asked_few:
        confirm(few, by=office_chief, **{f"r{n}_same": "yes" for n in range(1, 3)})
    with CaptureQueriesContext(connection) as asked_more:
        confirm(more, by=office_chief, **{f"r{n}_same": "yes" for n in range(1, 39)})

    assert Task.objects.count() == 40
    assert len(asked_more) <= len(asked_few) + 4  # batches of SQLite, which takes 999 values a statement


def test_the_review_shows_the_task_what_differs_and_the_choice(
    office_chief: User, survey: Task, client: Client
) -> None:
    row = {"text": "Tiếp tục khảo sát nhu cầu đổi mới công nghệ", "products": "Báo cáo", "when": "Trước 28/11"}
    intake = month(office_chief, NOVEMBER, {**row, "due": "2026-11-28"})
    client.force_login(office_chief)

    page = client.get(f"/intake/{intake.pk}/").text

    assert f'<a href="/tasks/{survey.pk}/">Khảo sát nhu cầu đổi mới công nghệ</a>' in page
    assert "Nội dung giống 100 % với việc tháng 10 năm 2026" in page
    assert "<ins>Trước 28/11, T7 28/11/2026</ins>" in page
    assert "<ins>Báo cáo</ins>" in page
    assert '<input type="radio" name="r1-same" value="yes" checked>' in page


def test_a_row_whose_task_is_gone_is_new_work_without_asking(office_chief: User, survey: Task, client: Client) -> None:
    intake = month(office_chief, NOVEMBER, "Tiếp tục khảo sát nhu cầu đổi mới công nghệ")
    cancel_task(survey, by=office_chief, on=TODAY, version=survey.version, reason="Thôi")
    client.force_login(office_chief)

    page = client.get(f"/intake/{intake.pk}/").text

    assert "không còn chạy; dòng này là việc mới" in page
    assert '<input type="hidden" name="r1-same" value="no">' in page


def test_what_does_not_say_that_it_goes_on_is_ticked_by_nobody(
    office_chief: User, survey: Task, client: Client
) -> None:
    intake = month(office_chief, NOVEMBER, "Khảo sát nhu cầu đổi mới công nghệ")
    client.force_login(office_chief)

    page = client.get(f"/intake/{intake.pk}/").text

    assert "Chưa chọn thì là việc mới." in page
    assert '<input type="radio" name="r1-same" value="yes">' in page


def test_the_review_asks_the_same_number_of_statements_for_many_proposals(
    office_chief: User, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    texts = [f"Khảo sát mô hình nuôi trồng loài {c}{d} ven biển" for c in "bcdgh" for d in "aeio"]
    confirm(month(office_chief, OCTOBER, *texts), by=office_chief)
    few = month(office_chief, NOVEMBER, *[f"Tiếp tục {text}" for text in texts[:2]])
    more = month(office_chief, NOVEMBER, *[f"Tiếp tục {text}" for text in texts[2:]])
    client.force_login(office_chief)
    client.get(f"/intake/{few.pk}/")

    with CaptureQueriesContext(connection) as asked:
        client.get(f"/intake/{few.pk}/")

    with django_assert_num_queries(len(asked)):
        client.get(f"/intake/{more.pk}/")
