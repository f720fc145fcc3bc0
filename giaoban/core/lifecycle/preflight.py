"""What is missing in the sheet of a unit, row by row, before it is accepted into a plan.

Nothing is mended here: each fault is one Vietnamese sentence that says what to do, and who calls decides which kinds
stop a sheet. A typed sheet and one read from a file are checked alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.calendar.periods import Span, name_of
from giaoban.core.calendar.weekdays import dated
from giaoban.core.calendar.working_days import WorkCalendar
from giaoban.core.continuation import Match, Work, likeness, match_works
from giaoban.core.continuation.likeness import ENOUGH
from giaoban.core.continuation.words import said
from giaoban.core.lifecycle.clarity import Clear, clears
from giaoban.core.text.folding import fold


class FaultKind(StrEnum):
    """What is wrong with a row; `label` names the group in a summary."""

    WORK = "work"
    TIME = "time"
    PRODUCT = "product"
    AUTHORITY = "authority"
    UNIT = "unit"
    UNREAD = "unread"
    DOUBLE = "double"
    RUNNING = "running"
    BACKWARDS = "backwards"
    OUTSIDE = "outside"
    DAY_OFF = "day_off"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    FaultKind.WORK: "Chưa rõ việc",
    FaultKind.TIME: "Chưa có thời hạn",
    FaultKind.PRODUCT: "Chưa có sản phẩm",
    FaultKind.AUTHORITY: "Chưa có lãnh đạo chỉ đạo",
    FaultKind.UNIT: "Không phải việc của đơn vị",
    FaultKind.UNREAD: "Không hiểu thời hạn",
    FaultKind.DOUBLE: "Trùng trong phiếu",
    FaultKind.RUNNING: "Trùng với việc đang chạy",
    FaultKind.BACKWARDS: "Hạn trước ngày bắt đầu",
    FaultKind.OUTSIDE: "Hạn ngoài kỳ",
    FaultKind.DAY_OFF: "Hạn vào ngày nghỉ",
}
ODD_DEADLINES = frozenset({FaultKind.BACKWARDS, FaultKind.OUTSIDE, FaultKind.DAY_OFF})
# What a sheet cannot be accepted with, whatever an agency has set.
STOPPING = frozenset(
    {
        FaultKind.WORK,
        FaultKind.TIME,
        FaultKind.PRODUCT,
        FaultKind.UNIT,
        FaultKind.UNREAD,
        FaultKind.DOUBLE,
        FaultKind.RUNNING,
    }
)
_OF_CLEARS = {
    Clear.WORK: FaultKind.WORK,
    Clear.TIME: FaultKind.TIME,
    Clear.PRODUCT: FaultKind.PRODUCT,
    Clear.AUTHORITY: FaultKind.AUTHORITY,
}
_STEADY = frozenset({DeadlineKind.RECURRING, DeadlineKind.REGULAR})


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet. `place` is what people call it by ("3", "II.2"); `other_unit` names a unit that is not ours.

    `same_as` is the key of the running work that the row goes on with, "" for new work; `again` tells that it is one
    time of work that comes again, so that an earlier time of it may be running in the same words.
    """

    key: str
    place: str
    text: str
    products: tuple[str, ...] = ()
    when: str = ""
    kind: DeadlineKind = DeadlineKind.NONE
    certain: bool = True
    start: date | None = None
    due: date | None = None
    other_unit: str = ""
    has_leader: bool = False
    same_as: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing about one row. `stops` tells that the sheet is not accepted with it."""

    key: str
    place: str
    kind: FaultKind
    words: str
    stops: bool = False


def preflight(
    rows: Sequence[SheetRow],
    *,
    period: Span,
    calendar: WorkCalendar,
    running: Sequence[Work] = (),
    stopping: Collection[FaultKind] = STOPPING,
) -> tuple[Fault, ...]:
    """Every fault of a sheet, in the order of its rows; `running` is the unit's work that is there already."""
    doubles = _doubles(rows)
    matches = match_works([_work(row) for row in rows if not (row.same_as or row.again)], running)
    known = {work.key: work for work in running}
    found = (
        fault
        for row in rows
        for fault in (
            *_unclear(row),
            *_time_faults(row, period, calendar),
            *_strange(row),
            *doubles.get(row.key, ()),
            *_running(row, matches, known),
        )
    )
    return tuple(replace(fault, stops=fault.kind in stopping) for fault in found)


def tally(faults: Iterable[Fault]) -> dict[FaultKind, int]:
    """How many faults of each kind, in the order of the kinds."""
    kinds = [fault.kind for fault in faults]
    return {kind: kinds.count(kind) for kind in FaultKind if kind in kinds}


def _fault(row: SheetRow, kind: FaultKind, words: str) -> Fault:
    return Fault(row.key, row.place, kind, words)


def _unclear(row: SheetRow) -> Iterator[Fault]:
    """The clears that a sheet can have: who does the work is said when it is handed out."""
    held = clears(
        row.text,
        has_person=True,
        has_time=bool(row.due or row.when.strip() or row.kind in _STEADY),
        has_lead_unit=True,
        has_product=any(product.strip() for product in row.products),
        has_leader=row.has_leader,
    )
    says = {
        Clear.WORK: "Nội dung quá ngắn, chưa rõ phải làm gì. Hãy ghi rõ việc.",
        Clear.TIME: "Chưa có thời hạn. Hãy ghi ngày hoặc tuần hoàn thành.",
        Clear.PRODUCT: "Chưa có sản phẩm. Hãy ghi kết quả phải nộp (báo cáo, quyết định, tờ trình…).",
        Clear.AUTHORITY: "Chưa có lãnh đạo chỉ đạo.",
    }
    return (_fault(row, kind, says[clear]) for clear, kind in _OF_CLEARS.items() if clear not in held)


def _time_faults(row: SheetRow, period: Span, calendar: WorkCalendar) -> Iterator[Fault]:
    if row.when.strip() and row.due is None and row.kind is DeadlineKind.NONE:
        yield _fault(row, FaultKind.UNREAD, f"Không hiểu thời hạn “{row.when.strip()}”. Hãy ghi như “Trước 15/12”.")
    if row.due is None:
        return
    if row.start and row.start > row.due:
        yield _fault(row, FaultKind.BACKWARDS, f"Hạn {dated(row.due)} trước ngày bắt đầu {dated(row.start)}.")
    if not period[0] <= row.due <= period[1]:
        yield _fault(row, FaultKind.OUTSIDE, f"Hạn {dated(row.due)} nằm ngoài kỳ {_in_words(period)}.")
    elif not calendar.is_working_day(row.due) and row.kind in (DeadlineKind.DAY, DeadlineKind.BEFORE):
        before = calendar.on_or_before(row.due)
        yield _fault(
            row, FaultKind.DAY_OFF, f"Hạn {dated(row.due)} là ngày nghỉ; ngày làm việc liền trước là {dated(before)}."
        )


def _in_words(period: Span) -> str:
    name = name_of(*period)
    return f"{name[0].lower()}{name[1:]}"


def _strange(row: SheetRow) -> Iterator[Fault]:
    if row.other_unit:
        yield _fault(row, FaultKind.UNIT, f"Đơn vị chủ trì ghi “{row.other_unit}”, không phải đơn vị lập phiếu.")


def _doubles(rows: Sequence[SheetRow]) -> Mapping[str, list[Fault]]:
    """The later of two rows that are the same work, with the place of the first."""
    found: dict[str, list[Fault]] = {}
    kept = _Kept()
    for row in rows:
        first = next((one for one in kept.near(row) if _is_double(one, row)), None)
        if first is None:
            kept.add(row)
        else:
            found[row.key] = [_fault(row, FaultKind.DOUBLE, f"Trùng với dòng {first.place}. Hãy bỏ bớt một dòng.")]
    return found


_Key = tuple[frozenset[str], str, str]  # the parts of a text, one of its words, one of its numbers
_NO_NUMBER, _ANY_NUMBER = "", "*"


class _Kept:
    """Rows by what alike texts must share, so that a sheet of thousands is not compared row by row.

    Of two alike texts one's words hold all of the other's, so the first word of the shorter stands in the longer; the
    same is true of their numbers, where both have any; their parts are equal.
    """

    def __init__(self) -> None:
        self.by_first: dict[_Key, list[SheetRow]] = {}
        self.by_any: dict[_Key, list[SheetRow]] = {}
        self.by_work: dict[str, list[SheetRow]] = {}

    def add(self, row: SheetRow) -> None:
        parts, words, numbers = _content(row)
        for number in (*(numbers or (_NO_NUMBER,)), _ANY_NUMBER):
            self.by_first.setdefault((parts, min(words), number), []).append(row)
            for word in words:
                self.by_any.setdefault((parts, word, number), []).append(row)
        if row.same_as:
            self.by_work.setdefault(row.same_as, []).append(row)

    def near(self, row: SheetRow) -> Iterator[SheetRow]:
        parts, words, numbers = _content(row)
        yield from self.by_work.get(row.same_as, ())
        for number in (*numbers, _NO_NUMBER) if numbers else (_ANY_NUMBER,):
            for word in words:
                yield from self.by_first.get((parts, word, number), ())
            yield from self.by_any.get((parts, min(words), number), ())


def _content(row: SheetRow) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    text = said(row.text)
    return text.parts, text.words or frozenset({_NO_NUMBER}), text.numbers


def _is_double(one: SheetRow, other: SheetRow) -> bool:
    if one.same_as and other.same_as:
        return one.same_as == other.same_as
    if (one.again and other.same_as) or (other.again and one.same_as):
        return False  # an earlier time of it that still runs
    return fold(one.text) == fold(other.text) or likeness(one.text, other.text) >= ENOUGH


def _running(row: SheetRow, matches: Mapping[str, Match], known: Mapping[str, Work]) -> Iterator[Fault]:
    match = matches.get(row.key)
    if match is not None:
        where = known[match.known].label or "việc đang chạy"
        yield _fault(row, FaultKind.RUNNING, f"Giống {match.likeness} % với {where}. Hãy đăng ký tiếp việc đó.")


def _work(row: SheetRow) -> Work:
    return Work(key=row.key, text=row.text, products=row.products)
