"""Orders of a notice of conclusions."""

from __future__ import annotations

from giaoban.core.reading.draft import Draft


def read_notice(draft: Draft) -> Draft:
    """Orders of a notice of conclusions."""
    return draft
