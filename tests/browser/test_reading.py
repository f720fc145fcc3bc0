"""A scan takes a while: the page tells how far it is, can be left, and becomes the review by itself."""

from __future__ import annotations

import pytest

from giaoban.intake.actions import keep_reading, take_in
from giaoban.intake.claims import claim
from giaoban.organisation.models import User
from tests.browser.conftest import SignIn
from tests.build import TODAY, make_programme_paper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_clerk_sees_how_far_a_scan_is_and_comes_back_to_its_review(
    sign_in: SignIn, office_clerk: User, axe: str
) -> None:
    intake, _ = take_in(b"a scan", "ctct-thang-11.pdf", by=office_clerk, on=TODAY)
    page = sign_in(office_clerk)
    page.goto(f"/intake/{intake.pk}/")
    page.get_by_text("Đang chờ đến lượt đọc").wait_for()

    held = claim(intake.pk)
    assert held
    held.tell(0, 12)
    page.get_by_text("Đã đọc 0 / 12 trang").wait_for()
    page.evaluate(axe)
    faults = page.evaluate("axe.run().then(found => found.violations.map(fault => fault.id))")
    assert faults == []

    page.get_by_role("link", name="← Nạp văn bản").click()
    page.get_by_text("Đã đọc 0 / 12 trang").wait_for()
    held.hold(pages_done=12)
    page.get_by_text("Đã đọc 12 / 12 trang").wait_for()

    page.get_by_role("link", name="ctct-thang-11.pdf").click()
    page.get_by_text("Bạn có thể rời trang này").wait_for()
    keep_reading(intake, make_programme_paper(), by=office_clerk, on=TODAY)
    page.get_by_role("button", name="Xác nhận tất cả").wait_for()
