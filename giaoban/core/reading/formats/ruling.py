"""Ruling lines in a picture of a page, by runs of ink, and the picture without them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from giaoban.core.reading.formats.page_image import Grey, Mask, PageImage, ink_level
from giaoban.core.reading.formats.page_layout import Rule

SHORTEST = 0.30  # inches; letters are never this long in one stroke
SOLID = 0.975  # the share of a run that must be ink; less, and a line goes on into letters that stand below it
THICKEST = 0.06  # inches; a thicker run is a black edge or a picture


@dataclass(frozen=True, slots=True)
class Ruling:
    """The lines found, in points, and the picture of the page with them wiped out."""

    horizontal: list[Rule]
    vertical: list[Rule]
    wiped: Grey


def find_ruling(image: PageImage) -> Ruling:
    """The straight lines of a straightened page. Works at half size: lines survive, noise does not."""
    ink = image.grey < ink_level(image.grey)
    half = _halved(ink)
    length = max(8, round(SHORTEST * image.dpi / 2))
    across = _runs(half, length)
    down = _runs(np.ascontiguousarray(half.T), length).T
    thick = max(3, round(THICKEST * image.dpi / 2))
    across &= ~_thick(across, thick)
    down &= ~_thick(np.ascontiguousarray(down.T), thick).T
    scale = 72 / (image.dpi / 2)
    return Ruling(
        horizontal=_rules(across, scale),
        vertical=_rules(np.ascontiguousarray(down.T), scale),
        wiped=_wiped(image.grey, across | down),
    )


def _halved(ink: Mask) -> Mask:
    rows, columns = ink.shape[0] // 2 * 2, ink.shape[1] // 2 * 2
    ink = ink[:rows, :columns]
    two = ink[::2] | ink[1::2]
    return np.asarray(two[:, ::2] | two[:, 1::2])


def _runs(ink: Mask, length: int) -> Mask:
    """Points that lie in a stretch of a row of the given length that is nearly all ink."""
    height, width = ink.shape
    if width <= length:
        return np.zeros_like(ink)
    sums = np.zeros((height, width + 1), dtype=np.int16)
    np.cumsum(ink, axis=1, out=sums[:, 1:], dtype=np.int16)
    solid = sums[:, length:] - sums[:, :-length] >= SOLID * length
    marks = np.zeros((height, width + 1), dtype=np.int16)
    marks[:, : solid.shape[1]] += solid
    marks[:, length : length + solid.shape[1]] -= solid[:, : width + 1 - length]
    return np.asarray(np.cumsum(marks, axis=1, dtype=np.int16)[:, :width] > 0)


def _thick(mask: Mask, thick: int) -> Mask:
    """Points of a mask that lie in bands taller than `thick` rows."""
    sums = np.zeros((mask.shape[0] + 1, mask.shape[1]), dtype=np.int16)
    np.cumsum(mask, axis=0, out=sums[1:], dtype=np.int16)
    result = np.zeros_like(mask)
    if mask.shape[0] <= thick:
        return result
    full = sums[thick:] - sums[:-thick] >= thick
    for shift in range(thick):
        result[shift : shift + full.shape[0]] |= full
    return result


def _rules(mask: Mask, scale: float) -> list[Rule]:
    rules = []
    padded = np.zeros((mask.shape[0], mask.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = mask
    edges = np.diff(padded, axis=1)
    starts, ends = np.argwhere(edges == 1), np.argwhere(edges == -1)
    for (row, start), (_, end) in zip(starts.tolist(), ends.tolist(), strict=True):
        rules.append(Rule((row + 0.5) * scale, start * scale, end * scale))
    return rules


def _wiped(grey: Grey, lines: Mask) -> Grey:
    wide = lines.copy()
    wide[1:] |= lines[:-1]
    wide[:-1] |= lines[1:]
    wide[:, 1:] |= lines[:, :-1]
    wide[:, :-1] |= lines[:, 1:]
    full = np.repeat(np.repeat(wide, 2, axis=0), 2, axis=1)
    clean = grey.copy()
    clean[: full.shape[0], : full.shape[1]][full] = 255
    return clean
