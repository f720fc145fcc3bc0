"""What is shown of deadlines: the ledger of a task in plain words, and the requests of an agency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from urllib.parse import urlencode

from django.db.models import Case, Value, When
from django.http import HttpRequest

from giaoban.organisation.models import User
from giaoban.tasks.extension_forms import AskForm, DecisionForm
from giaoban.tasks.models import DeadlineCause, DeadlineChange, Extension, ExtensionState, Task
from giaoban.tasks.powers import ASK_EXTENSION, why_not, why_not_decide_extension, why_not_withdraw_extension
from giaoban.tasks.queries import ExtensionFilter, extension_list, extensions_of, ledger_of, names_for_lists
from giaoban.web.numbers import whole_number
from giaoban.web.paging import Page, page_of
from giaoban.web.templatetags.words import day
from giaoban.web.workbooks import SheetTable, table_workbook

MOST = 5000  # rows of a file
LOOKED_AT = 10  # requests that are looked at for each that is shown: some are for others to decide
CAUSES = {
    DeadlineCause.EXTENSION: "gia hạn, {by} quyết định",
    DeadlineCause.CHANGE: "{by} đổi hạn",
    DeadlineCause.SUSPENSION: "lùi theo thời gian tạm dừng",
    DeadlineCause.CARRY_OVER: "chuyển kỳ",
    DeadlineCause.AMENDMENT: "chương trình điều chỉnh",
}


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One deadline that was agreed, or a request that was not granted: `title` leads, `notes` tell the rest."""

    title: str
    words: str
    notes: tuple[str, ...]
    on: date | None


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The deadlines of a task: every one that was agreed, the request that waits, and what the person can do."""

    lines: Sequence[LedgerLine]
    waiting: Extension | None
    ask: AskForm | None
    decision: DecisionForm | None
    can_withdraw: bool

    @property
    def moved(self) -> bool:
        """Whether there is more to tell than the one deadline."""
        return len(self.lines) > 1


def deadlines_of(
    task: Task, user: User, *, on: date, asking: AskForm | None = None, deciding: DecisionForm | None = None
) -> Deadlines:
    """What a task's page shows; `asking` and `deciding` where what was typed was refused."""
    extensions = list(extensions_of(task))
    waiting = next((one for one in extensions if one.state == ExtensionState.ASKED), None)
    asks = waiting is None and why_not(ASK_EXTENSION, user, task, on=on) is None
    decides = waiting is not None and why_not_decide_extension(user, waiting, on=on) is None
    return Deadlines(
        lines=ledger_lines(task, list(ledger_of(task)), extensions),
        waiting=waiting,
        ask=asking or (AskForm(task=task, on=on) if asks else None),
        decision=(deciding or DecisionForm(extension=waiting, on=on)) if decides and waiting else None,
        can_withdraw=waiting is not None and why_not_withdraw_extension(user, waiting, on=on) is None,
    )


def ledger_lines(task: Task, changes: Sequence[DeadlineChange], extensions: Sequence[Extension]) -> list[LedgerLine]:
    """Every deadline that was agreed and every request that was not granted, in the order of time."""
    told = [(change.at, _agreed(change)) for change in changes]
    told += [(one.asked_at, _request(one)) for one in extensions if one.state != ExtensionState.GRANTED]
    first = [LedgerLine(day(task.first_due), "hạn đầu tiên", (), task.given_on)] if task.first_due else []
    return first + [line for _, line in sorted(told, key=lambda pair: pair[0])]


def _agreed(change: DeadlineChange) -> LedgerLine:
    words = CAUSES[DeadlineCause(change.cause)].format(by=change.by.full_name)
    notes = [f"Lý do: {change.reason}"] if change.reason else []
    if change.extension and change.extension.after_due:
        notes.append("Xin sau khi đã quá hạn")
    if change.extension and change.extension.note:
        notes.append(f"Ý kiến: {change.extension.note}")
    if change.objective:
        notes.append("Nguyên nhân khách quan đã được xác nhận")
    if change.undone_at:
        notes.append("Đã hoàn tác")
    return LedgerLine(day(change.now_due) if change.now_due else "Không hạn", words, tuple(notes), change.on)


def _request(one: Extension) -> LedgerLine:
    what = {
        ExtensionState.ASKED: "đang chờ quyết định",
        ExtensionState.REFUSED: f"{one.decided_by.full_name if one.decided_by else ''} không đồng ý",
        ExtensionState.WITHDRAWN: "đã rút",
    }[ExtensionState(one.state)]
    notes = [f"Lý do xin: {one.reason}"] + ([f"Ý kiến: {one.note}"] if one.note else [])
    notes += ["Xin sau khi đã quá hạn"] if one.after_due else []
    return LedgerLine(
        f"Xin đến {day(one.proposed_due)}", f"{one.asked_by.full_name}; {what}", tuple(notes), one.asked_on
    )


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """A request in the list; `form` where the person can decide it."""

    extension: Extension
    form: DecisionForm | None
    can_withdraw: bool


@dataclass(frozen=True, slots=True)
class ExtensionListPage:
    """The requests of an agency, those that wait first, with the filters as they stand."""

    asked: ExtensionFilter
    states: Sequence[tuple[str, str]]
    units: Sequence[tuple[str, str]]
    page: Page[Extension]
    rows: Sequence[ExtensionRow]

    @property
    def query(self) -> str:
        return query_of(self.asked)

    @property
    def unit_value(self) -> str:
        return str(self.asked.unit or "")

    @property
    def narrows(self) -> bool:
        return self.asked != ExtensionFilter()

    @property
    def told(self) -> str:
        """What the list is narrowed to, in words."""
        wanted = ((self.states, self.asked.state), (self.units, str(self.asked.unit or "")))
        return "; ".join(label for options, value in wanted for key, label in options if key == value and value)


def asked_in(request: HttpRequest) -> ExtensionFilter:
    """What an address asks for, as far as it can be understood."""
    state, unit = request.GET.get("state", ""), request.GET.get("unit", "")
    return ExtensionFilter(
        state=state if state in ExtensionState.values else "",
        unit=whole_number(unit),
    )


def query_of(asked: ExtensionFilter) -> str:
    return urlencode({name: value for name, value in (("state", asked.state), ("unit", asked.unit)) if value})


def extension_list_page(
    request: HttpRequest, user: User, *, on: date, typed: DecisionForm | None = None, about: int | None = None
) -> ExtensionListPage:
    """The list; `typed` is the refused form of the row `about`."""
    asked = asked_in(request)
    page = page_of(request, extension_list(user, asked))
    units = names_for_lists(user, on=on).units
    return ExtensionListPage(
        asked=asked,
        states=[("", "Tất cả"), *ExtensionState.choices],
        units=[("", "Tất cả"), *((str(pk), unit.name) for pk, unit in units.items())],
        page=page,
        rows=[_row(one, user, on, typed if one.pk == about else None) for one in page.rows],
    )


def rows_to_decide(user: User, *, on: date, most: int) -> list[ExtensionRow]:
    """The requests that a person can decide, those of work that they direct first, the oldest first."""
    directed = Case(When(task__leader=user, then=Value(0)), default=Value(1))
    waiting = extension_list(user, ExtensionFilter(state=ExtensionState.ASKED)).order_by(directed, "asked_on", "pk")
    rows = (_row(one, user, on, None) for one in waiting[: LOOKED_AT * most])
    return list(islice((row for row in rows if row.form is not None), most))


def _row(extension: Extension, user: User, on: date, typed: DecisionForm | None) -> ExtensionRow:
    decides = why_not_decide_extension(user, extension, on=on) is None
    return ExtensionRow(
        extension,
        typed or (DecisionForm(extension=extension, on=on) if decides else None),
        why_not_withdraw_extension(user, extension, on=on) is None,
    )


COLUMNS = (
    ("TT", 6), ("Nhiệm vụ", 55), ("Đơn vị chủ trì", 22), ("Người xin", 20), ("Ngày xin", 12), ("Hạn khi xin", 12),
    ("Hạn đề nghị", 12), ("Lý do", 40), ("Xin sau hạn", 9), ("Khách quan (xin nêu)", 11), ("Kết quả", 16),
    ("Hạn được duyệt", 12), ("Người quyết định", 20), ("Ngày quyết định", 12), ("Khách quan (xác nhận)", 11),
    ("Ý kiến", 30),
)  # fmt: skip


def extension_workbook(user: User, asked: ExtensionFilter, *, on: date) -> bytes:
    """The same rows as an Excel file."""
    top = ["Đề nghị gia hạn", user.agency.name, f"Lập {day(on)}"]
    return table_workbook(SheetTable("Gia hạn", top, COLUMNS, _lines(extension_list(user, asked)[:MOST])))


def _lines(rows: Iterable[Extension]) -> Iterator[list[object]]:
    for place, one in enumerate(rows, start=1):
        unit = one.task.lead_unit
        yield [
            place, one.task.text, unit.name if unit else one.task.lead_unit_words, one.asked_by.full_name,
            one.asked_on, one.was_due, one.proposed_due, one.reason, "x" if one.after_due else "",
            "x" if one.objective else "", one.get_state_display(), one.granted_due,
            one.decided_by.full_name if one.decided_by else "", one.decided_on,
            "x" if one.objective_confirmed else "", one.note,
        ]  # fmt: skip
