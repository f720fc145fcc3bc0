"""What keeps a draft from being confirmed, cell by cell, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation

from giaoban.core.reading.model import Kind
from giaoban.intake.rows import COLUMNS, HEADING, Column, Draft, Entry, Group, Row
from giaoban.schedule.models import Session


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a cell; `row` is "head" for the heading."""

    row: str
    column: str
    message: str


# What the rows of a paper of each kind become; rows of another group would be lost in silence.
MAKES: dict[str, frozenset[Group]] = {
    Kind.ANNUAL_PROGRAMME: frozenset({Group.ITEM}),
    Kind.QUARTERLY_PROGRAMME: frozenset({Group.ITEM}),
    Kind.MONTHLY_PROGRAMME: frozenset({Group.ITEM}),
    Kind.MONTHLY_SCHEDULE: frozenset({Group.ITEM, Group.EVENT}),
    Kind.WEEKLY_SCHEDULE: frozenset({Group.ITEM, Group.EVENT}),
    Kind.CONCLUSION_NOTICE: frozenset({Group.ITEM}),
    Kind.REVIEW_REPORT: frozenset({Group.FIGURE}),
}


def problems_of(draft: Draft) -> tuple[Problem, ...]:
    """Everything that has to be mended before the draft can become work."""
    return tuple(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    for column in HEADING:
        yield from _cell("head", column, draft.head(column.name))
    if draft.kind == Kind.UNKNOWN:
        yield Problem("head", "kind", "Hãy chọn loại văn bản.")
    yield from _order("head", draft.head("start"), "end", draft.head("end"))
    rows = [row for row in draft.rows if not row.dropped]
    if not rows:
        yield Problem("head", "title", "Không có dòng nào để xác nhận.")
    for row in rows:
        if draft.kind in MAKES and row.group not in MAKES[draft.kind]:
            yield Problem(
                row.id, "", "Loại văn bản này không có dòng như vậy: hãy bỏ dòng, hoặc đọc lại theo loại khác."
            )
        yield from _row(row)


def _row(row: Row) -> Iterator[Problem]:
    for column in COLUMNS[row.group]:
        yield from _cell(row.id, column, row.value(column.name))
    yield from _order(row.id, row.value("start"), "due", row.value("due"))
    yield from _order(row.id, row.value("date"), "until", row.value("until"))


def _cell(row: str, column: Column, value: str) -> Iterator[Problem]:
    if not value:
        if column.needed:
            yield Problem(row, column.name, f"Thiếu {column.label.lower()}.")
    elif not _fits(column.entry, value):
        yield Problem(row, column.name, f"{column.label} “{value}” không đúng dạng.")


def _order(row: str, start: str, last: str, end: str) -> Iterator[Problem]:
    begins, ends = day_of(start), day_of(end)
    if begins and ends and begins > ends:
        yield Problem(row, last, "Ngày cuối đứng trước ngày đầu.")


def _fits(entry: Entry, value: str) -> bool:
    match entry:
        case Entry.DAY:
            return day_of(value) is not None
        case Entry.TIME:
            return time_of(value) is not None
        case Entry.NUMBER:
            return number_of(value) is not None
        case Entry.SESSION:
            return value in Session.values
        case Entry.KIND:
            return value in set(Kind)
        case _:
            return True


def day_of(value: str) -> date | None:
    """The day that a cell holds, or None."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def time_of(value: str) -> time | None:
    """The hour that a cell holds, or None."""
    try:
        return time.fromisoformat(value)
    except ValueError:
        return None


def number_of(value: str) -> Decimal | None:
    """The number that a cell holds, or None, as offices write it: 1.250 is a thousand and more, 7,8 less than 8."""
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", value):
        value = value.replace(".", "")
    try:
        number = Decimal(value.replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < 10**18 else None


def known_day(value: str) -> date:
    """The day of a cell of a draft without problems."""
    return date.fromisoformat(value)


def known_number(value: str) -> Decimal:
    """The number of a cell of a draft without problems."""
    number = number_of(value)
    if number is None:
        raise ValueError(value)
    return number
