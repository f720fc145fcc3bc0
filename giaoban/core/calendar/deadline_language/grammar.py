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

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

from giaoban.core.calendar.deadline_language.words import (
    NUMBER_WORDS,
    ORDINALS,
    ROMAN,
    SESSIONS,
    WEEKDAYS,
    Token,
)


class Unit(StrEnum):
    DAY = "day"
    WEEK = "week"  # of a month
    CALENDAR_WEEK = "calendar_week"  # "tuần này"
    MONTH = "month"
    QUARTER = "quarter"
    MONTHS = "months"  # "6 tháng đầu năm": `first` months; `part` says which end
    YEAR = "year"
    WEEKDAY = "weekday"  # "thứ Sáu" alone
    TODAY = "today"  # `shift` days from today


class Part(StrEnum):
    WHOLE = ""
    START = "start"
    MIDDLE = "middle"
    END = "end"
    FIRST_HALF = "first_half"
    LAST_HALF = "last_half"


class Role(StrEnum):
    AT = "at"
    BEFORE = "before"
    BY = "by"  # up to and with: "đến hết", "chậm nhất"
    FROM = "from"
    SPAN = "span"
    COUNTED = "counted"
    RECURRING = "recurring"
    REGULAR = "regular"
    OCCASION = "occasion"


class Moment(NamedTuple):
    """A point or stretch of time as said: "15/8", "tuần 2-3", "cuối quý III". None where nothing is printed."""

    unit: Unit
    first: int | None = None
    last: int | None = None
    month: int | None = None
    year: int | None = None
    part: Part = Part.WHOLE
    shift: int = 0
    weekday: int | None = None
    session: str | None = None
    hour: tuple[int, int] | None = None
    gap: bool = False  # a list that skips: "tuần 1, 3"
    either: int | None = None  # "5-7": day 5 of month 7, or days 5 to 7 (then 7)
    named: bool = False  # stands behind "ngày"


class Phrase(NamedTuple):
    """What a deadline phrase says. `end` is the number of tokens it takes."""

    role: Role
    end: int
    moment: Moment | None = None
    until: Moment | None = None
    number: int = 0
    count_unit: str = ""
    base: str = ""  # of a counted one: "issued", "other", "day" (then `moment`), or "" where not said
    repeats: str | None = None
    frame: str = ""  # the words in front, folded


Openings = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


def openings(*phrases: str) -> Openings:
    """Phrases by their first word, in the order given: a longer one must stand before its beginning."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append((words, phrase))
    return {word: tuple(found) for word, found in table.items()}


class Cursor:
    """A place in a list of tokens. Rules move it forward, or put it back where they do not fit."""

    __slots__ = ("at", "prose", "texts", "tokens")

    def __init__(self, tokens: list[Token], *, prose: bool = False) -> None:
        self.tokens = tokens
        self.texts = [t.text for t in tokens] + [""] * 8  # so that looking ahead needs no care at the end
        self.at = 0
        self.prose = prose

    def peek(self, ahead: int = 0) -> str:
        return self.texts[self.at + ahead]

    def take(self, *words: str) -> str:
        """The next token if it is one of the words, else ""."""
        word = self.texts[self.at]
        if word and word in words:
            self.at += 1
            return word
        return ""

    def phrase(self, *words: str) -> bool:
        """Several words one behind the other."""
        texts, at = self.texts, self.at
        for n, word in enumerate(words):
            if texts[at + n] != word:
                return False
        self.at += len(words)
        return True

    def one_of(self, phrases: Openings) -> str:
        """The first of the phrases that stands here, else ""."""
        for words, phrase in phrases.get(self.texts[self.at], ()):
            if self.phrase(*words):
                return phrase
        return ""

    def number(self, low: int, high: int, *, digits: int = 2) -> int | None:
        word = self.texts[self.at]
        if word.isdecimal() and len(word) <= digits and low <= int(word) <= high:
            self.at += 1
            return int(word)
        return None

    def year(self) -> int | None:
        word = self.texts[self.at]
        if len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20"):
            self.at += 1
            return int(word)
        return None

    def tight(self) -> bool:
        """Whether nothing stands between the last token and the next."""
        return 0 < self.at < len(self.tokens) and self.tokens[self.at - 1].end == self.tokens[self.at].begin

    def done(self) -> bool:
        return self.at >= len(self.tokens)


def optional(cursor: Cursor, rule: Callable[[Cursor], Moment | None]) -> Moment | None:
    """A rule tried; the cursor is put back where it does not fit."""
    start = cursor.at
    found = rule(cursor)
    if found is None:
        cursor.at = start
    return found


# --- hours, sessions, weekdays ------------------------------------------------------------------------------


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


# --- days ---------------------------------------------------------------------------------------------------

_DATE_MARKS = ("/", "-", ".")
_JOINTS = ("-", "den", "va", ",", "&", "+", "toi", "~", "÷", "→")


def _month_and_year(c: Cursor) -> tuple[int, int | None, bool] | None:
    """What follows the day: "/8/2021", " tháng 8 năm 2021", "-10"; and whether it was a lone hyphen."""
    start = c.at
    if c.take("thang"):
        month = c.number(1, 99)
        if month is None:
            c.at = start
            return None
        return month, _year_behind(c), False
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
        year = _year_behind(c)
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


def _year_behind(c: Cursor) -> int | None:
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
    rest = _month_and_year(c)
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
        word = c.take(*_RELATIVE)
        if word:
            return _RELATIVE[word]
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
        joint = c.take(*_JOINTS)
        c.take("ngay")
        day = c.number(1, 31) if joint else None
        if day is None or last is None or day <= last:
            c.at = start
            break
        gap = gap or (joint in ("va", ",", "&", "+") and day != last + 1)
        last = day
    if last is None or last == first:
        return None
    rest = _month_and_year(c)
    if rest is None:
        return None
    month, year, _ = rest
    if month > 12:
        return None
    return Moment(Unit.DAY, first, last, month, year, gap=gap, named=named)


def _bare_days(c: Cursor) -> Moment | None:
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


# --- weeks, months, quarters, years -------------------------------------------------------------------------


def _listed(c: Cursor, one: Callable[[Cursor], int | None], head: str, high: int) -> tuple[int, int, bool] | None:
    """A number, or several: "1-4", "1, 2", "1 và tuần 2", "11 đến 12" → first, last, whether it skips."""
    first = one(c)
    if first is None:
        return None
    last, gap = first, False
    while True:
        start = c.at
        joint = c.take(*_JOINTS)
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
        return (month, _year_behind(c)) if month is not None else (None, None)
    c.at = start
    if c.take("/"):
        month = c.number(1, 12)
        if month is not None:
            return month, _year_behind(c)
    c.at = start
    return None, None


_RELATIVE = {"nay": 0, "sau": 1, "toi": 1}


def _relative_week(c: Cursor) -> Moment | None:
    word = c.take(*_RELATIVE)
    return Moment(Unit.CALENDAR_WEEK, shift=_RELATIVE[word]) if word else None


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
        return Moment(Unit.MONTH, first, last, year=_year_behind(c), part=part, gap=gap)
    word = c.take(*_RELATIVE)
    if word:
        return Moment(Unit.MONTH, part=part, shift=_RELATIVE[word])
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
        return Moment(Unit.QUARTER, number, number, year=_year_behind(c), part=part)
    if not (c.take("quy", "qui") or (not c.prose and c.peek() == "q" and c.peek(1) in (".", *"1234") and c.take("q"))):
        return None
    c.take(".")
    found = _listed(c, _quarter_number, "quy", 4)
    if found is not None:
        return Moment(Unit.QUARTER, found[0], found[1], year=_year_behind(c), part=part, gap=found[2])
    word = c.take(*_RELATIVE)
    if word:
        return Moment(Unit.QUARTER, part=part, shift=_RELATIVE[word])
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
    word = c.take(*_RELATIVE)
    if word:
        return Moment(Unit.YEAR, part=part, shift=_RELATIVE[word])
    return Moment(Unit.YEAR, part=part) if part else None


def _today(c: Cursor) -> Moment | None:
    if c.phrase("hom", "nay"):
        return Moment(Unit.TODAY)
    return Moment(Unit.TODAY, shift=1) if c.phrase("ngay", "mai") else None


_DAY_RULES = (_today, days_of, _bare_days, day_of)
_SPAN_RULES = (months_of, week_of, month_of, quarter_of, year_of)


def moment_of(c: Cursor) -> Moment | None:
    """A point or stretch of time, with the hour, session and weekday that stand about it."""
    start = c.at
    hour = hour_of(c)
    if hour:
        if c.take("-", "den"):
            hour_of(c)
        c.take(",")
    session = _session(c)
    hour = hour or (hour_of(c) if session else None)
    if (hour or session) and c.peek(1) != "luc":
        c.take(",")
    if c.peek().isdecimal() and c.peek(1) == "ngay" and c.peek(2).isdecimal():
        c.at += 1  # "trong 02 ngày 15, 16/10"
    weekday = _weekday_before(c)
    bracket = weekday is not None and c.texts[c.at - 1] == "("
    found = _first(c, _DAY_RULES)
    if found is None and weekday is None and hour is None and session is None and _may_be_span(c):
        found = _first(c, _SPAN_RULES)
    if found is None and weekday is not None:
        c.at -= bracket
        week = optional(c, week_of)
        shift = week.shift if week and week.unit is Unit.CALENDAR_WEEK else 0
        found = Moment(Unit.WEEKDAY, weekday, weekday, shift=shift)
    if found is None:
        c.at = start
        return None
    if found.unit is Unit.DAY:
        weekday = weekday if weekday is not None else _weekday_behind(c)
        hour = hour or _hour_behind(c)
        if bracket:
            c.take(")")
        _skip_lunar(c)
    return found._replace(weekday=weekday, session=session, hour=hour)


_SPAN_STARTS = frozenset({"tuan", "thang", "t", "quy", "qui", "q", "nam", *_GLUED_QUARTERS})


def _may_be_span(c: Cursor) -> bool:
    """A look at one word, so that five rules need not be tried in vain."""
    word = c.peek()
    return (
        word in _SPAN_STARTS
        or word.isdecimal()
        or (word in NUMBER_WORDS and c.peek(1) == "tuan")
        or word in _PART_OPENINGS
    )


def _first(c: Cursor, rules: tuple[Callable[[Cursor], Moment | None], ...]) -> Moment | None:
    for rule in rules:
        found = optional(c, rule)
        if found is not None:
            return found
    return None


def _session(c: Cursor) -> str | None:
    start = c.at
    c.take("buoi")
    word = c.take(*SESSIONS)
    if word:
        c.take(",")
        return SESSIONS[word]
    c.at = start
    return None


def _weekday_before(c: Cursor) -> int | None:
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


def _weekday_behind(c: Cursor) -> int | None:
    start = c.at
    c.take("(", ",")
    weekday = weekday_of(c)
    if weekday is None:
        c.at = start
        return None
    c.take(")")
    return weekday


def _hour_behind(c: Cursor) -> tuple[int, int] | None:
    start = c.at
    if c.take("luc", "vao", ","):
        c.take("luc")
        hour = hour_of(c)
        if hour is not None:
            return hour
    c.at = start
    return None


_LUNAR = frozenset({"lich", "chap", "gieng", "tet", "al"})


def _skip_lunar(c: Cursor) -> None:
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


# --- the phrase ---------------------------------------------------------------------------------------------

_BEFORE = openings("truoc thoi diem", "xong truoc", "truoc")
_BY = openings(
    "cham nhat la vao",
    "cham nhat la",
    "cham nhat den",
    "cham nhat vao",
    "cham nhat trong",
    "cham nhat truoc",
    "cham nhat",
    "muon nhat la",
    "muon nhat vao",
    "muon nhat",
    "tre nhat",
    "khong qua",
    "khong muon hon",
    "khong cham hon",
    "khong tre hon",
    "khong sau",
    "den het",
    "cho den",
    "toi het",
    "den",
    "toi",
    "het",
)
_FROM = openings("ke tu", "bat dau tu", "tu")
_FROM_WORDS = ("ke tu", "bat dau tu", "tu")
_WITHIN = openings("xong trong", "ngay trong", "trong vong", "trong", "vao khoang", "vao", "khoang")
_UNTIL = openings("cho den het", "cho den", "den het", "den", "toi", "-")


def phrase_of(c: Cursor) -> Phrase | None:
    """The phrase that stands at the cursor, or None; the cursor is put back where none stands."""
    start = c.at
    for rule in (_recurring, _counted, _range, _framed):
        found = rule(c)
        if found is not None:
            return found._replace(end=c.at)
        c.at = start
    return None


def _range(c: Cursor) -> Phrase | None:
    """ "từ ngày 01/11 đến 15/11/2024", "01/8 - 15/8", "từ 14h00 ngày 09/5 đến 11h ngày 10/5"."""
    frame = c.one_of(_FROM) or c.one_of(_WITHIN)
    if c.peek() == "nay" and frame:
        c.at += 1
        if not c.one_of(_UNTIL):
            return None
        until = moment_of(c)
        return Phrase(Role.BY, c.at, until, frame="den") if until else None
    first = moment_of(c)
    if first is None:
        return None
    start = c.at
    joint = c.one_of(_UNTIL)
    until = moment_of(c) if joint else None
    if until is None and joint.endswith("het"):
        until = _own(c)
    if until is None:
        c.at = start
        if frame in _FROM_WORDS:
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
    frame = c.one_of(_BEFORE)
    if frame:
        c.take("luc", "vao", "khoang")
        moment = moment_of(c)
        return Phrase(Role.BEFORE, c.at, moment, frame=frame) if moment else None
    frame = c.one_of(_BY)
    if frame:
        c.take("luc", "vao", "trong", "khoang")
        moment = moment_of(c) or _own(c)
        return Phrase(Role.BY, c.at, moment, frame=frame) if moment else None
    frame = c.one_of(_WITHIN)
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


# --- counted ------------------------------------------------------------------------------------------------

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


def _counted(c: Cursor) -> Phrase | None:
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


# --- recurring ----------------------------------------------------------------------------------------------

_EVERY = {
    "ngay": "FREQ=DAILY",
    "tuan": "FREQ=WEEKLY",
    "thang": "FREQ=MONTHLY",
    "quy": "FREQ=MONTHLY;INTERVAL=3",
    "qui": "FREQ=MONTHLY;INTERVAL=3",
    "nam": "FREQ=YEARLY",
}
_WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def _recurring(c: Cursor) -> Phrase | None:
    """ "Hằng tháng", "ngày 25 hằng tháng", "thứ Sáu hàng tuần", "định kỳ 6 tháng/lần", "2 lần/năm"."""
    frame = c.take("tu") or c.one_of(_BEFORE) or c.one_of(_BY) or c.one_of(_WITHIN)
    hour = hour_of(c)
    weekday, days = _recurring_day(c)
    in_month = _month_and_year(c) if days else None
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


def _recurring_day(c: Cursor) -> tuple[str, str]:
    weekday = _weekday_before(c)
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
