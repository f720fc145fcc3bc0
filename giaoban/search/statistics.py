"""How large tables are and how their values spread: what SQLite has to be told to choose an index well."""

from __future__ import annotations

from django.db import connection

LOOKED_AT = 1000  # entries of each index; enough to tell a choice of ten from one of a thousand


def renew() -> None:
    """Tells SQLite anew; PostgreSQL keeps its own. By the clock, as an office's tables grow."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT:d}")
        for table in connection.introspection.django_table_names(only_existing=True):  # not those inside FTS5
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")
