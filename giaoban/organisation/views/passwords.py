"""Passwords that work once, shown once: as a page to print and as a sheet to keep till they are handed out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from giaoban.organisation.access import manager_of
from giaoban.organisation.models import User
from giaoban.organisation.password_sheet import password_workbook

SALT = "giaoban.given-passwords"
SECONDS = 900  # as long as the page may serve its sheet
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class GivenPassword:
    full_name: str
    username: str
    password: str

    @classmethod
    def of(cls, person: User, password: str) -> GivenPassword:
        return cls(person.full_name, person.username, password)


def show_passwords(request: HttpRequest, given: Sequence[GivenPassword], *, title: str) -> HttpResponse:
    """The answer to the act itself, kept by nobody: not by the browser, not by us."""
    packed = signing.dumps([asdict(g) for g in given], salt=SALT, compress=True)
    answer = render(request, "organisation/passwords.html", {"given": given, "title": title, "packed": packed})
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
def passwords_sheet(request: HttpRequest) -> HttpResponse:
    """The same list as an Excel sheet; made of what the page holds, for a quarter of an hour."""
    manager_of(request)
    try:
        rows = signing.loads(request.POST.get("packed", ""), salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return redirect("directory")
    answer = HttpResponse(password_workbook(rows), content_type=SHEET)
    answer["Content-Disposition"] = 'attachment; filename="mat-khau-mot-lan.xlsx"'
    answer["Cache-Control"] = "no-store"
    return answer
