"""Pages of a long list that never counts it: one row more than a page tells that there is a next one.

`page_of` steps over the rows before a page, which is fine for lists that a person reads to their end. `page_along`
begins behind the last row of the page before (`after=`), so that the thousandth page costs what the first one does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.db.models import Q, QuerySet
from django.http import HttpRequest

T = TypeVar("T")

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """`previous` and `next` are query strings that keep the filters, or "" at the ends."""

    rows: Sequence[T]
    number: int
    previous: str
    next: str

    def __bool__(self) -> bool:
        return bool(self.rows)


def page_of(request: HttpRequest, rows: QuerySet[Any, T], size: int = PAGE_SIZE) -> Page[T]:
    """The page that the address asks for with `page=`; an odd number gives the first one."""
    number = _number(request)
    first = (number - 1) * size
    found = list(rows[first : first + size + 1])
    return Page(
        rows=found[:size],
        number=number,
        previous=_query(request, number - 1) if number > 1 else "",
        next=_query(request, number + 1) if len(found) > size else "",
    )


@dataclass(frozen=True, slots=True)
class Along:
    """The order of a list by columns of one index: `key` (a day, or None) and the number of the row."""

    key: str | None
    backward: bool = False

    def columns(self, *, turned: bool = False) -> list[str]:
        sign = "-" if self.backward != turned else ""
        return [f"{sign}{name}" for name in (self.key, "id") if name]


def page_along(request: HttpRequest, rows: QuerySet[Any, T], order: Along, size: int = PAGE_SIZE) -> Page[T]:
    """The page behind `after=` or before `before=`; `page=` only says its number. An odd place gives the first page.

    The rows must have the columns of the order.
    """
    after, before = (_place(request.GET.get(name, ""), order) for name in ("after", "before"))
    turned = after is None and before is not None
    place = after or before
    if place is not None:
        rows = rows.filter(_beyond(order, place, lower=order.backward != turned))
    found = list(rows.order_by(*order.columns(turned=turned))[: size + 1])
    more, found = len(found) > size, found[:size]
    if turned:
        found.reverse()
    has_previous, has_next = (more, True) if turned else (place is not None, more)
    number = _number(request) if has_previous else 1  # the start of the list, whatever number it was reached by
    return Page(
        rows=found,
        number=number,
        previous=_along(request, "before", found[0], order, number - 1) if found and has_previous else "",
        next=_along(request, "after", found[-1], order, number + 1) if found and has_next else "",
    )


def _beyond(order: Along, place: tuple[date | None, int], *, lower: bool) -> Q:
    """Behind a place. The first condition is a range of the index, the second takes out the rows of the same day."""
    step, (key, number) = "lt" if lower else "gt", place
    behind = Q(**{f"id__{step}": number})
    if order.key is None:
        return behind
    return Q(**{f"{order.key}__{step}e": key}) & (Q(**{f"{order.key}__{step}": key}) | behind)


def _place(written: str, order: Along) -> tuple[date | None, int] | None:
    day, _, number = written.rpartition("~")
    try:
        return (date.fromisoformat(day) if order.key else None, int(number))
    except ValueError:
        return None


def _along(request: HttpRequest, name: str, row: Any, order: Along, number: int) -> str:
    day = f"{getattr(row, order.key)}~" if order.key else ""
    return _query(request, max(1, number), **{name: f"{day}{row.id}"})


def _number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 7 else 1


def _query(request: HttpRequest, number: int, **place: str) -> str:
    query = request.GET.copy()
    for name in ("after", "before"):
        query.pop(name, None)
    query["page"] = str(number)
    for name, value in place.items():
        query[name] = value
    return f"?{query.urlencode()}"
