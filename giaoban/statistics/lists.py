"""The list behind a figure: the very tasks that it counts, drawn as the list of tasks draws them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from giaoban.organisation.models import User
from giaoban.statistics.cells import Cell
from giaoban.statistics.pages import by_in, key_in, name_of, query_of
from giaoban.statistics.queries import By, Key, rows_behind
from giaoban.statistics.spans import Span, span_in
from giaoban.tasks.list_cells import rows_html
from giaoban.tasks.listing import rows_in_words
from giaoban.tasks.models import Task
from giaoban.tasks.queries import Names, names_for_lists
from giaoban.web.paging import PAGE_SIZE, Page, page_of

PRINTED = 1000  # rows on the page made for printing


@dataclass(frozen=True, slots=True)
class RowsPage:
    cell: Cell
    of: str
    span: Span
    back: str
    page: Page[Any]
    rows_drawn: SafeString
    query: str

    @property
    def heads(self) -> Sequence[str]:
        return ("Nội dung", "Đơn vị chủ trì", "Lãnh đạo", "Người thực hiện", "Hạn", "Tình hình")


@dataclass(frozen=True, slots=True)
class AskedRows:
    """What an address asks the rows of: a cell of a row of the table, or (`narrowed` is None) of its foot."""

    span: Span
    by: By
    cell: Cell
    narrowed: By | None
    key: Key

    def rows(self, user: User, today: date) -> QuerySet[Task, Any]:
        return rows_behind(user, self.span, self.cell, today=today, by=self.narrowed, key=self.key)

    def of(self, names: Names) -> str:
        """The row's name; "" for the foot."""
        return name_of(self.key, self.narrowed, names) if self.narrowed else ""


def rows_in(query: Mapping[str, str], today: date) -> AskedRows:
    by, cell = by_in(query), query.get("cell", "")
    narrowed, key = key_in(query, by)
    return AskedRows(span_in(query, today), by, Cell(cell) if cell in set(Cell) else Cell.TO_DO, narrowed, key)


def rows_page(request: HttpRequest, user: User, *, today: date) -> RowsPage:
    asked, names = rows_in(request.GET, today), names_for_lists(user, on=today)
    size = PRINTED if request.GET.get("size") == "all" else PAGE_SIZE
    page: Page[Any] = page_of(request, asked.rows(user, today), size)
    query = request.GET.copy()
    for name in ("page", "size"):
        query.pop(name, None)
    return RowsPage(
        cell=asked.cell,
        of=asked.of(names),
        span=asked.span,
        back=query_of(asked.span, asked.by),
        page=page,
        rows_drawn=rows_html(rows_in_words(page.rows, names, today)),
        query=query.urlencode(),
    )
