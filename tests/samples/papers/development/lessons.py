"""Kinds of trouble that papers kept aside showed, in other words: what reading should learn in general."""

from __future__ import annotations

from tests.samples.paper import Paper, Truth, Writer, either

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def after(prefix: str, text: str) -> Truth:
    """A text with what stands before it, or without: the contract leaves it open."""
    return either(text, f"{prefix}{text}")


def tables_by_month() -> Paper:
    """The title is followed at once by a heading, then a table per month whose numbers begin anew."""
    w = Writer("tram-y-te-quy-3", "quarterly_programme", "Sau tên văn bản là tiêu đề tháng, mỗi tháng một bảng")
    w.letterhead(
        ["UBND THÀNH PHỐ GÒ MÂY", "TRUNG TÂM Y TẾ", "Số: 88/KH-TTYT"], [*MOTTO, "Gò Mây, ngày 25 tháng 6 năm 2023"]
    )
    w.title("KẾ HOẠCH CÔNG TÁC QUÝ III NĂM 2023")
    data: list[tuple[int, list[tuple[str, str, str, str, str | None, str]]]] = [
        (
            7,
            [
                ("1", "Khám sức khỏe người cao tuổi", "Khoa Khám bệnh", "Tuần 2", "2023-07-08", "2023-07-14"),
                ("2", "Tập huấn sơ cấp cứu", "Phòng Điều dưỡng", "Ngày 21/7", None, "2023-07-21"),
            ],
        ),
        (8, [("1", "Tẩy giun cho học sinh tiểu học", "Khoa Kiểm soát bệnh tật", "Trước 15/8", None, "2023-08-15")]),
        (9, [("1", "Kiểm tra bếp ăn bán trú", "Khoa An toàn thực phẩm", "Tuần 1-2", "2023-09-01", "2023-09-14")]),
    ]
    for month, rows in data:
        w.section(f"Tháng {month}", f"Tháng {month}/2023", f"Tháng {month}/2023")
        w.truth["sections"][-1]["path"] = either(f"Tháng {month}/2023", f"Tháng {month}")
        for no, text, unit, when, start, due in rows:
            w.item(text, path=no, when=when, start=start, due=due, units=[unit])
            w.truth["items"][-1]["path"] = either(f"Tháng {month}/2023.{no}", f"Tháng {month}.{no}")
            w.truth["items"][-1]["section"] = either(f"Tháng {month}/2023", f"Tháng {month}")
        w.grid(
            [
                ["STT", "Công việc", "Khoa, phòng", "Thời gian"],
                *[[no, text, unit, when] for no, text, unit, when, *_ in rows],
            ],
            (8, 46, 24, 22),
        )
    w.close(["Sở Y tế (b/c)", "Các khoa, phòng", "Lưu: VT"], ["GIÁM ĐỐC"], "Tiêu Văn Chánh")
    w.states(
        agency="Trung tâm Y tế",
        province=None,
        number="88/KH-TTYT",
        issued_on="2023-06-25",
        period=("2023-07-01", "2023-09-30"),
        signer=("Tiêu Văn Chánh", "GIÁM ĐỐC"),
    )
    w.truth["agency"] = either("Trung tâm Y tế", "Trung tâm Y tế thành phố Gò Mây")
    w.truth["province"] = either(None, "Gò Mây")
    return w.finish()


def headed_report() -> Paper:
    """The title is followed at once by a numbered heading; what was counted is doing or ceasing something."""
    w = Writer("thu-vien-nam-2022", "review_report", "Sau tên văn bản là mục 1.; vật được đếm kèm động từ")
    w.letterhead(
        ["SỞ VĂN HÓA BÌNH HẢI", "THƯ VIỆN TỈNH", "Số: 140/BC-TVT"], [*MOTTO, "Bình Hải, ngày 05 tháng 12 năm 2022"]
    )
    w.title("BÁO CÁO", "Kết quả hoạt động năm 2022")
    w.say("1. Phục vụ bạn đọc", bold=True, align="left")
    w.say("- Cấp 1.540 thẻ bạn đọc; 27 thư viện xã ngừng phục vụ do thiếu nhân lực.")
    w.figure(1540, either("thẻ bạn đọc", "thẻ"), "Cấp 1.540 thẻ bạn đọc")
    w.figure(27, either("thư viện xã", "thư viện"), "27 thư viện xã ngừng phục vụ do thiếu nhân lực")
    w.say("2. Luân chuyển sách", bold=True, align="left")
    w.say("- Luân chuyển 3.200 bản sách đến 16 trường học.")
    w.figure(3200, either("bản sách", "bản"), "Luân chuyển 3.200 bản sách đến 16 trường học")
    w.figure(16, "trường học", "Luân chuyển 3.200 bản sách đến 16 trường học")
    w.truth["figures"][-1]["unit"] = either("trường học", "trường")
    for path, title in (("1", "Phục vụ bạn đọc"), ("2", "Luân chuyển sách")):
        w.note_section(path, title, holds=False)
    w.close(["Sở Văn hóa (b/c)", "Lưu: VT"], ["GIÁM ĐỐC"], "Thi Thị Nho")
    w.states(
        agency="Thư viện tỉnh",
        province=either("Bình Hải", None),
        number="140/BC-TVT",
        issued_on="2022-12-05",
        period=("2022-01-01", "2022-12-31"),
        signer=("Thi Thị Nho", "GIÁM ĐỐC"),
    )
    return w.finish()


def academy_week() -> Paper:
    """Short titles of other trades behind a dash; a session heading that holds for lines without an hour."""
    w = Writer(
        "hoc-vien-tuan-5",
        "weekly_schedule",
        "Chức vụ viết tắt của ngành khác (VT, PVT, TK); buổi là tiêu đề, dòng không giờ",
        text_style="lines",
    )
    w.title("LỊCH CÔNG TÁC TUẦN 5 CỦA VIỆN NGHIÊN CỨU CÂY ĂN QUẢ", "Từ ngày 30/01/2023 đến ngày 03/02/2023")
    w.truth["title"] = either(
        "LỊCH CÔNG TÁC TUẦN 5 CỦA VIỆN NGHIÊN CỨU CÂY ĂN QUẢ Từ ngày 30/01/2023 đến ngày 03/02/2023",
        "LỊCH CÔNG TÁC TUẦN 5 CỦA VIỆN NGHIÊN CỨU CÂY ĂN QUẢ",
    )
    w.say("Thứ Hai, ngày 30/01", bold=True, align="left")
    w.say("* Chiều:", align="left")
    w.say("- Gặp mặt đầu xuân cán bộ, viên chức.")
    w.event("2023-01-30", "Gặp mặt đầu xuân cán bộ, viên chức.", session="afternoon")
    w.say("Thứ Năm, ngày 02/02", bold=True, align="left")
    w.say("* Sáng:", align="left")
    w.say("- Kiểm tra vườn ươm số 2.")
    w.event("2023-02-02", "Kiểm tra vườn ươm số 2.", session="morning")
    w.say("- 9 giờ 30: Tiếp đoàn chuyên gia tại Nhà khách Viện.")
    w.event(
        "2023-02-02",
        after("9 giờ 30: ", "Tiếp đoàn chuyên gia tại Nhà khách Viện."),
        session="morning",
        time="09:30",
        place="Nhà khách Viện",
    )
    w.states(
        agency=either("Viện Nghiên cứu Cây ăn quả", None),
        province=None,
        period=("2023-01-30", "2023-02-03"),
        signer=None,
    )
    return w.finish()


def academy_table() -> Paper:
    """The same office's table: name, dash, short title."""
    w = Writer("hoc-vien-tuan-6", "weekly_schedule", "Bảng: Đ/c Tên - VT, PVT, TP; ô việc có giờ")
    w.letterhead(["BỘ NÔNG NGHIỆP", "VIỆN NGHIÊN CỨU CÂY ĂN QUẢ"], [*MOTTO, "Tân Giang, ngày 03 tháng 02 năm 2023"])
    w.title("LỊCH CÔNG TÁC TUẦN 6 (06/02/2023 - 10/02/2023)")
    w.grid(
        [
            ["Thứ, ngày", "Nội dung", "Địa điểm", "Chủ trì"],
            ["Thứ Hai 06/02", "08h30: Họp lãnh đạo Viện", "Phòng họp 1", "Đ/c Thới - VT"],
            ["Thứ Ba 07/02", "Bảo vệ đề cương nghiên cứu", "Hội trường", "Đ/c Duyên - PVT"],
            ["Thứ Sáu 10/02", "15h00: Sinh hoạt học thuật", "Phòng họp 2", "Đ/c Khải - TK"],
        ],
        (18, 44, 18, 20),
    )
    w.event(
        "2023-02-06",
        after("08h30: ", "Họp lãnh đạo Viện"),
        session="morning",
        time="08:30",
        place="Phòng họp 1",
        leaders=[("Thới", "VT")],
    )
    w.event("2023-02-07", "Bảo vệ đề cương nghiên cứu", place="Hội trường", leaders=[("Duyên", "PVT")])
    w.event(
        "2023-02-10",
        after("15h00: ", "Sinh hoạt học thuật"),
        session="afternoon",
        time="15:00",
        place="Phòng họp 2",
        leaders=[("Khải", "TK")],
    )
    w.close(["Lãnh đạo Viện", "Lưu: VT"], ["VIỆN TRƯỞNG"], "Giáp Văn Thới")
    w.states(
        agency="Viện Nghiên cứu Cây ăn quả",
        province=either("Tân Giang", None),
        issued_on="2023-02-03",
        period=("2023-02-06", "2023-02-10"),
        signer=("Giáp Văn Thới", "VIỆN TRƯỞNG"),
    )
    return w.finish()


def verbs_notice() -> Paper:
    """Partners followed by less common verbs; a last order of two sentences before the closing demand."""
    w = Writer(
        "bao-hiem-giao-ban-thang-4",
        "conclusion_notice",
        "Sau phối hợp với X là động từ ít gặp; việc cuối hai câu rồi đến yêu cầu chung",
    )
    w.letterhead(
        ["BẢO HIỂM XÃ HỘI VIỆT NAM", "BẢO HIỂM XÃ HỘI TỈNH AN HÒA", "Số: 655/TB-BHXH"],
        [*MOTTO, "An Hòa, ngày 04 tháng 4 năm 2023"],
    )
    w.title("THÔNG BÁO", "Kết luận của Giám đốc tại cuộc họp giao ban tháng 4/2023")
    w.say("Ngày 03/4/2023, Bảo hiểm xã hội tỉnh họp giao ban. Giám đốc kết luận:")
    w.section("1", "1. Giao Phòng Truyền thông", "Giao Phòng Truyền thông")
    w.bullet(
        "Phối hợp với Báo An Hòa mở chuyên trang về bảo hiểm xã hội tự nguyện.",
        units=["Phòng Truyền thông"],
        partners=["Báo An Hòa"],
    )
    w.bullet(
        "Phối hợp với Bưu điện tỉnh nhắn tin nhắc đóng cho người tham gia.",
        units=["Phòng Truyền thông"],
        partners=["Bưu điện tỉnh"],
    )
    w.section("2", "2. Giao Phòng Giám định", "Giao Phòng Giám định")
    w.bullet(
        "Rà soát hồ sơ thanh toán của Bệnh viện K. Trình Giám đốc chậm nhất ngày 18/4.",
        units=["Phòng Giám định"],
        parts=["Rà soát hồ sơ thanh toán của Bệnh viện K.", "Trình Giám đốc chậm nhất ngày 18/4."],
        when="chậm nhất ngày 18/4",
        due="2023-04-18",
    )
    closing = "Đề nghị các phòng, đơn vị thực hiện và báo cáo kết quả trước ngày 28/4/2023."
    w.say(closing)
    w.item(
        closing,
        path="=0.1",
        section="",
        units=either(["các phòng, đơn vị"], ["các phòng", "đơn vị"]),
        when="trước ngày 28/4/2023",
        due="2023-04-28",
    )
    w.close(["Ban Giám đốc", "Các phòng, BHXH huyện", "Lưu: VT"], ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"], "Nông Thị Ấm")
    w.states(
        agency=either("Bảo hiểm xã hội tỉnh An Hòa", "Bảo hiểm xã hội"),
        province="An Hòa",
        number="655/TB-BHXH",
        issued_on="2023-04-04",
        period=either({"start": "2023-04-01", "end": "2023-04-30"}, None),
        signer={"name": "Nông Thị Ấm", "title": either("CHÁNH VĂN PHÒNG", "TL. GIÁM ĐỐC CHÁNH VĂN PHÒNG")},
    )
    return w.finish()


PAPERS = [tables_by_month(), headed_report(), academy_week(), academy_table(), verbs_notice()]
