"""What a draft becomes when it is issued: a programme to be, with the order that each line gives; and who is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.notifications.actions import Told
from giaoban.notifications.models import NoticeKind
from giaoban.organisation.models import Post, Role
from giaoban.organisation.queries import valid_on
from giaoban.planning.draft_numbers import numbers_of, section_numbers
from giaoban.planning.models import Draft, DraftLine
from giaoban.programmes.actions import NewLine, NewProgramme
from giaoban.programmes.models import Programme, ProgrammeKind
from giaoban.tasks.actions import NewOrigin, NewTask, Ordered
from giaoban.tasks.models import OriginKind


def programme_of(
    draft: Draft, lines: Sequence[DraftLine], supporting: Mapping[int, Sequence[int]], *, on: date
) -> NewProgramme:
    """The programme that a draft makes; `supporting` are the units that support each line, by its number."""
    numbers = numbers_of(draft, lines)
    return NewProgramme(
        kind=ProgrammeKind(draft.collection.kind),
        title=draft.title,
        number=draft.number,
        issued_on=on,
        start=draft.collection.start,
        end=draft.collection.end,
        signer=draft.signer,
        sections=[(number, title) for title, number in section_numbers(draft, lines).items()],
        lines=[_line(draft, line, numbers[line.pk], supporting.get(line.pk, ())) for line in lines],
    )


def _line(draft: Draft, line: DraftLine, path: str, supporting: Sequence[int]) -> NewLine:
    order = Ordered(_task(draft, line, path, supporting), same_as=line.task_id)
    return NewLine(path.rpartition(".")[0], path, None, order, annual=line.annual_id)


def _task(draft: Draft, line: DraftLine, path: str, supporting: Sequence[int]) -> NewTask:
    name = " ".join(part for part in (draft.title, draft.number) if part)
    return NewTask(
        text=line.text,
        origin=NewOrigin(OriginKind.PROGRAMME_LINE, line.text, label=f"{name}, mục {path}"),
        products=products_of(line),
        lead_unit_id=line.unit_id,
        lead_unit_words=line.unit_words,
        leader_id=line.leader_id,
        leader_words=line.leader_words,
        supporting_unit_ids=tuple(unit for unit in supporting if unit != line.unit_id),
        partners_words=line.partners_words,
        when_words=line.when_words,
        deadline_kind=DeadlineKind(line.deadline_kind),
        start=line.start if line.start is None or line.due is None or line.start <= line.due else None,
        due=line.due,
    )


def products_of(line: DraftLine) -> tuple[str, ...]:
    """The products of a line, one a line of its text."""
    return tuple(product.strip() for product in line.products.splitlines() if product.strip())


def told_of_issue(
    programme: Programme, lines: Sequence[DraftLine], supporting: Mapping[int, Sequence[int]], *, on: date
) -> list[Told]:
    """One notice for each head of a unit and each leader whom the lines name, with how many are theirs."""
    led = Counter(line.unit_id for line in lines if line.unit_id)
    helped = Counter(unit for line in lines for unit in supporting.get(line.pk, ()) if unit != line.unit_id)
    directed = Counter(line.leader_id for line in lines if line.leader_id)
    says: dict[int, list[tuple[str, str]]] = {}
    for person, unit in _heads(programme.agency_id, {*led, *helped}, on):
        words = [f"{led[unit]} việc chủ trì"] * bool(led[unit]) + [f"{helped[unit]} việc phối hợp"] * bool(helped[unit])
        says.setdefault(person, []).append((f"đơn vị có {', '.join(words)}", f"unit={unit}" if led[unit] else ""))
    for person, count in directed.items():
        if person is not None:
            says.setdefault(person, []).append((f"{count} việc do đồng chí chỉ đạo", f"leader={person}"))
    return [_told(programme, person, said) for person, said in sorted(says.items())]


def _told(programme: Programme, person: int, said: Sequence[tuple[str, str]]) -> Told:
    narrowed = [query for _, query in said if query]
    url = reverse("programme-show", args=[programme.pk])
    if len(narrowed) == 1:  # all that concerns the person is one list
        url = f"{reverse('task-list')}?programme={programme.pk}&{narrowed[0]}"
    text = "; ".join(words for words, _ in said)
    title = f"Đã ban hành: {programme.title}"
    key = f"programme:{programme.pk}:issued"
    return Told(person, NoticeKind.WORK, title, f"{text[0].upper()}{text[1:]}.", url, key=key)


def _heads(agency_id: int, units: Iterable[int], on: date) -> list[tuple[int, int]]:
    """Who heads some units on a day, as (person, unit). A unit that ended is headed by who heads the one after it."""
    wanted = sorted(units)
    posts = Post.objects.filter(
        Q(unit__in=wanted) | Q(unit__forerunners__in=wanted),
        valid_on(on),
        agency_id=agency_id,
        role__in=(Role.UNIT_HEAD, Role.OFFICE_CHIEF),
        user__is_active=True,
    )
    found = posts.order_by("user_id", "pk").values_list("user_id", "unit_id", "unit__forerunners")
    pairs = [(user, unit) for user, own, ended in found for unit in (own, ended) if unit in set(wanted)]
    return list(dict.fromkeys((user, unit) for user, unit in pairs if unit is not None))
