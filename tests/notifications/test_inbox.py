"""The inbox: one's own notices, unread first, and their number in the header of every page."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from giaoban.notifications.models import Notice, NoticeKind
from giaoban.notifications.queries import COUNTED_TO
from giaoban.organisation.models import User
from tests.build import make_task
from tests.notifications.conftest import Tell

QUERIES = 6  # session, person, agency, posts of one's own; the notices; the number of the header


def page(client: Client, path: str = "/notices/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def part(text: str) -> str:
    return text.split("<main", 1)[1]


def header(text: str) -> str:
    return text.split("<main", 1)[0]


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=timezone.get_current_timezone())


@pytest.fixture
def reader(client: Client, specialist: User) -> User:
    client.force_login(specialist)
    return specialist


def test_an_empty_inbox_says_what_will_come(client: Client, reader: User) -> None:
    text = page(client)

    assert "Chưa có tin báo nào." in text
    assert "badge-number" not in header(text)


def test_unread_notices_stand_first_each_under_its_day(client: Client, reader: User, tell: Tell) -> None:
    tell(reader, "Việc hôm trước", at=at(18))
    read = tell(reader, "Việc đã xem", at=at(19))
    tell(reader, "Việc hôm sau", at=at(20))
    Notice.objects.filter(pk=read.pk).update(read_at=at(19, 10))

    text = part(page(client))

    marks = ["Chưa đọc</h2>", "20/11/2026", "Việc hôm sau", "18/11/2026", "Việc hôm trước", "Đã đọc</h2>"]
    places = [text.index(mark) for mark in [*marks, "Thứ Năm, ngày 19/11/2026", "Việc đã xem"]]
    assert places == sorted(places)


def test_the_list_is_narrowed_by_its_address(client: Client, reader: User, tell: Tell) -> None:
    tell(reader, "Một lời đôn đốc", kind=NoticeKind.URGE)
    tell(reader, "Một việc mới")
    seen = tell(reader, "Một lời đã đọc", kind=NoticeKind.URGE)
    Notice.objects.filter(pk=seen.pk).update(read_at=timezone.now())

    urged, unread, odd = (part(page(client, f"/notices/?{q}")) for q in ("kind=urge", "show=unread", "kind=x&show=y"))

    assert ("Một lời đã đọc" in urged, "Một việc mới" in urged) == (True, False)
    assert ("Một lời đã đọc" in unread, "Một việc mới" in unread) == (False, True)
    assert "Một lời đã đọc" in odd
    assert "Không có tin báo nào như vậy." in page(client, "/notices/?kind=plan")


def test_opening_a_notice_reads_it_and_leads_to_its_page(
    client: Client, reader: User, office_chief: User, tell: Tell
) -> None:
    task = make_task(office_chief)
    notice = tell(reader, url=f"/tasks/{task.pk}/")

    answer = client.get(f"/notices/{notice.pk}/")

    notice.refresh_from_db()
    assert answer["Location"] == f"/tasks/{task.pk}/"
    first_read = notice.read_at
    assert first_read is not None
    client.get(f"/notices/{notice.pk}/")
    notice.refresh_from_db()
    assert notice.read_at == first_read


@pytest.mark.parametrize("url", ["", "https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_a_notice_that_leads_nowhere_in_the_house_is_shown_itself(
    client: Client, reader: User, tell: Tell, url: str
) -> None:
    notice = tell(reader, "Bảo trì", text="Máy chủ nghỉ tối nay.", url=url)

    assert "Máy chủ nghỉ tối nay." in page(client, f"/notices/{notice.pk}/")


def test_nobody_else_opens_a_notice_not_even_an_administrator_of_the_house(
    client: Client, specialist: User, unit_head: User, admin: User, outsider: User, tell: Tell
) -> None:
    notice = tell(specialist, "Riêng cho Nam")

    for other in (unit_head, admin, outsider):
        client.force_login(other)
        assert client.get(f"/notices/{notice.pk}/").status_code == 404
        assert "Riêng cho Nam" not in page(client)
        client.post("/notices/read/", {})
    notice.refresh_from_db()
    assert notice.read_at is None


def test_all_are_read_in_one_go_but_not_those_that_came_since(client: Client, reader: User, tell: Tell) -> None:
    old = [tell(reader, at=at(18)), tell(reader, at=at(19))]
    new = tell(reader, at=at(20))

    client.post("/notices/read/", {"seen_at": at(19, 12).isoformat()})

    unread = Notice.objects.filter(read_at__isnull=True)
    assert list(unread) == [new]
    assert {notice.pk for notice in old}.isdisjoint(n.pk for n in unread)


def test_only_the_kind_that_is_looked_at_is_read(client: Client, reader: User, tell: Tell) -> None:
    tell(reader, kind=NoticeKind.URGE)
    work = tell(reader)

    client.post("/notices/read/", {"kind": "urge"})

    assert list(Notice.objects.filter(read_at__isnull=True)) == [work]


def test_having_read_all_can_be_taken_back(client: Client, reader: User, tell: Tell) -> None:
    tell(reader), tell(reader)
    read_before = tell(reader)
    Notice.objects.filter(pk=read_before.pk).update(read_at=at(1))
    text = client.post("/notices/read/", follow=True).content.decode()
    assert "Đã đánh dấu 2 tin báo" in text
    undo = text.split('action="/notices/unread/')[1].split('"')[0]

    client.post(f"/notices/unread/{undo.replace('&amp;', '&')}")

    assert Notice.objects.filter(read_at__isnull=True).count() == 2


@pytest.mark.parametrize("query", ["", "?read_at=x", "?read_at=2026-13-45T00:00:00Z", "?read_at=2026-11-20T00:00:00"])
def test_an_odd_way_back_changes_nothing(client: Client, reader: User, tell: Tell, query: str) -> None:
    notice = tell(reader)
    Notice.objects.update(read_at=at(20))

    assert client.post(f"/notices/unread/{query}").status_code == 302
    notice.refresh_from_db()
    assert notice.read_at == at(20)


def test_every_page_says_how_many_are_unread(client: Client, reader: User, tell: Tell) -> None:
    tell(reader), tell(reader)

    assert 'badge-number">2<' in header(page(client, "/tasks/"))


def test_the_number_stops_where_it_says_nothing_more(client: Client, reader: User, tell: Tell) -> None:
    notice = tell(reader)
    Notice.objects.bulk_create(
        [
            Notice(agency_id=notice.agency_id, to=reader, kind=NoticeKind.WORK, title=f"Việc {n}", at=notice.at)
            for n in range(COUNTED_TO + 5)
        ]
    )

    assert 'badge-number">99+<' in header(page(client))


def test_the_inbox_costs_the_same_however_much_there_is(
    client: Client, reader: User, office_chief: User, tell: Tell, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page(client)
    for n in range(60):
        tell(reader, f"Việc {n}", by=office_chief, at=timezone.now() - timedelta(hours=n))

    with django_assert_num_queries(QUERIES):
        text = page(client)
    with django_assert_num_queries(QUERIES):
        page(client, "/notices/?page=2")
    assert "Trang sau" in text
