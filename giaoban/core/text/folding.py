"""One form for text that people type in many: NFC, and folding without tone marks."""

from __future__ import annotations

import re
import unicodedata


def nfc(text: str) -> str:
    """Composed Unicode (NFC); zero-width characters dropped, non-breaking spaces made plain."""
    text = unicodedata.normalize("NFC", text)
    return re.sub("[\u200b-\u200d\u2060\ufeff\u00ad]", "", text).replace("\u00a0", " ")


def squeeze(text: str) -> str:
    """White space folded to single spaces, none at the ends."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """Lower case, no marks, đ as d, white space folded: "Đường  Hòa" → "duong hoa". Folding twice is folding once."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return squeeze(unicodedata.normalize("NFC", bare))
