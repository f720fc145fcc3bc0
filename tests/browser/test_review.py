"""A clerk goes through what was read with the keyboard alone; what is typed is kept as one works."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from giaoban.intake.actions import save_draft
from giaoban.intake.models import Intake
from giaoban.intake.rows import Draft, Row
from giaoban.organisation.models import Unit, User
from tests.browser.conftest import SignIn
from tests.build import TODAY, make_intake

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def kept(intake: Intake) -> tuple[Row, ...]:
    return Draft.from_json(Intake.objects.get(pk=intake.pk).draft).rows


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def saved(page: Page, version: int) -> None:
    """Waits until the page holds a version of the draft."""
    page.locator(f"#version[value='{version}']").wait_for(state="attached")


def test_unsure_cells_are_accepted_one_after_the_other(sign_in: SignIn, office_clerk: User, division: Unit) -> None:
    intake = make_intake(office_clerk)
    page = sign_in(office_clerk)
    page.goto(f"/intake/{intake.pk}/")

    page.keyboard.press("F8")
    assert focused(page) == "r1-due"
    page.keyboard.press("Enter")
    assert focused(page) == "r2-due"
    saved(page, intake.version + 1)

    assert page.locator("#to-look").get_by_text("2 ô cần xem lại").is_visible()
    assert kept(intake)[0].cells["due"].state == "person"
    page.keyboard.press("Shift+F8")
    assert focused(page) == "r3-due"
    page.keyboard.press("Shift+F8")
    page.keyboard.press("Control+Enter")
    saved(page, intake.version + 2)
    page.wait_for_function("document.activeElement.id === 'r3-due'")
    assert kept(intake)[1].unsure == 0


def test_the_line_that_one_works_on_is_marked_in_the_paper_and_a_key_leads_there_and_back(
    sign_in: SignIn, office_clerk: User
) -> None:
    intake = make_intake(office_clerk)
    page = sign_in(office_clerk)
    page.goto(f"/intake/{intake.pk}/")

    page.locator("#r2-text").focus()
    assert page.locator("#paper .marked").inner_text() == "Rà soát danh mục số 2"
    page.keyboard.press("F9")
    assert page.evaluate("document.activeElement.matches('.review-paper')")
    page.keyboard.press("F9")

    assert focused(page) == "r2-text"


def test_rows_are_cut_joined_dropped_and_moved_by_keys(sign_in: SignIn, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    page = sign_in(office_clerk)
    page.goto(f"/intake/{intake.pk}/")

    page.locator("#r1-text").focus()
    page.evaluate("document.activeElement.setSelectionRange(8, 8)")
    page.keyboard.press("F4")
    page.locator("#r4-text").wait_for()
    assert [row.value("text") for row in kept(intake)][:2] == ["Rà soát", "danh mục số 1"]
    page.wait_for_function("document.activeElement.id === 'r4-text'")

    page.keyboard.press("Shift+F4")
    page.locator("#row-r4").wait_for(state="detached")
    assert page.locator("#r1-text").input_value() == "Rà soát danh mục số 1"
    page.wait_for_function("document.activeElement.id === 'r1-text'")

    page.keyboard.press("Alt+ArrowDown")
    saved(page, intake.version + 3)
    assert [row.id for row in kept(intake)] == ["r2", "r1", "r3"]
    shown = page.locator(".review-group .review-row")
    assert [shown.nth(n).get_attribute("id") for n in range(3)] == ["row-r2", "row-r1", "row-r3"]

    page.wait_for_function("document.activeElement.id === 'r1-text'")
    page.keyboard.press("Alt+Delete")
    saved(page, intake.version + 4)
    assert kept(intake)[1].dropped
    page.wait_for_function("document.activeElement.id === 'r1-text'")
    page.keyboard.press("Alt+Delete")
    saved(page, intake.version + 5)
    assert not kept(intake)[1].dropped


def test_a_link_out_of_the_page_waits_until_what_was_typed_is_kept(sign_in: SignIn, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    page = sign_in(office_clerk)
    page.goto(f"/intake/{intake.pk}/")

    page.locator("#head-number").fill("13/CTr-SKHCN")
    page.locator("#r1-units").fill("VP")
    page.get_by_role("link", name="← Nạp văn bản").click()
    page.wait_for_url("**/intake/")

    draft = Draft.from_json(Intake.objects.get().draft)
    assert (draft.head("number"), draft.rows[0].value("units")) == ("13/CTr-SKHCN", "VP")


def test_where_somebody_was_quicker_what_was_typed_stays(
    sign_in: SignIn, office_clerk: User, office_chief: User
) -> None:
    intake = make_intake(office_clerk)
    page = sign_in(office_clerk)
    page.goto(f"/intake/{intake.pk}/")
    save_draft(intake, Draft.from_json(intake.draft), by=office_chief, on=TODAY, version=intake.version)

    page.locator("#r1-units").fill("Chữ đã gõ")
    page.locator("#r2-units").focus()
    page.get_by_text("Chưa lưu.").wait_for()
    assert page.locator("#r1-units").input_value() == "Chữ đã gõ"

    page.keyboard.press("Control+s")
    page.locator("#row-r1[data-typed]").wait_for()
    page.keyboard.press("Control+s")
    page.get_by_text("Đã lưu bản đang duyệt.").wait_for()
    assert kept(intake)[0].value("units") == "Chữ đã gõ"


def test_a_name_that_nobody_knows_is_explained_once(sign_in: SignIn, office_clerk: User, office: Unit) -> None:
    intake = make_intake(office_clerk)
    page = sign_in(office_clerk)
    page.goto(f"/intake/{intake.pk}/")

    page.get_by_label("QLKH", exact=True).select_option("new")
    page.get_by_role("button", name="Ghi nhớ tên đã chọn").click()
    page.get_by_text("Đã nhớ 1 tên gọi").wait_for()

    assert Unit.objects.filter(name="QLKH").exists()


def test_what_one_presses_stays_under_the_pointer_though_the_row_opens(
    sign_in: SignIn, office_clerk: User, division: Unit
) -> None:
    intake = make_intake(office_clerk)
    page = sign_in(office_clerk)
    page.goto(f"/intake/{intake.pk}/")
    page.locator("#r1-text").focus()

    pick = page.locator("#row-r3 .pick")
    pick.evaluate("pick => pick.scrollIntoView({ block: 'center' })")
    before = pick.bounding_box()
    assert before is not None
    page.mouse.move(before["x"] + before["width"] / 2, before["y"] + before["height"] / 2)
    page.mouse.down()
    assert pick.bounding_box() == before
    page.mouse.up()

    assert pick.is_checked()
    page.locator("#row-r3.at-work").wait_for()


def test_the_back_button_shows_the_draft_as_it_is_kept(sign_in: SignIn, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    page = sign_in(office_clerk)
    page.goto(f"/intake/{intake.pk}/")
    page.locator("#r1-text").fill("Rà soát lại")
    page.locator("#r2-text").focus()
    saved(page, intake.version + 1)

    page.goto("/tasks/")
    page.go_back()

    assert page.locator("#r1-text").input_value() == "Rà soát lại"
    page.locator("#r1-text").fill("Rà soát lần nữa")
    page.locator("#r2-text").focus()
    saved(page, intake.version + 2)
