"""What a typed order gives."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from giaoban.core.calendar.deadlines import Deadline


@dataclass(frozen=True, slots=True)
class Known:
    """The names that the office knows, folded as `mentions.key_of` folds them.

    `leaders` are those of `people` who direct the agency.
    """

    units: Set[str] = frozenset()
    people: Set[str] = frozenset()
    leaders: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the line and where they stand; `why` tells a person what to look at where it is not certain."""

    words: str
    begin: int
    end: int
    why: str = ""

    @property
    def certain(self) -> bool:
        return not self.why


@dataclass(frozen=True, slots=True)
class QuickOrder:
    """A line as it was understood. `text` is what is to be done, without who and when; never empty."""

    line: str
    text: str
    units: tuple[Said, ...] = ()
    partners: tuple[Said, ...] = ()
    leaders: tuple[Said, ...] = ()
    assignees: tuple[Said, ...] = ()
    products: tuple[Said, ...] = ()
    deadline: Deadline | None = None

    @property
    def understood(self) -> bool:
        """Whether anything beside the content was found."""
        return bool(self.units or self.partners or self.leaders or self.assignees or self.products or self.deadline)
