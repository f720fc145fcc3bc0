"""Born-digital PDF: text, tables over pages, letterhead and foot, what is dropped and what is refused."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest

pytest.importorskip("reportlab")

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table as PrintedTable

from giaoban.core.reading.document import Document, Medium, Paragraph, Table
from giaoban.core.reading.formats.page_image import render_page
from giaoban.core.reading.formats.pdf import open_document
from giaoban.core.reading.refusal import Limits, Refused
from tests.core.reading.formats import printed
from tests.core.reading.formats.printed import centred, justified, pdf_of, ruled, text


def opened(data: bytes) -> Document:
    return open_document(data, "a.pdf", Limits())


def body_of(document: Document) -> list[str]:
    return [b.text for b in document.blocks if isinstance(b, Paragraph)]


def only_table(document: Document) -> Table:
    (table,) = [t for t in document.tables() if t.ruled]
    return table


def test_a_table_over_pages_is_one_table_with_its_header_once() -> None:
    document = opened(printed.programme(14))

    table = only_table(document)
    assert [c.text for c in table.rows[0].cells] == printed.HEADER
    assert [r.cells[0].text for r in table.rows[1:]] == [str(n) for n in range(1, 15)]
    assert document.pages is not None
    assert document.pages >= 3
    assert table.rows[-1].page == document.pages


def test_a_row_cut_by_the_page_reads_as_if_it_were_whole() -> None:
    table = only_table(opened(printed.programme(14)))

    assert {r.cells[1].text for r in table.rows[1:]} == {f"{printed.LONG} (lần {n})" for n in range(1, 15)}


def test_lines_that_the_writer_broke_in_a_cell_stay_apart() -> None:
    table = only_table(opened(printed.programme(3)))

    assert [p.text for p in table.rows[1].cells[4].paragraphs] == ["Đ/c Phạm Thu Hằng", "Văn phòng Sở"]
    assert table.rows[1].cells[4].paragraphs[0].bold
    assert not table.rows[1].cells[4].paragraphs[1].bold


def test_the_letterhead_keeps_its_two_sides_apart() -> None:
    head = next(opened(printed.programme(3)).tables())

    assert not head.ruled
    assert [[p.text for p in c.paragraphs] for c in head.rows[0].cells] == [
        ["UBND TỈNH LONG GIANG", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Số: 214/CTr-SKHCN"],
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Long Giang, ngày 03 tháng 11 năm 2022",
        ],
    ]


def test_recipients_and_signature_keep_their_two_sides_apart() -> None:
    *_, foot = opened(printed.programme(3)).tables()

    assert [[p.text for p in c.paragraphs] for c in foot.rows[0].cells] == [
        ["Nơi nhận:", "- UBND tỉnh (b/c);", "- Lưu: VT, VP."],
        ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Minh Khôi"],
    ]


@pytest.mark.parametrize("above", range(26, 34))
def test_a_foot_that_the_page_break_cuts_stays_one(above: int) -> None:
    left = ["Nơi nhận:", "- UBND tỉnh;", "- Các phòng, đơn vị;", "- Lưu: VT, VP."]
    right = ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "", "Trần Minh Khôi"]
    rows = [[printed.text(a, 13), printed.centred(b, 13)] for a, b in zip(left, right, strict=True)]
    wide = PrintedTable(rows, colWidths=[230, 230], rowHeights=27)

    document = opened(pdf_of(*(justified("Yêu cầu các đơn vị thực hiện.", spaceAfter=5) for _ in range(above)), wide))

    *_, foot = document.tables()
    assert [[p.text for p in c.paragraphs] for c in foot.rows[0].cells] == [left, [r for r in right if r]]


def test_page_numbers_are_dropped_and_a_sentence_goes_on_over_the_page() -> None:
    parts = [justified(f"{n}. {printed.LONG}; {printed.LONG}.", firstLineIndent=28, spaceAfter=6) for n in range(1, 25)]

    document = opened(pdf_of(*parts))

    assert body_of(document) == [f"{n}. {printed.LONG}; {printed.LONG}." for n in range(1, 25)]
    assert document.pages is not None
    assert document.pages > 1


def test_merged_cells_stand_once_and_span() -> None:
    rows = [
        ["Ngày", "Buổi", "Nội dung"],
        ["Thứ Hai 07/11", "Sáng", "Họp giao ban"],
        ["", "Chiều", "Kiểm tra cơ sở"],
        ["Nghỉ bù", "", ""],
    ]

    table = only_table(opened(pdf_of(ruled(rows, [3, 3, 8], spans=[((0, 1), (0, 2)), ((0, 3), (2, 3))]))))

    assert [(c.text, c.rowspan, c.colspan) for r in table.rows[1:] for c in r.cells] == [
        ("Thứ Hai 07/11", 2, 1),
        ("Sáng", 1, 1),
        ("Họp giao ban", 1, 1),
        ("Chiều", 1, 1),
        ("Kiểm tra cơ sở", 1, 1),
        ("Nghỉ bù", 1, 3),
    ]


def test_an_empty_line_between_two_lines_of_a_cell_is_kept() -> None:
    rows = [["Nội dung", "Đơn vị"], ["- Họp Chi bộ<br/>- Dự hội nghị<br/>- Kiểm tra", "VP<br/>&nbsp;<br/>QLKH"]]

    table = only_table(opened(pdf_of(ruled(rows, [8, 3]))))

    assert [p.text for p in table.rows[1].cells[1].paragraphs] == ["VP", "", "QLKH"]
    assert [p.text for p in table.rows[1].cells[0].paragraphs] == ["- Họp Chi bộ", "- Dự hội nghị", "- Kiểm tra"]


def test_bold_italic_and_the_bold_start_of_a_paragraph_are_known() -> None:
    document = opened(
        pdf_of(centred("<b>THÔNG BÁO</b>"), text("<b>Giao Văn phòng:</b> lập kế hoạch."), text("<i>Ghi chú</i>"))
    )

    title, order, note = (b for b in document.blocks if isinstance(b, Paragraph))
    assert title.bold
    assert order.text[: order.bold_lead] == "Giao Văn phòng:"
    assert note.italic


def test_letters_out_of_order_in_the_file_are_read_by_place() -> None:
    printed.fonts()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("Tinos", 13)
    words = "Kế hoạch công tác"
    at = {n: 100 + canvas.stringWidth(words[:n], "Tinos", 13) for n in range(len(words))}
    for n in sorted(at, key=lambda n: (n % 3, n)):
        canvas.drawString(at[n], 600, words[n])
    canvas.save()

    assert body_of(opened(out.getvalue())) == [words]


def test_decomposed_letters_become_composed() -> None:
    document = opened(pdf_of(text("Số 12/KH-SKHCN")))

    assert body_of(document) == ["Số 12/KH-SKHCN"]
    assert document.medium is Medium.TYPED


def test_every_paragraph_has_a_number_of_its_own_in_reading_order() -> None:
    units = [p.unit for p in opened(printed.programme(14)).paragraphs()]

    assert units == list(range(len(units)))


@pytest.mark.parametrize("data", [b"%PDF-1.7 rubbish", b"%PDF-1.4\n%%EOF"])
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="bị hỏng"):
        opened(data)


def test_an_encrypted_pdf_is_refused() -> None:
    data = pdf_of(text("Kín"), encrypt="bi-mat")

    with pytest.raises(Refused, match="mật khẩu"):
        opened(data)


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(Refused, match="quá giới hạn 1 trang"):
        open_document(printed.programme(14), "a.pdf", Limits(pages=1))


def test_a_pdf_without_any_text_is_refused() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.line(10, 10, 400, 400)
    canvas.save()

    with pytest.raises(Refused, match="Không đọc được chữ nào"):
        opened(out.getvalue())


def test_a_page_is_shown_as_a_picture() -> None:
    assert render_page(printed.programme(3), 1, 60).startswith(b"\x89PNG")
    with pytest.raises(Refused, match="không có trang 9"):
        render_page(printed.programme(3), 9, 60)


def test_a_word_that_a_narrow_column_broke_is_one_word() -> None:
    rows = [["Giờ", "Buổi", "Nội dung"], ["14h00", "Chiều", "Họp giao ban"], ["15h30", "Cả ngày", "Tiếp công dân"]]

    table = only_table(opened(pdf_of(ruled(rows, [1.3, 1.35, 7]))))

    assert [[c.text for c in row.cells] for row in table.rows] == rows


def test_a_dash_inside_a_name_begins_no_new_point() -> None:
    name = "Làm việc với Tập đoàn công nghiệp Than - Khoáng sản về hoạt động của các đơn vị trên địa bàn tỉnh"
    points = "- Rà soát danh mục nhiệm vụ đặt hàng năm 2023 và dự thảo<br/>- Thẩm định hồ sơ"

    table = only_table(opened(pdf_of(ruled([["Nội dung"], [name], [points]], [7.1], header=0))))

    assert [p.text for p in table.rows[1].cells[0].paragraphs] == [name]
    assert [p.text for p in table.rows[2].cells[0].paragraphs] == points.split("<br/>")


@pytest.mark.office
def test_a_word_file_printed_by_libreoffice_keeps_its_rows(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(rows=0, cols=3, style="Table Grid")
    for n in range(60):
        for cell, words in zip(table.add_row().cells, (str(n), f"{printed.LONG} (lần {n})", "Tuần 1-4"), strict=True):
            cell.text = words
    made.save(str(tmp_path / "a.docx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    read = only_table(opened((tmp_path / "a.pdf").read_bytes()))

    assert [r.cells[0].text for r in read.rows] == [str(n) for n in range(60)]
    assert [r.cells[1].text for r in read.rows] == [f"{printed.LONG} (lần {n})" for n in range(60)]
