from __future__ import annotations

import pytest

from giaoban.core.text.names import looks_like_name, without_honorific


@pytest.mark.parametrize(
    "name",
    [
        "Trần Thị Mai Yên",
        "Lê Khoa",
        "Kim Sơn",
        "Đ/c Hoàn",
        "ĐÀO VĂN LỘC",
        "Ông Vũ Quốc Thành",
        "Y Thanh Hà Niê",
        "Hồ Đình",
    ],
)
def test_names_of_people_look_like_names(name: str) -> None:
    assert looks_like_name(name)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Hoàn",
        "Phòng QLKH",
        "Văn phòng Sở",
        "Thanh tra Sở",
        "Lãnh đạo Sở",
        "Trung Tâm",
        "Nghệ An",
        "Các đơn vị",
        "Sở 12",
    ],
)
def test_units_places_and_single_words_do_not(words: str) -> None:
    assert not looks_like_name(words)


def test_honorifics_are_taken_off() -> None:
    assert without_honorific("Đ/c. Trần Mai") == "Trần Mai"
    assert without_honorific("PGS.TS. Lê Bình") == "Lê Bình"
    assert without_honorific("Bà Vũ Hà") == "Vũ Hà"
