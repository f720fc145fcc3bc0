"""Papers with rarer habits kept aside: rules of reading are never tuned to them."""

# ruff: noqa: E501 - sentences of papers stand on one line

from __future__ import annotations

from tests.samples.paper import Paper, Truth, Writer, either, row

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def after(prefix: str, text: str) -> Truth:
    """A text with what stands before it, or without: the contract leaves it open."""
    return either(text, f"{prefix}{text}")


def bank_month() -> Paper:
    """Cells one below the other in text; the leader before the content; `Tuần thứ ba của tháng`."""
    w = Writer(
        "quy-dau-tu-thang-6",
        "monthly_programme",
        "Văn bản mỗi ô một dòng; lãnh đạo đứng trước nội dung",
        text_style="cells",
    )
    w.letterhead(
        ["UBND TỈNH ĐÔNG KHÊ", "QUỸ ĐẦU TƯ PHÁT TRIỂN", "Số: 22/CTr-QĐT"],
        [*MOTTO, "Đông Khê, ngày 30 tháng 5 năm 2025"],
    )
    w.title("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 6 NĂM 2025")
    w.programme(
        [
            ("no", "STT", 6),
            ("leader", "Lãnh đạo phụ trách", 20),
            ("text", "Nội dung", 36),
            ("unit", "Phòng thực hiện", 20),
            ("when", "Thời gian", 18),
        ],
        [
            row(
                "1",
                "Thẩm định cho vay dự án nước sạch Bản Mù",
                leader="Đ/c Sầm Thị Nụ",
                leaders=["Sầm Thị Nụ"],
                unit="Phòng Thẩm định",
                units=["Phòng Thẩm định"],
                when="Trước 12/6",
                due="2025-06-12",
            ),
            row(
                "2",
                "Thu hồi nợ đến hạn",
                leader="Đ/c Triệu Văn Phìn",
                leaders=["Triệu Văn Phìn"],
                unit="Phòng Tín dụng",
                units=["Phòng Tín dụng"],
                when="Tuần 2-3",
                start="2025-06-08",
                due="2025-06-21",
            ),
            row(
                "3",
                "Họp Hội đồng quản lý Quỹ",
                leader="Đ/c Sầm Thị Nụ",
                leaders=["Sầm Thị Nụ"],
                unit="Văn phòng",
                units=["Văn phòng"],
                when="Tuần thứ ba của tháng",
                start="2025-06-15",
                due="2025-06-21",
            ),
        ],
    )
    w.close(["UBND tỉnh (b/c)", "Lưu: VT"], ["GIÁM ĐỐC"], "Sầm Thị Nụ")
    w.states(
        agency="Quỹ Đầu tư phát triển",
        province="Đông Khê",
        number="22/CTr-QĐT",
        issued_on="2025-05-30",
        period=("2025-06-01", "2025-06-30"),
        signer=("Sầm Thị Nụ", "GIÁM ĐỐC"),
    )
    return w.finish()


def youth_week() -> Paper:
    """Two-line day headings, `Buổi sáng, 7 giờ 45 phút:`, hour ranges, `Thành phần:` lines."""
    w = Writer(
        "doan-thanh-nien-tuan",
        "weekly_schedule",
        "Thứ 4 (13/11/2024); Buổi sáng, 7 giờ 45 phút; khoảng giờ",
        text_style="wrapped",
    )
    w.title("LỊCH CÔNG TÁC TUẦN CỦA BAN THƯỜNG VỤ TỈNH ĐOÀN CẨM LĨNH", "(Từ 11/11/2024 đến 15/11/2024)")
    w.truth["title"] = either(
        "LỊCH CÔNG TÁC TUẦN CỦA BAN THƯỜNG VỤ TỈNH ĐOÀN CẨM LĨNH (Từ 11/11/2024 đến 15/11/2024)",
        "LỊCH CÔNG TÁC TUẦN CỦA BAN THƯỜNG VỤ TỈNH ĐOÀN CẨM LĨNH",
    )
    w.say("Thứ 2 (11/11/2024)", bold=True, align="left")
    w.say("- Buổi sáng, 7 giờ 45 phút: Khai mạc Hội trại thanh niên tại Quảng trường 3/2.")
    w.event(
        "2024-11-11",
        after("Buổi sáng, 7 giờ 45 phút: ", "Khai mạc Hội trại thanh niên tại Quảng trường 3/2."),
        session="morning",
        time="07:45",
        place="Quảng trường 3/2",
    )
    w.say("- Buổi chiều: Họp Ban Thường vụ.")
    w.event("2024-11-11", after("Buổi chiều: ", "Họp Ban Thường vụ."), session="afternoon")
    w.say("Thứ 4 (13/11/2024)", bold=True, align="left")
    w.say("- 07 giờ 00’ đến 08 giờ 30’: Tọa đàm với đoàn viên khối trường học tại Hội trường Tỉnh đoàn.")
    w.event(
        "2024-11-13",
        after("07 giờ 00’ đến 08 giờ 30’: ", "Tọa đàm với đoàn viên khối trường học tại Hội trường Tỉnh đoàn."),
        session="morning",
        time="07:00",
        place="Hội trường Tỉnh đoàn",
    )
    w.states(
        agency=either("Tỉnh đoàn Cẩm Lĩnh", "Ban Thường vụ Tỉnh đoàn Cẩm Lĩnh", None),
        province=either("Cẩm Lĩnh", None),
        period=("2024-11-11", "2024-11-15"),
        signer=None,
    )
    return w.finish()


def office_notice() -> Paper:
    """Several orders as (1) (2) behind one lead-in; a district's notice without a table for the letterhead."""
    w = Writer(
        "huyen-ket-luan-khong-bang",
        "conclusion_notice",
        "Đầu văn bản là dòng thường; ý a) b) đánh số tự động; hạn trong tháng",
        text_style="lines",
    )
    w.letterhead(
        ["UBND HUYỆN SUỐI TRẦU", "Số: 209/TB-UBND"], [*MOTTO, "Suối Trầu, ngày 03 tháng 7 năm 2024"], table=False
    )
    w.title("THÔNG BÁO", "Kết luận của Chủ tịch UBND huyện tại buổi giao ban tháng 7/2024")
    w.say("Ngày 02/7/2024, Chủ tịch UBND huyện đã chủ trì buổi giao ban. Chủ tịch UBND huyện kết luận:")
    w.section("1", "1. Lĩnh vực kinh tế", "Lĩnh vực kinh tế")
    w.bullet(
        "Phòng Nông nghiệp và Phát triển nông thôn chủ trì, phối hợp với UBND các xã thống kê diện tích lúa bị đổ ngã, báo cáo trước ngày 08/7/2024.",
        number="a)",
        path="a",
        units=["Phòng Nông nghiệp và Phát triển nông thôn"],
        partners=["UBND các xã"],
        when=either("trước ngày 08/7/2024", "báo cáo trước ngày 08/7/2024"),
        due="2024-07-08",
    )
    w.bullet(
        "Giao Phòng Tài chính - Kế hoạch cân đối kinh phí hỗ trợ.",
        number="a)",
        path="b",
        units=["Phòng Tài chính - Kế hoạch"],
    )
    w.section("2", "2. Lĩnh vực văn hóa - xã hội", "Lĩnh vực văn hóa - xã hội")
    w.bullet(
        "Giao Phòng Giáo dục và Đào tạo rà soát cơ sở vật chất trong tháng 7/2024.",
        number="a)",
        path="a",
        units=["Phòng Giáo dục và Đào tạo"],
        when="trong tháng 7/2024",
        start="2024-07-01",
        due="2024-07-31",
    )
    w.close(["TT Huyện ủy (b/c)", "Lưu: VT"], ["CHỦ TỊCH"], "Đèo Văn Chính", table=False)
    w.states(
        agency=either("UBND huyện Suối Trầu", "Ủy ban nhân dân huyện Suối Trầu"),
        province=None,
        number="209/TB-UBND",
        issued_on="2024-07-03",
        period=either(None, {"start": "2024-07-01", "end": "2024-07-31"}),
        signer=("Đèo Văn Chính", "CHỦ TỊCH"),
    )
    return w.finish()


def market_report() -> Paper:
    """Shares, ratios and approximations that are figures of their own kind beside plain counts."""
    w = Writer(
        "quan-ly-thi-truong-9-thang", "review_report", "Tỷ lệ, ước, trên, gần bên cạnh số đếm", text_style="pipes"
    )
    w.letterhead(
        ["UBND TỈNH CẨM LĨNH", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "Số: 910/BC-SKHĐT"],
        [*MOTTO, "Cẩm Lĩnh, ngày 22 tháng 9 năm 2022"],
    )
    w.title("BÁO CÁO", "Tình hình thực hiện nhiệm vụ 9 tháng đầu năm 2022")
    w.say(
        "a) Cấp mới 312 giấy chứng nhận đăng ký doanh nghiệp với tổng vốn 4.870 tỷ đồng; 58 doanh nghiệp tạm ngừng hoạt động."
    )
    w.figure(
        312,
        either("giấy chứng nhận", "giấy chứng nhận đăng ký doanh nghiệp", "giấy chứng nhận đăng ký"),
        "Cấp mới 312 giấy chứng nhận đăng ký doanh nghiệp",
    )
    w.figure(4870, "tỷ đồng", "tổng vốn 4.870 tỷ đồng")
    w.figure(58, "doanh nghiệp", "58 doanh nghiệp tạm ngừng hoạt động")
    w.say("b) Tổ chức 04 hội nghị đối thoại với doanh nghiệp.")
    w.figure(4, either("hội nghị đối thoại", "hội nghị"), "Tổ chức 04 hội nghị đối thoại")
    w.close(["Bộ KH&ĐT (b/c)", "Lưu: VT, TH"], ["GIÁM ĐỐC"], "Ma Thị Hồng")
    w.states(
        agency="Sở Kế hoạch và Đầu tư",
        province="Cẩm Lĩnh",
        number="910/BC-SKHĐT",
        issued_on="2022-09-22",
        period=("2022-01-01", "2022-09-30"),
        signer=("Ma Thị Hồng", "GIÁM ĐỐC"),
    )
    return w.finish()


PAPERS = [bank_month(), youth_week(), office_notice(), market_report()]
