"""A second lot kept aside, nearer to how offices really write: judgements before orders, tasks inside cells."""

# ruff: noqa: E501 - sentences of papers stand on one line

from __future__ import annotations

from typing import Any

from tests.samples.paper import ANY, Cell, Covered, Group, Paper, Truth, Writer, either, row

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def after(prefix: str, text: str) -> Truth:
    """A text with what stands before it, or without: the contract leaves it open."""
    return either(text, f"{prefix}{text}")


def judged_notice() -> Paper:
    """First a judgement of last month, which orders nothing; then orders by unit with dashes."""
    w = Writer(
        "noi-vu-ket-luan-thang-11",
        "conclusion_notice",
        "Mục I đánh giá kết quả (không phải việc), mục II giao việc từng đơn vị",
    )
    w.letterhead(["UBND TỈNH TRÀ KHÊ", "SỞ NỘI VỤ", "Số: 2210/TB-SNV"], [*MOTTO, "Trà Khê, ngày 05 tháng 11 năm 2024"])
    w.title("THÔNG BÁO", "Kết luận của đồng chí Giám đốc Sở tại Hội nghị giao ban công tác tháng 11 năm 2024")
    w.say(
        "Ngày 04/11/2024, Sở Nội vụ tổ chức Hội nghị giao ban đánh giá kết quả công tác tháng 10 và triển khai nhiệm vụ tháng 11 năm 2024. Đồng chí Mã Thanh Tùng - Giám đốc Sở chủ trì và kết luận như sau:"
    )
    w.say("I. Đánh giá kết quả công tác tháng 10", bold=True, align="left")
    w.say(
        "Trong tháng 10, các phòng, đơn vị đã bám sát chương trình công tác, hoàn thành 46/48 nhiệm vụ được giao. Tuy nhiên, một số văn bản tham mưu còn chậm."
    )
    w.note_section("I", "Đánh giá kết quả công tác tháng 10", holds=False)
    w.section("II", "II. Nhiệm vụ trọng tâm tháng 11", "Nhiệm vụ trọng tâm tháng 11", holds=False)
    assigned: list[tuple[int, str, list[tuple[str, dict[str, Any]]]]] = [
        (
            1,
            "Văn phòng Sở",
            [
                (
                    "Hoàn thiện hồ sơ chấm điểm cải cách hành chính, gửi Bộ Nội vụ trước ngày 15/11/2024.",
                    {"when": either("trước ngày 15/11/2024"), "due": "2024-11-15"},
                ),
                ("Chuẩn bị Hội nghị cán bộ, công chức năm 2024.", {}),
            ],
        ),
        (
            2,
            "Phòng Công chức, viên chức",
            [
                (
                    "Thẩm định đề án vị trí việc làm của các sở, ngành; báo cáo Giám đốc Sở trong tuần 3 tháng 11.",
                    {"when": ANY, "start": ANY, "due": ANY},
                ),
                (
                    "Phối hợp với Trường Chính trị tỉnh mở lớp bồi dưỡng ngạch chuyên viên.",
                    {"partners": ["Trường Chính trị tỉnh"]},
                ),
            ],
        ),
        (3, "Thanh tra Sở", [("Ban hành kết luận thanh tra tại UBND huyện Vân Sa.", {})]),
    ]
    for n, unit, orders in assigned:
        w.section(f"II.{n}", f"{n}. {unit}:", either(unit, f"{unit}:"))
        for text, want in orders:
            w.bullet(text, units=[unit], **want)
    closing = "Yêu cầu Trưởng các phòng, đơn vị nghiêm túc triển khai thực hiện./."
    w.say(closing)
    w.truth["items"].append(
        {"optional": True, "path": ANY, "section": ANY, "text": closing}
        | dict.fromkeys(("parts", "products", "when", "start", "due", "leaders", "units", "partners"), ANY)
    )
    w.close(
        ["Ban Giám đốc Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP (02)"],
        ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"],
        "Hà Kiều My",
    )
    w.states(
        agency="Sở Nội vụ",
        province="Trà Khê",
        number="2210/TB-SNV",
        issued_on="2024-11-05",
        period=either({"start": "2024-11-01", "end": "2024-11-30"}, None),
        signer={"name": "Hà Kiều My", "title": either("CHÁNH VĂN PHÒNG", "TL. GIÁM ĐỐC CHÁNH VĂN PHÒNG")},
    )
    return w.finish()


def headed_list_month() -> Paper:
    """A list whose headings name the unit in brackets; a deadline at the end of each dash in brackets."""
    w = Writer(
        "thong-ke-thang-2", "monthly_programme", "Danh sách, tiêu đề kèm đơn vị trong ngoặc, hạn trong ngoặc cuối dòng"
    )
    w.letterhead(
        ["TỔNG CỤC THỐNG KÊ", "CỤC THỐNG KÊ TỈNH TRÀ KHÊ", "Số: 33/KH-CTK"],
        [*MOTTO, "Trà Khê, ngày 30 tháng 01 năm 2023"],
    )
    w.title("KẾ HOẠCH CÔNG TÁC THÁNG 02 NĂM 2023")
    w.section("1", "1. Công tác thống kê tổng hợp", "Công tác thống kê tổng hợp")
    w.bullet(
        "Báo cáo tình hình kinh tế - xã hội tháng 02 (trước ngày 24/02).", when="trước ngày 24/02", due="2023-02-24"
    )
    w.bullet("Biên soạn Niên giám thống kê năm 2022.")
    w.section("2", "2. Công tác điều tra", "Công tác điều tra")
    w.bullet(
        "Điều tra lao động việc làm từ ngày 01/02 đến ngày 07/02/2023.",
        when="từ ngày 01/02 đến ngày 07/02/2023",
        start="2023-02-01",
        due="2023-02-07",
    )
    w.bullet(
        "Nghiệm thu phiếu điều tra doanh nghiệp, gửi Cục Thu thập dữ liệu chậm nhất ngày 20/02.",
        when="chậm nhất ngày 20/02",
        due="2023-02-20",
    )
    w.bullet(
        "Tập huấn điều tra viên tại các huyện. Kiểm tra thực địa ở 03 xã.",
        parts=["Tập huấn điều tra viên tại các huyện.", "Kiểm tra thực địa ở 03 xã."],
    )
    w.close(
        ["Tổng cục Thống kê (để b/c)", "Lãnh đạo Cục", "Lưu: VT, TH"],
        ["KT. CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG"],
        "Doãn Thị Vịnh",
    )
    w.states(
        agency=either("Cục Thống kê tỉnh Trà Khê", "Cục Thống kê"),
        province="Trà Khê",
        number="33/KH-CTK",
        issued_on="2023-01-30",
        period=("2023-02-01", "2023-02-28"),
        signer={"name": "Doãn Thị Vịnh", "title": either("PHÓ CỤC TRƯỞNG", "KT. CỤC TRƯỞNG PHÓ CỤC TRƯỞNG")},
    )
    return w.finish()


def drafts_year() -> Paper:
    """A provincial programme: schemes with drafting body, appraising body and month of submission."""
    w = Writer(
        "ubnd-tinh-nam-2026",
        "annual_programme",
        "Bảng đề án: cơ quan soạn thảo, phối hợp, thời gian trình",
        landscape=True,
    )
    w.letterhead(["ỦY BAN NHÂN DÂN", "TỈNH TRÀ KHÊ", "Số: 15/CTr-UBND"], [*MOTTO, "Trà Khê, ngày 15 tháng 01 năm 2026"])
    w.title("CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026", "CỦA ỦY BAN NHÂN DÂN TỈNH")
    w.say(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025; Ủy ban nhân dân tỉnh ban hành Chương trình công tác năm 2026:"
    )
    w.programme(
        [
            ("no", "STT", 5),
            ("text", "Tên đề án, văn bản", 40),
            ("unit", "Cơ quan chủ trì soạn thảo", 18),
            ("partner", "Cơ quan phối hợp", 20),
            ("when", "Thời gian trình", 12),
        ],
        [
            Group("A", "A", "TRÌNH HỘI ĐỒNG NHÂN DÂN TỈNH", holds=False),
            Group("A.I", "I", "Quý I"),
            row(
                "1",
                "Nghị quyết quy định mức thu học phí năm học 2026-2027",
                unit="Sở Giáo dục và Đào tạo",
                units=["Sở Giáo dục và Đào tạo"],
                partner="Sở Tài chính, Sở Tư pháp",
                partners=["Sở Tài chính", "Sở Tư pháp"],
                when="Tháng 3",
                start="2026-03-01",
                due="2026-03-31",
            ),
            Group("A.II", "II", "Quý II"),
            row(
                "2",
                "Nghị quyết về danh mục dự án cần thu hồi đất bổ sung",
                unit="Sở Nông nghiệp và Môi trường",
                units=["Sở Nông nghiệp và Môi trường"],
                partner="UBND các xã, phường",
                partners=either(["UBND các xã, phường"], ["UBND các xã", "phường"]),
                when="Tháng 6/2026",
                start="2026-06-01",
                due="2026-06-30",
            ),
            Group("B", "B", "THUỘC THẨM QUYỀN ỦY BAN NHÂN DÂN TỈNH"),
            row(
                "1",
                "Quyết định ban hành Quy chế quản lý quảng trường tỉnh",
                unit="Sở Xây dựng",
                units=["Sở Xây dựng"],
                partner="",
                when="Quý III",
                start="2026-07-01",
                due="2026-09-30",
            ),
            row(
                "2",
                "Kế hoạch phòng, chống hạn hán, xâm nhập mặn",
                unit="Sở Nông nghiệp và Môi trường",
                units=["Sở Nông nghiệp và Môi trường"],
                partner="Các sở, ngành liên quan",
                partners=either(["Các sở, ngành liên quan"], ["Các sở", "ngành liên quan"]),
                when="Tháng 11-12/2026",
                start="2026-11-01",
                due="2026-12-31",
            ),
        ],
    )
    w.close(
        ["Thủ tướng Chính phủ (b/c)", "TT Tỉnh ủy, HĐND tỉnh", "Các sở, ban, ngành", "Lưu: VT, TH"],
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        "Ứng Quốc Bảo",
    )
    w.states(
        agency=either("Ủy ban nhân dân tỉnh Trà Khê", "UBND tỉnh Trà Khê"),
        province="Trà Khê",
        number="15/CTr-UBND",
        issued_on="2026-01-15",
        period=("2026-01-01", "2026-12-31"),
        signer={"name": "Ứng Quốc Bảo", "title": either("CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH")},
    )
    return w.finish()


def attended_week() -> Paper:
    """Each event a block: hour and text, then lines for attendance and place."""
    w = Writer(
        "so-tu-phap-tuan-33",
        "weekly_schedule",
        "Bảng Ngày | Nội dung | Lãnh đạo | Địa điểm, mỗi ô nhiều việc có giờ",
        landscape=True,
    )
    w.letterhead(["UBND TỈNH TRÀ KHÊ", "SỞ TƯ PHÁP"], [*MOTTO, "Trà Khê, ngày 09 tháng 8 năm 2024"])
    w.title("LỊCH CÔNG TÁC CỦA LÃNH ĐẠO SỞ", "Tuần 33: từ ngày 12/8/2024 đến ngày 16/8/2024")
    w.truth["title"] = either(
        "LỊCH CÔNG TÁC CỦA LÃNH ĐẠO SỞ Tuần 33: từ ngày 12/8/2024 đến ngày 16/8/2024", "LỊCH CÔNG TÁC CỦA LÃNH ĐẠO SỞ"
    )
    w.grid(
        [
            ["THỨ/NGÀY", "BUỔI", "NỘI DUNG", "LÃNH ĐẠO THAM DỰ", "ĐỊA ĐIỂM"],
            [Cell(("Thứ Hai", "(12/8)"), rowspan=2), "Sáng", "8h00: Họp Ban Giám đốc", "Ban Giám đốc", "Phòng họp A"],
            [Covered, "Chiều", "14h00: Nghe báo cáo tiến độ số hóa hộ tịch", "PGĐ Tào Thị Yên", "Phòng họp B"],
            [Cell(("Thứ Tư", "(14/8)"), rowspan=2), "Sáng", "Làm việc tại cơ quan", "Ban Giám đốc", ""],
            [Covered, "Chiều", "13h30: Dự họp thẩm định nghị quyết tại UBND tỉnh", "GĐ Lỗ Minh Khang", "UBND tỉnh"],
            [
                "Thứ Sáu (16/8)",
                "Cả ngày",
                "Hội nghị tập huấn công tác bồi thường nhà nước",
                "PGĐ Tào Thị Yên",
                "Khách sạn Sông Trà",
            ],
        ],
        (14, 9, 43, 20, 16),
    )
    yen, khang = either([{"name": "Tào Thị Yên", "title": "PGĐ"}]), either([{"name": "Lỗ Minh Khang", "title": "GĐ"}])
    w.event(
        "2024-08-12",
        after("8h00: ", "Họp Ban Giám đốc"),
        session="morning",
        time="08:00",
        leaders=["Ban Giám đốc"],
        place="Phòng họp A",
    )
    w.event(
        "2024-08-12",
        after("14h00: ", "Nghe báo cáo tiến độ số hóa hộ tịch"),
        session="afternoon",
        time="14:00",
        leaders=yen,
        place="Phòng họp B",
    )
    w.event("2024-08-14", "Làm việc tại cơ quan", session="morning", leaders=["Ban Giám đốc"])
    w.event(
        "2024-08-14",
        after("13h30: ", "Dự họp thẩm định nghị quyết tại UBND tỉnh"),
        session="afternoon",
        time="13:30",
        leaders=khang,
        place="UBND tỉnh",
    )
    w.event("2024-08-16", "Hội nghị tập huấn công tác bồi thường nhà nước", leaders=yen, place="Khách sạn Sông Trà")
    w.close(["Lãnh đạo Sở", "Các phòng, đơn vị", "Lưu: VT"], ["CHÁNH VĂN PHÒNG"], "Ngụy Văn Cảnh")
    w.states(
        agency="Sở Tư pháp",
        province="Trà Khê",
        issued_on="2024-08-09",
        period=("2024-08-12", "2024-08-16"),
        signer=("Ngụy Văn Cảnh", "CHÁNH VĂN PHÒNG"),
    )
    return w.finish()


def ward_report() -> Paper:
    """A commune's half year under numbered headings: sums, shares of a plan, breakdowns in brackets."""
    w = Writer("xa-so-ket-2025", "review_report", "Báo cáo xã: tỷ lệ, tiền, số hộ; phương hướng ở cuối")
    w.letterhead(
        ["ỦY BAN NHÂN DÂN", "XÃ ĐẠI LỘC HẠ", "Số: 118/BC-UBND"], [*MOTTO, "Đại Lộc Hạ, ngày 12 tháng 6 năm 2025"]
    )
    w.title(
        "BÁO CÁO", "Sơ kết tình hình kinh tế - xã hội 6 tháng đầu năm, phương hướng, nhiệm vụ 6 tháng cuối năm 2025"
    )
    w.say("I. Kết quả thực hiện", bold=True, align="left")
    w.say("1. Nông nghiệp: Gieo trồng 640 ha lúa. Tổng đàn bò có 1.120 con; tiêm phòng 985 liều vắc xin.")
    w.figure(640, either("ha lúa", "ha"), "Gieo trồng 640 ha lúa")
    w.figure(1120, "con", "Tổng đàn bò có 1.120 con")
    w.figure(985, either("liều vắc xin", "liều"), "tiêm phòng 985 liều vắc xin")
    w.say("2. Văn hóa - xã hội: Tặng 215 suất quà cho gia đình chính sách; xây mới 04 nhà tình nghĩa.")
    w.figure(215, either("suất quà", "suất"), "Tặng 215 suất quà cho gia đình chính sách")
    w.figure(4, either("nhà tình nghĩa", "nhà"), "xây mới 04 nhà tình nghĩa")
    w.say("3. Tiếp công dân: Tiếp 37 lượt người, nhận 12 đơn (gồm 9 đơn kiến nghị, 3 đơn phản ánh).")
    w.figure(37, either("lượt người", "lượt"), "Tiếp 37 lượt người")
    w.figure(12, "đơn", "nhận 12 đơn")
    w.figure(9, either("đơn kiến nghị", "đơn"), "9 đơn kiến nghị")
    w.figure(3, either("đơn phản ánh", "đơn"), "3 đơn phản ánh")
    for path, title in (
        ("I", "Kết quả thực hiện"),
        ("I.1", "Nông nghiệp"),
        ("I.2", "Văn hóa - xã hội"),
        ("I.3", "Tiếp công dân"),
    ):
        w.note_section(path, title, holds=False)
    w.close(["UBND thành phố", "TT Đảng ủy", "Lưu: VT"], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "Trang Văn Út")
    w.states(
        agency=either("Ủy ban nhân dân xã Đại Lộc Hạ", "UBND xã Đại Lộc Hạ"),
        province=None,
        number="118/BC-UBND",
        issued_on="2025-06-12",
        period=("2025-01-01", "2025-06-30"),
        signer={"name": "Trang Văn Út", "title": either("CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH")},
    )
    return w.finish()


def spread_month() -> Paper:
    """No number column; unit groups as full-width rows; several product lines in a cell; odd header words."""
    w = Writer("khuyen-nong-thang-9", "monthly_programme", "Tiêu đề cột lạ, sản phẩm nhiều dòng, hàng nhóm trải rộng")
    w.letterhead(
        ["SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TRÀ KHÊ", "TRUNG TÂM KHUYẾN NÔNG", "Số: 74/CTr-TTKN"],
        [*MOTTO, "Trà Khê, ngày 29 tháng 8 năm 2025"],
    )
    w.title("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 9/2025")
    w.programme(
        [
            ("no", "Số TT", 7),
            ("text", "Công việc", 38),
            ("when", "Thời hạn hoàn thành", 15),
            ("unit", "Bộ phận phụ trách", 18),
            ("product", "Kết quả đầu ra", 22),
        ],
        [
            Group("I", "I", "TRỒNG TRỌT", wide=True),
            row(
                "1",
                "Hội thảo đầu bờ mô hình lúa hữu cơ",
                when="Ngày 12/9/2025",
                due="2025-09-12",
                unit="Phòng Kỹ thuật",
                units=["Phòng Kỹ thuật"],
                product=["Báo cáo", "Ảnh tư liệu"],
                products=either(["Báo cáo", "Ảnh tư liệu"], ["Báo cáo Ảnh tư liệu"]),
            ),
            row(
                "2",
                "Cấp phát hạt giống rau vụ Đông cho các hợp tác xã",
                when="Từ 15/9 đến 20/9",
                start="2025-09-15",
                due="2025-09-20",
                unit="Phòng Kỹ thuật; Phòng Hành chính",
                units=["Phòng Kỹ thuật", "Phòng Hành chính"],
                product="Danh sách ký nhận",
            ),
            Group("II", "II", "CHĂN NUÔI", wide=True),
            row(
                "1",
                "Kiểm tra mô hình nuôi vịt biển",
                when="Tuần 2, 3",
                start="2025-09-08",
                due="2025-09-21",
                unit="Trạm Khuyến nông Vân Sa",
                units=["Trạm Khuyến nông Vân Sa"],
                product="Biên bản",
            ),
            row(
                "2",
                "Tư vấn kỹ thuật qua điện thoại",
                when="Hàng ngày",
                unit="Phòng Thông tin",
                units=["Phòng Thông tin"],
                product="",
            ),
        ],
    )
    w.close(["Sở NN&MT (b/c)", "Các phòng, trạm", "Lưu: VT"], ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Vi Thị Én")
    w.states(
        agency="Trung tâm Khuyến nông",
        province=either("Trà Khê", None),
        number="74/CTr-TTKN",
        issued_on="2025-08-29",
        period=("2025-09-01", "2025-09-30"),
        signer={"name": "Vi Thị Én", "title": either("PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC")},
    )
    return w.finish()


def mixed_notice() -> Paper:
    """Matters in bold lead-ins, each paragraph giving orders to several bodies."""
    w = Writer(
        "ubnd-thanh-pho-thang-3", "conclusion_notice", "Mục số, mỗi gạch giao một cơ quan, hạn ở cuối sau chấm phẩy"
    )
    w.letterhead(
        ["UBND TỈNH TRÀ KHÊ", "UBND THÀNH PHỐ VÂN SA", "Số: 96/TB-UBND"], [*MOTTO, "Vân Sa, ngày 22 tháng 3 năm 2022"]
    )
    w.title("THÔNG BÁO", "Kết luận của đồng chí Chủ tịch UBND thành phố tại buổi họp giao ban tháng 3/2022")
    w.say(
        "Ngày 21/3/2022, UBND thành phố tổ chức họp giao ban; sau khi nghe các phòng, ban báo cáo, Chủ tịch UBND thành phố kết luận:"
    )
    w.section("1", "1. Về quản lý đô thị", "Về quản lý đô thị")
    orders: list[tuple[str, dict[str, Any]]] = [
        (
            "Phòng Quản lý đô thị chủ trì, phối hợp với Công an thành phố, UBND các phường ra quân lập lại trật tự vỉa hè; hoàn thành trước ngày 10/4/2022.",
            {
                "units": ["Phòng Quản lý đô thị"],
                "partners": ["Công an thành phố", "UBND các phường"],
                "when": either("trước ngày 10/4/2022", "hoàn thành trước ngày 10/4/2022"),
                "due": "2022-04-10",
            },
        ),
        (
            "Giao Công ty Môi trường đô thị thu gom rác tại các tuyến hẻm; hoàn thành trong tháng 4/2022.",
            {
                "units": ["Công ty Môi trường đô thị"],
                "when": either("trong tháng 4/2022", "hoàn thành trong tháng 4/2022"),
                "start": "2022-04-01",
                "due": "2022-04-30",
            },
        ),
    ]
    for text, want in orders:
        w.bullet(text, **want)
    w.section("2", "2. Về giáo dục", "Về giáo dục")
    w.bullet(
        "Giao Trưởng phòng Giáo dục và Đào tạo tham mưu kế hoạch tuyển sinh lớp 1, trình UBND thành phố trước 31/3.",
        units=["Trưởng phòng Giáo dục và Đào tạo"],
        when=either("trước 31/3"),
        due="2022-03-31",
    )
    w.truth["items"][-1]["units"] = either(["Trưởng phòng Giáo dục và Đào tạo"], ["phòng Giáo dục và Đào tạo"])
    w.close(
        ["TT Thành ủy (b/c)", "CT, các PCT UBND TP", "Lưu: VT, TH"],
        ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
        "Khúc Thị Diệu",
    )
    w.states(
        agency=either("UBND thành phố Vân Sa", "Ủy ban nhân dân thành phố Vân Sa"),
        province=either("Trà Khê", None),
        number="96/TB-UBND",
        issued_on="2022-03-22",
        period=either(None, {"start": "2022-03-01", "end": "2022-03-31"}),
        signer={"name": "Khúc Thị Diệu", "title": either("CHÁNH VĂN PHÒNG", "TL. CHỦ TỊCH CHÁNH VĂN PHÒNG")},
    )
    return w.finish()


def noted_month() -> Paper:
    """A calendar whose day cell holds weekday and date, with notes, and an adjusted row struck by `Nghỉ`."""
    w = Writer("so-van-hoa-thang-1", "monthly_schedule", "Ô ngày kèm thứ, cột ghi chú, nghỉ Tết", text_style="glued")
    w.letterhead(
        ["UBND TỈNH TRÀ KHÊ", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"], [*MOTTO, "Trà Khê, ngày 02 tháng 01 năm 2025"]
    )
    w.title("LỊCH CÔNG TÁC THÁNG 01 NĂM 2025")
    w.grid(
        [
            ["Ngày", "Nội dung", "Đơn vị chuẩn bị", "Lãnh đạo dự"],
            [
                "Thứ Hai 06/01",
                ["Sáng: Giao ban đầu năm", "Chiều: Duyệt chương trình nghệ thuật đón Xuân"],
                ["Văn phòng Sở", "Phòng Nghệ thuật"],
                ["Đ/c Phách - GĐ Sở", "Đ/c Lệ - PGĐ Sở"],
            ],
            ["Thứ Tư 08/01", "Kiểm tra hoạt động lễ hội tại huyện Vân Sa", "Thanh tra Sở", "Đ/c Lệ - PGĐ Sở"],
            ["Thứ Bảy 11/01", "Nghỉ", "", ""],
            ["Thứ Hai 27/01 - Thứ Sáu 31/01", "Nghỉ Tết Nguyên đán", "", ""],
        ],
        (20, 44, 18, 18),
    )
    phach, le = ("Phách", "GĐ Sở"), ("Lệ", "PGĐ Sở")
    w.event("2025-01-06", "Giao ban đầu năm", session="morning", units=["Văn phòng Sở"], leaders=[phach])
    w.event(
        "2025-01-06",
        "Duyệt chương trình nghệ thuật đón Xuân",
        session="afternoon",
        units=["Phòng Nghệ thuật"],
        leaders=[le],
    )
    w.event(
        "2025-01-08",
        "Kiểm tra hoạt động lễ hội tại huyện Vân Sa",
        units=["Thanh tra Sở"],
        leaders=[le],
        place=either("huyện Vân Sa", None),
    )
    holiday: Truth = {
        "date": "2025-01-27",
        "until": ANY,
        "session": ANY,
        "time": ANY,
        "text": "Nghỉ Tết Nguyên đán",
        "place": ANY,
        "units": ANY,
        "leaders": ANY,
        "optional": True,
    }
    w.truth["events"].append(holiday)
    w.close(["UBND tỉnh", "Lưu: VT"], ["GIÁM ĐỐC"], "Lò Thanh Phách")
    w.states(
        agency="Sở Văn hóa, Thể thao và Du lịch",
        province="Trà Khê",
        issued_on="2025-01-02",
        period=("2025-01-01", "2025-01-31"),
        signer=("Lò Thanh Phách", "GIÁM ĐỐC"),
    )
    return w.finish()


def weeks_quarter() -> Paper:
    """A quarter by months as tables under headings, each table starting its numbers anew."""
    w = Writer(
        "trung-tam-van-hoa-quy-1", "quarterly_programme", "Mỗi tháng một bảng dưới tiêu đề, số thứ tự bắt đầu lại"
    )
    w.letterhead(
        ["SỞ VĂN HÓA TRÀ KHÊ", "TRUNG TÂM VĂN HÓA TỈNH", "Số: 04/KH-TTVH"],
        [*MOTTO, "Trà Khê, ngày 27 tháng 12 năm 2023"],
    )
    w.title("KẾ HOẠCH HOẠT ĐỘNG QUÝ I NĂM 2024")
    data: list[tuple[int, int, list[tuple[str, str, str, str, str | None, str]]]] = [
        (
            1,
            31,
            [
                ("1", "Tổ chức hội thi nấu bánh tét", "Phòng Nghiệp vụ", "Trước 20/01", None, "2024-01-20"),
                (
                    "2",
                    "Biểu diễn phục vụ chiến sĩ biên phòng",
                    "Đội Tuyên truyền",
                    "Tuần 3",
                    "2024-01-15",
                    "2024-01-21",
                ),
            ],
        ),
        (2, 29, [("1", "Trang trí đường hoa Xuân Giáp Thìn", "Phòng Mỹ thuật", "Tuần 1", "2024-02-01", "2024-02-07")]),
        (
            3,
            31,
            [
                ("1", "Khai giảng lớp đàn tranh", "Phòng Nghiệp vụ", "15/3/2024", None, "2024-03-15"),
                ("2", "Liên hoan đờn ca tài tử", "Đội Tuyên truyền", "Từ ngày 27 đến 29/3", "2024-03-27", "2024-03-29"),
            ],
        ),
    ]
    for month, _, rows in data:
        w.section(f"Tháng {month}", f"Tháng {month}", f"Tháng {month}")
        for no, text, unit, when, start, due in rows:
            w.item(text, path=no, when=when, start=start, due=due, units=[unit])
        w.grid(
            [
                ["TT", "Nội dung", "Đơn vị thực hiện", "Thời gian"],
                *[[no, text, unit, when] for no, text, unit, when, *_ in rows],
            ],
            (8, 46, 24, 22),
        )
    w.close(["Sở Văn hóa (b/c)", "Lưu: VT"], ["GIÁM ĐỐC"], "Mạch Thị Sương")
    w.states(
        agency="Trung tâm Văn hóa tỉnh",
        province=either("Trà Khê", None),
        number="04/KH-TTVH",
        issued_on="2023-12-27",
        period=("2024-01-01", "2024-03-31"),
        signer=("Mạch Thị Sương", "GIÁM ĐỐC"),
    )
    return w.finish()


PAPERS = [
    judged_notice(),
    headed_list_month(),
    drafts_year(),
    attended_week(),
    ward_report(),
    spread_month(),
    mixed_notice(),
    noted_month(),
    weeks_quarter(),
]
