"""Where, inside one line of a calendar, the next event begins: a dash, a session, an hour, a number, a semicolon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from giaoban.core.reading.language.attendance import subject_of
from giaoban.core.reading.language.hours import closing_session, leading_hour, session_heading
from giaoban.core.reading.language.labels import Level, read_label
from giaoban.core.reading.passage import Passage
from giaoban.core.text.patterns import lazy_pattern

# With what officials begin an event: behind a dash in the middle of a line these are a new one.
_STARTERS = (
    r"(?:Họp|Hội\s+(?:nghị|ý|thảo|thi|đồng|chẩn|diễn)|Kiểm\s+tra|Dự\b|Tham\s+(?:dự|gia|mưu|quan)|Làm\s+việc"
    r"|Tiếp|Giám\s+sát|Tổ\s+chức"
    r"|Triển\s+khai|Phối\s+hợp|UBND|HĐND|Thường\s+trực|Ban|BCĐ|Đoàn|Lễ|Khai\s+(?:mạc|giảng|trương)|Bế\s+(?:mạc"
    r"|giảng)|Công\s+bố"
    r"|Sơ\s+kết|Tổng\s+kết|Kỳ\s+họp|Đi\b|Thăm|Chuẩn\s+bị|Báo\s+cáo|Rà\s+soát|Đánh\s+giá|Nghiệm\s+thu|Nghe"
    r"|Chủ\s+trì|Trực|Giao\s+ban"
    r"|Sinh\s+hoạt|Thanh\s+tra|Khảo\s+sát|Đón|Trao|Gặp|Chào\s+cờ|Tập\s+huấn|Thẩm\s+định|Hoàn\s+thành"
    r"|Thực\s+hiện|Xây\s+dựng|Ký\b"
    r"|Trình|Sở\s+[A-ZĐ]\S+|Phiên|Tọa\s+đàm|Học|Thi\b|Mít\s+tinh|Viếng|Dâng|Chương\s+trình|Đại\s+hội|Diễn\s+tập"
    r"|Quán\s+triệt|Thông\s+qua"
    r"|Giải\s+quyết|Theo\s+dõi|Phòng|Văn\s+phòng"
    r"|Trung\s+tâm|Chi\s+cục"
    r"|Hướng\s+dẫn|Tuyên\s+truyền|Phát\s+động|Cấp|Thành\s+lập|Tiếp\s+tục|Xét|Bàn|Duyệt|Đối\s+thoại|Giao"
    r"|Bàn\s+giao|Kiện\s+toàn)"
)
STARTER = lazy_pattern(_STARTERS)
_INLINE_BULLET = lazy_pattern(rf"(?<=[^\s-])\s+(?P<bullet>[-–—+•*])\s+(?={_STARTERS}(?!\w))")
_AFTER_STOP = lazy_pattern(r"(?<=[.;])\s*(?P<bullet>[-–—+•*])\s+(?=[^\W\d_])")
_SESSION_WORD = (
    r"(?:[Bb]uổi\s+)?(?:(?:Sáng|SÁNG|sáng)\s*(?:,|và|/)\s*chiều|Sáng|Chiều|Tối|Trưa|Cả\s+ngày|SÁNG"
    r"|CHIỀU|TỐI|CẢ\s+NGÀY)(?:\s+cùng\s+ngày)?"
)
_INLINE_SESSION = lazy_pattern(rf"(?<=\S)[\s]+(?:[-*+]\s*)?(?={_SESSION_WORD}\s*(?:\([^)]{{1,20}}\)\s*)?:)")
# "S: Họp HĐND C: Làm việc …": a lone C is the afternoon only behind a lone S.
_SHORT_MORNING = lazy_pattern(r"[\s*+-]*S\s*:")
_SHORT_LATER = lazy_pattern(r"(?<=\S)\s+(?=C\s*:\s)")
_SENTENCE_SESSION = lazy_pattern(
    r"(?<=[.;])\s+(?=(?:Buổi\s+)?(?:Sáng|Chiều|Tối|Trưa)\b(?:\s+cùng\s+ngày)?[,\s]+(?:\d|[a-zà-ỹđ]))"
)
_HOUR_WORD = r"\(?\d{1,2}\s*(?:h|g|giờ)\s*(?:\d{2})?\s*(?:phút|['’′‘”″])?\)?"
_LONE_MARK = lazy_pattern(r"^\W*$")
_BOTH_OPEN = lazy_pattern(r"(?:^|[\s*-])sáng\s*(?:[+,&/–-]|và)?$", re.IGNORECASE)
_ENDS_WITH_HOUR = lazy_pattern(rf"(?:^|\s|\(){_HOUR_WORD}$")
_BULLET_HOUR = lazy_pattern(rf"(?<=[^\s:,-])\s+[-–+*]\s+(?={_HOUR_WORD}\s*[,:]\s*\S)")
_INLINE_HOUR = lazy_pattern(
    rf"(?<=[.;)])\s+(?:[-–+*]\s+)?(?=(?:(?:Từ|Lúc|Vào)\s+)?{_HOUR_WORD}(?:\s*(?:[-–]"
    rf"|đến)\s*{_HOUR_WORD})?\s*[,:]\s*\S)"
)
_BARE_HOUR = lazy_pattern(
    rf"(?<=[^\s:;,.(–-])\s+(?<!từ )(?<!đến )(?<!lúc )(?<!vào )(?<!hồi )(?={_HOUR_WORD}\s*[,:]\s+\S)"
)
_INLINE_LEADER = lazy_pattern(
    r"(?<=\w)\s+(?=(?:Đ/c"
    r"|Đồng chí)\s+[A-ZĐÀ-Ỹ][^\s:;,.()]*(?:\s+[A-ZĐÀ-Ỹ][^\s:;,.()]*){0,3}(?:\s*[-–(]\s*[^:;,.]{2,25})?\s*:\s)"
)
_LATER_SESSION = lazy_pattern(
    r"(?<=;)\s+(?=(?:buổi\s+)?(?:sáng|chiều|tối)(?:\s+(?:ngày\s+)?\d{1,2}/\d{1,2}(?:/\d{4})?)?\s*:)", re.IGNORECASE
)
_NUMBERED_HOUR = lazy_pattern(rf"(?<=\S)\s+(?=\d{{1,2}}[.)]\s+{_HOUR_WORD}\s*[,:])")
_NUMBERED = lazy_pattern(r"(?<=[.;])\s+(?=\d{1,2}[.)]\s+[^\W\d_])")


def pieces_of(passage: Passage) -> Iterator[Passage]:
    """A paragraph cut where, inside the line, a session, a dash, a number or an hour begins a new event."""
    text = passage.text
    cuts = {0, len(text)}
    for pattern in (
        _INLINE_BULLET,
        _AFTER_STOP,
        _INLINE_SESSION,
        _SENTENCE_SESSION,
        _INLINE_HOUR,
        _BULLET_HOUR,
        _LATER_SESSION,
        _INLINE_LEADER,
        _NUMBERED_HOUR,
        _NUMBERED,
    ):
        cuts.update(m.start() for m in pattern.finditer(text) if _may_cut(text, m.start()))
    if _SHORT_MORNING.match(text):
        cuts.update(m.start() for m in _SHORT_LATER.finditer(text) if _may_cut(text, m.start()))
    if leading_hour(without_bullet(passage).text) or session_heading(text):
        cuts.update(m.start() for m in _BARE_HOUR.finditer(text) if _may_cut(text, m.start()))
    ordered = sorted(cuts)
    for start, stop in pairwise(ordered):
        piece = passage.cut(start, stop).strip()
        if piece:
            yield piece


def _may_cut(text: str, at: int) -> bool:
    """Not inside quotes or brackets, behind a lone dash, in "Sáng + Chiều", or in a range ("8h00 - 10h00: Họp")."""
    return not is_quoted(text, at) and not any(p.search(text[:at]) for p in (_LONE_MARK, _BOTH_OPEN, _ENDS_WITH_HOUR))


def is_quoted(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("“") > before.count("”") or before.count("(") > before.count(")")


def without_bullet(passage: Passage) -> Passage:
    """The text behind a dash or a number: "- Họp", "1- 08h30: …", "(1)", "a) …"."""
    label = read_label(passage)
    if label is None or label.level <= Level.CLAUSE:
        return passage
    if label.level is not Level.BULLET and label.rest.text[:1].islower() and label.level is not Level.ARABIC:
        return passage
    return label.rest.lstrip()


# "…; Phó Giám đốc B cùng dự" tells who comes along; it is no event of its own.
_JOINS = lazy_pattern(r"[^.;]{2,80}\bcùng\s+(?:tham\s+)?(?:dự|đi|gia)\s*(?:[.;,]|$)")
_JOINING = ("họp", "dự", "tiếp", "hội nghị", "làm việc", "lễ", "kiểm tra", "khảo sát", "thăm", "giao ban", "trực")


def _own_sessions(text: str, cut: re.Match[str]) -> bool:
    """ "Thẩm tra báo cáo (sáng); họp liên tịch (chiều).": each side of the semicolon has a session of its own."""
    return closing_session(text[: cut.start()]) is not None and closing_session(text[cut.end() :]) is not None


def several(passage: Passage) -> list[Passage]:
    """Events that only a semicolon parts: "Họp Ban A; họp Ban B." and "…; 14h00, họp …"."""
    text = passage.text
    first = text.lower()
    start = next((w for w in _JOINING if first.startswith(w + " ")), None)
    led = subject_of(passage) is not None
    cuts = [0]
    for match in re.finditer(r";\s+", text):
        behind = text[match.end() :].lower()
        same = start is not None and behind.startswith(start + " ")
        subjects = led and subject_of(passage.cut(match.end(), len(text))) is not None and not _JOINS.match(behind)
        if not is_quoted(text, match.start()) and (
            same or subjects or leading_hour(behind) or _own_sessions(text, match)
        ):
            cuts.append(match.end())
    cuts.append(len(text))
    parts = (passage.cut(a, b).strip() for a, b in pairwise(cuts))
    return [part for part in parts if part]
