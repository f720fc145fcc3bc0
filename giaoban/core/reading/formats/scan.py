"""Scans and photos → Document: the page made straight, its table grid found, its letters recognised.

One run of Tesseract reads a whole page: its lines are cut out of their cells and set on one sheet
(`text_strips`), so that a word knows its cell and a scanned page costs little more than that one run.
"""

from __future__ import annotations

from collections import defaultdict
from statistics import median

import numpy as np

from giaoban.core.reading.document import Document
from giaoban.core.reading.formats import tesseract
from giaoban.core.reading.formats.composing import compose
from giaoban.core.reading.formats.grid import find_grids
from giaoban.core.reading.formats.page_image import (
    Mask,
    PageImage,
    ink_level,
    page_images,
    straightened,
    without_border,
)
from giaoban.core.reading.formats.page_layout import Grid, Line, Page, Rule, Word, lines_of
from giaoban.core.reading.formats.ruling import find_ruling
from giaoban.core.reading.formats.strokes import STEM_LETTERS, bold_words, count_stems, may_be_roman
from giaoban.core.reading.formats.tesseract import Seen
from giaoban.core.reading.formats.text_strips import EDGE, Placed, Sheet, Strip, lay_out, strips_in
from giaoban.core.reading.refusal import Limits, Progress, Refused, unheard

BLOCK_OF_TEXT = 6  # Tesseract's page segmentation mode: one uniform block
BODY = -1  # the region of what stands outside tables
STRIPS_AT_MOST = 2500  # more is a picture of something else than text
DARK = 0.4  # a page with a larger share of ink is a picture
SURE = 0.6  # a word at least so sure counts as read
NOISE = 0.2  # a word less sure is a speck or a stroke of a signature
WORDS_AT_LEAST = 5
NO_TEXT = "Không đọc được chữ nào trên ảnh; hãy chụp hoặc quét lại trang văn bản rõ và thẳng hơn."


def open_document(data: bytes, name: str, limits: Limits, progress: Progress = unheard) -> Document:
    """The document on a picture; raises `Refused` where no text can be read or Tesseract is missing."""
    images = page_images(data, limits)
    pages = []
    for number, image in enumerate(images, start=1):
        progress(number - 1, len(images))
        pages.append(recognise_page(image, number, limits))
    progress(len(images), len(images))
    if not any(is_read(page) for page in pages):
        raise Refused(NO_TEXT)
    notes = ("Chữ trên ảnh do máy nhận dạng; hãy kiểm tra lại, nhất là ngày tháng và con số.",)
    return compose(pages, name=name, form="scan", notes=notes, rows_at_most=limits.table_rows)


def is_read(page: Page) -> bool:
    """Whether enough sure words stand on a page for it to be a page of text."""
    lines = [*page.lines, *(li for g in page.grids for box in g.lines for li in box)]
    sure = [w for li in lines for w in li.words if w.confidence >= SURE and sum(map(str.isalpha, w.text)) >= 2]
    return len(sure) >= WORDS_AT_LEAST


def recognise_page(image: PageImage, number: int, limits: Limits) -> Page:
    """One page recognised; turned upright where it lies on its side or its head."""
    page, sureness = _recognised(straightened(image), number, limits)
    if sureness >= SURE:
        return page
    turn = tesseract.turn_of(image.grey, dpi=image.dpi, seconds=limits.ocr_seconds_per_page)
    if not turn:
        return page
    turned = PageImage(np.ascontiguousarray(np.rot90(image.grey, turn // 90)), image.dpi)
    again, better = _recognised(straightened(turned), number, limits)
    return again if better > sureness else page


def _recognised(image: PageImage, number: int, limits: Limits) -> tuple[Page, float]:
    """A straight page read, and how sure its words are on the whole (0..1)."""
    scale = 72 / image.dpi
    ruling = find_ruling(image)
    grids = find_grids(ruling.horizontal, ruling.vertical)
    ink = ruling.wiped < ink_level(ruling.wiped)
    page = Page(number, image.grey.shape[1] * scale, image.grey.shape[0] * scale, [], grids, recognised=True)
    strips, owners = _strips(ink, grids, image.dpi) if ink.mean() < DARK else ([], {})
    if not strips or len(strips) > STRIPS_AT_MOST:
        return page, 1.0  # nothing to read, however the page is turned
    sheet = lay_out(strips, ruling.wiped, image.dpi)
    seen = tesseract.recognise(sheet.grey, dpi=image.dpi, layout=BLOCK_OF_TEXT, seconds=limits.ocr_seconds_per_page)
    by_region = _words(seen, sheet, ink, scale)
    underlines = sorted(ruling.horizontal)
    for region, words in by_region.items():
        marked = [w._replace(underlined=_is_underlined(w, underlines)) for w in words]
        if region == BODY:
            page.lines = lines_of(marked)
        else:
            grid, box = owners[region]
            grid.lines[box] = lines_of(marked, split_at=99.0)
    page.lines = [li for li in page.lines if _is_text(li)]
    return page, _sureness(by_region)


def _sureness(by_region: dict[int, list[Word]]) -> float:
    words = [w for some in by_region.values() for w in some]
    letters = sum(len(w.text) for w in words)
    return sum(w.confidence * len(w.text) for w in words) / letters if letters else 0.0


def _is_text(line: Line) -> bool:
    """A line of the body whose words are all doubtful is a signature or a stamp; one without letters is a rule."""
    sure = max(w.confidence for w in line.words) >= 0.5 or len(line.words) > 3
    return sure and any(c.isalnum() for c in line.text)


def _strips(ink: Mask, grids: list[Grid], dpi: float) -> tuple[list[Strip], dict[int, tuple[Grid, int]]]:
    """The text lines of every cell and of the body; the cell of each region number."""
    points = dpi / 72
    edge = max(1, round(EDGE * dpi))
    owners: dict[int, tuple[Grid, int]] = {}
    strips: list[Strip] = []
    body = without_border(ink)
    body = ink.copy() if body is ink else body
    for grid in grids:
        for n, box in enumerate(grid.boxes):
            region = len(owners)
            owners[region] = grid, n
            sides = [round(v * points) for v in (box.x0, box.top, box.x1, box.bottom)]
            inner = sides[0] + edge, sides[1] + edge, sides[2] - edge, sides[3] - edge
            strips.extend(strips_in(ink, region, inner, dpi))
        left, right = round(grid.xs[0] * points) - edge, round(grid.xs[-1] * points) + edge
        body[max(0, round(grid.top * points) - edge) : round(grid.bottom * points) + edge, max(0, left) : right] = False
    strips.extend(strips_in(body, BODY, (0, 0, body.shape[1], body.shape[0]), dpi))
    return [s for s in strips if s.bottom - s.top < 0.7 * dpi], owners


def _words(seen: list[Seen], sheet: Sheet, ink: Mask, scale: float) -> dict[int, list[Word]]:
    """Words by region, at their places on the page, in points."""
    found: dict[Strip, list[tuple[Seen, Placed]]] = defaultdict(list)
    for word in seen:
        placed = sheet.strip_at((word.left + word.right) / 2, (word.top + word.bottom) / 2)
        if placed is not None and _is_word(word, in_cell=placed.strip.region != BODY):
            found[placed.strip].append((word, placed))
    usual = median([s.base - s.top for s in found] or [1])
    weights = bold_words(
        ink, {strip: [_box(w, p) for w, p in sorted(some, key=lambda s: s[0].left)] for strip, some in found.items()}
    )
    by_region: dict[int, list[Word]] = defaultdict(list)
    for strip, some in found.items():
        height = strip.base - strip.top
        size = (height if height > 1.35 * usual else usual) / 0.85 * scale
        some.sort(key=lambda s: s[0].left)
        for n, (word, placed) in enumerate(some):
            left, _, right, _ = _box(word, placed)
            text = word.text
            if may_be_roman(text, some[n - 1][0].text if n else ""):
                end = _box(*some[n + 1])[0] - 2 if n + 1 < len(some) else strip.right
                stems = count_stems(ink[strip.top : strip.bottom, left:end])
                text = stems + text.lstrip(STEM_LETTERS) if stems else text
            by_region[strip.region].append(
                Word(
                    text,
                    left * scale,
                    right * scale,
                    strip.base * scale,
                    size,
                    bold=weights[strip][n],
                    confidence=word.confidence,
                )
            )
    return by_region


def _box(word: Seen, placed: Placed) -> tuple[int, int, int, int]:
    """Where a word of the sheet stands on the page."""
    dx, dy = placed.strip.left - placed.x, placed.strip.top - placed.y
    return max(0, word.left + dx), max(0, word.top + dy), word.right + dx, word.bottom + dy


def _is_word(word: Seen, *, in_cell: bool) -> bool:
    """Letters, digits or marks that mean something; a short piece that is not sure is a speck or a stroke."""
    if any(c.isalnum() for c in word.text):
        return in_cell or word.confidence >= NOISE or len(word.text) > 2
    return word.confidence >= 0.5 or word.text in "-–—+*•"


def _is_underlined(word: Word, rules: list[Rule]) -> bool:
    return any(
        word.base - 1.0 < level < word.base + 0.3 * word.size and start <= word.x0 + 3 and end >= word.x1 - 3
        for level, start, end in rules
    )
