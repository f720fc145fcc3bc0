"""A confirmed draft as work to be: names become units and people, words keep standing beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from giaoban.core.calendar.deadlines import Context, DeadlineKind
from giaoban.core.reading.model import Kind
from giaoban.documents.models import Paper
from giaoban.documents.showing import NO_ROW, Place, PrintedRow, places_of, printed_rows
from giaoban.intake.editing import deadline_context, deadline_of
from giaoban.intake.problems import day_of, known_day, time_of
from giaoban.intake.rows import Draft, Group, Row, SpanTuple
from giaoban.meetings.actions import NewConclusion, NewMeeting
from giaoban.organisation.queries import Names
from giaoban.programmes.actions import NewLine, NewProgramme
from giaoban.programmes.models import ProgrammeKind
from giaoban.schedule.actions import NewEvent
from giaoban.schedule.models import Session
from giaoban.tasks.actions import NewOrigin, NewTask, Ordered
from giaoban.tasks.models import OriginKind


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on the desk of whoever turns a draft into work: the draft, its paper, the names known."""

    draft: Draft
    paper: Paper
    names: Names
    context: Context
    places: dict[int, Place]
    rows: dict[int, PrintedRow]


def desk_of(draft: Draft, *, paper: Paper, names: Names) -> Desk:
    return Desk(draft, paper, names, deadline_context(draft), places_of(paper.content), printed_rows(paper.content))


def programme_of(desk: Desk, *, orders: Mapping[str, Ordered] | None = None) -> NewProgramme | None:
    """The programme that a draft makes; None where the paper has no lines of work.

    `orders` says by row what to do with rows that an amendment has decided on.
    """
    draft, rows = desk.draft, desk.draft.kept(Group.ITEM)
    if not rows or draft.kind == Kind.CONCLUSION_NOTICE:
        return None
    return NewProgramme(
        kind=ProgrammeKind(draft.kind),
        title=draft.head("title"),
        paper=desk.paper,
        number=draft.head("number"),
        issued_on=day_of(draft.head("issued_on")),
        start=day_of(draft.head("start")),
        end=day_of(draft.head("end")),
        signer=draft.head("signer"),
        sections=draft.sections,
        lines=[
            NewLine(row.section, row.path, row.line, (orders or {}).get(row.id) or order_of(row, desk)) for row in rows
        ],
    )


def meeting_of(desk: Desk) -> NewMeeting | None:
    """The meeting that a notice of conclusions tells of; None for other papers."""
    draft, rows = desk.draft, desk.draft.kept(Group.ITEM)
    if not rows or draft.kind != Kind.CONCLUSION_NOTICE:
        return None
    titles = dict(reversed(draft.sections))
    return NewMeeting(
        title=draft.head("title"),
        paper=desk.paper,
        number=draft.head("number"),
        issued_on=day_of(draft.head("issued_on")),
        chair=draft.head("signer"),
        conclusions=[
            NewConclusion(titles.get(row.section, ""), row.path, row.line, order_of(row, desk)) for row in rows
        ],
    )


def events_of(desk: Desk) -> list[NewEvent]:
    """The events that a draft puts on the calendar."""
    return [_event(row, desk) for row in desk.draft.kept(Group.EVENT)]


def order_of(row: Row, desk: Desk) -> Ordered:
    """What a row orders: new work, or the task that a person said it is."""
    return Ordered(task_of(row, desk), same_as=row.goes_on)


def task_of(row: Row, desk: Desk) -> NewTask:
    """The task as a row words it."""
    kind = OriginKind.CONCLUSION if desk.draft.kind == Kind.CONCLUSION_NOTICE else OriginKind.PROGRAMME_LINE
    names = desk.names
    units = _ids(names.unit(words) for words in row.values("units"))
    partners = _ids(names.unit(words) for words in row.values("partners"))
    leaders = _ids(names.person(bare_name(words)) for words in row.values("leaders"))
    deadline = deadline_of(row, desk.context)
    return NewTask(
        text=row.value("text"),
        origin=_origin(row, desk, kind),
        products=row.values("products"),
        lead_unit_id=units[0] if units else None,
        lead_unit_words=row.value("units"),
        leader_id=leaders[0] if leaders else None,
        leader_words=row.value("leaders"),
        supporting_unit_ids=tuple(dict.fromkeys((*units[1:], *partners))),
        partners_words=row.value("partners"),
        when_words=row.value("when"),
        deadline_kind=deadline.kind if deadline else DeadlineKind.NONE,
        start=day_of(row.value("start")),
        due=day_of(row.value("due")),
    )


def _origin(row: Row, desk: Desk, kind: OriginKind) -> NewOrigin:
    spans = row.cells["text"].spans
    place = desk.places.get(spans[0][0]) if spans else None
    printed = desk.rows.get(spans[0][0]) if spans else None
    return NewOrigin(
        kind=kind,
        quote=_quote(spans, desk.places) or row.value("text"),
        label=_label(row, desk.draft),
        paper_id=desk.paper.pk,
        page=place.page if place else None,
        line=row.line,
        spans=spans,
        printed=printed.to_json() if printed else NO_ROW,
    )


def _quote(spans: Iterable[SpanTuple], places: dict[int, Place]) -> str:
    """The very words: the whole table row, or the paragraphs, that the text was read from."""
    found = (places[unit].words for unit, _, _ in spans if unit in places)
    return "\n".join(dict.fromkeys(found))


def _label(row: Row, draft: Draft) -> str:
    name = " ".join(part for part in (draft.head("title"), draft.head("number")) if part)
    return f"{name}, mục {row.path}" if row.path else name


def _event(row: Row, desk: Desk) -> NewEvent:
    units = _ids(desk.names.unit(words) for words in row.values("units"))
    leaders = _ids(desk.names.person(bare_name(words)) for words in row.values("leaders"))
    return NewEvent(
        date=known_day(row.value("date")),
        until=day_of(row.value("until")),
        session=Session(row.value("session") or Session.ALL_DAY),
        time=time_of(row.value("time")),
        text=row.value("text"),
        place=row.value("place"),
        leader_words=row.value("leaders"),
        leader_ids=leaders,
        unit_words=row.value("units"),
        unit_id=units[0] if units else None,
        paper_id=desk.paper.pk,
        line=row.line,
        spans=row.cells["text"].spans,
    )


def bare_name(words: str) -> str:
    """A person's name without the title behind it: "Lê Thị Hạnh (Phó Giám đốc)" → "Lê Thị Hạnh"."""
    return re.sub(r"\s*\([^()]*\)\s*$", "", words)


def _ids(found: Iterable[int | None]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(pk for pk in found if pk is not None))
