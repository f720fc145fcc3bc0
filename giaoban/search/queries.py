"""Finding rows by what a person typed, marks or not; the same rows in the same order on both databases."""

from __future__ import annotations

from types import ModuleType
from typing import TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from giaoban.core.text.words import ways_to_find
from giaoban.search import fts5, tsvector
from giaoban.search.models import Searchable

S = TypeVar("S", bound=Searchable)

# Up to so many rows with the words are picked out of a list one by one. A list where more have them goes on in its
# own order and looks at the words of each row: its page is full soon.
FEW = 5000


def matching(rows: QuerySet[S], words: str) -> QuerySet[S]:
    """The rows that have all the words typed, marks or not; the last one may be the beginning of a word.

    Nothing typed narrows nothing; signs alone, which no row is found by, leave nothing. Asks the index once.
    """
    if not words.strip():
        return rows
    ways = ways_to_find(words)
    if not ways:
        return rows.none()
    index = _index_for(rows)
    few = index.few(rows, ways[-1], FEW)
    return rows.filter(index.having(ways[-1])) if few is None else rows.filter(pk__in=few)


def found_first(rows: QuerySet[S], words: str, limit: int) -> list[int]:
    """The ids of at most `limit` rows that have the words typed: those with the very words first, then the newest.

    One statement that reads about as many rows as it gives, however many have the words.
    """
    ways = ways_to_find(words)
    try:
        parts = [_index_for(rows).newest(rows, way, limit) for way in ways]
    except EmptyResultSet:  # the rows are known to be none
        parts = []
    if not parts:
        return []
    sql = " UNION ALL ".join(f"SELECT {place}, id FROM ({part}) AS way{place}" for place, (part, _) in enumerate(parts))
    with connections[rows.db].cursor() as cursor:
        cursor.execute(sql, [value for _, values in parts for value in values])
        found = sorted(cursor.fetchall(), key=lambda row: (row[0], -row[1]))
    return list(dict.fromkeys(pk for _, pk in found))[:limit]


def _index_for(rows: QuerySet[S]) -> ModuleType:
    return tsvector if connections[rows.db].vendor == "postgresql" else fts5
