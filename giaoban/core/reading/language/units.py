"""Splitting a list of units: where "," and "và" part two bodies, and where they stand inside one name.

"Văn phòng, Đảng ủy" are two; "TTTK KH, CN và ĐMST" is one; "các phòng, đơn vị liên quan" is one.
"""

from __future__ import annotations

import re

from giaoban.core.reading.language.names import GROUP, PERSON_PREFIX, TITLE_HEAD, UNIT_ACRONYM, UNIT_HEAD
from giaoban.core.reading.passage import Passage
from giaoban.core.text.patterns import lazy_pattern

# Where a name of a unit lists its fields, the word before the comma calls for the word behind it.
_FIELD_PAIRS: tuple[tuple[str, str], ...] = (
    (r"khoa học|KH|nghiên cứu", r"công nghệ|CN|đổi mới|ĐMST|kỹ thuật|KT|thông tin|TT"),
    (
        r"công nghệ|CN|KH&CN|KHCN|CNTT",
        r"đổi mới|ĐMST|chuyên ngành|CN\b|thị trường|chuyển đổi số|CĐS|sáng tạo|SHTT|sở hữu",
    ),
    (r"tiêu chuẩn|TC", r"đo lường|ĐL|quy chuẩn"),
    (r"đo lường|ĐL", r"chất lượng|CL|thử nghiệm"),
    (r"bưu chính|BC", r"viễn thông|VT"),
    (r"kế hoạch|KH", r"tài chính|TC|tổng hợp|đầu tư"),
    (r"tổ chức|TC", r"hành chính|HC|cán bộ|CB|tổng hợp"),
    (r"hành chính|HC", r"tổ chức|tổng hợp|TH|quản trị|QT"),
    (r"thông tin", r"truyền thông|thống kê|ứng dụng|thư viện|tin học"),
    (r"thống kê", r"thông tin|khoa học|KH|đo lường"),
    (r"văn hóa|văn hoá", r"thể thao|xã hội|thông tin"),
    (r"thể thao", r"du lịch"),
    (r"lao động", r"thương binh"),
    (r"nông nghiệp", r"phát triển|môi trường|PTNT"),
    (r"tài nguyên", r"môi trường"),
    (r"sở hữu trí tuệ|SHTT", r"đổi mới|ĐMST|thông tin|khởi nghiệp|công nghệ"),
    (r"an toàn bức xạ|ATBX", r"hạt nhân"),
    (r"công nghiệp", r"thương mại|xây dựng"),
    (r"ứng dụng", r"chuyển giao|dịch vụ|phát triển"),
    (r"nghiệp vụ", r"kỹ thuật"),
    (r"kinh tế", r"hạ tầng|xã hội|ngân sách"),
)
_PAIRS = tuple(
    (lazy_pattern(rf"(?:^|[\s,&-])(?:{left})\s*$", re.IGNORECASE), lazy_pattern(rf"\s*(?:{right})", re.IGNORECASE))
    for left, right in _FIELD_PAIRS
)
# Fields of work that are no unit by themselves: behind a comma they go on with a unit's list of fields.
_ONLY_FIELD = lazy_pattern(
    r"\s*(?:công nghệ|đổi mới|tiêu chuẩn|đo lường|chất lượng|viễn thông|chuyển đổi số|sở hữu trí tuệ|an toàn"
    r"|bức xạ|hạt nhân|chuyển giao|năng lượng|dữ liệu|truyền thông|hợp tác quốc tế)(?!\w)",
    re.IGNORECASE,
)
# Behind "các …", a comma goes on listing the same kind of addressee: "các sở, ban, ngành", "UBND các huyện, thị xã".
_COLLECTIVE = lazy_pattern(r"(?<!\w)(?:[Cc]ác|[Tt]oàn thể|[Tt]ất cả|những)\s")
_COLLECTIVE_MORE = lazy_pattern(
    r"\s*(?:các\s+)?(?:đơn vị|phòng|ban|ngành|trung tâm|thị xã|thành phố|huyện|xã|phường|thị trấn|địa phương|cơ quan"
    r"|tổ chức|cá nhân|đoàn thể|hội|doanh nghiệp|cấp|bộ phận|chi cục|sở|bộ|trường|viện|hiệp hội|TP|đặc khu)(?![\w])"
)
_AND = lazy_pattern(r"\s+(?:và|cùng|&)\s+")
_COMMA = lazy_pattern(r"\s*,\s*")


def split_units(passage: Passage) -> list[Passage]:
    """The units that a list names, as printed. The caller has cut at ";" and "/" already."""
    units: list[Passage] = []
    begin = 0
    for match in sorted((*_COMMA.finditer(passage.text), *_AND.finditer(passage.text)), key=lambda m: m.start()):
        before, behind = passage.text[begin : match.start()], passage.text[match.end() :]
        parts = _parts_at_comma if "," in match.group() else _parts_at_and
        if not _in_brackets(passage.text, match.start()) and parts(before, behind):
            units.append(passage.cut(begin, match.start()))
            begin = match.end()
    units.append(passage.cut(begin, len(passage)))
    return [unit for unit in (tidy(unit) for unit in units) if unit]


def tidy(unit: Passage) -> Passage:
    """A unit's name without the punctuation around it."""
    stripped = unit.strip(" \t-–—,;:/.*•+")
    if stripped.text.startswith("(") and stripped.text.endswith(")"):
        stripped = stripped.strip("()")
    if stripped.text.endswith(")") and "(" not in stripped.text:
        stripped = stripped.rstrip(")")
    return stripped.squeeze()


def is_unit(text: str) -> bool:
    """Does the text begin like a unit's name?"""
    bare = text.lstrip()
    return bool(UNIT_HEAD.match(bare) or UNIT_ACRONYM.match(bare))


def _parts_at_comma(before: str, behind: str) -> bool:
    if not before.strip() or not behind.strip():
        return True
    if _COLLECTIVE.search(before) and _COLLECTIVE_MORE.match(behind) and not re.match(r"\s*các\s", behind):
        return False
    if any(left.search(before) and right.match(behind) for left, right in _PAIRS):
        return bool(UNIT_HEAD.match(behind))
    if UNIT_HEAD.match(before.lstrip()) and _ONLY_FIELD.match(behind) and " " in before.strip():
        return False
    return behind.lstrip()[:1].isupper() or is_unit(behind)


def _parts_at_and(before: str, behind: str) -> bool:
    if _COLLECTIVE.search(before) and _COLLECTIVE_MORE.match(behind) and not re.match(r"\s*các\s", behind):
        return False
    return any(head.match(behind) for head in (UNIT_HEAD, GROUP, TITLE_HEAD, PERSON_PREFIX))


def _in_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)
