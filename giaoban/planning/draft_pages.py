"""What the pages of a draft show: the office's page with its views, and the leader's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.urls import reverse

from giaoban.core.calendar.periods import name_of
from giaoban.core.lifecycle.criticism import Finding, FindingKind
from giaoban.core.lifecycle.programmes import ProgrammePart, ProgrammeState, ProgrammeVerb, is_editable, moves_from
from giaoban.organisation.access import may
from giaoban.organisation.models import User
from giaoban.organisation.queries import leaders_of
from giaoban.organisation.rights import Right
from giaoban.planning.draft_clears import Blocked, blocked_lines
from giaoban.planning.draft_look import DraftLook, DraftView
from giaoban.planning.draft_numbers import NO_SECTION, numbers_of, section_numbers
from giaoban.planning.draft_reading import DraftReading, read_draft
from giaoban.planning.models import Comment, Draft, DraftLine, DraftVersion
from giaoban.planning.queries.drafting import (
    comments_of,
    dropped_lines,
    in_print_order,
    lines_on_their_own,
    proposals_to_take,
    submitter_of,
    versions_of,
    with_origins,
)
from giaoban.planning.rules import planning_rules
from giaoban.tasks.pages import Chip

WHOLE = 200  # a draft of more lines shows one section at a time, and of that so many lines
GROUPS = 50
_CHIPS = {
    ProgrammeState.DRAFT: ("calm", "✎"),
    ProgrammeState.SUBMITTED: ("warn", "◔"),
    ProgrammeState.RETURNED: ("bad", "↩"),
    ProgrammeState.APPROVED: ("calm", "✓"),
    ProgrammeState.ISSUED: ("calm", "●"),
}


def draft_chip(draft: Draft) -> Chip:
    """Where a draft stands. Green is for work that was accepted, so an approved draft is calm too."""
    state = ProgrammeState(draft.state)
    look, icon = _CHIPS[state]
    return Chip(state.label, look, icon)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A line of the table: where it comes from, what was found about it, what was said of it."""

    line: DraftLine
    number: str
    origins: str = ""
    joined: int = 0
    notes: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def short_number(self) -> str:
        return self.number.rpartition(".")[2]


@dataclass(slots=True)
class DraftPart:
    """A section with its lines, `rows` being those that are shown."""

    title: str
    number: str
    place: int
    total: int
    url: str
    is_open: bool = True
    rows: list[DraftRow] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class DraftTab:
    """A view of the draft, and how many things it has."""

    view: DraftView
    url: str
    number: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """The findings of one kind, each with the address of its row."""

    kind: FindingKind
    rows: Sequence[tuple[Finding, str, str]]  # and the text of the row


@dataclass(frozen=True, slots=True)
class AlikeGroup:
    """Lines that are looked at side by side."""

    likeness: int
    same: bool
    rows: Sequence[DraftRow]


@dataclass(frozen=True, slots=True)
class DraftPage:
    """One draft as one looks at it."""

    draft: Draft
    period: str
    chip: Chip
    look: DraftLook
    total: int
    tabs: Sequence[DraftTab]
    editable: bool
    approves: bool
    verbs: frozenset[str]
    parts: Sequence[DraftPart] = ()
    found: Sequence[FoundGroup] = ()
    groups: Sequence[AlikeGroup] = ()
    more_groups: int = 0
    dropped: Sequence[DraftLine] = ()
    comments: Sequence[Comment] = ()
    versions: Sequence[DraftVersion] = ()
    blocked: Sequence[tuple[Blocked, str]] = ()
    waiting: int = 0
    leaders: Sequence[User] = ()
    pages: Sequence[tuple[int, str, bool]] = ()
    last_note: DraftVersion | None = None
    own: bool = False

    @property
    def folded(self) -> bool:
        return self.total > WHOLE

    @property
    def submit_words(self) -> str:
        """What to know before the draft is submitted."""
        found = sum(len(group.rows) for group in self.found)
        return f"Còn {found} điều cần xem lại." if found else ""


def draft_page(draft: Draft, look: DraftLook, *, user: User, today: date) -> DraftPage:
    """The page of a draft for who consolidates or approves it."""
    lines = in_print_order(draft, lines_on_their_own(draft))
    numbers = numbers_of(draft, lines)
    reading = read_draft(draft, lines, numbers, user=user, today=today)
    comments = list(comments_of(draft))
    versions = list(versions_of(draft))
    dropped = list(dropped_lines(draft))
    plans, approves = may(user, Right.PLAN, on=today), may(user, Right.APPROVE_PLAN, on=today)
    parts, pages = _parts(draft, look, lines)
    shown = [line for part in parts for line in _of(part, lines, draft, look)] if look.view is DraftView.TABLE else []
    alike = reading.doubles[:GROUPS] if look.view is DraftView.DOUBLES else ()
    keys = {int(key) for group in alike for key in group.keys}
    rows = _rows([*shown, *(line for line in lines if line.pk in keys)], numbers, reading, comments)
    for part in parts:
        part.rows = [rows[line.pk] for line in _of(part, lines, draft, look)] if shown else []
    return DraftPage(
        draft=draft,
        period=name_of(draft.collection.start, draft.collection.end),
        chip=draft_chip(draft),
        look=look,
        total=len(lines),
        tabs=_tabs(look, reading, len(dropped), sum(c.settled_at is None for c in comments), len(versions)),
        editable=plans and is_editable(ProgrammeState(draft.state)),
        approves=approves,
        verbs=_verbs(draft, plans=plans, approves=approves),
        parts=parts,
        found=_found(reading.findings, lines, look, draft),
        groups=[AlikeGroup(g.likeness, g.same, [rows[int(key)] for key in g.keys]) for g in alike],
        more_groups=max(0, len(reading.doubles) - GROUPS),
        dropped=dropped,
        comments=comments,
        versions=versions,
        blocked=_blocked(draft, lines, look),
        waiting=proposals_to_take(draft.collection, draft).count() if plans else 0,
        leaders=list(leaders_of(user.agency, today).order_by("full_name")),
        pages=pages,
        last_note=next((v for v in versions if v.note), None),
        own=submitter_of(draft) == user.pk,
    )


def line_url(draft: Draft, line: DraftLine, look: DraftLook | None = None) -> str:
    """Where a line stands in the table, also where only its section is shown."""
    place = draft.sections.index(line.section) if line.section in draft.sections else -1
    return f"{reverse('draft-show', args=[draft.pk])}?section={place}#line-{line.pk}"


def _verbs(draft: Draft, *, plans: bool, approves: bool) -> frozenset[str]:
    parts = {ProgrammePart.OFFICE: plans, ProgrammePart.APPROVER: approves}
    return frozenset(move.verb.value for move in moves_from(ProgrammeState(draft.state)) if parts[move.by])


def _parts(
    draft: Draft, look: DraftLook, lines: Sequence[DraftLine]
) -> tuple[list[DraftPart], list[tuple[int, str, bool]]]:
    """The sections, and the pages of the open one where it is too long for one."""
    counts = Counter(line.section if line.section in draft.sections else "" for line in lines)
    titles = [(place, title) for place, title in enumerate(draft.sections)]
    titles += [(-1, "")] if counts[""] else []
    numbers = section_numbers(draft, lines)
    whole = len(lines) <= WHOLE
    first = next((place for place, title in titles if counts[title]), 0)
    asked = first if look.section is None else look.section
    parts = [
        DraftPart(
            title=title or NO_SECTION,
            number=numbers.get(title, ""),
            place=place,
            total=counts[title],
            url=f"{look.url(section=place)}#section-{place}",
            is_open=whole or place == asked,
        )
        for place, title in titles
    ]
    long = 0 if whole else max((-(-part.total // WHOLE) for part in parts if part.is_open), default=0)
    pages = [(n, look.url(section=asked, page=n), n == look.page) for n in range(1, long + 1)] if long > 1 else []
    return parts, pages


def _of(part: DraftPart, lines: Sequence[DraftLine], draft: Draft, look: DraftLook) -> list[DraftLine]:
    """The lines of a part that are shown."""
    if not part.is_open:
        return []
    title = "" if part.place < 0 else part.title
    own = [line for line in lines if (line.section if line.section in draft.sections else "") == title]
    if len(lines) <= WHOLE:
        return own
    return own[(look.page - 1) * WHOLE : look.page * WHOLE]


def _rows(
    lines: Sequence[DraftLine], numbers: Mapping[int, str], reading: DraftReading, comments: Iterable[Comment]
) -> dict[int, DraftRow]:
    said: dict[int, list[Comment]] = {}
    for comment in comments:
        if comment.line_id and comment.settled_at is None:
            said.setdefault(comment.line_id, []).append(comment)
    notes: dict[str, list[str]] = {}
    for finding in reading.findings:
        notes.setdefault(finding.key, []).append(finding.words)
    return {
        line.pk: DraftRow(
            line=line,
            number=numbers[line.pk],
            origins=_origins(line),
            joined=max(0, len(line.proposals.all()) - 1),
            notes=tuple(notes.get(str(line.pk), ())),
            comments=tuple(said.get(line.pk, ())),
        )
        for line in with_origins(lines)
    }


def _origins(line: DraftLine) -> str:
    """Which units sent it: "QLKH, Văn phòng"."""
    units = dict.fromkeys(p.sheet.unit.short_name or p.sheet.unit.name for p in line.proposals.all())
    return ", ".join(units) or "Văn phòng thêm"


def _found(findings: Iterable[Finding], lines: Sequence[DraftLine], look: DraftLook, draft: Draft) -> list[FoundGroup]:
    by_key = {str(line.pk): line for line in lines}
    order = list(FindingKind)
    groups = groupby(sorted(findings, key=lambda f: order.index(f.kind)), key=lambda f: f.kind)
    return [FoundGroup(kind, [_jump(f, by_key.get(f.key), draft) for f in found]) for kind, found in groups]


def _jump(finding: Finding, line: DraftLine | None, draft: Draft) -> tuple[Finding, str, str]:
    return (finding, line_url(draft, line), line.text) if line else (finding, "", "")


def _blocked(draft: Draft, lines: Sequence[DraftLine], look: DraftLook) -> list[tuple[Blocked, str]]:
    blocking = planning_rules(draft.agency_id).blocking_clears
    return [(one, line_url(draft, one.line)) for one in blocked_lines(lines, blocking)]


def _tabs(look: DraftLook, reading: DraftReading, dropped: int, comments: int, versions: int) -> list[DraftTab]:
    numbers = {
        DraftView.FINDINGS: len(reading.findings),
        DraftView.DOUBLES: len(reading.doubles),
        DraftView.DROPPED: dropped,
        DraftView.COMMENTS: comments,
        DraftView.VERSIONS: versions,
    }
    return [DraftTab(view, look.url(view=view), numbers.get(view), view is look.view) for view in DraftView]


def can(page: DraftPage, verb: ProgrammeVerb) -> bool:
    """Whether the page offers a move."""
    return verb.value in page.verbs
