from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from giaoban.core.calendar.holidays_vn import Overrides, work_calendar
from giaoban.home.days import marks_of
from giaoban.organisation.models import Unit, User
from giaoban.schedule.actions import NewEvent, create_events
from giaoban.tasks.actions import (
    TaskRulesChange,
    hand_in_task,
    hand_out_task,
    receive_task,
    send_back_task,
    set_task_rules,
)
from giaoban.tasks.models import Task
from giaoban.web.clock import today
from tests.build import make_intake, make_task

# Who asks, the office's calendar and rules, the last look, eight figures with their rows, own work, units, weeks, days.
QUERIES_OF_THE_OFFICE = 38
QUERIES_OF_A_UNIT = 19
QUERIES_OF_ONE = 13


def yesterday() -> date:
    return today() - timedelta(days=1)


# --- One's own work -------------------------------------------------------------------------------------------


def test_a_specialist_sees_the_work_on_the_desk(
    client: Client,
    office_chief: User,
    division: Unit,
    office: Unit,
    specialist: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(15):
        make_task(office_chief, f"Việc phòng {n}", unit=division, due=yesterday())
    make_task(office_chief, "Việc nơi khác", unit=office)
    client.force_login(specialist)

    with django_assert_max_num_queries(QUERIES_OF_ONE):
        page = client.get("/").content.decode()

    assert page.count("Việc phòng") == 15
    assert "Việc nơi khác" not in page
    assert "Nạp văn bản" not in page


def test_what_was_sent_back_comes_first_with_its_reason(
    client: Client, office_chief: User, division: Unit, unit_head: User, specialist: User
) -> None:
    make_task(office_chief, "Việc quá hạn", unit=division, due=yesterday())
    back = make_task(office_chief, "Việc bị trả", unit=division, due=today() + timedelta(days=30))
    back = hand_in_task(back, by=specialist, on=today(), version=back.version, text="Dự thảo")
    send_back_task(back, by=unit_head, on=today(), version=back.version, reason="Thiếu phụ lục")
    client.force_login(specialist)

    page = client.get("/").content.decode()

    assert page.index("Trả lại: Thiếu phụ lục") < page.index("Việc quá hạn")


def test_more_than_twenty_go_on_on_the_next_page(
    client: Client, office_chief: User, division: Unit, specialist: User
) -> None:
    for n in range(25):
        make_task(office_chief, f"Việc số {n}.", unit=division, due=today() + timedelta(days=n))
    client.force_login(specialist)

    first, second = (client.get("/", {"page": n}).content.decode() for n in (1, 2))

    assert (first.count("Việc số"), second.count("Việc số")) == (20, 5)
    assert "Việc số 24." in second


def test_a_specialist_reports_progress_without_leaving_the_page(
    client: Client, office_chief: User, division: Unit, specialist: User
) -> None:
    task = make_task(office_chief, "Soạn đề cương", unit=division)
    client.force_login(specialist)
    client.post(f"/tasks/{task.pk}/receive/", {"version": 1, "from_home": "1"})

    answer = client.post(
        f"/tasks/{task.pk}/progress/", {"version": 2, "percent": 40, "text": "", "from_home": "1"}, follow=True
    )

    assert answer.redirect_chain == [("/", 302)]
    assert "Đã ghi tiến độ" in answer.content.decode()
    assert '<option value="40" selected>' in answer.content.decode()


def test_a_specialist_hands_in_without_leaving_the_page(
    client: Client, office_chief: User, division: Unit, specialist: User
) -> None:
    task = make_task(office_chief, "Soạn đề cương", unit=division)
    task = receive_task(task, by=specialist, on=today(), version=task.version)
    client.force_login(specialist)

    answer = client.post(
        f"/tasks/{task.pk}/hand-in/", {"version": task.version, "text": "12/BC-QLKH", "from_home": "1"}, follow=True
    )

    assert answer.redirect_chain == [("/", 302)]
    assert "Đã nộp, chờ xác nhận" in answer.content.decode()


# --- The head of a unit ---------------------------------------------------------------------------------------


def test_a_head_hands_out_and_confirms_from_the_first_page(
    client: Client,
    office_chief: User,
    division: Unit,
    office: Unit,
    unit_head: User,
    specialist: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    make_task(office_chief, "Việc chưa giao", unit=division)
    make_task(office_chief, "Việc nơi khác", unit=office, due=yesterday())
    done = make_task(office_chief, "Việc đã nộp", unit=division)
    hand_in_task(done, by=specialist, on=today(), version=done.version, text="Báo cáo")
    client.force_login(unit_head)

    with django_assert_max_num_queries(QUERIES_OF_A_UNIT):
        page = client.get("/").content.decode()

    assert page.index("Chưa giao cho ai") < page.index("Việc chưa giao") < page.index("Chờ bạn xác nhận")
    assert f'<option value="{specialist.pk}">Đỗ Văn Nam</option>' in page
    assert f'action="/tasks/{done.pk}/confirm/"' in page
    assert "Việc nơi khác" not in page


def test_who_handed_in_is_not_asked_to_confirm(
    client: Client, office_chief: User, division: Unit, unit_head: User
) -> None:
    task = make_task(office_chief, unit=division)
    hand_in_task(task, by=unit_head, on=today(), version=task.version, text="Báo cáo")
    client.force_login(unit_head)

    assert f"/tasks/{task.pk}/confirm/" not in client.get("/").content.decode()


# --- The Chief of Office --------------------------------------------------------------------------------------


def test_the_chief_of_office_counts_the_whole_agency(
    client: Client, office_chief: User, division: Unit, outsider: User
) -> None:
    make_task(office_chief, unit=division, due=yesterday())
    make_task(outsider, due=yesterday())
    client.force_login(office_chief)

    page = client.get("/").content.decode()

    assert "<strong>1</strong> Quá hạn" in page
    assert "<strong>1</strong> Mới quá hạn" in page
    assert "<strong>1</strong> Chưa giao ai" in page
    assert "<strong>1</strong> Chưa đủ sáu rõ" in page


def test_each_figure_opens_the_very_rows(client: Client, office_chief: User, division: Unit, specialist: User) -> None:
    make_task(office_chief, "Việc mới trễ", unit=division, due=yesterday())
    make_task(office_chief, "Việc trễ lâu", unit=division, due=today() - timedelta(days=60))
    waiting = make_task(office_chief, "Việc nộp lâu", unit=division)
    waiting = receive_task(waiting, by=specialist, on=today(), version=waiting.version)
    hand_in_task(waiting, by=specialist, on=today() - timedelta(days=20), version=waiting.version, text="Báo cáo")
    client.force_login(office_chief)
    counts = {count.label: count for count in client.get("/").context["page"].counts}

    def behind(label: str) -> tuple[int, str]:
        return counts[label].number, client.get(counts[label].url).content.decode().partition('id="task-rows"')[2]

    assert {label: count.number for label, count in counts.items()} == {
        "Mới quá hạn": 1,
        "Quá hạn": 2,
        "Hạn hôm nay": 0,
        f"Hạn {marks_of(today(), work_calendar(today().year - 1, today().year)).week}": 0,
        "Chờ xác nhận lâu": 1,
        "Chưa giao ai": 2,
        "Đơn vị trả về": 0,
        "Chưa đủ sáu rõ": 3,
        "Im lặng lâu": 0,
    }
    assert "Việc mới trễ" in behind("Mới quá hạn")[1]
    assert "Việc trễ lâu" not in behind("Mới quá hạn")[1]
    assert "Việc nộp lâu" in behind("Chờ xác nhận lâu")[1]
    assert "Việc mới trễ" not in behind("Chờ xác nhận lâu")[1]


def test_the_desk_costs_the_same_however_much_is_late(
    client: Client,
    office_chief: User,
    division: Unit,
    office: Unit,
    specialist: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(12):
        make_task(office_chief, f"Việc trễ {n}.", unit=division, due=yesterday() - timedelta(days=10 + n))
    task = Task.objects.get(text="Việc trễ 11.")
    hand_out_task(task, specialist, by=office_chief, on=today(), version=task.version)
    make_task(office_chief, "Việc của văn phòng", unit=office)
    client.force_login(office_chief)

    client.get("/")  # weeks that ended are reckoned once and kept
    with django_assert_max_num_queries(QUERIES_OF_THE_OFFICE):
        page = client.get("/").content.decode()

    assert page.index("Việc trễ 0.") < page.index("Việc trễ 4.")
    assert f'href="/tasks/?unit={division.pk}&amp;timeliness=overdue" class="due-note-bad">12</a>' in page


def test_what_was_due_over_the_weekend_is_new_on_monday() -> None:
    monday = marks_of(date(2026, 11, 23), work_calendar(2025, 2026))

    assert monday.since == date(2026, 11, 20)
    assert monday.week_ends == date(2026, 11, 29)
    assert monday.waits_since == date(2026, 11, 18)


def test_from_a_weekend_one_looks_at_the_week_to_come() -> None:
    assert marks_of(date(2026, 11, 22), work_calendar(2025, 2026)).week_ends == date(2026, 11, 29)


def test_how_long_a_result_may_wait_is_the_offices_own_rule(
    client: Client, office_chief: User, specialist: User, division: Unit
) -> None:
    task = make_task(office_chief, "Việc đã nộp", unit=division)
    task = receive_task(task, by=specialist, on=today(), version=task.version)
    hand_in_task(task, by=specialist, on=today() - timedelta(days=20), version=task.version, text="Báo cáo")
    client.force_login(office_chief)

    def waiting_long() -> int:
        counts: dict[str, int] = {one.label: one.number for one in client.get("/").context["page"].counts}
        return counts["Chờ xác nhận lâu"]

    assert waiting_long() == 1
    set_task_rules(TaskRulesChange("reported", False, 10, 60), by=office_chief, on=today(), version=1)
    assert waiting_long() == 0


def test_on_a_saturday_that_is_worked_the_week_still_runs() -> None:
    saturday = date(2026, 11, 21)
    own = work_calendar(2025, 2026, Overrides(worked=((saturday, "Làm bù"),)))
    marks = marks_of(saturday, own)
    assert marks.week_ends == date(2026, 11, 22)
    assert marks.week == "tuần này"
    assert marks_of(date(2026, 11, 23), own).since == saturday


# --- Leaders, clerks and those who look on --------------------------------------------------------------------


def test_a_leader_reads_the_day_first(
    client: Client,
    leader: User,
    office_chief: User,
    division: Unit,
    specialist: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    create_events([NewEvent(today(), "Họp Hội đồng", leader_ids=(leader.pk,))], by=office_chief)
    make_task(office_chief, "Việc mới trễ", unit=division, due=yesterday())
    task = make_task(office_chief, "Việc chờ quyết định", unit=division)
    hand_in_task(task, by=specialist, on=today(), version=task.version, text="Báo cáo")
    client.force_login(leader)

    with django_assert_max_num_queries(QUERIES_OF_THE_OFFICE):
        page = client.get("/").content.decode()

    assert page.index("Họp Hội đồng") < page.index("Việc mới trễ") < page.index("Việc chờ quyết định")


def test_papers_that_wait_are_shown_to_those_who_take_them_in(
    client: Client, office_clerk: User, specialist: User
) -> None:
    make_intake(office_clerk)

    client.force_login(office_clerk)
    assert "Văn bản chờ xác nhận" in client.get("/").content.decode()
    client.force_login(specialist)
    assert "Văn bản chờ xác nhận" not in client.get("/").content.decode()


def test_an_administrator_sees_figures_and_no_act(
    client: Client, office_chief: User, division: Unit, admin: User
) -> None:
    make_task(office_chief, unit=division, due=yesterday())
    client.force_login(admin)

    page = client.get("/").content.decode().partition("<main")[2]

    assert "<strong>1</strong> Quá hạn" in page
    assert "<button" not in page


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("office_chief", "Hãy bắt đầu bằng chương trình công tác"),
        ("leader", "Hãy bắt đầu bằng chương trình công tác"),
        ("office_clerk", "Hãy bắt đầu bằng chương trình công tác"),
        ("unit_head", "Khi Văn phòng nạp và xác nhận chương trình"),
        ("specialist", "Khi Văn phòng nạp và xác nhận chương trình"),
        ("admin", "Hãy khai đơn vị và người dùng"),
    ],
)
def test_an_installation_that_has_just_begun_says_how_to_begin(
    client: Client, who: str, words: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(who))

    assert words in client.get("/").content.decode()


def test_once_there_are_people_the_administrator_reads_who_goes_on(
    client: Client, admin: User, office_clerk: User, specialist: User
) -> None:
    client.force_login(admin)

    page = client.get("/").content.decode().partition("<main")[2]

    assert "nạp chương trình công tác tháng này: Trần Thị Thư." in page
    assert "Cơ quan mới lập" not in page


def test_every_part_of_the_looks_is_shown_once(client: Client, specialist: User) -> None:
    client.force_login(specialist)

    page = client.get("/style/").content.decode()

    assert "Chờ xác nhận" in page
    assert "Quá hạn 5 ngày" in page
