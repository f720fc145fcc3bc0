"""A paper that is at hand only as text (tab-separated tables, stray marks) as blocks, to make other formats of it.

Used on the real papers, which stay outside the repository: as Word files they have whole table rows and
paragraphs, where the text has what page ends cut apart.
"""

from __future__ import annotations

import html
import re

from tests.samples.paper import Block, Cell, Grid, Paper, Text, Truth

SESSION = re.compile(r"(?:Sáng|Chiều|Tối|Cả ngày):|^- ")
NEW_LINE = re.compile(r"(?:^|\s)(?=(?:__)?(?:Sáng|Chiều|Tối|Cả ngày):)|\s(?=- [A-ZĐÀ-Ỹ])")


def from_text(name: str, text: str, truth: Truth) -> Paper:
    """The paper's blocks: each run of tabbed lines one table, each other line a paragraph."""
    blocks: list[Block] = []
    rows: list[list[list[str]]] = []
    for raw in text.split("\n"):
        line = html.unescape(raw.replace("\u00a0", " ")).rstrip()
        if "\t" in line:
            _add_row(rows, [_lines(cell) for cell in line.split("\t")])
        elif line.strip():
            _flush(rows, blocks)
            _add_paragraph(blocks, line.strip())
    _flush(rows, blocks)
    return Paper(name, "from text", tuple(blocks), truth, landscape=False)


def _lines(cell: str) -> list[str]:
    cell = re.sub(r"</?u>", "__", re.sub(r"</?[bi]>", "", cell))
    paragraphs = [p for p in re.split(r"</?p>", cell) if p.strip()] or [""]
    split = [NEW_LINE.split(p) if SESSION.search(p) else [p] for p in paragraphs]
    return [line.strip() for lines in split for line in lines if line.strip()] or [""]


def _add_row(rows: list[list[list[str]]], cells: list[list[str]]) -> None:
    """A row without its number that is no row of its own goes on with the row above, which a page end cut."""
    if not rows or any(cells[0]):
        rows.append(cells)
        return
    for above, here in zip(rows[-1], cells, strict=False):
        fresh = (
            not above[-1]
            or here[0].startswith(("-", "__", "Sáng", "Chiều"))
            or (len(rows[-1]) == 4 and above is not rows[-1][1])
        )
        if fresh:
            above.extend(x for x in here if x)
        elif here[0]:
            above[-1] += " " + here[0]
            above.extend(here[1:])
        above[:] = [x for x in above if x] or [""]


def _flush(rows: list[list[list[str]]], blocks: list[Block]) -> None:
    if rows:
        width = max(len(row) for row in rows)
        weights = [
            max(9.0, min(45.0, sum(len(" ".join(r[c])) for r in rows if c < len(r)) / len(rows))) for c in range(width)
        ]
        made = [tuple(Cell(tuple(row[c])) if c < len(row) else Cell(("",)) for c in range(width)) for row in rows]
        blocks.append(Grid(tuple(made), tuple(weights)))
        rows.clear()


def _add_paragraph(blocks: list[Block], line: str) -> None:
    bold = line.strip("# ").startswith("**")
    text = re.sub(r"\*+", "", re.sub(r"^#+\s*", "", line)).strip()
    last = blocks[-1] if blocks else None
    if text[:1].islower() and isinstance(last, Text) and not last.bold:
        blocks[-1] = Text(f"{last.text} {text}")
    else:
        blocks.append(Text(text, bold=bold, align="center" if bold and text.isupper() else "justify"))
