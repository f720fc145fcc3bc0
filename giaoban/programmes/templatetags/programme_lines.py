"""The lines of a programme as rows of its table, one cell after the other.

A programme of 300 lines has 2,000 cells: the template engine took most of the page's time for them. Everything that
comes from a paper or a person goes through `escape`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import normalize_newlines

from giaoban.programmes.models import Line
from giaoban.programmes.rows import LineMark, LineRow
from giaoban.tasks.list_cells import note_html, state_html

register = template.Library()


@register.filter
def programme_lines(rows: Iterable[LineRow], printed: Mapping[str, bool]) -> SafeString:
    """The rows of a part; `printed` tells which columns the paper has."""
    task, line = (reverse(name, args=[0]).replace("0", "{}") for name in ("task-show", "line-show"))
    return SafeString("\n".join(_row(row, printed, task, line) for row in rows))


def _row(row: LineRow, printed: Mapping[str, bool], task: str, address: str) -> str:
    line = row.line
    text = escape(line.text)
    if line.task_id:
        text = f'<a href="{task.format(line.task_id)}">{text}</a>'
    if row.mark:
        text = _marked(row.mark, text, stands=row.stands)
    title = f"Dòng {escape(line.path)}: lịch sử, điều chỉnh"
    link = f'<a class="number-link" href="{address.format(line.pk)}" title="{title}">{escape(row.number) or "·"}</a>'
    look = "" if row.stands or not row.mark else ' class="is-withdrawn"'
    return (
        f'<tr id="line-{line.pk:d}"{look}><td class="narrow number-cell">{link}</td>'
        f"<td>{text}</td>{_printed(line, printed)}{_standing(row)}</tr>"
    )


def _marked(mark: LineMark, text: str, *, stands: bool) -> str:
    """The text with what became of the line since the issue; a withdrawn one struck through."""
    note = f"<strong>{escape(mark.words)}</strong>: {escape(mark.reason)}"
    return f'{text if stands else f"<del>{text}</del>"}<span class="line-note line-mark">{note}</span>'


def _printed(line: Line, printed: Mapping[str, bool]) -> str:
    cells = {
        "products": ("Sản phẩm", _broken(line.products)),
        "when_words": ("Thời gian", escape(line.when_words)),
        "leader_words": ("Lãnh đạo", escape(line.leader_words)),
        "unit_words": ("Đơn vị", escape(line.unit_words) + _partners(line)),
    }
    return "".join(f'<td data-label="{label}">{html}</td>' for name, (label, html) in cells.items() if printed[name])


def _broken(text: str) -> str:
    return escape(normalize_newlines(text)).replace("\n", "<br>")


def _partners(line: Line) -> str:
    if not line.partners_words:
        return ""
    return f'<br><span class="small-print">Phối hợp: {escape(line.partners_words)}</span>'


def _standing(row: LineRow) -> str:
    """Where the task stands, who does it, what is not clear."""
    told = state_html(row.state) if row.state else ""
    if row.note:
        told += note_html(row.note)
    if row.task and row.task.assignee:
        told += f'<span class="line-note">{escape(row.task.assignee.full_name)}</span>'
    if row.lacks:
        told += f'<span class="line-note line-lacks">{escape(row.lack_words)}</span>'
    return f'<td class="narrow" data-label="Tình hình">{told}</td>'
