"""Where an event takes place, and what only sounds like it."""

from __future__ import annotations

import pytest

from giaoban.core.reading.language.places import labelled_place, place_in_sentence
from giaoban.core.reading.passage import Passage


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Họp giao ban. Địa điểm: Phòng họp B – UBND tỉnh.", "Phòng họp B – UBND tỉnh"),
        ("Họp trực tuyến, điểm tại phòng họp số 2 UBND tỉnh", "phòng họp số 2 UBND tỉnh"),
        ("Khảo sát mô hình, điểm tập trung tại UBND xã Long Hòa Đông", None),
        ("Họp giao ban tại Phòng họp B", None),
    ],
)
def test_a_labelled_place_is_sure(text: str, place: str | None) -> None:
    found = labelled_place(Passage(text))

    assert (found.words.text if found else None) == place
    assert found is None or found.certain


@pytest.mark.parametrize(
    ("text", "place", "certain"),
    [
        ("Dự lễ phát động tại Quảng trường (số 5, đường Trần Phú)", "Quảng trường (số 5, đường Trần Phú)", True),
        ("Tiếp xúc cử tri tại Nhà văn hóa thôn Bãi Cát.", "Nhà văn hóa thôn Bãi Cát", True),
        ("Họp Hội đồng tại Phòng họp B, mời Trưởng phòng Y tế cùng dự", "Phòng họp B", True),
        ("Giám sát tại UBND huyện Mỏ Sậy", "UBND huyện Mỏ Sậy", False),
    ],
)
def test_a_venue_in_the_sentence_is_read(text: str, place: str, certain: bool) -> None:
    found = place_in_sentence(Passage(text))

    assert found is not None
    assert (found.words.text, found.certain) == (place, certain)


@pytest.mark.parametrize(
    "text",
    [
        "Kiểm tra tiến độ Dự án: Ứng dụng công nghệ nuôi tôm tại huyện Đầm Cồn",
        "Dự lễ trao thưởng cho tập thể có thành tích xuất sắc tại Đại hội Thể thao",
        "Làm việc tại cơ quan",
        "Xem chương trình “Đêm hội tại Quảng trường lớn” trên truyền hình",
        "Triển khai các nội dung quy định tại Nghị quyết số 5",
    ],
)
def test_what_an_event_is_about_is_no_place(text: str) -> None:
    assert place_in_sentence(Passage(text)) is None
