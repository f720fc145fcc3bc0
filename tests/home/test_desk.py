"""The desk of the Chief of Office and the leader's view: since the last look, silence, weeks, by whose direction."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from giaoban.organisation.models import Unit, User
from giaoban.tasks.actions import ask_extension, cancel_task, confirm_task, hand_in_task, receive_task
from giaoban.tasks.models import Extension, Task
from giaoban.urging.looking import look, week_marks, weeks_before
from giaoban.urging.models import WeekMark
from giaoban.web.clock import today
from tests.build import make_task

MONDAY = date(2026, 11, 16)
FRIDAY = date(2026, 11, 20)


def counted(client: Client, query: str = "") -> dict[str, int]:
    return {count.label: count.number for count in client.get(f"/{query}").context["page"].counts}


def asked_later(task: Task, by: User) -> Extension:
    due = today() + timedelta(days=20)
    return ask_extension(task, proposed_due=due, reason="Chờ Bộ", by=by, on=today(), version=task.version)


# --- Since the last look --------------------------------------------------------------------------------------


def test_the_last_look_is_that_of_an_earlier_day_however_often_one_looks(office_chief: User) -> None:
    assert look(office_chief, MONDAY) is None
    assert look(office_chief, MONDAY) is None
    assert look(office_chief, FRIDAY) == MONDAY
    assert look(office_chief, FRIDAY) == MONDAY


def test_a_second_look_of_a_day_only_reads(office_chief: User) -> None:
    look(office_chief, MONDAY)

    with CaptureQueriesContext(connection) as asked:
        look(office_chief, MONDAY)

    assert [one["sql"].split()[0] for one in asked.captured_queries] == ["SELECT"]


def test_a_clock_put_back_says_nothing_wrong(office_chief: User) -> None:
    look(office_chief, MONDAY)
    look(office_chief, FRIDAY)

    assert look(office_chief, MONDAY) is None


def test_newly_overdue_is_what_became_so_since_the_last_look(
    client: Client, office_chief: User, division: Unit
) -> None:
    for n in range(1, 6):
        make_task(office_chief, f"Việc hạn cách đây {n} ngày", unit=division, due=today() - timedelta(days=n))
    client.force_login(office_chief)
    look(office_chief, today() - timedelta(days=3))

    page = client.get("/").content.decode()

    assert counted(client)["Mới quá hạn"] == 3
    assert "Mới quá hạn từ lần xem trước" in page


# --- Silence --------------------------------------------------------------------------------------------------


def test_silent_is_what_its_doer_has_said_nothing_about_for_long(
    client: Client, office_chief: User, division: Unit, specialist: User
) -> None:
    silent, talked, waiting = (make_task(office_chief, f"Việc {n}", unit=division) for n in range(3))
    long_ago = today() - timedelta(days=40)
    Task.objects.update(last_word_on=long_ago)
    receive_task(talked, by=specialist, on=today(), version=talked.version)
    hand_in_task(waiting, by=specialist, on=long_ago, version=waiting.version, text="Báo cáo")
    client.force_login(office_chief)

    counts = {count.label: count for count in client.get("/").context["page"].counts}
    rows = client.get(counts["Im lặng lâu"].url).context["list"].rows

    assert counts["Im lặng lâu"].number == 1
    assert [row.text for row in rows] == [silent.text]


# --- Weeks ----------------------------------------------------------------------------------------------------


def test_a_week_counts_what_was_late_at_its_end_and_no_more(
    office_chief: User, division: Unit, specialist: User, unit_head: User
) -> None:
    end = weeks_before(FRIDAY)[-1]  # Sunday the 15th
    before, after = end - timedelta(days=3), end + timedelta(days=1)
    _late, in_time, closed, cancelled, _due_after = (
        make_task(office_chief, f"Việc {n}", unit=division, due=after if n == 4 else before) for n in range(5)
    )
    Task.objects.update(given_on=end - timedelta(days=30))
    hand_in_task(in_time, by=specialist, on=before, version=in_time.version, text="Báo cáo")
    closed = hand_in_task(closed, by=specialist, on=end + timedelta(days=2), version=closed.version, text="Báo cáo")
    confirm_task(closed, by=unit_head, on=end + timedelta(days=2), version=closed.version)
    cancel_task(cancelled, by=office_chief, on=end - timedelta(days=1), version=cancelled.version, reason="Trùng")

    marks = week_marks(office_chief.agency_id, FRIDAY)

    assert [mark.ends_on for mark in marks] == weeks_before(FRIDAY)
    assert (marks[-1].ends_on, marks[-1].overdue) == (date(2026, 11, 15), 2)
    assert marks[-2].overdue == 0


def test_the_past_is_kept_and_not_reckoned_again(office_chief: User, division: Unit) -> None:
    week_marks(office_chief.agency_id, FRIDAY)
    Task.objects.create(
        agency_id=office_chief.agency_id,
        text="Việc ghi lùi ngày",
        created_by=office_chief,
        due=date(2026, 10, 1),
        given_on=date(2026, 9, 1),
    )

    with CaptureQueriesContext(connection) as asked:
        marks = week_marks(office_chief.agency_id, FRIDAY)

    assert {mark.overdue for mark in marks} == {0}
    assert len(asked) == 1
    assert WeekMark.objects.count() == len(marks)


# --- The matrix and the selection -----------------------------------------------------------------------------


def test_the_matrix_tells_how_all_open_work_of_a_unit_stands(
    client: Client, office_chief: User, division: Unit, specialist: User
) -> None:
    for days in (-5, 1, 30, None):
        make_task(
            office_chief, f"Việc {days}", unit=division, due=None if days is None else today() + timedelta(days=days)
        )
    waiting = make_task(office_chief, "Việc đã nộp", unit=division, due=today() + timedelta(days=30))
    hand_in_task(waiting, by=specialist, on=today(), version=waiting.version, text="Báo cáo")
    client.force_login(office_chief)

    (unit,) = client.get("/").context["page"].units
    numbers = {count.label: count.number for count in unit.counts}
    rows = {count.label: len(client.get(count.url).context["list"].rows) for count in unit.counts}

    assert numbers == {
        "Quá hạn": 1, "Sắp hạn": 1, "Trong hạn": 2, "Không hạn": 1, "Chờ xác nhận": 1, "Chưa xong": 5,
    }  # fmt: skip
    assert rows == numbers


def test_rows_of_the_desk_can_be_ticked_and_urged(client: Client, office_chief: User, division: Unit) -> None:
    task = make_task(office_chief, unit=division, due=today() - timedelta(days=1))
    client.force_login(office_chief)

    page = client.get("/").content.decode()

    assert f'name="task" form="urge" value="{task.pk}"' in page
    assert '<form class="urge-bar screen-only" id="urge" method="post"' in page


# --- The leader's view ----------------------------------------------------------------------------------------


def test_a_leader_sees_what_they_direct_and_can_look_at_all(
    client: Client, leader: User, office_chief: User, division: Unit, office: Unit
) -> None:
    yesterday = today() - timedelta(days=1)
    make_task(office_chief, "Việc tôi chỉ đạo", unit=division, due=yesterday, leader=leader)
    make_task(office_chief, "Việc người khác chỉ đạo", unit=office, due=yesterday)
    client.force_login(leader)

    own, every = (client.get(f"/{query}") for query in ("", "?view=all"))

    assert "Việc tôi chỉ đạo" in own.content.decode()
    assert "Việc người khác chỉ đạo" not in own.content.decode()
    assert [unit.name for unit in own.context["page"].units] == [division.name]
    assert "Việc người khác chỉ đạo" in every.content.decode()
    assert (counted(client)["Quá hạn"], counted(client, "?view=all")["Quá hạn"]) == (1, 2)


def test_a_leader_who_directs_nothing_looks_at_the_whole_agency(
    client: Client, leader: User, office_chief: User, division: Unit
) -> None:
    make_task(office_chief, "Việc chung", unit=division, due=today() - timedelta(days=1))
    client.force_login(leader)

    assert "Việc chung" in client.get("/").content.decode()


def test_a_request_for_another_deadline_is_decided_from_the_leaders_page(
    client: Client, leader: User, office_chief: User, division: Unit, specialist: User
) -> None:
    task = make_task(office_chief, "Việc xin lùi", unit=division, due=today() + timedelta(days=5), leader=leader)
    extension = ask_extension(
        task,
        proposed_due=today() + timedelta(days=20),
        reason="Chờ Bộ",
        by=specialist,
        on=today(),
        version=task.version,
    )
    client.force_login(leader)

    page = client.get("/").content.decode()

    assert f'action="/tasks/extensions/{extension.pk}/decide/' in page


def test_who_cannot_decide_is_not_asked(
    client: Client, leader: User, office_chief: User, division: Unit, specialist: User, unit_head: User
) -> None:
    task = make_task(office_chief, "Việc xin lùi", unit=division, due=today() + timedelta(days=5), leader=leader)
    ask_extension(
        task,
        proposed_due=today() + timedelta(days=20),
        reason="Chờ Bộ",
        by=specialist,
        on=today(),
        version=task.version,
    )
    client.force_login(unit_head)

    assert "/decide/" not in client.get("/").content.decode()
