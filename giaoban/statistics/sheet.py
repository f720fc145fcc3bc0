"""Statistics as an Excel file: the table with its check, the weeks, the deadlines missed by unit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from giaoban.organisation.models import User
from giaoban.statistics.balance import Balance, total
from giaoban.statistics.cells import Cell
from giaoban.statistics.lists import AskedRows
from giaoban.statistics.pages import NOBODY, in_order
from giaoban.statistics.queries import (
    HEAT_WEEKS,
    By,
    balances,
    done_by_week,
    missed_by_unit_and_week,
    weeks_of,
)
from giaoban.statistics.spans import Span
from giaoban.tasks.list_cells import ListRow
from giaoban.tasks.listing import rows_in_words
from giaoban.tasks.queries import names_for_lists
from giaoban.web.templatetags.words import long_day
from giaoban.web.workbooks import SheetTable, table_workbook

MOST = 20_000  # rows of one file
ROW_COLUMNS = (
    ("TT", 6),
    ("Nội dung", 60),
    ("Đơn vị chủ trì", 24),
    ("Lãnh đạo", 20),
    ("Người thực hiện", 20),
    ("Hạn", 12),
    ("Tình hình", 20),
    ("Tiến độ (%)", 10),
)


def statistics_workbook(user: User, span: Span, by: By, *, today: date) -> bytes:
    """Three sheets: the table, what was finished by week, deadlines and misses by unit and week."""
    names = names_for_lists(user, on=today)
    found = balances(user, span, by, today=today)
    rows = [(name, found[key]) for key, name in in_order(found, by, names)]
    top = ["Thống kê nhiệm vụ", user.agency.name, f"{span.name}; lập {long_day(today)}"]
    columns = [(by.label, 36), *((cell.label, 14) for cell in Cell)]
    columns += [("Đúng hạn, theo hạn đầu tiên (%)", 16), ("Đúng hạn, theo hạn cuối (%)", 16), ("Khớp", 8)]
    table = [_line(name, balance) for name, balance in [*rows, ("Cộng", total(found.values()))]]
    weeks = done_by_week(user, span, today=today)
    units = {pk: unit.name for pk, unit in names.units.items()} | {None: NOBODY[By.UNIT]}
    return table_workbook(
        SheetTable("Thống kê", top, columns, table),
        SheetTable(
            "Theo tuần",
            ["Việc hoàn thành theo tuần"],
            [("Tuần từ ngày", 14), ("Đúng hạn", 12), ("Quá hạn", 12)],
            [list(week) for week in weeks],
        ),
        SheetTable(
            "Trễ theo đơn vị",
            ["Thời hạn rơi vào tuần và số lỡ hạn"],
            [("Đơn vị", 36), ("Tuần từ ngày", 14), ("Số thời hạn", 12), ("Lỡ hạn", 12)],
            _missed(user, span, units, today),
        ),
    )


def _line(name: str, balance: Balance) -> list[Any]:
    figures = [balance[cell] for cell in Cell]
    return [name, *figures, balance.on_time_first, balance.on_time, "có" if balance.holds else "KHÔNG"]


def _missed(user: User, span: Span, units: dict[int | None, str], today: date) -> Iterator[list[Any]]:
    found = missed_by_unit_and_week(user, span, today=today)
    for unit, name in units.items():
        for week in weeks_of(span, today, HEAT_WEEKS):
            if (unit, week) in found:
                yield [name, week, *found[unit, week]]


def rows_workbook(user: User, asked: AskedRows, *, today: date) -> bytes:
    """The tasks behind a figure."""
    names = names_for_lists(user, on=today)
    found: list[Any] = list(asked.rows(user, today)[:MOST])
    of = f"{asked.by.label}: {asked.of(names)}; " if asked.narrowed else ""
    top = [f"{asked.cell.label}, {asked.span.name}", user.agency.name, f"{of}lập {long_day(today)}"]
    top += [f"Chỉ gồm {MOST:,} việc đầu.".replace(",", ".")] if len(found) == MOST else []
    shown = zip(found, rows_in_words(found, names, today), strict=True)
    return table_workbook(SheetTable("Nhiệm vụ", top, ROW_COLUMNS, [_task(*one) for one in enumerate(shown, 1)]))


def _task(number: int, shown: tuple[Any, ListRow]) -> list[Any]:
    row, words = shown
    unit = words.unit_in_full or words.unit
    return [number, row.text, unit, words.leader, words.assignee, row.due, words.state.words, row.percent]
