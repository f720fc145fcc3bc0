"""Events of calendars."""

from __future__ import annotations

from giaoban.core.reading.draft import Draft


def read_schedule(draft: Draft) -> Draft:
    """Events of calendars."""
    return draft
