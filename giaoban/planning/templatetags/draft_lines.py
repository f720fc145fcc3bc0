"""The lines of a draft as rows of its table, one cell after the other.

As with programmes (`programmes/templatetags/programme_lines.py`): two hundred lines are two thousand cells, which the
template engine would take most of the page's time for. Everything that a person typed goes through `escape`.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from giaoban.planning.draft_pages import DraftPage, DraftRow
from giaoban.planning.models import DraftLine
from giaoban.web.templatetags.words import short_day

register = template.Library()


@register.filter
def draft_lines(rows: Iterable[DraftRow], page: DraftPage) -> SafeString:
    """The rows of a part of the table."""
    address = reverse("draft-line", args=[page.draft.pk, 0]).replace("/0/", "/{}/")
    return SafeString("\n".join(_row(row, page, address) for row in rows))


@register.filter
def printed_lines(rows: Iterable[DraftRow]) -> SafeString:
    """The same as the programme will print them: no ticks, no notes."""
    return SafeString(
        "\n".join(
            f'<tr><td class="narrow number-cell">{row.short_number}</td><td>{escape(row.line.text)}</td>'
            f"{_cells(row.line)}</tr>"
            for row in rows
        )
    )


def _row(row: DraftRow, page: DraftPage, address: str) -> str:
    line, name = row.line, f"dòng {escape(row.number)}"
    tick = acts = ""
    if page.editable:
        tick = (
            f'<td class="narrow pick-cell screen-only"><input class="form-check-input" type="checkbox" name="line"'
            f' value="{line.pk}" form="lines-form" aria-label="Chọn {name}"></td>'
        )
        acts = f'<td class="narrow draft-acts screen-only">{_acts(line, name, address)}</td>'
    elif "return" in page.verbs:
        acts = f'<td class="draft-acts screen-only">{_say(row)}</td>'
    return (
        f'<tr id="line-{line.pk}" data-line="{line.pk}">{tick}'
        f'<td class="narrow number-cell" title="{escape(row.number)}">{row.short_number}</td>'
        f'<td class="draft-text">{escape(line.text)}{_notes(row, page)}</td>'
        f"{_cells(line)}{acts}</tr>"
    )


def _cells(line: DraftLine) -> str:
    products = "<br>".join(escape(text) for text in line.products.splitlines())
    when = escape(line.when_words)
    if line.due:
        when += f'<span class="line-note">{short_day(line.due)}</span>'
    unit = escape(line.unit_words)
    if line.partners_words:
        unit += f'<span class="line-note">Phối hợp: {escape(line.partners_words)}</span>'
    return (
        f'<td data-label="Sản phẩm">{products}</td><td data-label="Thời gian">{when}</td>'
        f'<td data-label="Lãnh đạo chỉ đạo">{escape(line.leader_words)}</td>'
        f'<td data-label="Đơn vị thực hiện">{unit}</td>'
    )


def _notes(row: DraftRow, page: DraftPage) -> str:
    """Under the text: which units sent it, what it goes on with, what was found and said."""
    told = []
    if page.editable or "return" in page.verbs:
        sent = f"{row.origins} đăng ký" if row.joined or "," in row.origins else row.origins
        told.append(f'<span class="line-note draft-origin">{escape(sent)}{_goes_on(row.line)}</span>')
    if row.line.returned_reason:
        told.append(f'<span class="line-note draft-returned">Trả lại: {escape(row.line.returned_reason)}</span>')
    if page.editable:
        told += [f'<span class="line-note draft-found">{escape(words)}</span>' for words in row.notes]
    told += [
        f'<span class="line-note draft-said">{escape(said.by.full_name)}: {escape(said.text)}</span>'
        for said in row.comments
    ]
    return f'<span class="screen-only">{"".join(told)}</span>' if told else ""


def _goes_on(line: DraftLine) -> str:
    if line.task_id is None:
        return ""
    return f' · <a href="{reverse("task-show", args=[line.task_id])}">tiếp việc đang chạy</a>'


def _acts(line: DraftLine, name: str, address: str) -> str:
    def button(act: str, mark: str, words: str) -> str:
        return (
            f'<button class="btn btn-sm draft-move" form="lines-form" name="act" value="{act}-{line.pk}"'
            f' id="{act}-{line.pk}" aria-label="{words} {name}" title="{words}">{mark}</button>'
        )

    url = address.format(line.pk)
    return (
        f'<span class="draft-grip" draggable="true" aria-hidden="true" title="Kéo để xếp lại">⠿</span>'
        f"{button('up', '↑', 'Đưa lên')}{button('down', '↓', 'Đưa xuống')}"
        f'<a href="{url}" hx-get="{url}" hx-target="#line-{line.pk}" hx-swap="outerHTML"'
        f' aria-label="Sửa {name}">Sửa</a>'
    )


def _say(row: DraftRow) -> str:
    """The leader's box for a line."""
    pk = row.line.pk
    return (
        f'<details><summary>Góp ý</summary><label class="visually-hidden" for="said-{pk}">'
        f"Ý kiến, lý do trả lại dòng {escape(row.number)}</label>"
        f'<textarea class="form-control" id="said-{pk}" name="said-{pk}" rows="2" maxlength="2000" form="decide-form">'
        f"</textarea></details>"
    )
