"""Deadlines counted from a day: "không quá 2 tháng kể từ ngày ký", "trong 10 ngày làm việc"."""

from __future__ import annotations

from giaoban.core.calendar.deadline_language.cursor import Cursor, openings
from giaoban.core.calendar.deadline_language.moments import moment_of
from giaoban.core.calendar.deadline_language.syntax import Moment, Phrase, Role
from giaoban.core.calendar.deadline_language.words import NUMBER_WORDS

_COUNT_FRAMES = openings(
    "trong thoi han khong qua",
    "trong thoi gian khong qua",
    "trong vong khong qua",
    "trong thoi han",
    "trong thoi gian",
    "trong vong",
    "trong khoang",
    "trong",
    "thoi han khong qua",
    "thoi han",
    "cham nhat sau",
    "cham nhat la",
    "cham nhat trong",
    "cham nhat",
    "khong qua",
    "khong cham hon",
    "toi da",
    "sau khong qua",
    "sau",
)
_BASE_WORDS = frozenset(
    "ky ban hanh phat thong bao nay ket luan van nhan duoc du ho so hop le cong y kien co hieu luc quyet dinh ke "
    "hoach giao nhiem vu tiep cua thong qua phe duyet thuc hien chuong trinh hop dong nghiem thu thuc su hoan thanh "
    "thuc de nghi thuc don".split()
)
_BASE_OPENINGS = openings("ke tu", "tinh tu", "tu", "sau")
_ISSUING = ("ky", "ban hanh", "phat hanh", "co thong bao", "thong bao", "ra thong bao")


def counted_phrase(c: Cursor) -> Phrase | None:
    """ "không quá 2 tháng kể từ ngày ký", "trong 10 ngày làm việc", "sau 05 (năm) ngày"."""
    frame = c.one_of(_COUNT_FRAMES)
    c.take("khoang")
    number = c.number(1, 365, digits=3)
    if number is None:
        word = c.peek()
        if word not in NUMBER_WORDS:
            return None
        c.at += 1
        number = NUMBER_WORDS[word]
    _skip_bracketed_word(c)
    unit = _count_unit(c)
    if not unit:
        return None
    base, moment = _base(c)
    if not frame and not base and unit != "working_day":
        return None if c.prose or not c.done() else Phrase(Role.COUNTED, c.at, number=number, count_unit=unit)
    if (unit != "working_day" and c.peek() in ("dau", "cuoi", "lan")) or c.peek() == "/":
        return None
    return Phrase(Role.COUNTED, c.at, moment, number=number, count_unit=unit, base=base, frame=frame)


def _skip_bracketed_word(c: Cursor) -> None:
    if c.peek() == "(" and c.peek(2) == ")" and c.peek(1) in NUMBER_WORDS:
        c.at += 3
    elif c.peek() == "(" and c.peek(3) == ")" and c.peek(1) in NUMBER_WORDS:
        c.at += 4


def _count_unit(c: Cursor) -> str:
    if c.phrase("ngay", "lam", "viec"):
        return "working_day"
    if c.take("ngay"):
        return "" if c.peek().isdecimal() else "day"
    if c.take("tuan"):
        return "week"
    return "month" if c.take("thang") else ""


def _base(c: Cursor) -> tuple[str, Moment | None]:
    start = c.at
    c.take(",")
    if not c.one_of(_BASE_OPENINGS):
        c.at = start
        return "", None
    c.take("khi", "thoi")
    moment = moment_of(c)
    if moment is not None and moment.month is not None:
        return "day", moment
    c.take("ngay", "diem")
    first = c.at
    while c.peek() in _BASE_WORDS:
        c.at += 1
    words = " ".join(t.text for t in c.tokens[first : c.at])
    if not words:
        c.at = start
        return "", None
    return ("issued" if words.startswith(_ISSUING) else "other"), None
