"""Rows cut, joined, moved, added, dropped and accepted: what a person does to the rows of a draft as a whole.

Nothing that was read is lost on the way: words, names and evidence go along, and a row that was cut and joined again
is the row it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise

from giaoban.core.text.folding import squeeze
from giaoban.core.text.sentences import sentences
from giaoban.intake.rows import COLUMNS, Cell, CellState, Draft, Group, Row, Same, SpanTuple

# Cells that hold several values; in the other cells a row has one word to say.
MANY = frozenset({"products", "leaders", "units", "partners"})


class Act(StrEnum):
    """What can be done to a row."""

    SPLIT = "split"
    BY_UNITS = "units"
    JOIN = "join"
    UP = "up"
    DOWN = "down"
    BELOW = "below"
    DROP = "drop"
    ACCEPT = "accept"


def rearranged(draft: Draft, act: Act, id: str, typed: str = "") -> Draft:
    """The draft after an act on a row; `typed` is the row's text with the line breaks that tell where to cut.

    A row that is not there, or that has nobody to be joined with, leaves the draft as it is.
    """
    row = draft.row(id)
    if row is None:
        return draft
    match act:
        case Act.SPLIT:
            return split(draft, row, parts_of(typed or row.value("text")))
        case Act.BY_UNITS:
            return split_by_units(draft, row)
        case Act.JOIN:
            return joined(draft, row)
        case Act.UP:
            return moved(draft, row, -1)
        case Act.DOWN:
            return moved(draft, row, 1)
        case Act.BELOW:
            return with_new_row(draft, row.group, id)
        case Act.DROP:
            return draft.with_rows(row, [replace(row, dropped=not row.dropped)])
        case Act.ACCEPT:
            cells = {name: cell.accepted() for name, cell in row.cells.items()}
            return draft.with_rows(row, [replace(row, cells=cells)])


def with_new_row(draft: Draft, group: Group, after: str = "") -> Draft:
    """The draft with an empty row behind another one (at the end where there is none)."""
    place = next((i + 1 for i, row in enumerate(draft.rows) if row.id == after), len(draft.rows))
    empty = Row(
        id=f"r{draft.newest + 1}",
        group=group,
        section=draft.rows[place - 1].section if place else "",
        cells={column.name: Cell() for column in COLUMNS[group]},
    )
    return replace(draft, rows=(*draft.rows[:place], empty, *draft.rows[place:]), last=draft.newest + 1)


def parts_of(text: str) -> tuple[str, ...]:
    """Where a text is cut: at its line breaks, else between its sentences, else behind its semicolons.

    A text with none of them is given twice, to be trimmed by hand.
    """
    lines = tuple(squeeze(line) for line in text.splitlines() if line.strip())
    whole = squeeze(text)
    if len(lines) > 1:
        return lines
    said = tuple(whole[begin:end] for begin, end in sentences(whole))
    if len(said) > 1 and " ".join(said) == whole:
        return said
    clauses = tuple(re.split(r"(?<=;) (?=\S)", whole))
    return clauses if len(clauses) > 1 else (whole, whole)


def split(draft: Draft, row: Row, parts: Sequence[str]) -> Draft:
    """A row as several in its place: each has a part of the text, and all have the other cells."""
    texts = cut(row.cells["text"], parts)
    rows = [replace(row, cells={**row.cells, "text": text}) for text in texts]
    return draft.with_rows(row, [rows[0], *(_another(row) for row in rows[1:])])


def split_by_units(draft: Draft, row: Row) -> Draft:
    """A row as one for each of its units; a row of one unit stays as it is."""
    units, cell = row.values("units"), row.cells.get("units")
    if cell is None or len(units) < 2:
        return draft
    own = len(cell.spans) == len(units)  # each unit was read from a place of its own
    cells = [
        replace(cell, value=unit, spans=(cell.spans[place],) if own else cell.spans) for place, unit in enumerate(units)
    ]
    rows = [replace(row, cells={**row.cells, "units": one}) for one in cells]
    return draft.with_rows(row, [rows[0], *(_another(row) for row in rows[1:])])


def cut(cell: Cell, parts: Sequence[str]) -> list[Cell]:
    """A cell as several; where its value stands word for word on the paper, each part keeps just its own place."""
    if " ".join(parts) != cell.value:
        return [replace(cell, value=part, state=CellState.PERSON, why="") for part in parts]
    if cell.state is CellState.PERSON or sum(end - start + 1 for _, start, end in cell.spans) - 1 != len(cell.value):
        return [replace(cell, value=part) for part in parts]
    begins = [0]
    for part in parts:
        begins.append(begins[-1] + len(part) + 1)
    spans = [_within(cell.spans, begin, following - 1) for begin, following in pairwise(begins)]
    return [replace(cell, value=part, spans=own) for part, own in zip(parts, spans, strict=True)]


def joined(draft: Draft, row: Row) -> Draft:
    """A row and the one above it, of its kind and not dropped, as one."""
    above = None if row.dropped else _neighbour(draft, row, -1)
    if above is None:
        return draft
    cells = {name: _joined_cell(name, above.cells.get(name, Cell()), cell) for name, cell in row.cells.items()}
    known = above if above.continues else row
    one = replace(
        above,
        cells={**above.cells, **cells},
        continues=known.continues,
        same=known.same,
        likely=known.likely,
        why_same=known.why_same,
    )
    return draft.with_rows(above, [one]).with_rows(row, [])


def moved(draft: Draft, row: Row, step: int) -> Draft:
    """The draft with a row one place up (-1) or down (1); at the edge of a section it goes into the next one."""
    other = _neighbour(draft, row, step)
    if other is None:
        return draft
    if other.section != row.section:
        return draft.with_rows(row, [replace(row, section=other.section)])
    rows = [other if r is row else row if r is other else r for r in draft.rows]
    return replace(draft, rows=tuple(rows))


def _another(row: Row) -> Row:
    """A row that came out of another: it gets an id of its own, and continues no task."""
    return replace(row, id="", continues=None, same=Same.NO_OTHER, likely=False, why_same="")


def _neighbour(draft: Draft, row: Row, step: int) -> Row | None:
    kept = [r for r in draft.rows if r.group is row.group and (r is row or not r.dropped)]
    at = next(i for i, r in enumerate(kept) if r is row) + step
    return kept[at] if 0 <= at < len(kept) else None


def _joined_cell(name: str, above: Cell, below: Cell) -> Cell:
    if above == below:
        return above
    spans = _united(above.spans, below.spans)
    if not above.value or not below.value:
        return replace(above if above.value else below, spans=spans)
    state = _less_sure(above.state, below.state)
    why = " ".join(dict.fromkeys(w for w in (above.why, below.why) if w))
    if name in MANY:
        values = dict.fromkeys(squeeze(v) for v in (*above.value.split(";"), *below.value.split(";")))
        return Cell("; ".join(v for v in values if v), state, why, spans)
    if above.value == below.value:
        return Cell(above.value, state, why, spans)
    if name == "text":
        return Cell(f"{above.value} {below.value}", state, why, spans)
    return Cell(above.value, CellState.CHECK, f"Dòng được gộp vào ghi “{below.value}”.", spans)


def _less_sure(one: CellState, other: CellState) -> CellState:
    order = (CellState.CHECK, CellState.PERSON, CellState.SURE, CellState.MISSING)
    return min(one, other, key=order.index)


def _united(above: tuple[SpanTuple, ...], below: tuple[SpanTuple, ...]) -> tuple[SpanTuple, ...]:
    """The places of both, each once; two that touch where the rows meet are one again."""
    rest = tuple(span for span in below if span not in above)
    if above and rest and above[-1][0] == rest[0][0] and 0 <= rest[0][1] - above[-1][2] <= 1:
        seam = (above[-1][0], above[-1][1], rest[0][2])
        return (*above[:-1], seam, *rest[1:])
    return (*above, *rest)


def _within(spans: Sequence[SpanTuple], begin: int, end: int) -> tuple[SpanTuple, ...]:
    """The pieces of spans, which stand one space apart in the value, between two of its positions."""
    found: list[SpanTuple] = []
    at = 0
    for unit, start, stop in spans:
        first, last = max(begin, at), min(end, at + stop - start)
        if first < last:
            found.append((unit, start + first - at, start + last - at))
        at += stop - start + 1
    return tuple(found)
