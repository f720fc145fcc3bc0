"""Expected outputs listed in a cell."""

from __future__ import annotations

import pytest

from giaoban.core.reading.language.products import read_products
from giaoban.core.reading.passage import Passage


@pytest.mark.parametrize(
    ("lines", "products"),
    [
        (["Dự thảo Kế hoạch"], ["Dự thảo Kế hoạch"]),
        (["Quyết định và Hợp đồng"], ["Quyết định", "Hợp đồng"]),
        (["- Báo cáo;", "- Tờ trình."], ["Báo cáo", "Tờ trình"]),
        (["Biên bản thẩm định", "nội dung"], ["Biên bản thẩm định nội dung"]),
        (["Biên bản kiểm tra", "Báo cáo"], ["Biên bản kiểm tra", "Báo cáo"]),
        (["Dự thảo", "Quyết định"], ["Dự thảo Quyết định"]),
        (["Quyết định phê duyệt", "Kế hoạch"], ["Quyết định phê duyệt Kế hoạch"]),
        (["Báo cáo, Tờ trình"], ["Báo cáo", "Tờ trình"]),
        (["-"], []),
        ([""], []),
    ],
)
def test_a_cell_lists_its_products(lines: list[str], products: list[str]) -> None:
    assert [p.text for p in read_products(Passage(line) for line in lines)] == products
