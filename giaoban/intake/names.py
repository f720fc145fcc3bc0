"""Names that papers use and the organisation does not know: a person says once who is meant, or adds the unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from giaoban.core.text.folding import squeeze
from giaoban.intake.understanding import Whom, kind_of_unit
from giaoban.intake.work import bare_name
from giaoban.organisation.access import require
from giaoban.organisation.actions import add_unit, learn_alias
from giaoban.organisation.models import Unit, User
from giaoban.organisation.queries import people_of, units_of
from giaoban.organisation.rights import Right

NEW = "new"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose for the words of a paper: somebody by id, or `NEW`."""

    words: str
    whom: Whom
    chosen: str


@transaction.atomic
def learn_names(typed: Mapping[str, str], *, by: User, on: date) -> int:
    """Remembers what was chosen in the fields "name-0-words" and "name-0-unit" (or "-person"), …; gives how many.

    A unit that a paper names and nobody has entered is added by whoever may confirm the paper
    (`docs/decisions/0012`); its people are still the administrator's.
    """
    require(by, Right.TAKE_IN, on=on)
    units = {str(unit.pk): unit for unit in units_of(by.agency, on)}
    people = {str(person.pk): person for person in people_of(by.agency)}
    return sum(_learn(choice, units, people, by=by, on=on) for choice in _choices(typed))


def _learn(choice: Choice, units: Mapping[str, Unit], people: Mapping[str, User], *, by: User, on: date) -> bool:
    if choice.whom is Whom.UNIT and choice.chosen == NEW:
        require(by, Right.CONFIRM_INTAKE, on=on)
        name = squeeze(choice.words)
        add_unit(by.agency, name, by=by, kind=kind_of_unit(name), valid_from=None, order=len(units) + 1)
    elif choice.whom is Whom.UNIT and choice.chosen in units:
        learn_alias(choice.words, by=by, unit=units[choice.chosen])
    elif choice.whom is Whom.PERSON and choice.chosen in people:
        learn_alias(bare_name(choice.words), by=by, person=people[choice.chosen])
    else:
        return False
    return True


def _choices(typed: Mapping[str, str]) -> Iterator[Choice]:
    for name, words in typed.items():
        if name.startswith("name-") and name.endswith("-words"):
            field = name.removesuffix("-words")
            for whom in Whom:
                chosen = typed.get(f"{field}-{whom.value}", "")
                if chosen:
                    yield Choice(words, whom, chosen)
