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
from giaoban.core.reading.model import Figure, check, sure
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.counted_unit import (
    MONEY,
    Place,
    name_behind,
    noun_at,
    skip_space,
    unit_before,
    unit_behind,
    unit_by_state,
    unit_sorted,
)
from giaoban.core.reading.steps.counted_words import (
    APPROXIMATE,
    DURATIONS,
    MAY_NAME_NUMBER,
    MEASURES,
    NAMES_NUMBER,
    WORK_TIME,
)
from giaoban.core.text.patterns import lazy_pattern

_NUMBER = lazy_pattern(
    r"(?<![\w/.,:-])(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?:\s*/\s*(?P<of>\d{1,3}(?:\.\d{3})+|\d+))?"
    rf"(?:(?P<measure>\s?(?:{MEASURES}))(?![\w/])(?!\s+(?:chí|bào)\b))?(?![\w:]|/\d|[.,]\d)"
)
_PAPER_NUMBER = lazy_pattern(r"\s*/\s*(?:\d{4}/|[A-ZĐ])|\s*-\s*[A-ZĐ]{2,}/")
_CHAIN = lazy_pattern(
    r"(?<!\w)(?:số|ngày|tháng|năm|quý|tuần|đợt|lần|điều|khoản|mức độ|nhóm|loại|giai đoạn)\s+\d[\d/.]*(?:\s*(?:,|"
    r"và|-|–|đến)\s*\d[\d/.]*)*"
    r"\s*(?:,|và|-|–|đến)\s*$",
    re.IGNORECASE,
)
_IN_BRACKETS_ALONE = lazy_pattern(r"[(\[]\s*$")
_YEAR = lazy_pattern(r"(?:19|20)\d\d$")
# Stars and rows name a grade or a machine.
_RATING = lazy_pattern(r"\s+(?:sao|dãy|chấm)(?!\w)")
# "đã cấp 41 văn bằng", not "trường cấp 2"
_GRANTED = lazy_pattern(r"(?:^|[,;:.]\s*|(?:được|đã|và|để|thẩm định,|mới)\s+)cấp\s*$", re.IGNORECASE)
_CLAUSE_MARK = lazy_pattern(r";|(?:trong đó|cụ thể|như sau)\s*:", re.IGNORECASE)
_CLAUSE_COMMA = lazy_pattern(r",\s|\s\(|\)")
_NEIGHBOURS = 12  # counts on either side that can bound a clause
_CLAUSE = 1500  # characters on either side beyond which no clause reaches
_ABOUT = "Con số ước lượng trong bản gốc."
_READ_AS = "Con số viết theo hai lối có thể hiểu khác nhau."


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
        for index, count in enumerate(counts):
            neighbours = counts[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS + 1]
            begin, end = _clause(sentence.text, count, neighbours)
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
    last: Place | None = None
    for match in _NUMBER.finditer(text):
        if _is_no_quantity(text, match):
            continue
        found = unit_by_state(text, match, last) or unit_sorted(text, match, last)
        found = found or unit_behind(text, match) or unit_before(text, match)
        if found is None:
            continue
        begin, end, doubt = last = found
        unit = re.sub(r"\s+", " ", text[begin:end]).strip(" ,;.")
        value, odd = read_number(
            match["number"], measured=bool(match["measure"]) or bool(MONEY.match(text, match.end()))
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
    before, behind = text[max(0, match.start() - 120) : match.start()], text[match.end() : match.end() + 200]
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
    counted = bool(name_behind(behind))
    return not counted and left <= 31 and right <= 12


def _names_number(before: str, behind: str) -> bool:
    """Whether the words before a number make it a name or a date ("Nghị quyết 06", "nhóm 2", "tháng 5")."""
    words = re.findall(r"[^\s(),;:“”\"]+", before[-40:])
    if not words or not re.search(r"\w\s*$", before):
        return False
    one, two = words[-1].lower(), " ".join(words[-2:]).lower()
    if two in {
        "danh mục",
        "tổng số",
        "con số",
        "mỗi tháng",
        "mỗi năm",
        "mỗi tuần",
        "mỗi ngày",
        "mỗi quý",
        "một tháng",
        "một năm",
    }:
        return False
    if {one, two} & NAMES_NUMBER:
        return True
    known = noun_at(behind, skip_space(behind, 0)) > 0
    if one == "cấp" and not re.search(r"\d\s*$", before) and _GRANTED.search(before):
        return False
    return bool({one, two} & MAY_NAME_NUMBER) and not known


def _is_duration(before: str, behind: str) -> bool:
    word = re.match(r"\s+([^\W\d]+)(\s+[^\W\d]+)?", behind)
    if not word or word[1].lower() not in DURATIONS | {"ngày"} or word[0].strip().lower() in WORK_TIME:
        return False
    shortens = re.search(
        r"(?:rút ngắn|giảm|tiết kiệm|bình quân|trung bình|chậm|sớm)\s*(?:được\s*)?$", before, re.IGNORECASE
    )
    return not shortens


def _approximate(text: str, at: int) -> bool:
    words = text[:at].split()[-2:]
    return bool(words) and (words[-1].lower().strip("(,") in APPROXIMATE or " ".join(words).lower() in APPROXIMATE)


def _clause(text: str, count: Count, counts: list[Count]) -> tuple[int, int]:
    """The clause of the sentence that states a count: up to ";", brackets, or a comma towards another count."""
    low, high = max(0, count.begin - _CLAUSE), min(len(text), count.end + _CLAUSE)
    first, last = low, high
    opened = text.rfind("(", 0, count.begin)
    if opened >= 0 and text.find(")", opened) >= count.end:
        low, high = opened + 1, text.find(")", opened)
    for mark in _CLAUSE_MARK.finditer(text, first, last):
        if low <= mark.end() <= count.begin:
            low = mark.end()
        elif count.end <= mark.start() < high:
            high = mark.start()
    # A comma parts clauses only between two counts.
    for comma in _CLAUSE_COMMA.finditer(text, max(first, counts[0].begin), min(last, counts[-1].end)):
        if low < comma.start() < count.begin and any(low <= c.begin and c.unit_end <= comma.start() for c in counts):
            low = comma.end()
        elif max(count.end, count.unit_end) <= comma.start() < high and any(
            comma.end() <= c.begin < high for c in counts
        ):
            high = comma.start()
    return low, high
