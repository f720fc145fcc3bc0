"""Kinds told by title and structure, and the period a paper plans or reviews."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban.core.reading.draft import Draft, Options
from giaoban.core.reading.formats.plain import open_document
from giaoban.core.reading.model import Kind, Period, State
from giaoban.core.reading.refusal import Limits
from giaoban.core.reading.steps.frame import find_frame
from giaoban.core.reading.steps.kind import recognise_kind

CALENDAR = (
    "NGÀY\tNỘI DUNG\tĐƠN VỊ\n1\tSáng: Họp giao ban\tVăn phòng\n2\tChiều: Kiểm tra cơ sở\tPhòng A\n"
    "3-4\tThứ bảy, chủ nhật\t\n"
)
TASKS = (
    "TT\tNội dung\tThời gian\tĐơn vị\n1\tXây dựng kế hoạch\tTuần 1\tVăn phòng\n2\tBáo cáo kết quả\tTuần 2\tPhòng A\n"
)
POINTS = "- Xây dựng kế hoạch.\n\n- Tổ chức hội nghị.\n\n- Báo cáo kết quả.\n"


def recognised(title: str, body: str, options: Options | None = None) -> Draft:
    document = open_document(f"{title}\n\n{body}".encode(), "van-ban.txt", Limits())
    return recognise_kind(find_frame(Draft(document=document, options=options or Options(), body=document.blocks)))


@pytest.mark.parametrize(
    ("title", "body", "kind", "start", "end"),
    [
        (
            "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2021",
            TASKS,
            Kind.MONTHLY_PROGRAMME,
            date(2021, 11, 1),
            date(2021, 11, 30),
        ),
        (
            "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 7 NĂM 2023",
            CALENDAR,
            Kind.MONTHLY_SCHEDULE,
            date(2023, 7, 1),
            date(2023, 7, 31),
        ),
        (
            "CHƯƠNG TRÌNH CÔNG TÁC QUÝ IV NĂM 2024",
            POINTS,
            Kind.QUARTERLY_PROGRAMME,
            date(2024, 10, 1),
            date(2024, 12, 31),
        ),
        ("CHƯƠNG TRÌNH CÔNG TÁC NĂM 2021", POINTS, Kind.ANNUAL_PROGRAMME, date(2021, 1, 1), date(2021, 12, 31)),
        (
            "LỊCH CÔNG TÁC TUẦN 12 (từ ngày 20/3/2023 đến ngày 26/3/2023)",
            "Thứ Hai (20/3):\n\n- 8h00: Họp.\n",
            Kind.WEEKLY_SCHEDULE,
            date(2023, 3, 20),
            date(2023, 3, 26),
        ),
        (
            "THÔNG BÁO KẾT LUẬN GIAO BAN THÁNG 8/2021",
            "1. Giao Văn phòng\n\n" + POINTS,
            Kind.CONCLUSION_NOTICE,
            date(2021, 8, 1),
            date(2021, 8, 31),
        ),
        (
            "BÁO CÁO Kết quả công tác 6 tháng đầu năm, phương hướng nhiệm vụ 6 tháng cuối năm 2019",
            POINTS,
            Kind.REVIEW_REPORT,
            date(2019, 1, 1),
            date(2019, 6, 30),
        ),
    ],
)
def test_title_and_structure_tell_kind_and_period(title: str, body: str, kind: Kind, start: date, end: date) -> None:
    draft = recognised(title, body)

    assert draft.kind.value is kind
    assert draft.kind.state is State.SURE
    assert draft.period.value == Period(start, end)


def test_a_text_of_no_known_kind_is_unknown() -> None:
    draft = recognised("Công thức nấu phở bò", "Xương bò hầm trong 12 giờ với gừng nướng.\n")

    assert draft.kind.value is Kind.UNKNOWN


def test_what_the_caller_knows_overrules_the_paper() -> None:
    draft = recognised("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 7 NĂM 2023", CALENDAR, Options(kind=Kind.MONTHLY_PROGRAMME))

    assert draft.kind.value is Kind.MONTHLY_PROGRAMME


@pytest.mark.parametrize(
    ("title", "table"),
    [
        (
            "LỊCH CÔNG TÁC tháng 6 năm 2022 của Thường trực Huyện ủy",
            "Ngày\tThời gian\tNội dung công việc\tĐịa điểm\tThường trực\n"
            "01/6 (Thứ 4)\t7 giờ 30\tDự lễ phát động\tNhà Thiếu nhi\tĐ/c Sùng\n"
            "Từ 08/6 đến 10/6\t\tHọc tập kinh nghiệm\tTỉnh bạn\tĐ/c Thiệu\n",
        ),
        (
            "LỊCH CÔNG TÁC THÁNG 6/2022",
            "TT\tThời gian\tNội dung\tChuẩn bị\tChủ trì\n"
            "1\t7h30 ngày 05/6\tGiao ban toàn viện\tPhòng KHTH\tBan Giám đốc\n"
            "2\tChiều 06/6\tHọp Hội đồng thuốc\tKhoa Dược\tBan Giám đốc\n"
            "3\t12-14/6\tĐón đoàn kiểm tra\tPhòng KHTH\tBan Giám đốc\n",
        ),
        (
            "CHƯƠNG TRÌNH CÔNG TÁC Tháng 6 năm 2022",
            "Ngày\tNội dung công việc\tChủ trì\tCơ quan chuẩn bị\n"
            "01/6 (thứ Tư)\tSáng: Họp Thường trực\tĐ/c Dư CT\tVăn phòng\n"
            "02/6 (thứ Năm)\tThăm gia đình chính sách\tĐ/c Sắc PCT\tPhòng LĐ\n",
        ),
    ],
)
def test_a_day_beside_its_weekday_its_hour_or_a_row_number_makes_a_calendar(title: str, table: str) -> None:
    assert recognised(title, table).kind.value is Kind.MONTHLY_SCHEDULE


def test_a_table_with_products_is_no_calendar_even_if_its_dates_stand_first() -> None:
    table = (
        "TT\tThời gian\tNội dung\tSản phẩm\tĐơn vị\n1\t05/6\tXây dựng kế hoạch\tKế hoạch\tVăn phòng\n"
        "2\t12/6\tTổng kết phong trào\tBáo cáo\tPhòng A\n3\t20/6\tTrình dự toán\tTờ trình\tPhòng B\n"
    )

    assert recognised("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 6 NĂM 2022", table).kind.value is Kind.MONTHLY_PROGRAMME


def test_numbers_of_rows_that_look_like_days_make_no_calendar() -> None:
    rows = "".join(f"1.{n}\tKhám sức khỏe đợt {n}\tKhoa Nội\tTrước 31/3\n" for n in range(1, 6))

    draft = recognised("KẾ HOẠCH\nCông tác quý I năm 2025", f"TT\tNội dung\tKhoa thực hiện\tThời hạn\n{rows}")

    assert draft.kind.value is Kind.QUARTERLY_PROGRAMME
