"""Text cut into tokens that know their place, and the spelling of the words that the grammar knows."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from giaoban.core.text.folding import Folded, fold

# Every word of the grammar as it is properly spelled. Matching is done on folded words; this tells whether a
# word was typed with its own marks, so that "quỹ 3", "thắng 7" and "Nam 2021" are not times in running text.
_PROPER = """
    trước sau ngày ngay tháng năm quý quí tuần thứ từ đến tới hết trong vòng thời hạn gian chậm muộn nhất không quá hơn
    xong hoàn thành tất cuối đầu giữa trung thượng hạ hạn chót hằng hàng mỗi định kỳ kì vào lúc khoảng dự kiến
    hai ba tư năm sáu bảy chủ nhật nhì một bốn tám chín mười lần buổi cả
    giờ phút sáng chiều tối trưa cả của và là nay mai hôm này tới kể làm việc ký ban hành nửa
"""
_SPELLINGS: dict[str, set[str]] = {}
for _word in _PROPER.split():
    _SPELLINGS.setdefault(fold(_word), set()).add(_word)

_TOKEN = re.compile(r"[a-z]+|\d+|[^\s\w]|\w")


class Token(NamedTuple):
    """A folded word, number or mark. `begin` and `end` are places in the folded text."""

    text: str
    begin: int
    end: int


def tokens_of(folded: str, begin: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of folded text between two places."""
    found = _TOKEN.finditer(folded, begin, len(folded) if end is None else end)
    return [Token(m[0], *m.span()) for m in found]


def well_spelled(original: str, folded: Folded, token: Token) -> bool:
    """Whether a word of the grammar stands in the original with its own tone marks (always so for other tokens)."""
    spellings = _SPELLINGS.get(token.text)
    if spellings is None:
        return True
    raw = original[folded.begin(token.begin) : folded.end(token.end)]
    return unicodedata.normalize("NFC", raw).lower() in spellings


NUMBER_WORDS = {
    word: n
    for n, words in enumerate(
        ("", "mot", "hai", "ba", "bon tu", "nam", "sau", "bay", "tam", "chin", "muoi"),
    )
    for word in words.split()
}
ORDINALS = NUMBER_WORDS | {"nhat": 1, "nhi": 2, "dau": 1, "cuoi": -1}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}
SESSIONS = {"sang": "morning", "trua": "afternoon", "chieu": "afternoon", "toi": "evening"}
