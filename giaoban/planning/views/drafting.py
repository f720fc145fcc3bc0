"""Pages of drafts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from giaoban.planning.access.drafting import collection_to_draft, draft_to_see, person_at_drafts
from giaoban.planning.actions.drafting import make_draft
from giaoban.planning.queries.drafting import collections_without_draft
from giaoban.planning.queries.drafting import draft_list as drafts_listed
from giaoban.web.clock import today


def draft_list(request: HttpRequest) -> HttpResponse:
    user = person_at_drafts(request)
    return render(
        request,
        "planning/drafts.html",
        {"drafts": drafts_listed(user), "collections": collections_without_draft(user)},
    )


@require_POST
def draft_make(request: HttpRequest, collection: int) -> HttpResponse:
    user = person_at_drafts(request)
    draft = make_draft(collection_to_draft(user, collection), by=user, on=today())
    return redirect("draft-show", pk=draft.pk)


def draft_show(request: HttpRequest, pk: int) -> HttpResponse:
    draft = draft_to_see(person_at_drafts(request), pk)
    return render(request, "planning/draft.html", {"draft": draft})


def draft_approval(request: HttpRequest, pk: int) -> HttpResponse:
    return draft_show(request, pk)
