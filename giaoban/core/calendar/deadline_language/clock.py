"""What stands about a day: its hour, session and weekday, and the lunar date beside it."""

from __future__ import annotations

from giaoban.core.calendar.deadline_language.cursor import Cursor
from giaoban.core.calendar.deadline_language.words import SESSIONS, WEEKDAYS


def hour_of(c: Cursor) -> tuple[int, int] | None:
    """ "16h00", "8 giờ 30'", "16:00"."""
    start = c.at
    hour = c.number(0, 24)
    if hour is None:
        return None
    mark = c.take("h", "g", "gio", ":")
    if not mark:
        c.at = start
        return None
    minute = c.number(0, 59) if mark != ":" or len(c.peek()) == 2 else None
    if mark == ":" and minute is None:
        c.at = start
        return None
    if minute is not None:
        c.take("phut", "'", "p")
    return (hour, minute or 0) if hour < 24 else None


def weekday_of(c: Cursor) -> int | None:
    """ "thứ Hai", "thứ 2", "T2", "chủ nhật", "CN"; Monday is 0."""
    start = c.at
    if c.phrase("chu", "nhat") or c.take("cn"):
        return 6
    if c.take("thu") or (not c.prose and c.take("t")):
        if c.peek() in WEEKDAYS:
            return WEEKDAYS[c.take(c.peek())]
        number = c.number(2, 7, digits=1)
        if number is not None and c.peek() != "/":
            return number - 2
    c.at = start
    return None


def session_of(c: Cursor) -> str | None:
    start = c.at
    c.take("buoi")
    word = c.take(*SESSIONS)
    if word:
        c.take(",")
        return SESSIONS[word]
    c.at = start
    return None


def weekday_before(c: Cursor) -> int | None:
    start = c.at
    bracket = c.take("(")
    weekday = weekday_of(c)
    if weekday is None:
        c.at = start
        return None
    if bracket:
        c.take(")")
    c.take(",", ":", "-", "(")
    return weekday


def weekday_behind(c: Cursor) -> int | None:
    start = c.at
    c.take("(", ",")
    weekday = weekday_of(c)
    if weekday is None:
        c.at = start
        return None
    c.take(")")
    return weekday


def hour_behind(c: Cursor) -> tuple[int, int] | None:
    start = c.at
    if c.take("luc", "vao", ","):
        c.take("luc")
        hour = hour_of(c)
        if hour is not None:
            return hour
    c.at = start
    return None


_LUNAR = frozenset({"lich", "chap", "gieng", "tet", "al"})


def skip_lunar(c: Cursor) -> None:
    """The lunar date in brackets beside the solar one: "(23 tháng Chạp)", "(tức 15/8 âm lịch)"."""
    if c.peek() != "(":
        return
    inside: list[str] = []
    for token in c.tokens[c.at + 1 : c.at + 14]:
        if token.text == ")":
            if _LUNAR & set(inside):
                c.at += len(inside) + 2
            return
        inside.append(token.text)
