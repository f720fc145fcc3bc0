"""Deadlines as a person types them today: "trước 15/8", "thứ Sáu này", "mai", "hết tuần", "trong 5 ngày làm việc".

The grammar is that of papers (`deadlines.py`). What differs is the standpoint: who types means a day that comes, a
count runs from today, a week ends with its Friday, and a phrase needs no sign before it to be a deadline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from giaoban.core.calendar.deadlines import (
    Context,
    Deadline,
    DeadlineKind,
    Doubt,
    chief_deadline,
    find_deadlines,
    read_deadline,
)
from giaoban.core.calendar.holidays_vn import work_calendar
from giaoban.core.calendar.periods import last_day
from giaoban.core.calendar.weekdays import dated
from giaoban.core.calendar.working_days import Calendars
from giaoban.core.text.folding import fold, fold_in_place, nfc
from giaoban.core.text.patterns import lazy_pattern

LONG_PAST = timedelta(days=90)  # a day without a year that is further back means the one of next year
FAR = timedelta(days=730)
_SUNDAY = 6
_LONGEST = 10  # words of a phrase
_CLOSING = frozenset("nay sau toi nua i ii iii iv".split())  # what belongs to the phrase before it

# Where a phrase may begin in a line that orders something, folded.
_ANCHOR = lazy_pattern(
    r"""(?<![\w/])(?:
        truoc(?=\s+(?:ngay|thu|chu\s+nhat|cuoi|het|gio|tuan|thang|quy|tet|sang|chieu|toi|mai|\d)) | (?:cham|muon)\s+nhat
      | (?:thoi\s+)?han(?:\s+(?:chot|cuoi))?(?=\s*:?\s*(?:la\s+)?
          (?:truoc|ngay|thu|chu\s+nhat|cuoi|het|mai|hom|tuan|thang|quy|trong|sang|chieu|toi|\d))
      | (?:xong|hoan\s+thanh|ket\s+thuc)\s+
          (?=(?:truoc|trong|ngay|thu|cuoi|dau|giua|het|vao|mai|hom|tuan|thang|quy|sang|chieu|\d))
      | (?:ngay\s+)?trong(?=\s+(?:ngay|hom|tuan|thang|quy|nam|vong|sang|chieu|thu|dau|cuoi|\d))
      | tu(?=\s+(?:ngay\s+)?[\d/.]+\s*(?:-|den(?!\w)))
      | vao(?=\s+(?:ngay|cuoi|dau|giua|thu|sang|chieu|thang|\d))
      | (?:cho\s+)?(?:den|toi)(?=\s+(?:ngay|het|cuoi|thu|\d)) | het(?=\s+(?:ngay|tuan|thang|quy|nam|\d))
      | (?:sang|trua|chieu|toi|dem)\s+(?:mai|nay|thu|ngay|\d) | mai(?!\s+\w) | ngay\s+(?:mai|kia|mot) | hom\s+nay
      | thu\s+(?:hai|ba|tu|nam|sau|bay|[2-7])(?!\w) | chu\s+nhat
      | (?:cuoi|dau|giua|trong)\s+(?:tuan|thang|quy|nam)(?!\w) | (?:tuan|thang|quy|nam)\s+(?:nay|sau|toi)(?!\w)
      | (?:hang|moi)\s+(?:ngay|tuan|thang|quy|nam) | dinh\s+ky | thuong\s+xuyen(?=\s*[.;]?\s*$)
      | ngay(?=\s+\d) | \d{1,2}[/.-]\d{1,2}(?![\w/]) | \d{1,3}\s+(?:ngay|tuan|thang)\s+nua
    )""",
    re.VERBOSE,
)
_STOP = lazy_pattern(r"[;!?\n]|[.,](?!\d)|\)")
_WORD = lazy_pattern(r"\S+")
# Words of time as they are spelt; typed without accents they are read as well.
_SPELT = {
    "trong": ("trong",),
    "nam": ("năm",),
    "thang": ("tháng",),
    "tuan": ("tuần",),
    "quy": ("quý", "quí"),
    "mai": (),
}
_LEAD = lazy_pattern(r"^(?:(?:thoi )?han(?: chot| cuoi)?|xong|hoan thanh|ket thuc)\b\s*:?\s*(?:la )?")
_COUNTED_ON = lazy_pattern(r"^(\d{1,3}) (ngay lam viec|ngay|tuan|thang) nua$")
_BARE_DAY = lazy_pattern(r"^(truoc|het|den|cham nhat|cham nhat la|) ?(\d{1,2})$")
_CITED = lazy_pattern(r"(?:\d/\S+|van ban|cong van|quyet dinh|ke hoach so|thong bao so|luat|nghi dinh)\s+$")
_WEAK = lazy_pattern(r"(?:ngay \d|\d{1,2}[/.-])")  # a bare day: a deadline where it closes or opens the line


def read_typed_deadline(words: str, today: date, calendar: Calendars = work_calendar) -> Deadline | None:
    """What a person means who types this into a box for a deadline; None for an empty one.

    `calendar` gives the working days of the person's office, asked only where the words count them.
    `why` says in Vietnamese what a person should look at, where `certain` is False.
    """
    squeezed = " ".join(words.split())
    if not squeezed:
        return None
    return replace(_meant(fold(squeezed), today, calendar), words=squeezed, begin=0, end=len(words))


def find_typed_deadline(text: str, today: date, calendar: Calendars = work_calendar) -> Deadline | None:
    """The deadline of a line that orders something, with its place in the line; None where none is said."""
    found = list(_phrases(text, today, calendar))
    if not found:
        context = _context(today, calendar)
        prose = [d for d in find_deadlines(text, context) if d.kind is not DeadlineKind.NONE]
        found = [
            replace(_meant(fold(d.words), today, calendar), words=d.words, begin=d.begin, end=d.end) for d in prose
        ]
    return chief_deadline(d for d in found if d.kind is not DeadlineKind.NONE)


def _phrases(text: str, today: date, calendar: Calendars) -> Iterator[Deadline]:
    folded = fold_in_place(text)
    taken = 0
    for anchor in _ANCHOR.finditer(folded.text):
        if anchor.start() < taken:
            continue
        grown = _grown(folded.text, anchor.start(), today, calendar)
        if grown is None:
            continue
        stop, meaning = grown
        taken = stop
        begin, end = folded.begin(anchor.start()), folded.end(stop)
        if not _says_when(folded.text, anchor.start(), stop) or _sounds_like_time(text[begin:end]):
            continue
        yield replace(meaning, words=text[begin:end], begin=begin, end=end)


def _grown(folded: str, begin: int, today: date, calendar: Calendars) -> tuple[int, Deadline] | None:
    """The phrase that begins at a place: words are taken in as long as they change what is meant."""
    limit = _STOP.search(folded, begin)
    end = limit.start() if limit else len(folded)
    best: tuple[int, Deadline] | None = None
    for count, word in enumerate(_WORD.finditer(folded, begin, end)):
        if count >= _LONGEST:
            break
        phrase = folded[begin : word.end()].rstrip(" .,:")
        meaning = _meant(" ".join(phrase.split()), today, calendar)
        if not _has_time(meaning):
            continue
        if best is None or word[0].rstrip(".") in _CLOSING or _says_more(meaning, best[1]):
            best = begin + len(phrase), meaning
    return best


def _says_more(longer: Deadline, shorter: Deadline) -> bool:
    """Whether the words that came in last change what is meant, and for the better."""
    if _sense(longer) == _sense(shorter) or (shorter.repeats and not longer.repeats):
        return False
    return longer.certain or not shorter.certain or shorter.due is None


def _has_time(deadline: Deadline) -> bool:
    steady = deadline.repeats is not None or deadline.kind in (DeadlineKind.REGULAR, DeadlineKind.EVENT)
    return deadline.kind is not DeadlineKind.NONE and (deadline.due is not None or steady or bool(deadline.why))


def _sense(deadline: Deadline) -> tuple[object, ...]:
    return deadline.kind, deadline.start, deadline.due, deadline.repeats


def _says_when(folded: str, begin: int, end: int) -> bool:
    """A bare day is a deadline where it closes or opens the line, and dates no paper."""
    if not _WEAK.match(folded, begin):
        return True
    closes = not folded[end:].strip(" .,;)") or folded[end:].lstrip().startswith((",", ";", ")"))
    return (closes or not folded[:begin].strip()) and not _CITED.search(folded[:begin])


def _sounds_like_time(phrase: str) -> bool:
    """Whether a word bears other accents than the word of time it folds to: "trồng nấm" is not "trong năm"."""
    words = re.findall(r"\w+", nfc(phrase).lower())
    return any(word not in _SPELT.get(fold(word), word) and word != fold(word) for word in words)


def _meant(folded: str, today: date, calendar: Calendars) -> Deadline:
    """What folded words mean, seen from today."""
    words = _in_days(_LEAD.sub("", folded), today)
    context = _context(today, calendar)
    read = read_deadline(words, context) or Deadline("", DeadlineKind.NONE, certain=False)
    if read.kind is DeadlineKind.COUNTED and read.due is None:
        read = read_deadline(f"{words} ke tu ngay ky", context) or read
    return _ahead(read, words, today)


def _in_days(words: str, today: date) -> str:
    """The words of everyday as the grammar of papers has them: "sáng mai" as a date, "trước 25" as "trước ngày 25"."""
    for pattern, shift in (
        (r"\b(?:(?:sang|trua|chieu|toi|dem|ngay) )?mai\b", 1),
        (r"\b(?:sang|trua|chieu|toi|dem) nay\b", 0),
        (r"\bngay (?:kia|mot)\b", 2),
    ):
        words = re.sub(pattern, f"ngay {today + timedelta(shift):%d/%m/%Y}", words)
    counted = _COUNTED_ON.match(words)
    if counted:
        return f"trong {counted[1]} {counted[2]}"
    return _BARE_DAY.sub(r"\1 ngay \2", words).strip()


def _context(today: date, calendar: Calendars) -> Context:
    """Today as papers have their day of issue, this month as their period."""
    first = today.replace(day=1)
    end = today.replace(day=last_day(today.year, today.month))
    return Context(period_start=first, period_end=end, year=today.year, issued_on=today, calendar=calendar)


def _ahead(read: Deadline, words: str, today: date) -> Deadline:
    """The meaning that lies ahead, and what a person should look at."""
    if read.due is None:
        steady = read.repeats is not None or read.kind is DeadlineKind.REGULAR
        return replace(read, certain=True, why="") if steady else read
    if read.start is not None and read.start > read.due:
        return read
    if "tuan" in words and read.due.weekday() == _SUNDAY:
        read = replace(read, due=read.due - timedelta(days=2))
    named = re.search(r"\bthu\b|\bchu nhat\b|\btuan\b", words) and not re.search(r"\d[/.-]\d", words)
    due = read.due or today
    if named:
        return _next_week(read, due, words, today)
    if re.search(r"\b\d{4}\b", words) or due >= today:
        far = due > today + FAR
        why = f"Ngày {due:%d/%m/%Y} đã qua." if due < today else f"Ngày {due:%d/%m/%Y} còn rất xa." if far else ""
        doubtful = bool(why) or (not read.certain and read.doubt not in (Doubt.IMPLAUSIBLE, Doubt.UNCLEAR))
        return replace(read, certain=not doubtful, why=why or (read.why if doubtful else ""))
    return _rolled(read, due, words, today)


def _next_week(read: Deadline, due: date, words: str, today: date) -> Deadline:
    weeks = 1 if due < today else 0
    shift = timedelta(weeks=weeks)
    start = read.start + shift if read.start else None
    if start is not None and start < today:
        start = None  # what is left of this week
    is_today = due == today and "tuan" not in words
    why = f"Hiểu là hôm nay, {dated(today)}." if is_today else ""
    return replace(read, start=start, due=due + shift, certain=not why, why=why)


def _rolled(read: Deadline, due: date, words: str, today: date) -> Deadline:
    """A day that has passed: next month's where no month was said, next year's where it is long ago."""
    if not re.search(r"[/.-]|thang|quy|nam", words):
        year, month = divmod(today.year * 12 + today.month, 12)
        due = date(year, month + 1, min(due.day, last_day(year, month + 1)))
        return replace(read, due=due, certain=False, why=f"Ngày này tháng này đã qua; hiểu là {dated(due)}.")
    if today - due < LONG_PAST:
        return replace(read, certain=False, why=f"Ngày {due:%d/%m/%Y} đã qua.")
    due = _a_year_on(due)
    start = _a_year_on(read.start) if read.start else None
    why = f"Ngày này năm {today.year} đã qua; hiểu là {dated(due)}."
    return replace(read, start=start, due=due, certain=False, why=why)


def _a_year_on(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, last_day(day.year + 1, day.month)))
