"""The button that takes a whole confirmation back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_POST

from giaoban.intake.access import intake_to_review
from giaoban.intake.actions import undo_intake
from giaoban.organisation.access import person_of
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.actions import WorkDone
from giaoban.web.clock import today

UNDONE = "Đã hoàn tác việc nạp. Văn bản lại chờ xác nhận, mọi chỗ đã sửa còn nguyên."


@require_POST
def intake_undo(request: HttpRequest, pk: int) -> HttpResponse:
    user, day = person_of(request), today()
    intake = intake_to_review(user, pk, on=day)
    try:
        undo_intake(intake, by=user, on=day, at=timezone.now())
    except WorkDone as done:
        messages.error(request, named(done))
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, UNDONE)
    return redirect("intake-review", pk=pk)


def named(done: WorkDone) -> str:
    """The sentence that refuses, with links to the work that stands in the way."""
    links = format_html_join(
        "; ", '<a href="{}">{}</a>', ((reverse("task-show", args=[task.pk]), str(task)) for task in done.tasks[:3])
    )
    more = f" và {len(done.tasks) - 3} việc khác" if len(done.tasks) > 3 else ""
    return format_html("Không hoàn tác được vì đã có người làm trên: {}{}.", links, more)
