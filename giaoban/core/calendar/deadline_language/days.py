"""Days as they are printed: "ngày 15/8/2021", "16-18", "ngày 15 và 16.10", "ngày 05 tháng sau"."""

from __future__ import annotations

from giaoban.core.calendar.deadline_language.cursor import Cursor
from giaoban.core.calendar.deadline_language.syntax import Moment, Unit

_DATE_MARKS = ("/", "-", ".")
RELATIVE = {"nay": 0, "sau": 1, "toi": 1}
JOINTS = ("-", "den", "va", ",", "&", "+", "toi", "~", "÷", "→")


def month_and_year(c: Cursor) -> tuple[int, int | None, bool] | None:
    """What follows the day: "/8/2021", " tháng 8 năm 2021", "-10"; and whether it was a lone hyphen."""
    start = c.at
    if c.take("thang"):
        month = c.number(1, 99)
        if month is None:
            c.at = start
            return None
        return month, year_behind(c), False
    mark = c.peek()
    if mark not in _DATE_MARKS or (mark == "." and not c.tight()):
        return None
    c.at += 1
    if mark == "." and not c.tight():
        c.at = start
        return None
    month = c.number(1, 99)
    if month is None:
        c.at = start
        return None
    year = _marked_year(c, mark)
    if year is None and c.peek() == "nam":
        year = year_behind(c)
    return month, year, mark == "-" and year is None


def _marked_year(c: Cursor, mark: str) -> int | None:
    start = c.at
    if c.take(*_DATE_MARKS if mark != "." else (mark,)):
        year = c.year()
        if year is not None:
            return year
        short = c.peek()
        if c.tokens[c.at - 1].text == mark and len(short) == 2 and short.isdecimal() and mark != "-" and c.tight():
            c.at += 1
            return 2000 + int(short)
    c.at = start
    return None


def year_behind(c: Cursor) -> int | None:
    """ "năm 2021", "/2021", ", 2021" behind a month or quarter."""
    start = c.at
    if c.take("nam", "/", "-", ".") or (c.take(",") and c.take("nam")):
        year = c.year()
        if year is not None:
            return year
    c.at = start
    return None


def day_of(c: Cursor) -> Moment | None:
    """One day: "ngày 15/8/2021", "20.7.2020", "17-8", "ngày 25"."""
    named = bool(c.take("ngay"))
    if named:
        c.take("mung", "mong", ":")
    day = c.number(1, 31)
    if day is None:
        return None
    shift = _relative_month(c)
    if shift is not None:
        return Moment(Unit.DAY, day, day, shift=shift, named=named)
    rest = month_and_year(c)
    if rest is not None:
        month, year, hyphen = rest
        # "ngày 31/13" is a slip to be told about; a bare "17/30" is a ratio, "17-18" are two days.
        if month > 12 and (hyphen or not named):
            return None
        return Moment(Unit.DAY, day, day, month, year, either=month if hyphen else None, named=named)
    return Moment(Unit.DAY, day, day, named=True) if named and _ends_here(c) else None


def _relative_month(c: Cursor) -> int | None:
    """ "ngày 05 tháng sau": how many months on."""
    start = c.at
    c.take("cua")
    if c.take("thang"):
        if c.phrase("tiep", "theo") or c.phrase("ke", "tiep"):
            return 1
        word = c.take(*RELATIVE)
        if word:
            return RELATIVE[word]
    c.at = start
    return None


def days_of(c: Cursor) -> Moment | None:
    """Several days under one month: "ngày 15 và 16.10", "10 - 12/7/2024", "16 đến 18-10"."""
    named = bool(c.take("ngay"))
    first = c.number(1, 31)
    last, gap = first, False
    if first is None:
        return None
    while True:
        start = c.at
        joint = c.take(*JOINTS)
        c.take("ngay")
        day = c.number(1, 31) if joint else None
        if day is None or last is None or day <= last:
            c.at = start
            break
        gap = gap or (joint in ("va", ",", "&", "+") and day != last + 1)
        last = day
    if last is None or last == first:
        return None
    rest = month_and_year(c)
    if rest is None:
        return None
    month, year, _ = rest
    if month > 12:
        return None
    return Moment(Unit.DAY, first, last, month, year, gap=gap, named=named)


def bare_days(c: Cursor) -> Moment | None:
    """ "ngày 16-18", "ngày 15 và 16": days without a month."""
    named = bool(c.take("ngay"))
    first = c.number(1, 31)
    joint = c.take("-", "den", "va", ",") if first is not None else ""
    c.take("ngay")
    last = c.number(1, 31) if joint else None
    if first is None or last is None or last <= first:
        return None
    if joint == "-" and last <= 12:  # "ngày 5-7" may be 5 July: `day_of` says so
        return None
    if last <= first or not (named or (last > 12 and not c.prose)) or not _ends_here(c):
        return None
    return Moment(Unit.DAY, first, last, named=named)


def _ends_here(c: Cursor) -> bool:
    """Whether a lone number can end here; "ngày 12 nhiệm vụ" and "7, 3 đơn vị" are counts, not days."""
    following = c.peek()
    return not (following.isdecimal() or following in ("%", "h", "gio", "thang", "cua", "hang", "moi", "/"))
