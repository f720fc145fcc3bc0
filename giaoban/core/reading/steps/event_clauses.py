"""Labelled clauses of an event, on lines of their own or in the sentence: "Địa điểm: …", "Thành phần: …"."""

from __future__ import annotations

import re

from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.event_pieces import is_quoted
from giaoban.core.text.patterns import lazy_pattern

_DETAILS: tuple[tuple[str, str], ...] = (
    ("place", r"(?:địa điểm|đ/điểm|nơi họp)(?:\s+(?:tổ chức|họp|làm việc))?"),
    ("both", r"thời gian\s*(?:,|và|-)\s*địa điểm"),
    ("time", r"thời gian(?:\s+(?:họp|bắt đầu|làm việc))?"),
    (
        "leaders",
        r"(?:người\s+|lãnh đạo\s+|đồng chí\s+)?chủ (?:trì|tọa|toạ)|lãnh đạo(?:\s+(?:sở|ubnd|tỉnh|huyện"
        r"|bệnh viện))?\s+(?:tham )?dự|dự|tham dự|lãnh đạo",
    ),
    (
        "units",
        r"(?:cơ quan|đơn vị|phòng|bộ phận)\s+(?:chuẩn bị|tham mưu|chủ trì|phụ trách)(?:\s+nội dung)?"
        r"|chuẩn bị(?:\s+nội dung)?",
    ),
    (
        "joined",
        r"thành phần(?:\s+(?:tham\s+)?dự(?:\s+họp)?|\s+tham gia|\s+mời)?|cùng (?:dự|đi|tham dự)"
        r"|mời(?:\s+(?:tham\s+)?(?:dự|họp))?|khách mời|ghi chú|phương tiện|trang phục|giấy mời",
    ),
    ("content", r"nội dung(?:\s+(?:công việc|họp|làm việc))?"),
)
_DETAIL = tuple(
    (name, lazy_pattern(rf"(?:[-–+*•]\s*)?(?:{pattern})\s*:\s*", re.IGNORECASE)) for name, pattern in _DETAILS
)
_CLAUSE = lazy_pattern(
    r"(?:^|(?<=[.;,)])\s*|\s+[-–+]\s+|\s(?=[ĐTC]))(?P<label>[Đđ]ịa điểm(?:\s+(?:tổ chức|họp))?"
    r"|(?:T|(?<=[;.] )t)hành phần(?:\s+(?:tham\s+)?dự(?:\s+họp)?|\s+tham gia)?"
    r"|[Cc]ùng (?:dự|đi)|[Cc]hủ trì|(?:M|(?<=[;.] )m)ời(?:\s+(?:tham\s+)?dự)?"
    r"|(?:L|(?<=[;.] )l)ãnh đạo(?:\s+Sở)?\s+(?:tham\s+)?dự"
    r"|(?:T|(?<=[;.] )t)hời gian|Nội dung|(?:C|(?<=[;.] )c)huẩn bị(?:\s+nội dung)?)\s*:\s*"
)


def read_detail(passage: Passage) -> tuple[str, Passage] | None:
    """A paragraph that is nothing but a labelled clause of the event above: "- Địa điểm: …"."""
    for name, pattern in _DETAIL:
        match = pattern.match(passage.text)
        if match:
            return name, passage.cut(match.end(), len(passage)).strip(" .;")
    return None


def cut_details(passage: Passage) -> tuple[Passage, tuple[tuple[str, Passage], ...]]:
    """The text before the first labelled clause, and the clauses: "Họp … Địa điểm: …; Thành phần: …"."""
    text = passage.text
    marks = [m for m in _CLAUSE.finditer(text) if not is_quoted(text, m.start())]
    if not marks:
        return passage, ()
    head = passage.cut(0, marks[0].start()).strip()
    details: list[tuple[str, Passage]] = []
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        stop = following.start() if following else len(text)
        name = _label_name(mark["label"])
        content = passage.cut(mark.end(), stop).strip(" ;")
        if name == "content" and not head:
            head = content
        else:
            details.append((name, content.rstrip(" .")))
    return head, tuple(details)


def _label_name(label: str) -> str:
    return next((name for name, pattern in _DETAIL if pattern.fullmatch(label + ":")), "joined")
