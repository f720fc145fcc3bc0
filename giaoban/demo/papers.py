"""The made-up department's papers, written for the month in which the demo is made. Their words are in `texts/`."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"
Row = tuple[str, ...]

_DIRECTOR = (("GIÁM ĐỐC",), "Trần Đức Minh")
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
    """Last month's and this month's programme, the calendar, the notice of the briefing, the half-year review."""
    this = today.replace(day=1)
    last = (this - timedelta(days=1)).replace(day=1)
    return (
        _programme(last, "programme_last_month"),
        _programme(this, "programme_this_month"),
        _calendar(this),
        _notice(this),
        _review(this.year if this.month > 7 else this.year - 1),
    )


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
            return f"{_last_day(month):02}/{month.month}/{month.year}"
        if word.lstrip("n").isdigit():
            day = f"{min(int(word.lstrip('n')), _last_day(month)):02}/{month.month}"
            return f"{day}/{month.year}" if word.startswith("n") else day
        return {"thang": str(month.month), "nam": str(month.year), "nam+1": str(month.year + 1)}[word]

    return re.sub(r"\{([a-z0-9+]+)\}", value, text)


def _programme(month: date, name: str) -> DemoPaper:
    m, y = month.month, month.year
    rows = [tuple(_filled(line, month).split(" | ")) for line in _lines(name)]
    return DemoPaper(
        file_name=f"ctct-thang-{m:02}-{y}.docx",
        number=f"{120 + m}/CTr-SKHCN",
        dated=month - timedelta(days=4),
        heading=("CHƯƠNG TRÌNH", f"Công tác tháng {m} năm {y} của Sở Khoa học và Công nghệ"),
        intro=(
            f"Căn cứ Chương trình công tác năm {y} của Ủy ban nhân dân tỉnh Lam Giang;",
            f"Sở Khoa học và Công nghệ (KH&CN) ban hành Chương trình công tác tháng {m} năm {y} như sau:",
        ),
        table=(("TT", "Nội dung công việc", "Sản phẩm", "Thời gian hoàn thành", "Chỉ đạo", "Đơn vị thực hiện"), *rows),
        widths=(1.1, 6.4, 2.5, 2.2, 2.3, 2.5),
        body=(
            f"Trên đây là Chương trình công tác tháng {m} năm {y}, yêu cầu các phòng, đơn vị nghiêm túc triển khai; "
            "khó khăn, vướng mắc báo cáo Ban Giám đốc (qua Văn phòng) để chỉ đạo./.",
        ),
        recipients=("UBND tỉnh (để b/c);", "Ban Giám đốc Sở;", "Các phòng, đơn vị thuộc Sở;", "Lưu: VT, VP."),
        signature=_DIRECTOR,
    )


def _working_days(month: date) -> list[date]:
    days = (month.replace(day=n) for n in range(1, _last_day(month) + 1))
    return [day for day in days if day.weekday() < 5]


def _calendar(month: date) -> DemoPaper:
    m, y = month.month, month.year
    working = _working_days(month)
    busy: dict[date, list[str]] = {}
    for line in _lines("calendar"):
        order, *cells = line.split(" | ")
        if int(order) <= len(working):
            busy[working[int(order) - 1]] = [cell.replace(" / ", "\n") for cell in cells]
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
        dated=month - timedelta(days=3),
        heading=("LỊCH CÔNG TÁC", f"Tháng {m} năm {y} của Sở Khoa học và Công nghệ"),
        table=tuple(rows),
        widths=(1.8, 8.3, 3.5, 3.4),
        recipients=("Ban Giám đốc Sở;", "Các phòng, đơn vị thuộc Sở;", "Cổng TTĐT Sở (để đăng tải);", "Lưu: VT, VP."),
        signature=_CHIEF_OF_OFFICE,
    )


def _notice(month: date) -> DemoPaper:
    m, y = month.month, month.year
    met, issued = _working_days(month)[1:3]
    lines = [_filled(line.replace("{hop}", f"{met:%d/%m/%Y}"), month) for line in _lines("notice")]
    return DemoPaper(
        file_name=f"tbkl-giao-ban-thang-{m:02}-{y}.docx",
        number=f"{200 + m}/TB-SKHCN",
        dated=issued,
        heading=("THÔNG BÁO", f"Kết luận của Giám đốc Sở tại hội nghị giao ban tháng {m} năm {y}"),
        body=tuple(lines),
        recipients=("Ban Giám đốc (để chỉ đạo);", "Các phòng, đơn vị (để thực hiện);", "Lưu: VT, VP."),
        signature=_CHIEF_OF_OFFICE,
    )


def _review(year: int) -> DemoPaper:
    return DemoPaper(
        file_name=f"bao-cao-so-ket-{year}.docx",
        number="86/BC-SKHCN",
        dated=date(year, 7, 4),
        heading=("BÁO CÁO", f"Sơ kết công tác khoa học và công nghệ 6 tháng đầu năm {year}"),
        body=tuple(_lines("review")),
        recipients=("UBND tỉnh (để b/c);", "Bộ KH&CN (để b/c);", "Ban Giám đốc Sở;", "Lưu: VT, VP."),
        signature=_DIRECTOR,
    )
