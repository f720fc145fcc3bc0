"""The top of a paper: parent and issuing agency, number and symbol, place and date (Decree 30/2020, art. 8).

Lines come flat, whether the office laid them out in a two-column table, side by side, or one below the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from giaoban.core.reading.language.agencies import (
    DEPARTMENTS,
    agency_name,
    known_province,
    province_in,
    provinces_named,
)
from giaoban.core.reading.model import Field, check, missing, sure
from giaoban.core.reading.passage import Passage
from giaoban.core.text.folding import fold
from giaoban.core.text.letters import compiled
from giaoban.core.text.patterns import lazy_pattern

_NATION = lazy_pattern(
    r"C[ỘÔO]NG\s+H[ÒOÓ]?[AÀ]?\s*(?:XÃ|XA)?\s*(?:H[ỘO]I)?.{0,12}(?:NGH[ĨI]A)?.{0,4}VI[ỆE]T\s+NAM|Đ[ẢA]NG\s+C[ỘO]NG\s+S[ẢA]N\s+VI[ỆE]T\s+NAM"
)
_MOTTO = lazy_pattern(r"Độc\s*lập\s*[-–—.]+\s*Tự\s*do\s*[-–—.]+\s*Hạnh\s*phúc", re.IGNORECASE)
_BLANK = r"[\s.…_‥]*"
DATE_LINE = compiled(
    rf"(?P<place>[\U][^,;:\d\n]{{1,40}}?)?\s*,?\s*(?:ngày|Ngày|ngảy|ngay)\s*(?P<day>\d{{1,2}}|{_BLANK})\s*"
    rf"(?:tháng|thảng|thang)\s*(?P<month>\d{{1,2}}|{_BLANK})\s*(?:năm|nãm|nam)\s*(?P<year>\d{{4}})?"
)
_SPAN_OF_DAYS = lazy_pattern(r"từ\s+(?:ngày\s+)?\d.*đến\s+(?:hết\s+)?(?:ngày\s+)?\d", re.IGNORECASE)
_SYMBOL = r"[A-ZĐƯa-zđ][\w&.]*(?:\s*[-/&]\s*[A-ZĐƯ][\w&.]*)*"
NUMBER = lazy_pattern(
    rf"(?<!\w)(?:Số|SỐ|Sô|Só)\s*[:.]?\s*(?P<digits>[\d\s.…_‥]*)(?P<year>/\s*\d{{4}}\s*)?(?P<mark>[/-])\s*(?P<symbol>{_SYMBOL})"
)
_NUMBER_ALONE = lazy_pattern(r"(?:Số|SỐ)\s*:?\s*[\d\s.…_]*$")
# The number on the line below its "Số:", as hard line ends leave it.
_NUMBER_BELOW = compiled(r"\s*\d{1,5}\s*(?:/\s*\d{4}\s*)?[/-]\s*[\U][\U&]*(?:-[\U][\U\L&.]*)*\s*$")
# Words in capitals before the place of signing, where two columns were flattened: "HỘI Bình Hải, ngày …".
_CAPITAL_RUN = compiled(r"(?:[\U&,–-]+\s+)+(?=[\U][\L])")
# Parent and issuer run together on one line.
_ISSUER_BEHIND = lazy_pattern(
    r"(?<=\S)\s+(?=(?:SỞ|THƯ\s+VIỆN|(?<!BỆNH )(?<!THƯ )VIỆN|TRUNG\s+TÂM|VĂN\s+PHÒNG|HUYỆN\s+(?:ỦY|UỶ)"
    r"|THÀNH\s+(?:ỦY|UỶ)|THỊ\s+(?:ỦY|UỶ)|BỆNH\s+VIỆN|CHI\s+CỤC|TRƯỜNG|BẢO\s+HIỂM|KHO\s+BẠC)\s)"
)
_PARENT = lazy_pattern(r"UBND|ĐẢNG BỘ|SỞ|TỈNH|ỦY BAN|BỘ|BẢO HIỂM|KHO BẠC|TỔNG")
_RULE = lazy_pattern(r"^[\s_\-–—=*.•|~]*$")
_AGENCY = lazy_pattern(
    r"(?:(?:SỞ|Sở|BỘ|Bộ|CHI CỤC|Chi cục|TRUNG TÂM|Trung tâm|VĂN PHÒNG|Văn phòng|UBND|ỦY BAN"
    r"|UỶ BAN|Ủy ban|HĐND|HỘI ĐỒNG|Hội đồng"
    r"|BAN |Ban |PHÒNG|Phòng|CỤC|Cục|VIỆN|Viện|TRƯỜNG|Trường|BỆNH VIỆN|CÔNG AN|ĐẢNG BỘ"
    r"|ĐẢNG ỦY|ĐẢNG UỶ|Đảng ủy|TỈNH ỦY|TỈNH UỶ|Tỉnh ủy"
    r"|HUYỆN ỦY|HUYỆN UỶ|Huyện ủy|THÀNH ỦY|THÀNH UỶ|TỈNH|THÀNH PHỐ|THANH TRA|QUỸ|BẢO TÀNG|THƯ VIỆN|BẢO HIỂM|KHO BẠC"
    r"|LIÊN HIỆP|HỘI|CÔNG TY|TỔNG)\b)"
)
_OWN_AGENCY = lazy_pattern(
    r"(SỞ\s+KHOA\s+HỌC\s+VÀ\s+CÔNG\s+NGHỆ|Sở\s+[Kk]hoa\s+học\s+và\s+[Cc]ông\s+nghệ|S[ởỞ]\s+KH\s?&\s?CN|S[ởỞ]\s+KHCN)"
)
_DEPARTMENT = lazy_pattern(rf"(?<!\w)(SỞ\s+(?:{DEPARTMENTS}))(?!\w)", re.IGNORECASE)
_COMMITTEE = compiled(
    r"(?<!\w)((?:UBND|ỦY BAN NHÂN DÂN|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|HỘI ĐỒNG NHÂN DÂN)\s+"
    r"(?:tỉnh|huyện|xã|phường|thành phố|thị xã|quận|TỈNH|HUYỆN|XÃ|PHƯỜNG|THÀNH PHỐ|THỊ XÃ"
    r"|QUẬN)(?:\s+[\U][\U\L]*){1,4}?)(?=\s+(?:[\L(]|Tuần|Tháng|Quý|Năm|TUẦN|THÁNG|QUÝ|NĂM)"
    r"|\s*[,;.()]|\s*$)"
)
_BODY_OF_TITLE = lazy_pattern(
    r"(?:(?i:của|tại))\s+(?:(?i:lãnh đạo|giám đốc|ban giám đốc|thường trực)\s+)?((?:CHI CỤC"
    r"|Chi cục|TRUNG TÂM|Trung tâm|VĂN PHÒNG|Văn phòng"
    r"|HUYỆN ỦY|Huyện ủy|ĐẢNG (?:ỦY|UỶ)|Đảng (?:ủy|uỷ)|BAN|Ban"
    r"|TRƯỜNG|Trường|BỆNH VIỆN|Bệnh viện|PHÒNG|Phòng)\s+[^,;.()]+?)"
    r"(?=\s+(?i:tháng|năm|quý|tuần|6 tháng|từ ngày|tại|về)\b|[,;.(]|$)"
)


# A province that an office of its own, or the area it serves, is named with.
_OWN_PROVINCE = lazy_pattern(
    r"(?:UBND|HĐND|[Ủủ]y ban nhân dân|Hội đồng nhân dân|[Đđ]ịa bàn|Tỉnh ủy|Sở\s[^,;.]{3,50}"
    r"|SỞ\s[^,;.]{3,50})\s+(?:tỉnh|thành phố|TP\.?|TỈNH)\s+$"
)


@dataclass(slots=True)
class Letterhead:
    """What the top of the paper states; `year` also when the day is left blank."""

    agency: Field[str | None] = field(default_factory=lambda: missing(None))
    parent: Field[str | None] = field(default_factory=lambda: missing(None))
    province: Field[str | None] = field(default_factory=lambda: missing(None))
    number: Field[str | None] = field(default_factory=lambda: missing(None))
    issued_on: Field[date | None] = field(default_factory=lambda: missing(None))
    place: Field[str | None] = field(default_factory=lambda: missing(None))
    year: int | None = None


def _date_of_issue(text: str) -> re.Match[str] | None:
    """The place and date of a letterhead; "(Từ ngày 10 đến ngày 14 tháng 02 năm 2025)" is a span of days."""
    return None if _SPAN_OF_DAYS.search(text) else DATE_LINE.search(text)


def is_letterhead(text: str) -> bool:
    """Is a line part of a letterhead (and not of the title or the text)?"""
    return bool(
        _NATION.search(text)
        or _MOTTO.search(text)
        or NUMBER.match(text.strip())
        or _NUMBER_ALONE.match(text.strip())
        or _NUMBER_BELOW.match(text)
        or (_date_of_issue(text) and len(text) < 70 and "tháng" in text)
        or _RULE.match(text)
        or re.match(r"\s*(?:V/v|Kính gửi)", text)
    )


def is_agency(text: str) -> bool:
    """Is a line the name of an agency, printed in capitals as in a letterhead?"""
    return bool(_AGENCY.match(text.strip())) and text.strip(" *").isupper() and len(text) < 120


def read_letterhead(lines: Sequence[Passage]) -> Letterhead:
    """What the lines above the title say. Lines that are no part of a letterhead are passed over."""
    head = Letterhead()
    agencies: list[Passage] = []
    for index, line in enumerate(lines):
        text = line.text
        if "số" in text.lower() and head.number.value is None:
            following = lines[index + 1] if index + 1 < len(lines) else None
            head.number = _read_number(line, following)
        found = _date_of_issue(text)
        if found and head.year is None and len(text) < 160 and "tháng" in text.lower():
            _read_date(head, line, found)
        left = _left_side(line)
        if left:
            parts = left.split(_ISSUER_BEHIND) if _PARENT.match(left.text) else [left]
            for part in parts:
                _add_agency(agencies, part)
    _read_agencies(head, agencies)
    return head


def _left_side(line: Passage) -> Passage | None:
    """The part of a line that can name an agency: what stands before the nation's name or the place and date."""
    cut = len(line)
    for pattern in (_NATION, _MOTTO):
        match = pattern.search(line.text)
        if match:
            cut = min(cut, match.start())
    number = re.search(r"(?<!\w)(?:Số|SỐ)\s*[:.]", line.text) or _NUMBER_BELOW.match(line.text)
    if number:
        cut = min(cut, number.start())
    if cut == len(line) and _date_of_issue(line.text):
        run = _CAPITAL_RUN.match(line.text)
        cut = run.end() if run else 0
    left = line.cut(0, cut).strip(" -–_*|\t.")
    return left if left and left.text.isupper() and len(left) < 120 else None


def _add_agency(agencies: list[Passage], line: Passage) -> None:
    if _AGENCY.match(line.text) and not (agencies and len(line.text.split()) == 1):
        ends_open = agencies and re.search(r"\b(?:VÀ|CỦA|TỈNH|PHỐ|ỨNG DỤNG|,)$", agencies[-1].text)
        if (ends_open and line.text.startswith(("TỈNH", "CÔNG"))) or (
            agencies and re.match(r"(?:TỈNH|THÀNH PHỐ)\s", line.text)
        ):
            agencies[-1] = Passage.join((agencies[-1], line))
        else:
            agencies.append(line)
    elif agencies and len(line) < 60:
        agencies[-1] = Passage.join((agencies[-1], line))


def _read_agencies(head: Letterhead, agencies: list[Passage]) -> None:
    if not agencies:
        return
    own = agencies[-1]
    head.agency = sure(agency_name(own.text), own)
    above = [a for a in agencies if a is not own and agencies.index(a) < agencies.index(own)]
    if above:
        head.parent = sure(agency_name(above[-1].text), above[-1])
    for line in (*above, own):
        province = province_in(line.text)
        if province:
            head.province = sure(province, line)
            return


def _read_number(line: Passage, following: Passage | None) -> Field[str | None]:
    match = NUMBER.search(line.text)
    source = line
    if match is None and following is not None and _NUMBER_ALONE.search(line.text):
        source = Passage.join((line, following))
        match = NUMBER.search(source.text)
    if match is None:
        return missing(None)
    symbol = _cut_symbol(match["symbol"])
    digits = re.sub(r"\D", "", match["digits"])
    number = re.sub(r"\s+", "", f"{digits}{match['year'] or ''}{match['mark']}{symbol}").rstrip(".,;-/")
    return sure(number, source.cut(match.start(), match.start("symbol") + len(symbol)))


def _cut_symbol(symbol: str) -> str:
    """The symbol ends before the place that a flattened page prints on the same line: "CTr-SKHCN Hà Nam"."""
    first = re.match(r"[\w&.Đđ]+(?:\s*[-/&]\s*[A-ZĐƯ][\w&.]*)*", symbol)
    return first.group().rstrip() if first else symbol


def _read_date(head: Letterhead, line: Passage, found: re.Match[str]) -> None:
    year = found["year"]
    head.year = int(year) if year else None
    if found["place"]:
        place = re.sub(r".*(?:Số|SỐ)\s*:?\s*\S+\s*", "", found["place"]).strip(" .,*_|–-")
        words = place.split()
        while len(words) > 1 and words[0].isupper() and not words[-1].isupper():
            del words[0]
        place = " ".join(words)
        place = " ".join(w for w in words if not ("/" in w or w.isdigit()))
        if place:
            head.place = sure(place, line)
    day, month = found["day"].strip(" ._…"), found["month"].strip(" ._…")
    source = line.cut(found.start(), found.end())
    if day.isdigit() and month.isdigit() and head.year:
        try:
            head.issued_on = sure(date(head.year, int(month), int(day)), source)
        except ValueError:
            head.issued_on = check(None, f"“{source.text}” không phải là một ngày có thật.", source)


def agency_in_text(passages: Sequence[Passage], title: Passage) -> Field[str | None]:
    """The agency that the title or the first sentences name, where there is no letterhead."""
    for pattern, places in (
        (_OWN_AGENCY, (title,)),
        (_DEPARTMENT, (title,)),
        (_COMMITTEE, (title,)),
        (_BODY_OF_TITLE, (title,)),
        (_OWN_AGENCY, passages),
        (_DEPARTMENT, passages),
    ):
        for passage in places:
            match = pattern.search(passage.text)
            if match:
                source = passage.cut(match.start(1), match.end(1))
                name = agency_name(source.text.upper() if pattern is _DEPARTMENT else source.text)
                if pattern is _BODY_OF_TITLE or (pattern is _DEPARTMENT and passage is not title):
                    return check(name, "Tên cơ quan lấy từ lời văn, vì không có phần đầu văn bản.", source)
                return sure(name, source)
    return missing(None)


def province_from(head: Letterhead, texts: Sequence[Passage], titled: bool) -> Field[str | None]:
    """The province: from the letterhead, else from the place of signing, else from what the text names most."""
    if head.province.value:
        return head.province
    place = head.place.value
    if place and known_province(place):
        return sure(known_province(place), *_spans_of(head.place, texts))
    if place and (titled or any(_is_provincial(place, t.text) for t in texts[:4])):
        return check(place, "Tên tỉnh lấy theo địa danh ghi ở đầu văn bản.")
    counts: dict[str, int] = {}
    first: dict[str, Passage] = {}
    for passage in texts:
        for name, start, end in provinces_named(passage.text):
            own = _OWN_PROVINCE.search(passage.text[max(0, start - 60) : start])
            counts[name] = counts.get(name, 0) + (2 if own else 1)
            first.setdefault(name, passage.cut(start, end))
    if not counts:
        return missing(None)
    name = max(counts, key=lambda n: counts[n])
    if counts[name] < 2:
        return missing(None)
    if len(counts) > 1 or known_province(name) is None:
        return check(name, "Tên tỉnh lấy theo nơi được nhắc nhiều nhất trong văn bản.", first[name])
    return sure(name, first[name])


def _is_provincial(place: str, line: str) -> bool:
    """Does a line of the letterhead name an office of the province, such as "SỞ Y TẾ HÀ NAM"?"""
    return line.isupper() and line.startswith(("SỞ", "TỈNH", "UBND TỈNH")) and fold(place) in fold(line)


def _spans_of(place: Field[str | None], texts: Sequence[Passage]) -> tuple[Passage, ...]:
    return tuple(p for p in texts if place.value and place.value in p.text)[:1]
