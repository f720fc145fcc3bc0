"""What is odd, missing or contradictory in a programme that is being made: told row by row before it is signed.

The same questions as the critic of papers asks (`core/reading/steps/criticism`), put to rows whose units, leaders and
days are known, with the leaders' calendar beside them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.calendar.periods import Span, name_of
from giaoban.core.calendar.weekdays import dated
from giaoban.core.calendar.working_days import WorkCalendar
from giaoban.core.continuation import DoubleGroup, likeness
from giaoban.core.continuation.likeness import ENOUGH
from giaoban.core.lifecycle.clarity import Clear
from giaoban.core.text.folding import fold

_PRINTS_DAY = frozenset({DeadlineKind.DAY, DeadlineKind.BEFORE, DeadlineKind.SESSION})
_MEETING = re.compile(
    r"(?:to chuc |tham du |du |chu tri )*(?:cuoc )?"
    r"(?:hop|hoi nghi|hoi thao|giao ban|toa dam|le |lam viec voi|tiep doan)"
)
_NUMBER = re.compile(r"\s*(?:(\d{1,2})|([IVX]{1,5})|([A-ZĐ]))[.)]\s+\S")
_LETTERS = "ABCDĐEGHIKLMNOPQRSTUVXY"
_ROMAN = {"I": 1, "V": 5, "X": 10}


class FindingKind(StrEnum):
    """What a finding is about; `label` names the group."""

    LEADERS = "leaders"
    DOUBLE = "double"
    NEAR = "near"
    NO_UNIT = "no_unit"
    NO_PRODUCT = "no_product"
    UNREAD = "unread"
    BACKWARDS = "backwards"
    PAST = "past"
    OUTSIDE = "outside"
    DAY_OFF = "day_off"
    CLASH = "clash"
    NO_SECTION = "no_section"
    GAP = "gap"
    UNCLEAR = "unclear"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    FindingKind.LEADERS: "Cùng một việc, hai lãnh đạo chỉ đạo",
    FindingKind.DOUBLE: "Trùng việc",
    FindingKind.NEAR: "Gần giống nhau",
    FindingKind.NO_UNIT: "Chưa có đơn vị thực hiện",
    FindingKind.NO_PRODUCT: "Có hạn mà chưa có sản phẩm",
    FindingKind.UNREAD: "Không hiểu thời hạn",
    FindingKind.BACKWARDS: "Hạn trước ngày bắt đầu",
    FindingKind.PAST: "Hạn đã qua",
    FindingKind.OUTSIDE: "Hạn ngoài kỳ",
    FindingKind.DAY_OFF: "Hạn vào ngày nghỉ",
    FindingKind.CLASH: "Lãnh đạo có hai việc cùng ngày",
    FindingKind.NO_SECTION: "Chưa xếp mục",
    FindingKind.GAP: "Số thứ tự bị nhảy",
    FindingKind.UNCLEAR: "Chưa đủ 6 rõ",
}


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of a programme to be. `place` is its number; unit and leader are any names that are equal for the same.

    `lacks` are the clears that it lacks.
    """

    key: str
    place: str
    text: str
    section: str = ""
    has_product: bool = True
    when: str = ""
    kind: DeadlineKind = DeadlineKind.NONE
    start: date | None = None
    due: date | None = None
    has_unit: bool = True
    leader: str = ""
    leader_name: str = ""
    lacks: tuple[Clear, ...] = ()


@dataclass(frozen=True, slots=True)
class Engagement:
    """Something on the leaders' calendar."""

    day: date
    leader: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about one row; `key` is "" where it is about the whole. `other` is a row that it is about too."""

    kind: FindingKind
    key: str
    place: str
    words: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A programme to be, and what it is looked at with. `today` is the day on which it is read."""

    rows: Sequence[PlannedRow]
    period: Span
    calendar: WorkCalendar
    today: date
    sections: Sequence[str] = ()
    doubles: Sequence[DoubleGroup] = ()
    engagements: Sequence[Engagement] = ()


def findings_of(plan: Plan) -> tuple[Finding, ...]:
    """Every finding, by kind in the order of the kinds, and by row."""
    return tuple(finding for check in _CHECKS for finding in check(plan))


def _about_doubles(plan: Plan) -> Iterator[Finding]:
    """The later row of each pair: the same work under two leaders first, since that one is the gravest."""
    rows = {row.key: row for row in plan.rows}
    places = {row.key: n for n, row in enumerate(plan.rows)}
    told = []
    for group in plan.doubles:
        for pair in group.pairs:
            first, last = sorted((pair.one, pair.other), key=places.__getitem__)
            told.append(_double(rows[first], rows[last], pair.likeness, same=pair.same))
    order = list(FindingKind)
    yield from sorted(told, key=lambda finding: (order.index(finding.kind), places[finding.key]))


def _double(first: PlannedRow, last: PlannedRow, points: int, *, same: bool) -> Finding:
    if same and first.leader and last.leader and first.leader != last.leader:
        words = f"Trùng với dòng {first.place} nhưng do người khác chỉ đạo: {last.leader_name} và {first.leader_name}."
        return Finding(FindingKind.LEADERS, last.key, last.place, words, first.key)
    kind = FindingKind.DOUBLE if same else FindingKind.NEAR
    words = (
        f"Trùng với dòng {first.place}." if same else f"Giống dòng {first.place} {points} %; có phải một việc không?"
    )
    return Finding(kind, last.key, last.place, words, first.key)


def _each(kind: FindingKind, says: Callable[[PlannedRow, Plan], str]) -> Callable[[Plan], Iterator[Finding]]:
    """A check of single rows: `says` gives the words, "" where nothing is wrong."""

    def check(plan: Plan) -> Iterator[Finding]:
        for row in plan.rows:
            if words := says(row, plan):
                yield Finding(kind, row.key, row.place, words)

    return check


def _no_product(row: PlannedRow, _: Plan) -> str:
    return "Có thời hạn nhưng chưa nêu sản phẩm." if row.due and not row.has_product else ""


def _unread(row: PlannedRow, _: Plan) -> str:
    if not row.when.strip() or row.due is not None or row.kind is not DeadlineKind.NONE:
        return ""
    return f"Không hiểu thời hạn “{row.when.strip()}”. Hãy ghi như “Trước 15/12”."


def _backwards(row: PlannedRow, _: Plan) -> str:
    if row.start is None or row.due is None or row.start <= row.due:
        return ""
    return f"Hạn {dated(row.due)} trước ngày bắt đầu {dated(row.start)}."


def _past(row: PlannedRow, plan: Plan) -> str:
    return f"Hạn {dated(row.due)} đã qua." if row.due and row.due < plan.today else ""


def _outside(row: PlannedRow, plan: Plan) -> str:
    if row.due is None or row.due < plan.today or plan.period[0] <= row.due <= plan.period[1]:
        return ""
    return f"Hạn {dated(row.due)} nằm ngoài kỳ ({name_of(*plan.period)})."


def _day_off(row: PlannedRow, plan: Plan) -> str:
    """Only of days that are printed: the end of "Tuần 4" may well be a Sunday."""
    if row.due is None or row.kind not in _PRINTS_DAY or plan.calendar.is_working_day(row.due):
        return ""
    before = plan.calendar.on_or_before(row.due)
    return f"Hạn {dated(row.due)} là ngày nghỉ; ngày làm việc liền trước là {dated(before)}."


def _unclear(row: PlannedRow, _: Plan) -> str:
    return f"Chưa rõ: {', '.join(clear.word for clear in row.lacks)}." if row.lacks else ""


def _no_section(row: PlannedRow, plan: Plan) -> str:
    return "Dòng này chưa xếp vào mục nào." if plan.sections and row.section not in plan.sections else ""


def _clashes(plan: Plan) -> Iterator[Finding]:
    """A leader who directs two meetings on one day, or one while the calendar has another for that day."""
    held: dict[tuple[date, str], list[PlannedRow]] = defaultdict(list)
    busy: dict[tuple[date, str], list[Engagement]] = defaultdict(list)
    for engagement in plan.engagements:
        busy[engagement.day, engagement.leader].append(engagement)
    for row in plan.rows:
        if row.due is None or not row.leader or row.kind not in {DeadlineKind.DAY, DeadlineKind.SESSION}:
            continue
        if not _MEETING.match(fold(row.text)):
            continue
        day = dated(row.due)
        for other in held[row.due, row.leader]:
            words = f"{row.leader_name} có hai việc {day}: dòng {other.place} và dòng này."
            yield Finding(FindingKind.CLASH, row.key, row.place, words, other.key)
        for engagement in busy[row.due, row.leader]:
            if likeness(engagement.text, row.text) < ENOUGH and fold(engagement.text) != fold(row.text):
                words = f"{row.leader_name} đã có lịch {day}: “{_short(engagement.text)}”."
                yield Finding(FindingKind.CLASH, row.key, row.place, words)
        held[row.due, row.leader].append(row)


def _gaps(plan: Plan) -> Iterator[Finding]:
    """Numbers that people wrote themselves, in titles of sections or at the head of rows, and that jump."""
    for before, after in _jumps(plan.sections):
        yield Finding(FindingKind.GAP, "", "", f"Số thứ tự của mục nhảy từ {before} sang {after}.")
    by_section: dict[str, list[PlannedRow]] = defaultdict(list)
    for row in plan.rows:
        by_section[row.section].append(row)
    for rows in by_section.values():
        numbered = [row for row in rows if _NUMBER.match(row.text)]
        for (before, after), row in zip(_steps([row.text for row in numbered]), numbered[1:], strict=False):
            if _value(after) - _value(before) > 1:
                yield Finding(FindingKind.GAP, row.key, row.place, f"Số thứ tự nhảy từ {before} sang {after}.")


def _jumps(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    numbered = [text for text in texts if _NUMBER.match(text)]
    return ((before, after) for before, after in _steps(numbered) if _value(after) - _value(before) > 1)


def _steps(texts: Sequence[str]) -> list[tuple[str, str]]:
    numbers = [next(filter(None, found.groups())) for text in texts if (found := _NUMBER.match(text))]
    return list(pairwise(numbers))


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    if set(number) <= set(_ROMAN):
        worth = [_ROMAN[mark] for mark in number]
        return sum(-one if one < max(worth[n:]) else one for n, one in enumerate(worth))
    return _LETTERS.find(number) + 1


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"


_CHECKS: tuple[Callable[[Plan], Iterator[Finding]], ...] = (
    _about_doubles,
    _each(FindingKind.NO_UNIT, lambda row, _: "" if row.has_unit else "Chưa ghi đơn vị thực hiện."),
    _each(FindingKind.NO_PRODUCT, _no_product),
    _each(FindingKind.UNREAD, _unread),
    _each(FindingKind.BACKWARDS, _backwards),
    _each(FindingKind.PAST, _past),
    _each(FindingKind.OUTSIDE, _outside),
    _each(FindingKind.DAY_OFF, _day_off),
    _clashes,
    _each(FindingKind.NO_SECTION, _no_section),
    _gaps,
    _each(FindingKind.UNCLEAR, _unclear),
)
