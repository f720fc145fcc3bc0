"""What is found by what is typed; the same on both databases, so these run on both."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from giaoban.organisation.models import User
from giaoban.search.queries import found_first, matching
from giaoban.tasks.models import Task
from giaoban.tasks.queries import tasks_visible_to
from tests.build import make_task

TEXTS = (
    "Xây dựng phương án tự chủ",
    "Từ chủ trương của Tỉnh uỷ, lập kế hoạch",
    "Kế hoạch số 12/KH-SKHCN về Khánh Hoà",
    "KẾ HOẠCH SỐ 07 CỦA KHÁNH HÒA",
    "Cấp 120 giấy phép; Đường Nguyễn Huệ",
    "bản đồ ban hành",
    'C++ & O\'Brien "AND" OR (x) * y:z',
)

CASES = [
    ("tu chu", [0, 1]),
    ("tự chủ", [0, 1]),
    ("TỰ CHỦ", [0, 1]),
    ("từ chủ", [1, 0]),
    ("tự chu", [0, 1]),
    ("phuong an tu c", [0]),
    ("chu tu", [0, 1]),
    ("hòa", [1, 2, 3]),
    ("hoà", [1, 2, 3]),
    ("hoa", [1, 2, 3]),
    ("khánh hoà kế hoạch", [2, 3]),
    ("duong", [4]),
    ("ĐƯỜNG", [4]),
    ("đuong", [4]),
    ("7", [3]),
    ("07", [3]),
    ("007", [3]),
    ("12", [2, 4]),
    ("12/KH-SKHCN", [2]),
    ("12 kh skhcn", [2]),
    ("120", [4]),
    ("ban", [5]),
    ("bản", [5]),
    ("bán", [5]),
    ("k", [1, 2, 3]),
    ("kh", [2, 3]),
    ("skh", [2]),
    ("AND", [6]),
    ("tu AND chu", []),
    ("o'brien", [6]),
    ('o\'brien" OR "1"="1', []),
    ("'; DROP TABLE tasks_task; --", []),
    ("ke & hoach", [1, 2, 3]),
    ("ke | hoach:*", [1, 2, 3]),
    ("=kế", [1, 2, 3]),
    ("ke* NEAR hoach", []),
    ("  ke   hoach  ", [1, 2, 3]),
    ("không có chữ này", []),
    ("ke hoach " * 40, [1, 2, 3]),
    ("!!!", []),
    ("%", []),
    ("_", []),
]


@pytest.fixture
def tasks(office_chief: User) -> list[Task]:
    return [make_task(office_chief, text) for text in TEXTS]


@pytest.mark.parametrize(("typed", "expected"), CASES)
def test_words_find_the_same_rows_on_both_databases(tasks: list[Task], typed: str, expected: list[int]) -> None:
    rows = matching(Task.objects.all(), typed)

    assert set(rows) == {tasks[place] for place in expected}


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_typed_narrows_no_list_and_finds_nothing(tasks: list[Task], typed: str) -> None:
    assert set(matching(Task.objects.all(), typed)) == set(tasks)
    assert found_first(Task.objects.all(), typed, 10) == []


@pytest.mark.parametrize(("typed", "expected"), CASES)
def test_in_a_long_list_words_find_the_same_rows(
    tasks: list[Task], typed: str, expected: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("giaoban.search.queries.FEW", 0)  # as if there were thousands
    monkeypatch.setattr("giaoban.search.tsvector.COMMON", 1)

    assert set(matching(Task.objects.all(), typed)) == {tasks[place] for place in expected}


EXACT_FIRST = [
    ("tự chủ", [0, 1]),
    ("từ chủ", [1, 0]),
    ("tu chu", [1, 0]),
    ("tự chu", [0, 1]),
    ("ke hoach", [3, 2, 1]),
    ("hoà", [3, 2, 1]),
    ("hòa", [3, 2, 1]),
    ("07", [3]),
    ("12", [2, 4]),
    ("ban", [5]),
    ("đuong", [4]),
    ("khong thay", []),
    ("?", []),
]


@pytest.mark.parametrize(("typed", "expected"), EXACT_FIRST)
def test_the_very_words_come_first_then_the_newest(tasks: list[Task], typed: str, expected: list[int]) -> None:
    found = found_first(Task.objects.all(), typed, 10)

    assert found == [tasks[place].pk for place in expected]


@pytest.mark.parametrize("looked_at", [0, 1, 4, 5, 1000])
def test_how_many_rows_are_looked_at_first_changes_nothing(
    tasks: list[Task], looked_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Task, "LOOK_AT", looked_at)

    found = found_first(Task.objects.all(), "ke hoach", 3)

    assert found == [tasks[3].pk, tasks[2].pk, tasks[1].pk]


def test_no_more_than_asked_for_is_found(tasks: list[Task]) -> None:
    assert found_first(Task.objects.all(), "ke hoach", 1) == [tasks[3].pk]


def test_only_rows_that_the_person_sees_are_found(tasks: list[Task], office_chief: User, outsider: User) -> None:
    make_task(outsider, "Kế hoạch của cơ quan khác")

    assert found_first(tasks_visible_to(office_chief), "ke hoach", 10) == [tasks[3].pk, tasks[2].pk, tasks[1].pk]
    assert list(matching(tasks_visible_to(outsider), "cơ quan khác")) == list(tasks_visible_to(outsider))


def test_a_search_is_one_question_to_the_database(
    tasks: list[Task], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        found_first(Task.objects.all(), "tự chu", 10)
    with django_assert_num_queries(2):
        list(matching(Task.objects.all(), "tự chu"))
