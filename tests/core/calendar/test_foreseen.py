"""Which months a line of the annual programme foresees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.calendar.foreseen import ALL_MONTHS, foreseen_months

CASES: list[tuple[str, set[int]]] = [
    ("Tháng 3", {3}),
    ("THÁNG 03/2027", {3}),
    ("thang 3", {3}),
    ("Nhiệm vụ trọng tâm tháng 11 năm 2027", {11}),
    ("Tháng Giêng", {1}),
    ("Tháng Tư", {4}),
    ("tháng Mười hai", {12}),
    ("Quý II", {4, 5, 6}),
    ("Quý I, III/2027", {1, 2, 3, 7, 8, 9}),
    ("quý 3 và quý 4", {7, 8, 9, 10, 11, 12}),
    ("Quý I - III", {1, 2, 3, 4, 5, 6, 7, 8, 9}),
    ("hằng tháng", set(range(1, 13))),
    ("Ngày 25 hàng tháng", set(range(1, 13))),
    ("01 lần/tháng", set(range(1, 13))),
    ("hằng quý", {3, 6, 9, 12}),
    ("6 tháng/lần", {6, 12}),
    ("tháng 6 và tháng 12", {6, 12}),
    ("Tháng 3, 6, 9, 12", {3, 6, 9, 12}),
    ("Tháng 11-12/2027", {11, 12}),
    ("Từ tháng 3 đến tháng 5", {3, 4, 5}),
    ("từ tháng 10/2026 đến tháng 2/2027", {10, 11, 12, 1, 2}),
    ("6 tháng đầu năm", {1, 2, 3, 4, 5, 6}),
    ("6 tháng cuối năm", {7, 8, 9, 10, 11, 12}),
    ("Cuối năm", {12}),
    ("Trước ngày 15/6", {6}),
    ("Trước 30/11/2027", {11}),
    ("15/9/2027", {9}),
    ("ngày 18 tháng 5", {5}),
    ("thường xuyên", set(range(1, 13))),
    ("Cả năm", set(range(1, 13))),
    ("Hằng tuần", set(range(1, 13))),
    ("", set()),
    ("Năm 2027", set()),
    ("Trong năm", set()),
    ("tháng sau", set()),
    ("trong 3 tháng", set()),
    ("Theo Kế hoạch 12/KH-UBND", set()),
    ("Triển khai bản đồ 1/500 tại 3/4 số xã", set()),
    ("Tăng cường thường xuyên công tác kiểm tra", set()),
    ("Báo cáo kết quả công tác tháng 3", set()),
    ("Báo cáo số liệu 6 tháng đầu năm", set()),
    ("Hoàn thành báo cáo trong tháng 3", {3}),
]


@pytest.mark.parametrize(("words", "months"), CASES)
def test_words_name_their_months(words: str, months: set[int]) -> None:
    assert foreseen_months(words) == months


@pytest.mark.parametrize(
    ("words", "months"),
    [
        (("Quý II", "Tháng 3", "trong tháng 9"), {4, 5, 6}),
        (("", "Tháng 3", "chuẩn bị cho tháng 9"), {3}),
        (("", "I. Lĩnh vực chuyên ngành", "Tổ chức hội thi (tháng 9)"), {9}),
        (("Thường xuyên", "Tháng 3", ""), {3}),
        (("Hằng tuần", "Nhiệm vụ thường xuyên", ""), set(ALL_MONTHS)),
        (("", "Nhiệm vụ thường xuyên", "Trực đường dây nóng"), set(ALL_MONTHS)),
    ],
)
def test_the_most_telling_words_come_first(words: tuple[str, ...], months: set[int]) -> None:
    assert foreseen_months(*words) == months


@given(st.integers(1, 12), st.integers(1, 12))
def test_a_span_goes_from_its_first_month_to_its_last(first: int, last: int) -> None:
    months = foreseen_months(f"từ tháng {first} đến tháng {last}")
    assert {first, last} <= months
    assert len(months) == (last - first) % 12 + 1


@given(st.frozensets(st.integers(1, 12), min_size=1))
def test_a_list_of_months_is_read_as_itself(months: frozenset[int]) -> None:
    assert foreseen_months("Tháng " + ", ".join(map(str, sorted(months)))) == months


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert foreseen_months(text) <= ALL_MONTHS
