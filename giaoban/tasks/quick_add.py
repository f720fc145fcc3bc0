"""The quick-add box: a line of office language, read with the names of the agency, and who may give it to whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from giaoban.core.calendar.deadlines import Deadline, DeadlineKind
from giaoban.core.calendar.weekdays import dated
from giaoban.core.reading.quick.model import Known, QuickOrder, Said
from giaoban.core.reading.quick.order import read_quick_order
from giaoban.organisation.access import may
from giaoban.organisation.calendar import calendars_of
from giaoban.organisation.models import User
from giaoban.organisation.naming import name_key
from giaoban.organisation.queries import Names, leaders_of, names_of, standing
from giaoban.organisation.rights import Right
from giaoban.tasks.odd_deadlines import odd_deadline
from giaoban.tasks.queries import names_of_people, names_of_units

PAST = "đã qua."
_Found = Mapping[Said, str]  # the full name of whom some words mean


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that was understood: what it is, how it was understood, what a person should look at."""

    label: str
    words: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """A line as it was understood: `fields` fill the form, `chips` say it in a line."""

    order: QuickOrder
    fields: Mapping[str, object]
    chips: Sequence[Chip]


@dataclass(frozen=True, slots=True)
class _Names:
    """The agency's names with those by which one calls people in a line: given names that nobody shares."""

    names: Names
    given: Mapping[str, int]

    def unit(self, said: Said) -> int | None:
        return self.names.unit(said.words)

    def person(self, said: Said) -> int | None:
        return self.names.person(said.words) or self.given.get(name_key(said.words))


def understood(line: str, *, user: User, on: date) -> Understood:
    """What a line means in the person's agency today, and to whom it goes where the line does not say."""
    agency = user.agency
    leaders = dict(leaders_of(agency, on).values_list("pk", "full_name"))
    plain = names_of(agency, on)
    names = _Names(plain, _given_names(plain))
    people = {**names.given, **plain.people}
    known = Known(plain.units.keys(), people.keys(), {key for key, pk in people.items() if pk in leaders})
    order = read_quick_order(line, today=on, known=known, calendar=calendars_of(user))
    unit = next((names.unit(said) for said in order.units), None) or _own_unit(user, on)
    assignee = next((names.person(said) for said in order.assignees), None) or _oneself(user, unit, on)
    fields = {
        "line": order.line,
        "text": order.text,
        "unit": unit,
        "partners": [pk for said in order.partners if (pk := names.unit(said)) and pk != unit],
        "leader": next((names.person(said) for said in order.leaders), None),
        "assignee": assignee,
        "products": "\n".join(said.words for said in order.products),
        "when": order.deadline.words if order.deadline else "",
    }
    odd = odd_deadline(agency.pk, order.deadline.start, order.deadline.due, on=on) if order.deadline else ()
    return Understood(order, fields, [*_implied(order, unit, assignee), *_chips(order, names, odd)])


def _implied(order: QuickOrder, unit: int | None, assignee: int | None) -> list[Chip]:
    """To whom the work goes though the line does not say it: one's own unit, oneself."""
    units = names_of_units([unit] if unit and not order.units else [])
    people = names_of_people([assignee] if assignee and not order.assignees else [])
    return [Chip("Chủ trì", name) for name in units.values()] + [Chip("Người làm", name) for name in people.values()]


def _found(order: QuickOrder, names: _Names) -> _Found:
    """Who the names of a line are, in full."""
    units = {said: pk for said in (*order.units, *order.partners) if (pk := names.unit(said))}
    people = {said: pk for said in (*order.leaders, *order.assignees) if (pk := names.person(said))}
    unit_names, person_names = names_of_units(units.values()), names_of_people(people.values())
    return {said: unit_names.get(pk, said.words) for said, pk in units.items()} | {
        said: person_names.get(pk, said.words) for said, pk in people.items()
    }


def _given_names(names: Names) -> dict[str, int]:
    """The last word of each person's name where it names one person alone."""
    found: dict[str, set[int]] = {}
    for key, pk in names.people.items():
        found.setdefault(key.rpartition(" ")[2], set()).add(pk)
    return {key: min(pks) for key, pks in found.items() if len(pks) == 1}


def _own_unit(user: User, on: date) -> int | None:
    """Who gives only within the own unit means that unit."""
    units = standing(user, on).heads or standing(user, on).member_of
    return min(units) if units and not may(user, Right.GIVE_WORK, on=on) else None


def _oneself(user: User, unit: int | None, on: date) -> int | None:
    """Who leads no unit and gives no work notes down work of their own."""
    gives = may(user, Right.GIVE_WORK, on=on) or unit in standing(user, on).heads
    return None if gives or unit is None else user.pk


def _chips(order: QuickOrder, names: _Names, odd: Sequence[str]) -> list[Chip]:
    found = _found(order, names)
    said = {
        "Chủ trì": order.units,
        "Phối hợp": order.partners,
        "Chỉ đạo": order.leaders,
        "Người làm": order.assignees,
    }
    chips = [_name_chip(label, one, found.get(one)) for label, ones in said.items() for one in ones]
    chips += [Chip("Sản phẩm", product.words, product.why) for product in order.products]
    return [*chips, *([_time_chip(order.deadline, odd)] if order.deadline else [])]


def _name_chip(label: str, said: Said, name: str | None) -> Chip:
    why = said.why or ("" if name else "Không khớp với tên nào trong cơ quan; hãy chọn bên dưới.")
    return Chip(label, name or said.words, why)


def _time_chip(deadline: Deadline, odd: Sequence[str]) -> Chip:
    return Chip("Hạn", deadline_words(deadline), what_to_look_at(deadline, odd))


def what_to_look_at(deadline: Deadline, odd: Sequence[str]) -> str:
    """What a person should look at: how the words were understood, and what is odd about the day; nothing twice."""
    why = "" if deadline.certain else deadline.why
    return " ".join((*([why] if why else []), *(said for said in odd if not (why and said.endswith(PAST)))))


def deadline_words(deadline: Deadline) -> str:
    """What a deadline means, as people say it: "thứ Hai, 15/12/2026"; the words themselves where there is no day."""
    if deadline.due is None:
        steady = deadline.repeats is not None or deadline.kind is DeadlineKind.REGULAR
        return f"{deadline.words} ({'lặp lại, không có ngày cuối' if steady else 'không rõ ngày'})"
    return f"{dated(deadline.start)} – {dated(deadline.due)}" if deadline.start else dated(deadline.due)
