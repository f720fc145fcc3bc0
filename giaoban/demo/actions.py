"""Makes the made-up department: its people, its papers taken in through intake, and a month of work on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.reading.model import Kind
from giaoban.demo.department import ALIASES, NAME, PARENT, PASSWORD, PEOPLE, PROVINCE, SHORT_NAME, SHOWN, UNITS
from giaoban.demo.papers import DemoPaper, papers
from giaoban.demo.word_files import word_file
from giaoban.intake.actions import confirm_intake
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.reading import bring
from giaoban.intake.rows import Draft
from giaoban.organisation.actions import add_person, add_unit, create_agency, give_post, learn_alias
from giaoban.organisation.models import Agency, Post, Role, Unit, UnitKind, User
from giaoban.organisation.rules import RuleBroken
from giaoban.reports.actions import confirm_review
from giaoban.tasks.actions import confirm_task, hand_in_task, hand_out_task, receive_task, report_progress
from giaoban.tasks.models import Task


@dataclass(frozen=True, slots=True)
class Cast:
    """The people who act in the demo; doers and heads by the unit's id."""

    clerk: User
    chief: User
    heads: Mapping[int, User]
    doers: Mapping[int, Sequence[User]]


@transaction.atomic
def make_demo(*, on: date) -> Agency:
    """Makes the department with its papers and work as they would stand on a day; all of it or nothing.

    Refuses where an agency of that name is already there.
    """
    agency = _department()
    cast = _cast(agency)
    for paper in papers(on):
        _take_in(paper, cast, on=on)
    _work_until(on, agency, cast)
    return agency


def _department() -> Agency:
    agency = create_agency(NAME, by=None, short_name=SHORT_NAME, province=PROVINCE, parent_name=PARENT)
    units: dict[str, Unit] = {}
    for order, unit in enumerate(UNITS):
        kind = UnitKind(unit.kind)
        units[unit.key] = add_unit(agency, unit.name, by=None, short_name=unit.short_name, kind=kind, order=order)
    people: dict[str, User] = {}
    for person in PEOPLE:
        # A good password hash is slow by design: only the accounts that are shown get one.
        password = PASSWORD if person.username in SHOWN else None
        user = add_person(agency, person.username, by=None, full_name=person.full_name, password=password)
        give_post(user, Role(person.role), by=None, unit=units.get(person.unit), title=person.title)
        people[person.username] = user
    for alias, key in ALIASES.items():
        learn_alias(alias, by=people["quantri"], unit=units[key])
    return agency


def _cast(agency: Agency) -> Cast:
    posts = list(Post.objects.filter(agency=agency).select_related("user"))
    by_name = {post.user.username: post.user for post in posts}
    heads = {p.unit_id: p.user for p in posts if p.role in (Role.UNIT_HEAD, Role.OFFICE_CHIEF) and p.unit_id}
    doers: dict[int, list[User]] = {}
    for post in posts:
        if post.role == Role.SPECIALIST and post.unit_id:
            doers.setdefault(post.unit_id, []).append(post.user)
    return Cast(by_name["vanthu"], by_name["chanhvanphong"], heads, doers)


def _take_in(paper: DemoPaper, cast: Cast, *, on: date) -> Intake:
    """The clerk brings a paper, the Chief of Office confirms it; what is not clear stays for a person to see."""
    intake, _ = bring(word_file(paper), paper.file_name, by=cast.clerk, on=on)
    if intake.state != IntakeState.TO_REVIEW:
        return intake
    draft = Draft.from_json(intake.draft)
    confirm = confirm_review if draft.kind == Kind.REVIEW_REPORT else confirm_intake
    try:
        with transaction.atomic():
            confirm(intake, draft, by=cast.chief, on=on, version=intake.version)
    except RuleBroken:
        return intake
    return intake


def _work_until(on: date, agency: Agency, cast: Cast) -> None:
    """Spreads plausible states over the tasks: most of what is past was done, some late, a little is overdue."""
    for n, task in enumerate(Task.objects.filter(agency=agency).select_related("lead_unit").order_by("pk")):
        head = cast.heads.get(task.lead_unit_id or 0)
        doers = cast.doers.get(task.lead_unit_id or 0)
        if head is not None and doers:
            _live(task, n, doer=doers[n % len(doers)], head=head, chief=cast.chief, on=on)


def _live(task: Task, n: int, *, doer: User, head: User, chief: User, on: date) -> None:
    """One task's life until a day; `n` decides how it went."""
    due = task.due or on + timedelta(days=14)
    begun = min(on, max((task.start or due - timedelta(days=12)), date(due.year, due.month, 1)))
    if n % 9 == 8 and due > on:
        return  # not handed out yet
    task = hand_out_task(task, doer, by=head, on=begun, version=task.version)
    if n % 7 == 6 and due > on:
        return
    task = receive_task(task, by=doer, on=begun, version=task.version)
    if due >= on or n % 6 == 5:
        percent = 30 if due < on else (10, 25, 40, 60, 80)[n % 5]
        task = report_progress(
            task, by=doer, on=on, version=task.version, percent=percent, text=_WORDS[n % len(_WORDS)]
        )
        if n % 5 == 4 and due >= on:
            hand_in_task(task, by=doer, on=on, version=task.version, text="Đã trình dự thảo.")
        return
    late = timedelta(days=3 if n % 4 == 3 else -1)
    done = min(on, due + late)
    task = report_progress(
        task, by=doer, on=done, version=task.version, percent=70, text="Đã có bản thảo, đang hoàn thiện."
    )
    task = hand_in_task(task, by=doer, on=done, version=task.version, text="Nộp sản phẩm, đề nghị xác nhận.")
    if task.state == TaskState.AWAITING_CONFIRMATION and n % 8 != 7:
        confirm_task(task, by=chief if head == doer else head, on=done, version=task.version)


_WORDS = (
    "Đã gửi văn bản lấy ý kiến các đơn vị.",
    "Đang tổng hợp số liệu.",
    "Đã họp nhóm chuyên môn, thống nhất nội dung.",
    "Chờ ý kiến của đơn vị phối hợp.",
)
