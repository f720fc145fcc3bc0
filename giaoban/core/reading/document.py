"""What stands on a paper, whatever file it came from: paragraphs and tables, in reading order.

A format (`formats/`) turns bytes into a `Document`; the steps read only this. Every piece of text is a
`Paragraph` with a number of its own (`unit`), so that anything read later can point back to it by
unit and character span.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Medium(StrEnum):
    """How the text came to be: typed text is exact, recognised text (OCR) may be wrong in any letter."""

    TYPED = "typed"
    RECOGNISED = "recognised"


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFIED = "justified"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as a reader sees it, on one line.

    `text` is NFC, has no line break, and includes the automatic number that Word prints
    ("a) ", "1. "), because a person reading the paper sees it. `line` is the 1-based line of a text
    file, or the 1-based ordinal of the block in other formats. `page` is 1-based where the format has
    pages. `bold`, `italic`, `underlined` tell of the whole text; `bold_lead` is the number of
    characters at the start that are bold (0 when none, len(text) when all). `level` is the depth of a
    Markdown heading or of a Word heading style, else 0. `confidence` is 0..1 for recognised text, and
    `unclear` are words of `text` that recognition was not sure of.
    """

    unit: int
    text: str
    line: int
    page: int | None = None
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    bold_lead: int = 0
    level: int = 0
    align: Align | None = None
    confidence: float = 1.0
    unclear: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. A merged cell stands once, at its first row and column.

    `row` and `column` are 0-based positions in the table's grid; `rowspan` and `colspan` count the grid
    positions that it covers. `paragraphs` are the lines a person sees apart in the cell; an empty
    paragraph between others is kept (officials align columns with empty lines), with text "".
    """

    row: int
    column: int
    paragraphs: tuple[Paragraph, ...] = ()
    rowspan: int = 1
    colspan: int = 1

    @property
    def text(self) -> str:
        """The whole cell on one line."""
        return " ".join(p.text for p in self.paragraphs if p.text)

    @property
    def bold(self) -> bool:
        filled = [p for p in self.paragraphs if p.text]
        return bool(filled) and all(p.bold for p in filled)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the cells that start in it, by column. `index` is its 0-based place."""

    index: int
    cells: tuple[Cell, ...]
    line: int
    page: int | None = None

    def cell_at(self, column: int) -> Cell | None:
        """The cell that covers a column in this row (and starts in this row), or None."""
        for cell in self.cells:
            if cell.column <= column < cell.column + cell.colspan:
                return cell
        return None

    @property
    def text(self) -> str:
        return " ".join(t for t in (c.text for c in self.cells) if t)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of `width` columns. One that runs on over pages is one table, its repeated header kept once.

    `ruled` is False for a table without borders, used to place text (the letterhead, the signature).
    `index` is the 0-based place among the document's tables.
    """

    index: int
    rows: tuple[Row, ...]
    width: int
    line: int
    page: int | None = None
    ruled: bool = True

    def cell_over(self, row: int, column: int) -> Cell | None:
        """The cell that covers a position of the grid, also when it started in a row above."""
        for r in self.rows[: row + 1]:
            for c in r.cells:
                if c.row <= row < c.row + c.rowspan and c.column <= column < c.column + c.colspan:
                    return c
        return None


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as an image, kept by its number, for showing beside what was read."""

    page: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Document:
    """A paper as blocks in reading order. `notes` are things the format noticed, in plain Vietnamese."""

    name: str
    format: str
    blocks: tuple[Block, ...]
    medium: Medium = Medium.TYPED
    pages: int | None = None
    notes: tuple[str, ...] = ()

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in reading order, those in cells too."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                for row in block.rows:
                    for cell in row.cells:
                        yield from cell.paragraphs

    def tables(self) -> Iterator[Table]:
        for block in self.blocks:
            if isinstance(block, Table):
                yield block
