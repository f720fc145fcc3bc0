"""Cells of one column mended by each other: few units, leaders and products come back in many rows.

Also the running number in the first column, where the rows above and below leave one answer.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from giaoban.core.reading.document import Cell, Paragraph, Row, Table
from giaoban.core.reading.draft import Vocabulary
from giaoban.core.reading.mending.marks import differ_in_place
from giaoban.core.reading.mending.romans import is_like_roman, run_of
from giaoban.core.text.folding import fold
from giaoban.core.text.patterns import lazy_pattern

SHORT = 60  # longer paragraphs are content, not names
SHORTEST = 4
CUT_DAY = lazy_pattern(r"(ngà) y$", re.IGNORECASE)


def mended_columns(table: Table, vocabulary: Vocabulary) -> Table:
    """The table with rare spellings in a column made the common one, and its running numbers made whole."""
    if not table.ruled:
        return table
    right = {column: _spellings(table, column, vocabulary) for column in range(table.width)}
    rows = tuple(
        replace(row, cells=tuple(_respelled(c, right.get(c.column, {})) for c in row.cells)) for row in table.rows
    )
    rows = tuple(replace(r, cells=tuple(_whole(c) for c in r.cells)) if n < 2 else r for n, r in enumerate(rows))
    return replace(table, rows=_with_romans(_numbered(_column_numbers(rows))))


def _whole(cell: Cell) -> Cell:
    """A header whose narrow column cut "Ngày" before its last letter, which recognition then takes for a capital."""
    if not CUT_DAY.search(cell.text):
        return cell
    text = CUT_DAY.sub(lambda m: m[1] + ("Y" if m[1].isupper() else "y"), cell.text)
    return replace(cell, paragraphs=(_with(cell.paragraphs[0], text),))


def _respelled(cell: Cell, right: dict[str, str]) -> Cell:
    if not any(p.text in right for p in cell.paragraphs):
        return cell
    return replace(cell, paragraphs=tuple(_with(p, right[p.text]) if p.text in right else p for p in cell.paragraphs))


def _with(paragraph: Paragraph, text: str) -> Paragraph:
    lead = len(text) if paragraph.bold_lead == len(paragraph.text) else min(paragraph.bold_lead, len(text))
    return replace(paragraph, text=text, bold_lead=lead)


def _spellings(table: Table, column: int, vocabulary: Vocabulary) -> dict[str, str]:
    """Which paragraphs of a column are misspellings of which."""
    texts = Counter(
        p.text for row in table.rows[1:] for c in row.cells if c.column == column for p in c.paragraphs if p.text
    )
    known = dict.fromkeys((*vocabulary.units, *vocabulary.people, *vocabulary.products), 1000)
    common = Counter({t: n for t, n in texts.items() if n >= 2}) | Counter(known)
    right: dict[str, str] = {}
    for text, n in texts.items():
        if not SHORTEST <= len(text) <= SHORT or text in known:
            continue
        better = [t for t, m in common.items() if m >= 2 * n and t != text and is_misspelling(text, t)]
        if better:
            right[text] = max(better, key=lambda t: common[t])
    return right


def is_misspelling(text: str, printed: str) -> bool:
    """Whether one may be the other misread: the same digits, and hardly another letter."""
    if text.lower() == printed.lower() or differ_in_place(text.lower(), printed.lower()):
        return False  # small or capital, "hoá" or "hóa": as printed
    if re.findall(r"\d+|\b[IVX]+\b", text) != re.findall(r"\d+|\b[IVX]+\b", printed):
        return False
    bare, other = fold(text), fold(printed)
    if bare == other:
        return True
    allowed = 1 if len(other) < 12 else 2
    return len(other) >= SHORTEST and Levenshtein.distance(bare, other, score_cutoff=allowed) <= allowed


def _numbered(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The numbers of the first column, where a misread one stands between its neighbours."""
    made = list(rows)
    numbers = [_number(row) for row in rows]
    if sum(n is not None for n in numbers) < 0.5 * len(rows):
        return rows
    for i in range(1, len(rows)):
        before = numbers[i - 1]
        after = numbers[i + 1] if i + 1 < len(rows) else None
        cell = rows[i].cells[0] if rows[i].cells else None
        if numbers[i] is not None or before is None or cell is None or cell.column != 0 or cell.colspan > 1:
            continue
        if after == before + 2 and len(cell.text) <= 3 and len(rows[i].cells) > 2:
            numbers[i] = before + 1
            made[i] = replace(rows[i], cells=(_numbered_cell(cell, before + 1), *rows[i].cells[1:]))
    return tuple(made)


def _with_romans(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The Roman numbers of group rows as their run demands: "I", "H", "IH" is "I", "II", "III"."""
    places = [i for i, row in enumerate(rows) if _is_group(row)]
    made = list(rows)
    for i, number in zip(places, run_of([rows[i].cells[0].text for i in places]), strict=True):
        first, *others = rows[i].cells
        if number != first.text and first.paragraphs:
            text = _with(first.paragraphs[0], number)
            made[i] = replace(rows[i], cells=(replace(first, paragraphs=(text, *first.paragraphs[1:])), *others))
    return tuple(made)


def _is_group(row: Row) -> bool:
    filled = [c for c in row.cells if c.text]
    first = row.cells[0] if row.cells else None
    return first is not None and first.column == 0 and len(filled) <= 2 < len(row.cells) and is_like_roman(first.text)


def _column_numbers(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The row below a header that numbers its columns, whole where most of its numbers were read."""
    made = list(rows)
    for i, row in enumerate(rows[:4]):
        texts = [c.text for c in row.cells]
        right = sum(t.strip("() ") == str(c.column + 1) for t, c in zip(texts, row.cells, strict=True))
        if len(texts) >= 4 and all(len(t) <= 4 for t in texts) and right >= max(3, 0.6 * len(texts)):
            made[i] = replace(row, cells=tuple(_numbered_cell(c, c.column + 1) for c in row.cells))
    return tuple(made)


def _number(row: Row) -> int | None:
    cell = row.cell_at(0)
    match = re.fullmatch(r"(\d{1,3})[.)]?", cell.text) if cell is not None else None
    return int(match[1]) if match else None


def _numbered_cell(cell: Cell, number: int) -> Cell:
    if not cell.paragraphs:
        return cell
    return replace(cell, paragraphs=(_with(cell.paragraphs[0], str(number)), *cell.paragraphs[1:]))
