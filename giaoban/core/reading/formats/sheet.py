"""Spreadsheets (.xlsx, .xls, .ods): the table of each sheet, and the lines above and below it."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import python_calamine

from giaoban.core.reading.document import Block, Cell, Document, Paragraph, Row, Table
from giaoban.core.reading.formats.archive import LOCKED, Archive
from giaoban.core.reading.formats.sheet_layout import find_table, index_column
from giaoban.core.reading.formats.sheet_reach import Merge, check_xlsx, read_ods
from giaoban.core.reading.refusal import Limits, Refused
from giaoban.core.text.folding import nfc, squeeze
from giaoban.core.text.legacy import Encoding, encoding_of_font, is_ambiguous, to_unicode

DAMAGED = "Bảng tính bị hỏng, không mở được; hãy lưu lại từ Excel rồi gửi lại."
EMPTY = "Bảng tính không có chữ nào để đọc."
_CALAMINE_ERRORS = (
    python_calamine.CalamineError, python_calamine.XmlError, python_calamine.ZipError, OSError, ValueError,
    OverflowError, MemoryError,
)  # fmt: skip

Value = int | float | str | bool | datetime.date | datetime.datetime | datetime.time | datetime.timedelta


@dataclass(slots=True)
class _Sheet:
    """The filled rectangle of a sheet as printed, and its merged cells (0-based, inside `texts`)."""

    texts: list[list[str]]
    merges: list[Merge] = field(default_factory=list)


@dataclass(slots=True)
class _Count:
    """Running numbers of the document: next unit, and the rows of the sheets before this one."""

    unit: int = 0
    table: int = 0
    rows_before: int = 0


def open_document(data: bytes, name: str, limits: Limits) -> Document:
    """The blocks of all visible sheets. Raises `Refused` for what is damaged, locked, empty or over a limit.

    `line` is the row of the sheet as Excel numbers it; rows of later sheets count on.
    """
    form, merges, fonts = _before_opening(data, limits)
    count = _Count()
    blocks: list[Block] = []
    for sheet in _sheets(data, limits, merges, _encoding(fonts)):
        blocks += _blocks(sheet, limits, count)
        count.rows_before += len(sheet.texts)
    if not blocks:
        raise Refused(EMPTY)
    return Document(name=name, format=form, blocks=tuple(blocks))


def rows_of_sheets(data: bytes, limits: Limits) -> list[list[list[str]]]:
    """The printed cells of each visible sheet, for lists whose columns are known beforehand. Raises `Refused`."""
    _, merges, fonts = _before_opening(data, limits)
    return [sheet.texts for sheet in _sheets(data, limits, merges, _encoding(fonts))]


def _before_opening(data: bytes, limits: Limits) -> tuple[str, dict[str, list[Merge]], set[str]]:
    """Form, merged cells where only the XML tells of them, and old fonts; after the checks of size."""
    if not data.startswith(b"PK"):
        return "xls", {}, {font for font in (".VnTime", "VNI-Times") if font.encode() in data}
    archive = Archive(data, limits)
    names = archive.names()
    if "content.xml" in names:
        return "ods", read_ods(archive), set()
    check_xlsx(archive)
    styles = archive.xml("xl/styles.xml")
    fonts = {e.get("val", "") for e in styles.iter("{*}name")} if styles is not None else set()
    return "xlsx", {}, {font for font in fonts if encoding_of_font(font)}


def _encoding(fonts: set[str]) -> Encoding | None:
    """The old encoding that the workbook's fonts tell of; which cell has which font is not known here."""
    return next((encoding for encoding in map(encoding_of_font, sorted(fonts, key=len)) if encoding), None)


def _sheets(data: bytes, limits: Limits, merges: dict[str, list[Merge]], encoding: Encoding | None) -> Iterator[_Sheet]:
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for about in workbook.sheets_metadata:
            visible = about.visible == python_calamine.SheetVisibleEnum.Visible
            if visible and about.typ == python_calamine.SheetTypeEnum.WorkSheet:
                yield _read_sheet(workbook.get_sheet_by_name(about.name), limits, merges.get(about.name), encoding)
    except python_calamine.PasswordError:
        raise Refused(LOCKED) from None
    except _CALAMINE_ERRORS:
        raise Refused(DAMAGED) from None
    except BaseException as error:
        # The reader is written in Rust, whose panics do not descend from Exception.
        if type(error).__name__ == "PanicException":
            raise Refused(DAMAGED) from None
        raise


def _read_sheet(
    sheet: python_calamine.CalamineSheet, limits: Limits, merges: list[Merge] | None, encoding: Encoding | None
) -> _Sheet:
    values = sheet.to_python(skip_empty_area=False)
    while values and all(value == "" for value in values[-1]):
        values.pop()
    if len(values) > limits.table_rows:
        raise Refused(f"Bảng tính có {len(values)} dòng, vượt giới hạn {limits.table_rows} dòng; hãy tách nhỏ tệp.")
    if merges is None:
        merges = [(a[0], a[1], b[0], b[1]) for a, b in sheet.merged_cell_ranges or []]
    texts = [[print_value(_decoded(value, encoding) if encoding else value) for value in row] for row in values]
    characters = sum(len(text) for row in texts for text in row)
    if characters > limits.characters:
        raise Refused(f"Bảng tính quá dài, vượt giới hạn {limits.characters:,} ký tự.".replace(",", "."))
    table = find_table(texts)
    numbers = index_column(texts[table[0]]) if table else None
    if numbers is not None:
        # "1.1" in the column of row numbers is a number of the outline, whatever Excel makes of it.
        for text_row, row in zip(texts, values, strict=True):
            if isinstance(row[numbers], float):
                text_row[numbers] = text_row[numbers].replace(",", ".")
    return _Sheet(texts, merges)


def print_value(value: Value) -> str:
    """A cell as an official would write it: days as 05/11/2026, no ".0", a decimal comma."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}".replace(".", ",")
    if isinstance(value, datetime.datetime):
        return f"{value:%d/%m/%Y}" + (f" {value:%H:%M}" if (value.hour or value.minute) else "")
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    if isinstance(value, datetime.timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return "\n".join(squeeze(nfc(line)) for line in str(value).splitlines()).strip()


def _decoded(value: Value, encoding: Encoding) -> Value:
    return to_unicode(value, encoding) if isinstance(value, str) and not is_ambiguous(value) else value


# --- blocks --------------------------------------------------------------------------------------------


def _blocks(sheet: _Sheet, limits: Limits, count: _Count) -> Iterator[Block]:
    table = find_table(sheet.texts)
    first, end = table or (len(sheet.texts), len(sheet.texts))
    yield from _loose(sheet, 0, first, count)
    if table:
        yield _table(sheet, first, end, limits, count)
        yield from _loose(sheet, end, len(sheet.texts), count)


def _loose(sheet: _Sheet, start: int, end: int, count: _Count) -> Iterator[Block]:
    """Rows outside the table: a lone text is a paragraph, texts side by side (letterhead, signature) a bare table."""
    index = start
    while index < end:
        filled = _filled(sheet.texts[index])
        if len(filled) >= 2:
            stop = _end_of_columns(sheet, index, end, filled[1])
            yield _side_by_side(sheet, index, stop, filled[1], count)
            index = stop
            continue
        for column in filled:
            yield from _paragraphs(sheet.texts[index][column], index, count)
        index += 1


def _filled(row: list[str]) -> list[int]:
    return [column for column, text in enumerate(row) if text]


def _end_of_columns(sheet: _Sheet, start: int, end: int, split: int) -> int:
    """Rows that go on in the same two columns: until a line goes across them, or a title comes after a gap."""
    crossing = {row for row, left, _, right in sheet.merges if left < split <= right}
    stop = start + 1
    for index in range(start + 1, end):
        filled = _filled(sheet.texts[index])
        if index in crossing and len(filled) == 1:
            break
        lone_after_gap = len(filled) == 1 and not _filled(sheet.texts[index - 1]) and filled[0] < split
        if lone_after_gap and not any(len(_filled(row)) >= 2 for row in sheet.texts[index:end]):
            break
        if filled:
            stop = index + 1
    return stop


def _side_by_side(sheet: _Sheet, start: int, end: int, split: int, count: _Count) -> Table:
    """Two columns of lines as one bare row of two cells, as a Word letterhead has them."""
    sides: list[Cell] = []
    for place, columns in enumerate((range(split), range(split, len(sheet.texts[start])))):
        lines: list[Paragraph] = []
        for index in range(start, end):
            for column in columns:
                lines += _paragraphs(sheet.texts[index][column], index, count)
        sides.append(Cell(0, place, tuple(lines)))
    line = count.rows_before + start + 1
    count.table += 1
    return Table(count.table - 1, (Row(0, tuple(sides), line),), 2, line, ruled=False)


def _paragraphs(text: str, index: int, count: _Count) -> list[Paragraph]:
    lines = text.split("\n") if text else []
    made = [Paragraph(count.unit + i, line, count.rows_before + index + 1) for i, line in enumerate(lines)]
    count.unit += len(made)
    return made


def _table(sheet: _Sheet, first: int, end: int, limits: Limits, count: _Count) -> Table:
    used = [column for row in sheet.texts[first:end] for column in _filled(row)]
    left, right = min(used), max(used) + 1
    if right - left > limits.table_columns:
        raise Refused(f"Bảng tính có {right - left} cột, vượt giới hạn {limits.table_columns} cột.")
    spans = {(row, column): (down, right_) for row, column, down, right_ in sheet.merges}
    covered = _covered(sheet.merges, first, end, right)
    kept = [index for index in range(first, end) if _filled(sheet.texts[index])]
    rows: list[Row] = []
    for place, index in enumerate(kept):
        cells: list[Cell] = []
        for column in range(left, right):
            if (index, column) in covered:
                continue
            down, across = spans.get((index, column), (index, column))
            rowspan = sum(index <= other <= down for other in kept[place : place + down - index + 1])
            paragraphs = tuple(_paragraphs(sheet.texts[index][column], index, count))
            cells.append(Cell(place, column - left, paragraphs, max(rowspan, 1), min(across + 1, right) - column))
        rows.append(Row(place, tuple(cells), count.rows_before + index + 1))
    count.table += 1
    return Table(count.table - 1, tuple(rows), right - left, count.rows_before + first + 1)


def _covered(merges: list[Merge], first: int, end: int, right: int) -> set[tuple[int, int]]:
    """Places of a table that are hidden under a merged cell which begins elsewhere."""
    covered: set[tuple[int, int]] = set()
    for top, left, bottom, last in merges:
        for row in range(max(top, first), min(bottom + 1, end)):
            covered.update(
                (row, column) for column in range(left, min(last + 1, right)) if (row, column) != (top, left)
            )
    return covered
