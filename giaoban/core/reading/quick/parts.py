"""Which part each name of a line has: who leads, who helps, who directs, who does it; and what to cut with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from giaoban.core.reading.quick.mentions import CALLING, Mention, What
from giaoban.core.text.patterns import lazy_pattern

_GIVES = lazy_pattern(
    r"(?<!\w)(?:(?:de nghi|yeu cau|dong y|thong nhat)\s+)?"
    r"(?:giao|phan cong|giao nhiem vu|giao viec|yeu cau|de nghi|nho|chuyen)"
    r"(?:\s+viec)?(?:\s+cho)?\s*:?\s*$|^\s*cho\s*$"
)
_LABEL = lazy_pattern(r"(?<!\w)(?:don vi(?:\s+(?:chu tri|thuc hien))?|chu tri|thuc hien|nguoi lam|dau moi)\s*:\s*$")
_LEADS = lazy_pattern(r"\s*(?:la\s+)?(?:chu tri|dau moi|lam dau moi)(?!\w)\s*,?\s*")
_HELPS = lazy_pattern(
    r"(?<!\w)phoi hop(?:\s+(?:chat che|tot))?(?:\s+(?:voi|cung(?:\s+voi)?))?\s*:?\s*$|(?<!\w)cung\s+(?:voi\s+)?$"
)
_HELPS_BEHIND = lazy_pattern(r"\s*,?\s*phoi hop(?!\s+(?:voi|cung))(?!\w)\s*,?\s*")
_DIRECTS = lazy_pattern(
    r"\s*,?\s*(?:truc tiep\s+)?(?:chi dao|phu trach|theo doi|dieu hanh)(?!\w)(?:\s+thuc hien)?\s*[,;.]?\s*"
)
_DIRECTED = lazy_pattern(
    r"(?<!\w)(?:lanh dao(?:\s+chi dao)?|chi dao|phu trach)\s*:?\s*$|(?<!\w)(?:do|duoi su chi dao cua)\s*$"
)
_TOLD_OF = lazy_pattern(
    r"(?<!\w)(?:gui|trinh|bao cao|cua|voi|tai|ve|den|xin y kien|lay y kien|tham muu|cho y kien|moi|hop|"
    r"lam viec voi|cho)\s*$"
)
_LIST = lazy_pattern(r"\s*(?:,|;|va|-|&)\s*")
_CALLING_BEFORE = lazy_pattern(rf"(?<!\w){CALLING}\s*:?\s*$")
_TRAILS = lazy_pattern(r"(?:\s[-–>]+|[:(@])\s*$")
_ENDS = lazy_pattern(r"\s*[).]?\s*$")

SEVERAL_LEAD = "Câu giao nhiều đơn vị; đơn vị đầu chủ trì, các đơn vị sau phối hợp."
GUESSED = "Câu nhắc tới nơi này, chưa chắc là nơi được giao."
GUESSED_PERSON = "Câu nhắc tới người này, chưa chắc là người thực hiện."


@dataclass(slots=True)
class Parts:
    """Names by their part, and the stretches of the folded line that only say who."""

    leads: list[tuple[Mention, str]] = field(default_factory=list)
    helps: list[tuple[Mention, str]] = field(default_factory=list)
    directs: list[tuple[Mention, str]] = field(default_factory=list)
    does: list[tuple[Mention, str]] = field(default_factory=list)
    cuts: list[tuple[int, int]] = field(default_factory=list)


def parts_of(folded: str, mentions: list[Mention], when: tuple[int, int] | None) -> Parts:
    """The part of each mention; `when` is the stretch of the deadline, which may open the line."""
    parts = Parts()
    last: tuple[Mention, str] | None = None
    left: list[Mention] = []
    for mention in mentions:
        begin = _begin(folded, mention)
        part = _part(folded, mention, begin, last, parts, when)
        if not part:
            left.append(mention)
            continue
        getattr(parts, part).append((mention, ""))
        parts.cuts.append(_cut(folded, mention, begin, part, last))
        last = mention, part
    _guess(folded, left, parts)
    if len(parts.leads) > 1:
        parts.helps = [(m, SEVERAL_LEAD) for m, _ in parts.leads[1:]] + parts.helps
        parts.leads = [(parts.leads[0][0], SEVERAL_LEAD)]
    return parts


def _begin(folded: str, mention: Mention) -> int:
    """Where the mention begins with the calling before it."""
    called = _CALLING_BEFORE.search(folded, 0, mention.begin) if mention.called else None
    return called.start() if called else mention.begin


def _part(
    folded: str,
    mention: Mention,
    begin: int,
    last: tuple[Mention, str] | None,
    parts: Parts,
    when: tuple[int, int] | None,
) -> str:
    before, after = folded[:begin], folded[mention.end :]
    if last and _LIST.fullmatch(folded, last[0].end, begin) and _same_kind(last[0], mention):
        helps_behind = last[1] == "leads" and _HELPS_BEHIND.match(folded, mention.end)
        if not (_LEADS.match(folded, last[0].end) or helps_behind):
            return last[1]
    if mention.what is What.UNIT:
        return _part_of_unit(before, after, parts, when)
    return _part_of_person(mention, before, after, when)


def _same_kind(one: Mention, other: Mention) -> bool:
    return (one.what is What.UNIT) == (other.what is What.UNIT)


def _part_of_unit(before: str, after: str, parts: Parts, when: tuple[int, int] | None) -> str:
    if _HELPS.search(before):
        return "helps"
    if parts.leads and _HELPS_BEHIND.match(after):
        return "helps"
    if _GIVES.search(before) or _LABEL.search(before) or _LEADS.match(after) or _opens(before, when, parts):
        return "leads"
    return "leads" if _TRAILS.search(before) and _ENDS.match(after) and not parts.leads else ""


def _part_of_person(mention: Mention, before: str, after: str, when: tuple[int, int] | None) -> str:
    leads = mention.what is What.LEADER
    if leads and (_DIRECTS.match(after) or _DIRECTED.search(before)):
        return "directs"
    if _TOLD_OF.search(before):
        return ""
    if _GIVES.search(before) or _LABEL.search(before) or _opens(before, when, None):
        return "directs" if leads else "does"
    if before.rstrip().endswith("("):
        return "directs" if leads else "does"
    return "does" if not leads and _TRAILS.search(before) and _ENDS.match(after) else ""


def _opens(before: str, when: tuple[int, int] | None, parts: Parts | None) -> bool:
    """Whether a name opens the line, or the clause behind a deadline or a directing leader."""
    if not before.strip() or (when is not None and not before[: when[0]].strip() and _bare(before[when[1] :])):
        return True
    return parts is not None and any(_bare(_DIRECTS.sub("", before[m.end :], count=1)) for m, _ in parts.directs)


def _bare(between: str) -> bool:
    return not between.strip(" ,;:.")


def _cut(folded: str, mention: Mention, begin: int, part: str, last: tuple[Mention, str] | None) -> tuple[int, int]:
    """The stretch that only says who: the verb of giving before the name, "chủ trì", "chỉ đạo" behind it."""
    before = folded[:begin]
    if last and last[1] == part and _LIST.fullmatch(folded, last[0].end, begin):
        start = last[0].end
    else:
        patterns = (_HELPS,) if part == "helps" else (_GIVES, _LABEL, _DIRECTED, _TRAILS)
        found = next((m for pattern in patterns if (m := pattern.search(before))), None)
        start = found.start() if found else begin
    behind = {"leads": _LEADS, "helps": _HELPS_BEHIND, "directs": _DIRECTS}.get(part)
    match = behind.match(folded, mention.end) if behind else None
    end = match.end() if match else mention.end
    if folded[:end].count("(") > folded[:end].count(")") and folded[end : end + 1] == ")":
        end += 1
    return start, end


def _guess(folded: str, left: list[Mention], parts: Parts) -> None:
    """Where nobody was told, the only name that stands there; said to be a guess, and left in the text."""
    units = [m for m in left if m.what is What.UNIT and not _TOLD_OF.search(folded[: m.begin])]
    if not parts.leads and len(units) == 1:
        parts.leads.append((units[0], GUESSED))
    people = [m for m in left if m.what is What.PERSON and not _TOLD_OF.search(folded[: _begin(folded, m)])]
    if not parts.does and len(people) == 1:
        parts.does.append((people[0], GUESSED_PERSON))


def without(text: str, cuts: list[tuple[int, int]]) -> str:
    """The text without some stretches of it, its punctuation put in order."""
    kept, at = [], 0
    for begin, end in sorted(cuts):
        if begin > at:
            kept.append(text[at:begin])
        at = max(at, end)
    kept.append(text[at:])
    joined = " ".join(" ".join(kept).split())
    joined = re.sub(r"\s+([,;.:)])", r"\1", joined)
    joined = re.sub(r"\(\s*\)", "", joined)
    joined = re.sub(r"([,;:])(?:\s*[,;:.])+", r"\1", joined)
    return re.sub(r"^(?:và|thì|phải|cần)\s+", "", joined.strip(" ,;:.-–>"), flags=re.IGNORECASE).strip(" ,;:")
