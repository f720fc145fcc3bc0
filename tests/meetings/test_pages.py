from __future__ import annotations

import pytest
from django.test import Client

from giaoban.intake.actions import confirm_intake
from giaoban.intake.rows import Draft
from giaoban.meetings.models import Meeting
from giaoban.organisation.models import User
from tests.build import TODAY, make_intake, make_notice_paper


@pytest.fixture
def meeting(office_clerk: User, office_chief: User) -> Meeting:
    intake = make_intake(office_clerk, make_notice_paper())
    draft = Draft.from_json(intake.draft)
    intake = confirm_intake(intake, draft, by=office_chief, on=TODAY, version=intake.version)
    assert intake.meeting is not None
    return intake.meeting


def test_the_conclusions_stand_under_their_headings_with_their_state(
    client: Client, meeting: Meeting, specialist: User
) -> None:
    client.force_login(specialist)

    page = client.get(f"/conclusions/{meeting.pk}/").content.decode()

    assert "Giao Phòng Quản lý khoa học" in page
    assert "Tham mưu phương án tự chủ" in page
    assert "Đã giao" in page


def test_the_list_counts_what_is_done(client: Client, meeting: Meeting, specialist: User) -> None:
    client.force_login(specialist)

    assert "0/1" in client.get("/conclusions/").content.decode()


def test_an_outsider_does_not_know_that_a_meeting_is_there(client: Client, meeting: Meeting, outsider: User) -> None:
    client.force_login(outsider)

    assert client.get(f"/conclusions/{meeting.pk}/").status_code == 404
    assert meeting.title not in client.get("/conclusions/").content.decode()
