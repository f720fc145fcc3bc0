"""The names in a line that the office knows: the longest that stands at a place, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from giaoban.core.reading.quick.model import Known
from giaoban.core.text.folding import Folded, fold
from giaoban.core.text.patterns import lazy_pattern

_TOKEN = lazy_pattern(r"\w+|[&+]")
_PARTS_NAMES = re.compile(r"[,;:()\n]")
_LONGEST = 12  # words of a unit's name
# What stands before a person's name; one word alone is a name only behind it, or behind a verb of giving.
CALLING = (
    r"(?:d\s?[/.]\s?c\.?|dc\.?|dong chi|cac dong chi|ong|ba|anh|chi|pgd|gd|pho giam doc|giam doc|pho truong phong|"
    r"truong phong|ptp|tp|chanh van phong|cvp|chuyen vien|cv)"
)
_CALLED = lazy_pattern(rf"(?<!\w){CALLING}\s*:?\s*$")
_GIVEN_TO = lazy_pattern(r"(?<!\w)(?:giao|phan cong|nho|de nghi|yeu cau)(?:\s+viec)?(?:\s+cho)?\s*$")
_DIRECTS = lazy_pattern(r"\s*,?\s*(?:truc tiep\s+)?(?:chi dao|phu trach|theo doi|dieu hanh|cho y kien)(?!\w)")
# "Văn phòng phẩm", "phòng cháy": words that only begin like a unit.
_OTHER_WORD = lazy_pattern(r"\s+(?:pham|chay|chong|hop)(?!\w)")


class What(StrEnum):
    UNIT = "unit"
    PERSON = "person"
    LEADER = "leader"


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name in the line; places are those of the folded text. `called`: a calling stands before it."""

    what: What
    key: str
    begin: int
    end: int
    called: bool = False


def mentions_in(line: str, folded: Folded, known: Known) -> list[Mention]:
    """The known names in the line, in their order, none inside another."""
    tokens = [(m.start(), m.end(), _word(m[0])) for m in _TOKEN.finditer(folded.text)]
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        mention = _longest_at(tokens, at, folded, known, line)
        if mention is None:
            at += 1
            continue
        found.append(mention)
        while at < len(tokens) and tokens[at][0] < mention.end:
            at += 1
    return found


def _word(sign: str) -> str:
    return "va" if sign in "&+" else fold(sign)


def _longest_at(tokens: list[tuple[int, int, str]], at: int, folded: Folded, known: Known, line: str) -> Mention | None:
    for count in range(min(_LONGEST, len(tokens) - at), 0, -1):
        begin, end = tokens[at][0], tokens[at + count - 1][1]
        if count > 1 and _PARTS_NAMES.search(folded.text, begin, end):
            continue
        key = " ".join(token for _, _, token in tokens[at : at + count])
        mention = _as_unit(key, begin, end, folded, known.units) or _as_person(
            key, begin, end, folded, known, line, words=count
        )
        if mention is not None:
            return mention
    return None


def _as_unit(key: str, begin: int, end: int, folded: Folded, units: Set[str]) -> Mention | None:
    if key not in units or _OTHER_WORD.match(folded.text, end):
        return None
    return Mention(What.UNIT, key, begin, end)


def _as_person(
    key: str, begin: int, end: int, folded: Folded, known: Known, line: str, *, words: int
) -> Mention | None:
    if key not in known.people:
        return None
    called = _CALLED.search(folded.text, 0, begin) is not None
    given = _GIVEN_TO.search(folded.text, 0, begin) is not None
    if words == 1 and not called:
        named = line.isascii() or line[folded.begin(begin)].isupper()  # "hạnh" of "hạnh kiểm" is no name
        if not named or not (given or _DIRECTS.match(folded.text, end)):
            return None
    what = What.LEADER if key in known.leaders else What.PERSON
    return Mention(what, key, begin, end, called)
