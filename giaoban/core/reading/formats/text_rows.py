"""Rows of tables in plain text as they were typed, and what their cells look like."""

from __future__ import annotations

import re
from dataclasses import dataclass

ROW_LABEL = re.compile(r"(?:\d{1,3}|[IVXLC]{1,5}|[A-Z])[.)]?")
NUMBER = re.compile(r"\W*\d{1,3}(?:\.\d{1,2})*\W*")
DAY = re.compile(r"(?:thứ|chủ nhật|ngày)\b.*|\d{1,2}(?:\s*[-/.]\s*\d{1,2}){0,2}(?:[/.-]\d{4})?", re.IGNORECASE)
HOUR = re.compile(r"\(?\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2}.*", re.IGNORECASE)
SESSION = re.compile(r"(?:buổi )?(?:sáng|chiều|tối|cả ngày)\W*", re.IGNORECASE)
HEADER_WORDS = frozenset(
    "stt|tt|so tt|noi dung|noi dung cong viec|cong viec|nhiem vu|ten nhiem vu|san pham|ket qua|ket qua/san pham"
    "|thoi gian|thoi gian hoan thanh|thoi han|han hoan thanh|don vi|don vi chu tri|don vi thuc hien|don vi phoi hop"
    "|co quan chu tri|co quan phoi hop|co quan chuan bi|lanh dao|lanh dao so|lanh dao chu tri|chi dao/thuc hien"
    "|nguoi phu trach|nguoi thuc hien|ghi chu|ngay|thu|thu/ngay|buoi|gio|dia diem|thanh phan|chu tri|phoi hop".split(
        "|"
    )
)
CLOSING = re.compile(r"\W*(?:nơi nhận|trên đây|ngoài những|yêu cầu|đề nghị|lưu\s*:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file and its 1-based number."""

    number: int
    text: str

    @property
    def tabs(self) -> int:
        return self.text.count("\t")

    @property
    def pipes(self) -> int:
        return self.text.count("|")

    @property
    def blank(self) -> bool:
        return not self.text.strip()


@dataclass(slots=True)
class RawRow:
    """A row as it was typed: its cells, a blank line before it, several lines of a cell kept apart by "\\n"."""

    number: int
    cells: list[str]
    gap: bool = False


def shape_of(cell: str) -> str:
    text = cell.strip().strip("*_")
    if not text:
        return "empty"
    for name, pattern in (("number", NUMBER), ("session", SESSION), ("hour", HOUR), ("day", DAY)):
        if pattern.fullmatch(text):
            return name
    return "long" if len(text) > 45 else "short"
