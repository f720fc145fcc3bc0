"""Finding rows by what a person typed, marks or not; the same rows in the same order on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import BooleanField, F, Func, Q, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Concat, StrIndex
from django.db.models.lookups import GreaterThan

from giaoban.core.text.words import Terms, ways_to_find
from giaoban.search.indexing import VECTOR, index_of
from giaoban.search.models import Searchable

S = TypeVar("S", bound=Searchable)

# From so many rows on, SQLite goes through the list in its own order and looks at the words of each row.
MANY = 5000


def matching(rows: QuerySet[S], words: str) -> QuerySet[S]:
    """The rows that have all the words typed, marks or not; the last one may be the beginning of a word.

    Nothing typed narrows nothing; signs alone, which no row is found by, leave nothing.
    """
    if not words.strip():
        return rows
    ways = ways_to_find(words)
    if not ways:
        return rows.none()
    if connections[rows.db].vendor == "postgresql":
        return rows.filter(_has(ways[-1]))
    return rows.filter(_in_index(rows, ways[-1]))


def found_first(rows: QuerySet[S], words: str, limit: int) -> list[int]:
    """The ids of at most `limit` rows that have the words typed: those with the very words first, then the newest.

    One statement that reads about as many rows as it gives, however many have the words.
    """
    ways = ways_to_find(words)
    if not ways:
        return []
    try:
        parts = [_newest(rows, way, limit) for way in ways]
    except EmptyResultSet:
        return []
    sql = " UNION ALL ".join(f"SELECT {place}, id FROM ({part}) AS w{place}" for place, (part, _) in enumerate(parts))
    with connections[rows.db].cursor() as cursor:
        cursor.execute(sql, [value for _, values in parts for value in values])
        found = sorted(cursor.fetchall(), key=lambda row: (row[0], -row[1]))
    return list(dict.fromkeys(pk for _, pk in found))[:limit]


def _newest(rows: QuerySet[S], way: Terms, limit: int) -> tuple[str, Sequence[Any]]:
    """The newest rows found one way, as SQL that gives `id`."""
    if connections[rows.db].vendor == "postgresql":
        found = rows.filter(_has(way)).order_by("-pk").values("pk")[:limit]
        return _sql(found)
    # The index is read from its newest end until the page is full; a condition `IN (…)` would read all of it.
    name = index_of(rows.model).name
    seen, values = _sql(rows.order_by().values("pk"))
    sql = (
        f'SELECT "{name}".rowid AS id FROM "{name}" CROSS JOIN ({seen}) AS seen ON seen.id = "{name}".rowid'
        f' WHERE "{name}" MATCH %s ORDER BY "{name}".rowid DESC LIMIT {limit:d}'
    )
    return sql, [*values, fts_question(way)]


def _sql(rows: QuerySet[Any, Any]) -> tuple[str, Sequence[Any]]:
    sql, values = rows.query.get_compiler(using=rows.db).as_sql()
    return sql, values


# --- PostgreSQL ---------------------------------------------------------------------------------------------


def _has(way: Terms) -> Func:
    vector = Func(F("words"), template=VECTOR.format(column="%(expressions)s"))
    question = Func(Value(ts_question(way)), template="%(expressions)s::tsquery")
    return Func(vector, question, template="(%(expressions)s)", arg_joiner=" @@ ", output_field=BooleanField())


def ts_question(way: Terms) -> str:
    """The terms as a `tsquery`: 'tu' & 'chu':*"""
    return " & ".join(f"'{term.word}'" + (":*" if term.begins else "") for term in way)


# --- SQLite -------------------------------------------------------------------------------------------------


def _in_index(rows: QuerySet[S], way: Terms) -> Q:
    """What PostgreSQL knows from its statistics, SQLite is told after a look: few rows are taken from the index and
    sorted; of many, the list shows the first ones, so it goes on in its own order and reads the words of each row."""
    name = index_of(rows.model).name
    inside = f'SELECT rowid FROM "{name}" WHERE "{name}" MATCH %s'
    with connections[rows.db].cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({inside} LIMIT {MANY})", [fts_question(way)])
        (count,) = cursor.fetchone()
    if count < MANY:
        return Q(pk__in=RawSQL(inside, [fts_question(way)]))
    spaced = Concat(Value(" "), F("words"), Value(" "))
    found = Q()
    for term in way:
        found &= Q(GreaterThan(StrIndex(spaced, Value(f" {term.word}" + ("" if term.begins else " "))), 0))
    return found


def fts_question(way: Terms) -> str:
    """The terms in the language of FTS5: "tu" AND "chu"*"""
    return " AND ".join(f'"{term.word}"' + ("*" if term.begins else "") for term in way)
