"""Weeks, months, quarters and years as they are printed, alone and several: "tuần 2-3", "quý I, II/2024"."""

from __future__ import annotations

from collections.abc import Callable

from giaoban.core.calendar.deadline_language.cursor import Cursor, openings
from giaoban.core.calendar.deadline_language.days import JOINTS, RELATIVE, year_behind
from giaoban.core.calendar.deadline_language.syntax import Moment, Part, Unit
from giaoban.core.calendar.deadline_language.words import NUMBER_WORDS, ORDINALS, ROMAN


def _listed(c: Cursor, one: Callable[[Cursor], int | None], head: str, high: int) -> tuple[int, int, bool] | None:
    """A number, or several: "1-4", "1, 2", "1 và tuần 2", "11 đến 12" → first, last, whether it skips."""
    first = one(c)
    if first is None:
        return None
    last, gap = first, False
    while True:
        start = c.at
        joint = c.take(*JOINTS)
        if not joint:
            break
        headed = bool(c.take(head))
        following = one(c)
        # In prose "tháng 7, 3 đơn vị" and "tháng 7 và 5 năm" must not become a list.
        loose = c.prose and not headed and joint in (",", "va") and (c.peek().isalpha() and c.peek() != "nam")
        if following is None or not last < following <= high or loose:
            c.at = start
            break
        gap = gap or (joint in ("va", ",", "&", "+") and following != last + 1)
        last = following
    return first, last, gap


def _week_number(c: Cursor) -> int | None:
    ordinal = bool(c.take("thu"))
    number = c.number(1, 53)
    if number is not None:
        return number
    word = c.peek()
    value = ROMAN.get(word) or (ORDINALS.get(word) if ordinal or word in ("dau", "cuoi") else None)
    if value is not None:
        c.at += 1
        if word == "dau":
            c.take("tien")
        elif word == "cuoi":
            c.take("cung")
            return 4
    return value


def week_of(c: Cursor) -> Moment | None:
    """ "Tuần 1-4", "tuần thứ nhì của tháng", "tuần đầu tháng 8", "Tuần 2 tháng 11/2021"."""
    counted = c.number(1, 4, digits=2)
    if counted is None:
        counted = NUMBER_WORDS.get(c.take("mot", "hai", "ba"))
    if not c.take("tuan"):
        return None
    if counted is not None:
        return _weeks_at_an_end(c, counted)
    c.take("le", ":")
    listed = _listed(c, _week_number, "tuan", 53)
    if listed is None:
        return _relative_week(c)
    month, year = _month_of_week(c)
    return Moment(Unit.WEEK, listed[0], listed[1], month, year, gap=listed[2])


def _weeks_at_an_end(c: Cursor, count: int) -> Moment | None:
    """ "2 tuần đầu tháng", "hai tuần cuối tháng 9"."""
    end = c.take("dau", "cuoi")
    if not end:
        return None
    month, year = _month_of_week(c)
    first, last = (1, count) if end == "dau" else (5 - count, 4)
    return Moment(Unit.WEEK, first, last, month, year)


def _month_of_week(c: Cursor) -> tuple[int | None, int | None]:
    start = c.at
    c.take("cua", "trong", ",", "-")
    if c.take("thang"):
        month = c.number(1, 12)
        return (month, year_behind(c)) if month is not None else (None, None)
    c.at = start
    if c.take("/"):
        month = c.number(1, 12)
        if month is not None:
            return month, year_behind(c)
    c.at = start
    return None, None


def _relative_week(c: Cursor) -> Moment | None:
    word = c.take(*RELATIVE)
    return Moment(Unit.CALENDAR_WEEK, shift=RELATIVE[word]) if word else None


_PARTS = {
    "nua dau": Part.FIRST_HALF,
    "nua cuoi": Part.LAST_HALF,
    "thuong tuan": Part.START,
    "trung tuan": Part.MIDDLE,
    "ha tuan": Part.LAST_HALF,
    "ngay cuoi cung cua": Part.END,
    "ngay cuoi cung": Part.END,
    "ngay cuoi": Part.END,
    "cuoi": Part.END,
    "het": Part.END,
    "dau": Part.START,
    "giua": Part.MIDDLE,
}
_PART_OPENINGS = openings(*_PARTS)


def _part(c: Cursor) -> Part:
    return _PARTS.get(c.one_of(_PART_OPENINGS), Part.WHOLE)


# "Tháng năm" and "tháng sáu" are left out: folded, they are "month and year" and "next month".
_MONTH_NAMES = {
    "muoi mot": 11, "muoi hai": 12, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bay": 7, "tam": 8, "chin": 9, "muoi": 10
}  # fmt: skip
_MONTH_OPENINGS = openings(*_MONTH_NAMES)


def _month_number(c: Cursor) -> int | None:
    number = c.number(1, 12)
    return number if number is not None or c.prose else _MONTH_NAMES.get(c.one_of(_MONTH_OPENINGS))


def month_of(c: Cursor) -> Moment | None:
    """ "tháng 7", "Tháng 11-12/2026", "cuối tháng 12", "tháng này", "T11/2026", "11/2026"."""
    part = _part(c)
    bare = c.at
    number = _month_number(c)
    if number is not None and c.take("/", "-"):
        year = c.year()
        if year is not None:
            return Moment(Unit.MONTH, number, number, year=year, part=part)
    c.at = bare
    if not (c.take("thang") or (not c.prose and c.peek(1).isdecimal() and c.take("t"))):
        return None
    found = _listed(c, _month_number, "thang", 12)
    if found is not None:
        first, last, gap = found
        return Moment(Unit.MONTH, first, last, year=year_behind(c), part=part, gap=gap)
    word = c.take(*RELATIVE)
    if word:
        return Moment(Unit.MONTH, part=part, shift=RELATIVE[word])
    if c.peek() in ("dau", "truoc"):
        return None
    return Moment(Unit.MONTH, part=part) if part else None


def _quarter_number(c: Cursor) -> int | None:
    number = c.number(1, 4, digits=1)
    if number is not None:
        return number
    value = ROMAN.get(c.peek())
    if value is not None and value <= 4:
        c.at += 1
        return value
    return None


_GLUED_QUARTERS = {"qi": 1, "qii": 2, "qiii": 3, "qiv": 4}


def quarter_of(c: Cursor) -> Moment | None:
    """ "Quý I, II/2024", "quý 4/2026", "cuối quý III năm 2024", "quý này"."""
    part = _part(c)
    if not c.prose and c.peek() in _GLUED_QUARTERS:
        number = _GLUED_QUARTERS[c.take(c.peek())]
        return Moment(Unit.QUARTER, number, number, year=year_behind(c), part=part)
    if not (c.take("quy", "qui") or (not c.prose and c.peek() == "q" and c.peek(1) in (".", *"1234") and c.take("q"))):
        return None
    c.take(".")
    found = _listed(c, _quarter_number, "quy", 4)
    if found is not None:
        return Moment(Unit.QUARTER, found[0], found[1], year=year_behind(c), part=part, gap=found[2])
    word = c.take(*RELATIVE)
    if word:
        return Moment(Unit.QUARTER, part=part, shift=RELATIVE[word])
    return Moment(Unit.QUARTER, part=part) if part else None


def months_of(c: Cursor) -> Moment | None:
    """ "6 tháng đầu năm 2024", "6 tháng cuối năm"."""
    count = c.number(1, 11)
    if count is None or not c.take("thang"):
        return None
    end = c.take("dau", "cuoi")
    if not end or not c.take("nam"):
        return None
    return Moment(Unit.MONTHS, count, count, year=c.year(), part=Part.END if end == "cuoi" else Part.START)


def year_of(c: Cursor) -> Moment | None:
    """ "năm 2026", "cuối năm", "năm nay"."""
    part = _part(c)
    if not c.take("nam"):
        return None
    year = c.year()
    if year is not None:
        return Moment(Unit.YEAR, year=year, part=part)
    word = c.take(*RELATIVE)
    if word:
        return Moment(Unit.YEAR, part=part, shift=RELATIVE[word])
    return Moment(Unit.YEAR, part=part) if part else None


_SPAN_STARTS = frozenset({"tuan", "thang", "t", "quy", "qui", "q", "nam", *_GLUED_QUARTERS})


def may_be_span(c: Cursor) -> bool:
    """A look at one word, so that five rules need not be tried in vain."""
    word = c.peek()
    return (
        word in _SPAN_STARTS
        or word.isdecimal()
        or (word in NUMBER_WORDS and c.peek(1) == "tuan")
        or word in _PART_OPENINGS
    )
