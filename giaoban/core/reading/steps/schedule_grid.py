"""Calendars as a grid: a day in each column, a session in each row."""

from __future__ import annotations

from giaoban.core.reading.document import Table
from giaoban.core.reading.language.hours import find_hours, session_of
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.day_heading import Day, DayContext, read_day_heading
from giaoban.core.reading.steps.event_text import Line
from giaoban.core.reading.steps.schedule_table import DayRows, Part


def read_grid(table: Table, context: DayContext) -> list[DayRows]:
    """The days of a grid; [] where the first row does not name at least two days."""
    days: dict[int, Day] = {}
    for cell in table.rows[0].cells if table.rows else ():
        day = read_day_heading(Passage.of_cell(cell), context)
        if day is not None and cell.colspan == 1:
            days[cell.column] = day
    if len(days) < 2 or (0 in days and len(days) < table.width):
        return []
    first = 0 if 0 in days else 1
    return [_column(table, column, day, has_label=first > 0) for column, day in days.items()]


def _column(table: Table, column: int, day: Day, *, has_label: bool) -> DayRows:
    rows = DayRows(day, table.line)
    for row in table.rows[1:]:
        label_cell = table.cell_over(row.index, 0) if has_label else None
        label = Passage.of_cell(label_cell)
        cell = row.cell_at(column)
        if cell is None:
            continue
        rows.parts.append(
            Part(
                lines=tuple(Line(Passage.of(p), p.line) for p in cell.paragraphs),
                session=session_of(label.text) if label else None,
                session_source=label,
                hour=(label,) if find_hours(label.text) else (),
                place=(),
                units=(),
                leaders=(),
                line=row.line,
            )
        )
    return rows
