"""Who directs and who carries out, from one cell or clause, however the two are fused.

"Đ/c Lê Thành Phòng KHTC", "Đ/c Mai - PCT UBND; Đ/c Lộc : CVP", "PGĐ Nguyễn Văn A", "Lãnh đạo Sở",
"Văn phòng Sở, các phòng, đơn vị liên quan", "Chủ trì: Phòng A; phối hợp: Phòng B, C".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from giaoban.core.reading.language.names import CALLING, DEGREE, GROUP, PERSON_PREFIX, TITLE_HEAD, UNIT_ACRONYM
from giaoban.core.reading.language.shapes import (
    DIRECTS,
    Expect,
    group_end,
    may_be_bare_name,
    name_end,
    name_of,
    surname_at,
    title_end,
    unit_starts,
)
from giaoban.core.reading.language.units import is_unit, split_units, tidy
from giaoban.core.reading.model import Person
from giaoban.core.reading.passage import Passage
from giaoban.core.text.patterns import lazy_pattern


@dataclass(frozen=True, slots=True)
class Bodies:
    """Leaders, units and partners with the passages they were read from, in the same order.

    `certain` is False where a piece could be read in two ways; `why` says which, in Vietnamese.
    """

    leaders: tuple[Person, ...] = ()
    units: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    leader_sources: tuple[Passage, ...] = ()
    unit_sources: tuple[Passage, ...] = ()
    partner_sources: tuple[Passage, ...] = ()
    certain: bool = True
    why: str = ""


_SEPARATOR = lazy_pattern(r"\s*(?:;|\n|(?<![ĐđBbTtKkPp.])/(?!\s*[cC]\b)|(?<=\s)[+•](?=\s)|(?<=[A-ZĐ][A-ZĐ])/)\s*")
_PARTNERS = lazy_pattern(
    r"[\s(,;.–-]*(?:và\s+)?(?:(?:Cơ quan|Đơn vị|cơ quan|đơn vị)\s+)?(?:[Pp]hối hợp|PHỐI HỢP)"
    r"(?:\s+(?:với|cùng|thực hiện))*\s*[:\-–]?\s*"
)
_ROLE_WORDS = lazy_pattern(
    r"(?:^|(?<=[;,.(])|(?<=\n))\s*(?:(?:Cơ quan|Đơn vị|Lãnh đạo|Bộ phận)\s+)?"
    r"(?:[Cc]hủ trì|CHỦ TRÌ|[Cc]hỉ đạo|[Tt]hực hiện|[Pp]hụ trách|[Tt]ham mưu|[Cc]huẩn bị|[Tt]heo dõi)"
    r"(?:\s+(?:thực hiện|chuẩn bị|chỉ đạo|tham mưu))?\s*[:\-–]\s*"
)
_ROLE_BEHIND = lazy_pattern(
    r"\s*(?:\(\s*(?:chủ trì|phụ trách|chỉ đạo|CT)\s*\)"
    r"|(?<=\s)(?:là\s+(?:cơ quan|đơn vị)\s+)?(?:chủ trì|thực hiện|chuẩn bị)(?=\s*(?:[,;)]|$)))",
    re.IGNORECASE,
)
_LIST_MARK = lazy_pattern(r"^\s*(?:[-–+*•]|\d{1,2}[.)])\s+")
# A line that cannot end a body: the next line goes on with it.
_UNFINISHED = lazy_pattern(r"(?:[,&:(]|\s[-–]|\b(?:và|với|[Cc]ác|Phó|P?G[ĐD]|PCT|CT|[Đđ]/[Cc]\.?))$")
_BARE_HEAD = lazy_pattern(r"(?:^|[\n,;/]\s*)(?:Các|các)?\s*(?:[Pp]hòng|Chi cục|Trung tâm|Sở|Ban)$")
# Capitals that name a field of work and not a unit: they go on with the line above.
_FIELD = lazy_pattern(r"(?:(?:KH|CN|KHCN|ĐMST|XH|NV|TC|ĐL|CL|TĐC|TCĐLCL|CNTT|TT|CĐS|SHTT|TNDHMT|TTKH)[&-]?)+")
_ADDRESSEES = lazy_pattern(r"\s*(?:Các|các)\s+(?:phòng|đơn vị|sở|phòng, đơn vị|trung tâm|cơ quan|ngành)\s*:\s*")
_TITLE_GAP = lazy_pattern(r"\s*[-–:,(]?\s*")


@dataclass(slots=True)
class _Found:
    leaders: list[tuple[Person, Passage]] = field(default_factory=list)
    units: list[Passage] = field(default_factory=list)
    partners: list[Passage] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    title_open: bool = False  # a title or a name may follow the person just read, behind a comma


def read_bodies(source: Passage | Iterable[Passage], expect: Expect = Expect.ANY) -> Bodies:
    """The leaders, units and partners that a cell or clause names.

    `source`: one passage, or the cell's paragraphs in order (a line that begins a new body parts it from the
    line above; any other line goes on with it).
    """
    whole = source if isinstance(source, Passage) else _join_lines(source)
    bodies = _read_words(whole.text, expect)
    return replace(
        bodies,
        leader_sources=tuple(s.traced_to(whole) for s in bodies.leader_sources),
        unit_sources=tuple(s.traced_to(whole) for s in bodies.unit_sources),
        partner_sources=tuple(s.traced_to(whole) for s in bodies.partner_sources),
    )


@lru_cache(maxsize=1024)  # a programme names the same few leaders and units in every row
def _read_words(words: str, expect: Expect) -> Bodies:
    """The bodies that a wording names; their sources stand in the wording itself."""
    found = _Found()
    for passage, is_partner in _by_role(Passage.alone(words)):
        for chunk in _chunks(passage):
            found.title_open = False
            for piece in split_units(chunk):
                _read_piece(piece, found, Expect.UNITS if is_partner else expect, is_partner)
    return Bodies(
        leaders=tuple(person for person, _ in found.leaders),
        units=tuple(unit.text for unit in found.units),
        partners=tuple(unit.text for unit in found.partners),
        leader_sources=tuple(passage for _, passage in found.leaders),
        unit_sources=tuple(found.units),
        partner_sources=tuple(found.partners),
        certain=not found.doubts,
        why=" ".join(dict.fromkeys(found.doubts)),
    )


def cells_of(paragraphs: Iterable[Passage]) -> list[Passage]:
    """A cell's lines as passages, list marks taken off, empty ones left out.

    A dash that begins a line is no mark where the line goes on with the name above: "Phòng Kế hoạch | - Tài chính".
    """
    passages: list[Passage] = []
    for passage in paragraphs:
        mark = _LIST_MARK.match(passage.text)
        if (
            mark
            and passages
            and not is_unit(passage.text[mark.end() :])
            and not PERSON_PREFIX.match(passage.text, mark.end())
        ):
            mark = None
        stripped = (passage.cut(mark.end(), len(passage)) if mark else passage).strip()
        if stripped:
            passages.append(stripped)
    return passages


def _join_lines(lines: Iterable[Passage]) -> Passage:
    whole = Passage("")
    for line in cells_of(lines):
        separator = "\n" if whole and _begins_anew(whole.text, line.text) else " "
        whole = Passage.join((whole, line), separator)
    return whole


def _begins_anew(before: str, line: str) -> bool:
    """Does a line name a new body, or go on with the one above (a name cut by the column's edge)?"""
    if _UNFINISHED.search(before.rstrip()):
        return False
    if TITLE_HEAD.match(line):
        end = title_end(line, 0)
        return name_end(line, end) > end
    if PERSON_PREFIX.match(line) or GROUP.match(line) or unit_starts(line, 0):
        return True
    if acronym := UNIT_ACRONYM.match(line):
        return not _FIELD.fullmatch(acronym.group()) and not _BARE_HEAD.search(before)
    last = before.rpartition("\n")[2]
    prefix = PERSON_PREFIX.match(last)
    name = last[prefix.end() :] if prefix else last
    return surname_at(line, 0) and len(name.split()) >= 2 and name_end(name, 0) == len(name)


def _by_role(whole: Passage) -> Iterator[tuple[Passage, bool]]:
    """The text cut at "phối hợp": who it is done by, then whom it is done with."""
    match = _PARTNERS.search(whole.text)
    if match is None:
        yield whole, False
        return
    before, behind = whole.cut(0, match.start()), whole.cut(match.end(), len(whole))
    if not re.sub(r"[\s).,;]", "", behind.text) or re.match(r"\s*[,;]", whole.text[match.end() - 1 :]):
        # "…, Văn phòng phối hợp": the word stands behind its body.
        last = max((m.end() for m in re.finditer(r"[;,\n]", before.text)), default=0)
        yield before.cut(0, last), False
        yield before.cut(last, len(before)), True
        if behind.strip(" ).,;"):
            yield from _by_role(behind)
        return
    yield before, False
    lead = re.search(r"[;.\n]\s*(?=(?:(?:Cơ quan|Đơn vị)\s+)?[Cc]hủ trì)", behind.text)
    yield behind.cut(0, lead.start()) if lead else behind, True
    if lead:
        yield behind.cut(lead.end(), len(behind)), False


def _chunks(passage: Passage) -> Iterator[Passage]:
    """The text cut at ";", "/", line ends and before each "Đ/c"; words that only name a role taken out."""
    text = _ROLE_WORDS.sub(lambda m: "\n" * len(m.group()), passage.text)
    text = _ROLE_BEHIND.sub(lambda m: " " * len(m.group()), text)
    clean = Passage(text, passage.pieces)
    for part in clean.split(_SEPARATOR):
        starts = [m.start() for m in PERSON_PREFIX.finditer(part.text)]
        cuts = [0, *(s for s in starts if s > 0), len(part)]
        for begin, end in pairwise(cuts):
            lead = _ADDRESSEES.match(part.text, begin)
            chunk = part.cut(lead.end() if lead else begin, end).strip(" ,.-–(:")
            chunk = _without_trailing_and(chunk)
            if chunk:
                yield chunk


def _without_trailing_and(chunk: Passage) -> Passage:
    match = re.search(r"[\s,]+(?:và|cùng)$", chunk.text)
    return chunk.cut(0, match.start()) if match else chunk


def _read_piece(piece: Passage, found: _Found, expect: Expect, is_partner: bool) -> None:
    text = piece.text
    degree = DEGREE.match(text)
    if degree:
        piece, text = piece.cut(degree.end(), len(piece)), text[degree.end() :]
    if is_partner:
        found.partners.append(piece)
        return
    calling = CALLING.match(text)
    if calling and surname_at(text, calling.end()):
        end = name_end(text, calling.end())
        person = Person(name_of(text[calling.end() : end]), calling.group().strip())
        _add_leader(found, person, piece.cut(0, end))
        _read_rest(piece, end, found, expect)
        return
    prefix = PERSON_PREFIX.match(text)
    if prefix:
        _read_prefixed(piece, prefix.end(), found, expect)
    elif group := group_end(text):
        _add_leader(found, Person(text[:group].strip()), piece.cut(0, group))
        _read_rest(piece, group, found, expect)
    elif TITLE_HEAD.match(text):
        _read_titled(piece, 0, found, expect)
    elif may_be_bare_name(text, expect, found.title_open):
        _read_named(piece, 0, found, expect)
    else:
        _read_unit(piece, found, expect)


def _read_prefixed(piece: Passage, start: int, found: _Found, expect: Expect) -> None:
    degree = DEGREE.match(piece.text, start)
    start = degree.end() if degree else start
    if TITLE_HEAD.match(piece.text, start):
        _read_titled(piece, start, found, expect)
    elif group := group_end(piece.text[start:]):
        _add_leader(found, Person(piece.text[start : start + group].strip()), piece)
    elif name_end(piece.text, start) > start:
        _read_named(piece, start, found, expect)
    else:
        found.units.append(piece)
        found.doubts.append(f"“{piece.text}”: không đọc được tên người.")
    if expect is Expect.UNITS:
        found.doubts.append(f"“{piece.text}”: người đứng trong cột đơn vị.")


def _read_named(piece: Passage, start: int, found: _Found, expect: Expect) -> None:
    text = piece.text
    end = name_end(text, start)
    gap = _TITLE_GAP.match(text, end)
    after = gap.end() if gap else end
    if TITLE_HEAD.match(text, after):
        stop = title_end(text, after)
        title = text[after:stop].strip(" -–:,.)")
        _add_leader(found, Person(name_of(text[start:end]), title), piece.cut(0, stop))
        _read_rest(piece, stop, found, expect)
        return
    _add_leader(found, Person(name_of(text[start:end])), piece.cut(0, end))
    if len(text[start:end].split()) > 5:
        found.doubts.append(f"“{text[start:end]}”: tên người dài bất thường.")
    more = re.match(r"\s+(?:và|cùng)\s+", text[end:])
    if more and name_end(text, end + more.end()) > 0:
        _read_named(piece, end + more.end(), found, expect)
        return
    _read_rest(piece, end, found, expect)


def _read_titled(piece: Passage, start: int, found: _Found, expect: Expect) -> None:
    """A post, alone ("Giám đốc Sở"), before a name ("PGĐ Nguyễn Văn A") or behind the person read last."""
    text = piece.text
    stop = title_end(text, start)
    title = text[start:stop].strip(" -–:,.(")
    gap = _TITLE_GAP.match(text, stop)
    at = gap.end() if gap else stop
    prefix = PERSON_PREFIX.match(text, at)
    at = prefix.end() if prefix else at
    end = name_end(text, at)
    if end > at:
        _add_leader(found, Person(name_of(text[at:end]), title), piece.cut(0, end))
        _read_rest(piece, end, found, expect)
    elif found.title_open and found.leaders:
        person, source = found.leaders[-1]
        # A calling ("BS.") is the title only of those who are given no post.
        post = person.title if person.title and not CALLING.fullmatch(f"{person.title} ") else None
        full = f"{post}, {title}" if post else title
        found.leaders[-1] = (replace(person, title=full), Passage.join((source, piece.cut(0, stop))))
        _read_rest(piece, stop, found, expect)
    elif expect is Expect.UNITS or (found.leaders and not DIRECTS.match(title)):
        found.units.append(piece)
        found.doubts.append(f"“{title}” là chức vụ: kiểm tra xem là người chỉ đạo hay nơi thực hiện.")
    else:
        _add_leader(found, Person(title), piece.cut(0, stop))
        found.title_open = False
        _read_rest(piece, stop, found, expect)


def _read_rest(piece: Passage, at: int, found: _Found, expect: Expect) -> None:
    rest = tidy(piece.cut(at, len(piece)))
    if not rest:
        return
    for part in split_units(rest):
        if TITLE_HEAD.match(part.text) or PERSON_PREFIX.match(part.text) or group_end(part.text):
            _read_piece(part, found, expect, is_partner=False)
        else:
            _read_unit(part, found, expect)


def _read_unit(piece: Passage, found: _Found, expect: Expect) -> None:
    found.title_open = False
    known = is_unit(piece.text)
    if expect is Expect.LEADERS and not known and piece.text[:1].islower():
        found.doubts.append(f"“{piece.text}”: không phải tên người hay đơn vị.")
        return
    if expect is Expect.LEADERS and not known and not any(c.isdigit() for c in piece.text):
        _add_leader(found, Person(piece.text), piece)
        found.title_open = False
        found.doubts.append(f"“{piece.text}”: chưa rõ là người hay đơn vị.")
        return
    found.units.append(piece)
    if not known and expect is Expect.ANY:
        found.doubts.append(f"“{piece.text}”: chưa rõ là đơn vị nào.")


def _add_leader(found: _Found, person: Person, source: Passage) -> None:
    found.leaders.append((person, source))
    found.title_open = True
