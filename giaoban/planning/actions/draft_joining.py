"""Joining lines that are one work, taking them apart again, and saying that alike lines are not one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.core.text.folding import fold
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import RuleBroken
from giaoban.planning.actions._drafting import held_for_editing, held_line, held_lines, put_line
from giaoban.planning.draft_making import NAMES_APART
from giaoban.planning.models import Draft, DraftLine


@transaction.atomic
def join_lines(draft: Draft, lines: Sequence[int], *, by: User, on: date) -> DraftLine:
    """Makes one line of several, the first of them: it has all their origins, the other units support it, and what
    they yield besides is yielded too. The others keep their own words, to be taken apart again."""
    held = held_for_editing(draft, by=by, on=on)
    kept, *others = held_lines(held, lines)
    if not others:
        raise RuleBroken("Hãy chọn ít nhất hai dòng để ghép.")
    if any(line.dropped or line.joined_into_id for line in (kept, *others)):
        raise RuleBroken("Chỉ ghép được các dòng đang ở trong chương trình.")
    tasks = {line.task_id for line in (kept, *others) if line.task_id}
    if len(tasks) > 1:
        raise RuleBroken("Các dòng này nối với những việc đang chạy khác nhau nên không ghép được.")
    for other in others:
        _take_over(kept, other)
        put_line(other, "draft.line_joined", by=by, joined_into=kept)
    return put_line(
        kept,
        "draft.lines_joined",
        by=by,
        told={"lines": [line.pk for line in others]},
        products=_with_products(kept, others),
        partners_words=_with_partners(kept, others),
        task_id=min(tasks, default=None),
        annual_id=kept.annual_id or next((line.annual_id for line in others if line.annual_id), None),
        leader_id=kept.leader_id or next((line.leader_id for line in others if line.leader_id), None),
        leader_words=kept.leader_words or next((line.leader_words for line in others if line.leader_words), ""),
    )


@transaction.atomic
def split_line(line: DraftLine, *, by: User, on: date) -> DraftLine:
    """Takes a line out of the one that it was joined into: it stands on its own again, right behind it, as it was."""
    held = held_line(line, by=by, on=on)
    if held.joined_into_id is None:
        raise RuleBroken("Dòng này không ghép với dòng nào.")
    kept = DraftLine.objects.select_for_update().get(pk=held.joined_into_id)
    _give_back(kept, held)
    goes_on = {"task_id": None} if held.task_id and not _own_task(kept, held.task_id) else {}
    values: dict[str, Any] = {
        "products": _without(kept.products.splitlines(), held.products.splitlines(), _own_products(kept), "\n"),
        "partners_words": _without(
            NAMES_APART.split(kept.partners_words), [held.unit_words, held.partners_words], set(), "; "
        ),
        **goes_on,
    }
    put_line(kept, "draft.line_given_back", by=by, told={"line": held.pk}, **values)
    return put_line(held, "draft.line_split", by=by, joined_into=None, section=kept.section, order=kept.order)


@transaction.atomic
def tell_apart(draft: Draft, lines: Sequence[int], *, by: User, on: date) -> Draft:
    """Keeps that alike lines are not one work, so that nobody is asked again."""
    held = held_for_editing(draft, by=by, on=on)
    keys = sorted(line.pk for line in held_lines(held, lines))
    pairs = {f"{one}-{other}" for one, other in combinations(keys, 2)}
    held.apart = sorted({*held.apart, *pairs})
    held.save(update_fields=["apart"])
    record("draft.told_apart", held, by=by, after={"lines": keys})
    return held


def _take_over(kept: DraftLine, other: DraftLine) -> None:
    kept.proposals.add(*other.proposals.values_list("pk", flat=True))
    units = {*other.supporting_units.values_list("pk", flat=True), other.unit_id} - {None, kept.unit_id}
    kept.supporting_units.add(*(unit for unit in units if unit is not None))


def _give_back(kept: DraftLine, other: DraftLine) -> None:
    """Takes off what only the other line brought."""
    left = list(DraftLine.objects.filter(joined_into=kept).exclude(pk=other.pk).prefetch_related("supporting_units"))
    theirs = set(other.proposals.values_list("pk", flat=True))
    for line in left:
        theirs -= set(line.proposals.values_list("pk", flat=True))
    kept.proposals.remove(*theirs)
    still = {unit for line in left for unit in (line.unit_id, *(u.pk for u in line.supporting_units.all()))}
    brought = {other.unit_id, *other.supporting_units.values_list("pk", flat=True)} - still
    named = {fold(name) for name in NAMES_APART.split(_own_partners(kept))}
    own = {unit.pk for unit in Unit.objects.filter(pk__in=[u for u in brought if u]) if fold(unit.name) in named}
    kept.supporting_units.remove(*(unit for unit in brought - own if unit is not None))


def _with_products(kept: DraftLine, others: Sequence[DraftLine]) -> str:
    return "\n".join(_once(text for line in (kept, *others) for text in line.products.splitlines()))


def _with_partners(kept: DraftLine, others: Sequence[DraftLine]) -> str:
    """Who else takes part: the units of the other lines, and whoever they named. The lead is not among them."""
    names = NAMES_APART.split(kept.partners_words)
    for line in others:
        names += [line.unit_words, *NAMES_APART.split(line.partners_words)]
    return "; ".join(name for name in _once(names) if fold(name) != fold(kept.unit_words))


def _once(texts: Iterable[str]) -> list[str]:
    """Each text once, as it was written first."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(fold(text), text.strip())
    return [text for text in found.values() if text]


def _own_proposals(kept: DraftLine) -> list[tuple[str, str, int | None]]:
    """What the proposals that are the line's own say: products, partners, running task."""
    joined = DraftLine.proposals.through.objects.filter(draftline__joined_into=kept).values("proposal_id")
    own = kept.proposals.exclude(pk__in=joined)
    return list(own.values_list("products", "partners_words", "task_id"))


def _own_products(kept: DraftLine) -> set[str]:
    return {fold(text) for products, _, _ in _own_proposals(kept) for text in products.splitlines()}


def _own_partners(kept: DraftLine) -> str:
    return ";".join(partners for _, partners, _ in _own_proposals(kept))


def _own_task(kept: DraftLine, task: int) -> bool:
    return any(own == task for _, _, own in _own_proposals(kept))


def _without(texts: Sequence[str], gone: Sequence[str], own: set[str], between: str) -> str:
    taken = {fold(part) for text in gone for part in NAMES_APART.split(text)} - own
    return between.join(text.strip() for text in texts if text.strip() and fold(text) not in taken)
