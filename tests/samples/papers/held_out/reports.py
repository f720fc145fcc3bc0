"""Review reports kept aside: rules of reading are never tuned to them."""

# ruff: noqa: E501 - sentences of papers stand on one line

from __future__ import annotations

from tests.samples.paper import Paper, Truth, Writer, either

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def unit(full: str, least: str | None = None) -> str | Truth:
    """What is counted, from its shortest name to its fullest: each is right."""
    if least is None:
        return full
    words, n = full.split(), len(least.split())
    return either(*(" ".join(words[:i]) for i in range(n, len(words) + 1)))


def forest_year() -> Paper:
    """A year's review with dashes, decimals and money."""
    w = Writer("kiem-lam-nam-2023", "review_report", "Báo cáo năm, gạch đầu dòng, số thập phân, tiền")
    w.letterhead(
        ["SỞ NÔNG NGHIỆP VÀ PTNT CẨM LĨNH", "CHI CỤC KIỂM LÂM", "Số: 402/BC-CCKL"],
        [*MOTTO, "Cẩm Lĩnh, ngày 11 tháng 12 năm 2023"],
    )
    w.title("BÁO CÁO", "Tổng kết công tác năm 2023, phương hướng nhiệm vụ năm 2024")
    w.say("1. Kết quả thực hiện", bold=True, align="left")
    w.say("- Tổ chức tuần tra 216 đợt, phát hiện 14 vụ vi phạm, xử lý hành chính 11 vụ.")
    w.figure(216, "đợt", "Tổ chức tuần tra 216 đợt")
    w.figure(14, unit("vụ vi phạm", "vụ"), "phát hiện 14 vụ vi phạm")
    w.figure(11, "vụ", "xử lý hành chính 11 vụ")
    w.say("- Trồng mới 1.250 ha rừng; cấp phát 35.000 cây giống cho 420 hộ dân.")
    w.figure(1250, unit("ha rừng", "ha"), "Trồng mới 1.250 ha rừng")
    w.figure(35000, "cây giống", "cấp phát 35.000 cây giống cho 420 hộ dân")
    w.figure(420, unit("hộ dân", "hộ"), "cấp phát 35.000 cây giống cho 420 hộ dân")
    w.say("- Thu nộp ngân sách 1,8 tỷ đồng.")
    w.figure(1.8, "tỷ đồng", "Thu nộp ngân sách 1,8 tỷ đồng")
    w.note_section("1", "Kết quả thực hiện", holds=False)
    w.close(["Sở NN và PTNT (b/c)", "Lưu: VT"], ["CHI CỤC TRƯỞNG"], "Giàng A Páo")
    w.states(
        agency="Chi cục Kiểm lâm",
        province=either("Cẩm Lĩnh", None),
        number="402/BC-CCKL",
        issued_on="2023-12-11",
        period=("2023-01-01", "2023-12-31"),
        signer=("Giàng A Páo", "CHI CỤC TRƯỞNG"),
    )
    return w.finish()


def women_month() -> Paper:
    """A month's review as running text with a break-down behind a colon and a share."""
    w = Writer("trung-tam-thang-5", "review_report", "Báo cáo tháng, diễn giải trong đó, trang tin")
    w.title("Trung tâm Hành chính công tỉnh Đông Khê báo cáo kết quả công tác tháng 5 năm 2024")
    w.say("Ngày đăng bài: 03/06/2024 | Tác giả: Phương Linh", align="left")
    w.say(
        "Trong tháng 5, Trung tâm đã tiếp nhận 2.416 hồ sơ, trong đó: 1.890 hồ sơ trực tuyến và 526 hồ sơ trực tiếp. Đã giải quyết 2.300 hồ sơ."
    )
    w.figure(2416, "hồ sơ", "Trung tâm đã tiếp nhận 2.416 hồ sơ")
    w.figure(1890, unit("hồ sơ trực tuyến", "hồ sơ"), "1.890 hồ sơ trực tuyến")
    w.figure(526, unit("hồ sơ trực tiếp", "hồ sơ"), "526 hồ sơ trực tiếp")
    w.figure(2300, "hồ sơ", "Đã giải quyết 2.300 hồ sơ")
    w.say("Thực hiện Quyết định số 118/QĐ-UBND ngày 22/4/2024, Trung tâm đã tổ chức 02 buổi tập huấn cho 64 công chức.")
    w.figure(2, unit("buổi tập huấn", "buổi"), "Trung tâm đã tổ chức 02 buổi tập huấn")
    w.figure(64, "công chức", "tập huấn cho 64 công chức")
    w.states(
        agency=either("Trung tâm Hành chính công tỉnh Đông Khê", "Trung tâm Hành chính công"),
        province="Đông Khê",
        period=("2024-05-01", "2024-05-31"),
        issued_on=either(None, "2024-06-03"),
        signer=either(None, {"name": "Phương Linh", "title": None}),
    )
    return w.finish()


PAPERS = [forest_year(), women_month()]
