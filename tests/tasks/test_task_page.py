"""The page of a task: everything about it, at a known cost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

import giaoban
from giaoban.audit.models import Entry
from giaoban.core.lifecycle.tasks import Verb
from giaoban.organisation.models import Unit, User
from giaoban.tasks.actions import (
    Mention,
    NewOrigin,
    NewTask,
    create_ordered_tasks,
    hand_in_task,
    hand_out_task,
    receive_task,
    report_progress,
)
from giaoban.tasks.history import VERBS
from giaoban.tasks.models import Origin, OriginKind, ProgressReport, Task
from tests.build import TODAY, make_task

ROOT = Path(giaoban.__file__).parent
# Session, person, posts and agency 4; the task 1; products, origins, progress, products handed in, partners, parts,
# urges, history 8; deadlines agreed and asked for 2.
# The members of the unit 1 more, where the person may hand the task out; names of people and units who have nothing to
# do with the task any more 2 more.
QUERIES = 16


@pytest.fixture
def task(office_chief: User, division: Unit, specialist: User, unit_head: User) -> Task:
    task = make_task(office_chief, unit=division, due=TODAY)
    task = hand_out_task(task, specialist, by=unit_head, on=TODAY, version=task.version)
    return receive_task(task, by=specialist, on=TODAY, version=task.version)


@pytest.mark.parametrize("reports", [1, 12])
@pytest.mark.parametrize(
    ("who", "queries"),
    [("specialist", QUERIES), ("admin", QUERIES), ("office_chief", QUERIES + 1), ("unit_head", QUERIES + 1)],
)
def test_the_page_costs_the_same_for_everybody_and_however_long_the_history(
    request: pytest.FixtureRequest,
    client: Client,
    task: Task,
    specialist: User,
    django_assert_num_queries: DjangoAssertNumQueries,
    who: str,
    queries: int,
    reports: int,
) -> None:
    for percent in range(reports):
        task = report_progress(task, by=specialist, on=TODAY, version=task.version, percent=percent)
    client.force_login(request.getfixturevalue(who))

    with django_assert_num_queries(queries):
        client.get(f"/tasks/{task.pk}/")


def test_the_history_is_told_in_plain_words(client: Client, task: Task, specialist: User) -> None:
    report_progress(task, by=specialist, on=TODAY, version=task.version, percent=60)
    client.force_login(specialist)

    page = client.get(f"/tasks/{task.pk}/").content.decode()

    assert "Phạm Thị Hoa giao cho Đỗ Văn Nam" in page
    assert "Tiến độ: 0 % → 60 %" in page
    assert "Trạng thái: Đã nhận → Đang thực hiện" in page
    assert "progress_reported" not in page


def test_the_six_clears_say_what_is_lacking(client: Client, task: Task, specialist: User) -> None:
    client.force_login(specialist)

    page = client.get(f"/tasks/{task.pk}/").content.decode()

    assert page.count("is-lacking") == 2
    assert "Chưa có sản phẩm" in page
    assert "Chưa có lãnh đạo chỉ đạo" in page


def test_every_paper_that_ordered_it_is_shown_in_the_order_of_time(
    client: Client, office_chief: User, division: Unit
) -> None:
    row = {"names": ["TT", "Nội dung"], "cells": ["4", "Tiếp tục rà soát danh mục"]}
    first = NewOrigin(OriginKind.PROGRAMME_LINE, "Rà soát danh mục", label="Chương trình tháng 10")
    (task,) = create_ordered_tasks([NewTask("Rà soát danh mục", first, lead_unit_id=division.pk)], by=office_chief)
    Origin.objects.create(
        agency=office_chief.agency,
        task=task,
        kind=OriginKind.PROGRAMME_LINE,
        quote="Tiếp tục rà soát",
        label="Chương trình tháng 11",
        printed=row,
    )
    client.force_login(office_chief)

    page = client.get(f"/tasks/{task.pk}/").content.decode()

    assert page.index("Chương trình tháng 10") < page.index("Chương trình tháng 11")
    assert "<td>Tiếp tục rà soát danh mục</td>" in page


def test_what_was_typed_as_a_reason_stays_where_it_was_typed(client: Client, task: Task, office_chief: User) -> None:
    client.force_login(office_chief)

    page = client.post(f"/tasks/{task.pk}/pause/", {"version": 1, "text": "Chờ kinh phí"}).content.decode()

    assert 'rows="2" required>Chờ kinh phí</textarea>' in page
    assert "Trong lúc bạn gõ" in page
    assert "Phạm Thị Hoa giao cho Đỗ Văn Nam" in page


def test_who_left_is_not_offered(client: Client, task: Task, unit_head: User, specialist: User) -> None:
    specialist.is_active = False
    specialist.save()
    client.force_login(unit_head)

    page = client.get(f"/tasks/{task.pk}/").content.decode()

    assert f'<option value="{specialist.pk}"' not in page


def test_what_was_typed_for_an_act_that_is_not_open_any_more_can_still_be_copied(
    client: Client, task: Task, specialist: User
) -> None:
    seen = task.version
    hand_in_task(task, by=specialist, on=TODAY, version=seen, text="Nộp từ cửa sổ thứ nhất")
    client.force_login(specialist)

    typed = {"version": seen, "percent": "80", "text": "Viết dở ở cửa sổ thứ hai", "number": "45/BC-QLKH"}
    file = SimpleUploadedFile("phu-luc.txt", b"phu luc")
    page = client.post(f"/tasks/{task.pk}/hand-in/", {**typed, "file": file}).content.decode()

    assert "nhiệm vụ đã thay đổi" in page
    assert "Viết dở ở cửa sổ thứ hai" in page
    assert "45/BC-QLKH" in page
    assert "phu-luc.txt" in page
    assert ProgressReport.objects.filter(text="Viết dở ở cửa sổ thứ hai").count() == 0


def test_the_history_has_words_for_every_verb_that_is_written_and_for_no_other() -> None:
    sources = [path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py") if path.name != "history.py"]

    written = {verb for source in sources for verb in re.findall(r'"(task\.[a-z_]+)"', source)}

    assert written | {f"task.{verb}" for verb in (*Verb, *Mention)} == VERBS.keys()


@pytest.mark.parametrize("act", ["confirm", "hand-out", "progress", "cancel", "hand-in"])
@pytest.mark.parametrize("who", ["admin", "office_clerk"])
def test_who_may_not_is_told_so_whatever_else_is_wrong_and_nothing_is_written(
    request: pytest.FixtureRequest, client: Client, task: Task, office_clerk: User, who: str, act: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    links = Entry.objects.count()

    typed = {"version": task.version, "text": "Lý do", "percent": 50, "to": office_clerk.pk}
    page = client.post(f"/tasks/{task.pk}/{act}/", typed).content.decode()

    assert "Bạn không có quyền" in page
    assert Entry.objects.count() == links
