"""The full-text index of a table's search words, as each database has it.

SQLite: a table of FTS5 beside the table, kept by triggers. PostgreSQL: a `tsvector` that the database keeps beside
the words, under GIN. Neither parses anything: the words are split at spaces, so both hold the same.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table
from django.db.models import Index, Model

# Beginnings of these lengths are read as they come, the newest row first; longer than a syllable they are rare.
PREFIXES = "1 2 3 4 5 6 7"
# Only that a word stands in a row is kept, not where: all questions are "which rows have these words".
FTS = (
    'CREATE VIRTUAL TABLE IF NOT EXISTS "{name}" USING fts5(words, content=%(table)s, content_rowid=id, detail=none, '
    "columnsize=0, prefix='" + PREFIXES + "', tokenize=\"unicode61 remove_diacritics 0 tokenchars '='\")"
)
ADD = 'INSERT INTO "{name}"(rowid, words) VALUES (new.id, new.words);'
TAKE = 'INSERT INTO "{name}"("{name}", rowid, words) VALUES (\'delete\', old.id, old.words);'
TRIGGERS = (
    f'CREATE TRIGGER "{{name}}_added" AFTER INSERT ON %(table)s BEGIN {ADD} END',
    f'CREATE TRIGGER "{{name}}_gone" AFTER DELETE ON %(table)s BEGIN {TAKE} END',
    f'CREATE TRIGGER "{{name}}_changed" AFTER UPDATE OF words ON %(table)s WHEN old.words IS NOT new.words '
    f"BEGIN {TAKE} {ADD} END",
)
REBUILD = 'INSERT INTO "{name}"("{name}") VALUES (\'rebuild\')'
# The vector is kept, as making it costs more than comparing it. GIN has no list of pending entries: a search never
# pays for the writing before it.
VECTOR = "words_vector"
ADD_VECTOR = (
    f"ALTER TABLE %(table)s ADD COLUMN {VECTOR} tsvector "
    "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED"
)
GIN = f'CREATE INDEX "{{name}}" ON %(table)s USING gin ({VECTOR}) WITH (fastupdate = off)'
DROP_VECTOR = f"ALTER TABLE %(table)s DROP COLUMN IF EXISTS {VECTOR}"


class WordsIndex(Index):
    """The index of `words`, declared in `Meta.indexes` like any other; its name is also the name of the FTS table.

    Django makes the indexes of a table again whenever it rebuilds that table on SQLite, and the triggers with them.
    """

    def __init__(self, *, name: str, fields: tuple[str, ...] = ("words",)) -> None:
        super().__init__(fields=list(fields), name=name)

    def create_sql(
        self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor, using: str = "", **kwargs: Any
    ) -> Statement:
        # One statement is what Django asks for here; the others follow when the table has its final name.
        if schema_editor.connection.vendor == "postgresql":
            first, *following = ADD_VECTOR, GIN
        else:
            first, *following = FTS, *TRIGGERS
            if self.name not in schema_editor.connection.introspection.table_names():
                following.append(REBUILD)
        schema_editor.deferred_sql += [self._statement(sql, model, schema_editor) for sql in following]
        return self._statement(first, model, schema_editor)

    def remove_sql(  # type: ignore[override]
        self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor, **kwargs: Any
    ) -> Statement:
        if schema_editor.connection.vendor == "postgresql":
            return self._statement(DROP_VECTOR, model, schema_editor)
        schema_editor.deferred_sql += [
            self._statement(f'DROP TRIGGER IF EXISTS "{{name}}_{when}"', model, schema_editor)
            for when in ("added", "gone", "changed")
        ]
        return self._statement('DROP TABLE IF EXISTS "{name}"', model, schema_editor)

    def _statement(self, sql: str, model: type[Model], schema_editor: BaseDatabaseSchemaEditor) -> Statement:
        return Statement(sql.replace("{name}", self.name), table=Table(model._meta.db_table, schema_editor.quote_name))


def index_of(model: type[Model]) -> WordsIndex:
    """The index of a table's words."""
    return next(index for index in model._meta.indexes if isinstance(index, WordsIndex))
