"""The fields of one event, from its words and from what stands beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from giaoban.core.calendar.deadlines import Context, DeadlineKind, find_deadlines
from giaoban.core.reading.language.attendance import preparing_unit, stated_leaders
from giaoban.core.reading.language.hours import Hour, find_hours, session_of_hour
from giaoban.core.reading.language.people import Bodies, read_bodies
from giaoban.core.reading.language.places import labelled_place, place_in_sentence
from giaoban.core.reading.language.shapes import Expect
from giaoban.core.reading.model import Event, Field, Person, Session, State, check, missing, sure
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.day_heading import Day
from giaoban.core.reading.steps.event_text import RawEvent
from giaoban.core.text.patterns import lazy_pattern

_UNSURE_PAIR = "Số mục của ô không khớp số việc trong ngày; cần kiểm tra việc ghép."


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside an event in its row; `paired` is False where the pairing is a guess."""

    units: tuple[Passage, ...] = ()
    leaders: tuple[Passage, ...] = ()
    units_paired: bool = True
    leaders_paired: bool = True
    place: Passage = field(default_factory=lambda: Passage(""))
    hour: Passage = field(default_factory=lambda: Passage(""))


def build_event(raw: RawEvent, day: Day, beside: Beside | None = None) -> Event:
    """The event that a raw event of a day is."""
    beside = beside or Beside()
    text = raw.text.strip().rstrip(" ;,").squeeze()
    hour, hour_source = _hour(raw, text, beside)
    session = _session(raw, hour)
    return Event(
        line=raw.line,
        date=check(day.start, day.why, day.source) if day.why else sure(day.start, day.source),
        text=sure(text.text, text) if text else missing(""),
        session=session,
        until=_until(day, text),
        time=sure(hour.time, hour_source) if hour else missing(None),
        place=_place(raw, text, beside),
        units=_units(raw, text, beside),
        leaders=_leaders(raw, text, beside),
    )


# --- hour and session ---------------------------------------------------------------------------------------


def _hour(raw: RawEvent, text: Passage, beside: Beside) -> tuple[Hour | None, Passage]:
    """The event's hour: before its text, in its own column, in a "Thời gian" clause, or once in the sentence."""
    if raw.hour is not None:
        return raw.hour, raw.hour_source
    for source in (beside.hour, *(content for name, content in raw.details if name in {"time", "both"})):
        hours = find_hours(source.text)
        if hours:
            return hours[0], source
    hours = find_hours(text.text)
    if len(hours) == 1 and not re.search(
        r"(?:trước|đến|hạn|chậm nhất)\s*(?:ngày)?\s*$", text.text[: hours[0].begin], re.IGNORECASE
    ):
        return hours[0], text.cut(hours[0].begin, hours[0].end)
    return None, Passage("")


def _session(raw: RawEvent, hour: Hour | None) -> Field[Session]:
    if raw.session is None:
        return sure(session_of_hour(hour.time)) if hour else sure(Session.ALL_DAY)
    if hour is not None and raw.session is not Session.ALL_DAY and not _agree(raw.session, hour.time):
        return check(raw.session, f"Giờ {hour.time:%H:%M} không thuộc buổi đã ghi.", raw.session_source)
    return sure(raw.session, raw.session_source)


def _agree(session: Session, hour: time) -> bool:
    by_hour = session_of_hour(hour)
    if session is by_hour:
        return True
    return (session is Session.EVENING and hour.hour >= 17) or (session is Session.AFTERNOON and 11 <= hour.hour < 19)


# --- last day -----------------------------------------------------------------------------------------------

_NOT_A_SPAN = lazy_pattern(r"(?:nhiệm kỳ|giai đoạn|thời kỳ|kỷ niệm|năm học)[^();]*$", re.IGNORECASE)
_TO_DAY = lazy_pattern(
    r"(?:đến|tới)\s+(?:hết\s+)?ngày\s+"
    r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?\s*[).;]?\s*\)?\.?$",
    re.IGNORECASE,
)
# "Dự kỳ họp thứ 12 (04-06/12)"
_BRACKET_SPAN = lazy_pattern(
    r"\(\s*(?:ngày\s+)?(?P<d1>\d{1,2})(?:\s*/\s*(?P<m1>\d{1,2}))?\s*[-–]\s*(?P<d2>\d{1,2})\s*[/.]\s*(?P<m2>\d{1,2})"
    r"(?:\s*[/.]\s*(?P<y>\d{4}))?\s*\)"
)
_SO_MANY_DAYS = lazy_pattern(
    r"\((?:trong|diễn ra|thời gian|kéo dài)?\s*:?\s*(0?[2-9]|1\d)\s*ngày(?:\s+liên tục)?\)", re.IGNORECASE
)


def _until(day: Day, text: Passage) -> Field[date | None]:
    """The last day: of a span in the text ("từ ngày 03-31/7"), else of the row ("29-30")."""
    context = Context(period_start=day.start.replace(day=1), period_end=None, year=day.start.year)
    for deadline in find_deadlines(text.text, context):
        if deadline.kind is not DeadlineKind.RANGE or deadline.due is None or deadline.start is None:
            continue
        if _NOT_A_SPAN.search(text.text[: deadline.begin]) or not day.start < deadline.due < day.start + timedelta(
            days=400
        ):
            continue
        source = text.cut(deadline.begin, deadline.end)
        if deadline.start != day.start:
            return check(
                deadline.due, f"Văn bản ghi “{deadline.words}” nhưng việc đặt ở ngày {day.start:%d/%m}.", source
            )
        return sure(deadline.due, source) if deadline.certain else check(deadline.due, deadline.why, source)
    for span in _BRACKET_SPAN.finditer(text.text):
        month = int(span["m2"])
        year = int(span["y"] or day.start.year)
        first, last = _safe(year, int(span["m1"] or month), int(span["d1"])), _safe(year, month, int(span["d2"]))
        if first == day.start and last is not None and last > day.start:
            return sure(last, text.cut(span.start(), span.end()))
    match = _TO_DAY.search(text.text)
    if match:
        last = _safe(int(match[3] or day.start.year), int(match[2]), int(match[1]))
        if last and last > day.start and not re.search(r"\btrước\b", text.text[: match.start()][-12:]):
            return check(last, f"Suy ra từ “{match.group().strip(' ).')}”.", text.cut(match.start(), match.end()))
    match = _SO_MANY_DAYS.search(text.text)
    if match:
        last = day.start + timedelta(days=int(match[1]) - 1)
        return check(last, f"Tính từ “{match.group()}”.", text.cut(match.start(), match.end()))
    return sure(day.end, day.source) if day.end else missing(None)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# --- place --------------------------------------------------------------------------------------------------


def _place(raw: RawEvent, text: Passage, beside: Beside) -> Field[str | None]:
    if beside.place:
        place = beside.place.squeeze().strip(" .;-–")
        if place:
            return sure(place.text, place)
    for name, content in raw.details:
        if name == "place" and content:
            words = content.squeeze()
            words = words.cut(4, len(words)) if words.text.lower().startswith("tại ") else words
            return sure(words.text, words)
        if name == "both":
            found = re.search(r"\btại\s+(?=\S)", content.text)
            if found:
                words = content.cut(found.end(), len(content)).strip(" .;")
                return sure(words.text, words)
    stated = labelled_place(text) or place_in_sentence(text)
    if stated is None:
        return missing(None)
    words = stated.words.squeeze()
    if stated.certain:
        return sure(words.text, words)
    return check(words.text, "Nơi nêu trong câu, có thể là nội dung của việc chứ không phải địa điểm.", words)


# --- units and leaders --------------------------------------------------------------------------------------


def _units(raw: RawEvent, text: Passage, beside: Beside) -> Field[tuple[str, ...]]:
    sources = list(beside.units) or [c for name, c in raw.details if name == "units"]
    if sources:
        found = [read_bodies(s, Expect.UNITS) for s in sources]
        names = tuple(dict.fromkeys(u for b in found for u in (*b.units, *b.partners)))
        names = names or tuple(s.text for s in sources)
        return _stated(names, sources, _doubt(found, beside.units_paired))
    who = preparing_unit(text)
    if who is not None:
        bodies = read_bodies(who, Expect.UNITS)
        if bodies.units:
            return _stated(bodies.units, [who], bodies.why)
    if not beside.units_paired:
        return missing((), _UNSURE_PAIR)
    return missing(())


def _leaders(raw: RawEvent, text: Passage, beside: Beside) -> Field[tuple[Person, ...]]:
    sources = [*beside.leaders, *([] if beside.leaders else [c for name, c in raw.details if name == "leaders"])]
    if not sources and raw.leader:
        sources = [raw.leader]
    if sources:
        found = [bodies for s in sources for bodies in _read_leaders(s)]
        people = tuple(dict.fromkeys(_person(p) for b in found for p in b.leaders))
        strays = tuple(u for b in found for u in b.units)
        people += tuple(Person(u) for u in strays)
        doubt = _doubt(found, beside.leaders_paired)
        if strays and not doubt:
            doubt = f"“{strays[0]}” đứng ở chỗ của lãnh đạo."
        return _stated(people, sources, doubt)
    who = stated_leaders(text)
    if who is not None:
        bodies = read_bodies(who, Expect.LEADERS)
        return _stated(tuple(_person(p) for p in bodies.leaders), [who], bodies.why)
    if not beside.leaders_paired:
        return missing((), _UNSURE_PAIR)
    return missing(())


def _read_leaders(source: Passage) -> list[Bodies]:
    """Each part of a cell cut at ";"; a group in lower case ("lãnh đạo các Ban") is a leader as it stands."""
    found = []
    for part in source.split(r"\s*;\s*"):
        bodies = _with_short_title(part, read_bodies(part, Expect.LEADERS))
        if not bodies.leaders and not bodies.units and re.match(r"lãnh đạo\s", part.text):
            bodies = Bodies(leaders=(Person(part.text),), certain=False, why=f"“{part.text}”: chưa rõ là ai.")
        found.append(bodies)
    return found


_SHORT_TITLE = lazy_pattern(r"[-–:,(]\s*(?P<title>[A-ZĐ]{2,4})\)?\s*$")


def _with_short_title(part: Passage, bodies: Bodies) -> Bodies:
    """ "Đ/c Thới - VT": capitals behind a leader's name are a title of the office's own, to be checked."""
    match = _SHORT_TITLE.search(part.text)
    if match is None or len(bodies.leaders) != 1 or bodies.units != (match["title"],) or bodies.leaders[0].title:
        return bodies
    leader = Person(bodies.leaders[0].name, match["title"])
    return replace(bodies, leaders=(leader,), units=(), certain=False, why=f"“{match['title']}”: chức vụ viết tắt.")


def _person(person: Person) -> Person:
    """Without a remark in brackets: "Lãnh đạo Sở (theo phân công)"."""
    name = re.sub(r"\s*\([^()]*\)\s*$", "", person.name)
    return Person(name or person.name, person.title)


def _doubt(found: list[Bodies], paired: bool) -> str:
    if not paired:
        return _UNSURE_PAIR
    return " ".join(b.why for b in found if not b.certain)


def _stated(value: tuple, sources: list[Passage], why: str) -> Field:  # type: ignore[type-arg]
    spans = tuple(s for p in sources for s in p.spans())
    if not value:
        return missing((), why)
    return Field(value, State.CHECK if why else State.SURE, spans, why)
