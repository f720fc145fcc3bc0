"""Scenes of collecting: a collection of December in the made-up department, and what its sheets are made of."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.organisation.models import Unit, User
from giaoban.planning.actions.collecting import open_collection
from giaoban.planning.collecting import Period
from giaoban.planning.models import Collection, Proposal, Sheet
from giaoban.programmes.models import Line, Programme, ProgrammeKind, Section
from giaoban.tasks.models import Task
from tests.build import TODAY

DECEMBER = Period(ProgrammeKind.MONTHLY, date(2026, 12, 1), date(2026, 12, 31))
CLOSES = date(2026, 11, 25)
NOW = timezone.make_aware(datetime(2026, 11, 20, 9, 0))


def december(by: User, *, closes_on: date = CLOSES) -> Collection:
    return open_collection(DECEMBER, closes_on, by=by, on=TODAY, at=NOW).collection


def sheet_of(collection: Collection, unit: Unit) -> Sheet:
    return Sheet.objects.select_related("collection", "unit").get(collection=collection, unit=unit)


def rows_in(sheet: Sheet) -> list[Proposal]:
    return list(sheet.proposals.order_by("order", "pk"))


def annual_line(
    by: User, text: str, *, section: str = "", when: str = "", unit_words: str = "QLKH", task: Task | None = None
) -> Line:
    """A line of the annual programme of 2026."""
    programme, _ = Programme.objects.get_or_create(
        agency_id=by.agency_id,
        kind=ProgrammeKind.ANNUAL,
        defaults={"title": "Chương trình năm 2026", "start": date(2026, 1, 1), "end": date(2026, 12, 31)},
    )
    order = programme.lines.count()
    own = Section.objects.create(
        agency_id=by.agency_id, programme=programme, path=str(order), title=section, order=order
    )
    return Line.objects.create(
        agency_id=by.agency_id,
        programme=programme,
        section=own,
        order=order,
        text=text,
        when_words=when,
        unit_words=unit_words,
        task=task,
    )


def finished(task: Task) -> Task:
    task.state, task.done_on, task.confirmed_on = TaskState.DONE, TODAY, TODAY
    task.save()
    return task
