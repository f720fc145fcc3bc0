"""A browser for journeys: the system's Chromium, a fresh context per test; any error on a page fails the test."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from giaoban.organisation.models import User
from tests.programs import chromium

# Playwright runs a loop of its own in this thread, beside which the ORM would refuse to work.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

SignIn = Callable[[User], Page]


@pytest.fixture(scope="session")
def browser(django_db_setup: None, live_server: LiveServer) -> Iterator[Browser]:
    """Leaves before the server does, and waits until the server has let its visits go: a thread that still holds its
    connection would keep the test database from being taken down.
    """
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield found
        found.close()
    for visit in threading.enumerate():
        if "process_request_thread" in visit.name:
            visit.join(timeout=30)


@pytest.fixture
def sign_in(browser: Browser, live_server: LiveServer) -> Iterator[SignIn]:
    """Opens the first page as a person; each person has a context of their own."""
    errors: list[str] = []
    contexts = []

    def signed_in(user: User) -> Page:
        user.set_password("một mật khẩu dài")
        user.save()
        context = browser.new_context(base_url=live_server.url, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.goto("/login/")
        page.get_by_label("Tên đăng nhập").fill(user.username)
        page.get_by_label("Mật khẩu").fill("một mật khẩu dài")
        page.get_by_role("button", name="Đăng nhập").click()
        page.wait_for_url("**/")
        return page

    yield signed_in
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def axe() -> str:
    """The accessibility checker, where the pages' packages have been fetched."""
    source = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
    if not source.exists():
        pytest.skip("cần axe-core: chạy python scripts/build_assets.py")
    return source.read_text(encoding="utf-8")
