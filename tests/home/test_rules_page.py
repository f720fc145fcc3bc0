from __future__ import annotations

import re

import pytest
from django.test import Client

from giaoban.audit.models import Entry
from giaoban.organisation.models import User
from giaoban.planning.rules import planning_rules
from giaoban.tasks.queries import task_rules
from giaoban.urging.rules import urging_rules

TASKS = {"version": 1, "on_time_by": "confirmed", "silent_after": 7, "waits_long_after": 2}


def test_the_page_shows_the_rules_of_every_part_and_warns_what_follows(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)
    html = client.get("/rules/").content.decode()
    for words in ("Đúng hạn tính theo", "Rõ sản phẩm", "Tự động đôn đốc", "cơ quan chưa tự đặt ngày nào"):
        assert words in html
    assert "được tính lại ngay" in html


def test_rules_about_tasks_are_set(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)
    answer = client.post("/rules/tasks/", {**TASKS, "refuse_odd_deadlines": "on"}, follow=True)
    assert "Đã ghi quy tắc: Nhiệm vụ." in answer.content.decode()
    rules = task_rules(office_chief.agency_id)
    assert (rules.on_time_by, rules.silent_after, rules.waits_long_after) == ("confirmed", 7, 2)
    assert rules.refuse_odd_deadlines


def test_who_is_overtaken_sees_both_versions_and_can_still_write_their_own(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)
    client.post("/rules/tasks/", TASKS)

    mine = {**TASKS, "silent_after": 15}
    html = client.post("/rules/tasks/", mine).content.decode()

    assert "vừa được người khác thay đổi" in html
    assert 'name="silent_after" value="15"' in html
    assert "Coi là im lặng sau (ngày làm việc): 10 → 7" in html
    version = re.findall(r'name="version" value="(\d+)"', html)[0]
    client.post("/rules/tasks/", {**mine, "version": version})
    assert task_rules(office_chief.agency_id).silent_after == 15


def test_the_page_tells_who_changed_what(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)
    client.post("/rules/tasks/", TASKS)
    client.post("/rules/planning/", {"version": 1, "month_closes_on": 20, "blocking_clears": ["product"]})
    html = client.get("/rules/").content.decode()
    assert "Đúng hạn tính theo: Ngày nộp sản phẩm → Ngày xác nhận" in html
    assert "Coi là im lặng sau (ngày làm việc): 10 → 7" in html
    assert "Tính lại ngày quyết định đúng hạn của 0 việc" in html
    assert "Thiếu thì không ban hành: không điều nào → Rõ sản phẩm" in html
    assert html.count("Lê Minh Chánh · ") == 3


def test_rules_about_programmes_are_set(client: Client, admin: User) -> None:
    client.force_login(admin)
    client.post("/rules/planning/", {"version": 1, "month_closes_on": 25, "blocking_clears": ["product", "time"]})
    rules = planning_rules(admin.agency_id)
    assert (rules.month_closes_on, rules.blocking_clears) == (25, ["time", "product"])
    assert Entry.objects.get(verb="planning_rules.set").before == {"month_closes_on": 20, "blocking_clears": []}


def test_rules_may_let_every_programme_be_issued(client: Client, admin: User) -> None:
    client.force_login(admin)
    client.post("/rules/planning/", {"version": 1, "month_closes_on": 25})
    rules = planning_rules(admin.agency_id)
    assert (rules.month_closes_on, rules.blocking_clears) == (25, [])


def test_rules_about_urging_are_set(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)
    client.post("/rules/urging/", {"version": 1, "from_hour": 8, "to_hour": 17})
    rules = urging_rules(office_chief.agency_id)
    assert (rules.active, rules.from_hour, rules.to_hour) == (False, 8, 17)


@pytest.mark.parametrize(
    ("part", "typed", "sentence"),
    [
        ("tasks", {**TASKS, "silent_after": "0"}, "Hãy ghi một số từ 1 đến 250."),
        ("planning", {"version": 1, "month_closes_on": "31"}, "Hãy ghi một số từ 1 đến 28."),
        ("urging", {"version": 1, "active": "on", "from_hour": 18, "to_hour": 7}, "Giờ bắt đầu phải trước"),
        ("urging", {"version": 1, "active": "on", "from_hour": 7, "to_hour": 18}, "Chưa có gì thay đổi."),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence_and_stays_typed(
    client: Client, office_chief: User, part: str, typed: dict[str, str], sentence: str
) -> None:
    client.force_login(office_chief)
    html = client.post(f"/rules/{part}/", typed).content.decode()
    assert sentence in html
    assert not Entry.objects.filter(verb__endswith="_rules.set").exists()


def test_rules_that_somebody_changed_meanwhile_come_back_with_what_was_typed(
    client: Client, office_chief: User, admin: User
) -> None:
    client.force_login(admin)
    client.post("/rules/tasks/", {**TASKS, "silent_after": 5})
    client.force_login(office_chief)
    html = client.post("/rules/tasks/", TASKS).content.decode()
    assert "vừa được người khác thay đổi" in html
    assert 'value="7"' in html
    assert task_rules(admin.agency_id).silent_after == 5


def test_the_menu_leads_there_only_who_may(client: Client, office_chief: User, specialist: User) -> None:
    client.force_login(office_chief)
    assert 'href="/rules/"' in client.get("/organisation/").content.decode()
    client.force_login(specialist)
    assert 'href="/rules/"' not in client.get("/organisation/").content.decode()
    assert client.get("/rules/").status_code == 403
    assert client.post("/rules/tasks/", TASKS).status_code == 403


def test_rules_that_there_are_not_are_not_found(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)
    assert client.post("/rules/nothing/", {}).status_code == 404


def test_each_agency_has_its_own_rules(client: Client, office_chief: User, outsider: User) -> None:
    client.force_login(outsider)
    client.post("/rules/tasks/", TASKS)
    assert task_rules(office_chief.agency_id).on_time_by == "reported"
