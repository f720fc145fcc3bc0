"""The wheel of the made-up department as it turns today: extensions, urging, the next month in the making."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from giaoban.core.lifecycle.tasks import WITH_DOER
from giaoban.demo.department import SHOWN
from giaoban.demo.lives import Cast
from giaoban.organisation.calendar import calendar_for
from giaoban.organisation.models import Agency, Role, Unit, User
from giaoban.organisation.queries import leaders_of
from giaoban.planning.actions.collecting import open_collection
from giaoban.planning.actions.drafting import make_draft
from giaoban.planning.actions.sheets import accept_sheet, add_row, return_sheet, submit_sheet, tick_row
from giaoban.planning.actions.templates import TemplateWords, add_template
from giaoban.planning.collecting import closing_day, next_period
from giaoban.planning.models import Collection, Proposal, Sheet
from giaoban.planning.preflight import faults_of
from giaoban.planning.rules import planning_rules
from giaoban.programmes.models import ProgrammeKind
from giaoban.tasks.actions import ask_extension, decide_extension
from giaoban.tasks.models import Task
from giaoban.urging.actions import run_ladder

EVERY_MONTH, EVERY_QUARTER = 0b1111_1111_1111, 0b1001_0010_0100  # bit 0 is January
URGED_FOR = 10  # days back from which the ladder has spoken


def turn_until(on: date, agency: Agency, cast: Cast) -> None:
    """Has the office live its month until a day."""
    _ask_for_time(on, agency, cast)
    _urge(on, agency)
    _add_templates(on, agency, cast)
    _prepare_next_month(on, agency, cast)


def _ask_for_time(on: date, agency: Agency, cast: Cast) -> None:
    """One request was granted, one waits for a decision."""
    running = Task.objects.filter(agency=agency, state__in=list(WITH_DOER), assignee__isnull=False, due__gt=on)
    reasons = ("Chờ ý kiến của sở, ngành phối hợp", "Đơn vị tư vấn xin lùi ngày nghiệm thu")
    for n, (task, reason) in enumerate(zip(running.order_by("due", "pk")[:2], reasons, strict=False)):
        if task.assignee is None or task.due is None:
            continue
        later = calendar_for(cast.chief, on.year, on.year + 1).add_working_days(task.due, 5)
        asked = ask_extension(task, proposed_due=later, reason=reason, by=task.assignee, on=on, version=task.version)
        if n == 0:
            decide_extension(asked, grant=True, due=later, note="Đồng ý", by=cast.chief, on=on, version=asked.version)


def _urge(on: date, agency: Agency) -> None:
    """The ladder has spoken on each of the last working days."""
    for back in range(URGED_FOR, -1, -1):
        run_ladder(agency, _at(on - timedelta(days=back)))


def _add_templates(on: date, agency: Agency, cast: Cast) -> None:
    office = Unit.objects.filter(agency=agency, posts__user=cast.chief).first()
    director = leaders_of(agency, on).filter(posts__role=Role.LEADER).order_by("pk").first()
    if office is None or director is None:
        return
    for text, products, when, months in (
        ("Tổng hợp báo cáo kết quả công tác tháng và chương trình tháng sau", "Báo cáo", "Trước ngày 25", EVERY_MONTH),
        ("Báo cáo công tác cải cách hành chính quý", "Báo cáo", "Trước ngày 20", EVERY_QUARTER),
    ):
        words = TemplateWords(text, office.pk, months, products=products, when_words=when, leader=director.pk)
        add_template(words, by=cast.chief, on=on)


def _prepare_next_month(on: date, agency: Agency, cast: Cast) -> None:
    """Next month's collection is open: most units have sent their sheets, one got its own back, a draft is made."""
    period, at = next_period(ProgrammeKind.MONTHLY, on), _at(on)
    calendar, rules = calendar_for(cast.chief, on.year, on.year + 1), planning_rules(agency.pk)
    closes = closing_day(period, month_closes_on=rules.month_closes_on, calendar=calendar, today=on)
    collection = open_collection(period, closes, by=cast.chief, on=on, at=at).collection
    heads = {unit: head for unit, head in cast.heads.items() if head.username not in SHOWN}  # visitors send their own
    for n, sheet in enumerate(sheet for sheet in _sheets(collection) if sheet.unit_id in heads):
        _send(sheet, heads[sheet.unit_id], n, on, at)
    sent = [sheet for sheet in _sheets(collection) if sheet.submitted_at]
    for sheet in sent[:-1]:
        accept_sheet(sheet, by=cast.chief, on=on, at=at, version=sheet.version)
    for sheet in sent[-1:]:
        reason = "Đề nghị ghi rõ sản phẩm của từng việc."
        return_sheet(sheet, reason, by=cast.chief, on=on, at=at, version=sheet.version)
    make_draft(collection, by=cast.chief, on=on)


def _sheets(collection: Collection) -> list[Sheet]:
    return list(Sheet.objects.filter(collection=collection).select_related("collection", "unit").order_by("pk"))


ADDED = (
    "Tổ chức hội nghị tổng kết công tác tháng, báo cáo trước ngày {day}",
    "Kiểm tra tiến độ các nhiệm vụ khoa học cấp tỉnh, biên bản trước ngày {day}",
    "Tập huấn chuyển đổi số cho cán bộ cấp xã, kế hoạch trước ngày {day}",
)


def _send(sheet: Sheet, head: User, n: int, on: date, at: datetime) -> None:
    """The head adds a line, leaves out what is not ready, and sends the sheet."""
    day = sheet.collection.start + timedelta(days=14 + n)
    add_row(sheet, ADDED[n % len(ADDED)].format(day=f"{day:%d/%m}"), by=head, on=on)
    stopped = {fault.key for fault in faults_of(sheet, by=head, on=on) if fault.stops}
    for row in Proposal.objects.filter(sheet=sheet, pk__in=stopped):
        tick_row(row, False, by=head, on=on, version=row.version)
    fresh = Sheet.objects.select_related("collection", "unit").get(pk=sheet.pk)
    submit_sheet(fresh, by=head, on=on, at=at, version=fresh.version)


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(8)))
