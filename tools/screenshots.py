"""Pictures of the main pages for README and the documents: `make screenshots`.

Starts a server of its own on a temporary database with the made-up department, so that nothing of yours is shown
or touched; brings in next month's programme, with two cells to look at, for the picture of the review.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from giaoban.demo.department import PASSWORD
from giaoban.demo.papers import DemoPaper, month_programme
from giaoban.demo.word_files import word_file
from tests.programs import HOW, chromium

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "screenshots"
WIDTHS = {"": (1366, 860), "-phone": (390, 844)}
COLOURS = 256  # states keep their colours, and a picture stays under 150 kB

# Picture, who looks, address.
PAGES = (
    ("home", "chanhvanphong", "/"),
    ("my-work", "chuyenvien", "/"),
    ("tasks", "chanhvanphong", "/tasks/?state=open"),
    ("programme", "chanhvanphong", "/programmes/4/"),
    ("board", "chanhvanphong", "/programmes/4/?view=board"),
    ("search", "chanhvanphong", "/search/?q=danh+muc"),
    ("calendar", "giamdoc", "/schedule/"),
    ("bring", "vanthu", "/intake/"),
)

# The wheel of the month in one width each: picture, width, who looks, address, what is clicked there.
DESK, PHONE = "", "-phone"
WHEEL = (
    ("leader", DESK, "giamdoc", "/", ""),
    ("unit", DESK, "truongphong", "/", ""),
    ("collection", DESK, "chanhvanphong", "/planning/", "tbody a"),
    ("draft", DESK, "chanhvanphong", "/planning/drafts/", "tbody a"),
    ("doubles", DESK, "chanhvanphong", "/planning/drafts/1/?view=doubles", ""),
    ("coverage", DESK, "chanhvanphong", "/programmes/1/coverage/", ""),
    ("statistics", DESK, "chanhvanphong", "/statistics/", ""),
    ("extensions", DESK, "giamdoc", "/tasks/extensions/", "summary:text-is('Quyết định')"),
    ("ledger", DESK, "chanhvanphong", "/tasks/extensions/?state=granted", "tbody a"),
    ("urging", DESK, "chanhvanphong", "/urging/", ""),
    ("answer", PHONE, "truongphong", "/urging/", "a:text-is('Trả lời')"),
    ("inbox", DESK, "truongphong", "/notices/", ""),
    ("directory", DESK, "quantri", "/organisation/", ""),
    ("rules", DESK, "quantri", "/rules/", ""),
    ("ladder", DESK, "quantri", "/urging/ladder/", ""),
    ("working-days", DESK, "quantri", "/organisation/calendar/", ""),
)


def main() -> int:
    program = chromium()
    if program is None:
        print(f"Cần {HOW['browser']}", file=sys.stderr)
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, username, path in PAGES:
            for page, suffix in signed_in(browser, address, username):
                page.goto(path)
                keep(page, f"{name}{suffix}")
        for page, suffix in signed_in(browser, address, "chuyenvien"):
            page.locator(".task-line .item-link").first.click()
            page.wait_for_url("**/tasks/*/")
            keep(page, f"task{suffix}")
        for page, suffix in signed_in(browser, address, "vanthu"):
            review(page)
            keep(page, f"review{suffix}")
        wheel(browser, address)
        browser.close()
    return 0


def wheel(browser: Browser, address: str) -> None:
    """The month as it stands, and then as it turns."""
    for name, suffix, username, path, click in WHEEL:
        page = sign_in(browser, address, username, suffix)
        page.goto(path)
        if click:
            page.locator(click).first.click()
        keep_and_leave(page, f"{name}{suffix}")
    turn(browser, address)


def turn(browser: Browser, address: str) -> None:
    """A sheet is returned, work is carried over, the draft goes to the director, who approves it."""
    chief = sign_in(browser, address, "chanhvanphong", DESK)
    chief.goto("/planning/sheets/3/")
    chief.get_by_text("Trả lại đơn vị").click()
    chief.get_by_label("Lý do").fill("Đề nghị ghi rõ sản phẩm của từng việc.")
    press(chief, "Trả lại")
    unit = sign_in(browser, address, "truongphong", DESK)
    unit.goto("/planning/sheets/3/")
    keep_and_leave(unit, "sheet")
    chief.goto("/planning/carried/from/4/")
    chief.get_by_label("Lý do chung").fill("Chờ ý kiến của sở, ngành phối hợp")
    press(chief, "Chuyển sang kỳ sau")
    chief.goto("/planning/carried/")
    keep(chief, "carried")
    chief.goto("/planning/drafts/1/")
    chief.locator("summary", has_text="Trình duyệt").click()
    press(chief, "Trình lãnh đạo duyệt")
    director = sign_in(browser, address, "giamdoc", DESK)
    director.goto("/planning/drafts/1/approval/")
    keep(director, "approval")
    press(director, "Duyệt")
    director.context.close()
    chief.goto("/planning/drafts/1/")
    keep_and_leave(chief, "issue")


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state("networkidle")


@contextmanager
def served() -> Iterator[str]:
    """The made-up department on a free port, until the pictures are taken."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "GIAOBAN_VAR": folder, "DATABASE_URL": f"sqlite:///{folder}/pictures.sqlite3"}
        command = [sys.executable, "-m", "giaoban.cli", "serve", "--port", str(port)]
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(address)
            yield address
        finally:
            server.terminate()
            server.wait()


def wait_for(address: str, seconds: int = 120) -> None:
    """Until the server answers; the made-up department takes a while to be made."""
    for _ in range(seconds * 2):
        try:
            urlopen(f"{address}/login/").close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError(address)


def signed_in(browser: Browser, address: str, username: str) -> Iterator[tuple[Page, str]]:
    """A page of the person in each width, with what is put behind the picture's name."""
    for suffix in WIDTHS:
        page = sign_in(browser, address, username, suffix)
        yield page, suffix
        page.context.close()


def sign_in(browser: Browser, address: str, username: str, suffix: str) -> Page:
    """A page of the person in the width that the suffix names."""
    width, height = WIDTHS[suffix]
    context = browser.new_context(
        base_url=address,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        viewport={"width": width, "height": height},
    )
    page = context.new_page()
    page.goto("/login/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.locator("#header").wait_for()
    return page


def review(page: Page) -> None:
    """Brings next month's programme in and goes to the first cell that a person should look at."""
    paper = next_programme(date.today())
    page.goto("/intake/")
    page.set_input_files("input[type=file]", {"name": paper.file_name, "mimeType": "", "buffer": word_file(paper)})
    page.get_by_role("button", name="Nạp và đọc").click()
    page.wait_for_url("**/intake/*/")
    page.keyboard.press("F8")


def next_programme(today: date) -> DemoPaper:
    """The programme of the coming month, with a day that no calendar has and a time that says nothing."""
    paper = month_programme((today.replace(day=1) + timedelta(days=32)).replace(day=1))
    rows = [list(row) for row in paper.table]
    works = [row for row in rows if len(row) > 2][1:]
    works[1][3], works[4][3] = "Trước 31/02", "Trước ngày 15 hoặc 20"
    return replace(paper, table=tuple(tuple(row) for row in rows))


def keep_and_leave(page: Page, name: str) -> None:
    """The picture, after which the person signs out."""
    keep(page, name)
    page.context.close()


def keep(page: Page, name: str) -> None:
    """The picture with few colours, so that the repository stays small."""
    page.wait_for_load_state("networkidle")
    picture = Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    few = picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)
    print(PICTURES / f"{name}.png")


if __name__ == "__main__":
    raise SystemExit(main())
