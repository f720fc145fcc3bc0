from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.text.sentences import sentences


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức sơ kết.| Chuẩn bị tài liệu; báo cáo UBND tỉnh./.",
        "Đ/c. Bình PGĐ dự họp.| TP. Sông Mây có 1.250 hộ.",
        "Ngày 14.10 họp tổ.| Áp dụng ISO 9001:2015.| Kiểm tra cơ sở",
        "Do PGS.TS. Lê Văn Mẫu phụ trách.| Tổ chức tập huấn, hội thảo v.v...| Báo cáo Sở",
        "Các lớp, hội thảo v.v... và tuyên truyền.",
        "1. Giao Văn phòng rà soát.| 2. Giao Thanh tra kiểm tra.",
        "Hoàn thành trước 30/8.| Xây dựng chiến lược…",
        "2.1. Về tổ chức bộ máy.| Kiện toàn tổ công tác trong Quý II.| Báo cáo Sở",
        "II. CÁC NỘI DUNG (đề án, kế hoạch, báo cáo...) TRÌNH UBND TỈNH",
        "Vì sao chậm?| Phải làm rõ!",
        "Họp với Công ty TNHH Q. Minh về đề án.",
    ],
)
def test_sentences_are_cut_where_the_line_shows(text: str) -> None:
    wanted = [part.strip() for part in text.split("|")]
    whole = text.replace("|", "")
    assert [whole[a:b] for a, b in sentences(whole)] == wanted


@given(st.text('abcĐ.;?! \n"”)(1', max_size=60) | st.text(max_size=60))
def test_sentences_stand_in_order_and_lose_nothing_but_spaces(text: str) -> None:
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
