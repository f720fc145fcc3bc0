"""Names of agencies and provinces: from the capitals of a letterhead to the way a sentence writes them.

"SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH HÀ NAM" → "Sở Khoa học và Công nghệ" of "Hà Nam".
"""

from __future__ import annotations

import re

from giaoban.core.text.folding import fold
from giaoban.core.text.letters import compiled
from giaoban.core.text.patterns import lazy_pattern

# The 34 provinces and cities since 1 July 2025, and those before: papers of every year are read.
PROVINCES = tuple(
    name.strip()
    for name in """
    An Giang, Bà Rịa - Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định, Bình Phước,
    Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai,
    Hà Giang, Hà Nam, Hà Nội, Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang, Hòa Bình, Hồ Chí Minh, Huế, Hưng Yên,
    Khánh Hòa, Kiên Giang, Kon Tum, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Nam Định, Nghệ An, Ninh Bình,
    Ninh Thuận, Phú Thọ, Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La,
    Tây Ninh, Thái Bình, Thái Nguyên, Thanh Hóa, Thừa Thiên Huế, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long,
    Vĩnh Phúc, Yên Bái
    """.split(",")
)
_BY_FOLD = {fold(name): name for name in PROVINCES}

# Words of two syllables whose first takes a capital in an agency's name and whose second does not.
_PAIRS = frozenset(
    fold(pair)
    for pair in """
    khoa học, công nghệ, thông tin, truyền thông, tài chính, kế hoạch, đầu tư, nội vụ, ngoại vụ, tư pháp, giáo dục,
    đào tạo, y tế, xây dựng, giao thông, vận tải, công thương, nông nghiệp, môi trường, tài nguyên, phát triển,
    nông thôn, văn hóa, thể thao, du lịch, lao động, thương binh, xã hội, dân tộc, tôn giáo, thanh tra, văn phòng,
    tiêu chuẩn, đo lường, chất lượng, ứng dụng, tiến bộ, chuyển giao, đổi mới, sáng tạo, chuyển đổi, kỹ thuật,
    nhân văn, tin học, thống kê, quản lý, hành chính, phục vụ, công ích, dịch vụ, kiểm định, thử nghiệm, khuyến công,
    xúc tiến, thương mại, bảo tàng, thiên nhiên, duyên hải, an toàn, bức xạ, sở hữu, trí tuệ, kinh tế, hạ tầng,
    tổ chức, cán bộ, tuyên giáo, dân vận, kiểm tra, thanh niên, phụ nữ, nông dân, khu vực, bưu chính, viễn thông,
    chính trị, trung ương, hỗ trợ, khởi nghiệp, doanh nghiệp, bệnh viện, đa khoa, trường học, nghiên cứu, bảo hiểm
    """.replace("\n", " ").split(",")
)
# How the head of a name is written; what follows it begins with a capital again.
_HEADS = (
    "ủy ban nhân dân", "uỷ ban nhân dân", "hội đồng nhân dân", "ubnd", "hđnd", "chi cục", "trung tâm", "văn phòng",
    "ban quản lý", "ban chỉ đạo", "thanh tra", "đảng ủy", "đảng bộ", "chi bộ", "tỉnh ủy", "huyện ủy", "thành ủy",
    "tổng cục", "công ty", "bệnh viện", "trường", "phòng", "viện", "sở", "bộ", "cục", "ban", "quỹ", "hội", "đảng",
)  # fmt: skip
_PLACES = ("thành phố", "thị xã", "thị trấn", "tỉnh", "huyện", "quận", "phường", "xã", "đặc khu")
_ALWAYS_CAPITALS = frozenset(
    "UBND HĐND UBMTTQ MTTQ KH&CN KHCN TT&TT VH&TT TDTT TP VP THPT THCS GDTX GDNN PTDTNT CNTT CNTT&TT GD&ĐT NN&PTNT "
    "TN&MT ĐMST QLDA ĐTXD BQL CHQS YHCT".split()
)
_SHORT_FIELDS = (
    (lazy_pattern(r"\b(Sở|Bộ)\s+(?:KH\s?&\s?CN|KHCN|KH\s+và\s+CN)(?!\w)"), r"\1 Khoa học và Công nghệ"),
    (lazy_pattern(r"\b(Sở|Bộ)\s+(?:TT\s?&\s?TT|TTTT)(?!\w)"), r"\1 Thông tin và Truyền thông"),
)
# What the departments of a province are for, as their names tell it.
DEPARTMENTS = (
    r"Nội\s+vụ|Tài\s+chính|Tư\s+pháp|Y\s+tế|Xây\s+dựng|Công\s+thương|Nông\s+nghiệp\s+và\s+(?:Phát\s+triển\s+nông\s+thôn|Môi\s+trường|PTNT)"
    r"|Giáo\s+dục\s+và\s+Đào\s+tạo|Tài\s+nguyên\s+và\s+Môi\s+trường|Thông\s+tin\s+và\s+Truyền\s+thông"
    r"|Văn\s+h(?:óa|oá)(?:,?\s+(?:và\s+)?Thể\s+thao)?(?:\s+và\s+(?:Thể\s+thao|Du\s+lịch))?"
    r"|Lao\s+động\s*[-–,]?\s*Thương\s+binh\s+và\s+Xã\s+hội|Giao\s+thông\s+vận\s+tải|Kế\s+hoạch\s+và\s+Đầu\s+tư|Ngoại\s+vụ|Du\s+lịch"
    r"|Dân\s+tộc\s+và\s+Tôn\s+giáo|Quy\s+hoạch\s*[-–]\s*Kiến\s+trúc"
)
# "SỞ Y TẾ NAM LĨNH": the province behind, where a letterhead leaves out the word.
_DEPARTMENT_OF = lazy_pattern(
    rf"SỞ\s+(?:{DEPARTMENTS})\s+(?!TỈNH|THÀNH|VÀ\s|PHÒNG|CHI\s|TRUNG|BỆNH|TRƯỜNG|BAN\s|THANH TRA|VĂN)([^\d,;.()|]+)$",
    re.IGNORECASE,
)
# "tỉnh Nguyễn Văn A": behind a post stands a person, not a place.
SURNAMES_OF_PEOPLE = frozenset(
    {"Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Ngô", "Phan", "Huỳnh"}
)
_STRAY = lazy_pattern(r"[*_#|<>]+")


def agency_name(printed: str) -> str:
    """An agency's name as a sentence writes it, from capitals or not; its province is left off."""
    name = " ".join(_STRAY.sub(" ", printed).split()).strip(" .,;:-–")
    if name.isupper():
        name = _lowered(name)
    for pattern, full in _SHORT_FIELDS:
        name = pattern.sub(full, name)
    match = re.match(r"(Sở|sở|SỞ)\s+(khoa học và công nghệ)", name, re.IGNORECASE)
    if match:
        name = "Sở Khoa học và Công nghệ" + name[match.end() :]
    if name.startswith("Sở Khoa học và Công nghệ "):
        return "Sở Khoa học và Công nghệ"
    if name.startswith("Sở "):
        name = re.sub(r"\s+(?:tỉnh|thành phố|TP\.?)\s+.*$", "", name, flags=re.IGNORECASE)
    return name


def _lowered(capitals: str) -> str:
    words = capitals.split()
    out: list[str] = []
    new, place = True, False
    at = 0
    while at < len(words):
        head = _match(words, at, _HEADS)
        where = _match(words, at, _PLACES)
        if where and out and not (head and new):
            out.extend(w.lower() for w in words[at : at + where])
            at, place = at + where, True
            continue
        if head and (not out or new):
            out.extend(_head_words(words[at : at + head]))
            at, new, place = at + head, True, False
            continue
        word = words[at]
        if place or word in _ALWAYS_CAPITALS or "&" in word:
            out.append(word if word in _ALWAYS_CAPITALS or "&" in word else _capital(word))
        elif fold(word) in {"va", "cua", "-", "–", "cho", "ve", "truc", "thuoc"}:
            out.append(word.lower())
            new = fold(word) in {"cua", "thuoc"}
            at += 1
            continue
        else:
            pair = fold(" ".join(words[at : at + 2]).strip(","))
            out.append(_capital(word))
            if pair in _PAIRS:
                out.append(words[at + 1].lower())
                at += 1
        new = False
        at += 1
    return " ".join(out)


def _head_words(words: list[str]) -> list[str]:
    if words[0] in _ALWAYS_CAPITALS:
        return words
    lowered = [w.lower() for w in words]
    return [_capital(words[0]), *lowered[1:]]


def _match(words: list[str], at: int, names: tuple[str, ...]) -> int:
    for name in names:
        count = name.count(" ") + 1
        if " ".join(words[at : at + count]).lower() == name:
            return count
    return 0


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:].lower()


def province_in(text: str) -> str | None:
    """The province or city that a body's name carries: "UBND TỈNH HÀ NAM" → "Hà Nam"."""
    match = re.search(
        r"(?:tỉnh(?:\s+(?:ủy|uỷ|đoàn))?|thành\s+(?:phố|ủy|uỷ)|TP\.?)\s+(?!(?:ủy|uỷ|đoàn)\b)([^,;.()|]+)",
        text,
        re.IGNORECASE,
    )
    if match is None:
        match = re.search(r"SỞ\s+KHOA\s+HỌC\s+VÀ\s+CÔNG\s+NGHỆ\s+([^\d,;.()|]+)$", text, re.IGNORECASE)
    if match is None and text.isupper():
        match = _DEPARTMENT_OF.search(text)
    if match is None:
        return None
    known = known_province(match.group(1))
    if known:
        return known
    words = []
    for word in match.group(1).split()[:4]:
        if not word[:1].isupper():
            break
        words.append(_capital(word) if word.isupper() else word)
    return " ".join(words) or None


def known_province(text: str) -> str | None:
    """The known province at the start of a text, in its usual spelling, or None."""
    words = fold(text).replace(" - ", " - ").split()
    for count in (5, 4, 3, 2, 1):
        name = _BY_FOLD.get(" ".join(words[:count]))
        if name:
            return name
    return None


_NAMED = compiled(
    r"(?<!\w)(?<!cấp )(?:tỉnh|thành phố|TP\.?|TỈNH|THÀNH PHỐ)\s+(?P<name>[\U][\U\L]+(?:\s+(?:-\s+)?[\U][\U\L]+){0,3})"
)


def provinces_named(text: str) -> list[tuple[str, int, int]]:
    """Each province that a text names behind "tỉnh" or "thành phố", with its place: known ones, or two capitals."""
    found = []
    for match in _NAMED.finditer(text):
        name = known_province(match["name"])
        if name is None:
            words = match["name"].split()
            if len(words) < 2 or match["name"].isupper() != match.group().isupper() or words[0] in SURNAMES_OF_PEOPLE:
                continue
            name = " ".join(_capital(w) for w in words[:2])
        found.append((name, match.start("name"), match.start("name") + len(name)))
    return found
