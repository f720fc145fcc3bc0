"""One day of a division: the leader gives an order in the morning, it is done in the evening; read it as a story."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from giaoban.organisation.models import Unit, User
from giaoban.tasks.actions import receive_task
from giaoban.tasks.models import Task
from giaoban.web.clock import today
from tests.browser.conftest import SignIn
from tests.build import make_task

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORK = "Rà soát danh mục nhiệm vụ"
LATE = "Kiểm tra tiến độ các đề tài cấp tỉnh"


def test_a_leader_a_head_and_a_specialist_live_one_day(
    sign_in: SignIn, leader: User, unit_head: User, specialist: User, division: Unit
) -> None:
    in_time = today() + timedelta(days=5)
    late = make_task(leader, LATE, unit=division, due=today() - timedelta(days=2))
    receive_task(late, by=specialist, on=today(), version=late.version)

    # 7:30. The leader reads what has become late, and gives an order in the words of the office.
    morning = sign_in(leader)
    expect(morning.get_by_role("link", name=LATE)).to_be_visible()
    type_order(morning, f"Giao phòng QLKH rà soát danh mục nhiệm vụ, báo cáo trước {in_time:%d/%m}")
    expect(morning.get_by_text("Chủ trì: Phòng Quản lý khoa học")).to_be_visible()
    morning.get_by_role("button", name="Giao việc").click()
    expect(morning.get_by_role("status").filter(has_text="Đã")).to_be_visible()

    # 8:00. The head of the division finds it at once and gives it to somebody, in one step.
    head = sign_in(unit_head)
    row(head, WORK).get_by_label("Giao cho").select_option(label=specialist.full_name)
    row(head, WORK).get_by_role("button", name="Giao").click()
    expect(head.get_by_text("Đã phân công.")).to_be_visible()

    # 9:00. The specialist receives it, and tells how far it is.
    doer = sign_in(specialist)
    row(doer, WORK).get_by_role("button", name="Nhận việc").click()
    row(doer, WORK).get_by_label("Tiến độ, phần trăm").select_option("60")
    row(doer, WORK).get_by_role("button", name="Ghi tiến độ").click()
    expect(row(doer, WORK).get_by_text("đã được 60%")).to_be_visible()

    # 10:00. The product is handed in for the wrong work, which one press takes back; then for the right one.
    hand_in(doer, LATE, "Danh mục đã rà soát")
    doer.get_by_role("button", name="Hoàn tác").click()
    expect(row(doer, LATE).get_by_text("Nộp sản phẩm", exact=True)).to_be_visible()
    hand_in(doer, WORK, "Danh mục đã rà soát")
    expect(doer.get_by_text("Đã nộp sản phẩm")).to_be_visible()

    # 14:00. The head looks closely, finds something lacking and says what.
    head.goto("/")
    row(head, WORK).get_by_role("link", name="Xem kỹ").click()
    head.get_by_label("Ý kiến (khi trả lại phải nêu lý do)").fill("Thiếu phụ lục kinh phí")
    head.get_by_role("button", name="Trả lại").click()
    expect(head.get_by_text("Đã trả lại.")).to_be_visible()

    # 15:00. What came back stands first on the specialist's page; the product goes in again, with its paper's number.
    doer.goto("/")
    expect(doer.get_by_text("Thiếu phụ lục kinh phí")).to_be_visible()
    doer.get_by_role("link", name=WORK).click()
    doer.get_by_text("Sản phẩm: số văn bản, liên kết, tệp").click()
    doer.get_by_label("Số, ký hiệu").fill("45/BC-QLKH")
    doer.get_by_role("button", name="Nộp sản phẩm, báo hoàn thành").click()
    expect(doer.get_by_text("Đã nộp sản phẩm")).to_be_visible()

    # 16:30. The head confirms from the first page.
    head.goto("/")
    row(head, WORK).get_by_role("button", name="Xác nhận").click()
    expect(head.get_by_text("Đã xác nhận hoàn thành.")).to_be_visible()

    # 17:00. The leader finds it without typing a mark, done and in time, with everything that happened.
    morning.goto("/")
    morning.get_by_role("searchbox").fill("ra soat danh muc")
    morning.get_by_role("searchbox").press("Enter")
    morning.get_by_role("link", name=WORK).first.click()
    expect(morning.get_by_role("main")).to_contain_text("Hoàn thành đúng hạn")
    expect(morning.get_by_role("main")).to_contain_text("45/BC-QLKH")
    expect(morning.get_by_role("main")).to_contain_text("Thiếu phụ lục kinh phí")
    done = Task.objects.get(text__icontains="danh mục nhiệm vụ")
    assert (done.due, done.done_on, done.assignee) == (in_time, today(), specialist)


def type_order(page: Page, words: str) -> None:
    """Types into the quick-add box as a person does, key by key."""
    page.get_by_label("Giao việc, thêm việc").press_sequentially(words)


def row(page: Page, work: str) -> Locator:
    return page.locator("li.task-line").filter(has_text=work)


def hand_in(page: Page, work: str, product: str) -> None:
    row(page, work).get_by_text("Nộp sản phẩm", exact=True).click()
    row(page, work).get_by_label("Sản phẩm: số, ký hiệu").fill(product)
    row(page, work).get_by_role("button", name="Nộp, chờ xác nhận").click()
