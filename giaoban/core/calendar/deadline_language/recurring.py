"""Deadlines that come back: "hằng tháng", "ngày 25 hằng tháng", "6 tháng/lần" → rules of RFC 5545."""

from __future__ import annotations

from giaoban.core.calendar.deadline_language.clock import hour_of, weekday_before
from giaoban.core.calendar.deadline_language.cursor import Cursor
from giaoban.core.calendar.deadline_language.days import month_and_year
from giaoban.core.calendar.deadline_language.frames import BEFORE, UP_TO, WITHIN
from giaoban.core.calendar.deadline_language.syntax import Moment, Phrase, Role, Unit

_EVERY = {
    "ngay": "FREQ=DAILY",
    "tuan": "FREQ=WEEKLY",
    "thang": "FREQ=MONTHLY",
    "quy": "FREQ=MONTHLY;INTERVAL=3",
    "qui": "FREQ=MONTHLY;INTERVAL=3",
    "nam": "FREQ=YEARLY",
}
_WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def recurring_phrase(c: Cursor) -> Phrase | None:
    """ "Hằng tháng", "ngày 25 hằng tháng", "thứ Sáu hàng tuần", "định kỳ 6 tháng/lần", "2 lần/năm"."""
    frame = c.take("tu") or c.one_of(BEFORE) or c.one_of(UP_TO) or c.one_of(WITHIN)
    hour = hour_of(c)
    weekday, days = _regular_day(c)
    in_month = month_and_year(c) if days else None
    frame = frame or ("dinh ky" if c.peek() == "dinh" else "")
    rule = _last_month(c) if days else None
    rule = rule or _every(c)
    if rule is None:
        return None
    if not weekday and not days:
        weekday, days = _recurring_day_behind(c)
    by = f";BYMONTHDAY={days}" if days else f";BYDAY={weekday}" if weekday else ""
    if in_month is not None:  # "ngày 15 tháng 12 hằng năm"
        if rule != "FREQ=YEARLY" or in_month[0] > 12:
            return None
        by = f";BYMONTH={in_month[0]}{by}"
    moment = Moment(Unit.DAY, hour=hour) if hour else None
    return Phrase(Role.RECURRING, c.at, moment, repeats=rule + by if rule else None, frame=frame)


def _regular_day(c: Cursor) -> tuple[str, str]:
    """ "định kỳ ngày 25 (hằng tháng)", "định kỳ vào thứ Sáu (hằng tuần)": the day, with "định kỳ" before it."""
    start = c.at
    regular = c.phrase("dinh", "ky") or c.phrase("dinh", "ki")
    if regular:
        c.take("vao")
    weekday, days = _recurring_day(c)
    if regular and not weekday and not days:
        c.at = start
    return weekday, days


def _recurring_day(c: Cursor) -> tuple[str, str]:
    weekday = weekday_before(c)
    if weekday is not None:
        return _WEEKDAY_CODES[weekday], ""
    if c.phrase("ngay", "cuoi", "thang") or c.phrase("ngay", "cuoi") or c.phrase("cuoi"):
        return "", "-1"
    if c.phrase("dau"):
        return "", "1"
    start = c.at
    named = c.take("ngay")
    first = c.number(1, 31) if named or c.peek(1) == "/" else None
    if first is None:
        c.at = start
        return "", ""
    while c.take("-", "den", "va", ","):
        c.take("ngay")
        if c.number(1, 31) is None:
            break
    last = [t.text for t in c.tokens[start : c.at] if t.text.isdecimal()][-1]
    return "", str(int(last))


def _recurring_day_behind(c: Cursor) -> tuple[str, str]:
    """ "hằng tháng vào ngày 25", "Hằng tháng (trước ngày 20)", "hằng tuần, thứ Sáu"."""
    start = c.at
    bracket = c.take("(", ",")
    c.take("vao", "truoc", "cham")
    c.take("nhat")
    weekday, days = _recurring_day(c)
    if not weekday and not days:
        c.at = start
        return "", ""
    if bracket == "(":
        c.take(")")
    return weekday, days


def _last_month(c: Cursor) -> str | None:
    """ "(ngày 20) của tháng cuối quý"."""
    start = c.at
    c.take("cua")
    if c.phrase("thang", "cuoi"):
        c.take("moi", "hang", "cua", "cac")
        if c.take("quy", "qui"):
            return _EVERY["quy"]
    c.at = start
    return None


def _every(c: Cursor) -> str | None:
    regular = c.phrase("dinh", "ky") or c.phrase("dinh", "ki")
    c.take("vao", ":")
    if c.take("hang", "moi") or (not c.prose and c.take("tung")):
        half = c.number(2, 11)
        word = c.take(*_EVERY)
        if not word:
            return None
        if half is not None:
            return f"FREQ=MONTHLY;INTERVAL={half}" if word == "thang" else None
        if not c.phrase("mot", "lan") and not c.phrase("1", "lan"):
            c.phrase("/", "lan")
        _further_units(c)
        return _EVERY[word]
    return _times(c, regular=bool(regular))


def _further_units(c: Cursor) -> None:
    """ "hằng tháng, quý, năm": the shortest counts; the others go with it."""
    while c.peek() in (",", "va", "-", "/") and (c.peek(1) in _EVERY or (c.peek(1) == "hang" and c.peek(2) in _EVERY)):
        if c.prose and c.peek(2).isdecimal():
            return
        c.at += 1
        c.take("hang")
        c.at += 1


def _times(c: Cursor, *, regular: bool) -> str | None:
    """ "6 tháng/lần", "2 lần/năm", "định kỳ quý", "định kỳ 6 tháng, năm", "định kỳ"."""
    number = c.number(1, 31)
    if number is not None and c.take("lan"):
        if not (c.take("/", "trong", "moi") or c.take("mot")):
            return None
        c.take("1", "mot")
        word = c.take(*_EVERY)
        return _EVERY[word] if word else None
    word = c.take(*_EVERY)
    if word and (c.take("/", "mot", "1") or number is not None):
        c.take("1", "mot")
        if c.take("lan") or regular:
            return _interval(_EVERY[word], number or 1)
        return None
    if regular and not (number is not None and not word):
        _further_units(c)
        return _EVERY[word] if word else ""
    return None


def _interval(rule: str, number: int) -> str:
    if number == 1:
        return rule
    freq, _, interval = rule.partition(";INTERVAL=")
    return f"{freq};INTERVAL={number * int(interval or 1)}"
