"""Giving the entries of a row's units and leaders cells to the events of its content cell.

A row of a calendar is a day with several events; beside them stand the units and leaders, kept level with
their events by paragraphs or empty lines, or by nothing at all once the paper has been converted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from giaoban.core.reading.language.names import GROUP, PERSON_PREFIX, TITLE_HEAD, UNIT_HEAD
from giaoban.core.reading.passage import Passage
from giaoban.core.text.patterns import lazy_pattern


@dataclass(frozen=True, slots=True)
class Paired:
    """For each event its entries, and whether the pairing is more than a guess."""

    entries: tuple[tuple[Passage, ...], ...]
    certain: bool = True


# --- entries of a cell --------------------------------------------------------------------------------------

_OPEN_END = lazy_pattern(r"(?:[,;:&–-]|\bvà)\s*$|^\s*(?:Các|Phòng|Ban|Đ/c|Trung tâm|Chi cục|Lãnh đạo)\s*$")
_GOES_ON = lazy_pattern(r"\s*(?:[,;:&–)-]|và\b)")
# Inside a unit's name: "Phòng Thanh tra", "Văn phòng Đảng ủy", "Ban QLDA Sở", "Trung tâm … Sở".
_INNER_HEADS = lazy_pattern(
    r"(?:Sở|Đảng\s+(?:ủy|uỷ)|UBND|HĐND|Huyện\s+(?:ủy|uỷ)|Tỉnh\s+(?:ủy|uỷ)|Thành\s+(?:ủy|uỷ)|Huyện|Xã|Phường"
    r"|Tỉnh|Thành\s+phố|Tổ|Hội|Khoa|Viện|Bộ|Cục"
    r"|Báo|Trường|Đài|Quỹ|Vụ|Đội|Đơn\s+vị|đơn\s+vị|cơ\s+quan|Cơ\s+quan|phòng|trung\s+tâm|Hội\s+đồng|Ban)\b"
)
_LOWER_COLLECTIVE = lazy_pattern(r"(?:các|phòng|trung tâm|cơ quan|đơn vị)\b")


def unit_entries(paragraphs: Sequence[Passage]) -> list[Passage]:
    """The entries of a units cell, one for each event: "Các đơn vị | Văn phòng | Phòng QLKH"."""
    return [e for p in _lines(paragraphs) for e in _cut(p, _unit_starts(p.text))]


def leader_entries(paragraphs: Sequence[Passage]) -> list[Passage]:
    """The entries of a leaders cell: "Lãnh đạo Sở | Đ/c Khang GĐ Sở | Đ/c Liên PGĐ Sở"."""
    return [e for p in _lines(paragraphs) for e in _cut(p, _leader_starts(p.text))]


def _lines(paragraphs: Sequence[Passage]) -> list[Passage]:
    """The filled paragraphs; one that plainly goes on ("Đ/c A,") is joined with the next."""
    joined: list[Passage] = []
    for passage in (p.squeeze() for p in paragraphs):
        bare = passage.lstrip("-–+• ")
        if not bare:
            continue
        if joined and _continues(joined[-1].text, bare.text):
            joined[-1] = Passage.join((joined[-1], passage))
        else:
            joined.append(bare)
    return joined


def _continues(above: str, line: str) -> bool:
    """Is a line the rest of the entry above: lower case, behind a comma, or the title of the name above?"""
    if _OPEN_END.search(above) or _GOES_ON.match(line):
        return True
    if line[:1].islower() and not _LOWER_COLLECTIVE.match(line):
        return True
    if not TITLE_HEAD.match(line) or GROUP.match(line):
        return False
    people = [m.start() for m in PERSON_PREFIX.finditer(above)]
    return bool(people) and not TITLE_HEAD.search(above, people[-1])


def _unit_starts(text: str) -> list[int]:
    starts = []
    last = 0
    for match in UNIT_HEAD.finditer(text):
        before = text[last : match.start()].strip()
        if (
            not before
            or _OPEN_END.search(before)
            or text[: match.start()].count("(") > text[: match.start()].count(")")
        ):
            continue
        if _INNER_HEADS.match(match.group()):
            continue
        starts.append(match.start())
        last = match.start()
    return starts


def _leader_starts(text: str) -> list[int]:
    starts = []
    last = 0
    heads = sorted(
        (m.start(), kind)
        for kind, pattern in ((0, PERSON_PREFIX), (1, GROUP), (2, TITLE_HEAD))
        for m in pattern.finditer(text)
    )
    for start, kind in heads:
        before = text[last:start].strip()
        if not before or start == last or _OPEN_END.search(before) or text[:start].count("(") > text[:start].count(")"):
            continue
        if kind == 2 and not _complete(before):
            continue
        if (
            kind == 1
            and PERSON_PREFIX.match(before)
            and not TITLE_HEAD.search(before)
            and re.match(r"Thường\s+trực", text[start:])
        ):
            continue
        starts.append(start)
        last = start
    return starts


def _complete(entry: str) -> bool:
    """Does an entry hold a title already, so that the next title begins another one?"""
    entry = entry[max((m.start() for m in PERSON_PREFIX.finditer(entry)), default=0) :]
    return bool(GROUP.match(entry) or TITLE_HEAD.search(entry)) and not entry.endswith(("Thường trực", "TT"))


def _cut(passage: Passage, starts: list[int]) -> list[Passage]:
    edges = [0, *starts, len(passage)]
    parts = [passage.cut(a, b).strip(" ;") for a, b in pairwise(edges)]
    return [p for p in parts if p]


# --- pairing ------------------------------------------------------------------------------------------------


def pair(paragraphs: Sequence[Passage], entries: list[Passage], groups: Sequence[int], commas: bool = False) -> Paired:
    """Entries given to events. `groups` holds each event's session group, by event.

    Counts equal: in order. One event: it has them all. Otherwise, by blocks that empty lines part, by sessions,
    by the parts of a list with ";" (and "," with `commas`), and last in order; those are guesses.
    """
    n = len(groups)
    if n == 0 or not entries:
        return Paired(((),) * n)
    if n == 1:
        return Paired((tuple(_lines(paragraphs)),))
    if len(entries) == n:
        return Paired(tuple((e,) for e in entries))
    blocks = _blocks(paragraphs)
    if len(blocks) == n:
        return Paired(tuple(tuple(b) for b in blocks))
    lines = _lines(paragraphs)
    if len(lines) == n:
        return Paired(tuple((line,) for line in lines))
    return Paired(_guess(entries, groups, commas), certain=False)


_ORDINAL = lazy_pattern(r"(?:^|\s)\d{1,2}[.)]\s+")


def pair_lines(paragraphs: Sequence[Passage], n: int) -> tuple[Passage, ...]:
    """The lines of an hour or place cell for each of `n` events; the whole cell for each where the counts differ."""
    lines = [p.squeeze() for p in paragraphs if p.text.strip()]
    whole = Passage.join(lines)
    if n > 1 and len(lines) == n:
        return tuple(lines)
    numbered = whole.split(_ORDINAL)
    if n > 1 and len(numbered) == n and _ORDINAL.match(whole.text):
        return tuple(numbered)
    return (whole,) * n


def _guess(entries: list[Passage], groups: Sequence[int], commas: bool) -> tuple[tuple[Passage, ...], ...]:
    n = len(groups)
    for mark in (r"\s*;\s*", r"\s*[,;]\s*")[: 2 if commas else 1]:
        parts = [p for e in entries for p in e.split(mark)]
        if len(parts) == n:
            return tuple((p,) for p in parts)
    if len(entries) == 1:
        return tuple((entries[0],) for _ in groups)
    distinct = list(dict.fromkeys(groups))
    if len(entries) == len(distinct):
        return tuple((entries[distinct.index(g)],) for g in groups)
    if len(entries) < n:
        return tuple((entries[i],) if i < len(entries) else () for i in range(n))
    return (*((e,) for e in entries[: n - 1]), tuple(entries[n - 1 :]))


def _blocks(paragraphs: Sequence[Passage]) -> list[list[Passage]]:
    """Paragraphs grouped by the empty lines between them."""
    blocks: list[list[Passage]] = [[]]
    for passage in paragraphs:
        if passage.squeeze():
            blocks[-1].append(passage.squeeze())
        elif blocks[-1]:
            blocks.append([])
    return [b for b in blocks if b]
