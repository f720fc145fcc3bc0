"""The words of a text as search knows them: bare (no marks, a–z and 0–9) and exact (as written, small letters).

What a row is found by is one line of text, its *search words*: each distinct word bare, and each distinct word as
written behind `=`. "Phương án tự chủ" gives "phuong =phương an =án tu =tự chu =chủ". Both databases index exactly
these words, so both find the same; nothing that a person types can be anything but such words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from giaoban.core.text.folding import fold_in_place, nfc, unify_tones

EXACT = "="  # before a word as written
LONGEST = 40  # letters of a word that count; longer ones are addresses and sums of bytes
MOST = 400_000  # letters of search words; tables of a hundred thousand numbers are not found by their last ones
ASKED = 300  # letters of a question that are read
_WORD = re.compile("[a-z0-9]+")
_UNPLACED = re.compile("[\u0300-\u036f\u200b-\u200d\u2060\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text; `begin` and `end` are its place there.

    `bare` has no marks, and a number no noughts in front; `exact` has what was written: "Chủ" → chu, chủ; "07" → 7, 07.
    """

    bare: str
    exact: str
    begin: int
    end: int

    @property
    def is_marked(self) -> bool:
        """Whether the person took the trouble of marks (or of leading noughts)."""
        return self.exact != self.bare


def words_of(text: str) -> Iterator[Word]:
    """The words of a text in their order, with their places in it."""
    folded = fold_in_place(text)
    for found in _WORD.finditer(folded.text):
        begin, end = folded.begin(found.start()), folded.end(found.end())
        bare = found[0].lstrip("0") or "0" if found[0].isdigit() else found[0]
        yield Word(bare[:LONGEST], _exact(text[begin:end])[:LONGEST], begin, end)


@lru_cache(maxsize=20_000)  # Vietnamese has some seven thousand syllables, and a paper repeats them
def _exact(word: str) -> str:
    """One way of writing for all: composed, small letters, one school of placing tones, đ for the Eth it looks like."""
    return _UNPLACED.sub("", unify_tones(nfc(word)).lower().replace("ð", "đ"))


def search_words(*texts: str) -> str:
    """What a row with these texts is found by; distinct, in the order of the texts, single spaces between."""
    found: dict[str, None] = {}
    room = MOST
    for text in texts:
        for word in words_of(text):
            for form in (word.bare, EXACT + word.exact):
                if form not in found:
                    found[form] = None
                    room -= len(form) + 1
        if room < 0:
            break
    return " ".join(found)[:MOST].rpartition(" ")[0] if room < 0 else " ".join(found)


@dataclass(frozen=True, slots=True)
class Term:
    """A search word that a row must have, or only begin one with."""

    word: str
    begins: bool = False


Terms = tuple[Term, ...]  # all of them must be there


@lru_cache(maxsize=256)  # a page of what was found asks for the same with each text that it shows
def ways_to_find(typed: str) -> tuple[Terms, ...]:
    """What a question asks for, the strictest way first; each way finds all that the one before it finds.

    1. Every word exactly as typed. 2. Marks as far as they were typed. 3. Without marks. The last word of a question
    may be the beginning of a word, as people look while they type. () where nothing can be looked for.
    """
    words = list(words_of(typed[:ASKED]))
    if not words:
        return ()
    exact = tuple(Term(EXACT + word.exact) for word in words)
    bare = tuple(Term(word.bare, begins=place == len(words) - 1) for place, word in enumerate(words))
    as_typed = tuple(e if word.is_marked else b for word, e, b in zip(words, exact, bare, strict=True))
    return tuple(dict.fromkeys(tuple(dict.fromkeys(way)) for way in (exact, as_typed, bare)))


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `found` where it is a word that was asked for."""

    text: str
    found: bool = False


def marked_pieces(text: str, typed: str) -> list[Piece]:
    """The text in pieces, the words that a question asks for standing alone, with or without marks."""
    pieces, done = [], 0
    for word in words_asked(text, typed):
        pieces += [Piece(text[done : word.begin]), Piece(text[word.begin : word.end], found=True)]
        done = word.end
    return [piece for piece in (*pieces, Piece(text[done:])) if piece.text]


def words_asked(text: str, typed: str) -> list[Word]:
    """The words of a text that a question asks for, marks or not."""
    ways = ways_to_find(typed)
    if not ways:
        return []
    whole = {term.word for term in ways[-1] if not term.begins}
    begins = tuple(term.word for term in ways[-1] if term.begins)
    return [word for word in words_of(text) if word.bare in whole or word.bare.startswith(begins)]


def excerpt(text: str, typed: str, room: int) -> list[Piece]:
    """At most about `room` letters of the text around the first word asked for, its words found standing alone."""
    if len(text) > room:
        found = words_asked(text, typed)
        first = max(0, found[0].begin - room // 4) if found else 0
        begin = text.rfind(" ", 0, first) + 1 if first else 0
        end = begin + room if begin + room >= len(text) else text.rfind(" ", begin + room // 2, begin + room)
        end = end if end > begin else begin + room
        text = ("… " if begin else "") + text[begin:end] + (" …" if end < len(text) else "")
    return marked_pieces(text, typed)
