"""Asking for another deadline, deciding it, and the list of all requests."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from giaoban.organisation.access import person_of
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.access import extension_to_see, task_to_see
from giaoban.tasks.actions import ask_extension, decide_extension, withdraw_extension
from giaoban.tasks.extension_forms import AskForm, DecisionForm
from giaoban.tasks.extension_pages import asked_in, extension_list_page, extension_workbook
from giaoban.tasks.models import Extension
from giaoban.tasks.odd_notices import warn_of_odd_deadline
from giaoban.tasks.pages import task_page
from giaoban.web.clock import today
from giaoban.web.notices import say
from giaoban.web.workbooks import workbook_answer

LIST = "list"  # what a form says that stands in the list, so that its answer is the list again


def extension_list(request: HttpRequest) -> HttpResponse:
    page = extension_list_page(request, person_of(request), on=today())
    return render(request, "tasks/extensions.html", {"list": page, "page": page.page})


def extension_sheet(request: HttpRequest) -> HttpResponse:
    """The very rows of the list, as an Excel file."""
    on = today()
    data = extension_workbook(person_of(request), asked_in(request), on=on)
    return workbook_answer(data, f"gia-han-{on:%Y-%m-%d}.xlsx")


@require_POST
def extension_ask(request: HttpRequest, pk: int) -> HttpResponse:
    user, on = person_of(request), today()
    task = task_to_see(user, pk)
    form = AskForm(request.POST, task=task, on=on)
    if form.is_valid() and form.due is not None:
        data = form.cleaned_data
        try:
            extension = ask_extension(
                task,
                proposed_due=form.due,
                words=data["when"],
                reason=data["reason"],
                objective=data["objective"],
                after_due=data.get("after_due", False),
                by=user,
                on=on,
                version=data["version"],
            )
        except RuleBroken as refused:
            form.add_error(None, str(refused))
        else:
            say(request, "Đã gửi đề nghị gia hạn.", undo=_undo(extension))
            warn_of_odd_deadline(request, task.agency_id, None, extension.proposed_due)
            return redirect("task-show", pk=pk)
    page = task_page(task_to_see(user, pk), user=user, today=on, asking=form)
    return render(request, "tasks/task.html", {"page": page})


@require_POST
def extension_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    user = person_of(request)
    extension = extension_to_see(user, pk)
    version = request.POST.get("version", "")
    try:
        extension = withdraw_extension(extension, by=user, on=today(), version=int(version or 0))
    except (RuleBroken, ValueError) as refused:
        say(request, str(refused) if isinstance(refused, RuleBroken) else "Hãy thử lại.")
    else:
        say(request, "Đã rút đề nghị gia hạn.", undo=_undo(extension))
    return redirect("task-show", pk=extension.task_id)


@require_POST
def extension_decide(request: HttpRequest, pk: int) -> HttpResponse:
    user, on = person_of(request), today()
    extension = extension_to_see(user, pk)
    form = DecisionForm(request.POST, extension=extension, on=on)
    if form.is_valid():
        data = form.cleaned_data
        try:
            extension = decide_extension(
                extension,
                grant=form.grants,
                due=form.due,
                note=data["note"],
                objective_confirmed=data["objective_confirmed"],
                by=user,
                on=on,
                version=data["version"],
            )
        except RuleBroken as refused:
            form.add_error(None, str(refused))
        else:
            done = "Đã đồng ý gia hạn." if form.grants else "Đã ghi không đồng ý gia hạn."
            say(request, done, undo=_undo(extension))
            warn_of_odd_deadline(request, extension.agency_id, None, extension.granted_due)
            return redirect(_back(request, extension))
    return _refused(request, extension, form)


def _refused(request: HttpRequest, extension: Extension, form: DecisionForm) -> HttpResponse:
    """The page that the form stands on again, with what was typed."""
    user, on = person_of(request), today()
    if request.POST.get("from") == LIST:
        page = extension_list_page(request, user, on=on, typed=form, about=extension.pk)
        return render(request, "tasks/extensions.html", {"list": page, "page": page.page})
    task = task_to_see(user, extension.task_id)
    return render(request, "tasks/task.html", {"page": task_page(task, user=user, today=on, deciding=form)})


def _back(request: HttpRequest, extension: Extension) -> str:
    if request.POST.get("from") == LIST:
        return f"{reverse('extension-list')}?{request.GET.urlencode()}"
    return reverse("task-show", args=[extension.task_id])


def _undo(extension: Extension) -> str:
    return reverse("task-undo", args=[extension.task_id, extension.task.version])
