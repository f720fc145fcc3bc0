"""The words by which people, posts and units are known in official papers: data for `people.py`, `units.py`."""

from __future__ import annotations

from giaoban.core.text.letters import LOWER, UPPER
from giaoban.core.text.patterns import lazy_pattern

SURNAMES = frozenset(
    """
    Âu Bạch Bàn Bành Bế Bì Biện Bùi Cái Cầm Cam Cao Cấn Châu Chế Chu Chử Cồ Cù Cung Danh Diệp Doãn Dương Đàm Đàng
    Đào Đậu Đặng Điêu Điều Đinh Đoàn Đỗ Đồng Đổng Đường Giang Giàng Giáp H Hà Hàn Hàng Hán Hầu Hình Hoa Hoàng Hoàn
    Hồ Hồng Huỳnh Hứa Hùng Khà Khổng Khuất Khúc Kiều Kim Kha Ksor La Lã Lai Lại Lâm Lầu Lê Lều Linh Lò Lô Lộ Lộc Lục
    Lư Lữ Lương Lường Lưu Lý Ma Mã Mạc Mạch Mai Mẫn Mạnh Mỵ Nghê Nghị Nghiêm Ngô Ngọ Ngọc Nguyễn Ngụy Nguỵ Nhâm Nhan
    Nhữ Ninh Nông Ông Phạm Phan Phí Phó Phù Phùng Phương Quách Quan Quản Quàng Quế Rơ Sái Sầm Sần Siu Sơn Sử Sùng Tạ
    Tăng Tần Tất Thạch Thái Thẩm Thân Thào Thi Thiều Tiêu Tiết Tô Tôn Tòng Tống Trà Trác Trần Triệu Trình Trịnh Trưng
    Trương Từ Ty Tưởng Ung Ứng Uông Vạn Văn Vì Vi Viên Viêm Võ Vòng Vũ Vương Vừ Xa Y Yên Hoàng
    """.split()
)

# What stands before a name and is not part of it.
PERSON_PREFIX = lazy_pattern(
    r"(?<!\w)(?:(?:[Cc]ác\s+)?(?:Đ|đ)\s?(?:/|\.)\s?(?:C|c)\s*[.:]*"
    r"|(?:Các|các)?\s*(?:Đồng chí|đồng chí|ĐỒNG CHÍ)\s*:?"
    r"|(?:Các|các)?\s*(?:Ông|Bà|ông|bà|ÔNG|BÀ)(?:\s*\(\s*[Bb]à\s*\))?\s*:?(?=\s)"
    r"|Đc\.?(?=\s)|(?<!\w )(?:Anh|Chị)(?=\s+[" + UPPER + r"])"
    r")\s*"
)
# Degrees and ranks printed before a name ("TS. Nguyễn Văn A"): not part of the name either.
DEGREE = lazy_pattern(
    r"(?:(?:GS\.?\s*TS|PGS\.?\s*TS|GS|PGS|TSKH|TS|ThS|Th\.S|Ths|BSCKI{1,2}|LS|NGƯT|NSƯT)\.\s*|(?:TS|ThS|Ths|PGS|GS)\s+)"
)
# A calling printed before a name, as hospitals and schools do: it is the title.
CALLING = lazy_pattern(r"(?:BS|Bs|ĐD|DS|KS|YS|KTV|NHS|GV|CN)\.?\s+")

NAME_WORD = lazy_pattern(rf"[{UPPER}](?:['’][{UPPER}])?[{LOWER}]*(?:['’-][{UPPER}{LOWER}]+)?(?![{UPPER}{LOWER}\d&])")
NAME_CAPITALS = lazy_pattern(rf"[{UPPER}]{{2,}}(?![{LOWER}\d&])")

_TITLE_FULL = (
    r"(?:(?:Quyền|Q\.|Nguyên)\s*)?"
    r"(?:"
    r"(?:Phó\s+|P\.\s*)?(?:Tổng\s+)?Giám\s+đốc|Phó\s+giám\s+đốc"
    r"|(?:Phó\s+)?Chủ\s+(?:tịch|nhiệm)|Phó\s+chủ\s+(?:tịch|nhiệm)"
    r"|(?:Phó\s+)?(?:Chánh|chánh)\s+(?:Văn\s+phòng|Thanh\s+tra|văn\s+phòng|thanh\s+tra|VP|TTr|TT)"
    r"|(?:Phó\s+)?(?:Trưởng|trưởng)\s+(?:phòng|Phòng|ban|Ban|đoàn|Đoàn|tiểu\s+ban|khoa|Khoa|trạm|Trạm|đơn\s+vị|bộ\s+phận|thôn)"
    r"|(?:Phó\s+)?(?:Chi\s+cục|Cục|Tổ|Tổng\s+cục|Vụ|Kế\s+toán)\s+trưởng|Phó\s+(?:chi\s+cục|tổ)\s+trưởng"
    r"|(?:Phó\s+)?(?:Viện|Hiệu)\s+trưởng"
    r"|(?:Phó\s+)?(?:Bí|bí)\s+thư|Ủy\s+viên|Uỷ\s+viên|Thư\s+ký"
    r"|(?:Phụ\s+trách|phụ\s+trách)(?=\s)|Chuyên\s+viên(?:\s+(?:chính|cao\s+cấp))?|Kế\s+toán\s+viên|Văn\s+thư"
    r"|(?:Phó\s+)?Tổng\s+biên\s+tập"
    r"|(?:Phó\s+)?Bộ\s+trưởng|Thứ\s+trưởng"
    r")"
)
_TITLE_SHORT = (
    r"(?:PCTTT|PCT\.?TT|PCT|CT|PGĐ|PGD|P\.GĐ|P\.\s?GĐ|GĐ|GD|PCVP|P\.CVP|CVP|PCCT|CCT|PTP|PTTP|P\.TP|TP(?=\s|$)"
    r"|PCTT|PBT|BT|UVBTV|UVTV|QGĐ|Q\.GĐ|CTTr|PCTTr|PVP|PTB|TB|CV)"
)
# The beginning of a post, in full or in the short forms of the leaders' column.
TITLE_HEAD = lazy_pattern(rf"(?<![\w./])(?:{_TITLE_FULL}|{_TITLE_SHORT}\b\.?)(?![{LOWER}{UPPER}])")

# Leaders named as a group: they lead, but are no one person.
GROUP = lazy_pattern(
    r"(?<!\w)(?:(?:Tập\s+thể\s+)?(?:Lãnh|lãnh)\s+đạo\s+(?:(?:các\s+)?(?:Sở|sở|UBND|HĐND|Văn\s+phòng|VP|tỉnh|huyện|xã|cơ\s+quan"
    r"|phụ\s+trách|Chi\s+cục|Trung\s+tâm))"
    r"|(?:Tập\s+thể\s+)?LĐ\s*(?:Sở|VP|UBND)|Tập\s+thể\s+(?:L|l)ãnh\s+đạo"
    r"|(?:Tập\s+thể\s+)?(?:Ban|BAN)\s+(?:Giám|giám|GIÁM)\s+(?:đốc|hiệu|ĐỐC)|BGĐ|BGD"
    r"|(?:Các|các)\s+(?:Phó|PGĐ|PCT|P\.GĐ|đồng\s+chí\s+(?:lãnh\s+đạo|Phó))|Thường\s+trực\b|(?:Ban\s+)?Thường\s+vụ|TTr?\.?\s+HĐND)"
)

_UNIT_WORDS = (
    r"(?:Các|các|Toàn\s+thể|Tất\s+cả|tất\s+cả)\s+(?:phòng|Phòng|đơn\s+vị|Đơn\s+vị|trung\s+tâm|sở|Sở|cơ\s+quan|ban|ngành"
    r"|tổ\s+chức|huyện|xã|phường|địa\s+phương|thành\s+viên|chi\s+cục|ấp|thôn|bộ|bộ\s+phận|tổ|đoàn\s+thể|công\s+chức|CBCC|cán\s+bộ|trường|cấp)"
    r"|(?:Phòng|phòng)(?!,)|P\.\s?(?=[" + UPPER + r"])|(?:Văn|VĂN)\s+(?:phòng|Phòng|PHÒNG)|VP(?=[\s,;.)&]|$)"
    r"|(?:Chi|CHI)\s+(?:cục|Cục|CỤC|bộ|nhánh|đoàn|hội)|CC(?=\s+[" + UPPER + r"])"
    r"|(?:Trung|trung)\s+tâm|TT(?=\s+[" + UPPER + r"])|TTr(?=\s)"
    r"|Thanh\s+tra|Bảo\s+tàng|Thư\s+viện|Tạp\s+chí|Ban\s+(?!Giám)|BQL|BCĐ|Sở|UBND|HĐND|Ủy\s+ban|Uỷ\s+ban"
    r"|Quỹ|Viện|Trường|Trạm|Hạt\s+[Kk]iểm\s+lâm|Đài|Báo\s+(?!cáo)|Bệnh\s+viện|Kho\s+bạc|Công\s+an|Bộ\s+(?=["
    + UPPER
    + r"])|Bộ\s+phận|Cục|Tổng\s+cục|Vụ"
    r"|Công\s+(?:đoàn|ty|Đoàn)|Đoàn\s+(?:[Tt]hanh\s+niên|TN|cơ\s+sở|thanh\s+tra|kiểm\s+tra|công\s+tác|ĐBQH|khối|Khối|Đại\s+biểu|TNCS)"
    r"|Đảng\s+(?:ủy|uỷ|bộ|đoàn)|Tỉnh\s+(?:ủy|uỷ|đoàn)|Thành\s+(?:ủy|uỷ|đoàn)|Huyện\s+(?:ủy|uỷ|đoàn)|Hội(?=\s)(?!\s+(?:nghị|thảo|nhập|họp))|Hội\s+đồng|Liên\s+(?:hiệp|đoàn|minh)"
    r"|Tổ(?=\s)(?!\s+chức)|Đội|Khoa(?!\s+học)|Ban(?=\s+["
    + UPPER
    + r"])|Mặt\s+trận|UBMTTQ(?:VN)?|MTTQ|Cổng|Ngân\s+hàng|Tòa\s+án|Viện\s+kiểm\s+sát|VKSND|TAND"
    r"|Cơ\s+quan|cơ\s+quan|Đơn\s+vị|đơn\s+vị|Thị\s+xã|Thành\s+phố|Huyện|Xã|Phường|Điện\s+lực|Bưu\s+điện|Vườn|Hợp\s+tác\s+xã|Doanh\s+nghiệp"
    r"|Bộ\s+(?:đội|chỉ\s+huy)|BCH|Đồn\s+|Tỉnh|Nhà\s+(?:xuất\s+bản|văn\s+hóa)"
)
# The beginning of a unit's name.
UNIT_HEAD = lazy_pattern(rf"(?<![\w/])(?:{_UNIT_WORDS})(?![{LOWER}])")
# A unit known by its capitals alone: "QLKH", "KHTC", "TTTK", "QLCN&ĐMST", "QLCN-CN".
UNIT_ACRONYM = lazy_pattern(rf"(?<![\w/])[{UPPER}]{{2,}}(?:[&-][{UPPER}]{{2,}})*(?![{LOWER}\w])")
