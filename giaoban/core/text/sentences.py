"""Cutting Vietnamese prose into sentences, without being misled by abbreviations, numbers and dates."""

from __future__ import annotations

import re

# Folded words that end in a full stop without ending a sentence.
_ABBREVIATIONS = frozenset(
    "d/c dc tp tx tt p q h ths ts gs pgs bs ks cn nsut nsnd th tr st tnhh mtv cp vd so nxb nd bt bch kt tl tm tuq "
    "ong ba vs no ths.bs mr mrs ms dr vol".split()
)
# A mark that may end a sentence, with the closing quotes and brackets behind it.
_STOP = re.compile(r"""(?:\./\.|\.{3}|…|[.!?])+["”’»)\]]*(?=\s|$)|;\s*$""")
_WORD_BEFORE = re.compile(r"[\w/.&-]+$")
_POINT = re.compile(r"[\d.]+|[IVX]+")
# What may begin a sentence: a capital, a digit, a quote or bracket, a dash.
_BEGIN = re.compile(r"""\s*(["“‘«(\[]|[-–+•*]\s|\d|[^\W\d_])""")


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text begins and ends, white space at the ends left out.

    "Đ/c. Bình", "TP. Huế", "PGS.TS. Lê", "1.250", "14.10", "v.v..." and "ISO 9001:2015." inside a sentence do
    not cut it; a full stop cuts only before a capital letter, a digit or an opening mark.
    """
    found: list[tuple[int, int]] = []
    begin = 0
    for stop in _STOP.finditer(text):
        if _ends(text, begin, stop):
            _append(found, text, begin, stop.end())
            begin = stop.end()
    _append(found, text, begin, len(text))
    return found


def _append(found: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    piece = text[begin:end]
    left = len(piece) - len(piece.lstrip())
    if piece.strip():
        found.append((begin + left, begin + len(piece.rstrip())))


def _ends(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether the mark ends the sentence."""
    following = _BEGIN.match(text, stop.end())
    if following is None:
        return stop.end() >= len(text.rstrip())
    first = following[1][0]
    if first.isalpha() and not first.isupper():
        return False
    if stop[0] != ".":
        if stop[0][0] in ".…" and stop[0].endswith(")"):
            return False  # "(đề án, báo cáo...) TRÌNH UBND TỈNH"
        # "v.v..." and "…" close a list inside a sentence as often as a sentence: a capital must follow.
        return not first.isdigit() or stop[0][0] in "!?"
    return not _abbreviated(text[begin : stop.start()])


def _abbreviated(before: str) -> bool:
    """Whether the full stop belongs to the word in front: an abbreviation, an initial, a point's number."""
    match = _WORD_BEFORE.search(before)
    if match is None:
        return False
    word = match[0]
    bare = _fold_letters(word)
    last = bare.rsplit(".", 1)[-1]
    if last in _ABBREVIATIONS:
        # "… tại các huyện, TP." before a new order is rare; "tỉnh Q." and "Th. Bình" are the rule.
        return True
    if len(last) == 1 and last.isalpha():
        return word[-1].isupper()
    # "1. Giao Sở A", "2.1. …", "II. …": a number that opens the sentence belongs to what follows.
    lead = before[: match.start()].rstrip()
    return bool(_POINT.fullmatch(word)) and (not lead or lead[-1] in ".;!?")


def _fold_letters(word: str) -> str:
    return word.lower().replace("đ", "d")
