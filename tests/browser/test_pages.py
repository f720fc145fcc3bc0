"""Every page, as different eyes, screens and hands meet it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Response
from pytest_django.live_server_helper import LiveServer

from giaoban.core.reading.model import Kind, sure
from giaoban.intake.actions import choose_amended
from giaoban.organisation.models import Unit, User
from giaoban.planning.actions.collecting import open_collection
from giaoban.planning.actions.drafting import make_draft
from giaoban.planning.actions.sheets import add_row
from giaoban.planning.actions.templates import TemplateWords, add_template
from giaoban.planning.collecting import next_period
from giaoban.programmes.models import Programme, ProgrammeKind
from giaoban.tasks.actions import ask_extension
from giaoban.web.clock import today
from tests.browser.conftest import SignIn
from tests.browser.looking import Checker, faults_on, keyboard, pages_open_to, sideways
from tests.build import (
    TODAY,
    make_confirmed,
    make_intake,
    make_month,
    make_notice_paper,
    make_programme_paper,
    make_row,
    make_schedule_paper,
    make_task,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def month(office_chief: User, division: Unit, leader: User) -> User:
    """A small month: a programme and its amended version that waits, a notice, a calendar, another paper that waits,
    a task ad hoc. Gives who may see it all.
    """
    make_confirmed(make_programme_paper(), by=office_chief, data=b"a programme")
    make_confirmed(make_notice_paper(), by=office_chief, data=b"a notice")
    make_confirmed(make_schedule_paper(), by=office_chief, data=b"a calendar")
    make_intake(office_chief, make_programme_paper(2), data=b"a paper that waits")
    amended = make_intake(office_chief, make_programme_paper(3), data=b"an amended programme")
    choose_amended(
        amended, Programme.objects.get(kind=ProgrammeKind.MONTHLY), by=office_chief, on=TODAY, version=amended.version
    )
    make_task(office_chief, "Chuẩn bị nội dung giao ban", unit=division, due=TODAY)
    make_plan(office_chief)
    return office_chief


def make_plan(chief: User) -> None:
    """An annual programme, and the next month in the making: a sheet that was sent, a draft, a template, a request."""
    year, at = today().year, timezone.now()
    annual = make_month(date(year, 1, 1), [make_row("Tổng kết công tác năm", when="Tháng 12")], end=date(year, 12, 31))
    make_confirmed(
        replace(annual, reading=replace(annual.reading, kind=sure(Kind.ANNUAL_PROGRAMME))), by=chief, data=b"a year"
    )
    period = next_period(ProgrammeKind.MONTHLY, today())
    collection = open_collection(period, today(), by=chief, on=today(), at=at).collection
    office = collection.sheets.get(unit__posts__user=chief)
    add_row(office, "Tổ chức hội nghị tổng kết, báo cáo trước ngày 15", by=chief, on=today())
    make_draft(collection, by=chief, on=today())
    words = TemplateWords("Báo cáo công tác tháng", office.unit_id, 0b1111_1111_1111, products="Báo cáo")
    add_template(words, by=chief, on=today())
    asked = make_task(chief, "Rà soát hồ sơ", unit=office.unit, due=today())
    ask_extension(
        asked,
        proposed_due=today() + timedelta(days=7),
        reason="Chờ ý kiến",
        by=chief,
        on=today(),
        version=asked.version,
    )


MORE = ["/style/", "/search/?q=danh+muc", "/search/?q=khong+thay"]  # no link leads there


def test_no_page_has_serious_faults_or_scrolls_sideways_in_light_or_in_the_dark(
    sign_in: SignIn, month: User, admin: User, axe: str
) -> None:
    seen = [*pages_open_to(month), *MORE]

    assert faults_on(sign_in(month), seen, Checker(axe), sideways) == []
    assert faults_on(sign_in(admin), pages_open_to(admin, but=seen), Checker(axe), sideways) == []


def test_the_keyboard_reaches_everything_and_shows_where_it_is(sign_in: SignIn, month: User) -> None:
    page = sign_in(month)

    assert faults_on(page, [*pages_open_to(month), *MORE[1:3]], keyboard) == []


def test_the_skip_link_leads_over_the_menu_to_the_content(sign_in: SignIn, month: User) -> None:
    page = sign_in(month)
    page.goto("/tasks/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_a_slash_leads_to_the_search_box_and_stays_a_slash_where_one_writes(sign_in: SignIn, month: User) -> None:
    page = sign_in(month)
    page.goto("/tasks/")

    page.keyboard.press("/")
    page.keyboard.type("12/ctr")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=12%2Fctr")

    assert page.get_by_role("link", name="Chương trình công tác tháng 11").is_visible()


def test_no_request_leaves_the_machine_and_every_page_has_its_policy(
    sign_in: SignIn, month: User, live_server: LiveServer
) -> None:
    answers: list[Response] = []
    page = sign_in(month)
    page.on("response", lambda answer: answers.append(answer))

    faults_on(page, [*pages_open_to(month), *MORE])

    ours = [answer for answer in answers if answer.url.startswith(live_server.url)]
    pages = [answer for answer in ours if answer.request.resource_type == "document"]
    assert [answer.url for answer in answers if answer not in ours and not answer.url.startswith("data:")] == []
    assert [p.url for p in pages if "default-src" not in p.headers.get("content-security-policy", "")] == []
