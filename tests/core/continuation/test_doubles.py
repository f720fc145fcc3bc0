"""Which lines of one collection are shown side by side: cases as text (`near.txt`, `apart.txt`), and laws."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.continuation import Work, likeness, near_duplicates
from giaoban.core.continuation.doubles import _alike
from giaoban.core.continuation.likeness import ENOUGH
from giaoban.core.continuation.matching import TELLING_WORDS
from giaoban.core.continuation.words import said

CASES = Path(__file__).parent / "cases"
SYLLABLES = """rà soát danh mục kiểm tra đo lường xăng dầu huyện Tân đợt 1 2 quý III năm 2026 2027 tiếp tục kế hoạch
triển khai nông sản vùng cao giống lúa 50/KH-UBND 12 bổ sung""".split()
texts = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=14).map(" ".join)


@st.composite
def lists_of_works(draw: st.DrawFn) -> list[Work]:
    """Lines of which some leave out, add or exchange a word of one before."""
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 9))):
        line = draw(texts)
        again = draw(st.booleans())
        if lines and again:
            words = draw(st.sampled_from(lines)).split()
            place = draw(st.integers(0, len(words) - 1))
            put: list[str] = draw(st.lists(st.sampled_from(SYLLABLES), max_size=1))
            words[place : place + draw(st.integers(0, 1))] = put
            line = " ".join(words) or line
        lines.append(line)
    units = draw(st.lists(st.sampled_from(["", "A", "B"]), min_size=len(lines), max_size=len(lines)))
    return [Work(str(n), text, unit=unit) for n, (text, unit) in enumerate(zip(lines, units, strict=True))]


def cases(name: str) -> Iterator[tuple[Work, Work]]:
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            one, other = (part.split(":", 1) for part in line.split("|"))
            yield Work("1", one[1].strip(), unit=one[0].strip()), Work("2", other[1].strip(), unit=other[0].strip())


@pytest.mark.parametrize(("one", "other"), list(cases("near.txt")))
def test_what_may_be_the_same_work_is_shown_side_by_side(one: Work, other: Work) -> None:
    assert [group.keys for group in near_duplicates([one, other])] == [("1", "2")]


@pytest.mark.parametrize(("one", "other"), list(cases("apart.txt")))
def test_what_is_plainly_other_work_is_not(one: Work, other: Work) -> None:
    assert near_duplicates([one, other]) == ()


def test_three_units_with_one_work_stand_in_one_group_in_the_order_of_the_list() -> None:
    text = "Xây dựng Kế hoạch chuyển đổi số của Sở"
    other = Work("x", "Kiểm tra an toàn bức xạ tại các phòng X-quang")
    works = [Work("c", text, unit="C"), other, Work("a", text, unit="A"), Work("b", f"Tiếp tục {text}", unit="B")]

    (group,) = near_duplicates(works)

    assert group.keys == ("c", "a", "b")
    assert group.same
    assert group.likeness == 100


def test_an_exchanged_word_is_told_from_one_that_was_left_out() -> None:
    one = Work("1", "Hướng dẫn các doanh nghiệp chế biến nông sản đăng ký nhãn hiệu tập thể vùng cao")
    left_out = Work("2", "Hướng dẫn doanh nghiệp chế biến nông sản đăng ký nhãn hiệu tập thể")
    exchanged = Work("2", "Hướng dẫn các cơ sở chế biến nông sản đăng ký nhãn hiệu tập thể vùng cao")

    assert [near_duplicates([one, other])[0].same for other in (left_out, exchanged)] == [True, False]


def test_five_thousand_lines_of_one_wording_are_one_group_and_of_many_numbers_none() -> None:
    same = [Work(str(n), "Rà soát danh mục nhiệm vụ khoa học cấp tỉnh", unit=str(n % 9)) for n in range(5000)]
    numbered = [Work(str(n), f"Rà soát danh mục nhiệm vụ khoa học cấp tỉnh mã {n}") for n in range(5000)]

    assert [len(group.keys) for group in near_duplicates(same)] == [5000]
    assert near_duplicates(numbered) == ()


@given(lists_of_works())
def test_every_two_lines_that_are_alike_are_in_one_group(works: list[Work]) -> None:
    groups = {key: n for n, group in enumerate(near_duplicates(works)) for key in group.keys}
    for one, other in combinations(works, 2):
        first, second = said(one.text), said(other.text)
        long = min(len(first.words), len(second.words)) >= TELLING_WORDS
        if long and (_alike(first, second)[0] or likeness(one.text, other.text) >= ENOUGH):
            assert one.key in groups
            assert groups[one.key] == groups[other.key]


@given(lists_of_works())
def test_a_line_is_in_one_group_at_most_and_groups_have_two(works: list[Work]) -> None:
    keys = [key for group in near_duplicates(works) for key in group.keys]

    assert len(keys) == len(set(keys))
    assert all(len(group.keys) >= 2 for group in near_duplicates(works))


@given(lists_of_works())
def test_the_order_of_the_list_changes_no_group(works: list[Work]) -> None:
    there = {frozenset(group.keys) for group in near_duplicates(works)}
    back = {frozenset(group.keys) for group in near_duplicates(works[::-1])}

    assert there == back
