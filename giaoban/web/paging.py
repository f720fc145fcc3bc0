"""Pages of a long list that never counts it: one row more than a page tells that there is a next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import QuerySet
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


def page_of(request: HttpRequest, rows: QuerySet[T], size: int = PAGE_SIZE) -> Page[T]:  # type: ignore[type-var]
    """The page that the address asks for with `page=`; an odd number gives the first one."""
    asked = request.GET.get("page", "1")
    number = max(1, int(asked)) if asked.isdecimal() and len(asked) < 7 else 1
    first = (number - 1) * size
    found = list(rows[first : first + size + 1])
    return Page(
        rows=found[:size],
        number=number,
        previous=_query(request, number - 1) if number > 1 else "",
        next=_query(request, number + 1) if len(found) > size else "",
    )


def _query(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
