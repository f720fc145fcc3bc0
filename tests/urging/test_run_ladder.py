from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from giaoban.audit.models import Entry
from giaoban.audit.queries import history_of
from giaoban.notifications.models import Notice, NoticeKind
from giaoban.organisation.actions import give_post
from giaoban.organisation.models import Agency, Deputising, Role, Unit, User
from giaoban.tasks.actions import hand_in_task, hand_out_task, pause_task
from giaoban.tasks.models import Task, Urge
from giaoban.urging.actions import _climbing as climbing
from giaoban.urging.actions import run_ladder
from giaoban.urging.models import LadderRun, Rung, UrgingRules
from tests.build import make_person, make_task

FRIDAY = date(2026, 11, 20)  # Tuesday the 24th is off: the day of culture
MONDAY, WEDNESDAY, THURSDAY = date(2026, 11, 23), date(2026, 11, 25), date(2026, 11, 26)


def morning(on: date, hour: int = 8) -> datetime:
    """Eight in the office, which is seven hours ahead of UTC."""
    return datetime(on.year, on.month, on.day, hour - 7, tzinfo=UTC)


@pytest.fixture
def director(agency: Agency) -> User:
    return make_person(agency, "giamdoc", Role.LEADER, full_name="Nguyễn Văn Lãnh", title="Giám đốc")


@pytest.fixture
def task(office_chief: User, division: Unit, specialist: User, unit_head: User, leader: User, director: User) -> Task:
    """Given to a specialist, due on Friday."""
    task = make_task(office_chief, "Rà soát danh mục", unit=division, due=FRIDAY, leader=leader)
    return hand_out_task(task, specialist, by=office_chief, on=date(2026, 11, 2), version=task.version)


def steps_of(task: Task) -> list[tuple[date, int | None, str]]:
    return [(urge.on, urge.rung, urge.to.full_name) for urge in task.urges.select_related("to").order_by("at", "pk")]


def climb_each_day(agency: Agency, first: date, last: date) -> None:
    for n in range((last - first).days + 1):
        run_ladder(agency, morning(first + timedelta(n)))


# --- What is told to whom -------------------------------------------------------------------------------------


def test_each_step_reaches_its_person_on_its_working_day(agency: Agency, task: Task) -> None:
    climb_each_day(agency, date(2026, 11, 9), date(2026, 12, 20))

    assert steps_of(task) == [
        (date(2026, 11, 17), -3, "Đỗ Văn Nam"),
        (FRIDAY, 0, "Đỗ Văn Nam"),
        (MONDAY, 1, "Đỗ Văn Nam"),
        (THURSDAY, 3, "Phạm Thị Hoa"),
        (date(2026, 11, 30), 5, "Lê Thị Hạnh"),
        (date(2026, 12, 7), 10, "Nguyễn Văn Lãnh"),
    ]


def test_each_person_is_told_once_a_run_with_the_list(
    agency: Agency, office_chief: User, division: Unit, specialist: User, task: Task
) -> None:
    for n in range(12):
        other = make_task(office_chief, f"Việc số {n}", unit=division, due=FRIDAY)
        hand_out_task(other, specialist, by=office_chief, on=FRIDAY, version=other.version)

    told = run_ladder(agency, morning(MONDAY))

    notice = Notice.objects.get(to=specialist, kind=NoticeKind.URGE)
    assert told == 1
    assert notice.title == "Bạn có 13 việc cần chú ý, đều đã quá hạn"
    assert "– Rà soát danh mục: quá hạn 1 ngày làm việc (hạn T6 20/11/2026)" in notice.text
    assert "… và 3 việc khác." in notice.text
    assert set(Urge.objects.values_list("notice", flat=True)) == {notice.pk}


def test_a_single_task_is_named_and_opened(agency: Agency, specialist: User, task: Task) -> None:
    run_ladder(agency, morning(FRIDAY))

    notice = Notice.objects.get(to=specialist, kind=NoticeKind.URGE)
    assert notice.title == "Đến hạn: Rà soát danh mục"
    assert notice.url.startswith(f"/tasks/{task.pk}/")


def test_work_that_nobody_has_is_told_to_the_head(
    agency: Agency, office_chief: User, division: Unit, unit_head: User
) -> None:
    task = make_task(office_chief, unit=division, due=FRIDAY)

    run_ladder(agency, morning(FRIDAY))

    assert [(urge.to, urge.to_as) for urge in task.urges.all()] == [(unit_head, "unit_head")]


def test_the_head_is_told_and_not_the_deputy_head(
    agency: Agency, office_chief: User, division: Unit, unit_head: User
) -> None:
    make_person(agency, "photruong", Role.UNIT_HEAD, unit=division, title="Phó Trưởng phòng")
    task = make_task(office_chief, unit=division, due=FRIDAY)

    run_ladder(agency, morning(FRIDAY))

    assert [urge.to for urge in task.urges.all()] == [unit_head]


def test_an_agency_urges_by_its_own_ladder(agency: Agency, task: Task, unit_head: User) -> None:
    Rung.objects.create(agency=agency, days=2, to_as="unit_head", text="Đề nghị báo cáo bằng văn bản.")
    Rung.objects.create(agency=agency, days=1, to_as="doer", active=False)

    climb_each_day(agency, date(2026, 11, 16), THURSDAY)

    assert steps_of(task) == [(WEDNESDAY, 2, "Phạm Thị Hoa")]
    assert "Đề nghị báo cáo bằng văn bản." in task.urges.get().text


def test_nobody_of_another_agency_is_told(agency: Agency, task: Task, outsider: User) -> None:
    other = make_task(outsider, due=FRIDAY)

    run_ladder(agency, morning(MONDAY))

    assert not other.urges.exists()
    assert not Notice.objects.filter(to=outsider, kind=NoticeKind.URGE).exists()


# --- What is not urged ----------------------------------------------------------------------------------------


def test_paused_and_handed_in_work_is_not_urged(
    agency: Agency, office_chief: User, division: Unit, specialist: User, task: Task
) -> None:
    late = make_task(office_chief, "Việc nộp chậm", unit=division, due=FRIDAY - timedelta(days=7))
    hand_in_task(late, by=specialist, on=FRIDAY, version=late.version, text="Báo cáo")
    pause_task(task, by=office_chief, on=date(2026, 11, 23), version=task.version, reason="Chờ Bộ hướng dẫn")

    climb_each_day(agency, MONDAY, THURSDAY)

    assert not Urge.objects.exists()


@pytest.mark.parametrize("at", [morning(FRIDAY, 7) - timedelta(minutes=1), morning(FRIDAY, 18)])
def test_nothing_is_said_in_the_quiet_hours(agency: Agency, task: Task, at: datetime) -> None:
    assert run_ladder(agency, at) == 0
    assert not LadderRun.objects.exists()


def test_nothing_is_said_on_a_day_off_or_where_it_is_switched_off(agency: Agency, task: Task) -> None:
    assert run_ladder(agency, morning(date(2026, 11, 24))) == 0
    UrgingRules.objects.create(agency=agency, active=False)
    assert run_ladder(agency, morning(WEDNESDAY)) == 0
    assert not Urge.objects.exists()


# --- Twice, after an outage, with other dates and clocks ------------------------------------------------------


def test_running_twice_tells_nothing_more(agency: Agency, task: Task) -> None:
    first = run_ladder(agency, morning(FRIDAY))
    LadderRun.objects.update(ended_at=None)  # as if the end of the run had been lost

    second = run_ladder(agency, morning(FRIDAY, 9))

    assert (first, second) == (1, 0)
    assert (Urge.objects.count(), Notice.objects.filter(kind=NoticeKind.URGE).count()) == (1, 1)


def test_after_an_outage_only_the_highest_step_of_each_speaks_and_names_the_missed(agency: Agency, task: Task) -> None:
    run_ladder(agency, morning(date(2026, 11, 17)))

    run_ladder(agency, morning(date(2026, 12, 7)))

    assert steps_of(task)[1:] == [
        (date(2026, 12, 7), 1, "Đỗ Văn Nam"),
        (date(2026, 12, 7), 3, "Phạm Thị Hoa"),
        (date(2026, 12, 7), 5, "Lê Thị Hạnh"),
        (date(2026, 12, 7), 10, "Nguyễn Văn Lãnh"),
    ]
    assert task.urges.get(rung=1).text.endswith("Bỏ qua bậc: đúng ngày đến hạn.")


def test_another_deadline_begins_anew(agency: Agency, task: Task) -> None:
    climb_each_day(agency, date(2026, 11, 16), MONDAY)
    Task.objects.filter(pk=task.pk).update(due=date(2026, 12, 4))

    climb_each_day(agency, WEDNESDAY, date(2026, 12, 7))

    assert [(on, rung) for on, rung, _ in steps_of(task)[3:]] == [
        (date(2026, 12, 1), -3),
        (date(2026, 12, 4), 0),
        (date(2026, 12, 7), 1),
    ]


def test_a_clock_that_jumps_ahead_and_back_doubles_nothing_and_loses_nothing(
    agency: Agency, office_chief: User, division: Unit, unit_head: User, task: Task
) -> None:
    run_ladder(agency, morning(date(2026, 11, 17)))
    run_ladder(agency, morning(date(2027, 1, 14)))
    jumped = Urge.objects.count()
    fresh = make_task(office_chief, "Việc mới", unit=division, due=date(2027, 1, 14))

    climb_each_day(agency, date(2026, 11, 18), date(2027, 1, 14))

    assert task.urges.count() == jumped
    assert [rung for _, rung, _ in steps_of(fresh)] == [-3, 0]
    assert LadderRun.objects.filter(ended_at__isnull=True).count() == 0


def test_a_run_that_was_cut_off_before_telling_is_told_by_the_next(
    agency: Agency, task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(climbing, "tell_everybody", dies)
        with pytest.raises(KeyboardInterrupt):
            run_ladder(agency, morning(FRIDAY))
    assert not Notice.objects.filter(kind=NoticeKind.URGE).exists()

    run_ladder(agency, morning(MONDAY))

    notice = Notice.objects.get(kind=NoticeKind.URGE)
    assert task.urges.count() == 2
    assert set(task.urges.values_list("notice", flat=True)) == {notice.pk}
    assert notice.title == "Quá hạn: Rà soát danh mục"
    assert not LadderRun.objects.filter(ended_at__isnull=True).exists()


# --- Trail and cost -------------------------------------------------------------------------------------------


def test_a_run_leaves_its_trace(agency: Agency, task: Task) -> None:
    run_ladder(agency, morning(FRIDAY))

    run = LadderRun.objects.get()
    assert (run.on, run.told) == (FRIDAY, 1)
    assert [entry.verb for entry in history_of(run)] == ["ladder.ended", "ladder.climbed"]
    assert Entry.objects.filter(verb="ladder.climbed").get().after == {"urges": 1, "tasks": 1, "on": "2026-11-20"}


def test_a_run_costs_the_same_however_many_tasks_are_due(
    agency: Agency, office_chief: User, division: Unit, unit_head: User
) -> None:
    make_task(office_chief, unit=division, due=FRIDAY)
    with CaptureQueriesContext(connection) as one:
        run_ladder(agency, morning(FRIDAY))
    for n in range(40):
        make_task(office_chief, f"Việc số {n}", unit=division, due=MONDAY)

    with CaptureQueriesContext(connection) as many:
        run_ladder(agency, morning(MONDAY))

    assert Urge.objects.filter(on=MONDAY).count() == 41
    assert len(many) == len(one)


def test_batches_go_on_where_the_one_before_ended(
    agency: Agency, office_chief: User, division: Unit, unit_head: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(climbing, "BATCH", 3)
    for n in range(10):
        make_task(office_chief, f"Việc số {n}", unit=division, due=FRIDAY - timedelta(days=n % 3))

    run_ladder(agency, morning(FRIDAY))

    assert Urge.objects.values("task").distinct().count() == 10
    assert Notice.objects.filter(kind=NoticeKind.URGE).count() == 1


def test_who_stands_in_for_a_head_is_told_too(
    agency: Agency, office_chief: User, division: Unit, unit_head: User, specialist: User
) -> None:
    Deputising.objects.create(
        agency=agency, principal=unit_head, deputy=specialist, valid_from=FRIDAY, valid_to=FRIDAY + timedelta(days=3)
    )
    task = make_task(office_chief, unit=division, due=FRIDAY)

    run_ladder(agency, morning(FRIDAY))

    assert {urge.to for urge in task.urges.all()} == {unit_head, specialist}


def test_who_left_is_not_told_and_their_head_is(
    agency: Agency, office_chief: User, division: Unit, unit_head: User, specialist: User, task: Task
) -> None:
    User.objects.filter(pk=specialist.pk).update(is_active=False)

    run_ladder(agency, morning(FRIDAY))

    assert [urge.to for urge in task.urges.all()] == [unit_head]


def test_a_person_with_two_posts_is_one_person(
    agency: Agency, office_chief: User, division: Unit, unit_head: User
) -> None:
    give_post(unit_head, Role.OFFICE_CHIEF, by=None, unit=division)
    task = make_task(office_chief, unit=division, due=FRIDAY)

    run_ladder(agency, morning(THURSDAY))

    assert [(urge.to, urge.rung) for urge in task.urges.all()] == [(unit_head, 3)]
