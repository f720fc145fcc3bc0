from __future__ import annotations

from datetime import date, time

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from giaoban.audit.queries import history_of
from giaoban.organisation.models import Unit, User
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
            NewEvent(date(2026, 12, 1), "Họp đầu tháng 12"),
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
    assert "Họp đầu tháng 12" not in page


def test_an_odd_day_shows_this_month(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)

    assert client.get("/schedule/?day=hôm-nay").status_code == 200


def test_an_outsider_sees_nothing(events: list[Event], outsider: User) -> None:
    assert list(events_between(outsider, *NOVEMBER)) == []


def test_a_week_shows_its_working_days_and_what_goes_on_stands_on_top(
    client: Client, events: list[Event], office_chief: User
) -> None:
    client.force_login(office_chief)

    page = client.get("/schedule/?view=week&day=2026-11-03").content.decode()

    assert page.index("Nhiều ngày") < page.index("Triển lãm") < page.index("Họp sáng")
    assert page.count("Không có lịch") == 4
    assert "Thứ Bảy" not in page


def test_one_goes_from_a_week_to_the_next_and_keeps_whose_calendar_it_is(
    client: Client, office_chief: User, leader: User
) -> None:
    client.force_login(office_chief)

    page = client.get(f"/schedule/?view=week&day=2026-11-03&who={leader.pk}").content.decode()

    assert f"?view=week&amp;day=2026-11-09&amp;who={leader.pk}" in page
    assert f"?view=week&amp;day=2026-11-01&amp;who={leader.pk}" in page


def test_a_leader_sees_their_own_events(client: Client, events: list[Event], leader: User) -> None:
    client.force_login(leader)

    whole = client.get("/schedule/?day=2026-11-03").content.decode()
    own = client.get("/schedule/?day=2026-11-03&who=me").content.decode()

    assert whole.count("is-mine") == 1
    assert "Họp chiều" in own
    assert "Họp sáng" not in own


def test_what_a_unit_prepares_is_its_peoples_own(
    client: Client, office_chief: User, division: Unit, specialist: User
) -> None:
    create_events([NewEvent(date(2026, 11, 3), "Hội thảo", unit_id=division.pk)], by=office_chief)
    client.force_login(specialist)

    assert "Hội thảo" in client.get("/schedule/?day=2026-11-03&who=me").content.decode()


@pytest.mark.parametrize("who", ["specialist", "admin"])
def test_the_calendar_costs_the_same_questions_for_everybody_however_full_it_is(
    request: pytest.FixtureRequest,
    client: Client,
    events: list[Event],
    leader: User,
    who: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    more = [NewEvent(date(2026, 11, n), f"Họp {n}", leader_ids=(leader.pk,)) for n in range(1, 30)]
    create_events(more, by=leader)
    client.force_login(request.getfixturevalue(who))

    with django_assert_num_queries(8):
        client.get("/schedule/?day=2026-11-03")
