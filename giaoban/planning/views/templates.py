"""Pages of work that comes again: the list, one with its times, entering and ending it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from giaoban.organisation.access import may
from giaoban.organisation.models import User
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken
from giaoban.planning.access.collecting import person_planning, planner_of
from giaoban.planning.actions.templates import add_template, change_template, end_template
from giaoban.planning.models import Template
from giaoban.planning.queries.collecting import units_to_ask
from giaoban.planning.queries.templates import lines_that_come_again, template_list, templates_visible_to
from giaoban.planning.templates_forms import TemplateForm
from giaoban.planning.templates_pages import initial_of, initial_of_line, offered, template_rows, times_of
from giaoban.web.clock import today
from giaoban.web.numbers import whole_number
from giaoban.web.paging import page_of

_OFFERED = 100  # lines of the annual programme beside the form


def template_list_page(request: HttpRequest) -> HttpResponse:
    user, day = person_planning(request), today()
    unit = whole_number(request.GET.get("unit"))
    page = page_of(request, template_list(user, day, unit=unit))
    context = {
        "page": page,
        "rows": template_rows(page.rows, day),
        "plans": may(user, Right.PLAN, on=day),
        "units": units_to_ask(user.agency, day),
        "unit": unit,
    }
    return render(request, "planning/templates.html", context)


@require_http_methods(["GET", "POST"])
def template_new(request: HttpRequest) -> HttpResponse:
    """The form for one more; `line` in the address makes it of a line of the annual programme."""
    user, day = planner_of(request), today()
    lines = lines_that_come_again(user, day)
    if request.method == "POST":
        form = TemplateForm(request.POST, agency=user.agency, on=day)
        if form.is_valid():
            try:
                template = add_template(form.words(), by=user, on=day)
            except RuleBroken as broken:
                form.add_error(None, str(broken))
            else:
                messages.success(request, "Đã ghi việc lặp lại; nó sẽ có trong đợt đăng ký tới của các tháng đã chọn.")
                return redirect("template-show", pk=template.pk)
    else:
        line = next((one for one in lines if str(one.pk) == request.GET.get("line")), None)
        initial = initial_of_line(line, user, day) if line else {}
        form = TemplateForm(agency=user.agency, on=day, initial=initial)
    return render(request, "planning/template_new.html", {"form": form, "offered": offered(lines[:_OFFERED])})


def template_show(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, person_planning(request), pk)


def _page(request: HttpRequest, user: User, pk: int, form: TemplateForm | None = None) -> HttpResponse:
    day = today()
    template = _template(user, pk)
    context = {
        "row": template_rows([template], day)[0],
        "times": times_of(template, user, day),
        "form": form or TemplateForm(agency=user.agency, on=day, initial=initial_of(template)),
        "plans": may(user, Right.PLAN, on=day),
    }
    return render(request, "planning/template.html", context)


@require_POST
def template_change(request: HttpRequest, pk: int) -> HttpResponse:
    user, day = planner_of(request), today()
    template = _template(user, pk)
    form = TemplateForm(request.POST, agency=user.agency, on=day)
    if form.is_valid():
        try:
            change_template(template, form.words(), by=user, on=day, version=form.cleaned_data["version"] or 0)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, "Đã ghi. Những lần đã đăng ký giữ nguyên.")
            return redirect("template-show", pk=pk)
    return _page(request, user, pk, form)


@require_POST
def template_end(request: HttpRequest, pk: int) -> HttpResponse:
    user = planner_of(request)
    template = _template(user, pk)
    try:
        end_template(template, by=user, on=today(), version=whole_number(request.POST.get("version")) or 0)
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, "Đã ngừng việc lặp lại.")
    return redirect("template-show", pk=pk)


def _template(user: User, pk: int) -> Template:
    rows = templates_visible_to(user).select_related("unit", "leader", "annual__programme")
    return get_object_or_404(rows, pk=pk)
