"""Who an order tells, with whom it is done, who directs it."""

from __future__ import annotations

import pytest

from giaoban.core.reading.language.orders import Order, read_addressee_heading, read_order
from giaoban.core.reading.model import Person
from giaoban.core.reading.passage import Passage


def order(text: str) -> Order:
    return read_order(Passage(text))


def texts(passages: tuple[Passage, ...]) -> list[str]:
    return [p.text for p in passages]


def test_a_body_is_told_together_with_others() -> None:
    read = order("Giao Sở A chủ trì, phối hợp với Sở Tài chính, UBND huyện Sơn Lĩnh rà soát danh mục.")

    assert texts(read.units) == ["Sở A"]
    assert texts(read.partners) == ["Sở Tài chính", "UBND huyện Sơn Lĩnh"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Yêu cầu UBND huyện giải quyết dứt điểm.", ["UBND huyện"]),
        ("Đề nghị các phòng, đơn vị báo cáo kết quả.", ["các phòng, đơn vị"]),
        ("Công an tỉnh bảo đảm an toàn giao thông.", ["Công an tỉnh"]),
        ("Cơ bản thống nhất đề xuất của Sở Y tế; giao Sở Xây dựng hoàn thiện.", ["Sở Xây dựng"]),
        ("Đồng ý chủ trương mua sắm. Giao Văn phòng lập dự toán.", ["Văn phòng"]),
        ("Để bảo đảm tiến độ, giao Ban Quản lý dự án giải ngân.", ["Ban Quản lý dự án"]),
        ("Đối với Văn phòng Sở: Tham mưu kế hoạch.", ["Văn phòng Sở"]),
        ("Trước ngày 15/9, Văn phòng Sở tổng hợp kế hoạch.", ["Văn phòng Sở"]),
        ("Ban Quản lý dự án đầu tư xây dựng tỉnh khẩn trương khởi công.", ["Ban Quản lý dự án đầu tư xây dựng tỉnh"]),
        ("Phòng Vật tư & Trang thiết bị khẩn trương sửa máy.", ["Phòng Vật tư & Trang thiết bị"]),
        ("Yêu cầu các chi, đảng bộ trực thuộc bố trí cán bộ.", ["các chi, đảng bộ trực thuộc"]),
        ("Giao Hội đồng thi đua khen thưởng xét hồ sơ.", ["Hội đồng thi đua khen thưởng"]),
    ],
)
def test_the_addressee_is_found_wherever_it_stands(text: str, units: list[str]) -> None:
    assert texts(order(text).units) == units


@pytest.mark.parametrize(
    "text",
    [
        "Đánh giá cao kết quả của Văn phòng Sở.",
        "Văn phòng Sở đã hoàn thành tốt nhiệm vụ.",
        "Nhìn chung, tiến độ bảo đảm.",
    ],
)
def test_praise_and_telling_order_nothing(text: str) -> None:
    assert not order(text).orders


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Phối hợp với Ban Thường trực Ủy ban MTTQ xã tổ chức hội nghị.", ["Ban Thường trực Ủy ban MTTQ xã"]),
        ("Phối hợp Trung tâm Xúc tiến đầu tư xây dựng danh mục.", ["Trung tâm Xúc tiến đầu tư"]),
        ("Phối hợp với Liên minh Hợp tác xã tỉnh tập huấn.", ["Liên minh Hợp tác xã tỉnh"]),
    ],
)
def test_a_verb_that_halves_a_noun_does_not_end_a_name(text: str, partners: list[str]) -> None:
    assert texts(order(text).partners) == partners


def test_the_post_of_a_person_keeps_its_standing() -> None:
    (leader,) = order("Giao đồng chí Vi Văn Sơn, Phó Bí thư Thường trực Thành ủy trực tiếp chỉ đạo.").leaders

    assert leader.title == "Phó Bí thư Thường trực Thành ủy"


def test_a_body_that_is_only_asked_of_is_not_told() -> None:
    assert order("Tham mưu, đề nghị UBND tỉnh ban hành Quyết định.").units == ()


def test_cooperating_with_nobody_in_particular_names_no_partner() -> None:
    assert order("Phối hợp tổ chức các Hội đồng chấm thi.").partners == ()


def test_a_leader_directs_and_a_body_carries_out() -> None:
    read = order("Giao đồng chí Lê Văn Bình - Phó Giám đốc Sở phụ trách, chỉ đạo Phòng Quản lý công nghệ rà soát.")

    assert read.leaders == (Person("Lê Văn Bình", "Phó Giám đốc Sở"),)
    assert texts(read.units) == ["Phòng Quản lý công nghệ"]


@pytest.mark.parametrize(
    ("heading", "units"),
    [
        ("Giao Thanh tra Sở", ["Thanh tra Sở"]),
        ("Giao các phòng ban và các đơn vị", ["các phòng ban và các đơn vị"]),
        ("Công Đoàn, Đoàn Thanh niên", ["Công Đoàn", "Đoàn Thanh niên"]),
        ("Giao Ban Tổ chức Huyện ủy:", ["Ban Tổ chức Huyện ủy"]),
        ("Giao Phòng A chủ trì thực hiện các nhiệm vụ sau:", ["Phòng A"]),
        ("Về cơ chế", []),
        ("Công tác thanh tra", []),
        ("NHIỆM VỤ THÁNG 02", []),
    ],
)
def test_a_heading_names_its_addressee(heading: str, units: list[str]) -> None:
    assert texts(read_addressee_heading(Passage(heading))) == units
