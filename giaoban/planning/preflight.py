"""The check of a unit's sheet: its rows as values for `core.lifecycle.preflight`, and what stops it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.continuation import Work
from giaoban.core.lifecycle.clarity import Clear
from giaoban.core.lifecycle.preflight import ODD_DEADLINES, STOPPING, Fault, FaultKind, SheetRow, preflight
from giaoban.organisation.calendar import calendar_for
from giaoban.organisation.models import User
from giaoban.planning.models import Collection, Proposal, ProposalSource, Sheet
from giaoban.planning.queries.collecting import ticked_rows, whose_sheet
from giaoban.planning.queries.sources import unfinished
from giaoban.planning.rules import planning_rules
from giaoban.tasks.models import Task
from giaoban.tasks.queries import task_rules

_OF_RULES = {Clear.AUTHORITY.value: FaultKind.AUTHORITY}


def faults_of(sheet: Sheet, *, by: User, on: date, rows: Iterable[Proposal] | None = None) -> tuple[Fault, ...]:
    """Every fault of the ticked rows of a sheet, as they are now."""
    proposals = list(ticked_rows(sheet) if rows is None else rows)
    return checked([row_of(one, place) for place, one in enumerate(proposals, start=1)], sheet, by=by, on=on)


def checked(rows: Sequence[SheetRow], sheet: Sheet, *, by: User, on: date) -> tuple[Fault, ...]:
    """The faults of rows that are, or shall be, in a sheet."""
    collection = sheet.collection
    return preflight(
        rows,
        period=(collection.start, collection.end),
        calendar=calendar_for(by, collection.start.year - 1, collection.end.year + 1),
        running=running_work(sheet, by=by),
        stopping=stopping(sheet.agency_id),
    )


def row_of(row: Proposal, place: int) -> SheetRow:
    return SheetRow(
        key=str(row.pk),
        place=str(place),
        text=row.text,
        products=tuple(row.products.splitlines()),
        when=row.when_words,
        kind=DeadlineKind(row.deadline_kind),
        start=row.start,
        due=row.due,
        has_leader=bool(row.leader_id or row.leader_words.strip()),
        same_as=str(row.task_id or ""),
        again=row.source == ProposalSource.TEMPLATE or (row.annual_id is not None and row.task_id is None),
    )


def running_work(sheet: Sheet, *, by: User) -> list[Work]:
    """The unit's work that runs into the period, as new rows are compared with it."""
    collection: Collection = sheet.collection
    tasks = unfinished(by, collection.start, collection.end, whose_sheet([sheet.unit]))
    return [Work(key=str(task.pk), text=task.text, label=_label(task)) for task in tasks]


def _label(task: Task) -> str:
    name = f"việc đang chạy “{task.text[:80]}”"
    return f"{name} (hạn {task.due:%d/%m/%Y})" if task.due else name


def stopping(agency_id: int) -> frozenset[FaultKind]:
    """What a sheet is not accepted with: what is always missing then, and what the agency's rules add."""
    rules = planning_rules(agency_id)
    asked = {kind for clear, kind in _OF_RULES.items() if clear in rules.blocking_clears}
    return STOPPING | asked | (ODD_DEADLINES if task_rules(agency_id).refuse_odd_deadlines else frozenset())


def kept_faults(faults: Iterable[Fault], texts: dict[str, str]) -> list[dict[str, Any]]:
    """Faults as a sheet keeps them: by the place of the row and its text, for rows that are not kept themselves."""
    return [
        {
            "place": fault.place,
            "text": texts.get(fault.key, ""),
            "kind": fault.kind.value,
            "words": fault.words,
            "stops": fault.stops,
        }
        for fault in faults
    ]
