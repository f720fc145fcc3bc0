"""Coverage as an Excel file: the matrix, what no month touched, what no plan asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from giaoban.organisation.models import User
from giaoban.programmes.coverage import MONTHS, is_untouched
from giaoban.programmes.coverage_pages import Coverage, CoveragePage, CoverageRow
from giaoban.programmes.coverage_queries import unasked_tasks
from giaoban.tasks.models import Task
from giaoban.tasks.pages import state_chip
from giaoban.web.templatetags.words import long_day
from giaoban.web.workbooks import SheetTable, table_workbook

MOST = 5_000  # rows of what no plan asked for
_HEAD = (("TT", 8), ("Nội dung", 60), ("Đơn vị", 22), ("Thời gian", 18))
_UNASKED = (
    ("TT", 6),
    ("Nhiệm vụ", 60),
    ("Đơn vị chủ trì", 24),
    ("Người thực hiện", 22),
    ("Ngày giao", 12),
    ("Hạn", 12),
    ("Tình hình", 18),
)


def coverage_workbook(coverage: Coverage, page: CoveragePage, user: User, today: date) -> bytes:
    """The matrix as it was narrowed, and both lists whole."""
    top = [f"Theo dõi chương trình năm {coverage.year}", user.agency.name, f"Lập {long_day(today)}"]
    rows = [row for part in page.parts for row in part.rows]
    untouched = [row for row in coverage.rows if is_untouched(row.cells)]
    unasked = unasked_tasks(coverage.annual.agency_id, coverage.year).order_by("-pk")[:MOST]
    months = tuple((f"Tháng {month}", 11) for month in MONTHS)
    return table_workbook(
        SheetTable("Theo tháng", [*top, _legend(page)], _HEAD + months, _matrix(rows)),
        SheetTable("Chưa đưa vào", [*top, "Dòng chưa tháng nào đưa vào"], _HEAD, _lines(untouched)),
        SheetTable("Ngoài chương trình", [*top, "Việc không chương trình nào có"], _UNASKED, _tasks(unasked, today)),
    )


def _legend(page: CoveragePage) -> str:
    return "; ".join(f"{stand.sign} {stand.label}" for stand in page.stands)


def _head(row: CoverageRow) -> list[object]:
    return [row.line.path, row.line.text, row.unit, row.line.when_words]


def _matrix(rows: Sequence[CoverageRow]) -> Iterator[list[object]]:
    return ([*_head(row), *(cell.stand.sign for cell in row.cells)] for row in rows)


def _lines(rows: Sequence[CoverageRow]) -> Iterator[list[object]]:
    return (_head(row) for row in rows)


def _tasks(tasks: Iterable[Task], today: date) -> Iterator[list[object]]:
    for number, task in enumerate(tasks, start=1):
        yield [
            number,
            task.text,
            task.lead_unit.name if task.lead_unit else task.lead_unit_words,
            task.assignee.full_name if task.assignee else "",
            task.given_on,
            task.due,
            state_chip(task, today).words,
        ]
