"""Sections, rows and bullets of programmes."""

from __future__ import annotations

from giaoban.core.reading.draft import Draft


def read_programme(draft: Draft) -> Draft:
    """Sections, rows and bullets of programmes."""
    return draft
