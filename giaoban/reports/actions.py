"""What changes reviews and their figures."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.core.reading.model import Kind
from giaoban.intake.actions import claim, claim_undo, mark_confirmed, mark_undone
from giaoban.intake.models import Intake
from giaoban.intake.problems import day_of, known_number
from giaoban.intake.rows import Draft, Group, Row
from giaoban.organisation.models import User
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken
from giaoban.reports.models import ReportFigure, Review
from giaoban.reports.queries import reviews_visible_to


@transaction.atomic
def confirm_review(intake: Intake, draft: Draft, *, by: User, on: date, version: int) -> Review:
    """Turns a review that was taken in into its figures, all of them or none."""
    if draft.kind != Kind.REVIEW_REPORT:
        raise RuleBroken("Văn bản này không phải báo cáo.")
    intake = claim(intake, by=by, on=on, version=version, right=Right.CONFIRM_INTAKE, complete=draft)
    review = Review.objects.create(
        agency_id=by.agency_id,
        title=draft.head("title"),
        number=draft.head("number"),
        issued_on=day_of(draft.head("issued_on")),
        start=day_of(draft.head("start")),
        end=day_of(draft.head("end")),
        paper=intake.paper,
    )
    rows = draft.kept(Group.FIGURE)
    ReportFigure.objects.bulk_create([_figure(review, order, row) for order, row in enumerate(rows)], batch_size=500)
    record("review.created", review, by=by, after={"title": review.title, "figures": len(rows)})
    mark_confirmed(intake, draft, by=by, counts={"figures": len(rows)})
    return review


@transaction.atomic
def undo_review(intake: Intake, *, by: User, on: date, at: datetime) -> Intake:
    """Takes the figures of a review back within the hour; its draft waits to be confirmed again."""
    intake = claim_undo(intake, by=by, on=on, at=at)
    review = reviews_visible_to(by).get(paper=intake.paper_id)
    record("review.undone", review, by=by, before={"title": review.title})
    review.figures.all().delete()
    review.delete()
    return mark_undone(intake, by=by)


def _figure(review: Review, order: int, row: Row) -> ReportFigure:
    return ReportFigure(
        agency_id=review.agency_id,
        review=review,
        order=order,
        value=known_number(row.value("value")),
        unit=row.value("unit"),
        text=row.value("text"),
        line=row.line,
    )
