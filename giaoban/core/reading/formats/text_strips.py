"""A page cut into strips, one text line of one cell each, and laid out again for recognition.

Lines of neighbouring cells seldom stand level (cells are centred, type differs), and Tesseract then mixes
them or takes a column for a picture. So each line is cut out and set beside others on one baseline: one
clean block of text, read in one run, smaller than the page. Each word knows the strip it came from.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from giaoban.core.reading.formats.page_image import Grey, Mask

Profile = NDArray[np.int32]

# Inches. Type of 9 to 20 points is meant.
THIN_LINE = 0.045  # a band of ink lower than this is a row of tone marks, or a speck
TALL_LINE = 0.27  # a band higher than this holds several lines
WIDE_GAP = 0.30  # white space that parts columns; spaces between words are narrower
EDGE = 0.007  # what is cut off inside a cell: the rest of its border; tails of letters come close to it
BETWEEN = 0.08  # between strips set side by side: wider and Tesseract loses the spaces between words
LEADING = 0.09  # between rows of strips
SHEET = 7.2  # the width of the sheet, or the longest strip


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of text: its box on the page and its baseline, in points of the picture; `region` is the caller's."""

    region: int
    left: int
    top: int
    right: int
    bottom: int
    base: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and where it stands on the sheet that is recognised."""

    strip: Strip
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The strips laid out: the picture, and the rows of strips as (top, bottom, strips by x)."""

    grey: Grey
    rows: list[tuple[int, int, list[Placed]]]

    def strip_at(self, x: float, y: float) -> Placed | None:
        """The strip that stands at a point of the sheet, or the nearest in its row."""
        for top, bottom, placed in self.rows:
            if top <= y < bottom:
                return min(placed, key=lambda p: max(p.x - x, x - p.x - (p.strip.right - p.strip.left), 0))
        return None


def strips_in(ink: Mask, region: int, box: tuple[int, int, int, int], dpi: float, depth: int = 0) -> list[Strip]:
    """The text lines in a box (left, top, right, bottom) of a page's ink, from top to bottom."""
    left, top, right, bottom = box
    part = ink[top:bottom, left:right]
    if part.size == 0:
        return []
    found: list[Strip] = []
    for y0, y1 in _bands(part.sum(axis=1, dtype=np.int32), dpi):
        for x0, x1 in _columns(np.asarray(part[y0:y1].any(axis=0)), dpi):
            piece = part[y0:y1, x0:x1]
            rows = np.flatnonzero(piece.any(axis=1))
            a, b = top + y0 + int(rows[0]), top + y0 + int(rows[-1]) + 1
            if b - a < 0.5 * THIN_LINE * dpi and x1 - x0 < 0.1 * dpi:
                continue  # a speck
            whole = (left + x0, a, left + x1, b)
            if depth < 3 and whole != box and (b - a > TALL_LINE * dpi or (x0, x1) != (0, right - left)):
                found.extend(strips_in(ink, region, whole, dpi, depth + 1))
            else:
                found.append(Strip(region, *whole, base=a + _baseline(ink[a:b, left + x0 : left + x1])))
    return found


def _runs(flags: Mask) -> list[tuple[int, int]]:
    edges = np.diff(np.concatenate(([0], flags.astype(np.int8), [0])))
    return list(zip(np.flatnonzero(edges == 1).tolist(), np.flatnonzero(edges == -1).tolist(), strict=True))


def _bands(profile: Profile, dpi: float) -> list[tuple[int, int]]:
    """Where lines of text lie in a profile of ink by row; tall bands, whose lines touch, are cut at their waists."""
    bands: list[tuple[int, int]] = []
    for top, bottom in _with_marks(_runs(profile > 0), THIN_LINE * dpi):
        if bottom - top <= TALL_LINE * dpi:
            bands.append((top, bottom))
        else:
            bands.extend((top + a, top + b) for a, b in _cut_at_waists(profile[top:bottom], dpi))
    return bands


def _cut_at_waists(profile: Profile, dpi: float) -> list[tuple[int, int]]:
    """A tall band cut where tails and tone marks of neighbouring lines meet: little ink between much ink."""
    inked = profile[profile > 0]
    cores = _runs(profile > max(1.0, 0.06 * float(np.percentile(inked, 90))))
    cores = _with_marks(cores, THIN_LINE * dpi)
    bands = []
    start = 0
    for (_, above), (below, _) in pairwise(cores):
        gap = profile[above:below]
        lowest = np.flatnonzero(gap == gap.min())
        cut = above + int(lowest[len(lowest) // 2])
        bands.append((start, cut))
        start = cut
    bands.append((start, len(profile)))
    return [b for a in bands for b in [_trimmed(profile, a)] if b[1] > b[0]]


def _with_marks(cores: list[tuple[int, int]], thin: float) -> list[tuple[int, int]]:
    """Rows of tone marks put to the line that they are nearest to."""
    merged = list(cores)
    n = 0
    while n < len(merged) and len(merged) > 1:
        a, b = merged[n]
        if b - a >= thin:
            n += 1
            continue
        up = a - merged[n - 1][1] if n else 10**9
        down = merged[n + 1][0] - b if n + 1 < len(merged) else 10**9
        if min(up, down) > 1.2 * thin:
            n += 1
        elif down <= up:
            merged[n : n + 2] = [(a, merged[n + 1][1])]
        else:
            merged[n - 1 : n + 1] = [(merged[n - 1][0], b)]
            n -= 1
    return merged


def _trimmed(profile: Profile, band: tuple[int, int]) -> tuple[int, int]:
    rows = np.flatnonzero(profile[band[0] : band[1]])
    return (band[0] + int(rows[0]), band[0] + int(rows[-1]) + 1) if rows.size else (band[0], band[0])


def _columns(flags: Mask, dpi: float) -> list[tuple[int, int]]:
    """Stretches of a line between wide white gaps."""
    columns: list[tuple[int, int]] = []
    for a, b in _runs(flags):
        if columns and a - columns[-1][1] <= WIDE_GAP * dpi:
            columns[-1] = (columns[-1][0], b)
        else:
            columns.append((a, b))
    return columns


def _baseline(ink: Mask) -> int:
    """The row on which the letters stand: the last with much ink; tails of letters below have little.

    A short strip is a number or a capital, which has no tail.
    """
    if ink.shape[1] < 1.6 * ink.shape[0]:
        return int(ink.shape[0])
    profile = ink.sum(axis=1)
    return int(np.flatnonzero(profile >= 0.3 * profile.max())[-1]) + 1


def lay_out(strips: list[Strip], page: Grey, dpi: float) -> Sheet:
    """The strips set in rows on one sheet, each row on one baseline."""
    width = max([round(SHEET * dpi), *(s.right - s.left for s in strips)])
    gap, leading, margin = round(BETWEEN * dpi), round(LEADING * dpi), round(0.15 * dpi)
    shelves: list[list[Strip]] = []
    used = 0
    for strip in strips:
        wide = strip.right - strip.left
        if shelves and used + gap + wide <= width:
            shelves[-1].append(strip)
            used += gap + wide
        else:
            shelves.append([strip])
            used = wide
    rows: list[tuple[int, int, list[Placed]]] = []
    y = margin
    for shelf in shelves:
        above = max(s.base - s.top for s in shelf)
        below = max(s.bottom - s.base for s in shelf)
        x, placed = margin, []
        for strip in shelf:
            placed.append(Placed(strip, x, y + above - (strip.base - strip.top)))
            x += strip.right - strip.left + gap
        rows.append((y - leading // 2, y + above + below + leading - leading // 2, placed))
        y += above + below + leading
    sheet = np.full((y + margin, width + 2 * margin), 255, dtype=np.uint8)
    for _, _, placed in rows:
        for p in placed:
            s = p.strip
            sheet[p.y : p.y + s.bottom - s.top, p.x : p.x + s.right - s.left] = page[s.top : s.bottom, s.left : s.right]
    return Sheet(sheet, rows)
