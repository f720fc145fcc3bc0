"""Reading the organisation: posts of a day, units, and names as papers spell them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from giaoban.organisation.models import Agency, Alias, Post, Role, Unit, User
from giaoban.organisation.naming import name_key, person_spellings, unit_spellings


def valid_on(day: date) -> Q:
    """Rows with a validity that holds on a day."""
    return (Q(valid_from__isnull=True) | Q(valid_from__lte=day)) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


HEADS = frozenset({Role.UNIT_HEAD, Role.OFFICE_CHIEF})  # who leads the unit that the post names


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person is on a day: the roles held, the units led and the units worked in."""

    roles: frozenset[Role] = frozenset()
    heads: frozenset[int] = frozenset()
    member_of: frozenset[int] = frozenset()
    titles: tuple[str, ...] = ()


def standing(user: User, on: date) -> Standing:
    """What a person is on a day, asked once per request and kept on the object."""
    kept: dict[date, Standing] = user.__dict__.setdefault("_standings", {})
    if on not in kept:
        posts = list(Post.objects.filter(valid_on(on), user=user, agency_id=user.agency_id))
        kept[on] = Standing(
            roles=frozenset(Role(p.role) for p in posts),
            heads=frozenset(p.unit_id for p in posts if p.unit_id and p.role in HEADS),
            member_of=frozenset(p.unit_id for p in posts if p.unit_id),
            titles=tuple(p.title or p.get_role_display() for p in posts),
        )
    return kept[on]


def units_of(agency: Agency, on: date) -> QuerySet[Unit]:
    """The agency's units that live on a day."""
    return Unit.objects.filter(valid_on(on), agency=agency)


def people_of(agency: Agency) -> QuerySet[User]:
    """The agency's people who can sign in."""
    return User.objects.filter(agency=agency, is_active=True)


def members_of(unit: Unit, on: date) -> QuerySet[User]:
    """Who works in a unit on a day."""
    posts = Post.objects.filter(valid_on(on), unit=unit)
    return User.objects.filter(pk__in=posts.values("user_id"), is_active=True)


@dataclass(frozen=True, slots=True)
class Names:
    """Everything an agency's papers may call a unit or a person by, folded → id."""

    units: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)

    def unit(self, words: str) -> int | None:
        """The unit that the words name, or None: "Phòng Quản lý khoa học", "QLKH", a learned alias."""
        return self.units.get(name_key(words))

    def person(self, words: str) -> int | None:
        """The person that the words name, or None."""
        return self.people.get(name_key(words))


def names_of(agency: Agency, on: date) -> Names:
    """The names of an agency on a day. A name that two units or people share is left out: never a guess."""
    units = [(key, unit.pk) for unit in units_of(agency, on) for key in unit_spellings(unit)]
    leading = set(leaders_of(agency, on).values_list("pk", flat=True))
    people = [(key, user.pk) for user in people_of(agency) for key in person_spellings(user, leads=user.pk in leading)]
    aliases = list(Alias.objects.filter(agency=agency))
    return Names(
        units=_unshared(units) | {a.folded: a.unit_id for a in aliases if a.unit_id},
        people=_unshared(people) | {a.folded: a.user_id for a in aliases if a.user_id},
    )


def leaders_of(agency: Agency, on: date) -> QuerySet[User]:
    """Who leads the agency on a day."""
    posts = Post.objects.filter(valid_on(on), agency=agency, role=Role.LEADER)
    return User.objects.filter(pk__in=posts.values("user_id"), is_active=True)


def _unshared(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, set[int]] = {}
    for key, pk in pairs:
        found.setdefault(key, set()).add(pk)
    return {key: min(pks) for key, pks in found.items() if len(pks) == 1}
