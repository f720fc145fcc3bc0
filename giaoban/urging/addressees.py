"""Who is meant by a rung: from "the head of the unit" to people, on one day, in four questions however many tasks.

Nobody's work is told to whoever must hand it out: the head. Where a unit has no head, and where work has no directing
leader, the next one who answers for it is told. Who stands in for a head or a leader is told with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from giaoban.core.urging.ladder import Addressee
from giaoban.organisation.models import Deputising, Post, Role, Unit, User
from giaoban.organisation.queries import HEADS, valid_on

People = frozenset[int]
NOBODY: People = frozenset()
_DEPUTY = "Phó"


@dataclass(frozen=True, slots=True)
class Whose:
    """Of a task what tells whom a rung reaches."""

    assignee: int | None
    unit: int | None
    leader: int | None


@dataclass(frozen=True, slots=True)
class Reach:
    """The people of an agency on a day, as the rungs mean them; those who stand in are among them."""

    here: People
    heads: Mapping[int, People]
    chiefs: People
    director: People
    deputies: Mapping[int, People] = field(default_factory=dict)

    def told(self, to: Addressee, whose: Whose) -> tuple[Addressee, People]:
        """Who is told, and as what: somebody else than was meant, where there is nobody of that kind."""
        if to is Addressee.DOER and whose.assignee in self.here and whose.assignee is not None:
            return to, frozenset({whose.assignee})
        if to in (Addressee.DOER, Addressee.UNIT_HEAD):
            return Addressee.UNIT_HEAD, self.heads.get(whose.unit or 0, NOBODY) or self.chiefs
        if to is Addressee.DIRECTING_LEADER and whose.leader in self.here and whose.leader is not None:
            return to, frozenset({whose.leader}) | self.deputies.get(whose.leader, NOBODY)
        return Addressee.DIRECTOR, self.director


def reach_of(agency_id: int, on: date) -> Reach:
    """The people of an agency on a day, by what they are."""
    here = frozenset(User.objects.filter(agency_id=agency_id, is_active=True).values_list("pk", flat=True))
    deputies = _deputies(agency_id, on, here)
    posts = [
        post
        for post in Post.objects.filter(valid_on(on), agency_id=agency_id, role__in=(*HEADS, Role.LEADER)).order_by(
            "pk"
        )
        if post.user_id in here
    ]
    heads = _heads([post for post in posts if post.role in HEADS], deputies)
    for ended, heir in Unit.objects.filter(agency_id=agency_id, heir__isnull=False).values_list("pk", "heir_id"):
        heads.setdefault(ended, heads.get(heir or 0, NOBODY))
    return Reach(
        here=here,
        heads=heads,
        chiefs=_first_of((post for post in posts if post.role == Role.OFFICE_CHIEF), deputies),
        director=_first_of((post for post in posts if post.role == Role.LEADER), deputies),
        deputies=deputies,
    )


def _heads(posts: Iterable[Post], deputies: Mapping[int, People]) -> dict[int, People]:
    by_unit: dict[int, list[Post]] = {}
    for post in posts:
        if post.unit_id is not None:
            by_unit.setdefault(post.unit_id, []).append(post)
    return {unit: _first_of(held, deputies) for unit, held in by_unit.items()}


def _first_of(posts: Iterable[Post], deputies: Mapping[int, People]) -> People:
    """Who comes first, with whoever stands in for them; where all are deputies ("Phó …"), all of them."""
    held = list(posts)
    first = [post for post in held if not post.title.startswith(_DEPUTY)] or held
    people = {post.user_id for post in first}
    return frozenset(people.union(*(deputies.get(person, NOBODY) for person in people)))


def _deputies(agency_id: int, on: date, here: People) -> dict[int, People]:
    found: dict[int, People] = {}
    rows = Deputising.objects.filter(valid_on(on), agency_id=agency_id)
    for principal, deputy in rows.values_list("principal_id", "deputy_id"):
        if deputy in here:
            found[principal] = found.get(principal, NOBODY) | {deputy}
    return found
