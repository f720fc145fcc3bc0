"""Notices of invented offices, as text, and the orders that they hold.

A case: a title; `--- văn bản`; the paper; `--- mong đợi`; a line `§ path | title` for each section and a line
`path | units | partners | leaders | when | start | due | parts | beginning of the text` for each item, "-" where
the paper states nothing.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from giaoban.core.reading.formats import open_document
from giaoban.core.reading.model import Item, Kind, Reading
from giaoban.core.reading.pipeline import read_document

CASES = sorted((Path(__file__).parents[1] / "cases").glob("notice_*.txt"))


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_a_notice_gives_its_orders(path: Path) -> None:
    paper, expected = _case(path)

    reading = read_document(open_document(paper.encode(), path.name))

    assert reading.kind.value is Kind.CONCLUSION_NOTICE
    assert _told(reading, expected) == expected


def _case(path: Path) -> tuple[str, list[str]]:
    _, _, rest = path.read_text(encoding="utf-8").partition("--- văn bản\n")
    paper, _, expected = rest.partition("--- mong đợi\n")
    return paper, [line for line in expected.splitlines() if line.strip()]


def _told(reading: Reading, expected: list[str]) -> list[str]:
    """The reading in the words of a case; as much of each text as the expected line of its place gives."""
    sections = [f"§ {s.path} | {s.title}" for s in reading.sections]
    items = expected[len(sections) :]
    lengths = [len(line.rsplit(" | ", 1)[-1]) for line in items] + [60] * len(reading.items)
    return sections + [_line(item, n) for item, n in zip(reading.items, lengths, strict=False)]


def _line(item: Item, length: int) -> str:
    fields = (
        item.path,
        "; ".join(item.units.value),
        "; ".join(item.partners.value),
        "; ".join(f"{p.name} ({p.title})" if p.title else p.name for p in item.leaders.value),
        item.when.value or "",
        _day(item.start.value),
        _day(item.due.value),
        str(len(item.parts.value) or ""),
        item.text.value[:length],
    )
    return " | ".join(f or "-" for f in fields)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
