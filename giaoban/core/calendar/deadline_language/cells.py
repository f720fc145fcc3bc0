"""A deadline that fills a whole cell or box."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from giaoban.core.calendar.deadline_language.cursor import Cursor, openings
from giaoban.core.calendar.deadline_language.grammar import phrase_of
from giaoban.core.calendar.deadline_language.meaning import deadline_of
from giaoban.core.calendar.deadline_language.model import Context, Deadline, DeadlineKind, Doubt
from giaoban.core.calendar.deadline_language.occasions import occasion_alone, occasion_in, regular_in
from giaoban.core.calendar.deadline_language.syntax import Phrase
from giaoban.core.calendar.deadline_language.words import Token, tokens_of
from giaoban.core.text.folding import Folded, fold_in_place

_EDGES = " \t\r\n\v\f.;,:*_…"
_BLANK = frozenset({"", "-", "--", "---", "/", "//", "x", "khong", "0"})
_OPENERS = openings(
    "thoi gian hoan thanh", "thoi han hoan thanh", "thoi gian thuc hien", "ngay hoan thanh", "han hoan thanh",
    "han chot", "han cuoi", "thoi han", "thoi gian", "deadline", "han", "du kien hoan thanh", "du kien thuc hien",
    "du kien trinh", "du kien", "phan dau hoan thanh", "phan dau", "hoan thanh xong", "hoan thanh", "hoan tat",
    "thuc hien", "trinh", "bao cao", "gui", "nop", "to chuc", "ban hanh", "ket thuc", "trien khai", "xong", "khoang",
    "ngay trong", "theo",
)  # fmt: skip
_MARKS = ("(", ")", ":", "-", "*", ".", ",", ";", "[", "]", "'", '"', "“", "”", "+", "/")
_TAILS = openings(
    "cua thang", "trong thang", "cua quy", "trong quy", "cua nam", "trong nam", "hoan thanh", "neu co", "du kien",
    "tro di", "tro ve truoc", "xong", "am lich", "bao cao", "duong lich", "thuong xuyen", "lien tuc",
)  # fmt: skip
# What a scan gives for a digit, beside a digit only.
_SLIPS = re.compile(
    r"(?<=\d)[oO](?=[\d/.\-]|$)|(?<=[/.\-])[oO](?=\d)|(?<![^\W\d_])[oO](?=\d/)"
    r"|(?<=[\d/.\-])[lI|](?=[\d/.\-]|$)|(?<![^\W\d_])[lI|](?=\d|\s*-\s*\d)|(?<=[IV])[l|1](?![^\W_])"
)


@lru_cache(maxsize=2048)
def read_cell(cell: str, context: Context) -> Deadline | None:
    """The deadline of a cell, its words and place; None where the cell is empty.

    Remembered, because a programme writes "Tuần 1-4" in row after row.
    """
    begin = len(cell) - len(cell.lstrip(_EDGES))
    end = len(cell.rstrip(_EDGES))
    if begin >= end:
        return None
    folded = fold_in_place(cell)
    bare = folded.text.strip(_EDGES)
    if bare in _BLANK:
        return None
    found = _read(folded, context) or _mended(cell, context) or _unread(folded)
    return replace(found, words=cell[begin:end], begin=begin, end=end)


def _read(folded: Folded, context: Context) -> Deadline | None:
    tokens = tokens_of(folded.text)
    if occasion_alone(tokens):
        return Deadline("", DeadlineKind.EVENT)
    phrases, rest = _phrases(tokens)
    if not phrases:
        return _without_day(rest)
    if len(phrases) == 1:
        found = deadline_of(phrases[0], context)
        return found if not _meaningful(rest) else _partly(found)
    return _several([deadline_of(p, context) for p in phrases])


def _phrases(tokens: list[Token]) -> tuple[list[Phrase], list[Token]]:
    """The phrases in the cell, and the tokens that belong to none."""
    found: list[Phrase] = []
    rest: list[Token] = []
    place = 0
    while place < len(tokens):
        place = _skip(tokens, place, bool(found))
        if place >= len(tokens):
            break
        cursor = Cursor(tokens[place:])
        phrase = phrase_of(cursor)
        if phrase is not None and phrase.end:
            found.append(phrase)
            place += phrase.end
        else:
            rest.append(tokens[place])
            place += 1
    return found, rest


def _skip(tokens: list[Token], place: int, behind: bool) -> int:
    """Past the words that stand about a deadline without changing it."""
    cursor = Cursor(tokens)
    cursor.at = place
    while cursor.take(*_MARKS) or (behind and (cursor.one_of(_TAILS) or cursor.take("va"))) or cursor.one_of(_OPENERS):
        pass
    return cursor.at


def _meaningful(rest: list[Token]) -> bool:
    return any(t.text.isalnum() for t in rest)


def _partly(found: Deadline) -> Deadline:
    if not found.certain:
        return found
    return replace(found, certain=False, doubt=Doubt.UNCLEAR, why="Ô thời gian còn chữ khác ngoài mốc thời gian.")


def _several(found: list[Deadline]) -> Deadline:
    """Several deadlines in one cell: the whole stretch, to be looked at."""
    starts = [d.start for d in found if d.start]
    dues = [d.due for d in found if d.due]
    chief = next((d for d in found if d.due and d.due == max(dues)), found[0])
    return replace(
        chief,
        start=min(starts) if starts and len(starts) == len(found) else None,
        certain=False,
        doubt=Doubt.UNCLEAR,
        why="Ô nêu hơn một mốc thời gian.",
    )


def _without_day(rest: list[Token]) -> Deadline | None:
    said = regular_in(rest)
    if said:
        if not _meaningful(rest[said:]):
            return Deadline("", DeadlineKind.REGULAR)
        return _partly(Deadline("", DeadlineKind.REGULAR))
    if occasion_in(rest):
        return Deadline("", DeadlineKind.EVENT)
    return None


def _mended(cell: str, context: Context) -> Deadline | None:
    """The cell read again with letters that stand for digits put right; never certain."""
    mended = _SLIPS.sub(_digit_meant, cell)
    if mended == cell:
        return None
    found = _read(fold_in_place(mended), context)
    if found is None:
        return None
    return replace(found, certain=False, doubt=Doubt.UNCLEAR, why="Có chữ cái lẫn trong số; cần đối chiếu bản gốc.")


def _digit_meant(slip: re.Match[str]) -> str:
    if slip[0] in "oO":
        return "0"
    return "I" if slip.string[slip.start() - 1 : slip.start()] in ("I", "V") else "1"


def _unread(folded: Folded) -> Deadline:
    number = folded.text.strip(_EDGES)
    why = "Ô chỉ có một con số." if number.isdecimal() else "Không hiểu cụm từ này là thời gian nào."
    return Deadline("", DeadlineKind.NONE, certain=False, doubt=Doubt.UNREAD, why=why)
