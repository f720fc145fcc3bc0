"""Rows that recognition spoiled."""

from __future__ import annotations

from datetime import date

from giaoban.core.calendar.deadlines import Context
from giaoban.core.reading.formats.plain import open_document
from giaoban.core.reading.refusal import Limits
from giaoban.core.reading.steps.outline import Outline
from giaoban.core.reading.steps.programme_table import read_table

SPOILED = (
    "TT\tNội dung\tThời gian\tĐơn vị\n"
    "1\tQuản lý công nghiệp\t\t\n"
    "1\tKhuyến công\tTuần 1\tPhòng A\n"
    "II\tQuản lý thương mại\t\t\n"
    "2\tHội chợ\tTuần 2\tPhòng B\n"
    "HI\tCông tác khác\t\t\n"
    "3\tTiếp công dân\tTuần 3\tThanh tra Sở\n"
)


def test_the_run_of_group_rows_mends_roman_numbers_that_recognition_spoiled() -> None:
    document = open_document(SPOILED.encode(), "quet.txt", Limits())
    context = Context(period_start=date(2024, 10, 1), period_end=date(2024, 10, 31), year=2024)
    outline = Outline()

    items = read_table(next(document.tables()), outline, context, recognised=True)

    assert [item.path for item in items] == ["I.1", "II.2", "III.3"]
