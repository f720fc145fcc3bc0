"""The frame in its many layouts: letterhead, title, recipients, signature."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.reading.document import Cell, Document, Paragraph, Row, Table
from giaoban.core.reading.draft import Draft, Options
from giaoban.core.reading.formats.plain import open_document
from giaoban.core.reading.model import Frame, Person, State
from giaoban.core.reading.refusal import Limits
from giaoban.core.reading.steps.frame import find_frame
from giaoban.core.reading.steps.letterhead import is_letterhead


def frame_of(text: str) -> Frame:
    document = open_document(text.encode(), "van-ban.txt", Limits())
    return find_frame(Draft(document=document, options=Options(), body=document.blocks)).frame


def lines(*texts: str) -> str:
    return "\n\n".join(texts) + "\n"


def test_a_flattened_letterhead_is_taken_apart() -> None:
    frame = frame_of(
        lines(
            "UBND TỈNH LAM SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN Độc lập - Tự do - Hạnh phúc",
            "NÔNG THÔN Lam Sơn, ngày 05 tháng 01 năm 2023",
            "Số: 03/CTr-SNN",
            "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2023",
            "- Tổ chức Tết trồng cây.",
        )
    )

    assert frame.agency.value == "Sở Nông nghiệp và Phát triển Nông thôn"
    assert frame.parent.value == "UBND tỉnh Lam Sơn"
    assert frame.province.value == "Lam Sơn"
    assert (frame.number.value, frame.issued_on.value) == ("03/CTr-SNN", date(2023, 1, 5))


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 709 /SKHCN-VP", "709/SKHCN-VP"),
        ("Số:      /CTr-KHCN", "/CTr-KHCN"),
        ("Số: ……/TB-SKH&CN", "/TB-SKH&CN"),
        ("Số: 18/2022/QĐ-UBND", "18/2022/QĐ-UBND"),
        ("Số 18-KH/VPĐU", "18-KH/VPĐU"),
        ("Số:\n31/CTr-HĐND", "31/CTr-HĐND"),
    ],
)
def test_number_and_symbol_lose_their_spaces(line: str, number: str) -> None:
    frame = frame_of(lines("SỞ NỘI VỤ", line, "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 3 NĂM 2024", "- Việc thứ nhất."))

    assert frame.number.value == number
    assert frame.agency.value == "Sở Nội vụ"


def test_a_blank_day_leaves_the_date_open_and_keeps_the_year() -> None:
    frame = frame_of(lines("Lam Sơn, ngày     tháng 11 năm 2020", "THÔNG BÁO", "Kết luận giao ban", "1. Việc."))

    assert frame.issued_on.value is None
    assert frame.year == 2020


def test_a_title_over_several_lines_is_one() -> None:
    frame = frame_of(lines("THÔNG BÁO", "Kết luận của Giám đốc Sở tại hội nghị giao ban tháng 8", "1. Giao Văn phòng."))

    assert frame.title.value == "THÔNG BÁO Kết luận của Giám đốc Sở tại hội nghị giao ban tháng 8"


def test_the_year_of_the_title_counts_before_the_year_of_issue() -> None:
    frame = frame_of(lines("Lam Sơn, ngày 28 tháng 12 năm 2024", "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2025", "- Việc."))

    assert frame.year == 2025


def test_a_province_that_only_the_text_names_is_to_be_checked() -> None:
    frame = frame_of(
        lines(
            "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 5 NĂM 2023",
            "- Trình UBND tỉnh Lam Sơn ban hành Kế hoạch.",
            "- Khảo sát trên địa bàn tỉnh Lam Sơn.",
        )
    )

    assert frame.province.value == "Lam Sơn"
    assert frame.province.state is State.CHECK


def test_a_signature_laid_out_in_a_borderless_table_is_read_column_by_column() -> None:
    left = ("Nơi nhận:", "- Như trên;", "- Lưu: VT, VP (02b).")
    right = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "(Đã ký)", "Trần Thị Bích Hằng")
    columns = (left, right)
    cells = tuple(
        Cell(0, c, tuple(Paragraph(10 * c + i, text, 3) for i, text in enumerate(texts, 5)))
        for c, texts in enumerate(columns)
    )
    table = Table(0, (Row(0, cells, 3),), 2, 3, ruled=False)
    blocks = (Paragraph(0, "BÁO CÁO", 1, bold=True), Paragraph(1, "Tháng 3 đã cấp 05 giấy phép.", 2), table)
    document = Document("bao-cao.docx", "docx", blocks)

    draft = find_frame(Draft(document=document, options=Options(), body=blocks))

    assert draft.frame.recipients.value == ("Như trên", "Lưu: VT, VP (02b)")
    assert draft.frame.signer.value == Person("Trần Thị Bích Hằng", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC")
    assert draft.body == (blocks[1],)


def test_the_menu_and_the_news_of_a_portal_are_no_part_of_the_body() -> None:
    text = lines(
        "Trang chủ",
        "Sở Nội vụ tỉnh Lam Sơn sơ kết công tác quý I năm 2024",
        "Ngày cập nhật: 04/04/2024 10:15",
        "Trong quý I, Sở đã ban hành 14 quyết định về tổ chức bộ máy.",
        "T.N (tổng hợp)",
        "Các tin khác",
    )
    document = open_document(text.encode(), "trang.txt", Limits())

    draft = find_frame(Draft(document=document, options=Options(), body=document.blocks))

    assert draft.frame.title.value == "Sở Nội vụ tỉnh Lam Sơn sơ kết công tác quý I năm 2024"
    assert draft.frame.signer.value is None
    assert [b.text for b in draft.body if isinstance(b, Paragraph)] == [
        "Trong quý I, Sở đã ban hành 14 quyết định về tổ chức bộ máy."
    ]


@given(st.lists(st.text(alphabet="SỞ ubnd:/-0123456789,.Nơi nhận\tGIÁM ĐỐC ngày tháng năm", max_size=50), max_size=12))
def test_finding_the_frame_never_fails(texts: list[str]) -> None:
    blocks = tuple(Paragraph(i, " ".join(t.split()), i + 1) for i, t in enumerate(texts))
    document = Document("x", "text", blocks)

    draft = find_frame(Draft(document=document, options=Options(), body=blocks))

    assert set(draft.body) <= set(blocks)


def test_a_span_of_days_in_words_is_no_date_of_issue() -> None:
    assert not is_letterhead("(Từ ngày 10 đến ngày 14 tháng 02 năm 2025)")
    assert is_letterhead("Hà Giao, ngày 10 tháng 02 năm 2025")
