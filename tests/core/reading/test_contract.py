"""What is printed keeps to the contract, and every quote stands in the paper."""

from __future__ import annotations

import json
from typing import Any

from giaoban.core.reading import read_paper, reading_to_dict

PROGRAMME = (
    "Số: /CTr-SXD\n\nHòa Lâm, ngày tháng 3 năm 2024\n\n"
    "**CHƯƠNG TRÌNH CÔNG TÁC**\n**THÁNG 3 NĂM 2024 CỦA SỞ XÂY DỰNG**\n\n"
    "TT\tNội dung\tSản phẩm\tThời gian\tChỉ đạo/Thực hiện\n"
    "**A**\t**NHIỆM VỤ TRỌNG TÂM**\t\t\t\n"
    "1\tRà soát quy hoạch phân khu\tBáo cáo\tTuần 1-2\tĐ/c Lê Văn An Phòng Quy hoạch\n"
    "2\tTập huấn giám định\tHội nghị\tTrước 20/3\tĐ/c Lê Văn An Thanh tra Sở\n\n"
    "Nơi nhận:\n- UBND tỉnh (để b/c);\n- Lưu: VT.\n\n**GIÁM ĐỐC**\n\n**Trần Bình**\n"
)
ITEM = {"path", "section", "text", "parts", "products", "when", "start", "due", "leaders", "units", "partners", "line"}
PAPER = {"schema", "kind", "title", "agency", "province", "number", "issued_on", "period", "signer", "recipients"}
LISTS = {"sections", "items", "events", "figures", "warnings"}


def printed(text: str) -> dict[str, Any]:
    paper = read_paper(text.encode(), "giay.txt")
    result: dict[str, Any] = json.loads(json.dumps(reading_to_dict(paper.reading, paper.document)))
    return result


def test_the_paper_has_the_contracts_fields() -> None:
    result = printed(PROGRAMME)

    assert set(result) >= PAPER | LISTS
    assert (result["schema"], result["kind"]) == ("giaoban.reading/1", "monthly_programme")
    assert result["period"] == {"start": "2024-03-01", "end": "2024-03-31"}
    assert (result["number"], result["issued_on"]) == ("/CTr-SXD", None)
    assert result["recipients"] == ["UBND tỉnh (để b/c)", "Lưu: VT"]
    assert result["signer"] == {"name": "Trần Bình", "title": "GIÁM ĐỐC"}


def test_an_item_has_the_contracts_fields() -> None:
    first, second = printed(PROGRAMME)["items"]

    assert set(first) >= ITEM
    assert (first["path"], first["when"], first["start"], first["due"]) == (
        "A.1",
        "Tuần 1-2",
        "2024-03-01",
        "2024-03-14",
    )
    assert (first["leaders"], first["units"]) == ([{"name": "Lê Văn An", "title": None}], ["Phòng Quy hoạch"])
    assert (second["start"], second["due"]) == (None, "2024-03-20")


def test_every_quote_is_the_very_characters_of_the_paper() -> None:
    paper = read_paper(PROGRAMME.encode(), "giay.txt")
    texts = {p.unit: p.text for p in paper.document.paragraphs()}

    quotes = [quote for item in printed(PROGRAMME)["items"] for field in item["evidence"].values() for quote in field]

    assert len(quotes) > 8
    assert all(texts[q["unit"]][q["start"] : q["end"]] == q["quote"] for q in quotes)


def test_a_paper_of_no_known_kind_gives_its_blocks() -> None:
    result = printed("Đơn xin nghỉ phép\n\nKính gửi: Trưởng phòng\n")

    assert result["kind"] == "unknown"
    assert [b["text"] for b in result["blocks"]] == ["Đơn xin nghỉ phép", "Kính gửi: Trưởng phòng"]
    assert "blocks" not in printed(PROGRAMME)
