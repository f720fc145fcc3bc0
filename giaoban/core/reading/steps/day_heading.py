"""The day that a cell or a heading names: "3", "29-30", "Thứ Hai (03/11/2025)", "Ngày 15 và 16.10", "Thứ 3 ⏎ 9/9"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from giaoban.core.reading.model import Period
from giaoban.core.reading.passage import Passage
from giaoban.core.text.patterns import lazy_pattern

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_NUMBERS = {"hai": 0, "ba": 1, "tư": 2, "bốn": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}

_WEEKDAY = lazy_pattern(
    r"(?:th(?:ứ|ư)\.?\s*(?P<word>hai|ba|tư|bốn|năm|sáu|bảy|bẩy|[2-7](?![\d/.]))"
    r"|\bT\.?(?P<short>[2-7])\b(?!\s*/\s*20)|"
    r"(?P<sunday>chủ\s*nhật|\bCN\b))",
    re.IGNORECASE,
)
_MORE_WEEKDAYS = lazy_pattern(rf"[\s,;*]*(?:và\s+)?(?:{_WEEKDAY.pattern})", re.IGNORECASE)
_NEXT_WEEKDAY = lazy_pattern(rf"[\s,;(]*(?:(?:từ|và|đến|-|–|,)\s*)?(?:{_WEEKDAY.pattern})", re.IGNORECASE)
# The moon's date stands in brackets or behind "tức"; its numbers are no days of ours.
_LUNAR = lazy_pattern(
    r"[\s,;]*(?:\((?=[^)]*\b(?:âm|ÂL|AL|chạp|giêng|tức|mùng|nhuận)\b)[^)]*\)?"
    r"|(?:tức|nhằm|ÂL|âm lịch)\b[^:;)]*|\d{1,2}[/.-]\d{1,2}\s*(?:\(?(?:ÂL|AL|âm lịch|âm)\)?))",
    re.IGNORECASE,
)
# A narrow column may break the year: "03/11/202 5".
_NUMBER = lazy_pattern(r"(?:20\d\s\d|20\s\d\d|2\s0\d\d)(?![\d%/])|\d{1,4}(?![\d%])")
# What may stand between two numbers of one heading.
_GLUE = lazy_pattern(
    r"\s*(?P<sep>/|\.|[-–—]|,|;|&|\+|và(?:\s+ngày)?|đến(?:\s+(?:hết\s+)?ngày)?|tới(?:\s+ngày)?|tháng"
    r"|năm)\s*(?:ngày\s*)?",
    re.IGNORECASE,
)
_BEFORE = lazy_pattern(r"[\s,:;(\-–—.]*(?:(?:từ|các|trong)\s+)*(?:ngày|sáng ngày)?\s*:?\s*", re.IGNORECASE)
_AFTER = lazy_pattern(r"\s*\)?\s*[:.;,\-–—)]*\s*")
_LEAD = lazy_pattern(r"[\s*+•●▪>#_\-–—]*(?:(?:\d{1,2}|[IVX]{1,4}|[a-z])[.)/]\s+(?=[TtCcNn]))?[\s*+•_]*")
_SECOND_DAY = lazy_pattern(r"(?:đến|và|tới)?\s*(?:ngày\s+)?(?=th(?:ứ|ư)\s|chủ nhật|CN\b)", re.IGNORECASE)
# A session or an hour may stand before its day: "08h00, thứ Hai, ngày 30/12", "Chiều thứ Ba, ngày 31/12".
_SESSION_BEFORE = lazy_pattern(
    r"(?:(?:buổi\s+)?(?:sáng|chiều|tối|trưa|cả ngày)\b[\s,]*|(?:lúc\s+|từ\s+)?\d{1,2}\s*(?:h|giờ|g|:)\s*(?:\d{2})?"
    r"(?:\s*(?:phút|['’′]))?[\s,;]*)+(?=(?:ngày\b|th(?:ứ|ư)\b|chủ nhật|CN\b|T[2-7]\b|\d{1,2}\s*[/.-]\s*\d{1,2}))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DayContext:
    """What days are understood in. `hyphen_is_month`: "7-5" of this list is 7 May and not the days 7 to 5."""

    period: Period | None = None
    year: int | None = None
    hyphen_is_month: bool = False
    doubt: str = ""  # why every day is to be checked


@dataclass(frozen=True, slots=True)
class Day:
    """A day or span of days, where it is printed, and the text behind it.

    `weekday` is the printed one (0 Monday) or None. `trouble` is a (code, message) of a warning, or None.
    """

    start: date
    end: date | None
    source: Passage
    rest: Passage
    weekday: int | None = None
    why: str = ""
    trouble: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    day: int
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class _Printed:
    """What a heading prints, before any calendar: weekdays, parts of dates, whether they run on ("đến", "-")."""

    weekdays: tuple[int, ...]
    parts: tuple[_Part, ...]
    end: int
    colon: bool = False


def read_day_cell(passage: Passage, context: DayContext) -> Day | None:
    """The day of a cell of the day column, where a bare number is a day; None where it names none."""
    return _read(passage, context, bare=True)


def read_day_heading(passage: Passage, context: DayContext) -> Day | None:
    """The day that a line begins with ("* Thứ Ba: 13/5", "Ngày 17-8: Họp …"), or None.

    A number alone is no day here: a weekday, the word "ngày", or a date with its month must be printed.
    """
    return _read(passage, context, bare=False)


_REST = lazy_pattern(
    r"nghỉ(?:\s+(?:lễ|tết|bù|giỗ)(?:\s+[^\W\d_]+){0,5}|(?:\s+(?:cuối tuần|hàng tuần"
    r"|hằng tuần|làm việc|trực)))*(?=\W*$)",
    re.IGNORECASE,
)


def names_only_weekday(text: str) -> bool:
    """Does the text say nothing but weekdays and rest ("Thứ bảy, chủ nhật", "Nghỉ", "Nghỉ lễ")?"""
    left = _REST.sub("", _WEEKDAY.sub("", text))
    left = re.sub(r"\b(?:và|ngày)\b", "", left, flags=re.IGNORECASE)
    return not re.search(r"\w", left)


_BARE_WEEKDAY = lazy_pattern(
    r"\s*(?:[2-7]\s*$|(?:hai|ba|tư|bốn|năm|sáu|bảy|bẩy)\s*[(,:-]?\s*(?:ngày\s*)?\d{1,2}\s*[/.-]\s*\d)", re.IGNORECASE
)


def is_bare_weekday(text: str) -> bool:
    """Does a cell of a weekday column leave out the word "thứ" ("Hai", "4", "Ba (11/02)")?"""
    return text.strip().lower() in _NUMBERS or bool(_BARE_WEEKDAY.match(text))


def opening_weekday(passage: Passage) -> tuple[int | None, Passage]:
    """The weekdays that a content cell begins with ("Thứ bảy: Kiểm tra …") taken off; the first one's number."""
    text = passage.text
    first: int | None = None
    at = 0
    while (match := _MORE_WEEKDAYS.match(text, at)) is not None:
        if first is None:
            first = _weekday(match)
        at = match.end()
    if first is None or not re.match(r"\s*(?:[:.,;\-–(]|$|(?:Sáng|Chiều|Tối|Cả ngày)\b)", text[at:]):
        return None, passage
    return first, passage.cut(at, len(text)).lstrip(" :.,;")


def hyphens_are_months(texts: list[str]) -> bool:
    """Do the headings of a list write "7-5", "8-5", … for days of one month?"""
    pairs = [m.groups() for t in texts if (m := re.search(r"(?<!\d)(\d{1,2})\s*[-–]\s*(\d{1,2})(?![\d/.])", t))]
    if len(pairs) < 2:
        return bool(pairs) and int(pairs[0][0]) >= int(pairs[0][1])
    return len({b for _, b in pairs}) == 1 or any(int(a) >= int(b) for a, b in pairs)


def _read(passage: Passage, context: DayContext, *, bare: bool) -> Day | None:
    text = _blank_out_lunar(passage.text)
    lead = _LEAD.match(text)
    at = begin = lead.end() if lead else 0
    before = _SESSION_BEFORE.match(text, at)
    if before:
        at = before.end()
    printed = _printed(text, at, context)
    if printed is None or not (bare or _is_heading(text, at, printed)):
        return None
    printed = _with_last_day(text, printed, context)
    rest = passage.cut(printed.end, len(passage))
    if before:  # "Sáng thứ Hai, 3/3: Họp": the session or hour stays with what follows
        rest = Passage.join((passage.cut(begin, before.end()).strip(" ,;"), rest), ": ")
    return _understood(printed, passage.cut(at, printed.end).strip(), rest, context)


def _with_last_day(text: str, printed: _Printed, context: DayContext) -> _Printed:
    """ "Thứ 5 (14/11) - Thứ 6 (15/11)", "Thứ Tư, 04/6 đến Thứ Sáu, 06/6": the second day taken as the last one."""
    match = _SECOND_DAY.match(text, printed.end)
    if match is None or len(printed.parts) != 1:
        return printed
    last = _printed(text, match.end(), context)
    if last is None or len(last.parts) != 1 or not last.weekdays:
        return printed
    return _Printed(printed.weekdays, _filled([*printed.parts, *last.parts]), last.end, last.colon)


def _blank_out_lunar(text: str) -> str:
    return _LUNAR.sub(lambda m: " " * len(m.group()), text)


def _is_heading(text: str, at: int, printed: _Printed) -> bool:
    if printed.weekdays:
        return True
    if not any(p.month for p in printed.parts):
        return bool(re.match(r"(?:từ\s+|các\s+)?ngày\s", text[at:], re.IGNORECASE)) and printed.parts[0].day <= 31
    return (
        bool(re.match(r"(?:từ\s+|các\s+)?ngày\s", text[at:], re.IGNORECASE))
        or printed.colon
        or printed.end >= len(text)
    )


def _printed(text: str, at: int, context: DayContext) -> _Printed | None:
    weekdays: list[int] = []
    while match := _NEXT_WEEKDAY.match(text, at):
        weekdays.append(_weekday(match))
        at = match.end()
    before = _BEFORE.match(text, at)
    begin = before.end() if before else at
    tokens: list[tuple[int, str, str]] = []  # number, its digits, what stands behind it
    end = begin
    while (number := _NUMBER.match(text, end)) is not None:
        if re.match(r"\s*(?:h\d|h\b|giờ|g\d|:\d\d)", text[number.end() :]):
            break  # an hour
        glue = _GLUE.match(text, number.end())
        more = glue is not None and _NUMBER.match(text, glue.end())
        digits = number.group().replace(" ", "")
        tokens.append((int(digits), digits, glue["sep"].lower() if glue and more else ""))
        end = glue.end() if glue and more else number.end()
        if not more:
            break
    if len(weekdays) == 1 and len(tokens) == 2 and tokens[1][0] in _months(context):
        context = replace(context, hyphen_is_month=True)  # one weekday is one day
    parts = _dates(tokens, context)
    if not parts:
        if not weekdays:
            return None
        close = _AFTER.match(text, at)
        return _Printed(tuple(weekdays), (), close.end() if close else at)
    close = _AFTER.match(text, end)
    behind = close.group() if close else ""
    return _Printed(tuple(weekdays), parts, end + len(behind), ":" in behind or ")" in behind)


def _weekday(match: re.Match[str]) -> int:
    if match["sunday"]:
        return 6
    word = (match["word"] or match["short"]).lower()
    return int(word) - 2 if word.isdigit() else _NUMBERS[word]


def _dates(tokens: list[tuple[int, str, str]], context: DayContext) -> tuple[_Part, ...]:
    """Numbers and separators as parts of dates, months and years filled in from the later ones."""
    parts: list[_Part] = []
    i = 0
    while i < len(tokens):
        day, _, sep = tokens[i]
        month = year = None
        if i + 1 < len(tokens) and _is_month(tokens, i, context):
            month = tokens[i + 1][0]
            third = tokens[i + 2] if i + 2 < len(tokens) else None
            year_glue = tokens[i + 1][2]
            if (
                third
                and year_glue in {"/", ".", "-", "–", "năm"}
                and (
                    len(third[1]) == 4
                    or (len(third[1]) == 2 and year_glue == sep and year_glue not in "-–" and int(third[1]) > 12)
                )
            ):
                year = third[0] if third[0] > 99 else 2000 + third[0]
                i += 1
            i += 1
        parts.append(_Part(day, month, year))
        i += 1
    if any(not 1 <= p.day <= 31 for p in parts):
        return ()
    return _filled(parts)


def _is_month(tokens: list[tuple[int, str, str]], i: int, context: DayContext) -> bool:
    sep, month = tokens[i][2], tokens[i + 1][0]
    if not 1 <= month <= 12:
        return False
    if sep in {"/", ".", "tháng"}:
        return True
    if sep not in {"-", "–", "—"} or tokens[i + 1][2] in {"/", ".", "tháng"}:
        return False
    if tokens[i + 1][2] in {"-", "–"} and i + 2 < len(tokens) and len(tokens[i + 2][1]) == 4:
        return True
    behind_range = i > 0 and tokens[i - 1][2].startswith(("đến", "tới", "và", ","))
    return context.hyphen_is_month or behind_range or tokens[i][0] > month


def _filled(parts: list[_Part]) -> tuple[_Part, ...]:
    filled: list[_Part] = []
    month = year = None
    for part in reversed(parts):
        month, year = part.month or month, part.year or year
        filled.append(_Part(part.day, month, year))
    return tuple(reversed(filled))


def _understood(printed: _Printed, source: Passage, rest: Passage, context: DayContext) -> Day | None:
    why = context.doubt
    trouble: list[tuple[str, str]] = []
    days: list[date] = []
    for part in printed.parts:
        day, doubt = _resolve(part, context)
        if day is None:
            return None
        if doubt:
            why = doubt
            trouble.append(("implausible_date", doubt))
        days.append(day)
    if not days:
        days = _days_of_weekdays(printed.weekdays, context)
        if not days:
            return None
    start, end = days[0], days[-1] if len(days) > 1 else None
    if end is not None and end < start:
        end, why = None, f"“{source.text}” kết thúc trước ngày bắt đầu."
    weekday = printed.weekdays[0] if printed.weekdays else None
    if weekday is not None and printed.parts and start.weekday() != weekday:
        why = weekday_mismatch(weekday, start)
        trouble.append(("date_weekday_mismatch", why))
    outside = _outside(start, end, context)
    if outside:
        why = why or outside
        trouble.append(
            ("implausible_date" if abs(start.year - _year(context, start)) else "date_outside_period", outside)
        )
    return Day(start, end, source, rest, weekday, why, tuple(trouble))


def weekday_mismatch(weekday: int, day: date) -> str:
    """The sentence that says both: what is printed and what the calendar says."""
    return f"Ghi {WEEKDAYS[weekday]} nhưng ngày {day:%d/%m/%Y} là {WEEKDAYS[day.weekday()]}."


def _year(context: DayContext, day: date) -> int:
    if context.period is None:
        return context.year or day.year
    return min((context.period.start.year, context.period.end.year), key=lambda y: abs(y - day.year))


def _outside(start: date, end: date | None, context: DayContext) -> str:
    if context.period is None:
        return ""
    if context.period.start <= start <= context.period.end:
        return ""
    if end is not None and start <= context.period.end and end >= context.period.start:
        return ""
    span = f"{context.period.start:%d/%m/%Y} - {context.period.end:%d/%m/%Y}"
    return f"Ngày {start:%d/%m/%Y} nằm ngoài thời gian của văn bản ({span})."


def _resolve(part: _Part, context: DayContext) -> tuple[date | None, str]:
    """The date of a part, by the period where month or year are not printed; a doubt in Vietnamese or ""."""
    candidates = [
        (year, month)
        for year in ([part.year] if part.year else _years(context))
        for month in ([part.month] if part.month else _months(context))
    ]
    for year, month in candidates:
        day = _safe(year, month, part.day)
        if day and context.period and context.period.start <= day <= context.period.end:
            return day, ""
    for year, month in candidates:
        day = _safe(year, month, part.day)
        if day:
            return day, ""
    for year, month in candidates:
        last = calendar.monthrange(year, month)[1]
        return date(year, month, last), f"Không có ngày {part.day}/{month}/{year}."
    return None, ""


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _years(context: DayContext) -> list[int]:
    years = [context.period.start.year, context.period.end.year] if context.period else []
    return list(dict.fromkeys([*years, *([context.year] if context.year else [])]))


def _months(context: DayContext) -> list[int]:
    if context.period is None:
        return []
    return list(dict.fromkeys([context.period.start.month, context.period.end.month]))


def _days_of_weekdays(weekdays: tuple[int, ...], context: DayContext) -> list[date]:
    """The days of a week's plan by weekday alone; a plan longer than a week has several, so none."""
    period = context.period
    if period is None or (period.end - period.start).days > 6:
        return []
    week = [period.start + timedelta(days=n) for n in range((period.end - period.start).days + 1)]
    return sorted(day for day in week if day.weekday() in weekdays)[
        :: max(1, len(weekdays) - 1) if len(weekdays) > 1 else 1
    ]
