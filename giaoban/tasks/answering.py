"""The page that a notice or a mail leads to: one task, one form, one answer. Made for a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from giaoban.organisation.access import person_of
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.access import task_to_see
from giaoban.tasks.actions import answer_urge, report_progress
from giaoban.tasks.answering_forms import AnswerForm
from giaoban.tasks.extension_forms import AskForm
from giaoban.tasks.models import Task, Urge
from giaoban.tasks.pages import TaskRow, rows_of
from giaoban.tasks.powers import why_not_ask_extension, why_not_report
from giaoban.tasks.queries import unanswered
from giaoban.web.clock import today
from giaoban.web.notices import say

SHOWN = 3  # of what one was urged: the last ones say it


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """The task, what one was told about it, and what one can answer; `ask` where another deadline can be asked for."""

    row: TaskRow
    urges: Sequence[Urge]
    reports: bool
    form: AnswerForm
    ask: AskForm | None

    @property
    def answers(self) -> bool:
        """Whether there is anything to be said here at all."""
        return self.reports or bool(self.urges)


def task_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The small page, and its answer; what was typed stays where it is refused."""
    user = person_of(request)
    task = task_to_see(user, pk)
    form = AnswerForm(request.POST or None, task=task)
    if request.method == "POST" and form.is_valid():
        try:
            said = _answer(task, user, form)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            say(request, said)
            return redirect("task-show", pk=pk)
    return render(request, "tasks/answer.html", {"page": _page(task, user, form)})


def _page(task: Task, user: User, form: AnswerForm) -> AnswerPage:
    on = today()
    return AnswerPage(
        row=rows_of([task], on)[0],
        urges=list(unanswered(task, user).select_related("by")[:SHOWN]),
        reports=why_not_report(user, task, on=on) is None,
        form=form,
        ask=AskForm(task=task, on=on) if why_not_ask_extension(user, task, on=on) is None else None,
    )


def _answer(task: Task, user: User, form: AnswerForm) -> str:
    data = form.cleaned_data
    if why_not_report(user, task, on=today()) is not None:
        answer_urge(task, by=user, at=timezone.now(), text=data["text"])
        return "Đã gửi trả lời."
    percent = task.percent if data["percent"] is None else data["percent"]
    report_progress(task, by=user, on=today(), version=data["version"], percent=percent, text=data["text"])
    return "Đã ghi tiến độ."
