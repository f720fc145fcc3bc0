"""Pages of tasks, and the acts on them."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.calendar.typed_deadlines import read_typed_deadline
from giaoban.core.lifecycle.tasks import Verb
from giaoban.organisation.access import person_of
from giaoban.organisation.calendar import calendars_of
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.tasks import actions
from giaoban.tasks.access import task_to_change, task_to_see
from giaoban.tasks.conflict import change_conflict
from giaoban.tasks.forms import ActForm
from giaoban.tasks.models import Task
from giaoban.tasks.odd_deadlines import odd_deadline
from giaoban.tasks.odd_notices import warn_of_odd_deadline
from giaoban.tasks.pages import OnTop, task_page
from giaoban.tasks.powers import HAND_OUT, REPORT, SUBMIT, undoes, why_not
from giaoban.tasks.quick_add import deadline_words, what_to_look_at
from giaoban.tasks.quick_add_forms import ChangeForm
from giaoban.web.clock import today
from giaoban.web.coming_back import came_from
from giaoban.web.notices import say

ON_TOP = OnTop("change", "Lưu bản của tôi lên bản mới")
Doing = Callable[[Task, User, ActForm], Task]


def task_show(request: HttpRequest, pk: int) -> HttpResponse:
    user = person_of(request)
    task = task_to_see(user, pk)
    return render(request, "tasks/task.html", {"page": task_page(task, user=user, today=today())})


@require_POST
def task_assign(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, Verb.ASSIGN, _plain(actions.assign_task), "Đã giao việc.")


@require_POST
def task_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(
        request, pk, Verb.WITHDRAW, _plain(actions.withdraw_task), "Đã rút lại việc giao; nhiệm vụ là bản nháp."
    )


@require_POST
def task_hand_out(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, HAND_OUT, _hand_out, "Đã phân công.")


@require_POST
def task_receive(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, Verb.RECEIVE, _plain(actions.receive_task), "Đã nhận việc.")


@require_POST
def task_start(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, Verb.START, _plain(actions.start_task), "Đã ghi bắt đầu thực hiện.")


@require_POST
def task_report(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, REPORT, _report, "Đã ghi tiến độ.")


@require_POST
def task_hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, Verb.HAND_IN, _hand_in, "Đã nộp sản phẩm, chờ xác nhận.")


@require_POST
def task_submit(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, SUBMIT, _submit, "Đã nộp sản phẩm; công việc vẫn đang thực hiện.")


@require_POST
def task_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, Verb.TAKE_BACK, _plain(actions.take_back_task), "Đã rút sản phẩm về.")


@require_POST
def task_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, Verb.CONFIRM, _plain(actions.confirm_task), "Đã xác nhận hoàn thành.")


@require_POST
def task_send_back(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, Verb.SEND_BACK, _send_back, "Đã trả lại.")


@require_POST
def task_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, Verb.REOPEN, _with_reason(actions.reopen_task), "Đã mở lại nhiệm vụ.")


@require_POST
def task_return_to_office(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, Verb.RETURN_TO_OFFICE, _with_reason(actions.return_to_office), "Đã trả việc về Văn phòng.")


@require_POST
def task_pause(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(
        request,
        pk,
        Verb.PAUSE,
        _or_with_parts(_with_reason(actions.pause_task), _with_reason(actions.pause_with_parts)),
        "Đã tạm dừng; thời hạn dừng theo, khi tiếp tục sẽ lùi tương ứng.",
    )


@require_POST
def task_resume(request: HttpRequest, pk: int) -> HttpResponse:
    do = _or_with_parts(_plain(actions.resume_task), _plain(actions.resume_with_parts))
    return _act(request, pk, Verb.RESUME, do, "Đã cho tiếp tục.")


@require_POST
def task_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    do = _or_with_parts(_with_reason(actions.cancel_task), _with_reason(actions.cancel_with_parts))
    return _act(request, pk, Verb.CANCEL, do, "Đã huỷ nhiệm vụ.")


@require_POST
def task_restore(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, Verb.RESTORE, _plain(actions.restore_task), "Đã khôi phục thành bản nháp.")


@require_POST
def task_undo(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    user = person_of(request)
    task = task_to_see(user, pk)
    try:
        actions.undo_last_act(task, by=user, at=timezone.now(), version=version)
    except Stale:
        messages.warning(request, "Không còn hoàn tác được: nhiệm vụ đã có thay đổi khác.")
    except RuleBroken as broken:
        messages.warning(request, str(broken))
    else:
        messages.success(request, "Đã hoàn tác.")
    return redirect("home") if came_from(request, "home") else redirect("task-show", pk=pk)


def task_change(request: HttpRequest, pk: int) -> HttpResponse:
    """The form that changes what a task is, and its answer."""
    user, on = person_of(request), today()
    task = task_to_change(user, pk, on=on)
    form = ChangeForm(request.POST or None, task=task, on=on)
    if request.method == "POST" and form.is_valid():
        try:
            data = form.cleaned_data
            changed = actions.change_task(
                task, form.change(), by=user, on=on, version=data["version"], reason=data["reason"]
            )
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            say(request, "Đã sửa nhiệm vụ.", undo=undo_url(changed))
            if changed.due != task.due or changed.start != task.start:
                warn_of_odd_deadline(request, changed.agency_id, changed.start, changed.due)
            return redirect("task-show", pk=pk)
    conflict = change_conflict(task, form)
    if conflict is not None:
        form = ChangeForm(conflict.laid_over(request.POST), task=task, on=on)
    return render(request, "tasks/change.html", {"task": task, "form": form, "conflict": conflict, "again": ON_TOP})


def task_deadline(request: HttpRequest) -> HttpResponse:
    """What words of a deadline mean, shown beside the box in which they are typed."""
    user, on = person_of(request), today()
    read = read_typed_deadline(request.GET.get("when", "")[:200], on, calendars_of(user))
    words = deadline_words(read) if read and read.kind is not DeadlineKind.NONE else ""
    look = what_to_look_at(read, odd_deadline(user.agency_id, read.start, read.due, on=on)) if read else ""
    return render(request, "tasks/_deadline_read.html", {"deadline": read, "words": words, "look": look})


def undo_url(task: Task) -> str:
    return reverse("task-undo", args=[task.pk, task.version])


def _plain(action: Callable[..., Task]) -> Doing:
    """An act that needs nothing but the version seen."""
    return lambda task, user, form: action(task, by=user, on=today(), version=form.cleaned_data["version"])


def _with_reason(action: Callable[..., Task]) -> Doing:
    """An act that must say why."""
    return lambda task, user, form: action(
        task, by=user, on=today(), version=form.cleaned_data["version"], reason=form.cleaned_data["text"]
    )


def _or_with_parts(alone: Doing, together: Doing) -> Doing:
    """The act on the task alone, or on its parts too, as the person ticked."""
    return lambda task, user, form: (together if "parts" in form.data else alone)(task, user, form)


def _hand_out(task: Task, user: User, form: ActForm) -> Task:
    data = form.cleaned_data
    if data["to"] is None:
        raise RuleBroken("Hãy chọn người thực hiện.")
    return actions.hand_out_task(task, data["to"], by=user, on=today(), version=data["version"], reason=data["text"])


def _report(task: Task, user: User, form: ActForm) -> Task:
    data = form.cleaned_data
    percent = task.percent if data["percent"] is None else data["percent"]
    return actions.report_progress(
        task, by=user, on=today(), version=data["version"], percent=percent, text=data["text"]
    )


def _hand_in(task: Task, user: User, form: ActForm) -> Task:
    data = form.cleaned_data
    return actions.hand_in_task(
        task,
        by=user,
        on=today(),
        version=data["version"],
        text=data["text"],
        number=data["number"],
        signed_on=data["signed_on"],
        file=form.handed_in(),
        product=data["product"],
        link=data["link"],
    )


def _submit(task: Task, user: User, form: ActForm) -> Task:
    return actions.submit_product(task, form.handed(), by=user, on=today(), version=form.cleaned_data["version"])


def _send_back(task: Task, user: User, form: ActForm) -> Task:
    data = form.cleaned_data
    return actions.send_back_task(
        task, by=user, on=today(), version=data["version"], reason=data["text"], returned=form.returned()
    )


def _act(request: HttpRequest, pk: int, verb: str, do: Doing, done: str) -> HttpResponse:
    """One act: the page again with what was typed where it is refused, else the page as it is now."""
    user = person_of(request)
    task = task_to_see(user, pk)
    form = ActForm(request.POST, request.FILES, task=task, on=today())
    if form.is_valid():
        try:
            now = do(task, user, form)
        except RuleBroken as refused:
            form.add_error(None, str(refused))
        else:
            alone = "parts" not in request.POST  # what was done to several tasks is not taken back from one
            say(request, done, undo=undo_url(now) if alone and undoes(f"task.{verb}") else "")
            return redirect("home") if "from_home" in request.POST else redirect("task-show", pk=pk)
    elif broken := why_not(verb, user, task, on=today()):  # what is wrong in a field that is not shown tells nothing
        form.add_error(None, str(broken))
    page = task_page(task_to_see(user, pk), user=user, today=today(), form=form, refused=verb)
    return render(request, "tasks/task.html", {"page": page})
