"""The printed cells of a line: as it was issued, as it is now, and what a change did to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

# What a line prints, with the word that pages use; `path` is its number.
LABELS: dict[str, str] = {
    "path": "Số",
    "text": "Nội dung",
    "products": "Sản phẩm",
    "when_words": "Thời gian",
    "leader_words": "Lãnh đạo",
    "unit_words": "Đơn vị",
    "partners_words": "Phối hợp",
}
Cells: TypeAlias = dict[str, str]


class Changed(Protocol):
    """A change of a line, as a row of the programme's ledger keeps it."""

    @property
    def line_id(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def before(self) -> Mapping[str, str]: ...
    @property
    def after(self) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell whose words differ, by the name that pages use."""

    name: str
    label: str
    before: str
    after: str


def cells_of(line: object) -> Cells:
    """The printed cells of a line."""
    return {name: str(getattr(line, name)) for name in LABELS}


def cell_changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[CellChange]:
    """The cells that differ, in the order of the table."""
    pairs = ((name, label, before.get(name, ""), after.get(name, "")) for name, label in LABELS.items())
    return [CellChange(*pair) for pair in pairs if pair[2] != pair[3]]


def as_issued(lines: Mapping[int, Cells], changes: Sequence[Changed]) -> dict[int, Cells]:
    """The lines as they were issued, by their number: changes are taken back from the last one to the first."""
    found = {pk: dict(cells) for pk, cells in lines.items()}
    for change in reversed(changes):
        if change.kind == "add":
            found.pop(change.line_id, None)
        else:
            found[change.line_id] = dict(change.before)
    return found


def as_amended(issued: Mapping[int, Cells], changes: Iterable[Changed]) -> dict[int, Cells]:
    """The lines that stand after all changes: what was issued, and what was decided since, one after the other."""
    found = {pk: dict(cells) for pk, cells in issued.items()}
    for change in changes:
        if change.kind == "withdraw":
            found.pop(change.line_id, None)
        else:
            found[change.line_id] = dict(change.after)
    return found
