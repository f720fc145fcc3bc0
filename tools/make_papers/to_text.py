"""A paper as text, in the ways people paste and portals print."""

from __future__ import annotations

import re
import textwrap
import unicodedata

from tests.samples.paper import Cell, Grid, Paper, Text, plain


def to_text(paper: Paper) -> str:
    """The paper as one text; tables as its `text_style` says."""
    out: list[str] = []
    counters: dict[str, int] = {}
    last: str | None = None
    for block in paper.blocks:
        if isinstance(block, Text):
            if block.number != last:
                counters.clear()
            last = block.number
            out.append(_line(block, counters, paper.text_style))
        else:
            last = None
            out.append(_table(block, paper.text_style))
        out.append("")
    return "\n".join(out) + "\n"


WRAP = 64  # where a portal or a mail program breaks its lines


def number_of(pattern: str, ordinal: int) -> str:
    """What Word prints for the n-th paragraph of an automatic list: "1." → "3.", "a)" → "c)"."""
    if pattern.startswith("1"):
        return pattern.replace("1", str(ordinal), 1)
    if pattern.startswith("a"):
        return pattern.replace("a", chr(ord("a") + ordinal - 1), 1)
    return pattern


def _line(block: Text, counters: dict[str, int], style: str) -> str:
    text = block.text
    if block.number:
        counters[block.number] = counters.get(block.number, 0) + 1
        text = f"{number_of(block.number, counters[block.number])} {text}"
    if style in ("tabs", "pipes", "glued"):
        text = re.sub(r"__(.+?)__", r"<u>\1</u>", text)
        if block.bold and "**" not in text and text:
            text = f"**{text}**"
        return f"{'#' * block.heading} {text}" if block.heading else text
    if style == "wrapped":
        return "\n".join(textwrap.wrap(plain(text), WRAP, break_long_words=False)) or ""
    return unicodedata.normalize("NFD", plain(text)) if style == "decomposed" else plain(text)


def _table(table: Grid, style: str) -> str:
    if not table.ruled:
        return "\n".join(_lines_apart(table, style))
    return {"tabs": _tabs, "pipes": _pipes, "cells": _cells, "oneline": _one_line, "glued": _glued}.get(style, _tabs)(
        table
    )


def _lines_apart(table: Grid, style: str) -> list[str]:
    out = []
    for row in table.rows:
        for cell in row:
            for line in cell.lines if cell else ():
                bare = plain(line)
                strong = style in ("tabs", "glued") and bare and ((cell is not None and cell.bold) or line != bare)
                out.append(f"**{bare}**" if strong else bare)
            out.append("")
    return out


def _tabs(table: Grid) -> str:
    return "\n".join("\t".join(_seed_cell(cell) for cell in row) for row in table.rows)


def _seed_cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    lines = [re.sub(r"__(.+?)__", r"<u>\1</u>", line) for line in cell.lines if line]
    lines = [re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", line) for line in lines]
    if cell.bold and lines:
        return f"<b>{' '.join(lines)}</b>"
    return "".join(f"<p>{line}</p>" for line in lines) if len(lines) > 1 else "".join(lines)


def _pipes(table: Grid) -> str:
    rows = ["| " + " | ".join("<br>".join(map(plain, c.lines)) if c else "" for c in row) + " |" for row in table.rows]
    rows.insert(table.header or 1, "|" + " --- |" * len(table.widths))
    return "\n".join(rows)


PAGE = 6  # rows to a page, where a converter cuts the row that a page end falls in
LONG = 12  # words of a cell that is long enough to be cut


def _glued(table: Grid) -> str:
    """Tabs between cells, their lines run together, and every few rows a row cut by a page end."""
    out: list[str] = []
    for r, row in enumerate(table.rows):
        cells = [_run_together(cell) for cell in row]
        if r % PAGE != PAGE - 1:
            out.append("\t".join(cells))
            continue
        longest = max(range(len(cells)), key=lambda c: len(cells[c]))
        words = cells[longest].split()
        cut = len(words) * 3 // 5 if len(words) >= LONG and "<b>" not in cells[longest] else len(words)
        rest = ["" for _ in cells]
        cells[longest], rest[longest] = " ".join(words[:cut]), " ".join(words[cut:])
        out += ["\t".join(cells), ""] + (["\t".join(rest)] if rest[longest] else [])
    return "\n".join(out)


def _run_together(cell: Cell | None) -> str:
    text = re.sub(r"</?p>", " ", _seed_cell(cell))
    return " ".join(text.split())


def _one_line(table: Grid) -> str:
    """The whole table on one line, as some portals give it."""
    cells = [" ".join(plain(x) for x in c.lines if x) for row in table.rows for c in row if c]
    return " | ".join(cells) + " |"


def _cells(table: Grid) -> str:
    return "\n\n".join(
        " ".join(plain(line) for line in cell.lines if line) or " "
        for row in table.rows
        for cell in row
        if cell is not None
    )
