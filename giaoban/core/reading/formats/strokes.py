"""What the strokes of recognised words tell beside their letters: bold type, and how many stems "III" has."""

from __future__ import annotations

import re
from statistics import median
from typing import TypeVar

import numpy as np

from giaoban.core.reading.formats.page_image import Mask
from giaoban.core.text.folding import fold

BOLDER = 1.28  # times the usual thickness of strokes on the page
STEM_LETTERS = "IlHh1|!TiJ"
STEMS = re.compile(rf"[{STEM_LETTERS}]{{1,4}}[.,:;)]?")

Key = TypeVar("Key")


def bold_words(ink: Mask, lines: dict[Key, list[tuple[int, int, int, int]]]) -> dict[Key, list[bool]]:
    """For each word (left, top, right, bottom) of each line: is it bold, against the usual stroke of the page?

    A line is bold as a whole or from its start; a lone thick word inside a line is a smudge.
    """
    thickness = {key: [_thickness(ink[t:b, x0:x1]) for x0, t, x1, b in boxes] for key, boxes in lines.items()}
    known = [v for values in thickness.values() for v in values if v]
    usual = median(known) if known else 1.0
    return {key: _bold_run(values, lines[key], usual) for key, values in thickness.items()}


def _bold_run(values: list[float], boxes: list[tuple[int, int, int, int]], usual: float) -> list[bool]:
    widths = [b[2] - b[0] for b in boxes]
    whole = sum(v * w for v, w in zip(values, widths, strict=True)) / max(1, sum(widths))
    if whole > BOLDER * usual:
        return [True] * len(values)
    lead = 0
    while lead < len(values) and values[lead] > BOLDER * usual:
        lead += 1
    return [n < lead and lead >= 2 for n in range(len(values))]


def _thickness(ink: Mask) -> float:
    """The usual length of a run of ink across a row: near the thickness of upright strokes."""
    if ink.size == 0:
        return 0.0
    padded = np.zeros((ink.shape[0], ink.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = ink
    edges = np.diff(padded, axis=1)
    runs = np.nonzero(edges == -1)[1] - np.nonzero(edges == 1)[1] if (edges == 1).any() else np.zeros(0)
    if not runs.size:
        return 0.0
    # The mean of the middle, not the median: on a coarse scan strokes are two or three points thick.
    middle = np.sort(runs)[runs.size // 5 : max(runs.size // 5 + 1, runs.size * 4 // 5)]
    return float(middle.mean())


def may_be_roman(text: str, before: str) -> bool:
    """A few upright strokes behind "Quý": Tesseract often loses one of the three of "III"."""
    return fold(before) in ("quy", "qui", "quý") and STEMS.fullmatch(text) is not None


def count_stems(ink: Mask) -> str:
    """ "I", "II" or "III" by the upright strokes in a picture of the word, or "" where it is none of these."""
    rows = np.flatnonzero(ink.any(axis=1))
    if rows.size < 6:
        return ""
    part = ink[rows[0] : rows[-1] + 1]
    upright = part.mean(axis=0) > 0.62
    edges = np.diff(np.concatenate(([0], upright.astype(np.int8), [0])))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    stems = len(starts)
    wide = (ends - starts).max(initial=0) > 0.5 * part.shape[0]
    return "I" * stems if 1 <= stems <= 3 and not wide else ""
