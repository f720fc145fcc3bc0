"""One month of the made-up department, from the call for items to the year's coverage; read it as a story.

The clock is a fake one: every scene says which day it is. The people are those of the demo.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from giaoban.demo.actions import make_demo
from giaoban.notifications.models import Notice
from giaoban.organisation.models import User
from giaoban.planning.models import Collection
from giaoban.programmes.models import Programme, ProgrammeKind
from giaoban.tasks.models import Task
from giaoban.urging.clock import climb_ladders
from tests.browser.conftest import SignIn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Clock = Callable[..., None]
WORKSHOP = "Tổ chức hội thảo giới thiệu kết quả đề tài"
REPORT = "Tổng hợp giải ngân kinh phí tháng 12"


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Puts every clock of the house to an hour: `at(2026, 11, 16, 8)`."""

    def put(year: int, month: int, day: int, hour: int = 8, minute: int = 0) -> None:
        moment = timezone.make_aware(datetime(year, month, day, hour, minute))
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return put


def test_a_department_lives_one_month(at: Clock, sign_in: SignIn, paper_store: object) -> None:
    at(2026, 11, 16)
    make_demo(on=date(2026, 11, 16), turning=False)
    people = {user.username: user for user in User.objects.all()}
    chief, director = people["chanhvanphong"], people["giamdoc"]
    head, other_head, specialist = people["truongphong"], people["truongphong.khtc"], people["chuyenvien"]

    # Monday 16/11. The Chief of Office asks the units for December; each finds a sheet that is half written already.
    office = sign_in(chief)
    office.goto("/planning/")
    office.get_by_role("link", name="Mở đợt đăng ký").first.click()
    office.get_by_role("button", name="Mở đợt đăng ký").click()
    expect(office.get_by_role("heading", level=1)).to_contain_text("Tháng 12 năm 2026")
    december = Collection.objects.get()
    assert (december.start, december.end) == (date(2026, 12, 1), date(2026, 12, 31))

    # Tuesday. The head of a division adds what only the division knows, in the words of the office, and sends it.
    at(2026, 11, 17)
    division = sign_in(head)
    open_own_sheet(division)
    add_line(division, f"{WORKSHOP}, báo cáo trước 18/12, đồng chí Lê Thị Hải Yến chỉ đạo")

    # What the sheet lacks is told before it goes: one line gets its product, another is not for this month.
    send(division)
    expect(division.get_by_text("điều phải sửa trước khi gửi; xem danh sách bên dưới")).to_be_visible()
    mend(division, "Thanh lý hợp đồng", {"Sản phẩm": "Biên bản thanh lý"})
    sheet_row(division, "rà soát kinh phí").get_by_role("button", name="Đăng ký dòng").click()
    send(division)
    expect(division.get_by_text("Đã gửi", exact=False).first).to_be_visible()

    # Another division sends its sheet too. The office finds it thin and returns it, saying what is missing.
    finance = sign_in(other_head)
    open_own_sheet(finance)
    untick_all_but(finance, 1)
    send(finance)
    expect(finance.get_by_text("Đã gửi phiếu về Văn phòng.")).to_be_visible()
    office = sign_in(chief)
    office.goto(f"/planning/{december.pk}/")
    office.get_by_role("link", name="Phòng Kế hoạch - Tài chính").click()
    office.get_by_text("Trả lại đơn vị").click()
    office.get_by_label("Lý do").fill("Thiếu báo cáo giải ngân tháng 12")
    office.get_by_role("button", name="Trả lại").click()
    expect(office.get_by_role("main")).to_contain_text("Thiếu báo cáo giải ngân tháng 12")

    # Wednesday. The head of finance reads why, adds what was missing, and sends again; the office accepts both sheets.
    at(2026, 11, 18)
    finance = sign_in(other_head)
    open_own_sheet(finance)
    expect(finance.get_by_role("main")).to_contain_text("Thiếu báo cáo giải ngân tháng 12")
    add_line(finance, f"{REPORT}, báo cáo trước 25/12, đồng chí Trần Đức Minh chỉ đạo")
    send(finance)
    office = sign_in(chief)
    accept(office, december, "Phòng Kế hoạch - Tài chính")
    accept(office, december, "Phòng Quản lý khoa học")

    # Monday 23/11. One programme is made of the sheets, and goes to the director.
    at(2026, 11, 23)
    office = sign_in(chief)
    office.goto("/planning/drafts/")
    office.get_by_role("button", name="Lập dự thảo").click()
    expect(office.get_by_role("main")).to_contain_text(WORKSHOP)
    expect(office.get_by_role("main")).to_contain_text(REPORT)
    office.get_by_text("Trình duyệt", exact=True).click()
    office.get_by_role("button", name="Trình lãnh đạo duyệt").click()
    expect(office.get_by_role("main")).to_contain_text("Rút về sửa")
    assert not Task.objects.filter(text__startswith=WORKSHOP).exists()  # nobody has been told, nothing is given yet

    # Tuesday. The director reads it as a table, and approves.
    at(2026, 11, 24)
    reader = sign_in(director)
    reader.goto("/planning/drafts/")
    reader.get_by_role("link", name="Chương trình công tác tháng 12").first.click()
    expect(reader.get_by_role("main")).to_contain_text(WORKSHOP)
    reader.get_by_role("button", name="Duyệt", exact=True).click()
    expect(reader.get_by_role("main")).to_contain_text("Đã duyệt")

    # Wednesday. One act issues it: the work is given, and each head is told once.
    at(2026, 11, 25)
    office = sign_in(chief)
    office.goto("/planning/drafts/")
    office.get_by_role("link", name="Chương trình công tác tháng 12").first.click()
    office.get_by_label("Số, ký hiệu").fill("210/CTr-SKHCN")
    office.get_by_role("button", name="Ban hành").click()
    expect(office.get_by_role("main")).to_contain_text("210/CTr-SKHCN")
    programme = Programme.objects.get(number="210/CTr-SKHCN")
    workshop, report = (Task.objects.get(text__startswith=words) for words in (WORKSHOP, REPORT))
    assert Notice.objects.filter(to=head, at=timezone.now()).count() == 1

    # Tuesday 1/12. The head hands the workshop out; the specialist tells how far it is.
    at(2026, 12, 1)
    division = sign_in(head)
    division.goto(f"/tasks/{workshop.pk}/")
    division.get_by_label("Giao cho").select_option(label=specialist.full_name)
    division.get_by_role("button", name="Phân công").click()
    doer = sign_in(specialist)
    doer.goto(f"/tasks/{workshop.pk}/")
    doer.get_by_text("Báo cáo tiến độ, nộp sản phẩm").click()
    doer.get_by_label("Tiến độ (%)").fill("30")
    doer.get_by_label("Nội dung").fill("Đã có danh sách khách mời")
    doer.get_by_role("button", name="Ghi tiến độ").click()
    expect(doer.get_by_role("main")).to_contain_text("Đã có danh sách khách mời")

    # Thursday 10/12. The hall is not free before Christmas: the specialist asks for another week, and the leader grants
    # it. The head of finance asks too, with less of a reason, and is refused. The first deadline stays for ever.
    at(2026, 12, 10)
    doer = sign_in(specialist)
    ask_extension(doer, workshop, "25/12", "Hội trường chỉ trống từ ngày 24/12")
    finance = sign_in(other_head)
    ask_extension(finance, report, "31/12", "Chưa kịp")
    reader = sign_in(director)
    reader.goto("/tasks/extensions/")
    decide(reader, "Hội trường", "Đồng ý")
    decide(reader, "Chưa kịp", "Không đồng ý", note="Kho bạc đóng sổ ngày 25/12")
    workshop.refresh_from_db()
    report.refresh_from_db()
    assert (workshop.first_due, workshop.due) == (date(2026, 12, 18), date(2026, 12, 25))
    assert (report.first_due, report.due) == (date(2026, 12, 25), date(2026, 12, 25))

    # The ladder climbs by itself: three working days before, on the day, and after. On Saturday it is silent, and what
    # runs twice tells nothing twice.
    for day in (22, 22, 25, 26, 28):
        at(2026, 12, day)
        climb_ladders()
    urged = list(workshop.urges.order_by("at").values_list("rung", "to__username", "on"))
    assert urged == [
        (-3, "chuyenvien", date(2026, 12, 22)),
        (0, "chuyenvien", date(2026, 12, 25)),
        (1, "chuyenvien", date(2026, 12, 28)),
    ]

    # Monday 28/12. The specialist answers from the notice, on one small page, and hands the product in.
    doer = sign_in(specialist)
    doer.goto(f"/tasks/{workshop.pk}/answer/")
    expect(doer.get_by_role("main")).to_contain_text("Nhắc tự động")
    doer.get_by_label("Nội dung").fill("Hội thảo đã tổ chức ngày 24/12")
    doer.get_by_role("button", name="Gửi", exact=True).click()
    assert not workshop.urges.filter(to=specialist, answered_at__isnull=True).exists()
    doer.goto(f"/tasks/{workshop.pk}/")
    doer.get_by_text("Sản phẩm: số văn bản, liên kết, tệp").click()
    doer.get_by_label("Số, ký hiệu văn bản").fill("88/BC-SKHCN")
    doer.get_by_role("button", name="Nộp sản phẩm, báo hoàn thành").click()
    expect(doer.get_by_role("main")).to_contain_text("Chờ xác nhận")

    # The Chief of Office urges what finance still owes, in the office's own words.
    office = sign_in(chief)
    office.goto(f"/tasks/?state=open&words={REPORT}")
    office.get_by_role("checkbox", name=re.compile(REPORT)).check()
    bar = office.get_by_role("form", name="Đôn đốc các việc đã chọn")
    bar.get_by_label("Đôn đốc các việc đã chọn").fill("Kho bạc đã đóng sổ, đề nghị báo cáo ngay trong ngày")
    bar.get_by_label("Trưởng đơn vị").check()
    bar.get_by_role("button", name="Đôn đốc").click()
    office.goto("/urging/")
    expect(office.get_by_role("main")).to_contain_text("đề nghị báo cáo ngay trong ngày")

    # Tuesday 29/12. The head confirms; the task is done, in time by its last deadline and late by its first.
    at(2026, 12, 29)
    division = sign_in(head)
    division.goto(f"/tasks/{workshop.pk}/")
    division.get_by_role("button", name="Xác nhận hoàn thành").click()
    expect(division.get_by_role("main")).to_contain_text("Hoàn thành")
    workshop.refresh_from_db()
    assert (workshop.reported_on, workshop.confirmed_on) == (date(2026, 12, 28), date(2026, 12, 29))

    # Thursday 31/12. What December leaves goes on to January in one act: the same tasks, counted, with the reason.
    at(2026, 12, 31)
    office = sign_in(chief)
    office.goto(f"/programmes/{programme.pk}/")
    office.get_by_role("link", name="Chuyển việc chưa xong").click()
    office.get_by_label("Lý do chung").fill("Chờ kho bạc mở sổ năm mới")
    office.get_by_role("button", name="Chuyển sang kỳ sau").click()
    office.goto("/planning/carried/")
    expect(office.get_by_role("main")).to_contain_text(REPORT)
    expect(office.get_by_role("main")).to_contain_text("Chờ kho bạc mở sổ năm mới")
    report.refresh_from_db()
    assert (report.carried, report.first_due) == (1, date(2026, 12, 25))

    # And the year: which lines of the annual programme were taken up, which no month has touched; the sum holds.
    annual = Programme.objects.get(kind=ProgrammeKind.ANNUAL)
    office.goto(f"/programmes/{annual.pk}/coverage/")
    expect(office.get_by_role("heading", level=1)).to_contain_text("theo từng tháng")
    office.goto("/statistics/?by=unit&from=2026-12-01&to=2026-12-31")
    expect(office.get_by_role("main")).to_contain_text("Khớp:")


def open_own_sheet(page: Page) -> None:
    page.goto("/planning/")
    page.get_by_role("link", name="Mở phiếu").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Phiếu đăng ký")


def add_line(page: Page, words: str) -> None:
    page.get_by_label("Thêm việc đăng ký").fill(words)
    page.get_by_role("button", name="Thêm").click()
    expect(page.get_by_text("Đã thêm dòng")).to_be_visible()


def accept(page: Page, collection: Collection, unit: str) -> None:
    page.goto(f"/planning/{collection.pk}/")
    page.get_by_role("link", name=unit).click()
    page.get_by_role("button", name="Nhận phiếu").click()
    expect(page.get_by_role("button", name="Nhận phiếu")).to_have_count(0)


def send(page: Page) -> None:
    page.get_by_role("button", name="Gửi Văn phòng").click()


def ask_extension(page: Page, task: Task, when: str, reason: str) -> None:
    page.goto(f"/tasks/{task.pk}/")
    page.get_by_text("Xin gia hạn…").click()
    form = page.locator("#ask-extension")
    form.get_by_label("Xin gia hạn đến").fill(when)
    form.get_by_label("Lý do").fill(reason)
    form.get_by_role("button", name="Gửi đề nghị gia hạn").click()
    expect(page.get_by_role("button", name="Rút đề nghị gia hạn")).to_be_visible()


def decide(page: Page, words: str, answer: str, *, note: str = "") -> None:
    """Decides a request from the list."""
    row = page.locator("tr, li").filter(has_text=words).first
    fold = row.locator("summary")
    if fold.count():
        fold.first.click()
    if note:
        row.get_by_label("Ý kiến").fill(note)
    row.get_by_role("button", name=answer, exact=True).click()
    expect(page.locator("tr, li").filter(has_text=words).get_by_role("button", name=answer, exact=True)).to_have_count(
        0
    )


def sheet_row(page: Page, words: str) -> Locator:
    return page.locator("table.plan-rows tbody tr").filter(has_text=words)


def mend(page: Page, words: str, values: dict[str, str]) -> None:
    """Opens a line of the sheet, writes into its boxes and keeps it."""
    sheet_row(page, words).get_by_role("link", name="Sửa").click()
    for label, value in values.items():
        page.locator("tr.row-open").get_by_label(label).fill(value)
    page.get_by_role("button", name="Ghi dòng này").click()
    expect(page.locator("tr.row-open")).to_have_count(0)


def untick_all_but(page: Page, number: int) -> None:
    """Leaves only the first lines of a sheet registered."""
    ticked = page.get_by_role("button", name="Đăng ký dòng", pressed=True)
    while (count := ticked.count()) > number:
        ticked.last.click()
        expect(ticked).to_have_count(count - 1)
