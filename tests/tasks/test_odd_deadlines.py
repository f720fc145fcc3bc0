from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from giaoban.organisation.actions import NewDay, set_calendar_day
from giaoban.organisation.models import DayKind, Unit, User
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.actions import (
    NewOrigin,
    NewPart,
    NewTask,
    TaskChange,
    TaskRulesChange,
    ask_extension,
    change_task,
    create_ordered_tasks,
    create_task,
    set_task_rules,
    split_task,
)
from giaoban.tasks.models import OriginKind, Task
from giaoban.tasks.odd_deadlines import odd_deadline
from giaoban.tasks.quick_add import understood
from giaoban.web.clock import today
from tests.build import TODAY, make_task

SATURDAY, HOLIDAY = date(2026, 11, 28), date(2026, 11, 24)


def new_task(due: date | None, start: date | None = None) -> NewTask:
    return NewTask(text="Rà soát danh mục", origin=NewOrigin(OriginKind.AD_HOC, "Rà soát"), start=start, due=due)


def refuse_odd(by: User) -> None:
    set_task_rules(TaskRulesChange("reported", True, 10, 3), by=by, on=TODAY, version=1)


def next_saturday() -> date:
    return today() + timedelta(days=(5 - today().weekday()) % 7 or 7)


def test_the_offices_own_day_off_is_odd_and_its_worked_saturday_is_not(office_chief: User) -> None:
    agency = office_chief.agency_id
    assert len(odd_deadline(agency, None, SATURDAY, on=TODAY)) == 1
    set_calendar_day(NewDay(SATURDAY, DayKind.WORKED), by=office_chief, on=TODAY)
    set_calendar_day(NewDay(date(2026, 11, 27), DayKind.OFF), by=office_chief, on=TODAY)
    assert odd_deadline(agency, None, SATURDAY, on=TODAY) == ()
    assert "thứ Sáu, 27/11/2026 là ngày nghỉ" in odd_deadline(agency, None, date(2026, 11, 27), on=TODAY)[0]


def test_an_odd_deadline_is_taken_unless_the_office_refuses_it(office_chief: User) -> None:
    assert create_task(new_task(HOLIDAY), by=office_chief, on=TODAY).due == HOLIDAY
    refuse_odd(office_chief)
    with pytest.raises(RuleBroken, match=r"24/11/2026 là ngày nghỉ.*Cơ quan không nhận thời hạn như vậy"):
        create_task(new_task(HOLIDAY), by=office_chief, on=TODAY)
    assert create_task(new_task(date(2026, 11, 25)), by=office_chief, on=TODAY).pk


def test_a_deadline_before_the_start_is_always_refused(office_chief: User) -> None:
    with pytest.raises(RuleBroken, match="trước ngày bắt đầu"):
        create_task(new_task(date(2026, 11, 25), date(2026, 11, 26)), by=office_chief, on=TODAY)


def test_a_change_of_other_things_is_taken_though_the_deadline_is_odd(office_chief: User, division: Unit) -> None:
    task = make_task(office_chief, unit=division, due=HOLIDAY)
    refuse_odd(office_chief)
    same = TaskChange(task.text, task.lead_unit_id, None, ("Báo cáo",), task.when_words, due=HOLIDAY)
    task = change_task(task, same, by=office_chief, on=TODAY, version=task.version)
    with pytest.raises(RuleBroken, match="là ngày nghỉ"):
        change_task(
            task, replace(same, due=SATURDAY), by=office_chief, on=TODAY, version=task.version, reason="Chờ ý kiến"
        )


def test_what_a_paper_orders_is_taken_as_it_stands(office_chief: User) -> None:
    refuse_odd(office_chief)
    assert create_ordered_tasks([new_task(HOLIDAY)], by=office_chief)[0].due == HOLIDAY


def test_the_rule_holds_for_another_deadline_and_for_parts_too(
    office_chief: User, unit_head: User, division: Unit, office: Unit
) -> None:
    task = make_task(office_chief, unit=division, due=date(2026, 11, 27))
    refuse_odd(office_chief)
    with pytest.raises(RuleBroken, match="là ngày nghỉ"):
        ask_extension(task, proposed_due=SATURDAY, reason="Chờ ý kiến", by=unit_head, on=TODAY, version=task.version)
    with pytest.raises(RuleBroken, match="là ngày nghỉ"):
        split_task(task, [NewPart(office, due=HOLIDAY)], by=office_chief, on=TODAY, version=task.version)


# --- Pages ------------------------------------------------------------------------------------------------------


def test_the_box_says_what_is_odd_while_one_types(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)
    html = client.get("/tasks/deadline/", {"when": f"{next_saturday():%d/%m/%Y}"}).content.decode()
    assert "là ngày nghỉ; ngày làm việc liền trước là" in html


@pytest.mark.parametrize("words", ["01/01/0001", "31/12/9999", "30/12/9999", "trong 9999 ngày làm việc"])
def test_a_day_at_the_end_of_time_breaks_nothing(client: Client, office_chief: User, words: str) -> None:
    client.force_login(office_chief)
    assert client.get("/tasks/deadline/", {"when": words}).status_code == 200
    assert client.get("/tasks/new/read/", {"line": f"Rà soát danh mục trước {words}"}).status_code == 200


def test_the_quick_line_says_what_is_odd(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)
    html = client.get(
        "/tasks/new/read/", {"line": f"Rà soát danh mục trước {next_saturday():%d/%m/%Y}"}
    ).content.decode()
    assert "là ngày nghỉ; ngày làm việc liền trước là" in html


def test_a_count_typed_into_the_line_goes_by_the_offices_own_table(office_chief: User) -> None:
    set_calendar_day(NewDay(date(2026, 11, 23), DayKind.OFF, "Mất điện"), by=office_chief, on=TODAY)
    found = understood("Rà soát danh mục trong 2 ngày làm việc", user=office_chief, on=TODAY)
    assert [chip.words for chip in found.chips if chip.label == "Hạn"] == ["thứ Năm, 26/11/2026"]


def test_work_with_an_odd_deadline_is_given_with_a_warning(client: Client, office_chief: User, division: Unit) -> None:
    client.force_login(office_chief)
    html = client.post("/tasks/new/", quick_line(division), follow=True).content.decode()
    assert "Đã giao việc." in html
    assert "là ngày nghỉ" in html
    assert Task.objects.get().due == next_saturday()


def test_where_the_office_refuses_it_the_form_comes_back_with_what_was_typed(
    client: Client, office_chief: User, division: Unit
) -> None:
    refuse_odd(office_chief)
    client.force_login(office_chief)
    html = client.post("/tasks/new/", quick_line(division)).content.decode()
    assert "Cơ quan không nhận thời hạn như vậy" in html
    assert f'value="{next_saturday():%d/%m/%Y}"' in html
    assert not Task.objects.exists()


def test_a_stretch_that_ends_before_it_begins_is_refused_in_its_box(
    client: Client, office_chief: User, division: Unit
) -> None:
    client.force_login(office_chief)
    typed = {**quick_line(division), "when": "từ 20/12/2030 đến 15/12/2030"}
    assert "Ngày bắt đầu sau ngày kết thúc." in client.post("/tasks/new/", typed).content.decode()


def quick_line(unit: Unit) -> dict[str, object]:
    line = "Rà soát danh mục"
    return {"line": line, "read_line": line, "text": line, "unit": unit.pk, "when": f"{next_saturday():%d/%m/%Y}"}
