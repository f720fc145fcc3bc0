from __future__ import annotations

from datetime import date, time

import pytest
from django.test import Client

from giaoban.organisation.models import User
from giaoban.schedule.actions import NewEvent, create_events
from giaoban.schedule.clashes import clashes_among
from giaoban.schedule.models import Event, Session
from giaoban.schedule.queries import events_between

DAY = date(2026, 11, 3)


def clashing(one: NewEvent, two: NewEvent, *, by: User) -> list[str]:
    """The texts of the events that clash."""
    create_events([one, two], by=by)
    events = list(events_between(by, DAY, DAY))
    found = clashes_among(events)
    return [event.text for event in events if event.pk in found]


def event(text: str, leader: User, *, at: time | None = None, session: Session = Session.MORNING) -> NewEvent:
    return NewEvent(DAY, text, session=session, time=at, leader_ids=(leader.pk,))


def test_a_leader_in_two_places_in_one_session_is_told_at_both(leader: User) -> None:
    assert clashing(event("Họp Bộ", leader), event("Họp tỉnh", leader), by=leader) == ["Họp Bộ", "Họp tỉnh"]


def test_two_leaders_do_not_clash(leader: User, office_chief: User) -> None:
    assert clashing(event("Họp Bộ", leader), event("Họp tỉnh", office_chief), by=leader) == []


@pytest.mark.parametrize(("other", "number"), [(time(8, 45), 2), (time(9, 30), 0)])
def test_known_hours_decide_inside_a_session(leader: User, other: time, number: int) -> None:
    found = clashing(event("Họp Bộ", leader, at=time(8)), event("Họp tỉnh", leader, at=other), by=leader)

    assert len(found) == number


def test_a_session_that_nobody_wrote_clashes_with_nothing(leader: User) -> None:
    whole = event("Trực", leader, session=Session.ALL_DAY)

    assert clashing(whole, event("Ký giấy tờ", leader, session=Session.ALL_DAY), by=leader) == []


def test_the_same_event_twice_is_no_clash(leader: User) -> None:
    assert clashing(event("Họp Bộ", leader), event("HỌP BỘ", leader), by=leader) == []


def test_the_page_says_who_is_expected_elsewhere(client: Client, leader: User) -> None:
    create_events([event("Họp Bộ", leader), event("Họp tỉnh", leader)], by=leader)
    client.force_login(leader)

    page = client.get(f"/schedule/?day={DAY}").content.decode()

    assert "Trùng lịch: Lê Thị Hạnh cũng dự “Họp tỉnh”" in page
    assert "2 lịch trùng giờ" in page
    assert Event.objects.count() == 2
