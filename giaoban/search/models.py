"""What makes a row findable by its words."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Searchable(models.Model):
    """A row that is found by its `words` (`core.text.words.search_words`), written whenever its text is.

    The index is a line of the table's `Meta.indexes`: `WordsIndex(name="task_words")`.
    """

    words = models.TextField("chữ để tìm", blank=True, editable=False)

    # The newest rows that PostgreSQL reads before it asks its index; 0 where words are many.
    LOOK_AT: ClassVar[int] = 5000

    class Meta:
        abstract = True
