"""Figures that a review states in prose."""

from __future__ import annotations

from giaoban.core.reading.draft import Draft


def read_report(draft: Draft) -> Draft:
    """Figures that a review states in prose."""
    return draft
