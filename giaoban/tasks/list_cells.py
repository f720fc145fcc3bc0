"""The rows of a list of tasks as HTML, one cell after the other.

Fifty rows are three hundred cells: the template engine would take a third of the page's time for them; these lines,
which do the same, a tenth of that. Everything that comes from a paper or a person goes through `escape`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from giaoban.tasks.pages import Chip


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row in words."""

    id: int
    url: str
    text: str
    unit: str
    unit_in_full: str
    leader: str
    assignee: str
    due: str
    note: Chip | None
    state: Chip
    percent: str
    whole: str = ""
    carried: str = ""


def rows_html(rows: Iterable[ListRow], *, picks: bool = False) -> SafeString:
    """The rows of the table's body, ready for the page; `picks` puts a box to tick in front of each."""
    return SafeString("\n".join(map(_row_to_pick if picks else _row, rows)))


def _row_to_pick(row: ListRow) -> str:
    """The box belongs to the form `urge`, which stands below the table."""
    box = f'<input class="form-check-input" type="checkbox" name="task" form="urge" value="{row.id}"'
    return f'<tr><td class="pick">{box} aria-labelledby="task-{row.id}"></td>{_cells(row)}</tr>'


def _row(row: ListRow) -> str:
    return f"<tr>{_cells(row)}</tr>"


def _cells(row: ListRow) -> str:
    return (
        f'<td><a id="task-{row.id}" href="{row.url}">{escape(row.text)}</a>{_whole(row)}</td>'
        f'<td data-label="Đơn vị chủ trì">{_unit(row)}</td>'
        f'<td data-label="Lãnh đạo">{escape(row.leader)}</td>'
        f'<td data-label="Người thực hiện">{_or_quiet(escape(row.assignee), "chưa phân công")}</td>'
        f'<td class="narrow" data-label="Hạn">{_due(row)}</td>'
        f'<td class="narrow" data-label="Tình hình">{_state(row)}</td>'
    )


def _whole(row: ListRow) -> str:
    return f'<div class="small-print">{escape(row.whole)}</div>' if row.whole else ""


def _unit(row: ListRow) -> str:
    unit = escape(row.unit)
    return f'<span title="{escape(row.unit_in_full)}">{unit}</span>' if row.unit_in_full else unit


def _or_quiet(html: str, nothing: str) -> str:
    return html or f'<span class="quiet">{nothing}</span>'


def _due(row: ListRow) -> str:
    carried = f'<div class="small-print">{row.carried}</div>' if row.carried else ""
    return _or_quiet(row.due, "không hạn") + (note_html(row.note) if row.note else "") + carried


def _state(row: ListRow) -> str:
    return state_html(row.state) + (f' <span class="small-print">{row.percent}</span>' if row.percent else "")


def state_html(chip: Chip) -> str:
    """Where a task stands; the words are ours, so nothing in it needs `escape`."""
    icon = f'<span aria-hidden="true">{chip.icon}</span>'
    return f'<span class="chip chip-{chip.look}">{icon} {chip.words}</span>'


def note_html(note: Chip) -> str:
    """What stands beside a deadline that presses."""
    return f'<span class="due-note due-note-{note.look}">{note.words}</span>'
