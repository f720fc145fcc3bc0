from __future__ import annotations

from datetime import date, time

import pytest
from django.test import Client

from giaoban.audit.queries import history_of
from giaoban.organisation.models import User
from giaoban.schedule.actions import NewEvent, create_events
from giaoban.schedule.models import Event, Session
from giaoban.schedule.queries import events_between

NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def events(office_chief: User, leader: User) -> list[Event]:
    day = date(2026, 11, 3)
    return create_events(
        [
            NewEvent(day, "Họp chiều", session=Session.AFTERNOON, time=time(14), leader_ids=(leader.pk, leader.pk)),
            NewEvent(day, "Họp sáng", session=Session.MORNING),
            NewEvent(date(2026, 10, 28), "Triển lãm", until=date(2026, 11, 2)),
            NewEvent(date(2026, 12, 1), "Tháng sau"),
        ],
        by=office_chief,
    )


def test_a_month_shows_its_days_in_order_and_what_reaches_into_it(events: list[Event], office_chief: User) -> None:
    found = [event.text for event in events_between(office_chief, *NOVEMBER)]

    assert found == ["Triển lãm", "Họp sáng", "Họp chiều"]


def test_each_event_leaves_its_trace_and_its_leaders_once(events: list[Event], leader: User) -> None:
    assert [history_of(event)[0].verb for event in events] == ["event.created"] * 4
    assert list(events[0].leaders.all()) == [leader]


def test_the_page_shows_the_month_asked_for(client: Client, events: list[Event], office_chief: User) -> None:
    client.force_login(office_chief)

    page = client.get("/schedule/?day=2026-11-15").content.decode()

    assert "Thứ Ba, ngày 03/11/2026" in page
    assert "Họp sáng" in page
    assert "Tháng sau" not in page


def test_an_odd_day_shows_this_month(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)

    assert client.get("/schedule/?day=hôm-nay").status_code == 200


def test_an_outsider_sees_nothing(events: list[Event], outsider: User) -> None:
    assert list(events_between(outsider, *NOVEMBER)) == []
