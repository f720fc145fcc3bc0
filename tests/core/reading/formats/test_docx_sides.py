"""Letterheads and signatures set side by side with tabs or spaces."""

from giaoban.core.reading.document import Document, Paragraph
from tests.core.reading.formats.word_files import p, read_body, run

TAB = "<w:r><w:tab/></w:r>"
TITLE = p(run("CHƯƠNG TRÌNH CÔNG TÁC"))


def shape(document: Document) -> list[object]:
    """A text for a paragraph; for a bare table the lines of its two cells."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[p.text for p in cell.paragraphs] for cell in block.rows[0].cells]
        for block in document.blocks
    ]


def test_a_letterhead_with_tabs_is_two_cells() -> None:
    body = (
        p(run("UBND TỈNH HÒA LÂM"), TAB, run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
        + p(run("SỞ NỘI VỤ"), TAB, run("Độc lập - Tự do - Hạnh phúc"))
        + p(run("Số:      /KH-SNV"), TAB, run("Hòa Lâm, ngày      tháng 10 năm 2026"))
        + TITLE
    )

    assert shape(read_body(body)) == [
        [
            ["UBND TỈNH HÒA LÂM", "SỞ NỘI VỤ", "Số: /KH-SNV"],
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Hòa Lâm, ngày tháng 10 năm 2026"],
        ],
        "CHƯƠNG TRÌNH CÔNG TÁC",
    ]


def test_a_letterhead_with_spaces_is_two_cells() -> None:
    body = p(run("SỞ NỘI VỤ" + " " * 20 + "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")) + TITLE

    assert shape(read_body(body))[0] == [["SỞ NỘI VỤ"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]]


def test_recipients_and_a_signature_with_tabs_are_two_cells() -> None:
    body = (
        TITLE
        + p(run("Nơi nhận:"), TAB, TAB, run("GIÁM ĐỐC"))
        + p(run("- Như trên;"))
        + p(run("- Lưu: VT."), TAB, run("Vũ Văn Bình"))
    )

    assert shape(read_body(body))[1] == [["Nơi nhận:", "- Như trên;", "- Lưu: VT."], ["GIÁM ĐỐC", "Vũ Văn Bình"]]


def test_a_name_behind_tabs_alone_stands_on_the_right() -> None:
    body = TITLE + p(run("Nơi nhận:"), TAB, run("GIÁM ĐỐC")) + p(TAB, TAB, run("Vũ Văn Bình")) + p(run("- Lưu: VT."))

    assert shape(read_body(body))[1] == [["Nơi nhận:", "- Lưu: VT."], ["GIÁM ĐỐC", "Vũ Văn Bình"]]


def test_tabs_in_ordinary_text_are_spaces() -> None:
    body = TITLE + p(run("1."), TAB, run("Họp giao ban")) + p(run("Ngày"), TAB, run("5/11"), TAB, run("họp"))

    assert shape(read_body(body)) == ["CHƯƠNG TRÌNH CÔNG TÁC", "1. Họp giao ban", "Ngày 5/11 họp"]


def test_blanks_left_for_the_clerk_do_not_split_a_line() -> None:
    assert shape(read_body(p(run("Số:        /KH-SNV")) + TITLE))[0] == "Số: /KH-SNV"
