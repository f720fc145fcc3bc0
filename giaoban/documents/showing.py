"""A document as JSON that a page can show: its blocks in order, each paragraph under its number.

The number (`unit`) is what evidence points to, so that the page can lead the eye to the line in question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from giaoban.core.reading.document import Cell, Document, Paragraph, Table
from giaoban.core.text.words import words_asked, words_of

Json = dict[str, Any]


def content_of(document: Document) -> Json:
    """The document as JSON; empty paragraphs outside tables are left out."""
    return {
        "format": document.format,
        "medium": document.medium.value,
        "pages": document.pages,
        "notes": list(document.notes),
        "blocks": [
            _table(block) if isinstance(block, Table) else _paragraph(block)
            for block in document.blocks
            if isinstance(block, Table) or block.text
        ],
    }


def _paragraph(paragraph: Paragraph) -> Json:
    return {
        "unit": paragraph.unit,
        "text": paragraph.text,
        "line": paragraph.line,
        "page": paragraph.page,
        "bold": paragraph.bold,
        "italic": paragraph.italic,
        "align": paragraph.align.value if paragraph.align else "",
        "level": paragraph.level,
    }


def _table(table: Table) -> Json:
    return {
        "ruled": table.ruled,
        "page": table.page,
        "rows": [{"line": row.line, "cells": [_cell(cell) for cell in row.cells]} for row in table.rows],
    }


def _cell(cell: Cell) -> Json:
    return {
        "rowspan": cell.rowspan,
        "colspan": cell.colspan,
        "lines": [_paragraph(paragraph) for paragraph in cell.paragraphs],
    }


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: the words around it (its table row, or itself) and its page."""

    words: str
    page: int | None


def places_of(content: Json) -> dict[int, Place]:
    """The place of every paragraph by its number: what a task quotes as the line that ordered it."""
    found: dict[int, Place] = {}
    for block in content.get("blocks", []):
        if "rows" not in block:
            found[block["unit"]] = Place(block["text"], block["page"])
            continue
        for row in block["rows"]:
            lines = [line for cell in row["cells"] for line in cell["lines"]]
            words = " | ".join(
                " ".join(line["text"] for line in cell["lines"] if line["text"]) for cell in row["cells"]
            )
            found.update({line["unit"]: Place(words, line["page"]) for line in lines})
    return found


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a table as printed, merged cells filled in; `names` is the table's first row, () where it fits none."""

    names: tuple[str, ...]
    cells: tuple[str, ...]

    def to_json(self) -> Json:
        return {"names": list(self.names), "cells": list(self.cells)}

    @classmethod
    def from_json(cls, data: Json) -> PrintedRow | None:
        """The row as it was kept; None where there was none."""
        cells = tuple(data.get("cells", ()))
        return cls(tuple(data.get("names", ())), cells) if cells else None


NO_ROW: Json = {"names": [], "cells": []}  # what is kept for words outside tables


def printed_row(content: Json, unit: int) -> PrintedRow | None:
    """The table row that holds a paragraph, or None for a paragraph outside tables."""
    return printed_rows(content).get(unit)


def printed_rows(content: Json) -> dict[int, PrintedRow]:
    """The table row of every paragraph that stands in one, by its number: each table is laid out once."""
    found: dict[int, PrintedRow] = {}
    for block in content.get("blocks", []):
        grid = _grid(block)
        for place, row in enumerate(block.get("rows", [])):
            fits = place > 0 and block["ruled"] and len(grid[0]) == len(grid[place]) and all(grid[0])
            printed = PrintedRow(grid[0] if fits else (), grid[place])
            for cell in row["cells"]:
                for line in cell["lines"]:
                    found.setdefault(line["unit"], printed)
    return found


def _grid(block: Json) -> tuple[tuple[str, ...], ...]:
    """The words of a table's cells, row by row; a cell merged over several rows stands in each of them."""
    reaching: dict[int, tuple[int, str]] = {}  # column → rows that a merged cell still reaches, its words
    rows = []
    for row in block.get("rows", []):
        words: list[str] = []
        for cell in [*row["cells"], None]:
            while (found := reaching.get(len(words))) and found[0]:
                reaching[len(words)] = (found[0] - 1, found[1])
                words.append(found[1])
            if cell is None:
                break
            text = "\n".join(line["text"] for line in cell["lines"] if line["text"])
            reaching[len(words)] = (cell["rowspan"] - 1, text)
            words.append(text)
        rows.append(tuple(words))
    return tuple(rows)


def unit_at(content: Json, line: int) -> int | None:
    """The number of the first paragraph at or behind a line of the paper, or None."""
    for block in content.get("blocks", []):
        for paragraph in _paragraphs_of(block):
            if paragraph["line"] >= line:
                return int(paragraph["unit"])
    return None


def _paragraphs_of(block: Json) -> list[Json]:
    if "rows" not in block:
        return [block]
    return [line for row in block["rows"] for cell in row["cells"] for line in cell["lines"]]


@dataclass(frozen=True, slots=True)
class LineFound:
    """The line of a paper that answers a question best: its words, its number (`#u12`) and its page."""

    unit: int
    words: str
    page: int | None


def line_found(content: Json, typed: str) -> LineFound | None:
    """The paragraph or table row with most of the words asked for, as written before bare ones; None without any."""
    exact = {word.exact for word in words_of(typed)}
    best: tuple[int, int] = (0, 0)
    answer = None
    for lines in _lines_of(content):
        words = " ".join(line["text"] for line in lines)
        found = words_asked(words, typed)
        score = len({word.bare for word in found}), len({word.exact for word in found} & exact)
        if score > best:
            holding = next((line for line in lines if words_asked(line["text"], typed)), lines[0])
            best, answer = score, LineFound(int(holding["unit"]), words, holding["page"])
    return answer


def _lines_of(content: Json) -> Iterator[list[Json]]:
    """What stands on one line of the paper: a paragraph, or the cells of a table row."""
    for block in content.get("blocks", []):
        if "rows" not in block:
            yield [block]
        for row in block.get("rows", []):
            lines = [line for cell in row["cells"] for line in cell["lines"] if line["text"]]
            if lines:
                yield lines
