"""How pages put days and sizes into words. Loaded for every template."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone

register = template.Library()

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
SHORT_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


@register.filter
def day(value: date | datetime | None) -> str:
    """A date with its weekday, for tables: "T3 10/11/2026"; nothing for none."""
    if value is None:
        return ""
    local = _local(value)
    return f"{SHORT_WEEKDAYS[local.weekday()]} {local:%d/%m/%Y}"


@register.filter
def long_day(value: date | datetime | None) -> str:
    """A date with its weekday, for headings: "Thứ Ba, ngày 10/11/2026"."""
    if value is None:
        return ""
    local = _local(value)
    return f"{WEEKDAYS[local.weekday()]}, ngày {local:%d/%m/%Y}"


@register.filter
def file_size(value: int) -> str:
    """A size people read: "34 KB"."""
    if value < 1_000_000:
        return f"{max(1, round(value / 1000))} KB"
    return f"{value / 1_000_000:.1f} MB".replace(".", ",")


def _local(value: date | datetime) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


@register.filter
def plain_number(value: Decimal | int | float) -> str:
    """A number as people write it: 1.250 and 7,8; no noughts behind the comma."""
    whole = f"{Decimal(value):,.6f}".rstrip("0").rstrip(".")
    return whole.replace(",", " ").replace(".", ",").replace(" ", ".")
