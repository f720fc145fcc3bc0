"""Reviews of invented offices, as text, and the figures that they state.

A case: a title; `--- văn bản`; the paper; `--- mong đợi`; a line `value | unit | clause` for each figure, "?" behind
a value or unit that a person should look at.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from giaoban.core.reading.formats import open_document
from giaoban.core.reading.model import Figure, Kind, State
from giaoban.core.reading.pipeline import read_document

CASES = sorted((Path(__file__).parents[1] / "cases").glob("report_*.txt"))


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_a_review_gives_its_figures(path: Path) -> None:
    _, _, rest = path.read_text(encoding="utf-8").partition("--- văn bản\n")
    paper, _, expected = rest.partition("--- mong đợi\n")

    reading = read_document(open_document(paper.encode(), path.name))

    assert reading.kind.value is Kind.REVIEW_REPORT
    assert [printed(f) for f in reading.figures] == expected.splitlines()


def printed(figure: Figure) -> str:
    value = f"{figure.value.value}{_doubt(figure.value.state)}"
    return f"{value} | {figure.unit.value}{_doubt(figure.unit.state)} | {figure.text.value}"


def _doubt(state: State) -> str:
    return "?" if state is State.CHECK else ""
