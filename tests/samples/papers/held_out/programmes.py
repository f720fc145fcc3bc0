"""Programmes kept aside: rules of reading are never tuned to them."""

# ruff: noqa: E501 - sentences of papers stand on one line

from __future__ import annotations

from tests.samples.paper import Cell, Covered, Group, Paper, Writer, either, row

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def justice_month() -> Paper:
    """No table: Roman parts, numbered items whose unit and time stand in closing brackets or a sentence."""
    w = Writer("tu-phap-thang-7", "monthly_programme", "Không bảng; mục La Mã, việc đánh số, đơn vị và hạn trong câu")
    w.letterhead(["UBND TỈNH CẨM LĨNH", "SỞ TƯ PHÁP", "Số: 86/CTr-STP"], [*MOTTO, "Cẩm Lĩnh, ngày 30 tháng 6 năm 2022"])
    w.title("CHƯƠNG TRÌNH", "Công tác tháng 7 năm 2022")
    w.say(
        "Trên cơ sở Chương trình công tác năm 2022, Sở Tư pháp ban hành Chương trình công tác tháng 7 năm 2022, cụ thể:"
    )
    w.section("I", "I. CÔNG TÁC XÂY DỰNG VĂN BẢN", "CÔNG TÁC XÂY DỰNG VĂN BẢN")
    w.bullet("Thẩm định dự thảo Nghị quyết của HĐND tỉnh về mức hỗ trợ hòa giải viên.", mark="1. ", path="1")
    w.bullet(
        "Góp ý dự thảo Quy chế phối hợp quản lý nhà nước về công chứng trước ngày 18/7/2022.",
        mark="2. ",
        path="2",
        when="trước ngày 18/7/2022",
        due="2022-07-18",
    )
    w.section("II", "II. CÔNG TÁC PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT", "CÔNG TÁC PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT")
    w.bullet(
        "Phối hợp với Đài Phát thanh và Truyền hình tỉnh phát chuyên mục Pháp luật và đời sống.",
        mark="1. ",
        path="1",
        partners=["Đài Phát thanh và Truyền hình tỉnh"],
    )
    w.bullet(
        "Tổ chức hội thi hòa giải viên giỏi từ ngày 20 đến ngày 22/7/2022. Trao giải cho các đội đạt thành tích cao.",
        mark="2. ",
        path="2",
        parts=[
            "Tổ chức hội thi hòa giải viên giỏi từ ngày 20 đến ngày 22/7/2022.",
            "Trao giải cho các đội đạt thành tích cao.",
        ],
        when="từ ngày 20 đến ngày 22/7/2022",
        start="2022-07-20",
        due="2022-07-22",
    )
    w.bullet("Cập nhật tủ sách pháp luật điện tử.", mark="3. ", path="3")
    w.close(
        ["Bộ Tư pháp (để b/c)", "UBND tỉnh (để b/c)", "Các phòng, đơn vị (để t/h)", "Lưu: VT, VP"],
        ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        "Thái Thị Mơ",
    )
    w.states(
        agency="Sở Tư pháp",
        province="Cẩm Lĩnh",
        number="86/CTr-STP",
        issued_on="2022-06-30",
        period=("2022-07-01", "2022-07-31"),
        signer={"name": "Thái Thị Mơ", "title": either("PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC")},
    )
    return w.finish()


def college_month() -> Paper:
    """Deadline before content; the unit's cell merged down over its tasks; weeks in words."""
    w = Writer("cao-dang-thang-4", "monthly_programme", "Cột thời gian đứng đầu; ô đơn vị gộp dọc; tuần viết bằng chữ")
    w.letterhead(
        ["SỞ LAO ĐỘNG TỈNH CẨM LĨNH", "TRƯỜNG CAO ĐẲNG NGHỀ KIM ĐỈNH", "Số: 61/KH-CĐN"],
        [*MOTTO, "Cẩm Lĩnh, ngày 27 tháng 3 năm 2024"],
    )
    w.title("KẾ HOẠCH CÔNG TÁC THÁNG 4 NĂM 2024")
    entries = [
        (
            "1",
            "Tuần 1",
            "Tổ chức thi kết thúc học phần lớp Điện công nghiệp",
            "Phòng Đào tạo",
            "2024-04-01",
            "2024-04-07",
        ),
        ("2", "Tuần thứ hai", "Họp xét học bổng học kỳ I", "Phòng Đào tạo", "2024-04-08", "2024-04-14"),
        ("3", "Trước 20/4", "Lập dự toán mua vật tư thực hành", "Phòng Tài vụ", None, "2024-04-20"),
        ("4", "Cả tháng", "Tư vấn tuyển sinh tại các trường THPT", "Phòng Tuyển sinh", "2024-04-01", "2024-04-30"),
        ("5", "Ngày 26/4", "Hội nghị viên chức, người lao động", "Phòng Tổ chức", None, "2024-04-26"),
    ]
    table: list[list[str | Cell | None]] = [["TT", "Thời hạn", "Nội dung", "Đơn vị thực hiện", "Kết quả"]]
    results = ["Bảng điểm", "Quyết định", "Dự toán", "Danh sách đăng ký", "Nghị quyết"]
    for i, (no, when, text, unit, start, due) in enumerate(entries):
        cell: Cell | None = Cell((unit,), rowspan=2) if i == 0 else Covered if i == 1 else Cell((unit,))
        table.append([no, when, text, cell, results[i]])
        w.item(text, path=no, when=when, start=start, due=due, units=[unit], products=[results[i]])
    # "Cả tháng" is the paper's own span; the grammar of the contract does not name it
    w.truth["items"][3] |= {"start": either("2024-04-01", None), "due": either("2024-04-30", None)}
    w.grid(table, (6, 16, 42, 20, 16))
    w.close(["Ban Giám hiệu (b/c)", "Các phòng, khoa", "Lưu: VT"], ["HIỆU TRƯỞNG"], "Quách Văn Nam")
    w.states(
        agency="Trường Cao đẳng nghề Kim Đỉnh",
        province="Cẩm Lĩnh",
        number="61/KH-CĐN",
        issued_on="2024-03-27",
        period=("2024-04-01", "2024-04-30"),
        signer=("Quách Văn Nam", "HIỆU TRƯỞNG"),
    )
    return w.finish()


def transport_month() -> Paper:
    """Three levels of groups; `1.1` rows under a group `1`; leader and unit split over lines; empty deadline."""
    w = Writer(
        "giao-thong-thang-12",
        "monthly_programme",
        "Nhóm ba cấp A, I, 1 và hàng 1.1; lãnh đạo và đơn vị xuống dòng; ô hạn trống",
        landscape=True,
    )
    w.letterhead(
        ["UBND TỈNH ĐÔNG KHÊ", "SỞ GIAO THÔNG VẬN TẢI", "Số:      /CTr-SGTVT"],
        [*MOTTO, "Đông Khê, ngày     tháng 11 năm 2023"],
    )
    w.title("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 12 NĂM 2023")
    w.say(
        "Căn cứ Quyết định số 77/QĐ-UBND ngày 09/01/2023 của Chủ tịch UBND tỉnh, Sở Giao thông vận tải ban hành Chương trình công tác tháng 12 năm 2023:"
    )
    w.programme(
        [
            ("no", "STT", 6),
            ("text", "Nội dung nhiệm vụ", 42),
            ("who", "Lãnh đạo phụ trách/Đơn vị thực hiện", 24),
            ("when", "Thời gian hoàn thành", 14),
            ("product", "Sản phẩm", 14),
        ],
        [
            Group("A", "A", "NHIỆM VỤ TRÌNH CẤP TRÊN"),
            row(
                "1",
                "Báo cáo kết quả bảo đảm trật tự an toàn giao thông năm 2023",
                who=["Đ/c Kiều Văn Thắng", "Phòng Quản lý vận tải"],
                leaders=["Kiều Văn Thắng"],
                units=["Phòng Quản lý vận tải"],
                when="Trước 15/12",
                due="2023-12-15",
                product="Báo cáo",
            ),
            row(
                "2",
                "Kế hoạch bảo trì đường bộ năm 2024",
                who=["Đ/c Viên Ích Khương", "Phòng Kết cấu hạ tầng"],
                leaders=["Viên Ích Khương"],
                units=["Phòng Kết cấu hạ tầng"],
                when="Tuần 3-4",
                start="2023-12-15",
                due="2023-12-31",
                product="Dự thảo Kế hoạch",
            ),
            Group("B", "B", "NHIỆM VỤ CHUYÊN MÔN", holds=False),
            Group("B.I", "I", "Quản lý vận tải", holds=False),
            Group("B.I.1", "1", "Vận tải hành khách"),
            row(
                "1.1",
                "Kiểm tra bến xe phía Tây và bến xe Cầu Ván",
                who=["Đ/c Kiều Văn Thắng", "Thanh tra Sở, Phòng Quản lý vận tải"],
                leaders=["Kiều Văn Thắng"],
                units=["Thanh tra Sở", "Phòng Quản lý vận tải"],
                when="Tuần 2",
                start="2023-12-08",
                due="2023-12-14",
                product="Biên bản",
            ),
            row(
                "1.2",
                "Công bố tuyến xe buýt số 06",
                who=["Đ/c Kiều Văn Thắng", "Phòng Quản lý vận tải"],
                leaders=["Kiều Văn Thắng"],
                units=["Phòng Quản lý vận tải"],
                when="",
                product="Quyết định",
            ),
            Group("B.I.2", "2", "Đào tạo, sát hạch"),
            row(
                "2.1",
                "Tổ chức 04 kỳ sát hạch lái xe: (1) Hạng A1 tại huyện Bàu Cát; (2) Hạng B2 tại trung tâm; (3) Hạng C; (4) Nâng hạng",
                who=["Đ/c Viên Ích Khương", "Trung tâm Sát hạch"],
                leaders=["Viên Ích Khương"],
                units=["Trung tâm Sát hạch"],
                when="Tuần 1-4",
                start="2023-12-01",
                due="2023-12-31",
                product="Kết quả sát hạch",
                parts=["Hạng A1 tại huyện Bàu Cát", "Hạng B2 tại trung tâm", "Hạng C", "Nâng hạng"],
            ),
            Group("B.II", "II", "Kết cấu hạ tầng"),
            row(
                "1",
                "Nghiệm thu công trình cầu Bà Tư",
                who=["Đ/c Viên Ích Khương", "Ban Quản lý dự án"],
                leaders=["Viên Ích Khương"],
                units=["Ban Quản lý dự án"],
                when="Ngày 22/12",
                due="2023-12-22",
                product="Biên bản nghiệm thu",
            ),
        ],
    )
    w.close(["UBND tỉnh (b/c)", "GĐ, các PGĐ Sở", "Lưu: VT, VP (2b)"], ["GIÁM ĐỐC"], "Kiều Văn Thắng")
    w.states(
        agency="Sở Giao thông vận tải",
        province="Đông Khê",
        number="/CTr-SGTVT",
        issued_on=None,
        period=("2023-12-01", "2023-12-31"),
        signer=("Kiều Văn Thắng", "GIÁM ĐỐC"),
    )
    return w.finish()


def culture_quarter() -> Paper:
    """A quarter as a table: months in the time column, lead and partners, no leader."""
    w = Writer(
        "du-lich-quy-3", "quarterly_programme", "Bảng quý, cột tháng, đơn vị chủ trì và phối hợp", text_style="pipes"
    )
    w.letterhead(["UBND TỈNH ĐÔNG KHÊ", "SỞ DU LỊCH", "Số: 19/KH-SDL"], [*MOTTO, "Đông Khê, ngày 24 tháng 6 năm 2024"])
    w.title("KẾ HOẠCH CÔNG TÁC QUÝ III NĂM 2024")
    w.programme(
        [
            ("no", "TT", 6),
            ("text", "Nhiệm vụ", 40),
            ("unit", "Đơn vị chủ trì", 18),
            ("partner", "Đơn vị phối hợp", 20),
            ("when", "Thời gian thực hiện", 16),
        ],
        [
            Group("I", "I", "Xúc tiến du lịch"),
            row(
                "1",
                "Khảo sát điểm du lịch cộng đồng bản Nà Lầu",
                unit="Phòng Quy hoạch",
                units=["Phòng Quy hoạch"],
                partner="UBND huyện Nà Rẫy",
                partners=["UBND huyện Nà Rẫy"],
                when="Tháng 7",
                start="2024-07-01",
                due="2024-07-31",
            ),
            row(
                "2",
                "Tham gia Ngày hội Du lịch tại thành phố biển",
                unit="Trung tâm Xúc tiến du lịch",
                units=["Trung tâm Xúc tiến du lịch"],
                partner="Hiệp hội Du lịch; các doanh nghiệp lữ hành",
                partners=["Hiệp hội Du lịch", "các doanh nghiệp lữ hành"],
                when="Tháng 8-9",
                start="2024-08-01",
                due="2024-09-30",
            ),
            Group("II", "II", "Quản lý lưu trú, lữ hành"),
            row(
                "1",
                "Thẩm định, xếp hạng cơ sở lưu trú",
                unit="Phòng Quản lý lưu trú",
                units=["Phòng Quản lý lưu trú"],
                when="Trong quý III",
                start="2024-07-01",
                due="2024-09-30",
            ),
            row(
                "2",
                "Đổi thẻ hướng dẫn viên",
                unit="Phòng Quản lý lữ hành",
                units=["Phòng Quản lý lữ hành"],
                when="Thường xuyên",
            ),
        ],
    )
    w.close(["UBND tỉnh", "Các phòng, đơn vị", "Lưu: VT"], ["GIÁM ĐỐC"], "Phí Thị Hòa")
    w.states(
        agency="Sở Du lịch",
        province="Đông Khê",
        number="19/KH-SDL",
        issued_on="2024-06-24",
        period=("2024-07-01", "2024-09-30"),
        signer=("Phí Thị Hòa", "GIÁM ĐỐC"),
    )
    return w.finish()


def district_year() -> Paper:
    """A year as lists: parts I and II, months numbered with automatic bullets of plus signs."""
    w = Writer("huyen-nam-2024", "annual_programme", "Chương trình năm dạng danh sách, tháng là mục con, dấu cộng")
    w.letterhead(
        ["UBND TỈNH CẨM LĨNH", "UBND HUYỆN SUỐI TRẦU", "Số: 01/CTr-UBND"],
        [*MOTTO, "Suối Trầu, ngày 08 tháng 01 năm 2024"],
    )
    w.title("CHƯƠNG TRÌNH", "Công tác trọng tâm năm 2024 của UBND huyện Suối Trầu")
    w.say("Căn cứ Nghị quyết của HĐND huyện, UBND huyện xây dựng Chương trình công tác năm 2024 như sau:")
    w.section("I", "I. CHƯƠNG TRÌNH CỤ THỂ", "CHƯƠNG TRÌNH CỤ THỂ", holds=False)
    months = [
        (1, 31, ["Tổ chức Tết vì người nghèo.", "Tuyển quân năm 2024. Kiểm tra công tác trực Tết."]),
        (2, 29, ["Ra quân trồng cây đầu xuân."]),
        (3, 31, ["Kiểm tra tiến độ giải ngân vốn đầu tư công quý I.", "Tổ chức Hội khỏe Phù Đổng cấp huyện."]),
    ]
    for month, last, bullets in months:
        w.section(f"I.{month}", f"{month}. Tháng {month}", f"Tháng {month}")
        for text in bullets:
            parts = ["Tuyển quân năm 2024.", "Kiểm tra công tác trực Tết."] if "Tuyển quân" in text else []
            w.bullet(
                text,
                mark="+ ",
                when=either(None, f"Tháng {month}"),
                start=f"2024-{month:02}-01",
                due=f"2024-{month:02}-{last}",
                parts=parts,
            )
    w.say("Giao Văn phòng HĐND và UBND huyện theo dõi, đôn đốc việc thực hiện Chương trình này./.")
    w.truth["items"].append(
        {
            "optional": True,
            "path": "*",
            "section": "*",
            "text": "Giao Văn phòng HĐND và UBND huyện theo dõi, đôn đốc việc thực hiện Chương trình này.",
        }
        | dict.fromkeys(("parts", "products", "when", "start", "due", "leaders", "units", "partners"), "*")
    )
    w.close(
        ["UBND tỉnh (b/c)", "TT Huyện ủy, HĐND huyện", "UBND các xã, thị trấn", "Lưu: VT"],
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        "Hứa Văn Tài",
    )
    w.states(
        agency=either("UBND huyện Suối Trầu", "Ủy ban nhân dân huyện Suối Trầu"),
        province="Cẩm Lĩnh",
        number="01/CTr-UBND",
        issued_on="2024-01-08",
        period=("2024-01-01", "2024-12-31"),
        signer={"name": "Hứa Văn Tài", "title": either("CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH")},
    )
    return w.finish()


def project_year() -> Paper:
    """A year as a table with quarters, months, days and regular work; product before the deadline."""
    w = Writer("ban-qlda-nam-2022", "annual_programme", "Bảng năm: quý, tháng, ngày và việc thường xuyên; nhóm I, II")
    w.letterhead(
        ["UBND TỈNH ĐÔNG KHÊ", "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG", "Số: 05/CTr-BQLDA"],
        [*MOTTO, "Đông Khê, ngày 12 tháng 01 năm 2022"],
    )
    w.title("CHƯƠNG TRÌNH CÔNG TÁC NĂM 2022")
    w.programme(
        [
            ("no", "TT", 6),
            ("text", "Nội dung", 38),
            ("product", "Kết quả", 16),
            ("when", "Thời gian", 14),
            ("unit", "Bộ phận thực hiện", 14),
            ("leader", "Lãnh đạo", 12),
        ],
        [
            Group("I", "I", "Chuẩn bị đầu tư", wide=True),
            row(
                "1",
                "Lập báo cáo nghiên cứu khả thi hồ chứa Khe Sâu",
                product="Báo cáo NCKT",
                when="Quý I",
                start="2022-01-01",
                due="2022-03-31",
                unit="Phòng Kế hoạch",
                units=["Phòng Kế hoạch"],
                leader="Ông Lại Văn Đức",
                leaders=["Lại Văn Đức"],
            ),
            row(
                "2",
                "Thẩm tra thiết kế đường nối Khu công nghiệp",
                product="Kết quả thẩm tra",
                when="Tháng 5/2022",
                start="2022-05-01",
                due="2022-05-31",
                unit="Phòng Kỹ thuật",
                units=["Phòng Kỹ thuật"],
                leader="Bà Mạc Thị Hằng",
                leaders=["Mạc Thị Hằng"],
            ),
            Group("II", "II", "Thi công", wide=True),
            row(
                "1",
                "Khởi công trụ sở xã Hang Dơi",
                product="Lễ khởi công",
                when="15/8/2022",
                due="2022-08-15",
                unit="Phòng Kỹ thuật",
                units=["Phòng Kỹ thuật"],
                leader="Ông Lại Văn Đức",
                leaders=["Lại Văn Đức"],
            ),
            row(
                "2",
                "Giao ban công trường",
                product="Biên bản",
                when="Hằng tuần",
                unit="Phòng Kỹ thuật",
                units=["Phòng Kỹ thuật"],
                leader="Bà Mạc Thị Hằng",
                leaders=["Mạc Thị Hằng"],
            ),
            row(
                "3",
                "Quyết toán dự án hoàn thành",
                product="Hồ sơ quyết toán",
                when="Quý III, IV",
                start="2022-07-01",
                due="2022-12-31",
                unit="Phòng Kế hoạch",
                units=["Phòng Kế hoạch"],
                leader="Ông Lại Văn Đức",
                leaders=["Lại Văn Đức"],
            ),
        ],
    )
    w.close(["UBND tỉnh (b/c)", "Lưu: VT, KH"], ["GIÁM ĐỐC"], "Lại Văn Đức")
    w.states(
        agency="Ban Quản lý dự án đầu tư xây dựng",
        province="Đông Khê",
        number="05/CTr-BQLDA",
        issued_on="2022-01-12",
        period=("2022-01-01", "2022-12-31"),
        signer=("Lại Văn Đức", "GIÁM ĐỐC"),
    )
    return w.finish()


PAPERS = [justice_month(), college_month(), transport_month(), culture_quarter(), district_year(), project_year()]
