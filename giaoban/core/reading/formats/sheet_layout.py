"""Where the table lies on a sheet: letterhead and title above it, recipients and signature below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from giaoban.core.text.folding import fold

Texts = Sequence[Sequence[str]]

# Names of columns, folded; two of them in one row, or "TT" in front, make it the header.
_COLUMN_NAMES = re.compile(
    r"(?:tt|stt|so tt|so thu tu|thu|ngay|buoi|gio)\b|(?:noi dung|nhiem vu|cong viec|ten nhiem vu|thoi gian|thoi han|"
    r"han hoan thanh|san pham|ket qua|don vi|co quan|phong|lanh dao|nguoi|dia diem|thanh phan|ghi chu|chu tri|phoi hop)"
)
_INDEX_NAMES = re.compile(r"(?:tt|stt|so tt|so thu tu)\b")
_INDEX = re.compile(r"(?:\d+(?:\.\d+)*|[IVXLC]+|[A-ZĐa-zđ])[.)]?")
_TAIL = re.compile(
    r"noi nhan|nguoi lap|(?:kt|tm|tl|tuq|q)\. |(?:pho )?(?:giam doc|chu tich|chanh van phong|truong phong)$"
)


def find_table(texts: Texts) -> tuple[int, int] | None:
    """First row and row after the last of the table on a sheet; None where there is only running text."""
    filled = [[text for text in row if text] for row in texts]
    widest = max((len(row) for row in filled), default=0)
    if widest < 2:
        return None
    header = _header_row(filled, widest)
    if header is None:
        return None
    return header, _end_of_table(texts, filled, header)


def _header_row(filled: Sequence[Sequence[str]], widest: int) -> int | None:
    for index, row in enumerate(filled):
        names = sum(len(text) <= 60 and _COLUMN_NAMES.match(fold(text)) is not None for text in row)
        if len(row) >= 2 and ((names >= 2 and names * 2 >= len(row)) or _INDEX_NAMES.fullmatch(fold(row[0]))):
            return index
    needed = max(3, round(widest * 0.6))
    return next((i for i, row in enumerate(filled) if len(row) >= needed), None)


def _end_of_table(texts: Texts, filled: Sequence[Sequence[str]], header: int) -> int:
    end = header + 1
    for index in range(header + 1, len(texts)):
        if any(_TAIL.match(fold(text)) for text in filled[index]) and not _INDEX.fullmatch(filled[index][0]):
            break
        if len(filled[index]) >= 2 or (filled[index] and (texts[index][0] or _touches(filled, index))):
            end = index + 1
    return end


def _touches(filled: Sequence[Sequence[str]], index: int) -> bool:
    """Whether the row stands right under another of the table, as a second line of it does."""
    return bool(filled[index - 1])


def index_column(header: Sequence[str]) -> int | None:
    """The column of row numbers, by its name."""
    return next((i for i, text in enumerate(header) if _INDEX_NAMES.fullmatch(fold(text).rstrip(". "))), None)
