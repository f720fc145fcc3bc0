"""The door: a typed line → a `QuickOrder`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from giaoban.core.calendar.holidays_vn import work_calendar
from giaoban.core.calendar.typed_deadlines import find_typed_deadline
from giaoban.core.calendar.working_days import Calendars
from giaoban.core.reading.language.orders import read_order
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.quick.mentions import Mention, mentions_in
from giaoban.core.reading.quick.model import Known, QuickOrder, Said
from giaoban.core.reading.quick.parts import parts_of, without
from giaoban.core.reading.quick.products import products_in
from giaoban.core.text.folding import fold_in_place, nfc

UNKNOWN_UNIT = "Cơ quan không có đơn vị tên như vậy."
UNKNOWN_PERSON = "Không rõ người này là ai trong cơ quan."


def read_quick_order(typed: str, *, today: date, known: Known, calendar: Calendars = work_calendar) -> QuickOrder:
    """What a person means who types an order today. What could not be told is left empty, never guessed silently.

    `calendar` gives the working days of the person's office.
    """
    line = nfc(" ".join(typed.split()))
    folded = fold_in_place(line)
    deadline = find_typed_deadline(line, today, calendar)
    when = (deadline.begin, deadline.end) if deadline and deadline.end else None
    mentions = [m for m in mentions_in(line, folded, known) if when is None or m.end <= when[0] or m.begin >= when[1]]
    parts = parts_of(folded.text, mentions, when)
    cuts = [*parts.cuts, *([when] if when else [])]
    return _with_unknown(
        QuickOrder(
            line=line,
            text=_capital(without(line, cuts)) or _capital(line),
            units=_said(line, parts.leads),
            partners=_said(line, parts.helps),
            leaders=_said(line, parts.directs),
            assignees=_said(line, parts.does),
            products=products_in(line, folded.text, cuts),
            deadline=deadline,
        ),
        known,
    )


def _said(line: str, found: list[tuple[Mention, str]]) -> tuple[Said, ...]:
    return tuple(Said(line[m.begin : m.end], m.begin, m.end, why) for m, why in found)


def _with_unknown(order: QuickOrder, known: Known) -> QuickOrder:
    """Who the line names besides, by a name that the office does not know: shown, to be mended by hand."""
    read = read_order(Passage.alone(order.line))
    told = bool(order.units or order.assignees or order.leaders)
    partners = [*order.partners, *_also_named(read.partners, order, known)]
    partners += _unknown(read.partners, known, UNKNOWN_UNIT)
    return replace(
        order,
        units=order.units or _unknown(() if told else read.units, known, UNKNOWN_UNIT),
        partners=tuple(sorted(partners, key=lambda said: said.begin)),
        leaders=order.leaders or _unknown(() if told else read.leader_sources, known, UNKNOWN_PERSON),
    )


def _also_named(names: tuple[Passage, ...], order: QuickOrder, known: Known) -> tuple[Said, ...]:
    """Known partners that stand behind an unknown one in the same list."""
    seen = {said.begin for said in (*order.units, *order.partners)}
    return tuple(
        Said(n.text, n.pieces[0][2], n.pieces[0][2] + len(n))
        for n in names
        if n.pieces and n.pieces[0][2] not in seen and _is_known(n.text, known)
    )


def _unknown(names: tuple[Passage, ...], known: Known, why: str) -> tuple[Said, ...]:
    strangers = [name for name in names if name.pieces and not _is_known(name.text, known)]
    return tuple(Said(n.text, n.pieces[0][2], n.pieces[0][2] + len(n), why) for n in strangers)


def _is_known(words: str, known: Known) -> bool:
    """Whether the office knows the name: then it stands in the line, but is told nothing."""
    return bool(mentions_in(words, fold_in_place(words), known))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
