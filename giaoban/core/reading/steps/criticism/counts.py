"""Counts that do not come out: "07 quyết định" announced and six listed; parts that exceed their total."""

from __future__ import annotations

import re
from collections.abc import Iterator

from giaoban.core.reading.draft import Draft
from giaoban.core.reading.language.parts import enumeration_of
from giaoban.core.reading.model import Figure, Item, Warning
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.criticism.messages import tell
from giaoban.core.reading.steps.figures import Count, counts_in
from giaoban.core.text.patterns import lazy_pattern

_TOTAL = lazy_pattern(r"tổng (?:số|cộng)|trong đó\s*:?\s*$", re.IGNORECASE)


def announced_and_listed(draft: Draft) -> Iterator[Warning]:
    """Items whose enumeration "(1) … (2) …" has another length than the number before it says."""
    for item in draft.items:
        announced = _announced(item)
        if announced is None:
            continue
        listed = len(enumeration_of(Passage(item.text.value)))
        if listed and announced.value != listed:
            words = f"{_printed(item, announced)} {announced.unit}"
            yield tell("count_mismatch", item.line, item.path, announced=words, listed=listed)


def _announced(item: Item) -> Count | None:
    """The count that announces the enumeration: the last one before "(1)", where it is the only one."""
    mark = re.search(r"\(?1\)", item.text.value)
    if mark is None:
        return None
    counts = list(counts_in(item.text.value[: mark.start()]))
    return counts[0] if len(counts) == 1 and isinstance(counts[0].value, int) and 1 < counts[0].value <= 60 else None


def _printed(item: Item, count: Count) -> str:
    return item.text.value[count.begin : count.end]


def parts_exceed_total(draft: Draft) -> Iterator[Warning]:
    """Figures behind "trong đó" of the same unit that together exceed the figure before it."""
    units = {p.unit: p.text for p in draft.document.paragraphs()} if draft.figures else {}
    for index, figure in enumerate(draft.figures):
        span = figure.value.spans[-1] if figure.value.spans else None
        if span is None or not isinstance(figure.value.value, int):
            continue
        sentence_end = _sentence_end(units.get(span.unit, ""), span.end)
        parts = _parts(draft.figures[index + 1 :], figure, span.unit, sentence_end, units.get(span.unit, ""))
        total = sum(parts)
        if len(parts) > 1 and total > figure.value.value:
            yield tell("sum_mismatch", figure.line, total=f"{figure.value.value} {figure.unit.value}", sum=total)


def _sentence_end(text: str, start: int) -> int:
    stop = re.compile(r"[.;](?:\s|$)").search(text, start)
    return stop.start() if stop else len(text)


def _parts(later: tuple[Figure, ...], total: Figure, unit: int, end: int, text: str) -> list[int]:
    parts: list[int] = []
    last = total.value.spans[-1].end
    for figure in later:
        span = figure.value.spans[-1] if figure.value.spans else None
        if span is None or span.unit != unit or span.start > end:
            break
        between = text[last : span.start]
        if not parts and not re.search(r"trong đó|gồm", between, re.IGNORECASE):
            break
        if figure.unit.value != total.unit.value or not isinstance(figure.value.value, int):
            return []
        parts.append(figure.value.value)
        last = span.end
    return parts
