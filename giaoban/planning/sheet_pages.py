"""What the page of a unit's sheet shows: the table as the programme will print it, and what is missing in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest

from giaoban.core.lifecycle.preflight import Fault, tally
from giaoban.organisation.models import User
from giaoban.planning.actions.sheet_files import READING
from giaoban.planning.collecting_pages import SHEET_LOOKS, left_words, name_of_collection
from giaoban.planning.models import Proposal, ProposalSource, Sheet, SheetState
from giaoban.planning.preflight import faults_of
from giaoban.planning.queries.collecting import rows_of
from giaoban.planning.sheet_forms import RowForm
from giaoban.planning.sheet_powers import why_not_decide, why_not_edit, why_not_withdraw
from giaoban.tasks.pages import Chip
from giaoban.web.paging import Page, page_of
from giaoban.web.templatetags.words import long_day
from giaoban.web.workbooks import SheetTable, table_workbook

ROWS = 100  # of a page
_REMOVABLE = (ProposalSource.ADDED, ProposalSource.UPLOADED)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A row of the table, with what is wrong with it; `form` where it is being worked on."""

    row: Proposal
    place: int
    faults: Sequence[Fault]
    form: RowForm | None = None
    now: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)

    @property
    def removable(self) -> bool:
        return self.row.source in _REMOVABLE

    @property
    def words_are_the_day(self) -> bool:
        """Whether the words of the deadline are the day itself, which is shown once then."""
        due = self.row.due
        return due is not None and self.row.when_words == f"{due:%d/%m/%Y}"

    @property
    def stops(self) -> bool:
        return any(fault.stops for fault in self.faults)


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A sheet as the person may see it."""

    sheet: Sheet
    name: str
    state: Chip
    left: Chip
    late: bool
    lines: Sequence[SheetLine]
    page: Page[Proposal]
    ticked: int
    total: int
    stopping: Sequence[Fault]
    warnings: Sequence[Fault]
    told: Sequence[tuple[str, int]]
    being_read: bool
    may_edit: bool
    may_withdraw: bool
    may_accept: bool
    may_return: bool


def sheet_page(
    request: HttpRequest, sheet: Sheet, user: User, today: date, *, form: RowForm | None = None, conflict: bool = False
) -> SheetPage:
    """The page, with one row open to be worked on where the address or a form says so."""
    rows = rows_of(sheet)
    page = page_of(request, rows, ROWS)
    may_edit = why_not_edit(sheet, user, on=today) is None
    ticked = [row for row in rows if row.ticked]
    faults = faults_of(sheet, by=user, on=today, rows=ticked) if sheet.state != SheetState.ACCEPTED else ()
    lines = _lines(page, _by_row(faults))
    if may_edit:
        lines = [_opened(line, request, today, form, conflict) for line in lines]
    return SheetPage(
        sheet=sheet,
        name=name_of_collection(sheet.collection),
        state=SHEET_LOOKS[SheetState(sheet.state)],
        left=left_words(sheet.collection, user, today),
        late=today > sheet.collection.closes_on,
        lines=lines,
        page=page,
        ticked=len(ticked),
        total=len(rows),
        stopping=[fault for fault in faults if fault.stops],
        warnings=[fault for fault in faults if not fault.stops],
        told=[(kind.label, number) for kind, number in tally(faults).items()],
        being_read=any(fault.get("kind") == READING for fault in sheet.faults),
        may_edit=may_edit,
        may_withdraw=why_not_withdraw(sheet, user, on=today) is None,
        may_accept=why_not_decide(sheet, user, on=today, accepted_too=False) is None,
        may_return=why_not_decide(sheet, user, on=today, accepted_too=True) is None,
    )


def faults_workbook(sheet: Sheet, *, on: date) -> bytes:
    """What the unit's file lacks, a line for each fault, in the order of the file."""
    top = [
        f"Điều cần sửa trong tệp đăng ký của {sheet.unit.name}",
        name_of_collection(sheet.collection),
        f"lập {long_day(on)}",
    ]
    columns = (("Dòng", 10), ("Nội dung", 60), ("Điều cần sửa", 70), ("Mức", 16))
    rows = [(f["place"], f["text"], f["words"], "phải sửa" if f["stops"] else "nên xem lại") for f in sheet.faults]
    return table_workbook(SheetTable("Điều cần sửa", top, columns, rows))


def _by_row(faults: Sequence[Fault]) -> dict[str, list[Fault]]:
    found: dict[str, list[Fault]] = {}
    for fault in faults:
        found.setdefault(fault.key, []).append(fault)
    return found


def _lines(page: Page[Proposal], faults: Mapping[str, list[Fault]]) -> list[SheetLine]:
    first = (page.number - 1) * ROWS
    return [SheetLine(row, first + n, faults.get(str(row.pk), ())) for n, row in enumerate(page.rows, start=1)]


def _opened(line: SheetLine, request: HttpRequest, today: date, form: RowForm | None, conflict: bool) -> SheetLine:
    """The row that is being worked on, with its form; in a conflict both versions of what differs."""
    if form is not None and form.row.pk == line.row.pk:
        now = _both(line.row, form) if conflict else {}
        return SheetLine(line.row, line.place, line.faults, form, now)
    if form is None and request.GET.get("row") == str(line.row.pk):
        return SheetLine(line.row, line.place, line.faults, RowForm(row=line.row, on=today))
    return line


def _both(row: Proposal, form: RowForm) -> dict[str, tuple[str, str, str]]:
    """What stands now and what was typed, by field, where they differ: label, now, typed."""
    found = {}
    for name in ("text", "products", "when_words", "partners_words", "note"):
        now, typed = str(getattr(row, name)), str(form[name].value() or "")
        if now.split() != typed.split():
            found[name] = (str(form.fields[name].label), now, typed)
    return found
