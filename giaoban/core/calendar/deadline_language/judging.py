"""Whether a phrase found in running text sets a time for the work, or only mentions one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from giaoban.core.calendar.deadline_language.meaning import paper_year
from giaoban.core.calendar.deadline_language.model import Context, Deadline, Doubt
from giaoban.core.calendar.deadline_language.syntax import Moment, Part, Phrase, Role, Unit

WORD = re.compile(r"\w+|[^\s\w]")


class Sign(Enum):
    """What stands in front of a phrase."""

    NONE = 0
    PLANNED = 1  # "dự kiến", "thời hạn:"
    BRACKET = 2
    ACT = 3  # "hoàn thành", "xong"
    HELD = 4  # "tổ chức", "họp"


class Verdict(Enum):
    TAKE = 0
    DOUBT = 1
    LEAVE = 2


@dataclass(frozen=True, slots=True)
class Find:
    """A phrase in its place, with the words about it (folded)."""

    phrase: Phrase
    sign: Sign
    before: tuple[str, ...]
    last: str  # the last word in front as it is spelled: "kể" is not "kẽ"
    after: str
    clause: str  # the sentence up to the phrase


_ACTS = frozenset(
    "hoan thanh|hoan tat|ket thuc|ban hanh|bao cao|tong hop|thuc hien|to chuc|trien khai|phe duyet|tham muu|khai mac|"
    "dien ra|du kien|cong bo|nghiem thu|ban giao|giai ngan|khoi cong|thong qua|dong dien|gop y|cung cap|ra soat|xu ly|"
    "xay dung|tham dinh|kiem tra|bo sung|chuan bi|de xuat|giai quyet|khac phuc|lap|ky|xong|trinh|gui|nop|hop|dang ky|"
    "hoan thien|nghiem tuc|phan anh|quyet toan|thanh toan|chi tra|khanh thanh|van hanh|tiep nhan|phoi hop".split("|")
)
_OPENING_ACTS = ("hoan thanh", "hoan tat", "phai hoan thanh", "tap trung hoan thanh", "phan dau hoan thanh", "trinh")
_COUNTING = frozenset({"kể", "tính", "ke", "tinh"})
_IN_FORCE = (
    ("hieu", "luc"),
    ("thi", "hanh"),
    ("giai", "doan"),
    ("thoi", "ky"),
    ("nhiem", "ky"),
    ("so", "lieu"),
    ("luy", "ke"),
    ("nien", "do"),
    ("da", "duoc"),
    ("ket", "qua"),
    ("tinh", "hinh"),
    ("thong", "ke"),
)
_SUBJECTS = frozenset(
    "ket qua|tinh hinh|nhiem vu|cong tac|phat sinh|hoat dong|su kien|ky niem|ngay le|chi tieu|so lieu|muc tieu|"
    "thu ngan|lan dau|noi dung".split("|")
)


def judge(find: Find) -> Verdict:
    """Whether a phrase sets a time for the work."""
    phrase, before = find.phrase, find.before
    telling = phrase.role in (Role.AT, Role.SPAN, Role.FROM, Role.BY)
    if find.last in _COUNTING or (telling and before[-2:] in _IN_FORCE):
        return Verdict.LEAVE
    if phrase.frame in ("ke tu",):
        return Verdict.LEAVE
    judges = {
        Role.BEFORE: _judge_limit,
        Role.BY: _judge_limit,
        Role.SPAN: _judge_span,
        Role.FROM: _judge_from,
        Role.AT: _judge_at,
        Role.COUNTED: _judge_counted,
        Role.RECURRING: _judge_recurring,
    }
    return judges[phrase.role](find)


_POINTS = (Unit.DAY, Unit.TODAY, Unit.WEEKDAY)


def _judge_limit(find: Find) -> Verdict:
    moment = find.phrase.moment
    if moment is None or moment.unit is Unit.YEAR:
        # "đến năm 2030" tells what the work is about; "hoàn thành trước năm 2022" sets its time.
        strong = _acting(find) and moment is not None and moment.year is not None and moment.part is Part.WHOLE
        return Verdict.DOUBT if strong else Verdict.LEAVE
    if moment.unit is Unit.MONTHS:
        return Verdict.LEAVE
    if moment.unit in _POINTS:
        if moment.unit is Unit.DAY and moment.month is None and not moment.named:
            return Verdict.LEAVE
        return Verdict.TAKE
    if moment.first is None:
        return Verdict.TAKE if _acting(find) or find.phrase.frame in ("den het", "het") else Verdict.DOUBT
    return Verdict.TAKE if _setting(find) else Verdict.DOUBT


def _judge_span(find: Find) -> Verdict:
    first, until = find.phrase.moment, find.phrase.until
    units = {m.unit for m in (first, until) if m is not None}
    if Unit.YEAR in units or Unit.MONTHS in units:
        return Verdict.TAKE if find.sign is Sign.PLANNED else Verdict.LEAVE
    if _anniversary(first, until):
        return Verdict.LEAVE
    if units == {Unit.DAY}:
        if not find.phrase.frame and find.sign is Sign.NONE:
            return Verdict.LEAVE
        if first is not None and not first.named and first.month is None and until is None:
            return Verdict.LEAVE
        return Verdict.TAKE
    return Verdict.TAKE if _setting(find) else Verdict.DOUBT


def _anniversary(first: Moment | None, until: Moment | None) -> bool:
    """ "27/7/1947 - 27/7/2023"."""
    return bool(first and until and first.year and until.year and until.year - first.year > 2)


def _judge_from(find: Find) -> Verdict:
    moment = find.phrase.moment
    if moment is None or moment.unit is Unit.YEAR or moment.unit is Unit.MONTHS:
        return Verdict.LEAVE
    if moment.unit is Unit.DAY and moment.month is None and not moment.named:
        return Verdict.LEAVE
    return Verdict.TAKE if find.sign is not Sign.NONE or _acting(find) else Verdict.DOUBT


def _judge_at(find: Find) -> Verdict:
    moment, frame = find.phrase.moment, find.phrase.frame
    if moment is None:
        return Verdict.LEAVE
    if moment.unit in _POINTS:
        return _judge_day(find, moment)
    if moment.unit in (Unit.YEAR, Unit.MONTHS):
        told = find.sign is Sign.PLANNED or ((find.sign is Sign.ACT or _finishing(find)) and moment.year is not None)
        return Verdict.TAKE if told and moment.part is Part.WHOLE else Verdict.LEAVE
    if find.sign is Sign.PLANNED or find.sign is Sign.ACT:
        return Verdict.TAKE
    if moment.first is None:
        return Verdict.TAKE if _finishing(find) or "ngay" in frame else Verdict.LEAVE
    if frame and not find.before and find.after.lstrip(", ").startswith(_OPENING_ACTS):
        return Verdict.TAKE
    if frame or moment.part is not Part.WHOLE:
        if _about_subject(find):
            return Verdict.LEAVE
        return Verdict.TAKE if _setting(find) else Verdict.DOUBT
    return Verdict.DOUBT if find.sign is not Sign.NONE and find.after[:1] in ")," else Verdict.LEAVE


def _judge_day(find: Find, moment: Moment) -> Verdict:
    frame = find.phrase.frame
    if moment.unit is Unit.DAY and not moment.named and find.sign is not Sign.PLANNED and not frame:
        return Verdict.TAKE if find.sign is Sign.ACT and moment.month is not None else Verdict.LEAVE
    if find.sign is Sign.HELD and find.before[-1:] in (("cuoc",), ("phien",), ("buoi",), ("tai",)):
        return Verdict.LEAVE  # "kết luận tại cuộc họp ngày 5/8"
    # "trong 02 ngày 15 và 16/10"; "… ký trong ngày 12/8."
    closing = frame and (moment.last != moment.first or _setting(find))
    if closing or find.sign in (Sign.PLANNED, Sign.ACT) or frame in ("vao", "ngay trong"):
        return Verdict.TAKE
    if find.sign is Sign.HELD or frame:
        return Verdict.DOUBT
    return Verdict.DOUBT if find.sign is Sign.BRACKET and find.after[:1] in ")," else Verdict.LEAVE


def _judge_counted(find: Find) -> Verdict:
    phrase = find.phrase
    if phrase.count_unit == "working_day" or phrase.base:
        return Verdict.TAKE
    if phrase.frame in ("sau", "trong", "cham nhat la"):
        return Verdict.DOUBT if phrase.frame == "trong" else Verdict.LEAVE
    return Verdict.TAKE if phrase.frame else Verdict.LEAVE


_REGULAR_PAPERS = frozenset(
    "bao cao|ke hoach|giao ban|chuong trinh|ho so|cong tac|luong|phi|chi|hop|lich|chi tieu|nhiem vu|thong tin|"
    "binh quan".split("|")
)


def _judge_recurring(find: Find) -> Verdict:
    repeats = find.phrase.repeats or ""
    if not repeats:
        return Verdict.LEAVE  # "theo dõi định kỳ": how often is not said
    if "BY" in repeats or find.phrase.frame or find.sign in (Sign.PLANNED, Sign.BRACKET):
        return Verdict.TAKE
    last = " ".join(find.before[-2:])
    if last in _REGULAR_PAPERS or (find.before and find.before[-1] in _REGULAR_PAPERS):
        return Verdict.LEAVE if repeats == "FREQ=YEARLY" or not _clause_ends(find) else Verdict.DOUBT
    return Verdict.LEAVE if repeats in ("FREQ=YEARLY", "FREQ=DAILY", "") else Verdict.DOUBT


def _clause_ends(find: Find) -> bool:
    return not find.after or find.after[0] in ".;,:)!?"


def _acting(find: Find) -> bool:
    """Whether the word right in front is an act: "hoàn thành …", "xong …", or a comma behind one."""
    before = find.before
    if not before:
        return find.sign is not Sign.NONE
    return " ".join(before[-2:]) in _ACTS or before[-1] in _ACTS or before[-1] in (",", ";", ":", "(")


def _finishing(find: Find) -> bool:
    before = find.before
    return find.sign is Sign.ACT or before[-2:] in (("hoan", "thanh"), ("hoan", "tat")) or before[-1:] == ("xong",)


def _setting(find: Find) -> bool:
    """An act right in front, or an act in the sentence that the phrase closes."""
    if find.sign is not Sign.NONE or _acting(find):
        return True
    return _clause_ends(find) and _acts_in(find.clause) and not _about_subject(find)


def _acts_in(clause: str) -> bool:
    words = WORD.findall(clause)
    return not _ACTS.isdisjoint(words) or any(f"{a} {b}" in _ACTS for a, b in pairwise(words))


def _about_subject(find: Find) -> bool:
    words = find.before[-4:]
    return any(f"{a} {b}" in _SUBJECTS for a, b in pairwise(words))


def is_unmistakable(phrase: Phrase) -> bool:
    """Whether a phrase with wrong marks can be nothing else: a limit with day and month."""
    moment = phrase.until or phrase.moment
    return phrase.role in (Role.BEFORE, Role.BY, Role.SPAN) and moment is not None and moment.month is not None


def is_history(deadline: Deadline, phrase: Phrase, context: Context) -> bool:
    """Whether the phrase tells what was: in prose a day long past is history, not a stray deadline."""
    if phrase.role is Role.AT and context.issued_on and deadline.due and deadline.due < context.issued_on:
        return True
    if deadline.doubt is not Doubt.IMPLAUSIBLE:
        return False
    if phrase.role is Role.BY and phrase.frame in ("den", "den het", "cho den"):
        return True
    year = paper_year(context)
    printed = [m.year for m in (phrase.moment, phrase.until) if m is not None and m.year is not None]
    if printed and year is not None and max(printed) < year:
        return True
    if phrase.role is Role.AT:
        return True
    past = not printed or year is None or max(printed) <= year
    return phrase.role in (Role.SPAN, Role.FROM) and deadline.due is not None and past
