"""The bottom of a paper: `Nơi nhận` and its lines, and who signs with which post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from giaoban.core.reading.language.names import DEGREE, NAME_CAPITALS, NAME_WORD, SURNAMES
from giaoban.core.reading.model import Field, Person, check, missing, sure
from giaoban.core.reading.passage import Passage
from giaoban.core.text.letters import compiled
from giaoban.core.text.patterns import lazy_pattern

RECIPIENTS = lazy_pattern(r"\s*[*_]*\s*(?:Nơi|NƠI|Noi)\s+(?:nhận|NHẬN|nhân)\s*[:.]?[*_]*\s*", re.IGNORECASE)
# "KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN", "CHÁNH VĂN PHÒNG": the authority and the post, in capitals.
_ON_BEHALF = r"(?:KT|TM|T/M|TL|T/L|TUQ|Q|K/T)\s*[./]?\s*"
_POST_WORDS = (
    r"(?:(?:PHÓ\s+|P\.\s*)?(?:TỔNG\s+)?GIÁM\s+ĐỐC|(?:PHÓ\s+)?CHỦ\s+(?:TỊCH|NHIỆM)|(?:PHÓ\s+)?CHÁNH\s+(?:VĂN\s+PHÒNG|THANH\s+TRA)"
    r"|(?:PHÓ\s+)?TRƯỞNG\s+(?:PHÒNG|BAN|KHOA|ĐOÀN)|(?:PHÓ\s+)?(?:CHI\s+)?CỤC\s+TRƯỞNG|(?:PHÓ\s+)?BÍ\s+THƯ|(?:PHÓ\s+)?VIỆN\s+TRƯỞNG"
    r"|(?:PHÓ\s+)?HIỆU\s+TRƯỞNG|(?:PHÓ\s+)?BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|THƯ\s+KÝ|CHỦ\s+TRÌ|THỦ\s+TRƯỞNG|NGƯỜI\s+GHI|(?:PHÓ\s+)?TỔ\s+TRƯỞNG)"
)
_BODY_WORDS = (
    r"(?:ỦY\s+BAN|UỶ\s+BAN|UBND|BAN\s+(?:THƯỜNG|CHẤP|CHỈ|GIÁM)|THƯỜNG\s+TRỰC|HĐND"
    r"|HỘI\s+ĐỒNG|ĐẢNG\s+[ỦU][YỶ]?|ĐẢNG\s+ỦY|BTV|BCH)"
)
_POST = compiled(rf"\s*\**\s*(?:{_ON_BEHALF}(?:{_POST_WORDS}|{_BODY_WORDS})|{_POST_WORDS})(?![\L])[^\L]*$")
_POST_LOWER = lazy_pattern(
    r"\s*(?:(?:KT|TL|TM|TUQ)\.\s*)?(?:Phó\s+)?(?:Giám đốc|Chủ tịch|Chánh Văn phòng"
    r"|Chánh văn phòng|Trưởng phòng|Chi cục trưởng|Bí thư)(?:\s+Sở)?\s*$"
)
_SIGNED = lazy_pattern(
    r"\s*[\[(]?\s*(?:đã ký|ký,?\s*(?:ghi rõ|đóng dấu|tên)|chữ ký|ký tên|đã ký,? đóng dấu).*$", re.IGNORECASE
)
_MARK = lazy_pattern(r"\s*(?:[-–—+*•]|\d{1,2}[.)])\s*")
_NAME_BEHIND = compiled(r"(?<=[.;])\s+(?P<name>[\U]\w*(?:\s+[\U]\w*){1,4})$")
_NAME_LAST = compiled(r"\s+(?P<name>[\U][\L]+(?:\s+[\U][\L]*){1,4})$")
_STAMP = lazy_pattern(r"(?i)(?:ký bởi|ký ngày|thời gian ký|email:|cơ quan:|người ký|signature|digitally)")


@dataclass(frozen=True, slots=True)
class Foot:
    """`used` are the positions, in the lines given, of what belongs to the foot."""

    recipients: Field[tuple[str, ...]]
    signer: Field[Person | None]
    used: frozenset[int]


def read_foot(lines: Sequence[Passage]) -> Foot:
    """Recipients and signer from the lines at the end of a paper, in reading order."""
    parted = [(index, part) for index, line in enumerate(lines) for part in _post_and_name(line)]
    parts = [part for _, part in parted]
    used: set[int] = set()
    recipients, tail = _read_recipients(parts, used)
    signer = _read_signer(parts, used, tail)
    return Foot(recipients, signer, frozenset(parted[i][0] for i in used))


def _post_and_name(line: Passage) -> tuple[Passage, ...]:
    """ "GIÁM ĐỐC Ngô Quang Vinh": post and name on one line, as cells flattened to a line have them."""
    match = _NAME_LAST.search(line.text)
    if match and is_post(line.text[: match.start()]) and _is_name(match["name"]):
        return line.cut(0, match.start()), line.cut(match.start("name"), len(line))
    return (line,)


def _read_recipients(lines: Sequence[Passage], used: set[int]) -> tuple[Field[tuple[str, ...]], list[Passage]]:
    start = next((i for i, line in enumerate(lines) if RECIPIENTS.match(line.text)), None)
    if start is None:
        return missing(()), []
    used.add(start)
    found: list[Passage] = []
    tail: list[Passage] = []
    head = RECIPIENTS.match(lines[start].text)
    behind = lines[start].cut(head.end() if head else 0, len(lines[start])).strip()
    if behind:
        post = _POST.match(behind.text)
        if post:
            tail.append(behind)
        else:
            found.extend(behind.split(r"(?<=[;.])\s*[-–+]\s+"))
    closed = False
    for index in range(start + 1, len(lines)):
        line = lines[index]
        text = line.text.strip()
        if not text or is_post(text) or _SIGNED.match(text):
            if is_post(text):
                break
            continue
        if _MARK.match(text) or (not found and not closed):
            closed = _ends_list(text)
            found.append(line)
        elif found and not closed and not _is_name(text) and not text.isupper():
            found[-1] = Passage.join((found[-1], line))
            closed = _ends_list(text)
        else:
            break
        used.add(index)
    cleaned = []
    for passage in found:
        line, name = _cut_name_behind(passage)
        if name:
            tail.append(name)
        mark = _MARK.match(line.text)
        line = line.cut(mark.end() if mark else 0, len(line)).strip(" ;.,*_/")
        if line:
            cleaned.append(line.squeeze())
    return (sure(tuple(p.text for p in cleaned), *cleaned) if cleaned else missing(())), tail


def _ends_list(text: str) -> bool:
    return bool(re.match(r"\W*Lưu\s*:?", text)) and text.rstrip().endswith(".")


def _cut_name_behind(line: Passage) -> tuple[Passage, Passage | None]:
    """ "- Lưu: VT, VP. Nguyễn Văn A": two columns flattened on one line."""
    match = _NAME_BEHIND.search(line.text)
    if match and _is_name(match["name"]):
        return line.cut(0, match.start()), line.cut(match.start("name"), len(line))
    return line, None


def _read_signer(lines: Sequence[Passage], used: set[int], tail: list[Passage]) -> Field[Person | None]:
    """The last post in capitals and the name below it, in the lines from the recipients on or just before."""
    last = max((i for i, line in enumerate(lines) if is_post(line.text)), default=None)
    if last is None:
        return _fused_signer(tail)
    first = last
    while first > 0 and (is_post(lines[first - 1].text) or _ON_BEHALF_LINE.match(lines[first - 1].text)):
        first -= 1
    titles = [line.strip(" *_") for line in lines[first : last + 1]]
    used.update(range(first, last + 1))
    for index in range(last + 1, min(last + 8, len(lines))):
        text = lines[index].text.strip(" *_")
        if _SIGNED.match(text) or _STAMP.search(text) or not text:
            used.add(index)
            continue
        if index in used:
            continue
        if RECIPIENTS.match(text):
            break
        degree = DEGREE.match(text)
        name = text[degree.end() :] if degree else text
        if _is_name(name) or _is_short_name(name):
            used.add(index)
            return _signed(name, titles, lines[index])
    for passage in tail:
        if _is_name(passage.text):
            return _signed(passage.text, titles, passage)
    return missing(None)


_ON_BEHALF_LINE = compiled(rf"\s*\**\s*{_ON_BEHALF}[\U\s]+\**$")


def _signed(name: str, titles: Sequence[Passage], source: Passage) -> Field[Person | None]:
    title = " ".join(" ".join(t.text.split()) for t in titles) or None
    person = Person(" ".join(name.split()), title)
    if title is None or not _is_name(name):
        return check(person, "Kiểm tra lại tên và chức vụ người ký.", source)
    return sure(person, *titles, source)


def _fused_signer(tail: Sequence[Passage]) -> Field[Person | None]:
    titles = [p for p in tail if is_post(p.text)]
    names = [p for p in tail if _is_name(p.text)]
    if names and titles:
        return _signed(names[-1].text, titles, names[-1])
    return missing(None)


def is_post(text: str) -> bool:
    """Is a line the post of a signer, in capitals as papers print it?"""
    bare = text.strip(" *_.")
    return len(bare) < 90 and bool(_POST.match(bare) or _POST_LOWER.fullmatch(bare))


def _is_name(text: str) -> bool:
    """A full name: two to five capitalised words, the first a known surname."""
    words = text.strip(" *_").split()
    if not 2 <= len(words) <= 5 or words[0].capitalize() not in SURNAMES:
        return False
    return all(NAME_WORD.fullmatch(w) or NAME_CAPITALS.fullmatch(w) for w in words)


def _is_short_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 5 and all(NAME_WORD.fullmatch(w) for w in words)
