"""Bringing papers in, reviewing what was read, confirming it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from giaoban.intake.access import intake_to_review, may_take_in
from giaoban.intake.actions import confirm_intake, save_draft
from giaoban.intake.amending import amending_offer
from giaoban.intake.continuing_pages import going_on
from giaoban.intake.editing import asked, edited
from giaoban.intake.forms import BringForm, KindForm, VersionForm
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.names import learn_names
from giaoban.intake.pages import review_page
from giaoban.intake.queries import intake_list as intakes_listed
from giaoban.intake.queries import waits_in_vain
from giaoban.intake.reading import bring, read_again
from giaoban.intake.rows import Draft
from giaoban.intake.understanding import known_to
from giaoban.organisation.access import person_of
from giaoban.organisation.calendar import calendars_of
from giaoban.organisation.rules import RuleBroken
from giaoban.web.clock import today
from giaoban.web.htmx import render_page_or_part, wants_part
from giaoban.web.paging import page_of
from giaoban.web.templatetags.words import day as day_words


@require_http_methods(["GET", "POST"])
def intake_list(request: HttpRequest) -> HttpResponse:
    """The papers taken in, and the box for another one."""
    user, day = person_of(request), today()
    may_take_in(user, on=day)
    form = BringForm(request.POST, request.FILES) if request.method == "POST" else BringForm()
    if form.is_bound and form.is_valid():
        brought = [_brought(request, form, data, name) for data, name in form.brought()]
        if len(brought) == 1 and brought[0]:
            return redirect("intake-review", pk=brought[0].pk)
        if len(brought) > 1:
            return redirect("intake-list")
    page = page_of(request, intakes_listed(user))
    being_read = any(intake.state == IntakeState.READING for intake in page.rows)
    return render(request, "intake/list.html", {"form": form, "page": page, "being_read": being_read})


def _brought(request: HttpRequest, form: BringForm, data: bytes, name: str) -> Intake | None:
    """The intake of one of the papers brought, having said what is odd about it; None where it was refused."""
    several = len(request.FILES.getlist("file")) > 1
    try:
        intake, new = bring(data, name, by=person_of(request), on=today())
    except RuleBroken as broken:
        if several:
            messages.error(request, f"“{name}”: {broken}")
        else:
            form.add_error(None, str(broken))
        return None
    if not new:
        who = f"{intake.brought_by.full_name} nạp {day_words(intake.brought_at)}"
        messages.info(request, f"“{name}” đã được {who}; đây là lần nạp đó.")
    elif several:
        messages.success(request, f"Đã nạp “{name}”.")
    return intake


@never_cache  # the Back button shows the draft as it is kept, with the version that the next change needs
def intake_review(request: HttpRequest, pk: int) -> HttpResponse:
    """What was read, to be corrected; how far the reading is, while it lasts."""
    intake = intake_to_review(person_of(request), pk, on=today())
    if intake.state == IntakeState.READING:
        shown = {"intake": intake, "in_vain": waits_in_vain(intake, timezone.now())}
        return render_page_or_part(request, "intake/reading.html", "intake/_reading.html", shown)
    if wants_part(request):  # the progress asks on, and there is something to review now
        return HttpResponseClientRefresh()
    return show_review(request, intake, Draft.from_json(intake.draft))


@require_POST
def intake_save(request: HttpRequest, pk: int) -> HttpResponse:
    """Keeps the corrections; the buttons of the page may ask for something on the way."""
    user, day = person_of(request), today()
    intake = intake_to_review(user, pk, on=day)
    typed = typed_draft(request, intake)
    draft = asked(typed, request.POST.dict())
    try:
        learned = learn_names(request.POST.dict(), by=user, on=day)
        save_draft(intake, draft, by=user, on=day, version=seen_version(request))
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return show_review(request, intake, typed, refused=True)
    if request.POST.get("act") and not draft.row(request.POST.get("row", "")):
        messages.warning(request, "Đã lưu. Hãy chọn một dòng (ô tròn ở đầu dòng) rồi bấm lại.")
    else:
        messages.success(request, "Đã lưu bản đang duyệt." + (f" Đã nhớ {learned} tên gọi." if learned else ""))
    return redirect(reverse("intake-review", args=[pk]) + _place(request, intake, draft))


@require_POST
def intake_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    user, day = person_of(request), today()
    intake = intake_to_review(user, pk, on=day)
    draft = typed_draft(request, intake)
    try:
        learn_names(request.POST.dict(), by=user, on=day)
        if intake.amends_id:
            save_draft(intake, draft, by=user, on=day, version=seen_version(request))
            return redirect("intake-difference", pk=pk)
        confirmed = confirm_intake(intake, draft, by=user, on=day, version=seen_version(request))
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return show_review(request, intake, draft, refused=True)
    messages.success(request, confirmed_words(confirmed), extra_tags=reverse("intake-undo", args=[pk]))
    if confirmed.programme_id:
        return redirect("programme-show", pk=confirmed.programme_id)
    if confirmed.meeting_id:
        return redirect("conclusion-show", pk=confirmed.meeting_id)
    return redirect("intake-review", pk=pk)


def confirmed_words(intake: Intake) -> str:
    """What came of a confirmation, in one or two sentences."""
    told = (
        ("tasks", "nhiệm vụ mới"),
        ("carried", "nhiệm vụ đang có"),
        ("changed", "thay đổi"),
        ("dropped", "việc bỏ"),
        ("events", "lịch"),
    )
    made = [f"{intake.counts[name]} {words}" for name, words in told if intake.counts.get(name)]
    return f"Đã xác nhận: {', '.join(made)}." if made else "Đã xác nhận."


@require_POST
def intake_read_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Reads the paper anew, as the kind that the person says."""
    user, day = person_of(request), today()
    intake = intake_to_review(user, pk, on=day)
    form = KindForm(request.POST)
    kind = form.cleaned_data["kind"] if form.is_valid() else None
    try:
        read_again(intake, by=user, on=day, kind=kind)
    except RuleBroken as broken:
        messages.error(request, str(broken))
    return redirect("intake-review", pk=pk)


def typed_draft(request: HttpRequest, intake: Intake) -> Draft:
    """The kept draft with what was typed over it."""
    return edited(Draft.from_json(intake.draft), request.POST.dict(), calendars_of(person_of(request)))


def seen_version(request: HttpRequest) -> int:
    """The version that the page carried; -1, which is always stale, where it was lost."""
    form = VersionForm(request.POST)
    return int(form.cleaned_data["version"]) if form.is_valid() else -1


def show_review(request: HttpRequest, intake: Intake, draft: Draft, *, refused: bool = False) -> HttpResponse:
    """The review page of a draft, kept or just typed: nothing typed is lost when an act is refused."""
    user, day = person_of(request), today()
    page = review_page(
        intake,
        draft,
        known=known_to(user.agency, on=day),
        going_on=going_on(draft, user=user, today=day),
        refused=refused,
    )
    amending = amending_offer(intake, draft, user=user)
    return render(request, "intake/review.html", {"page": page, "amending": amending})


def _place(request: HttpRequest, intake: Intake, draft: Draft) -> str:
    """Where the page opens again: at a new row, else at the row or the list that was worked on."""
    added = {row.id for row in draft.rows} - {row["id"] for row in intake.draft["rows"]}
    row = next(iter(sorted(added, key=lambda id: int(id[1:]))), request.POST.get("row", ""))
    if draft.row(row):
        return f"#row-{row}"
    return "#summary" if "seen" in request.POST else ""
