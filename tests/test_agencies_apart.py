"""Agencies live side by side and do not see each other: every address of the house, asked by somebody of another.

Nothing is listed by hand: addresses come from the URL configuration, rows from the tables, so that a page added
tomorrow is walked too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.http import FileResponse, StreamingHttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from giaoban.audit.models import Head
from giaoban.core.reading.reader import Paper as ReadPaper
from giaoban.core.urging.ladder import Addressee
from giaoban.intake.actions import confirm_intake
from giaoban.intake.rows import Draft
from giaoban.notifications.actions import Told, notify, set_wishes
from giaoban.notifications.models import NoticeKind
from giaoban.organisation.actions import deputise, knock, learn_alias
from giaoban.organisation.actions.calendar import NewDay, set_calendar_day
from giaoban.organisation.calendar import calendar_for
from giaoban.organisation.models import Agency, DayKind, Role, Unit, User
from giaoban.planning.actions.approving import submit_draft
from giaoban.planning.actions.carrying_over import Going, carry_over
from giaoban.planning.actions.collecting import open_collection
from giaoban.planning.actions.draft_comments import comment_on_draft
from giaoban.planning.actions.drafting import make_draft
from giaoban.planning.actions.ruling import PlanningRulesChange, set_planning_rules
from giaoban.planning.actions.sheets import add_row, submit_sheet, tick_row
from giaoban.planning.actions.templates import TemplateWords, add_template
from giaoban.planning.collecting import next_period
from giaoban.planning.models import Collection, Proposal, Sheet
from giaoban.planning.models import Draft as PlanDraft
from giaoban.planning.preflight import faults_of
from giaoban.planning.templates_rules import as_bits
from giaoban.programmes.actions.amending import Decision, withdraw_line
from giaoban.programmes.models import Programme, ProgrammeKind
from giaoban.reports.actions import confirm_review
from giaoban.tasks.actions import NewFile, ask_extension, decide_extension, hand_in_task, report_progress
from giaoban.tasks.actions.keeping import save_list
from giaoban.tasks.actions.ruling import TaskRulesChange, set_task_rules
from giaoban.tasks.models import Extension, Task
from giaoban.urging.actions import run_ladder, set_ladder, set_urging_rules, urge_tasks
from giaoban.urging.actions.by_hand import Wish
from giaoban.urging.actions.ruling import UrgingRulesChange
from giaoban.urging.looking import look, week_marks
from giaoban.urging.rungs import NewRung, kept_rungs, mark_of
from giaoban.web.clock import today
from tests.build import (
    make_agency,
    make_intake,
    make_notice_paper,
    make_person,
    make_programme_paper,
    make_review_paper,
    make_schedule_paper,
    make_task,
    make_unit,
)

OURS = [m for m in apps.get_models() if m.__module__.startswith("giaoban.") and hasattr(m, "agency_id")]
FREE = "không có ở đâu"  # what stands in an address for words


@pytest.fixture
def others(db: None, paper_store: object) -> Agency:
    """An agency with something in every table."""
    agency = make_agency("Sở Nông nghiệp và Môi trường", province="Lam Giang thượng du")
    unit = make_unit(agency, "Phòng Thuỷ sản và Kiểm ngư", short_name="Kiểm ngư miền sông")
    chief = make_person(agency, "chanhvanphong", Role.OFFICE_CHIEF, unit=unit, full_name="Nguyễn Thị Thanh Công")
    doer = make_person(agency, "chuyenvien", Role.SPECIALIST, unit=unit, full_name="Ngô Thị Bích Ngọc Lan")
    learn_alias("Ban Kiểm ngư đường thuỷ", by=chief, unit=unit)
    deputise(chief, doer, by=chief, on=today(), first=today(), last=today(), reason="Đi học lớp bồi dưỡng nghiệp vụ")
    save_list("Việc thuỷ sản tôi phải theo dõi", "state=open", by=chief)
    knock(doer.username, "192.0.2.7", by=None, at=timezone.now())
    told = Told(doer.pk, NoticeKind.WORK, "Việc mới: kiểm đếm tàu cá", "Hạn trước ngày nước lên", personal=True)
    notify([told], by=chief, agency_id=agency.pk, at=timezone.now())
    set_wishes(by=doer, version=None, digest=True, digest_hour=9, at_once=True, muted=[NoticeKind.PLAN])
    for n, (paper, confirm) in enumerate(PAPERS):
        intake = make_intake(chief, paper, data=f"paper {n}".encode(), on=today())
        confirm(intake, Draft.from_json(intake.draft), by=chief, on=today(), version=intake.version)
    make_intake(chief, make_programme_paper(2), data=b"still to be read", on=today())
    counting = make_task(chief, "Kiểm đếm tàu cá trên sông Thượng", unit=unit, due=today())
    _rule(chief)
    _urge(counting, chief)
    _work_on(counting, doer, chief)
    _change(Programme.objects.get(agency=agency), chief)
    _draft(_collect(unit, chief), chief)
    return agency


def _rule(chief: User) -> None:
    """The agency has its own days, its own rules and its own ladder."""
    holiday = NewDay(today() + timedelta(60), DayKind.OFF, "Hội đua thuyền trên sông Thượng")
    set_calendar_day(holiday, by=chief, on=today())
    set_task_rules(TaskRulesChange("confirmed", True, 4, 5), by=chief, on=today(), version=1)
    set_planning_rules(PlanningRulesChange(frozenset(), 17), by=chief, on=today(), version=1)
    set_urging_rules(UrgingRulesChange(active=True, from_hour=6, to_hour=19), by=chief, on=today(), version=1)
    rungs = [NewRung(0, Addressee.DOER, "Tàu cá hôm nay phải đếm xong")]
    set_ladder(rungs, by=chief, on=today(), seen=mark_of(kept_rungs(chief.agency_id)))


def _urge(task: Task, chief: User) -> None:
    """The ladder was climbed on the last working day, the Chief urged by hand and looked at the desk."""
    worked = calendar_for(chief, today().year - 1, today().year).on_or_before(today())
    run_ladder(chief.agency, timezone.make_aware(datetime.combine(worked, time(9))))
    wish = Wish("Đề nghị kiểm đếm xong trước ngày nước lên", frozenset(Addressee))
    urge_tasks([task.pk], wish, by=chief, on=today(), at=timezone.now())
    look(chief, today())
    week_marks(chief.agency_id, today())


def _change(programme: Programme, chief: User) -> None:
    """A line goes on to the next period, another one is withdrawn."""
    goes, gone = programme.lines.select_related("task").order_by("order")[:2]
    assert goes.task is not None
    going = [Going(goes.task.pk, goes.task.version)]
    why = "Chưa có kinh phí thuê thuyền kiểm đếm"
    carry_over(programme, going, reason=why, by=chief, on=today(), at=timezone.now())
    decision = Decision("Trùng với việc của xã ven sông", "Ý kiến Giám đốc tại giao ban tuần", today())
    withdraw_line(gone, decision, by=chief, on=today(), at=timezone.now(), version=gone.version, cancel=False)


def _draft(collection: Collection, chief: User) -> PlanDraft:
    """The unit sends its sheet, the office drafts the programme, says something of it and submits it."""
    sheet, at = Sheet.objects.select_related("collection", "unit").get(collection=collection), timezone.now()
    day = collection.start + timedelta(14)
    add_row(sheet, f"Thả cá giống xuống sông Thượng, báo cáo trước ngày {day:%d/%m}", by=chief, on=today())
    stopped = [fault.key for fault in faults_of(sheet, by=chief, on=today()) if fault.stops]
    for row in Proposal.objects.filter(sheet=sheet, pk__in=stopped):
        tick_row(row, False, by=chief, on=today(), version=row.version)
    submit_sheet(sheet, by=chief, on=today(), at=at, version=Sheet.objects.get(pk=sheet.pk).version)
    draft = make_draft(collection, by=chief, on=today())
    comment_on_draft(draft, "Cá giống phải kiểm dịch trước khi thả", by=chief, on=today())
    return submit_draft(draft, by=chief, on=today(), at=at, version=draft.version)


def _collect(unit: Unit, chief: User) -> Collection:
    """Next month is collected: unfinished work and a time of what comes again stand in the unit's sheet."""
    again = TemplateWords("Báo cáo tình hình nước sông hằng tháng", unit.pk, as_bits(range(1, 13)))
    add_template(again, by=chief, on=today())
    period = next_period(ProgrammeKind.MONTHLY, today())
    note = "Đề nghị kê đủ các bến chưa đếm"
    return open_collection(period, today(), by=chief, on=today(), at=timezone.now(), note=note).collection


PAPERS: list[tuple[ReadPaper, Callable[..., object]]] = [
    (make_programme_paper(40), confirm_intake),
    (make_schedule_paper(), confirm_intake),
    (make_notice_paper(), confirm_intake),
    (make_review_paper(), confirm_review),
]


def _work_on(task: Task, doer: User, chief: User) -> None:
    """Somebody reports, gets more time, asks for still more, and hands in words and a file."""
    task = report_progress(
        task, by=doer, on=today(), version=task.version, percent=50, text="Đã đếm xong hai bến phía bắc"
    )
    why = "Nước lũ ở thượng nguồn sông Thượng chưa rút"
    asked = _asks(task, doer, days=3, why=why)
    decide_extension(asked, grant=True, note="Cho thêm đúng ba ngày nước", by=chief, on=today(), version=asked.version)
    task = _asks(_now(task), doer, days=9, why=why).task
    file = NewFile("Bảng kê tàu cá hai bến phía bắc.txt", "Bảng kê từng bến".encode())
    hand_in_task(task, by=doer, on=today(), version=task.version, text="Gửi kèm bảng kê từng bến", file=file)


def _asks(task: Task, doer: User, *, days: int, why: str) -> Extension:
    due = today() + timedelta(days)
    return ask_extension(task, proposed_due=due, reason=why, by=doer, on=today(), version=task.version)


def _now(task: Task) -> Task:
    return Task.objects.get(pk=task.pk)


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


def leaks(client: Client, path: str, secrets: set[str]) -> list[tuple[str, str]]:
    text = body(client.get(path))
    return [(path, secret) for secret in secrets if secret in text]


def rows_of(agency: Agency) -> dict[str, list[Any]]:
    tables = {m.__name__: m._default_manager.filter(agency_id=agency.pk).order_by("pk") for m in OURS}
    return {name: list(rows.values_list()) for name, rows in tables.items()}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_agency_has_something_in_every_table(others: Agency) -> None:
    assert [model.__name__ for model in OURS if not model._default_manager.filter(agency_id=others.pk).exists()] == []


def test_no_page_shows_anything_of_another_agency(others: Agency, strangers: list[User]) -> None:
    secrets = texts_of(others) - texts_of(strangers[0].agency)
    paths, clients = asked_for(others), [signed_in(stranger) for stranger in strangers]
    secrets -= {secret for client in clients for _, secret in leaks(client, "/style/", secrets)}

    found = [leak for client in clients for path in paths for leak in leaks(client, path, secrets)]

    assert len(secrets) > 100
    assert len(paths) > 100
    assert found == []


def test_nothing_that_is_sent_changes_another_agency(others: Agency, strangers: list[User]) -> None:
    before, links = rows_of(others), Head.objects.get(agency=others).number
    typed = {"version": "1", "text": "x", "reason": "x", "percent": "50", "name": "x", "last_day": "2026-11-20"}
    paths, clients = asked_for(others), [signed_in(stranger) for stranger in strangers]

    answers = {client.post(path, typed).status_code for client in clients for path in paths}

    assert rows_of(others) == before
    assert Head.objects.get(agency=others).number == links
    assert 500 not in answers
