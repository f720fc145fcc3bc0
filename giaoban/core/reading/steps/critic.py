"""What is odd, missing or contradictory in what was read, told as warnings."""

from __future__ import annotations

from giaoban.core.reading.draft import Draft


def criticise(draft: Draft) -> Draft:
    """What is odd, missing or contradictory in what was read, told as warnings."""
    return draft
