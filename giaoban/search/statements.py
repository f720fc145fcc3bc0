"""SQL of a queryset, for the few questions that Django has no words for."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

Sql = tuple[str, tuple[Any, ...]]  # text and values


def sql_of(rows: QuerySet[Any, Any]) -> Sql:
    sql, values = rows.query.get_compiler(using=rows.db).as_sql()
    return sql, tuple(values)
