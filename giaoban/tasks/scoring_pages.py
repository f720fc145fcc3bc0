"""The page and the Excel file of scoring inputs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from giaoban.core.calendar.periods import month_span, name_of, quarter_span, read_period, year_span
from giaoban.organisation.models import User
from giaoban.tasks.pages import state_chip
from giaoban.tasks.queries import Names, names_for_lists
from giaoban.tasks.scoring import ProductLine, ScoreRow, Span, product_lines, score_rows, work_of
from giaoban.web.numbers import whole_number
from giaoban.web.templatetags.words import long_day
from giaoban.web.workbooks import SheetTable, table_workbook

SHOWN = 300  # tasks whose products a page lists
MOST = 20_000  # tasks in the file
NOBODY = "Chưa phân công"

PEOPLE: tuple[tuple[str, int], ...] = (
    ("Người thực hiện", 24),
    ("Đơn vị", 26),
    ("Nhiệm vụ", 10),
    ("Hoàn thành", 11),
    ("Sản phẩm", 10),
    ("Quy đổi giao", 12),
    ("Quy đổi hoàn thành", 12),
    ("Đúng hạn đầu tiên", 11),
    ("Đúng hạn cuối", 11),
    ("Hoàn thành quá hạn", 11),
    ("Đang quá hạn", 10),
    ("Lượt trả lại", 10),
    ("Nguyên nhân khách quan", 13),
)
PRODUCTS: tuple[tuple[str, int], ...] = (
    ("Người thực hiện", 22),
    ("Đơn vị", 22),
    ("Nhiệm vụ", 50),
    ("Sản phẩm", 30),
    ("Hệ số", 8),
    ("Số lượng", 8),
    ("Quy đổi", 9),
    ("Hạn đầu tiên", 12),
    ("Hạn cuối", 12),
    ("Ngày nộp", 12),
    ("Ngày xác nhận", 12),
    ("Ngày tính hoàn thành", 12),
    ("Tình hình", 20),
    ("Xong trong kỳ", 9),
    ("Lượt trả lại", 9),
    ("Khách quan", 10),
)


@dataclass(frozen=True, slots=True)
class PersonScore:
    """A row of the page: who, where, the figures, and the address that opens the work behind them."""

    name: str
    unit: str
    row: ScoreRow
    query: str


@dataclass(frozen=True, slots=True)
class ScoringPage:
    """The inputs of a period. `lines` are the products of the one whose row was opened, or of who reads only theirs."""

    period: str
    why: str  # why a period that was typed was not understood
    query: str
    periods: Sequence[tuple[str, str]]
    span: Span
    rows: Sequence[PersonScore]
    lines: Sequence[ProductLine]
    of: str


def scoring_page(user: User, query: Mapping[str, str], *, today: date) -> ScoringPage:
    """The inputs of the period in an address: this month where it says none."""
    span, why = span_in(query, today)
    names = names_for_lists(user, on=today)
    rows = people_of_period(user, span, names)
    person, unit = whole_number(query.get("person")), whole_number(query.get("unit"))
    opened = person is not None
    lines = list(product_lines(work_of(user, span, person=person, unit=unit), span, most=SHOWN)) if opened else []
    period = name_of(span.first, span.last)
    return ScoringPage(
        period=query.get("period", "")[:60] if why else period,
        why=why,
        query=urlencode({"period": period}),
        periods=_near(today),
        span=span,
        rows=rows,
        lines=lines,
        of=(names.person(person) or NOBODY) if opened else "",
    )


def span_in(query: Mapping[str, str], today: date) -> tuple[Span, str]:
    """The period that an address asks for, and why it was not understood where it was not."""
    words = query.get("period", "").strip()[:60]
    read = read_period(words, today.year) if words else None
    first, last = read[:2] if read else month_span(today.year, today.month)
    why = "Không hiểu kỳ này. Hãy ghi như “tháng 11/2026”, “quý 4/2026” hay “năm 2026”." if words and not read else ""
    return Span(first, last, today), why


def _near(today: date) -> list[tuple[str, str]]:
    before = today.replace(day=1) - timedelta(days=1)
    spans = [
        month_span(before.year, before.month),
        month_span(today.year, today.month),
        quarter_span(today.year, (today.month + 2) // 3),
        year_span(today.year),
    ]
    names = [name_of(*span) for span in spans]
    return [(name, urlencode({"period": name})) for name in names]


def people_of_period(user: User, span: Span, names: Names) -> list[PersonScore]:
    """The rows by unit and person, those of nobody last in each unit."""
    period = name_of(span.first, span.last)
    places = {pk: place for place, pk in enumerate(names.units)}
    rows = score_rows(work_of(user, span), span)
    rows.sort(key=lambda r: (places.get(r.unit or 0, len(places)), r.person is None, names.person(r.person), r.person))
    return [
        PersonScore(
            names.person(row.person) or NOBODY,
            names.units[row.unit].name if row.unit in names.units else "Chưa rõ đơn vị",
            row,
            urlencode({"period": period, "person": row.person or 0, **({"unit": row.unit} if row.unit else {})}),
        )
        for row in rows
    ]


def scoring_workbook(user: User, query: Mapping[str, str], *, today: date) -> bytes:
    """Two sheets: the figures by person, and one row for each task and product."""
    span, _ = span_in(query, today)
    names = names_for_lists(user, on=today)
    period = name_of(span.first, span.last)
    top = [f"Số liệu đầu vào đánh giá, {period}", user.agency.name, f"Lập {long_day(today)}; chưa tính điểm"]
    lines = product_lines(work_of(user, span), span, most=MOST)
    people = people_of_period(user, span, names)
    return table_workbook(
        SheetTable("Theo người", top, PEOPLE, [_person_cells(one) for one in people]),
        SheetTable("Theo sản phẩm", top, PRODUCTS, _product_cells(lines, today)),
    )


def workbook_name(query: Mapping[str, str], today: date) -> str:
    span, _ = span_in(query, today)
    return f"dau-vao-danh-gia-{span.first:%Y-%m-%d}-{span.last:%Y-%m-%d}.xlsx"


def _person_cells(one: PersonScore) -> list[Any]:
    row = one.row
    return [
        one.name,
        one.unit,
        row.tasks,
        row.done,
        row.products,
        row.assigned,
        row.finished,
        row.in_time_first,
        row.in_time_last,
        row.late,
        row.overdue,
        row.returned,
        row.objective,
    ]


def _product_cells(lines: Iterator[ProductLine], today: date) -> Iterator[list[Any]]:
    for line in lines:
        task, product = line.task, line.product
        yield [
            task.assignee.full_name if task.assignee else NOBODY,
            task.lead_unit.name if task.lead_unit else task.lead_unit_words,
            task.text,
            product.text if product else "",
            product.factor if product else None,
            product.number if product else None,
            line.worth if product else None,
            task.first_due,
            task.due,
            task.reported_on,
            task.confirmed_on,
            task.done_on,
            state_chip(task, today).words,
            "x" if line.done else "",
            line.returned,
            "x" if task.objective_cause else "",
        ]
