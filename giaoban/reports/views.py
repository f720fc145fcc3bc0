"""Figures that reviews state, and confirming a review that was taken in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.intake.access import intake_to_review
from giaoban.intake.undoing_views import UNDONE
from giaoban.intake.views import seen_version, show_review, typed_draft
from giaoban.organisation.access import person_of
from giaoban.organisation.rules import RuleBroken
from giaoban.reports.actions import confirm_review, undo_review
from giaoban.reports.queries import figure_list as figures_listed
from giaoban.web.clock import today
from giaoban.web.paging import page_of


def figure_list(request: HttpRequest) -> HttpResponse:
    page = page_of(request, figures_listed(person_of(request)), size=200)
    return render(request, "reports/figures.html", {"page": page})


@require_POST
def review_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """The act of confirming for reviews: figures are kept here, above intake."""
    user, day = person_of(request), today()
    intake = intake_to_review(user, pk, on=day)
    draft = typed_draft(request, intake)
    try:
        confirm_review(intake, draft, by=user, on=day, version=seen_version(request))
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return show_review(request, intake, draft, refused=True)
    undo = reverse("review-undo", args=[pk])
    messages.success(request, "Đã xác nhận các số liệu.", extra_tags=undo)
    return redirect("figure-list")


@require_POST
def review_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes the figures back and puts the review before the person again."""
    user, day = person_of(request), today()
    intake = intake_to_review(user, pk, on=day)
    try:
        undo_review(intake, by=user, on=day, at=timezone.now())
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, UNDONE)
    return redirect("intake-review", pk=pk)
