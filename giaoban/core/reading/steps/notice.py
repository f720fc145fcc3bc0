"""Orders of a notice of conclusions: who is told to do what, with whom, by when.

The contract's section "An item": each bullet or paragraph that orders something is an item; a heading that
names an addressee ("2. Giao Thanh tra Sở") tells it for everything below; the closing demand is `0.1`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from giaoban.core.calendar.deadlines import (
    Context,
    Deadline,
    DeadlineKind,
    chief_deadline,
    find_deadlines,
    read_deadline,
)
from giaoban.core.reading.document import Block, Table
from giaoban.core.reading.draft import Draft, context_of
from giaoban.core.reading.language.labels import Level
from giaoban.core.reading.language.orders import Order, read_addressee_heading, read_order
from giaoban.core.reading.language.parts import enumeration_of, parts_of
from giaoban.core.reading.language.work_verbs import is_telling
from giaoban.core.reading.model import Field, Item, Kind, Person, Section, check, missing, sure
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.notice_body import find_conclusions
from giaoban.core.reading.steps.notice_outline import Point, nest
from giaoban.core.reading.steps.outline import Outline
from giaoban.core.reading.steps.programme_table import read_table
from giaoban.core.text.letters import compiled
from giaoban.core.text.patterns import lazy_pattern

_GUESSED_END = "Không chắc tên nơi được giao dừng ở đâu."
_NOT_SURE_ORDER = "Không chắc đoạn này có giao việc hay không."
_SEVERAL_TIMES = "Đoạn này nêu nhiều mốc thời gian; lấy mốc sau cùng làm hạn."
_MONTH_OR_SUBJECT = "Kiểm tra: đây là thời hạn hay là thời gian của nội dung được nhắc đến."
_SEVERAL_TOLD = "Đoạn này giao việc cho nhiều nơi."

# Headings under which a notice tells how things went; only what is plainly an order counts there.
_TELLS = lazy_pattern(
    r"\W*(?:đánh giá|kết quả|tình hình|thành phần|ý kiến|tồn tại|hạn chế|ưu điểm|khuyết điểm|nguyên nhân|"
    r"những (?:kết quả|mặt|tồn)|nội dung (?:họp|báo cáo))",
    re.IGNORECASE,
)
# "Về kinh tế: Giao Sở A …": the heading and its first order on one line.
_MATTER_ON_LINE = compiled(
    r"(?P<title>(?:Về|Công tác|Lĩnh vực|Đối với|Nhiệm vụ|Việc|Nội dung|Trong lĩnh vực)\s[^:.;]{2,100}|"
    r"[^:.;,]{2,60}?)\s*:\s+(?=[\U(])"
)
_HOW_OFTEN = lazy_pattern(
    r"(?<!kế hoạch )(?<!chương trình )(?<!thường niên )(?P<words>(?:định kỳ\s+)?h[ằà]ng\s+(?:ngày|tuần|tháng|quý|"
    r"năm))\s*(?:[.;]|$)",
    re.IGNORECASE,
)


_MONTH_CLOSES = lazy_pattern(r"(?<!\w)(?P<words>trong\s+(?:tháng|quý)\s+[\dIV]+(?:\s*/\s*\d{4})?)\s*(?:[.;]|$)")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a heading says for everything below it."""

    units: tuple[Passage, ...] = ()
    leaders: tuple[Person, ...] = ()
    leader_sources: tuple[Passage, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.units or self.leaders)


@dataclass(slots=True)
class _Found:
    context: Context
    sections: list[Section] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


def read_notice(draft: Draft) -> Draft:
    """Items and sections of a notice of conclusions; any other kind is left as it is."""
    if draft.kind.value is not Kind.CONCLUSION_NOTICE:
        return draft
    body = find_conclusions(draft.body)
    found = _Found(context_of(draft))
    _read_points(nest(body.conclusions), "", _Told(), found, telling=False)
    for ordinal, (paragraph, passage) in enumerate(body.closing, start=1):
        found.items.append(_item(passage, f"0.{ordinal}", "", paragraph.line, _Told(), found.context))
    _read_tables(draft.body, found)
    return replace(
        draft,
        sections=(*draft.sections, *found.sections),
        items=(*draft.items, *sorted(found.items, key=lambda item: item.line)),
    )


def _read_tables(body: tuple[Block, ...], found: _Found) -> None:
    """A list of tasks in table form, in the notice or annexed to it, is read as a programme's is."""
    for block in body:
        if isinstance(block, Table):
            outline = Outline()
            found.items.extend(read_table(block, outline, found.context))
            found.sections.extend(outline.sections())


def _read_points(points: list[Point], section: str, told: _Told, found: _Found, *, telling: bool) -> None:
    ordinal = 0
    for point in _with_orders_apart(points):
        ordinal = max(ordinal, int(point.number)) if point.number.isdigit() else ordinal
        if _is_heading(point):
            _read_section(point, section, told, found, telling=telling)
            continue
        inline = _matter_on_line(point, told)
        if inline is not None:
            title, order = inline
            _read_section(_split_heading(point, title, order), section, told, found, telling=telling)
            continue
        counts = point.label is not None or _is_item(point, told, telling=telling)
        ordinal += counts and not point.number
        _read_leaf(point, section, str(ordinal), told, found, telling=telling)


def _with_orders_apart(points: list[Point]) -> Iterator[Point]:
    """Points, with a bare paragraph below a whole order made its sibling where it orders something of another.

    "6. Các phòng chủ động tham mưu." is no heading of "Văn phòng Sở theo dõi, đôn đốc …" below it.
    """
    for point in points:
        apart = [c for c in point.children if c.label is None and not c.children and read_order(c.passage).addressed]
        if not apart or not _is_whole_order(point):
            yield point
            continue
        yield replace(point, children=[c for c in point.children if c not in apart])
        yield from apart


def _is_whole_order(point: Point) -> bool:
    sentence = point.text.rstrip().endswith(".") and point.label is not None
    return sentence and all(c.label is None for c in point.children) and read_order(point.passage).addressed


def _read_section(point: Point, above: str, told: _Told, found: _Found, *, telling: bool) -> None:
    title = point.passage.rstrip(" :")
    path = _join(above, point.number or title.text)
    mark = len(found.sections)
    found.sections.append(Section(path, title.text, point.line, title.spans()))
    before = len(found.items)
    own = _told_by(point.passage) or told
    _read_points(point.children, path, own, found, telling=telling or bool(_TELLS.match(title.text)))
    if len(found.items) == before:
        del found.sections[mark:]


def _join(above: str, number: str) -> str:
    if not above or number.startswith(above + "."):
        return number
    return f"{above}.{number}"


def _told_by(heading: Passage) -> _Told:
    units = read_addressee_heading(heading)
    order = read_order(heading)
    if units:
        return _Told(units, order.leaders, order.leader_sources)
    if order.addressed and heading.text.rstrip().endswith(":"):
        return _Told(order.units, order.leaders, order.leader_sources)
    return _Told()


def _is_heading(point: Point) -> bool:
    if not point.children:
        return False
    if point.label is not None and point.label.level is Level.BULLET:
        return bool(_told_by(point.passage)) or any(read_order(c.passage).units for c in point.children)
    return not _is_whole_order(point)


def _matter_on_line(point: Point, told: _Told) -> tuple[Passage, Passage] | None:
    """Title and first order of a numbered point that prints both on one line."""
    if point.label is None or point.label.level is Level.BULLET or told or point.children:
        return None
    match = _MATTER_ON_LINE.match(point.text)
    if match is None:
        return None
    title, rest = point.passage.cut(0, match.end("title")), point.passage.cut(match.end(), len(point.passage))
    if re.match(r"(?:giao|yêu cầu|đề nghị|phân công)\s", title.text, re.IGNORECASE):
        return None
    orders = read_order(rest).orders or bool(enumeration_of(rest))
    return (title, rest) if orders or read_addressee_heading(title) else None


def _split_heading(point: Point, title: Passage, order: Passage) -> Point:
    heading = Point(title, point.line, point.label)
    heading.children = [Point(order, point.line), *point.children]
    return heading


def _read_leaf(point: Point, section: str, ordinal: str, told: _Told, found: _Found, *, telling: bool) -> None:
    numbered = _numbered_orders(point)
    if numbered:
        above = _join(section, point.number) if point.number else section
        if point.number:
            found.sections.append(Section(above, _lead(point), point.line))
        for number, passage in numbered:
            found.items.append(_item(passage, _join(above, number), above, point.line, told, found.context))
        return
    if not _is_item(point, told, telling=telling):
        return
    passage = Passage.join(p.passage for p in point.walk())
    path = _join(section, point.number or ordinal)
    item = _item(passage, path, section, point.line, told, found.context)
    pieces = tuple(child.passage for child in point.children)
    if pieces:
        item = replace(item, parts=sure(tuple(p.text for p in pieces), *pieces))
    if not told and not read_order(passage).orders:
        item = replace(item, text=check(item.text.value, _NOT_SURE_ORDER, passage))
    found.items.append(item)


def _numbered_orders(point: Point) -> list[tuple[str, Passage]]:
    """ "(1) Ban A … (2) Sở B …": items of their own where each begins with its body."""
    if not re.search(r"\(1\)", point.text):
        return []
    pieces = enumeration_of(point.passage)
    numbered = [(str(n), piece) for n, piece in enumerate(pieces, start=1)]
    return numbered if all(read_order(p).units for p in pieces) else []


def _lead(point: Point) -> str:
    return point.text[: point.text.find("(")].rstrip(" :") or point.text


def _is_item(point: Point, told: _Told, *, telling: bool) -> bool:
    order = read_order(point.passage, told_already=bool(told))
    if order.addressed:
        return True
    if telling or is_telling(point.text):
        return False
    return bool(told) or order.orders or point.label is not None


def _item(passage: Passage, path: str, section: str, line: int, told: _Told, context: Context) -> Item:
    text = _content(passage)
    order = read_order(passage, told_already=bool(told))
    deadline, several = _deadline(text.text, context)
    parts = parts_of(text)
    return Item(
        path=path,
        section=section,
        line=line,
        text=sure(text.text, text),
        parts=sure(tuple(p.text for p in parts), *parts) if parts else missing(()),
        when=_when(deadline, text, several=several),
        start=_day(deadline, "start", text, several=several),
        due=_day(deadline, "due", text, several=several),
        repeats=deadline.repeats if deadline else None,
        leaders=_leaders(order, told),
        units=_units(order, told),
        partners=_names(order.partners, ""),
    )


_SPOKEN_NUMBER = lazy_pattern(
    r"(?:(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là|Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))\s*[,:]\s*"
)


def _content(passage: Passage) -> Passage:
    """The order without "Một là," in front and the "./." that closes the paper behind."""
    spoken = _SPOKEN_NUMBER.match(passage.text)
    text = passage.cut(spoken.end() if spoken else 0, len(passage)).strip()
    return text.cut(0, len(text) - 2) if text.text.endswith("./.") else text


def _units(order: Order, told: _Told) -> Field[tuple[str, ...]]:
    if not order.units:
        return _names(told.units, "")
    several = len(order.units) > 1 and len({u.pieces[0][2] for u in order.units if u.pieces}) > 4
    return _names(order.units, _GUESSED_END if not order.certain else _SEVERAL_TOLD if several else "")


def _names(names: tuple[Passage, ...], why: str) -> Field[tuple[str, ...]]:
    if not names:
        return missing(())
    values = tuple(n.squeeze().text for n in names)
    return check(values, why, *names) if why else sure(values, *names)


def _leaders(order: Order, told: _Told) -> Field[tuple[Person, ...]]:
    people, sources = (order.leaders, order.leader_sources) if order.leaders else (told.leaders, told.leader_sources)
    return sure(people, *sources) if people else missing(())


def _deadline(text: str, context: Context) -> tuple[Deadline | None, bool]:
    """The phrase that sets the time of an order, and whether there were others."""
    found = [d for d in find_deadlines(text, context) if d.kind is not DeadlineKind.NONE]
    return chief_deadline(found) or _at_the_end(text, context), len({d.due for d in found if d.due}) > 1


def _at_the_end(text: str, context: Context) -> Deadline | None:
    """ "… ngày chủ nhật xanh hàng tháng.": an order that closes with how often it is done."""
    match = _HOW_OFTEN.search(text) or _MONTH_CLOSES.search(text)
    deadline = read_deadline(match["words"], context) if match else None
    if match is None or deadline is None or deadline.kind is DeadlineKind.NONE:
        return None
    doubt = "" if deadline.kind is DeadlineKind.RECURRING else _MONTH_OR_SUBJECT
    return replace(deadline, begin=match.start("words"), end=match.end("words"), why=doubt)


def _when(deadline: Deadline | None, text: Passage, *, several: bool) -> Field[str | None]:
    if deadline is None:
        return missing(None)
    source = text.cut(deadline.begin, deadline.end)
    why = deadline.why or (_SEVERAL_TIMES if several else "")
    return sure(deadline.words, source) if deadline.certain and not why else check(deadline.words, why, source)


def _day(deadline: Deadline | None, end: str, text: Passage, *, several: bool) -> Field:  # type: ignore[type-arg]
    day = getattr(deadline, end) if deadline else None
    if deadline is None or day is None:
        return missing(None)
    source = text.cut(deadline.begin, deadline.end)
    why = deadline.why or (_SEVERAL_TIMES if several else "")
    return sure(day, source) if deadline.certain and not why else check(day, why, source)
