"""Which tone marks recognition takes for which, and where papers differ in placing them."""

from __future__ import annotations

import unicodedata

from giaoban.core.text.folding import fold

ACUTE, GRAVE, HOOK, TILDE, DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
TONES = frozenset((ACUTE, GRAVE, HOOK, TILDE, DOT))
SMALL_ABOVE = frozenset((ACUTE, HOOK, TILDE))  # alike at the resolution of a scanner
SHAPES = frozenset(("\u0302", "\u0306", "\u031b"))  # the hat, the bowl and the horn of letters
# What follows a hat is small: "Thãm" is how recognition sees "Thẩm".
HAT = "\u0302"


def decomposed(text: str) -> str:
    """The letters and their marks one behind the other."""
    return unicodedata.normalize("NFD", text)


def differ_in_place(seen: str, printed: str) -> bool:
    """Whether only the place of tone marks differs ("hoá", "hóa"): both are printed, as one likes."""
    return seen != printed and fold(seen) == fold(printed) and sorted(decomposed(seen)) == sorted(decomposed(printed))


def is_usual_slip(seen: str, printed: str) -> bool:
    """Whether a word that recognition was sure of may still be another: a mark above a hat, or one not seen."""
    if fold(seen) != fold(printed) or ("đ" in seen) != ("đ" in printed):
        return False
    lost, made = _marks(seen), _marks(printed)
    if lost[0] == made[0]:
        if lost[1] in SMALL_ABOVE and made[1] in SMALL_ABOVE:
            return True
        return (lost[1] == "" and lost[0] != "") or (lost[1] == HOOK and made[1] == "" and "ỉ" in seen)
    return lost[1] == TILDE and lost[0] == "" and made == (HAT, HOOK)


def _marks(word: str) -> tuple[str, str]:
    """The shapes of a word's letters and its tone."""
    letters = decomposed(word)
    return "".join(c for c in letters if c in SHAPES), "".join(c for c in letters if c in TONES)
