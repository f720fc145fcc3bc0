"""Which of the six clears the lines of a draft have, and which lines keep it from being issued."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.lifecycle.clarity import Clear, clears
from giaoban.planning.models import DraftLine

# Work that goes on, or comes again by rule, is clear about its time without a day of its own.
STEADY = frozenset({DeadlineKind.RECURRING, DeadlineKind.REGULAR})


@dataclass(frozen=True, slots=True)
class Blocked:
    """A line that cannot be issued as it is, and what it lacks."""

    line: DraftLine
    lacks: tuple[Clear, ...]

    @property
    def words(self) -> str:
        """ "thời gian, sản phẩm"."""
        return ", ".join(clear.word for clear in self.lacks)


def lacks_of(line: DraftLine) -> tuple[Clear, ...]:
    """What is not clear about a line. Who in the unit does it is said when the work is handed out, after the issue."""
    has = clears(
        line.text,
        has_person=True,
        has_time=line.due is not None or line.deadline_kind in STEADY,
        has_lead_unit=line.unit_id is not None,
        has_product=bool(line.products.strip()),
        has_leader=line.leader_id is not None,
    )
    return tuple(clear for clear in Clear if clear not in has)


def blocked_lines(lines: Iterable[DraftLine], blocking: Collection[str]) -> list[Blocked]:
    """The lines that lack a clear on which the agency insists before the issue."""
    found = ((line, tuple(c for c in lacks_of(line) if c.value in blocking)) for line in lines)
    return [Blocked(line, lacks) for line, lacks in found if lacks]
