from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from giaoban.audit.queries import history_of
from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.notifications.models import Notice
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.programmes.actions import Decision, Wording, add_line, change_line, withdraw_line
from giaoban.programmes.models import Line, LineChange, LineChangeKind, Programme
from giaoban.tasks.actions import cancel_task, hand_out_task
from giaoban.tasks.models import DeadlineCause, DeadlineChange, Task
from tests.build import TODAY, make_confirmed, make_programme_paper, make_task

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
DECIDED = Decision("Ủy ban tỉnh giao thêm", "Giám đốc, Công văn 125/SKHCN-VP", TODAY)


@pytest.fixture
def programme(division: Unit, office_chief: User) -> Programme:
    programme = make_confirmed(make_programme_paper(3), by=office_chief).programme
    assert programme is not None
    return programme


@pytest.fixture
def line(programme: Programme) -> Line:
    return programme.lines.select_related("task").get(path="II.2")


@pytest.fixture
def added(division: Unit) -> Wording:
    return Wording(
        text="Góp ý dự thảo đề án chuyển đổi số",
        products=("Văn bản góp ý",),
        when_words="Trước 28/11",
        deadline_kind=DeadlineKind.BEFORE,
        due=date(2026, 11, 27),
        unit_id=division.pk,
        unit_words="QLKH",
    )


def wording_of(line: Line, **changes: object) -> Wording:
    """The line as it says itself, with something changed."""
    assert line.task is not None
    same = Wording(
        text=line.text,
        products=tuple(line.products.splitlines()),
        when_words=line.when_words,
        deadline_kind=DeadlineKind(line.task.deadline_kind),
        due=line.task.due,
        leader_id=line.task.leader_id,
        leader_words=line.leader_words,
        unit_id=line.task.lead_unit_id,
        unit_words=line.unit_words,
        partners_words=line.partners_words,
    )
    return replace(same, **changes)  # type: ignore[arg-type]


def test_an_added_line_opens_its_task_at_the_end_of_its_section(
    programme: Programme, added: Wording, division: Unit, office_chief: User
) -> None:
    section = programme.sections.get(path="II")

    line = add_line(programme, added, DECIDED, by=office_chief, on=TODAY, at=NOW, section=section)

    assert (line.path, line.added_on, line.section) == ("II.4", TODAY, section)
    assert line.task is not None
    assert (line.task.lead_unit, line.task.due, line.task.first_due) == (
        division,
        date(2026, 11, 27),
        date(2026, 11, 27),
    )
    origin = line.task.origins.get()
    assert "Bổ sung vào" in origin.label
    assert "Công văn 125/SKHCN-VP" in origin.label


def test_an_addition_is_kept_with_its_reason_day_and_authority(
    programme: Programme, added: Wording, office_chief: User
) -> None:
    line = add_line(programme, added, DECIDED, by=office_chief, on=TODAY, at=NOW)

    change = LineChange.objects.get(line=line)
    assert (change.kind, change.on, change.reason, change.authority) == (
        LineChangeKind.ADD, TODAY, "Ủy ban tỉnh giao thêm", "Giám đốc, Công văn 125/SKHCN-VP",
    )  # fmt: skip
    assert change.before == {}
    assert change.after["text"] == "Góp ý dự thảo đề án chuyển đổi số"
    assert history_of(programme)[0].verb == "programme.line_add"


def test_work_that_runs_already_is_taken_into_the_programme_without_a_second_task(
    programme: Programme, office_chief: User
) -> None:
    task = make_task(office_chief, "Đón đoàn công tác của Bộ", due=date(2026, 11, 28))
    tasks = Task.objects.count()

    line = add_line(programme, Wording(task.text), DECIDED, by=office_chief, on=TODAY, at=NOW, task=task)

    assert line.task == task
    assert Task.objects.count() == tasks
    task.refresh_from_db()
    assert task.due == date(2026, 11, 28)
    with pytest.raises(RuleBroken, match="đã có trong chương trình"):
        add_line(programme, Wording(task.text), DECIDED, by=office_chief, on=TODAY, at=NOW, task=task)


def test_the_people_concerned_are_told_and_who_amends_is_not(
    programme: Programme, added: Wording, unit_head: User, office_chief: User
) -> None:
    line = add_line(programme, added, DECIDED, by=office_chief, on=TODAY, at=NOW)

    notice = Notice.objects.get()
    assert (notice.to, notice.kind, notice.url) == (unit_head, "plan", f"/programmes/lines/{line.pk}/")
    assert "Bổ sung vào chương trình" in notice.title
    assert "Ủy ban tỉnh giao thêm" in notice.text


def test_another_deadline_reaches_the_task_and_its_ledger_and_the_first_one_stays(
    line: Line, office_chief: User
) -> None:
    assert line.task is not None
    first = line.task.due
    words = wording_of(line, when_words="Trước 30/11", due=date(2026, 11, 29))

    change_line(line, words, DECIDED, by=office_chief, on=TODAY, at=NOW, version=1)

    task = Task.objects.get(pk=line.task.pk)
    assert (task.due, task.first_due, task.when_words) == (date(2026, 11, 29), first, "Trước 30/11")
    entry = DeadlineChange.objects.get(task=task)
    assert (entry.was_due, entry.now_due, entry.cause) == (first, date(2026, 11, 29), DeadlineCause.AMENDMENT)


def test_what_the_amendment_leaves_alone_stays_with_the_task(line: Line, office_chief: User) -> None:
    assert line.task is not None
    Task.objects.filter(pk=line.task.pk).update(due=date(2026, 12, 10))  # extended meanwhile

    change_line(
        line, wording_of(line, text="Rà soát danh mục mới"), DECIDED, by=office_chief, on=TODAY, at=NOW, version=1
    )

    task = Task.objects.get(pk=line.task.pk)
    assert (task.text, task.due) == ("Rà soát danh mục mới", date(2026, 12, 10))
    assert not DeadlineChange.objects.exists()


def test_a_change_keeps_both_wordings(line: Line, office_chief: User) -> None:
    change_line(
        line, wording_of(line, text="Rà soát danh mục mới"), DECIDED, by=office_chief, on=TODAY, at=NOW, version=1
    )

    change = LineChange.objects.get()
    assert (change.before["text"], change.after["text"]) == ("Rà soát danh mục số 2", "Rà soát danh mục mới")


def test_a_finished_task_stays_what_it_was(line: Line, office_chief: User) -> None:
    assert line.task is not None
    Task.objects.filter(pk=line.task.pk).update(state=TaskState.DONE, done_on=TODAY)

    change_line(
        line, wording_of(line, text="Rà soát danh mục mới"), DECIDED, by=office_chief, on=TODAY, at=NOW, version=1
    )

    assert Task.objects.get(pk=line.task.pk).text == "Rà soát danh mục số 2"
    assert Line.objects.get(pk=line.pk).text == "Rà soát danh mục mới"


def test_both_units_are_told_when_work_moves_from_one_to_the_other(
    line: Line, office: Unit, unit_head: User, office_chief: User, leader: User
) -> None:
    words = wording_of(line, unit_id=office.pk, unit_words="Văn phòng Sở")
    Task.objects.update(leader=leader)

    change_line(line, words, DECIDED, by=office_chief, on=TODAY, at=NOW, version=1)

    assert set(Notice.objects.values_list("to", flat=True)) == {unit_head.pk, leader.pk}


def test_work_that_goes_to_another_unit_waits_there_for_somebody_to_be_named(
    line: Line, office: Unit, unit_head: User, specialist: User, office_chief: User
) -> None:
    assert line.task is not None
    hand_out_task(line.task, specialist, by=unit_head, on=TODAY, version=line.task.version)
    line = Line.objects.select_related("task").get(pk=line.pk)

    words = wording_of(line, unit_id=office.pk, unit_words="Văn phòng Sở")
    change_line(line, words, DECIDED, by=office_chief, on=TODAY, at=NOW, version=1)

    assert line.task is not None
    task = Task.objects.get(pk=line.task.pk)
    assert (task.lead_unit, task.assignee) == (office, None)
    assert Notice.objects.filter(to=specialist, title__startswith="Việc đã chuyển cho người khác").exists()


def test_a_withdrawn_line_stays_to_be_read_and_its_work_may_go_on(line: Line, office_chief: User) -> None:
    withdraw_line(line, DECIDED, by=office_chief, on=TODAY, at=NOW, version=1, cancel=False)

    now = Line.objects.select_related("task").get(pk=line.pk)
    assert now.withdrawn_on == TODAY
    assert now.task is not None
    assert now.task.state == TaskState.ASSIGNED


def test_a_withdrawn_line_may_cancel_its_work_with_the_reason(line: Line, office_chief: User) -> None:
    withdraw_line(line, DECIDED, by=office_chief, on=TODAY, at=NOW, version=1, cancel=True)

    assert line.task is not None
    task = Task.objects.get(pk=line.task.pk)
    assert task.state == TaskState.CANCELLED
    assert "Ủy ban tỉnh giao thêm" in (history_of(task)[0].after or {})["reason"]


def test_what_was_withdrawn_is_not_changed_any_more(line: Line, office_chief: User) -> None:
    line = withdraw_line(line, DECIDED, by=office_chief, on=TODAY, at=NOW, version=1, cancel=False)

    with pytest.raises(RuleBroken, match="đã rút"):
        change_line(line, wording_of(line, text="Khác"), DECIDED, by=office_chief, on=TODAY, at=NOW, version=2)


def test_work_that_moved_since_it_was_seen_is_not_cancelled_blindly(
    line: Line, specialist: User, unit_head: User, office_chief: User
) -> None:
    assert line.task is not None
    seen = line.task.version
    hand_out_task(line.task, specialist, by=unit_head, on=TODAY, version=seen)

    with pytest.raises(Stale):
        withdraw_line(line, DECIDED, by=office_chief, on=TODAY, at=NOW, version=1, cancel=True, task_version=seen)
    assert not LineChange.objects.exists()


def test_a_line_that_somebody_else_changed_is_stale(line: Line, office_chief: User) -> None:
    change_line(line, wording_of(line, text="Một"), DECIDED, by=office_chief, on=TODAY, at=NOW, version=1)

    with pytest.raises(Stale):
        change_line(line, wording_of(line, text="Hai"), DECIDED, by=office_chief, on=TODAY, at=NOW, version=1)


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (replace(DECIDED, reason="  "), "lý do"),
        (replace(DECIDED, authority=""), "ai quyết định"),
        (replace(DECIDED, on=TODAY + timedelta(days=1)), "chưa đến"),
        (replace(DECIDED, on=date(2026, 10, 29)), "ngày ban hành"),
    ],
)
def test_a_change_without_its_grounds_is_refused(
    line: Line, programme: Programme, added: Wording, office_chief: User, decision: Decision, words: str
) -> None:
    with pytest.raises(RuleBroken, match=words):
        add_line(programme, added, decision, by=office_chief, on=TODAY, at=NOW)
    with pytest.raises(RuleBroken, match=words):
        change_line(line, wording_of(line, text="Khác"), decision, by=office_chief, on=TODAY, at=NOW, version=1)
    with pytest.raises(RuleBroken, match=words):
        withdraw_line(line, decision, by=office_chief, on=TODAY, at=NOW, version=1, cancel=False)


def test_a_change_that_changes_nothing_is_refused(line: Line, office_chief: User) -> None:
    with pytest.raises(RuleBroken, match="Chưa có gì thay đổi"):
        change_line(line, wording_of(line), DECIDED, by=office_chief, on=TODAY, at=NOW, version=1)


@pytest.mark.parametrize("who", ["leader", "unit_head", "specialist", "office_clerk", "admin"])
def test_only_who_plans_amends(
    programme: Programme, line: Line, added: Wording, who: str, request: pytest.FixtureRequest
) -> None:
    person: User = request.getfixturevalue(who)

    with pytest.raises(NotAllowed):
        add_line(programme, added, DECIDED, by=person, on=TODAY, at=NOW)
    with pytest.raises(NotAllowed):
        change_line(line, wording_of(line, text="Khác"), DECIDED, by=person, on=TODAY, at=NOW, version=1)
    with pytest.raises(NotAllowed):
        withdraw_line(line, DECIDED, by=person, on=TODAY, at=NOW, version=1, cancel=False)


def test_a_chief_of_office_of_another_agency_amends_nothing_here(
    programme: Programme, line: Line, added: Wording, outsider: User
) -> None:
    with pytest.raises(RuleBroken):
        add_line(programme, added, DECIDED, by=outsider, on=TODAY, at=NOW)
    with pytest.raises(Line.DoesNotExist):
        change_line(line, wording_of(line, text="Khác"), DECIDED, by=outsider, on=TODAY, at=NOW, version=1)


def test_work_that_is_off_already_is_not_cancelled_twice(line: Line, office_chief: User) -> None:
    assert line.task is not None
    cancel_task(line.task, by=office_chief, on=TODAY, version=line.task.version, reason="Thôi")
    line.refresh_from_db()

    with pytest.raises(RuleBroken, match="không thể huỷ"):
        withdraw_line(line, DECIDED, by=office_chief, on=TODAY, at=NOW, version=1, cancel=True)
