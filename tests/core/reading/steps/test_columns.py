"""Header words of tables, and tables without any."""

from __future__ import annotations

import pytest

from giaoban.core.reading.document import Table
from giaoban.core.reading.formats.plain import open_document
from giaoban.core.reading.refusal import Limits
from giaoban.core.reading.steps.columns import Column, read_columns


def table_of(text: str) -> Table:
    document = open_document(text.encode(), "bang.txt", Limits())
    return next(document.tables())


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        (
            "TT\tNội dung\tSản phẩm\tThời gian hoàn thành\tChỉ đạo/Thực hiện",
            [Column.NUMBER, Column.CONTENT, Column.PRODUCT, Column.TIME, Column.BODIES],
        ),
        (
            "STT\tTên nhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tKết quả/Sản phẩm\tThời gian\tGhi chú",
            [
                Column.NUMBER,
                Column.CONTENT,
                Column.UNITS,
                Column.PARTNERS,
                Column.PRODUCT,
                Column.TIME,
                Column.NOTE,
            ],
        ),
        (
            "NGÀY\tNỘI DUNG CÔNG VIỆC\tCƠ QUAN CHUẨN BỊ\tLÃNH ĐẠO SỞ",
            [Column.DAY, Column.CONTENT, Column.UNITS, Column.LEADERS],
        ),
        ("STT\tNgười phụ trách\tNhiệm vụ\tThời hạn", [Column.NUMBER, Column.LEADERS, Column.CONTENT, Column.TIME]),
        ("Thứ\tBuổi\tLịch làm việc\tĐịa điểm", [Column.DAY, Column.SESSION, Column.CONTENT, Column.PLACE]),
    ],
)
def test_header_words_tell_the_columns(header: str, roles: list[Column]) -> None:
    width = header.count("\t")
    table = table_of(f"{header}\n" + "\n".join("1" + "\tviệc" * width for _ in range(3)) + "\n")

    columns = read_columns(table)

    assert columns is not None
    assert list(columns.roles) == roles
    assert columns.first_row == 1


def test_a_header_of_two_rows_and_the_row_of_numbers_are_no_rows_of_work() -> None:
    table = table_of(
        "TT\tNội dung\tPhân công\t\tThời gian\n"
        "\t\tLãnh đạo\tĐơn vị thực hiện\t\n"
        "(1)\t(2)\t(3)\t(4)\t(5)\n"
        "1\tHọp Hội đồng\tGiám đốc\tVăn phòng\tTuần 2\n"
    )

    columns = read_columns(table)

    assert columns is not None
    assert columns.first_row == 3
    assert columns.roles[2:4] == (Column.LEADERS, Column.UNITS)


def test_without_a_header_the_cells_tell_and_it_is_marked_as_guessed() -> None:
    table = table_of(
        "1\tXây dựng kế hoạch kiểm tra chất lượng hàng hóa\tTuần 1-2\tPhòng Quản lý khoa học\n"
        "2\tTổ chức hội nghị sơ kết công tác sáu tháng\tTrước 25/6\tVăn phòng Sở\n"
        "3\tThanh tra việc sử dụng thiết bị đo lường\tTuần 4\tThanh tra Sở\n"
    )

    columns = read_columns(table)

    assert columns is not None
    assert columns.guessed
    assert columns.roles == (Column.NUMBER, Column.CONTENT, Column.TIME, Column.UNITS)
