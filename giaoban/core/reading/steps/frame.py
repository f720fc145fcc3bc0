"""The parts around the content."""

from __future__ import annotations

from giaoban.core.reading.draft import Draft


def find_frame(draft: Draft) -> Draft:
    """The parts around the content."""
    return draft
