"""The sheet to fill in: one page for units, one for people, with the words that are understood."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from giaoban.organisation.models import Role, UnitKind

UNITS = ("Tên đơn vị", "Tên viết tắt", "Loại")
PEOPLE = ("Họ và tên", "Đơn vị", "Chức vụ", "Vai trò", "Tên đăng nhập", "Từ ngày", "Thư điện tử")


def template() -> bytes:
    """An .xlsx file with headers, choices for kind and role, and no rows."""
    book = Workbook()
    book.remove(book.active)
    units = _sheet(book, "Đơn vị", UNITS)
    _choices(units, "C", UnitKind.labels)
    people = _sheet(book, "Người", PEOPLE)
    _choices(people, "D", Role.labels)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book: Workbook, title: str, headings: tuple[str, ...]) -> Worksheet:
    sheet: Worksheet = book.create_sheet(title)
    sheet.append(headings)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = 28
    sheet.freeze_panes = "A2"
    return sheet


def _choices(sheet: Worksheet, column: str, labels: list[str]) -> None:
    rule = DataValidation(type="list", formula1=f'"{",".join(labels)}"', allow_blank=True)
    sheet.add_data_validation(rule)
    rule.add(f"{column}2:{column}1000")
