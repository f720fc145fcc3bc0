"""Every figure of a first page is the number of rows of the list that it opens: each role, the made-up department."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from giaoban.demo.actions import make_demo
from giaoban.organisation.models import User
from giaoban.web.clock import today

pytestmark = pytest.mark.django_db

FIGURE = re.compile(r'<a[^>]* href="(/tasks/\?[^"]+)"[^>]*>(?:<strong>)?([\d.]+)(?=\D)')
ROW = re.compile(r'<tr[^>]*>\s*<t[dh][^>]*>.*?href="/tasks/\d+/', re.S)


@pytest.fixture(scope="module")
def department(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The made-up department, made once for all who look at it here."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_demo(on=today())
        yield
        transaction.set_rollback(True)


def figures_of(page: str) -> dict[str, int]:
    """The lists of tasks that a page leads to, with the figures it shows for them."""
    return {html.unescape(url): int(number.replace(".", "")) for url, number in FIGURE.findall(page)}


@pytest.mark.parametrize(
    ("who", "least"), [("giamdoc", 10), ("chanhvanphong", 20), ("truongphong", 5), ("chuyenvien", 4), ("quantri", 15)]
)
def test_every_figure_of_a_first_page_is_the_number_of_rows_of_its_list(
    department: None, client: Client, who: str, least: int
) -> None:
    client.force_login(User.objects.get(username=who))

    shown = figures_of(client.get("/").content.decode())
    opened = {url: len(ROW.findall(client.get(url).content.decode())) for url in shown}

    assert len(shown) >= least
    assert opened == shown
