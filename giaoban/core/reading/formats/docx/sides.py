"""Letterheads and signatures that were set side by side with tabs or spaces instead of a table.

"UBND TỈNH A ⇥ CỘNG HÒA XÃ HỘI …" is two things on one line. Each side is kept whole, as two cells of a
table without lines, which is how most offices lay them out (Decree 30/2020/NĐ-CP, Annex I).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from giaoban.core.reading.document import Align
from giaoban.core.reading.formats.docx.tables import RawCell, RawRow, RawTable
from giaoban.core.reading.formats.docx.text import Line
from giaoban.core.text.folding import fold

RawBlock = Line | RawTable

_NATION = re.compile(r"cong hoa xa hoi|dang cong san viet nam")
_RIGHT = re.compile(r"cong hoa xa hoi|dang cong san|doc lap\b.{0,4}tu do|[^/:]{0,40}, ?ngay\b.*\bthang\b")
_RECIPIENTS = re.compile(r"noi nhan\b")
_HEAD_STARTS_WITHIN, _HEAD_LINES = 12, 6
_FOOT_LINES = 40


def set_apart(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """The blocks with a letterhead and a signature made of tabs or spaces as tables of two cells."""
    result = list(blocks)
    foot = next((i for i, block in enumerate(result) if _begins_foot(block)), None)
    if foot is not None:
        end = _end_of_lines(result, foot, _FOOT_LINES)
        result[foot:end] = [_two_cells(result[foot:end])]
    head = next((i for i, block in enumerate(result[:_HEAD_STARTS_WITHIN]) if _begins_head(block)), None)
    if head is not None:
        limit = _end_of_lines(result, head, _HEAD_LINES)
        end = 1 + max(i for i in range(head, limit) if i == head or _split(result[i]) is not None)
        result[head:end] = [_two_cells(result[head:end])]
    return result


def _begins_head(block: RawBlock) -> bool:
    split = _split(block)
    return split is not None and isinstance(block, Line) and _NATION.match(fold(block.text[split:])) is not None


def _begins_foot(block: RawBlock) -> bool:
    return isinstance(block, Line) and bool(block.gaps) and _RECIPIENTS.match(fold(block.text)) is not None


def _end_of_lines(blocks: Sequence[RawBlock], start: int, most: int) -> int:
    end = start
    while end < min(len(blocks), start + most) and isinstance(blocks[end], Line):
        end += 1
    return end


def _split(block: RawBlock) -> int | None:
    """Where the right side of a line begins: after a gap, before words that stand there or behind a lone tab."""
    if not isinstance(block, Line) or not block.gaps:
        return None
    likely = next((at for at in reversed(block.gaps) if _RIGHT.match(fold(block.text[at:]))), None)
    return likely if likely is not None or not block.tabbed or len(block.gaps) > 1 else block.gaps[0]


def _two_cells(lines: Sequence[RawBlock]) -> RawTable:
    left, right = RawCell(0, 1), RawCell(1, 2)
    for line in lines:
        if not isinstance(line, Line):
            continue
        at = _split(line)
        if at is None and line.gaps and _RECIPIENTS.match(fold(line.text)):
            at = line.gaps[0]
        if at is not None:
            left.lines.append(_part(line, 0, at))
            right.lines.append(_part(line, at, len(line.text)))
        elif line.text:
            on_right = line.indented or (line.align in (Align.RIGHT, Align.CENTRE) and not line.text.startswith("-"))
            (right if on_right else left).lines.append(line)
    page = next((line.page for line in lines if isinstance(line, Line)), None)
    return RawTable([RawRow([left, right], page=page)], width=2, ruled=False)


def _part(line: Line, start: int, stop: int) -> Line:
    text = line.text[start:stop].strip()
    bold = line.bold or (start == 0 and line.bold_lead >= len(text))
    return line._replace(text=text, bold=bold, bold_lead=len(text) if bold else 0, gaps=(), tabbed=False)
