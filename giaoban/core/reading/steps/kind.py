"""Which kind of paper, and the period it speaks of."""

from __future__ import annotations

from giaoban.core.reading.draft import Draft


def recognise_kind(draft: Draft) -> Draft:
    """Which kind of paper, and the period it speaks of."""
    return draft
