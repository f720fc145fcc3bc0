"""A reading as JSON: the reading contract's names, with states and evidence beside them.

`docs/reading-contract.md` has the contract. Checks outside this project depend on these names.
"""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from giaoban.core.reading.document import Document, Paragraph
from giaoban.core.reading.model import Event, Field, Figure, Frame, Item, Kind, Person, Reading
from giaoban.core.text.folding import squeeze

SCHEMA = "giaoban.reading/1"
Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"


def reading_to_dict(reading: Reading, document: Document | None = None) -> dict[str, Json]:
    """The contract's object. With the document, evidence carries line, page and the quoted words."""
    evidence = _Evidence(document)
    frame = reading.frame
    period = reading.period.value
    return {
        "schema": SCHEMA,
        "kind": reading.kind.value.value,
        "title": squeeze(frame.title.value),
        "agency": frame.agency.value,
        "parent": frame.parent.value,
        "province": frame.province.value,
        "number": frame.number.value,
        "issued_on": _day(frame.issued_on.value),
        "place": frame.place.value,
        "period": {"start": _day(period.start), "end": _day(period.end)} if period else None,
        "signer": _person(frame.signer.value) if frame.signer.value else None,
        "recipients": list(frame.recipients.value),
        "bases": list(frame.bases),
        "states": {
            "kind": reading.kind.state.value,
            "period": reading.period.state.value,
            **_states(_frame_fields(frame)),
        },
        "evidence": evidence.of_all(_frame_fields(frame)),
        "sections": [{"path": s.path, "title": s.title, "line": s.line} for s in reading.sections],
        "items": [_item(item, evidence) for item in reading.items],
        "events": [_event(event, evidence) for event in reading.events],
        "figures": [_figure(figure, evidence) for figure in reading.figures],
        "warnings": [
            {"code": w.code, "message": w.message, "line": w.line, **({"path": w.path} if w.path else {})}
            for w in reading.warnings
        ],
        "notes": list(document.notes) if document else [],
        **({"blocks": _blocks(document)} if document and reading.kind.value is Kind.UNKNOWN else {}),
    }


def _blocks(document: Document) -> list[Json]:
    """What stands on a paper of no known kind, so that a person can still use it."""
    blocks: list[Json] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if block.text:
                blocks.append({"line": block.line, "text": block.text})
        else:
            blocks.append({"line": block.line, "rows": [[cell.text for cell in row.cells] for row in block.rows]})
    return blocks


class _Evidence:
    """Quotes the spans of a field from the document."""

    def __init__(self, document: Document | None) -> None:
        self.units: dict[int, Paragraph] = {p.unit: p for p in document.paragraphs()} if document else {}

    def of_all(self, fields: dict[str, Field[object]]) -> dict[str, Json]:
        return {name: self.of(field) for name, field in fields.items() if field.spans}

    def of(self, field: Field[object]) -> Json:
        found: list[Json] = []
        for span in field.spans:
            place: dict[str, Json] = {"unit": span.unit, "start": span.start, "end": span.end}
            paragraph = self.units.get(span.unit)
            if paragraph is not None:
                place |= {"line": paragraph.line, "quote": paragraph.text[span.start : span.end]}
                if paragraph.page is not None:
                    place["page"] = paragraph.page
            found.append(place)
        return found


def _frame_fields(frame: Frame) -> dict[str, Field[object]]:
    return _fields(
        title=frame.title,
        agency=frame.agency,
        province=frame.province,
        number=frame.number,
        issued_on=frame.issued_on,
        recipients=frame.recipients,
        signer=frame.signer,
    )


def _fields(**fields: object) -> dict[str, Field[object]]:
    return {name: field for name, field in fields.items() if isinstance(field, Field)}


def _states(fields: dict[str, Field[object]]) -> dict[str, Json]:
    return {name: field.state.value for name, field in fields.items()}


def _whys(fields: dict[str, Field[object]]) -> dict[str, Json]:
    return {name: field.why for name, field in fields.items() if field.why}


def _item(item: Item, evidence: _Evidence) -> dict[str, Json]:
    fields = _fields(
        text=item.text,
        parts=item.parts,
        products=item.products,
        when=item.when,
        start=item.start,
        due=item.due,
        leaders=item.leaders,
        units=item.units,
        partners=item.partners,
    )
    return {
        "path": item.path,
        "section": item.section,
        "text": item.text.value,
        "parts": list(item.parts.value),
        "products": list(item.products.value),
        "when": item.when.value,
        "start": _day(item.start.value),
        "due": _day(item.due.value),
        "repeats": item.repeats,
        "leaders": [_person(p) for p in item.leaders.value],
        "units": list(item.units.value),
        "partners": list(item.partners.value),
        "line": item.line,
        "states": _states(fields),
        "checks": _whys(fields),
        "evidence": evidence.of_all(fields),
    }


def _event(event: Event, evidence: _Evidence) -> dict[str, Json]:
    fields = _fields(
        date=event.date,
        until=event.until,
        session=event.session,
        time=event.time,
        text=event.text,
        place=event.place,
        units=event.units,
        leaders=event.leaders,
    )
    return {
        "date": _day(event.date.value),
        "until": _day(event.until.value),
        "session": event.session.value.value,
        "time": event.time.value.strftime("%H:%M") if event.time.value else None,
        "text": event.text.value,
        "place": event.place.value,
        "units": list(event.units.value),
        "leaders": [_person(p) for p in event.leaders.value],
        "line": event.line,
        "states": _states(fields),
        "checks": _whys(fields),
        "evidence": evidence.of_all(fields),
    }


def _figure(figure: Figure, evidence: _Evidence) -> dict[str, Json]:
    fields = _fields(value=figure.value, unit=figure.unit, text=figure.text)
    return {
        "value": figure.value.value,
        "unit": figure.unit.value,
        "text": figure.text.value,
        "line": figure.line,
        "states": _states(fields),
        "checks": _whys(fields),
        "evidence": evidence.of_all(fields),
    }


def _person(person: Person) -> dict[str, Json]:
    return {"name": person.name, "title": person.title}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
