"""The sheet of a unit: rows worked on in place, sent, accepted or returned."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.planning.access.collecting import person_planning, row_to_see, sheet_to_see
from giaoban.planning.actions import sheets as actions
from giaoban.planning.actions.sheet_files import LARGEST_FILE, READING
from giaoban.planning.models import Proposal, Sheet
from giaoban.planning.sheet_file import bring
from giaoban.planning.sheet_forms import RowForm
from giaoban.planning.sheet_pages import faults_workbook, sheet_page
from giaoban.web.clock import today
from giaoban.web.htmx import render_page_or_part, wants_part
from giaoban.web.numbers import whole_number
from giaoban.web.workbooks import workbook_answer


@never_cache  # the Back button shows the rows as they are kept, with the versions that the next change needs
def sheet_show(request: HttpRequest, pk: int) -> HttpResponse:
    user = person_planning(request)
    return _page(request, user, sheet_to_see(user, pk, on=today()))


def _page(
    request: HttpRequest,
    user: User,
    sheet: Sheet,
    *,
    form: RowForm | None = None,
    conflict: bool = False,
    typed: str = "",
    reason: str = "",
) -> HttpResponse:
    """The page; `typed` and `reason` are what a refused act would otherwise lose."""
    page = sheet_page(request, sheet, user, today(), form=form, conflict=conflict)
    context = {"page": page, "typed": typed, "reason": reason}
    return render_page_or_part(request, "planning/sheet.html", "planning/_sheet.html", context)


@require_POST
def row_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Adds a typed line and opens it, so that what was understood can be mended at once."""
    user = person_planning(request)
    sheet = sheet_to_see(user, pk, on=today())
    line = request.POST.get("line", "")[:2000]
    try:
        row = actions.add_row(sheet, line, by=user, on=today())
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return _page(request, user, sheet_to_see(user, pk, on=today()), typed=line)
    messages.success(request, "Đã thêm dòng; hãy xem phần mềm hiểu có đúng không.")
    last = max(1, -(-sheet.proposals.count() // 100))
    return redirect(f"{reverse('sheet-show', args=[pk])}?page={last}&row={row.pk}#row-{row.pk}")


@require_POST
def row_save(request: HttpRequest, pk: int) -> HttpResponse:
    """Keeps a row; where somebody was quicker both versions are shown and what was typed stays in its boxes."""
    user, day = person_planning(request), today()
    row = row_to_see(user, pk, on=day)
    form = RowForm(request.POST, row=row, on=day)
    if not form.is_valid():
        return _page(request, user, row.sheet, form=form)
    try:
        actions.save_row(row, form.words(), by=user, on=day, version=form.cleaned_data["version"])
    except Stale:
        typed = request.POST.copy()
        typed["version"] = str(row.version)
        return _page(request, user, row.sheet, form=RowForm(typed, row=row, on=day), conflict=True)
    except RuleBroken as broken:
        form.add_error(None, str(broken))
        return _page(request, user, row.sheet, form=form)
    return _back(request, row)


@require_POST
def row_tick(request: HttpRequest, pk: int) -> HttpResponse:
    ticked = request.POST.get("ticked") == "1"
    return _on_row(
        request, pk, lambda row, user, version: actions.tick_row(row, ticked, by=user, on=today(), version=version)
    )


@require_POST
def row_move(request: HttpRequest, pk: int) -> HttpResponse:
    down = request.POST.get("way") == "down"
    return _on_row(request, pk, lambda row, user, version: actions.move_row(row, down=down, by=user, on=today()))


@require_POST
def row_remove(request: HttpRequest, pk: int) -> HttpResponse:
    return _on_row(
        request, pk, lambda row, user, version: actions.remove_row(row, by=user, on=today(), version=version)
    )


def _on_row(request: HttpRequest, pk: int, act: Callable[[Proposal, User, int], object]) -> HttpResponse:
    user = person_planning(request)
    row = row_to_see(user, pk, on=today())
    try:
        act(row, user, _version(request))
    except RuleBroken as broken:
        messages.error(request, str(broken))
    return _back(request, row)


def _back(request: HttpRequest, row: Proposal) -> HttpResponse:
    """The sheet where the row stands: the part for htmx, else the page by its address."""
    if wants_part(request):
        user = person_planning(request)
        return _page(request, user, sheet_to_see(user, row.sheet_id, on=today()))
    page = request.GET.get("page", "")
    query = f"?page={page}" if page.isdecimal() else ""
    return redirect(f"{reverse('sheet-show', args=[row.sheet_id])}{query}#row-{row.pk}")


@require_POST
def sheet_upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes the unit's own file: read, checked, taken in whole or given back with the list."""
    user, day = person_planning(request), today()
    sheet = sheet_to_see(user, pk, on=day)
    file = request.FILES.get("file")
    try:
        if file is None or file.name is None:
            raise RuleBroken("Hãy chọn tệp Word, Excel hoặc PDF của đơn vị.")
        sheet = bring(sheet, file.read(LARGEST_FILE + 1), file.name, by=user, on=day)
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        _say_outcome(request, sheet)
    return redirect(f"{reverse('sheet-show', args=[pk])}#file")


def _say_outcome(request: HttpRequest, sheet: Sheet) -> None:
    if any(fault.get("kind") == READING for fault in sheet.faults):
        messages.info(request, "Đã nhận tệp và đang đọc; bạn có thể rời trang này.")
    elif any(fault["stops"] for fault in sheet.faults):
        messages.error(request, sheet.returned_reason)
    else:
        messages.success(request, "Đã nhận tệp; các dòng nằm ở cuối phiếu.")


def sheet_faults(request: HttpRequest, pk: int) -> HttpResponse:
    """What the unit's file lacks, as an Excel file to mend it by."""
    user, day = person_planning(request), today()
    sheet = sheet_to_see(user, pk, on=day)
    return workbook_answer(faults_workbook(sheet, on=day), f"can-sua-{sheet.pk}.xlsx")


@require_POST
def sheet_submit(request: HttpRequest, pk: int) -> HttpResponse:
    return _on_sheet(
        request,
        pk,
        lambda sheet, user, version: actions.submit_sheet(
            sheet, by=user, on=today(), at=timezone.now(), version=version
        ),
        "Đã gửi phiếu về Văn phòng.",
    )


@require_POST
def sheet_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    return _on_sheet(
        request,
        pk,
        lambda sheet, user, version: actions.withdraw_sheet(sheet, by=user, on=today(), version=version),
        "Đã rút phiếu về để soạn tiếp.",
    )


@require_POST
def sheet_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives a sheet back; a refused return keeps the reason that was typed."""
    user, reason = person_planning(request), request.POST.get("reason", "")[:2000]
    sheet = sheet_to_see(user, pk, on=today())
    try:
        actions.return_sheet(sheet, reason, by=user, on=today(), at=timezone.now(), version=_version(request))
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return _page(request, user, sheet_to_see(user, pk, on=today()), reason=reason)
    messages.success(request, "Đã trả lại phiếu.")
    return redirect("sheet-show", pk=pk)


@require_POST
def sheet_accept(request: HttpRequest, pk: int) -> HttpResponse:
    return _on_sheet(
        request,
        pk,
        lambda sheet, user, version: actions.accept_sheet(
            sheet, by=user, on=today(), at=timezone.now(), version=version
        ),
        "Đã nhận phiếu.",
    )


def _on_sheet(request: HttpRequest, pk: int, act: Callable[[Sheet, User, int], object], done: str) -> HttpResponse:
    user = person_planning(request)
    sheet = sheet_to_see(user, pk, on=today())
    try:
        act(sheet, user, _version(request))
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, done)
    return redirect("sheet-show", pk=pk)


def _version(request: HttpRequest) -> int:
    return whole_number(request.POST.get("version")) or 0
