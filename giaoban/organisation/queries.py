"""Reading the organisation: posts of a day, units, and names as papers spell them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from typing import NamedTuple, TypeVar

from django.db.models import Case, Q, QuerySet, Value, When

from giaoban.organisation.models import Agency, Alias, Deputising, Post, Role, SignInTries, Unit, User
from giaoban.organisation.naming import name_key, person_spellings, unit_spellings
from giaoban.organisation.rights import RIGHTS, Right


def valid_on(day: date) -> Q:
    """Rows with a validity that holds on a day."""
    return (Q(valid_from__isnull=True) | Q(valid_from__lte=day)) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


D = TypeVar("D", Post, Deputising)


def overlapping(rows: QuerySet[D], first: date | None, last: date | None) -> QuerySet[D]:
    """Rows whose validity shares a day with a span; None is an open end."""
    if first is not None:
        rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=first))
    if last is not None:
        rows = rows.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=last))
    return rows


def reaching_beyond(rows: QuerySet[D], day: date) -> QuerySet[D]:
    """Rows that still hold on some day after a day."""
    return rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def posts_after(unit: Unit, day: date) -> QuerySet[Post]:
    """Posts in a unit that go on after a day, of people who are there."""
    return reaching_beyond(Post.objects.filter(unit=unit), day)


def other_admins(user: User, *, after: date) -> QuerySet[Post]:
    """The posts of the agency's other administrators that go on after a day."""
    others = Post.objects.filter(agency_id=user.agency_id, role=Role.ADMIN, user__is_active=True).exclude(user=user)
    return reaching_beyond(others, after)


HEADS = frozenset({Role.UNIT_HEAD, Role.OFFICE_CHIEF})  # who leads the unit that the post names


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person is on a day: the roles held, the units led and the units worked in.

    Posts of one's own count, and those of people whom one stands in for on that day. `ended_into` names, for each of
    the units, those that ended into it: their tasks still name them, and have somebody all the same.
    """

    roles: frozenset[Role] = frozenset()
    heads: frozenset[int] = frozenset()
    member_of: frozenset[int] = frozenset()
    titles: tuple[str, ...] = ()
    acts_for: frozenset[int] = frozenset()  # whom the person stands in for
    ended_into: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    def leads(self, unit_id: int | None) -> bool:
        """Whether the person leads the unit, or the one that it ended into."""
        return unit_id in self.with_ended(self.heads)

    def works_in(self, unit_id: int | None) -> bool:
        """Whether the person works in the unit, or in the one that it ended into."""
        return unit_id in self.with_ended(self.member_of)

    def with_ended(self, units: Iterable[int]) -> frozenset[int]:
        """Units, and those that ended into them."""
        return frozenset(known for unit in units for known in (unit, *self.ended_into.get(unit, ())))


def standing(user: User, on: date) -> Standing:
    """What a person is on a day, asked once per request and kept on the object."""
    kept: dict[date, Standing] = user.__dict__.setdefault("_standings", {})
    if on not in kept:
        kept[on] = _standing(user, list(posts_held_or_stood_in_for(user, on)), on)
    return kept[on]


class HeldPost(NamedTuple):
    """A post that counts for a person on a day, once for each ended unit that its unit stands for."""

    pk: int
    holder: int
    holder_name: str
    role: str
    title: str
    unit: int | None
    forerunner: int | None
    forerunner_ended: date | None


def posts_held_or_stood_in_for(user: User, on: date) -> Iterable[HeldPost]:
    """One's own posts and those of the people whom one stands in for, in one query.

    Standing in reaches one step: posts that the other person only stands in for are not among theirs. The power over
    people and posts is never lent.
    """
    lent = Deputising.objects.filter(valid_on(on), deputy=user, agency_id=user.agency_id, principal__is_active=True)
    counts = Q(user=user) | (Q(user__in=lent.values("principal")) & ~Q(role=Role.ADMIN))
    rows = Post.objects.filter(counts, valid_on(on), agency_id=user.agency_id).order_by("pk")
    return (
        HeldPost(*row)
        for row in rows.values_list(
            "pk",
            "user_id",
            "user__full_name",
            "role",
            "title",
            "unit_id",
            "unit__forerunners",
            "unit__forerunners__valid_to",
        )
    )


def _standing(user: User, held: Sequence[HeldPost], on: date) -> Standing:
    ended: dict[int, tuple[int, ...]] = {}
    for post in held:
        if post.unit and post.forerunner and post.forerunner_ended and post.forerunner_ended < on:
            ended[post.unit] = tuple(dict.fromkeys((*ended.get(post.unit, ()), post.forerunner)))
    each = {post.pk: post for post in held}.values()
    return Standing(
        roles=frozenset(Role(post.role) for post in each),
        heads=frozenset(post.unit for post in each if post.unit and post.role in HEADS),
        member_of=frozenset(post.unit for post in each if post.unit),
        titles=tuple(
            _title(post, own=post.holder == user.pk) for post in sorted(each, key=lambda p: p.holder != user.pk)
        ),
        acts_for=frozenset(post.holder for post in each) - {user.pk},
        ended_into=ended,
    )


def _title(post: HeldPost, *, own: bool) -> str:
    title = post.title or Role(post.role).label
    return title if own else f"Thay {post.holder_name} ({title})"


def has_agencies() -> bool:
    """Whether anybody lives in this installation yet."""
    return Agency.objects.exists()


def agency_numbers() -> list[int]:
    """Every agency of the installation, for what the clock does in each."""
    return list(Agency.objects.order_by("pk").values_list("pk", flat=True))


def units_of(agency: Agency, on: date) -> QuerySet[Unit]:
    """The agency's units that live on a day."""
    return Unit.objects.filter(valid_on(on), agency=agency)


def forerunners_of(unit_id: int) -> list[int]:
    """The ended units that a unit stands for: their tasks are on its list."""
    return list(Unit.objects.filter(heir_id=unit_id).order_by("pk").values_list("pk", flat=True))


def people_of(agency: Agency) -> QuerySet[User]:
    """The agency's people who can sign in."""
    return User.objects.filter(agency=agency, is_active=True)


def holders_of(right: Right, agency: Agency, on: date) -> QuerySet[User]:
    """Who has a right on a day by a post of their own."""
    posts = Post.objects.filter(valid_on(on), agency=agency, role__in=RIGHTS[right])
    return people_of(agency).filter(pk__in=posts.values("user_id"))


def members_of(unit: Unit, on: date) -> QuerySet[User]:
    """Who works in a unit on a day; after its end, who works in the one that follows it."""
    at = unit.heir_id if unit.heir_id and not unit.lives_on(on) else unit.pk
    posts = Post.objects.filter(valid_on(on), unit_id=at)
    return User.objects.filter(pk__in=posts.values("user_id"), is_active=True)


def heads_of(unit: Unit, on: date) -> QuerySet[User]:
    """Who leads a unit on a day; after its end, who leads the one that follows it."""
    at = unit.heir_id if unit.heir_id and not unit.lives_on(on) else unit.pk
    posts = Post.objects.filter(valid_on(on), unit_id=at, role__in=HEADS)
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
    """The names of an agency on a day. A name that two units or people share is left out: never a guess.

    An ended unit's names, its learned ones too, are those of the unit that follows it.
    """
    units = {unit.pk: unit for unit in Unit.objects.filter(agency=agency)}
    standing_for = {pk: _living(unit, units, on) for pk, unit in units.items()}
    leading = set(leaders_of(agency, on).values_list("pk", flat=True))
    people = [(key, user.pk) for user in people_of(agency) for key in person_spellings(user, leads=user.pk in leading)]
    aliases = list(Alias.objects.filter(agency=agency))
    return Names(
        units=_unshared(_spelled(u, standing_for[u.pk]) for u in units.values() if not u.lives_on(on))
        | _unshared(_spelled(u, u.pk) for u in units.values() if u.lives_on(on))
        | {a.folded: pk for a in aliases if a.unit_id and (pk := standing_for[a.unit_id])},
        people=_unshared([people]) | {a.folded: a.user_id for a in aliases if a.user_id},
    )


def _living(unit: Unit, units: Mapping[int, Unit], on: date) -> int | None:
    """The unit itself while it lives, else what follows it, if that lives."""
    heir = units.get(unit.heir_id or 0)
    return next((u.pk for u in (unit, heir) if u is not None and u.lives_on(on)), None)


def _spelled(unit: Unit, counts_as: int | None) -> list[tuple[str, int]]:
    return [(key, counts_as) for key in unit_spellings(unit)] if counts_as else []


# --- The pages of the organisation ---------------------------------------------------------------------------


def units_visible_to(user: User) -> QuerySet[Unit]:
    return Unit.objects.filter(agency_id=user.agency_id)


def people_visible_to(user: User) -> QuerySet[User]:
    return User.objects.filter(agency_id=user.agency_id)


def posts_visible_to(user: User) -> QuerySet[Post]:
    """Posts with their holders and units, the leadership and heads of each unit first."""
    rows = Post.objects.filter(agency_id=user.agency_id).select_related("user", "unit")
    return rows.order_by(_RANK, _AFTER_THE_CHIEF, "user__full_name", "pk")


def deputising_visible_to(user: User) -> QuerySet[Deputising]:
    return Deputising.objects.filter(agency_id=user.agency_id).select_related("principal", "deputy")


def aliases_visible_to(user: User) -> QuerySet[Alias]:
    return Alias.objects.filter(agency_id=user.agency_id).select_related("unit", "user").order_by("text")


def locked_out(agency_id: int, at: datetime) -> QuerySet[SignInTries]:
    """People of an agency whom the door is shut to."""
    return SignInTries.objects.filter(agency_id=agency_id, user__isnull=False, locked_until__gt=at)


_RANK = Case(
    *(When(role=role, then=Value(n)) for n, role in enumerate((Role.LEADER, Role.OFFICE_CHIEF, Role.UNIT_HEAD))),
    default=Value(9),
)

_AFTER_THE_CHIEF = Case(When(title__startswith="Phó", then=Value(1)), default=Value(0))


def leaders_of(agency: Agency, on: date) -> QuerySet[User]:
    """Who leads the agency on a day."""
    posts = Post.objects.filter(valid_on(on), agency=agency, role=Role.LEADER)
    return User.objects.filter(pk__in=posts.values("user_id"), is_active=True)


def leader_ids(agency_id: int, on: date) -> frozenset[int]:
    """The same by number, with those who cannot sign in any more: for who reads the people themselves besides."""
    posts = Post.objects.filter(valid_on(on), agency_id=agency_id, role=Role.LEADER)
    return frozenset(posts.values_list("user_id", flat=True))


def _unshared(spelled: Iterable[list[tuple[str, int]]]) -> dict[str, int]:
    found: dict[str, set[int]] = {}
    for key, pk in chain.from_iterable(spelled):
        found.setdefault(key, set()).add(pk)
    return {key: min(pks) for key, pks in found.items() if len(pks) == 1}


def usernames_like(start: str) -> set[str]:
    """Names to sign in with that begin so, in the whole installation: they are one to a person."""
    return set(User.objects.filter(username__startswith=start).values_list("username", flat=True))


def usernames_among(names: Iterable[str]) -> set[str]:
    """Which of these names to sign in with are somebody's, anywhere, with those that only add a number."""
    wanted = {name for name in names if name}
    taken = set(User.objects.filter(username__in=wanted).values_list("username", flat=True))
    return taken.union(*(usernames_like(name) for name in taken))
