"""How every act on a draft writes: the draft is held and judged, then changed, and the trail says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from giaoban.audit.actions import Act, record, record_all
from giaoban.core.lifecycle.programmes import ProgrammeState, is_editable
from giaoban.organisation.access import require
from giaoban.organisation.models import User
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.planning.models import Draft, DraftLine
from giaoban.planning.queries.drafting import drafts_visible_to


def held_draft(draft: Draft, *, by: User, version: int | None = None) -> Draft:
    """The draft as it is now, held until the act ends, so that acts on one draft come one after the other."""
    now = drafts_visible_to(by).select_for_update().get(pk=draft.pk)
    if version is not None and now.version != version:
        raise Stale("Dự thảo")
    return now


def held_for_editing(draft: Draft, *, by: User, on: date) -> Draft:
    """The same for who consolidates; refuses where the draft is locked."""
    require(by, Right.PLAN, on=on)
    now = held_draft(draft, by=by)
    if not is_editable(ProgrammeState(now.state)):
        raise RuleBroken(f"Chương trình đang ở trạng thái “{now.get_state_display()}” nên đã khoá, không sửa được.")
    return now


def held_line(line: DraftLine, *, by: User, on: date, version: int | None = None) -> DraftLine:
    """A line of a draft that may be edited, as it is now; refuses where it has another version than was seen."""
    draft = held_for_editing(line.draft, by=by, on=on)
    now = DraftLine.objects.select_for_update().get(pk=line.pk, draft=draft)
    if version is not None and now.version != version:
        raise Stale("Dòng này")
    now.draft = draft
    return now


def held_lines(draft: Draft, lines: Sequence[int]) -> list[DraftLine]:
    """Lines of a held draft by their numbers, in the order in which they were asked for."""
    found = DraftLine.objects.filter(draft=draft).select_for_update().in_bulk(set(lines))
    kept = [found[pk] for pk in dict.fromkeys(lines) if pk in found]
    if not kept or len(kept) < len(set(lines)):
        raise RuleBroken("Hãy chọn các dòng của dự thảo này.")
    return kept


def put_line(line: DraftLine, verb: str, *, by: User, told: dict[str, Any] | None = None, **values: Any) -> DraftLine:
    """Writes the values of a line that are other now, counts its version up and tells the trail."""
    changes = {name: value for name, value in values.items() if getattr(line, name) != value}
    before = {name.removesuffix("_id"): getattr(line, name) for name in changes}
    for name, value in changes.items():
        setattr(line, name, value)
    line.version += 1
    line.save(update_fields=[*changes, "version"])
    after = {name.removesuffix("_id"): value for name, value in changes.items()}
    record(verb, line, by=by, before=before, after={**after, **(told or {})})
    return line


def put_lines(lines: Sequence[DraftLine], verb: str, *, by: User, values: Mapping[str, Any]) -> list[DraftLine]:
    """The same for many lines that get the same values, in a few statements however many they are."""
    before = [{name.removesuffix("_id"): getattr(line, name) for name in values} for line in lines]
    after = {name.removesuffix("_id"): value for name, value in values.items()}
    for line in lines:
        for name, value in values.items():
            setattr(line, name, value)
        line.version += 1
    DraftLine.objects.bulk_update(lines, [*(name.removesuffix("_id") for name in values), "version"], batch_size=500)
    record_all([Act(verb, line, was, after) for line, was in zip(lines, before, strict=True)], by=by)
    return list(lines)
