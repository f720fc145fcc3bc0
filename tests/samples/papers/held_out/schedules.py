"""Calendars kept aside: rules of reading are never tuned to them."""

from __future__ import annotations

from tests.samples.paper import Cell, Covered, Paper, Truth, Writer, either

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def after(prefix: str, text: str) -> Truth:
    """An event's text with its hour or session before it, or without: the contract leaves it open."""
    return either(text, f"{prefix}{text}")


def party_month() -> Paper:
    """A month as lines: days with hyphens and no year, two days, a span, `tại …` places."""
    w = Writer(
        "thanh-uy-thang-8", "monthly_schedule", "Lịch tháng dạng dòng: Ngày 17-8, Ngày 15 và 16-8, Từ ngày … đến …"
    )
    w.letterhead(
        ["TỈNH ỦY CẨM LĨNH", "THÀNH ỦY KIM ĐỈNH", "*"], ["ĐẢNG CỘNG SẢN VIỆT NAM", "Kim Đỉnh, ngày 29 tháng 7 năm 2022"]
    )
    w.title("LỊCH CÔNG TÁC THÁNG 8 NĂM 2022", "của Ban Thường vụ Thành ủy")
    w.say("- Ngày 03-8: Họp giao ban Thường trực với các ban Đảng tại Phòng họp B.")
    w.event(
        "2022-08-03",
        after("Ngày 03-8: ", "Họp giao ban Thường trực với các ban Đảng tại Phòng họp B."),
        place="Phòng họp B",
    )
    w.say("- Ngày 15 và 16-8: Kiểm tra công tác phát triển đảng viên ở các xã.")
    w.event(
        "2022-08-15", after("Ngày 15 và 16-8: ", "Kiểm tra công tác phát triển đảng viên ở các xã."), until="2022-08-16"
    )
    w.say("- Từ ngày 22 đến 26-8: Lớp bồi dưỡng lý luận chính trị hè.")
    w.event("2022-08-22", after("Từ ngày 22 đến 26-8: ", "Lớp bồi dưỡng lý luận chính trị hè."), until="2022-08-26")
    w.say("- Ngày 30-8: 14 giờ 00, Hội nghị Ban Thường vụ tháng 8 tại Hội trường Thành ủy.")
    w.event(
        "2022-08-30",
        either(
            "Hội nghị Ban Thường vụ tháng 8 tại Hội trường Thành ủy.",
            "14 giờ 00, Hội nghị Ban Thường vụ tháng 8 tại Hội trường Thành ủy.",
        ),
        time="14:00",
        session="afternoon",
        place="Hội trường Thành ủy",
    )
    w.close(
        ["Thường trực Tỉnh ủy (b/c)", "Các đồng chí Ủy viên Ban Thường vụ", "Lưu Văn phòng Thành ủy"],
        ["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"],
        "Nghiêm Thị Đào",
    )
    w.states(
        agency="Thành ủy Kim Đỉnh",
        province=either("Cẩm Lĩnh", None),
        issued_on="2022-07-29",
        period=("2022-08-01", "2022-08-31"),
        signer={"name": "Nghiêm Thị Đào", "title": either("CHÁNH VĂN PHÒNG", "T/L BAN THƯỜNG VỤ CHÁNH VĂN PHÒNG")},
    )
    w.truth["title"] = either(
        "LỊCH CÔNG TÁC THÁNG 8 NĂM 2022 của Ban Thường vụ Thành ủy", "LỊCH CÔNG TÁC THÁNG 8 NĂM 2022"
    )
    return w.finish()


def science_month() -> Paper:
    """Days of a month with attending leaders before preparing units, several events to a day."""
    w = Writer(
        "so-nongthon-thang-2",
        "monthly_schedule",
        "Lịch tháng: lãnh đạo đứng trước đơn vị, nhiều việc một ngày, hai ngày một hàng",
    )
    w.letterhead(
        ["UBND TỈNH CẨM LĨNH", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"], [*MOTTO, "Cẩm Lĩnh, ngày 31 tháng 01 năm 2023"]
    )
    w.title("LỊCH CÔNG TÁC THÁNG 02 NĂM 2023")
    w.grid(
        [
            ["Ngày", "Nội dung công việc", "Lãnh đạo tham dự", "Cơ quan chuẩn bị"],
            [
                "01",
                ["Sáng: Chào cờ, giao ban đầu tháng", "Chiều: Kiểm tra cổng dịch vụ công"],
                ["Lãnh đạo Sở", "Đ/c Khôi PGĐ"],
                ["Văn phòng", "Phòng CNTT"],
            ],
            ["02-03", "Hội thảo an toàn thông tin mạng", "Đ/c Khôi PGĐ", "Phòng CNTT"],
            ["04-05", "Thứ bảy, Chủ nhật", "", ""],
            [
                "06",
                [
                    "Sáng: - Họp Ban Chỉ đạo chuyển đổi số tỉnh",
                    "- Tiếp đoàn công tác Cục Báo chí",
                    "Chiều: Làm việc tại cơ quan",
                ],
                ["Đ/c Nhã GĐ", "Đ/c Khôi PGĐ", "Lãnh đạo Sở"],
                ["Phòng CNTT", "Phòng Báo chí", "Văn phòng"],
            ],
        ],
        (11, 47, 20, 22),
    )
    khoi, nha, group = ("Khôi", "PGĐ"), ("Nhã", "GĐ"), "Lãnh đạo Sở"
    w.event("2023-02-01", "Chào cờ, giao ban đầu tháng", session="morning", leaders=[group], units=["Văn phòng"])
    w.event("2023-02-01", "Kiểm tra cổng dịch vụ công", session="afternoon", leaders=[khoi], units=["Phòng CNTT"])
    w.event("2023-02-02", "Hội thảo an toàn thông tin mạng", until="2023-02-03", leaders=[khoi], units=["Phòng CNTT"])
    w.event("2023-02-06", "Họp Ban Chỉ đạo chuyển đổi số tỉnh", session="morning", leaders=[nha], units=["Phòng CNTT"])
    w.event("2023-02-06", "Tiếp đoàn công tác Cục Báo chí", session="morning", leaders=[khoi], units=["Phòng Báo chí"])
    w.event("2023-02-06", "Làm việc tại cơ quan", session="afternoon", leaders=[group], units=["Văn phòng"])
    w.close(["UBND tỉnh", "Các phòng, đơn vị", "Lưu: VT"], ["GIÁM ĐỐC"], "Ninh Thị Nhã")
    w.states(
        agency="Sở Thông tin và Truyền thông",
        province="Cẩm Lĩnh",
        issued_on="2023-01-31",
        period=("2023-02-01", "2023-02-28"),
        signer=("Ninh Thị Nhã", "GIÁM ĐỐC"),
    )
    return w.finish()


def hospital_week() -> Paper:
    """Morning and afternoon as columns; weekday and date in two columns."""
    w = Writer(
        "benh-vien-tuan-40", "weekly_schedule", "Cột Thứ, Ngày, Buổi sáng, Buổi chiều; giờ trong ngoặc", landscape=True
    )
    w.letterhead(["SỞ Y TẾ ĐÔNG KHÊ", "TRUNG TÂM Y TẾ HUYỆN NÀ RẪY"], [*MOTTO, "Nà Rẫy, ngày 29 tháng 9 năm 2023"])
    w.title("LỊCH CÔNG TÁC TUẦN 40", "Từ ngày 02/10/2023 đến ngày 08/10/2023")
    w.grid(
        [
            ["Thứ", "Ngày", "Buổi sáng", "Buổi chiều", "Ghi chú"],
            ["Thứ 2", "02/10", "(7h30) Giao ban toàn viện tại Hội trường", "Họp Hội đồng thuốc", ""],
            ["Thứ 3", "03/10", "Bình bệnh án khoa Sản", "(14h00) Kiểm tra trạm y tế xã Pá Lau", ""],
            ["Thứ 4", "04/10", "", "Sinh hoạt chi bộ", ""],
            ["Thứ 7", "07/10", "Nghỉ", "", ""],
        ],
        (10, 10, 32, 32, 16),
    )
    w.event(
        "2023-10-02",
        after("(7h30) ", "Giao ban toàn viện tại Hội trường"),
        session="morning",
        time="07:30",
        place="Hội trường",
    )
    w.event("2023-10-02", "Họp Hội đồng thuốc", session="afternoon")
    w.event("2023-10-03", "Bình bệnh án khoa Sản", session="morning")
    w.event(
        "2023-10-03",
        after("(14h00) ", "Kiểm tra trạm y tế xã Pá Lau"),
        session="afternoon",
        time="14:00",
        place=either(None, "trạm y tế xã Pá Lau"),
    )
    w.event("2023-10-04", "Sinh hoạt chi bộ", session="afternoon")
    w.close(["Sở Y tế (b/c)", "Các khoa, phòng", "Lưu: VT"], ["GIÁM ĐỐC"], "Lường Văn Pâng")
    w.states(
        agency="Trung tâm Y tế huyện Nà Rẫy",
        province=either("Đông Khê", None),
        issued_on="2023-09-29",
        period=("2023-10-02", "2023-10-08"),
        signer=("Lường Văn Pâng", "GIÁM ĐỐC"),
    )
    w.truth["title"] = either("LỊCH CÔNG TÁC TUẦN 40 Từ ngày 02/10/2023 đến ngày 08/10/2023", "LỊCH CÔNG TÁC TUẦN 40")
    return w.finish()


def ward_week() -> Paper:
    """Weekday with capitals, starred sessions, `Địa điểm:` lines, one leader heading over two hours."""
    w = Writer(
        "phuong-tuan", "weekly_schedule", "Thứ viết hoa, buổi dấu sao, giờ và địa điểm trong dòng", text_style="lines"
    )
    w.title("LỊCH LÀM VIỆC CỦA THƯỜNG TRỰC UBND PHƯỜNG BẾN GỖ", "Tuần từ ngày 15/8/2022 đến ngày 19/8/2022")
    w.truth["title"] = either(
        "LỊCH LÀM VIỆC CỦA THƯỜNG TRỰC UBND PHƯỜNG BẾN GỖ Tuần từ ngày 15/8/2022 đến ngày 19/8/2022",
        "LỊCH LÀM VIỆC CỦA THƯỜNG TRỰC UBND PHƯỜNG BẾN GỖ",
    )
    w.say("THỨ HAI, NGÀY 15/8:", bold=True, align="left")
    w.say("* SÁNG:", align="left")
    w.say("- 07 giờ 30: Họp hội ý Thường trực UBND phường.")
    w.event("2022-08-15", after("07 giờ 30: ", "Họp hội ý Thường trực UBND phường."), session="morning", time="07:30")
    w.say("* CHIỀU:", align="left")
    w.say("- 14 giờ: Đối thoại với thanh niên tại Nhà văn hóa khu phố 3.")
    w.event(
        "2022-08-15",
        after("14 giờ: ", "Đối thoại với thanh niên tại Nhà văn hóa khu phố 3."),
        session="afternoon",
        time="14:00",
        place="Nhà văn hóa khu phố 3",
    )
    w.say("THỨ TƯ, NGÀY 17/8:", bold=True, align="left")
    w.say("* SÁNG:", align="left")
    w.say("- Tiếp công dân định kỳ.")
    w.event("2022-08-17", "Tiếp công dân định kỳ.", session="morning")
    w.states(
        agency=either("UBND phường Bến Gỗ", "Ủy ban nhân dân phường Bến Gỗ", None),
        province=None,
        period=("2022-08-15", "2022-08-19"),
        signer=None,
    )
    return w.finish()


def school_week() -> Paper:
    """Rows that lack the day because its cell is merged; hour and content in one cell; place column first."""
    w = Writer(
        "truong-tuan-9", "weekly_schedule", "Ô thứ gộp dọc, giờ đứng đầu nội dung, cột địa điểm trước thành phần"
    )
    w.letterhead(["UBND HUYỆN SUỐI TRẦU", "TRƯỜNG THCS BÌNH MINH HẠ"], [*MOTTO, "Suối Trầu, ngày 25 tháng 10 năm 2024"])
    w.title("LỊCH CÔNG TÁC TUẦN 9 (28/10/2024 - 02/11/2024)")
    w.grid(
        [
            ["Thứ/Ngày", "Nội dung công việc", "Địa điểm", "Người chủ trì"],
            [Cell(("Thứ Hai 28/10",), rowspan=2), "07h15: Chào cờ, phát động thi đua", "Sân trường", "Đ/c Hiền - HT"],
            [Covered, "15h30: Họp tổ chuyên môn", "Phòng Hội đồng", "Đ/c Lợi - PHT"],
            ["Thứ Năm 31/10", "08h00: Kiểm tra hồ sơ giáo viên", "Phòng Hội đồng", "Đ/c Lợi - PHT"],
        ],
        (18, 44, 18, 20),
    )
    hien, loi = ("Hiền", "HT"), ("Lợi", "PHT")
    w.event(
        "2024-10-28",
        after("07h15: ", "Chào cờ, phát động thi đua"),
        session="morning",
        time="07:15",
        place="Sân trường",
        leaders=[hien],
    )
    w.event(
        "2024-10-28",
        after("15h30: ", "Họp tổ chuyên môn"),
        session="afternoon",
        time="15:30",
        place="Phòng Hội đồng",
        leaders=[loi],
    )
    w.event(
        "2024-10-31",
        after("08h00: ", "Kiểm tra hồ sơ giáo viên"),
        session="morning",
        time="08:00",
        place="Phòng Hội đồng",
        leaders=[loi],
    )
    w.close(["Cán bộ, giáo viên", "Lưu: VT"], ["HIỆU TRƯỞNG"], "Tống Thị Hiền")
    w.states(
        agency="Trường THCS Bình Minh Hạ",
        province=None,
        issued_on="2024-10-25",
        period=("2024-10-28", "2024-11-02"),
        signer=("Tống Thị Hiền", "HIỆU TRƯỞNG"),
    )
    return w.finish()


PAPERS = [party_month(), science_month(), hospital_week(), ward_week(), school_week()]
