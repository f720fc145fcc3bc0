"""Figures of a review report: every quantity that its prose and its tables state (the contract's "A figure")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from giaoban.core.reading.document import Block, Paragraph
from giaoban.core.reading.draft import Draft
from giaoban.core.reading.model import Figure, Kind
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.counted_words import PAGE_FURNITURE
from giaoban.core.reading.steps.figure_table import figures_of_table
from giaoban.core.reading.steps.figures import figures_in
from giaoban.core.text.patterns import lazy_pattern

_SHORT = 100  # characters: the lines round an article are short, a sentence on "lượt truy cập" is not
_FURNITURE = lazy_pattern(PAGE_FURNITURE, re.IGNORECASE)


def read_report(draft: Draft) -> Draft:
    """The figures of a review report, in document order; any other kind is left as it is."""
    if draft.kind.value is not Kind.REVIEW_REPORT:
        return draft
    return replace(draft, figures=(*draft.figures, *_figures(draft.body)))


def _figures(body: tuple[Block, ...]) -> Iterator[Figure]:
    for block in body:
        if not isinstance(block, Paragraph):
            yield from figures_of_table(block)
        elif not _is_furniture(block.text) and not _is_title(block):
            yield from figures_in(Passage.of(block), block.line)


def _is_furniture(text: str) -> bool:
    return len(text) < _SHORT and bool(_FURNITURE.search(text))


def _is_title(paragraph: Paragraph) -> bool:
    """A heading ("KẾT QUẢ 6 THÁNG ĐẦU NĂM") says what follows; its numbers are periods."""
    letters = [c for c in paragraph.text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters)
