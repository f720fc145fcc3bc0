from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.calendar.periods import (
    PeriodKind,
    WeekRule,
    month_span,
    name_of,
    quarter_span,
    read_period,
    weeks_of_month,
    year_span,
)

years = st.integers(2000, 2099)
months = st.integers(1, 12)


@pytest.mark.parametrize(
    ("title", "start", "end", "kind"),
    [
        ("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2021", "2021-11-01", "2021-11-30", PeriodKind.MONTH),
        ("Thông báo kết luận giao ban tháng 8/2021", "2021-08-01", "2021-08-31", PeriodKind.MONTH),
        ("Chương trình công tác quý III năm 2024", "2024-07-01", "2024-09-30", PeriodKind.QUARTER),
        ("Lịch tuần 12 (từ ngày 20/3/2023 đến ngày 26/3/2023)", "2023-03-20", "2023-03-26", PeriodKind.WEEK),
        ("Từ ngày 30/12/2024 đến 05/01/2025", "2024-12-30", "2025-01-05", PeriodKind.WEEK),
        ("(từ ngày 10 - 12/7/2024)", "2024-07-10", "2024-07-12", PeriodKind.WEEK),
        ("Chương trình công tác năm 2021", "2021-01-01", "2021-12-31", PeriodKind.YEAR),
        ("Báo cáo 6 tháng đầu năm 2019", "2019-01-01", "2019-06-30", PeriodKind.HALF),
        ("KẾT QUẢ 9 THÁNG ĐẦU NĂM 2022", "2022-01-01", "2022-09-30", PeriodKind.NINE_MONTHS),
        ("lich cong tac tuan 45 nam 2024", "2024-11-04", "2024-11-10", PeriodKind.WEEK),
        ("Lịch tuần 2 tháng 11/2025", "2025-11-08", "2025-11-14", PeriodKind.WEEK),
    ],
)
def test_a_title_names_its_period(title: str, start: str, end: str, kind: PeriodKind) -> None:
    assert read_period(title) == (date.fromisoformat(start), date.fromisoformat(end), kind)


@pytest.mark.parametrize("title", ["", "giai đoạn 2021-2025", "Tháng 7", "Lịch công tác", "tháng 13/2021"])
def test_a_title_without_a_whole_period_names_none(title: str) -> None:
    assert read_period(title) is None


def test_the_year_of_the_paper_stands_in_for_one_not_printed() -> None:
    assert read_period("Chương trình công tác tháng 7", 2023) == (*month_span(2023, 7), PeriodKind.MONTH)


@given(years, months, st.sampled_from(WeekRule))
def test_weeks_cover_the_month_without_gap(year: int, month: int, rule: WeekRule) -> None:
    weeks = weeks_of_month(year, month, rule)
    days = [d for start, end in weeks for d in (start + timedelta(n) for n in range((end - start).days + 1))]
    assert [d.day for d in days] == list(range(1, monthrange(year, month)[1] + 1))


@given(years, months)
def test_the_name_of_a_period_is_read_back(year: int, month: int) -> None:
    quarter = (month + 2) // 3
    for span in (month_span(year, month), quarter_span(year, quarter), year_span(year)):
        read = read_period(name_of(*span))
        assert read is not None
        assert read[:2] == span


@given(st.text(max_size=60))
def test_any_text_names_a_period_in_order_or_none(text: str) -> None:
    period = read_period(text, 2024)
    assert period is None or period[0] <= period[1]
