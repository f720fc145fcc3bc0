"""Roman numbers of headings, which recognition spoils more than any other mark ("H", "IH", "HI" for II and III)."""

from __future__ import annotations

import re
from dataclasses import replace

from giaoban.core.reading.document import Block, Paragraph
from giaoban.core.text.letters import compiled

ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
LIKE_ROMAN = re.compile(r"(?=.*[HIVX])[HIl1|TiL!VXY]{1,5}")
HEADING = compiled(r"([HIl1|TiL!VXY]{1,5})([.)/-]\s*|\s+)(?=[\U])")
PART = re.compile(r"(?i:phần|chương|phụ lục)\b|[A-G][.)/]\s")


def is_like_roman(text: str) -> bool:
    """Whether a mark is a Roman number, or what recognition makes of one."""
    return LIKE_ROMAN.fullmatch(text) is not None


def run_of(marks: list[str]) -> list[str]:
    """Marks that look like Roman numbers, each as its run demands: what repeats or cannot be read is the next one.

    A run may begin again at I (in the next part), and may leave numbers out where they are read plainly.
    """
    right: list[str] = []
    last = 0
    for mark in marks:
        value = ROMANS.index(mark) + 1 if mark in ROMANS else 0
        begins_again = value == 1 and last > 1
        repeats = value <= last and not begins_again
        if (value == 0 or repeats) and last < len(ROMANS):
            value = last + 1
        last = value
        right.append(ROMANS[value - 1])
    return right


def with_romans(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The body's paragraphs with the Roman numbers of their headings put right, part by part."""
    made = list(blocks)
    part: list[int] = []
    for i, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        if PART.match(block.text):
            _mend(made, part)
            part = []
        elif _is_heading(block):
            part.append(i)
    _mend(made, part)
    return tuple(made)


def _is_heading(paragraph: Paragraph) -> bool:
    match = HEADING.match(paragraph.text)
    if match is None or not is_like_roman(match[1]):
        return False
    dotted = match[2][0] in ".)/-"
    return paragraph.text.isupper() or (dotted and (match[1] in ROMANS or paragraph.bold_lead > 0))


def _mend(blocks: list[Block], places: list[int]) -> None:
    headings = [b for b in (blocks[i] for i in places) if isinstance(b, Paragraph)]
    seen = [m[1] for b in headings if (m := HEADING.match(b.text))]
    if not any(mark in ROMANS for mark in seen):
        return
    dotted = 2 * sum(b.text[len(mark)] == "." for b, mark in zip(headings, seen, strict=True)) >= len(seen)
    for i, heading, mark, number in zip(places, headings, seen, run_of(seen), strict=True):
        behind = heading.text[len(mark) :]
        text = number + ("." if dotted and behind[0] == " " else "") + behind
        if text != heading.text:
            lead = max(0, heading.bold_lead + len(text) - len(heading.text)) if heading.bold_lead else 0
            blocks[i] = replace(heading, text=text, bold_lead=lead)
