"""Plain text, Markdown and pasted text become paragraphs and tables."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.core.reading.document import Document, Paragraph, Table
from giaoban.core.reading.formats import open_document
from giaoban.core.reading.formats.plain import decode
from giaoban.core.reading.refusal import Limits, Refused


def opened(text: str) -> Document:
    return open_document(text.encode(), "giay.txt")


def texts(document: Document) -> list[str]:
    return [b.text for b in document.blocks if isinstance(b, Paragraph)]


def grid(document: Document) -> list[list[str]]:
    table = next(document.tables())
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_marks_are_taken_off_and_remembered_as_style() -> None:
    document = opened("**CHƯƠNG TRÌNH**\n\n*Nơi nhận:*\n\n**1. Họp:** nghe báo cáo\n")

    title, recipients, point = (b for b in document.blocks if isinstance(b, Paragraph))
    assert (title.text, title.bold) == ("CHƯƠNG TRÌNH", True)
    assert (recipients.text, recipients.italic) == ("Nơi nhận:", True)
    assert (point.text, point.bold, point.bold_lead) == ("1. Họp: nghe báo cáo", False, 7)


def test_bold_over_two_lines_is_bold_on_both() -> None:
    document = opened("**CHƯƠNG TRÌNH CÔNG TÁC  \nTHÁNG 3 NĂM 2024**\n")

    assert [(p.text, p.bold) for p in document.paragraphs()] == [
        ("CHƯƠNG TRÌNH CÔNG TÁC", True),
        ("THÁNG 3 NĂM 2024", True),
    ]


def test_a_heading_has_its_depth() -> None:
    document = opened("### 2.1. Công tác tham mưu\n")

    assert [(p.text, p.level) for p in document.paragraphs()] == [("2.1. Công tác tham mưu", 3)]


def test_a_sentence_that_a_page_cut_is_whole_again() -> None:
    document = opened("- Tiếp tục triển khai các hoạt động phục vụ Chương trình phát\n\ntriển nông thôn.\n\n- Họp.\n")

    assert texts(document) == [
        "- Tiếp tục triển khai các hoạt động phục vụ Chương trình phát triển nông thôn.",
        "- Họp.",
    ]


def test_a_new_point_is_never_joined_to_the_line_above() -> None:
    document = opened("1. Việc thứ nhất cần làm trong tháng\na) tổng hợp\nb) báo cáo\n")

    assert texts(document) == ["1. Việc thứ nhất cần làm trong tháng", "a) tổng hợp", "b) báo cáo"]


def test_lines_wrapped_by_hand_are_joined() -> None:
    lines = [
        "Trong tháng tới các phòng, đơn vị tập trung thực hiện những nhiệm vụ sau",
        "đây theo đúng tiến độ và báo cáo về Văn phòng. Văn phòng tổng hợp, trình",
        "Giám đốc xem xét. Phòng Tài chính chuẩn bị kinh phí cho các nhiệm vụ ấy,",
        "Trung tâm Kỹ thuật bố trí xe.",
    ]
    document = opened("\n".join(lines * 3))

    assert texts(document)[0].startswith("Trong tháng tới")
    assert "Giám đốc xem xét." in texts(document)[0]


def test_a_table_with_tabs_has_rows_and_columns() -> None:
    document = opened("TT\tNội dung\tThời gian\n1\tHọp\tTuần 1\n2\tBáo cáo\tTuần 2\n")

    assert grid(document) == [["TT", "Nội dung", "Thời gian"], ["1", "Họp", "Tuần 1"], ["2", "Báo cáo", "Tuần 2"]]


def test_a_row_that_a_page_cut_is_whole_again() -> None:
    document = opened(
        "TT\tNội dung\tThời gian\tĐơn vị\n1\tThẩm định hai nhiệm vụ về xây dựng nông thôn mới\tTuần 1\tPhòng A\n\n"
        "\tthông minh của huyện\t\tvà Phòng B\n2\tHọp\tTuần 2\tPhòng C\n"
    )

    assert grid(document)[1] == [
        "1",
        "Thẩm định hai nhiệm vụ về xây dựng nông thôn mới thông minh của huyện",
        "Tuần 1",
        "Phòng A và Phòng B",
    ]
    assert len(grid(document)) == 3


def test_the_header_printed_again_on_the_next_page_is_dropped() -> None:
    document = opened("TT\tNội dung\tHạn\n1\tHọp\tTuần 1\n\nTT\tNội dung\tHạn\n2\tBáo cáo\tTuần 2\n")

    assert [row[0] for row in grid(document)] == ["TT", "1", "2"]


def test_a_row_without_its_merged_day_stands_in_the_right_columns() -> None:
    document = opened(
        "Ngày\tGiờ\tNội dung\n03/11\t08h00\tHọp giao ban\n10h15\tHọp Ban Quản lý chợ\n04/11\t14h00\tTiếp dân\n"
    )

    assert grid(document)[2] == ["", "10h15", "Họp Ban Quản lý chợ"]


def test_a_pasted_cell_of_several_lines_stays_in_its_row() -> None:
    document = opened("TT\tNội dung\tĐơn vị\n1\tXây dựng\nkế hoạch năm\tPhòng A\n2\tHọp\tPhòng B\n")

    assert grid(document)[1] == ["1", "Xây dựng kế hoạch năm", "Phòng A"]


def test_a_table_with_pipes_has_rows_and_columns() -> None:
    document = opened("| TT | Nội dung |\n|---|---|\n| 1 | Họp |\n")

    assert grid(document) == [["TT", "Nội dung"], ["1", "Họp"]]


def test_a_whole_table_on_one_line_is_cut_before_each_number() -> None:
    document = opened("TT | Tổ | Việc | 1 | Tổ 2 | Quét sân | 2 | Tổ 3 | Trồng cây |\n")

    assert grid(document) == [["TT", "Tổ", "Việc"], ["1", "Tổ 2", "Quét sân"], ["2", "Tổ 3", "Trồng cây"]]


def test_cells_one_below_the_other_become_a_table() -> None:
    document = opened("STT\n\nNỘI DUNG\n\nTHỜI GIAN\n\n1\n\nHiến máu\n\n12/3\n\n2\n\nTrồng cây\n\n20/3\n")

    assert grid(document) == [["STT", "NỘI DUNG", "THỜI GIAN"], ["1", "Hiến máu", "12/3"], ["2", "Trồng cây", "20/3"]]


def test_below_one_day_each_hour_begins_a_row_and_the_signature_ends_the_table() -> None:
    cells = ("Thứ", "Giờ", "Nội dung", "Thứ 2 20/3", "07h00", "Chào cờ", "15h30", "Họp", "Thứ 3 21/3", "09h15", "Thi")

    document = opened("\n\n".join((*cells, "HIỆU TRƯỞNG", "Lê Hồng Gấm")) + "\n")

    assert grid(document)[1:] == [
        ["Thứ 2 20/3", "07h00", "Chào cờ"],
        ["", "15h30", "Họp"],
        ["Thứ 3 21/3", "09h15", "Thi"],
    ]
    assert texts(document) == ["HIỆU TRƯỞNG", "Lê Hồng Gấm"]


def test_html_tables_keep_their_merged_cells() -> None:
    document = opened(
        "<table><tr><td rowspan=2>Thứ Hai</td><td>8h</td></tr><tr><td>14h</td></tr></table><p>Hết <b>bảng</b></p>"
    )

    table = document.blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0].cells[0].rowspan == 2
    assert [(c.column, c.text) for c in table.rows[1].cells] == [(1, "14h")]
    assert texts(document) == ["Hết bảng"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_the_encodings_that_editors_write(encoding: str) -> None:
    assert decode("Nghị quyết số 5".encode(encoding)) == "Nghị quyết số 5"


def test_decomposed_letters_are_composed_at_the_door() -> None:
    assert decode("Nghị".encode()) == "Nghị"


def test_an_empty_file_is_refused_in_one_sentence() -> None:
    with pytest.raises(Refused, match="rỗng"):
        open_document(b"", "trong.txt")
    with pytest.raises(Refused, match=r"rỗng|không có chữ"):
        open_document(b" \n \n", "trong.txt")


def test_a_table_of_sixty_columns_is_refused() -> None:
    with pytest.raises(Refused, match="60 cột"):
        opened("\n".join("\t".join("abc" for _ in range(60)) for _ in range(3)))


def test_a_table_of_too_many_rows_is_refused() -> None:
    text = "\n".join(f"{i}\tviệc\ttuần" for i in range(50))

    with pytest.raises(Refused, match="dòng"):
        open_document(text.encode(), "dai.txt", Limits(table_rows=20))


@settings(max_examples=150, deadline=None)
@given(text=st.text(alphabet="ab1.I \t\n|*<>/pdtr_#đẽ:;-", max_size=200))
def test_any_text_gives_a_document_or_a_refusal(text: str) -> None:
    try:
        document = open_document(text.encode(), "x.txt")
    except Refused:
        return
    units = [p.unit for p in document.paragraphs()]
    assert len(units) == len(set(units))
    assert all("\n" not in p.text for p in document.paragraphs())


def test_the_foot_of_the_paper_is_not_part_of_the_table_above() -> None:
    document = opened(
        "TT\tNội dung\tHạn\n1\tHọp\tTuần 1\n2\tRà soát\tTuần 2\n\nNơi nhận:\tGIÁM ĐỐC\n- Lưu: VT.\tLê Văn An\n"
    )

    table, foot = document.tables()
    assert (len(table.rows), table.ruled) == (3, True)
    assert (len(foot.rows), foot.ruled) == (2, False)


def test_a_letterhead_of_two_columns_is_not_part_of_the_table_below() -> None:
    document = opened(
        "SỞ XÂY DỰNG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/KH\tĐộc lập - Tự do - Hạnh phúc\n\n"
        "TT\tNội dung\tHạn\n1\tHọp\tTuần 1\n"
    )

    head, table = document.tables()
    assert not head.ruled
    assert [cell.text for cell in table.rows[0].cells] == ["TT", "Nội dung", "Hạn"]


def test_a_heading_without_tabs_inside_a_table_is_a_row_of_its_own() -> None:
    document = opened("TT\tNội dung\tHạn\n1\tHọp\tTuần 1\nII. Công tác tài chính\n1\tQuyết toán\tTuần 2\n")

    assert grid(document)[2] == ["II. Công tác tài chính", "", ""]
    assert grid(document)[1][2] == "Tuần 1"


def test_a_lone_line_with_pipes_is_a_line_of_a_portal_and_no_table() -> None:
    document = opened(
        "Thông báo kết luận giao ban\nNgày đăng: 06/10/2023 | Tác giả: Văn phòng | Lượt xem: 318\n\nNội dung."
    )

    assert not list(document.tables())
    assert len(document.blocks) == 3
