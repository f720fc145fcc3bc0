"""Asking SQLite: FTS5 reads its lists of rows from the newest end, as far as one wants to read."""

from __future__ import annotations

from typing import TypeVar

from django.db import connections
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Concat, StrIndex
from django.db.models.lookups import GreaterThan

from giaoban.core.text.words import Terms
from giaoban.search.indexing import index_of
from giaoban.search.models import Searchable
from giaoban.search.statements import Sql, sql_of

S = TypeVar("S", bound=Searchable)


def newest(rows: QuerySet[S], way: Terms, limit: int) -> Sql:
    """The newest rows that have the terms. The index leads, the rows follow: a condition `IN (…)` would read it all."""
    name = index_of(rows.model).name
    seen, values = sql_of(rows.order_by().values("id"))
    sql = (
        f'SELECT "{name}".rowid AS id FROM "{name}" CROSS JOIN ({seen}) AS seen ON seen.id = "{name}".rowid'
        f' WHERE "{name}" MATCH %s ORDER BY "{name}".rowid DESC LIMIT {limit:d}'
    )
    return sql, (*values, question(way))


def few(rows: QuerySet[S], way: Terms, limit: int) -> list[int] | None:
    """The ids of all rows of the table that have the terms, or None where they are more than `limit`."""
    name = index_of(rows.model).name
    sql = f'SELECT rowid FROM "{name}" WHERE "{name}" MATCH %s LIMIT {limit + 1:d}'
    with connections[rows.db].cursor() as cursor:
        cursor.execute(sql, [question(way)])
        found = [pk for (pk,) in cursor.fetchall()]
    return found if len(found) <= limit else None


def having(way: Terms) -> Q:
    """The terms as a condition on the row itself, for a list that goes on in its own order."""
    spaced = Concat(Value(" "), F("words"), Value(" "))
    found = Q()
    for term in way:
        found &= Q(GreaterThan(StrIndex(spaced, Value(f" {term.word}" + ("" if term.begins else " "))), 0))
    return found


def question(way: Terms) -> str:
    """The terms in the language of FTS5: "tu" AND "chu"*"""
    return " AND ".join(f'"{term.word}"' + ("*" if term.begins else "") for term in way)
