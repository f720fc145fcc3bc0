"""Work that comes again by rule: entering, changing and ending it. Times that it had already stay as they are."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.core.text.folding import nfc, squeeze
from giaoban.organisation.access import require, visible
from giaoban.organisation.models import User
from giaoban.organisation.queries import leaders_of
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.planning.models import Template
from giaoban.planning.queries.collecting import units_to_ask
from giaoban.planning.queries.templates import templates_visible_to
from giaoban.programmes.models import Line


@dataclass(frozen=True, slots=True)
class TemplateWords:
    """What comes again: the words of its rows, whose it is, in which months (bits; January is bit 0)."""

    text: str
    unit: int
    months: int
    products: str = ""
    when_words: str = ""
    section: str = ""
    leader: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    annual: int | None = None


@transaction.atomic
def add_template(words: TemplateWords, *, by: User, on: date) -> Template:
    """Enters work that comes again; its first time is in the next collection of one of its months."""
    require(by, Right.PLAN, on=on)
    template = Template(agency_id=by.agency_id)
    _put(template, words, by=by, on=on)
    template.save()
    record("template.added", template, by=by, after=asdict(words))
    return template


@transaction.atomic
def change_template(template: Template, words: TemplateWords, *, by: User, on: date, version: int) -> Template:
    """Words it anew for the times that come."""
    template = _held(template, by=by, on=on, version=version)
    before = asdict(_words_of(template))
    _put(template, words, by=by, on=on)
    template.version += 1
    template.save()
    after = asdict(_words_of(template))
    changed = [name for name in after if after[name] != before[name]]
    told = {name: before[name] for name in changed}, {name: after[name] for name in changed}
    record("template.changed", template, by=by, before=told[0], after=told[1])
    return template


@transaction.atomic
def end_template(template: Template, *, by: User, on: date, version: int) -> Template:
    """Lets it come no more after today; what it came to already stays."""
    template = _held(template, by=by, on=on, version=version)
    if template.valid_to is not None and template.valid_to <= on:
        raise RuleBroken("Việc lặp lại này đã ngừng.")
    before = {"valid_to": template.valid_to}
    template.valid_to = max(on, template.valid_from or on)
    template.version += 1
    template.save()
    record("template.ended", template, by=by, before=before, after={"valid_to": template.valid_to})
    return template


def _words_of(template: Template) -> TemplateWords:
    return TemplateWords(
        text=template.text,
        unit=template.unit_id,
        months=template.months,
        products=template.products,
        when_words=template.when_words,
        section=template.section,
        leader=template.leader_id,
        valid_from=template.valid_from,
        valid_to=template.valid_to,
        annual=template.annual_id,
    )


def _held(template: Template, *, by: User, on: date, version: int) -> Template:
    require(by, Right.PLAN, on=on)
    now = templates_visible_to(by).select_for_update().get(pk=template.pk)
    if now.version != version:
        raise Stale("Việc lặp lại")
    return now


def _put(template: Template, words: TemplateWords, *, by: User, on: date) -> None:
    _judge(template, words, by=by, on=on)
    template.text, template.products = squeeze(nfc(words.text)), _lines(words.products)
    template.when_words, template.section = squeeze(nfc(words.when_words)), squeeze(nfc(words.section))
    template.unit_id, template.leader_id = words.unit, words.leader
    template.months, template.annual_id = words.months, words.annual
    template.valid_from, template.valid_to = words.valid_from, words.valid_to


def _judge(template: Template, words: TemplateWords, *, by: User, on: date) -> None:
    if not words.text.strip():
        raise RuleBroken("Hãy ghi nội dung việc lặp lại.")
    if not 0 < words.months < 1 << 12:
        raise RuleBroken("Hãy chọn ít nhất một tháng.")
    if words.valid_from and words.valid_to and words.valid_to < words.valid_from:
        raise RuleBroken("Ngày ngừng trước ngày bắt đầu.")
    if words.unit != template.unit_id and not units_to_ask(by.agency, on).filter(pk=words.unit).exists():
        raise RuleBroken("Đơn vị này không đăng ký việc. Hãy chọn đơn vị khác.")
    if (
        words.leader not in (None, template.leader_id)
        and not leaders_of(by.agency, on).filter(pk=words.leader).exists()
    ):
        raise RuleBroken("Người này không còn là lãnh đạo cơ quan. Hãy chọn người khác.")
    if words.annual and not visible(Line.objects.all(), by).filter(pk=words.annual).exists():
        raise RuleBroken("Không tìm thấy dòng chương trình năm.")


def _lines(text: str) -> str:
    return "\n".join(line for one in nfc(text).splitlines() if (line := squeeze(one)))
