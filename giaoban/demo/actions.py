"""Makes the made-up department: its people, its papers taken in through intake, and the work on them until today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction

from giaoban.core.reading.model import Kind
from giaoban.demo.department import ALIASES, NAME, PARENT, PASSWORD, PEOPLE, PROVINCE, SHORT_NAME, SHOWN, UNITS
from giaoban.demo.lives import Cast, live_until
from giaoban.demo.papers import YEAR_WORKS, DemoPaper, papers
from giaoban.demo.wheel import turn_until
from giaoban.demo.word_files import word_file
from giaoban.intake.actions import confirm_intake
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.reading import bring
from giaoban.intake.rows import Draft, Same
from giaoban.organisation.actions import add_person, add_unit, create_agency, give_post, learn_alias
from giaoban.organisation.models import Agency, Post, Role, Unit, UnitKind, User
from giaoban.organisation.rules import RuleBroken
from giaoban.reports.actions import confirm_review


@transaction.atomic
def make_demo(*, on: date, turning: bool = True) -> Agency:
    """Makes the department with its papers and work as they would stand on a day; all of it or nothing.

    With `turning` the wheel of the month turns too: extensions, urging, the next month in the making. Refuses where
    an agency of that name is already there.
    """
    agency = _department()
    cast = _cast(agency)
    for paper in papers(on):
        _take_in(paper, cast, on=on)
    live_until(on, agency, cast)
    if turning:
        turn_until(on, agency, cast)
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
    draft = _decided(Draft.from_json(intake.draft))
    confirm = confirm_review if draft.kind == Kind.REVIEW_REPORT else confirm_intake
    try:
        with transaction.atomic():
            confirm(intake, draft, by=cast.chief, on=on, version=intake.version)
    except RuleBroken:
        return intake
    return intake


def _decided(draft: Draft) -> Draft:
    """What a person decides on the way: goals of the year are no work, "Tiếp tục …" and what the programme of the
    year planned for the month are the tasks that are there already.
    """
    titles = dict(draft.sections)
    rows = []
    for row in draft.rows:
        goal = draft.kind == Kind.ANNUAL_PROGRAMME and not row.value("due")
        known = row.likely or titles.get(row.section) == YEAR_WORKS
        same = (Same.YES if known else Same.NO) if row.continues else row.same
        rows.append(replace(row, dropped=goal, same=same))
    return replace(draft, rows=tuple(rows))
