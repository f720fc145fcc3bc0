"""An administrator sets up the house in a browser; its pages keep to the rules of access."""

from __future__ import annotations

import pytest

from giaoban.organisation.models import Unit, User
from tests.browser.conftest import SignIn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_new_colleague_comes_in_with_a_password_that_works_once(sign_in: SignIn, admin: User, division: Unit) -> None:
    page = sign_in(admin)
    page.goto("/organisation/")
    page.get_by_role("link", name=division.name).click()
    page.get_by_role("link", name="Thêm người vào đơn vị").click()
    page.get_by_label("Họ và tên").fill("Ngô Thị Bích Ngọc")
    page.get_by_label("Vai trò").select_option("specialist")
    page.get_by_role("button", name="Thêm").click()
    username, password = page.locator("code").all_inner_texts()
    page.get_by_role("link", name="Xong, về trang Cơ quan").click()
    assert page.get_by_role("link", name="Ngô Thị Bích Ngọc").is_visible()

    browser = page.context.browser
    assert browser is not None
    newcomer = browser.new_context(base_url=page.url).new_page()
    newcomer.goto("/login/")
    newcomer.get_by_label("Tên đăng nhập").fill(username)
    newcomer.get_by_label("Mật khẩu").fill(password)
    newcomer.get_by_role("button", name="Đăng nhập").click()
    newcomer.get_by_text("Bạn đang dùng mật khẩu một lần").wait_for()
    newcomer.locator("#id_new_password1").fill("một mật khẩu khác hẳn")
    newcomer.locator("#id_new_password2").fill("một mật khẩu khác hẳn")
    newcomer.get_by_role("button", name="Đổi mật khẩu").click()
    newcomer.get_by_text("Đã đổi mật khẩu").wait_for()
    newcomer.context.close()


@pytest.mark.parametrize("width", [1366, 768, 390])
def test_no_page_of_the_organisation_has_serious_faults_or_scrolls_sideways(
    sign_in: SignIn, admin: User, specialist: User, division: Unit, axe: str, width: int
) -> None:
    page = sign_in(admin)
    page.set_viewport_size({"width": width, "height": 900})
    faults = []
    for path in (
        "/organisation/",
        f"/organisation/units/{division.pk}/rename/",
        "/organisation/units/add/",
        f"/organisation/people/{specialist.pk}/post/",
        "/organisation/people/add/",
        "/organisation/import/",
        "/account/",
    ):
        page.goto(path)
        found = page.evaluate(f"{axe}; axe.run()")
        faults += [(path, fault["id"]) for fault in found["violations"] if fault["impact"] in ("serious", "critical")]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append((path, "scrolls sideways"))

    assert faults == []
