"""Saying what a paper amends, and the page of the difference, where each line is accepted or refused."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from giaoban.core.continuation import ChangeKind
from giaoban.intake.access import intake_to_review
from giaoban.intake.actions import choose_amended, confirm_amendment, save_draft
from giaoban.intake.amending import AmendedLine, amended_lines
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.rows import Draft
from giaoban.intake.views import confirmed_words, seen_version, show_review, typed_draft
from giaoban.organisation.access import person_of
from giaoban.organisation.rules import RuleBroken
from giaoban.programmes.queries import programmes_visible_to
from giaoban.tasks.pages import Chip, state_chip
from giaoban.web.clock import today


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A line of the difference with where its task stands and whether it is ticked."""

    line: AmendedLine
    state: Chip | None
    ticked: bool


@dataclass(frozen=True, slots=True)
class DifferenceGroup:
    """The lines that are changed in one way, with what ticking them means."""

    name: str
    title: str
    tick: str
    rows: Sequence[DifferenceRow]


@dataclass(frozen=True, slots=True)
class DifferencePage:
    """The whole page: what to decide on, and what stays."""

    intake: Intake
    groups: Sequence[DifferenceGroup]
    unchanged: Sequence[DifferenceRow]
    seen: Mapping[int, int]


GROUPS: tuple[tuple[ChangeKind, str, str], ...] = (
    (ChangeKind.CHANGED, "Thay đổi", "Nhận thay đổi"),
    (ChangeKind.ADDED, "Thêm", "Giao việc mới"),
    (ChangeKind.DROPPED, "Bỏ", "Huỷ việc"),
)


@require_POST
def intake_amends(request: HttpRequest, pk: int) -> HttpResponse:
    """Keeps what was typed, and which programme the paper amends; the empty choice says that it amends none."""
    user, day = person_of(request), today()
    intake = intake_to_review(user, pk, on=day)
    asked = request.POST.get("amends") or request.POST.get("amends-other", "")
    programme = get_object_or_404(programmes_visible_to(user), pk=asked) if asked.isdigit() else None
    draft = typed_draft(request, intake)
    try:
        intake = save_draft(intake, draft, by=user, on=day, version=seen_version(request))
        choose_amended(intake, programme, by=user, on=day, version=intake.version)
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return show_review(request, intake, draft)
    return redirect("intake-difference" if programme else "intake-review", pk=pk)


@never_cache
@require_http_methods(["GET", "POST"])
def intake_difference(request: HttpRequest, pk: int) -> HttpResponse:
    """What an amended programme changes in running work; confirming applies what is ticked."""
    user, day = person_of(request), today()
    intake = intake_to_review(user, pk, on=day)
    if intake.state != IntakeState.TO_REVIEW or intake.amends is None:
        return redirect("intake-review", pk=pk)
    ticked = None
    if request.method == "POST":
        ticked = frozenset(request.POST.getlist("accept"))
        try:
            confirmed = confirm_amendment(
                intake, accepted=ticked, seen=_seen(request), by=user, on=day, version=seen_version(request)
            )
        except RuleBroken as broken:
            messages.error(request, str(broken))
        else:
            messages.success(request, confirmed_words(confirmed), extra_tags=reverse("intake-undo", args=[pk]))
            return redirect("programme-show", pk=confirmed.programme_id)
    lines = amended_lines(Draft.from_json(intake.draft), intake.amends)
    return render(request, "intake/difference.html", {"page": _page(intake, lines, ticked)})


def _page(intake: Intake, lines: Sequence[AmendedLine], ticked: Collection[str] | None) -> DifferencePage:
    rows = [_row(line, ticked) for line in lines]
    groups = [
        DifferenceGroup(kind.value, title, tick, [row for row in rows if row.line.change.kind is kind])
        for kind, title, tick in GROUPS
    ]
    return DifferencePage(
        intake=intake,
        groups=[group for group in groups if group.rows],
        unchanged=[row for row in rows if row.line.change.kind is ChangeKind.UNCHANGED],
        seen={line.task.pk: line.task.version for line in lines if line.task},
    )


def _row(line: AmendedLine, ticked: Collection[str] | None) -> DifferenceRow:
    """What somebody ticked stays so when the act was refused."""
    accept = line.accept if ticked is None else line.open and line.key in ticked
    return DifferenceRow(line, state_chip(line.task, today()) if line.task else None, accept)


def _seen(request: HttpRequest) -> dict[int, int]:
    """The fields "seen-12": the version of each task that the page showed."""
    typed = request.POST.dict()
    fields = {name.removeprefix("seen-"): str(value) for name, value in typed.items() if name.startswith("seen-")}
    return {int(task): int(version) for task, version in fields.items() if task.isdigit() and version.isdigit()}
