"""The pieces of a task: enumerations first, then sentences."""

from __future__ import annotations

import pytest

from giaoban.core.reading.language.parts import parts_of
from giaoban.core.reading.passage import Passage


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Thẩm định 02 nhiệm vụ: (1) Trồng sâm; (2) Nuôi ong (đợt 2).", ["Trồng sâm", "Nuôi ong (đợt 2)."]),
        ("Khảo sát: (i) tổ chức KH&CN và (ii) nhãn hiệu", ["tổ chức KH&CN", "nhãn hiệu"]),
        ("Lập dự toán KH&CN. Mua sắm thiết bị.", ["Lập dự toán KH&CN.", "Mua sắm thiết bị."]),
        ("Báo cáo trước 15/8. Xây dựng quy hoạch", ["Báo cáo trước 15/8.", "Xây dựng quy hoạch"]),
        ("Chi trả qua tài khoản. Rà soát hộ nghèo.", ["Chi trả qua tài khoản.", "Rà soát hộ nghèo."]),
        ("Rà soát theo khoản. 2 Điều. 5 của Nghị định", []),
        ("Họp tại TP. Lam Sơn với ThS. Nguyễn Văn A", []),
        ("Kiểm tra dịp Tết... nhằm bảo vệ người tiêu dùng.", []),
        ("Theo Nghị quyết (1) của tỉnh", []),
    ],
)
def test_a_task_falls_into_its_pieces(text: str, parts: list[str]) -> None:
    assert [p.text for p in parts_of(Passage(text))] == parts
