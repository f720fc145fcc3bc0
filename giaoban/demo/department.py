"""Units and people of the made-up department, as data."""

from __future__ import annotations

from dataclasses import dataclass

NAME = "Sở Khoa học và Công nghệ"
SHORT_NAME = "Sở KH&CN"
PROVINCE = "Lam Giang"
PARENT = "UBND tỉnh Lam Giang"
PASSWORD = "giaoban-2026"  # noqa: S105 - printed on the first screen of an installation that holds nothing real


@dataclass(frozen=True, slots=True)
class DemoUnit:
    key: str
    name: str
    short_name: str
    kind: str


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """`role` and `title` of the post that the person holds in the unit `unit` ("" for the leadership)."""

    username: str
    full_name: str
    role: str
    title: str
    unit: str = ""


UNITS = (
    DemoUnit("bgd", "Ban Giám đốc", "BGĐ", "leadership"),
    DemoUnit("vp", "Văn phòng", "VP", "office"),
    DemoUnit("khtc", "Phòng Kế hoạch - Tài chính", "Phòng KHTC", "division"),
    DemoUnit("qlkh", "Phòng Quản lý khoa học", "Phòng QLKH", "division"),
    DemoUnit("qlcn", "Phòng Quản lý công nghệ và Đổi mới sáng tạo", "Phòng QLCN&ĐMST", "division"),
    DemoUnit("cds", "Phòng Chuyển đổi số", "Phòng CĐS", "division"),
    DemoUnit("tdc", "Chi cục Tiêu chuẩn Đo lường Chất lượng", "Chi cục TĐC", "branch"),
    DemoUnit("ttud", "Trung tâm Ứng dụng tiến bộ KH&CN", "TTƯD", "centre"),
    DemoUnit("tttt", "Trung tâm Thông tin và Khởi nghiệp", "TTTT&KN", "centre"),
)

PEOPLE = (
    DemoPerson("giamdoc", "Trần Đức Minh", "leader", "Giám đốc", "bgd"),
    DemoPerson("phogiamdoc1", "Lê Thị Hải Yến", "leader", "Phó Giám đốc", "bgd"),
    DemoPerson("phogiamdoc2", "Phạm Quốc Bảo", "leader", "Phó Giám đốc", "bgd"),
    DemoPerson("chanhvanphong", "Nguyễn Thành Công", "office_chief", "Chánh Văn phòng", "vp"),
    DemoPerson("vanthu", "Đỗ Thu Hương", "clerk", "Văn thư", "vp"),
    DemoPerson("hanh", "Vũ Minh Hạnh", "specialist", "Chuyên viên", "vp"),
    DemoPerson("quantri", "Bùi Văn Khánh", "admin", "Quản trị hệ thống", "vp"),
    DemoPerson("truongphong.khtc", "Hoàng Ngọc Lan", "unit_head", "Trưởng phòng", "khtc"),
    DemoPerson("dung", "Trịnh Quang Dũng", "specialist", "Chuyên viên", "khtc"),
    DemoPerson("tham", "Phan Thị Thắm", "specialist", "Kế toán", "khtc"),
    DemoPerson("truongphong", "Đặng Hữu Phước", "unit_head", "Trưởng phòng", "qlkh"),
    DemoPerson("chuyenvien", "Ngô Thị Bích Ngọc", "specialist", "Chuyên viên", "qlkh"),
    DemoPerson("long", "Lý Hoàng Long", "specialist", "Chuyên viên", "qlkh"),
    DemoPerson("mai", "Tạ Tuyết Mai", "specialist", "Chuyên viên", "qlkh"),
    DemoPerson("truongphong.qlcn", "Mai Xuân Trường", "unit_head", "Trưởng phòng", "qlcn"),
    DemoPerson("quynh", "Đinh Như Quỳnh", "specialist", "Chuyên viên", "qlcn"),
    DemoPerson("son", "Cao Thái Sơn", "specialist", "Chuyên viên", "qlcn"),
    DemoPerson("truongphong.cds", "Hồ Anh Tuấn", "unit_head", "Trưởng phòng", "cds"),
    DemoPerson("vy", "Lương Khánh Vy", "specialist", "Chuyên viên", "cds"),
    DemoPerson("dat", "Nguyễn Tiến Đạt", "specialist", "Chuyên viên", "cds"),
    DemoPerson("chicuctruong", "Võ Thanh Hải", "unit_head", "Chi cục trưởng", "tdc"),
    DemoPerson("giang", "Trương Hà Giang", "specialist", "Kiểm soát viên", "tdc"),
    DemoPerson("phuc", "Dương Hồng Phúc", "specialist", "Chuyên viên", "tdc"),
    DemoPerson("giamdoc.ttud", "Huỳnh Gia Bình", "unit_head", "Giám đốc Trung tâm", "ttud"),
    DemoPerson("nam", "Châu Nhật Nam", "specialist", "Kỹ sư", "ttud"),
    DemoPerson("loan", "Quách Kim Loan", "specialist", "Kỹ sư", "ttud"),
    DemoPerson("giamdoc.tttt", "Tô Diệu Linh", "unit_head", "Giám đốc Trung tâm", "tttt"),
    DemoPerson("kien", "Lâm Trung Kiên", "specialist", "Biên tập viên", "tttt"),
    DemoPerson("thao", "Đào Phương Thảo", "specialist", "Chuyên viên", "tttt"),
    DemoPerson("ubndtinh", "Kiều Văn Thịnh", "observer", "Chuyên viên Văn phòng UBND tỉnh"),
)

# Shown when `make run` starts: the accounts worth trying, one for each role.
SHOWN = ("chanhvanphong", "giamdoc", "truongphong", "chuyenvien", "vanthu", "quantri")

# Other names by which the department's own papers call its units.
ALIASES = {
    "Văn phòng Sở": "vp",
    "Phòng Kế hoạch Tài chính": "khtc",
    "Phòng QLCN và ĐMST": "qlcn",
    "Chi cục": "tdc",
    "Trung tâm Ứng dụng": "ttud",
    "TT Thông tin và Khởi nghiệp": "tttt",
}
