"""Cutting what a calendar writes for a day into its events, each under its session and hour.

Officials write one event per paragraph, several behind dashes on one line, or one after another with only
the hour between; the session stands once and holds until the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from giaoban.core.reading.language.attendance import leader_before_colon
from giaoban.core.reading.language.hours import (
    Hour,
    closing_session,
    find_hours,
    leading_hour,
    opening_session,
    session_heading,
    session_of_hour,
)
from giaoban.core.reading.model import Session
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.event_clauses import cut_details, read_detail
from giaoban.core.reading.steps.event_pieces import STARTER, pieces_of, several, without_bullet
from giaoban.core.text.patterns import lazy_pattern

NOTHING = Passage("")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a content cell or of a list, and the line of the source it stands on."""

    passage: Passage
    line: int


class Doubt(StrEnum):
    """Why a cut before an event is doubtful."""

    PAGE = "page"  # a page was turned there
    DASH = "dash"  # its dash may stand inside a sentence
    PLAIN = "plain"  # it has no dash, where others have


@dataclass(frozen=True, slots=True)
class RawEvent:
    """An event as it is written: its text without session heading, dash and hour.

    `head` is the text's first line. `details` are the labelled clauses that belong to it ("Địa điểm", "Thành
    phần"): (name of the label, content). `soft` tells why the cut before this event is doubtful: it may be the
    rest of the event above. `at` is the ordinal of the paragraph that it starts in.
    """

    text: Passage
    line: int
    session: Session | None = None
    session_source: Passage = NOTHING
    hour: Hour | None = None
    hour_source: Passage = NOTHING
    details: tuple[tuple[str, Passage], ...] = ()
    leader: Passage = NOTHING
    soft: Doubt | None = None
    at: int = 0
    printed: Passage = NOTHING  # with its dash, where the cut is doubtful


@dataclass(slots=True)
class Cutter:
    """Reads lines one after another; what holds until the next heading (session, leader) is its state."""

    session: Session | None = None
    session_source: Passage = NOTHING
    hour: Hour | None = None
    hour_source: Passage = NOTHING
    leader: Passage = NOTHING
    leader_in_line: bool = False
    leader_in_session: bool = False  # the leader was named under a session heading, not above all of them
    session_bullet: str = ""  # the mark before the last session heading
    only_opens: bool = False  # the session opened a sentence, without a colon; an hour may overrule it
    events: list[RawEvent] = field(default_factory=list)
    count: int = 0
    last_line: int | None = None

    def read(self, line: Line) -> None:
        """Reads one paragraph."""
        passage = line.passage.squeeze()
        self.count += 1
        if not passage:
            return
        first = True
        for piece in pieces_of(passage):
            self._read_piece(piece, line, first=first)
            first = False
        if self.leader_in_line:  # one named inside the line ends the one above, and leads no further
            self.leader, self.leader_in_line = NOTHING, False
        self.last_line = line.line

    def _read_piece(self, piece: Passage, line: Line, *, first: bool) -> None:
        rest, marked = self._take_marks(piece)
        behind = self._take_leader(rest)
        rest, marked = behind, marked or behind is not rest
        if not rest:
            return
        detail = read_detail(rest)
        if detail is not None and self._add_detail(*detail):
            return
        goes_on = first and not marked and self._goes_on(rest)
        if goes_on and self.events:
            last = self.events[-1]
            if not last.details:
                self.events[-1] = replace(last, text=Passage.join((last.text, rest)))
            return
        before = len(self.events)
        doubt = self._doubt(rest, line, first=first, marked=marked)
        self._add(rest, line, soft=doubt)
        if doubt is Doubt.DASH and len(self.events) == before + 1:
            self.events[-1] = replace(self.events[-1], printed=piece)

    def _take_marks(self, piece: Passage) -> tuple[Passage, bool]:
        """The piece without bullets, session headings and the hour before it; whether it had any."""
        rest, marked, bullet = piece, False, ""
        for _ in range(6):
            bare = without_bullet(rest)
            if len(bare) != len(rest):
                bullet = rest.text[: len(rest) - len(bare)].strip()
                rest, marked = bare, True
                continue
            mark = session_heading(rest.text) or opening_session(rest.text)
            if mark is None:
                break
            self._end_leader(bullet)
            self.session, self.session_source = mark.session, rest.cut(0, mark.end).strip()
            self.only_opens = not mark.colon or mark.hour is not None
            self.hour, self.hour_source = mark.hour, self.session_source if mark.hour else Passage("")
            rest, marked = rest.cut(mark.end, len(rest)), True
        hour = leading_hour(rest.text)
        if hour is not None:
            self.hour, self.hour_source = hour, rest.cut(0, hour.end).strip()
            if self.only_opens and session_of_hour(hour.time) is not self.session:
                self.session, self.session_source = None, NOTHING
            rest, marked = rest.cut(hour.end, len(rest)), True
            mark = session_heading(rest.text)
            if mark is not None:
                self.session, self.session_source = mark.session, rest.cut(0, mark.end).strip()
                rest = rest.cut(mark.end, len(rest))
            rest = without_bullet(rest)
        return rest.strip(), marked

    def head_by(self, leader: Passage) -> None:
        """A leader heading: the events below are theirs."""
        self.leader, self.leader_in_session = leader, self.session is not None

    def _end_leader(self, bullet: str) -> None:
        """A new session on the level of the last one ends the leader who was named under that."""
        if self.leader_in_session and bullet == self.session_bullet:
            self.leader, self.leader_in_session = NOTHING, False
        if not self.leader_in_session:
            self.session_bullet = bullet

    def _take_leader(self, rest: Passage) -> Passage:
        """The rest behind a leader and a colon ("PCT. Thường trực: 16 giờ, hội ý"), whose events these are."""
        leader, behind = leader_before_colon(rest)
        if not leader:
            return rest
        self.leader, self.leader_in_line = leader, True
        behind, _ = self._take_marks(behind)
        return behind

    def _goes_on(self, rest: Passage) -> bool:
        """Is an unmarked paragraph the rest of the one above (cut by a page or wrapped by hand)?"""
        if not self.events:
            return False
        above = self.events[-1].text.text
        if rest.text[:1].islower() or rest.text[:1] in "(,;.)”":
            return True
        return bool(_HANGS.search(above)) or above.count("(") > above.count(")") or above.count("“") > above.count("”")

    def _doubt(self, rest: Passage, line: Line, *, first: bool, marked: bool) -> Doubt | None:
        if not self.events:
            return None
        if not marked:
            turned = first and self.last_line is not None and line.line != self.last_line
            return Doubt.PAGE if turned else Doubt.PLAIN
        unfinished = not self.events[-1].text.text.endswith((".", ":", "!"))
        same_session = self.events[-1].session is self.session and self.hour is None
        return Doubt.DASH if unfinished and same_session and not STARTER.match(rest.text) else None

    def _add(self, rest: Passage, line: Line, *, soft: Doubt | None) -> None:
        for n, text in enumerate(several(rest)):
            text, details = cut_details(text)
            if not re.search(r"\w", text.text) and not details:
                continue
            hour = leading_hour(text.text) if n else None
            if n and hour:
                self.hour, self.hour_source = hour, text.cut(0, hour.end).strip()
                text = text.cut(hour.end, len(text))
            self.events.append(
                RawEvent(
                    text,
                    line.line,
                    self.session,
                    self.session_source,
                    self.hour,
                    self.hour_source,
                    details,
                    self.leader,
                    soft,
                    self.count - 1,
                )
            )
            self.hour, self.hour_source = None, Passage("")

    def _add_detail(self, name: str, content: Passage) -> bool:
        """Gives a labelled line to the event above, or lets the hour of "Thời gian: …" wait for the next one."""
        if name == "content":
            return False
        if not self.events:
            return False
        last = self.events[-1]
        if name == "time" and last.hour is None:
            hours = find_hours(content.text)
            if hours:
                self.events[-1] = replace(
                    last, hour=hours[0], hour_source=content, details=(*last.details, (name, content))
                )
                return True
        self.events[-1] = replace(last, details=(*last.details, (name, content)))
        return True


_HANGS = lazy_pattern(
    r"(?:\s(?:và|của|các|với|về|tại|cho|theo|trong|trên|do|để|từ|đến|là|cùng|số|năm|tháng|ngày|hoặc|thuộc|ở)"
    r"|[,–-])$",
    re.IGNORECASE,
)


def cut_events(lines: Iterable[Line], *, session: Session | None = None) -> tuple[RawEvent, ...]:
    """The events of a day's cell, in order; `session` is the one that holds at its beginning."""
    cutter = Cutter(session=session)
    for line in lines:
        cutter.read(line)
    return tuple(close(event) for event in cutter.events)


def join_soft(events: tuple[RawEvent, ...], wanted: set[int]) -> tuple[RawEvent, ...]:
    """Doubtful cuts undone where the events then are as many as the entries beside them (`wanted`).

    Without such a sign the rest of a cell that a page cut is joined, and a dash parts two events.
    """
    if len(events) in wanted:
        return events
    over_pages = _joined(events, {Doubt.PAGE})
    if len(over_pages) in wanted:
        return over_pages
    for doubts in ({Doubt.PAGE, Doubt.DASH}, {Doubt.PAGE, Doubt.PLAIN}):
        joined = _joined(events, doubts)
        if len(joined) in wanted and (len(joined) > 1 or _ENUMERATES.search(joined[0].text.text)):
            return joined
    return over_pages


# "Khảo sát tại huyện Sốp Cộp: - Xã Mường Và; - Xã Nậm Lạnh" is one event.
_ENUMERATES = lazy_pattern(r":\s+[-–+]\s")


def _joined(events: tuple[RawEvent, ...], doubts: set[Doubt]) -> tuple[RawEvent, ...]:
    joined: list[RawEvent] = []
    for event in events:
        if event.soft in doubts and joined:
            joined[-1] = replace(joined[-1], text=Passage.join((joined[-1].text, event.printed or event.text)))
        else:
            joined.append(event)
    return tuple(joined)


def close(event: RawEvent) -> RawEvent:
    """A session in closing brackets overrules the heading: "(Cả ngày).", "(chiều; dự: đ/c Vương)"."""
    session = closing_session(event.text.text)
    return event if session is None else replace(event, session=session, session_source=event.text)
