"""Quantities inside prose: "cấp mới 19 giấy phép", "tăng 12,5%", "khiếu nại 92", "xong 11/28 vụ".

A number is a figure when something is counted or measured by it; dates, years, numbers of papers, scales,
standards and ordinals are not. The unit is the shortest name of what is counted that still tells its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from giaoban.core.reading.language.labels import read_label
from giaoban.core.reading.language.parts import sentences_of
from giaoban.core.reading.language.work_verbs import ORDERING, WORK, opens_with
from giaoban.core.reading.model import Figure, check, sure
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.counted_words import (
    APPROXIMATE,
    DURATIONS,
    ENDS_UNIT,
    HEADS,
    KIND_VERBS,
    LISTED,
    MAY_NAME_NUMBER,
    MEASURES,
    NAMES_NUMBER,
    SORTS,
)

_NUMBER = re.compile(
    r"(?<![\w/.,:-])(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?:\s*/\s*(?P<of>\d{1,3}(?:\.\d{3})+|\d+))?"
    rf"(?:(?P<measure>\s?(?:{MEASURES}))(?![\w/]))?(?![\w:]|/\d|[.,]\d)"
)
_PAPER_NUMBER = re.compile(r"\s*/\s*(?:\d{4}/|[A-ZĐ])|\s*-\s*[A-ZĐ]{2,}/")
_CHAIN = re.compile(
    r"(?<!\w)(?:số|ngày|tháng|năm|quý|tuần|đợt|lần|điều|khoản|mức độ|nhóm|loại|giai đoạn)\s+\d[\d/.]*(?:\s*(?:,|"
    r"và|-|–|đến)\s*\d[\d/.]*)*"
    r"\s*(?:,|và|-|–|đến)\s*$",
    re.IGNORECASE,
)
_IN_BRACKETS_ALONE = re.compile(r"[(\[]\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_RANGE_BEHIND = re.compile(r"\s*[-–]\s*\d")
_MONEY = re.compile(
    r"\s*(?P<unit>(?:(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+){0,2}(?:đồng|USD|VNĐ|VND|EUR|"
    r"đô la(?: Mỹ)?)(?:/\w+)?)(?!\w)",
    re.IGNORECASE,
)
_SCALE_WORD = re.compile(r"(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"[\w&²³’'-]+(?:/[^\W\d][\w-]*)*")
_FIXED_AND = re.compile(
    r"(?:khoa học và công nghệ|khoa học và kỹ thuật|nhỏ và vừa|vừa và nhỏ|vật liệu và|phát thanh và truyền hình|"
    r"sản xuất và kinh doanh"
    r"|ứng dụng và chuyển giao|đo lường và chất lượng|nông nghiệp và phát triển nông thôn|trẻ em và người"
    r"|quy phạm pháp luật|công nghệ thông tin|toàn trình|một phần)",
    re.IGNORECASE,
)
_LEFT_NAME = re.compile(
    r"(?:^|[,;:(.–]|\s(?:có|được|và|là|gồm|trong đó|với|đã|thì|về)\s)\s*(?P<name>[^\d,;:().–]{2,60}?)\s*(?:là|:|"
    r"đạt|có|ước|được|=|còn|-)?\s*$",
    re.IGNORECASE,
)
# "ổ dịch tả lợn châu | Phi": a small word that belongs to the place name behind it
_BEFORE_PLACE = frozenset({"châu", "nước", "tỉnh", "huyện", "xã", "bản", "thôn", "làng", "phường"})
_RATING = re.compile(r"\s+(?:sao|dãy|chấm)(?!\w)")
_SURE_WORDS = 3  # words behind the noun; more may well run into the sentence
_MAX_WORDS = 6
_MAX_KIND_WORDS = 8  # "Kế hoạch ứng phó sự cố bức xạ": the verb and what it is about

# "đã cấp 41 văn bằng", not "trường cấp 2"
_GRANTED = re.compile(r"(?:^|[,;:.]\s*|(?:được|đã|và|để|thẩm định,|mới)\s+)cấp\s*$", re.IGNORECASE)
_ABOUT = "Con số ước lượng trong bản gốc."
_READ_AS = "Con số viết theo hai lối có thể hiểu khác nhau."
_GUESSED_UNIT = "Kiểm tra đơn vị đếm."


@dataclass(frozen=True, slots=True)
class Count:
    """A number of a text and what it counts: positions in the text, value, unit and doubts."""

    begin: int
    end: int
    value: int | float
    unit: str
    unit_begin: int
    unit_end: int
    doubt_value: str = ""
    doubt_unit: str = ""


def figures_in(passage: Passage, line: int) -> Iterator[Figure]:
    """The figures that a paragraph states, in order."""
    label = read_label(passage)
    text = label.rest if label else passage
    for sentence in sentences_of(text) or (text,):
        counts = list(counts_in(sentence.text))
        for count in counts:
            begin, end = _clause(sentence.text, count, counts)
            clause = sentence.cut(begin, end).strip(" ,;:.()-–")
            number, unit = sentence.cut(count.begin, count.end), sentence.cut(count.unit_begin, count.unit_end)
            yield Figure(
                line=line,
                value=check(count.value, count.doubt_value, number) if count.doubt_value else sure(count.value, number),
                unit=check(count.unit, count.doubt_unit, unit) if count.doubt_unit else sure(count.unit, unit),
                text=sure(clause.squeeze().text, clause),
            )


def counts_in(text: str) -> Iterator[Count]:
    """Every number of a text that counts or measures something."""
    last: tuple[int, int, str] | None = None
    for match in _NUMBER.finditer(text):
        if _is_no_quantity(text, match):
            continue
        found = _sorted_by(text, match, last) or _unit_behind(text, match) or _unit_before(text, match)
        if found is None:
            continue
        begin, end, doubt = last = found
        unit = re.sub(r"\s+", " ", text[begin:end]).strip(" ,;.")
        value, odd = read_number(
            match["number"], measured=bool(match["measure"]) or bool(_MONEY.match(text, match.end()))
        )
        about = _approximate(text, match.start())
        yield Count(match.start(), match.end("number"), value, unit, begin, end, _ABOUT if about else odd, doubt)
        if match["of"]:
            whole, _ = read_number(match["of"], measured=False)
            yield Count(match.start("of"), match.end("of"), whole, unit, begin, end, "", doubt)


def read_number(printed: str, *, measured: bool) -> tuple[int | float, str]:
    """The value of a printed number, and why it may be read otherwise: "8.214" 8214, "48,35" 48.35, "04" 4."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", printed):
        whole, _, fraction = printed.partition(",")
        digits = whole.replace(".", "")
        return (float(f"{digits}.{fraction}") if fraction else int(digits)), ""
    if "," in printed:
        whole, fraction = printed.split(",")
        if len(fraction) == 3 and not measured and whole != "0":
            return int(whole + fraction), _READ_AS
        return float(f"{whole}.{fraction}"), ""
    if "." in printed:
        return float(printed), _READ_AS
    return int(printed), ""


def _is_no_quantity(text: str, match: re.Match[str]) -> bool:
    before, behind = text[: match.start()], text[match.end() :]
    printed = match["number"]
    if match["measure"] and not match["of"]:
        return _names_number(before, behind) and match["measure"].strip() not in {"%", "‰"}
    if (
        _PAPER_NUMBER.match(text, match.end("number"))
        or len(re.sub(r"\D", "", printed)) > 9
        or printed.startswith("00")
    ):
        return True
    if match["of"] and _is_date_or_scale(before, match, behind):
        return True
    if _names_number(before, behind) or _CHAIN.search(before[-60:]):
        return True
    if _IN_BRACKETS_ALONE.search(before) and re.match(r"\s*[)\]]", behind):
        return True
    if (
        _YEAR.match(printed)
        and len(printed) == 4
        and not re.match(r"\s+(?:người|hộ|lượt|doanh|hồ|đơn|văn|cây|con|m\b)", behind)
    ):
        return True
    if _RATING.match(behind) or re.fullmatch(r"\d\.0", printed) or re.match(r"\s*(?:h\d|giờ\s*\d|h\b)", behind):
        return True
    return _is_duration(before, behind)


def _is_date_or_scale(before: str, match: re.Match[str], behind: str) -> bool:
    left, right = int(match["number"].replace(".", "").split(",")[0]), int(match["of"].replace(".", ""))
    if left == 1 and right >= 100 and right % 100 == 0:
        return True
    if re.search(r"(?:ngày|trước|sau|đến|từ|hết|sáng|chiều|tối|dịp|lễ|tháng|quý|kỳ|khóa)\s*$", before, re.IGNORECASE):
        return True
    if _YEAR.match(match["of"]):
        return True
    counted = bool(_unit_behind_text(behind))
    return not counted and left <= 31 and right <= 12


def _names_number(before: str, behind: str) -> bool:
    """Whether the words before a number make it a name or a date ("Nghị quyết 06", "nhóm 2", "tháng 5")."""
    words = re.findall(r"[^\s(),;:“”\"]+", before[-40:])
    if not words or not re.search(r"\w\s*$", before):
        return False
    one, two = words[-1].lower(), " ".join(words[-2:]).lower()
    if two in {"tổng số", "con số", "mỗi tháng", "mỗi năm", "mỗi tuần", "mỗi ngày", "mỗi quý", "một tháng", "một năm"}:
        return False
    if {one, two} & NAMES_NUMBER:
        return True
    known = _head_at(behind, _skip_space(behind, 0)) > 0
    if one == "cấp" and not re.search(r"\d\s*$", before) and _GRANTED.search(before):
        return False
    return bool({one, two} & MAY_NAME_NUMBER) and not known


def _is_duration(before: str, behind: str) -> bool:
    word = re.match(r"\s+([^\W\d]+)(\s+[^\W\d]+)?", behind)
    if not word or word[1].lower() not in DURATIONS | {"ngày"}:
        return False
    shortens = re.search(
        r"(?:rút ngắn|giảm|tiết kiệm|bình quân|trung bình|chậm|sớm)\s*(?:được\s*)?$", before, re.IGNORECASE
    )
    return not shortens


def _approximate(text: str, at: int) -> bool:
    words = text[:at].split()[-2:]
    return bool(words) and (words[-1].lower().strip("(,") in APPROXIMATE or " ".join(words).lower() in APPROXIMATE)


def _unit_behind(text: str, match: re.Match[str]) -> tuple[int, int, str] | None:
    """Where the unit behind a number begins and ends, and what is doubtful about it."""
    money = _MONEY.match(text, match.end("of") if match["of"] else match.end("number"))
    if money:
        return money.start("unit"), money.end("unit"), ""
    if match["measure"]:
        begin = match.start("measure") + (len(match["measure"]) - len(match["measure"].lstrip()))
        end = match.end("measure")
        if match["measure"].strip() in {"triệu", "tỷ", "tỉ"}:
            more = _unit_behind_text(text[end:])
            return begin, end + (more[0] if more else 0), "" if more else _GUESSED_UNIT
        return begin, end, ""
    found = _unit_behind_text(text[match.end() :])
    if found is None:
        return None
    length, doubt = found
    gap = len(text[match.end() :]) - len(text[match.end() :].lstrip())
    return match.end() + gap, match.end() + length, doubt


def _unit_behind_text(behind: str) -> tuple[int, str] | None:
    """How far the name of what is counted reaches in the text behind a number; None when none stands there."""
    position = _skip_space(behind, 0)
    if position == 0:
        return None
    scale = _SCALE_WORD.match(behind, position)
    if scale:
        position = _skip_space(behind, scale.end())
    words, end = 0, position
    head = _head_at(behind, position)
    if head:
        end = position + head
        words = len(behind[position:end].split())
    elif _stops(behind, position, ""):
        return (scale.end(), _GUESSED_UNIT) if scale else None
    name = behind[position:end].lower()
    while words < (_MAX_KIND_WORDS if name in KIND_VERBS else _MAX_WORDS):
        listed = _listed(behind, position, end)
        if listed:
            end = listed
            words += 1
            continue
        fixed = _FIXED_AND.match(behind, _skip_space(behind, end))
        if fixed and words:
            end, words = fixed.end(), words + 1
            continue
        at = _skip_space(behind, end)
        kind = _kind_verb(behind, at, name) if words else 0
        if kind:
            end, words = at + kind, words + 2
            continue
        word = _WORD.match(behind, at)
        if word is None or (words and at == end) or _stops(behind, at, name if words else ""):
            break
        if words and word[0][0].isupper() and "-" not in word[0]:
            if behind[position:end].split()[-1] in _BEFORE_PLACE:
                end = position + behind[position:end].rstrip().rfind(" ")
            break
        if word[0][0].isdigit():
            break
        end, words = word.end(), words + 1
        name = name or word[0].lower()
    if end <= position:
        return None
    known = len(behind[position : position + head].split()) if head else 1
    sure_of_end = words - known <= _SURE_WORDS + bool(head) or name in KIND_VERBS or "," in behind[position:end]
    return end, "" if sure_of_end else _GUESSED_UNIT


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _head_at(text: str, at: int) -> int:
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
    if text[begin:end].split(",")[-1].strip().lower() not in LISTED:
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


def _unit_before(text: str, match: re.Match[str]) -> tuple[int, int, str] | None:
    """The name in front of a number that has nothing behind it: "khiếu nại 92", "số vụ là 28"."""
    if not re.match(r"\s*(?:[,;.)]|$|và\s|\()", text[match.end() :]):
        return None
    name = _LEFT_NAME.search(text[: match.start()])
    if name is None:
        return None
    begin, end = name.span("name")
    begin = _skip_lead(text, begin, end)
    length = _unit_behind_text(" " + text[begin:end])
    if length is not None:
        return begin, begin + length[0] - 1, length[1]
    words = text[begin:end].split()
    if not words or len(words) > 5 or words[-1].lower() in ENDS_UNIT | NAMES_NUMBER:
        return None
    return begin, end, _GUESSED_UNIT


def _sorted_by(text: str, match: re.Match[str], last: tuple[int, int, str] | None) -> tuple[int, int, str] | None:
    """The unit that a breakdown goes on counting: "42 đề tài (cấp tỉnh: 31; cấp cơ sở: 08)"."""
    label = re.search(r"(?:^|[,;(]|trong đó:?|gồm:?)\s*(\w+)(?:\s\w+){0,3}\s*(?::|có|là)\s*$", text[: match.start()])
    if last is None or label is None or label[1].lower() not in SORTS:
        return None
    return (last[0], last[1], _GUESSED_UNIT) if re.match(r"\s*[,;).]|\s*$", text[match.end() :]) else None


_LEAD = re.compile(r"\s*(?:(?:tổng\s+)?số(?:\s+lượng)?|trong đó|gồm|có|đã|các|và|là|được)\s+", re.IGNORECASE)


def _skip_lead(text: str, begin: int, end: int) -> int:
    """Past the words that only lead up to the name of what is counted: "Tổng số …", "Tiếp nhận …"."""
    while True:
        lead = _LEAD.match(text, begin, end)
        verb = opens_with(WORK, text[begin:end])
        if lead:
            begin = lead.end()
        elif verb and begin + len(verb) < end:
            begin = _skip_space(text, begin + len(verb))
        else:
            return begin


def _clause(text: str, count: Count, counts: list[Count]) -> tuple[int, int]:
    """The clause of the sentence that states a count: up to ";", brackets, or a comma towards another count."""
    low, high = 0, len(text)
    opened = text.rfind("(", 0, count.begin)
    if opened >= 0 and text.find(")", opened) >= count.end:
        low, high = opened + 1, text.find(")", opened)
    for mark in re.finditer(r";|(?:trong đó|cụ thể|như sau)\s*:", text, re.IGNORECASE):
        if low <= mark.end() <= count.begin:
            low = mark.end()
        elif count.end <= mark.start() < high:
            high = mark.start()
    for comma in re.finditer(r",\s|\s\(|\)", text):
        if low < comma.start() < count.begin and any(low <= c.begin and c.unit_end <= comma.start() for c in counts):
            low = comma.end()
        elif max(count.end, count.unit_end) <= comma.start() < high and any(
            comma.end() <= c.begin < high for c in counts
        ):
            high = comma.start()
    return low, high
