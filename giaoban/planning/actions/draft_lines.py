"""What the office does to single lines of a draft, or to some that it ticked: reword, name a leader, leave out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from giaoban.core.calendar.in_period import read_in_period
from giaoban.core.text.folding import squeeze
from giaoban.organisation.calendar import calendar_for
from giaoban.organisation.models import Unit, User
from giaoban.organisation.queries import leaders_of, names_of
from giaoban.organisation.rules import RuleBroken
from giaoban.planning.actions._drafting import held_for_editing, held_line, held_lines, put_line, put_lines
from giaoban.planning.draft_making import supporting_units
from giaoban.planning.models import Draft, DraftLine


@dataclass(frozen=True, slots=True)
class LineEdit:
    """What a line shall say. `new_work` takes it off the running task that it went on with."""

    text: str
    products: str = ""
    when_words: str = ""
    unit: Unit | None = None
    leader: User | None = None
    partners_words: str = ""
    new_work: bool = False


@transaction.atomic
def change_line(line: DraftLine, edit: LineEdit, *, by: User, on: date, version: int) -> DraftLine:
    """Rewords a line. The days follow the words of the deadline; units that support it follow theirs."""
    held = held_line(line, by=by, on=on, version=version)
    if not edit.text.strip():
        raise RuleBroken("Hãy ghi nội dung công việc.")
    _of_this_agency(edit, by=by, on=on)
    values: dict[str, Any] = {
        "text": squeeze(edit.text),
        "products": "\n".join(filter(None, map(str.strip, edit.products.splitlines()))),
        "unit_id": edit.unit.pk if edit.unit else None,
        "unit_words": _words(held.unit_id, held.unit_words, edit.unit),
        "leader_id": edit.leader.pk if edit.leader else None,
        "leader_words": _words(held.leader_id, held.leader_words, edit.leader),
        "partners_words": squeeze(edit.partners_words),
        **_deadline(held, edit.when_words, by=by, on=on),
        **({"task_id": None} if edit.new_work else {}),
    }
    partners_change = values["partners_words"] != held.partners_words
    changed = put_line(held, "draft.line_changed", by=by, **values)
    if partners_change:
        named = supporting_units(changed.partners_words, names_of(by.agency, on), lead=changed.unit_id)
        changed.supporting_units.set(sorted(named))
    return changed


@transaction.atomic
def name_leader(draft: Draft, lines: Sequence[int], leader: User | None, *, by: User, on: date) -> list[DraftLine]:
    """Names who directs the ticked lines; None takes the name off."""
    held = held_for_editing(draft, by=by, on=on)
    if leader is not None and not leaders_of(by.agency, on).filter(pk=leader.pk).exists():
        raise RuleBroken("Hãy chọn một lãnh đạo của cơ quan.")
    values = {"leader_id": leader.pk if leader else None, "leader_words": leader.full_name if leader else ""}
    return put_lines(held_lines(held, lines), "draft.leader_named", by=by, values=values)


@transaction.atomic
def drop_lines(draft: Draft, lines: Sequence[int], *, by: User, on: date, reason: str) -> list[DraftLine]:
    """Leaves the ticked lines out of the programme, with the reason that their units will read."""
    held = held_for_editing(draft, by=by, on=on)
    if not reason.strip():
        raise RuleBroken("Hãy ghi lý do không đưa vào chương trình.")
    values = {"dropped": True, "dropped_reason": reason.strip()}
    return put_lines(held_lines(held, lines), "draft.line_dropped", by=by, values=values)


@transaction.atomic
def bring_back_line(line: DraftLine, *, by: User, on: date) -> DraftLine:
    """Puts a line that was left out back where it stood."""
    held = held_line(line, by=by, on=on)
    if not held.dropped:
        raise RuleBroken("Dòng này đang ở trong chương trình.")
    return put_line(held, "draft.line_brought_back", by=by, dropped=False, dropped_reason="")


def _of_this_agency(edit: LineEdit, *, by: User, on: date) -> None:
    if edit.unit is not None and edit.unit.agency_id != by.agency_id:
        raise RuleBroken("Hãy chọn một đơn vị của cơ quan.")
    if edit.leader is not None and edit.leader.agency_id != by.agency_id:
        raise RuleBroken("Hãy chọn một lãnh đạo của cơ quan.")


def _words(known: int | None, words: str, chosen: Unit | User | None) -> str:
    """How the line names a unit or leader: as it was written while it is the same one."""
    if chosen is None:
        return "" if known else words
    return words if known == chosen.pk and words else str(chosen)


def _deadline(line: DraftLine, words: str, *, by: User, on: date) -> dict[str, Any]:
    """The days that the words mean within the period; untouched where the words are."""
    if squeeze(words) == squeeze(line.when_words):
        return {}
    span = (line.draft.collection.start, line.draft.collection.end)
    read = read_in_period(words, span, calendar=calendar_for(by, span[0].year, span[1].year), on=on)
    if read.why and read.due is None:  # "31/02", "Tuần 6": left standing, it would take the deadline off running work
        raise RuleBroken(f"{read.why} Hãy ghi lại thời gian.")
    return {"when_words": squeeze(words), "deadline_kind": read.kind.value, "start": read.start, "due": read.due}
