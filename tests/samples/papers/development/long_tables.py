"""Tables that run over several pages: rows and cells cut by page ends in PDF and scan."""

# ruff: noqa: E501 - sentences of papers stand on one line

from __future__ import annotations

from tests.samples.paper import Group, Paper, Row, Writer, row

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
SUBJECTS = (
    "cấp giấy chứng nhận đủ điều kiện an toàn thực phẩm",
    "đấu thầu thuốc, vật tư y tế tập trung",
    "triển khai hồ sơ sức khỏe điện tử",
    "quản lý chất thải y tế nguy hại",
    "đào tạo bác sĩ gia đình tuyến xã",
    "giám sát chất lượng nước sinh hoạt",
    "kết hợp quân dân y vùng biên giới",
)
ACTS = (
    ("Xây dựng Kế hoạch", "Kế hoạch"),
    ("Tổng hợp, báo cáo kết quả", "Báo cáo"),
    ("Tham mưu Quyết định ban hành quy định về", "Dự thảo Quyết định"),
    ("Kiểm tra, giám sát công tác", "Biên bản kiểm tra"),
)
WEEKS = (
    ("Tuần 1", "2021-11-01", "2021-11-07"),
    ("Tuần 2-3", "2021-11-08", "2021-11-21"),
    ("Tuần 4", "2021-11-22", "2021-11-30"),
    ("Trước 19/11", None, "2021-11-19"),
)
PEOPLE = ("Thân Đức Nghĩa", "Khổng Thị Oanh", "Bạch Văn Quý")
UNITS = ("Phòng Nghiệp vụ Y", "Phòng Nghiệp vụ Dược", "Văn phòng Sở", "Chi cục An toàn vệ sinh thực phẩm")


def long_month() -> Paper:
    """Twenty-eight rows in four groups, with unit and leader in one cell."""
    w = Writer("y-te-thang-11-dai", "monthly_programme", "Bảng dài qua nhiều trang, tiêu đề bảng lặp lại")
    w.letterhead(["UBND TỈNH AN HÒA", "SỞ Y TẾ", "Số: 310/CTr-SYT"], [*MOTTO, "An Hòa, ngày 29 tháng 10 năm 2021"])
    w.title("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2021")
    rows: list[Row | Group] = []
    for g, (roman, title) in enumerate(
        (("I", "Nghiệp vụ y"), ("II", "Nghiệp vụ dược"), ("III", "Y tế dự phòng"), ("IV", "Tổ chức, hành chính"))
    ):
        rows.append(Group(roman, roman, title))
        for i, subject in enumerate(SUBJECTS):
            act, product = ACTS[(i + g) % 4]
            when, start, due = WEEKS[(2 * i + g) % 4]
            person, office = PEOPLE[(i + g) % 3], UNITS[(i * 3 + g) % 4]
            text = f"{act} {subject} trên địa bàn tỉnh đợt {g + 1} năm 2021 theo chỉ đạo của Ủy ban nhân dân tỉnh và hướng dẫn của Bộ Y tế"
            rows.append(
                row(
                    str(i + 1),
                    text,
                    product=product,
                    when=when,
                    start=start,
                    due=due,
                    who=[f"Đ/c {person}", office],
                    leaders=[person],
                    units=[office],
                )
            )
    w.programme(
        [
            ("no", "TT", 6),
            ("text", "Nội dung", 44),
            ("product", "Sản phẩm", 16),
            ("when", "Thời gian hoàn thành", 14),
            ("who", "Chỉ đạo/Thực hiện", 20),
        ],
        rows,
    )
    w.close(["UBND tỉnh (b/c)", "Bộ Y tế (b/c)", "Lưu: VT, VP"], ["GIÁM ĐỐC"], "Thân Đức Nghĩa")
    w.states(
        agency="Sở Y tế",
        province="An Hòa",
        number="310/CTr-SYT",
        issued_on="2021-10-29",
        period=("2021-11-01", "2021-11-30"),
        signer=("Thân Đức Nghĩa", "GIÁM ĐỐC"),
    )
    return w.finish()


def long_calendar() -> Paper:
    """A month of days, two or three events a day, over several pages."""
    w = Writer("ke-hoach-dau-tu-thang-6-dai", "monthly_schedule", "Lịch tháng dài qua nhiều trang, mỗi ngày vài việc")
    w.letterhead(["UBND TỈNH TÂN GIANG", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ"], [*MOTTO, "Tân Giang, ngày 30 tháng 5 năm 2022"])
    w.title("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 6 NĂM 2022", "CỦA SỞ KẾ HOẠCH VÀ ĐẦU TƯ")
    leaders = (("Nghĩa", "GĐ Sở"), ("Oanh", "PGĐ Sở"), "Lãnh đạo Sở")
    units = ("Phòng Tổng hợp", "Phòng Đăng ký kinh doanh", "Văn phòng", "Thanh tra Sở")
    table: list[list[str | list[str]]] = [["NGÀY", "NỘI DUNG CÔNG VIỆC", "CƠ QUAN CHUẨN BỊ", "LÃNH ĐẠO SỞ"]]
    for day in range(1, 31):
        date = f"2022-06-{day:02}"
        if day % 7 in (4, 5):  # 4 and 5 June 2022 are a weekend
            table.append([str(day), "Thứ bảy" if day % 7 == 4 else "Chủ nhật", "", ""])
            continue
        morning = f"Họp thẩm định chủ trương đầu tư dự án đường liên xã số {day} và các công trình phụ trợ kèm theo"
        noon = [
            f"Làm việc với nhà đầu tư cụm công nghiệp số {day}",
            f"Kiểm tra tiến độ giải ngân tại Ban Quản lý dự án khu vực {day}",
        ]
        who = [leaders[(day + i) % 3] for i in range(3)]
        unit = [units[(day + i) % 4] for i in range(3)]
        shown = [x if isinstance(x, str) else f"Đ/c {x[0]} {x[1]}" for x in who]
        table.append([str(day), [f"__Sáng:__ {morning}", "__Chiều:__", *(f"- {n}" for n in noon)], unit, shown])
        for i, (session, text) in enumerate((("morning", morning), ("afternoon", noon[0]), ("afternoon", noon[1]))):
            place: object = None if i < 2 else {"any": [None, f"Ban Quản lý dự án khu vực {day}"]}
            w.event(date, text, session=session, units=[unit[i]], leaders=[who[i]], place=place)
    w.grid(table, (11, 49, 20, 20))
    w.close(["UBND tỉnh", "Lưu: VT"], ["GIÁM ĐỐC"], "Phương Hữu Nghĩa")
    w.states(
        agency="Sở Kế hoạch và Đầu tư",
        province="Tân Giang",
        issued_on="2022-05-30",
        period=("2022-06-01", "2022-06-30"),
        signer=("Phương Hữu Nghĩa", "GIÁM ĐỐC"),
    )
    return w.finish()


PAPERS = [long_month(), long_calendar()]
