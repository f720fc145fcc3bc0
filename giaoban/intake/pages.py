"""What the review page shows: the paper on one side, what was read on the other, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils import timezone

from giaoban.core.reading.model import Kind
from giaoban.documents.models import Paper
from giaoban.documents.showing import unit_at
from giaoban.intake.continuing_pages import GoingOn
from giaoban.intake.forms import KINDS, KindForm
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.problems import Problem, day_of, problems_of
from giaoban.intake.rows import COLUMNS, HEADING, Cell, CellState, Column, Draft, Entry, Group, Note, Row
from giaoban.intake.undoing import why_not_undo
from giaoban.intake.work import bare_name
from giaoban.organisation.queries import Names
from giaoban.schedule.models import Session
from giaoban.web.templatetags.words import WEEKDAYS

# Where the act of confirming is, by kind: figures belong to the reports, which stand above.
CONFIRM_URLS: dict[str, str] = {Kind.REVIEW_REPORT: "review-confirm"}
UNDO_URLS: dict[str, str] = {Kind.REVIEW_REPORT: "review-undo"}

# Notes about the heading, and the cell that they are about.
HEADING_NOTES = {
    "missing_number": "number",
    "missing_issued_on": "issued_on",
    "missing_signer": "signer",
    "issued_after_period": "issued_on",
}

STATE_WORDS: dict[CellState, tuple[str, str]] = {
    CellState.SURE: ("✓", "chắc chắn"),
    CellState.CHECK: ("?", "cần xem lại"),
    CellState.MISSING: ("–", "không có"),
    CellState.PERSON: ("✎", "đã sửa tay"),
}
GROUP_WORDS: dict[Group, tuple[str, str]] = {
    Group.ITEM: ("Công việc", "Thêm công việc"),
    Group.EVENT: ("Lịch", "Thêm lịch"),
    Group.FIGURE: ("Số liệu", "Thêm số liệu"),
}
CHOICES: dict[Entry, Sequence[tuple[str, str]]] = {Entry.SESSION: Session.choices, Entry.KIND: KINDS}


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell as a field of the form, with its state in an icon and in words."""

    field: str
    name: str
    label: str
    entry: str
    value: str
    state: str
    unsure: bool
    icon: str
    words: str
    why: str
    hint: str
    problem: str
    unmatched: tuple[str, ...]
    choices: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class RowView:
    """A row with its cells; `unit` is the number of the paragraph it was read from."""

    id: str
    path: str
    section: str
    line: int | None
    unit: int | None
    dropped: bool
    unsure: int
    cells: Sequence[CellView]
    notes: Sequence[str]
    problem: str
    continues: int | None
    same: str
    going_on: GoingOn | None


@dataclass(frozen=True, slots=True)
class GroupView:
    """The rows that become the same thing."""

    name: str
    title: str
    add: str
    rows: Sequence[RowView]
    columns: Sequence[Column]


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note with the place to jump to."""

    message: str
    target: str


@dataclass(frozen=True, slots=True)
class Link:
    """Where to go on."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The whole review page."""

    intake: Intake
    paper: Paper
    heading: Sequence[CellView]
    groups: Sequence[GroupView]
    notes: Sequence[NoteView]
    problems: Sequence[NoteView]
    unmatched: Sequence[str]
    unsure: int
    kept: int
    editable: bool
    confirm_url: str
    kind_form: KindForm
    results: Sequence[Link]
    undo_url: str


def review_page(
    intake: Intake,
    draft: Draft,
    *,
    names: Names,
    show_problems: bool = False,
    going_on: Mapping[str, GoingOn] | None = None,
) -> ReviewPage:
    """The page for a draft: as it is kept, or as somebody just typed it."""
    problems = problems_of(draft) if show_problems else ()
    found = going_on or {}
    rows = [_row(row, draft, names, problems, found.get(row.id)) for row in draft.rows]
    groups = [_group(group, draft, rows) for group in Group]
    heading = [_cell("head", column, draft.heading.get(column.name, Cell()), problems) for column in HEADING]
    return ReviewPage(
        intake=intake,
        paper=intake.paper,
        heading=heading,
        groups=[group for group in groups if group.rows],
        notes=[NoteView(note.message, _target(note, draft, intake.paper)) for note in draft.notes],
        problems=[NoteView(p.message, f"#{p.row}-{p.column}" if p.column else f"#row-{p.row}") for p in problems],
        unmatched=sorted({words for row in rows if not row.dropped for c in row.cells for words in c.unmatched}),
        unsure=sum(row.unsure for row in rows if not row.dropped) + sum(cell.unsure for cell in heading),
        kept=sum(not row.dropped for row in rows),
        editable=intake.state == IntakeState.TO_REVIEW,
        confirm_url=CONFIRM_URLS.get(draft.kind, "intake-confirm"),
        kind_form=KindForm(),
        results=results_of(intake),
        undo_url="" if why_not_undo(intake, at=timezone.now()) else UNDO_URLS.get(intake.kind, "intake-undo"),
    )


def results_of(intake: Intake) -> list[Link]:
    """What a confirmed intake became, to go on with."""
    links = []
    if intake.programme_id:
        links.append(Link("Mở chương trình", reverse("programme-show", args=[intake.programme_id])))
    if intake.meeting_id:
        links.append(Link("Mở các kết luận", reverse("conclusion-show", args=[intake.meeting_id])))
    if intake.counts.get("events"):
        day = next((row.value("date") for row in Draft.from_json(intake.draft).kept(Group.EVENT)), "")
        links.append(Link("Mở lịch", f"{reverse('schedule')}?day={day}"))
    if intake.counts.get("figures"):
        links.append(Link("Mở số liệu", reverse("figure-list")))
    return links


def _group(group: Group, draft: Draft, rows: Sequence[RowView]) -> GroupView:
    ids = {row.id for row in draft.rows if row.group is group}
    title, add = GROUP_WORDS[group]
    return GroupView(group.value, title, add, [row for row in rows if row.id in ids], COLUMNS[group])


def _row(row: Row, draft: Draft, names: Names, problems: Iterable[Problem], going_on: GoingOn | None) -> RowView:
    sections = dict(draft.sections)
    spans = row.cells["text"].spans
    own = [p for p in problems if p.row == row.id]
    return RowView(
        id=row.id,
        path=row.path,
        section=sections.get(row.section, row.section),
        line=row.line,
        unit=spans[0][0] if spans else None,
        dropped=row.dropped,
        unsure=row.unsure,
        cells=_told_once(_cell(row.id, c, row.cells.get(c.name, Cell()), own, names) for c in COLUMNS[row.group]),
        notes=[note.message for note in draft.notes if _about(note, row)],
        problem=next((p.message for p in own if not p.column), ""),
        continues=row.continues,
        same=row.same.value,
        going_on=going_on,
    )


def _cell(row: str, column: Column, cell: Cell, problems: Iterable[Problem], names: Names | None = None) -> CellView:
    icon, words = STATE_WORDS[cell.state]
    return CellView(
        field=f"{row}-{column.name}",
        name=column.name,
        label=column.label,
        entry=column.entry.value,
        value=_shown(column, cell.value),
        state=cell.state.value,
        unsure=cell.unsure(column),
        icon=icon,
        words=words,
        why=cell.why,
        problem=next((p.message for p in problems if (p.row, p.column) == (row, column.name)), ""),
        unmatched=_unmatched(column, cell, names) if names else (),
        hint=_hint(column, cell.value),
        choices=CHOICES.get(column.entry, ()),
    )


def _told_once(cells: Iterable[CellView]) -> list[CellView]:
    """The cells of a row; a reason that several of them share stands at the first of them."""
    told: set[str] = set()
    row = []
    for cell in cells:
        row.append(replace(cell, why="") if cell.why in told else cell)
        told.add(cell.why)
    return row


def _shown(column: Column, value: str) -> str:
    """A day as people write it: a date box of the browser would follow the browser's language, not the office's."""
    day = day_of(value) if column.entry is Entry.DAY else None
    return f"{day:%d/%m/%Y}" if day else value


def _hint(column: Column, value: str) -> str:
    day = day_of(value) if column.entry is Entry.DAY else None
    return WEEKDAYS[day.weekday()] if day else ""


def _unmatched(column: Column, cell: Cell, names: Names) -> tuple[str, ...]:
    """The units of a cell that the organisation does not know by that name."""
    if column.name != "units":
        return ()
    parts = (part.strip() for part in cell.value.split(";"))
    return tuple(part for part in parts if part and names.unit(bare_name(part)) is None)


def _about(note: Note, row: Row) -> bool:
    return note.path == row.path if note.path and row.path else note.line == row.line


def _target(note: Note, draft: Draft, paper: Paper) -> str:
    """Where a note leads: to the cell or the row it is about, else to its line in the paper."""
    if note.code in HEADING_NOTES:
        return f"#head-{HEADING_NOTES[note.code]}"
    row = next((row for row in draft.rows if _about(note, row)), None)
    if row:
        return f"#row-{row.id}"
    unit = unit_at(paper.content, note.line)
    return "#paper" if unit is None else f"#u{unit}"
