"""Papers of an invented Department of Science and Technology, kept aside: never tuned to."""

# ruff: noqa: E501 - sentences of papers stand on one line

from __future__ import annotations

from typing import Any

from tests.samples.paper import Group, Paper, Writer, either, row

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
FIRST, LAST = "2022-03-01", "2022-03-31"
OPEN = dict.fromkeys(("parts", "products", "when", "start", "due", "leaders", "units", "partners"), "*")


def technology_month() -> Paper:
    """Group rows three deep, fused leader and unit with and without a slash, bold lead-ins, enumerations."""
    w = Writer(
        "khcn-thang-3", "monthly_programme", "Sở KH&CN: ô chỉ đạo/thực hiện dính nhau, phần đậm đầu ô, liệt kê (1) (2)"
    )
    w.letterhead(
        ["UBND TỈNH HÀM YÊN THƯỢNG", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Số: /CTr-SKHCN"],
        [*MOTTO, "Hàm Yên Thượng, ngày tháng 02 năm 2022"],
    )
    w.title("CHƯƠNG TRÌNH CÔNG TÁC", "THÁNG 3 NĂM 2022 CỦA SỞ KHOA HỌC VÀ CÔNG NGHỆ")
    w.say(
        "Căn cứ Chương trình công tác năm 2022 của UBND tỉnh, Sở KH&CN ban hành Chương trình công tác tháng 3 năm 2022 với các nội dung chính sau:"
    )
    w.programme(
        [
            ("no", "TT", 6),
            ("text", "Nội dung", 46),
            ("product", "Sản phẩm", 14),
            ("when", "Thời gian hoàn thành", 12),
            ("who", "Chỉ đạo/ Thực hiện", 22),
        ],
        [
            Group("A", "A", "CÁC NỘI DUNG TRÌNH TỈNH ỦY, HĐND, UBND TỈNH"),
            row(
                "1",
                "Dự thảo Nghị quyết quy định chính sách hỗ trợ đổi mới công nghệ giai đoạn 2022-2026",
                product="Dự thảo Nghị quyết",
                when="Tuần 1-3",
                start=FIRST,
                due="2022-03-21",
                who="Đ/c Chu Thế Vinh Phòng Quản lý Công nghệ",
                leaders=["Chu Thế Vinh"],
                units=["Phòng Quản lý Công nghệ"],
            ),
            row(
                "2",
                "Kế hoạch tổ chức Ngày hội Khởi nghiệp sáng tạo năm 2022",
                product="Dự thảo KH",
                when="Trước 18/3",
                due="2022-03-18",
                who="Đ/c Lục Thị Hà/ TT Thông tin KH&CN",
                leaders=["Lục Thị Hà"],
                units=["TT Thông tin KH&CN"],
            ),
            Group("B", "B", "NHIỆM VỤ TRỌNG TÂM", holds=False),
            Group("B.I", "I", "Công tác quản lý khoa học"),
            row(
                "1",
                "**Nghiệm thu 03 đề tài cấp tỉnh:** (1) Phục tráng giống lúa nếp cái; (2) Chỉ dẫn địa lý “Chè Suối Giàng Hạ”; (3) Bảo tồn nghề rèn",
                product="Biên bản nghiệm thu",
                when="Tuần 2-4",
                start="2022-03-08",
                due=LAST,
                who="Đ/c Chu Thế Vinh P. QLKH",
                leaders=["Chu Thế Vinh"],
                units=["P. QLKH"],
                parts=["Phục tráng giống lúa nếp cái", "Chỉ dẫn địa lý “Chè Suối Giàng Hạ”", "Bảo tồn nghề rèn"],
            ),
            row(
                "2",
                "Kiểm tra tiến độ các đề tài, dự án chuyển tiếp (theo Kế hoạch số 45/KH-SKHCN, ngày 12/01/2022)",
                product="B/c",
                when="Tuần 1-4",
                start=FIRST,
                due=LAST,
                who="Đ/c Chu Thế Vinh P. QLKH, Thanh tra Sở",
                leaders=["Chu Thế Vinh"],
                units=["P. QLKH", "Thanh tra Sở"],
            ),
            Group("B.II", "II", "Tiêu chuẩn - Đo lường - Chất lượng"),
            row(
                "1",
                "Kiểm định phương tiện đo nhóm 2 tại các chợ",
                product="Giấy chứng nhận",
                when="Tuần 3",
                start="2022-03-15",
                due="2022-03-21",
                who="Đ/c Lục Thị Hà Chi cục TĐC",
                leaders=["Lục Thị Hà"],
                units=["Chi cục TĐC"],
            ),
            Group("B.III", "III", "Các đơn vị sự nghiệp", holds=False),
            Group("B.III.1", "1", "Trung tâm Ứng dụng tiến bộ KH&CN", cells={"who": "Đ/c Lục Thị Hà"}),
            row(
                "1.1",
                "Sản xuất 20.000 cây giống nuôi cấy mô",
                product="B/c",
                when="Tuần 1-4",
                start=FIRST,
                due=LAST,
                leaders=["Lục Thị Hà"],
                units=either(["Trung tâm Ứng dụng tiến bộ KH&CN"], []),
            ),
            row(
                "1.2",
                "Chuyển giao quy trình trồng nấm cho Hợp tác xã Tân Tiến",
                product="Hợp đồng",
                when="Tuần 4",
                start="2022-03-22",
                due=LAST,
                leaders=["Lục Thị Hà"],
                units=either(["Trung tâm Ứng dụng tiến bộ KH&CN"], []),
            ),
            Group("C", "C", "HỘI NGHỊ, HỘI THẢO"),
            row(
                "1",
                "Hội thảo khoa học “Chuyển đổi số trong sản xuất chè”",
                product="Hội thảo",
                when="Tuần 4",
                start="2022-03-22",
                due=LAST,
                who=["**Đ/c Chu Thế Vinh**", "Phòng Quản lý Công nghệ"],
                leaders=["Chu Thế Vinh"],
                units=["Phòng Quản lý Công nghệ"],
            ),
        ],
    )
    w.say(
        "Trên đây là Chương trình công tác tháng 3/2022 của Sở, yêu cầu các phòng, đơn vị triển khai thực hiện nghiêm túc./."
    )
    w.close(
        ["UBND tỉnh (để b/c)", "GĐ, các PGĐ Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP"],
        ["GIÁM ĐỐC"],
        "Chu Thế Vinh",
    )
    w.states(
        agency="Sở Khoa học và Công nghệ",
        province="Hàm Yên Thượng",
        number="/CTr-SKHCN",
        period=(FIRST, LAST),
        signer=("Chu Thế Vinh", "GIÁM ĐỐC"),
    )
    return w.finish()


def technology_calendar() -> Paper:
    """Days, sessions and dashes; `từ ngày … - …/…` spans; leaders with titles glued or after a comma."""
    w = Writer(
        "khcn-lich-thang-4", "monthly_schedule", "Sở KH&CN: lịch tháng có nhiệm vụ trọng tâm, khoảng ngày trong ngoặc"
    )
    w.say("Hàm Yên Thượng, ngày      tháng 4 năm 2024", italic=True, align="right")
    w.title("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 4 NĂM 2024", "CỦA SỞ KHOA HỌC VÀ CÔNG NGHỆ")
    w.section("I", "I. MỘT SỐ NHIỆM VỤ TRỌNG TÂM", "MỘT SỐ NHIỆM VỤ TRỌNG TÂM")
    w.bullet(
        "Triển khai Tháng hành động vì chất lượng. Rà soát các tiêu chí khoa học trong nông thôn mới.",
        parts=["Triển khai Tháng hành động vì chất lượng.", "Rà soát các tiêu chí khoa học trong nông thôn mới."],
    )
    w.bullet("Chuẩn bị hội nghị sơ kết quý I năm 2024.")
    w.section("II", "II. DỰ KIẾN CHƯƠNG TRÌNH", "DỰ KIẾN CHƯƠNG TRÌNH", holds=False)
    w.grid(
        [
            ["NGÀY", "NỘI DUNG CÔNG VIỆC", "CƠ QUAN CHUẨN BỊ", "LÃNH ĐẠO SỞ"],
            [
                "1",
                [
                    "__Sáng:__ Chào cờ, giao ban tháng",
                    "__Chiều:__",
                    "- Họp Hội đồng tư vấn xác định nhiệm vụ cấp tỉnh đợt 1",
                    "- Làm việc với Viện Nông nghiệp (từ ngày 01-03/4)",
                ],
                ["Văn phòng", "Phòng QLKH", "Phòng QLCN"],
                ["Lãnh đạo Sở", "Đ/c Vinh GĐ Sở", "Đ/c Hà PGĐ Sở"],
            ],
            ["2", "Kiểm tra cơ sở", "Phòng QLCN", "Lãnh đạo Sở"],
            [
                "3",
                ["__Cả ngày:__ Thanh tra an toàn bức xạ tại Bệnh viện Đa khoa tỉnh"],
                ["Thanh tra Sở"],
                ["Đ/c Hà, PGĐ Sở"],
            ],
            [
                "4",
                ["__Sáng:__ - Dự họp UBND tỉnh phiên thường kỳ tháng 3", "- Tiếp công dân"],
                ["Văn phòng", "Thanh tra Sở"],
                ["Đ/c Vinh GĐ Sở", "Đ/c Hà PGĐ Sở"],
            ],
            [
                "5",
                ["__Chiều:__ Kiểm tra tiến độ dự án “Nhân giống lan rừng” tại huyện Nà Pò"],
                ["Phòng QLKH"],
                ["Đ/c Vinh GĐ Sở, Đ/c Hà PGĐ Sở"],
            ],
            ["6-7", "__Thứ bảy, chủ nhật__", "", ""],
            [
                "8",
                ["__Sáng:__ Sinh hoạt chi bộ", "__Tối:__ Dự khai mạc Lễ hội Chè"],
                ["Văn phòng, Chi bộ", "Văn phòng"],
                ["Lãnh đạo Sở", "Đ/c Vinh GĐ Sở"],
            ],
        ],
        (11, 49, 20, 20),
    )
    vinh, ha, group = ("Vinh", "GĐ Sở"), ("Hà", "PGĐ Sở"), "Lãnh đạo Sở"
    w.event("2024-04-01", "Chào cờ, giao ban tháng", session="morning", units=["Văn phòng"], leaders=[group])
    w.event(
        "2024-04-01",
        "Họp Hội đồng tư vấn xác định nhiệm vụ cấp tỉnh đợt 1",
        session="afternoon",
        units=["Phòng QLKH"],
        leaders=[vinh],
    )
    w.event(
        "2024-04-01",
        "Làm việc với Viện Nông nghiệp (từ ngày 01-03/4)",
        until="2024-04-03",
        session="afternoon",
        units=["Phòng QLCN"],
        leaders=[ha],
    )
    w.event("2024-04-02", "Kiểm tra cơ sở", units=["Phòng QLCN"], leaders=[group])
    w.event(
        "2024-04-03",
        "Thanh tra an toàn bức xạ tại Bệnh viện Đa khoa tỉnh",
        units=["Thanh tra Sở"],
        leaders=[ha],
        place=either("Bệnh viện Đa khoa tỉnh", None),
    )
    w.event(
        "2024-04-04", "Dự họp UBND tỉnh phiên thường kỳ tháng 3", session="morning", units=["Văn phòng"], leaders=[vinh]
    )
    w.event("2024-04-04", "Tiếp công dân", session="morning", units=["Thanh tra Sở"], leaders=[ha])
    w.event(
        "2024-04-05",
        "Kiểm tra tiến độ dự án “Nhân giống lan rừng” tại huyện Nà Pò",
        session="afternoon",
        units=["Phòng QLKH"],
        leaders=[vinh, ha],
        place=either("huyện Nà Pò", None),
    )
    w.event("2024-04-08", "Sinh hoạt chi bộ", session="morning", units=["Văn phòng", "Chi bộ"], leaders=[group])
    w.event("2024-04-08", "Dự khai mạc Lễ hội Chè", session="evening", units=["Văn phòng"], leaders=[vinh])
    w.close(
        ["UBND tỉnh", "Giám đốc, các PGĐ Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP"], ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"]
    )
    w.states(agency="Sở Khoa học và Công nghệ", province="Hàm Yên Thượng", period=("2024-04-01", "2024-04-30"))
    return w.finish()


def technology_year() -> Paper:
    """Goals first, then quarters with months inside them; Markdown headings of several depths in text."""
    w = Writer("khcn-nam-2025", "annual_programme", "Sở KH&CN: mục tiêu rồi chương trình theo tháng, tiêu đề nhiều cấp")
    w.say("Số: 02/CTr-SKHCN", align="left")
    w.say("Hàm Yên Thượng, ngày 10 tháng 01 năm 2025", italic=True, align="right")
    w.title("CHƯƠNG TRÌNH", "Công tác năm 2025 của Sở Khoa học và Công nghệ")
    w.say(
        "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị; Sở Khoa học và Công nghệ xây dựng Chương trình công tác năm 2025 như sau:"
    )
    w.section("I", "I. MỤC TIÊU", "MỤC TIÊU", holds=False, heading=2)
    for goal in (
        "Nâng cao năng lực tiếp cận, làm chủ công nghệ của doanh nghiệp.",
        "Đưa chỉ số đổi mới sáng tạo của tỉnh vào nhóm 30 địa phương dẫn đầu.",
    ):
        w.say(f"- {goal}")
        w.truth["items"].append({"optional": True, "path": "*", "section": "*", "text": goal} | OPEN)
    w.section("II", "II. CHƯƠNG TRÌNH CỤ THỂ", "CHƯƠNG TRÌNH CỤ THỂ", holds=False, heading=2)
    months: list[tuple[int, int, list[tuple[str, list[str]]]]] = [
        (
            1,
            31,
            [
                (
                    "Giao dự toán ngân sách năm 2025 cho các đơn vị. Kiểm tra hàng hóa dịp Tết.",
                    ["Giao dự toán ngân sách năm 2025 cho các đơn vị.", "Kiểm tra hàng hóa dịp Tết."],
                ),
                ("Ký hợp đồng các nhiệm vụ KH&CN cấp tỉnh năm 2025.", []),
            ],
        ),
        (2, 28, [("Tổ chức Tết trồng cây; thăm hỏi các nhà khoa học cao tuổi.", [])]),
        (
            3,
            31,
            [
                (
                    "Họp xét công nhận sáng kiến cấp tỉnh. Hướng dẫn đăng ký nhãn hiệu tập thể.",
                    ["Họp xét công nhận sáng kiến cấp tỉnh.", "Hướng dẫn đăng ký nhãn hiệu tập thể."],
                ),
                ("Phối hợp với Sở Y tế kiểm tra thiết bị X-quang.", []),
                ("Báo cáo quyết toán quý I năm 2025.", []),
            ],
        ),
    ]
    for month, last, bullets in months:
        w.section(f"II.{month}", f"{month}. Tháng {month}", f"Tháng {month}", heading=3)
        for text, parts in bullets:
            extra: dict[str, Any] = {"partners": ["Sở Y tế"]} if text.startswith("Phối hợp") else {}
            w.bullet(
                text,
                when=either(None, f"Tháng {month}"),
                start=f"2025-{month:02}-01",
                due=f"2025-{month:02}-{last}",
                parts=parts,
                **extra,
            )
    closing = "Giao Chánh Văn phòng Sở theo dõi, đôn đốc, tổng hợp báo cáo Giám đốc Sở./."
    w.say(closing)
    w.truth["items"].append({"optional": True, "path": "*", "section": "*", "text": closing} | OPEN)
    w.close(
        ["UBND tỉnh (b/c)", "Lãnh đạo Sở", "Các phòng, đơn vị (th/h)", "Lưu VT, VP"],
        ["GIÁM ĐỐC"],
        "Chu Thế Vinh",
        table=False,
    )
    w.states(
        agency="Sở Khoa học và Công nghệ",
        province="Hàm Yên Thượng",
        number="02/CTr-SKHCN",
        issued_on="2025-01-10",
        period=("2025-01-01", "2025-12-31"),
        signer=("Chu Thế Vinh", "GIÁM ĐỐC"),
    )
    return w.finish()


def technology_notice() -> Paper:
    """`Giao …` headings, dashes with semicolons, several deadlines, a closing demand."""
    w = Writer("khcn-giao-ban-thang-5", "conclusion_notice", "Sở KH&CN: kết luận giao ban, mục Giao từng đơn vị")
    w.say("Số: 388 /TB-SKHCN", align="left")
    w.say("Hàm Yên Thượng, ngày 06 tháng 5 năm 2024", italic=True, align="right")
    w.title("THÔNG BÁO KẾT LUẬN GIAO BAN THÁNG 5/2024")
    w.say("Ngày 03/5/2024, Sở Khoa học và Công nghệ tổ chức hội nghị giao ban tháng 5/2024.")
    w.say("Thành phần tham gia:")
    w.say("- Ban Giám đốc: Ông Chu Thế Vinh - Giám đốc Sở - Chủ trì")
    w.say("- Trưởng các phòng, đơn vị thuộc Sở.")
    w.say("Sau khi nghe Văn phòng báo cáo và ý kiến thảo luận, đồng chí Chu Thế Vinh - Giám đốc Sở kết luận như sau:")
    orders: list[tuple[str, list[tuple[str, dict[str, Any]]]]] = [
        (
            "Văn phòng Sở",
            [
                (
                    "Tham mưu Kế hoạch cải cách hành chính, hoàn thành trước 15/5;",
                    {"when": either("trước 15/5", "hoàn thành trước 15/5"), "due": "2024-05-15"},
                ),
                ("Rà soát hồ sơ nâng lương.", {}),
            ],
        ),
        (
            "Phòng Quản lý khoa học",
            [
                (
                    "Phối hợp với Văn phòng Sở chuẩn bị hội nghị giao ban cấp huyện; tổ chức nghiệm thu 02 đề tài.",
                    {"partners": ["Văn phòng Sở"]},
                ),
                (
                    "Đôn đốc các chủ nhiệm đề tài nộp báo cáo chậm nhất ngày 20/5/2024. Tổng hợp trình Giám đốc Sở.",
                    {
                        "when": "chậm nhất ngày 20/5/2024",
                        "due": "2024-05-20",
                        "parts": [
                            "Đôn đốc các chủ nhiệm đề tài nộp báo cáo chậm nhất ngày 20/5/2024.",
                            "Tổng hợp trình Giám đốc Sở.",
                        ],
                    },
                ),
            ],
        ),
        (
            "Chi cục Tiêu chuẩn Đo lường Chất lượng",
            [("Triển khai Kế hoạch số 120/KH-UBND ngày 08/4/2024 của UBND tỉnh về truy xuất nguồn gốc.", {})],
        ),
    ]
    for n, (unit, bullets) in enumerate(orders, 1):
        w.section(str(n), f"{n}. Giao {unit}", f"Giao {unit}", bold=False)
        for text, want in bullets:
            w.bullet(text, units=[unit], **want)
    closing = "Đề nghị các phòng, đơn vị triển khai thực hiện và báo cáo kết quả về Văn phòng Sở trước ngày 30/5/2024."
    w.say(closing)
    w.item(
        closing,
        path="=0.1",
        section="",
        units=either(["các phòng, đơn vị"], ["các phòng", "đơn vị"]),
        when="trước ngày 30/5/2024",
        due="2024-05-30",
    )
    w.close(["Ban Giám đốc (Chỉ đạo)", "Các phòng, đơn vị (Thực hiện)", "Lưu VT"])
    w.states(
        agency="Sở Khoa học và Công nghệ",
        province="Hàm Yên Thượng",
        number="388/TB-SKHCN",
        issued_on="2024-05-06",
        period=either({"start": "2024-05-01", "end": "2024-05-31"}, None),
    )
    return w.finish()


def technology_review() -> Paper:
    """A portal page with figures in brackets, break-downs and two counts in one clause."""
    w = Writer(
        "khcn-so-ket-2023", "review_report", "Sở KH&CN: tin sơ kết 6 tháng, số liệu trong ngoặc", text_style="lines"
    )
    w.say("Liên kết website", align="left")
    w.title("Sơ kết hoạt động khoa học và công nghệ 6 tháng đầu năm 2023")
    w.say("Ngày cập nhật 14/07/2023", align="left")
    w.say("Ngày 12/7/2023, Sở Khoa học và Công nghệ tỉnh Hàm Yên Thượng tổ chức hội nghị sơ kết 6 tháng đầu năm 2023.")
    w.say(
        "Trong 6 tháng đầu năm, Sở đã quản lý 31 nhiệm vụ, trong đó: 20 nhiệm vụ chuyển tiếp và 11 nhiệm vụ mới; tổ chức 06 hội đồng nghiệm thu; hỗ trợ đăng ký nhãn hiệu cho 7 doanh nghiệp (2 doanh nghiệp du lịch)."
    )
    for value, unit, text in (
        (31, "nhiệm vụ", "Sở đã quản lý 31 nhiệm vụ"),
        (20, either("nhiệm vụ", "nhiệm vụ chuyển tiếp"), "20 nhiệm vụ chuyển tiếp"),
        (11, either("nhiệm vụ", "nhiệm vụ mới"), "11 nhiệm vụ mới"),
        (6, either("hội đồng", "hội đồng nghiệm thu"), "tổ chức 06 hội đồng nghiệm thu"),
        (7, "doanh nghiệp", "hỗ trợ đăng ký nhãn hiệu cho 7 doanh nghiệp"),
        (2, either("doanh nghiệp", "doanh nghiệp du lịch"), "2 doanh nghiệp du lịch"),
    ):
        w.figure(value, unit, text)
    w.say(
        "Cấp 05 giấy phép tiến hành công việc bức xạ; tổ chức tập huấn ISO cho 12 sở, ngành và 4 huyện theo Quyết định số 101/QĐ-TTg ngày 21/01/2019."
    )
    for value, unit, text in (
        (5, either("giấy phép", "giấy phép tiến hành công việc bức xạ"), "Cấp 05 giấy phép tiến hành công việc bức xạ"),
        (12, either("sở, ngành", "sở"), "tổ chức tập huấn ISO cho 12 sở, ngành"),
        (4, "huyện", "4 huyện"),
    ):
        w.figure(value, unit, text)
    w.say("Văn phòng", align="right")
    w.states(
        agency="Sở Khoa học và Công nghệ",
        province="Hàm Yên Thượng",
        period=("2023-01-01", "2023-06-30"),
        issued_on=either(None, "2023-07-14"),
        signer=either(None, {"name": "Văn phòng", "title": None}),
    )
    return w.finish()


PAPERS = [technology_month(), technology_calendar(), technology_year(), technology_notice(), technology_review()]
