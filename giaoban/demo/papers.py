"""The made-up department's papers, written for the day on which the demo is made. Their words are in `texts/`."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from giaoban.core.calendar.holidays_vn import work_calendar

TEXTS = Path(__file__).parent / "texts"
Row = tuple[str, ...]
YEAR_WORKS = "Theo Chương trình công tác năm"  # the heading of what the programme of the year plans for a month

_DIRECTOR = (("GIÁM ĐỐC",), "Trần Đức Minh")
_CLOSING = (
    "Yêu cầu các phòng, đơn vị nghiêm túc triển khai; khó khăn, vướng mắc báo cáo Ban Giám đốc (qua Văn phòng) "
    "để chỉ đạo./.",
)
_TO_ALL = ("UBND tỉnh (để b/c);", "Ban Giám đốc Sở;", "Các phòng, đơn vị thuộc Sở;", "Lưu: VT, VP.")
_CHIEF_OF_OFFICE = (("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), "Nguyễn Thành Công")


@dataclass(frozen=True, slots=True)
class DemoPaper:
    """A paper to be made as .docx.

    `heading` is the kind of paper, then its abstract. `table` has its header row first; a row of two cells is a
    group heading; a cell's lines are split at "\\n". `widths` are in cm. `signature` is the title's lines and the name.
    """

    file_name: str
    number: str
    dated: date
    heading: tuple[str, str]
    recipients: tuple[str, ...]
    signature: tuple[tuple[str, ...], str]
    intro: tuple[str, ...] = ()
    table: tuple[Row, ...] = ()
    widths: tuple[float, ...] = ()
    body: tuple[str, ...] = ()


def papers(today: date) -> tuple[DemoPaper, ...]:
    """What the department has on a day, in the order in which it came: the programme of the year, the last review,
    the programmes of three months (prose, table, table), two notices of briefings, the calendar of the month.
    """
    this = today.replace(day=1)
    last = _month_before(this)
    # A briefing is held in the first days of a month: before that, the latest two are those of the months before.
    met = this if _briefing(this)[1] <= today else last
    half_year = today.year if today >= _half_year_over(today.year) else today.year - 1
    return (
        _annual(today.year),
        _review(half_year),
        _prose(_month_before(last)),
        _notice(_month_before(met), "notice_earlier"),
        _table(last, "last_month"),
        _notice(met, "notice_later"),
        month_programme(this),
        _calendar(this),
    )


def month_programme(month: date) -> DemoPaper:
    """The programme of a month (its first day), with work that goes on from the month before."""
    return _table(month, "this_month")


def year_works(month: date) -> list[tuple[str, ...]]:
    """What the programme of the year plans for a month: content, product, leader, unit of each."""
    found = re.search(rf"^== {month.month}\n(.*?)(?=^== |\Z)", "\n".join(_lines("annual")) + "\n", re.S | re.M)
    rows = found[1].splitlines() if found else []
    return [tuple(_filled(row, month).split(" | ")) for row in rows]


def _month_before(month: date) -> date:
    return (month - timedelta(days=1)).replace(day=1)


def _lines(name: str) -> list[str]:
    lines = (TEXTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _last_day(month: date) -> int:
    return calendar.monthrange(month.year, month.month)[1]


def _filled(text: str, month: date) -> str:
    """A text with its month's days: {15} → 15/11, {n15} → 15/11/2026, {thang}, {nam}, {nam+1}, {cuoi}."""

    def value(match: re.Match[str]) -> str:
        word = match[1]
        if word == "cuoi":
            return f"{_worked(month.replace(day=_last_day(month))):%d}/{month.month}/{month.year}"
        if word.lstrip("n").isdigit():
            day = _worked(month.replace(day=min(int(word.lstrip("n")), _last_day(month))))
            return f"{day:%d}/{month.month}/{month.year}" if word.startswith("n") else f"{day:%d}/{month.month}"
        return {"thang": str(month.month), "nam": str(month.year), "nam+1": str(month.year + 1)}[word]

    return re.sub(r"\{([a-z0-9+]+)\}", value, text)


def _annual(year: int) -> DemoPaper:
    """The programme of a year, in prose: goals, then a list for each month."""
    months = [date(year, n, 1) for n in range(1, 13)]
    lists = [
        line
        for month in months
        for line in (
            f"{month.month}. Tháng {month.month}",
            *(f"- {text} ({unit})." for text, _, _, unit in year_works(month)),
        )
    ]
    goals = [line for line in _lines("annual") if line.startswith("- ")]
    return DemoPaper(
        file_name=f"ctct-nam-{year}.docx",
        number="215/CTr-SKHCN",
        dated=_working_day(months[0], -5),
        heading=("CHƯƠNG TRÌNH", f"Công tác năm {year} của Sở Khoa học và Công nghệ"),
        intro=(f"Sở Khoa học và Công nghệ (KH&CN) ban hành Chương trình công tác năm {year} như sau:",),
        body=("I. MỤC TIÊU", *goals, "II. CÔNG VIỆC TRỌNG TÂM TỪNG THÁNG", *lists, *_CLOSING),
        recipients=_TO_ALL,
        signature=_DIRECTOR,
    )


def _prose(month: date) -> DemoPaper:
    """A programme of a month as numbered headings and paragraphs."""
    body: list[str] = []
    for line in _lines("month_before"):
        heading = line.startswith("== ")
        number = sum(b[0].isdigit() for b in body) + 1
        body.append(f"{number}. {line[3:]}" if heading else f"- {_filled(line, month)}.")
    return DemoPaper(body=(*body, *_CLOSING), **_monthly(month))


def _table(month: date, name: str) -> DemoPaper:
    """A programme of a month as a table."""
    rows: list[Row] = []
    for line in _lines(name):
        rows += _year_rows(month) if line == "{viec nam}" else [tuple(_filled(line, month).split(" | "))]
    return DemoPaper(
        table=(("TT", "Nội dung công việc", "Sản phẩm", "Thời gian hoàn thành", "Chỉ đạo", "Đơn vị thực hiện"), *rows),
        widths=(1.1, 6.4, 2.5, 2.2, 2.3, 2.5),
        body=_CLOSING,
        **_monthly(month),
    )


def _year_rows(month: date) -> list[Row]:
    return [
        (str(n), text, product, when, leader, unit)
        for n, ((text, product, leader, unit), when) in enumerate(
            zip(year_works(month), ("Tuần 1-2", "Tuần 2-4", "Tuần 3-4"), strict=True), start=1
        )
    ]


def _monthly(month: date) -> dict[str, Any]:
    """What all programmes of a month have."""
    m, y = month.month, month.year
    return {
        "file_name": f"ctct-thang-{m:02}-{y}.docx",
        "number": f"{120 + m}/CTr-SKHCN",
        "dated": _working_day(month, -3),
        "heading": ("CHƯƠNG TRÌNH", f"Công tác tháng {m} năm {y} của Sở Khoa học và Công nghệ"),
        "intro": (
            f"Căn cứ Chương trình công tác năm {y} của Sở Khoa học và Công nghệ;",
            f"Sở Khoa học và Công nghệ (KH&CN) ban hành Chương trình công tác tháng {m} năm {y} như sau:",
        ),
        "recipients": _TO_ALL,
        "signature": _DIRECTOR,
    }


def _working_day(month: date, number: int) -> date:
    """The `number`-th working day of a month, or before it where negative; holidays are not worked."""
    before = month - timedelta(days=1) if number > 0 else month
    return work_calendar(month.year - 1, month.year + 1).add_working_days(before, number)


def _worked(day: date) -> date:
    """The day, or the last working day before it; where a whole holiday lies before it in its month, the day itself."""
    days = work_calendar(day.year - 1, day.year + 1)
    found = day if days.is_working_day(day) else days.add_working_days(day, -1)
    return found if found.month == day.month else day


def _briefing(month: date) -> tuple[date, date]:
    """When the briefing of a month was held, and when its notice was issued."""
    return _working_day(month, 2), _working_day(month, 3)


def _calendar(month: date) -> DemoPaper:
    m, y = month.month, month.year
    busy: dict[date, list[str]] = {}
    for line in _lines("calendar"):
        order, *cells = line.split(" | ")
        busy[_working_day(month, int(order))] = [cell.replace(" / ", "\n") for cell in cells]
    rows: list[Row] = [("NGÀY", "NỘI DUNG CÔNG VIỆC", "CƠ QUAN CHUẨN BỊ", "LÃNH ĐẠO SỞ")]
    for n in range(1, _last_day(month) + 1):
        day = month.replace(day=n)
        if day in busy:
            rows.append((str(n), *busy[day]))
        elif day.weekday() >= 5:
            rows.append((str(n), "Thứ bảy" if day.weekday() == 5 else "Chủ nhật", "", ""))
    return DemoPaper(
        file_name=f"lich-cong-tac-thang-{m:02}-{y}.docx",
        number=f"{30 + m}/LCT-SKHCN",
        dated=_working_day(month, -2),
        heading=("LỊCH CÔNG TÁC", f"Tháng {m} năm {y} của Sở Khoa học và Công nghệ"),
        table=tuple(rows),
        widths=(1.8, 8.3, 3.5, 3.4),
        recipients=("Ban Giám đốc Sở;", "Các phòng, đơn vị thuộc Sở;", "Cổng TTĐT Sở (để đăng tải);", "Lưu: VT, VP."),
        signature=_CHIEF_OF_OFFICE,
    )


def _notice(month: date, name: str) -> DemoPaper:
    m, y = month.month, month.year
    met, issued = _briefing(month)
    lines = [_filled(line.replace("{hop}", f"{met:%d/%m/%Y}"), month) for line in _lines(name)]
    return DemoPaper(
        file_name=f"tbkl-giao-ban-thang-{m:02}-{y}.docx",
        number=f"{200 + m}/TB-SKHCN",
        dated=issued,
        heading=("THÔNG BÁO", f"Kết luận của Giám đốc Sở tại hội nghị giao ban tháng {m} năm {y}"),
        body=tuple(lines),
        recipients=("Ban Giám đốc (để chỉ đạo);", "Các phòng, đơn vị (để thực hiện);", "Lưu: VT, VP."),
        signature=_CHIEF_OF_OFFICE,
    )


def _half_year_over(year: int) -> date:
    """When the review of the first half of a year is issued."""
    return _working_day(date(year, 7, 1), 3)


def _review(year: int) -> DemoPaper:
    return DemoPaper(
        file_name=f"bao-cao-so-ket-{year}.docx",
        number="86/BC-SKHCN",
        dated=_half_year_over(year),
        heading=("BÁO CÁO", f"Sơ kết công tác khoa học và công nghệ 6 tháng đầu năm {year}"),
        body=tuple(_lines("review")),
        recipients=("UBND tỉnh (để b/c);", "Bộ KH&CN (để b/c);", "Ban Giám đốc Sở;", "Lưu: VT, VP."),
        signature=_DIRECTOR,
    )
