"""Rows kept as one works: a row when one leaves it, and what the keys and buttons of the page ask for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from giaoban.intake.access import intake_to_correct
from giaoban.intake.actions import save_draft
from giaoban.intake.continuing_pages import going_on
from giaoban.intake.editing import asked, edited
from giaoban.intake.pages import changed, rows_to_show
from giaoban.intake.rows import Draft
from giaoban.intake.understanding import known_to
from giaoban.intake.views import seen_version
from giaoban.organisation.access import person_of
from giaoban.organisation.calendar import calendars_of
from giaoban.organisation.rules import RuleBroken
from giaoban.web.clock import today


@require_POST
def intake_rows(request: HttpRequest, pk: int) -> HttpResponse:
    """Keeps what was typed in the rows that were sent, and answers with what is other on the page now.

    Where somebody was quicker, only that is said: what was typed stays in its boxes.
    """
    user, day = person_of(request), today()
    intake = intake_to_correct(user, pk, on=day)
    before, typed = Draft.from_json(intake.draft), request.POST.dict()
    now = asked(edited(before, typed, calendars_of(user)), typed)
    try:
        intake.version = save_draft(intake, now, by=user, on=day, version=seen_version(request)).version
    except RuleBroken as broken:
        return render(request, "intake/_not_saved.html", {"why": str(broken)})
    if _is_another_page(before, now):
        return HttpResponseClientRedirect(f"{reverse('intake-review', args=[pk])}#row-{typed.get('row', '')}")
    anew = rows_to_show(before, now, typed)
    going = going_on(anew, user=user, today=day)
    answer = changed(intake, before, now, anew, known=known_to(user.agency, on=day), going_on=going)
    return render(request, "intake/_changed.html", {"changed": answer, "tally": answer.tally})


def _is_another_page(before: Draft, now: Draft) -> bool:
    """Whether more than rows is other: the kind of paper tells where it is confirmed, sections have their headings."""
    sections = {row.id: row.section for row in before.rows}
    return before.kind != now.kind or any(sections.get(row.id, row.section) != row.section for row in now.rows)
