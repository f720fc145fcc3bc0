"""A list of tasks as an Excel file: the same rows in the same order, days as days, ready to print on A4."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import copy
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from giaoban.organisation.models import User
from giaoban.tasks.list_cells import ListRow
from giaoban.tasks.list_filters import Sort
from giaoban.tasks.listing import Listed, choices_of, filters_in_words, rows_in_words
from giaoban.tasks.queries import TaskFilter, list_rows, names_for_lists, products_of, programme_title
from giaoban.web.templatetags.words import long_day

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST = 20_000  # rows: what an office can still look through, and a few seconds to write
CHUNK = 500  # rows whose products are read together
A4 = 9  # the number that Excel gives it

# Heading and width of each column.
COLUMNS: tuple[tuple[str, int], ...] = (
    ("TT", 6),
    ("Nội dung", 60),
    ("Sản phẩm", 28),
    ("Đơn vị chủ trì", 22),
    ("Lãnh đạo", 20),
    ("Người thực hiện", 20),
    ("Hạn", 12),
    ("Tình hình", 20),
    ("Quá hạn, còn lại", 17),
    ("Tiến độ (%)", 9),
    ("Ngày nộp", 12),
)
_DAY = "DD/MM/YYYY"
_TOP = Alignment(vertical="top", wrap_text=True)
_HEAD = {"font": Font(bold=True), "fill": PatternFill("solid", fgColor="EEF1F5"), "alignment": _TOP}
_RULE = Side(style="thin", color="999999")
_BOX = Border(left=_RULE, right=_RULE, top=_RULE, bottom=_RULE)
_UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")  # not allowed in XML
_LOOKS_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet_name(on: date) -> str:
    return f"nhiem-vu-{on:%Y-%m-%d}.xlsx"


def task_workbook(user: User, asked: TaskFilter, sort: Sort, *, today: date) -> bytes:
    """The file of a list. Of more than `MOST` rows the first ones are given, and a sentence on top says so."""
    names = names_for_lists(user, on=today)
    found: list[Any] = list(list_rows(user, asked, sort.value, today=today)[: MOST + 1])
    rows, cut = found[:MOST], len(found) > MOST
    told = filters_in_words(
        asked, choices_of(asked, sort, names), programme_title(user, asked.programme) if asked.programme else ""
    )
    top = [["Danh sách nhiệm vụ"], [user.agency.name], ["; ".join([*told, f"lập {long_day(today)}"])]]
    top += [[f"Chỉ gồm {MOST:,} việc đầu; hãy lọc bớt để có đủ.".replace(",", ".")]] if cut else []
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Nhiệm vụ")
    _lay_out(sheet, head=len(top) + 1)
    title, plain, head = _look(sheet, font=Font(bold=True, size=14)), _look(sheet), _look(sheet, border=_BOX, **_HEAD)
    for number, line in enumerate(top):
        sheet.append([_cell(sheet, words, plain if number else title) for words in line])
    sheet.append([_cell(sheet, label, head) for label, _ in COLUMNS])
    body, days = (_look(sheet, alignment=_TOP, border=_BOX, number_format=form) for form in ("General", _DAY))
    for values in _lines(rows, rows_in_words(rows, names, today)):
        sheet.append([_cell(sheet, value, days if isinstance(value, date) else body) for value in values])
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _lay_out(sheet: Any, *, head: int) -> None:
    """Widths, a header row that stays in sight and on every printed page, A4 across."""
    for place, (_, width) in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _lines(rows: list[Listed], words: Iterable[ListRow]) -> Iterator[list[Any]]:
    products: dict[int, str] = {}
    for place, (row, shown) in enumerate(zip(rows, words, strict=True)):
        if place % CHUNK == 0:
            products = products_of([one.id for one in rows[place : place + CHUNK]])
        yield [
            place + 1,
            row.text,
            products.get(row.id, ""),
            shown.unit_in_full or shown.unit,
            shown.leader,
            shown.assignee,
            row.due,
            shown.state.words,
            shown.note.words if shown.note else "",
            row.percent,
            row.done_on,
        ]


def _cell(sheet: Any, value: Any, look: Any) -> Any:
    """A cell that never calculates: what people typed stays text, also when it begins like a formula.

    `look` is a cell whose style it takes: to build one style for each of many thousand cells takes most of the time.
    """
    text = _UNPRINTED.sub("", value) if isinstance(value, str) else value
    cell = WriteOnlyCell(sheet, value=text)
    cell._style = look._style
    if isinstance(text, str) and text.startswith(_LOOKS_LIKE_A_FORMULA):
        cell._style = copy(look._style)
        cell.data_type = "s"
        cell.quotePrefix = True  # stays text when the sheet is saved as CSV and opened again
    return cell


def _look(sheet: Any, **style: Any) -> Any:
    """A cell that others take their style from."""
    cell = WriteOnlyCell(sheet)
    for name, value in style.items():
        setattr(cell, name, value)
    return cell
