"""A clerk takes in next month's programme, which has three mistakes in it; read it as a story."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from giaoban.demo.papers import DemoPaper
from giaoban.demo.word_files import word_file
from giaoban.organisation.models import Unit, User
from giaoban.tasks.models import Task
from tests.browser.conftest import SignIn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "CHƯƠNG TRÌNH Công tác tháng 12 năm 2026 của Sở Khoa học và Công nghệ"
PLAN = "Dự thảo Kế hoạch phát triển hệ sinh thái khởi nghiệp"
LIST = "Rà soát danh mục nhiệm vụ khoa học năm 2027"
TWO = "Tổ chức hội nghị tổng kết công tác năm; xây dựng quy chế thi đua khen thưởng"
# The mistakes: a day that no calendar has, a division that nobody knows, the same task twice.
ROWS = (
    ("TT", "Nội dung công việc", "Sản phẩm", "Thời gian hoàn thành", "Chỉ đạo", "Đơn vị thực hiện"),
    ("A", "CÔNG VIỆC TRÌNH ỦY BAN NHÂN DÂN TỈNH"),
    ("1", PLAN, "Dự thảo Kế hoạch", "Trước 31/02", "Lê Thị Hạnh", "Phòng QLKH"),
    ("2", LIST, "Danh mục", "Trước 21/12", "Lê Thị Hạnh", "Phòng Sáng chế"),
    ("B", "NHIỆM VỤ TRỌNG TÂM"),
    ("1", TWO, "Báo cáo", "Tuần 4", "Lê Thị Hạnh", "Văn phòng"),
    ("2", LIST, "Danh mục", "Trước 21/12", "Lê Thị Hạnh", "Văn phòng"),
)


def programme() -> bytes:
    return word_file(
        DemoPaper(
            file_name="ctct-12.docx",
            number="132/CTr-SKHCN",
            dated=date(2026, 11, 26),
            heading=("CHƯƠNG TRÌNH", "Công tác tháng 12 năm 2026 của Sở Khoa học và Công nghệ"),
            recipients=("UBND tỉnh (để b/c);", "Lưu: VT, VP."),
            signature=(("GIÁM ĐỐC",), "Nguyễn Văn Lãnh"),
            table=ROWS,
            widths=(1.1, 6.4, 2.5, 2.2, 2.3, 2.5),
        )
    )


def test_a_clerk_takes_in_a_programme_with_three_mistakes(
    sign_in: SignIn, office_clerk: User, leader: User, division: Unit
) -> None:
    paper = programme()

    # The clerk chooses the file; it is read at once and lies beside its rows.
    page = sign_in(office_clerk)
    page.get_by_role("link", name="Nạp văn bản", exact=True).click()
    page.set_input_files(
        "input[type=file]", {"name": "ctct-12.docx", "mimeType": "application/msword", "buffer": paper}
    )
    page.get_by_role("button", name="Nạp và đọc").click()
    page.wait_for_url("**/intake/*/")
    review = page.url
    expect(page.locator("fieldset[id^=row-r]")).to_have_count(4)

    # The first mistake: F8 leads to the day that no calendar has, with its line marked in the paper.
    page.keyboard.press("F8")
    expect(page.locator("#r1-when")).to_be_focused()
    expect(page.locator("#paper .marked")).to_contain_text(PLAN)
    page.keyboard.press("Control+A")
    page.keyboard.type("Trước 28/12")
    page.keyboard.press("Enter")
    expect(page.locator("#r1-due")).to_have_value("28/12/2026")

    # The second: an unknown division, which the clerk knows by another name; the software will know it too.
    expect(page.locator("#row-r2")).to_contain_text("Chưa có trong danh sách: Phòng Sáng chế")
    page.get_by_label("Phòng Sáng chế").focus()
    page.get_by_label("Phòng Sáng chế").select_option(label="Phòng Quản lý khoa học")
    page.get_by_role("button", name="Ghi nhớ tên đã chọn").click()
    expect(page.locator("#row-r2")).to_contain_text("→ Phòng Quản lý khoa học")

    # The third: the same task stands in the paper twice; the second one is dropped.
    expect(page.get_by_text("trùng").first).to_be_visible()
    page.locator("#r4-text").focus()
    page.keyboard.press("Alt+Delete")
    expect(page.locator("#row-r4")).to_have_class(re.compile("dropped"))

    # One row holds two tasks: it is cut where the second begins.
    box = page.locator("#r3-text")
    box.focus()
    box.evaluate("(box, at) => box.setSelectionRange(at, at)", TWO.index("xây dựng"))
    page.keyboard.press("F4")
    expect(page.locator("#r5-text")).to_have_value("xây dựng quy chế thi đua khen thưởng")

    # Confirmed as one act: the programme as printed, every row a task.
    page.get_by_role("button", name="Xác nhận tất cả").click()
    page.wait_for_url("**/programmes/*/")
    expect(page.locator("#lines tr[id^=line-]")).to_have_count(4)
    assert Task.objects.filter(lead_unit=division).count() == 2

    # The number of the paper was wrong: the whole intake is taken back, corrected and confirmed again.
    page.goto(review)
    page.get_by_role("button", name="Hoàn tác việc nạp").click()
    expect(page.get_by_role("button", name="Xác nhận tất cả")).to_be_visible()
    assert not Task.objects.exists()
    page.locator("#head-number").fill("133/CTr-SKHCN")
    page.get_by_role("button", name="Xác nhận tất cả").click()
    page.wait_for_url("**/programmes/*/")
    expect(page.get_by_role("main")).to_contain_text("133/CTr-SKHCN")

    # A task shows, for ever, the row that ordered it.
    page.get_by_role("link", name=PLAN).click()
    expect(page.get_by_role("main")).to_contain_text("Trước 31/02")
    expect(page.get_by_role("main")).to_contain_text("28/12/2026")

    # The same file again is recognised.
    page.get_by_role("link", name="Nạp văn bản", exact=True).click()
    page.set_input_files(
        "input[type=file]", {"name": "ban-khac.docx", "mimeType": "application/msword", "buffer": paper}
    )
    page.get_by_role("button", name="Nạp và đọc").click()
    expect(page.get_by_text("đây là lần nạp đó")).to_be_visible()
