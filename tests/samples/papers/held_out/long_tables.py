"""Tables over several pages, kept aside: rules of reading are never tuned to them."""

from __future__ import annotations

from tests.samples.paper import Group, Paper, Row, Writer, row

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
THINGS = (
    "giao đất, cho thuê đất các dự án trọng điểm",
    "đo đạc, lập bản đồ địa chính xã Pá Lau",
    "quan trắc môi trường không khí khu công nghiệp",
    "cấp phép khai thác khoáng sản làm vật liệu thông thường",
    "xử lý cơ sở gây ô nhiễm môi trường nghiêm trọng",
    "lập danh mục nguồn nước phải bảo vệ",
)
ACTS = (
    ("Thẩm định hồ sơ", "Báo cáo thẩm định"),
    ("Trình UBND tỉnh kết quả", "Tờ trình"),
    ("Tổ chức hội nghị tập huấn về", "Hội nghị"),
)
WHEN = (
    ("Từ ngày 05 - 12/8", "2024-08-05", "2024-08-12"),
    ("20/8/2024", None, "2024-08-20"),
    ("Tuần 3-4", "2024-08-15", "2024-08-31"),
    ("Hàng tuần", None, None),
    ("Trước ngày 10/8", None, "2024-08-10"),
)


def land_month() -> Paper:
    """Thirty rows numbered on across the groups, leader and unit apart, partner column."""
    w = Writer(
        "tai-nguyen-thang-8-dai", "monthly_programme", "Bảng dài, số thứ tự chạy tiếp, cột phối hợp", landscape=True
    )
    w.letterhead(
        ["UBND TỈNH ĐÔNG KHÊ", "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "Số: 1455/KH-STNMT"],
        [*MOTTO, "Đông Khê, ngày 30 tháng 7 năm 2024"],
    )
    w.title("KẾ HOẠCH CÔNG TÁC THÁNG 8 NĂM 2024")
    rows: list[Row | Group] = []
    number = 0
    people, units = (
        ("Hoàng Thị Xuyến", "Lò Văn Ơn"),
        ("Chi cục Quản lý đất đai", "Chi cục Bảo vệ môi trường", "Phòng Khoáng sản"),
    )
    for g, (roman, title) in enumerate(
        (
            ("I", "Lĩnh vực đất đai"),
            ("II", "Lĩnh vực môi trường"),
            ("III", "Lĩnh vực khoáng sản"),
            ("IV", "Lĩnh vực tài nguyên nước"),
            ("V", "Công tác khác"),
        )
    ):
        rows.append(Group(roman, roman, title))
        for i, thing in enumerate(THINGS):
            number += 1
            act, product = ACTS[(i + g) % 3]
            when, start, due = WHEN[(i + g) % 5]
            unit, person = units[(i + g) % 3], people[(i + g) % 2]
            partner = "UBND các huyện" if i % 2 else ""
            rows.append(
                row(
                    str(number),
                    f"{act} {thing} năm 2024 (lần {g + 1})",
                    product=product,
                    when=when,
                    start=start,
                    due=due,
                    leader=f"Đ/c {person}",
                    leaders=[person],
                    unit=unit,
                    units=[unit],
                    partner=partner,
                    partners=[partner] if partner else [],
                )
            )
    w.programme(
        [
            ("no", "STT", 5),
            ("text", "Nhiệm vụ", 33),
            ("leader", "Lãnh đạo phụ trách", 13),
            ("unit", "Đơn vị chủ trì", 14),
            ("partner", "Đơn vị phối hợp", 12),
            ("when", "Thời hạn", 12),
            ("product", "Sản phẩm", 11),
        ],
        rows,
    )
    w.close(["UBND tỉnh (b/c)", "Lãnh đạo Sở", "Lưu: VT, KHTC"], ["GIÁM ĐỐC"], "Hoàng Thị Xuyến")
    w.states(
        agency="Sở Tài nguyên và Môi trường",
        province="Đông Khê",
        number="1455/KH-STNMT",
        issued_on="2024-07-30",
        period=("2024-08-01", "2024-08-31"),
        signer=("Hoàng Thị Xuyến", "GIÁM ĐỐC"),
    )
    return w.finish()


PAPERS = [land_month()]
