"""The pieces of one task: its "(1) … (2) …" enumeration, otherwise its sentences when there are two or more."""

from __future__ import annotations

import re

from giaoban.core.reading.passage import Passage
from giaoban.core.text.letters import compiled
from giaoban.core.text.patterns import lazy_pattern

_MARKS = (
    lazy_pattern(r"(?<![\w)])\(\s*(\d{1,2})\s*\)\s*"),
    lazy_pattern(r"(?<![\w(])(\d{1,2})\)\s+"),
    lazy_pattern(r"(?<![\w)])\(\s*(i{1,3}|iv|vi{0,3}|ix|x)\s*\)\s*"),
    lazy_pattern(r"(?<![\w)])\(?([a-e])\)\s+"),
)
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_SENTENCE_END = compiled(r"(?<=[.!?…])[”\"’)]?\s+(?=[“\"‘(]?[\U\d])")
# A full stop behind these ends no sentence.
_ABBREVIATED = compiled(
    r"(?:(?<![\w&])(?:TP|Tp|TX|Tx|TT|Q|P|H|X|ThS|Th\.S|TS|PGS|GS|KS|CN|BS|Đ/c|đ/c|Đc|Mr|No|St|v\.v|vv|tr)|^\s*\d{1,2})\.$"
)
_CITED = lazy_pattern(r"(?<!\w)(?:khoản|Điều)\.$")  # "khoản. 2", but "qua tài khoản. Rà soát …"


def parts_of(passage: Passage) -> tuple[Passage, ...]:
    """The pieces of a task's text; empty for a single sentence. The text before an enumeration is no piece."""
    return enumeration_of(passage) or sentences_of(passage)


def enumeration_of(passage: Passage) -> tuple[Passage, ...]:
    """The pieces behind (1), (2), … where the numbers run on from one, without their numbers and separators."""
    for mark in _MARKS:
        matches = _run(list(mark.finditer(passage.text)))
        if len(matches) >= 2:
            ends = [m.start() for m in matches[1:]] + [len(passage)]
            pieces = [passage.cut(m.end(), end) for m, end in zip(matches, ends, strict=True)]
            return tuple(p for p in (_tidy(piece) for piece in pieces) if p)
    return ()


def _run(matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """The matches whose numbers count 1, 2, 3 …; a number that is out of the count is no mark."""
    run: list[re.Match[str]] = []
    for match in matches:
        if _value(match[1]) == len(run) + 1:
            run.append(match)
    return run


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    return _ROMANS.index(number) + 1 if number in _ROMANS else ord(number) - ord("a") + 1


def _tidy(piece: Passage) -> Passage:
    return _without_and(piece.strip().rstrip(" ;,")).strip()


def _without_and(piece: Passage) -> Passage:
    """A piece without the "và" that leads to the next number."""
    match = re.search(r"[\s,;]+và$", piece.text)
    return piece.cut(0, match.start()) if match else piece


def sentences_of(passage: Passage) -> tuple[Passage, ...]:
    """The sentences of a text when there are two or more, otherwise nothing."""
    sentences: list[Passage] = []
    begin = 0
    for match in _SENTENCE_END.finditer(passage.text):
        before = passage.text[begin : match.start()]
        opened = before.count("(") > before.count(")") or before.count("“") > before.count("”")
        cited = passage.text[match.end()].isdigit() and _CITED.search(before)
        if _ABBREVIATED.search(before) or cited or opened or len(before.strip()) < 8:
            continue
        sentences.append(passage.cut(begin, match.end()).strip())
        begin = match.end()
    sentences.append(passage.cut(begin, len(passage)).strip())
    found = tuple(s for s in sentences if s)
    return found if len(found) >= 2 else ()
