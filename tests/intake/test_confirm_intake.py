from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from giaoban.audit.models import Entry
from giaoban.audit.queries import faults_of, history_of
from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.intake.actions import confirm_intake, confirming
from giaoban.intake.editing import edited
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.rows import Draft
from giaoban.meetings.models import Meeting
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.programmes.models import Line, Programme
from giaoban.schedule.models import Event
from giaoban.tasks.models import Origin, Task
from tests.build import (
    TODAY,
    make_intake,
    make_notice_paper,
    make_programme_paper,
    make_review_paper,
    make_schedule_paper,
)


def confirm(intake: Intake, *, by: User, draft: Draft | None = None) -> Intake:
    draft = draft or Draft.from_json(intake.draft)
    return confirm_intake(intake, draft, by=by, on=TODAY, version=intake.version)


def test_a_programme_becomes_lines_and_tasks(
    office_clerk: User, office_chief: User, division: Unit, leader: User
) -> None:
    intake = confirm(make_intake(office_clerk), by=office_chief)

    programme = intake.programme
    assert programme is not None
    assert (programme.number, programme.start, programme.end) == ("12/CTr-SKHCN", date(2026, 11, 1), date(2026, 11, 30))
    assert [section.path for section in programme.sections.all()] == ["I", "II"]
    lines = list(programme.lines.select_related("section", "task"))
    assert [line.path for line in lines] == ["II.1", "II.2", "II.3"]
    assert [line.section.title for line in lines if line.section] == ["Công việc của Sở"] * 3
    task = lines[0].task
    assert task is not None
    assert (task.text, task.state, task.due) == ("Rà soát danh mục số 1", TaskState.ASSIGNED, date(2026, 11, 25))
    assert (task.lead_unit, task.lead_unit_words) == (division, "QLKH")
    assert (task.leader, task.leader_words) == (leader, "Lê Thị Hạnh (Phó Giám đốc)")
    assert task.deadline_kind == DeadlineKind.BEFORE
    assert [product.text for product in task.products.all()] == ["Báo cáo số 1"]


def test_each_task_keeps_the_very_line_that_ordered_it(office_clerk: User, office_chief: User) -> None:
    intake = confirm(make_intake(office_clerk), by=office_chief)

    origin = Task.objects.get(text="Rà soát danh mục số 2").origins.get()

    assert origin.quote == "Rà soát danh mục số 2 | Báo cáo số 2 | Trước 25/11 | Lê Thị Hạnh | QLKH"
    assert (origin.paper, origin.line, origin.spans) == (intake.paper, 3, [[7, 0, 21]])
    assert origin.label == "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2026 12/CTr-SKHCN, mục II.2"


def test_the_printed_row_is_kept_so_that_a_page_need_not_open_the_paper(office_clerk: User, office_chief: User) -> None:
    confirm(make_intake(office_clerk), by=office_chief)

    origin = Task.objects.get(text="Rà soát danh mục số 2").origins.get()

    row = ["Rà soát danh mục số 2", "Báo cáo số 2", "Trước 25/11", "Lê Thị Hạnh", "QLKH"]
    first = ["Rà soát danh mục số 1", "Báo cáo số 1", "Trước 25/11", "Lê Thị Hạnh", "QLKH"]
    assert origin.printed == {"names": first, "cells": row}


def test_words_outside_tables_are_kept_as_no_row(office_clerk: User, office_chief: User) -> None:
    confirm(make_intake(office_clerk, make_notice_paper()), by=office_chief)

    assert Origin.objects.get().printed == {"names": [], "cells": []}


def test_confirming_leaves_one_trace_for_the_intake_and_one_for_each_task(
    office_clerk: User, office_chief: User
) -> None:
    intake = confirm(make_intake(office_clerk), by=office_chief)

    assert history_of(intake)[0].verb == "intake.confirmed"
    assert Entry.objects.filter(verb="task.created").count() == 3
    assert list(faults_of(office_chief.agency_id)) == []


def test_words_stay_where_nobody_is_known_by_them(office_clerk: User, office_chief: User) -> None:
    confirm(make_intake(office_clerk), by=office_chief)

    task = Task.objects.get(text="Rà soát danh mục số 1")
    assert (task.lead_unit, task.lead_unit_words, task.leader) == (None, "QLKH", None)


def test_the_first_unit_leads_and_the_others_support(
    office_clerk: User, office_chief: User, division: Unit, office: Unit
) -> None:
    intake = make_intake(office_clerk)
    typed = {"r1-here": "1", "r1-units": "QLKH; Văn phòng Sở", "r1-partners": "Sở Tài chính"}

    confirm(intake, by=office_chief, draft=edited(Draft.from_json(intake.draft), typed))

    task = Task.objects.get(text="Rà soát danh mục số 1")
    assert task.lead_unit == division
    assert list(task.supporting_units.all()) == [office]
    assert task.partners_words == "Sở Tài chính"


def test_dropped_rows_become_nothing(office_clerk: User, office_chief: User) -> None:
    intake = make_intake(office_clerk)

    confirm(intake, by=office_chief, draft=edited(Draft.from_json(intake.draft), {"r2-here": "1", "r2-drop": "1"}))

    assert [line.path for line in Line.objects.all()] == ["II.1", "II.3"]
    assert Task.objects.count() == 2


def test_a_schedule_becomes_events(office_clerk: User, office_chief: User, leader: User, office: Unit) -> None:
    intake = confirm(make_intake(office_clerk, make_schedule_paper()), by=office_chief)

    event = Event.objects.get()
    assert (event.date, event.session, event.text) == (date(2026, 11, 3), "morning", "Họp giao ban tháng")
    assert list(event.leaders.all()) == [leader]
    assert event.leader_words == "Hạnh (PGĐ); Lãnh đạo Sở"
    assert event.unit == office
    assert (intake.programme, intake.counts["events"]) == (None, 1)


def test_a_notice_becomes_a_meeting_whose_orders_are_tasks(
    office_clerk: User, office_chief: User, division: Unit
) -> None:
    confirm(make_intake(office_clerk, make_notice_paper()), by=office_chief)

    conclusion = Meeting.objects.get().conclusions.get()
    assert conclusion.section == "Giao Phòng Quản lý khoa học"
    assert conclusion.task is not None
    assert conclusion.task.lead_unit == division
    assert conclusion.task.due is None
    assert conclusion.task.origins.get().quote == "- Phòng QLKH tham mưu phương án tự chủ."


def test_a_review_is_not_confirmed_here(office_clerk: User, office_chief: User) -> None:
    with pytest.raises(RuleBroken, match="Số liệu"):
        confirm(make_intake(office_clerk, make_review_paper()), by=office_chief)


def test_a_draft_with_faults_is_refused(office_clerk: User, office_chief: User) -> None:
    intake = make_intake(office_clerk)
    draft = edited(Draft.from_json(intake.draft), {"r1-here": "1", "r1-text": ""})

    with pytest.raises(RuleBroken, match="Thiếu nội dung"):
        confirm(intake, by=office_chief, draft=draft)

    assert Task.objects.count() == 0


def test_an_intake_is_confirmed_once(office_clerk: User, office_chief: User) -> None:
    intake = confirm(make_intake(office_clerk), by=office_chief)

    with pytest.raises(RuleBroken, match="Đã xác nhận"):
        confirm(intake, by=office_chief)


def test_an_old_version_is_refused(office_clerk: User, office_chief: User) -> None:
    intake = make_intake(office_clerk)
    draft = Draft.from_json(intake.draft)

    with pytest.raises(Stale):
        confirm_intake(intake, draft, by=office_chief, on=TODAY, version=intake.version - 1)


def test_those_without_the_right_confirm_nothing(office_clerk: User, specialist: User, admin: User) -> None:
    intake = make_intake(office_clerk)

    for person in (specialist, admin):
        with pytest.raises(NotAllowed):
            confirm(intake, by=person)


def test_an_outsider_does_not_reach_the_intake(office_clerk: User, outsider: User) -> None:
    with pytest.raises(Intake.DoesNotExist):
        confirm(make_intake(office_clerk), by=outsider)


def test_all_of_it_or_nothing(office_clerk: User, office_chief: User, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = make_intake(office_clerk)

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(confirming, "mark_confirmed", broken)
    with pytest.raises(ZeroDivisionError):
        confirm(intake, by=office_chief)

    assert (Programme.objects.count(), Task.objects.count()) == (0, 0)
    assert Intake.objects.get(pk=intake.pk).state == IntakeState.TO_REVIEW


def test_three_hundred_rows_are_confirmed_in_few_statements(
    office_clerk: User, office_chief: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    intake = make_intake(office_clerk, make_programme_paper(300))

    # Some 65 on SQLite, which takes at most 999 values a statement, so rows go in by the thirty; PostgreSQL: fewer.
    with django_assert_max_num_queries(72):
        confirm(intake, by=office_chief)

    assert Task.objects.count() == 300


def test_more_rows_within_a_batch_cost_no_statement_more(
    office_chief: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    few = make_intake(office_chief, make_programme_paper(2))
    more = make_intake(office_chief, make_programme_paper(25), data=b"another paper")

    with CaptureQueriesContext(connection) as asked:
        confirm(few, by=office_chief)

    with django_assert_num_queries(len(asked)):
        confirm(more, by=office_chief)
