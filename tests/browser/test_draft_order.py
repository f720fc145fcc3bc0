"""The lines of a draft are put in order by their arrows without leaving the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from giaoban.organisation.models import Unit, User
from tests.browser.conftest import SignIn
from tests.planning.drafts import make_sent_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_arrow_moves_its_line_in_place(sign_in: SignIn, office_chief: User, division: Unit) -> None:
    draft = make_sent_draft(office_chief, {division: ["Rà soát danh mục nhiệm vụ", "Kiểm tra an toàn bức xạ"]})
    page = sign_in(office_chief)
    page.goto(f"/planning/drafts/{draft.pk}/")
    lines = page.locator("tr[data-line]")
    expect(lines.first).to_contain_text("Rà soát")

    page.get_by_role("button", name="Đưa xuống").first.click()

    expect(lines.first).to_contain_text("Kiểm tra")
    expect(page.get_by_text("Hãy chọn việc cần làm")).to_have_count(0)
