"""What is printed on every page and says nothing: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter

from giaoban.core.reading.formats.page_layout import Line, Page
from giaoban.core.text.folding import fold

PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-–\s]*\d{1,4}[-–\s]*(?:[/|]\s*\d{1,4})?|(?:page|trang) \d+ (?:of|tren) \d+")
BAND = 0.11  # the share of the page's height, at its top and foot, where furniture stands


HEAD_LINES = 3  # a running head or foot has no more lines


def drop_furniture(pages: list[Page]) -> None:
    """Take page numbers, and lines that come back at the edge of most pages, out of the pages."""
    for page in pages:
        page.lines = [li for li in page.lines if not _is_page_number(page, li)]
    if len(pages) < 2:
        return
    for _ in range(HEAD_LINES):
        if not (_drop_repeated(pages, at_top=True) | _drop_repeated(pages, at_top=False)):
            break


def _in_band(page: Page, line: Line) -> bool:
    return line.base < BAND * page.height or line.top > (1 - BAND) * page.height


def _is_page_number(page: Page, line: Line) -> bool:
    return _in_band(page, line) and bool(PAGE_NUMBER.fullmatch(fold(line.text))) and _is_outermost(page, line)


def _is_outermost(page: Page, line: Line) -> bool:
    others = [li for li in page.lines if li is not line]
    tops = [g.top for g in page.grids] + [li.top for li in others]
    bottoms = [g.bottom for g in page.grids] + [li.bottom for li in others]
    return not tops or line.bottom <= min(tops) + 2 or line.top >= max(bottoms) - 2


def _drop_repeated(pages: list[Page], *, at_top: bool) -> bool:
    """Drop the outermost lines that most pages share at one height; tells whether there were any."""
    outer = [_outer_line(page, at_top=at_top) for page in pages]
    seen = Counter(_key(li) for li in outer if li is not None)
    common = {key for key, n in seen.items() if n >= max(2, round(0.6 * len(pages)))}
    if not common:
        return False
    for page, line in zip(pages, outer, strict=True):
        if line is not None and _key(line) in common:
            page.lines.remove(line)
    return True


def _outer_line(page: Page, *, at_top: bool) -> Line | None:
    lines = [li for li in page.lines if _in_band(page, li) and (li.base < page.height / 2) == at_top]
    if not lines:
        return None
    line = min(lines, key=lambda li: li.base) if at_top else max(lines, key=lambda li: li.base)
    is_text = line.x1 - line.x0 > 0.62 * page.width  # a full line of a paragraph is never a running head
    return line if _is_outermost(page, line) and not is_text else None


def _key(line: Line) -> tuple[str, int]:
    """The words with page numbers made alike, and the height on the page (to 4 points)."""
    return re.sub(r"\d+", "#", fold(line.text)), round(line.base / 4)
