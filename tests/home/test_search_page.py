from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from giaoban.home.search import SearchPage, search_page
from giaoban.organisation.models import Unit, User
from tests.build import (
    TODAY,
    make_confirmed,
    make_notice_paper,
    make_programme_paper,
    make_schedule_paper,
    make_task,
)


@pytest.fixture
def month(office_chief: User, division: Unit, leader: User) -> User:
    """A month of a department: a programme, a notice, a calendar. Gives who looks at it."""
    make_confirmed(make_programme_paper(), by=office_chief, data=b"a programme")
    make_confirmed(make_notice_paper(), by=office_chief, data=b"a notice")
    make_confirmed(make_schedule_paper(), by=office_chief, data=b"a calendar")
    return office_chief


def found(page: SearchPage) -> dict[str, int]:
    return {place.key: place.count for place in page.places if place.count}


def texts(page: SearchPage, key: str) -> list[str]:
    rows = [row for place in page.shown if place.key == key for row in place.rows]
    return ["".join(piece.text for piece in row.title) for row in rows]


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ("ra soat danh muc", {"tasks": 3, "papers": 1}),
        ("chuong trinh thang 11", {"programmes": 1, "papers": 1}),
        ("12/CTr-SKHCN", {"programmes": 1}),
        ("tu chu", {"tasks": 1, "conclusions": 1, "papers": 1}),
        ("8/TB", {"conclusions": 1}),
        ("họp giao ban", {"events": 1, "papers": 1}),
    ],
)
def test_everything_is_looked_through(month: User, typed: str, where: dict[str, int]) -> None:
    assert found(search_page(month, typed, "", TODAY)) == where


def test_a_paper_shows_the_line_that_answers_and_leads_to_it(month: User) -> None:
    page = search_page(month, "tham mưu tự chủ", "papers", TODAY)

    (row,) = page.shown[0].rows
    assert row.url.endswith("/paper/#u1")
    assert "".join(piece.text for piece in row.line) == "- Phòng QLKH tham mưu phương án tự chủ."
    assert [piece.text for piece in row.line if piece.found] == ["tham", "mưu", "tự", "chủ"]


def test_a_row_of_a_table_is_one_line_of_its_paper(month: User) -> None:
    page = search_page(month, "danh muc so 2 hanh", "papers", TODAY)

    (row,) = page.shown[0].rows
    assert (
        "".join(piece.text for piece in row.line) == "Rà soát danh mục số 2 Báo cáo số 2 Trước 25/11 Lê Thị Hạnh QLKH"
    )


def test_the_very_words_come_first(office_chief: User) -> None:
    for text in ("Phương án tự chủ", "Từ chủ trương chung"):
        make_task(office_chief, text)

    assert texts(search_page(office_chief, "tự chủ", "", TODAY), "tasks")[0] == "Phương án tự chủ"
    assert texts(search_page(office_chief, "từ chủ", "", TODAY), "tasks")[0] == "Từ chủ trương chung"


def test_all_places_show_a_few_rows_and_one_place_shows_many(office_chief: User) -> None:
    for number in range(52):
        make_task(office_chief, f"Kế hoạch {number}")

    everywhere = search_page(office_chief, "ke hoach", "", TODAY).places[0]
    alone = search_page(office_chief, "ke hoach", "tasks", TODAY).places[0]

    assert (len(everywhere.rows), everywhere.counted, everywhere.more_url) == (
        6,
        "hơn 50",
        "/search/?q=ke+hoach&in=tasks",
    )
    assert (len(alone.rows), alone.more_url) == (50, "/tasks/?words=ke+hoach")


def test_another_agency_finds_nothing(month: User, outsider: User) -> None:
    assert found(search_page(outsider, "a", "", TODAY)) == {}


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/search/", "Gõ không dấu vẫn ra"),
        ("/search/?q=khong+co+dau", "Không tìm thấy “khong co dau”"),
        ("/search/?q=!!!", "ít nhất một chữ cái"),
        ("/search/?q=tu+chu", "<mark>tự</mark> <mark>chủ</mark>"),
        ("/search/?q=tu+chu&in=events", "các nơi khác có kết quả"),
        ("/search/?q=tu+chu&in=khong-co", "<mark>chủ</mark>"),
    ],
)
def test_the_page_says_what_was_found(client: Client, month: User, address: str, words: str) -> None:
    client.force_login(month)

    assert words in client.get(address).content.decode()


def test_what_is_typed_cannot_become_part_of_the_page(client: Client, month: User) -> None:
    client.force_login(month)
    answer = client.get("/search/", {"q": '<script>alert("1")</script> danh muc'}).content.decode()

    assert "<script>alert" not in answer


def test_htmx_gets_the_part_and_every_page_has_the_box(client: Client, month: User) -> None:
    client.force_login(month)
    part = client.get("/search/?q=danh+muc", headers={"HX-Request": "true"}).content.decode()

    assert part.startswith('<div id="found">')
    assert 'action="/search/"' in client.get("/tasks/").content.decode()


def test_a_search_costs_a_specialist_and_an_administrator_the_same(
    client: Client, month: User, specialist: User, admin: User
) -> None:
    counts = []
    for user in (specialist, admin):
        client.force_login(user)
        with CaptureQueriesContext(connection) as asked:
            client.get("/search/?q=chu")
        counts.append(len(asked))

    assert counts == [16, 16]  # 5 about the person, 5 places, and the rows of three of them with what belongs to these


def test_a_product_or_a_section_is_shown_where_the_title_does_not_answer(month: User) -> None:
    task = search_page(month, "báo cáo số 2", "tasks", TODAY).shown[0].rows[0]
    programme = search_page(month, "cong viec trinh", "programmes", TODAY).shown[0].rows[0]

    assert "".join(piece.text for piece in task.line) == "Sản phẩm: Báo cáo số 2"
    assert "".join(piece.text for piece in programme.line) == "Mục: Công việc trình Ủy ban"
