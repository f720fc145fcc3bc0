"""Where an event takes place: a stated clause ("Địa điểm: …", "điểm tại …") or a venue in the sentence ("tại …")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from giaoban.core.reading.passage import Passage
from giaoban.core.text.patterns import lazy_pattern


@dataclass(frozen=True, slots=True)
class Place:
    """A venue, and whether the text states it as the event's own. `begin`..`end` is where it stands."""

    words: Passage
    certain: bool
    begin: int
    end: int


_LABELLED = lazy_pattern(r"(?:địa điểm|đ/điểm|nơi họp)\s*(?:tổ chức|họp)?\s*:\s*(?:tại\s+)?", re.IGNORECASE)
_POINT = lazy_pattern(r"(?<!tập trung )(?<!tập kết )\b(?:địa )?điểm(?: cầu)?\s+(?:họp\s+)?(?:tại|ở)\s+", re.IGNORECASE)
_AT = lazy_pattern(r"(?<!tập trung )(?<!tập kết )(?<!điểm )\b[Tt]ại\s+")
# Rooms and halls: nobody names one for another reason than to say where.
_ROOMS = lazy_pattern(
    r"(?:phòng\s+(?:họp|khách|hội nghị|tiếp|làm việc|truyền hình|giao ban|số)|p\.?\s*họp|hội trường|ht\b|hall"
    r"|nhà\s+(?:văn\s?h[óo]a|khách|thi đấu|hát|truyền thống|làm việc|họp|đa năng|riêng)|khách sạn|quảng trường"
    r"|trụ sở(?=\s+\w)|trung tâm\s+(?:hội nghị|văn hóa|tổ chức|phục vụ|hành chính)|nghĩa trang|tượng đài"
    r"|đài tưởng niệm"
    r"|sân vận động|công viên|cung\s+văn|rạp|bảo tàng|di tích|đền\b|chùa\b|sảnh)",
    re.IGNORECASE,
)
# Offices, works and localities: an event may well be held there, or they may be what it is about.
_SITES = lazy_pattern(
    r"(?:sở|ubnd|ủy ban|uỷ ban|hđnd|tỉnh ủy|huyện ủy|thành ủy|thị ủy|đảng ủy|bệnh viện|trường|trung tâm|công ty"
    r"|nhà máy|doanh nghiệp|hợp tác xã|htx|trạm|chi cục|cục|viện|xã|phường|thị trấn|huyện|quận|thành phố|tp\b"
    r"|thị xã"
    r"|đại học|học viện|ban|bộ|cụm công nghiệp|khu công nghiệp|kcn|cơ sở|thôn|tổ dân phố|ấp|khu phố|thư viện"
    r"|doanh trại"
    r"|số\s+\d|tầng\b|hà nội|thành\s+phố|các\s+(?:xã|huyện|phường|sở|đơn vị|trường|doanh nghiệp|cơ sở))\b",
    re.IGNORECASE,
)
# What "tại" belongs to when it is not the event: the title of a project, a decision, an achievement.
_ABOUT = lazy_pattern(
    r"(?:đề tài|dự án|đề án|mô hình|nhiệm vụ|kế hoạch|quyết định|chương trình|sản phẩm|quy định|theo|thành tích"
    r"|tình hình|công tác|hoạt động)\b[^.;]*$",
    re.IGNORECASE,
)
_PROJECT = lazy_pattern(r"(?:đề tài|dự án|đề án|nhiệm vụ|mô hình|chuyên đề)\s*[:“\"]", re.IGNORECASE)
_ENDS = lazy_pattern(
    r"\s*(?:[.;:]\s*$|[.;:](?=\s)|[.;]?\s*(?:[-–+*]\s+)?(?:thành phần|mời|cùng dự|cùng đi|chủ trì|nội dung"
    r"|thời gian|dự\s*:|đ/c|"
    r"lãnh đạo dự|chuẩn bị|trang phục|phương tiện)\b|,\s+(?:do|mời|đồng chí|đ/c|để|nhằm|về)\b|\s+(?:để|nhằm"
    r"|về việc|về|với|do|lúc|vào|từ ngày|"
    r"theo|cho)\b|\s*\((?![^)]*(?:số|tầng|đường|phường|xã))|$)",
    re.IGNORECASE,
)
# "Làm việc tại cơ quan" says that nobody is out; it names no venue.
_NOWHERE = frozenset({"sở", "cơ quan", "trụ sở", "đơn vị", "xã", "phường", "huyện", "trường", "ban"})
_IN_BRACKETS = lazy_pattern(rf"\((?:tại\s+)?(?P<room>(?:{_ROOMS.pattern})[^();]{{0,60}})[;)]", re.IGNORECASE)
# A hall named behind the last comma: "Họp thành viên UBND tỉnh, Phòng họp tầng 3."
_LAST_CLAUSE = lazy_pattern(
    r"[,.;]\s+(?=(?:phòng họp|p\.\s*họp|hội trường|ht\s|phòng khách)[^,;.]{0,60}[.;]?\s*$)", re.IGNORECASE
)


def labelled_place(passage: Passage) -> Place | None:
    """A venue that the text labels: "Địa điểm: …", "điểm tại …"; a meeting point ("điểm tập trung tại") is none."""
    for pattern in (_LABELLED, _POINT):
        match = pattern.search(passage.text)
        if match is None:
            continue
        end = _end(passage.text, match.end())
        words = _balanced(passage.cut(match.end(), end).strip(" .;,-–"))
        if words:
            return Place(words, True, match.start(), end)
    return None


def place_in_sentence(passage: Passage) -> Place | None:
    """A venue that the sentence says with "tại": sure for a room or hall, to be checked for an office or locality.

    None where "tại" belongs to what the event is about (the title of a project, an achievement).
    """
    text = passage.text
    for match in reversed(list(_AT.finditer(text))):
        before, after = text[: match.start()], text[match.end() :]
        if _PROJECT.search(before) or _inside_quotes(before):
            continue
        room = _ROOMS.match(after)
        site = None if room else _SITES.match(after)
        if not room and not site:
            continue
        if _ABOUT.search(before) and not room:
            continue
        end = _end(text, match.end())
        words = _balanced(passage.cut(match.end(), end).strip(" .;,:"))
        if words and len(words) <= 120 and words.text.lower() not in _NOWHERE:
            return Place(words, room is not None, match.start(), end)
    bracket = _IN_BRACKETS.search(text)
    if bracket and not _inside_quotes(text[: bracket.start()]):
        return Place(passage.cut(*bracket.span("room")).strip(), True, *bracket.span("room"))
    last = _LAST_CLAUSE.search(text)
    if last is None or _inside_quotes(text[: last.start()]):
        return None
    return Place(passage.cut(last.end(), len(text)).strip(" .;"), True, last.end(), len(text))


def _end(text: str, start: int) -> int:
    match = _ENDS.search(text, start)
    return match.start() if match and match.start() > start else len(text)


def _balanced(words: Passage) -> Passage:
    """Without the bracket that closes what opened before: "Phòng họp số 1)"."""
    return words.rstrip(" )").strip(" .;,") if words.text.count(")") > words.text.count("(") else words


def _inside_quotes(before: str) -> bool:
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
