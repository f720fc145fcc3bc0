"""A draft as it will be printed: the A4 table and the Excel file. The paper by Decree 30 is not made here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from giaoban.core.calendar.periods import name_of
from giaoban.planning.draft_numbers import numbers_of, section_numbers
from giaoban.planning.draft_pages import DraftRow
from giaoban.planning.models import Draft
from giaoban.planning.queries.drafting import in_print_order, lines_on_their_own
from giaoban.web.templatetags.words import long_day
from giaoban.web.workbooks import SheetTable, table_workbook

COLUMNS = (
    ("TT", 7),
    ("Nội dung", 60),
    ("Sản phẩm", 28),
    ("Thời gian", 18),
    ("Hạn", 12),
    ("Lãnh đạo chỉ đạo", 22),
    ("Đơn vị thực hiện", 26),
    ("Phối hợp", 26),
)


@dataclass(frozen=True, slots=True)
class DraftPaper:
    """The whole draft, section by section."""

    draft: Draft
    period: str
    parts: Sequence[tuple[str, Sequence[DraftRow]]]


def draft_on_paper(draft: Draft) -> DraftPaper:
    lines = in_print_order(draft, lines_on_their_own(draft))
    numbers, titles = numbers_of(draft, lines), section_numbers(draft, lines)
    parts = [
        (f"{titles[section]}. {section}" if section in titles else section, [DraftRow(x, numbers[x.pk]) for x in group])
        for section, group in groupby(lines, key=lambda line: line.section)
    ]
    return DraftPaper(draft, name_of(draft.collection.start, draft.collection.end), parts)


def draft_workbook(draft: Draft, *, on: date) -> bytes:
    """The Excel file: a row for each section, then its lines."""
    paper = draft_on_paper(draft)
    top = [draft.title, draft.agency.name, f"{draft.get_state_display()}; lập {long_day(on)}"]
    rows: list[list[Any]] = []
    for title, lines in paper.parts:
        rows += [["", title, "", "", "", "", "", ""]] if title else []
        rows += [
            [
                row.number,
                row.line.text,
                row.line.products,
                row.line.when_words,
                row.line.due,
                row.line.leader_words,
                row.line.unit_words,
                row.line.partners_words,
            ]
            for row in lines
        ]
    return table_workbook(SheetTable("Chương trình", top, COLUMNS, rows))
