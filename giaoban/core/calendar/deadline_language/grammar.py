"""The grammar of deadline phrases: tokens → what is said (`Phrase`), nothing yet about which days that is.

    phrase    = recurring | counted | frame moment [ "đến" moment ] | regular | occasion
    frame     = "trước" | "chậm nhất" | "không quá" | "đến" | "hết" | "từ" | "trong" | …
    moment    = [hour] [session] [weekday] ( day | days | week | month | quarter | months | year | relative )
    day       = ["ngày"] D ("/" | "-" | ".") M [ … Y ] | ["ngày"] D "tháng" M ["năm" Y] | "ngày" D
    days      = ["ngày"] D ( "-" | "và" | "," | "đến" ) day
    week      = "tuần" ["thứ"] N { ("-" | "," | "và") N } [ "của"? month ] | "tuần đầu tháng"
    month     = [part] "tháng" M { ("-" | ",") M } [ ("/" | "năm") Y ]       part = "đầu" | "giữa" | "cuối" | …
    quarter   = [part] "quý" Q { … } [ ("/" | "năm") Y ]
    months    = N "tháng" ("đầu" | "cuối") "năm" [Y]
    counted   = ["trong" | "không quá" | …] N ("ngày làm việc" | "ngày" | "tuần" | "tháng") ["kể từ" base]
    recurring = [frame] [weekday | "ngày" D] ("hằng" | "mỗi" | "định kỳ") ("ngày" | "tuần" | "tháng" | "quý" | "năm")

Each rule is one function: it either moves the cursor and gives what it found, or leaves the cursor alone and
gives None. The longest reading that the rules allow is taken.
"""

from __future__ import annotations

from giaoban.core.calendar.deadline_language.counted import counted_phrase
from giaoban.core.calendar.deadline_language.cursor import Cursor
from giaoban.core.calendar.deadline_language.frames import BEFORE, JOINING, SINCE, SINCE_WORDS, UP_TO, WITHIN
from giaoban.core.calendar.deadline_language.moments import moment_of
from giaoban.core.calendar.deadline_language.recurring import recurring_phrase
from giaoban.core.calendar.deadline_language.syntax import Moment, Part, Phrase, Role, Unit


def phrase_of(c: Cursor) -> Phrase | None:
    """The phrase that stands at the cursor, or None; the cursor is put back where none stands."""
    start = c.at
    for rule in (recurring_phrase, counted_phrase, _range, _framed):
        found = rule(c)
        if found is not None:
            return found._replace(end=c.at)
        c.at = start
    return None


def _range(c: Cursor) -> Phrase | None:
    """ "từ ngày 01/11 đến 15/11/2024", "01/8 - 15/8", "từ 14h00 ngày 09/5 đến 11h ngày 10/5"."""
    frame = c.one_of(SINCE) or c.one_of(WITHIN)
    if c.peek() == "nay" and frame:
        c.at += 1
        if not c.one_of(JOINING):
            return None
        until = moment_of(c)
        return Phrase(Role.BY, c.at, until, frame="den") if until else None
    first = moment_of(c)
    if first is None:
        return None
    start = c.at
    joint = c.one_of(JOINING)
    until = moment_of(c) if joint else None
    if until is None and joint.endswith("het"):
        until = _own(c)
    if until is None:
        c.at = start
        if frame in SINCE_WORDS:
            return _from(c, first, frame)
        return None
    if joint.endswith("het") and until.part is Part.WHOLE:
        until = until._replace(part=Part.END if until.unit is not Unit.DAY else Part.WHOLE)
    return Phrase(Role.SPAN, c.at, first, until, frame=frame)


def _from(c: Cursor, first: Moment, frame: str) -> Phrase:
    # "từ ngày 5-7" is days 5 to 7 rather than 5 July; the meaning decides by the paper's month.
    spanning = first.either is not None or (first.part is Part.WHOLE and first.last != first.first)
    return Phrase(Role.SPAN if spanning else Role.FROM, c.at, first, frame=frame)


def _framed(c: Cursor) -> Phrase | None:
    """ "trước 10/11", "chậm nhất 16h00 thứ Sáu", "trong tháng 7", "Tuần 1-4", "09/10/2026"."""
    frame = c.one_of(BEFORE)
    if frame:
        c.take("luc", "vao", "khoang")
        moment = moment_of(c)
        return Phrase(Role.BEFORE, c.at, moment, frame=frame) if moment else None
    frame = c.one_of(UP_TO)
    if frame:
        c.take("luc", "vao", "trong", "khoang")
        moment = moment_of(c) or _own(c)
        return Phrase(Role.BY, c.at, moment, frame=frame) if moment else None
    frame = c.one_of(WITHIN)
    if frame:
        c.take("thoi", "khoang")
        c.take("gian")
    moment = _own(c) if (frame or not c.prose) and c.peek() in ("ca", "cac") else None
    c.take("ca")
    moment = moment or moment_of(c) or (_own(c) if frame or not c.prose else None)
    return Phrase(Role.AT, c.at, moment, frame=frame) if moment else None


_OWN = {"tuan": Unit.CALENDAR_WEEK, "thang": Unit.MONTH, "quy": Unit.QUARTER, "nam": Unit.YEAR}


def _own(c: Cursor) -> Moment | None:
    """ "(trong) tháng", "(cả) quý": the paper's own; "cả 4 tuần", "các tuần trong tháng": the whole month."""
    start = c.at
    weeks = c.take("cac") or (c.take("ca") and c.number(4, 5))
    word = c.take(*_OWN)
    if word == "tuan" and weeks:
        c.phrase("trong", "thang") or c.phrase("cua", "thang")
        return Moment(Unit.MONTH)
    if word and not c.peek().isalnum():
        return Moment(_OWN[word])
    c.at = start
    return None
