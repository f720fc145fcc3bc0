"""Finding in running text the bodies that are told to do something, and where their names end.

"Sở Tài chính, các huyện, thị xã | thẩm định …": a name runs on over capitals and the small words of names
("và", "của", "tỉnh") until a verb of work, a preposition or a stop. Lists are split by `units.split_units`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from giaoban.core.reading.language.names import UNIT_ACRONYM, UNIT_HEAD
from giaoban.core.reading.language.units import split_units
from giaoban.core.reading.language.work_verbs import NAME_OR_VERB, ORDERING, WORK, opens_with
from giaoban.core.reading.passage import Passage
from giaoban.core.text.patterns import lazy_pattern


@dataclass(frozen=True, slots=True)
class Addressees:
    """Bodies listed one behind the other; `end` is the position right behind the last.

    `certain` is False where the end of a name had to be guessed.
    """

    names: tuple[Passage, ...]
    end: int
    certain: bool = True


# Addressees that `names.UNIT_HEAD` does not know: posts that stand for their office, and heads in small letters.
_MORE_HEADS = lazy_pattern(
    r"(?:(?:các|những|toàn thể|tất cả(?: các)?|đội ngũ|ngành)\s+\w|(?:phó )?giám đốc|(?:phó )?chủ tịch|(?:phó )?bí thư|"
    r"(?:phó )?trưởng\s|thủ trưởng|(?:phó )?chánh\s|lãnh đạo|người đứng đầu|thường trực|thường vụ|cán bộ|"
    r"công chức|viên chức|chuyên viên|"
    r"chủ đầu tư|nhà thầu|"
    r"chủ nhiệm|chi hội|ấp\s|thôn\s|ban giám|ban chỉ|ban quản lý|ban tổ chức|ban tuyên giáo|ban dân vận|chi cục|"
    r"công đoàn|"
    r"đoàn thanh niên|đoàn tn|hội (?:phụ nữ|nông dân|cựu chiến binh|chữ thập)|(?:hạt|đội)\s+\w|tập đoàn|tổng công ty|"
    r"sở\s|ubnd|bộ chỉ huy|đảng (?:ủy|uỷ|bộ|viên)|huyện (?:ủy|uỷ)|thành (?:ủy|uỷ)|thuế\s|chủ rừng|"
    r"vườn quốc gia)(?<!các năm)",
    re.IGNORECASE,
)
# Words that begin like a body and are none: "Tổ chức", "Hội nghị", "Phòng chống", "Đoàn kết", "các đề tài".
_NO_HEAD = lazy_pattern(
    r"(?:tổ\s+chức(?!\s+(?:chính trị|xã hội|đoàn thể))|hội\s+(?:thảo|nghị|thi|trường\b|chợ|nhập|họp|chẩn|đàm)|"
    r"báo\s+(?:cáo|chí)|"
    r"phòng\s*(?:,|chống|ngừa|cháy|dịch|thủ)|đoàn\s+kết|bộ\s+(?:máy|tiêu chí|thủ tục|luật|sách|dữ liệu)|"
    r"trường\s+(?:hợp|kỳ)|"
    r"viện\s+(?:trợ|dẫn)|quỹ\s+(?:đất|lương|thời)|xã\s+hội|khoa\s+học|nhà\s+nước|ngành\s+nghề|đơn\s+vị\s+(?:tính|"
    r"hành chính)|"
    r"thanh\s+tra\s*,|thanh\s+tra\s+(?:việc|chuyên|đột|hành chính|theo|toàn|công tác|chấp hành|tại|đối|về)|kiểm\s+tra|"
    r"cán\s+bộ\s*,?\s*(?:quản lý dự án)|thường\s+trực\s+(?:tiếp|theo)|lãnh\s+đạo\s*,|bảo\s+hiểm\s+(?:thất|"
    r"y tế cho)|thuế\s+(?:suất|thu)|"
    r"đề\s+nghị|trung\s+tâm\s+(?:hóa|của)|huyện\s+tại|thành\s+phố\s+thông\s+minh|"
    r"(?:các|những|tất cả|tất cả các)\s+(?!(?:\w+\s+)?(?:phòng|ban|đơn vị|đơn vị,|trung tâm|sở|cơ quan|ngành|"
    r"tổ chức|huyện|thị|xã|phường|địa phương|"
    r"thành (?:viên|phố)|chi (?:cục|bộ|hội|đoàn)|chi, đảng|ấp|thôn|bộ|tổ|đoàn|"
    r"công (?:chức|an|đoàn|ty)|cán bộ|trường|cấp|"
    r"viện|quỹ|hội\b(?! (?:nghị|thảo))|"
    r"đồng chí|phó|trưởng|khoa|doanh nghiệp|chủ|tỉnh|ủy|uỷ|nhà thầu|cá nhân|ngân hàng|tập đoàn|bệnh viện|trạm|"
    r"quận|chuyên viên|khối|đội|văn phòng|hợp tác xã|thủ trưởng|giám đốc|chánh)"
    r"(?!\w)))",
    re.IGNORECASE,
)
# Phrases inside a name that look like the verb which would end it.
_GOES_ON = lazy_pattern(
    r"(?:trực\s+thuộc|trực\s+tiếp\s+liên|cấp\s+(?:huyện|xã|tỉnh|ủy|uỷ|trên)|có\s+(?:liên\s+quan|tên|chức năng)|"
    r"liên\s+quan|được\s+(?:giao(?! nhiệm vụ)|phân\s+công|kiểm tra|thanh tra)|"
    r"giao\s+thông(?!\s+(?:báo\b(?!\s+cáo)|tin))|"
    r"trên\s+địa\s+bàn|trong\s+(?:toàn\s+)?(?:tỉnh|huyện|sở|ngành|xã|thành phố|cơ quan|khối)|tham\s+mưu\s+giúp|"
    r"chuyên\s+môn|"
    r"đơn\s+vị|cơ\s+quan|dưới\s+(?:cơ\s+sở)|sử\s+dụng\s+(?:ngân\s+sách|đất|lao)|chỉ\s+huy|chỉ\s+đạo\s+(?:\d+|phòng,?\s+chống|"
    r"chuyển đổi|cải cách|chương trình|xây dựng nông)|ở\s+(?:cơ\s+sở|các)|"
    r"chi(?:\s+(?:cục|bộ|nhánh|đoàn|hội)|\s*,\s*đảng\s+bộ))(?!\w)",
    re.IGNORECASE,
)
# The verb is the second half of a noun: "việc làm", "công trình", "Thường trực", "dự án đầu tư xây dựng".
_SECOND_HALF = lazy_pattern(
    r"(?:việc\|làm|(?:chủ|án|xúc tiến|hỗ trợ|quản lý)\|đầu tư|quỹ đầu tư\|phát triển|đổi\|mới|chuyển\|(?:giao|đổi)|"
    r"(?:công|chương|quy|lộ)\|trình|(?:trình|(?<!xúc tiến đầu )tư|tế|hoạch)\|xây dựng|thường\|trực|"
    r"thiết\|bị|hội đồng\|(?:thi đua|sáng kiến)|thi đua[,\s]*\|khen thưởng)(?!\w)",
    re.IGNORECASE,
)
_JOINT = 24  # characters before and behind in which the two halves of a noun stand
_ROLE_OF_BODY = lazy_pattern(r"(?:cơ\s+quan|đơn\s+vị|ban|chủ)$", re.IGNORECASE)
_ROLE_VERB = frozenset(
    {
        "chủ trì",
        "phối hợp",
        "thực hiện",
        "tham mưu",
        "quản lý",
        "soạn thảo",
        "chỉ đạo",
        "tổ chức",
        "thẩm định",
        "tham gia",
    }
)
# "Bưu điện tỉnh | nhắn tin": the area that a body serves is the last word of its name.
_AREA_ENDS = lazy_pattern(r"\w\s(?:tỉnh|huyện|(?<!thị )(?<![Hh]ợp tác )xã|phường|quận|thành phố|thị xã|thị trấn)$")
_NAME_GLUE = lazy_pattern(r"(?:hội|và|của|thuộc|khu|vùng|biên giới|miền|đảo)(?!\w)")
# Behind these a name still wants its field: "phòng | quản lý khoa học", "ban | tổ chức Huyện ủy".
_WANTS_FIELD = lazy_pattern(
    r"(?:phòng|ban|trung tâm|chi cục|(?:tổng )?cục|tổ|bộ phận|quỹ|đội|trạm|viện|vụ|sở|hội|công ty|khoa)", re.IGNORECASE
)
# "Văn phòng HĐND và UBND huyện" is one office that serves two bodies.
# "UBND các xã Bản Lếch, Mường Sậy": the names behind are places of one addressee.
_PLACES_FOLLOW = lazy_pattern(
    r"các\s+(?:xã|huyện|phường|tỉnh|thành phố|thị xã|thôn|ấp|quận|thị trấn)[\s,\w]*\s[A-ZĐÀ-Ỹ]", re.IGNORECASE
)
_OFFICE_OF = lazy_pattern(r"Văn phòng (?:HĐND|Hội đồng nhân dân|Đoàn ĐBQH|Đoàn Đại biểu Quốc hội)$")
_COLLECTIVE = lazy_pattern(r"(?<!\w)(?:các|những|toàn thể|tất cả)\s", re.IGNORECASE)
_GENERIC = lazy_pattern(
    r"(?:các\s+)?(?:đơn\s+vị|phòng|ban|ngành|trung\s+tâm|thị\s+xã|thành\s+phố|huyện|xã|phường|thị\s+trấn|"
    r"địa\s+phương|cơ\s+quan|tổ\s+chức"
    r"|cá\s+nhân|đoàn\s+thể|hội|doanh\s+nghiệp|cấp|bộ\s+phận|chi\s+cục|sở|bộ|trường|viện|hiệp\s+hội|quận|đảng|"
    r"công\s+chức|viên\s+chức|người\s+lao\s+động)(?!\w)",
    re.IGNORECASE,
)
_LIST_FOLLOWS = lazy_pattern(
    r"(?:gồm(?:\s+có)?|bao\s+gồm|sau(?:\s+đây)?|(?:các|những)(?:\s+\w+){1,3}|UBND\s+các(?:\s+\w+){1,3})$", re.IGNORECASE
)
_TOKEN = lazy_pattern(r"[\w&/.'’+-]*[\w&/+]|[,;:()–—…“”\"-]|\.+|\S")
_ABBREVIATED = lazy_pattern(r"(?:TP|Tp|TX|P|Q|Đ/c|đ/c|TT)$")
_LONGEST_LIST = 1200  # characters that a list of names fills at most
_LOWER_RUN = 9  # small words in a row after which a name has surely run into the sentence

_PREFIX = lazy_pattern(
    r"(?:cho|nhiệm\s+vụ\s+cho|nhiệm\s+vụ|trách\s+nhiệm\s+cho|trách\s+nhiệm|thêm|lại\s+cho)\s+", re.IGNORECASE
)


def is_body(text: str, begin: int = 0) -> bool:
    """Whether the name of a body, or of a post that stands for one, begins at a position of the text."""
    if _NO_HEAD.match(text, begin):
        return False
    return bool(UNIT_HEAD.match(text, begin) or _MORE_HEADS.match(text, begin) or _is_acronym(text, begin))


def addressees_at(passage: Passage, begin: int = 0) -> Addressees | None:
    """The bodies whose list begins at a position, or None when no body begins there."""
    prefix = _PREFIX.match(passage.text, begin)
    if prefix and is_body(passage.text, prefix.end()):
        begin = prefix.end()
    if not is_body(passage.text, begin):
        return None
    walk = _Walk(passage.text[: begin + _LONGEST_LIST], begin)
    certain = walk.certain
    names: list[Passage] = []
    for start, stop in walk.chunks:
        chunk = passage.cut(start, stop).strip()
        if is_body(chunk.text):
            names.extend(_split(chunk))
        else:  # bare names behind "các huyện:": what they are stands before the colon
            names.extend(chunk.split(r"\s*,\s*|\s+và\s+"))
            certain = False
    return Addressees(tuple(names), walk.end, certain) if names else None


def halves_a_noun(before: str, behind: str) -> bool:
    """Whether a verb that begins `behind` only ends a noun begun in `before`: "Phó Bí thư Thường | trực"."""
    return bool(_SECOND_HALF.search(f"{before[-_JOINT:]}|{behind[:_JOINT]}"))


def _is_acronym(text: str, begin: int) -> bool:
    match = UNIT_ACRONYM.match(text, begin)
    return match is not None and len(match[0]) >= 4 and match[0].replace("Đ", "D").isascii()


class _Walk:
    """A walk over the words of a text from the beginning of a name to where the last name of the list ends."""

    def __init__(self, text: str, begin: int) -> None:
        self.text = text
        self.chunks: list[tuple[int, int]] = []  # the stretches that names fill
        self.start = self.end = self.position = begin
        self.name = begin  # where the name being read began
        self.lower_run = 0
        self.listing = False  # behind "gồm:", where ";" parts names too
        self.certain = True
        while (match := _TOKEN.search(text, self.position)) and self._takes(match[0], match.start(), match.end()):
            pass
        if self.end > self.start:
            self.chunks.append((self.start, self.end))
        self.chunks = [(a, b) for a, b in self.chunks if text[a:b].strip()]
        self.end = max(self.end, self.chunks[-1][1] if self.chunks else self.end)

    def _takes(self, word: str, at: int, after: int) -> bool:
        """Whether the walk goes on behind a word or mark."""
        if word == "(":
            return self._skips_bracket(at)
        if word in ",;" or word.lower() in {"và", "cùng", "&"}:
            return self._lists(word, at, after)
        if word == ":":
            return self._opens_list(at, after)
        if word in "–—-":
            self.position = after
            return self.text[after:].lstrip()[:1].isupper()
        if not re.match(r"[\w“\"]", word) or (word in '“"' and self.end == self.name):
            return False
        return self._takes_word(word, at, after)

    def _skips_bracket(self, at: int) -> bool:
        """Past "(cơ quan thường trực)", which is no part of the name."""
        close = self.text.find(")", at)
        if close < 0 or self.text.count(" ", at, close) > 12:
            return False
        if self.end > self.start:
            self.chunks.append((self.start, self.end))
        self.position = self.start = self.name = close + 1
        if not self.text[self.start : self.start + 1].strip():
            self.end = max(self.end, self.start)
        else:
            self.end = self.start
        return True

    def _lists(self, word: str, at: int, after: int) -> bool:
        if not _list_goes_on(self.text, after, self.text[self.start : at], word, self.listing):
            return False
        self.lower_run, self.position = 0, after
        if is_body(self.text[after:].lstrip()):
            self.name = after
        return True

    def _opens_list(self, at: int, after: int) -> bool:
        if not (_LIST_FOLLOWS.search(self.text[self.start : at]) and _lists_names(self.text, after)):
            return False
        self.start = self.name = self.position = after
        self.listing, self.lower_run = True, 0
        return True

    def _takes_word(self, word: str, at: int, after: int) -> bool:
        small = word[0].islower()
        if small and at > self.name and _ends_name(self.text, at, self.text[self.name : self.end].strip()):
            return False
        phrase = _GOES_ON.match(self.text, at) if small else None
        if phrase:
            self.end = self.position = phrase.end()
            return True
        self.lower_run = self.lower_run + 1 if small else 0
        if self.lower_run > _LOWER_RUN:
            self.certain = False
            return False
        abbreviated = _ABBREVIATED.search(word) and self.text[after : after + 1] == "."
        self.end = self.position = after + bool(abbreviated)
        return True


def _ends_name(text: str, at: int, name: str) -> bool:
    """Whether the word at a position, behind the name read so far, no longer belongs to it."""
    if _GOES_ON.match(text, at) or halves_a_noun(name, text[at:]):
        return False
    if _AREA_ENDS.search(name) and not _COLLECTIVE.search(name) and not _NAME_GLUE.match(text, at):
        return True
    phrase = opens_with(WORK, text, at)
    if not phrase:
        return bool(
            re.match(
                r"(?:trên|thời|ngay|mới|hiện|vừa|cũng|chỉ|tổng|thì|mà|nhưng|hoặc|cả|từng|dự(?! án| toán)|nêu|gồm|"
                r"thêm)\s",
                text[at:],
            )
        )
    if phrase in _ROLE_VERB and _ROLE_OF_BODY.search(name) and not _COLLECTIVE.search(name):
        return phrase not in {"chủ trì", "phối hợp"} or not re.match(
            rf"{phrase}\s+(?:nhiệm vụ|thực hiện|đề tài|và|,|soạn thảo|thẩm định|liên quan)", text[at:]
        )
    if phrase in NAME_OR_VERB and phrase not in ORDERING:
        return not _WANTS_FIELD.fullmatch(name)
    return True


def _list_goes_on(text: str, after: int, so_far: str, separator: str, listing: bool) -> bool:
    behind = text[after:].lstrip()
    if separator == ";" and not listing:
        return False
    if not behind:
        return False
    if _COLLECTIVE.search(so_far) and _GENERIC.match(behind):
        return True
    if is_body(behind):
        return separator != "," or not opens_with(NAME_OR_VERB, behind) or behind[0].isupper()
    if behind[0].isupper():
        return separator != ";" or listing
    if separator == ",":
        units = split_units(Passage(f"{so_far}, {behind.split(',')[0]}"))
        return len(units) == 1 and not opens_with(WORK, behind) and not behind.startswith("có ")
    return not opens_with(ORDERING, behind) and separator != "cùng"


def _lists_names(text: str, after: int) -> bool:
    behind = text[after:].lstrip()
    return bool(behind) and (
        is_body(behind) or (behind[0].isupper() and "," in behind[:40] and not opens_with(ORDERING, behind))
    )


def _split(passage: Passage) -> list[Passage]:
    """The names of a list; "các phòng ban và các đơn vị" is one addressee, as it is printed."""
    names: list[Passage] = []
    begin = last = 0
    for name in _split_at_and(split_units(passage)):
        at = passage.text.find(name.text, last)
        joint = passage.text[last:at].strip() if names and at >= 0 else ""
        if joint and _is_one(names[-1].text, joint, name.text):
            names[-1] = passage.cut(begin, at + len(name)).squeeze()
        else:
            names.append(name)
            begin = at
        last = max(last, at + len(name))
    return names


def _split_at_and(names: list[Passage]) -> Iterator[Passage]:
    """ "Khoa Dược và các khoa": a group behind a single body is another addressee."""
    for name in names:
        match = re.search(r"\s+và\s+(?=các\s)", name.text)
        if match and not _COLLECTIVE.match(name.text) and is_body(name.text, match.end()):
            yield from (name.cut(0, match.start()), name.cut(match.end(), len(name)))
        else:
            yield name


def _is_one(before: str, joint: str, behind: str) -> bool:
    if joint == "&" or (joint == "và" and not is_body(behind)):
        return True
    if joint == "và" and _OFFICE_OF.match(before) and behind.startswith(("UBND", "HĐND", "Ủy ban", "Hội đồng")):
        return True
    if joint in {",", "và"} and _PLACES_FOLLOW.search(before) and not is_body(behind):
        return True
    collectives = _COLLECTIVE.match(before) and re.match(r"các\s", behind) and _GENERIC.match(behind)
    return joint == "và" and bool(collectives)
