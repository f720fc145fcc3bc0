"""Notices of conclusions of invented offices: orders with letters, by addressee, in plain paragraphs."""

# ruff: noqa: E501 - sentences of papers stand on one line

from __future__ import annotations

from tests.samples.paper import Paper, Writer, either

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def province_notice() -> Paper:
    """Numbered matters, lettered orders: lead, partners and deadline inside each sentence."""
    w = Writer("ubnd-tinh-ket-luan", "conclusion_notice", "Mục 1., điểm a) b) c): chủ trì, phối hợp, hạn trong câu")
    w.letterhead(["ỦY BAN NHÂN DÂN", "TỈNH SƠN LAM", "Số: 112/TB-UBND"], [*MOTTO, "Sơn Lam, ngày 20 tháng 4 năm 2023"])
    w.title("THÔNG BÁO", "Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp giao ban tháng 4 năm 2023")
    w.say(
        "Ngày 18/4/2023, tại trụ sở UBND tỉnh, đồng chí Bùi Đức Thiện, Phó Chủ tịch UBND tỉnh chủ trì họp giao ban tháng 4. Sau khi nghe các cơ quan báo cáo, Phó Chủ tịch UBND tỉnh kết luận, chỉ đạo như sau:"
    )
    w.section("1", "1. Về giải phóng mặt bằng", "Về giải phóng mặt bằng")
    text = "Giao Sở Giao thông vận tải chủ trì, phối hợp với Sở Tài chính, UBND huyện Đá Chồng rà soát phương án bồi thường tuyến đường ven sông; hoàn thành trước ngày 12/5/2023."
    w.bullet(
        text,
        mark="a) ",
        path="a",
        units=["Sở Giao thông vận tải"],
        partners=["Sở Tài chính", "UBND huyện Đá Chồng"],
        when=either("trước ngày 12/5/2023", "hoàn thành trước ngày 12/5/2023"),
        due="2023-05-12",
    )
    text = "Yêu cầu UBND huyện Đá Chồng giải quyết dứt điểm 04 hộ chưa bàn giao mặt bằng, xong trước 30/4/2023."
    w.bullet(
        text,
        mark="b) ",
        path="b",
        units=["UBND huyện Đá Chồng"],
        when=either("trước 30/4/2023", "xong trước 30/4/2023"),
        due="2023-04-30",
    )
    w.section("2", "2. Về sản xuất nông nghiệp", "Về sản xuất nông nghiệp")
    text = "Sở Nông nghiệp và Phát triển nông thôn chỉ đạo gieo trồng vụ Hè Thu bảo đảm khung thời vụ. Báo cáo kết quả trong tháng 5."
    w.bullet(
        text,
        mark="a) ",
        path="a",
        units=["Sở Nông nghiệp và Phát triển nông thôn"],
        parts=[
            "Sở Nông nghiệp và Phát triển nông thôn chỉ đạo gieo trồng vụ Hè Thu bảo đảm khung thời vụ.",
            "Báo cáo kết quả trong tháng 5.",
        ],
        when="trong tháng 5",
        start="2023-05-01",
        due="2023-05-31",
    )
    text = "Giao Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện Công văn số 702/UBND-KT ngày 14/3/2023 của UBND tỉnh."
    w.bullet(text, mark="b) ", path="b", units=["Văn phòng UBND tỉnh"])
    w.say("Thừa lệnh Chủ tịch UBND tỉnh, Văn phòng UBND tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./.")
    w.close(
        ["CT, các PCT UBND tỉnh", "Các sở: GTVT, TC, NN&PTNT", "UBND huyện Đá Chồng", "Lưu: VT, TH (12b)"],
        ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
        "Lương Văn Sỹ",
    )
    w.states(
        agency=either("Ủy ban nhân dân tỉnh Sơn Lam", "UBND tỉnh Sơn Lam"),
        province="Sơn Lam",
        number="112/TB-UBND",
        issued_on="2023-04-20",
        period=either(None, {"start": "2023-04-01", "end": "2023-04-30"}),
        signer={"name": "Lương Văn Sỹ", "title": either("CHÁNH VĂN PHÒNG", "TL. CHỦ TỊCH CHÁNH VĂN PHÒNG")},
    )
    return w.finish()


def department_notice() -> Paper:
    """Addressees as numbered headings, dashes below, a closing demand with a date."""
    w = Writer("lao-dong-giao-ban-thang-6", "conclusion_notice", "Giao từng đơn vị, gạch đầu dòng, yêu cầu cuối có hạn")
    w.letterhead(
        ["UBND TỈNH BÌNH HẢI", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Số: 521/TB-SLĐTBXH"],
        [*MOTTO, "Bình Hải, ngày 07 tháng 6 năm 2022"],
    )
    w.title("THÔNG BÁO", "Kết luận giao ban công tác tháng 6 năm 2022")
    w.say("Ngày 06/6/2022, Sở tổ chức giao ban tháng 6. Đồng chí Giám đốc Sở kết luận:")
    w.section("1", "1. Văn phòng Sở", "Văn phòng Sở")
    w.bullet(
        "Tổng hợp kết quả công tác 6 tháng đầu năm, trình Giám đốc trước 15/6;",
        units=["Văn phòng Sở"],
        when=either("trước 15/6", "trình Giám đốc trước 15/6"),
        due="2022-06-15",
    )
    w.bullet("Mua sắm trang thiết bị theo dự toán được giao;", units=["Văn phòng Sở"])
    w.section("2", "2. Phòng Người có công", "Phòng Người có công")
    w.bullet(
        "Chuẩn bị các hoạt động kỷ niệm 75 năm Ngày Thương binh - Liệt sĩ (27/7/1947 - 27/7/2022).",
        units=["Phòng Người có công"],
    )
    w.bullet(
        "Phối hợp với Phòng Kế hoạch - Tài chính thẩm định danh sách hỗ trợ nhà ở, chậm nhất ngày 20/6/2022 báo cáo Ban Giám đốc.",
        units=["Phòng Người có công"],
        partners=["Phòng Kế hoạch - Tài chính"],
        when=either("chậm nhất ngày 20/6/2022"),
        due="2022-06-20",
    )
    w.section("3", "3. Trung tâm Dịch vụ việc làm", "Trung tâm Dịch vụ việc làm")
    w.bullet(
        "Tổ chức phiên giao dịch việc làm ngày 15 hằng tháng.",
        units=["Trung tâm Dịch vụ việc làm"],
        when=either("ngày 15 hằng tháng", "hằng tháng"),
    )
    closing = "Yêu cầu các phòng, đơn vị nghiêm túc thực hiện và báo cáo kết quả về Văn phòng Sở trước ngày 28/6/2022."
    w.say(closing)
    w.item(
        closing,
        path="=0.1",
        section="",
        units=either(["các phòng, đơn vị"], ["các phòng", "đơn vị"]),
        when="trước ngày 28/6/2022",
        due="2022-06-28",
    )
    w.close(
        ["Ban Giám đốc (chỉ đạo)", "Các phòng, đơn vị (thực hiện)", "Lưu: VT, VP"],
        ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"],
        "Dương Thị Bình",
    )
    w.states(
        agency="Sở Lao động - Thương binh và Xã hội",
        province="Bình Hải",
        number="521/TB-SLĐTBXH",
        issued_on="2022-06-07",
        period=either({"start": "2022-06-01", "end": "2022-06-30"}, None),
        signer={"name": "Dương Thị Bình", "title": either("CHÁNH VĂN PHÒNG", "TL. GIÁM ĐỐC CHÁNH VĂN PHÒNG")},
    )
    return w.finish()


def party_notice() -> Paper:
    """The party's form: unnumbered addressee headings ended by a colon, commas after recipients."""
    w = Writer("huyen-uy-ket-luan", "conclusion_notice", "Thể thức Đảng; tiêu đề đơn vị không số, hai chấm")
    w.letterhead(
        ["ĐẢNG BỘ TỈNH THẠCH GIANG", "HUYỆN ỦY RẠCH BÀNG", "*", "Số 88-TB/HU"],
        ["ĐẢNG CỘNG SẢN VIỆT NAM", "Rạch Bàng, ngày 09 tháng 10 năm 2023"],
    )
    w.title("THÔNG BÁO", "Kết luận của Thường trực Huyện ủy tại hội nghị giao ban tháng 10/2023")
    w.say(
        "Ngày 06/10/2023, Thường trực Huyện ủy họp giao ban với các ban Đảng, Mặt trận Tổ quốc và các đoàn thể. Sau khi thảo luận, Thường trực Huyện ủy thống nhất kết luận như sau:"
    )
    path = "Giao Ban Tổ chức Huyện ủy"
    w.section(path, "Giao Ban Tổ chức Huyện ủy:", "Giao Ban Tổ chức Huyện ủy")
    w.truth["sections"][-1]["title"] = either("Giao Ban Tổ chức Huyện ủy", "Giao Ban Tổ chức Huyện ủy:")
    w.bullet(
        "Hoàn thiện đề án sắp xếp các chi bộ ấp trước ngày 31 tháng 10 năm 2023.",
        units=["Ban Tổ chức Huyện ủy"],
        when=either("trước ngày 31 tháng 10 năm 2023"),
        due="2023-10-31",
    )
    w.bullet("Tham mưu kế hoạch kiểm điểm tập thể, cá nhân cuối năm.", units=["Ban Tổ chức Huyện ủy"])
    path2 = "Giao Ban Tuyên giáo Huyện ủy"
    w.section(path2, "Giao Ban Tuyên giáo Huyện ủy:", "Giao Ban Tuyên giáo Huyện ủy")
    w.truth["sections"][-1]["title"] = either("Giao Ban Tuyên giáo Huyện ủy", "Giao Ban Tuyên giáo Huyện ủy:")
    w.bullet(
        "Chủ trì, phối hợp với Phòng Văn hóa và Thông tin tổ chức hội thi tìm hiểu lịch sử Đảng bộ huyện trong quý IV/2023.",
        units=["Ban Tuyên giáo Huyện ủy"],
        partners=["Phòng Văn hóa và Thông tin"],
        when="trong quý IV/2023",
        start="2023-10-01",
        due="2023-12-31",
    )
    for item in w.truth["items"]:
        name = str(item["section"])
        item["section"] = either(name, name + ":")
        item["path"] = either(item["path"], str(item["path"]).replace(name, name + ":"))
    for section in w.truth["sections"]:
        section["path"] = either(section["path"], f"{section['path']}:")
    w.close(
        ["Thường trực Tỉnh ủy (báo cáo)", "Các ban Đảng, MTTQ huyện", "Lưu Văn phòng Huyện ủy"],
        ["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"],
        "Võ Thị Sen",
        end=",",
    )
    w.states(
        agency="Huyện ủy Rạch Bàng",
        province=either("Thạch Giang", None),
        number="88-TB/HU",
        issued_on="2023-10-09",
        period=either(None, {"start": "2023-10-01", "end": "2023-10-31"}),
        signer={"name": "Võ Thị Sen", "title": either("CHÁNH VĂN PHÒNG", "T/L BAN THƯỜNG VỤ CHÁNH VĂN PHÒNG")},
    )
    return w.finish()


PAPERS = [province_notice(), department_notice(), party_notice()]
