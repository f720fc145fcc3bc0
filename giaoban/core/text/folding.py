"""One form for text that people type in many: NFC, folding without tone marks, one place for a tone mark."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# List marks that Word takes from its Symbol and Wingdings fonts have no Unicode of their own in what it prints.
_LIST_MARKS = dict(zip("\uf0b7\uf0a7\uf0a8\uf06e\uf0d8\uf076\uf0fc\uf02d", "•▪□■➢❖✓-", strict=True))
_ODD = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad" + "".join(_LIST_MARKS) + "]")
_UNPLACED = re.compile("[\u0300-\u036f\u200b-\u200d\u2060\ufeff\u00ad]")


def nfc(text: str) -> str:
    """Composed Unicode (NFC); zero-width characters dropped, non-breaking spaces plain, list marks of symbol fonts
    as Unicode has them."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    return _ODD.sub(lambda odd: _LIST_MARKS.get(odd[0], ""), text).replace("\u00a0", " ")


def squeeze(text: str) -> str:
    """White space folded to single spaces, none at the ends."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)  # the cells of a table repeat, and several steps fold the same cell
def fold(text: str) -> str:
    """Lower case, no marks, đ as d, white space folded: "Đường  Hòa" → "duong hoa".

    Folding twice is folding once.
    """
    if text.isascii():
        return squeeze(text.lower())
    folded = squeeze(text.translate(_BARE))
    if folded.isascii():
        return folded
    return _fold_slowly(folded)


def _fold_slowly(text: str) -> str:
    """Folds what is not Vietnamese: lowering can bring new marks (İ → i̇) and taking marks away new capitals
    (the Kelvin sign), so it goes on till the text stays."""
    while True:
        decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
        bare = "".join(c for c in decomposed if not unicodedata.combining(c))
        folded = squeeze(unicodedata.normalize("NFC", bare))
        if folded == text:
            return folded
        text = folded


def _bare() -> dict[int, str]:
    """Latin letters to their bare small ones; combining marks to nothing."""
    table = {c: chr(c).lower() for c in range(0x41, 0x5B)}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letters = unicodedata.normalize("NFD", chr(code).lower().replace("đ", "d"))
        table[code] = letters if len(letters) == 1 else "".join(c for c in letters if not unicodedata.combining(c))
    return table | dict.fromkeys(range(0x300, 0x370), "")


_BARE = _bare()


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text whose every character knows where it stands in the original.

    `places` is None where the two run side by side (the usual case: composed text).
    """

    text: str
    places: tuple[int, ...] | None = None

    def begin(self, position: int) -> int:
        """Where the character at `position` begins in the original."""
        return position if self.places is None else self.places[position]

    def end(self, position: int) -> int:
        """Where the original ends for folded text that ends before `position` (its marks included)."""
        return position if self.places is None else self.places[position]


def _letters() -> dict[int, str]:
    table = {c: chr(c).lower() for c in range(0x41, 0x5B)}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if base.isascii():
            table[code] = base
    table |= {ord(c): "d" for c in "đĐðÐ"}  # the last two are Eth, which old keyboards give for Đ
    table |= {ord(c): "-" for c in "‐‑‒–—−"}
    table |= {ord(c): "'" for c in "’‘′`´"}
    table |= dict.fromkeys((160, 8239, *range(8192, 8203), 9, 10, 13), " ")
    return table


_LETTERS = _letters()


def fold_in_place(text: str) -> Folded:
    """Folded like `fold`, but white space is kept, so that a position found leads back to the original."""
    if text.isascii() or not _UNPLACED.search(text):
        return Folded(text.translate(_LETTERS))
    kept = [i for i, c in enumerate(text) if not _UNPLACED.match(c)]
    bare = "".join(text[i] for i in kept).translate(_LETTERS)
    return Folded(bare, (*kept, len(text)))


# Where a tone mark stands on "oa", "oe", "uy" is a matter of school; the folded letters are the same.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OLD_PLACE = re.compile(
    f"(?<![qQ])([oO])([{_TONES}])([aAeE])(?![a-zA-Z])|(?<![qQ])([uU])([{_TONES}])([yY])(?![a-zA-Z])"
)


def unify_tones(text: str) -> str:
    """The tone mark of open "oa", "oe", "uy" on its second letter: "hòa" → "hoà", "thúy" → "thuý". NFC."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    moved = _OLD_PLACE.sub(_moved, decomposed)
    return unicodedata.normalize("NFC", moved)


def _moved(match: re.Match[str]) -> str:
    first, tone, second = (g for g in match.groups() if g is not None)
    return first + second + tone
