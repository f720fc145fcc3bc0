"""Papers written by examiners who did not know the engine: text and truth as files, other formats made from them.

`tests/samples/independent/<kind>_<nn>.txt` is the paper as it comes out of a converter, `.json` what is true of
it. Where a `.blocks.json` stands beside them it says how a clerk lays the paper out (merged cells, letterhead,
signature); without one, Word, PDF and scan are made from the text.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.samples.paper import Block, Cell, Grid, Paper, Text
from tools.make_papers.build import ROOT, Sample
from tools.make_papers.from_text import from_text

FOLDER = ROOT / "tests" / "samples" / "independent"


def independent(only: str = "") -> list[tuple[Sample, Path]]:
    """Each paper with the file of its text, which is read as it stands."""
    return [(Sample("independent", _paper(text)), text) for text in sorted(FOLDER.glob("*.txt")) if only in text.stem]


def _paper(text: Path) -> Paper:
    truth: dict[str, Any] = json.loads(text.with_suffix(".json").read_text(encoding="utf-8"))
    laid_out = text.with_suffix(".blocks.json")
    if not laid_out.exists():
        return from_text(text.stem, text.read_text(encoding="utf-8"), truth)
    blocks = tuple(_block(b) for b in json.loads(laid_out.read_text(encoding="utf-8")))
    return Paper(text.stem, "by an examiner", blocks, truth)


def _block(block: dict[str, Any]) -> Block:
    """`{"text": …}` is a paragraph, `{"rows": …}` a table whose `null` cells are reached by a merged one."""
    if "text" in block:
        return Text(**block)
    rows = tuple(
        tuple(None if c is None else Cell(**{**c, "lines": tuple(c["lines"])}) for c in r) for r in block["rows"]
    )
    return Grid(rows, tuple(block["widths"]), block.get("header", 1), block.get("ruled", True))
