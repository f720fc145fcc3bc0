"""Where the year's plan stands: the matrix, accepting what seems to be taken up, what no plan asked for."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from giaoban.organisation.access import may, person_of
from giaoban.organisation.models import User
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken
from giaoban.programmes.access import line_to_see, programme_to_see
from giaoban.programmes.actions import link_to_annual
from giaoban.programmes.coverage_pages import coverage_of, coverage_page
from giaoban.programmes.coverage_queries import taking_programmes, unasked_tasks
from giaoban.programmes.coverage_sheet import coverage_workbook
from giaoban.programmes.models import Programme, ProgrammeKind
from giaoban.tasks.pages import due_note, state_chip
from giaoban.tasks.queries import COUNTED
from giaoban.web.clock import today
from giaoban.web.notices import say
from giaoban.web.numbers import whole_number
from giaoban.web.paging import Along, page_along
from giaoban.web.workbooks import workbook_answer

NEWEST = Along(None, backward=True)  # by number: the order of giving, without sorting a year


def coverage_show(request: HttpRequest, pk: int) -> HttpResponse:
    user = person_of(request)
    coverage = coverage_of(_annual(user, pk), today())
    page = coverage_page(coverage, request.GET.dict())
    plans = may(user, Right.PLAN, on=today())
    return render(request, "programmes/coverage.html", {"page": page, "plans": plans})


def coverage_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    user = person_of(request)
    coverage = coverage_of(_annual(user, pk), today())
    page = coverage_page(coverage, request.GET.dict())
    data = coverage_workbook(coverage, page, user, today())
    return workbook_answer(data, f"theo-doi-nam-{coverage.year}.xlsx")


def coverage_unasked(request: HttpRequest, pk: int) -> HttpResponse:
    """Work of the year that no plan asked for, the newest first."""
    user = person_of(request)
    annual = _annual(user, pk)
    year = annual.start.year if annual.start else today().year
    tasks = unasked_tasks(annual.agency_id, year)
    page = page_along(request, tasks, NEWEST)
    context = {
        "annual": annual,
        "year": year,
        "page": page,
        "rows": [(task, state_chip(task, today()), due_note(task, today())) for task in page.rows],
        "counted": tasks.order_by().values("pk")[:COUNTED].count(),
        "most": COUNTED,
        "into": _programme_of_now(annual, year) if may(user, Right.PLAN, on=today()) else None,
    }
    return render(request, "programmes/unasked.html", context)


@require_POST
def coverage_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Says that a line takes up a line of the year, or takes that back."""
    user = person_of(request)
    line = line_to_see(user, pk)
    asked, version = (whole_number(request.POST.get(name)) for name in ("annual", "version"))
    annual = None if asked is None else line_to_see(user, asked)
    try:
        now = link_to_annual(line, annual, by=user, on=today(), version=version or 0)
    except RuleBroken as broken:
        messages.warning(request, str(broken))
    else:
        said = (
            f"Đã ghi: thực hiện dòng {annual.path} của chương trình năm."
            if annual
            else "Đã bỏ nối với chương trình năm."
        )
        say(request, said, undo=reverse("coverage-unlink", args=[now.pk, now.version]) if annual else "")
    if annual is not None:
        return redirect(f"{reverse('coverage', args=[annual.programme_id])}#maybe")
    return redirect("line-show", pk=pk)


@require_POST
def coverage_unlink(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    """Takes a link back that was just made."""
    user = person_of(request)
    line = line_to_see(user, pk)
    annual = line.annual
    try:
        link_to_annual(line, None, by=user, on=today(), version=version)
    except RuleBroken as broken:
        messages.warning(request, str(broken))
    else:
        messages.success(request, "Đã bỏ nối với chương trình năm.")
    return (
        redirect(f"{reverse('coverage', args=[annual.programme_id])}#maybe") if annual else redirect("line-show", pk=pk)
    )


def _annual(user: User, pk: int) -> Programme:
    programme = programme_to_see(user, pk)
    if programme.kind != ProgrammeKind.ANNUAL:
        raise Http404("not an annual programme")
    return programme


def _programme_of_now(annual: Programme, year: int) -> Programme | None:
    """The programme that work of now would be added to: the latest that began."""
    begun = [one for one in taking_programmes(annual, year) if one.start and one.start <= today()]
    return begun[-1] if begun else None
