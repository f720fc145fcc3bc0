"""The words around a number in a report: what ends the name of what is counted, and what makes it no quantity.

Data for `figures.py`; entries are lower case, with marks, "_" standing for the space inside an entry.
"""

from __future__ import annotations


def _entries(table: str) -> frozenset[str]:
    return frozenset(entry.replace("_", " ") for entry in table.split())


# The name of what is counted ends before these: "13 giấy phép | tiến hành công việc …", "18 trường | thuộc …".
ENDS_UNIT = _entries(
    """
    về cho của tại trên trong ngoài ở với từ đến tới theo do bằng để nhằm là được bị đã đang sẽ có không chưa thuộc
    gồm bao_gồm như so_với cùng khi sau trước giữa qua gắn_với liên_quan cấp năm tháng quý tuần đạt tăng giảm vượt
    chiếm ước mới cũ này trên_địa_bàn còn vẫn đều ngừng dừng hư_hỏng xuống_cấp mất rời bỏ gặp đủ thiếu thừa cần phải
    vẫn_còn nghỉ_việc trúng_tuyển tốt_nghiệp xin cư_trú sinh_sống tạm tăng_trưởng dừng_hoạt_động bàn_giao trở_về
    đổi_mới chuyển_đổi xử_phạt các những mở nêu nói xếp xếp_loại đoạt thông_qua_việc trong_đó tiêu_biểu điển_hình
    đúng_hạn quá_hạn trễ_hạn trước_hạn sớm chậm thì mà nên hoặc hay và bắt_đầu kết_thúc đăng_ký đề_nghị đề_xuất
    tham_gia tham_dự dự dự_thi dự_án_có thi_tuyển tiến_hành thực_hiện triển_khai xây_dựng phục_vụ tổ_chức_tại
    hoạt_động sản_xuất kinh_doanh bán mua nhập xuất thu chi nộp gửi cung_cấp tiếp_nhận giải_quyết xử_lý kiểm_tra
    thanh_tra vi_phạm_về đánh_giá tư_vấn nghiệm_thu xác_định thẩm_định phê_duyệt chuyển chuyển_tiếp chuyển_giao
    hoàn_thành hoàn_thiện hỗ_trợ hướng_dẫn đào_tạo tập_huấn tuyên_truyền tạo mắc tử_vong thoát thoát_nghèo hưởng đi
    làm gây sử_dụng áp_dụng ứng_dụng đầu_tư_vào lắp_đặt vận_hành quản_lý phát_triển nâng_cao thành_lập giải_thể
    phát_sinh tồn chẩn_đoán phát_hiện ban_hành ký quy_định nghiên_cứu tiếp_tục chấm_dứt thay_thế bảo_đảm đảm_bảo
    góp_phần nhận tặng trao khen_thưởng công_nhận cấp_phép kê_khai tuyển_dụng bổ_nhiệm luân_chuyển điều_động nghỉ
    tinh_giản đối_với đồng_thời song_song nhưng trở_lên trở_xuống tương_đương tương_ứng lên xuống vào ra rồi nữa
    khác toàn_tỉnh trong_tỉnh toàn_huyện đúng trồng nuôi vay dán giữ trả góp hiến ủng_hộ đóng_góp thu_hút thu_hồi
    khai_báo khai_thác đáp_ứng lập bố_trí chờ theo_học học_ngắn_hạn học_dài_hạn học_sau học_đại_học học_cao_học
    tự_nguyện trị_giá giá_trị
    """
)

# … unless the verb itself names the kind: "lớp | tập huấn", "cuộc | kiểm tra", "Kế hoạch | ứng phó sự cố".
KIND_VERBS: dict[str, frozenset[str]] = {
    "lớp": _entries("tập_huấn đào_tạo bồi_dưỡng dạy_nghề"),
    "khóa": _entries("tập_huấn đào_tạo bồi_dưỡng"),
    "khoá": _entries("tập_huấn đào_tạo bồi_dưỡng"),
    "hội nghị": _entries("tập_huấn triển_khai tuyên_truyền"),
    "cuộc": _entries("kiểm_tra thanh_tra giám_sát"),
    "đợt": _entries("kiểm_tra thanh_tra tuyên_truyền tập_huấn"),
    "đoàn": _entries("kiểm_tra thanh_tra"),
    "buổi": _entries("tuyên_truyền tập_huấn tư_vấn"),
    "kế hoạch": _entries("ứng_phó kiểm_tra thanh_tra hỗ_trợ phát_triển"),
    "dự án": _entries("đầu_tư"),
    "mô hình": _entries("ứng_dụng sản_xuất"),
    "đơn": _entries("đăng_ký"),
    "lượt": _entries("kiểm_tra tổ_chức cá_nhân doanh_nghiệp"),
    "kết luận": _entries("thanh_tra kiểm_tra"),
}

# Nouns of two syllables that stand whole even where one of their words would end a unit.
HEADS = _entries(
    """
    cuộc lượt vụ đơn người hộ ca cơ_sở suất giải buổi dự_thảo dự_thảo_văn_bản dự_toán văn_bằng văn_bằng_bảo_hộ
    bằng_độc_quyền thẻ giấy_xác_nhận mã_số_thuế chứng_thư_số nhiệm_vụ đề_tài dự_án hội_đồng cơ_sở doanh_nghiệp hồ_sơ
    văn_bản thiết_bị giấy_phép chứng_chỉ chứng_nhận kế_hoạch sáng_kiến đơn_vị tổ_chức cá_nhân sản_phẩm quyết_định
    nghị_quyết công_văn tờ_trình báo_cáo thông_báo chương_trình hội_nghị hội_thảo cuộc_thi cuộc_họp buổi_họp đề_án
    mô_hình giải_pháp hợp_đồng nhãn_hiệu kiểu_dáng bằng_sáng_chế giải_thưởng giải_pháp_hữu_ích đơn_thư thủ_tục
    dịch_vụ quy_trình cán_bộ công_chức viên_chức học_viên học_sinh sinh_viên giáo_viên hội_viên đoàn_viên đảng_viên
    nhân_viên lao_động chuyên_gia đại_biểu khách_hàng hộ_gia_đình hộ_dân gia_đình địa_phương địa_bàn phương_tiện
    phương_tiện_đo giấy_chứng_nhận tiêu_chuẩn quy_chuẩn chỉ_tiêu chỉ_số tiêu_chí phòng_họp trung_tâm hợp_tác_xã
    làng_nghề thí_sinh vi_phạm khiếu_nại tố_cáo kiến_nghị phản_ánh ý_kiến câu_hỏi bài_viết tin_bài chuyên_mục
    phóng_sự ấn_phẩm tạp_chí tài_liệu tờ_rơi pa_nô băng_rôn công_trình hạng_mục nhà_máy khu_công_nghiệp tài_khoản
    phần_mềm máy_tính đường_dây trạm_biến_áp cột_đo mẫu_hàng_hóa mẫu_nước giống_cây con_giống tên_miền đầu_mối
    cuộc_kiểm_tra bệnh_nhân người_bệnh ca_bệnh ổ_dịch cuộc_thanh_tra nội_dung lĩnh_vực vấn_đề kết_luận thỏa_thuận
    biên_bản chữ_ký_số kỳ_thi kỳ_họp chi_bộ chi_cục chi_đoàn chi_hội chi_nhánh chi_tiết ngày_làm_việc cơ_quan
    tập_thể danh_mục sở_ban_ngành phong_trào hoạt_động lễ_hội sự_kiện diễn_đàn gian_hàng khách_du_lịch lượt_khách
    lượt_người đề_xuất đề_nghị đăng_ký nghiên_cứu ngày_công giờ_công đồng_chí phiên_họp
    tin bài bản_tin số_bản_tin
    """
)

# Time that is counted as work given, not as how long something takes.
WORK_TIME = _entries("ngày_công ngày_người giờ_công giờ_giảng giờ_học giờ_bay")

# Behind the name of what is counted, with a number of their own, they tell its class: "phương tiện đo | nhóm 2".
CLASSES = _entries("nhóm loại hạng cấp mức mức_độ")

# Bodies that are counted as a list: "18 sở, ban, ngành", "2 tổ chức, cá nhân", "8 huyện/thị/thành phố".
LISTED = _entries(
    """
    sở ban ngành phòng đơn_vị cơ_quan tổ_chức cá_nhân tập_thể huyện thị thị_xã thành_phố xã phường thị_trấn quận
    địa_phương đoàn_thể cán_bộ công_chức viên_chức người_lao_động tp doanh_nghiệp hợp_tác_xã hộ hộ_gia_đình trường
    bộ nhóm thôn ấp bản tổ_dân_phố hội đề_tài dự_án nhiệm_vụ tin bài mô_hình hội_nghị hội_thảo lớp khối
    """
)

# Measures that may be glued to the number.
MEASURES = "m2|m²|m3|m³|km2|km²|km|kg|ha|mm|cm|MW|kWp|kWh|kV|kVA|MWp|GB|Mbps|tấn|tạ|lít|triệu|tỷ|tỉ|%|‰|đồng|đ|m|g|l"

# Right before a number these make it a name, a date or an address, not a quantity.
NAMES_NUMBER = _entries(
    """
    ngày tháng năm quý tuần kỳ nhiệm_kỳ giai_đoạn số thứ lần_thứ điều khoản mục chương phụ_lục nghị_quyết nghị_định
    thông_tư chỉ_thị tcvn iso qcvn covid mức_độ đường quốc_lộ tỉnh_lộ khu_phố tổ phiên_bản version top đt điện_thoại
    fax hotline sđt tel niên_độ niên_khóa năm_học trang tổng_đài nq qđ tt nđ iec astm haccp sáng chiều tối lúc hồi
    """
)

# These too, unless a known noun stands behind: "nhóm 2", "Đề án 06", but "cấp 15 giấy chứng nhận".
MAY_NAME_NUMBER = _entries(
    """
    khóa khoá lần đợt điểm phần bảng biểu hình quyết_định kết_luận luật công_văn kế_hoạch đề_án chương_trình nhóm
    loại hạng cấp_độ mức tầng thôn ấp khu lớp cấp vùng dòng cột mã web công_nghệ công_nghiệp cách_mạng tiểu_vùng
    khối ga
    """
)

# The same words are counted when they stand behind "đạt", "có" … or when a unit follows: never a name then.
DURATIONS = _entries("tháng năm tuần giờ phút giây thế_kỷ thập_kỷ tuổi")

# What a breakdown sorts by: the number counts what the sentence counted last ("cấp quốc gia: 03").
SORTS = _entries("cấp loại hạng mức nhóm nam nữ khối tuyến")

# Approximations: the number is kept, a person should know that the paper does not state it exactly.
APPROXIMATE = _entries(
    "hơn trên gần khoảng ước chừng xấp_xỉ ước_khoảng ước_đạt ước_tính dưới tối_thiểu ít_nhất không_dưới"
)

# Lines of a web page that hold numbers of the page, not of the report.
PAGE_FURNITURE = (
    r"lượt\s+(?:truy\s*cập|xem|đọc|tải)|(?:đang|số\s+người)\s+(?:truy\s*cập|online|trực\s+tuyến)|ngày\s+(?:đăng|"
    r"cập\s+nhật)|cập\s+nhật\s*(?:ngày|lúc|:)"
    r"|điện\s+thoại\s*:|fax\s*:|e-?mail\s*:|tổng\s+(?:số\s+)?truy\s*cập|bản\s+quyền|giấy\s+phép\s+(?:số|"
    r"thiết\s+lập)|©|https?://|tác\s+giả\s*:"
    r"|^\s*(?:hôm\s+(?:nay|qua)|tuần\s+(?:này|trước)|tháng\s+(?:này|trước)|tất\s+cả|trực\s+tuyến)\s*:?\s*[\d.,]+\s*$"
)
