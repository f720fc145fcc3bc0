"""Writing the search words of rows that were there before the column was: for migrations, which run once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet

from giaoban.core.text.words import search_words

AT_ONCE = 500


def fill_words(rows: QuerySet[Any], texts_of: Callable[[Any], Iterable[str]]) -> None:
    """Gives each row the words of its texts, some hundred rows at a time. `rows` may be of any age of the model."""
    chunk: list[Any] = []
    for row in rows.order_by("pk").iterator(chunk_size=AT_ONCE):
        row.words = search_words(*texts_of(row))
        chunk.append(row)
        if len(chunk) == AT_ONCE:
            rows.model._base_manager.bulk_update(chunk, ["words"])
            chunk = []
    rows.model._base_manager.bulk_update(chunk, ["words"])
