"""How a link is made: SHA-256 over the canonical JSON of an entry and the hash of the entry before."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

START = "0" * 64


def link_hash(
    *,
    agency: int,
    number: int,
    at: datetime,
    by: int | None,
    verb: str,
    target: tuple[str, int],
    before: Any,
    after: Any,
    previous: str,
) -> str:
    """The hash of one entry. Time counts in UTC to the microsecond, as both databases keep it."""
    content = {
        "agency": agency,
        "number": number,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": by,
        "verb": verb,
        "target": list(target),
        "before": before,
        "after": after,
        "previous": previous,
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
