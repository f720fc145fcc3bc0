"""Digits read as letters where only a number can stand, and dates that cannot be."""

from __future__ import annotations

import re

from giaoban.core.text.patterns import lazy_pattern

DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "í": "1", "S": "5", "B": "8", "Z": "2"})
_D = r"[\dOolI|]"
DATE = lazy_pattern(rf"(?<![\w/])({_D}{{1,2}})\s?([/.-])\s?({_D}{{1,2}})(?:\s?\2\s?({_D}{{4}}))?(?![\w/])")
AFTER_WORD = lazy_pattern(rf"\b([Nn]gày|[Tt]háng|[Nn]ăm|[Tt]uần|[Qq]uý)\s+({_D}+(?:\s?[-–]\s?{_D}+)?)(?![\w/])")
WEEKS = lazy_pattern(r"\b[TL][uư][aâầấậàắằ][nm]\s?(?=[\dl](?:\s?-\s?[\dl])?(?!\w))")
BEFORE = lazy_pattern(r"\bT[rt][uưứ][oơóớờởôố]c\b(?=\s+(?:ngày\s+)?[\dOl])")
HOUR = lazy_pattern(rf"\b({_D}{{1,2}})\s?(h|giờ)\s?({_D}{{2}})\b")
ANNOUNCED = lazy_pattern(r"(?i)\b(?:ngày|trước|đến)\s+(\d{1,2})/(\d{1,2})(?![\w])")


def mended_numbers(text: str) -> str:
    """Digits put where letters were read between digits: "Trưóc 1O/11" → "Trước 10/11", "Tuần l-4" → "Tuần 1-4"."""
    text = WEEKS.sub("Tuần ", text)
    text = BEFORE.sub("Trước", text)
    text = AFTER_WORD.sub(_after_word, text)
    text = DATE.sub(_date, text)
    return HOUR.sub(
        lambda m: f"{_digits(m[1])}{m[2]}{_digits(m[3])}" if " " not in m[0] and _mixed(m[0]) else m[0], text
    )


def _digits(text: str) -> str:
    return text.translate(DIGITS)


def _mixed(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _after_word(match: re.Match[str]) -> str:
    word, number = match[1], match[2]
    if word.lower() == "quý" or not (_mixed(number) or re.fullmatch(r"[lO|]+", number)):
        return match[0]  # "Quý II" is a Roman number
    return f"{word} {_digits(number)}"


def _date(match: re.Match[str]) -> str:
    sides = (match[1], match[3])
    if _digits(match[0]) == match[0] or not any(map(_mixed, sides)):
        return match[0]
    if any(not _mixed(s) and ("I" in s or match[2] != "/") for s in sides):
        return match[0]  # "II.4" is a Roman number and a point below it
    return _digits(match[0])


def doubtful(text: str) -> bool:
    """Whether a day is announced that no calendar has ("trước ngày 10/31"): something was misread.

    Other pairs of numbers are ratios ("11/28 vụ") and say nothing.
    """
    return any(not 1 <= int(d) <= 31 or not 1 <= int(m) <= 12 for d, m in ANNOUNCED.findall(text))
