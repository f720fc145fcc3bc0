"""Asking PostgreSQL: GIN gives all rows that have a word at once, in no order.

For a word that stands in every third row that is far too many, and the planner's guess how many there are is no help
with words that exclude each other. So the newest rows are looked at first: a word that is common fills a page there;
only what does not is asked of GIN.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import connections
from django.db.models import BooleanField, F, Func, QuerySet, Subquery, Value
from django.db.models.sql.compiler import SQLCompiler

from giaoban.core.text.words import Terms
from giaoban.search.indexing import VECTOR
from giaoban.search.models import Searchable
from giaoban.search.statements import Sql, sql_of

S = TypeVar("S", bound=Searchable)

COMMON = 20  # of the newest rows looked at, so many have a word that is common


def newest(rows: QuerySet[S], way: Terms, limit: int) -> Sql:
    """The newest rows that have the terms."""
    sql, values = _recent_or_all(rows, way, limit)
    return f"{sql} SELECT id FROM recent UNION ALL SELECT id FROM everything ORDER BY id DESC LIMIT {limit:d}", values


def few(rows: QuerySet[S], way: Terms, limit: int) -> list[int] | None:
    """The ids of all rows of the table that have the terms, or None where they are more than `limit`."""
    sql, values = _recent_or_all(rows.model._base_manager.using(rows.db).all(), way, COMMON)
    with connections[rows.db].cursor() as cursor:
        # No id stands for "there are so many among the newest rows that the others were not asked for".
        common = f"SELECT NULL FROM recent HAVING count(*) >= {COMMON:d}"
        cursor.execute(f"{sql} {common} UNION ALL (SELECT id FROM everything LIMIT {limit + 1:d})", values)
        found = [pk for (pk,) in cursor.fetchall()]
    return None if len(found) > limit or None in found else found


def _recent_or_all(rows: QuerySet[S], way: Terms, enough: int) -> Sql:
    """Two tables: `recent`, found among the newest rows, and `everything`, empty where those are enough."""
    found = rows.filter(having(way))
    newest_id = Subquery(rows.model._base_manager.using(rows.db).order_by("-pk").values("pk")[:1])
    recent, values = sql_of(found.filter(pk__gt=newest_id - rows.model.LOOK_AT).order_by("-pk").values("id")[:enough])
    everything, more = sql_of(found.order_by().values("id"))
    sql = (
        f"WITH recent AS MATERIALIZED ({recent}), everything AS ("
        # OFFSET 0 keeps the planner from going through the table in order, in the hope of a soon end.
        f"SELECT id FROM ({everything} OFFSET 0) AS found WHERE (SELECT count(*) FROM recent) < {enough:d})"
    )
    return sql, (*values, *more)


def having(way: Terms) -> Func:
    """The terms as a condition on the row itself."""
    asked = Func(Value(question(way)), template="%(expressions)s::tsquery")
    return Func(
        _Vector(F("words")), asked, template="(%(expressions)s)", arg_joiner=" @@ ", output_field=BooleanField()
    )


class _Vector(Func):
    """The column beside the words; the models do not know it, as SQLite has none."""

    def as_sql(self, compiler: SQLCompiler, connection: Any, **extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        (words,) = self.source_expressions
        column, values = compiler.compile(words)
        return f'{column.rpartition(".")[0]}."{VECTOR}"', list(values)


def question(way: Terms) -> str:
    """The terms as a `tsquery`: 'tu' & 'chu':*"""
    return " & ".join(f"'{term.word}'" + (":*" if term.begins else "") for term in way)
