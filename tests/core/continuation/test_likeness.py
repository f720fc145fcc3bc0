"""When two lines are the same work: cases as text (`cases/*.txt`), and laws."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.continuation import likeness, says_continuing
from giaoban.core.continuation.likeness import ENOUGH
from giaoban.core.text.folding import fold

CASES = Path(__file__).parent / "cases"
SYLLABLES = """rà soát danh mục kiểm tra đo lường xăng dầu huyện xã Tân Phú đợt 1 2 quý III IV năm 2026 2027 tiếp tục
đẩy mạnh kế hoạch triển khai xây dựng báo cáo đề tài đề án khoa học và công nghệ 12/3/2026 50/KH-UBND UBND""".split()
texts = st.lists(st.sampled_from(SYLLABLES), max_size=12).map(" ".join)


def cases(name: str) -> Iterator[tuple[str, str]]:
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            earlier, new = (part.strip() for part in line.split("|"))
            yield earlier, new


@pytest.mark.parametrize(("earlier", "new"), list(cases("same.txt")))
def test_the_same_work_is_known_again(earlier: str, new: str) -> None:
    assert likeness(earlier, new) >= ENOUGH


@pytest.mark.parametrize(("earlier", "new"), list(cases("different.txt")))
def test_other_work_is_never_called_the_same(earlier: str, new: str) -> None:
    assert likeness(earlier, new) < ENOUGH


def test_a_line_says_of_itself_that_it_goes_on() -> None:
    assert says_continuing("Tiếp tục rà soát danh mục")
    assert says_continuing("Đẩy mạnh tuyên truyền")
    assert not says_continuing("Rà soát danh mục để tiếp tục cấp vốn")


@given(texts)
def test_a_text_always_is_its_own_work(text: str) -> None:
    assert likeness(text, text) == 100


@given(texts, texts)
def test_likeness_is_the_same_from_both_sides(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)


@given(texts, texts)
def test_tone_marks_and_capitals_do_not_matter(one: str, other: str) -> None:
    assert likeness(fold(one), other) == likeness(one, other)


@given(texts)
def test_going_on_with_work_is_the_same_work(text: str) -> None:
    assert likeness(f"Tiếp tục {text}", text) == 100


@given(st.text(), st.text())
def test_any_text_can_be_compared(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 100
