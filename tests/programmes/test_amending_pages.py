from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from giaoban.organisation.models import Unit, User
from giaoban.programmes.models import Line, LineChange, Programme
from giaoban.tasks.models import Task
from tests.build import make_confirmed, make_programme_paper, make_task

WHY = {"decided_on": "05/11/2026", "authority": "Giám đốc, Công văn 125/SKHCN-VP", "reason": "Ủy ban tỉnh giao thêm"}


@pytest.fixture
def programme(division: Unit, office_chief: User) -> Programme:
    programme = make_confirmed(make_programme_paper(3), by=office_chief).programme
    assert programme is not None
    return programme


@pytest.fixture
def line(programme: Programme) -> Line:
    return programme.lines.select_related("task").get(path="II.2")


def typed(line: Line, **changes: str) -> dict[str, str]:
    """The form of a line as the page shows it, with something typed over it."""
    assert line.task is not None
    words = {
        "version": str(line.version), "text": line.text, "products": line.products, "when": line.when_words,
        "unit": str(line.task.lead_unit_id or ""), "leader": str(line.task.leader_id or ""),
        "partners": line.partners_words,
    }  # fmt: skip
    return {**words, **WHY, **changes}


@pytest.fixture
def chief(client: Client, office_chief: User) -> Client:
    client.force_login(office_chief)
    return client


def test_a_line_is_added_on_a_page_and_stands_in_the_table_with_its_day_and_reason(
    chief: Client, programme: Programme, division: Unit
) -> None:
    section = programme.sections.get(path="II")
    data = {**WHY, "text": "Góp ý đề án", "when": "Tuần 3", "unit": str(division.pk), "section": str(section.pk)}

    page = chief.post(f"/programmes/{programme.pk}/add/", data, follow=True).content.decode()

    assert "Bổ sung T5 05/11/2026" in page
    assert "Ủy ban tỉnh giao thêm" in page
    task = Task.objects.get(text="Góp ý đề án")
    assert task.due is not None
    assert (task.due.month, task.lead_unit) == (11, division)
    assert programme.lines.count() == 4


def test_the_table_shows_the_programme_as_amended_and_as_issued(
    chief: Client, programme: Programme, line: Line
) -> None:
    chief.post(f"/programmes/lines/{line.pk}/change/", typed(line, text="Rà soát danh mục mới"))
    last = programme.lines.get(path="II.3")
    chief.post(f"/programmes/lines/{last.pk}/withdraw/", {**WHY, "version": "1", "task": "on"})

    amended = chief.get(f"/programmes/{programme.pk}/").content.decode()
    issued = chief.get(f"/programmes/{programme.pk}/?as=issued").content.decode()

    assert "Rà soát danh mục mới" in amended
    assert "Điều chỉnh T5 05/11/2026" in amended
    assert f'<del><a href="/tasks/{last.task_id}/">Rà soát danh mục số 3</a></del>' in amended
    assert "2 điều chỉnh" in amended
    assert "Rà soát danh mục số 2" in issued
    assert "Rà soát danh mục mới" not in issued
    assert "<del>" not in issued


def test_figures_and_lists_leave_out_what_was_withdrawn(chief: Client, programme: Programme, line: Line) -> None:
    chief.post(f"/programmes/lines/{line.pk}/withdraw/", {**WHY, "version": "1", "task": "on"})

    page = chief.get(f"/programmes/{programme.pk}/").content.decode()
    listed = chief.get(f"/tasks/?programme={programme.pk}").content.decode()

    assert "<strong>2</strong> việc" in page
    assert "Rà soát danh mục số 2" not in listed
    assert "0/2" in chief.get("/programmes/").content.decode()


def test_withdrawing_asks_what_becomes_of_the_task(chief: Client, line: Line) -> None:
    answer = chief.post(f"/programmes/lines/{line.pk}/withdraw/", {**WHY, "version": "1"}).content.decode()

    assert "Hãy chọn nhiệm vụ vẫn làm tiếp hay huỷ" in answer
    assert not LineChange.objects.exists()


def test_nothing_typed_is_lost_where_the_grounds_are_missing(chief: Client, line: Line) -> None:
    answer = chief.post(
        f"/programmes/lines/{line.pk}/change/", typed(line, text="Chữ đã gõ", reason="")
    ).content.decode()

    assert "Hãy ghi lý do điều chỉnh." in answer
    assert "Chữ đã gõ" in answer
    assert not LineChange.objects.exists()


def test_who_was_slower_sees_both_versions_and_can_still_say_theirs(chief: Client, line: Line) -> None:
    mine = typed(line, text="Bản của tôi")
    chief.post(f"/programmes/lines/{line.pk}/change/", typed(line, text="Bản của người khác"))

    answer = chief.post(f"/programmes/lines/{line.pk}/change/", mine).content.decode()

    assert "Người khác vừa điều chỉnh dòng này" in answer
    assert "Bản của người khác" in answer
    assert "Bản của tôi" in answer
    chief.post(f"/programmes/lines/{line.pk}/change/", {**mine, "version": "2"})
    line.refresh_from_db()
    assert line.text == "Bản của tôi"


def test_a_lines_page_tells_its_history(chief: Client, line: Line, office_chief: User) -> None:
    chief.post(f"/programmes/lines/{line.pk}/change/", typed(line, text="Rà soát danh mục mới"))

    page = chief.get(f"/programmes/lines/{line.pk}/").content.decode()

    assert "Ban hành cùng chương trình" in page
    assert "Rà soát danh mục số 2</del>" in page
    assert "Giám đốc, Công văn 125/SKHCN-VP" in page
    assert office_chief.full_name in page


def test_all_changes_are_a_list_and_an_excel_file(chief: Client, programme: Programme, line: Line) -> None:
    chief.post(f"/programmes/lines/{line.pk}/change/", typed(line, text="Rà soát danh mục mới"))

    page = chief.get(f"/programmes/{programme.pk}/changes/").content.decode()
    sheet = chief.get(f"/programmes/{programme.pk}/changes/sheet/")

    assert "Rà soát danh mục mới" in page
    assert f"/programmes/lines/{line.pk}/" in page
    assert sheet.content[:2] == b"PK"


def test_work_beside_the_plan_is_offered_with_its_own_words(
    chief: Client, programme: Programme, office_chief: User
) -> None:
    task = make_task(office_chief, "Đón đoàn công tác của Bộ")
    address = f"/programmes/{programme.pk}/add/?task={task.pk}"
    assert "Đón đoàn công tác của Bộ" in chief.get(address).content.decode()

    chief.post(address, {**WHY, "text": task.text})

    assert programme.lines.get(task=task).added_on is not None


def test_amended_programmes_cost_the_same_questions(
    chief: Client, programme: Programme, line: Line, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    chief.get(f"/programmes/{programme.pk}/")
    with django_assert_num_queries(10):
        chief.get(f"/programmes/{programme.pk}/")
    for one in programme.lines.select_related("task"):
        chief.post(f"/programmes/lines/{one.pk}/change/", typed(one, text=f"Khác {one.pk}"))
    for query in ("", "?as=issued"):
        with django_assert_num_queries(10):
            chief.get(f"/programmes/{programme.pk}/{query}")


@pytest.mark.parametrize("who", ["specialist", "unit_head", "leader"])
def test_others_read_the_line_and_are_not_offered_to_amend_it(
    client: Client, programme: Programme, line: Line, who: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(who))

    page = client.get(f"/programmes/lines/{line.pk}/")

    assert page.status_code == 200
    assert "Điều chỉnh dòng này" not in page.content.decode()
    for address in (f"lines/{line.pk}/change/", f"lines/{line.pk}/withdraw/", f"{programme.pk}/add/"):
        assert client.get(f"/programmes/{address}").status_code == 403


def test_an_outsider_finds_neither_line_nor_changes(
    client: Client, programme: Programme, line: Line, outsider: User
) -> None:
    client.force_login(outsider)

    for address in (
        f"lines/{line.pk}/",
        f"lines/{line.pk}/change/",
        f"{programme.pk}/changes/",
        f"{programme.pk}/add/",
    ):
        assert client.get(f"/programmes/{address}").status_code == 404
