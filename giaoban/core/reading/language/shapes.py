"""Where a name, a post, a group and a unit begin and end in a text that gives them without separators."""

from __future__ import annotations

import re
from enum import StrEnum

from giaoban.core.reading.language.names import (
    GROUP,
    NAME_CAPITALS,
    NAME_WORD,
    PERSON_PREFIX,
    SURNAMES,
    TITLE_HEAD,
    UNIT_HEAD,
)
from giaoban.core.reading.language.units import is_unit
from giaoban.core.text.patterns import lazy_pattern


class Expect(StrEnum):
    """What the column or clause is known to hold; ANY for "Chỉ đạo/Thực hiện" and the like."""

    ANY = "any"
    LEADERS = "leaders"
    UNITS = "units"


# Posts of the office's own leadership; a head of division named beside a leader is who carries out.
DIRECTS = lazy_pattern(
    r"(?:Quyền\s+)?(?:Phó\s+)?(?:Giám đốc|Chủ tịch|Bí thư|Tổng)|P?(?:GĐ|GD|CT)|P\.|Phó (?:giám đốc|chủ)"
)
_OWN_OBJECT = lazy_pattern(
    r"\s+(?:Sở(?:\s+(?:KH\s?&\s?CN|KHCN|Khoa học và Công nghệ))?"
    r"|(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|UBMTTQ|MTTQ)"
    r"(?:\s+(?:tỉnh|thành phố|TP|huyện|thị xã|xã|phường|Tỉnh))?"
    r"|(?:Đảng|Tỉnh|Huyện|Thành)\s+(?:ủy|uỷ|bộ)|(?:[Tt]hường trực|TT)(?:\s+(?:UBND|HĐND|Sở)(?:\s+tỉnh)?)?"
    r"|phụ trách|Chi bộ|chi bộ)(?![\w])"
)
_UNIT_LIKE_OBJECT = lazy_pattern(r"\s+(?:Phòng|Văn phòng|VP|Thanh tra|Chi cục|[Cc]ác|P\.)(?!\w)")
# What a person does is no part of the post: "Phó Giám đốc | dự hội nghị".
_VERB = lazy_pattern(
    r"(?:dự|tham dự|tham gia|chủ trì|làm việc|họp|tiếp|đi|kiểm tra|trực tiếp|chỉ đạo|cùng|báo cáo|phát biểu|nghe)(?!\w)"
)
# Single words that begin a unit's name and are given names too: "Nguyễn Đăng Khoa", "Trần Văn Hội".
_ALSO_GIVEN_NAMES = lazy_pattern(r"(?:Khoa|Viện|Hội|Tổ|Đội|Đài|Vụ|Tỉnh|Xã|Trường|Cục|Ban|Quỹ|Trạm|Báo|Huyện)(?!\w)")


def name_of(text: str) -> str:
    return " ".join(text.split())


def group_end(text: str) -> int:
    """Where a group of leaders at the start of the text ends; 0 when there is none."""
    group = GROUP.match(text)
    if group is None:
        return 0
    end = group.end()
    title = TITLE_HEAD.match(text, text.rfind(" ", 0, end) + 1) or TITLE_HEAD.match(text, end)
    if title:
        end = max(end, title.end())
    more = re.match(r"(?:\s+(?:Giám đốc|Chủ tịch|giám đốc|chủ tịch|GĐ|CT))?", text[end:])
    end += more.end() if more else 0
    own = _OWN_OBJECT.match(text, end)
    if own:
        return own.end()
    body = re.match(r"(?:\s+(?!(?:Phòng|Văn|VP|Chi|Thanh|Trung)(?!\w))[^\s,;/]+){0,6}", text[end:])
    return end + (body.end() if body else 0)


def title_end(text: str, start: int) -> int:
    """Where the title that begins at `start` ends: with its own body ("GD Sở", "Bí thư Đảng ủy"), or before a name."""
    head = TITLE_HEAD.match(text, start)
    if head is None:
        return start
    end = head.end()
    while own := _OWN_OBJECT.match(text, end):
        end = _place_end(text, own.end())
        if not own.group().strip().startswith(("TT", "hường", "thường", "Thường", "phụ")):
            return end
    if DIRECTS.match(head.group()) and _UNIT_LIKE_OBJECT.match(text, end):
        return end
    position = end
    while word := re.compile(r"\s+[^\s,;:/()–]+").match(text, position):
        at = position + len(word.group()) - len(word.group().lstrip())
        if re.match(r"-\s|và\s+(?:Phòng|Văn|Trung|Chi|các)", text[at:]) or PERSON_PREFIX.match(text, at):
            break
        if (position > end and unit_starts(text, at)) or _VERB.match(text, at):
            break
        if surname_at(text, at) or (_short(head.group()) and name_end(text, at) > at and not is_unit(text[at:])):
            break
        position = word.end()
    return position


def _place_end(text: str, at: int) -> int:
    """Behind "UBND tỉnh" may stand the place or the person: "UBND tỉnh Hà Nam", "UBND tỉnh Nguyễn Văn A"."""
    if not re.search(r"(?:tỉnh|phố|TP|huyện|xã|phường)$", text[:at]):
        return at
    words = list(re.compile(rf"\s+{NAME_WORD.pattern}").finditer(text, at))
    run = [w for i, w in enumerate(words) if w.start() == (words[i - 1].end() if i else at)]
    if not run or (surname_at(text, run[0].end() - len(run[0].group().strip())) and len(run) != 2):
        return at
    return run[min(len(run), 2) - 1].end()


def _short(title: str) -> bool:
    return title.isupper()


def surname_at(text: str, at: int) -> bool:
    """Does a full name (a known surname and one to four more words) stand here, up to a separator or the end?"""
    first = NAME_WORD.match(text, at)
    if first is None or first.group() not in SURNAMES or unit_starts(text, at):
        return False
    end = name_end(text, at)
    return len(text[at:end].split()) >= 2 and bool(re.match(r"\s*(?:[,;:/()–-]|$|[A-ZĐ])", text[end:]))


def name_end(text: str, start: int) -> int:
    """Where the name that begins at `start` ends; `start` itself when none does."""
    end = start
    for count in range(6):
        space = re.compile(r"\s*").match(text, end)
        at = space.end() if space else end
        if count and (at == end or unit_starts(text, at) or TITLE_HEAD.match(text, at) or GROUP.match(text, at)):
            break
        word = NAME_WORD.match(text, at) or NAME_CAPITALS.match(text, at)
        if word is None or (NAME_CAPITALS.fullmatch(word.group()) and not _in_capitals(text, start)):
            break
        end = word.end()
    return end


def _in_capitals(text: str, start: int) -> bool:
    words = text[start:].split()
    return len(words) >= 2 and words[0].isupper() and words[1].isupper() and words[0].title() in SURNAMES


def unit_starts(text: str, at: int) -> bool:
    """Does a unit's name begin here? A single word that is a given name too needs more words behind it."""
    if not UNIT_HEAD.match(text, at):
        return False
    given = _ALSO_GIVEN_NAMES.match(text, at)
    if given is None:
        return True
    behind = text[given.end() :].lstrip()
    return bool(behind) and behind[0] not in ",;:/()-–" and not UNIT_HEAD.match(behind)


def may_be_bare_name(text: str, expect: Expect, after_person: bool) -> bool:
    """A name without "Đ/c": sure with a known surname, or in a column of leaders, or listed behind a person."""
    if unit_starts(text, 0) or (expect is Expect.UNITS and not surname_at(text, 0)):
        return False
    end = name_end(text, 0)
    if end == 0:
        return False
    first = text.split()[0]
    whole = not text[end:].strip(" ).")
    if expect is Expect.LEADERS or after_person:
        return whole or bool(TITLE_HEAD.match(text[end:].lstrip(" -–:(,"))) or unit_starts(text, end + 1)
    several = len(text[:end].split()) >= 2
    return several and (first in SURNAMES or first.title() in SURNAMES or whole)
