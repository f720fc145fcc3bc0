"""Giving parts of a task to units, and steps of it to people of its unit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from giaoban.organisation.access import person_of
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.access import task_to_see
from giaoban.tasks.actions import add_step, split_task
from giaoban.tasks.conflict import lines_since
from giaoban.tasks.models import Task
from giaoban.tasks.part_powers import why_not_add_step, why_not_split
from giaoban.tasks.parting_forms import SplitForm, StepForm
from giaoban.web.clock import today
from giaoban.web.notices import say

_Judge = Callable[..., RuleBroken | None]


def task_split(request: HttpRequest, pk: int) -> HttpResponse:
    """The form that gives each of several units its part."""
    user, on = person_of(request), today()
    task = _task(user, pk, why_not_split, on)
    form = SplitForm(request.POST or None, task=task, on=on)
    if request.method == "POST" and form.is_valid():
        try:
            parts = form.new_parts()
            split_task(task, parts, by=user, on=on, version=form.cleaned_data["version"])
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            say(request, f"Đã giao phần riêng cho {len(parts)} đơn vị.")
            return redirect("task-show", pk=pk)
    return render(request, "tasks/split.html", {"task": task, "form": form, "since": lines_since(task, form)})


def task_step(request: HttpRequest, pk: int) -> HttpResponse:
    """The form that gives a person of the unit a step."""
    user, on = person_of(request), today()
    task = _task(user, pk, why_not_add_step, on)
    form = StepForm(request.POST or None, task=task, on=on)
    if request.method == "POST" and form.is_valid():
        try:
            add_step(task, by=user, on=on, version=form.cleaned_data["version"], **form.step())
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            say(request, "Đã thêm việc nhỏ.")
            return redirect("task-show", pk=pk)
    return render(request, "tasks/step.html", {"task": task, "form": form, "since": lines_since(task, form)})


def _task(user: User, pk: int, why_not: _Judge, on: date) -> Task:
    """The task, for who may do this to it; others are told why not."""
    task = task_to_see(user, pk)
    broken = why_not(user, task, on=on)
    if broken is not None:
        raise PermissionDenied(str(broken))
    return task
