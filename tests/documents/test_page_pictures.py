from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.storage import storages
from django.test import Client
from PIL import Image

from giaoban.documents.actions import keep_paper
from giaoban.documents.models import Paper
from giaoban.organisation.models import User


@pytest.fixture
def scan(office_clerk: User) -> Paper:
    """A white sheet from the scanner."""
    sheet = BytesIO()
    Image.new("RGB", (620, 877), "white").save(sheet, "PNG")
    paper, _ = keep_paper(sheet.getvalue(), "quet.png", by=office_clerk)
    paper.content = {"format": "scan", "pages": 1, "blocks": [], "notes": []}
    paper.save()
    return paper


def test_a_page_of_a_scan_is_shown_and_drawn_only_once(client: Client, scan: Paper, specialist: User) -> None:
    client.force_login(specialist)

    first = client.get(f"/files/{scan.pk}/pages/1.png")
    again = client.get(f"/files/{scan.pk}/pages/1.png")

    assert first.headers["Content-Type"] == "image/png"
    assert first.content[:4] == b"\x89PNG"
    assert again.content == first.content
    assert len(storages["pictures"].listdir(scan.sha256[:2])[1]) == 1


def test_a_page_that_the_paper_has_not_is_not_there(client: Client, scan: Paper, specialist: User) -> None:
    client.force_login(specialist)

    assert client.get(f"/files/{scan.pk}/pages/2.png").status_code == 404
    assert client.get(f"/files/{scan.pk}/pages/0.png").status_code == 404


def test_a_word_file_has_no_pictures(office_clerk: User) -> None:
    paper, _ = keep_paper(b"a paper", "ctct.docx", by=office_clerk)
    paper.content = {"format": "docx", "pages": None, "blocks": []}

    assert not paper.pictured_pages


def test_an_outsider_does_not_know_that_a_page_is_there(client: Client, scan: Paper, outsider: User) -> None:
    client.force_login(outsider)

    assert client.get(f"/files/{scan.pk}/pages/1.png").status_code == 404
