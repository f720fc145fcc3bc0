"""Making a draft of what the units sent, and taking in what came since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from giaoban.audit.actions import record
from giaoban.organisation.access import require, visible
from giaoban.organisation.models import User
from giaoban.organisation.queries import names_of
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken
from giaoban.planning.actions._drafting import held_for_editing
from giaoban.planning.draft_making import (
    NewDraftLine,
    Sections,
    draft_title,
    new_lines,
    sections_by_unit,
    sections_of_last,
    supporting_units,
)
from giaoban.planning.models import Collection, Draft, DraftLine, Proposal
from giaoban.planning.queries.drafting import last_programme, lines_on_their_own, proposals_to_take
from giaoban.planning.sheet_words import RowWords, deadline_in, read_quick_line

BATCH = 500
LONGEST = 4000  # characters of a line, as its form allows


@transaction.atomic
def make_draft(collection: Collection, *, by: User, on: date) -> Draft:
    """The draft of a collection, with a line for each ticked proposal of the sheets that were sent.

    Where there is one already it takes in what came since; what it has is left as the office made it.
    """
    require(by, Right.PLAN, on=on)
    held = visible(Collection.objects.all(), by).select_for_update().get(pk=collection.pk)
    draft = Draft.objects.filter(collection=held).first()
    if draft is None:
        draft = Draft.objects.create(agency_id=held.agency_id, collection=held, title=draft_title(held))
        record("draft.made", draft, by=by, after={"title": draft.title, "collection": held})
    take_in_proposals(draft, by=by, on=on)
    return draft


@transaction.atomic
def take_in_proposals(draft: Draft, *, by: User, on: date) -> int:
    """Adds lines for the proposals that no line has yet, and says how many proposals were taken in."""
    held = held_for_editing(draft, by=by, on=on)
    proposals = list(proposals_to_take(held.collection, held))
    if not proposals:
        return 0
    sections = sections_of_last(last_programme(held.collection))
    if not sections.titles:
        sections = sections_by_unit(proposals)
    left = _join_running(held, proposals)
    _keep(held, new_lines(held, left, sections, names_of(by.agency, on)))
    _add_sections(held, sections)
    record("draft.taken_in", held, by=by, after={"proposals": len(proposals)})
    draft.refresh_from_db()
    return len(proposals)


@transaction.atomic
def add_line(draft: Draft, text: str, *, by: User, on: date, section: str = "") -> DraftLine:
    """A line of the office's own, understood as in a sheet: unit, product, deadline, leader stand in their columns."""
    held = held_for_editing(draft, by=by, on=on)
    if not text.strip():
        raise RuleBroken("Hãy ghi nội dung của dòng mới.")
    if len(text) > LONGEST:
        raise RuleBroken(f"Nội dung dài {len(text)} ký tự; mỗi dòng tối đa {LONGEST}. Hãy viết gọn lại.")
    words, unit = read_quick_line(text, held.collection, by=by, on=on)
    line = DraftLine(agency_id=held.agency_id, draft=held, section=section, order=_next_order(held), unit_id=unit)
    _word(line, words, by=by, on=on)
    record("draft.line_added", line, by=by, after={"text": line.text})
    return line


def _word(line: DraftLine, words: RowWords, *, by: User, on: date) -> None:
    """Lays what was understood over a new line and keeps it."""
    read = deadline_in(line.draft.collection, words.when_words, by=by, on=on)
    line.deadline_kind, line.start, line.due = read.kind.value, read.start, read.due
    line.text, line.products, line.when_words = words.text, words.products, words.when_words
    line.leader_id, line.leader_words = words.leader, words.leader_words
    line.partners_words = words.partners_words
    line.unit_words = str(line.unit or "")
    line.save()
    line.supporting_units.set(supporting_units(line.partners_words, names_of(by.agency, on), lead=line.unit_id))


def _join_running(draft: Draft, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Gives proposals for running work to the line that has that work already; those that are left need lines."""
    tasks = {p.task_id for p in proposals if p.task_id}
    lines = {line.task_id: line for line in lines_on_their_own(draft).filter(task_id__in=tasks)}
    known = [(lines[p.task_id], p) for p in proposals if p.task_id in lines]
    _link([(line, p.pk) for line, p in known])
    _support([(line, p.sheet.unit_id) for line, p in known if p.sheet.unit_id != line.unit_id])
    return [p for p in proposals if p.task_id not in lines]


def _keep(draft: Draft, made: Sequence[NewDraftLine]) -> None:
    first = _next_order(draft)
    for place, new in enumerate(made):
        new.line.order = first + place
    DraftLine.objects.bulk_create([new.line for new in made], batch_size=BATCH)
    _link([(new.line, proposal.pk) for new in made for proposal in new.proposals])
    _support([(new.line, unit) for new in made for unit in sorted(new.supporting)])


def _link(pairs: Sequence[tuple[DraftLine, int]]) -> None:
    links = DraftLine.proposals.through
    rows = [links(draftline_id=line.pk, proposal_id=proposal) for line, proposal in pairs]
    links.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def _support(pairs: Sequence[tuple[DraftLine, int]]) -> None:
    links = DraftLine.supporting_units.through
    rows = [links(draftline_id=line.pk, unit_id=unit) for line, unit in pairs]
    links.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def _add_sections(draft: Draft, sections: Sections) -> None:
    """The sections of a new draft; later only those that new lines stand in and the office does not have."""
    used = set(lines_on_their_own(draft).values_list("section", flat=True))
    wanted = sections.titles if not draft.sections else [title for title in sections.titles if title in used]
    draft.sections = list(dict.fromkeys((*draft.sections, *wanted)))
    draft.save(update_fields=["sections"])


def _next_order(draft: Draft) -> int:
    last: int | None = DraftLine.objects.filter(draft=draft).aggregate(last=Max("order"))["last"]
    return 1 if last is None else last + 1
