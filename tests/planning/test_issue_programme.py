"""Issuing: one act that opens the work, freezes the draft and tells people once."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.notifications.models import Notice, NoticeKind
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.planning.actions.issuing import issue_programme
from giaoban.planning.models import Draft, DraftState
from giaoban.programmes.models import Programme
from giaoban.tasks.models import Task
from tests.planning.drafts import AT, ON, approved, make_sent_draft, submitted

ISSUED = date(2026, 11, 25)
WORKS = ["Rà soát danh mục nhiệm vụ khoa học", "Kiểm tra an toàn bức xạ tại các phòng X-quang"]


@pytest.fixture
def draft(office_chief: User, unit_head: User, division: Unit, office: Unit, leader: User) -> Draft:
    return make_sent_draft(office_chief, {division: WORKS, office: ["Tổ chức hội nghị tổng kết năm của Sở"]})


def issue(draft: Draft, by: User) -> Programme:
    draft.refresh_from_db()
    return issue_programme(draft, by=by, on=ISSUED, at=AT, version=draft.version, number="15/CTr-SKHCN")


def test_issuing_opens_the_work_from_that_day(draft: Draft, office_chief: User, leader: User, division: Unit) -> None:
    approved(draft, by=office_chief, leader=leader)

    programme = issue(draft, office_chief)

    tasks = Task.objects.filter(lines__programme=programme).order_by("lines__order")
    assert {(task.state, task.given_on, task.due) for task in tasks} == {
        (TaskState.ASSIGNED, ISSUED, date(2026, 12, 18))
    }
    assert [line.path for line in programme.lines.all()] == ["I.1", "I.2", "II.1"]
    assert (programme.number, programme.issued_on, programme.paper_id) == ("15/CTr-SKHCN", ISSUED, None)
    assert tasks[0].lead_unit == division
    assert [p.text for p in tasks[0].products.all()] == ["Báo cáo"]


def test_the_draft_is_frozen_and_keeps_what_was_issued(draft: Draft, office_chief: User, leader: User) -> None:
    approved(draft, by=office_chief, leader=leader)
    programme = issue(draft, office_chief)

    draft.refresh_from_db()
    assert (draft.state, draft.programme) == (DraftState.ISSUED, programme)
    assert [v.state for v in draft.versions.all()] == ["issued", "approved", "submitted"]
    assert [line["text"] for line in draft.versions.all()[0].lines][:2] == WORKS


def test_each_head_is_told_once_and_nobody_before_the_issue(
    draft: Draft, office_chief: User, leader: User, unit_head: User, specialist: User
) -> None:
    approved(draft, by=office_chief, leader=leader)
    assert not Notice.objects.filter(to__in=[unit_head, specialist]).exists()

    programme = issue(draft, office_chief)

    (notice,) = Notice.objects.filter(kind=NoticeKind.WORK)
    assert notice.to == unit_head
    assert "2 việc chủ trì" in notice.text
    assert f"programme={programme.pk}" in notice.url


def test_of_two_who_issue_the_second_is_refused(draft: Draft, office_chief: User, leader: User) -> None:
    approved(draft, by=office_chief, leader=leader)
    draft.refresh_from_db()
    seen = draft.version
    issue_programme(draft, by=office_chief, on=ISSUED, at=AT, version=seen)

    with pytest.raises(RuleBroken, match="Đã ban hành"):
        issue_programme(draft, by=office_chief, on=ISSUED, at=AT, version=seen)

    assert Programme.objects.count() == 1


def test_nothing_is_issued_before_a_leader_approved_it(draft: Draft, office_chief: User) -> None:
    submitted(draft, by=office_chief)

    with pytest.raises(RuleBroken, match="Trình duyệt"):
        issue(draft, office_chief)

    assert not Task.objects.exists()


def test_leaders_and_units_do_not_issue(draft: Draft, office_chief: User, leader: User, unit_head: User) -> None:
    approved(draft, by=office_chief, leader=leader)

    for person in (leader, unit_head):
        with pytest.raises(NotAllowed):
            issue(draft, person)


def test_somebody_of_another_agency_finds_no_draft(
    draft: Draft, office_chief: User, leader: User, outsider: User
) -> None:
    approved(draft, by=office_chief, leader=leader)

    with pytest.raises(Draft.DoesNotExist):
        issue(draft, outsider)


def test_the_day_of_the_draft_is_not_the_day_of_the_work() -> None:
    assert ON < ISSUED
