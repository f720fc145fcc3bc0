"""What a person sees while a paper is being read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from giaoban.intake import reading
from giaoban.intake.actions import keep_refusal, take_in
from giaoban.intake.claims import claim
from giaoban.intake.models import Intake, IntakeState
from giaoban.organisation.models import User
from tests.build import TODAY, make_intake

HTMX = {"HX-Request": "true"}
RTF = rb"{\rtf1\ansi CHUONG TRINH CONG TAC}"


@pytest.fixture
def being_read(office_clerk: User) -> Intake:
    intake, _ = take_in(RTF, "ctct.rtf", by=office_clerk, on=TODAY)
    held = claim(intake.pk)
    assert held
    held.tell(3, 40)
    return intake


def test_a_long_paper_goes_into_the_queue_and_the_page_says_so(
    client: Client, office_clerk: User, jobs_queued: None
) -> None:
    client.force_login(office_clerk)

    answer = client.post("/intake/", {"file": SimpleUploadedFile("ctct.rtf", RTF)}, follow=True)

    assert "Đang chờ đến lượt đọc" in answer.content.decode()
    assert "Bạn có thể rời trang này" in answer.content.decode()
    assert DBTaskResult.objects.count() == 1


def test_a_short_paper_is_read_before_the_page_comes(
    client: Client, office_clerk: User, jobs_queued: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "later", lambda *_: pytest.fail("put into the queue"))
    client.force_login(office_clerk)

    client.post("/intake/", {"text": "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2026\n1. Rà soát danh mục."})

    assert Intake.objects.get().state == IntakeState.TO_REVIEW


def test_progress_shows_pages_and_asks_again(client: Client, office_clerk: User, being_read: Intake) -> None:
    client.force_login(office_clerk)

    page = client.get(f"/intake/{being_read.pk}/").content.decode()

    assert "Đã đọc 3 / 40 trang" in page
    assert f'hx-get="/intake/{being_read.pk}/"' in page


def test_asking_again_gives_the_part_only(client: Client, office_clerk: User, being_read: Intake) -> None:
    client.force_login(office_clerk)

    part = client.get(f"/intake/{being_read.pk}/", headers=HTMX).content.decode()

    assert part.lstrip().startswith("<section")
    assert "Đã đọc 3 / 40 trang" in part


def test_when_it_is_read_the_review_opens(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)

    answer = client.get(f"/intake/{intake.pk}/", headers=HTMX)

    assert answer.headers["HX-Refresh"] == "true"


def test_a_refused_paper_keeps_its_sentence_and_a_way_on(
    client: Client, office_clerk: User, being_read: Intake
) -> None:
    keep_refusal(being_read, "Tệp bị hỏng, không mở được.", by=office_clerk, on=TODAY)
    client.force_login(office_clerk)

    page = client.get(f"/intake/{being_read.pk}/").content.decode()

    assert "Tệp bị hỏng, không mở được." in page
    assert "Đọc lại" in page


def test_the_list_shows_progress_and_looks_again_while_something_is_read(
    client: Client, office_clerk: User, being_read: Intake
) -> None:
    client.force_login(office_clerk)

    page = client.get("/intake/").content.decode()

    assert "Đã đọc 3 / 40 trang" in page
    assert 'hx-trigger="every 2s"' in page


def test_the_list_is_quiet_when_nothing_is_read(client: Client, office_clerk: User) -> None:
    make_intake(office_clerk)
    client.force_login(office_clerk)

    assert "every 2s" not in client.get("/intake/").content.decode()


def test_an_outsider_does_not_see_how_far_a_reading_is(client: Client, outsider: User, being_read: Intake) -> None:
    client.force_login(outsider)

    assert client.get(f"/intake/{being_read.pk}/").status_code == 404


def test_a_paper_that_no_worker_takes_says_so(client: Client, office_clerk: User) -> None:
    intake, _ = take_in(RTF, "ctct.rtf", by=office_clerk, on=TODAY)
    Intake.objects.update(brought_at=timezone.now() - timedelta(minutes=10))
    client.force_login(office_clerk)

    assert "Chưa có tiến trình nào nhận đọc" in client.get(f"/intake/{intake.pk}/").content.decode()


def test_a_paper_that_waits_behind_another_is_told_to_wait(
    client: Client, office_clerk: User, being_read: Intake
) -> None:
    intake, _ = take_in(RTF + b" ", "ctct-2.rtf", by=office_clerk, on=TODAY)
    Intake.objects.filter(pk=intake.pk).update(brought_at=timezone.now() - timedelta(minutes=10))
    client.force_login(office_clerk)

    page = client.get(f"/intake/{intake.pk}/").content.decode()

    assert "Đang chờ đến lượt đọc" in page
    assert "Chưa có tiến trình nào" not in page
