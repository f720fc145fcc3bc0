"""The two places of an official paper that stand side by side without borders.

The head (agency on the left, the national title on the right) and the foot (recipients, signature):
Decree 30/2020/NĐ-CP, Annex I. Read line by line they would be mixed; each side is kept whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from giaoban.core.reading.formats.page_layout import Line, Page
from giaoban.core.reading.formats.paragraphs import Draft, Region, paragraphs_of
from giaoban.core.text.folding import fold

NATION = re.compile(r"cong hoa xa hoi|doc lap\b.{0,4}tu do|dang cong san viet nam|\bngay\b.*\bthang\b.*\bnam\b")
# What begins a line of its own in a letterhead; any other line goes on with the one above.
HEAD_START = re.compile(
    r"(?:s[oôố]\s*[:.]|so\b|ubnd|uy ban|hdnd|hoi dong|tinh uy|chi cuc|cuc\b|tong cuc|bo\b|ban\b|van phong|trung tam"
    r"|phong\b|thanh tra|truong\b|benh vien|v/v|ve viec|cong hoa|doc lap|dang cong san|\*+$|[-–—_]{3,}"
    r"|.*\bngay\b.*\bthang\b|.*, ngay\b)"
)
DATED = re.compile(r"\bngay\b.*\bthang\b.*\bnam\b|\bthang\b.*\bnam \d{4}")  # what a letterhead ends with
RECIPIENTS = re.compile(r"noi nhan\s*:?")
FORMULA = re.compile(r"cong hoa xa hoi chu nghia viet nam$|doc lap ?. ?tu do ?. ?hanh phuc$")
LISTED = re.compile(r"[-–+]|Lưu")
RIGHT_HALF = 0.38  # of the page's width, where a signature may begin
MOST = 14  # lines of one side of a foot, or of what a page break left of it
REST = 5  # lines of a signature, and words of a name


@dataclass(slots=True)
class Sides:
    """Two columns of paragraphs and the lines that they were made of. `gutter` is where a foot is parted."""

    left: list[Draft]
    right: list[Draft]
    lines: list[Line]
    gutter: float = 0.0

    @property
    def top(self) -> float:
        return min(li.top for li in self.lines)


def split_fused(lines: list[Line]) -> list[Line]:
    """Lines in which the agency and the national title stand so close that they were read as one."""
    parted: list[Line] = []
    for line in lines:
        at = _nation_starts(line)
        parted.extend([Line(line.words[:at]), Line(line.words[at:])] if at else [line])
    return parted


def _nation_starts(line: Line) -> int:
    folded = [fold(w.text) for w in line.words]
    for i in range(1, len(folded) - 1):
        pair = folded[i : i + 2]
        gap = line.words[i].x0 - line.words[i - 1].x1
        if pair in (["cong", "hoa"], ["doc", "lap"]) and (gap > 0.4 * line.size or FORMULA.match(" ".join(folded[i:]))):
            return i
    return 0


def find_head(page: Page, lines: list[Line]) -> Sides | None:
    """The letterhead at the top of a page, where it has one."""
    best: tuple[list[Line], list[Line]] | None = None
    for gutter in _gutters(lines, page):
        left, right = _until_crossed(lines, gutter)
        right = _until_date(right)
        left = _without_tail(left, right)
        if _is_head(left, right) and (best is None or len(left) + len(right) > len(best[0]) + len(best[1])):
            best = left, right
    if best is None:
        return None
    left, right = best
    return Sides(_head_paragraphs(left, page.number), _head_paragraphs(right, page.number), left + right)


def _gutters(lines: list[Line], page: Page) -> list[float]:
    """Where two columns may be parted: the longest line of the left may stand a few lines off that of the right."""
    found = set()
    for a in lines[:14]:
        for b in lines[:14]:
            if a is not b and b.x0 > a.x1 + 4 and abs(a.base - b.base) < 4.5 * a.size:
                middle = (a.x1 + b.x0) / 2
                if 0.2 * page.width < middle < 0.75 * page.width:
                    found.add(round(middle, 1))
    return sorted(found)


def _until_date(right: list[Line]) -> list[Line]:
    """The right column down to its date: a short title in the middle of the page is no part of it."""
    for line in right:
        if DATED.search(fold(line.text)):
            return [li for li in right if li.base < line.base + 0.9 * line.size]
    return right


def _until_crossed(lines: list[Line], gutter: float) -> tuple[list[Line], list[Line]]:
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if line.x1 <= gutter + 1:
            left.append(line)
        elif line.x0 >= gutter - 1:
            right.append(line)
        else:
            break
    return left, right


def _without_tail(left: list[Line], right: list[Line]) -> list[Line]:
    """The left column without lines of the body that happen to be short."""
    if not left or not right:
        return left
    lowest = max(li.base for li in right)
    kept: list[Line] = []
    for line in left:
        above = kept[-1] if kept else None
        if above is not None and line.base > lowest + 2:
            middle = (kept[0].x0 + kept[0].x1) / 2
            if line.base - above.base > 1.8 * line.size or abs((line.x0 + line.x1) / 2 - middle) > 40:
                break
        kept.append(line)
    return kept


def _is_head(left: list[Line], right: list[Line]) -> bool:
    return bool(left) and any(NATION.search(fold(li.text)) for li in right)


def _head_paragraphs(lines: list[Line], page: int) -> list[Draft]:
    region = Region(min(li.x0 for li in lines), max(li.x1 for li in lines), 0.0)
    groups: list[list[Line]] = []
    for line in lines:
        above = groups[-1][-1] if groups else None
        if above is not None and _goes_on_in_head(above, line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [d for g in groups for d in _as_one(g, region, page)]


def _as_one(lines: list[Line], region: Region, page: int) -> list[Draft]:
    """Lines made one paragraph whatever their widths."""
    one = Line([w for li in lines for w in li.words])
    one.x0, one.x1 = min(li.x0 for li in lines), max(li.x1 for li in lines)
    drafts = paragraphs_of([one], region, in_cell=False, page=page)
    for d in drafts:
        d.base = lines[-1].base
    return drafts


def _goes_on_in_head(above: Line, line: Line) -> bool:
    if line.base - above.base < 0.5 * line.size:
        return True
    folded = fold(line.text)
    if HEAD_START.match(folded) or fold(line.text).startswith("so ") or line.bold != above.bold:
        return False
    return line.text.isupper() == above.text.isupper()


def find_foot(page: Page, lines: list[Line]) -> Sides | None:
    """Recipients on the left and the signature on the right, where a page has both."""
    start = next((li for li in lines if RECIPIENTS.fullmatch(fold(li.text))), None)
    if start is None:
        return None
    below = [li for li in lines if li.base > start.base - 3.2 * start.size]
    rightish = [li for li in below if li.x0 > start.x1 + 6 and li.x0 > RIGHT_HALF * page.width]
    if not rightish:
        return None
    gutter = min(li.x0 for li in rightish) - 2
    above = [li for li in rightish if li.base < start.base - 0.6 * start.size and _alone(li, lines)]
    left, right = _until_crossed([li for li in below if li.base >= start.base - 0.6 * start.size], gutter)
    right = above + right
    if not right or len(right) > MOST:
        return None
    last = max(li.base for li in right)
    left = [li for n, li in enumerate(left) if li.base <= last or _is_recipient(li, left[n - 1])]
    return Sides(
        _recipient_paragraphs(left, page.number, gutter),
        [d for li in right for d in _as_one([li], Region(gutter, page.width, 0.0), page.number)],
        left + right,
        gutter,
    )


def find_foot_rest(page: Page, lines: list[Line], gutter: float) -> Sides | None:
    """What the page break cut off a foot: further recipients on the left, the name of who signs on the right."""
    gutter = min([gutter, *(li.x0 - 2 for li in lines[:MOST] if li.x0 > RIGHT_HALF * page.width)])
    left, right = _until_crossed(lines, gutter)
    listed = any(LISTED.match(li.text) for li in left)
    named = 0 < len(right) <= REST and all(len(li.words) <= REST for li in right)
    if len(left) + len(right) > MOST or not (listed or (named and not left)):
        return None
    return Sides(
        _recipient_paragraphs(left, page.number, gutter) if left else [],
        [d for li in right for d in _as_one([li], Region(gutter, page.width, 0.0), page.number)],
        left + right,
        gutter,
    )


def _alone(line: Line, lines: list[Line]) -> bool:
    return not any(o is not line and abs(o.base - line.base) < 0.6 * line.size for o in lines)


def _is_recipient(line: Line, above: Line) -> bool:
    """Word's own spacing sets recipients far apart; then their dashes tell."""
    reach = 4 if LISTED.match(line.text) else 2
    return line.base - above.base < reach * line.size


def _recipient_paragraphs(lines: list[Line], page: int, gutter: float) -> list[Draft]:
    region = Region(min(li.x0 for li in lines), gutter, 0.0)
    groups: list[list[Line]] = []
    dashed = sum(li.text.startswith(("-", "–", "+")) for li in lines) >= 2
    for line in lines:
        if groups and _goes_on_in_list(groups[-1][-1], line, dashed):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [d for g in groups for d in _as_one(g, region, page)]


def _goes_on_in_list(above: Line, line: Line, dashed: bool) -> bool:
    """In a list with dashes, a line without one goes on with the line above."""
    if line.base - above.base < 0.5 * line.size:
        return True
    starts = re.match(r"[-–+]|Lưu|Như|Nơi nhận", line.text)
    return dashed and not starts and not RECIPIENTS.fullmatch(fold(above.text))
