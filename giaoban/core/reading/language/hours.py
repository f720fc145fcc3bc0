"""Hours and sessions of a day, as offices write them: "08h30", "7 giờ 30’", "(9h30)", "Buổi sáng, 7 giờ 45 phút:"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time as Time

from giaoban.core.reading.model import Session
from giaoban.core.text.patterns import lazy_pattern

_APOSTROPHES = "'’‘′´`”“″\""  # OCR reads ’ as ” now and then
_HOUR = (
    r"(?<![\d/.,\-–])(?<!số )(?P<{0}h>[01]?\d|2[0-3])"
    r"(?:\s*(?:h|H|g|giờ|Giờ|GIỜ)(?![^\W\d_])\s*\.?\s*(?:(?P<{0}m>[0-5]\d)(?!\d)(?:\s*(?:phút|ph\b|p\b|["
    + _APOSTROPHES
    + r"]))?)?|:(?P<{0}c>[0-5]\d)(?!\d|:\d))"
)
_FIRST = lazy_pattern(_HOUR.format(""))
_SECOND = lazy_pattern(r"\s*(?:[-–—÷]|đến|tới|->)\s*" + _HOUR.format("").replace(r"(?<![\d/.,\-–])(?<!số )", "", 1))
_PART_OF_DAY = lazy_pattern(r"\s*(sáng|trưa|chiều|tối|đêm)\b", re.IGNORECASE)
# "trong 2 giờ", "sau 24 giờ" count hours; they do not tell one.
_COUNTS = lazy_pattern(r"(?:trong|sau|mỗi|suốt|thêm|đủ|hơn|tổng|quá|được)\s+$", re.IGNORECASE)
_OPENS = lazy_pattern(r"[\s(\[]*(?:(?:bắt đầu|vào|đúng|từ|lúc|hồi|khoảng|thời gian)\s*:?\s*)*[\s(\[]*", re.IGNORECASE)
_CLOSES = lazy_pattern(r"[\s)\]]*[:,.;)\]\-–—]*[\s)\]:,;\-–—]*")


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour at characters `begin`..`end`; `until` where a range is printed ("07 giờ 00’ đến 08 giờ 30’")."""

    time: Time
    begin: int
    end: int
    until: Time | None = None


def find_hours(text: str) -> tuple[Hour, ...]:
    """The hours that a text tells, in order; a range counts once, by its start."""
    found: list[Hour] = []
    at = 0
    while (match := _FIRST.search(text, at)) is not None:
        at = match.end()
        if _COUNTS.search(text, 0, match.start()):
            continue
        start, end = _time(match), match.end()
        part = _PART_OF_DAY.match(text, end)
        if part and part[1].lower() in {"chiều", "tối", "đêm"} and start.hour < 12:
            start = start.replace(hour=start.hour + 12)
        second = _SECOND.match(text, end)
        until = _time(second) if second else None
        if second:
            end = at = second.end()
        found.append(Hour(start, match.start(), end, until))
    return tuple(found)


def _time(match: re.Match[str]) -> Time:
    return Time(int(match["h"]), int(match["m"] or match["c"] or 0))


def leading_hour(text: str) -> Hour | None:
    """The hour that a text opens with, with the brackets and punctuation around it: "(9h30) Nghe …", "08h30: …".

    `begin` is 0 and `end` is where the content begins.
    """
    opens = _OPENS.match(text)
    begin = opens.end() if opens else 0
    hours = find_hours(text)
    if not hours or hours[0].begin != begin:
        return None
    first = hours[0]
    closes = _CLOSES.match(text, first.end)
    return Hour(first.time, 0, closes.end() if closes else first.end, first.until)


# --- sessions ---------------------------------------------------------------------------------------------

_BOTH = r"(?:sáng|sang)\s*(?:,|và|\+|/|&|-|–)\s*(?:buổi\s+)?chiều"
_WORD = (
    rf"(?:buổi\s+)?(?:{_BOTH}|sáng|chiều|tối|trưa|đêm|cả\s+ngày|trong\s+ngày"
    r"|cả\s+buổi\s+sáng)(?:\s+cùng\s+ngày)?"
)
_SESSIONS: tuple[tuple[re.Pattern[str], Session], ...] = tuple(
    (lazy_pattern(pattern, re.IGNORECASE), session)
    for pattern, session in (
        (_BOTH, Session.ALL_DAY),
        (r"(?:cả|trong)\s+ngày", Session.ALL_DAY),
        (r"\bsáng\b|^s$", Session.MORNING),
        (r"\b(?:chiều|trưa)\b|^c$", Session.AFTERNOON),
        (r"\b(?:tối|đêm)\b", Session.EVENING),
        (r"^ngày$", Session.ALL_DAY),
    )
)
# Words that begin like a session: sáng kiến, chiều dài, tối ưu.
_NOT_A_SESSION = (
    r"(?!\s+(?:kiến|tạo|lập|tác|chế|suốt|tỏ|sủa|mắt|dài|cao|rộng|hướng|sâu|chuộng|ưu|thiểu|đa|hậu|tân|mật|nghĩa)\b)"
)
_DAY_TOO = r"(?:\s*,?\s*(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?)?"
_HEADING = lazy_pattern(
    rf"(?P<word>{_WORD})\b{_NOT_A_SESSION}{_DAY_TOO}\s*"
    rf"(?P<hour>[,\s]*\(?\s*(?:lúc|từ|vào|lúc\s*:)?\s*{_HOUR.format('')}(?:\s*(?:[-–—]|đến)\s*"
    r"\d{1,2}\s*(?:h|giờ|:)\s*(?:\d{2})?)?\s*\)?)?\s*(?P<close>:|$|[-–—](?=\s))\s*",
    re.IGNORECASE,
)
# "S: Họp …", "C: Làm việc …" in a narrow column.
_SHORT_HEADING = lazy_pattern(r"(?P<word>[SC])\s*:\s*(?=\S)")
_SENTENCE = lazy_pattern(
    rf"(?P<word>(?:Buổi\s+)?(?:Sáng|Chiều|Tối|SÁNG|CHIỀU|TỐI|Cả ngày|Trưa)(?:\s+cùng\s+ngày)?)\b{_NOT_A_SESSION}"
    r"(?:\s*,\s*|\s+)(?=\S)"
)
_BRACKET = lazy_pattern(
    rf"\(\s*(?:dự kiến\s+|họp\s+|trong\s+)?(?P<word>{_WORD}|ngày)\s*(?:(?P<rest>[;,].*?))?\)\s*[.;,]?\s*$",
    re.IGNORECASE,
)
_WHOLE_DAY = lazy_pattern(r"\(\s*(?P<word>cả ngày)\s*\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SessionMark:
    """A session heading or opening word at the start of a text: content begins at `end`.

    `hour` where the heading prints one: "Buổi sáng, 7 giờ 45 phút:". `colon` is False for a session that only
    opens a sentence ("Sáng làm việc tại cơ quan.").
    """

    session: Session
    end: int
    hour: Hour | None = None
    colon: bool = True


def session_of(words: str) -> Session | None:
    """The session that a cell or a word names ("Sáng", "S", "Cả ngày", "Chiều 14h"), or None."""
    clean = words.strip(" \t.:*-–()")
    for pattern, session in _SESSIONS:
        if pattern.search(clean):
            return session
    return None


def session_heading(text: str) -> SessionMark | None:
    """The session heading that a text opens with: "Sáng:", "SÁNG", "S:", "Buổi sáng, 7 giờ 45 phút:"."""
    short = _SHORT_HEADING.match(text)
    if short is not None and (session := session_of(short["word"])):
        return SessionMark(session, short.end())
    match = _HEADING.match(text)
    if match is None:
        return None
    session = session_of(match["word"])
    if session is None:
        return None
    hours = find_hours(match["hour"]) if match["hour"] else ()
    return SessionMark(session, match.end(), hours[0] if hours else None)


def opening_session(text: str) -> SessionMark | None:
    """The session that opens a sentence without a colon: "Chiều cùng ngày, họp …", "Sáng làm việc tại cơ quan."."""
    match = _SENTENCE.match(text)
    if match is None:
        return None
    session = session_of(match["word"])
    return None if session is None else SessionMark(session, match.end(), colon=False)


def closing_session(text: str) -> Session | None:
    """The session in brackets at the end of a text: "(chiều; dự: đ/c Vương)", "(ngày)"; "(cả ngày)" anywhere."""
    match = _BRACKET.search(text) or _WHOLE_DAY.search(text)
    return session_of(match["word"]) if match else None


def session_of_hour(hour: Time) -> Session:
    """Before 12:00 morning, before 18:00 afternoon, else evening (the reading contract, *Time*)."""
    if hour.hour < 12:
        return Session.MORNING
    return Session.AFTERNOON if hour.hour < 18 else Session.EVENING
