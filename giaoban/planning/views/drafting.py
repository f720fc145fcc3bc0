"""The pages of drafts: the list, the office's page, one line of it, on paper and in Excel."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from giaoban.organisation.access import may
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.planning.access.collecting import person_planning
from giaoban.planning.access.drafting import (
    collection_to_draft,
    draft_line_to_see,
    draft_to_see,
    opens_drafts,
    person_at_drafts,
)
from giaoban.planning.actions.draft_joining import split_line
from giaoban.planning.actions.draft_lines import bring_back_line, change_line, drop_lines
from giaoban.planning.actions.drafting import add_line, make_draft, take_in_proposals
from giaoban.planning.draft_forms import LineForm, versions_side_by_side
from giaoban.planning.draft_look import draft_look_of
from giaoban.planning.draft_pages import draft_chip, draft_page, line_url
from giaoban.planning.draft_print import draft_on_paper, draft_workbook
from giaoban.planning.models import DraftLine
from giaoban.planning.queries.drafting import collections_without_draft, drafts_waiting_for
from giaoban.planning.queries.drafting import draft_list as drafts_listed
from giaoban.web.clock import today
from giaoban.web.htmx import wants_part
from giaoban.web.notices import say
from giaoban.web.paging import page_of
from giaoban.web.workbooks import workbook_answer


def draft_list(request: HttpRequest) -> HttpResponse:
    user = person_planning(request)
    page = page_of(request, drafts_listed(user))
    return render(
        request,
        "planning/drafts.html",
        {
            "page": page,
            "rows": [(draft, draft_chip(draft)) for draft in page.rows],
            "opens": opens_drafts(user),
            "waiting": drafts_waiting_for(user, today()),
            "collections": collections_without_draft(user) if may(user, Right.PLAN, on=today()) else (),
        },
    )


@require_POST
def draft_make(request: HttpRequest, collection: int) -> HttpResponse:
    user = person_at_drafts(request)
    try:
        draft = make_draft(collection_to_draft(user, collection), by=user, on=today())
    except RuleBroken as refused:
        messages.warning(request, str(refused))
        return redirect("draft-list")
    return redirect("draft-show", pk=draft.pk)


@require_POST
def draft_take_in(request: HttpRequest, pk: int) -> HttpResponse:
    user = person_at_drafts(request)
    draft = draft_to_see(user, pk)
    try:
        number = take_in_proposals(draft, by=user, on=today())
    except RuleBroken as refused:
        messages.warning(request, str(refused))
    else:
        say(request, f"Đã lấy thêm {number} đề xuất." if number else "Không có đề xuất nào mới.")
    return redirect("draft-show", pk=pk)


def draft_show(request: HttpRequest, pk: int) -> HttpResponse:
    user = person_at_drafts(request)
    draft = draft_to_see(user, pk)
    page = draft_page(draft, draft_look_of(request.GET.dict()), user=user, today=today())
    return render(request, "planning/draft.html", {"page": page})


def draft_line(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """The form of one line: in its row where htmx asks, else a page of its own, which also drops and takes apart."""
    user = person_at_drafts(request)
    draft = draft_to_see(user, pk)
    row = draft_line_to_see(draft, line)
    form = LineForm(request.POST or None, line=row, on=today())
    other: list[tuple[str, str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            change_line(row, form.edit(), by=user, on=today(), version=form.cleaned_data["version"])
        except Stale as refused:
            row = draft_line_to_see(draft, line)
            other = versions_side_by_side(form, row)
            form = _asked_again(form, row, request)
            form.add_error(None, str(refused))
        except RuleBroken as refused:
            form.add_error(None, str(refused))
        else:
            say(request, "Đã sửa dòng.")
            return redirect(line_url(draft, row))
    context = {"draft": draft, "line": row, "form": form, "other": other, "back": line_url(draft, row)}
    part = wants_part(request) and request.method == "GET"
    if not part:
        context |= _around(row)
    return render(request, "planning/_draft_line_row.html" if part else "planning/draft_line.html", context)


@require_POST
def draft_line_drop(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    user = person_at_drafts(request)
    row = draft_line_to_see(draft_to_see(user, pk), line)
    try:
        drop_lines(row.draft, [row.pk], by=user, on=today(), reason=request.POST.get("reason", ""))
    except RuleBroken as refused:
        messages.warning(request, str(refused))
        return redirect("draft-line", pk=pk, line=line)
    say(request, "Đã bỏ khỏi chương trình; xem ở “Không đưa vào”.")
    return redirect("draft-show", pk=pk)


@require_POST
def draft_line_bring_back(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    user = person_at_drafts(request)
    row = draft_line_to_see(draft_to_see(user, pk), line)
    try:
        row = bring_back_line(row, by=user, on=today())
    except RuleBroken as refused:
        messages.warning(request, str(refused))
        return redirect("draft-show", pk=pk)
    say(request, "Đã đưa lại vào chương trình.")
    return redirect(line_url(row.draft, row))


@require_POST
def draft_line_split(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    user = person_at_drafts(request)
    row = draft_line_to_see(draft_to_see(user, pk), line)
    try:
        row = split_line(row, by=user, on=today())
    except RuleBroken as refused:
        messages.warning(request, str(refused))
        return redirect("draft-line", pk=pk, line=line)
    say(request, "Đã tách thành hai dòng.")
    return redirect(line_url(row.draft, row))


@require_POST
def draft_line_add(request: HttpRequest, pk: int) -> HttpResponse:
    user = person_at_drafts(request)
    draft = draft_to_see(user, pk)
    try:
        section = request.POST.get("section", "")
        line = add_line(draft, request.POST.get("text", ""), by=user, on=today(), section=section)
    except RuleBroken as refused:
        messages.warning(request, str(refused))
        return redirect("draft-show", pk=pk)
    return redirect("draft-line", pk=pk, line=line.pk)


def draft_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft as the A4 table that will be printed."""
    user = person_at_drafts(request)
    return render(request, "planning/draft_print.html", {"paper": draft_on_paper(draft_to_see(user, pk))})


def draft_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    user = person_at_drafts(request)
    draft = draft_to_see(user, pk)
    return workbook_answer(draft_workbook(draft, on=today()), f"du-thao-{draft.collection.start:%Y-%m-%d}.xlsx")


def _asked_again(form: LineForm, line: DraftLine, request: HttpRequest) -> LineForm:
    """The form with what was typed, that now knows of the other's version: sending it again is meant."""
    typed = request.POST.copy()
    typed["version"] = str(line.version)
    again = LineForm(typed, line=line, on=today())
    again.is_valid()
    return again


def _around(line: DraftLine) -> dict[str, Any]:
    """What the page of a line shows beside its form: where it comes from, what was joined into it."""
    return {
        "origins": line.proposals.select_related("sheet__unit").order_by("pk"),
        "joined": line.joined.select_related("unit").order_by("pk"),
        "comments": line.comments.select_related("by"),
    }


def to_draft(pk: int, query: str, anchor: str = "") -> HttpResponseRedirect:
    """Back to the draft as one looked at it. Only the query is taken from what was sent, never a whole address."""
    tail = f"#{anchor}" if anchor else ""
    return HttpResponseRedirect(f"{reverse('draft-show', args=[pk])}?{query.removeprefix('?')}{tail}")
