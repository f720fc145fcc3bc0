"""Which words of a recognised paragraph stay unclear after mending: unsure, not vouched for by a phrase, or odd."""

from __future__ import annotations

import re
from dataclasses import replace

from giaoban.core.reading.document import Paragraph
from giaoban.core.reading.mending.phrases import WORD, Phrases

# Letters that no Vietnamese paper prints, and letters, digits and brackets mixed as no abbreviation mixes them.
ODD = re.compile(r"[€©Œœ¡ïÏøØÑ¬¢£¥|~^_{}\\<>¿«»]|[A-ZĐ]\d+[A-ZĐ]|\w['()\[\]]\w")
# A Vietnamese syllable with a mark ends in a vowel or in c, ch, m, n, ng, nh, p, t.
NO_SYLLABLE = re.compile(r"(?=[^\W\d_]*[à-ỹ])[^\W\d_]*(?:[bdjlqrsvwxzđf]|(?<!n)g|(?<![cn])h)")


def with_unclear(paragraph: Paragraph, phrases: Phrases) -> Paragraph:
    """The paragraph with its unclear words: those that still stand in its text and that nothing vouches for."""
    words = paragraph.text.split()
    unsure = [w for w in words if w in paragraph.unclear]
    known = phrases.known_words(paragraph.text) if unsure else frozenset()
    unclear = {w for w in unsure if not _is_known(w, known)} | {w for w in words if is_odd(w)}
    return replace(paragraph, unclear=tuple(w for w in dict.fromkeys(words) if w in unclear))


def _is_known(word: str, known: frozenset[str]) -> bool:
    parts = [p.lower() for p in WORD.findall(word)]
    return bool(parts) and not any(c.isdigit() for c in word) and all(p in known for p in parts)


def is_odd(word: str) -> bool:
    """Whether a word looks like nothing that a Vietnamese paper prints: "bảv", "L11K", "KH&©N"."""
    return bool(ODD.search(word)) or any(
        NO_SYLLABLE.fullmatch(w.lower()) for w in WORD.findall(word) if len(w) > 1 and not w.isupper()
    )
