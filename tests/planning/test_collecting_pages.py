"""Pages of collecting, by who comes to them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from giaoban.organisation.models import Unit, User
from giaoban.planning.models import Collection, Proposal, Sheet, SheetState
from tests.build import make_task
from tests.planning.scenes import december, rows_in, sheet_of

pytestmark = pytest.mark.usefixtures("that_day")


@pytest.fixture
def collection(office_chief: User, unit_head: User, division: Unit) -> Collection:
    make_task(office_chief, "Báo cáo kết quả chuyển đổi số của Sở", unit=division, due=date(2026, 12, 10))
    return december(office_chief)


@pytest.fixture
def sheet(collection: Collection, division: Unit) -> Sheet:
    return sheet_of(collection, division)


def signed_in(client: Client, person: User) -> Client:
    client.force_login(person)
    return client


def more_rows(sheet: Sheet, number: int) -> None:
    Proposal.objects.bulk_create(
        Proposal(
            agency=sheet.agency, sheet=sheet, order=10 + n, text=f"Việc riêng số {n} của phòng", products="Báo cáo",
            when_words="Trước 15/12", due=date(2026, 12, 14),
        )
        for n in range(number)
    )  # fmt: skip


def test_the_office_opens_a_collection_from_the_proposed_period(
    client: Client, office_chief: User, division: Unit
) -> None:
    signed_in(client, office_chief)
    form = client.get(reverse("collection-new")).content.decode()
    assert 'value="Tháng 12 năm 2026"' in form
    assert 'value="Quý I năm 2027"' in client.get(reverse("collection-new"), {"kind": "quarter"}).content.decode()
    asked = {"period": "tháng 12/2026", "closes_on": "25/11/2026", "note": "Gửi sớm"}
    answer = client.post(reverse("collection-new"), asked)
    collection = Collection.objects.get()
    assert answer.headers["Location"] == reverse("collection-show", args=[collection.pk])
    assert (collection.start, collection.note) == (date(2026, 12, 1), "Gửi sớm")


def test_a_collection_that_begins_with_empty_sheets_says_so(client: Client, office_chief: User, division: Unit) -> None:
    asked = {"period": "Tháng 12/2026", "closes_on": "20/11/2026", "note": ""}
    page = signed_in(client, office_chief).post(reverse("collection-new"), asked, follow=True).content.decode()

    assert "chưa có việc nào để soạn sẵn vào phiếu của các đơn vị" in page


def test_a_period_that_is_not_understood_keeps_what_was_typed(client: Client, office_chief: User) -> None:
    asked = {"period": "kỳ nào đó", "closes_on": "25/11/2026", "note": "Gửi sớm"}
    page = signed_in(client, office_chief).post(reverse("collection-new"), asked).content.decode()
    assert "Không hiểu kỳ này" in page
    assert "kỳ nào đó" in page
    assert "Gửi sớm" in page


def test_the_list_shows_how_far_the_units_are_and_ones_own_sheet(client: Client, unit_head: User, sheet: Sheet) -> None:
    page = signed_in(client, unit_head).get(reverse("collection-list")).content.decode()
    assert "Tháng 12 năm 2026" in page
    assert "0/2" in page
    assert reverse("sheet-show", args=[sheet.pk]) in page


def test_a_head_sees_only_the_own_sheet_in_a_collection(
    client: Client, unit_head: User, office: Unit, collection: Collection, sheet: Sheet
) -> None:
    page = signed_in(client, unit_head).get(reverse("collection-show", args=[collection.pk])).content.decode()
    assert reverse("sheet-show", args=[sheet.pk]) in page
    other = sheet_of(collection, office)
    assert reverse("sheet-show", args=[other.pk]) not in page
    assert client.get(reverse("sheet-show", args=[other.pk])).status_code == 404


def test_a_head_has_no_acts_of_the_office(client: Client, unit_head: User, collection: Collection) -> None:
    signed_in(client, unit_head)
    assert "Nhắc" not in client.get(reverse("collection-show", args=[collection.pk])).content.decode()
    assert client.post(reverse("collection-remind", args=[collection.pk])).status_code == 403
    assert client.get(reverse("collection-new")).status_code == 403


def test_the_sheet_tells_what_is_missing_by_row(client: Client, unit_head: User, sheet: Sheet) -> None:
    page = signed_in(client, unit_head).get(reverse("sheet-show", args=[sheet.pk])).content.decode()
    assert "Chưa có sản phẩm" in page
    assert "Còn 1 điều phải sửa" in page
    assert "T5 10/12/2026" in page


def test_a_row_is_worked_on_in_place_without_javascript(client: Client, unit_head: User, sheet: Sheet) -> None:
    (row,) = rows_in(sheet)
    signed_in(client, unit_head)
    opened = client.get(reverse("sheet-show", args=[sheet.pk]), {"row": row.pk}).content.decode()
    assert "Ghi dòng này" in opened
    asked = {"version": 1, "text": row.text, "products": "Báo cáo", "when_words": row.when_words}
    answer = client.post(reverse("sheet-row-save", args=[row.pk]), asked)
    assert answer.headers["Location"].startswith(reverse("sheet-show", args=[sheet.pk]))
    assert rows_in(sheet)[0].products == "Báo cáo"


def test_the_slower_of_two_sees_both_versions_and_loses_nothing(client: Client, unit_head: User, sheet: Sheet) -> None:
    (row,) = rows_in(sheet)
    signed_in(client, unit_head)
    url = reverse("sheet-row-save", args=[row.pk])
    client.post(url, {"version": 1, "text": "Bản của người nhanh hơn", "when_words": row.when_words})
    page = client.post(url, {"version": 1, "text": "Bản của người chậm hơn", "note": "Ghi chú của tôi"})
    words = page.content.decode()
    assert "Người khác vừa sửa dòng này" in words
    assert "Bản của người nhanh hơn" in words
    assert words.count("Bản của người chậm hơn") == 2
    assert "Ghi chú của tôi" in words
    client.post(url, {"version": 2, "text": "Bản của người chậm hơn"})
    assert rows_in(sheet)[0].text == "Bản của người chậm hơn"


def test_a_row_is_ticked_off_and_the_part_comes_back_for_htmx(client: Client, unit_head: User, sheet: Sheet) -> None:
    (row,) = rows_in(sheet)
    signed_in(client, unit_head)
    asked = {"version": 1, "ticked": "0"}
    part = client.post(reverse("sheet-row-tick", args=[row.pk]), asked, headers={"HX-Request": "true"})
    assert not rows_in(sheet)[0].ticked
    assert part.content.decode().lstrip().startswith('<div id="sheet">')


def test_a_typed_line_is_added_and_opened(client: Client, unit_head: User, sheet: Sheet) -> None:
    signed_in(client, unit_head)
    asked = {"line": "Rà soát danh mục nhiệm vụ, báo cáo trước 15/12"}
    page = client.post(reverse("sheet-row-add", args=[sheet.pk]), asked, follow=True).content.decode()
    assert "Ghi dòng này" in page
    assert len(rows_in(sheet)) == 2


def test_the_way_of_a_sheet_from_the_head_to_the_office(
    client: Client, unit_head: User, office_chief: User, sheet: Sheet
) -> None:
    (row,) = rows_in(sheet)
    signed_in(client, unit_head)
    refused = client.post(reverse("sheet-submit", args=[sheet.pk]), {"version": 1}, follow=True).content.decode()
    assert "còn 1 điều phải sửa" in refused
    client.post(reverse("sheet-row-tick", args=[row.pk]), {"version": 1, "ticked": "0"})
    client.post(reverse("sheet-submit", args=[sheet.pk]), {"version": 1})
    locked = client.get(reverse("sheet-show", args=[sheet.pk])).content.decode()
    assert "Rút về sửa" in locked
    assert "Ghi dòng này" not in locked
    signed_in(client, office_chief)
    assert "Nhận phiếu" in client.get(reverse("sheet-show", args=[sheet.pk])).content.decode()
    client.post(reverse("sheet-return", args=[sheet.pk]), {"version": 2, "reason": "Thiếu việc của quý"})
    assert Sheet.objects.get(pk=sheet.pk).state == SheetState.RETURNED
    signed_in(client, unit_head)
    assert "Thiếu việc của quý" in client.get(reverse("sheet-show", args=[sheet.pk])).content.decode()


def test_what_was_typed_for_a_refused_act_is_not_lost(
    client: Client, unit_head: User, office_chief: User, sheet: Sheet
) -> None:
    Sheet.objects.filter(pk=sheet.pk).update(state=SheetState.SUBMITTED)
    signed_in(client, office_chief)
    stale = client.post(reverse("sheet-return", args=[sheet.pk]), {"version": 99, "reason": "Thiếu việc của quý"})
    assert "Thiếu việc của quý" in stale.content.decode()
    signed_in(client, unit_head)
    Sheet.objects.filter(pk=sheet.pk).update(state=SheetState.OPEN)
    late = client.post(reverse("sheet-row-add", args=[sheet.pk]), {"line": "   "})
    assert "Hãy gõ nội dung đăng ký" in late.content.decode()


def test_outsiders_find_nothing_and_specialists_are_told_so(
    client: Client, outsider: User, specialist: User, collection: Collection, sheet: Sheet
) -> None:
    (row,) = rows_in(sheet)
    signed_in(client, outsider)
    assert client.get(reverse("collection-show", args=[collection.pk])).status_code == 404
    assert client.get(reverse("sheet-show", args=[sheet.pk])).status_code == 404
    assert client.post(reverse("sheet-row-save", args=[row.pk])).status_code == 404
    assert client.post(reverse("sheet-accept", args=[sheet.pk])).status_code == 404
    assert client.post(reverse("collection-close", args=[collection.pk])).status_code == 404
    signed_in(client, specialist)
    assert client.get(reverse("collection-list")).status_code == 403


@pytest.mark.parametrize("page", ["collection-list", "collection-show", "sheet-show"])
def test_a_page_costs_the_same_queries_however_many_rows(
    client: Client, office_chief: User, collection: Collection, sheet: Sheet, page: str
) -> None:
    signed_in(client, office_chief)
    args = {"collection-list": [], "collection-show": [collection.pk], "sheet-show": [sheet.pk]}[page]

    def cost() -> int:
        client.get(reverse(page, args=args))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(page, args=args)).status_code == 200
        return len(asked)

    more_rows(sheet, 2)
    few = cost()
    more_rows(sheet, 60)
    assert cost() == few
    assert few <= 20


def test_five_thousand_lines_of_a_collection_stay_usable(
    client: Client, office_chief: User, collection: Collection, sheet: Sheet, office: Unit
) -> None:
    more_rows(sheet, 2500)
    more_rows(sheet_of(collection, office), 2500)
    signed_in(client, office_chief)
    shown = client.get(reverse("collection-show", args=[collection.pk])).content
    assert b"2501/2501" in shown
    assert len(shown) < 60_000
    page = client.get(reverse("sheet-show", args=[sheet.pk]), {"page": 3})
    assert page.content.count(b'id="row-') == 100
    assert len(page.content) < 400_000
