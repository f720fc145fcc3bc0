"""What proposals become in a draft: the section of each line, who supports it, which of them are one work."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from giaoban.core.calendar.periods import name_of
from giaoban.core.text.folding import fold
from giaoban.organisation.queries import Names
from giaoban.planning.models import Collection, Draft, DraftLine, Proposal
from giaoban.programmes.models import Line, Programme, Section

NAMES_APART = re.compile(r"[;,\n]")


def draft_title(collection: Collection) -> str:
    """ "Chương trình công tác tháng 12 năm 2026"."""
    period = name_of(collection.start, collection.end)
    return f"Chương trình công tác {period[0].lower()}{period[1:]}"


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections of a draft to be, and what says in which of them a proposal stands.

    `of_task` and `of_unit` tell where the last programme had running work, and most work of a unit.
    """

    titles: tuple[str, ...] = ()
    of_task: Mapping[int, str] = field(default_factory=dict)
    of_unit: Mapping[int, str] = field(default_factory=dict)

    def of(self, proposal: Proposal) -> str:
        """The section of a proposal: as the unit named it, where the work stood, where the unit's work stands; ""
        where nothing tells, which is for the office to say."""
        named = {fold(title): title for title in self.titles}.get(fold(proposal.section))
        return named or self.of_task.get(proposal.task_id or 0) or self.of_unit.get(proposal.sheet.unit_id) or ""


def sections_of_last(programme: Programme | None) -> Sections:
    """The sections that held lines in the last programme; none where there is no such programme."""
    if programme is None:
        return Sections()
    held: dict[int, list[tuple[int | None, int | None]]] = {}
    for section, task, unit in Line.objects.filter(programme=programme, section__isnull=False).values_list(
        "section_id", "task_id", "task__lead_unit_id"
    ):
        held.setdefault(section, []).append((task, unit))
    titles = {s.pk: s.title for s in Section.objects.filter(programme=programme, pk__in=list(held)).order_by("order")}
    units: dict[int, Counter[str]] = {}
    for section, lines in held.items():
        for unit in filter(None, (unit for _, unit in lines)):
            units.setdefault(unit, Counter())[titles[section]] += 1
    return Sections(
        tuple(dict.fromkeys(titles.values())),
        of_task={task: titles[section] for section, lines in held.items() for task, _ in lines if task},
        of_unit={unit: found.most_common(1)[0][0] for unit, found in units.items()},
    )


def sections_by_unit(proposals: Iterable[Proposal]) -> Sections:
    """A section for what a unit itself named, else for each unit."""
    units = {p.sheet.unit_id: p.sheet.unit.name for p in proposals}
    named = [p.section.strip() for p in proposals if p.section.strip()]
    return Sections(tuple(dict.fromkeys((*named, *units.values()))), of_unit=units)


@dataclass(slots=True)
class NewDraftLine:
    """A line to be, and what it is made of: several proposals where they name the same running task."""

    line: DraftLine
    proposals: list[Proposal] = field(default_factory=list)
    supporting: set[int] = field(default_factory=set)


def new_lines(draft: Draft, proposals: Sequence[Proposal], sections: Sections, names: Names) -> list[NewDraftLine]:
    """The lines that proposals make. Those that go on with the same running task are one line: it is one work."""
    made: list[NewDraftLine] = []
    by_task: dict[int, NewDraftLine] = {}
    for proposal in sorted(proposals, key=lambda p: not _is_lead(p)) if _shares_a_task(proposals) else proposals:
        same = by_task.get(proposal.task_id or 0)
        if same is None:
            same = NewDraftLine(_line(draft, proposal, sections))
            made.append(same)
            if proposal.task_id:
                by_task[proposal.task_id] = same
        elif proposal.sheet.unit_id != same.line.unit_id:
            same.supporting.add(proposal.sheet.unit_id)
        same.proposals.append(proposal)
        same.supporting |= supporting_units(proposal.partners_words, names, lead=same.line.unit_id)
    return made


def supporting_units(words: str, names: Names, *, lead: int | None) -> set[int]:
    """The units that the words for "phối hợp" name; words that name none only stand there."""
    found = {names.unit(part) for part in NAMES_APART.split(words) if part.strip()}
    return {unit for unit in found if unit is not None and unit != lead}


def _shares_a_task(proposals: Sequence[Proposal]) -> bool:
    tasks = [p.task_id for p in proposals if p.task_id]
    return len(tasks) != len(set(tasks))


def _is_lead(proposal: Proposal) -> bool:
    """Whether a proposal is of the unit that leads the running task: its words come first."""
    return proposal.task is None or proposal.task.lead_unit_id == proposal.sheet.unit_id


def _line(draft: Draft, proposal: Proposal, sections: Sections) -> DraftLine:
    leader_words = proposal.leader_words or (proposal.leader.full_name if proposal.leader else "")
    return DraftLine(
        agency_id=draft.agency_id,
        draft=draft,
        text=proposal.text,
        products=proposal.products,
        when_words=proposal.when_words,
        deadline_kind=proposal.deadline_kind,
        start=proposal.start,
        due=proposal.due,
        leader=proposal.leader,
        leader_words=leader_words,
        partners_words=proposal.partners_words,
        section=sections.of(proposal),
        task_id=proposal.task_id,
        annual_id=proposal.annual_id,
        unit=proposal.sheet.unit,
        unit_words=proposal.sheet.unit.name,
    )
