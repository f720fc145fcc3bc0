"""Tables in plain text whose cells stand one below the other, as converters and web pages give them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from giaoban.core.reading.formats.text_rows import CLOSING, DAY, HEADER_WORDS, ROW_LABEL, Line, RawRow, shape_of
from giaoban.core.text.folding import fold

_SIGNING = re.compile(
    r"(?:TM|T/M|KT|TL|T/L|TUQ)\s*\..*|(?:PHÓ |QUYỀN |Q\. ?)?(?:GIÁM ĐỐC|HIỆU TRƯỞNG|VIỆN TRƯỞNG|CHỦ TỊCH|BÍ THƯ"
    r"|CHÁNH VĂN PHÒNG|CHI CỤC TRƯỞNG|TRƯỞNG (?:PHÒNG|BAN|KHOA|TRẠM))"
)
_LONE_HOUR = 14  # characters of a cell that holds an hour and nothing else: "7 giờ 45 phút"


@dataclass(frozen=True, slots=True)
class Stack:
    """A table whose cells stand one below the other: its rows, and the index of the first line behind it."""

    rows: tuple[RawRow, ...]
    end: int
    width: int


def stacked_tables(lines: list[Line]) -> dict[int, Stack]:
    """Tables whose cells stand one below the other, by the number of their first line.

    Recognised by three or more header words on lines of their own, before a row number or a day.
    """
    found: dict[int, Stack] = {}
    at = 0
    while at < len(lines):
        if fold(lines[at].text) in {"stt", "tt", "so tt", "ngay", "thu", "thu/ngay"}:
            stack = _stack(lines, at)
            if stack is not None:
                found[lines[at].number] = stack
                at = stack.end
                continue
        at += 1
    return found


def _stack(lines: list[Line], at: int) -> Stack | None:
    first = at
    header: list[str] = []
    while at < len(lines) and len(header) < 12:
        text = lines[at].text.strip()
        if text and (ROW_LABEL.fullmatch(text) or (DAY.fullmatch(text) and fold(text) not in HEADER_WORDS)):
            break
        if text and (len(text) > 40 or lines[at].tabs or lines[at].pipes):
            return None
        if text:
            header.append(text)
        at += 1
    known = sum(fold(h) in HEADER_WORDS for h in header)
    if len(header) < 3 or known * 2 < len(header):
        return None
    raws, end = _stacked_rows(lines, at, len(header))
    if not raws:
        return None
    return Stack((RawRow(lines[first].number, header), *raws), end, len(header))


def _stacked_rows(lines: list[Line], at: int, width: int) -> tuple[list[RawRow], int]:
    """Rows of a stacked table: each begins at a row number or a day; a lone space is an empty cell."""
    raws: list[RawRow] = []
    spaced = any(line.text in {" ", "\u3000"} for line in lines[at:])
    numbered = bool(ROW_LABEL.fullmatch(lines[at].text.strip())) if at < len(lines) else True
    while at < len(lines):
        line = lines[at]
        text = line.text.strip()
        if text and (
            CLOSING.match(text) or line.tabs or line.pipes or (raws and _SIGNING.fullmatch(text.strip("*_ ")))
        ):
            break
        begins = bool(text) and bool((ROW_LABEL if numbered else DAY).fullmatch(text))
        if begins and (not raws or len(raws[-1].cells) >= 2):
            raws.append(RawRow(line.number, [text]))
        elif text and raws:
            raws[-1].cells.append(text)
        elif line.text == " " and spaced and raws and len(raws[-1].cells) < width:
            raws[-1].cells.append("")
        at += 1
    if not numbered:
        raws = [part for raw in raws for part in _rows_of_day(raw, width)]
    for raw in raws:
        if len(raw.cells) > width:  # more lines than columns: the content took several
            extra = len(raw.cells) - width
            raw.cells[1 : 2 + extra] = ["\n".join(raw.cells[1 : 2 + extra])]
    return raws, at


def _rows_of_day(raw: RawRow, width: int) -> list[RawRow]:
    """The rows that stand beside one day cell: each begins at an hour or session, as the first one does."""
    kind = _lone_shape(raw.cells[1]) if len(raw.cells) > width else ""
    starts = [i for i, cell in enumerate(raw.cells) if i and kind and _lone_shape(cell) == kind]
    pieces = [raw.cells[a:b] for a, b in pairwise([*starts, len(raw.cells)])]
    if len(pieces) < 2 or any(len(piece) >= width for piece in pieces):
        return [raw]
    return [RawRow(raw.number, [raw.cells[0] if not n else "", *piece]) for n, piece in enumerate(pieces)]


def _lone_shape(cell: str) -> str:
    """ "hour" or "session" for a cell that holds nothing else."""
    shape = shape_of(cell)
    return shape if shape == "session" or (shape == "hour" and len(cell) <= _LONE_HOUR) else ""
