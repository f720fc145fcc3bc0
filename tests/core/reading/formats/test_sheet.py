"""Spreadsheets: the table as printed, and the lines around it."""

import datetime
import io
import random
import zipfile
from collections.abc import Sequence

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font

from giaoban.core.reading.document import Document, Paragraph, Table
from giaoban.core.reading.formats.sheet import Value, open_document, print_value
from giaoban.core.reading.refusal import Limits, Refused

HEADER = ["TT", "Nội dung", "Sản phẩm", "Thời hạn", "Đơn vị"]


def workbook(*rows: Sequence[object], merges: tuple[str, ...] = (), font: str = "") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for merge in merges:
        sheet.merge_cells(merge)
    if font:
        sheet["A1"].font = Font(name=font)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(data: bytes, limits: Limits | None = None) -> Document:
    return open_document(data, "bang.xlsx", limits or Limits())


def table_of(document: Document) -> Table:
    return next(table for table in document.tables() if table.ruled)


def contents(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_a_programme_is_a_title_and_a_table() -> None:
    document = read(
        workbook(
            ["CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11"],
            [],
            HEADER,
            [1, "Họp giao ban", "Báo cáo", datetime.date(2026, 11, 5), "Văn phòng"],
            merges=("A1:E1",),
        )
    )

    title, table = document.blocks

    assert isinstance(title, Paragraph)
    assert (title.text, title.line) == ("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11", 1)
    assert isinstance(table, Table)
    assert contents(table) == [HEADER, ["1", "Họp giao ban", "Báo cáo", "05/11/2026", "Văn phòng"]]
    assert [row.line for row in table.rows] == [3, 4]


def test_a_letterhead_in_two_columns_is_a_bare_table_of_two_cells() -> None:
    document = read(
        workbook(
            ["UBND TỈNH A", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["SỞ B", None, None, "Độc lập - Tự do - Hạnh phúc"],
            [],
            ["KẾ HOẠCH THÁNG"],
            [],
            HEADER,
            [1, "Họp", "", "", "Phòng C"],
            [2, "Làm", "", "", "Phòng D"],
        )
    )

    letterhead = next(document.tables())

    assert not letterhead.ruled
    assert [[p.text for p in cell.paragraphs] for cell in letterhead.rows[0].cells] == [
        ["UBND TỈNH A", "SỞ B"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
    ]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["KẾ HOẠCH THÁNG"]


def test_recipients_and_signature_below_are_not_rows_of_the_table() -> None:
    document = read(
        workbook(
            HEADER,
            [1, "Họp", "", "", "Phòng C"],
            [2, "Làm", "", "", "Phòng D"],
            [],
            ["Nơi nhận:", None, None, "GIÁM ĐỐC"],
            ["- Lưu: VT."],
            [None, None, None, "Hà Văn B"],
        )
    )

    tail = document.blocks[-1]

    assert len(table_of(document).rows) == 3
    assert isinstance(tail, Table)
    assert [[p.text for p in cell.paragraphs] for cell in tail.rows[0].cells] == [
        ["Nơi nhận:", "- Lưu: VT."], ["GIÁM ĐỐC", "Hà Văn B"],
    ]  # fmt: skip


def test_merged_cells_stand_once_with_their_spans() -> None:
    data = workbook(
        HEADER, ["A", "NHÓM VIỆC"], [1, "Họp", "", "", "Phòng C"], [2, "Làm", "", "", None], merges=("B2:E2", "E3:E4")
    )

    rows = table_of(read(data)).rows

    assert [(c.column, c.colspan) for c in rows[1].cells] == [(0, 1), (1, 4)]
    assert (rows[2].cells[-1].text, rows[2].cells[-1].rowspan) == ("Phòng C", 2)
    assert len(rows[3].cells) == 4


def test_lines_of_a_cell_stay_apart() -> None:
    table = table_of(read(workbook(HEADER, [1, "Sáng: họp\nChiều: đi cơ sở", "", "", "A"])))

    assert [p.text for p in table.rows[1].cells[1].paragraphs] == ["Sáng: họp", "Chiều: đi cơ sở"]


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (5.0, "5"), (1.5, "1,5"), (187000000, "187000000"), ("  Họp   giao\u00a0ban ", "Họp giao ban"),
        (datetime.date(2026, 3, 5), "05/03/2026"), (datetime.datetime(2026, 3, 5), "05/03/2026"),
        (datetime.datetime(2026, 3, 5, 8, 30), "05/03/2026 08:30"), (datetime.time(14, 0), "14:00"),
        (datetime.timedelta(hours=8), "08:00"), ("", ""),
    ],
)  # fmt: skip
def test_values_are_printed_as_an_official_writes_them(value: Value, printed: str) -> None:
    assert print_value(value) == printed


def test_a_row_number_with_a_point_keeps_its_point() -> None:
    table = table_of(read(workbook(HEADER, [1, "Trục 1"], [1.1, "Việc", "x", "y", 2.5])))

    assert contents(table)[2] == ["1.1", "Việc", "x", "y", "2,5"]


def test_all_visible_sheets_are_read_and_hidden_ones_are_not() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Trống")
    for title, text in (("Hai", "Phụ lục"), ("Ẩn", "Nháp")):
        book.create_sheet(title)["A1"] = text
    book["Ẩn"].sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)

    assert [p.text for p in read(buffer.getvalue()).paragraphs()] == ["Phụ lục"]


def test_units_count_up_in_reading_order() -> None:
    document = read(workbook(["TIÊU ĐỀ"], [], HEADER, [1, "a\nb", "c", "", "d"], [], ["Nơi nhận:"]))

    units = [paragraph.unit for paragraph in document.paragraphs()]

    assert units == list(range(len(units)))


def test_old_fonts_are_decoded() -> None:
    assert next(read(workbook(["Ch­¬ng tr×nh c«ng t¸c"], font=".VnTime")).paragraphs()).text == "Chương trình công tác"


def test_too_many_rows_or_columns_are_refused() -> None:
    many = workbook(HEADER, *[[i, "x", "y", "z", "t"] for i in range(40)])

    with pytest.raises(Refused, match="41 dòng"):
        read(many, Limits(table_rows=20))
    with pytest.raises(Refused, match="60 cột"):
        read(workbook(["TT", *["c"] * 59], ["1", *["x"] * 59]))


def test_one_word_in_the_last_corner_is_refused_before_it_takes_memory() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = "x"
    book.active["XFD1048576"] = "y"
    buffer = io.BytesIO()
    book.save(buffer)

    with pytest.raises(Refused, match="quá rộng"):
        read(buffer.getvalue())


def ods(rows: str) -> bytes:
    spaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    spaces += 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    spaces += 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name='S'>"
            f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return buffer.getvalue()


def ods_cell(text: str, extra: str = "") -> str:
    return f"<table:table-cell office:value-type='string' {extra}><text:p>{text}</text:p></table:table-cell>"


def test_merged_cells_of_ods_are_known() -> None:
    first = "".join(ods_cell(text) for text in ("TT", "Nội dung", "Đơn vị"))
    second = ods_cell("A") + ods_cell("NHÓM", "table:number-columns-spanned='2'") + "<table:covered-table-cell/>"
    document = open_document(
        ods(f"<table:table-row>{first}</table:table-row><table:table-row>{second}</table:table-row>"), "a", Limits()
    )

    assert document.format == "ods"
    assert [(c.text, c.colspan) for c in table_of(document).rows[1].cells] == [("A", 1), ("NHÓM", 2)]


def test_a_cell_repeated_without_end_is_refused() -> None:
    endless = ods_cell("x", "table:number-columns-repeated='2000000000'")

    with pytest.raises(Refused, match="quá rộng"):
        open_document(ods(f"<table:table-row>{endless}</table:table-row>"), "a", Limits())


def test_an_empty_book_says_so() -> None:
    with pytest.raises(Refused, match="không có chữ"):
        read(workbook())


SOUND = workbook(["KẾ HOẠCH"], HEADER, [1, "Họp", "Báo cáo", datetime.date(2026, 3, 5), "A"])


@settings(max_examples=60, deadline=None)
@given(st.integers(1, len(SOUND)), st.randoms(use_true_random=False))
def test_a_book_cut_or_scrambled_anywhere_is_read_or_refused(cut: int, chance: random.Random) -> None:
    scrambled = bytearray(SOUND)
    for _ in range(chance.randint(1, 12)):
        scrambled[chance.randrange(len(scrambled))] = chance.randrange(256)

    for data in (SOUND[:cut], bytes(scrambled)):
        try:
            assert isinstance(read(data), Document)
        except Refused as refusal:
            assert str(refusal)  # noqa: PT017 - either is right
