"""The pieces of one item: its enumeration "(1) … (2) …", otherwise its sentences."""

from __future__ import annotations

import re

from giaoban.core.reading.passage import Passage

_MARK = re.compile(r"(?<![\w/])(?:\((\d{1,2})\)|(\d{1,2})\))\s*(?=[^\s\d,;.)])")
# "TP. Vinh", "GS. Nguyễn", "v.v. Sau": a full stop that does not end a sentence.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:TP|Tp|TX|Tx|GS|PGS|TS|ThS|KS|BS|CN|P|Q|Đ/c|đ/c|Đc|St|[A-ZĐ]|PGS\.TS|GS\.TS|vs|No)\.$"
)
_SENTENCE_END = re.compile(r"(?:[.!?…]+[”\"’)]?)\s+(?=[“\"‘(]?[A-ZĐÀ-Ỹ0-9])")


def enumeration(passage: Passage) -> list[tuple[str, Passage]]:
    """The numbered pieces "(1) … (2) …" of a text, with their numbers; [] unless they run from 1 without gap."""
    marks = list(_MARK.finditer(passage.text))
    kept: list[re.Match[str]] = []
    for match in marks:
        if int(match[1] or match[2]) == len(kept) + 1:
            kept.append(match)
    if len(kept) < 2:
        return []
    ends = [m.start() for m in kept[1:]] + [len(passage)]
    return [(m[1] or m[2], passage.cut(m.end(), end).strip(" ;,")) for m, end in zip(kept, ends, strict=True)]


def sentences(passage: Passage) -> list[Passage]:
    """The sentences of a text, each with its closing mark."""
    pieces: list[Passage] = []
    begin = 0
    for match in _SENTENCE_END.finditer(passage.text):
        stop = match.start() + 1
        if _ABBREVIATION.search(passage.text[begin:stop]) or re.fullmatch(r"\s*\d{1,2}\.", passage.text[begin:stop]):
            continue
        pieces.append(passage.cut(begin, match.end()).strip())
        begin = match.end()
    pieces.append(passage.cut(begin, len(passage)).strip())
    return [p for p in pieces if p]


def parts_of(passage: Passage) -> list[Passage]:
    """The enumeration of an item where it has one, otherwise its sentences when there are two or more."""
    numbered = enumeration(passage)
    if numbered:
        return [piece for _, piece in numbered]
    found = sentences(passage)
    return found if len(found) > 1 else []
