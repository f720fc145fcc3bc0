"""As whom the words of a cell are understood: a unit, a person, many at once, or nobody that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from rapidfuzz import fuzz

from giaoban.intake.rows import Cell, Draft, Row
from giaoban.intake.work import bare_name
from giaoban.organisation.models import Agency, UnitKind
from giaoban.organisation.naming import name_key, person_spellings, unit_spellings
from giaoban.organisation.queries import Names, names_of, people_of, units_of


class Whom(StrEnum):
    UNIT = "unit"
    PERSON = "person"


# The cells that name somebody. Partners are often outside the agency: an unknown one is nothing to ask about.
CELLS: dict[str, Whom] = {"units": Whom.UNIT, "partners": Whom.UNIT, "leaders": Whom.PERSON}
ASKED = frozenset({"units", "leaders"})

# Words for many at once, folded as `name_key` does; the task stays with them, as printed.
MANY: dict[Whom, tuple[re.Pattern[str], str]] = {
    Whom.UNIT: (
        re.compile(
            r"(?:(?:toan the|tat ca) )?(?:cac|nhung) (?:phong|don vi|ban|chi cuc|trung tam|bo phan|truong phong)\b.*"
            r"|toan (?:so|co quan)|(?:tat ca|toan the).*"
        ),
        "nhiều đơn vị",
    ),
    Whom.PERSON: (
        re.compile(
            r"(?:(?:tap the|toan the|cac|dong chi|d c) )*"
            r"(?:lanh dao(?: (?:so|co quan|phu trach))?|ban giam doc(?: so)?|bgd|ld so|(?:pho giam doc|pgd)(?: so)?)"
        ),
        "lãnh đạo Sở",
    ),
}

NEAR = 80  # how much alike, of 100, a known name must be before it is offered first


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a cell's names were understood as, in words ("" where the words say it themselves), and the unknown ones.

    It is plain where the words are short forms that everybody in the office reads the same way.
    """

    words: str = ""
    unknown: tuple[str, ...] = ()
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """Whom the agency's papers may mean: by every spelling, with the full name of each.

    `plain` are the spellings that come from the name itself, and not from what somebody once decided.
    """

    names: Names
    units: Mapping[int, str]
    people: Mapping[int, str]
    plain: frozenset[str] = frozenset()
    kept: dict[tuple[str, str], Meaning] = field(default_factory=dict)  # the same names stand in most rows

    def meaning(self, column: str, cell: Cell) -> Meaning:
        """How a cell of names is understood."""
        key = (column, cell.value)
        if column not in CELLS or not cell.value:
            return Meaning()
        if key not in self.kept:
            self.kept[key] = self._meaning(column, cell.value)
        return self.kept[key]

    def _meaning(self, column: str, value: str) -> Meaning:
        whom = CELLS[column]
        parts = [part.strip() for part in value.split(";") if part.strip()]
        found = {part: self.full_name(whom, part) for part in parts}
        differ = [p for p, name in found.items() if name and name_key(name) != name_key(bare_name(p))]
        return Meaning(
            words="; ".join(dict.fromkeys(name for name in found.values() if name)) if differ else "",
            unknown=tuple(p for p, name in found.items() if name is None) if column in ASKED else (),
            plain=all(name_key(bare_name(p)) in self.plain for p in differ),
        )

    def full_name(self, whom: Whom, words: str) -> str | None:
        """The full name of whom the words mean, words for several at once ("nhiều đơn vị"), or None."""
        bare = bare_name(words)
        if whom is Whom.UNIT:
            known = self.units.get(self.names.unit(words) or self.names.unit(bare) or 0)
        else:
            known = self.people.get(self.names.person(bare) or 0)
        if known:
            return known
        pattern, several = MANY[whom]
        return several if pattern.fullmatch(name_key(bare)) else None


def known_to(agency: Agency, *, on: date) -> Known:
    """Everybody whom an agency's papers may mean on a day."""
    units, people = units_of(agency, on), people_of(agency)
    own = [unit_spellings(unit) for unit in units] + [person_spellings(person, leads=False) for person in people]
    return Known(
        names_of(agency, on),
        {unit.pk: unit.name for unit in units},
        {person.pk: person.full_name for person in people},
        frozenset().union(*own),
    )


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name on the paper that nobody is known by, with whom it may be, the likeliest first."""

    words: str
    whom: Whom
    choices: Sequence[tuple[int, str]]
    likely: bool


def unknown_names(draft: Draft, known: Known) -> list[Unknown]:
    """The names of units and leaders that a person has to explain, each once."""
    return [_unknown(words, whom, known) for words, whom in sorted(_asked(draft.rows, known))]


def _asked(rows: Iterable[Row], known: Known) -> set[tuple[str, Whom]]:
    return {
        (words, CELLS[column])
        for row in rows
        if not row.dropped
        for column in ASKED
        if column in row.cells
        for words in known.meaning(column, row.cells[column]).unknown
    }


def _unknown(words: str, whom: Whom, known: Known) -> Unknown:
    key = name_key(bare_name(words))
    those = known.units if whom is Whom.UNIT else known.people
    scores = {pk: fuzz.token_set_ratio(key, name_key(name)) for pk, name in those.items()}
    best = max(scores, key=lambda pk: scores[pk], default=None)
    likely = best is not None and scores[best] >= NEAR
    choices = [*those.items()]
    if likely:
        choices.sort(key=lambda choice: choice[0] != best)
    return Unknown(words, whom, choices, likely)


# The word a unit's name begins with, and its kind.
KINDS: tuple[tuple[str, UnitKind], ...] = (
    ("van phong", UnitKind.OFFICE),
    ("phong", UnitKind.DIVISION),
    ("chi cuc", UnitKind.BRANCH),
    ("trung tam", UnitKind.CENTRE),
)


def kind_of_unit(name: str) -> UnitKind:
    """The kind that a unit's name tells: "Chi cục TĐC" is a branch."""
    key = name_key(name)
    return next((kind for word, kind in KINDS if key.startswith(f"{word} ")), UnitKind.OTHER)
