"""The page of a list: what it costs, its filters, its order, its pages, the lists one keeps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from giaoban.audit.models import Entry
from giaoban.organisation.models import Unit, User
from giaoban.tasks.actions import hand_out_task
from giaoban.tasks.models import SavedView, Task
from giaoban.web.clock import today
from tests.build import make_confirmed, make_programme_paper, make_task

# Session, person, agency, posts; leaders, units, people; the rows, how many there are, saved lists.
QUERIES = 11


@pytest.fixture
def sixty(office_chief: User, division: Unit, office: Unit) -> list[Task]:
    """More than a page: two units by turns, a deadline every third day, some without one."""
    return [
        make_task(
            office_chief,
            f"Việc số {n:02}",
            unit=(division, office)[n % 2],
            due=None if n % 10 == 9 else today() + timedelta(days=n // 3),
        )
        for n in range(60)
    ]


def texts(page: str) -> list[str]:
    return [part[:10] for part in page.split("Việc số")[1:]]


@pytest.mark.parametrize("who", ["specialist", "admin"])
@pytest.mark.parametrize("query", ["", "state=open", "unit=1&timeliness=overdue", "sort=person"])
def test_a_list_costs_the_same_queries_for_everybody_however_long(
    client: Client,
    sixty: list[Task],
    who: str,
    query: str,
    request: pytest.FixtureRequest,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(request.getfixturevalue(who))

    with django_assert_max_num_queries(QUERIES):
        client.get(f"/tasks/?{query}")


def test_pages_follow_each_other_without_a_gap_there_and_back(
    client: Client, sixty: list[Task], office_chief: User
) -> None:
    client.force_login(office_chief)
    first = client.get("/tasks/")

    second = client.get(f"/tasks/{first.context['list'].page.next}")
    back = client.get(f"/tasks/{second.context['list'].page.previous}")

    shown = [row.text for row in (*first.context["list"].rows, *second.context["list"].rows)]
    assert shown == [t.text for t in sorted(sixty, key=lambda t: (t.due is None, t.due or today(), t.pk))]
    assert (first.context["list"].page.number, second.context["list"].page.number) == (1, 2)
    assert second.context["list"].page.next == ""
    assert back.context["list"].rows == first.context["list"].rows
    assert back.context["list"].page.previous == ""


def test_the_newest_come_first_when_asked_so(client: Client, sixty: list[Task], office_chief: User) -> None:
    client.force_login(office_chief)

    first = client.get("/tasks/?sort=newest").context["list"]
    second = client.get(f"/tasks/{first.page.next}").context["list"]

    assert [row.text for row in (*first.rows, *second.rows)] == [task.text for task in reversed(sixty)]


def test_work_stands_together_by_unit_when_asked_so(client: Client, sixty: list[Task], office_chief: User) -> None:
    client.force_login(office_chief)

    rows = client.get("/tasks/?sort=unit").context["list"].rows

    assert [row.unit for row in rows] == ["QLKH"] * 30 + ["Văn phòng"] * 20


def test_the_column_in_order_says_so(client: Client, sixty: list[Task], office_chief: User) -> None:
    client.force_login(office_chief)

    page = client.get("/tasks/?sort=person&state=open").content.decode()

    assert '<th scope="col" aria-sort="ascending"><a href="?state=open&amp;sort=person">Người thực hiện</a>' in page
    assert page.count("aria-sort") == 1


def test_an_odd_place_in_the_list_gives_its_first_page(client: Client, sixty: list[Task], office_chief: User) -> None:
    client.force_login(office_chief)

    rows = client.get("/tasks/?after=2026-13-45~x&page=7").context["list"]

    assert (rows.page.number, rows.page.previous, len(rows.rows)) == (1, "", 50)


def test_how_many_there_are_is_told(client: Client, sixty: list[Task], office_chief: User) -> None:
    client.force_login(office_chief)

    assert client.get("/tasks/").context["list"].count == "60 việc"
    assert client.get("/tasks/?timeliness=due_soon").context["list"].count == "11 việc"


def test_work_that_nobody_has_yet_can_be_asked_for(
    client: Client, office_chief: User, division: Unit, specialist: User, unit_head: User
) -> None:
    make_task(office_chief, "Chưa rõ của ai")
    given = make_task(office_chief, "Đã phân công", unit=division)
    hand_out_task(given, specialist, by=unit_head, on=today(), version=given.version)
    client.force_login(office_chief)

    of_nobody = client.get("/tasks/?assignee=none").context["list"]
    of_no_unit = client.get("/tasks/?unit=none").context["list"]

    assert [row.text for row in of_nobody.rows] == ["Chưa rõ của ai"] == [row.text for row in of_no_unit.rows]
    assert of_nobody.told == ["Người thực hiện: Chưa giao ai"]


def test_deadlines_between_two_days(client: Client, sixty: list[Task], office_chief: User) -> None:
    client.force_login(office_chief)
    start, end = today() + timedelta(days=2), today() + timedelta(days=3)

    rows = client.get(f"/tasks/?due_from={start}&due_to={end}").context["list"].rows

    assert sorted(row.text for row in rows) == [f"Việc số {n:02}" for n in (6, 7, 8, 10, 11)]


def test_a_programme_is_named_and_can_be_taken_off(client: Client, office_chief: User) -> None:
    intake = make_confirmed(make_programme_paper(), by=office_chief)
    make_task(office_chief, "Việc ngoài chương trình")
    client.force_login(office_chief)

    page = client.get(f"/tasks/?programme={intake.programme_id}&state=open")

    assert len(page.context["list"].rows) == 3
    assert "Trong Chương trình công tác tháng 11 năm 2026" in page.content.decode()
    assert '<a href="?state=open">Bỏ lọc theo chương trình</a>' in page.content.decode()


def test_the_page_for_print_has_all_rows(client: Client, sixty: list[Task], office_chief: User) -> None:
    client.force_login(office_chief)

    page = client.get("/tasks/?state=open&size=all")

    assert len(page.context["list"].rows) == 60
    assert "data-print" in page.content.decode()


@pytest.mark.parametrize(
    ("who", "first"),
    [("leader", "Cả cơ quan"), ("office_chief", "Cả cơ quan"), ("unit_head", "Đơn vị tôi"), ("specialist", "Của tôi")],
)
def test_the_list_of_ones_post_is_one_step_away(
    client: Client, who: str, first: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(who))

    assert client.get("/tasks/").context["list"].usual[0].label == first


def test_htmx_gets_the_usual_lists_again_to_show_which_one_it_is(client: Client, specialist: User) -> None:
    client.force_login(specialist)

    part = client.get(f"/tasks/?assignee={specialist.pk}&state=open", headers={"HX-Request": "true"}).content.decode()

    assert 'hx-swap-oob="true"' in part
    assert f'<a href="?assignee={specialist.pk}&amp;state=open" aria-current="page">Của tôi</a>' in part


def test_htmx_writes_the_address_as_one_would_keep_it(client: Client, specialist: User) -> None:
    client.force_login(specialist)

    part = client.get("/tasks/?words=&unit=&state=open&sort=", headers={"HX-Request": "true"})

    assert part.headers["HX-Push-Url"] == "/tasks/?state=open"


# --- Lists that are kept -----------------------------------------------------------------------------------------


def test_a_list_is_kept_under_a_name_and_leaves_its_trace(client: Client, specialist: User) -> None:
    client.force_login(specialist)

    answer = client.post("/tasks/lists/save/", {"name": " Việc  gấp ", "query": "timeliness=overdue&page=3&x=1"})

    view = SavedView.objects.get()
    assert (view.user, view.name, view.query) == (specialist, "Việc gấp", "timeliness=overdue")
    assert answer.headers["Location"] == "/tasks/?timeliness=overdue"
    assert Entry.objects.filter(verb="list.saved", by=specialist, target_id=view.pk).exists()
    page = client.get("/tasks/?timeliness=overdue").content.decode()
    assert '<a href="?timeliness=overdue" aria-current="page">Việc gấp</a>' in page


def test_the_same_name_again_means_the_new_list(client: Client, specialist: User) -> None:
    client.force_login(specialist)
    client.post("/tasks/lists/save/", {"name": "Gấp", "query": "timeliness=overdue"})

    client.post("/tasks/lists/save/", {"name": "Gấp", "query": "timeliness=due_soon"})

    assert [view.query for view in SavedView.objects.all()] == ["timeliness=due_soon"]


def test_a_list_without_a_name_is_not_kept(client: Client, specialist: User) -> None:
    client.force_login(specialist)

    page = client.post("/tasks/lists/save/", {"name": " ", "query": "state=done"}, follow=True).content.decode()

    assert "Hãy đặt tên cho danh sách." in page
    assert not SavedView.objects.exists()


def test_a_kept_list_is_let_go_by_its_owner_only(client: Client, specialist: User, unit_head: User) -> None:
    client.force_login(specialist)
    client.post("/tasks/lists/save/", {"name": "Gấp", "query": "timeliness=overdue"})
    view = SavedView.objects.get()

    client.force_login(unit_head)
    assert client.post(f"/tasks/lists/{view.pk}/forget/").status_code == 404
    client.force_login(specialist)
    client.post(f"/tasks/lists/{view.pk}/forget/")

    assert not SavedView.objects.exists()
    assert Entry.objects.filter(verb="list.forgotten").exists()


def test_words_of_a_paper_are_shown_as_they_are_and_never_taken_for_markup(
    client: Client, office_chief: User, division: Unit
) -> None:
    make_task(office_chief, 'Rà soát <b>danh mục</b> & "kế hoạch"', unit=division)
    client.force_login(office_chief)

    page = client.get("/tasks/").content.decode()

    assert ">Rà soát &lt;b&gt;danh mục&lt;/b&gt; &amp; &quot;kế hoạch&quot;</a>" in page
    assert "<b>danh mục" not in page
