"""Pages of tasks, and the acts on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from giaoban.organisation.access import person_of
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks import actions
from giaoban.tasks.access import task_to_see
from giaoban.tasks.forms import ActForm
from giaoban.tasks.models import Task
from giaoban.tasks.pages import task_page
from giaoban.web.clock import today

Doing = Callable[[Task, User, dict[str, Any]], Task]


def task_show(request: HttpRequest, pk: int) -> HttpResponse:
    user = person_of(request)
    task = task_to_see(user, pk)
    return render(request, "tasks/task.html", {"page": task_page(task, user=user, today=today())})


@require_POST
def task_hand_out(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, _hand_out, "Đã phân công.")


@require_POST
def task_receive(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, _plain(actions.receive_task), "Đã nhận việc.")


@require_POST
def task_report(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, _report, "Đã ghi tiến độ.")


@require_POST
def task_hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, _hand_in, "Đã nộp sản phẩm, chờ xác nhận.")


@require_POST
def task_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, _plain(actions.take_back_task), "Đã rút sản phẩm về.")


@require_POST
def task_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, _plain(actions.confirm_task), "Đã xác nhận hoàn thành.")


@require_POST
def task_send_back(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, _send_back, "Đã trả lại.")


def _plain(action: Callable[..., Task]) -> Doing:
    """An act that needs nothing but the version seen."""
    return lambda task, user, data: action(task, by=user, on=today(), version=data["version"])


def _hand_out(task: Task, user: User, data: dict[str, Any]) -> Task:
    if data["to"] is None:
        raise RuleBroken("Hãy chọn người thực hiện.")
    return actions.hand_out_task(task, data["to"], by=user, on=today(), version=data["version"])


def _report(task: Task, user: User, data: dict[str, Any]) -> Task:
    percent = task.percent if data["percent"] is None else data["percent"]
    return actions.report_progress(
        task, by=user, on=today(), version=data["version"], percent=percent, text=data["text"]
    )


def _hand_in(task: Task, user: User, data: dict[str, Any]) -> Task:
    return actions.hand_in_task(task, by=user, on=today(), version=data["version"], text=data["text"])


def _send_back(task: Task, user: User, data: dict[str, Any]) -> Task:
    return actions.send_back_task(task, by=user, on=today(), version=data["version"], reason=data["text"])


def _act(request: HttpRequest, pk: int, do: Doing, done: str) -> HttpResponse:
    """One act: the page again with what was typed where it is refused, else the page as it is now."""
    user = person_of(request)
    task = task_to_see(user, pk)
    form = ActForm(request.POST, task=task, on=today())
    if form.is_valid():
        try:
            do(task, user, form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, done)
            return redirect("home") if "from_home" in request.POST else redirect("task-show", pk=pk)
    return render(request, "tasks/task.html", {"page": task_page(task, user=user, today=today(), form=form)})
