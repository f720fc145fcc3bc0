"""Names to sign in with, made of Vietnamese names as offices make their mail addresses."""

from __future__ import annotations

import re
from collections.abc import Container

from giaoban.core.text.folding import fold


def username_of(full_name: str, taken: Container[str] = ()) -> str:
    """The given name and the first letters of the others: "Ngô Thị Bích Ngọc" → "ngocntb".

    Where that is taken, a number follows: "ngocntb2". "" for what has no letters.
    """
    words = [word for word in re.split(r"[^a-z0-9]+", fold(full_name)) if word]
    if not words:
        return ""
    plain = words[-1] + "".join(word[0] for word in words[:-1])
    plain = plain if len(plain) > 1 else f"{plain}1"
    number, username = 1, plain
    while username in taken:
        number += 1
        username = f"{plain}{number}"
    return username
