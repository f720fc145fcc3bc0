"""The matrix of coverage as rows of a table: three thousand cells, for which the template engine would take most of
the page's time. Everything that comes from a paper goes through `escape`."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from giaoban.programmes.coverage import Cell, Stand
from giaoban.programmes.coverage_pages import CoverageRow

register = template.Library()


@register.filter
def coverage_rows(rows: Iterable[CoverageRow]) -> SafeString:
    """The rows of a section of the annual programme."""
    address = reverse("line-show", args=[0]).replace("0", "{}")
    return SafeString("\n".join(_row(row, address) for row in rows))


def _row(row: CoverageRow, address: str) -> str:
    line, own = row.line, address.format(row.line.pk)
    told = " · ".join(escape(words) for words in (row.unit, row.when) if words)
    note = f'<span class="line-note">{told}</span>' if told else ""
    cells = "".join(_cell(cell, own, address) for cell in row.cells)
    return (
        f'<tr id="year-{line.pk:d}"><td class="narrow number-cell">{escape(row.number)}</td>'
        f'<th scope="row" class="coverage-text"><a href="{own}">{escape(line.text)}</a>{note}</th>{cells}</tr>'
    )


def _cell(cell: Cell, own: str, address: str) -> str:
    stand = cell.stand
    if stand is Stand.NONE:
        return "<td></td>"
    links = [(address.format(one.pk), f"{stand.label}. {one.text}") for one in cell.taken] or [_untaken(cell, own)]
    return f'<td class="cover cover-{stand.value}">{"".join(_link(cell, url, title) for url, title in links)}</td>'


def _untaken(cell: Cell, own: str) -> tuple[str, str]:
    return ("#maybe" if cell.stand is Stand.MAYBE else own), cell.stand.label


def _link(cell: Cell, url: str, title: str) -> str:
    told = f"Tháng {cell.month}: {escape(title)}"
    return (
        f'<a href="{url}" title="{told}"><span class="cover-month" aria-hidden="true">T{cell.month}</span>'
        f'<span aria-hidden="true">{cell.stand.sign}</span>'
        f'<span class="visually-hidden">Tháng {cell.month}: {cell.stand.label}</span></a>'
    )
