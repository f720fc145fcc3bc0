"""What the page of a programme shows: the table as printed, with the state of the work beside each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.programmes.models import Line, Programme, Section
from giaoban.programmes.queries import lines_of
from giaoban.tasks.pages import Chip, due_note, state_chip

# Columns that a paper may lack: the table shows those that it prints.
PRINTED = ("products", "when_words", "leader_words", "unit_words")


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading; `level` counts from 1, the number is the last part of its path, as papers print it."""

    section: Section

    @property
    def level(self) -> int:
        return self.section.path.count(".") + 1

    @property
    def number(self) -> str:
        return printed_number(self.section.path)


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line with where its task stands."""

    line: Line
    state: Chip | None
    note: Chip | None

    @property
    def number(self) -> str:
        return printed_number(self.line.path)


def printed_number(path: str) -> str:
    """The number that stands in the paper: 2 for "B.II.2"."""
    return path.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Part:
    """A section with its lines; the headings above it that hold no lines come first."""

    headings: Sequence[Heading]
    rows: Sequence[LineRow]


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """A programme with its parts and its counts."""

    programme: Programme
    parts: Sequence[Part]
    total: int
    done: int
    overdue: int
    without_unit: int
    without_due: int
    printed: Mapping[str, bool]

    @property
    def waiting(self) -> int:
        """How many wait for somebody to confirm their result."""
        tasks = [row.line.task for part in self.parts for row in part.rows if row.line.task]
        return sum(task.state == TaskState.AWAITING_CONFIRMATION for task in tasks)

    @property
    def columns(self) -> int:
        """How many columns the table has: the number, the content, the printed ones, the state."""
        return 3 + sum(self.printed.values())


def programme_page(programme: Programme, today: date) -> ProgrammePage:
    lines = list(lines_of(programme))
    tasks = [line.task for line in lines if line.task]
    standings = Counter(task.timeliness(today) for task in tasks)
    return ProgrammePage(
        programme=programme,
        parts=_parts(list(programme.sections.all()), lines, today),
        total=len(lines),
        done=sum(task.state == TaskState.DONE for task in tasks),
        overdue=standings[Timeliness.OVERDUE],
        without_unit=sum(not task.lead_unit_words for task in tasks),
        without_due=sum(task.due is None for task in tasks),
        printed={name: any(getattr(line, name) for line in lines) for name in PRINTED},
    )


def _parts(sections: Sequence[Section], lines: Sequence[Line], today: date) -> list[Part]:
    """The lines under their headings. A heading that holds none, as "A" above "A.I", stands before the next."""
    held: dict[int | None, list[LineRow]] = {}
    for line in lines:
        held.setdefault(line.section_id, []).append(_row(line, today))
    parts: list[Part] = [Part((), held[None])] if None in held else []
    headings: list[Section] = []
    for section in sections:
        headings.append(section)
        if section.pk in held:
            parts.append(Part(tuple(Heading(h) for h in headings), held[section.pk]))
            headings = []
    return parts


def _row(line: Line, today: date) -> LineRow:
    if line.task is None:
        return LineRow(line, None, None)
    return LineRow(line, state_chip(line.task, today), due_note(line.task, today))
