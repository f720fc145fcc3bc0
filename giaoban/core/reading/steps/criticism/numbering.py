"""Gaps and repetitions in the printed numbers of rows and sections."""

from __future__ import annotations

import re
from collections.abc import Iterator

from giaoban.core.reading.draft import Draft
from giaoban.core.reading.language.labels import Level, read_label
from giaoban.core.reading.model import Warning
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.criticism.messages import tell

_POINTS = "abcdđeghiklmnopqrstuvxy"  # the order of lettered points; f, j, w, z are not used
_LETTERS = "ABCDĐEGHIKLMNOPQRSTUVXY"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def numbers_run_on(draft: Draft) -> Iterator[Warning]:
    """Rows of a section, and sections of a level, whose numbers jump or come twice."""
    rows = [(i.section, i.path, i.line) for i in draft.items if not i.path.startswith("0.")]
    sections = [(_parent(s.path), s.path, s.line) for s in draft.sections]
    for places in (rows, sections):
        yield from _check(places, draft)


def _check(places: list[tuple[str, str, int]], draft: Draft) -> Iterator[Warning]:
    last: dict[str, tuple[str, int]] = {}
    for parent, path, line in places:
        number = path.rsplit(".", 1)[-1]
        before = last.get(parent)
        last[parent] = (number, line)
        if before is None or _value(number) is None or _value(before[0]) is None:
            continue
        step = _value(number) - _value(before[0])  # type: ignore[operator]
        if step == 0 and number == before[0]:
            yield tell("numbering_repeat", line, path, number=number, where=before[1])
        elif step > 1 and not _between(before[0], step) & _printed_numbers(draft):
            yield tell("numbering_gap", line, path, before=before[0], after=number)


def _between(before: str, step: int) -> set[str]:
    """The numbers that a gap leaves out; one that is printed anywhere is no gap but a point without items."""
    start = _value(before) or 0
    if before.isdigit():
        return {str(start + n) for n in range(1, step)}
    if re.fullmatch(r"[IVXL]+", before):
        return {_roman(start + n) for n in range(1, step)}
    letters = _POINTS if before.islower() else _LETTERS
    return {letters[start + n - 1] for n in range(1, step) if start + n <= len(letters)}


def _value(number: str) -> int | None:
    if number.isdigit():
        return int(number)
    if re.fullmatch(r"[IVXL]+", number):
        values = [_ROMAN[c] for c in number]
        return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    if len(number) == 1 and number in _POINTS:
        return _POINTS.index(number) + 1
    if len(number) == 1 and number in _LETTERS:
        return _LETTERS.index(number) + 1
    return None


def _roman(value: int) -> str:
    text = ""
    for mark, worth in (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)):
        while value >= worth:
            text, value = text + mark, value - worth
    return text


def _parent(path: str) -> str:
    return path.rpartition(".")[0]


def _printed_numbers(draft: Draft) -> set[str]:
    """Every number that the body prints in front of a point, those too under which no item was found."""
    labels = (read_label(Passage(p.text)) for p in draft.document.paragraphs() if p.text)
    return {label.number.rsplit(".", 1)[-1] for label in labels if label and label.level is not Level.BULLET}
