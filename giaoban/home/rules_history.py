"""Who changed which rule, when, and what it was before: read from the trail, beside the rules themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from giaoban.audit.models import Entry
from giaoban.audit.queries import history_of
from giaoban.core.lifecycle.clarity import Clear

SHOWN = 5
RECKONED = "task_rules.reckoned"


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One act on the rules of a part, in words."""

    by: str
    at: datetime
    said: Sequence[str]


def changes_of(rules: models.Model) -> list[RuleChange]:
    """The last changes of an agency's rules, newest first; none where it has not decided anything."""
    if rules.pk is None:
        return []
    return [RuleChange(str(entry.by), entry.at, _said(entry, rules)) for entry in history_of(rules)[:SHOWN]]


def _said(entry: Entry, rules: models.Model) -> list[str]:
    if entry.verb == RECKONED:
        return [f"Tính lại ngày quyết định đúng hạn của {(entry.after or {}).get('tasks', 0)} việc"]
    before, after = entry.before or {}, entry.after or {}
    return [
        f"{_label(rules, name)}: {_value(rules, name, before.get(name))} → {_value(rules, name, after[name])}"
        for name in after
    ]


def _label(rules: models.Model, name: str) -> str:
    label = str(getattr(rules._meta.get_field(name), "verbose_name", name))
    return label[:1].upper() + label[1:]


def _value(rules: models.Model, name: str, value: Any) -> str:
    """A value in the words of the page."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, list):
        return ", ".join(Clear(one).label for one in value) or "không điều nào"
    choices = dict(getattr(rules._meta.get_field(name), "choices", None) or ())
    return str(choices.get(value, value))
