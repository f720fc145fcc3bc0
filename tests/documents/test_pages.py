from __future__ import annotations

from django.core.files.storage import storages
from django.test import Client

from giaoban.documents.actions import keep_content, keep_paper
from giaoban.documents.storing import path_of
from giaoban.organisation.models import User
from tests.build import make_programme_paper


def test_the_original_is_sent_as_it_came(client: Client, office_clerk: User, specialist: User) -> None:
    paper, _ = keep_paper(b"<script>alert(1)</script>", "ctct.html", by=office_clerk)
    client.force_login(specialist)

    answer = client.get(f"/files/{paper.pk}/")

    assert b"".join(answer) == b"<script>alert(1)</script>"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_lost_original_is_told_in_one_sentence(client: Client, office_clerk: User) -> None:
    paper, _ = keep_paper(b"a paper", "ctct.docx", by=office_clerk)
    storages["papers"].delete(path_of(paper.sha256))
    client.force_login(office_clerk)

    page = client.get(f"/files/{paper.pk}/", follow=True).content.decode()

    assert "Bản gốc không còn trong kho tệp; cần khôi phục từ bản sao lưu." in page


def test_the_paper_can_be_read_with_its_paragraphs_as_anchors(client: Client, office_clerk: User) -> None:
    paper, _ = keep_paper(b"a paper", "ctct.docx", by=office_clerk)
    keep_content(paper, make_programme_paper().document, by=office_clerk)
    client.force_login(office_clerk)

    page = client.get(f"/files/{paper.pk}/paper/").content.decode()

    assert 'id="u2"' in page
    assert "Rà soát danh mục số 1" in page


def test_an_outsider_does_not_know_that_a_paper_is_there(client: Client, office_clerk: User, outsider: User) -> None:
    paper, _ = keep_paper(b"a paper", "ctct.docx", by=office_clerk)
    client.force_login(outsider)

    assert client.get(f"/files/{paper.pk}/").status_code == 404
    assert client.get(f"/files/{paper.pk}/paper/").status_code == 404
