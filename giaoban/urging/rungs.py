"""The rungs of an agency as they are written: to be shown, set, and compared with what somebody saw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from giaoban.core.urging.ladder import Addressee, Rung
from giaoban.urging.models import Rung as RungRow


@dataclass(frozen=True, slots=True)
class NewRung:
    """A rung as it shall be; one that is switched off stays on the page."""

    days: int
    to: Addressee
    text: str = ""
    active: bool = True

    @property
    def rung(self) -> Rung:
        return Rung(self.days, self.to)


def kept_rungs(agency_id: int) -> list[NewRung]:
    """The rungs that the agency wrote, with those that are switched off."""
    rows = RungRow.objects.filter(agency_id=agency_id)
    return [NewRung(row.days, Addressee(row.to_as), row.text, row.active) for row in rows]


def mark_of(rungs: Sequence[NewRung]) -> str:
    """The rungs as one line, by which it is known whether somebody changed them meanwhile."""
    return repr(told_of(rungs))


def told_of(rungs: Sequence[NewRung]) -> list[list[Any]]:
    """The rungs as the trail keeps them."""
    return sorted([one.days, one.to.value, one.text, one.active] for one in rungs)
