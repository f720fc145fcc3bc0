"""A `Reading` as a `Draft`: each field read becomes a cell of text, with its state and evidence."""

from __future__ import annotations

from datetime import date, time
from enum import Enum
from typing import Any

from giaoban.core.reading.model import Event, Field, Figure, Item, Person, Reading
from giaoban.core.text.folding import squeeze
from giaoban.intake.rows import Cell, CellState, Draft, Group, Note, Row


def draft_of(reading: Reading) -> Draft:
    """The rows of a reading, in the order of the paper: items, then events, then figures."""
    rows: list[Row] = []
    for item in reading.items:
        rows.append(_item(f"r{len(rows) + 1}", item))
    for event in reading.events:
        rows.append(_event(f"r{len(rows) + 1}", event))
    for figure in reading.figures:
        rows.append(_figure(f"r{len(rows) + 1}", figure))
    return Draft(
        heading=_heading(reading),
        sections=tuple((section.path, section.title) for section in reading.sections),
        rows=tuple(rows),
        notes=tuple(Note(w.code, w.message, w.line, w.path) for w in reading.warnings),
    )


def _heading(reading: Reading) -> dict[str, Cell]:
    frame, period = reading.frame, reading.period
    whole = period.value
    return {
        "kind": _cell(reading.kind),
        "title": _cell(frame.title),
        "number": _cell(frame.number),
        "issued_on": _cell(frame.issued_on),
        "start": _cell(Field(whole.start if whole else None, period.state, period.spans, period.why)),
        "end": _cell(Field(whole.end if whole else None, period.state, period.spans, period.why)),
        "agency": _cell(frame.agency),
        "signer": _cell(frame.signer),
    }


def _item(id: str, item: Item) -> Row:
    return Row(
        id=id,
        group=Group.ITEM,
        path=item.path,
        section=item.section,
        line=item.line,
        cells={
            "text": _cell(item.text),
            "products": _cell(item.products),
            "when": _cell(item.when),
            "start": _cell(item.start),
            "due": _cell(item.due),
            "leaders": _cell(item.leaders),
            "units": _cell(item.units),
            "partners": _cell(item.partners),
        },
    )


def _event(id: str, event: Event) -> Row:
    return Row(
        id=id,
        group=Group.EVENT,
        line=event.line,
        cells={
            "date": _cell(event.date),
            "until": _cell(event.until),
            "session": _cell(event.session),
            "time": _cell(event.time),
            "text": _cell(event.text),
            "place": _cell(event.place),
            "units": _cell(event.units),
            "leaders": _cell(event.leaders),
        },
    )


def _figure(id: str, figure: Figure) -> Row:
    return Row(
        id=id,
        group=Group.FIGURE,
        line=figure.line,
        cells={"value": _cell(figure.value), "unit": _cell(figure.unit), "text": _cell(figure.text)},
    )


def _cell(field: Field[Any]) -> Cell:
    spans = tuple((span.unit, span.start, span.end) for span in field.spans)
    return Cell(as_text(field.value), CellState(field.state.value), field.why, spans)


def as_text(value: object) -> str:
    """A value as a person would type it: days by ISO (as date boxes want), people as "Name (title)"."""
    match value:
        case None:
            return ""
        case Enum():
            return str(value.value)
        case Person():
            return f"{value.name} ({value.title})" if value.title else value.name
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case float():
            return str(value).replace(".", ",")
        case tuple():
            return "; ".join(as_text(part).replace(";", ",") for part in value)
        case _:
            return squeeze(str(value))
