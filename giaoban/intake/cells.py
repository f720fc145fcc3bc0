"""The boxes of the review as HTML, one cell after the other.

A programme of 300 rows has 2,400 of them. The template engine takes most of the page's time for cells; these lines,
which do the same, a tenth of it. Everything that comes from a paper or a person goes through `escape`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString

from giaoban.intake.forms import KINDS
from giaoban.intake.problems import day_of
from giaoban.intake.rows import Cell, CellState, Column, Entry
from giaoban.intake.understanding import Meaning
from giaoban.schedule.models import Session
from giaoban.web.templatetags.words import WEEKDAYS

# A sure cell looks like text and says nothing more; an empty one that need not be filled neither.
STATE_WORDS: dict[CellState, tuple[str, str]] = {
    CellState.CHECK: ("?", "cần xem lại"),
    CellState.MISSING: ("–", "còn thiếu"),
    CellState.PERSON: ("✎", "đã sửa tay"),
}
CHOICES: dict[Entry, Sequence[tuple[str, str]]] = {Entry.SESSION: Session.choices, Entry.KIND: KINDS}
NOTHING_MEANT = Meaning()


@dataclass(frozen=True, slots=True)
class CellView:
    """What is shown of a cell: where it stands, what it holds, what is said about it."""

    row: str
    column: Column
    cell: Cell
    meaning: Meaning = NOTHING_MEANT
    problem: str = ""
    tell_why: bool = True

    @property
    def unsure(self) -> bool:
        return self.cell.unsure(self.column)


def cells_html(cells: Iterable[CellView]) -> SafeString:
    """The cells of a row, ready for the page."""
    return SafeString("".join(map(cell_html, cells)))


def cell_html(view: CellView) -> str:
    """A cell: its label with the state, its box, and the remarks below."""
    field = f"{view.row}-{view.column.name}"
    state = view.cell.state
    marks = f"cell at-{view.column.name} is-{state.value}"
    if view.unsure:
        marks += " is-unsure"
    if view.problem:
        marks += " has-problem"
    return f'<div class="{marks}">{_label(field, view)}{_box(field, view)}{_remarks(field, view)}</div>'


def _label(field: str, view: CellView) -> str:
    label = f'<span class="cell-label">{view.column.label}</span>'
    state = view.cell.state
    if state in STATE_WORDS and (state is not CellState.MISSING or view.unsure):
        icon, words = STATE_WORDS[state]
        label += f' <span class="cell-state" title="{words}" role="img" aria-label="{words}">{icon}</span>'
    hint = _weekday(view)
    if hint:
        label += f' <span class="cell-hint">{hint}</span>'
    return f'<label for="{field}">{label}</label>'


def _box(field: str, view: CellView) -> str:
    named = f'id="{field}" name="{field}"'
    entry, value = view.column.entry, view.cell.value
    if entry in CHOICES:
        options = "".join(
            f'<option value="{choice}"{" selected" if choice == value else ""}>{words}</option>'
            for choice, words in CHOICES[entry]
        )
        return f'<select class="form-select form-select-sm" {named}><option value=""></option>{options}</select>'
    hint = "" if value else f' placeholder="{view.column.label}"'
    if entry is Entry.LINES:
        # The line break in front is dropped by browsers, and keeps one that the text itself might begin with.
        return f'<textarea class="form-control form-control-sm" rows="1" {named}{hint}>\n{escape(value)}</textarea>'
    if entry is Entry.DAY:
        hint += ' inputmode="numeric"'
        value = shown_day(value)
    return f'<input class="form-control form-control-sm" type="text" {named}{hint} value="{escape(value)}">'


def _remarks(field: str, view: CellView) -> str:
    remarks = ""
    if view.problem:
        remarks += f'<div class="field-error">{escape(view.problem)}</div>'
    if view.cell.why and view.tell_why:
        remarks += f'<div class="cell-why">{escape(view.cell.why)}</div>'
    if view.cell.state is CellState.CHECK:
        remarks += f'<label class="cell-right"><input type="checkbox" name="{field}-ok" value="1"> Đúng rồi</label>'
    if view.meaning.words:
        marks = "cell-meaning is-plain" if view.meaning.plain else "cell-meaning"
        remarks += f'<div class="{marks}">→ {escape(view.meaning.words)}</div>'
    if view.meaning.unknown:
        unknown = escape("; ".join(view.meaning.unknown))
        remarks += f'<div class="cell-why">Chưa có trong danh sách: {unknown} · <a href="#names">chọn</a></div>'
    return remarks


def shown_day(value: str) -> str:
    """A day as people write it: a date box of the browser would follow the browser's language, not the office's."""
    day = day_of(value)
    return f"{day:%d/%m/%Y}" if day else value


def _weekday(view: CellView) -> str:
    day = day_of(view.cell.value) if view.column.entry is Entry.DAY else None
    return WEEKDAYS[day.weekday()] if day else ""
