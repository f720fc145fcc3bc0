"""Tables of a Word file: the grid a person sees."""

import pytest

from giaoban.core.reading.document import Document, Table
from giaoban.core.reading.refusal import Limits, Refused
from tests.core.reading.formats.word_files import RULED, cell, p, read_body, row, run, table, texts

BARE = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
HEADER = row("TT", "Nội dung", "Thời gian")
REPEATED = row("TT", "Nội dung", "Thời gian", properties="<w:tblHeader/>")


def span(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


START, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def grid(table_: Table) -> list[list[tuple[str, int, int, int]]]:
    """Text, column, rowspan and colspan of each cell."""
    return [[(c.text, c.column, c.rowspan, c.colspan) for c in r.cells] for r in table_.rows]


def only(document: Document) -> Table:
    (found,) = document.tables()
    return found


def contents(table_: Table) -> list[list[str]]:
    return [[c.text for c in r.cells] for r in table_.rows]


def test_cells_merged_to_the_side_and_down_stand_once() -> None:
    body = table(
        row(cell("A", properties=span(2)), cell("Ngày", properties=START)),
        row("1", "Họp", cell("", properties=ON)),
        row("2", "Báo cáo", "Tuần 2"),
    )

    assert grid(only(read_body(body))) == [
        [("A", 0, 1, 2), ("Ngày", 2, 2, 1)],
        [("1", 0, 1, 1), ("Họp", 1, 1, 1)],
        [("2", 0, 1, 1), ("Báo cáo", 1, 1, 1), ("Tuần 2", 2, 1, 1)],
    ]


def test_a_row_may_leave_columns_free_at_both_ends() -> None:
    body = table(
        row("a", "b", "c", "d"),
        row("x", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="2"/>'),
    )

    assert grid(only(read_body(body)))[1] == [("x", 1, 1, 1)]


def test_a_lone_cell_that_forgot_its_span_covers_the_row() -> None:
    assert grid(only(read_body(table(row("1", "2", "3"), row("I. Nhóm việc")))))[1] == [("I. Nhóm việc", 0, 1, 3)]


def test_cells_that_forgot_their_spans_are_placed_by_their_widths() -> None:
    def wide(text: str, width: int) -> str:
        return cell(text, properties=f'<w:tcW w:w="{width}" w:type="dxa"/>')

    body = table(
        row("1", "2", "3", "4"), row(wide("a", 500), wide("bc", 5000), wide("d", 1500)), widths=(500, 3000, 2000, 1500)
    )

    assert grid(only(read_body(body)))[1] == [("a", 0, 1, 1), ("bc", 1, 1, 2), ("d", 3, 1, 1)]


def test_edges_drawn_by_an_unsteady_hand_are_one_column() -> None:
    body = table(
        row(cell("TT"), cell("Nội dung", properties=span(2)), cell("Ghi chú")),
        row(cell("1", properties=span(2)), cell("Họp"), cell("không")),
        widths=(700, 40, 5000, 1200),
    )

    assert grid(only(read_body(body))) == [
        [("TT", 0, 1, 1), ("Nội dung", 1, 1, 1), ("Ghi chú", 2, 1, 1)],
        [("1", 0, 1, 1), ("Họp", 1, 1, 1), ("không", 2, 1, 1)],
    ]


def test_a_merged_cell_without_a_beginning_is_a_cell() -> None:
    assert grid(only(read_body(table(row(cell("x", properties=ON), "y"), row("1", "2")))))[0][0] == ("x", 0, 1, 1)


def test_old_sideways_merging_is_understood() -> None:
    body = table(
        row(cell("A", properties='<w:hMerge w:val="restart"/>'), cell("", properties="<w:hMerge/>"), "b"),
        row("1", "2", "3"),
    )

    assert grid(only(read_body(body)))[0] == [("A", 0, 1, 2), ("b", 2, 1, 1)]


def test_deleted_rows_and_cells_are_gone_and_inserted_rows_stay() -> None:
    body = table(
        HEADER,
        row("1", "cũ", "", properties='<w:del w:id="1"/>'),
        row("1", "mới", "Tuần 1", properties='<w:ins w:id="2"/>'),
    )

    assert contents(only(read_body(body)))[1:] == [["1", "mới", "Tuần 1"]]


def test_rows_and_cells_inside_content_controls_are_read() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{row('1', 'x', 'y')}</w:sdtContent></w:sdt>"

    assert contents(only(read_body(table(HEADER, wrapped))))[1] == ["1", "x", "y"]


def test_lines_of_a_cell_stay_apart_and_empty_ones_between_are_kept() -> None:
    body = p(run("Sáng"), "<w:r><w:br/></w:r>", run("Chiều")) + p() + p(run("Tối")) + p()

    (found,) = only(read_body(table(row(cell(body=body))))).rows[0].cells

    assert [line.text for line in found.paragraphs] == ["Sáng", "Chiều", "", "Tối"]


def test_a_table_with_lines_is_data_and_one_without_places_text() -> None:
    letterhead = table(row("UBND TỈNH A", "CỘNG HÒA"), row("Số: 1", "ngày 2"), borders=BARE)

    assert only(read_body(table(row("a", "b")))).ruled
    assert not only(read_body(letterhead)).ruled


def test_cells_may_draw_the_lines_or_take_them_away() -> None:
    drawn = f"<w:tcBorders>{RULED}</w:tcBorders>"
    erased = f"<w:tcBorders>{BARE}</w:tcBorders>"

    assert only(read_body(table(row(cell("a", properties=drawn), cell("b", properties=drawn)), borders=BARE))).ruled
    assert not only(read_body(table(row(cell("a", properties=erased), cell("b", properties=erased))))).ruled


def test_a_table_style_gives_lines_and_a_bold_head() -> None:
    styles = (
        '<w:style w:type="table" w:styleId="Luoi"><w:name w:val="Luoi"/><w:tblPr><w:tblBorders>'
        f"{RULED}</w:tblBorders></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
    )
    body = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Luoi"/><w:tblLook w:firstRow="1"/></w:tblPr>'
        f"{row('Việc', 'Hạn')}{row('x', 'y')}</w:tbl>"
    )

    found = only(read_body(body, styles=styles))

    assert found.ruled
    assert [r.cells[0].bold for r in found.rows] == [True, False]


def test_rows_under_a_header_are_data_even_without_lines() -> None:
    body = table(HEADER, row("1", "Họp", "Tuần 1"), row("2", "Báo cáo", "Tuần 2"), borders=BARE)

    assert only(read_body(body)).ruled


def test_a_bare_table_of_one_column_is_just_its_lines() -> None:
    document = read_body(table(row(cell(body=p(run("Đoạn một")) + p(run("Đoạn hai")))), borders=BARE))

    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Paragraph"]


def test_a_table_inside_a_layout_cell_stands_on_its_own() -> None:
    inner = table(HEADER, row("1", "Họp", "Tuần 1"))
    framed = table(row(cell(body=p(run("Lời dẫn")) + inner + p())))
    beside = table(row("trái", cell(body=inner + p())), borders=BARE)

    assert [type(b).__name__ for b in read_body(framed).blocks] == ["Paragraph", "Table"]
    assert [(t.ruled, t.width) for t in read_body(beside).tables()] == [(False, 2), (True, 3)]


def test_a_table_inside_a_data_cell_joins_the_text_of_the_cell() -> None:
    inner = table(row("a", "b"), row("c", "d"))
    body = table(row("1", cell(body=p(run("gồm:")) + inner + p())), row("2", "x"))

    found = only(read_body(body))

    assert [line.text for line in found.rows[0].cells[1].paragraphs] == ["gồm:", "a b", "c d"]


def test_a_table_cut_by_a_page_is_one_and_its_copied_header_stands_once() -> None:
    body = table(HEADER, row("1", "Họp", "Tuần 1")) + p() + table(HEADER, row("2", "Báo cáo", "Tuần 2"))

    assert contents(only(read_body(body))) == [
        ["TT", "Nội dung", "Thời gian"], ["1", "Họp", "Tuần 1"], ["2", "Báo cáo", "Tuần 2"],
    ]  # fmt: skip


def test_a_second_table_without_header_continues_the_first() -> None:
    body = table(REPEATED, row("1", "Họp", "Tuần 1")) + p() + table(row("2", "Báo cáo", "Tuần 2"))

    assert len(only(read_body(body)).rows) == 3


def test_a_second_table_with_another_header_stays_apart() -> None:
    other = row("TT", "Đơn vị", "Số lượng")
    body = table(HEADER, row("1", "Họp", "Tuần 1")) + p() + table(other, row("1", "Phòng A", "2"))

    assert len(list(read_body(body).tables())) == 2


def test_words_between_two_tables_keep_them_apart() -> None:
    body = table(HEADER, row("1", "a", "b")) + p(run("II. Phần hai")) + table(HEADER, row("1", "c", "d"))

    assert len(list(read_body(body).tables())) == 2


def test_a_header_copied_by_hand_inside_a_table_stands_once() -> None:
    body = table(HEADER, row("1", "Họp", "Tuần 1"), HEADER, row("2", "Báo cáo", "Tuần 2"))

    assert len(only(read_body(body)).rows) == 3


def test_units_and_lines_count_on_through_tables() -> None:
    document = read_body(p(run("đầu")) + table(row("a", "b"), row("c", "d")) + p(run("cuối")))

    assert [paragraph.unit for paragraph in document.paragraphs()] == [0, 1, 2, 3, 4, 5]
    assert [paragraph.line for paragraph in document.paragraphs()] == [1, 2, 2, 3, 3, 4]


def test_a_page_turned_in_a_row_is_turned_once() -> None:
    turned = cell(body=p("<w:r><w:lastRenderedPageBreak/><w:t>x</w:t></w:r>"))
    document = read_body(p(run("đầu")) + table(row("a", "b"), row(turned, turned)) + p(run("cuối")))

    assert [paragraph.page for paragraph in document.paragraphs()] == [1, 1, 1, 2, 2, 2]


def test_too_many_rows_or_columns_are_refused() -> None:
    long = table(*[row("1", "x") for _ in range(12)])
    wide = table(row(*["x"] * 60), row(*["y"] * 60))

    with pytest.raises(Refused, match="12 dòng"):
        read_body(long, limits=Limits(table_rows=10))
    with pytest.raises(Refused, match="60 cột"):
        read_body(wide)


def test_absurd_spans_do_no_harm() -> None:
    body = table(row(cell("a", properties=span(10**12)), "b"), row("1", "2"))

    assert contents(only(read_body(body)))[0] == ["a", "b"]


def test_headers_of_pages_are_not_text() -> None:
    assert texts(p(run("Nội dung")) + '<w:sectPr><w:headerReference w:type="default"/></w:sectPr>') == ["Nội dung"]
