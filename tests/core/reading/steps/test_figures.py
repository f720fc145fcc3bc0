"""Numbers that count something, numbers that do not, and how they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.figures import counts_in, figures_in, read_number


def counted(text: str) -> list[tuple[int | float, str]]:
    return [(c.value, c.unit) for c in counts_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giải quyết 8.214 hồ sơ, đạt 98,35% kế hoạch", [(8214, "hồ sơ"), (98.35, "%")]),
        ("thu 1.250,5 tỷ đồng; phạt 25 triệu đồng", [(1250.5, "tỷ đồng"), (25, "triệu đồng")]),
        ("đơn khiếu nại 92, tố cáo 41; số vụ là 28.", [(92, "đơn khiếu nại"), (41, "tố cáo"), (28, "vụ")]),
        ("xong 11/28 vụ", [(11, "vụ"), (28, "vụ")]),
        ("rộng 21.460m2, dài 17,2km", [(21460, "m2"), (17.2, "km")]),
        ("18 trường thuộc 7 huyện", [(18, "trường"), (7, "huyện")]),
        ("tăng 41 lượt người, giảm 12 đơn", [(41, "lượt người"), (12, "đơn")]),
        ("cho 9 thiết bị X-quang; 11 cơ sở", [(9, "thiết bị X-quang"), (11, "cơ sở")]),
        ("gia hạn 13 giấy phép tiến hành công việc bức xạ", [(13, "giấy phép")]),
        ("03 Kế hoạch ứng phó sự cố bức xạ cấp cơ sở", [(3, "Kế hoạch ứng phó sự cố bức xạ")]),
        ("03 lớp tập huấn về sở hữu trí tuệ", [(3, "lớp tập huấn")]),
        ("18 sở, ban, ngành và 8 huyện/thị/thành phố", [(18, "sở, ban, ngành"), (8, "huyện/thị/thành phố")]),
        ("27 doanh nghiệp khoa học và công nghệ", [(27, "doanh nghiệp khoa học và công nghệ")]),
        ("đón 1,2 triệu lượt khách", [(1.2, "triệu lượt khách")]),
        ("đã cấp 15 giấy chứng nhận", [(15, "giấy chứng nhận")]),
        ("rút ngắn 05 ngày làm việc", [(5, "ngày làm việc")]),
        ("có 04 nhiệm vụ (4 nhiệm vụ mới)", [(4, "nhiệm vụ"), (4, "nhiệm vụ")]),
    ],
)
def test_what_is_counted(text: str, expected: list[tuple[int | float, str]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 447/QĐ-SYT ngày 12/3/2023",
        "Nghị quyết số 21, 22/2020/NQ-HĐND của tỉnh",
        "quy hoạch chi tiết tỷ lệ 1/500 khu dân cư",
        "năm học 2018-2019 và giai đoạn 2021-2025",
        "theo TCVN ISO 9001:2015 vào hoạt động",
        "6 tháng đầu năm, lần thứ 5, đợt 2, mức độ 3, 4",
        "kỷ niệm 75 năm ngày truyền thống",
        "cách mạng công nghiệp 4.0",
        "số 15, đường Lê Lợi, điện thoại 0234.3822.456",
        "lúc 14 giờ 30 ngày 5/7",
        "phương tiện đo nhóm 2 trong y tế",
        "sản phẩm[1] và mục (1) nêu trên",
        "Đề án 06 của Chính phủ",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert counted(text) == []


def test_about_so_many_is_kept_and_marked() -> None:
    (figure,) = figures_in(Passage("Kinh phí hơn 7,8 tỷ đồng."), 1)

    assert (figure.value.value, figure.value.state.value) == (7.8, "check")


def test_a_figure_tells_its_clause() -> None:
    text = "Trong kỳ, cấp 27 giấy phép cho cơ sở, trong đó: cấp mới 19 giấy phép; kiểm tra 12 cơ sở."

    assert [f.text.value for f in figures_in(Passage(text), 1)] == [
        "Trong kỳ, cấp 27 giấy phép cho cơ sở",
        "cấp mới 19 giấy phép",
        "kiểm tra 12 cơ sở",
    ]


def test_the_number_of_a_point_is_none_of_its_figures() -> None:
    assert [f.value.value for f in figures_in(Passage("2. Thanh tra 15 cơ sở."), 1)] == [15]


@given(st.integers(min_value=0, max_value=999_999_999))
def test_a_number_printed_with_dots_is_read_back(number: int) -> None:
    printed = f"{number:,}".replace(",", ".")

    assert read_number(printed, measured=False) == (number, "")


@given(st.text(alphabet="0123456789./,%-()[]:; ngàyviệcđồngsốNQ&", max_size=80))
def test_any_text_is_read_without_error_and_quoted_truly(text: str) -> None:
    passage = Passage(text, ((0, 7, 0, len(text)),) if text else ())

    for figure in figures_in(passage, 1):
        for field in (figure.value, figure.text):
            assert all(0 <= s.start < s.end <= len(text) and s.unit == 7 for s in field.spans)
