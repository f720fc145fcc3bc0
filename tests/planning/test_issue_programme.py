"""Issuing: one act that opens the work, freezes the draft and tells people once."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.notifications.models import Notice, NoticeKind
from giaoban.organisation.models import Agency, Role, Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.planning.actions.draft_joining import join_lines
from giaoban.planning.actions.draft_lines import drop_lines, name_leader
from giaoban.planning.actions.drafting import make_draft, take_in_proposals
from giaoban.planning.actions.issuing import issue_programme
from giaoban.planning.models import Draft, DraftLine, DraftState, Occurrence, PlanningRules, Template
from giaoban.programmes.actions import NewLine, NewProgramme, create_programme
from giaoban.programmes.models import Programme, ProgrammeKind
from giaoban.tasks.actions import NewOrigin, NewTask, Ordered, cancel_task
from giaoban.tasks.models import OriginKind, Task
from tests.build import make_person, make_unit
from tests.planning.drafts import (
    AT,
    ON,
    approved,
    lines_of,
    make_collection,
    make_proposal,
    make_sent_draft,
    make_sheet,
    submitted,
)

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


def test_running_work_goes_on_as_the_same_task_counted_and_the_annual_line_is_kept(
    draft: Draft, office_chief: User, leader: User, division: Unit
) -> None:
    running = create_november(office_chief, division)
    line = DraftLine.objects.get(text=WORKS[0])
    annual = running.lines.get()
    DraftLine.objects.filter(pk=line.pk).update(task=running, annual=annual)
    approved(draft, by=office_chief, leader=leader)

    programme = issue(draft, office_chief)

    running.refresh_from_db()
    assert programme.lines.get(order=0).task == running
    assert programme.lines.get(order=0).annual == annual
    assert (running.carried, running.due) == (1, date(2026, 12, 18))
    assert Task.objects.count() == 3


def create_november(by: User, unit: Unit) -> Task:
    """A running task of last month's programme."""
    order = Ordered(NewTask(WORKS[0], NewOrigin(OriginKind.PROGRAMME_LINE, WORKS[0]), lead_unit_id=unit.pk))
    new = NewProgramme(
        kind=ProgrammeKind.MONTHLY,
        title="Chương trình tháng 11",
        start=date(2026, 11, 1),
        end=date(2026, 11, 30),
        lines=[NewLine("", "1", None, order)],
    )
    return create_programme(new, by=by, on=date(2026, 10, 28))[1].opened[0]


def test_a_line_whose_running_work_was_cancelled_is_refused_whole(
    draft: Draft, office_chief: User, leader: User, division: Unit
) -> None:
    running = create_november(office_chief, division)
    DraftLine.objects.filter(text=WORKS[0]).update(task=running)
    approved(draft, by=office_chief, leader=leader)
    cancel_task(running, by=office_chief, on=ON, version=running.version, reason="Không làm nữa")

    with pytest.raises(RuleBroken, match=r"[Hh]uỷ"):
        issue(draft, office_chief)

    draft.refresh_from_db()
    assert draft.state == DraftState.APPROVED
    assert not Programme.objects.filter(title=draft.title).exists()


def test_each_time_of_recurring_work_gets_its_task(
    draft: Draft, office_chief: User, leader: User, division: Unit
) -> None:
    template = Template.objects.create(agency=draft.agency, text=WORKS[0], unit=division)
    proposal = DraftLine.objects.get(text=WORKS[0]).proposals.get()
    time = Occurrence.objects.create(
        agency=draft.agency, template=template, start=draft.collection.start, proposal=proposal
    )
    approved(draft, by=office_chief, leader=leader)

    programme = issue(draft, office_chief)

    time.refresh_from_db()
    assert time.task == programme.lines.get(order=0).task


def test_joined_lines_are_one_task_with_both_units_and_both_heads_are_told(
    draft: Draft, agency: Agency, office_chief: User, leader: User, unit_head: User, division: Unit
) -> None:
    third = make_unit(agency, "Thanh tra Sở", short_name="Thanh tra")
    inspector = make_person(agency, "thanhtra", Role.UNIT_HEAD, unit=third)
    make_sheet(draft.collection, third, [f"Tiếp tục {WORKS[0].lower()}"])
    take_in_proposals(draft, by=office_chief, on=ON)
    own, other = DraftLine.objects.get(text=WORKS[0]), DraftLine.objects.get(unit=third)
    join_lines(draft, [own.pk, other.pk], by=office_chief, on=ON)
    approved(draft, by=office_chief, leader=leader)

    programme = issue(draft, office_chief)

    task = programme.lines.get(order=0).task
    assert task is not None
    assert [unit.name for unit in task.supporting_units.all()] == ["Thanh tra Sở"]
    assert (task.lead_unit, task.partners_words) == (division, "Thanh tra Sở")
    assert "1 việc phối hợp" in Notice.objects.get(to=inspector).text
    assert Notice.objects.filter(to=unit_head).count() == 1


def test_a_leader_who_is_named_is_told_once_with_the_count(draft: Draft, office_chief: User, leader: User) -> None:
    name_leader(draft, [line.pk for line in lines_of(draft)], leader, by=office_chief, on=ON)
    approved(draft, by=office_chief, leader=leader)

    issue(draft, office_chief)

    (notice,) = Notice.objects.filter(to=leader, kind=NoticeKind.WORK)
    assert "3 việc do đồng chí chỉ đạo" in notice.text


def test_what_the_agency_insists_on_keeps_lines_from_being_issued(
    draft: Draft, office_chief: User, leader: User
) -> None:
    PlanningRules.objects.create(agency=draft.agency, blocking_clears=["product", "authority"])
    DraftLine.objects.filter(text=WORKS[0]).update(products="", leader=leader)
    DraftLine.objects.exclude(text=WORKS[0]).update(leader=leader)
    approved(draft, by=office_chief, leader=leader)

    with pytest.raises(RuleBroken, match=f"1 dòng chưa đủ 6 rõ: “{WORKS[0]}” chưa rõ sản phẩm"):
        issue(draft, office_chief)

    assert not Task.objects.exists()


def test_an_empty_section_is_not_issued_and_leaves_no_gap_in_the_numbers(
    draft: Draft, office_chief: User, leader: User
) -> None:
    Draft.objects.filter(pk=draft.pk).update(sections=["Mục trống", *draft.sections])
    approved(draft, by=office_chief, leader=leader)

    programme = issue(draft, office_chief)

    assert [section.path for section in programme.sections.all()] == ["I", "II"]
    assert [line.path for line in programme.lines.all()] == ["I.1", "I.2", "II.1"]


def test_dropped_lines_are_not_issued(draft: Draft, office_chief: User, leader: User) -> None:
    drop_lines(draft, [DraftLine.objects.get(text=WORKS[0]).pk], by=office_chief, on=ON, reason="Đã xong")
    approved(draft, by=office_chief, leader=leader)

    assert WORKS[0] not in {line.text for line in issue(draft, office_chief).lines.all()}


def test_more_lines_cost_hardly_more_statements(office_chief: User, division: Unit, office: Unit, leader: User) -> None:
    def cost(number: int, start: date) -> int:
        collection = make_collection(office_chief, start=start)
        sheet = make_sheet(collection, division)
        for n in range(number):
            make_proposal(sheet, f"Việc số {n}")
        draft = approved(make_draft(collection, by=office_chief, on=ON), by=office_chief, leader=leader)
        with CaptureQueriesContext(connection) as queries:
            issue_programme(draft, by=office_chief, on=ISSUED, at=AT, version=draft.version)
        return len(queries)

    few = cost(2, date(2026, 12, 2))

    assert cost(300, date(2026, 12, 3)) <= few + 40  # batches, above all of SQLite
