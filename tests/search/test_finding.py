"""What is found by what is typed; the same on both databases, so these run on both."""

from __future__ import annotations

import pytest

from giaoban.organisation.models import User
from giaoban.search.queries import found_first, matching
from giaoban.tasks.models import Task
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
