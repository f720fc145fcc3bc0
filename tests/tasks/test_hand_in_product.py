"""Handing in products: words, the number of a paper, a file; several in time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from giaoban.documents.models import Paper
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.actions import NewFile, hand_in_task, send_back_task
from giaoban.tasks.models import Task
from giaoban.tasks.queries import submissions_of
from giaoban.web.clock import today
from tests.build import TODAY, make_task


@pytest.fixture
def task(office_chief: User, division: Unit) -> Task:
    return make_task(office_chief, unit=division, due=TODAY)


def test_a_file_is_kept_as_a_paper_of_the_agency(task: Task, specialist: User) -> None:
    task = hand_in_task(
        task, by=specialist, on=TODAY, version=task.version, file=NewFile("ket-qua.docx", b"the result")
    )

    paper = Paper.objects.get()
    assert (paper.name, paper.agency_id) == ("ket-qua.docx", task.agency_id)
    assert submissions_of(task).get().paper == paper


def test_every_product_handed_in_is_kept(task: Task, specialist: User, unit_head: User) -> None:
    task = hand_in_task(task, by=specialist, on=TODAY, version=task.version, number="12/BC-SKHCN", signed_on=TODAY)
    task = send_back_task(task, by=unit_head, on=TODAY, version=task.version, reason="Thiếu phụ lục")
    task = hand_in_task(task, by=specialist, on=TODAY, version=task.version, number="14/BC-SKHCN", signed_on=TODAY)

    assert [s.number for s in submissions_of(task)] == ["14/BC-SKHCN", "12/BC-SKHCN"]


def test_a_paper_of_tomorrow_is_refused(task: Task, specialist: User) -> None:
    with pytest.raises(RuleBroken, match="tương lai"):
        hand_in_task(
            task, by=specialist, on=TODAY, version=task.version, number="1/BC", signed_on=TODAY + timedelta(days=1)
        )

    assert not submissions_of(task).exists()


def test_the_page_takes_a_file_with_its_number_and_shows_it_to_who_confirms(
    client: Client, task: Task, specialist: User, unit_head: User
) -> None:
    client.force_login(specialist)
    file = SimpleUploadedFile("báo cáo.pdf", b"%PDF a report")
    data = {"version": 1, "text": "Đã ký", "number": "125/BC-SKHCN", "signed_on": today().isoformat(), "file": file}
    client.post(f"/tasks/{task.pk}/hand-in/", data)
    client.force_login(unit_head)

    page = client.get(f"/tasks/{task.pk}/").content.decode()

    assert page.index("Văn bản 125/BC-SKHCN") < page.index("Xác nhận hoàn thành</button>")
    assert "báo cáo.pdf" in page


@pytest.mark.parametrize(
    ("data", "words"), [(b"", "Tệp rỗng"), (b"0" * 2_000, "quá lớn; giới hạn là")], ids=["empty", "too large"]
)
def test_a_file_that_cannot_be_taken_loses_nothing_typed(
    client: Client, task: Task, specialist: User, monkeypatch: pytest.MonkeyPatch, data: bytes, words: str
) -> None:
    monkeypatch.setattr("giaoban.tasks.forms.LARGEST_FILE", 1_000)
    client.force_login(specialist)

    answer = client.post(
        f"/tasks/{task.pk}/hand-in/",
        {"version": 1, "text": "Chữ đã gõ", "number": "12/BC", "file": SimpleUploadedFile("a.pdf", data)},
    )

    page = answer.content.decode()
    assert words in page
    assert "Chữ đã gõ" in page
    assert 'value="12/BC"' in page
    assert Task.objects.get(pk=task.pk).state == "assigned"
