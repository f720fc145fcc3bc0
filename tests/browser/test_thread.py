"""The whole thread in a browser: a paper goes in, is corrected and confirmed, and its first task is done."""

from __future__ import annotations

import pytest

from giaoban.organisation.models import Unit, User
from tests.browser.conftest import SignIn
from tests.build import make_task

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = """# CHƯƠNG TRÌNH CÔNG TÁC THÁNG 12 NĂM 2026

| TT | Nội dung | Sản phẩm | Thời gian | Đơn vị thực hiện |
|---|---|---|---|---|
| 1 | Rà soát danh mục nhiệm vụ năm 2027 | Danh mục | Trước 20/12 | Phòng QLKH |
| 2 | Tổ chức hội nghị tổng kết | Báo cáo | Tuần 4 | Phòng Chưa Có |
"""


def test_a_paper_goes_in_and_tracked_work_comes_out(
    sign_in: SignIn, office_clerk: User, specialist: User, unit_head: User, division: Unit
) -> None:
    clerk = sign_in(office_clerk)
    clerk.get_by_role("link", name="Nạp văn bản").click()
    clerk.get_by_text("Không có tệp? Dán nội dung").click()
    clerk.get_by_label("Hoặc dán nội dung").fill(TEXT)
    clerk.get_by_role("button", name="Nạp và đọc").click()
    assert clerk.get_by_text("Chưa có trong danh sách: Phòng Chưa Có").is_visible()
    clerk.locator("#r2-units").fill("QLKH")
    clerk.get_by_role("button", name="Xác nhận tất cả").click()
    clerk.wait_for_url("**/programmes/**")
    clerk.get_by_role("heading", name="CHƯƠNG TRÌNH CÔNG TÁC THÁNG 12 NĂM 2026").wait_for()
    assert clerk.locator("#lines tr[id^=line-]").count() == 2

    doer = sign_in(specialist)
    doer.get_by_role("link", name="Rà soát danh mục nhiệm vụ năm 2027").click()
    doer.get_by_role("button", name="Nhận việc").click()
    doer.get_by_label("Tiến độ (%)").fill("50")
    doer.get_by_role("button", name="Ghi tiến độ").click()
    doer.get_by_text("Sản phẩm: số văn bản, liên kết, tệp").click()
    doer.get_by_label("Số, ký hiệu văn bản").fill("12/DM-QLKH")
    doer.get_by_role("button", name="Nộp sản phẩm, báo hoàn thành").click()
    doer.get_by_text("Đã nộp sản phẩm").wait_for()

    head = sign_in(unit_head)
    head.get_by_role("link", name="Chờ xác nhận").click()
    head.get_by_role("link", name="Rà soát danh mục nhiệm vụ năm 2027").click()
    assert "Danh mục" in head.locator("blockquote").inner_text()
    head.get_by_role("button", name="Xác nhận hoàn thành").click()
    head.get_by_text("Đã xác nhận hoàn thành").wait_for()

    clerk.reload()
    assert "Hoàn thành" in clerk.locator("#lines tr[id^=line-]").first.inner_text()


def test_the_list_of_tasks_narrows_as_one_types(sign_in: SignIn, office_chief: User, division: Unit) -> None:
    make_task(office_chief, "Rà soát danh mục", unit=division)
    make_task(office_chief, "Tổ chức hội nghị", unit=division)
    page = sign_in(office_chief)
    page.goto("/tasks/")

    page.get_by_label("Tìm trong nội dung").press_sequentially("hoi nghi")
    page.get_by_role("link", name="Rà soát danh mục").wait_for(state="detached")

    assert page.get_by_role("link", name="Tổ chức hội nghị").is_visible()
    assert "words=hoi" in page.url


def test_everything_works_without_javascript(sign_in: SignIn, office_clerk: User, division: Unit) -> None:
    page = sign_in(office_clerk)
    browser = page.context.browser
    assert browser is not None
    plain = browser.new_context(
        base_url=page.url, storage_state=page.context.storage_state(), java_script_enabled=False
    ).new_page()
    plain.goto("/intake/")
    plain.get_by_text("Không có tệp? Dán nội dung").click()
    plain.get_by_label("Hoặc dán nội dung").fill(TEXT)
    plain.get_by_role("button", name="Nạp và đọc").click()
    plain.get_by_role("button", name="Xác nhận tất cả").click()

    assert "/programmes/" in plain.url
