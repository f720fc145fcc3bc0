"""Review reports of invented offices: figures inside prose, with breakdowns, money and percentages."""

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


def health_half_year() -> Paper:
    """A department's half year: numbered headings, counts with breakdowns and brackets."""
    w = Writer("y-te-6-thang", "review_report", "Báo cáo 6 tháng, mục đánh số, số liệu trong đoạn văn")
    w.letterhead(["UBND TỈNH AN HÒA", "SỞ Y TẾ", "Số: 233/BC-SYT"], [*MOTTO, "An Hòa, ngày 25 tháng 6 năm 2023"])
    w.title("BÁO CÁO", "Kết quả công tác 6 tháng đầu năm, nhiệm vụ trọng tâm 6 tháng cuối năm 2023")
    w.say("Thực hiện Kế hoạch số 15/KH-UBND ngày 10/01/2023 của UBND tỉnh, Sở Y tế báo cáo kết quả như sau:")
    w.say("I. KẾT QUẢ CÔNG TÁC 6 THÁNG ĐẦU NĂM", bold=True, align="left")
    w.say("1. Công tác khám chữa bệnh", bold=True, align="left")
    a = "Trong 6 tháng đầu năm, toàn ngành đã thẩm định và cấp 27 giấy phép hoạt động cho cơ sở hành nghề"
    b = "trong đó: cấp mới 19 giấy phép, cấp lại 08 giấy phép"
    w.say(f"{a}, {b}.")
    w.figure(27, unit("giấy phép hoạt động", "giấy phép"), a)
    w.figure(19, "giấy phép", "cấp mới 19 giấy phép")
    w.figure(8, "giấy phép", "cấp lại 08 giấy phép")
    c = "Tổ chức 03 lớp tập huấn về kiểm soát nhiễm khuẩn cho 145 nhân viên y tế"
    w.say(f"{c}; kiểm tra 12 cơ sở bán lẻ thuốc.")
    w.figure(3, unit("lớp tập huấn", "lớp"), "Tổ chức 03 lớp tập huấn về kiểm soát nhiễm khuẩn")
    w.figure(145, unit("nhân viên y tế", "nhân viên"), c)
    w.figure(12, unit("cơ sở bán lẻ thuốc", "cơ sở"), "kiểm tra 12 cơ sở bán lẻ thuốc")
    w.say("2. Công tác dự phòng", bold=True, align="left")
    w.say("Đã tiêm 8.214 liều vắc xin sởi; giám sát 6 ổ dịch sốt xuất huyết.")
    w.figure(8214, unit("liều vắc xin sởi", "liều"), "Đã tiêm 8.214 liều vắc xin sởi")
    w.figure(6, unit("ổ dịch sốt xuất huyết", "ổ"), "giám sát 6 ổ dịch sốt xuất huyết")
    w.say("II. NHIỆM VỤ 6 THÁNG CUỐI NĂM", bold=True, align="left")
    w.say("Tiếp tục thực hiện Chỉ thị số 05/CT-UBND ngày 02/3/2023 của UBND tỉnh.")
    w.truth["items"].append(
        {
            "optional": True,
            "path": "*",
            "section": "*",
            "text": "Tiếp tục thực hiện Chỉ thị số 05/CT-UBND ngày 02/3/2023 của UBND tỉnh.",
        }
        | dict.fromkeys(("parts", "products", "when", "start", "due", "leaders", "units", "partners"), "*")
    )
    for path, title in (
        ("I", "KẾT QUẢ CÔNG TÁC 6 THÁNG ĐẦU NĂM"),
        ("I.1", "Công tác khám chữa bệnh"),
        ("I.2", "Công tác dự phòng"),
        ("II", "NHIỆM VỤ 6 THÁNG CUỐI NĂM"),
    ):
        w.note_section(path, title, holds=False)
    w.close(["Bộ Y tế (b/c)", "UBND tỉnh (b/c)", "Lưu: VT, KHTC"], ["GIÁM ĐỐC"], "Lê Hoàng Yến")
    w.states(
        agency="Sở Y tế",
        province="An Hòa",
        number="233/BC-SYT",
        issued_on="2023-06-25",
        period=("2023-01-01", "2023-06-30"),
        signer=("Lê Hoàng Yến", "GIÁM ĐỐC"),
    )
    return w.finish()


def youth_quarter() -> Paper:
    """A press page: no letterhead, initials for an author, figures behind and before their unit."""
    w = Writer(
        "tin-so-noi-vu-quy-1",
        "review_report",
        "Trang tin: ngày đăng, tên viết tắt, số liệu trong câu",
        text_style="lines",
    )
    w.say("Trang chủ", align="left")
    w.say("Tin tức - Sự kiện", align="left")
    w.title("Sở Nội vụ tỉnh Tân Giang sơ kết công tác quý I, triển khai nhiệm vụ quý II năm 2024")
    w.say("Ngày cập nhật: 04/04/2024 10:15", align="left")
    w.say("Sáng ngày 03/4/2024, Sở Nội vụ tỉnh Tân Giang tổ chức hội nghị sơ kết công tác quý I năm 2024.")
    w.say(
        "Trong quý I, Sở đã tham mưu UBND tỉnh ban hành 14 quyết định về tổ chức bộ máy; thẩm định 05 đề án vị trí việc làm; tổ chức 02 kỳ thi tuyển công chức với 318 thí sinh dự thi."
    )
    w.figure(
        14,
        unit("quyết định về tổ chức bộ máy", "quyết định"),
        "Sở đã tham mưu UBND tỉnh ban hành 14 quyết định về tổ chức bộ máy",
    )
    w.figure(5, unit("đề án vị trí việc làm", "đề án"), "thẩm định 05 đề án vị trí việc làm")
    w.figure(2, unit("kỳ thi tuyển công chức", "kỳ thi"), "tổ chức 02 kỳ thi tuyển công chức")
    w.figure(318, unit("thí sinh dự thi", "thí sinh"), "318 thí sinh dự thi")
    w.say(
        "Công tác thanh tra được tăng cường: đã kiểm tra 9 cơ quan, đơn vị (trong đó có 3 huyện), phát hiện 2 vi phạm."
    )
    w.figure(9, either("cơ quan, đơn vị", "cơ quan"), "đã kiểm tra 9 cơ quan, đơn vị")
    w.figure(3, "huyện", "trong đó có 3 huyện")
    w.figure(2, "vi phạm", "phát hiện 2 vi phạm")
    w.say("T.N (tổng hợp)", align="right")
    w.say("Các tin khác", align="left")
    w.states(
        agency="Sở Nội vụ",
        province="Tân Giang",
        period=("2024-01-01", "2024-03-31"),
        issued_on=either(None, "2024-04-04"),
        signer=either(None, {"name": "T.N", "title": None}),
    )
    return w.finish()


PAPERS = [health_half_year(), youth_quarter()]
