"""Provinces that the names of offices carry."""

from __future__ import annotations

import pytest

from giaoban.core.reading.language.agencies import province_in


@pytest.mark.parametrize(
    ("printed", "province"),
    [
        ("SỞ Y TẾ TỈNH HÀ GIAO", "Hà Giao"),
        ("SỞ Y TẾ NAM LĨNH", "Nam Lĩnh"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", None),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH TÂY LƯƠNG", "Tây Lương"),
        ("SỞ Y TẾ PHÒNG KẾ HOẠCH", None),
        ("Sở Y tế Nam Lĩnh chủ trì", None),
    ],
)
def test_a_department_in_capitals_may_carry_its_province_without_the_word(printed: str, province: str | None) -> None:
    assert province_in(printed) == province
