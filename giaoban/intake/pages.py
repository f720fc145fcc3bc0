"""What the review page shows: the paper on one side, what was read on the other, cell by cell."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from giaoban.core.reading.model import Kind
from giaoban.documents.models import Paper
from giaoban.documents.showing import unit_at
from giaoban.intake.cells import CellView, cells_html
from giaoban.intake.continuing_pages import GoingOn
from giaoban.intake.forms import KindForm
from giaoban.intake.models import Intake
from giaoban.intake.problems import Problem, problems_of
from giaoban.intake.rows import COLUMNS, HEADING, Cell, Column, Draft, Group, Note, Row
from giaoban.intake.understanding import Known, Unknown, unknown_names
from giaoban.intake.undoing import why_not_undo

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

GROUP_WORDS: dict[Group, tuple[str, str]] = {
    Group.ITEM: ("Công việc", "Thêm công việc"),
    Group.EVENT: ("Lịch", "Thêm lịch"),
    Group.FIGURE: ("Số liệu", "Thêm số liệu"),
}


@dataclass(frozen=True, slots=True)
class RowView:
    """A row with its cells as HTML; `unit` is the number of the paragraph it was read from."""

    id: str
    group: str
    path: str
    section: str
    line: int | None
    unit: int | None
    dropped: bool
    unsure: int
    cells: SafeString
    notes: Sequence[str]
    problem: str
    continues: int | None
    same: str
    going_on: GoingOn | None
    typed: bool  # what it shows is not kept yet, since the act was refused

    @property
    def to_look(self) -> bool:
        """Whether a person should look at the row."""
        return bool(self.unsure or self.notes or self.problem) and not self.dropped


@dataclass(frozen=True, slots=True)
class GroupView:
    """The rows that become the same thing."""

    name: str
    title: str
    add: str
    rows: Sequence[RowView]
    columns: Sequence[Column]

    @property
    def last(self) -> str:
        """The row that a new one stands behind."""
        return self.rows[-1].id


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note with the place to jump to, its number in the draft, and whether a person has seen to it."""

    message: str
    target: str
    place: int = 0
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Where to go on."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What is left to do, which goes down as one works."""

    version: int
    problems: Sequence[NoteView]
    unknown: Sequence[Unknown]
    unsure: int
    unseen: int
    kept: int

    @property
    def done(self) -> bool:
        return not (self.problems or self.unsure or self.unseen)


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The whole review page."""

    intake: Intake
    paper: Paper
    heading: SafeString
    heading_typed: bool
    groups: Sequence[GroupView]
    notes: Sequence[NoteView]
    tally: Tally
    refused: bool
    confirm_url: str
    kind_form: KindForm
    results: Sequence[Link]
    undo_url: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What a page that is open must change after an act: rows that are other, rows to put behind others, rows gone."""

    tally: Tally
    rows: Sequence[RowView]
    put: Sequence[tuple[str, RowView]]
    gone: Sequence[str]
    heading: SafeString | None  # where it was worked on
    notes: Sequence[NoteView] = ()


def review_page(
    intake: Intake, draft: Draft, *, known: Known, going_on: Mapping[str, GoingOn], refused: bool = False
) -> ReviewPage:
    """The page for a draft: as it is kept, or as somebody just typed it when the act was refused."""
    problems = problems_of(draft)
    kept = Draft.from_json(intake.draft) if refused else draft
    show = _Showing(draft, known, problems, going_on, kept)
    return ReviewPage(
        intake=intake,
        paper=intake.paper,
        heading=show.cells("head", HEADING, draft.heading),
        heading_typed=draft.heading != kept.heading,
        groups=[_group(group, rows) for group in Group if (rows := show.group(group))],
        notes=notes_of(intake, draft),
        tally=tally_of(intake, draft, known=known, problems=problems),
        refused=refused,
        confirm_url=CONFIRM_URLS.get(draft.kind, "intake-confirm"),
        kind_form=KindForm(),
        results=results_of(intake),
        undo_url="" if why_not_undo(intake, at=timezone.now()) else UNDO_URLS.get(intake.kind, "intake-undo"),
    )


def rows_to_show(before: Draft, now: Draft, typed: Container[str]) -> Draft:
    """`now` with only the rows that an open page must show anew: those that are other, and those that were sent."""
    were = {row.id: row for row in before.rows}
    rows = (row for row in now.rows if f"{row.id}-here" in typed or row != were.get(row.id))
    return replace(now, rows=tuple(rows))


def changed(
    intake: Intake, before: Draft, now: Draft, anew: Draft, *, known: Known, going_on: Mapping[str, GoingOn]
) -> Changed:
    """What an open page must change where `before` became `now`; the rows of `anew` are shown in any case."""
    problems = problems_of(now)
    show = _Showing(now, known, problems, going_on, now)
    were, are = {row.id: row for row in before.rows}, {row.id: row for row in now.rows}
    shown = {row.id for row in anew.rows}
    behind = {row.id: earlier.id for earlier, row in pairwise(now.rows)}
    out_of_place = _out_of_place([id for id in were if id in are], [id for id in are if id in were])
    return Changed(
        tally=tally_of(intake, now, known=known, problems=problems),
        rows=[show.row(row) for id, row in are.items() if id in shown and id in were and id not in out_of_place],
        put=[(behind[id], show.row(row)) for id, row in are.items() if id not in were or id in out_of_place],
        gone=[id for id in were if id not in are or id in out_of_place],
        heading=show.cells("head", HEADING, now.heading) if now.heading != before.heading else None,
        notes=[note for note in notes_of(intake, now) if note.seen != before.notes[note.place].seen]
        if now.notes != before.notes
        else [],
    )


def _out_of_place(before: Sequence[str], now: Sequence[str]) -> set[str]:
    """The rows to be put anew so that an old order becomes the new one; the first that differs can stay."""
    other = [place for place, (old, new) in enumerate(zip(before, now, strict=True)) if old != new]
    return set(now[other[0] + 1 : other[-1] + 1]) if other else set()


def tally_of(intake: Intake, draft: Draft, *, known: Known, problems: Sequence[Problem]) -> Tally:
    """What is left to do in a draft."""
    columns = {column.name: column for column in HEADING}
    heading = sum(cell.unsure(columns[name]) for name, cell in draft.heading.items() if name in columns)
    return Tally(
        version=intake.version,
        problems=[NoteView(p.message, f"#{p.row}-{p.column}" if p.column else f"#row-{p.row}") for p in problems],
        unknown=unknown_names(draft, known),
        unsure=heading + sum(row.unsure for row in draft.rows if not row.dropped),
        unseen=sum(not note.seen for note in draft.notes),
        kept=sum(not row.dropped for row in draft.rows),
    )


def notes_of(intake: Intake, draft: Draft) -> list[NoteView]:
    """What the reader and the critic say, each with the place that it leads to."""
    return [
        NoteView(note.message, _target(note, draft, intake.paper), place, note.seen)
        for place, note in enumerate(draft.notes)
    ]


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


def _group(group: Group, rows: Sequence[RowView]) -> GroupView:
    title, add = GROUP_WORDS[group]
    return GroupView(group.value, title, add, rows, COLUMNS[group])


class _Showing:
    """A draft on its way to the page: what is asked for every row is looked up once."""

    def __init__(
        self, draft: Draft, known: Known, problems: Iterable[Problem], going_on: Mapping[str, GoingOn], kept: Draft
    ) -> None:
        self.draft, self.known, self.going_on = draft, known, going_on
        self.kept = {row.id: row for row in kept.rows} if kept is not draft else {}
        self.sections = dict(draft.sections)
        self.problems: dict[tuple[str, str], str] = {}
        for problem in problems:
            self.problems.setdefault((problem.row, problem.column), problem.message)

    def group(self, group: Group) -> list[RowView]:
        return [self.row(row) for row in self.draft.rows if row.group is group]

    def row(self, row: Row) -> RowView:
        spans = row.cells["text"].spans
        return RowView(
            id=row.id,
            group=row.group.value,
            path=row.path,
            section=self.sections.get(row.section, row.section),
            line=row.line,
            unit=spans[0][0] if spans else None,
            dropped=row.dropped,
            unsure=row.unsure,
            cells=self.cells(row.id, COLUMNS[row.group], row.cells),
            notes=[note.message for note in self.draft.notes if not note.seen and _about(note, row)],
            problem=self.problems.get((row.id, ""), ""),
            continues=row.continues,
            same=row.same.value,
            going_on=self.going_on.get(row.id),
            typed=row != self.kept.get(row.id, row),
        )

    def cells(self, row: str, columns: Iterable[Column], cells: Mapping[str, Cell]) -> SafeString:
        return cells_html(self._cells(row, columns, cells))

    def _cells(self, row: str, columns: Iterable[Column], cells: Mapping[str, Cell]) -> Iterator[CellView]:
        """A reason that several cells of a row share stands at the first of them."""
        told = {""}
        for column in columns:
            cell = cells.get(column.name, Cell())
            meaning = self.known.meaning(column.name, cell)
            problem = self.problems.get((row, column.name), "")
            yield CellView(row, column, cell, meaning, problem, tell_why=cell.why not in told)
            told.add(cell.why)


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
