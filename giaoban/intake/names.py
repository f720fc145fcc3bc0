"""Names of units that papers use and the organisation does not know: a person says once which unit is meant."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from giaoban.organisation.actions import learn_alias
from giaoban.organisation.models import Unit, User
from giaoban.organisation.queries import units_of


def learn_names(typed: Mapping[str, str], *, by: User, on: date) -> int:
    """Remembers what was chosen in the fields "name-0-words" and "name-0-unit", …; gives how many names."""
    units = {str(unit.pk): unit for unit in units_of(by.agency, on)}
    chosen = _chosen(typed, units)
    for words, unit in chosen.items():
        learn_alias(words, by=by, unit=unit)
    return len(chosen)


def _chosen(typed: Mapping[str, str], units: Mapping[str, Unit]) -> dict[str, Unit]:
    """The words and their unit, where a unit of the agency was chosen."""
    fields = [name.removesuffix("-words") for name in typed if name.startswith("name-") and name.endswith("-words")]
    return {
        typed[f"{field}-words"]: units[typed[f"{field}-unit"]]
        for field in fields
        if typed.get(f"{field}-unit") in units
    }
