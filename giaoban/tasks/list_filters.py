"""The address of a list of tasks: what it asks for, read from a query string and written into one.

Addresses get cut, edited and kept for years, so what cannot be understood is left out, never refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from giaoban.core.calendar.typed_days import read_typed_day
from giaoban.core.lifecycle.clarity import Clear
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Against, Timeliness
from giaoban.core.text.folding import squeeze
from giaoban.tasks.models import OriginKind
from giaoban.tasks.queries import ALL_OPEN, ANY_CLEAR, GONE, NO, NOBODY, YES, TaskFilter
from giaoban.web.numbers import whole_number

NONE = "none"  # how an address says NOBODY
LEFT = "left"  # how an address says GONE
WORDS_LENGTH = 200


class Sort(StrEnum):
    """The order of a list; without one, deadlines."""

    DUE = ""
    NEWEST = "newest"
    UNIT = "unit"
    PERSON = "person"
    STATE = "state"


def _words(text: str) -> str:
    return squeeze(text.replace("\x00", ""))[:WORDS_LENGTH]


def _row(text: str) -> int | None:
    return whole_number(text) or None


def _row_or_nobody(text: str) -> int | None:
    return NOBODY if text == NONE else _row(text)


def _person(text: str) -> int | None:
    return GONE if text == LEFT else _row_or_nobody(text)


def _one_of(*allowed: str) -> Callable[[str], str]:
    return lambda text: text if text in allowed else ""


READERS: dict[str, Callable[[str], Any]] = {
    "words": _words,
    "unit": _row_or_nobody,
    "leader": _row_or_nobody,
    "assignee": _person,
    "state": _one_of(ALL_OPEN, *TaskState),
    "timeliness": _one_of(*Timeliness),
    "programme": _row,
    "origin": _one_of(*OriginKind.values),
    "due_from": read_typed_day,
    "due_to": read_typed_day,
    "lacks": _one_of(ANY_CLEAR, *Clear),
    "against": _one_of(Against.FIRST),
    "handed_to": read_typed_day,
    "returned": _one_of(YES),
    "steps": _one_of(NO),
    "silent_to": read_typed_day,
}


def asked_in(query: Mapping[str, str]) -> TaskFilter:
    """What an address asks for, as far as it can be understood."""
    return TaskFilter(**{name: reader(query[name]) for name, reader in READERS.items() if query.get(name)})


def sort_in(query: Mapping[str, str]) -> Sort:
    asked = query.get("sort", "")
    return Sort(asked) if asked in set(Sort) else Sort.DUE


def query_of(asked: TaskFilter, sort: Sort = Sort.DUE, **more: str) -> str:
    """The query string that asks for this, always written in the same way: two equal lists have equal addresses."""
    values = {name: _written(getattr(asked, name)) for name in READERS} | {"sort": str(sort)} | more
    return urlencode({name: value for name, value in values.items() if value})


def _written(value: Any) -> str:
    if value is None or value == "":
        return ""
    return {NOBODY: NONE, GONE: LEFT}.get(value) or str(value)
