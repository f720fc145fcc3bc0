"""Urging by hand: one act for a selection of tasks, with a text of the office's own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from giaoban.audit.actions import record
from giaoban.core.lifecycle.tasks import OPEN, TaskState
from giaoban.core.urging.ladder import Addressee
from giaoban.notifications.actions import Told, notify
from giaoban.notifications.models import NoticeKind
from giaoban.organisation.models import User
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.tasks.models import Task, Urge
from giaoban.tasks.powers import may_urge
from giaoban.tasks.queries import tasks_visible_to
from giaoban.urging.addressees import Reach, Whose, reach_of
from giaoban.urging.wording import LISTED, shortened

MOST = 500  # tasks in one act: more than anybody ticks, and one notice a person all the same
TEXT_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be said, to whom of each task, and whether also to those who were told today already."""

    text: str
    to: frozenset[Addressee]
    again: bool = False


@dataclass(frozen=True, slots=True)
class Urged:
    """What came of it: how many tasks and people; and the tasks of which nobody was told, by reason."""

    tasks: int
    people: int
    told_today: int
    nobody: int

    @property
    def words(self) -> str:
        """What the next page says."""
        told = f"Đã đôn đốc {self.tasks} việc, báo {self.people} người."
        if self.told_today:
            told += f" {self.told_today} việc đã đôn đốc hôm nay nên không nhắc lại."
        if self.nobody:
            told += f" {self.nobody} việc không có ai để đôn đốc (đã xong, tạm dừng hoặc chính bạn phụ trách)."
        return told


@transaction.atomic
def urge_tasks(tasks: Collection[int], wish: Wish, *, by: User, on: date, at: datetime) -> Urged:
    """Urges whoever answers for the tasks; each person gets one notice. Nobody twice a day for the same task."""
    _judge(tasks, wish)
    rows = list(tasks_visible_to(by).filter(pk__in=tasks).order_by("due_order", "pk"))
    if not rows:
        raise RuleBroken("Không còn việc nào trong số đã chọn.")
    if not all(may_urge(by, row.lead_unit_id, on=on) for row in rows):
        raise NotAllowed("Bạn chỉ đôn đốc được việc của đơn vị mình.")
    before = set() if wish.again else _told_today(rows, on)
    reach, urges, known = reach_of(by.agency_id, on), [], set()
    for row in rows:
        for person, told_as in _as_what(row, wish, reach).items():
            if (row.pk, person) in before:
                known.add(row.pk)
            elif person != by.pk:
                urges.append(_urge(row, person, told_as, wish, by=by, on=on, at=at))
    if urges:
        _send(Urge.objects.bulk_create(urges), rows, wish, by=by, at=at)
    told = {urge.task_id for urge in urges}
    return Urged(len(told), len({urge.to_id for urge in urges}), len(known - told), len(rows) - len(told | known))


def _judge(tasks: Collection[int], wish: Wish) -> None:
    if not tasks:
        raise RuleBroken("Hãy chọn ít nhất một việc để đôn đốc.")
    if len(tasks) > MOST:
        raise RuleBroken(f"Mỗi lần chỉ đôn đốc được {MOST} việc. Hãy lọc bớt rồi chọn lại.")
    if not wish.to:
        raise RuleBroken("Hãy chọn đôn đốc ai: người thực hiện, trưởng đơn vị hoặc cả hai.")
    if not wish.text.strip():
        raise RuleBroken("Hãy ghi nội dung đôn đốc.")
    if len(wish.text) > TEXT_LENGTH:
        raise RuleBroken(f"Nội dung đôn đốc dài quá {TEXT_LENGTH} ký tự, hãy viết ngắn hơn.")


def _told_today(rows: Sequence[Task], on: date) -> set[tuple[int, int]]:
    urges = Urge.objects.filter(task__in=[row.pk for row in rows], on=on, rung__isnull=True)
    return set(urges.values_list("task_id", "to_id"))


def _as_what(task: Task, wish: Wish, reach: Reach) -> dict[int, Addressee]:
    """Who is urged about a task, and as what. Of what was handed in it is the head who has to say a word."""
    state = TaskState(task.state)
    if state not in OPEN or state is TaskState.PAUSED:
        return {}
    wanted = {Addressee.UNIT_HEAD} if state is TaskState.AWAITING_CONFIRMATION else wish.to
    whose = Whose(task.assignee_id, task.lead_unit_id, task.leader_id)
    found: dict[int, Addressee] = {}
    for to in sorted(wanted, reverse=True):
        told_as, people = reach.told(to, whose)
        found |= dict.fromkeys(people, told_as)
    return found


def _urge(task: Task, person: int, told_as: Addressee, wish: Wish, *, by: User, on: date, at: datetime) -> Urge:
    return Urge(
        agency_id=task.agency_id,
        task=task,
        due=task.due,
        to_id=person,
        to_as=told_as,
        by=by,
        on=on,
        at=at,
        text=wish.text.strip(),
    )


def _send(urges: Sequence[Urge], rows: Iterable[Task], wish: Wish, *, by: User, at: datetime) -> None:
    """One notice to each person, with the tasks that they were urged about; the trail has one line of it all."""
    texts = {row.pk: row.text for row in rows}
    theirs: dict[int, list[Urge]] = {}
    for urge in urges:
        theirs.setdefault(urge.to_id, []).append(urge)
    told = [_notice(person, [urge.task_id for urge in own], texts, wish, by) for person, own in theirs.items()]
    for notice in notify(told, by=by, agency_id=by.agency_id, at=at):
        Urge.objects.filter(pk__in=[urge.pk for urge in theirs[notice.to_id]]).update(notice=notice)
    facts = {"tasks": sorted(texts), "people": sorted(theirs), "text": wish.text.strip()}
    record("urge.sent", urges[0], by=by, after=facts)


def _notice(person: int, tasks: Sequence[int], texts: dict[int, str], wish: Wish, by: User) -> Told:
    single = tasks[0] if len(tasks) == 1 else None
    listed = [f"– {shortened(texts[task])}" for task in tasks[:LISTED]]
    if len(tasks) > LISTED:
        listed.append(f"… và {len(tasks) - LISTED} việc khác.")
    return Told(
        to=person,
        kind=NoticeKind.URGE,
        title=f"Đôn đốc: {shortened(texts[single])}" if single else f"{by.full_name} đôn đốc {len(tasks)} việc",
        text="\n".join([wish.text.strip(), *([] if single else listed)]),
        url=reverse("task-answer", args=[single]) if single else f"{reverse('urge-log')}?person={person}&answered=no",
        personal=True,
    )
