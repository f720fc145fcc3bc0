from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from giaoban.organisation.actions import NewDay, set_calendar_day, set_calendar_days
from giaoban.organisation.models import CalendarDay, DayKind, User
from tests.build import TODAY

FRIDAY, SATURDAY = date(2026, 12, 4), date(2026, 12, 12)
QUERIES = 6  # session, person, agency, posts, unread notices; the table of days


def page(client: Client, user: User, year: int = 2026) -> str:
    client.force_login(user)
    return client.get(f"/organisation/calendar/?year={year}").content.decode()


def test_everybody_sees_the_year_with_its_holidays(client: Client, specialist: User) -> None:
    html = page(client, specialist)
    assert "Lịch làm việc năm 2026" in html
    assert html.count("<caption>") == 12
    assert "T3 17/02/2026" in html
    assert "Ngày Văn hóa Việt Nam" in html
    assert "Hoán đổi ngày" not in html


def test_a_year_whose_days_are_not_announced_says_so(client: Client, specialist: User) -> None:
    assert "được thông báo từng năm" in page(client, specialist, 2027)
    assert "được thông báo từng năm" not in page(client, specialist, 2026)


def test_the_year_counts_its_working_days_with_halves(client: Client, office_chief: User) -> None:
    assert "249 ngày làm việc" in page(client, office_chief)
    set_calendar_day(NewDay(SATURDAY, DayKind.MORNING), by=office_chief, on=TODAY)
    html = page(client, office_chief)
    assert "249,5 ngày làm việc" in html
    assert "23,5 ngày làm việc" in html


def test_a_swap_is_one_form(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)
    typed = {"year": 2026, "off": "4/12/2026", "worked": "12/12/2026", "name": ""}
    answer = client.post("/organisation/calendar/swap/", typed, follow=True)
    assert answer.redirect_chain[-1][0] == "/organisation/calendar/?year=2026"
    assert "Đã ghi 2 ngày." in answer.content.decode()
    assert set(CalendarDay.objects.values_list("day", "kind")) == {(FRIDAY, "off"), (SATURDAY, "worked")}


def test_a_refused_day_keeps_what_was_typed(client: Client, office_chief: User) -> None:
    set_calendar_day(NewDay(FRIDAY, DayKind.OFF, "Mất điện"), by=office_chief, on=TODAY)
    client.force_login(office_chief)
    typed = {"year": 2026, "day": "4/12/2026", "kind": "morning", "name": "Có điện lại"}
    html = client.post("/organisation/calendar/day/", typed).content.decode()
    assert "trong bảng đã ghi: Nghỉ (Mất điện)" in html
    assert 'value="Có điện lại"' in html
    client.post("/organisation/calendar/day/", {**typed, "replace": "on"})
    assert CalendarDay.objects.get().kind == DayKind.MORNING


def test_a_weekend_given_off_is_written_with_a_warning(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)
    typed = {"year": 2026, "day": "12/12/2026", "kind": "off", "name": ""}
    html = client.post("/organisation/calendar/day/", typed, follow=True).content.decode()
    assert "Đã ghi thứ Bảy, 12/12/2026, nhưng ngày này vốn đã nghỉ cuối tuần." in html
    assert CalendarDay.objects.count() == 1


def test_pasted_lines_are_written_in_one_act_or_come_back_with_a_sentence_each(
    client: Client, office_chief: User
) -> None:
    client.force_login(office_chief)
    lines = "4/12 nghỉ, hoán đổi; 12/12 làm bù\n31/2 nghỉ\nlàm gì đó"
    html = client.post("/organisation/calendar/lines/", {"year": 2026, "lines": lines}).content.decode()
    assert "không có ngày 31/02/2026" in html
    assert "chưa thấy ngày" in html
    assert "31/2 nghỉ" in html
    assert not CalendarDay.objects.exists()
    client.post("/organisation/calendar/lines/", {"year": 2026, "lines": lines.partition("\n")[0]})
    assert CalendarDay.objects.count() == 2


def test_a_day_is_taken_out_again(client: Client, office_chief: User) -> None:
    row = set_calendar_day(NewDay(FRIDAY, DayKind.OFF), by=office_chief, on=TODAY)
    client.force_login(office_chief)
    assert client.post(f"/organisation/calendar/{row.pk}/clear/").status_code == 302
    assert not CalendarDay.objects.exists()


@pytest.mark.parametrize("act", ["day", "swap", "lines"])
def test_who_does_not_set_rules_is_told_so(client: Client, specialist: User, act: str) -> None:
    client.force_login(specialist)
    assert client.post(f"/organisation/calendar/{act}/", {"year": 2026}).status_code == 403


def test_another_agencys_day_is_not_found(client: Client, office_chief: User, outsider: User) -> None:
    row = set_calendar_day(NewDay(FRIDAY, DayKind.OFF, "Mất điện"), by=office_chief, on=TODAY)
    assert "Mất điện" not in page(client, outsider)
    assert client.post(f"/organisation/calendar/{row.pk}/clear/").status_code == 404


@pytest.mark.parametrize("year", ["", "abc", "99999", "0001", "²⁰²⁶"])
def test_a_year_that_there_is_not_is_this_one(client: Client, specialist: User, year: str) -> None:
    client.force_login(specialist)
    assert client.get("/organisation/calendar/", {"year": year}).status_code == 200


def test_the_page_costs_the_same_however_many_days_are_set(
    client: Client, office_chief: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    set_calendar_days([NewDay(date(2026, 6, n), DayKind.OFF) for n in range(1, 20)], by=office_chief, on=TODAY)
    client.force_login(office_chief)
    with django_assert_num_queries(QUERIES):
        client.get("/organisation/calendar/?year=2026")
