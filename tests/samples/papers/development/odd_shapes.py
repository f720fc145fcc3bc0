"""Papers with the rarer habits of `patterns`: each shows several that the plainer papers lack."""

# ruff: noqa: E501 - sentences of papers stand on one line

from __future__ import annotations

from tests.samples.paper import ANY, Paper, Truth, Writer, either, row

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def after(prefix: str, text: str) -> Truth:
    """A text with what stands before it, or without: the contract leaves it open."""
    return either(text, f"{prefix}{text}")


def council_quarter() -> Paper:
    """A quarter, then its months, as headings; plus and dash bullets; spans in brackets."""
    w = Writer(
        "hdnd-quy-4",
        "quarterly_programme",
        "Quý rồi tháng làm tiêu đề; dấu cộng và gạch; dự kiến trong ngoặc",
        text_style="wrapped",
    )
    w.letterhead(
        ["HỘI ĐỒNG NHÂN DÂN", "TỈNH BÌNH HẢI", "Số:", "31/CTr-HĐND"], [*MOTTO, "Bình Hải, ngày 26 tháng 9 năm 2024"]
    )
    w.title("CHƯƠNG TRÌNH CÔNG TÁC QUÝ IV NĂM 2024", "CỦA THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN TỈNH")
    months: list[tuple[int, int, list[tuple[str, str, Truth]]]] = [
        (
            10,
            31,
            [
                (
                    "+ ",
                    "Giám sát chuyên đề về quản lý đất đai giai đoạn 2019 - 2022 (Dự kiến từ ngày 14/10 đến 25/10/2024).",
                    {
                        "when": either("từ ngày 14/10 đến 25/10/2024", "Dự kiến từ ngày 14/10 đến 25/10/2024"),
                        "start": "2024-10-14",
                        "due": "2024-10-25",
                    },
                ),
                ("- ", "Ban Pháp chế thẩm tra các báo cáo của ngành tư pháp.", {"units": either([], ["Ban Pháp chế"])}),
            ],
        ),
        (11, 30, [("+ ", "Tiếp xúc cử tri trước kỳ họp thường lệ cuối năm.", {"when": ANY})]),
        (
            12,
            31,
            [
                (
                    "+ ",
                    "Tổ chức kỳ họp thứ 18. Tổng kết hoạt động năm 2024.",
                    {"parts": ["Tổ chức kỳ họp thứ 18.", "Tổng kết hoạt động năm 2024."]},
                )
            ],
        ),
    ]
    for month, last, bullets in months:
        w.section(f"Tháng {month}", f"* Tháng {month}", f"Tháng {month}")
        for mark, text, extra in bullets:
            want: Truth = {
                "when": either(None, f"Tháng {month}"),
                "start": f"2024-{month:02}-01",
                "due": f"2024-{month:02}-{last}",
            }
            w.bullet(text, mark=mark, **(want | extra))
    w.close(
        ["Ban Thường vụ Tỉnh ủy (để b/c)", "Các Ban HĐND tỉnh", "Lưu: VT, CTHĐ"],
        ["TM. THƯỜNG TRỰC HĐND", "CHỦ TỊCH"],
        "Trà Văn Sơn",
    )
    w.states(
        agency=either("Hội đồng nhân dân tỉnh Bình Hải", "HĐND tỉnh Bình Hải", "Thường trực Hội đồng nhân dân tỉnh"),
        province="Bình Hải",
        number="31/CTr-HĐND",
        issued_on="2024-09-26",
        period=("2024-10-01", "2024-12-31"),
        signer={"name": "Trà Văn Sơn", "title": either("CHỦ TỊCH", "TM. THƯỜNG TRỰC HĐND CHỦ TỊCH")},
    )
    return w.finish()


def village_notice() -> Paper:
    """One paragraph is one order, no marks; the body told is the subject; counted and tied deadlines."""
    w = Writer(
        "xa-thong-bao-ket-luan",
        "conclusion_notice",
        "Mỗi đoạn một việc, không dấu; hạn đếm ngày; cuối tháng",
        text_style="decomposed",
    )
    w.letterhead(
        ["UBND HUYỆN RẠCH BÀNG", "UBND XÃ TÂN QUỚI ĐÔNG", "Số: 27/TB-UBND"],
        [*MOTTO, "Tân Quới Đông, ngày 12 tháng 8 năm 2020"],
    )
    w.title("THÔNG BÁO", "Kết luận của Chủ tịch UBND xã tại cuộc họp giao ban tháng 8 năm 2020")
    w.say(
        "Ngày 11/8/2020, Chủ tịch UBND xã chủ trì họp giao ban. Sau khi nghe các ngành báo cáo, Chủ tịch UBND xã kết luận như sau:"
    )
    orders: list[tuple[str, Truth]] = [
        (
            "Giao Công chức Địa chính - Xây dựng trả lời đơn của hộ ông Tư trong 10 ngày làm việc kể từ ngày ban hành thông báo này.",
            {"units": ["Công chức Địa chính - Xây dựng"], "when": ANY, "due": either("2020-08-26", None)},
        ),
        (
            "Giao Công chức Tài chính - Kế toán quyết toán công trình đường ấp 5 vào cuối tháng 8.",
            {
                "units": ["Công chức Tài chính - Kế toán"],
                "when": either("cuối tháng 8", "vào cuối tháng 8"),
                "start": None,
                "due": "2020-08-31",
            },
        ),
        (
            "Yêu cầu Trạm Y tế xã phun thuốc diệt muỗi tại các ấp trước ngày 20.8.2020.",
            {"units": ["Trạm Y tế xã"], "when": "trước ngày 20.8.2020", "due": "2020-08-20"},
        ),
        (
            "Đề nghị Hội Nông dân xã phối hợp với Hội Phụ nữ xã vận động nhân dân làm vệ sinh môi trường.",
            {"units": ["Hội Nông dân xã"], "partners": ["Hội Phụ nữ xã"]},
        ),
    ]
    for i, (text, want) in enumerate(orders, 1):
        w.say(text)
        w.item(text, path=str(i), section="", **want)
    w.close(["Đảng ủy xã (b/c)", "Các ngành, ấp", "Lưu: VT"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Lâm Văn Út")
    w.states(
        agency=either("UBND xã Tân Quới Đông", "Ủy ban nhân dân xã Tân Quới Đông"),
        province=None,
        number="27/TB-UBND",
        issued_on="2020-08-12",
        period=either(None, {"start": "2020-08-01", "end": "2020-08-31"}),
        signer={"name": "Lâm Văn Út", "title": either("PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH")},
    )
    return w.finish()


def chairman_week() -> Paper:
    """Weekday headings with a star, leader headings over several hours, meeting points, hours out of order."""
    w = Writer(
        "ubnd-tuan-lanh-dao",
        "weekly_schedule",
        "* Thứ Ba: 13/5; tiêu đề lãnh đạo gồm nhiều giờ; điểm tại; giờ không theo thứ tự",
        text_style="lines",
    )
    w.title("LỊCH LÀM VIỆC CỦA LÃNH ĐẠO UBND TỈNH THẠCH GIANG", "Tuần 20 (từ ngày 12/5/2025 đến ngày 16/5/2025)")
    w.truth["title"] = either(
        "LỊCH LÀM VIỆC CỦA LÃNH ĐẠO UBND TỈNH THẠCH GIANG Tuần 20 (từ ngày 12/5/2025 đến ngày 16/5/2025)",
        "LỊCH LÀM VIỆC CỦA LÃNH ĐẠO UBND TỈNH THẠCH GIANG Tuần 20",
        "LỊCH LÀM VIỆC CỦA LÃNH ĐẠO UBND TỈNH THẠCH GIANG",
    )
    w.say("* Thứ Hai: 12/5", bold=True, align="left")
    w.say("1. Chủ tịch UBND tỉnh:", bold=True, align="left")
    chair = either([{"name": "Chủ tịch UBND tỉnh", "title": None}], [])
    w.say("- 09 giờ 00’: Họp Ban Thường vụ Tỉnh ủy, điểm tại phòng họp số 2 Tỉnh ủy.")
    w.event(
        "2025-05-12",
        after("09 giờ 00’: ", "Họp Ban Thường vụ Tỉnh ủy, điểm tại phòng họp số 2 Tỉnh ủy."),
        session="morning",
        time="09:00",
        place="phòng họp số 2 Tỉnh ủy",
        leaders=chair,
    )
    w.say("- 08 giờ 00’: Nghe báo cáo phương án cấp nước (Sở Xây dựng chuẩn bị nội dung).")
    w.event(
        "2025-05-12",
        after("08 giờ 00’: ", "Nghe báo cáo phương án cấp nước (Sở Xây dựng chuẩn bị nội dung)."),
        session="morning",
        time="08:00",
        units=["Sở Xây dựng"],
        leaders=chair,
    )
    w.say("* Thứ Ba: 13/5", bold=True, align="left")
    w.say("2. Phó Chủ tịch Nguyễn Thị Mai Lan:", bold=True, align="left")
    vice = either([{"name": "Nguyễn Thị Mai Lan", "title": "Phó Chủ tịch"}], [])
    w.say("- 13 giờ 30’: Khảo sát kè sông Ba Lai, điểm tập trung tại UBND xã Long Hòa Đông.")
    w.event(
        "2025-05-13",
        after("13 giờ 30’: ", "Khảo sát kè sông Ba Lai, điểm tập trung tại UBND xã Long Hòa Đông."),
        session="afternoon",
        time="13:30",
        place=ANY,
        leaders=vice,
    )
    w.states(
        agency=either("UBND tỉnh Thạch Giang", "Ủy ban nhân dân tỉnh Thạch Giang"),
        province="Thạch Giang",
        period=("2025-05-12", "2025-05-16"),
        signer=None,
    )
    return w.finish()


def tax_month() -> Paper:
    """The text form has the whole table on one line; a wrong year, an empty deadline, words of regular work."""
    w = Writer(
        "thue-thang-10",
        "monthly_programme",
        "Bảng trên một dòng; năm sai; ô hạn trống; Theo phát sinh",
        text_style="oneline",
    )
    w.letterhead(["UBND TỈNH AN HÒA", "BAN DÂN TỘC", "Số: 15/KH-BDT"], [*MOTTO, "An Hòa, ngày 28 tháng 9 năm 2026"])
    w.title("KẾ HOẠCH", "Công tác tháng 10 năm 2026")
    w.programme(
        [
            ("no", "STT", 6),
            ("text", "Nội dung công việc", 40),
            ("unit", "Đơn vị thực hiện", 22),
            ("when", "Thời hạn", 14),
            ("product", "Sản phẩm", 18),
        ],
        [
            row(
                "1",
                "Báo cáo tình hình vùng đồng bào dân tộc",
                unit="Phòng Chính sách",
                units=["Phòng Chính sách"],
                when="09/10/2026",
                due="2026-10-09",
                product="Báo cáo",
            ),
            row(
                "2",
                "Lập danh sách người có uy tín",
                unit="Phòng Tuyên truyền",
                units=["Phòng Tuyên truyền"],
                when="19/10/2029",
                due=ANY,
                product="Danh sách",
            ),
            row(
                "3",
                "Tiếp nhận kiến nghị của đồng bào",
                unit="Thanh tra",
                units=["Thanh tra"],
                when="Khi cần thiết",
                product="Phiếu xử lý",
            ),
            row("4", "Sửa chữa trụ sở", unit="Văn phòng", units=["Văn phòng"], when="", product="Hợp đồng"),
            row(
                "5",
                "Hội nghị biểu dương học sinh giỏi",
                unit="Văn phòng",
                units=["Văn phòng"],
                when="Giữa tháng 10",
                start=ANY,
                due=ANY,
                product="Hội nghị",
            ),
        ],
    )
    w.close(["UBND tỉnh (b/c)", "Lưu: VT, VP"], ["TRƯỞNG BAN"], "Đinh Văn Trỗi")
    w.states(
        agency="Ban Dân tộc",
        province="An Hòa",
        number="15/KH-BDT",
        issued_on="2026-09-28",
        period=("2026-10-01", "2026-10-31"),
        signer=("Đinh Văn Trỗi", "TRƯỞNG BAN"),
    )
    return w.finish()


def inspection_report() -> Paper:
    """Figures behind what they count, units glued on, ratios, dates and scales that are no figures."""
    w = Writer("thanh-tra-quy-2", "review_report", "Số đứng sau; tỷ lệ a/b; đơn vị dính; số không phải số liệu")
    w.letterhead(
        ["UBND TỈNH TÂN GIANG", "THANH TRA TỈNH", "Số: 77/BC-TTr"], [*MOTTO, "Tân Giang, ngày 20 tháng 6 năm 2024"]
    )
    w.title("BÁO CÁO", "Kết quả công tác thanh tra quý II năm 2024")
    w.say("Thực hiện Kế hoạch số 447/KH-UBND ngày 15/12/2023, Thanh tra tỉnh báo cáo như sau:")
    w.say("1. Toàn ngành triển khai 28 cuộc thanh tra, ban hành kết luận 17 cuộc; phát hiện vi phạm 2.345 triệu đồng.")
    w.figure(28, "cuộc thanh tra", "Toàn ngành triển khai 28 cuộc thanh tra")
    w.figure(17, "cuộc", "ban hành kết luận 17 cuộc")
    w.figure(2345, "triệu đồng", "phát hiện vi phạm 2.345 triệu đồng")
    w.truth["figures"][-3]["unit"] = either("cuộc thanh tra", "cuộc")
    w.say("2. Tiếp 96 lượt công dân; tiếp nhận 41 đơn tố cáo. Thẩm định quy hoạch tỷ lệ 1/500 theo quy định.")
    w.figure(96, either("lượt công dân", "lượt"), "Tiếp 96 lượt công dân")
    w.figure(41, either("đơn tố cáo", "đơn"), "tiếp nhận 41 đơn tố cáo")
    w.close(["Thanh tra Chính phủ", "UBND tỉnh", "Lưu: VT"], ["CHÁNH THANH TRA"], "Kha Văn Lộc")
    w.states(
        agency="Thanh tra tỉnh",
        province="Tân Giang",
        number="77/BC-TTr",
        issued_on="2024-06-20",
        period=("2024-04-01", "2024-06-30"),
        signer=("Kha Văn Lộc", "CHÁNH THANH TRA"),
    )
    w.truth["agency"] = either("Thanh tra tỉnh", "Thanh tra tỉnh Tân Giang")
    return w.finish()


PAPERS = [council_quarter(), village_notice(), chairman_week(), tax_month(), inspection_report()]
