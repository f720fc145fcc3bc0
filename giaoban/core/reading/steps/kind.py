"""Which of the seven kinds a paper is, and the period it plans or reviews: by title and structure, not file name."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from giaoban.core.calendar.periods import PeriodKind, read_period
from giaoban.core.reading.document import Block, Paragraph, Table
from giaoban.core.reading.draft import Draft
from giaoban.core.reading.language.labels import Level, read_label
from giaoban.core.reading.model import SCHEDULES, Field, Kind, Period, check, missing, sure
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.columns import Column, cell_text, header_height, read_columns
from giaoban.core.reading.steps.schedule_columns import is_calendar_table
from giaoban.core.text.folding import fold
from giaoban.core.text.patterns import lazy_pattern

_NOTICE = lazy_pattern(
    r"(?:thong bao.*(?:ket luan|y kien (?:ket luan|chi dao|phat bieu))|^ket luan (?:cua|tai"
    r"|giao ban|hoi nghi|cuoc hop|phien hop)|^thong bao giao ban"
    r"|ket luan (?:giao ban|cuoc hop|hoi nghi|phien hop|cua (?:dong chi|giam doc|ong|ba"
    r"|chu tich|pho|thuong truc|ban|lanh dao)))"
)
_SCHEDULE = lazy_pattern(
    r"lich (?:cong tac|lam viec|hop|tuan|tiep|hoat dong|truc|sinh hoat|dieu|cua)|^(?:\W"
    r"|du kien )*lich\b|(?:cong tac|lam viec|hoat dong) tuan\b"
    r"|chuong trinh (?:cong tac|lam viec)(?: cua .*)? tuan"
)
_PROGRAMME = lazy_pattern(
    r"chuong trinh|ke hoach (?:cong tac|hoat dong|thuc hien|nhiem vu|thang|quy|nam"
    r"|trien khai)|nhiem vu trong tam|phuong huong|noi dung cong tac|danh muc (?:nhiem"
    r"|cong)"
    r"|phan cong nhiem vu|cong tac trong tam|ke hoach"
)
_REPORT = lazy_pattern(
    r"bao cao|so ket|tong ket|ket qua (?:hoat dong|cong tac|thuc hien)"
    r"|tinh hinh (?:thuc hien|hoat dong)|danh gia (?:ket qua|tinh hinh)|nhin lai"
)
_GIVES_ORDERS = lazy_pattern(
    r"(?:ket luan|chi dao|thong nhat)\s*(?:mot so noi dung |cac noi dung )?(?:nhu sau"
    r"|cu the)\s*[:.]|^\W*(?:\d+[.)]\s*)?giao\s"
)
_WEEKDAY = lazy_pattern(
    r"(?:\W|ngay )*(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])\b|chu nhat"
    r"|ngay \d{1,2}\s*[/.-]\s*\d|\d{1,2}\s*[/.]\s*\d{1,2}(?:\s*[/.]\s*\d{2,4})?\s*[:)]?\s*$"
    r"|t[2-7]\b)"
)
_SESSION = lazy_pattern(r"\W*(?:sang|chieu|toi|ca ngay|buoi sang|buoi chieu)\s*(?::|,|$|\()")
_DAY_CELL = lazy_pattern(r"\W*(?:ngay )?(\d{1,2})(?:\s*[-/.,]\s*\d{1,2}){0,2}(?:\s*[/.-]\s*\d{4})?\W*$")
_MONTH_WORD = lazy_pattern(r"\bthang \d")


def recognise_kind(draft: Draft) -> Draft:
    """Sets `kind` and `period`. `options.kind` overrules what the paper seems to be."""
    chosen = draft.options.kind
    kind = sure(chosen) if chosen else _kind(draft)
    period = _period(draft, kind.value)
    if kind.value is Kind.UNKNOWN and period.value is None:
        return replace(draft, kind=kind)
    return replace(draft, kind=kind, period=period)


def is_calendar(table: Table) -> bool:
    """Is a table a calendar: a column of days or weekdays beside what happens?"""
    columns = read_columns(table)
    if not (columns and columns.has(Column.PRODUCT)) and is_calendar_table(table):
        return True
    first = header_height(table)
    column = next(iter(columns.of(Column.DAY)), None) if columns and not columns.guessed else None
    time = next(iter(columns.of(Column.TIME)), None) if columns and column is None and not columns.guessed else None
    if columns and not columns.guessed and column is None and columns.roles[0] is Column.NUMBER:
        return False  # "1.1", "2.3" are numbers of rows, however like days they look
    index = column if column is not None else (time if time == 0 else 0)
    cells = [cell_text(c) for row in table.rows[first:] for c in row.cells if c.column == index and c.text]
    if not cells:
        return False
    weekdays = sum(bool(_WEEKDAY.match(fold(c))) for c in cells)
    if weekdays >= 0.5 * len(cells):
        return True
    sessions = sum(bool(_SESSION.search(fold(row.text)[:200])) for row in table.rows[first:])
    if (column is not None and column <= 1) or sessions >= 0.3 * len(cells):
        days = sum(bool(_DAY_CELL.match(fold(c)) or _WEEKDAY.match(fold(c))) for c in cells)
        return days >= 0.5 * len(cells)
    return False


def is_day_heading(text: str) -> bool:
    """Does a paragraph open a day of a calendar: "Thứ Hai (03/11/2025):", "Ngày 12/4: …"?"""
    return bool(_WEEKDAY.match(fold(text)))


def _kind(draft: Draft) -> Field[Kind]:
    title = fold(draft.frame.title.value)
    source = _source(draft)
    if _NOTICE.search(title):
        return sure(Kind.CONCLUSION_NOTICE, source)
    calendar = _has_calendar(draft.body)
    if calendar and not (_REPORT.search(title) and not _PROGRAMME.search(title)):
        return _schedule_kind(draft, title, source)
    if _SCHEDULE.search(title) and not _has_task_table(draft.body):
        return _schedule_kind(draft, title, source)
    if _REPORT.search(title) and not re.match(r"\W*(?:du thao )?(?:chuong trinh|ke hoach)", title):
        return _report_or_programme(draft, source)
    if (
        _prose(draft.body)
        and not _has_task_table(draft.body)
        and _listed(draft.body) < 3
        and _counts(_texts(draft.body)) >= 5
    ):
        return sure(Kind.REVIEW_REPORT, source)
    if _PROGRAMME.search(title) or _SCHEDULE.search(title):
        return _programme_kind(draft, title, source)
    return _by_structure(draft, title, source)


def _source(draft: Draft) -> Passage:
    spans = draft.frame.title.spans
    return Passage(
        draft.frame.title.value, tuple((0, s.unit, s.start, s.end - s.start) for s in spans[:1]) if spans else ()
    )


def _schedule_kind(draft: Draft, title: str, source: Passage) -> Field[Kind]:
    period = read_period(draft.frame.title.value, draft.frame.year)
    if period is not None:
        length = (period[1] - period[0]).days
        return sure(Kind.WEEKLY_SCHEDULE if length <= 13 else Kind.MONTHLY_SCHEDULE, source)
    if "tuan" in title:
        return sure(Kind.WEEKLY_SCHEDULE, source)
    if "thang" in title:
        return sure(Kind.MONTHLY_SCHEDULE, source)
    days = sum(bool(_WEEKDAY.match(fold(text))) for text in _texts(draft.body))
    kind = Kind.WEEKLY_SCHEDULE if days <= 8 else Kind.MONTHLY_SCHEDULE
    return check(kind, "Tiêu đề không nêu tuần hay tháng.", source)


def _programme_kind(draft: Draft, title: str, source: Passage) -> Field[Kind]:
    period = read_period(draft.frame.title.value, draft.frame.year)
    if period is not None:
        kinds = {
            PeriodKind.MONTH: Kind.MONTHLY_PROGRAMME,
            PeriodKind.QUARTER: Kind.QUARTERLY_PROGRAMME,
            PeriodKind.YEAR: Kind.ANNUAL_PROGRAMME,
        }
        kind = kinds.get(period[2])
        if kind:
            return sure(kind, source)
        months = (period[1].year - period[0].year) * 12 + period[1].month - period[0].month + 1
        if months <= 1:
            return check(Kind.MONTHLY_PROGRAMME, "Kỳ của chương trình ngắn hơn một tháng.", source)
        nearest = Kind.QUARTERLY_PROGRAMME if months <= 6 else Kind.ANNUAL_PROGRAMME
        return check(nearest, "Kỳ của chương trình không phải là tháng, quý hay năm.", source)
    for word, guess in (
        ("quy", Kind.QUARTERLY_PROGRAMME),
        ("thang", Kind.MONTHLY_PROGRAMME),
        ("nam", Kind.ANNUAL_PROGRAMME),
    ):
        if re.search(rf"\b{word}\b", title):
            return check(guess, "Tiêu đề không nêu rõ kỳ của chương trình.", source)
    if _has_task_table(draft.body):
        return check(Kind.MONTHLY_PROGRAMME, "Tiêu đề không nêu kỳ của chương trình.", source)
    return check(Kind.UNKNOWN, "Chưa rõ đây là loại văn bản nào.", source)


def _report_or_programme(draft: Draft, source: Passage) -> Field[Kind]:
    """A report may carry the plan of the next period as well; its table of tasks decides only without figures."""
    if _has_task_table(draft.body) and not _prose(draft.body):
        return check(Kind.MONTHLY_PROGRAMME, "Tiêu đề là báo cáo nhưng nội dung là bảng nhiệm vụ.", source)
    return sure(Kind.REVIEW_REPORT, source)


def _by_structure(draft: Draft, title: str, source: Passage) -> Field[Kind]:
    texts = _texts(draft.body)
    folded = [fold(t) for t in texts]
    orders = sum(bool(_GIVES_ORDERS.search(t)) for t in folded)
    if orders >= 2 or any("ket luan nhu sau" in t or "ket luan:" in t for t in folded):
        return check(Kind.CONCLUSION_NOTICE, "Nhận ra theo nội dung, không theo tiêu đề.", source)
    days = sum(bool(_WEEKDAY.match(t)) for t in folded)
    if days >= 3 and (days >= 5 or any(_SESSION.match(t) for t in folded)):
        return _schedule_kind(draft, title, source)
    period = read_period(draft.frame.title.value, draft.frame.year)
    if re.search(r"giao ban", title) and _prose(draft.body):
        return sure(Kind.REVIEW_REPORT, source)
    if _has_task_table(draft.body):
        return _programme_kind(draft, title or "thang", source)
    if _prose(draft.body) and re.search(r"\d", " ".join(texts)) and _counts(texts) >= 5:
        return check(Kind.REVIEW_REPORT, "Nhận ra theo nội dung, không theo tiêu đề.", source)
    if period is not None and _listed(draft.body) >= 3:
        return _programme_kind(draft, title, source)
    return check(Kind.UNKNOWN, "Chưa rõ đây là loại văn bản nào.", source)


def _has_calendar(body: tuple[Block, ...]) -> bool:
    if any(is_calendar(b) and len(b.rows) >= 3 for b in body if isinstance(b, Table)):
        return True
    texts = [fold(b.text) for b in body if isinstance(b, Paragraph)]
    days = sum(bool(_WEEKDAY.match(t)) and len(t) < 400 for t in texts)
    return days >= 3 and days >= 0.12 * len(texts)


def _has_task_table(body: tuple[Block, ...]) -> bool:
    for block in body:
        if isinstance(block, Table) and len(block.rows) >= 2 and not is_calendar(block):
            if _has_unit_of_measure(block):
                continue
            columns = read_columns(block)
            if columns and columns.has(
                Column.TIME, Column.UNITS, Column.BODIES, Column.PRODUCT, Column.LEADERS, Column.PARTNERS
            ):
                return True
    return False


def _has_unit_of_measure(table: Table) -> bool:
    """ "Chỉ tiêu | Đơn vị tính | Thực hiện": indicators, not tasks."""
    heads = [fold(c.text) for row in table.rows[:2] for c in row.cells]
    return any(re.fullmatch(r"don vi(?: do| tinh)|dvt", h) for h in heads)


def _texts(body: tuple[Block, ...]) -> list[str]:
    return [b.text for b in body if isinstance(b, Paragraph)]


def _prose(body: tuple[Block, ...]) -> bool:
    return sum(len(t) > 250 for t in _texts(body)) >= 3


def _counts(texts: list[str]) -> int:
    return sum(len(re.findall(r"(?<![\d/.])\d{1,4}\s+[a-zđ]\w+", t)) for t in texts)


def _listed(body: tuple[Block, ...]) -> int:
    return sum(read_label(Passage(t)) is not None for t in _texts(body))


# --- period ---------------------------------------------------------------------------------------------------


def _period(draft: Draft, kind: Kind) -> Field[Period | None]:
    title, year = draft.frame.title.value, draft.frame.year
    source = _source(draft)
    if kind is Kind.REVIEW_REPORT:
        found = _reviewed(title, year)
        if found:
            return sure(Period(*found), source)
    period = read_period(title, year)
    if kind in SCHEDULES and (period is None or (period[1] - period[0]).days > 13) and kind is Kind.WEEKLY_SCHEDULE:
        period = _first_period(draft, weekly=True) or period
    if period is None:
        period = _first_period(draft, weekly=False)
        if period is not None and kind is not Kind.UNKNOWN:
            return check(Period(period[0], period[1]), "Kỳ lấy từ nội dung, không phải từ tiêu đề.")
    if period is None and kind is Kind.CONCLUSION_NOTICE and draft.frame.issued_on.value:
        return missing(None)
    if period is None:
        return missing(None)
    return sure(Period(period[0], period[1]), source)


def _reviewed(title: str, year: int | None) -> tuple[date, date] | None:
    """A review names what it looks back on first, and what comes next behind "và", "phương hướng", "nhiệm vụ"."""
    folded = fold(title)
    cut = re.search(
        r"(?:,|;|\s-|\sva)\s*(?:phuong huong|nhiem vu|ke hoach|trien khai|cac nhiem vu|chuong trinh)|phuong huong",
        folded,
    )
    first = folded[: cut.start()] if cut else folded
    found = re.search(r"nam (20\d\d)|/(20\d\d)", folded)
    own = int(found[1] or found[2]) if found else year
    period = read_period(first, own)
    return (period[0], period[1]) if period else None


def _first_period(draft: Draft, *, weekly: bool) -> tuple[date, date, PeriodKind] | None:
    """The period that the first lines print, where the title has none."""
    for block in draft.body[:6]:
        if not isinstance(block, Paragraph) or len(block.text) > 300:
            continue
        label = read_label(Passage.of(block))
        if label is not None and label.level is Level.BULLET:
            continue
        text = block.text
        if weekly:
            found = read_period(text, draft.frame.year)
            if found and (found[1] - found[0]).days <= 13:
                return found
        elif _MONTH_WORD.search(fold(text)) or "quý" in text.lower():
            found = read_period(text, draft.frame.year)
            if found:
                return found
    return None
