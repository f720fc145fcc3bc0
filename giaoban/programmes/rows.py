"""The lines of a programme with where their work stands, under the headings that they stand under in print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from giaoban.core.lifecycle.clarity import Clear
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.programmes.look import Look
from giaoban.programmes.models import Line, Section
from giaoban.tasks.clarity import clears_of
from giaoban.tasks.models import Task
from giaoban.tasks.pages import Chip, due_note, state_chip


@dataclass(frozen=True, slots=True)
class LineMark:
    """What became of a line since the issue: "Bổ sung T2 23/11/2026", and why."""

    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line with where its task stands and which of the six clears it lacks; `mark` where it was amended."""

    line: Line
    state: Chip | None = None
    note: Chip | None = None
    lacks: tuple[Clear, ...] = ()
    timeliness: Timeliness | None = None
    mark: LineMark | None = None

    @property
    def stands(self) -> bool:
        """Whether the line is part of the programme as it is now."""
        return self.line.withdrawn_on is None

    @property
    def number(self) -> str:
        return printed_number(self.line.path)

    @property
    def task(self) -> Task | None:
        return self.line.task

    @property
    def due(self) -> date | None:
        return self.line.task.due if self.line.task else None

    @property
    def lack_words(self) -> str:
        """What is not clear, in a few words: "Chưa rõ: người, sản phẩm"."""
        return f"Chưa rõ: {', '.join(clear.word for clear in self.lacks)}"

    @property
    def is_done(self) -> bool:
        return self.line.task is not None and self.line.task.state == TaskState.DONE

    @property
    def is_late(self) -> bool:
        return self.timeliness is Timeliness.OVERDUE


def printed_number(path: str) -> str:
    """The number that stands in the paper: 2 for "B.II.2"."""
    return path.rpartition(".")[2]


def rows_of_lines(lines: Iterable[Line], today: date, marks: Mapping[int, LineMark] | None = None) -> list[LineRow]:
    return [_row(line, today, (marks or {}).get(line.pk)) for line in lines]


def _row(line: Line, today: date, mark: LineMark | None) -> LineRow:
    task = line.task
    if task is None:
        return LineRow(line, mark=mark)
    has = clears_of(task, has_product=line.has_product)  # type: ignore[attr-defined]
    return LineRow(
        line=line,
        state=state_chip(task, today),
        note=due_note(task, today),
        lacks=tuple(clear for clear in Clear if clear not in has),
        timeliness=task.timeliness(today),
        mark=mark,
    )


@dataclass(slots=True)
class Part:
    """A section with its own lines; `under` are the places of the sections around it, the outermost first.

    The counts are of all its lines and of those below it, whichever are shown.
    """

    section: Section | None
    under: tuple[int, ...] = ()
    rows: list[LineRow] = field(default_factory=list)
    total: int = 0
    done: int = 0
    late: int = 0
    shown: int = 0
    is_folded: bool = False
    is_away: bool = False  # inside a folded one
    fold_url: str = ""

    @property
    def level(self) -> int:
        return len(self.under) + 1

    @property
    def number(self) -> str:
        return printed_number(self.section.path) if self.section else ""

    def count(self, row: LineRow, *, shown: bool) -> None:
        self.shown += shown
        if row.stands:
            self.total += 1
            self.done += row.is_done
            self.late += row.is_late


def parts_of(sections: Sequence[Section], rows: Sequence[LineRow], look: Look) -> list[Part]:
    """The sections in the order of the paper, those left out in which no line asked for stands."""
    top = Part(None)
    parts = {section.pk: part for section, part in zip(sections, _nested(sections), strict=True)}
    places = {part.section.order: part for part in parts.values() if part.section}
    for row in rows:
        part = parts.get(row.line.section_id or 0, top)
        shown = look.shows(row.line, row.lacks)
        for counted in (part, *(places[place] for place in part.under)):
            counted.count(row, shown=shown)
        if shown:
            part.rows.append(row)
    for place, part in places.items():
        part.is_folded = place in look.folded
        part.is_away = not look.folded.isdisjoint(part.under)
        part.fold_url = f"{look.url(folded=look.folded ^ {place})}#section-{place}"
    return [part for part in (top, *parts.values()) if part.shown or (part.section and not look.narrows)]


def _nested(sections: Sequence[Section]) -> list[Part]:
    """Each section with the places of those around it, as their paths tell: "B" around "B.II"."""
    parts: list[Part] = []
    around: list[Section] = []
    for section in sections:
        while around and not section.path.startswith(f"{around[-1].path}."):
            around.pop()
        parts.append(Part(section, tuple(outer.order for outer in around)))
        around.append(section)
    return parts
