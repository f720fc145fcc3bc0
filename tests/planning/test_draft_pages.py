"""The pages of drafts: the office's, the leader's, on paper."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from giaoban.organisation.models import Unit, User
from giaoban.planning.models import Comment, Draft, DraftLine, DraftState
from tests.planning.drafts import lines_of, make_collection, make_sent_draft, make_sheet, submitted, texts_of

WORKS = ["Rà soát danh mục nhiệm vụ khoa học", "Kiểm tra an toàn bức xạ tại các phòng X-quang"]
SAME = "Xây dựng Kế hoạch chuyển đổi số của Sở"
VIEWS = ["table", "findings", "doubles", "dropped", "comments", "versions"]


@pytest.fixture
def draft(office_chief: User, division: Unit, office: Unit, leader: User) -> Draft:
    return make_sent_draft(office_chief, {division: [*WORKS, SAME], office: [f"Tiếp tục {SAME.lower()}"]})


@pytest.fixture
def address(draft: Draft) -> str:
    return f"/planning/drafts/{draft.pk}/"


def page_of(client: Client, address: str, user: User, **query: str) -> str:
    client.force_login(user)
    return str(client.get(address, query).content.decode())


def test_the_table_reads_as_the_programme_will_and_says_which_unit_sent_what(
    client: Client, address: str, office_chief: User
) -> None:
    page = page_of(client, address, office_chief)

    assert page.index("Phòng Quản lý khoa học") < page.index(WORKS[0]) < page.index(WORKS[1])
    assert "Lãnh đạo chỉ đạo" in page
    assert "QLKH" in page
    assert "T6 18/12" in page


def test_alike_lines_of_two_units_stand_side_by_side_and_are_joined_there(
    client: Client, address: str, draft: Draft, office_chief: User
) -> None:
    assert "Giữ lời dòng này" in page_of(client, address, office_chief, view="doubles")
    one, other = [line for line in lines_of(draft) if "chuyển đổi số" in line.text]

    client.post(
        f"{address}act/", {"act": "join", "line": [one.pk, other.pk], "first": other.pk, "query": "?view=doubles"}
    )

    one.refresh_from_db()
    assert one.joined_into == other
    assert "Không có việc trùng" in page_of(client, address, office_chief, view="doubles")


def test_findings_lead_to_their_rows(client: Client, address: str, draft: Draft, office_chief: User) -> None:
    line = lines_of(draft)[0]
    DraftLine.objects.filter(pk=line.pk).update(products="")

    page = page_of(client, address, office_chief, view="findings")

    assert "Có hạn mà chưa có sản phẩm" in page
    assert f"#line-{line.pk}" in page


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_costs_the_same_questions_however_many_lines(
    client: Client,
    address: str,
    view: str,
    draft: Draft,
    office_chief: User,
    division: Unit,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(office_chief)
    with django_assert_max_num_queries(40) as few:
        client.get(address, {"view": view})
    more_lines(draft, division, 120)

    with django_assert_max_num_queries(len(few)):
        client.get(address, {"view": view})


def test_five_thousand_lines_show_one_section_at_a_time(
    client: Client,
    address: str,
    draft: Draft,
    office_chief: User,
    division: Unit,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    more_lines(draft, division, 5000)
    client.force_login(office_chief)

    with django_assert_max_num_queries(30):
        page = client.get(address).content.decode()
    second = page_of(client, address, office_chief, section="1")
    third = page_of(client, address, office_chief, page="3")

    assert page.count("data-line=") == third.count("data-line=") == 200
    assert second.count("data-line=") == 1
    assert len(page) < 700_000


def more_lines(draft: Draft, unit: Unit, number: int) -> None:
    DraftLine.objects.bulk_create(
        (
            DraftLine(
                agency_id=draft.agency_id,
                draft=draft,
                text=f"Thẩm định hồ sơ mã {n} của doanh nghiệp công nghệ",
                section=draft.sections[0],
                order=n,
                unit=unit,
                unit_words=unit.name,
            )
            for n in range(10, 10 + number)
        ),
        batch_size=500,
    )


def test_a_line_is_moved_by_a_button_without_javascript(
    client: Client, address: str, draft: Draft, office_chief: User
) -> None:
    client.force_login(office_chief)
    line = lines_of(draft)[1]

    answer = client.post(f"{address}act/", {"act": f"up-{line.pk}", "query": "?section=0"})

    assert answer["Location"] == f"{address}?section=0#line-{line.pk}"
    assert texts_of(draft)[0] == WORKS[1]


def test_a_line_that_is_dragged_goes_behind_another_or_first_in_a_section(
    client: Client, address: str, draft: Draft, office_chief: User
) -> None:
    client.force_login(office_chief)
    first, second = lines_of(draft)[:2]

    client.post(f"{address}act/", {"act": f"put-{first.pk}-after-{second.pk}"})
    assert texts_of(draft)[:2] == [WORKS[1], WORKS[0]]

    client.post(f"{address}act/", {"act": f"put-{first.pk}-first-1"})
    first.refresh_from_db()
    assert first.section == draft.sections[1]


def test_where_one_goes_back_to_is_always_the_draft(client: Client, address: str, office_chief: User) -> None:
    client.force_login(office_chief)

    answer = client.post(f"{address}act/", {"act": "join", "query": "https://elsewhere.example/"})

    assert answer["Location"].startswith(f"{address}?")


def test_the_row_opens_as_a_form_where_htmx_asks_and_a_page_without(
    client: Client, address: str, draft: Draft, office_chief: User
) -> None:
    client.force_login(office_chief)
    url = f"{address}lines/{lines_of(draft)[0].pk}/"

    part = client.get(url, headers={"HX-Request": "true"}).content.decode()
    whole = client.get(url).content.decode()

    assert part.lstrip().startswith("<tr")
    assert "Nơi đăng ký" in whole
    assert WORKS[0] in part


def test_of_two_who_reword_one_line_the_second_sees_both_versions_and_loses_nothing(
    client: Client, address: str, draft: Draft, office_chief: User
) -> None:
    client.force_login(office_chief)
    line = lines_of(draft)[0]
    url = f"{address}lines/{line.pk}/"
    typed = {"version": "1", "text": "Rà soát danh mục của năm", "when_words": line.when_words, "unit": line.unit_id}
    client.post(url, typed)

    page = client.post(url, {**typed, "text": "Rà soát danh mục của quý"}).content.decode()

    assert "Người khác vừa sửa dòng này" in page
    assert "Rà soát danh mục của năm" in page
    assert "Rà soát danh mục của quý" in page
    assert 'name="version" value="2"' in page
    client.post(url, {**typed, "version": "2", "text": "Rà soát danh mục của quý"})
    line.refresh_from_db()
    assert line.text == "Rà soát danh mục của quý"


def test_a_leader_approves_and_the_office_issues(
    client: Client, address: str, draft: Draft, office_chief: User, leader: User
) -> None:
    submitted(draft, by=office_chief)
    page = page_of(client, f"{address}approval/", leader)
    assert "Trả lại với các lý do đã ghi" in page
    assert "Sửa</a>" not in page

    client.post(f"{address}move/approve/", {"version": draft_version(draft)})
    client.force_login(office_chief)
    answer = client.post(f"{address}move/issue/", {"version": draft_version(draft), "number": "15/CTr"}, follow=True)

    draft.refresh_from_db()
    assert draft.state == DraftState.ISSUED
    assert "Số 15/CTr" in answer.content.decode()
    assert WORKS[0] in answer.content.decode()


def draft_version(draft: Draft) -> int:
    draft.refresh_from_db()
    return draft.version


def test_a_return_without_reason_shows_the_page_again_and_with_reasons_by_line_the_office_sees_them(
    client: Client, address: str, draft: Draft, office_chief: User, leader: User
) -> None:
    submitted(draft, by=office_chief)
    line = lines_of(draft)[0]
    client.force_login(leader)

    refused = client.post(f"{address}move/return/", {"version": draft_version(draft)}).content.decode()
    assert "Hãy ghi lý do trả lại" in refused

    client.post(f"{address}move/return/", {"version": draft_version(draft), f"said-{line.pk}": "Làm rõ sản phẩm"})

    assert "Trả lại: Làm rõ sản phẩm" in page_of(client, address, office_chief)


def test_what_a_leader_writes_beside_lines_is_kept_as_comments(
    client: Client, address: str, draft: Draft, office_chief: User, leader: User
) -> None:
    submitted(draft, by=office_chief)
    client.force_login(leader)

    client.post(f"{address}comments/", {"from": "approval", f"said-{lines_of(draft)[0].pk}": "Hỏi lại phòng"})

    assert Comment.objects.get().text == "Hỏi lại phòng"
    assert "Hỏi lại phòng" in page_of(client, address, office_chief, view="comments")


def test_what_a_leader_writes_of_the_whole_is_kept_too_beside_what_is_said_of_lines(
    client: Client, address: str, draft: Draft, office_chief: User, leader: User
) -> None:
    submitted(draft, by=office_chief)
    line = lines_of(draft)[0]
    client.force_login(leader)

    client.post(f"{address}comments/", {"from": "approval", "note": "Tháng này ít việc"})
    client.post(f"{address}comments/", {"from": "approval", "note": "Cân đối lại", f"said-{line.pk}": "Hỏi lại phòng"})

    said = [(comment.text, comment.line_id) for comment in draft.comments.order_by("pk")]
    assert said == [("Tháng này ít việc", None), ("Hỏi lại phòng", line.pk), ("Cân đối lại", None)]


def test_a_comment_that_is_refused_is_shown_again_as_it_was_written(
    client: Client, address: str, draft: Draft, office_chief: User, leader: User
) -> None:
    submitted(draft, by=office_chief)
    client.force_login(leader)

    page = client.post(f"{address}comments/", {"from": "approval", "note": "   "})

    assert page.status_code == 200
    assert "Hãy ghi ý kiến" in page.content.decode()


def test_versions_show_what_changed_between_them(
    client: Client, address: str, draft: Draft, office_chief: User
) -> None:
    submitted(draft, by=office_chief)
    client.force_login(office_chief)
    client.post(f"{address}move/withdraw/", {"version": draft_version(draft)})
    DraftLine.objects.filter(pk=lines_of(draft)[0].pk).update(text="Rà soát danh mục của năm")
    client.post(f"{address}move/submit/", {"version": draft_version(draft)})

    page = page_of(client, f"{address}versions/3/", office_chief)

    assert "Đã sửa (1)" in page
    assert f"<del>{WORKS[0]}</del>" in page


def test_the_draft_is_printed_and_goes_into_excel_in_the_order_of_the_page(
    client: Client, address: str, draft: Draft, office_chief: User
) -> None:
    page = page_of(client, f"{address}print/", office_chief)
    assert page.index(WORKS[0]) < page.index(WORKS[1])
    assert "Dự thảo, chưa ban hành" in page

    book = load_workbook(BytesIO(client.get(f"{address}sheet/").content))

    texts = [row[1].value for row in book.active.iter_rows(min_row=5)]
    assert [text for text in texts if text in texts_of(draft)] == texts_of(draft)


def test_units_come_to_no_draft_and_others_find_none(
    client: Client, address: str, unit_head: User, specialist: User, outsider: User
) -> None:
    for person, status in ((unit_head, 403), (specialist, 403), (outsider, 404)):
        client.force_login(person)
        assert client.get(address).status_code == status


def test_units_read_in_the_list_how_far_the_programme_is_and_open_nothing(
    client: Client, address: str, draft: Draft, unit_head: User, specialist: User
) -> None:
    page = page_of(client, "/planning/drafts/", unit_head)

    assert draft.title in page
    assert address not in page
    client.force_login(specialist)
    assert client.get("/planning/drafts/").status_code == 403


def test_the_list_has_what_waits_and_collections_of_which_a_draft_can_be_made(
    client: Client, draft: Draft, office_chief: User, leader: User, division: Unit
) -> None:
    submitted(draft, by=office_chief)
    assert "Chương trình chờ duyệt" in page_of(client, "/planning/drafts/", leader)
    collection = make_collection(office_chief, start=draft.collection.end.replace(day=30))
    make_sheet(collection, division, ["Việc của kỳ sau"])

    assert "1/1 đơn vị đã gửi phiếu" in page_of(client, "/planning/drafts/", office_chief)
    answer = client.post(f"/planning/drafts/make/{collection.pk}/", follow=True)

    assert "Việc của kỳ sau" in answer.content.decode()


def test_sections_and_lines_are_added_on_the_page(
    client: Client, address: str, draft: Draft, office_chief: User
) -> None:
    client.force_login(office_chief)

    client.post(f"{address}sections/", {"act": "add", "title": "Hội nghị", "version": draft_version(draft)})
    client.post(f"{address}lines/", {"text": "Hội nghị tổng kết năm", "section": "Hội nghị"})

    assert lines_of(draft)[-1].section == "Hội nghị"


def test_a_line_is_dropped_brought_back_and_taken_apart_on_its_page(
    client: Client, address: str, draft: Draft, office_chief: User
) -> None:
    client.force_login(office_chief)
    line = lines_of(draft)[0]
    url = f"{address}lines/{line.pk}/"

    client.post(f"{url}drop/", {"reason": "Đã xong"})
    assert "Đã xong" in page_of(client, address, office_chief, view="dropped")
    client.post(f"{url}bring-back/")
    assert WORKS[0] in texts_of(draft)
    refused = client.post(f"{url}split/", follow=True).content.decode()

    assert "không ghép với dòng nào" in refused
