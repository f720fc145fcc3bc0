"""A list of tasks as an Excel file: the same rows in the same order, days as days, ready to print on A4."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from giaoban.organisation.models import User
from giaoban.tasks.list_cells import ListRow
from giaoban.tasks.list_filters import Sort
from giaoban.tasks.listing import Listed, choices_of, filters_in_words, rows_in_words
from giaoban.tasks.queries import TaskFilter, list_rows, names_for_lists, products_of, programme_title
from giaoban.web.templatetags.words import long_day
from giaoban.web.workbooks import SheetTable, table_workbook

MOST = 20_000  # rows: what an office can still look through, and a few seconds to write
CHUNK = 500  # rows whose products are read together

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
    ("Ngày xác nhận", 12),
)


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
    top = ["Danh sách nhiệm vụ", user.agency.name, "; ".join([*told, f"lập {long_day(today)}"])]
    top += [f"Chỉ gồm {MOST:,} việc đầu; hãy lọc bớt để có đủ.".replace(",", ".")] if cut else []
    lines = _lines(rows, rows_in_words(rows, names, today))
    return table_workbook(SheetTable("Nhiệm vụ", top, COLUMNS, lines))


def _lines(rows: list[Listed], words: Iterable[ListRow]) -> Iterator[list[Any]]:
    products: dict[int, str] = {}
    for place, (row, shown) in enumerate(zip(rows, words, strict=True)):
        if place % CHUNK == 0:
            products = products_of([one.id for one in rows[place : place + CHUNK]])
        yield [
            place + 1,
            f"{row.text} ({shown.whole})" if shown.whole else row.text,
            products.get(row.id, ""),
            shown.unit_in_full or shown.unit,
            shown.leader,
            shown.assignee,
            row.due,
            shown.state.words,
            shown.note.words if shown.note else "",
            row.percent,
            row.reported_on,
            row.confirmed_on,
        ]
