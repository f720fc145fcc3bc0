"""How pages put days and sizes into words. Loaded for every template."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from html import escape

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from giaoban.core.text.words import Piece

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
def short_day(value: date | datetime | None) -> str:
    """A date with its weekday where the year is plain: "T3 10/11"; nothing for none."""
    return day(value)[:-5]


@register.filter
def long_day(value: date | datetime | None) -> str:
    """A date with its weekday, for headings: "Thứ Ba, ngày 10/11/2026"."""
    if value is None:
        return ""
    local = _local(value)
    return f"{WEEKDAYS[local.weekday()]}, ngày {local:%d/%m/%Y}"


@register.filter
def weekday(value: date) -> str:
    """The day of the week in full: "Thứ Ba"."""
    return WEEKDAYS[value.weekday()]


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


# Words that stay in capitals when a title is put into sentence form.
SHORT_FORMS = frozenset("UBND HĐND HĐNDT UBMTTQ KH&CN KHCN CNTT TT&TT GD&ĐT CCHC ĐMST CĐS TW CP QH KT-XH".split())


@register.filter
def sentence_form(title: str, agency: str = "") -> str:
    """A title that papers print in capitals, as one writes it in a list: "Chương trình công tác tháng 11 năm 2026".

    Only runs of two or more words in capitals are changed; short forms and the name of one's own agency are kept.
    """
    words = title.split()
    written = [place for place, word in enumerate(words) if any(c.isalpha() for c in word)]
    capitals = [words[place].isupper() for place in written]
    calm = list(words)
    for n, place in enumerate(written):
        if _shouts(words[place]) and any(capitals[max(0, n - 1) : n] + capitals[n + 1 : n + 2]):
            calm[place] = words[place].lower()
    text = " ".join(calm)
    if agency:
        text = text.replace(agency.lower(), agency)
    return text[:1].upper() + text[1:]


def _shouts(word: str) -> bool:
    letters = word.strip('.,:;()"“”')
    if letters in SHORT_FORMS or any(c.isdigit() for c in letters) or "/" in letters:
        return False
    return letters.isupper() and not set(letters) <= set("IVXLC")


@register.filter
def options(choices: Iterable[tuple[str, str]], chosen: str = "") -> SafeString:
    """The choices of a select, drawn at once: a loop in a template takes longer than the list beside it to draw."""
    return SafeString(
        "".join(
            f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(label)}</option>'
            for value, label in choices
        )
    )


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """A text that was found, with the words asked for marked; drawn at once, as a page has a hundred such pieces."""
    texts = ((escape(piece.text), piece.found) for piece in pieces)
    return SafeString("".join(f"<mark>{text}</mark>" if found else text for text, found in texts))
