"""Calendars of invented offices: by day of a month, by weekday with hours, and as portals print them."""

# ruff: noqa: E501 - sentences of papers stand on one line

from __future__ import annotations

from tests.samples.paper import Cell, Covered, Paper, Truth, Writer, either

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def timed(hour: str, text: str, mark: str = ": ") -> Truth:
    """An event's text with the hour printed before it, or without: the contract leaves it open."""
    return either(text, f"{hour}{mark}{text}")


def education_month() -> Paper:
    """Days of a month with sessions in the cell; units and leaders line by line beside the events."""
    w = Writer(
        "giao-duc-thang-8",
        "monthly_schedule",
        "Lịch tháng bốn cột, buổi gạch chân trong ô, phần I là nhiệm vụ trọng tâm",
    )
    w.letterhead(["UBND TỈNH AN HÒA", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"], [*MOTTO, "An Hòa, ngày 31 tháng 7 năm 2024"])
    w.title("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 8 NĂM 2024")
    w.section("I", "I. NHIỆM VỤ TRỌNG TÂM", "NHIỆM VỤ TRỌNG TÂM")
    w.bullet(
        "Chuẩn bị khai giảng năm học 2024-2025. Hoàn thành tuyển sinh lớp 10.",
        parts=["Chuẩn bị khai giảng năm học 2024-2025.", "Hoàn thành tuyển sinh lớp 10."],
    )
    w.bullet("Tổ chức bồi dưỡng giáo viên về chương trình mới.")
    w.section("II", "II. LỊCH CÔNG TÁC CỤ THỂ", "LỊCH CÔNG TÁC CỤ THỂ", holds=False)
    w.grid(
        [
            ["NGÀY", "NỘI DUNG CÔNG VIỆC", "ĐƠN VỊ CHUẨN BỊ", "LÃNH ĐẠO SỞ"],
            [
                "1",
                ["__Sáng:__", "- Họp giao ban tháng", "- Làm việc với UBND huyện Tây Sơn Hạ về sáp nhập trường"],
                ["Văn phòng Sở", "Phòng TCCB"],
                ["Đ/c Thịnh GĐ Sở", "Đ/c Hường PGĐ Sở"],
            ],
            ["2", ["__Chiều:__ Kiểm tra cơ sở vật chất Trường THPT Lê Lai"], ["Phòng KHTC"], ["Đ/c Hường PGĐ Sở"]],
            ["3-4", ["Thứ bảy, chủ nhật"], "", ""],
            [
                "5",
                [
                    "__Sáng:__ Hội nghị trực tuyến với Bộ GDĐT",
                    "__Chiều:__",
                    "- Duyệt kế hoạch năm học các trường THPT (từ ngày 05-09/8)",
                    "- Họp Hội đồng thi đua",
                ],
                ["Văn phòng Sở", "Phòng GDTrH", "Văn phòng Sở"],
                ["Đ/c Thịnh GĐ Sở", "Đ/c Hường PGĐ Sở", "Lãnh đạo Sở"],
            ],
            ["6", "Kiểm tra cơ sở", "Phòng GDTX", "Lãnh đạo Sở"],
            [
                "7",
                [
                    "__Cả ngày:__ Hội thảo chuyển đổi số trong nhà trường",
                    "__Tối:__ Dự chương trình nghệ thuật “Mùa thu”",
                ],
                ["Phòng CNTT", "Văn phòng Sở"],
                ["Đ/c Thịnh GĐ Sở", "Đ/c Thịnh GĐ Sở, Đ/c Hường PGĐ Sở"],
            ],
        ],
        (8, 52, 20, 20),
    )
    t, h = ("Thịnh", "GĐ Sở"), ("Hường", "PGĐ Sở")
    w.event("2024-08-01", "Họp giao ban tháng", session="morning", units=["Văn phòng Sở"], leaders=[t])
    w.event(
        "2024-08-01",
        "Làm việc với UBND huyện Tây Sơn Hạ về sáp nhập trường",
        session="morning",
        units=["Phòng TCCB"],
        leaders=[h],
    )
    w.event(
        "2024-08-02",
        "Kiểm tra cơ sở vật chất Trường THPT Lê Lai",
        session="afternoon",
        units=["Phòng KHTC"],
        leaders=[h],
    )
    w.event("2024-08-05", "Hội nghị trực tuyến với Bộ GDĐT", session="morning", units=["Văn phòng Sở"], leaders=[t])
    w.event(
        "2024-08-05",
        "Duyệt kế hoạch năm học các trường THPT (từ ngày 05-09/8)",
        until="2024-08-09",
        session="afternoon",
        units=["Phòng GDTrH"],
        leaders=[h],
    )
    w.event("2024-08-05", "Họp Hội đồng thi đua", session="afternoon", units=["Văn phòng Sở"], leaders=["Lãnh đạo Sở"])
    w.event("2024-08-06", "Kiểm tra cơ sở", units=["Phòng GDTX"], leaders=["Lãnh đạo Sở"])
    w.event("2024-08-07", "Hội thảo chuyển đổi số trong nhà trường", units=["Phòng CNTT"], leaders=[t])
    w.event(
        "2024-08-07", "Dự chương trình nghệ thuật “Mùa thu”", session="evening", units=["Văn phòng Sở"], leaders=[t, h]
    )
    w.close(
        ["Bộ GDĐT (b/c)", "Giám đốc, các PGĐ Sở", "Lưu: VT, VP"], ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"], "Cao Thị Vân"
    )
    w.states(
        agency="Sở Giáo dục và Đào tạo",
        province="An Hòa",
        number=None,
        issued_on="2024-07-31",
        period=("2024-08-01", "2024-08-31"),
        signer={"name": "Cao Thị Vân", "title": either("CHÁNH VĂN PHÒNG", "TL. GIÁM ĐỐC CHÁNH VĂN PHÒNG")},
    )
    return w.finish()


def district_week() -> Paper:
    """Weekday, session, hour, content, attendance and place each in a column; day and session merged."""
    w = Writer(
        "huyen-tuan-12",
        "weekly_schedule",
        "Lịch tuần: ô ngày và buổi gộp dọc, cột giờ, thành phần, địa điểm",
        landscape=True,
    )
    w.letterhead(["UBND TỈNH TÂN GIANG", "UBND HUYỆN MỎ CÀY HẠ"], [*MOTTO, "Mỏ Cày Hạ, ngày 17 tháng 3 năm 2023"])
    w.title(
        "LỊCH LÀM VIỆC TUẦN 12",
        "(từ ngày 20/3/2023 đến ngày 26/3/2023)",
        truth="LỊCH LÀM VIỆC TUẦN 12 (từ ngày 20/3/2023 đến ngày 26/3/2023)",
    )
    w.truth["title"] = either("LỊCH LÀM VIỆC TUẦN 12 (từ ngày 20/3/2023 đến ngày 26/3/2023)", "LỊCH LÀM VIỆC TUẦN 12")
    w.grid(
        [
            ["Thứ/Ngày", "Buổi", "Giờ", "Nội dung", "Lãnh đạo chủ trì/tham dự", "Cơ quan chuẩn bị", "Địa điểm"],
            [
                Cell(("Thứ Hai", "20/3"), rowspan=3),
                Cell(("Sáng",), rowspan=2),
                "07h30",
                "Chào cờ đầu tuần",
                "Đ/c Lâm - CT UBND",
                "Văn phòng",
                "Sân trụ sở",
            ],
            [
                Covered,
                Covered,
                "08h00",
                "Họp giao ban tuần",
                "Đ/c Lâm - CT UBND; Đ/c Tuyết - PCT UBND",
                "Văn phòng",
                "Phòng họp số 1",
            ],
            [
                Covered,
                "Chiều",
                "14h00",
                "Nghe báo cáo tiến độ đường tránh phía Bắc",
                "Đ/c Tuyết - PCT UBND",
                "Phòng Kinh tế và Hạ tầng",
                "Phòng họp số 2",
            ],
            [
                Cell(("Thứ Ba", "21/3"), rowspan=2),
                "Sáng",
                "08h30",
                "Tiếp công dân định kỳ",
                "Đ/c Lâm - CT UBND",
                "Ban Tiếp công dân",
                "Trụ sở Tiếp công dân",
            ],
            [
                Covered,
                "Chiều",
                "13h30",
                "Thẩm định giá đất cụ thể dự án khu dân cư ấp 5",
                "Đ/c Tuyết - PCT UBND",
                "Phòng Tài nguyên và Môi trường",
                "Phòng họp số 2",
            ],
            [
                "Thứ Tư 22/3",
                "Cả ngày",
                "",
                "Đi kiểm tra công tác phòng, chống cháy rừng",
                "Đ/c Tuyết - PCT UBND",
                "Hạt Kiểm lâm",
                "Xã Suối Đá",
            ],
            ["Thứ Bảy 25/3", "", "", "Nghỉ", "", "", ""],
            [
                "Chủ nhật 26/3",
                "Tối",
                "19h00",
                "Dự khai mạc Ngày hội Văn hóa - Thể thao",
                "Đ/c Lâm - CT UBND",
                "Phòng Văn hóa và Thông tin",
                "Quảng trường huyện",
            ],
        ],
        (10, 8, 8, 30, 18, 14, 12),
    )
    lam, tuyet = ("Lâm", "CT UBND"), ("Tuyết", "PCT UBND")
    w.event(
        "2023-03-20",
        "Chào cờ đầu tuần",
        session="morning",
        time="07:30",
        place="Sân trụ sở",
        units=["Văn phòng"],
        leaders=[lam],
    )
    w.event(
        "2023-03-20",
        "Họp giao ban tuần",
        session="morning",
        time="08:00",
        place="Phòng họp số 1",
        units=["Văn phòng"],
        leaders=[lam, tuyet],
    )
    w.event(
        "2023-03-20",
        "Nghe báo cáo tiến độ đường tránh phía Bắc",
        session="afternoon",
        time="14:00",
        place="Phòng họp số 2",
        units=["Phòng Kinh tế và Hạ tầng"],
        leaders=[tuyet],
    )
    w.event(
        "2023-03-21",
        "Tiếp công dân định kỳ",
        session="morning",
        time="08:30",
        place="Trụ sở Tiếp công dân",
        units=["Ban Tiếp công dân"],
        leaders=[lam],
    )
    w.event(
        "2023-03-21",
        "Thẩm định giá đất cụ thể dự án khu dân cư ấp 5",
        session="afternoon",
        time="13:30",
        place="Phòng họp số 2",
        units=["Phòng Tài nguyên và Môi trường"],
        leaders=[tuyet],
    )
    w.event(
        "2023-03-22",
        "Đi kiểm tra công tác phòng, chống cháy rừng",
        place="Xã Suối Đá",
        units=["Hạt Kiểm lâm"],
        leaders=[tuyet],
    )
    w.event(
        "2023-03-26",
        "Dự khai mạc Ngày hội Văn hóa - Thể thao",
        session="evening",
        time="19:00",
        place="Quảng trường huyện",
        units=["Phòng Văn hóa và Thông tin"],
        leaders=[lam],
    )
    w.close(["Thường trực Huyện ủy", "CT, các PCT UBND huyện", "Lưu: VT"], ["CHÁNH VĂN PHÒNG"], "Phùng Quang Vinh")
    w.states(
        agency=either("UBND huyện Mỏ Cày Hạ", "Ủy ban nhân dân huyện Mỏ Cày Hạ"),
        province=either("Tân Giang", None),
        issued_on="2023-03-17",
        period=("2023-03-20", "2023-03-26"),
        signer=("Phùng Quang Vinh", "CHÁNH VĂN PHÒNG"),
    )
    return w.finish()


def portal_week() -> Paper:
    """A portal page without letterhead: weekday headings with the date, hours before the text."""
    w = Writer(
        "cong-thong-tin-tuan",
        "weekly_schedule",
        "Trang cổng thông tin: tiêu đề thứ (ngày), giờ trước nội dung",
        text_style="lines",
    )
    for line in ("Trang chủ", "Giới thiệu", "Lịch công tác"):
        w.say(line, align="left")
    w.title("Lịch công tác tuần của Lãnh đạo Sở Tài chính (từ 03/11/2025 đến 07/11/2025)")
    w.say("Ngày đăng bài: 31/10/2025 | Tác giả: Văn phòng", align="left", italic=True)
    w.say("THỨ HAI (03/11/2025):", bold=True, align="left")
    w.say("- 08h00: Giám đốc Đoàn Mạnh Tùng chủ trì họp giao ban cơ quan tại phòng họp tầng 3.")
    w.event(
        "2025-11-03",
        "",
        session="morning",
        time="08:00",
        place="phòng họp tầng 3",
        leaders=either([{"name": "Đoàn Mạnh Tùng", "title": "Giám đốc"}]),
        text=timed("08h00", "Giám đốc Đoàn Mạnh Tùng chủ trì họp giao ban cơ quan tại phòng họp tầng 3."),
    )
    w.say(
        "- 14h30: Phó Giám đốc Hà Thị Ngọc dự họp UBND tỉnh phiên thường kỳ tháng 10 (Phòng Ngân sách chuẩn bị nội dung)."
    )
    w.event(
        "2025-11-03",
        "",
        session="afternoon",
        time="14:30",
        units=["Phòng Ngân sách"],
        leaders=either([{"name": "Hà Thị Ngọc", "title": "Phó Giám đốc"}]),
        text=timed(
            "14h30",
            "Phó Giám đốc Hà Thị Ngọc dự họp UBND tỉnh phiên thường kỳ tháng 10 (Phòng Ngân sách chuẩn bị nội dung).",
        ),
    )
    w.say("THỨ BA (04/11/2025):", bold=True, align="left")
    w.say("- 9 giờ 15’: Phó Giám đốc Hà Thị Ngọc tiếp đoàn kiểm toán tại Hội trường A.")
    w.event(
        "2025-11-04",
        "",
        session="morning",
        time="09:15",
        place="Hội trường A",
        leaders=either([{"name": "Hà Thị Ngọc", "title": "Phó Giám đốc"}]),
        text=timed("9 giờ 15’", "Phó Giám đốc Hà Thị Ngọc tiếp đoàn kiểm toán tại Hội trường A."),
    )
    w.say("THỨ NĂM (06/11/2025):", bold=True, align="left")
    w.say("- Giám đốc Đoàn Mạnh Tùng đi công tác tại tỉnh Bình Hải (cả ngày).")
    w.event(
        "2025-11-06",
        "",
        place=either("tỉnh Bình Hải", None),
        leaders=either([{"name": "Đoàn Mạnh Tùng", "title": "Giám đốc"}]),
        text=either(
            "Giám đốc Đoàn Mạnh Tùng đi công tác tại tỉnh Bình Hải (cả ngày).",
            "Giám đốc Đoàn Mạnh Tùng đi công tác tại tỉnh Bình Hải",
        ),
    )
    w.say("Lượt truy cập: 318.204", align="left")
    w.say("Tuần trước / Tuần sau", align="left")
    w.states(
        agency="Sở Tài chính",
        province=None,
        period=("2025-11-03", "2025-11-07"),
        signer=either(None, {"name": "Văn phòng", "title": None}),
        issued_on=either(None, "2025-10-31"),
    )
    return w.finish()


PAPERS = [education_month(), district_week(), portal_week()]
