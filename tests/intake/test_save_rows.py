"""Rows kept as one works: only what was sent is written, only what is other comes back."""

from __future__ import annotations

import re

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from giaoban.intake.models import Intake
from giaoban.intake.rows import Draft, Note, Row
from giaoban.organisation.models import Unit, User
from tests.build import make_intake, make_programme_paper


def send(client: Client, intake: Intake, **typed: str) -> str:
    data = {"version": intake.version, **{name.replace("_", "-"): value for name, value in typed.items()}}
    return client.post(f"/intake/{intake.pk}/rows/", data, headers={"HX-Request": "true"}).content.decode()


def kept(intake: Intake) -> tuple[Row, ...]:
    return Draft.from_json(Intake.objects.get(pk=intake.pk).draft).rows


def rows_in(answer: str) -> list[str]:
    return re.findall(r'<fieldset [^>]*id="row-(\w+)"', answer)


def test_a_row_is_kept_and_answered_as_it_is_now(client: Client, office_clerk: User, division: Unit) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)

    answer = send(client, intake, r1_here="1", r1_when="Trước 28/11", row="r1")

    assert kept(intake)[0].value("due") == "2026-11-28"
    assert rows_in(answer) == ["r1"]
    assert 'value="28/11/2026"' in answer
    assert "Thứ Bảy" in answer
    assert "→ Phòng Quản lý khoa học" in answer
    assert f'id="version" value="{intake.version + 1}"' in answer


def test_what_is_left_to_do_goes_down(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)

    answer = send(client, intake, r1_here="1", r1_due_ok="1")

    assert "2 ô cần xem lại" in answer


def test_what_keeps_from_confirming_comes_back_with_the_row(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)

    answer = send(client, intake, r1_here="1", r1_text="")

    assert "Phải sửa trước khi xác nhận (1)" in answer
    assert 'href="#r1-text"' in answer


def test_the_heading_is_kept_too(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)

    answer = send(client, intake, head_number="13/CTr-SKHCN")

    assert Draft.from_json(Intake.objects.get().draft).head("number") == "13/CTr-SKHCN"
    assert rows_in(answer) == ["head"]


def test_another_kind_of_paper_opens_the_page_anew(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)

    answer = client.post(
        f"/intake/{intake.pk}/rows/",
        {"version": intake.version, "head-kind": "review_report"},
        headers={"HX-Request": "true"},
    )

    assert answer.headers["HX-Redirect"].startswith(f"/intake/{intake.pk}/")


def test_somebody_quicker_is_told_and_no_row_is_taken_from_the_page(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)
    send(client, intake, r2_here="1", r2_units="VP")

    answer = send(client, intake, r1_here="1", r1_units="VP")

    assert "Chưa lưu." in answer
    assert rows_in(answer) == []
    assert kept(intake)[0].value("units") == "QLKH"


def test_a_cut_row_comes_back_as_itself_and_a_new_one_behind_it(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)

    answer = send(client, intake, r1_here="1", r1_text="Rà soát\ndanh mục số 1", row="r1", act="split")

    assert rows_in(answer) == ["r1", "r4"]
    assert 'hx-swap-oob="afterend:#row-r1"' in answer
    assert [row.id for row in kept(intake)] == ["r1", "r4", "r2", "r3"]


def test_a_joined_row_goes_from_the_page(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)

    answer = send(client, intake, row="r2", act="join")

    assert '<div id="row-r2" hx-swap-oob="delete">' in answer
    assert rows_in(answer) == ["r1"]


def test_a_row_that_went_up_is_put_anew_where_it_stands(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)

    answer = send(client, intake, row="r2", act="up")

    assert '<div id="row-r1" hx-swap-oob="delete">' in answer
    assert 'hx-swap-oob="afterend:#row-r2"' in answer


def test_a_note_is_marked_as_seen(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    draft = Draft.from_json(intake.draft)
    noted = Draft(
        draft.heading, draft.sections, draft.rows, (Note("missing_product", "Chưa ghi sản phẩm.", 2, "II.1"),)
    )
    Intake.objects.update(draft=noted.to_json())
    client.force_login(office_clerk)
    assert "1 điều nên xem" in client.get(f"/intake/{intake.pk}/").content.decode()

    answer = send(client, intake, seen="0")

    assert 'id="note-0" class="is-seen"' in answer
    assert "điều nên xem" not in answer


def test_keeping_a_row_of_a_long_programme_costs_few_statements(
    client: Client, office_clerk: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    intake = make_intake(office_clerk, make_programme_paper(60))
    client.force_login(office_clerk)

    with django_assert_max_num_queries(26):  # a third of them open and close the transaction
        send(client, intake, r1_here="1", r1_units="VP")


def test_the_review_of_a_long_programme_costs_few_statements(
    client: Client, office_clerk: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    intake = make_intake(office_clerk, make_programme_paper(60))
    client.force_login(office_clerk)

    with django_assert_max_num_queries(13):
        client.get(f"/intake/{intake.pk}/")


def test_people_without_the_right_and_outsiders_keep_nothing(
    client: Client, office_clerk: User, specialist: User, outsider: User
) -> None:
    intake = make_intake(office_clerk)
    client.force_login(specialist)
    assert client.post(f"/intake/{intake.pk}/rows/", {"version": intake.version}).status_code == 403

    client.force_login(outsider)
    assert client.post(f"/intake/{intake.pk}/rows/", {"version": intake.version}).status_code == 404


def test_without_javascript_a_button_of_the_page_cuts_the_chosen_row(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)

    answer = client.post(
        f"/intake/{intake.pk}/save/",
        {"version": intake.version, "r1-here": "1", "r1-text": "Rà soát\ndanh mục", "row": "r1", "act": "split"},
    )

    assert answer.headers["Location"] == f"/intake/{intake.pk}/#row-r4"
    assert [row.value("text") for row in kept(intake)][:2] == ["Rà soát", "danh mục"]


def test_without_javascript_a_button_without_a_chosen_row_says_so(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)

    answer = client.post(f"/intake/{intake.pk}/save/", {"version": intake.version, "act": "join"}, follow=True)

    assert "Hãy chọn một dòng" in answer.content.decode()
