"""An amended version of a programme: a difference against running work, accepted line by line."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from giaoban.audit.models import Entry
from giaoban.core.continuation import ChangeKind
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.intake.actions import choose_amended, confirm_amendment, confirm_intake, save_draft, undo_intake
from giaoban.intake.amending import AmendedLine, amended_lines, amending_offer
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.rows import Draft
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.programmes.models import Programme
from giaoban.tasks.actions import WorkDone, report_progress
from giaoban.tasks.models import Task
from tests.build import TODAY, make_confirmed, make_intake, make_month, make_row

NOVEMBER = date(2026, 11, 1)
OLD = (
    make_row("Rà soát danh mục nhiệm vụ cấp tỉnh", units="QLKH", path="I.1"),
    make_row("Kiểm tra đo lường xăng dầu", units="Thanh tra", path="I.2"),
    make_row("Khảo sát nhu cầu đổi mới công nghệ", path="I.3"),
)
NEW = (
    make_row("Rà soát danh mục nhiệm vụ cấp tỉnh", units="QLKH", when="Trước 30/11", due="2026-11-30", path="I.1"),
    make_row("Khảo sát nhu cầu đổi mới công nghệ", path="I.2"),
    make_row("Xây dựng kế hoạch chuyển đổi số", path="I.3"),
)


@pytest.fixture
def programme(office_chief: User, division: Unit) -> Programme:
    programme = make_confirmed(make_month(NOVEMBER, list(OLD)), by=office_chief, data=b"issued").programme
    assert programme is not None
    return programme


@pytest.fixture
def amended(office_chief: User, programme: Programme) -> Intake:
    """The amended version, waiting on the page of the difference."""
    intake = make_intake(office_chief, make_month(NOVEMBER, list(NEW)), data=b"amended")
    return choose_amended(intake, programme, by=office_chief, on=TODAY, version=intake.version)


def lines(intake: Intake) -> list[AmendedLine]:
    assert intake.amends is not None
    return amended_lines(Draft.from_json(intake.draft), intake.amends)


def apply(intake: Intake, *accepted: str, by: User, seen: dict[int, int] | None = None) -> Intake:
    versions = {line.task.pk: line.task.version for line in lines(intake) if line.task}
    return confirm_amendment(intake, accepted=accepted, seen=seen or versions, by=by, on=TODAY, version=intake.version)


def task(text: str) -> Task:
    return Task.objects.get(text__startswith=text)


def test_a_programme_of_the_same_kind_and_period_is_offered(office_chief: User, programme: Programme) -> None:
    intake = make_intake(office_chief, make_month(NOVEMBER, list(NEW)), data=b"amended")

    offer = amending_offer(intake, Draft.from_json(intake.draft), user=office_chief)

    assert (offer.chosen, offer.likely) == (None, programme)


def test_a_title_that_names_the_number_is_offered_whatever_its_period(office_chief: User, programme: Programme) -> None:
    paper = make_month(date(2026, 12, 1), list(NEW), title="Chương trình điều chỉnh, bổ sung Chương trình 11/CTr-SKHCN")
    intake = make_intake(office_chief, paper, data=b"amended")

    assert amending_offer(intake, Draft.from_json(intake.draft), user=office_chief).likely == programme


def test_another_month_is_no_amendment(office_chief: User, programme: Programme) -> None:
    intake = make_intake(office_chief, make_month(date(2026, 12, 1), list(NEW)), data=b"next")

    assert amending_offer(intake, Draft.from_json(intake.draft), user=office_chief).likely is None


def test_the_difference_tells_what_changed_was_added_and_dropped(amended: Intake) -> None:
    told = [(line.change.kind.value, line.accept) for line in lines(amended)]

    assert told == [("changed", True), ("unchanged", False), ("added", True), ("dropped", True)]
    assert [(f.label, f.before, f.after) for f in lines(amended)[0].change.fields] == [
        ("Thời gian", "Trước 25/11", "Trước 30/11")
    ]


def test_a_line_printed_as_before_changes_nothing_though_the_work_has_moved_on(amended: Intake) -> None:
    moved = Task.objects.filter(text=OLD[2]["text"])
    moved.update(
        text="Khảo sát nhu cầu đổi mới công nghệ (Phòng QLKH)", when_words="Trước 25/12", due=date(2026, 12, 25)
    )

    line = next(line for line in lines(amended) if line.row and line.row.value("text") == OLD[2]["text"])

    assert line.change.kind is ChangeKind.UNCHANGED
    assert not line.open
    assert line.task is not None


def test_accepted_lines_are_applied_in_one_act(office_chief: User, amended: Intake, programme: Programme) -> None:
    dropped = task("Kiểm tra")

    confirmed = apply(amended, "r1", "r3", f"t{dropped.pk}", by=office_chief)

    new = confirmed.programme
    assert new is not None
    assert new.amends == programme
    assert [line.task for line in new.lines.select_related("task")] == [
        task("Rà soát"), task("Khảo sát"), task("Xây dựng"),
    ]  # fmt: skip
    assert (task("Rà soát").due, task("Rà soát").first_due) == (date(2026, 11, 30), date(2026, 11, 25))
    assert task("Kiểm tra").state == TaskState.CANCELLED
    assert confirmed.counts == {"tasks": 1, "changed": 1, "dropped": 1, "events": 0}
    assert programme.lines.count() == 3


def test_refused_lines_leave_the_work_as_it_is(office_chief: User, amended: Intake) -> None:
    confirmed = apply(amended, by=office_chief)

    assert confirmed.programme is not None
    assert confirmed.programme.lines.count() == 3
    assert Task.objects.count() == 3
    assert (task("Rà soát").due, task("Kiểm tra").state) == (date(2026, 11, 25), TaskState.ASSIGNED)


def test_each_change_leaves_its_trace_with_its_reason(office_chief: User, amended: Intake) -> None:
    dropped = task("Kiểm tra")

    apply(amended, "r1", f"t{dropped.pk}", by=office_chief)

    changed = Entry.objects.get(verb="task.amended")
    assert ((changed.before or {})["due"], (changed.after or {})["due"]) == ("2026-11-25", "2026-11-30")
    cancelled = Entry.objects.get(verb="task.cancel", target_id=dropped.pk)
    assert (cancelled.after or {})["reason"] == "Bỏ theo chương trình điều chỉnh 11/CTr-SKHCN"


def test_begun_work_is_not_dropped_unless_a_person_says_so(office_chief: User, amended: Intake) -> None:
    begun = task("Kiểm tra")
    report_progress(begun, by=office_chief, on=TODAY, version=begun.version, percent=40)

    dropped = lines(amended)[-1]

    assert (dropped.open, dropped.accept) == (True, False)


def test_work_that_moved_since_the_page_was_shown_is_not_changed(office_chief: User, amended: Intake) -> None:
    seen = {line.task.pk: line.task.version for line in lines(amended) if line.task}
    begun = task("Kiểm tra")
    report_progress(begun, by=office_chief, on=TODAY, version=begun.version, percent=40)

    with pytest.raises(Stale):
        apply(amended, "r1", f"t{begun.pk}", by=office_chief, seen=seen)

    assert (Programme.objects.count(), task("Rà soát").due) == (1, date(2026, 11, 25))


def test_an_amended_version_is_not_confirmed_as_a_programme_of_its_own(office_chief: User, amended: Intake) -> None:
    with pytest.raises(RuleBroken, match="trang khác biệt"):
        confirm_intake(amended, Draft.from_json(amended.draft), by=office_chief, on=TODAY, version=amended.version)


def test_an_amendment_is_taken_back_as_a_whole(office_chief: User, amended: Intake, programme: Programme) -> None:
    before = {t["text"]: (t["due"], t["state"], t["words"]) for t in Task.objects.values()}
    confirmed = apply(amended, "r1", "r3", f"t{task('Kiểm tra').pk}", by=office_chief)

    undone = undo_intake(confirmed, by=office_chief, on=TODAY, at=timezone.now())

    assert {t["text"]: (t["due"], t["state"], t["words"]) for t in Task.objects.values()} == before
    assert (undone.state, undone.amends, Programme.objects.count()) == (IntakeState.TO_REVIEW, programme, 1)


def test_an_amended_programme_is_not_taken_back(office_chief: User, amended: Intake) -> None:
    apply(amended, by=office_chief)
    issued = Intake.objects.exclude(pk=amended.pk).get()

    with pytest.raises(RuleBroken):
        undo_intake(issued, by=office_chief, on=TODAY, at=timezone.now())

    assert Programme.objects.count() == 2


def test_work_done_since_stands_in_the_way_of_taking_back(office_chief: User, unit_head: User, amended: Intake) -> None:
    confirmed = apply(amended, "r1", by=office_chief)
    begun = task("Rà soát")
    report_progress(begun, by=unit_head, on=TODAY, version=begun.version, percent=40)

    with pytest.raises(WorkDone):
        undo_intake(confirmed, by=office_chief, on=TODAY, at=timezone.now())


def test_the_clerk_says_what_is_amended_sees_the_difference_and_confirms(
    office_chief: User, programme: Programme, client: Client
) -> None:
    intake = make_intake(office_chief, make_month(NOVEMBER, list(NEW)), data=b"amended")
    client.force_login(office_chief)
    assert "Đây là bản điều chỉnh của chương trình này" in client.get(f"/intake/{intake.pk}/").text

    typed = {"version": intake.version, "amends": programme.pk, "r3-here": "1", "r3-units": "QLKH"}
    page = client.post(f"/intake/{intake.pk}/amends/", typed, follow=True).text
    assert "Bản điều chỉnh của" in page
    assert "<del>Trước 25/11</del>" in page
    seen = {f"seen-{t.pk}": t.version for t in Task.objects.all()}
    version = Intake.objects.get(pk=intake.pk).version
    said = client.post(
        f"/intake/{intake.pk}/difference/", {"version": version, "accept": ["r1", "r3"], **seen}, follow=True
    ).text

    assert "Đã xác nhận: 1 nhiệm vụ mới, 1 thay đổi." in said
    assert task("Xây dựng").lead_unit_words == "QLKH"


def test_what_was_ticked_stays_when_the_act_is_refused(office_chief: User, amended: Intake, client: Client) -> None:
    client.force_login(office_chief)

    page = client.post(f"/intake/{amended.pk}/difference/", {"version": amended.version, "accept": ["r3"]}).text

    assert "vừa được người khác thay đổi" in page
    assert '<input class="form-check-input" type="checkbox" name="accept" value="r3" checked>' in page
    assert '<input class="form-check-input" type="checkbox" name="accept" value="r1">' in page


def test_confirming_an_amended_version_in_the_review_leads_to_the_difference(
    office_chief: User, amended: Intake, client: Client
) -> None:
    client.force_login(office_chief)

    answer = client.post(f"/intake/{amended.pk}/confirm/", {"version": amended.version})

    assert answer["Location"] == f"/intake/{amended.pk}/difference/"


def test_a_person_says_that_it_amends_nothing(office_chief: User, amended: Intake, client: Client) -> None:
    client.force_login(office_chief)

    client.post(f"/intake/{amended.pk}/amends/", {"version": amended.version, "amends": "none"})

    assert Intake.objects.get(pk=amended.pk).amends is None


def test_another_agencys_programme_is_not_found(outsider: User, programme: Programme, client: Client) -> None:
    intake = make_intake(outsider, make_month(NOVEMBER, list(NEW)), data=b"other")
    client.force_login(outsider)

    answer = client.post(f"/intake/{intake.pk}/amends/", {"version": intake.version, "amends": programme.pk})

    assert answer.status_code == 404


def test_the_difference_costs_the_same_for_many_lines(
    office_chief: User, amended: Intake, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    more = [make_row(f"Khảo sát mô hình nuôi loài {c}{d} ven biển") for c in "bcdgh" for d in "aeio"]
    intake = make_intake(office_chief, make_month(NOVEMBER, more), data=b"more")
    draft = Draft.from_json(intake.draft)
    wide = save_draft(amended, draft, by=office_chief, on=TODAY, version=amended.version)
    client.force_login(office_chief)
    client.get(f"/intake/{wide.pk}/difference/")

    with django_assert_max_num_queries(10):
        client.get(f"/intake/{wide.pk}/difference/")
