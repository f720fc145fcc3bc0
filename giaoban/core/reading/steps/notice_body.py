"""Where the conclusions of a notice begin and end: the opening prose and the closing demand told apart.

The opening ("Ngày 9/8, Sở tổ chức …", "Thành phần:", "… kết luận như sau:") orders nothing; the closing
("Đề nghị các phòng báo cáo kết quả trước ngày …") is an order of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from giaoban.core.reading.document import Block, Paragraph, Table
from giaoban.core.reading.language.labels import Level, read_label
from giaoban.core.reading.language.orders import read_order
from giaoban.core.reading.language.work_verbs import is_telling
from giaoban.core.reading.passage import Passage
from giaoban.core.text.patterns import lazy_pattern

Line = tuple[Paragraph, Passage]


@dataclass(frozen=True, slots=True)
class NoticeBody:
    """The paragraphs between opening and closing, and the closing demands."""

    conclusions: tuple[Line, ...]
    closing: tuple[Line, ...]


# "… thống nhất và kết luận như sau:", "… yêu cầu thực hiện một số nội dung sau:", "… chỉ đạo:"
_OPENER = lazy_pattern(
    r"(?:kết luận|chỉ đạo|ý kiến|thống nhất|thông báo|quán triệt|nhấn mạnh|yêu cầu|giao|đề nghị)[^:]{0,160}?"
    r"(?:như sau|sau đây|sau|cụ thể|nội dung|chỉ đạo|kết luận|nhiệm vụ|thực hiện)\s*:",
    re.IGNORECASE,
)
_OPENS_ORDER_LIST = lazy_pattern(
    r"(?:kết luận|chỉ đạo|yêu cầu|giao nhiệm vụ)[^:.;]{0,40}:\s*(?=\(1\)|\w)", re.IGNORECASE
)
_ENDS_OPENING = lazy_pattern(r"(?:kết luận|chỉ đạo|thống nhất|yêu cầu|giao nhiệm vụ|có ý kiến)\s*:$", re.IGNORECASE)
_CHAIR_SPEAKS = lazy_pattern(
    r"kết luận|chỉ đạo|nhấn mạnh|quán triệt|ý kiến|thống nhất|yêu cầu|giao|lưu ý", re.IGNORECASE
)
_PREAMBLE = lazy_pattern(
    r"\W*(?:Ngày\s+\d|Sáng\s+ngày|Chiều\s+ngày|Vào\s+(?:lúc|hồi)|Thành phần|Tham (?:dự|gia)|Cùng (?:dự|tham)|"
    r"Dự (?:họp|hội nghị|giao ban)|Chủ trì|Chủ tọa"
    r"|Thời gian|Địa điểm|Thư ký|Căn cứ|Thực hiện|Sau khi|Tại (?:hội nghị|cuộc họp|buổi)|Vừa qua|Ban Giám đốc\s*:|"
    r"Trưởng, phó|Đại (?:diện|biểu)|Về phía|Theo chương trình|Hội nghị)",
    re.IGNORECASE,
)
_JUST_TELLS = lazy_pattern(
    r"(?:để|cho|tới|đến)\s+[^.;]{0,120}?(?:được\s+)?biết(?:[^.;]{0,40}thực hiện)?[\s./]*$|biết(?:,|\s+và|"
    r"\s*,\s*và)?\s*(?:tổ chức\s+|triển khai\s+)?thực hiện[\s./]*$",
    re.IGNORECASE,
)
_WHOLE = lazy_pattern(
    r"kết luận|thông báo (?:này|kết luận)|nội dung (?:trên|này|nêu trên|chỉ đạo)|kết quả (?:về|thực hiện|"
    r"triển khai|cho|qua)|báo cáo kết quả|"
    r"(?:theo dõi|đôn đốc|tổng hợp)[^.;]{0,40}kết quả[^.;]{0,20}báo cáo|"
    r"nhiệm vụ (?:trên|được giao|nêu trên)|những nội dung trên|trên đây",
    re.IGNORECASE,
)


def find_conclusions(body: Sequence[Block]) -> NoticeBody:
    """The conclusions proper and the closing demands of a notice's body; tables are left to the table reader."""
    lines = [(p, Passage.of(p).squeeze()) for p in body if isinstance(p, Paragraph) and p.text.strip()]
    lines = _after_opening(lines)
    table = max((block.line for block in body if isinstance(block, Table)), default=0)
    cut = _closing_begins(lines, table=table)
    closing = tuple(line for line in lines[cut:] if _demands(line[1]))
    return NoticeBody(tuple(lines[:cut]), closing)


def _after_opening(lines: list[Line]) -> list[Line]:
    for index, (paragraph, passage) in enumerate(lines):
        if read_label(passage) is not None and not _is_bullet(passage):
            continue
        match = (
            _OPENER.search(passage.text)
            or _ENDS_OPENING.search(passage.text)
            or (_OPENS_ORDER_LIST.search(passage.text) if index < 8 else None)
        )
        if match and not _is_own_order(passage):
            rest = passage.cut(match.end(), len(passage)).strip()
            return [(paragraph, rest), *lines[index + 1 :]] if rest else lines[index + 1 :]
    return _without_preamble(lines)


def _is_own_order(passage: Passage) -> bool:
    """ "Giao Sở A thực hiện một số nội dung sau:" is a heading of orders, not the end of the opening."""
    if re.match(r"\W*(?:giao|yêu cầu|đề nghị|phân công)\s", passage.text, re.IGNORECASE):
        return True
    if len(passage.text.split()) > 15:
        return False
    return not _CHAIR_SPEAKS.search(passage.text) and read_order(passage).addressed


def _without_preamble(lines: list[Line]) -> list[Line]:
    index, listing = 0, False
    while index < len(lines):
        _, passage = lines[index]
        label = read_label(passage)
        opening = bool(_PREAMBLE.match(passage.text)) and not read_order(passage).addressed
        if opening:
            listing = passage.text.rstrip().endswith(":")
        elif not (listing and label is not None and label.level is Level.BULLET):
            break
        index += 1
    return lines[index:]


def _is_bullet(passage: Passage) -> bool:
    label = read_label(passage)
    return label is not None and label.level is Level.BULLET


def _closing_begins(lines: list[Line], *, table: int) -> int:
    """The index from which only closing paragraphs follow. `table` is the line of the last table, or 0."""
    structured = bool(table) or any(read_label(p) is not None for _, p in lines)
    cut = len(lines)
    while cut > (0 if table else 1) and (
        _may_close(lines[cut - 1][1], structured=structured) or _is_below(lines[cut - 1], table)
    ):
        cut -= 1
    while cut < len(lines) and _heading_without_points(lines, cut) and not _speaks_of_all(lines[cut][1]):
        cut += 1
    return cut


def _is_below(line: Line, table: int) -> bool:
    """An order in a bare sentence below the table of tasks: it is about all of them."""
    paragraph, passage = line
    return 0 < table < paragraph.line and read_label(passage) is None and read_order(passage).addressed


def _speaks_of_all(passage: Passage) -> bool:
    """ "Trên đây là …", or a demand on all about this very notice: the closing, whatever stands above it."""
    if passage.text.startswith("Trên đây"):
        return True
    about = re.search(r"(?:kết luận|thông báo) (?:này|trên)|nội dung (?:trên|nêu trên)", passage.text, re.IGNORECASE)
    return bool(about) and any(
        re.match(r"các |thủ trưởng |trưởng các ", u.text.lower()) for u in read_order(passage).units
    )


def _heading_without_points(lines: list[Line], index: int) -> bool:
    """Whether a bare paragraph stands in a run of them under a heading: the section's own content."""
    while index > 0 and read_label(lines[index - 1][1]) is None and not lines[index - 1][0].bold:
        index -= 1
    if index == 0:
        return False
    paragraph, passage = lines[index - 1]
    short = len(passage.text.split()) <= 15 and not passage.text.endswith((".", ";"))
    return short and not _is_bullet(passage) and (read_label(passage) is not None or paragraph.bold)


def _may_close(passage: Passage, *, structured: bool) -> bool:
    text = passage.text
    if read_label(passage) is not None or text.endswith(":") or text[:1].islower():
        return False
    if _JUST_TELLS.search(text) or text.startswith("Trên đây"):
        return True
    if not read_order(passage).addressed:
        return structured and is_telling(text)
    return bool(_WHOLE.search(text)) and (structured or not _names_one_matter(text))


def _names_one_matter(text: str) -> bool:
    """In a notice of bare paragraphs only one that speaks of the whole conclusion closes it."""
    return not re.search(
        r"kết luận|thông báo này|nội dung (?:trên|nêu trên)|các nhiệm vụ (?:trên|nêu trên)|trên đây",
        text,
        re.IGNORECASE,
    )


def _demands(passage: Passage) -> bool:
    return not _JUST_TELLS.search(passage.text) and read_order(passage).addressed
