"""Pages along an index: no row twice, none left out, there and back, also where many rows have the same day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import RequestFactory

from giaoban.organisation.models import User
from giaoban.tasks.models import Task
from giaoban.web.paging import Along, Page, page_along
from tests.build import make_task

DAYS = (date(2026, 11, 3), date(2026, 11, 3), date(2026, 11, 3), None, date(2026, 11, 1), date(2026, 11, 9), None)


@pytest.fixture
def seven(office_chief: User) -> list[int]:
    """In the order of their deadlines, then of their numbers."""
    tasks = [make_task(office_chief, f"Việc {n}", due=due) for n, due in enumerate(DAYS)]
    return [task.pk for task in sorted(tasks, key=lambda task: (task.due or date.max, task.pk))]


def page_at(query: str, order: Along) -> Page[Any]:
    request = RequestFactory().get(f"/{query}")
    return page_along(request, Task.objects.values_list("id", "due_order", named=True), order, size=2)


def walked(order: Along) -> list[Page[Any]]:
    pages = [page_at("", order)]
    while pages[-1].next:
        pages.append(page_at(pages[-1].next, order))
    return pages


def walked_back(last: Page[Any], order: Along) -> list[Page[Any]]:
    pages = [last]
    while pages[-1].previous:
        pages.append(page_at(pages[-1].previous, order))
    return pages


@pytest.mark.parametrize(("order", "turned"), [(Along("due_order"), False), (Along("due_order", backward=True), True)])
def test_walking_on_gives_each_row_once_in_order(seven: list[int], order: Along, turned: bool) -> None:
    pages = walked(order)

    assert [row.id for page in pages for row in page.rows] == (seven[::-1] if turned else seven)
    assert [page.number for page in pages] == [1, 2, 3, 4]


def test_by_number_alone_the_newest_come_first(seven: list[int]) -> None:
    assert [row.id for page in walked(Along(None, backward=True)) for row in page.rows] == sorted(seven, reverse=True)


@pytest.mark.parametrize("order", [Along("due_order"), Along("due_order", backward=True), Along(None, backward=True)])
def test_walking_back_gives_the_same_pages(seven: list[int], order: Along) -> None:
    there = walked(order)

    back = walked_back(there[-1], order)

    assert [page.rows for page in reversed(back)] == [page.rows for page in there]
    assert [page.number for page in back] == [4, 3, 2, 1]


def test_filters_stay_in_the_addresses_of_other_pages(seven: list[int]) -> None:
    page = page_at("?state=open&after=2026-11-02~1&page=2", Along("due_order"))

    assert page.next.startswith("?state=open&page=3&after=2026-11-03")
    assert page.previous.startswith("?state=open&page=1&before=2026-11-03")


@pytest.mark.parametrize("place", ["~", "2026-11-01", "x~1", "2026-99-01~5", "~5", "1e9"])
def test_an_odd_place_is_the_beginning(seven: list[int], place: str) -> None:
    page = page_at(f"?after={place}&page=5", Along("due_order"))

    assert (page.number, page.previous) == (1, "")
    assert [row.id for row in page.rows] == seven[:2]
