from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.web.templatetags.words import sentence_form, weekday


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2026", "Chương trình công tác tháng 11 năm 2026"),
        ("CHƯƠNG TRÌNH Công tác tháng 10", "Chương trình Công tác tháng 10"),
        ("KẾ HOẠCH CỦA UBND TỈNH", "Kế hoạch của UBND tỉnh"),
        ("LỊCH CÔNG TÁC CỦA SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Lịch công tác của Sở Khoa học và Công nghệ"),
        ("Báo cáo KH&CN quý III", "Báo cáo KH&CN quý III"),
        ("", ""),
    ],
)
def test_titles_in_capitals_are_shown_as_one_writes_them(printed: str, shown: str) -> None:
    assert sentence_form(printed, "Sở Khoa học và Công nghệ") == shown


@given(st.text("AĂÂĐẾỆUBNDVI aăđếệ .,&/19", max_size=60))
def test_only_the_case_of_a_title_is_changed(title: str) -> None:
    assert sentence_form(title).lower() == " ".join(title.split()).lower()


def test_a_weekday_is_named_in_full() -> None:
    assert weekday(date(2026, 11, 22)) == "Chủ nhật"
