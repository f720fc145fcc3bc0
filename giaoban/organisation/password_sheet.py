"""Passwords that work once, as an Excel sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook


def password_workbook(rows: Sequence[Mapping[str, str]]) -> bytes:
    """The sheet's bytes: a person a row."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Mật khẩu dùng một lần"
    sheet.append(["Họ và tên", "Tên đăng nhập", "Mật khẩu dùng một lần"])
    for row in rows:
        sheet.append([row["full_name"], row["username"], row["password"]])
    for column in "ABC":
        sheet.column_dimensions[column].width = 30
    out = BytesIO()
    book.save(out)
    return out.getvalue()
