"""The number or mark in front of a point: "A.", "IV", "1.1.", "2)", "(1)", "đ)", "-", "Phần I", "Điều 2."

Offices mix these freely, so a label says what it looks like and leaves the nesting to the reader of the
whole list (`steps/outline.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from giaoban.core.reading.passage import Passage
from giaoban.core.text.letters import compiled
from giaoban.core.text.patterns import lazy_pattern


class Level(IntEnum):
    """What a label looks like, in the order in which offices usually nest them (Decree 30/2020, art. 8)."""

    PART = 1  # Phần I
    CHAPTER = 2  # Chương II
    LETTER = 3  # A.
    ROMAN = 4  # IV.
    CLAUSE = 5  # Mục 1, Điều 2
    ARABIC = 6  # 1. or 1)
    DECIMAL = 7  # 1.1.
    ALPHA = 8  # a)
    SMALL_ROMAN = 9  # (i)
    BULLET = 10  # - + * •


@dataclass(frozen=True, slots=True)
class Label:
    """`number` is what a path holds: no punctuation, "" for a bullet. `style`: its punctuation, or the bullet.

    `mark` is the label as printed; `rest` is the text behind it.
    """

    level: Level
    number: str
    style: str
    mark: str
    rest: Passage


_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
_SMALL_ROMAN = _ROMAN.lower()
# Points run a, b, c, d, đ, e, g, h, i, k, l, m …; f, j, w and z are not used.
_ALPHA = "[abcdđeghiklmnopqrstuvxy]"
_BULLETS = "-–—−+*•●○◦▪■□▫‣·➢►▶✓❖\uf0b7\uf02d\uf0a7\uf0d8\u2010\u2011"

# Tried in order, at the start of the text; group 1 is the number.
_FORMS: tuple[tuple[Level, str, re.Pattern[str]], ...] = tuple(
    (level, style, compiled(pattern))
    for level, style, pattern in (
        (
            Level.PART,
            "phần",
            rf"(?i:phần)\s+(?:thứ\s+)?({_ROMAN}|\d{{1,2}}|[A-ZĐ]|nhất|hai|ba|bốn|tư|năm)\b\s*[.:)/–-]?\s*",
        ),
        (Level.CHAPTER, "chương", rf"(?i:chương)\s+({_ROMAN}|\d{{1,2}})\b\s*[.:)/–-]?\s*"),
        (Level.CLAUSE, "mục", rf"(?:Mục|MỤC)\s+({_ROMAN}|\d{{1,2}})\b\s*[.:)/–-]?\s*"),
        (Level.CLAUSE, "điều", r"(?:Điều|ĐIỀU)\s+(\d{1,3})\s*[.:]\s*"),
        (Level.ROMAN, ".", rf"({_ROMAN})\s*[.)/](?=\s|$|[^\W\d_]{{2}})\s*"),
        (Level.ROMAN, "-", rf"({_ROMAN})\s*[-–:](?:\s+|$)"),
        (Level.LETTER, ".", r"([A-HK-UĐ])\s*[.)](?=\s|$)\s*"),
        (Level.LETTER, "-", r"([A-HK-UĐ])\s*[-–/:](?:\s+|$)"),
        (Level.DECIMAL, ".", r"(\d{1,2}(?:\.\d{1,2}){1,4})\s*[.)]?(?=\s+[^\W\d_]|\s*$)\s*"),
        (Level.DECIMAL, ".", r"(\d{1,2}(?:\.\d{1,2}){1,4})\.(?=[^\W\d_])"),
        (Level.ARABIC, "()", r"\(\s*(\d{1,2})\s*\)\s*"),
        (Level.SMALL_ROMAN, "()", rf"\(\s*({_SMALL_ROMAN})\s*\)\s*"),
        (Level.ALPHA, "()", rf"\(\s*({_ALPHA})\s*\)\s*"),
        (Level.ARABIC, ")", r"(\d{1,3})\s*\.?\)\s*"),
        (Level.ARABIC, ".", r"(\d{1,3})\s*\.(?=\s|$|[^\W\d_])\s*"),
        (Level.ARABIC, "-", r"(\d{1,2})[-–](?:\s+|$)"),
        (Level.ARABIC, "-", r"(\d{1,2})\s+[-–]\s+(?=[^\W\d])"),
        (Level.ARABIC, "/", r"(\d{1,2})/(?=\s+[^\W\d])\s*"),
        (Level.SMALL_ROMAN, ")", r"(ii|iii|iv|vi|vii|viii|ix)\s*[.)]+\s+"),
        (Level.ALPHA, ")", rf"({_ALPHA}\d?)\s*\.?\)\s*"),
        (Level.ALPHA, ".", rf"({_ALPHA})\s*[./](?=\s)\s*"),
        (Level.BULLET, "", rf"([{re.escape(_BULLETS)}])(?![{re.escape(_BULLETS)}*])\s*(?=\S)(?!\d)"),
        (Level.BULLET, "", rf"([{re.escape(_BULLETS)}])\s+(?=\d)"),
        (Level.BULLET, "", r"(o)\s+(?=[\U])"),
    )
)

# A cell of a numbering column holds nothing but the number, so the punctuation may be missing.
_BARE: tuple[tuple[Level, re.Pattern[str]], ...] = tuple(
    (level, lazy_pattern(pattern))
    for level, pattern in (
        (Level.ROMAN, rf"({_ROMAN})"),
        (Level.LETTER, r"([A-ZĐ])"),
        (Level.DECIMAL, r"(\d{1,2}(?:\.\d{1,2}){1,4})"),
        (Level.ARABIC, r"(\d{1,4})"),
        (Level.SMALL_ROMAN, rf"({_SMALL_ROMAN}{{2,}})"),
        (Level.ALPHA, rf"({_ALPHA})"),
        (Level.BULLET, rf"([{re.escape(_BULLETS)}])"),
    )
)
# "I MỤC TIÊU": the point lost its full stop, but what follows is printed in capitals.
_BARE_CAPITALS = compiled(rf"({_ROMAN}|[A-HĐ])\s+(?=[\U]{{2,}}\s+[\U&,\s]{{4,}})")
# "14.10: Giao ban", "20.7.2020", "10/8", "8h30": days and hours, not points.
_NOT_A_POINT = lazy_pattern(r"\d{1,2}\s*(?:[./-]\s*\d{1,2}\s*(?:[./-]\s*\d{2,4}|:)|h\d|giờ|%)")


def read_label(passage: Passage) -> Label | None:
    """The label that a paragraph or a cell begins with, or None.

    A text that is nothing but a number ("1", "IV", "1.1") is a label with an empty rest.
    """
    text = passage.text
    start = len(text) - len(text.lstrip())
    if text[start:].rstrip() == "":
        return None
    bare = _read_bare(passage, start)
    if bare is not None:
        return bare
    if _NOT_A_POINT.match(text, start):
        return None
    for level, style, pattern in _FORMS:
        match = pattern.match(text, start)
        if match:
            return _label(level, style, match, passage)
    match = _BARE_CAPITALS.match(text, start)
    if match:
        level = Level.ROMAN if re.fullmatch(_ROMAN, match.group(1)) else Level.LETTER
        return _label(level, "", match, passage)
    return None


def _read_bare(passage: Passage, start: int) -> Label | None:
    whole = passage.text.strip()
    for level, pattern in _BARE:
        match = pattern.fullmatch(whole)
        if match:
            number = "" if level is Level.BULLET else match.group(1)
            style = whole if level is Level.BULLET else ""
            return Label(level, number, style, whole, passage.cut(start + len(whole), len(passage)).strip())
    return None


def _label(level: Level, style: str, match: re.Match[str], passage: Passage) -> Label:
    number = match.group(1)
    if level is Level.BULLET:
        number, style = "", match.group(1)
    if style == "phần" and number[0].islower():
        number = match.group(0).strip(" .:)/–-")
    return Label(level, number, style, match.group(0).strip(), passage.cut(match.end(), len(passage)))
