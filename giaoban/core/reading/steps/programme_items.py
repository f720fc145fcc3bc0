"""Making an item from what was read of it: text and parts, products, time, leaders, units, partners."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from giaoban.core.calendar.deadlines import (
    Context,
    Deadline,
    DeadlineKind,
    chief_deadline,
    find_deadlines,
    read_deadline,
)
from giaoban.core.calendar.periods import read_period
from giaoban.core.reading.language.addressees import is_body
from giaoban.core.reading.language.orders import read_order
from giaoban.core.reading.language.parts import enumeration_of, sentences_of
from giaoban.core.reading.language.people import Bodies, read_bodies
from giaoban.core.reading.language.products import read_products
from giaoban.core.reading.language.shapes import Expect
from giaoban.core.reading.language.units import is_unit
from giaoban.core.reading.model import Field, Item, Person, check, missing, sure
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.outline import Outline, inherit
from giaoban.core.text.patterns import lazy_pattern

T = TypeVar("T")

# Clauses by which a point of a list states what a table has columns for.
_CLAUSES: tuple[tuple[str, str], ...] = (
    ("time", r"(?:Thời\s+(?:gian|hạn)(?:\s+(?:thực hiện|hoàn thành))?|Hạn(?:\s+hoàn thành)?|Hoàn thành)"),
    ("product", r"(?:Sản phẩm(?:\s+đầu ra)?|Kết quả(?:\s+đầu ra)?|Sản phẩm,? kết quả)"),
    ("partners", r"(?:(?:Đơn vị|Cơ quan|Phòng)\s+)?[Pp]hối hợp(?:\s+thực hiện)?"),
    ("leaders", r"(?:Lãnh đạo(?:\s+Sở)?\s+)?(?:[Cc]hỉ đạo|[Pp]hụ trách)(?:\s+thực hiện)?|Lãnh đạo Sở"),
    (
        "units",
        r"(?:(?:Đơn vị|Cơ quan|Phòng|Bộ phận)\s+)(?:chủ trì|thực hiện|tham mưu|phụ trách)"
        r"|Chủ trì(?:\s+thực hiện)?|Thực hiện|Giao",
    ),
)
_CLAUSE = lazy_pattern(
    r"(?:^|(?<=[.;,(–-])|(?<=\s))\s*(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _CLAUSES) + r")\s*:\s*",
)
_TIME_TITLE = lazy_pattern(r"(?:Trong\s+)?(?:Tháng|THÁNG|Quý|QUÝ|Tuần|TUẦN|Các tháng|6 tháng|Nửa)\s", re.IGNORECASE)
_WORK = lazy_pattern(
    r"(?i)(?<!\w)(?:công tác|hoạt động|kiểm tra|xây dựng|triển khai|thực hiện|phối hợp|tăng cường)(?!\w)"
)
_UNIT_IN_CAPITALS = lazy_pattern(
    r"(?:PHÒNG|VĂN PHÒNG|THANH TRA SỞ|CHI CỤC|TRUNG TÂM|BẢO TÀNG|BAN QUẢN LÝ)(?!\s*,)\s|VĂN PHÒNG$"
)
_DASH = lazy_pattern(r"\s*[-–—+*•]\s+")
# A piece of a bracket that tells time, number or condition, and no body.
_NO_BODIES = lazy_pattern(
    r"\d{2}|\d/\d|(?i:(?<!\w)(?:để|nếu|theo|đợt|lần|dự kiến|gồm|tuần|tháng|quý|trước|trong"
    r"|hoàn thành|kèm|nhiệm vụ|thực hiện)(?!\w))"
)
_TIME_ALONE = lazy_pattern(
    r"(?:(?:hoàn thành|xong|trong)\s+)*(?:tháng|quý|tuần)\s+[\dIV]{1,4}(?:\s*[-,]\s*[\dIV]{1,4})*(?:\s*/\s*20\d\d)?",
    re.IGNORECASE,
)
_LAST_BRACKET = lazy_pattern(r"\(([^()]{2,160})\)[\s.;,]*$")


@dataclass(frozen=True, slots=True)
class Cells:
    """What a row or point states beside its content. `when`: the time cell; None where there is no such column."""

    products: tuple[Passage, ...] = ()
    when: Passage | None = None
    bodies: Bodies = field(default_factory=Bodies)


def make_item(
    outline: Outline,
    number: str,
    line: int,
    text: Passage,
    cells: Cells,
    context: Context,
    *,
    lines: Sequence[Passage] = (),
    doubt: str = "",
) -> Item:
    """An item under the open heading, with what the heading and the running text add to its own cells.

    `lines` are the paragraphs of its cell: where several begin with a dash they are its parts.
    """
    section = outline.here.path
    path = outline.path_for(number)
    text = _content(text)
    cells = cells if cells.when is not None or cells.bodies != Bodies() or cells.products else _clauses(text)
    own = cells.bodies
    above, titled = outline.inherited_bodies()
    if not own.units and not own.leaders and above is None:
        own = _ordered(text, own)
    elif not own.partners:
        own = _with_partners_told(text, own)
    bodies = inherit(own, above)
    why = cells.bodies.why
    if titled and not cells.bodies.units and bodies.units:
        why = why or "Đơn vị lấy theo tên nhóm."
    when, start, due, repeats = _time(text, cells.when, context, outline.inherited_deadline())
    parts = enumeration_of(text) or _dashed(lines) or sentences_of(text)
    products = read_products(cells.products)
    return Item(
        path=path,
        section=section,
        line=line,
        text=check(text.text, doubt, text) if doubt else sure(text.text, text),
        parts=sure(tuple(p.text for p in parts), *parts) if parts else missing(()),
        products=sure(tuple(p.text for p in products), *products) if products else missing(()),
        when=when,
        start=start,
        due=due,
        repeats=repeats,
        leaders=_told(bodies.leaders, bodies.leader_sources, cells.bodies.why),
        units=_told(bodies.units, bodies.unit_sources, why),
        partners=_told(bodies.partners, bodies.partner_sources, ""),
    )


def deadline_of_title(title: Passage, context: Context) -> Deadline | None:
    """The time that a heading states for all below it: "1. Tháng 1", "Quý II", "Tuần 3", "Tháng 5, 6:"."""
    words = title.text.strip(" :.;-–*")
    if not _TIME_TITLE.match(words):
        return None
    printed = read_period(words, context.year) if re.search(r"(?i)từ\s+(?:ngày\s+)?\d", words) else None
    if printed is not None:
        return Deadline(words, DeadlineKind.RANGE, start=printed[0], due=printed[1])
    deadline = read_deadline(words, context)
    return deadline if deadline is not None and (deadline.due or deadline.start or deadline.repeats) else None


def bodies_of_title(title: Passage) -> Bodies | None:
    """The units that a heading names and nothing else: "Bảo tàng", "Phòng A; Trung tâm B", "Giao Văn phòng Sở:"."""
    bare = title.strip(" :;.*")
    given = re.match(r"Giao(?:\s+(?:cho|nhiệm vụ cho))?\s+", bare.text)
    if given:
        bare = bare.cut(given.end(), len(bare))
    if len(bare) > 160 or not is_body(bare.text) or (bare.text.isupper() and not _UNIT_IN_CAPITALS.match(bare.text)):
        return None
    bodies = read_bodies(bare, Expect.UNITS)
    whole = sum(len(u) for u in bodies.units) >= 0.85 * len(bare.text) - 3 * len(bodies.units)
    plain = all(is_body(u) and not _WORK.search(u) for u in bodies.units)
    return bodies if bodies.units and bodies.certain and whole and plain else None


def _dashed(lines: Sequence[Passage]) -> tuple[Passage, ...]:
    marked = [_DASH.match(line.text) for line in lines]
    found = tuple(line.cut(m.end(), len(line)).strip(" ;") for line, m in zip(lines, marked, strict=True) if m)
    return found if len(found) >= 2 else ()


def _content(text: Passage) -> Passage:
    return text.strip(" \t*_").squeeze()


def _told(value: tuple[T, ...], sources: tuple[Passage, ...], why: str) -> Field[tuple[T, ...]]:
    if not value:
        return missing(())
    return check(value, why, *sources) if why else sure(value, *sources)


def _time(
    text: Passage, cell: Passage | None, context: Context, above: Deadline | None
) -> tuple[Field[str | None], Field[date | None], Field[date | None], str | None]:
    """The time of the row's own cell, else of its text, else of the heading above, within that heading's month."""
    if above is not None and above.start and above.due and (above.due - above.start).days <= 31:
        context = replace(context, period_start=above.start, period_end=above.due, year=above.due.year)
    if cell:
        deadline = read_deadline(cell.text, context)
        if deadline is not None:
            return _timed(deadline, cell)
    found = chief_deadline(find_deadlines(text.text, context))
    if found is not None and _is_own_time(found, above):
        return _timed(found, text.cut(found.begin, found.end))
    if above is not None:
        return _timed(above, Passage(above.words))
    if found is not None:
        return _timed(found, text.cut(found.begin, found.end))
    return missing(None), missing(None), missing(None), None


def _is_own_time(found: Deadline, above: Deadline | None) -> bool:
    """Whether the text sets a time of its own; below a month "hằng năm" does not, "ngày 10 hằng tháng" does."""
    if above is None:
        return bool(found.due or found.start or found.repeats)
    on_a_day = found.repeats and ";BY" in found.repeats and "YEARLY" not in found.repeats
    return bool(found.due or on_a_day)


def _timed(
    deadline: Deadline, source: Passage
) -> tuple[Field[str | None], Field[date | None], Field[date | None], str | None]:
    words = deadline.words
    if not deadline.certain:
        why = deadline.why or "Kiểm tra lại thời gian."
        start: Field[date | None] = check(deadline.start, why, source) if deadline.start else missing(None)
        due: Field[date | None] = check(deadline.due, why, source)
        return check(words, why, source), start, due, deadline.repeats
    return (
        sure(words, source),
        sure(deadline.start, source) if deadline.start else missing(None),
        sure(deadline.due, source) if deadline.due else missing(None),
        deadline.repeats,
    )


def _clauses(text: Passage) -> Cells:
    """What "Chủ trì: …", "Thời gian: …", "Sản phẩm: …" and a last bracket state inside a point of a list."""
    matches = list(_CLAUSE.finditer(text.text))
    stated: dict[str, Passage] = {}
    for index, match in enumerate(matches):
        following = matches[index + 1] if index + 1 < len(matches) else None
        name = match.lastgroup or ""
        stop = following.start() if following else len(text)
        value = text.cut(match.end(), stop)
        end = re.search(r"[;)]|\.(?=\s|$)", value.text)
        value = value.cut(0, end.start() if end and name not in ("units", "partners") else len(value)).strip(" .;,)")
        stated.setdefault(name, value)
    if not _plausible(stated):
        stated = {}
    bodies = Bodies()
    for name, expect in (("units", Expect.ANY), ("leaders", Expect.LEADERS)):
        if name in stated:
            read = read_bodies(stated[name], expect)
            bodies = inherit(bodies, read)
    if "partners" in stated:
        read = read_bodies(stated["partners"], Expect.UNITS)
        bodies = inherit(bodies, Bodies(partners=read.units, partner_sources=read.unit_sources))
    if not bodies.units and not bodies.leaders:
        bodies = inherit(bodies, _in_bracket(text))
    products = (stated["product"],) if "product" in stated else ()
    return Cells(products=products, when=stated.get("time") or _time_in_bracket(text), bodies=bodies)


def _time_in_bracket(text: Passage) -> Passage | None:
    """ "… (Phòng KHTC chủ trì; tháng 2/2026)": a piece of the last bracket that is nothing but a time."""
    match = _LAST_BRACKET.search(text.text)
    pieces = text.cut(match.start(1), match.end(1)).split(r"\s*;\s*") if match else []
    return next((p for p in pieces[1:] if _TIME_ALONE.fullmatch(p.text)), None)


def _plausible(stated: dict[str, Passage]) -> bool:
    units = stated.get("units")
    return units is None or is_unit(units.text) or bool(read_bodies(units).leaders)


def _in_bracket(text: Passage) -> Bodies | None:
    """ "… (Phòng QLKH)", "… (đ/c Bình; Văn phòng)": a last bracket that holds nothing but bodies."""
    match = _LAST_BRACKET.search(text.text)
    if match is None:
        return None
    found: Bodies | None = None
    for piece in text.cut(match.start(1), match.end(1)).split(r"\s*;\s*"):
        if _NO_BODIES.search(piece.text):
            continue
        read = read_bodies(piece)
        if not read.certain or not (read.units or read.leaders or read.partners):
            return None
        found = read if found is None else inherit(found, read)
    return found


def _with_partners_told(text: Passage, own: Bodies) -> Bodies:
    """ "Phối hợp với Tỉnh đoàn tổ chức …": the columns say who does it, the sentence says with whom."""
    told = [p for p in read_order(text, told_already=True).partners if p.text not in own.units]
    return replace(own, partners=tuple(p.text for p in told), partner_sources=tuple(told))


def _ordered(text: Passage, own: Bodies) -> Bodies:
    """ "Giao Phòng A chủ trì, phối hợp với Phòng B …" inside a point of a list."""
    order = read_order(text)
    leaders: tuple[Person, ...] = order.leaders
    return Bodies(
        leaders=leaders,
        leader_sources=order.leader_sources,
        units=tuple(u.text for u in order.units),
        unit_sources=order.units,
        partners=own.partners or tuple(p.text for p in order.partners),
        partner_sources=own.partner_sources or order.partners,
        certain=order.certain,
        why="" if order.certain else "Kiểm tra lại tên đơn vị trong câu.",
    )
