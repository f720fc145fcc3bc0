"""The verbs and turns with which office Vietnamese begins to say what is to be done.

They tell where the name of a body ends in running text ("Sở Tài chính | thẩm định …") and whether a
paragraph orders something. All entries are lower case, as printed with marks.
"""

from __future__ import annotations

import re

from giaoban.core.text.patterns import lazy_pattern

_ALWAYS = """
bàn bàn_giao ban_hành báo_cáo bám_sát bảo_đảm bảo_quản bảo_vệ biên_soạn biên_tập biểu_dương bình_xét bố_trí bổ_sung
bồi_dưỡng cam_kết cải_cách cải_thiện cải_tiến cảnh_báo căn_cứ cân_đối cân_nhắc cấp_phép cập_nhật cẩn_trọng chấm_dứt
chấn_chỉnh chấp_hành chỉ_đạo chịu_trách_nhiệm chia_sẻ cho_ý_kiến chọn_lọc chú_trọng chú_ý chủ_động chủ_trì chuẩn_bị
chuẩn_hóa chuẩn_hoá chuyển_hồ_sơ chứng_nhận công_bố công_khai cung_cấp củng_cố cụ_thể_hóa cử dẫn_đoàn dành di_dời
dự_kiến dự_thảo duy_trì duyệt đánh_giá đăng_ký đăng_tải đảm_bảo đảm_nhận đấu_mối đấu_nối đấu_thầu đầu_mối đẩy_mạnh
đẩy_nhanh đề_nghị đề_xuất điều_chỉnh điều_tra định_hướng định_kỳ đóng_góp đôn_đốc đơn_đốc đối_chiếu đồng_bộ
đồng_chủ_trì đồng_thời động_viên đưa gắn_với ghi_nhận giải_quyết giải_trình giao giao_nhiệm_vụ giới_thiệu giúp gửi
hoàn_chỉnh hoàn_tất hoàn_thành hoàn_thiện họp huy_động hướng_dẫn kết_luận kết_nối kê_khai khảo_sát khai_thác
khắc_phục khẩn_trương khẳng_định khen_thưởng khởi_công kịp_thời kiên_quyết kiện_toàn kiến_nghị kiểm_điểm kiểm_kê
kiểm_soát ký_kết lãnh_đạo lan_tỏa làm_rõ làm_tốt làm_việc lập lấy_ý_kiến lên_kế_hoạch lồng_ghép lựa_chọn lưu_ý mời
mở_lớp mở_rộng nâng_cao nắm_bắt nắm_chắc nắm_tình_hình nêu_gương nghiêm_túc nghiệm_thu nỗ_lực nộp nhanh_chóng
nhân_rộng niêm_yết phân_bổ phân_công phân_loại phân_tích phát_động phát_huy phát_hiện phát_hành phấn_đấu phê_duyệt
phối_hợp phổ_biến phúc_đáp quan_tâm quán_triệt quyết_liệt quyết_toán quyết_định ra_quân ra_soát rà_soát rà_lại
rút_kinh_nghiệm rút_ngắn sao_gửi sắp_xếp sẵn_sàng siết_chặt sớm soạn_thảo so_sánh sơ_kết sử_dụng sửa_chữa sửa_đổi
tạm_dừng tạm_ứng tạo_điều_kiện tạo_lập tăng_cường tập_hợp tập_huấn tập_trung tham_dự tham_gia tham_mưu tham_vấn
thành_lập thanh_toán thanh_lý tháo_gỡ theo_dõi theo_sát thẩm_tra thẩm_xét thí_điểm thông_báo thông_tin_đến thống_kê
thống_nhất thúc_đẩy thực_hiện thường_trực_theo_dõi thường_xuyên tiến_hành tiếp_cận tiếp_nhận tiếp_thu tiếp_tục
tiếp_xúc tích_cực tiết_kiệm tính_toán tìm_kiếm tổng_kết tổng_kiểm_tra trả_lời trao_đổi trên_cơ_sở trích_lục
triển_khai trình trích trực truy_thu tuyển_chọn tuyển_dụng tuyên_dương tự_chủ_động tự_kiểm_tra ưu_tiên vận_dụng
vận_động vận_hành viết xác_định xác_minh xác_nhận xây_dựng xem_xét xét xin_ý_kiến xử_lý xuất_bản yêu_cầu rà phải cần
nên có_trách_nhiệm có_phương_án có_giải_pháp có_kế_hoạch có_văn_bản có_báo_cáo có_ý_kiến không_để không_được không
sẽ đã chưa còn được bị là để nhằm làm căn mỗi tuyệt_đối hằng_tháng hàng_tháng hằng_tuần hàng_tuần hằng_quý hàng_quý
chậm_nhất trước trong tại theo với từ khi nếu vào về_việc cùng_với do bằng qua đến kèm rằng như hãy giữ
nghiên_cứu_đề_xuất nghiên_cứu,_đề_xuất nghiên_cứu,_tham_mưu kiểm_tra,_đôn_đốc thẩm_định,_trình tổng_hợp,_báo_cáo
tổng_hợp,_tham_mưu tổ_chức_thực_hiện tổ_chức_triển_khai tổ_chức_họp tổ_chức_hội_nghị tổ_chức_rà_soát tổ_chức_tốt
tổ_chức_kiểm_tra tổ_chức_các tổ_chức_lớp tổ_chức_lễ quản_lý_chặt_chẽ quản_lý_tốt theo_chức_năng đi lấy in chi cấp
khóa mua lắp_đặt trang_bị trồng phun vệ_sinh kích_hoạt dừng thuê chuyển ký cam ứng_phó ứng_trực trực_ban giải_ngân
mở hạch_toán chi_trả xuất_cấp tiêm phát_thuốc treo dọn_dẹp cắm_mốc thu_hồi thu_gom nhập_liệu kiểm_đếm thi_công
khởi_động vận_chuyển chốt đặt thả thẩm_duyệt truyền_đạt khơi_thông nạo_vét chăm_sóc thăm_hỏi đón tiếp_đón nhận trả
giám_định đền_bù bồi_thường cưỡng_chế xác_lập kết_thúc khánh_thành số_hóa số_hoá cắt_giảm đóng ủng_hộ phòng_trừ
gieo_trồng gieo_cấy khoanh_vùng dập_dịch cách_ly tiêu_hủy điều_trị cấp_phát bình_ổn đối_thoại hòa_giải hoà_giải
tiếp_dân cho_phép cho_chủ_trương làm_việc_với chấm_điểm xếp_loại luân_chuyển bổ_nhiệm điều_động biên_chế nhắc_nhở
kiểm_tra_lại thường_trực đăng_cai tạo_thuận_lợi thay_thế bàn_bạc họp_bàn giữ_vững giữ_gìn ổn_định tôn_tạo nhắn
nhắn_tin nhắc gọi gặp_gỡ rút tặng phát_tờ_rơi chụp quay ghi nêu hỗ_trợ_thủ_tục chia đo cắm
"""

# Words that are as often part of a name ("Phòng Quản lý khoa học", "Ban Tổ chức") as a verb of the order:
# right behind "phòng", "ban", "trung tâm" … they belong to the name, anywhere else they end it.
_NAME_OR_VERB = """
quản_lý tổ_chức kiểm_tra thanh_tra tổng_hợp hỗ_trợ đào_tạo xúc_tiến phát_triển thẩm_định giám_sát ứng_dụng
chuyển_giao nghiên_cứu tuyên_truyền thi_đua phục_vụ kiểm_định kiểm_nghiệm thi_hành đầu_tư truyền_thông tiếp_công_dân
tư_vấn thử_nghiệm kiểm_dịch kiểm_nghiệm kiểm_lâm đối_ngoại phòng_chống tạp_vụ thực_nghiệm khuyến_nông kiểm_soát
bảo_vệ bảo_trợ cải_cách
"""

# Turns that open a paragraph which tells or praises, and orders nothing by itself.
_TELLING = """
đánh_giá_cao đánh_giá_chung đánh_giá_kết_quả cơ_bản_thống_nhất cơ_bản_nhất_trí cơ_bản_đồng_ý về_cơ_bản
thống_nhất_với thống_nhất_cao nhất_trí thống_nhất_nội_dung thống_nhất_đánh_giá thống_nhất_chủ_trương đồng_ý_với
đồng_ý_chủ_trương đồng_ý_về ghi_nhận biểu_dương hoan_nghênh nhìn_chung tuy_nhiên kết_quả bên_cạnh_đó bên_cạnh_những
mặc_dù thành_phần tham_dự tham_gia_dự dự_họp cùng_dự thời_gian địa_điểm sau_khi_nghe sau_khi_xem_xét trên_đây
trong_tháng_qua trong_tuần_qua thời_gian_qua qua_báo_cáo nguyên_nhân tồn_tại hạn_chế tình_hình hội_nghị_đã
cuộc_họp_đã phát_biểu tại_hội_nghị tại_cuộc_họp tham_gia_phát_biểu vắng có_mặt thư_ký ngày khen_ngợi chúc_mừng
cảm_ơn
"""


def _phrases(table: str) -> frozenset[str]:
    return frozenset(entry.replace("_", " ") for entry in table.split())


ORDERING = _phrases(_ALWAYS)
NAME_OR_VERB = _phrases(_NAME_OR_VERB)
TELLING = _phrases(_TELLING)
WORK = ORDERING | NAME_OR_VERB

# Words of ORDERING that end a name but do not, by themselves, make an order.
_NOT_IMPERATIVE = _phrases(
    "đã chưa còn được bị là để nhằm trước trong tại theo với từ khi nếu vào về_việc cùng_với do bằng qua đến kèm rằng "
    "như căn mỗi không sẽ chi khóa in đi lấy cam thường_xuyên định_kỳ hằng_tháng hàng_tháng theo_chức_năng "
    "trên_cơ_sở căn_cứ đồng_thời"
)

_LONGEST = max(entry.count(" ") + 1 for entry in WORK | TELLING)
_WORD = lazy_pattern(r"[^\s,;:.()]+|,")


def _opening(text: str, begin: int) -> list[str]:
    words: list[str] = []
    for match in _WORD.finditer(text, begin):
        if match[0] == "," and words:
            words[-1] += ","
        elif match[0] != ",":
            words.append(match[0])
        if len(words) > _LONGEST:
            break
    return words


def opens_with(table: frozenset[str], text: str, begin: int = 0) -> str:
    """The longest entry of a table that stands at a position of the text, lower case; "" when none does."""
    words = [w.lower() for w in _opening(text, begin)]
    for n in range(min(_LONGEST, len(words)), 0, -1):
        phrase = " ".join(words[:n])
        if phrase.rstrip(",") in table or phrase in table:
            return phrase.rstrip(",")
    return ""


def is_imperative(text: str) -> bool:
    """Whether a text begins by telling to do something ("Tham mưu …", "Khẩn trương rà soát …")."""
    if is_telling(text):
        return False
    phrase = opens_with(WORK, text)
    return bool(phrase) and phrase not in _NOT_IMPERATIVE


_HEADS_THE_ATTENDANCE = lazy_pattern(r"(?:chủ trì|chủ tọa|chủ toạ)\s*(?::|hội nghị|cuộc họp|buổi|-)", re.IGNORECASE)


def is_telling(text: str) -> bool:
    """Whether a text begins by telling, judging or praising rather than ordering ("Đánh giá cao …")."""
    return bool(opens_with(TELLING, text) or _HEADS_THE_ATTENDANCE.match(text))
