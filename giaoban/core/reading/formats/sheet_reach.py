"""How far a spreadsheet reaches and which cells are merged, told from its XML before it is unpacked into a grid.

A grid takes room for every cell of the rectangle that a sheet spans: one word in the last corner of a sheet
would ask for seventeen thousand million cells. So the corners are looked up first.
"""

from __future__ import annotations

import re

from lxml import etree

from giaoban.core.reading.formats.archive import Archive
from giaoban.core.reading.refusal import Refused

# First row, first column, last row, last column; 0-based, both ends included.
Merge = tuple[int, int, int, int]

TOO_WIDE = "Bảng tính trải quá rộng (có ô ở rất xa phần dữ liệu); hãy xóa các ô thừa rồi gửi lại."
_MOST_CELLS = 3_000_000

# A cell that ends at once ("<c r=… s=…/>") is empty and takes no room.
_XLSX_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]{1,7})(\d{1,10})["'](?:[^>]*[^/>])?>""")
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def check_xlsx(archive: Archive) -> None:
    """Raises `Refused` where a sheet of an .xlsx file spans more than can be held."""
    for name in archive.names():
        if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
            _check_cells(archive.read(name) or b"")


def _check_cells(data: bytes) -> None:
    last_row = last_column = 1
    columns: dict[bytes, int] = {}
    for letters, digits in _XLSX_CELL.findall(data):
        last_row = max(last_row, int(digits))
        if letters not in columns:
            columns[letters] = _column(letters)
    last_column = max(columns.values(), default=1)
    if last_row * last_column > _MOST_CELLS:
        raise Refused(TOO_WIDE)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def read_ods(archive: Archive) -> dict[str, list[Merge]]:
    """The merged cells of each sheet of an .ods file, by the sheet's name. Raises `Refused` as `check_xlsx` does."""
    root = archive.xml("content.xml")
    tables = [] if root is None else list(root.iter(f"{_TABLE}table"))
    return {table.get(f"{_TABLE}name", ""): _merges_of(table) for table in tables}


def _merges_of(table: etree._Element) -> list[Merge]:
    merges: list[Merge] = []
    row, cells_so_far = 0, 0
    for element in table.iter(f"{_TABLE}table-row"):
        repeats = _count(element, "number-rows-repeated")
        column = filled_to = 0
        for cell in element:
            columns = _count(cell, "number-columns-repeated")
            across, down = _count(cell, "number-columns-spanned"), _count(cell, "number-rows-spanned")
            if across > 1 or down > 1:
                merges.append((row, column, row + down - 1, column + across - 1))
            column += columns
            filled_to = column if len(cell) or cell.get(f"{_OFFICE}value-type") else filled_to
        cells_so_far += filled_to * repeats
        if cells_so_far > _MOST_CELLS:
            raise Refused(TOO_WIDE)
        row += repeats
    return merges


def _count(element: etree._Element, name: str) -> int:
    text = element.get(_TABLE + name, "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 1
