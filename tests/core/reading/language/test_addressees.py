"""Where the names of the bodies that are told end in running text."""

from __future__ import annotations

import pytest

from giaoban.core.reading.language.addressees import addressees_at
from giaoban.core.reading.passage import Passage

NAMES = [
    ("Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Y tế", ["Sở Khoa học và Công nghệ"]),
    ("Sở Tài chính, Sở Kế hoạch và Đầu tư rà soát vốn", ["Sở Tài chính", "Sở Kế hoạch và Đầu tư"]),
    ("Phòng Quản lý CN & TT Công nghệ", ["Phòng Quản lý CN & TT Công nghệ"]),
    ("phòng quản lý khoa học rà soát danh mục", ["phòng quản lý khoa học"]),
    ("Văn phòng Sở tổng hợp kế hoạch", ["Văn phòng Sở"]),
    ("Văn phòng HĐND và UBND huyện tổng hợp", ["Văn phòng HĐND và UBND huyện"]),
    ("Sở Lao động - Thương binh và Xã hội thẩm định", ["Sở Lao động - Thương binh và Xã hội"]),
    ("Sở Văn hóa, Thể thao và Du lịch kiểm tra", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("Sở Y tế (cơ quan thường trực) chủ trì", ["Sở Y tế"]),
    ("các phòng ban và các đơn vị", ["các phòng ban và các đơn vị"]),
    ("các phòng ban, đơn vị triển khai kết luận", ["các phòng ban, đơn vị"]),
    ("Sở Y tế, các sở, ngành liên quan rà soát", ["Sở Y tế", "các sở, ngành liên quan"]),
    ("UBND các huyện, thành phố, thị xã báo cáo", ["UBND các huyện, thành phố, thị xã"]),
    ("UBND các xã Bản Lếch, Nà Phai khẩn trương", ["UBND các xã Bản Lếch, Nà Phai"]),
    ("các phòng gồm: Phòng A, Phòng QLKH, Văn phòng báo cáo", ["Phòng A", "Phòng QLKH", "Văn phòng"]),
    ("Khoa Dược và các khoa tập huấn", ["Khoa Dược", "các khoa"]),
    ("Ban Quản lý dự án huyện khẩn trương", ["Ban Quản lý dự án huyện"]),
    (
        "Trung tâm Kiểm định chất lượng công trình xây dựng lập kế hoạch",
        ["Trung tâm Kiểm định chất lượng công trình xây dựng"],
    ),
    ("Trung tâm Dịch vụ việc làm mở phiên", ["Trung tâm Dịch vụ việc làm"]),
    ("Chủ tịch UBND các huyện, thị xã trực tiếp chỉ đạo", ["Chủ tịch UBND các huyện, thị xã"]),
    ("Công chức Địa chính - Xây dựng lập hồ sơ", ["Công chức Địa chính - Xây dựng"]),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_end_before_the_verb(text: str, names: list[str]) -> None:
    found = addressees_at(Passage(text))

    assert found is not None
    assert [n.text for n in found.names] == names


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức tốt hội nghị",
        "Thanh tra, kiểm tra việc chấp hành",
        "các đề tài, dự án",
        "Hội thảo khoa học",
        "Phòng, chống thiên tai",
        "Báo cáo kết quả",
        "Xã hội hóa giáo dục",
    ],
)
def test_words_that_only_look_like_a_body_are_none(text: str) -> None:
    assert addressees_at(Passage(text)) is None
