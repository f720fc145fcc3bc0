"""Units and people from Excel: upload, look, confirm. Between looking and confirming the rows are in the page."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib.auth.hashers import make_password
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from giaoban.core.reading.formats.sheet import rows_of_sheets
from giaoban.core.reading.formats.sniffing import Form, sniff
from giaoban.core.reading.refusal import Limits, Refused
from giaoban.organisation.access import manager_of
from giaoban.organisation.actions import import_people
from giaoban.organisation.importing.columns import Lists, PersonRow, UnitRow, read_lists
from giaoban.organisation.importing.plan import Plan, make_plan
from giaoban.organisation.importing.template import template
from giaoban.organisation.models import User
from giaoban.organisation.passwords import one_time_password
from giaoban.organisation.rules import RuleBroken
from giaoban.organisation.views.passwords import SHEET, GivenPassword, show_passwords
from giaoban.web.clock import today

SALT = "giaoban.people-import"
PEOPLE = 500  # in one file: each password takes the machine a while to hash
LIMITS = Limits(file_bytes=5_000_000, unpacked_bytes=50_000_000, table_rows=3000)


class FileForm(forms.Form):
    file = forms.FileField(
        label="Tệp Excel (.xlsx, .xls, .ods)",
        error_messages={"required": "Hãy chọn tệp.", "empty": "Tệp rỗng."},
        widget=forms.ClearableFileInput(attrs={"class": "form-control", "accept": ".xlsx,.xls,.ods"}),
    )


def people_import(request: HttpRequest) -> HttpResponse:
    """Upload; answers with what each row would become and what is wrong with it."""
    user = manager_of(request)
    form = FileForm(request.POST or None, request.FILES or None) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid():
        try:
            return _preview(request, _lists(form.cleaned_data["file"]), user)
        except (Refused, RuleBroken) as refused:
            form.add_error("file", str(refused))
    return render(request, "organisation/import.html", {"form": form})


def people_template(request: HttpRequest) -> HttpResponse:
    manager_of(request)
    answer = HttpResponse(template(), content_type=SHEET)
    answer["Content-Disposition"] = 'attachment; filename="don-vi-va-nguoi.xlsx"'
    return answer


@require_POST
def people_import_confirm(request: HttpRequest) -> HttpResponse:
    """Judged again, as the agency may have changed meanwhile; then written, and the passwords shown once."""
    user = manager_of(request)
    try:
        kept = signing.loads(request.POST.get("packed", ""), salt=f"{SALT}.{user.agency_id}")
    except signing.BadSignature:
        return redirect("people-import")
    lists = Lists(tuple(UnitRow(**u) for u in kept["units"]), tuple(PersonRow(**p) for p in kept["people"]))
    plan = make_plan(lists, user.agency, on=today())
    if plan.faults:
        return _preview(request, lists, user)
    passwords = {row.line: one_time_password() for row in plan.people}
    with ThreadPoolExecutor() as pool:
        hashes = dict(zip(passwords, pool.map(make_password, passwords.values()), strict=True))
    try:
        import_people(plan, hashes, by=user, on=today())
    except RuleBroken as broken:
        return _preview(request, lists, user, refusal=str(broken))
    given = [GivenPassword(row.full_name, row.username, passwords[row.line]) for row in plan.people]
    units = f"{len(plan.new_units)} đơn vị, " if plan.new_units else ""
    return show_passwords(request, given, title=f"Đã thêm {units}{len(given)} người")


def _lists(file: Any) -> Lists:
    if file.size > LIMITS.file_bytes:
        raise RuleBroken("Tệp lớn hơn 5 MB; hãy bỏ hình và các trang thừa.")
    data = file.read()
    if sniff(data, file.name) is not Form.SHEET:
        raise RuleBroken("Tệp này không phải bảng tính; hãy dùng .xlsx, .xls hoặc .ods.")
    lists = read_lists(rows_of_sheets(data, LIMITS))
    if not lists.people and not lists.units:
        raise RuleBroken("Không thấy cột “Họ và tên” cùng “Đơn vị” hoặc “Chức vụ”; hãy dùng tệp mẫu.")
    if len(lists.people) > PEOPLE:
        raise RuleBroken(f"Tệp có {len(lists.people)} người; mỗi lần nhập nhiều nhất {PEOPLE} người.")
    return lists


def _preview(request: HttpRequest, lists: Lists, user: User, *, refusal: str = "") -> HttpResponse:
    plan: Plan = make_plan(lists, user.agency, on=today())
    rows = {"units": [asdict(u) for u in lists.units], "people": [asdict(p) for p in lists.people]}
    packed = signing.dumps(rows, salt=f"{SALT}.{user.agency_id}", compress=True)
    context = {"plan": plan, "packed": packed, "refusal": refusal}
    return render(request, "organisation/import_preview.html", context)
