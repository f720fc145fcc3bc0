"""Who leads and who prepares, as the sentences of a calendar say it.

"PGĐ An dự lễ …", "(dự: đ/c Vương)", "… - Đ/c Giám đốc chủ trì", "(Phòng Kinh tế chuẩn bị nội dung)".
"""

from __future__ import annotations

import re

from giaoban.core.reading.language.hours import find_hours, leading_hour
from giaoban.core.reading.language.labels import Level, read_label
from giaoban.core.reading.language.names import GROUP, PERSON_PREFIX, TITLE_HEAD
from giaoban.core.reading.language.people import read_bodies
from giaoban.core.reading.language.shapes import Expect
from giaoban.core.reading.passage import Passage
from giaoban.core.text.patterns import lazy_pattern

_VERBS = (
    r"dự|tham dự|tham gia|chủ trì|họp|làm việc|tiếp|kiểm tra|thăm|nghe|đi|dâng|phát biểu|chỉ đạo|hội ý"
    r"|(?<!thường )trực"
    r"|khảo sát|giám sát|đối thoại|gặp|đón|trao|công tác|xử lý|giải quyết|báo cáo|tập huấn|học|duyệt|cho ý kiến"
    r"|ký|giao ban"
    r"|bỏ phiếu|dẫn|lên|ra|về|chúc|viếng|động viên|khai|trình|có mặt|nghỉ|nghiệm thu|thẩm định|kiểm điểm|bàn"
    r"|rà soát"
)
_ATTENDING_VERB = lazy_pattern(rf"\s*,?\s*(?:cùng\s+)?(?:(?:sẽ|đi)\s+)?(?:{_VERBS})\b", re.IGNORECASE)
_MEETING_VERB = lazy_pattern(r"\b(?:dự|họp|làm việc|tiếp|kiểm tra|chủ trì|đi|thăm|tham dự)\b")

_PREPARES = lazy_pattern(
    r"\(\s*(?:giao\s+)?(?P<who>[^()]{3,80}?)\s+(?:chuẩn bị|tham mưu|phục vụ|báo cáo|chủ trì chuẩn bị)"
    r"(?:\s+(?:nội dung|tài liệu|báo cáo|chương trình|hồ sơ|các)[^()]*)?\)",
    re.IGNORECASE,
)
_GIVEN = lazy_pattern(
    r"\(\s*giao\s*:?\s+(?P<who>[^()]{3,80}?)"
    r"(?:\s+(?:chuẩn bị|báo cáo|tham mưu|chủ trì|phối hợp|thực hiện|phục vụ)[^()]*)?\)",
    re.IGNORECASE,
)

_PREFIXED = r"(?:các\s+)?(?:đ/c|đồng chí|đc\.?|PGĐ|PCT|lãnh đạo sở|giám đốc|phó giám đốc|chủ tịch|phó chủ tịch)"
# Tried in order behind the subject of the sentence.
_LED: tuple[re.Pattern[str], ...] = tuple(
    lazy_pattern(pattern, re.IGNORECASE)
    for pattern in (
        # "(dự: đ/c Vương)", "; chủ trì: Đ/c Hải"
        r"(?:[(;,]\s*|[.]\s+)(?:lãnh đạo\s+(?:sở\s+)?)?(?:dự|chủ trì|LĐ|lãnh đạo dự"
        r"|tham dự)\s*:\s*(?P<who>[^();.]{2,90})",
        # "(Giám đốc chủ trì)", "(đ/c Quế dự)"
        r"\((?P<who>[^()]{2,80}?)\s+(?:chủ trì|dự|tham dự)(?:\s+và[^()]*)?\)",
        # "… - Đ/c Giám đốc chủ trì", "do PGĐ An chủ trì"
        rf"(?:[-–,;]\s+|\bdo\s+)(?P<who>{_PREFIXED}\b[^():;.]{{0,60}}?)\s+(?:làm )?chủ trì\b",
        # "Đi công tác tại xã Cổ Lũng (Đ/c Hải).", "… tại Hội trường: Đ/c Giám đốc."
        r"(?:\(|:\s*|\s[-–]\s+)(?P<who>(?:Các\s+)?(?:đ/c|đồng chí|đc\.?|PGĐ|PCT"
        r"|Lãnh đạo Sở)\s[^():.;]{2,80})\)?\s*[.;]?\s*$",
    )
)


def preparing_unit(text: Passage) -> Passage | None:
    """Who prepares the event by a remark in brackets: "(Phòng Kinh tế chuẩn bị nội dung)", "(Giao Trạm Y tế …)"."""
    match = _PREPARES.search(text.text) or _GIVEN.search(text.text)
    if match is None:
        return None
    who = text.cut(match.start("who"), match.end("who"))
    return who.cut(who.text.rfind(";") + 1, len(who)).strip()  # "(Hội trường; Công đoàn chuẩn bị)"


def stated_leaders(text: Passage) -> Passage | None:
    """The leaders that a sentence names: its subject, a remark in brackets, or who chairs behind it."""
    subject = subject_of(text)
    if subject is not None and _reads_as_leaders(subject):
        return subject
    for pattern in _LED:
        match = pattern.search(text.text)
        if match is None:
            continue
        who = text.cut(match.start("who"), match.end("who"))
        if _reads_as_leaders(who):
            return who
    return None


def _reads_as_leaders(who: Passage) -> bool:
    bodies = read_bodies(who, Expect.LEADERS)
    return bool(bodies.leaders) and not bodies.units and _begins_with_leader(who.text)


def _begins_with_leader(text: str) -> bool:
    return bool(PERSON_PREFIX.match(text) or TITLE_HEAD.match(text) or GROUP.match(text))


def subject_of(text: Passage) -> Passage | None:
    """The leaders that a sentence begins with: "PGĐ A dự lễ …", "Đ/c Hoàn, đ/c Bình làm việc với …"."""
    if not _begins_with_leader(text.text):
        return None
    for verb in _ATTENDING_VERB.finditer(text.text):
        if verb.start() > 120:
            return None
        if verb.start() > 2:
            return text.cut(0, verb.start()).strip(" ,:-–")
    return None


# --- headings -----------------------------------------------------------------------------------------------

_LEADER_LINE = lazy_pattern(r"[^.;]{2,90}:\s*$")


def leader_heading(passage: Passage) -> Passage | None:
    """The leaders that a heading line names: "2. Chủ tịch UBND xã A:", "Đ/c Nguyễn Văn B - Giám đốc", or None."""
    label = read_label(passage)
    text = (label.rest if label and label.level is not Level.BULLET else passage).strip("* -+")
    if find_hours(text.text):
        return None
    if not _LEADER_LINE.fullmatch(text.text):
        return text if _is_one_leader(text) else None
    return text.rstrip(" :") if _names_leader(text.rstrip(" :")) else None


def leader_before_colon(passage: Passage) -> tuple[Passage, Passage]:
    """The leader in front of what he does ("PCT. Thường trực: 16 giờ, hội ý"), and the rest; else nothing and all."""
    match = re.match(r"([^:;]{2,90}):\s*(?=\S)", passage.text)
    if match is None or leading_hour(passage.text) is not None:
        return Passage(""), passage
    head = passage.cut(0, match.end(1)).strip()
    if not _names_leader(head):
        return Passage(""), passage
    return head, passage.cut(match.end(), len(passage))


def _is_one_leader(text: Passage) -> bool:
    """Is a line without colon nothing but a person and a title ("Đ/c Trần Bá Dũng - Giám đốc", "PCT Ngô Thị Tâm")?"""
    person = PERSON_PREFIX.match(text.text) or TITLE_HEAD.match(text.text)
    if not person or len(text) > 70 or text.text.endswith((".", ";")):
        return False
    bodies = read_bodies(text, Expect.LEADERS)
    return (
        _names_leader(text)
        and len(bodies.leaders) == 1
        and bodies.certain
        and not bodies.units
        and bodies.leaders[0].title is not None
    )


def _names_leader(text: Passage) -> bool:
    if not _begins_with_leader(text.text) or _MEETING_VERB.search(text.text):
        return False
    return bool(read_bodies(text, Expect.LEADERS).leaders)
