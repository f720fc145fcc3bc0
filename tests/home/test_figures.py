"""Every figure of a first page is the number of rows of the list that it opens: each role, the made-up department."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from giaoban.demo.actions import make_demo
from giaoban.organisation.models import User
from giaoban.web.clock import today

pytestmark = pytest.mark.django_db

FIGURE = re.compile(r'<a[^>]* href="(/tasks/\?[^"]+)"[^>]*>(?:<strong>)?([\d.]+)(?=\D)')
ROW = re.compile(r'<tr[^>]*>\s*<t[dh][^>]*>.*?href="/tasks/\d+/', re.S)


def figures_of(page: str) -> dict[str, int]:
    """The lists of tasks that a page leads to, with the figures it shows for them."""
    return {html.unescape(url): int(number.replace(".", "")) for url, number in FIGURE.findall(page)}


@pytest.mark.parametrize(
    ("who", "least"), [("giamdoc", 15), ("chanhvanphong", 20), ("truongphong", 5), ("chuyenvien", 4), ("quantri", 15)]
)
def test_every_figure_of_a_first_page_is_the_number_of_rows_of_its_list(client: Client, who: str, least: int) -> None:
    make_demo(on=today())
    client.force_login(User.objects.get(username=who))

    shown = figures_of(client.get("/").content.decode())
    opened = {url: len(ROW.findall(client.get(url).content.decode())) for url in shown}

    assert len(shown) >= least
    assert opened == shown
