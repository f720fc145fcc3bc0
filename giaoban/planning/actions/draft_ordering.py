"""The order of a draft: lines within and between its sections, and the sections themselves.

Where a line stands is no part of what it says: moving it counts no version up, so that somebody who is rewording it
meanwhile loses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import F, Max, Q

from giaoban.audit.actions import Act, record, record_all
from giaoban.core.text.folding import fold, squeeze
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.planning.actions._drafting import held_for_editing, held_line, held_lines
from giaoban.planning.models import Draft, DraftLine
from giaoban.planning.queries.drafting import lines_on_their_own


@transaction.atomic
def move_line(line: DraftLine, step: int, *, by: User, on: date) -> DraftLine:
    """Moves a line one place up (-1) or down (1) within its section; at the end of it nothing happens."""
    held = held_line(line, by=by, on=on)
    rows = list(lines_on_their_own(held.draft).filter(section=held.section).values_list("pk", "order"))
    place = [pk for pk, _ in rows].index(held.pk)
    if not 0 <= place + step < len(rows):
        return held
    before = place if step > 0 else place - 1
    (first, _), (second, _) = rows[before], rows[before + 1]
    return _put_behind(held, after=second if held.pk == first else _previous(rows, before), by=by)


@transaction.atomic
def put_line_after(line: DraftLine, after: DraftLine | None, *, by: User, on: date, section: str = "") -> DraftLine:
    """Puts a line right behind another one, in its section; without one, first in the section that is named."""
    held = held_line(line, by=by, on=on)
    if after is None:
        _known_section(held.draft, section)
        held.section = section
        return _put_behind(held, after=None, by=by)
    there = held_lines(held.draft, [after.pk])[0]
    held.section = there.section
    return held if there.pk == held.pk else _put_behind(held, after=there.pk, by=by)


@transaction.atomic
def put_in_section(draft: Draft, lines: Sequence[int], section: str, *, by: User, on: date) -> list[DraftLine]:
    """Puts the ticked lines behind the last one of a section, in their order."""
    held = held_for_editing(draft, by=by, on=on)
    _known_section(held, section)
    found = held_lines(held, lines)
    last: int = lines_on_their_own(held).filter(section=section).aggregate(last=Max("order"))["last"] or 0
    before = {line.pk: line.section for line in found}
    for place, line in enumerate(found, start=1):
        line.section, line.order = section, last + place
    DraftLine.objects.bulk_update(found, ["section", "order"], batch_size=500)
    acts = [Act("draft.line_moved", line, {"section": before[line.pk]}, {"section": section}) for line in found]
    record_all(acts, by=by)
    return found


@transaction.atomic
def add_section(draft: Draft, title: str, *, by: User, on: date, version: int) -> Draft:
    """Adds a section behind the others."""
    held = _held(draft, by=by, on=on, version=version)
    return _put_sections(held, [*held.sections, _new_title(held, title)], by=by)


@transaction.atomic
def rename_section(draft: Draft, section: str, title: str, *, by: User, on: date, version: int) -> Draft:
    """Gives a section another name; its lines stay in it."""
    held = _held(draft, by=by, on=on, version=version)
    _known_section(held, section)
    new = _new_title(held, title, but=section)
    DraftLine.objects.filter(draft=held, section=section).update(section=new)
    return _put_sections(held, [new if known == section else known for known in held.sections], by=by)


@transaction.atomic
def move_section(draft: Draft, section: str, step: int, *, by: User, on: date, version: int) -> Draft:
    """Moves a section with its lines one place up (-1) or down (1)."""
    held = _held(draft, by=by, on=on, version=version)
    _known_section(held, section)
    titles = list(held.sections)
    place = titles.index(section)
    if not 0 <= place + step < len(titles):
        return held
    titles.insert(place + step, titles.pop(place))
    return _put_sections(held, titles, by=by)


@transaction.atomic
def remove_section(draft: Draft, section: str, *, by: User, on: date, version: int) -> Draft:
    """Takes an empty section away."""
    held = _held(draft, by=by, on=on, version=version)
    _known_section(held, section)
    if lines_on_their_own(held).filter(section=section).exists():
        raise RuleBroken(f"Mục “{section}” còn dòng. Hãy chuyển các dòng sang mục khác rồi mới bỏ mục.")
    return _put_sections(held, [title for title in held.sections if title != section], by=by)


def _held(draft: Draft, *, by: User, on: date, version: int) -> Draft:
    held = held_for_editing(draft, by=by, on=on)
    if held.version != version:
        raise Stale("Danh sách mục")
    return held


def _known_section(draft: Draft, section: str) -> None:
    if section not in draft.sections:
        raise RuleBroken("Hãy chọn một mục của dự thảo.")


def _new_title(draft: Draft, title: str, *, but: str = "") -> str:
    new = squeeze(title)
    if not new:
        raise RuleBroken("Hãy ghi tên mục.")
    if fold(new) in {fold(known) for known in draft.sections if known != but}:
        raise RuleBroken(f"Đã có mục “{new}”.")
    return new


def _put_sections(draft: Draft, titles: list[str], *, by: User) -> Draft:
    before, draft.sections = draft.sections, titles
    draft.version += 1
    draft.save(update_fields=["sections", "version"])
    record("draft.sections_changed", draft, by=by, before={"sections": before}, after={"sections": titles})
    return draft


def _previous(rows: Sequence[tuple[int, int]], place: int) -> int | None:
    return rows[place - 1][0] if place else None


def _put_behind(line: DraftLine, *, after: int | None, by: User) -> DraftLine:
    """Makes room behind a line (in front of all, for None) and puts the line there: two updates, however long the
    section is."""
    rows = DraftLine.objects.filter(draft=line.draft, section=line.section).exclude(pk=line.pk)
    place = 0
    if after is not None:
        place = rows.values_list("order", flat=True).get(pk=after)
        rows = rows.filter(Q(order__gt=place) | Q(order=place, pk__gt=after))
    rows.update(order=F("order") + 2)
    line.order = place + 1
    line.save(update_fields=["section", "order"])
    record("draft.line_moved", line, by=by, after={"section": line.section, "after": after})
    return line
