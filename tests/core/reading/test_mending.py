"""Recognised text mended with the office's words, and left alone where that would be guessing."""

from __future__ import annotations

import pytest

from giaoban.core.reading.document import Cell, Document, Medium, Paragraph, Row, Table
from giaoban.core.reading.draft import Vocabulary
from giaoban.core.reading.mending import mend


def document(*texts: str, medium: Medium = Medium.RECOGNISED) -> Document:
    paragraphs = tuple(Paragraph(unit=n, text=t, line=n + 1) for n, t in enumerate(texts))
    return Document("a.png", "scan", paragraphs, medium)


def mended(*texts: str, vocabulary: Vocabulary | None = None) -> list[str]:
    return [p.text for p in mend(document(*texts), vocabulary).paragraphs()]


def column_table(*rows: tuple[str, ...]) -> Document:
    made, unit = [], 0
    for r, texts in enumerate(rows):
        cells = []
        for c, text in enumerate(texts):
            cells.append(Cell(r, c, (Paragraph(unit=unit, text=text, line=r + 1),)))
            unit += 1
        made.append(Row(r, tuple(cells), r + 1))
    return Document("a.png", "scan", (Table(0, tuple(made), len(rows[0]), 1),), Medium.RECOGNISED)


def column_of(document: Document, column: int) -> list[str]:
    (table,) = document.tables()
    return [row.cells[column].text for row in table.rows]


@pytest.mark.parametrize(
    ("seen", "printed"),
    [
        ("Chỉ cục TĐC", "Chi cục TĐC"),
        ("Thãm định hồ sơ", "Thẩm định hồ sơ"),
        ("- Tố chức Hội nghị", "- Tổ chức Hội nghị"),
        ("Sản phãm", "Sản phẩm"),
        ("SỐ 815/QĐÐ-UBND", "SỐ 815/QĐ-UBND"),
        ("815/QĐ- UBND", "815/QĐ-UBND"),
        ("Ð/c Lê Quang Huy", "Đ/c Lê Quang Huy"),
        ("UBNDtỉnh", "UBND tỉnh"),
        ("Kếhoạch", "Kế hoạch"),
        ("Thời øian hoàn thành", "Thời gian hoàn thành"),
        ("Trung tâm Ứng dụng tiến bộ KH&€CN", "Trung tâm Ứng dụng tiến bộ KH&CN"),
        ("Đôc lân - Tư do - Hanh nhúc", "Độc lập - Tự do - Hạnh phúc"),
        ("Tuần l-4", "Tuần 1-4"),
        ("Trưóc 1O/11", "Trước 10/11"),
        ("ngày l5/8/2O22", "ngày 15/8/2022"),
        ("(1) A; (2) Bê (3) Xê; (4) Đê", "(1) A; (2) Bê; (3) Xê; (4) Đê"),
    ],
)
def test_a_near_miss_is_mended(seen: str, printed: str) -> None:
    assert mended(seen) == [printed]


@pytest.mark.parametrize(
    "text",
    [
        "Xử phạt hành chính cơ sở vi phạm",
        "Giám đốc Sở tại hội nghị",
        "cộng tác viên báo chí",
        "giao chỉ tiêu chi tiêu ngân sách",
        "Quý II năm 2022",
        "TTra, VP, QLKH",
        "xong 11/28 vụ",
        "IoT và AI",
        "12 lô hàng",
    ],
)
def test_what_may_be_right_is_left_alone(text: str) -> None:
    assert mended(text) == [text]


def test_a_typed_document_is_given_back_as_it_is() -> None:
    typed = document("Chỉ cục", medium=Medium.TYPED)

    assert mend(typed) is typed


def test_the_paper_overrules_a_spelling_met_once() -> None:
    assert mended("mây trắng", "mây trắng", "mây trắng", "mây trăng")[-1] == "mây trắng"


def test_the_office_knows_its_own_people() -> None:
    assert mended("Đ/c Pham Thu Hăng", vocabulary=Vocabulary(people=("Phạm Thu Hằng",))) == ["Đ/c Phạm Thu Hằng"]


def test_a_rare_spelling_in_a_column_becomes_the_common_one() -> None:
    read = column_table(("Đơn vị",), ("P.QLKH",), ("P.QLKH",), ("P.QLHH",), ("Tuần 2",), ("Tuần 2",), ("Tuần 3",))

    assert column_of(mend(read), 0) == ["Đơn vị", "P.QLKH", "P.QLKH", "P.QLKH", "Tuần 2", "Tuần 2", "Tuần 3"]


def test_a_misread_running_number_is_the_one_between_its_neighbours() -> None:
    read = column_table(("TT", "Nội dung", "Hạn"), ("1", "a", ""), (":", "b", ""), ("3", "c", ""), ("4", "d", ""))

    assert column_of(mend(read), 0) == ["TT", "1", "2", "3", "4"]


def test_a_day_that_no_calendar_has_is_doubtful() -> None:
    (paragraph,) = mend(document("trước ngày 10/31")).paragraphs()

    assert paragraph.text == "trước ngày 10/31"
    assert paragraph.confidence < 0.5


def test_the_bold_start_moves_with_its_words() -> None:
    paragraph = Paragraph(unit=0, text="Ð/c Huy Chỉ cục", line=1, bold_lead=7)

    (made,) = mend(Document("a", "scan", (paragraph,), Medium.RECOGNISED)).paragraphs()

    assert made.text[: made.bold_lead] == "Đ/c Huy"


@pytest.mark.parametrize(
    ("seen", "printed"),
    [
        ("các ÑNV KH&CN", "các NV KH&CN"),
        ("hoạt động KH&(ŒN và KH&©GN", "hoạt động KH&CN và KH&CN"),
        ("ĐƠN VỊ CHUẤẨN BỊ", "ĐƠN VỊ CHUẨN BỊ"),
        ("Thứ bảv. chủ nhật", "Thứ bảy, chủ nhật"),
        ("09 giờ 00°: Họp Ban Thường vụ", "09 giờ 00’: Họp Ban Thường vụ"),
        ("- Các khoa, phòng (th);", "- Các khoa, phòng (t/h);"),
        ("- UBND tỉnh (b/C);", "- UBND tỉnh (b/c);"),
        ("đánh giá: (ï) hoạt động và (ï¡) kết quả", "đánh giá: (i) hoạt động và (ii) kết quả"),
        ("Ngày 25 hăng tháng", "Ngày 25 hằng tháng"),
        ("'Thi Thị Nho", "Thi Thị Nho"),
        ("Than — Khoáng sản", "Than – Khoáng sản"),
    ],
)
def test_signs_that_no_paper_prints_are_mended(seen: str, printed: str) -> None:
    assert mended(seen) == [printed]


@pytest.mark.parametrize("text", ["Tỉnh uỷ", "Văn hoá - xã hội", "“Đổi mới” và 'sáng tạo' trong ngành"])
def test_where_the_mark_stands_and_quotes_are_left_as_printed(text: str) -> None:
    assert mended(text) == [text]


def test_roman_numbers_of_headings_follow_each_other() -> None:
    seen = mended("I. KẾT QUẢ", "Đã làm xong.", "II. HẠN CHẾ", "II. NGUYÊN NHÂN", "IV. NHIỆM VỤ")

    assert [t.split()[0] for t in seen] == ["I.", "Đã", "II.", "III.", "IV."]


def test_roman_numbers_begin_again_in_each_part() -> None:
    texts = ("A. TRỌNG TÂM", "I. CHUNG", "II. RIÊNG", "B. CỤ THỂ", "I. THÁNG 1", "II. THÁNG 2")

    assert mended(*texts) == list(texts)


def test_roman_numbers_of_group_rows_follow_each_other() -> None:
    table = column_table(
        ("TT", "Nội dung", "Đơn vị"),
        ("I", "Nghiệp vụ y", ""),
        ("1", "Kiểm tra bếp ăn", "Phòng Y"),
        ("II", "Nghiệp vụ dược", ""),
        ("2", "Kiểm tra quầy thuốc", "Phòng Dược"),
        ("II", "Y tế dự phòng", ""),
        ("IV", "Văn phòng", ""),
    )

    assert column_of(mend(table), 0) == ["TT", "I", "1", "II", "2", "III", "IV"]


def unclear(text: str, *words: str) -> tuple[str, ...]:
    paragraph = Paragraph(unit=0, text=text, line=1, unclear=words)
    (mended_one,) = mend(Document("a.png", "scan", (paragraph,), Medium.RECOGNISED)).paragraphs()
    return mended_one.unclear


def test_an_unsure_word_that_a_known_phrase_holds_is_no_longer_unclear() -> None:
    assert unclear("Thẩm định hồ sơ của ông Đỉnh", "Thẩm", "Đỉnh") == ("Đỉnh",)


@pytest.mark.parametrize("word", ["L11K", "VH11L)L", "bảg", "1'LĐT"])
def test_a_word_that_no_paper_prints_is_unclear(word: str) -> None:
    assert unclear(f"Giao Phòng {word} thực hiện") == (word,)


@pytest.mark.parametrize(
    "text", ["Lưu: VT, VP (b/c).", "08h30: Họp tại P.201", "Website, online, QLCN&ĐMST, 815/QĐ-UBND"]
)
def test_usual_spellings_are_clear(text: str) -> None:
    assert unclear(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "II.4 Công tác thanh tra",
        "công nhận hiệu quả áp dụng của sáng kiến",
        "Tổ chức Hội thao ngành",
        "các bảng có số thứ tự riêng",
        "đồng chí Lý Thị Dùa (dự: đ/c Vương)",
        "phong trào lao động sáng tạo",
    ],
)
def test_right_words_beside_each_other_are_no_misread_phrase(text: str) -> None:
    assert mended(text) == [text]


def test_a_heading_gets_back_the_dot_that_its_neighbours_have() -> None:
    seen = mended("I. KẾT QUẢ NĂM", "II NHIỆM VỤ NĂM TỚI", "II. TỔ CHỨC THỰC HIỆN")

    assert [t.split()[0] for t in seen] == ["I.", "II.", "III."]


def test_the_day_column_keeps_its_name_where_the_line_broke_it() -> None:
    assert column_of(mend(column_table(("Thứ/Ngà Y", "Nội dung"), ("Hai", "Họp"))), 0)[0] == "Thứ/Ngày"
