"""Reading one order: "Giao Sở A chủ trì, phối hợp với Sở B rà soát …" → who is told, with whom, who directs.

Used for notices of conclusions and wherever a person types an order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from giaoban.core.reading.language.addressees import Addressees, addressees_at, halves_a_noun
from giaoban.core.reading.language.names import PERSON_PREFIX, TITLE_HEAD
from giaoban.core.reading.language.people import read_bodies
from giaoban.core.reading.language.shapes import Expect
from giaoban.core.reading.language.units import split_units
from giaoban.core.reading.language.work_verbs import ORDERING, WORK, is_imperative, is_telling, opens_with
from giaoban.core.reading.model import Person
from giaoban.core.reading.passage import Passage
from giaoban.core.text.letters import compiled
from giaoban.core.text.patterns import lazy_pattern


@dataclass(frozen=True, slots=True)
class Order:
    """What one sentence or paragraph orders. `units`, `partners`, `leaders` may be empty.

    `addressed`: the text itself names who is told; `orders`: it tells to do something at all;
    `certain` is False where the end of a name was guessed.
    """

    units: tuple[Passage, ...] = ()
    partners: tuple[Passage, ...] = ()
    leaders: tuple[Person, ...] = ()
    leader_sources: tuple[Passage, ...] = ()
    addressed: bool = False
    orders: bool = False
    certain: bool = True


# "Giao" with one of its usual adverbs before it; "Giáo" is how it is often mistyped.
_ASSIGNS = (
    r"(?:(?:Tiếp tục|Đồng ý|Thống nhất|Nhất trí|Đồng thời|Trước mắt|Ngoài ra)[,\s]+)?"
    r"(?:Giao|Giáo|Phân công|Chỉ đạo|Giao nhiệm vụ)"
)
_ASKS = r"(?:(?:Đồng thời|Ngoài ra)[,\s]+)?(?:Yêu cầu|Đề nghị|Kiến nghị|Mời)"
_VERB_AT_START = lazy_pattern(rf"\W*(?P<verb>{_ASSIGNS}|{_ASKS})\s+", re.IGNORECASE)
_LATER_ASSIGN = lazy_pattern(
    r"(?<![\w])(?P<verb>giao|phân công)\s+(?=(?:cho\s+|nhiệm vụ cho\s+|trách nhiệm cho\s+)?[\wĐđ])", re.IGNORECASE
)
_LATER_ASK = lazy_pattern(r"(?:[.;:]|,)\s+(?:đồng thời,?\s+)?(?P<verb>yêu cầu|đề nghị)\s+", re.IGNORECASE)
_CONCERNING = lazy_pattern(r"(?:Đối với|Riêng|Riêng đối với|Về phía|Phía)\s+", re.IGNORECASE)
_LEAD_IN = lazy_pattern(
    r"(?:(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là|Thứ (?:nhất|hai|ba|tư|năm|sáu)|Trước hết|Để|Trên cơ sở|"
    r"Căn cứ|Sau khi|Trước mắt|Thời gian tới|Trong thời gian tới|Trong tháng|Trong quý|Từ nay|"
    r"Nhằm|Về|Đối với|Ngay sau|Định kỳ"
    r"|Hằng tháng|Hàng tháng|Hằng tuần|Hàng tuần|Theo|Khi|Bên cạnh đó|Cùng với|Ngoài ra|Đồng thời|Trước ngày|"
    r"Chậm nhất|Trước)(?!\w)[^.;]{0,160}?[,:]\s+"
)
_PARTNERS = lazy_pattern(
    r"(?<!\w)phối\s+(?:kết\s+)?hợp(?:\s+(?:chặt\s+chẽ|tốt|thường\s+xuyên|kịp\s+thời))?(?P<with>\s+(?:với|"
    r"cùng(?:\s+với)?))?\s*",
    re.IGNORECASE,
)
_NOT_TOLD = lazy_pattern(r"\W*(?:tạp chí|báo|chuyên mục|chương trình)\s", re.IGNORECASE)
_DIRECTS = lazy_pattern(
    r"(?:trực tiếp\s+)?(?:phụ trách|chỉ đạo|điều hành|làm trưởng|chịu trách nhiệm|theo dõi)", re.IGNORECASE
)
_SENTENCE = compiled(r"[.;]\s+(?=[\U])")
_WANTS_FIELD = lazy_pattern(r"(?:phòng|ban|tâm|cục|tổ|bộ phận)$", re.IGNORECASE)
_BEFORE_PERSON = 80  # characters before a person in which the verb that tells them may stand
_MOST_PLACES = 60  # more names of addressees than any order has
_STATES = frozenset(
    {"đã", "chưa", "còn", "được", "bị", "là", "sẽ", "để", "trong", "tại", "do", "từ", "qua", "như", "thì"}
)


@lru_cache(maxsize=512)  # a notice asks several times about the same paragraph
def read_order(passage: Passage, *, told_already: bool = False) -> Order:
    """Who a text tells to do something, with whom, and who directs it.

    `told_already`: a heading above has named the addressee, so a body that merely appears ("đề nghị UBND tỉnh
    ban hành") is not taken for another.
    """
    found, certain = _addressees(passage, told_already=told_already)
    partners = _partners(passage, found)
    leaders, sources = _leaders(passage)
    return Order(
        units=tuple(found),
        partners=partners,
        leaders=leaders,
        leader_sources=sources,
        addressed=bool(found or leaders),
        orders=bool(found) or bool(leaders) or _tells_to_do(passage.text),
        certain=certain,
    )


def read_addressee_heading(passage: Passage) -> tuple[Passage, ...]:
    """The bodies that a heading names and nothing else: "Giao Thanh tra Sở", "Văn phòng Sở:", "Đối với Phòng A"."""
    text = passage.rstrip(" :.;-–")
    if ";" in text.text:
        pieces = [read_addressee_heading(piece) for piece in text.split(r"\s*;\s*")]
        return tuple(name for names in pieces for name in names) if all(pieces) else ()
    verb = _VERB_AT_START.match(text.text) or re.match(
        r"(?:Nhiệm vụ|Trách nhiệm)\s+của\s+|(?:Đối với|Về phía)\s+", text.text, re.IGNORECASE
    )
    begin = verb.end() if verb else 0
    people = PERSON_PREFIX.match(text.text, begin)
    if people:
        return ()
    found = addressees_at(text, begin)
    if found is None:
        return ()
    rest = text.text[found.end :].strip(" :,.;-–")
    only = re.fullmatch(
        r"(?:(?:có trách nhiệm|chủ trì|thực hiện|triển khai|tham mưu|tập trung|phải|cần|và|các|những|một số|"
        r"nội dung|nhiệm vụ|công việc|sau|đây|trọng tâm|tốt)[\s,]*)*",
        rest,
    )
    asked = verb is not None and passage.text.rstrip().endswith(":")
    if only or asked:
        return found.names
    # A heading that goes on without a verb of two syllables is one long name ("… công trình thủy lợi").
    goes_on = rest and "," not in rest and len(rest.split()) <= 6 and " " not in opens_with(WORK, rest)
    return tuple(split_units(text.cut(begin, len(text)))) if goes_on and verb is None else ()


def _addressees(passage: Passage, *, told_already: bool) -> tuple[list[Passage], bool]:
    names: list[Passage] = []
    certain = True
    for begin, asks in _places(passage.text, told_already=told_already):
        found = addressees_at(passage, begin)
        if found is None or _already(names, found) or not (asks or _goes_on_with_work(passage.text, found.end)):
            continue
        names.extend(n for n in found.names if n.text.lower() not in {x.text.lower() for x in names})
        certain = certain and found.certain
    return names, certain


def _already(names: list[Passage], found: Addressees) -> bool:
    return {n.text.lower() for n in found.names} <= {n.text.lower() for n in names}


def _places(text: str, *, told_already: bool) -> list[tuple[int, bool]]:
    """Where an addressee may begin, and whether a verb of order stands before it."""
    places: list[tuple[int, bool]] = []
    starts = [0, *(m.end() for m in _SENTENCE.finditer(text))]
    imperative = is_imperative(text) and not _VERB_AT_START.match(text)
    for start in starts:
        lead = _LEAD_IN.match(text, start)
        for at in (start, lead.end() if lead else start):
            verb = _VERB_AT_START.match(text, at)
            if verb and not (told_already and start):
                places.append((verb.end(), True))
            elif not (told_already and start):
                places.append((at, False))
        concerning = _CONCERNING.match(text, start)
        if concerning:
            colon = text.find(":", concerning.end(), concerning.end() + 80)
            found = addressees_at(Passage(text), concerning.end())
            if found and colon >= 0 and not text[found.end : colon].strip():
                places.append((concerning.end(), True))
    for match in _LATER_ASSIGN.finditer(text):
        if not re.search(r"(?:được|chuyển|bàn|đã|sự|việc|công tác|khi|kế hoạch|nhiệm vụ)\s*$", text[: match.start()]):
            places.append((match.end("verb") + 1, True))
    places.extend(
        (m.end(), False) for m in re.finditer(r"(?<!\w)chỉ đạo\s+", text) if PERSON_PREFIX.search(text[: m.start()])
    )
    if not imperative and not told_already:
        places.extend((m.end(), True) for m in _LATER_ASK.finditer(text))
    return sorted(set(places))[:_MOST_PLACES]


def _goes_on_with_work(text: str, end: int) -> bool:
    """Behind a body that stands as the subject: does the text say what it is to do?"""
    behind = text[end:].lstrip()
    if behind.startswith(":"):
        return is_imperative(behind[1:].lstrip()) and not _NOT_TOLD.match(text[:end])
    behind = behind.lstrip(", ")
    phrase = opens_with(WORK, behind)
    return bool(phrase) and phrase not in _STATES


def _partners(passage: Passage, units: list[Passage]) -> tuple[Passage, ...]:
    names: list[Passage] = []
    own = {u.text.lower() for u in units}
    for match in _PARTNERS.finditer(passage.text):
        found = addressees_at(passage, match.end())
        if found:
            names.extend(n for n in found.names if n.text.lower() not in own)
    unique: dict[str, Passage] = {}
    for name in names:
        unique.setdefault(name.text.lower(), name)
    return tuple(unique.values())


def _leaders(passage: Passage) -> tuple[tuple[Person, ...], tuple[Passage, ...]]:
    """Persons who are told to direct, or who hold a leading post and are told anything."""
    people: list[Person] = []
    sources: list[Passage] = []
    for match in PERSON_PREFIX.finditer(passage.text):
        before = passage.text[max(0, match.start() - _BEFORE_PERSON) : match.start()]
        if re.search(r"(?:báo cáo|xin ý kiến|trình|với|của|gửi|tham mưu cho|tham mưu)\s*$", before, re.IGNORECASE):
            continue
        end = _person_end(passage.text, match.end())
        bodies = read_bodies(passage.cut(match.start(), end), Expect.LEADERS)
        told = bool(
            _VERB_AT_START.fullmatch(before + " ")
            or re.search(r"(?:giao|phân công|do|yêu cầu|đề nghị)\s*$", before, re.IGNORECASE)
            or not before.strip(" -(")
        )
        directs = bool(_DIRECTS.match(passage.text[end:].lstrip(" ,)")))
        for person, source in zip(bodies.leaders, bodies.leader_sources, strict=False):
            if (directs or told) and person not in people:
                people.append(person)
                sources.append(source)
    return tuple(people), tuple(sources)


_PERSON = compiled(r"(?:[\U][\w.]*\s*){1,5}")


def _person_end(text: str, begin: int) -> int:
    name = _PERSON.match(text, begin)
    end = name.end() if name else begin
    gap = re.compile(r"\s*[-–,(:]?\s*").match(text, end)
    after = gap.end() if gap else end
    title = TITLE_HEAD.match(text, after) or TITLE_HEAD.match(text, begin)
    if title is None:
        return len(text[:end].rstrip())
    end = max(end, title.end())
    while word := re.compile(r"\s+[\w&]+").match(text, end):
        at = word.end() - len(word[0].lstrip())
        verb = ORDERING if _WANTS_FIELD.search(text[:end]) else WORK
        ends = (text[at].islower() and opens_with(verb, text, at)) or _DIRECTS.match(text, at)
        if ends and not halves_a_noun(text[begin:end], text[at:]):
            break
        end = word.end()
    return end


def _tells_to_do(text: str) -> bool:
    if is_telling(text):
        return False
    if is_imperative(text):
        return True
    lead = _LEAD_IN.match(text)
    return (
        bool(lead) and is_imperative(text[lead.end() :])
        if lead
        else bool(re.search(r"[:,]\s+(?:cần|phải|yêu cầu)\s", text))
    )
