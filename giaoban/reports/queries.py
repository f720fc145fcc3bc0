"""Reading reviews and their figures."""

from __future__ import annotations

from django.db.models import F, QuerySet

from giaoban.organisation.access import visible
from giaoban.organisation.models import User
from giaoban.reports.models import ReportFigure, Review


def reviews_visible_to(user: User) -> QuerySet[Review]:
    return visible(Review.objects.all(), user)


def figures_visible_to(user: User) -> QuerySet[ReportFigure]:
    return visible(ReportFigure.objects.all(), user)


def figure_list(user: User) -> QuerySet[ReportFigure]:
    """The newest review first, its figures in the order of the paper."""
    return (
        figures_visible_to(user)
        .select_related("review")
        .order_by(F("review__start").desc(nulls_last=True), "-review_id", "order")
    )
