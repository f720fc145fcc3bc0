"""What the pages of the organisation show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from django import forms

from giaoban.core.text.folding import fold
from giaoban.organisation.access import manages
from giaoban.organisation.models import Alias, Deputising, Post, Role, Unit, UnitKind, User
from giaoban.organisation.queries import (
    HEADS,
    aliases_visible_to,
    deputising_visible_to,
    locked_out,
    people_visible_to,
    posts_visible_to,
    standing,
    units_visible_to,
    valid_on,
)
from giaoban.organisation.rights import Right, roles_hold


class OpenWork(Protocol):
    """How much unfinished work a unit or a person has: told by the floor above, which knows what work is."""

    def __call__(self, viewer: User, *, unit: int | None = None, person: int | None = None) -> int: ...


@dataclass(frozen=True, slots=True)
class Member:
    """A line of the directory: a person in a post, or with none."""

    person: User
    title: str = ""
    role: str = ""
    until: date | None = None
    stands_in: str = ""  # by whom the person is stood in for today
    locked: bool = False  # known to administrators only

    @property
    def note(self) -> bool:
        """Whether there is anything to remark."""
        return bool(self.stands_in or self.until or self.locked)


@dataclass(frozen=True, slots=True)
class Part:
    """A unit with its people; without a unit, the people who belong to none."""

    unit: Unit | None
    heading: str
    members: Sequence[Member]


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    parts: Sequence[Part]
    ended: Sequence[Unit]
    units: int
    people: int
    words: str
    manages: bool


def directory_page(user: User, *, on: date, at: datetime, words: str = "") -> DirectoryPage:
    """The agency's units with their people on a day, narrowed to the words: the same queries for everybody."""
    units = list(units_visible_to(user))
    posts = list(posts_visible_to(user).filter(valid_on(on), user__is_active=True))
    people = list(people_visible_to(user).filter(is_active=True))
    deputies = _deputies(user, on)
    shut = set(locked_out(user.agency_id, at).values_list("user_id", flat=True))
    may_manage = manages(user, on=on)
    locked = shut if may_manage else set()
    by_unit: dict[int | None, list[Member]] = {}
    for post in posts:
        by_unit.setdefault(post.unit_id, []).append(_member(post, deputies, locked))
    rest = [Member(p, locked=p.pk in locked) for p in people if p.pk not in {post.user_id for post in posts}]
    living = [unit for unit in units if unit.lives_on(on)]
    parts = [
        *(Part(unit, unit.name, by_unit.get(unit.pk, [])) for unit in living),
        Part(None, "Không thuộc đơn vị nào", by_unit.get(None, [])),
        Part(None, "Chưa giữ vị trí nào", rest),
    ]
    return DirectoryPage(
        parts=[found for part in parts if (found := _narrowed(part, fold(words).split()))],
        ended=[unit for unit in units if unit.valid_to is not None and unit.valid_to < on],
        units=len(living),
        people=len(people),
        words=words,
        manages=may_manage,
    )


def _deputies(user: User, on: date) -> dict[int, str]:
    return {d.principal_id: d.deputy.full_name for d in deputising_visible_to(user).filter(valid_on(on))}


def _member(post: Post, deputies: Mapping[int, str], locked: set[int]) -> Member:
    return Member(
        post.user,
        title=post.title or post.get_role_display(),
        role="" if post.title in ("", post.get_role_display()) else post.get_role_display(),
        until=post.valid_to,
        stands_in=deputies.get(post.user_id, ""),
        locked=post.user_id in locked,
    )


def _narrowed(part: Part, wanted: Sequence[str]) -> Part | None:
    """The part with the people that the words name, whole where they name the unit; None where nothing is left."""
    name = fold(f"{part.heading} {part.unit.short_name}") if part.unit else ""
    if not wanted or (part.unit and all(word in name for word in wanted)):
        return part if part.unit or part.members else None
    members = [m for m in part.members if all(word in fold(f"{m.person.full_name} {m.title}") for word in wanted)]
    return Part(part.unit, part.heading, members) if members else None


@dataclass(frozen=True, slots=True)
class UnitPage:
    unit: Unit
    kind: str
    members: Sequence[Member]
    coming: Sequence[Post]
    before: Sequence[Unit]  # units that ended into this one
    aliases: Sequence[Alias]
    heads: int
    lives: bool
    open_work: int
    manages: bool
    acts: Mapping[str, forms.Form] = field(default_factory=dict)
    open_act: str = ""


def unit_page(
    unit: Unit, *, user: User, on: date, open_work: OpenWork, acts: Mapping[str, forms.Form], open_act: str = ""
) -> UnitPage:
    """One unit: who works there, what it was before, by which names papers know it, and what may be done to it."""
    before = list(units_visible_to(user).filter(heir=unit))
    posts = list(posts_visible_to(user).filter(unit=unit, user__is_active=True))
    deputies = _deputies(user, on)
    now = [post for post in posts if _holds(post, on)]
    return UnitPage(
        unit=unit,
        kind=UnitKind(unit.kind).label,
        members=[_member(post, deputies, set()) for post in now],
        coming=[post for post in posts if post.valid_from and post.valid_from > on],
        before=before,
        aliases=list(aliases_visible_to(user).filter(unit__in=[unit, *before])),
        heads=len({post.user_id for post in now if post.role in HEADS and not post.title.startswith("Phó")}),
        lives=unit.lives_on(on),
        open_work=open_work(user, unit=unit.pk),
        manages=manages(user, on=on),
        acts=acts,
        open_act=open_act,
    )


def _holds(post: Post, on: date) -> bool:
    return (post.valid_from is None or post.valid_from <= on) and (post.valid_to is None or post.valid_to >= on)


@dataclass(frozen=True, slots=True)
class HeldPost:
    post: Post
    state: str  # "Đang giữ", "Từ …", "Đã kết thúc"
    ends: bool  # whether it can still be ended


@dataclass(frozen=True, slots=True)
class PersonPage:
    person: User
    posts: Sequence[HeldPost]
    stood_in_by: Sequence[Deputising]
    stands_in_for: Sequence[Deputising]
    aliases: Sequence[Alias]
    locked_until: datetime | None
    open_work: int
    manages: bool
    is_self: bool
    hands_over: bool  # whether who looks may give the work to others, or some of it
    left_behind: Sequence[tuple[Unit, int]]  # units that the person left, and the open work there
    acts: Mapping[str, forms.Form] = field(default_factory=dict)
    open_act: str = ""


def person_page(
    person: User,
    *,
    user: User,
    on: date,
    at: datetime,
    open_work: OpenWork,
    acts: Mapping[str, forms.Form],
    open_act: str = "",
) -> PersonPage:
    """One person: posts over time, who stands in for whom, and what an administrator may do."""
    going_on = deputising_visible_to(user).filter(valid_to__gte=on)
    posts = posts_over_time(person, user=user, on=on)
    return PersonPage(
        person=person,
        posts=posts,
        stood_in_by=list(going_on.filter(principal=person)),
        stands_in_for=list(going_on.filter(deputy=person)),
        aliases=list(aliases_visible_to(user).filter(user=person)),
        locked_until=locked_out(user.agency_id, at)
        .filter(user=person)
        .order_by("-locked_until")
        .values_list("locked_until", flat=True)
        .first(),
        open_work=open_work(user, person=person.pk),
        manages=manages(user, on=on),
        is_self=person.pk == user.pk,
        hands_over=_hands_over(user, posts, on),
        left_behind=_left_behind(person, posts, user=user, open_work=open_work) if person.is_active else [],
        acts=acts,
        open_act=open_act,
    )


def _hands_over(user: User, posts: Sequence[HeldPost], on: date) -> bool:
    now = standing(user, on)
    led = now.with_ended(now.heads)
    everywhere = roles_hold(now.roles, Right.GIVE_WORK) or roles_hold(now.roles, Right.MANAGE_PEOPLE)
    return everywhere or any(held.post.unit_id in led for held in posts)


def _left_behind(person: User, posts: Sequence[HeldPost], *, user: User, open_work: OpenWork) -> list[tuple[Unit, int]]:
    """The units where every post of the person has ended, with the work that still names them there."""
    held = {one.post.unit_id for one in posts if one.ends}
    left = {one.post.unit_id: one.post.unit for one in posts if one.post.unit and one.post.unit_id not in held}
    counted = [(unit, open_work(user, unit=unit.pk, person=person.pk)) for unit in left.values() if unit]
    return [(unit, number) for unit, number in counted if number]


def posts_over_time(person: User, *, user: User, on: date) -> list[HeldPost]:
    """The posts of a person: those held now, those to come, those of before."""
    posts = list(posts_visible_to(user).filter(user=person))
    held = [HeldPost(post, *_state(post, on)) for post in posts]
    order = {"Đang giữ": 0, "Sắp giữ": 1, "Đã kết thúc": 2}
    return sorted(held, key=lambda h: (order[h.state], -(h.post.valid_to or date.max).toordinal()))


def _state(post: Post, on: date) -> tuple[str, bool]:
    if post.valid_to is not None and post.valid_to < on:
        return "Đã kết thúc", False
    if post.valid_from is not None and post.valid_from > on:
        return "Sắp giữ", True
    return "Đang giữ", True


@dataclass(frozen=True, slots=True)
class AccountPage:
    person: User
    posts: Sequence[HeldPost]
    stood_in_by: Sequence[Deputising]
    stands_in_for: Sequence[Deputising]
    may_deputise: bool
    form: forms.Form


def account_page(user: User, *, on: date, form: forms.Form) -> AccountPage:
    """One's own posts and deputising."""
    going_on = deputising_visible_to(user).filter(valid_to__gte=on)
    posts = posts_over_time(user, user=user, on=on)
    return AccountPage(
        person=user,
        posts=posts,
        stood_in_by=list(going_on.filter(principal=user)),
        stands_in_for=list(going_on.filter(deputy=user)),
        may_deputise=any(held.ends and held.post.role != Role.ADMIN for held in posts),
        form=form,
    )
