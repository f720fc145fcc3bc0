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
        browser.close()
    return 0


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
    for suffix, (width, height) in WIDTHS.items():
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
        page.wait_for_url("**/")
        yield page, suffix
        context.close()


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


def keep(page: Page, name: str) -> None:
    """The picture with few colours, so that the repository stays small."""
    page.wait_for_load_state("networkidle")
    picture = Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    few = picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)
    print(PICTURES / f"{name}.png")


if __name__ == "__main__":
    raise SystemExit(main())
