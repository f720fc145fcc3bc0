"""Agencies live side by side and do not see each other: every address of the house, asked by somebody of another.

Nothing is listed by hand: addresses come from the URL configuration, rows from the tables, so that a page added
tomorrow is walked too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.http import FileResponse, StreamingHttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from giaoban.audit.models import Head
from giaoban.demo.actions import make_demo
from giaoban.organisation.models import Agency, Role, User
from giaoban.web.clock import today
from tests.build import make_agency, make_person, make_unit

OURS = [m for m in apps.get_models() if m.__module__.startswith("giaoban.") and hasattr(m, "agency_id")]
FREE = "không có ở đâu"  # what stands in an address for words


@pytest.fixture
def others(db: None, paper_store: object) -> Agency:
    """An agency with a month of life in it."""
    return make_demo(on=today())


@pytest.fixture
def strangers(others: Agency) -> list[User]:
    """People of another agency with every power that there is."""
    agency = make_agency("Ban Quản lý Khu kinh tế", province="Hoài Châu")
    unit = make_unit(agency, "Tổ Giúp việc Riêng", short_name="TGVR")
    chief = make_person(agency, "la.truong", Role.OFFICE_CHIEF, unit=unit, full_name="Ung Thị Lạ")
    admin = make_person(agency, "la.quantri", Role.ADMIN, full_name="Ninh Văn Khác")
    return [chief, admin]


def addresses() -> list[tuple[str, dict[str, Any], str]]:
    """Every address as a text with holes, what fills them, and the app that answers."""
    return list(_walked(get_resolver().url_patterns, ""))


def _walked(patterns: Any, start: str) -> Iterator[tuple[str, dict[str, Any], str]]:
    for entry in patterns:
        here = f"{start}{entry.pattern._route}"
        if isinstance(entry, URLResolver):
            yield from _walked(entry.url_patterns, here)
        elif isinstance(entry, URLPattern) and here != "logout/":
            yield here, dict(entry.pattern.converters), entry.callback.__module__.split(".")[1]


def filled(route: str, converters: dict[str, Any], pk: int) -> str:
    """The address with a row's number in every hole for a number."""
    for name, converter in converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower()
        value = {"str": FREE, "slug": "khong-co", "path": FREE}.get(kind, str(pk))
        route = route.replace(f"<{kind}:{name}>", value).replace(f"<{name}>", value)
    return f"/{route}"


def asked_for(agency: Agency) -> list[str]:
    """All addresses; those with holes with the number of a row of each table of their app."""
    numbers = numbers_of(agency)
    found = [filled(route, holes, pk) for route, holes, app in addresses() for pk in numbers.get(app, [1])]
    return list(dict.fromkeys(found))


def numbers_of(agency: Agency) -> dict[str, list[int]]:
    """The number of one row of the agency in each table, by app."""
    found: dict[str, list[int]] = {}
    for model in OURS:
        row = model._default_manager.filter(agency_id=agency.pk).order_by("-pk").first()
        found.setdefault(model._meta.app_label, []).extend([row.pk] if row else [])
    return found


def texts_of(agency: Agency) -> set[str]:
    """What the agency's rows say, where it is long enough to be no word of the house ("Chánh Văn phòng")."""
    found: set[str] = set()
    for model in OURS:
        names = [f.name for f in model._meta.concrete_fields if isinstance(f, models.CharField | models.TextField)]
        names = [name for name in names if not model._meta.get_field(name).choices]  # type: ignore[union-attr]
        rows = model._default_manager.filter(agency_id=agency.pk).values_list(*names) if names else ()
        found |= {str(text).strip() for row in rows for text in row if text and len(str(text)) >= 16}
    return found


def body(answer: Any) -> str:
    if isinstance(answer, FileResponse | StreamingHttpResponse):
        return b"".join(answer).decode(errors="replace")
    return str(answer.content.decode(errors="replace"))


def rows_of(agency: Agency) -> dict[str, list[Any]]:
    tables = {m.__name__: m._default_manager.filter(agency_id=agency.pk).order_by("pk") for m in OURS}
    return {name: list(rows.values_list()) for name, rows in tables.items()}


def test_no_page_shows_anything_of_another_agency(others: Agency, strangers: list[User]) -> None:
    secrets = texts_of(others) - texts_of(strangers[0].agency)
    paths = asked_for(others)
    leaks = []

    for stranger in strangers:
        client = Client()
        client.force_login(stranger)
        common = body(client.get("/style/"))
        for path in paths:
            answer = client.get(path, follow=False)
            text = body(answer)
            leaks += [
                (stranger.username, path, secret) for secret in secrets if secret in text and secret not in common
            ]

    assert len(secrets) > 100
    assert len(paths) > 100
    assert leaks == []


def test_nothing_that_is_sent_changes_another_agency(others: Agency, strangers: list[User]) -> None:
    before, links = rows_of(others), Head.objects.get(agency=others).number
    typed = {"version": "1", "text": "x", "reason": "x", "percent": "50", "name": "x", "last_day": "2026-11-20"}

    answers: list[int] = []
    for stranger in strangers:
        client = Client()
        client.force_login(stranger)
        answers += [client.post(path, typed).status_code for path in asked_for(others)]

    assert rows_of(others) == before
    assert Head.objects.get(agency=others).number == links
    assert not set(answers) & {500}
