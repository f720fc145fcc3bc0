"""Programmes of work of invented offices: tables of several shapes, and lists without a table."""

# ruff: noqa: E501 - sentences of papers stand on one line

from __future__ import annotations

from tests.samples.paper import Cell, Covered, Group, Paper, Writer, either, row

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def construction_month() -> Paper:
    """Leader and unit in columns of their own; weeks and days before; letters and Roman groups."""
    w = Writer("xay-dung-thang-9", "monthly_programme", "Bảng sáu cột, nhóm A/B và I/II, tuần trong tháng")
    w.letterhead(["UBND TỈNH AN HÒA", "SỞ XÂY DỰNG", "Số: 45/CTr-SXD"], [*MOTTO, "An Hòa, ngày 29 tháng 8 năm 2022"])
    w.title("CHƯƠNG TRÌNH CÔNG TÁC", "THÁNG 9 NĂM 2022")
    w.say(
        "Căn cứ Quyết định số 112/QĐ-UBND ngày 14/01/2022 của UBND tỉnh về chương trình công tác năm 2022; Sở Xây dựng ban hành Chương trình công tác tháng 9 năm 2022 như sau:"
    )
    first, last = "2022-09-01", "2022-09-30"
    w.programme(
        [
            ("no", "TT", 6),
            ("text", "Nội dung công việc", 38),
            ("product", "Sản phẩm", 14),
            ("when", "Thời gian hoàn thành", 14),
            ("leader", "Lãnh đạo chỉ đạo", 14),
            ("unit", "Đơn vị thực hiện", 14),
        ],
        [
            Group("A", "A", "NỘI DUNG TRÌNH UBND TỈNH", wide=True),
            row(
                "1",
                "Xây dựng dự thảo Quyết định ban hành đơn giá nhân công xây dựng năm 2022",
                product="Dự thảo Quyết định",
                when="Tuần 1-2",
                start=first,
                due="2022-09-14",
                leader="Đ/c Vũ Minh Trí",
                leaders=["Vũ Minh Trí"],
                unit="Phòng Kinh tế xây dựng",
                units=["Phòng Kinh tế xây dựng"],
            ),
            row(
                "2",
                "Báo cáo tình hình cấp phép xây dựng 9 tháng đầu năm",
                product="Báo cáo",
                when="Trước 20/9",
                due="2022-09-20",
                leader="Đ/c Lê Thị Hạnh",
                leaders=["Lê Thị Hạnh"],
                unit="Phòng Quản lý xây dựng",
                units=["Phòng Quản lý xây dựng"],
            ),
            row(
                "3",
                "Kế hoạch phát triển nhà ở xã hội giai đoạn 2023-2025",
                product="Dự thảo Kế hoạch",
                when="Tuần 4",
                start="2022-09-22",
                due=last,
                leader="Đ/c Vũ Minh Trí",
                leaders=["Vũ Minh Trí"],
                unit="Phòng Quản lý nhà",
                units=["Phòng Quản lý nhà"],
            ),
            Group("B", "B", "NHIỆM VỤ TRỌNG TÂM", holds=False, wide=True),
            Group("B.I", "I", "Công tác quy hoạch"),
            row(
                "1",
                "Thẩm định đồ án quy hoạch chi tiết tỷ lệ 1/500 khu dân cư Bàu Sen",
                product="Báo cáo thẩm định",
                when="Tuần 2-3",
                start="2022-09-08",
                due="2022-09-21",
                leader="Đ/c Lê Thị Hạnh",
                leaders=["Lê Thị Hạnh"],
                unit="Phòng Quy hoạch - Kiến trúc",
                units=["Phòng Quy hoạch - Kiến trúc"],
            ),
            row(
                "2",
                "Tổ chức lấy ý kiến cộng đồng về quy hoạch chung đô thị Phú Mỹ Đông. Tổng hợp, tiếp thu, giải trình các ý kiến góp ý.",
                product="Báo cáo tổng hợp",
                when="Tuần 1-4",
                start=first,
                due=last,
                leader="Đ/c Lê Thị Hạnh",
                leaders=["Lê Thị Hạnh"],
                unit="Phòng Quy hoạch - Kiến trúc",
                units=["Phòng Quy hoạch - Kiến trúc"],
                parts=[
                    "Tổ chức lấy ý kiến cộng đồng về quy hoạch chung đô thị Phú Mỹ Đông.",
                    "Tổng hợp, tiếp thu, giải trình các ý kiến góp ý.",
                ],
            ),
            Group("B.II", "II", "Công tác thanh tra, tổ chức"),
            row(
                "1",
                "Kiểm tra 03 công trình: (1) Trường THCS Nguyễn Khuyến; (2) Trạm bơm Cầu Đất; (3) Chợ trung tâm xã Tân Lập",
                product="Biên bản kiểm tra",
                when="Tuần 3",
                start="2022-09-15",
                due="2022-09-21",
                leader="Đ/c Phan Văn Dũng",
                leaders=["Phan Văn Dũng"],
                unit="Thanh tra Sở",
                units=["Thanh tra Sở"],
                parts=["Trường THCS Nguyễn Khuyến", "Trạm bơm Cầu Đất", "Chợ trung tâm xã Tân Lập"],
            ),
            row(
                "2",
                "Rà soát quy hoạch cán bộ lãnh đạo, quản lý",
                product="Tờ trình",
                when="Chậm nhất ngày 25/9",
                due="2022-09-25",
                leader="Giám đốc Sở",
                leaders=["Giám đốc Sở"],
                unit="Văn phòng Sở",
                units=["Văn phòng Sở"],
            ),
            row(
                "3",
                "Tiếp công dân định kỳ",
                when="Thường xuyên",
                leader="Lãnh đạo Sở",
                leaders=["Lãnh đạo Sở"],
                unit="Thanh tra Sở",
                units=["Thanh tra Sở"],
            ),
        ],
    )
    w.say("Yêu cầu các phòng, đơn vị thuộc Sở nghiêm túc triển khai thực hiện./.")
    w.close(
        ["UBND tỉnh (để b/c)", "Giám đốc, các Phó Giám đốc Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP"],
        ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        "Lê Thị Hạnh",
    )
    w.states(
        agency="Sở Xây dựng",
        province="An Hòa",
        number="45/CTr-SXD",
        issued_on="2022-08-29",
        period=("2022-09-01", "2022-09-30"),
        signer={"name": "Lê Thị Hạnh", "title": either("PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC")},
    )
    return w.finish()


def trade_month() -> Paper:
    """Lead and partner columns before the product; a row of column numbers; full dates; rows run on."""
    w = Writer(
        "cong-thuong-thang-10",
        "monthly_programme",
        "Cột chủ trì, phối hợp đứng trước; hàng (1)(2)…; ngày đủ",
        text_style="pipes",
        landscape=True,
    )
    w.letterhead(
        ["UBND TỈNH TÂN GIANG", "SỞ CÔNG THƯƠNG", "Số:        /KH-SCT"],
        [*MOTTO, "Tân Giang, ngày      tháng 9 năm 2024"],
    )
    w.title("KẾ HOẠCH", "Công tác tháng 10 năm 2024 của Sở Công Thương")
    w.say("Thực hiện Chương trình công tác năm 2024, Sở Công Thương xây dựng Kế hoạch công tác tháng 10 như sau:")
    columns = [
        ("no", "STT", 5),
        ("text", "Tên nhiệm vụ", 35),
        ("unit", "Cơ quan chủ trì", 14),
        ("partner", "Cơ quan phối hợp", 16),
        ("product", "Kết quả/Sản phẩm", 12),
        ("when", "Thời gian hoàn thành", 10),
        ("note", "Ghi chú", 8),
    ]
    from tests.samples.paper import Row

    w.programme(
        columns,
        [
            Row(
                {
                    "no": "(1)",
                    "text": "(2)",
                    "unit": "(3)",
                    "partner": "(4)",
                    "product": "(5)",
                    "when": "(6)",
                    "note": "(7)",
                },
                {},
                read=False,
            ),
            Group("I", "I", "Quản lý công nghiệp, năng lượng"),
            row(
                "1",
                "Tham mưu UBND tỉnh ban hành Kế hoạch khuyến công địa phương năm 2025",
                unit="Phòng Quản lý công nghiệp",
                units=["Phòng Quản lý công nghiệp"],
                partner="Trung tâm Khuyến công; Phòng Kế hoạch - Tài chính",
                partners=["Trung tâm Khuyến công", "Phòng Kế hoạch - Tài chính"],
                product="Kế hoạch",
                when="09/10/2024",
                due="2024-10-09",
            ),
            row(
                "2",
                "Kiểm tra an toàn điện, an toàn đập, hồ chứa thủy điện trước mùa mưa bão",
                unit="Phòng Quản lý năng lượng",
                units=["Phòng Quản lý năng lượng"],
                partner="UBND các huyện",
                partners=["UBND các huyện"],
                product="Báo cáo",
                when="Từ ngày 15/10 đến 25/10/2024",
                start="2024-10-15",
                due="2024-10-25",
                note="0345",
            ),
            Group("II", "II", "Quản lý thương mại"),
            row(
                "3",
                "Tổ chức Hội chợ hàng Việt Nam về nông thôn năm 2024",
                unit="Trung tâm Xúc tiến thương mại",
                units=["Trung tâm Xúc tiến thương mại"],
                partner="",
                product="Hội chợ",
                when="Trong tháng",
                start="2024-10-01",
                due="2024-10-31",
            ),
            row(
                "4",
                "Báo cáo tình hình cung cầu, giá cả hàng hóa thiết yếu",
                unit="Phòng Quản lý thương mại",
                units=["Phòng Quản lý thương mại"],
                partner="Cục Quản lý thị trường",
                partners=["Cục Quản lý thị trường"],
                product="Báo cáo",
                when="Ngày 25 hằng tháng",
            ),
            row(
                "5",
                "Phổ biến quy định mới về kinh doanh xăng dầu cho thương nhân trên địa bàn",
                unit="Phòng Quản lý thương mại",
                units=["Phòng Quản lý thương mại"],
                partner="Các doanh nghiệp đầu mối",
                partners=["Các doanh nghiệp đầu mối"],
                product="Hội nghị",
                when="Tuần 3",
                start="2024-10-15",
                due="2024-10-21",
            ),
            Group("III", "III", "Công tác khác"),
            row(
                "6",
                "Giải quyết đơn thư, kiến nghị của công dân",
                unit="Thanh tra Sở",
                units=["Thanh tra Sở"],
                product="Văn bản trả lời",
                when="Theo phát sinh",
            ),
            row(
                "7",
                "Đánh giá, chấm điểm cải cách hành chính năm 2024",
                unit="Văn phòng Sở",
                units=["Văn phòng Sở"],
                partner="Các phòng, đơn vị thuộc Sở",
                partners=either(["Các phòng, đơn vị thuộc Sở"], ["Các phòng", "đơn vị thuộc Sở"]),
                product="Bảng chấm điểm",
            ),
        ],
    )
    w.close(["Như trên", "UBND tỉnh (b/c)", "Lãnh đạo Sở", "Lưu: VT, KHTC (3b)"], ["GIÁM ĐỐC"], "Đặng Quốc Huy")
    w.states(
        agency="Sở Công Thương",
        province="Tân Giang",
        number="/KH-SCT",
        issued_on=None,
        period=("2024-10-01", "2024-10-31"),
        signer=("Đặng Quốc Huy", "GIÁM ĐỐC"),
    )
    return w.finish()


def culture_month() -> Paper:
    """Leader and unit in one cell, spelled several ways; group rows whose leader holds for their rows."""
    w = Writer(
        "van-hoa-thang-5",
        "monthly_programme",
        "Lãnh đạo và đơn vị chung một ô; hàng nhóm mang lãnh đạo cho các hàng sau",
    )
    w.title("CHƯƠNG TRÌNH CÔNG TÁC", "THÁNG 5 NĂM 2023 CỦA SỞ VĂN HÓA VÀ THỂ THAO")
    w.say(
        "Căn cứ Chương trình công tác năm 2023, Sở Văn hóa và Thể thao tỉnh Bình Hải ban hành Chương trình công tác tháng 5 năm 2023:"
    )
    w.programme(
        [
            ("no", "TT", 6),
            ("text", "Nội dung", 44),
            ("product", "Sản phẩm", 16),
            ("when", "Thời gian", 12),
            ("who", "Chỉ đạo/Thực hiện", 22),
        ],
        [
            Group("I", "I", "Văn bản trình cấp trên"),
            row(
                "1",
                "Đề án bảo tồn nghề đan lát truyền thống xã Hòa Lộc",
                product="Đề án",
                when="Trước ngày 15/5",
                due="2023-05-15",
                who="Đ/c Ngô Bá Khánh Phòng Quản lý văn hóa",
                leaders=["Ngô Bá Khánh"],
                units=["Phòng Quản lý văn hóa"],
            ),
            row(
                "2",
                "Kế hoạch tổ chức Giải bơi học sinh hè 2023",
                product="Kế hoạch",
                when="Tuần 2",
                start="2023-05-08",
                due="2023-05-14",
                who="Đ/c Tô Thị Lụa/Phòng Quản lý thể thao",
                leaders=["Tô Thị Lụa"],
                units=["Phòng Quản lý thể thao"],
            ),
            row(
                "3",
                "Quyết định công nhận 05 di tích cấp tỉnh: (1) Đình An Lạc; (2) Miếu Bà Rú; (3) Nhà cổ họ Trịnh; (4) Gò Sành; (5) Bến Đá",
                product="Dự thảo Quyết định",
                when="Tuần 1-3",
                start="2023-05-01",
                due="2023-05-21",
                who=["Đ/c Ngô Bá Khánh", "Bảo tàng tỉnh"],
                leaders=["Ngô Bá Khánh"],
                units=["Bảo tàng tỉnh"],
                parts=["Đình An Lạc", "Miếu Bà Rú", "Nhà cổ họ Trịnh", "Gò Sành", "Bến Đá"],
            ),
            Group("II", "II", "Hoạt động của các đơn vị sự nghiệp", holds=False),
            Group("II.1", "1", "Thư viện tỉnh", cells={"who": "Đ/c Tô Thị Lụa"}),
            row(
                "1.1",
                "Tổ chức Ngày hội đọc sách tại huyện Sơn Tây Hạ",
                product="Ngày hội",
                when="Ngày 12/5",
                due="2023-05-12",
                leaders=["Tô Thị Lụa"],
                units=either(["Thư viện tỉnh"], []),
            ),
            row(
                "1.2",
                "Bổ sung 2.000 bản sách mới",
                product="Báo cáo",
                when="Tuần 1-4",
                start="2023-05-01",
                due="2023-05-31",
                leaders=["Tô Thị Lụa"],
                units=either(["Thư viện tỉnh"], []),
            ),
            Group("II.2", "2", "Trung tâm Huấn luyện thể thao", cells={"who": "Đ/c Ngô Bá Khánh"}),
            row(
                "2.1",
                "Tham dự Giải điền kinh trẻ toàn quốc",
                product="Báo cáo kết quả",
                when="Từ ngày 20 - 25/5",
                start="2023-05-20",
                due="2023-05-25",
                leaders=["Ngô Bá Khánh"],
                units=either(["Trung tâm Huấn luyện thể thao"], []),
            ),
        ],
    )
    w.close(["Bộ VHTTDL (b/c)", "UBND tỉnh", "Lưu: VT, VP"], ["GIÁM ĐỐC"], "Ngô Bá Khánh")
    w.states(
        agency="Sở Văn hóa và Thể thao",
        province="Bình Hải",
        number=None,
        period=("2023-05-01", "2023-05-31"),
        signer=("Ngô Bá Khánh", "GIÁM ĐỐC"),
    )
    return w.finish()


def hospital_month() -> Paper:
    """Person in charge first; no product column; the text form has one cell per line."""
    w = Writer(
        "benh-vien-thang-3",
        "monthly_programme",
        "Cột người phụ trách đứng trước nhiệm vụ; văn bản mỗi ô một dòng",
        text_style="cells",
    )
    w.letterhead(
        ["SỞ Y TẾ SƠN LAM", "BỆNH VIỆN ĐA KHOA KHU VỰC MỎ SẬY", "Số: 18/KH-BVMS"],
        [*MOTTO, "Sơn Lam, ngày 01 tháng 3 năm 2022"],
    )
    w.title("KẾ HOẠCH CÔNG TÁC THÁNG 3 NĂM 2022")
    data = [
        (
            "1",
            "Bs Trần Văn Khởi",
            "Rà soát danh mục thuốc thiết yếu, dự trù bổ sung",
            "10/03/2022",
            None,
            "2022-03-10",
            "Trần Văn Khởi",
            "Bs",
        ),
        (
            "2",
            "Bs Hồ Thị Nga",
            "Tập huấn phòng cháy, chữa cháy cho nhân viên các khoa",
            "Tuần 2",
            "2022-03-08",
            "2022-03-14",
            "Hồ Thị Nga",
            "Bs",
        ),
        (
            "3",
            "ĐD Lý Thu Sương",
            "Kiểm tra quy chế chuyên môn tại khoa Nội và khoa Ngoại",
            "Hàng tuần",
            None,
            None,
            "Lý Thu Sương",
            "ĐD",
        ),
        (
            "4",
            "Bs Trần Văn Khởi",
            "Báo cáo hoạt động khám chữa bệnh quý I",
            "Trước 25/3",
            None,
            "2022-03-25",
            "Trần Văn Khởi",
            "Bs",
        ),
        (
            "5",
            "KS Đỗ Công Bằng",
            "Sửa chữa hệ thống xử lý nước thải",
            "Trong tháng 3",
            "2022-03-01",
            "2022-03-31",
            "Đỗ Công Bằng",
            "KS",
        ),
    ]
    w.grid(
        [["STT", "Người phụ trách", "Nhiệm vụ", "Thời hạn"], *[[n, p, t, d] for n, p, t, d, *_ in data]],
        (8, 24, 48, 20),
    )
    for n, printed, text, when, start, due, name, title in data:
        leaders = either(
            [{"name": name, "title": title}], [{"name": printed, "title": None}], [{"name": name, "title": None}]
        )
        w.item(text, path=n, when=when, start=start, due=due, leaders=leaders)
    w.close(["Ban Giám đốc (b/c)", "Các khoa, phòng (t/h)", "Lưu: VT, KHTH"], ["GIÁM ĐỐC"], "Trần Văn Khởi")
    w.states(
        agency="Bệnh viện đa khoa khu vực Mỏ Sậy",
        province="Sơn Lam",
        number="18/KH-BVMS",
        issued_on="2022-03-01",
        period=("2022-03-01", "2022-03-31"),
        signer=("Trần Văn Khởi", "GIÁM ĐỐC"),
    )
    return w.finish()


def commune_quarter() -> Paper:
    """A quarter as a list: months as starred headings, automatic bullets, deadlines inside the sentence."""
    w = Writer(
        "xa-quy-2", "quarterly_programme", "Danh sách không bảng; tháng là tiêu đề dấu sao; gạch đầu dòng tự động"
    )
    w.letterhead(
        ["ỦY BAN NHÂN DÂN", "XÃ LONG HÒA ĐÔNG", "Số: 07/CTr-UBND"], [*MOTTO, "Long Hòa Đông, ngày 28 tháng 3 năm 2025"]
    )
    w.title("CHƯƠNG TRÌNH CÔNG TÁC QUÝ II NĂM 2025")
    w.say(
        "Căn cứ Nghị quyết Hội đồng nhân dân xã về nhiệm vụ năm 2025, Ủy ban nhân dân xã xây dựng chương trình công tác quý II như sau:"
    )
    for month, last, bullets in (
        (
            4,
            30,
            [
                ("Tổ chức ra quân làm thủy lợi nội đồng đợt 1.", {}),
                (
                    "Rà soát hộ nghèo, hộ cận nghèo phát sinh, báo cáo UBND huyện trước ngày 20/4/2025.",
                    {"when": "trước ngày 20/4/2025", "start": None, "due": "2025-04-20"},
                ),
            ],
        ),
        (
            5,
            31,
            [
                (
                    "Khai mạc hè cho thiếu nhi. Phối hợp với Trường Tiểu học Long Hòa tổ chức lớp học bơi.",
                    {
                        "parts": [
                            "Khai mạc hè cho thiếu nhi.",
                            "Phối hợp với Trường Tiểu học Long Hòa tổ chức lớp học bơi.",
                        ],
                        "partners": ["Trường Tiểu học Long Hòa"],
                    },
                ),
                ("Tiếp xúc cử tri trước kỳ họp giữa năm.", {}),
                ("Hoàn thành chỉnh trang tuyến đường ấp 3.", {}),
            ],
        ),
        (6, 30, [("Sơ kết công tác 6 tháng đầu năm 2025.", {}), ("Kiểm kê đất đai năm 2024.", {})]),
    ):
        w.section(f"Tháng {month}", f"* Tháng {month}", f"Tháng {month}")
        for text, want in bullets:
            full = {
                "when": either(None, f"Tháng {month}"),
                "start": f"2025-{month:02}-01",
                "due": f"2025-{month:02}-{last}",
            } | want
            w.bullet(text, number="-", **full)
    w.close(
        ["UBND huyện (b/c)", "Thường trực Đảng ủy", "Các ấp", "Lưu: VT"],
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        "Nguyễn Thành Lợi",
    )
    w.states(
        agency=either("Ủy ban nhân dân xã Long Hòa Đông", "UBND xã Long Hòa Đông"),
        province=None,
        number="07/CTr-UBND",
        issued_on="2025-03-28",
        period=("2025-04-01", "2025-06-30"),
        signer={
            "name": "Nguyễn Thành Lợi",
            "title": either(
                "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH"
            ),
        },
    )
    return w.finish()


def farming_year() -> Paper:
    """A year: Roman parts, then months numbered inside; rows in a table whose month cell is merged."""
    w = Writer("nong-nghiep-nam-2023", "annual_programme", "Bảng năm: ô tháng gộp dọc, cột đơn vị, cột lãnh đạo")
    w.letterhead(
        ["UBND TỈNH THẠCH GIANG", "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", "Số: 03/CTr-SNN"],
        [*MOTTO, "Thạch Giang, ngày 05 tháng 01 năm 2023"],
    )
    w.title("CHƯƠNG TRÌNH CÔNG TÁC NĂM 2023")
    w.say(
        "Căn cứ Chương trình công tác năm 2023 của UBND tỉnh Thạch Giang, Sở Nông nghiệp và Phát triển nông thôn ban hành Chương trình công tác năm 2023 như sau:"
    )
    months = [
        (
            "Quý I",
            "2023-01-01",
            "2023-03-31",
            [
                ("1", "Tổ chức Tết trồng cây", "Chi cục Kiểm lâm", "Trương Văn Bảy"),
                ("2", "Kế hoạch phòng, chống thiên tai năm 2023", "Chi cục Thủy lợi", "Mai Thị Thảo"),
            ],
        ),
        (
            "Quý II",
            "2023-04-01",
            "2023-06-30",
            [
                ("3", "Sơ kết vụ Đông Xuân, triển khai vụ Hè Thu", "Chi cục Trồng trọt", "Trương Văn Bảy"),
                (
                    "4",
                    "Tập huấn quy trình VietGAP. Cấp mã số vùng trồng cho cây ăn quả.",
                    "Chi cục Trồng trọt",
                    "Mai Thị Thảo",
                ),
                ("5", "Tiêm phòng vắc xin đàn gia súc đợt 1", "Chi cục Chăn nuôi và Thú y", "Mai Thị Thảo"),
            ],
        ),
        (
            "Tháng 10",
            "2023-10-01",
            "2023-10-31",
            [("6", "Kiểm tra công trình đê điều sau mùa lũ", "Chi cục Thủy lợi", "Trương Văn Bảy")],
        ),
    ]
    rows: list[list[str | Cell | None]] = [
        ["Thời gian", "TT", "Nội dung công việc", "Đơn vị chủ trì", "Lãnh đạo Sở phụ trách"]
    ]
    for name, start, due, entries in months:
        for i, (no, text, unit, leader) in enumerate(entries):
            rows.append([Cell((name,), rowspan=len(entries)) if i == 0 else Covered, no, text, unit, f"Đ/c {leader}"])
            parts = ["Tập huấn quy trình VietGAP.", "Cấp mã số vùng trồng cho cây ăn quả."] if no == "4" else []
            w.truth["items"].append(
                {
                    "path": either(no, f"{name}.{no}"),
                    "section": either("", name),
                    "text": text,
                    "parts": parts,
                    "products": [],
                    "when": name,
                    "start": start,
                    "due": due,
                    "leaders": [{"name": leader, "title": None}],
                    "units": [unit],
                    "partners": [],
                }
            )
        w.truth["sections"].append({"path": name, "title": name, "optional": True})
    w.grid(rows, (14, 6, 40, 22, 18))
    w.close(["UBND tỉnh (b/c)", "Các đơn vị trực thuộc", "Lưu: VT, KHTC"], ["GIÁM ĐỐC"], "Trương Văn Bảy")
    w.states(
        agency="Sở Nông nghiệp và Phát triển nông thôn",
        province="Thạch Giang",
        number="03/CTr-SNN",
        issued_on="2023-01-05",
        period=("2023-01-01", "2023-12-31"),
        signer=("Trương Văn Bảy", "GIÁM ĐỐC"),
    )
    return w.finish()


PAPERS = [construction_month(), trade_month(), culture_month(), hospital_month(), commune_quarter(), farming_year()]
