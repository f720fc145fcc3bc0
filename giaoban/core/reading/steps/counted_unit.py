"""The name of what a number counts: where it begins and ends in the text around the number.

Behind the number ("13 giấy phép | tiến hành …"), in front of it ("khiếu nại 92"), or counted on from the
sentence ("42 đề tài (cấp tỉnh: 31)"). The shortest name that still tells the kind.
"""

from __future__ import annotations

import re

from giaoban.core.reading.language.work_verbs import ORDERING, WORK, opens_with
from giaoban.core.reading.steps.counted_words import CLASSES, ENDS_UNIT, HEADS, KIND_VERBS, LISTED, NAMES_NUMBER, SORTS
from giaoban.core.text.patterns import lazy_pattern

MONEY = lazy_pattern(
    r"\s*(?P<unit>(?:(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+){0,2}(?:đồng|USD|VNĐ|VND|EUR|"
    r"đô la(?: Mỹ)?)(?!\s+(?:chí|bào)(?!\w))(?:/[^\W\d]\w*)?)(?!\w)",
    re.IGNORECASE,
)
_SCALE_WORD = lazy_pattern(r"(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)", re.IGNORECASE)
_WORD = lazy_pattern(r"[\w&²³’'-]+(?:/[^\W\d][\w-]*)*")
_FIXED_AND = lazy_pattern(
    r"(?:khoa học và công nghệ|khoa học và kỹ thuật|nhỏ và vừa|vừa và nhỏ|vật liệu và|phát thanh và truyền hình|"
    r"sản xuất và kinh doanh"
    r"|ứng dụng và chuyển giao|đo lường và chất lượng|nông nghiệp và phát triển nông thôn|trẻ em và người"
    r"|quy phạm pháp luật|công nghệ thông tin|toàn trình|một phần)",
    re.IGNORECASE,
)
_STATE = (
    r"(?:(?:trước|đúng|quá|trễ|trong|sớm) hạn|cấp (?:mới|lại|đổi)|gia hạn|sửa đổi(?:, bổ sung)?|bổ sung"
    r"|thu hồi|chuyển tiếp|mở mới|trực tuyến|trực tiếp|qua mạng|đang giải quyết|đã giải quyết|nữ|nam)"
)
_STATE_BEFORE = lazy_pattern(rf"(?<!\w){_STATE}\s*(?:là|:|có)?\s*$", re.IGNORECASE)
# Further lots of the list, up to the number that has the unit behind it.
_STATES_GO_ON = lazy_pattern(
    rf"(?:\s*(?:[,;]|và)\s*{_STATE}\s*(?:là|:|có)?\s*\d[\d.]*(?=\s*(?:[,;]|và|\s\w)))+", re.IGNORECASE
)
_LEFT_NAME = lazy_pattern(
    r"(?:^|[,;:(.–]|\s(?:có|được|và|là|gồm|trong đó|với|đã|thì|về)\s)\s*(?P<name>[^\d,;:().–]{2,60}?)\s*(?:là|:|"
    r"đạt|có|ước|được|=|còn|-)?\s*$",
    re.IGNORECASE,
)
_NUMERAL = lazy_pattern(r"\s+(?:(?P<roman>[IVX]{1,4})|\d{1,2})(?![\w/]|\.\d)")
# "ổ dịch tả lợn châu | Phi": a small word that belongs to the place name behind it
_BEFORE_PLACE = frozenset({"châu", "nước", "tỉnh", "huyện", "xã", "bản", "thôn", "làng", "phường"})
_SURE_WORDS = 3  # words behind the noun; more may well run into the sentence
_MAX_WORDS = 6
_MAX_KIND_WORDS = 8  # "Kế hoạch ứng phó sự cố bức xạ": the verb and what it is about

# Where a unit begins and ends in the text, and what is doubtful about it ("" when nothing is).
Place = tuple[int, int, str]
_REACH = 200  # characters behind a number that its unit fills at most
_NEAR = 120  # characters before a number in which its name may stand
_GUESSED = "Kiểm tra đơn vị đếm."


def unit_behind(text: str, match: re.Match[str]) -> Place | None:
    """Where the unit behind a number begins and ends, and what is doubtful about it."""
    money = MONEY.match(text, match.end("of") if match["of"] else match.end("number"))
    if money:
        return money.start("unit"), money.end("unit"), ""
    if match["measure"]:
        begin = match.start("measure") + (len(match["measure"]) - len(match["measure"].lstrip()))
        end = match.end("measure")
        if match["measure"].strip() in {"triệu", "tỷ", "tỉ"}:
            more = name_behind(text[end:])
            return begin, end + (more[0] if more else 0), "" if more else _GUESSED
        return begin, end, ""
    found = name_behind(text[match.end() : match.end() + _REACH])
    if found is None:
        return None
    length, doubt = found
    return skip_space(text, match.end()), match.end() + length, doubt


def name_behind(behind: str) -> tuple[int, str] | None:
    """How far the name of what is counted reaches in the text behind a number; None when none stands there."""
    position = skip_space(behind, 0)
    if position == 0:
        return None
    scale = _SCALE_WORD.match(behind, position)
    if scale:
        position = skip_space(behind, scale.end())
    words, end = 0, position
    head = noun_at(behind, position)
    if head:
        end = position + head
        words = len(behind[position:end].split())
    elif _stops(behind, position, ""):
        return (scale.end(), _GUESSED) if scale else None
    name = behind[position:end].lower()
    while words < (_MAX_KIND_WORDS if name in KIND_VERBS else _MAX_WORDS):
        listed = _listed(behind, position, end)
        if listed:
            end = listed
            words += 1
            continue
        fixed = _FIXED_AND.match(behind, skip_space(behind, end))
        if fixed and words:
            end, words = fixed.end(), words + 1
            continue
        at = skip_space(behind, end)
        kind = _kind_verb(behind, at, name) if words else 0
        if kind:
            end, words = at + kind, words + 2
            continue
        word = _WORD.match(behind, at)
        post = name == "phó"  # "01 Phó Chi cục trưởng": a post is named to its end
        if word is None or (words and at == end) or (not post and _stops(behind, at, name if words else "")):
            break
        if name == "lượt" and words == 1 and (counted := noun_at(behind, at)):
            end, words = at + counted, words + 1
            continue
        if words and word[0][0].isupper() and "-" not in word[0] and not post:
            if behind[position:end].split()[-1] in _BEFORE_PLACE:
                end = position + behind[position:end].rstrip().rfind(" ")
            break
        if word[0][0].isdigit():
            break
        end, words = word.end(), words + 1
        name = name or word[0].lower()
    if end <= position:
        return None
    end = _without_class(behind, position, end)
    known = len(behind[position : position + head].split()) if head else 1
    sure_of_end = words - known <= _SURE_WORDS + bool(head) or name in KIND_VERBS or "," in behind[position:end]
    return end, "" if sure_of_end else _GUESSED


def _without_class(text: str, begin: int, end: int) -> int:
    """Where a name ends before the class that a number of its own tells ("phương tiện đo | nhóm 2"); a bare
    Roman number stays with it ("chuyên khoa II")."""
    numeral = _NUMERAL.match(text, end)
    if numeral is None:
        return end
    head, _, last = text[begin:end].rpartition(" ")
    if head and last.lower() in CLASSES:
        return begin + len(head)
    return numeral.end() if numeral["roman"] else end


def skip_space(text: str, at: int) -> int:
    """The position of the first character from `at` that is no space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def noun_at(text: str, at: int) -> int:
    """The length of the longest known noun that stands at a position."""
    words = _WORD.findall(text[at : at + 40].split(",")[0].split(";")[0].split("(")[0])[:3]
    for n in range(len(words), 0, -1):
        phrase = " ".join(words[:n])
        if phrase.lower() in HEADS and re.match(re.escape(phrase) + r"(?!\w)", text[at:]):
            return len(phrase)
    return 0


def _kind_verb(text: str, at: int, head: str) -> int:
    """The length of a verb that names the kind of a head ("lớp | tập huấn"); 0 when none stands there."""
    verbs = KIND_VERBS.get(head, frozenset())
    return max((len(v) for v in verbs if re.match(re.escape(v) + r"(?!\w)", text[at:], re.IGNORECASE)), default=0)


def _stops(text: str, at: int, head: str) -> bool:
    """Whether the name of what is counted has ended before the word at a position."""
    words = [w.lower() for w in _WORD.findall(text[at : at + 40])[:3]]
    if not words:
        return True
    for n in (3, 2, 1):
        phrase = " ".join(words[:n])
        if phrase in ENDS_UNIT or (n > 1 and phrase in WORK):
            return True
    return words[0] in ORDERING and bool(head)


def _listed(text: str, begin: int, end: int) -> int:
    """Where the next body of a list ends ("sở, ban, ngành"); 0 when the list does not go on."""
    name = text[begin:end].split(",")[-1].strip().lower().removeprefix("lượt ")
    if name not in LISTED:
        return 0
    more = re.compile(r"\s*(?:,|/|và)\s*((?:[^\W\d]+\s){0,2}?[^\W\d]+)(?=\s*(?:[,;./()]|$|\s))").match(text, end)
    while more:
        words = more[1].split()
        for n in (3, 2, 1):
            if len(words) >= n and " ".join(words[:n]).lower() in LISTED:
                return more.start(1) + len(" ".join(words[:n]))
        longer = re.compile(r"\s*(?:,|/|và)\s*((?:[^\W\d]+\s){1,2}[^\W\d]+)").match(text, end)
        if longer is None:
            return 0
        words = longer[1].split()
        for n in (3, 2):
            if len(words) >= n and " ".join(words[:n]).lower() in LISTED:
                return longer.start(1) + len(" ".join(words[:n]))
        return 0
    return 0


def unit_before(text: str, match: re.Match[str]) -> Place | None:
    """The name in front of a number that has nothing behind it: "khiếu nại 92", "số vụ là 28"."""
    if not re.match(r"\s*(?:[,;.)]|$|và\s|\()", text[match.end() : match.end() + _REACH]):
        return None
    near = max(0, match.start() - _NEAR)
    name = _LEFT_NAME.search(text[near : match.start()])
    if name is None:
        return None
    begin, end = name.start("name") + near, name.end("name") + near
    begin = _skip_lead(text, begin, end)
    length = name_behind(" " + text[begin:end])
    if length is not None:
        return begin, begin + length[0] - 1, length[1]
    words = text[begin:end].split()
    if not words or len(words) > 5 or words[-1].lower() in ENDS_UNIT | NAMES_NUMBER:
        return None
    return begin, end, _GUESSED


def unit_by_state(text: str, match: re.Match[str], last: Place | None) -> Place | None:
    """The unit of numbers that only say in what state each lot is: "298 hồ sơ (trước hạn 251, đúng hạn 47)",
    "cấp mới 4, gia hạn 7, sửa đổi 2 giấy phép"."""
    near = max(0, match.start() - _NEAR)
    before = text[near : match.start()]
    behind = text[match.end() : match.end() + _REACH]
    if not _STATE_BEFORE.search(before) or not re.match(r"\s*(?:[,;)]|và\s|$)", behind):
        return None
    opened, closed = before.rfind("("), before.rfind(")")
    if opened > closed and last is not None:
        return last[0], last[1], _GUESSED
    more = _STATES_GO_ON.match(behind)
    found = name_behind(behind[more.end() :]) if more else None
    if more is None or found is None:
        return None
    start = match.end() + more.end()
    return skip_space(text, start), start + found[0], _GUESSED


def unit_sorted(text: str, match: re.Match[str], last: Place | None) -> Place | None:
    """The unit that a breakdown goes on counting: "42 đề tài (cấp tỉnh: 31; cấp cơ sở: 08)"."""
    label = re.search(
        r"(?:^|[,;(]|trong đó:?|gồm:?)\s*(\w+)(?:\s\w+){0,3}\s*(?::|có|là)\s*$",
        text[max(0, match.start() - _NEAR) : match.start()],
    )
    if last is None or label is None or label[1].lower() not in SORTS:
        return None
    return (
        (last[0], last[1], _GUESSED) if re.match(r"\s*[,;).]|\s*$", text[match.end() : match.end() + _REACH]) else None
    )


_LEAD = lazy_pattern(r"\s*(?:(?:tổng\s+)?số(?:\s+lượng)?|trong đó|gồm|có|đã|các|và|là|được)\s+", re.IGNORECASE)


def _skip_lead(text: str, begin: int, end: int) -> int:
    """Past the words that only lead up to the name of what is counted: "Tổng số …", "Tiếp nhận …"."""
    while True:
        lead = _LEAD.match(text, begin, end)
        verb = opens_with(WORK, text[begin:end])
        if lead:
            begin = lead.end()
        elif verb and begin + len(verb) < end:
            begin = skip_space(text, begin + len(verb))
        else:
            return begin
