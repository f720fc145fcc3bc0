"""Lines of a page region (the body, a cell) joined into the paragraphs that their writer typed.

A line was broken by the writer, not by the margin, where the next word would still have fitted on it.
Other signs of a new paragraph: a wider gap, an indent, a list mark, a change from bold to plain.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from giaoban.core.reading.document import Align
from giaoban.core.reading.formats.page_layout import Line
from giaoban.core.text.folding import nfc, squeeze
from giaoban.core.text.letters import compiled

# Starts of a point: "-", "+", "1.", "1.2", "a)", "IV.", a session or a person of a schedule. "(1)" is none:
# it mostly stands inside a sentence, and where it starts a paragraph the line above tells.
MARK = compiled(
    r"(?P<bullet>[-–—+•*·]|\uf0b7|\uf02d|)\s+\S"
    r"|(?P<number>(?:\d{1,2}[.)/-]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|[a-zđ][.)]|[IVX]{1,4}[.)/-]|[A-H][.)/])\s+\S"
    r"|[IVX]{1,4}\.(?=[\U]{2}))"
    r"|(?P<word>(?:Sáng|Chiều|Tối|Cả ngày|Buổi (?:sáng|chiều|tối))\s*[:(,]|Đ/[cC]\b|(?:Điều|Chương|Mục) [\dIVX]+\b)"
)
CLEAR = 0.86  # of the words recognised with less certainty, one in eight is wrong; of the others, one in 500
# What closes a list of bullets without a bullet of its own.
CLOSING = re.compile(
    r"(?:Đề nghị|Yêu cầu) (?:các|Trưởng|Giám đốc|Thủ trưởng|lãnh đạo)\b|Trên đây là\b"
    r"|Căn cứ (?:nội dung|nhiệm vụ|chương trình)"
    r"|Trong quá trình (?:tổ chức |triển khai )?thực hiện|Văn phòng (?:\S+ )?(?:có trách nhiệm|theo dõi)"
)
# How units begin: in a narrow cell each is a line of its own.
UNIT = compiled(
    r"(?:Phòng|Văn phòng|Chi cục|Trung tâm|Thanh tra|Ban|Quỹ|Lãnh đạo|Khoa|Công đoàn|UBND|Đ/c) [\U]"
    r"|Thanh tra$|Văn phòng$"
)
SENTENCE_END = re.compile(r"[.;:!?…/]['\"”’)]*$")
BROKEN_AT_HYPHEN = re.compile(r"\w[-–]$")  # "815/QĐ-" at the end of a line, "UBND" on the next
OPEN_END = re.compile(r"(?:[,:(/–-]|\b(?:và|với|của|cùng|các|gồm|cho|tại|là))$", re.IGNORECASE)
# What is left of a word or an hour that a narrow column broke ("Ngà|y", but not "bác sĩ|y tế").
_CUT_WORD = re.compile(
    r"(?:\d(?:h|g|:)\d?|\d/)\|\d{1,2}$|/\d{1,3}\|\d{1,3}$|[A-ZĐ]\|[A-ZĐ]*&[A-ZĐ]+$|-[A-ZĐ]+\|[A-ZĐ]{1,2}$|"
    r"[aàáảãạâấầăắ]\|y$|[^\W\d]\|(?:u|i|o|c|ch|m|n|ng|nh|p|t)$"
)


@dataclass(slots=True)
class Draft:
    """A paragraph before it has its number in the document.

    `room` is what its last line left free on the right and `first_width` how wide its first word is:
    both tell whether a paragraph of the next page goes on with it. `top`, `base` are its place.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    bold_lead: int = 0
    align: Align | None = None
    confidence: float = 1.0
    unclear: tuple[str, ...] = ()
    page: int | None = None
    room: float = 0.0
    first_width: float = 0.0
    x0: float = 0.0
    top: float = 0.0
    base: float = 0.0


@dataclass(frozen=True, slots=True)
class Region:
    """The stretch of a page that lines fill: its sides, the usual step from line to line."""

    left: float
    right: float
    pitch: float
    slack: float = 1.0  # how exact the places of words are

    def room(self, line: Line) -> float:
        """What a line left free: to the right, or on both sides where it is centred."""
        if self.centred(line):
            return (self.right - self.left) - (line.x1 - line.x0)
        return self.right - line.x1

    def centred(self, line: Line) -> bool:
        before, behind = line.x0 - self.left, self.right - line.x1
        # A line that is only indented, as first lines are by 1 cm, leaves nothing on the right.
        alike = abs(before - behind) <= max(5.0, 0.06 * (self.right - self.left))
        return before > 6 and alike and (before < 12 or behind > 0.35 * before)


def pitch_of(regions: list[list[Line]]) -> float:
    """The usual step from one line to the next in some regions, or 0 where there are too few lines to tell."""
    steps: Counter[int] = Counter()
    for lines in regions:
        for above, below in pairwise(lines):
            step = below.base - above.base
            if 0.9 * above.size < step < 2.2 * above.size:
                steps[round(step * 2)] += 1
    return min((s for s, n in steps.items() if n >= 0.5 * max(steps.values())), default=0) / 2


def paragraphs_of(lines: list[Line], region: Region, *, in_cell: bool, page: int) -> list[Draft]:
    """The paragraphs of a region, from top to bottom.

    In a cell, an empty line of sight between two lines is kept as an empty paragraph.
    """
    groups: list[list[Line]] = []
    drafts: list[Draft] = []
    listed = _marks(lines)
    for line in lines:
        if groups and not _begins(groups[-1], line, region, listed):
            groups[-1].append(line)
            continue
        if groups:
            drafts.append(_draft(groups[-1], region, page))
            if in_cell:
                drafts.extend(_blanks(groups[-1][-1], line, region, page))
        groups.append([line])
    if groups:
        drafts.append(_draft(groups[-1], region, page))
    return drafts


def _marks(lines: list[Line]) -> Counter[str]:
    return Counter(k for k in (_mark(li.text) for li in lines) if k)


def _mark(text: str) -> str:
    """The kind of list mark that a text starts with, or ""."""
    match = MARK.match(text)
    if match is None:
        return ""
    if match["bullet"]:
        return match["bullet"]
    return "1" if match["number"] else "w"


def _begins(group: list[Line], line: Line, region: Region, listed: Counter[str]) -> bool:
    """Whether a line starts a new paragraph behind the lines of the one before."""
    above = group[-1]
    if line.base - above.base < 0.5 * above.size:  # beside it: pieces of one line, parted by a tab
        return line.x0 < above.x0
    return (
        _gap_is_wide(above, line, region)
        or _was_broken_early(above, line, region)
        or _is_marked(above, line, listed)
        or _is_indented(group, line, region)
        or _closes_list(group, line)
        or _is_next_unit(group, line, region)
        or _changes_weight(above, line)
    )


def _gap_is_wide(above: Line, line: Line, region: Region) -> bool:
    step = line.base - above.base
    usual = region.pitch or 1.25 * max(above.size, line.size)
    return step > max(usual + 2.6, 1.12 * usual) if region.pitch else step > 1.5 * usual


def _was_broken_early(above: Line, line: Line, region: Region) -> bool:
    """The next word would have fitted on the line above: its writer ended it there."""
    if BROKEN_AT_HYPHEN.search(above.text):
        return False
    return first_width(line) + 0.25 * line.size + region.slack < region.room(above)


def first_width(line: Line) -> float:
    """How wide the first piece of a line is that could have stood on the line above.

    Programs break lines behind hyphens too; letters parted by a non-breaking space stay together.
    """
    word = line.words[0]
    piece = re.match(r".*?[^-–/]*[-–/]?(?=.)", word.text)
    # A letter or two before a hyphen ("X-quang") are left with their word by some programs.
    cut = piece.end() if piece and 2 < piece.end() < len(word.text) and piece.group().endswith(("-", "–")) else None
    share = cut / len(word.text) if cut else 1.0
    return (word.x1 - word.x0) * share


def _is_marked(above: Line, line: Line, listed: Counter[str]) -> bool:
    kind = _mark(line.text)
    if not kind:
        return False
    ended = bool(SENTENCE_END.search(above.text))
    if kind == "w":
        return not OPEN_END.search(above.text)
    behind = re.sub(r"^\S+\s+", "", line.text)
    if kind == "1":
        return behind[:1].isupper() and (ended or listed["1"] >= 2) and not OPEN_END.search(above.text.rstrip(":"))
    # "Công nghiệp Than" / "- Khoáng sản": a dash inside a name stands between two capitals.
    inside_name = above.words[-1].text[:1].isupper() and listed[kind] < 2
    return ended or (behind[:1].isupper() and not inside_name)


def _is_indented(group: list[Line], line: Line, region: Region) -> bool:
    above = group[-1]
    if region.centred(line) and (region.centred(above) or region.room(above) < 12):
        return False
    if len(group) >= 2:
        return abs(line.x0 - above.x0) > 6 and not region.centred(above)
    # A hanging list mark lets its second line stand further in; text never does.
    return line.x0 > above.x0 + 6 and not _mark(above.text) and not region.centred(above)


def _closes_list(group: list[Line], line: Line) -> bool:
    """Words that close a list, behind a bullet whose sentence is over."""
    bulleted = MARK.match(group[0].text)
    ended = bool(SENTENCE_END.search(group[-1].text)) and group[-1].text.endswith(".")
    return bulleted is not None and bulleted["bullet"] is not None and ended and bool(CLOSING.match(line.text))


def _is_next_unit(group: list[Line], line: Line, region: Region) -> bool:
    """One unit below another in a narrow column of a scan, where the places of words are not exact enough to tell."""
    narrow = region.right - region.left < 150 and region.slack > 2
    return (
        narrow
        and bool(UNIT.match(line.text) and UNIT.match(group[0].text))
        and not OPEN_END.search(group[-1].text)
        and region.room(group[-1]) + 8 > first_width(line)
    )


def _changes_weight(above: Line, line: Line) -> bool:
    if above.bold and not line.words[0].bold:
        return True
    return line.bold and not above.words[-1].bold and len(line.words) > 1


def _blanks(above: Line, line: Line, region: Region, page: int) -> list[Draft]:
    usual = region.pitch or 1.18 * max(above.size, line.size)
    empty = int((line.base - above.base) / usual - 0.7)
    return [Draft("", page=page) for _ in range(min(empty, 60))]


def _draft(group: list[Line], region: Region, page: int) -> Draft:
    words = [w for li in group for w in li.words]
    texts = [squeeze(nfc(w.text)) for w in words]
    ends = {id(li.words[-1]) for li in group[:-1]}
    cut = {id(a.words[-1]) for a, b in pairwise(group) if _cuts_word(a, b, region)}
    text = ""
    lead = 0
    leading, broken, glued = True, False, True
    for word, t in zip(words, texts, strict=True):
        text += t if glued or (broken and BROKEN_AT_HYPHEN.search(text)) else f" {t}"
        broken, glued = id(word) in ends, id(word) in cut
        leading = leading and word.bold
        lead = len(text) if leading else lead
    letters = sum(len(t) for t in texts) or 1
    return Draft(
        text=text,
        bold=all(w.bold for w in words),
        italic=all(w.italic for w in words),
        underlined=all(w.underlined for w in words),
        bold_lead=lead,
        align=_align(group, region),
        confidence=sum(w.confidence * len(t) for w, t in zip(words, texts, strict=True)) / letters,
        unclear=tuple(t for w, t in zip(words, texts, strict=True) if w.confidence < CLEAR),
        page=page,
        room=region.room(group[-1]),
        first_width=first_width(group[0]),
        x0=group[0].x0,
        top=group[0].top,
        base=group[-1].base,
    )


def _cuts_word(above: Line, below: Line, region: Region) -> bool:
    """Whether a column narrower than a word broke it: "Chiề|u", "14h0|0". Only an end that is no word counts, as
    a column is often just as wide as its longest word."""
    if len(above.words) > 1:
        return False
    first = below.words[0]
    letter = (first.x1 - first.x0) / max(1, len(first.text))
    return region.room(above) < letter + region.slack and bool(_CUT_WORD.search(f"{above.text}|{first.text}"))


def _align(group: list[Line], region: Region) -> Align:
    width = region.right - region.left
    if all(region.centred(li) for li in group) and not _mark(group[0].text):
        return Align.CENTRE
    if all(li.x0 > region.left + 0.4 * width and li.x1 > region.right - 8 for li in group):
        return Align.RIGHT
    if len(group) > 2 and all(region.right - li.x1 < 2.5 for li in group[:-1]):
        return Align.JUSTIFIED
    return Align.LEFT


def goes_on(above: Draft, below: Draft) -> bool:
    """Whether a paragraph at the top of a page is the rest of the one at the foot of the page before."""
    if not above.text or not below.text or _mark(below.text):
        return False
    if BROKEN_AT_HYPHEN.search(above.text):
        return True
    if below.first_width + 4 < above.room:
        return False
    if above.bold != below.bold and not (above.bold_lead and not below.bold_lead):
        return False
    return below.text[:1].islower() or not SENTENCE_END.search(above.text)


def joined(above: Draft, below: Draft) -> Draft:
    """Two halves of one paragraph, put together by a space (nothing behind a hyphen inside a word)."""
    between = "" if BROKEN_AT_HYPHEN.search(above.text) else " "
    text = above.text + between + below.text
    whole = above.bold and below.bold
    n, m = len(above.text), len(below.text)
    return Draft(
        text=text,
        bold=whole,
        italic=above.italic and below.italic,
        underlined=above.underlined and below.underlined,
        bold_lead=len(text) if whole else above.bold_lead if not above.bold else n + len(between) + below.bold_lead,
        align=above.align,
        confidence=(above.confidence * n + below.confidence * m) / max(1, n + m),
        unclear=above.unclear + below.unclear,
        page=above.page,
        room=below.room,
        first_width=above.first_width,
        x0=above.x0,
        top=above.top,
        base=below.base,
    )
