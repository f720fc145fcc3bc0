"""Tables as an Excel file: days as days, a head that stays in sight, ready to print on A4, nothing that calculates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A4 = 9  # the number that Excel gives it
DAY = "DD/MM/YYYY"
TOP = Alignment(vertical="top", wrap_text=True)
_RULE = Side(style="thin", color="999999")
BOX = Border(left=_RULE, right=_RULE, top=_RULE, bottom=_RULE)
HEAD = {"font": Font(bold=True), "fill": PatternFill("solid", fgColor="EEF1F5"), "alignment": TOP, "border": BOX}
_UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")  # not allowed in XML
_UNNAMED = re.compile(r"[\[\]:*?/\\]")  # not allowed in the name of a sheet
_LOOKS_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One sheet: the lines on top (the first is its title), columns as (heading, width), and the rows of values."""

    name: str
    top: Sequence[str]
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Any]]


def table_workbook(*tables: SheetTable) -> bytes:
    """The file of some tables, a sheet for each."""
    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(_UNNAMED.sub(" ", table.name)[:31])
        lay_out(sheet, [width for _, width in table.columns], head=len(table.top) + 1)
        for cells in _cells(sheet, table):
            sheet.append(cells)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def workbook_answer(data: bytes, name: str) -> HttpResponse:
    """The file as a download."""
    return HttpResponse(data, headers={"Content-Type": MIME, "Content-Disposition": f'attachment; filename="{name}"'})


def _cells(sheet: Any, table: SheetTable) -> Iterator[list[Any]]:
    title, plain, head = cell_look(sheet, font=Font(bold=True, size=14)), cell_look(sheet), cell_look(sheet, **HEAD)
    yield from ([cell_of(sheet, words, plain if number else title)] for number, words in enumerate(table.top))
    yield [cell_of(sheet, label, head) for label, _ in table.columns]
    body, days = (cell_look(sheet, alignment=TOP, border=BOX, number_format=form) for form in ("General", DAY))
    for values in table.rows:
        yield [cell_of(sheet, value, days if isinstance(value, date) else body) for value in values]


def lay_out(sheet: Any, widths: Sequence[int], *, head: int) -> None:
    """Widths, a header row that stays in sight and on every printed page, A4 across."""
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def cell_of(sheet: Any, value: Any, look: Any) -> Any:
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


def cell_look(sheet: Any, **style: Any) -> Any:
    """A cell that others take their style from."""
    cell = WriteOnlyCell(sheet)
    for name, value in style.items():
        setattr(cell, name, value)
    return cell
