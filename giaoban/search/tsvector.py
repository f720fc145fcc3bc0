"""Asking PostgreSQL: GIN gives all rows that have a word at once, in no order.

For a word that stands in every third row that is far too many, and the planner's guess how many there are is no help
with words that exclude each other. So the newest rows are looked at first, half a microsecond each: a word that stands
in every hundredth row fills a page there; only what does not is asked of GIN.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import connections
from django.db.models import BooleanField, F, Func, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.db.models.sql.compiler import SQLCompiler

from giaoban.core.text.words import Terms
from giaoban.search.indexing import VECTOR
from giaoban.search.models import Searchable
from giaoban.search.statements import Sql, sql_of

S = TypeVar("S", bound=Searchable)

COMMON = 100  # of the newest rows looked at, so many have a word that is common: one in fifty


def newest(rows: QuerySet[S], way: Terms, limit: int) -> Sql:
    """The newest rows that have the terms."""
    sql, values = _recent_or_all(rows, way, limit)
    return f"{sql} SELECT id FROM recent UNION SELECT id FROM everything ORDER BY id DESC LIMIT {limit:d}", values


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
    """Two tables: `recent`, found among the newest rows, and `everything`, empty where those are enough.

    LIMIT and OFFSET 0 keep the planner from turning the two around: it would ask GIN for the newest rows too, and go
    through the whole table for a rare word, in the hope of a soon end. The newest rows are at most as many as LIMIT
    says; without it the planner takes them for a third of the table.
    """
    newest_id = Subquery(rows.model._base_manager.using(rows.db).order_by("-pk").values("pk")[:1])
    newest_rows = rows.filter(pk__gt=newest_id - rows.model.LOOK_AT).annotate(vector=_Vector(F("words")))
    recent, values = sql_of(newest_rows.order_by("-pk").values("id", "vector"))
    everything, more = sql_of(rows.filter(_has(way)).order_by().values("id"))
    sql = (
        f"WITH recent AS MATERIALIZED (SELECT id FROM ({recent} LIMIT {rows.model.LOOK_AT:d}) AS newest"
        f" WHERE vector @@ %s::tsquery LIMIT {enough:d}), "
        f"everything AS (SELECT id FROM ({everything} OFFSET 0) AS found"
        f" WHERE (SELECT count(*) FROM recent) < {enough:d})"
    )
    return sql, (*values, question(way), *more)


def having(way: Terms) -> Coalesce:
    """The terms as a condition on the row itself, for a list that goes on in its own order.

    Inside COALESCE the planner sees neither an index to use nor a guess to trust; taken for "every other row", it
    follows the order of the list.
    """
    return Coalesce(_has(way), Value(False), output_field=BooleanField())


def _has(way: Terms) -> Func:
    asked = Func(Value(question(way)), template="%(expressions)s::tsquery")
    return Func(
        _Vector(F("words")), asked, template="(%(expressions)s)", arg_joiner=" @@ ", output_field=BooleanField()
    )


class _Vector(Func):
    """The column beside the words; the models do not know it, as SQLite has none."""

    output_field = TextField()

    def as_sql(self, compiler: SQLCompiler, connection: Any, **extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        (words,) = self.source_expressions
        column, values = compiler.compile(words)
        return f'{column.rpartition(".")[0]}."{VECTOR}"', list(values)


def question(way: Terms) -> str:
    """The terms as a `tsquery`: 'tu' & 'chu':*"""
    return " & ".join(f"'{term.word}'" + (":*" if term.begins else "") for term in way)
