"""Notices of conclusions kept aside: rules of reading are never tuned to them."""

# ruff: noqa: E501 - sentences of papers stand on one line

from __future__ import annotations

from tests.samples.paper import Paper, Writer, either

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def finance_notice() -> Paper:
    """Addressees as `- Phòng …:` headings inside Roman parts, plus signs below."""
    w = Writer("tai-chinh-giao-ban", "conclusion_notice", "Mục 1. 2. là đơn vị được giao; dấu cộng; hạn nhiều cách")
    w.letterhead(
        ["UBND TỈNH CẨM LĨNH", "SỞ TÀI CHÍNH", "Số: 1204/TB-STC"], [*MOTTO, "Cẩm Lĩnh, ngày 06 tháng 9 năm 2023"]
    )
    w.title("THÔNG BÁO", "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 9/2023")
    w.say(
        "Ngày 05/9/2023, Sở Tài chính họp giao ban tháng 9/2023 do đồng chí Giám đốc Sở chủ trì. Sau khi nghe báo cáo, Giám đốc Sở kết luận như sau:"
    )
    w.section("1", "1. Giao Phòng Ngân sách", "Giao Phòng Ngân sách")
    w.bullet(
        "Tham mưu phân bổ dự toán bổ sung, hoàn thành trước ngày 20/9/2023.",
        mark="+ ",
        units=["Phòng Ngân sách"],
        when=either("trước ngày 20/9/2023", "hoàn thành trước ngày 20/9/2023"),
        due="2023-09-20",
    )
    w.bullet("Đôn đốc các huyện báo cáo thu, chi.", mark="+ ", units=["Phòng Ngân sách"])
    w.section("2", "2. Giao Phòng Đầu tư", "Giao Phòng Đầu tư")
    w.bullet(
        "Chủ trì, phối hợp với Kho bạc Nhà nước tỉnh đối chiếu số liệu giải ngân trong tháng 9.",
        mark="+ ",
        units=["Phòng Đầu tư"],
        partners=["Kho bạc Nhà nước tỉnh"],
        when="trong tháng 9",
        start="2023-09-01",
        due="2023-09-30",
    )
    w.section("3", "3. Giao Thanh tra Sở", "Giao Thanh tra Sở")
    w.bullet(
        "Kết luận thanh tra tại Trường Cao đẳng Y. Báo cáo Giám đốc Sở chậm nhất ngày 15/9.",
        mark="+ ",
        units=["Thanh tra Sở"],
        parts=["Kết luận thanh tra tại Trường Cao đẳng Y.", "Báo cáo Giám đốc Sở chậm nhất ngày 15/9."],
        when="chậm nhất ngày 15/9",
        due="2023-09-15",
    )
    closing = "Đề nghị các phòng, đơn vị báo cáo kết quả thực hiện về Văn phòng Sở trước ngày 30/9/2023./."
    w.say(closing)
    w.item(
        closing,
        path="=0.1",
        section="",
        units=either(["các phòng, đơn vị"], ["các phòng", "đơn vị"]),
        when="trước ngày 30/9/2023",
        due="2023-09-30",
    )
    w.close(["Lãnh đạo Sở", "Các phòng, đơn vị", "Lưu: VT, VP"], ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Âu Thị Lan")
    w.states(
        agency="Sở Tài chính",
        province="Cẩm Lĩnh",
        number="1204/TB-STC",
        issued_on="2023-09-06",
        period=either({"start": "2023-09-01", "end": "2023-09-30"}, None),
        signer={"name": "Âu Thị Lan", "title": either("PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC")},
    )
    return w.finish()


def province_notice() -> Paper:
    """Numbered orders that name the body told inside the sentence, as subject or behind a verb of order."""
    w = Writer(
        "ubnd-tinh-hop-giao-ban", "conclusion_notice", "Các ý đánh số, đơn vị là chủ ngữ hoặc sau Giao/Yêu cầu/Đề nghị"
    )
    w.letterhead(
        ["ỦY BAN NHÂN DÂN", "TỈNH ĐÔNG KHÊ", "Số: 45/TB-UBND"], [*MOTTO, "Đông Khê, ngày 14 tháng 02 năm 2025"]
    )
    w.title("THÔNG BÁO", "Kết luận của Chủ tịch UBND tỉnh tại phiên họp giao ban tháng 02 năm 2025")
    w.say("Ngày 12/02/2025, Chủ tịch UBND tỉnh chủ trì họp giao ban. Chủ tịch UBND tỉnh kết luận, giao nhiệm vụ:")
    w.bullet(
        "Giao Sở Kế hoạch và Đầu tư chủ trì, phối hợp các sở, ngành xây dựng kịch bản tăng trưởng, trình UBND tỉnh trước ngày 25/02/2025.",
        mark="1. ",
        path="1",
        section="",
        units=["Sở Kế hoạch và Đầu tư"],
        partners=["các sở, ngành"],
        when=either("trước ngày 25/02/2025"),
        due="2025-02-25",
    )
    w.truth["items"][-1]["partners"] = either(["các sở, ngành"], ["các sở", "ngành"])
    w.bullet(
        "Công an tỉnh bảo đảm an toàn giao thông mùa lễ hội.", mark="2. ", path="2", section="", units=["Công an tỉnh"]
    )
    w.bullet(
        "Yêu cầu UBND các huyện, thành phố tập trung trồng rừng vụ xuân.",
        mark="3. ",
        path="3",
        section="",
        units=either(["UBND các huyện, thành phố"], ["UBND các huyện", "thành phố"]),
    )
    w.bullet(
        "Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh phối hợp vận động Nhân dân xóa nhà tạm trong quý II/2025.",
        mark="4. ",
        path="4",
        section="",
        units=["Ủy ban Mặt trận Tổ quốc tỉnh"],
        when="trong quý II/2025",
        start="2025-04-01",
        due="2025-06-30",
    )
    w.close(
        ["Như trên", "CT, các PCT UBND tỉnh", "Lưu: VT, TH"],
        ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
        "Bế Văn Sìn",
    )
    w.states(
        agency=either("Ủy ban nhân dân tỉnh Đông Khê", "UBND tỉnh Đông Khê"),
        province="Đông Khê",
        number="45/TB-UBND",
        issued_on="2025-02-14",
        period=either(None, {"start": "2025-02-01", "end": "2025-02-28"}),
        signer={
            "name": "Bế Văn Sìn",
            "title": either(
                "PHÓ CHÁNH VĂN PHÒNG",
                "KT. CHÁNH VĂN PHÒNG PHÓ CHÁNH VĂN PHÒNG",
                "TL. CHỦ TỊCH KT. CHÁNH VĂN PHÒNG PHÓ CHÁNH VĂN PHÒNG",
            ),
        },
    )
    return w.finish()


PAPERS = [finance_notice(), province_notice()]
