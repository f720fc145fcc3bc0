"""Cutting what a calendar writes for a day into its events, each under its session and hour.

Officials write one event per paragraph, several behind dashes on one line, or one after another with only
the hour between; the session stands once and holds until the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from giaoban.core.reading.language.hours import (
    Hour,
    closing_session,
    find_hours,
    leading_hour,
    opening_session,
    session_heading,
    session_of_hour,
)
from giaoban.core.reading.language.labels import Level, read_label
from giaoban.core.reading.model import Session
from giaoban.core.reading.passage import Passage

NOTHING = Passage("")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a content cell or of a list, and the line of the source it stands on."""

    passage: Passage
    line: int


class Doubt(StrEnum):
    """Why a cut before an event is doubtful: a page was turned there, or its dash may stand inside a sentence."""

    PAGE = "page"
    DASH = "dash"


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
        for piece in _pieces(passage):
            self._read_piece(piece, line, first=first)
            first = False
        self.last_line = line.line

    def _read_piece(self, piece: Passage, line: Line, *, first: bool) -> None:
        rest, marked = self._take_marks(piece)
        if not rest:
            return
        detail = _detail(rest)
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
        rest, marked = piece, False
        for _ in range(6):
            bare = _without_bullet(rest)
            if len(bare) != len(rest):
                rest, marked = bare, True
                continue
            mark = session_heading(rest.text) or opening_session(rest.text)
            if mark is None:
                break
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
            bare = _without_bullet(rest)
            rest = bare
        return rest.strip(), marked

    def _goes_on(self, rest: Passage) -> bool:
        """Is an unmarked paragraph the rest of the one above (cut by a page or wrapped by hand)?"""
        if not self.events:
            return False
        above = self.events[-1].text.text
        if rest.text[:1].islower() or rest.text[:1] in ",;.)”":
            return True
        return bool(_HANGS.search(above)) or above.count("(") > above.count(")") or above.count("“") > above.count("”")

    def _doubt(self, rest: Passage, line: Line, *, first: bool, marked: bool) -> Doubt | None:
        if not self.events:
            return None
        if not marked:
            return Doubt.PAGE if first and self.last_line is not None and line.line != self.last_line else None
        unfinished = not self.events[-1].text.text.endswith((".", ":", "!"))
        same_session = self.events[-1].session is self.session and self.hour is None
        return Doubt.DASH if unfinished and same_session and not _STARTER.match(rest.text) else None

    def _add(self, rest: Passage, line: Line, *, soft: Doubt | None) -> None:
        for n, (text, session) in enumerate(_several(rest)):
            text, details = _cut_details(text)
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
                    session or self.session,
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


# --- pieces of one paragraph --------------------------------------------------------------------------------

_HANGS = re.compile(
    r"(?:\s(?:và|của|các|với|về|tại|cho|theo|trong|trên|do|để|từ|đến|là|cùng|số|năm|tháng|ngày|hoặc|thuộc|ở)"
    r"|[,–-])$",
    re.IGNORECASE,
)
# With what officials begin an event: behind a dash in the middle of a line these are a new one.
_STARTERS = (
    r"(?:Họp|Hội\s+(?:nghị|ý|thảo|thi|đồng|chẩn|diễn)|Kiểm\s+tra|Dự\b|Tham\s+(?:dự|gia|mưu|quan)|Làm\s+việc"
    r"|Tiếp|Giám\s+sát|Tổ\s+chức"
    r"|Triển\s+khai|Phối\s+hợp|UBND|HĐND|Thường\s+trực|Ban|BCĐ|Đoàn|Lễ|Khai\s+(?:mạc|giảng|trương)|Bế\s+(?:mạc"
    r"|giảng)|Công\s+bố"
    r"|Sơ\s+kết|Tổng\s+kết|Kỳ\s+họp|Đi\b|Thăm|Chuẩn\s+bị|Báo\s+cáo|Rà\s+soát|Đánh\s+giá|Nghiệm\s+thu|Nghe"
    r"|Chủ\s+trì|Trực|Giao\s+ban"
    r"|Sinh\s+hoạt|Thanh\s+tra|Khảo\s+sát|Đón|Trao|Gặp|Chào\s+cờ|Tập\s+huấn|Thẩm\s+định|Hoàn\s+thành"
    r"|Thực\s+hiện|Xây\s+dựng|Ký\b"
    r"|Trình|Sở\s+[A-ZĐ]\S+|Phiên|Tọa\s+đàm|Học|Thi\b|Mít\s+tinh|Viếng|Dâng|Chương\s+trình|Đại\s+hội|Diễn\s+tập"
    r"|Quán\s+triệt|Thông\s+qua"
    r"|Giải\s+quyết|Theo\s+dõi|Phòng|Văn\s+phòng"
    r"|Trung\s+tâm|Chi\s+cục"
    r"|Hướng\s+dẫn|Tuyên\s+truyền|Phát\s+động|Cấp|Thành\s+lập|Tiếp\s+tục|Xét|Bàn|Duyệt|Đối\s+thoại|Giao"
    r"|Bàn\s+giao|Kiện\s+toàn)"
)
_STARTER = re.compile(_STARTERS)
_INLINE_BULLET = re.compile(rf"(?<=[^\s-])\s+(?P<bullet>[-–—+•*])\s+(?={_STARTERS}(?!\w))")
_AFTER_STOP = re.compile(r"(?<=[.;])\s*(?P<bullet>[-–—+•*])\s+(?=[^\W\d_])")
_SESSION_WORD = (
    r"(?:[Bb]uổi\s+)?(?:(?:Sáng|SÁNG|sáng)\s*(?:,|và|/)\s*chiều|Sáng|Chiều|Tối|Trưa|Cả\s+ngày|SÁNG"
    r"|CHIỀU|TỐI|CẢ\s+NGÀY)(?:\s+cùng\s+ngày)?"
)
_INLINE_SESSION = re.compile(rf"(?<=\S)[\s]+(?:[-*+]\s*)?(?={_SESSION_WORD}\s*(?:\([^)]{{1,20}}\)\s*)?:)")
_SENTENCE_SESSION = re.compile(
    r"(?<=[.;])\s+(?=(?:Buổi\s+)?(?:Sáng|Chiều|Tối|Trưa)\b(?:\s+cùng\s+ngày)?[,\s]+(?:\d|[a-zà-ỹđ]))"
)
_HOUR_WORD = r"\(?\d{1,2}\s*(?:h|g|giờ)\s*(?:\d{2})?\s*(?:phút|['’′])?\)?"
_ENDS_WITH_HOUR = re.compile(rf"(?:^|\s|\(){_HOUR_WORD}$")
_BULLET_HOUR = re.compile(rf"(?<=[^\s:,-])\s+[-–+*]\s+(?={_HOUR_WORD}\s*[,:]\s*\S)")
_INLINE_HOUR = re.compile(
    rf"(?<=[.;)])\s+(?:[-–+*]\s+)?(?=(?:(?:Từ|Lúc|Vào)\s+)?{_HOUR_WORD}(?:\s*(?:[-–]"
    rf"|đến)\s*{_HOUR_WORD})?\s*[,:]\s*\S)"
)
_BARE_HOUR = re.compile(
    rf"(?<=[^\s:;,.(–-])\s+(?<!từ )(?<!đến )(?<!lúc )(?<!vào )(?<!hồi )(?={_HOUR_WORD}\s*[,:]\s+\S)"
)
_NUMBERED = re.compile(r"(?<=[.;])\s+(?=\d{1,2}[.)]\s+[^\W\d_])")


def _pieces(passage: Passage) -> Iterator[Passage]:
    """A paragraph cut where, inside the line, a session, a dash, a number or an hour begins a new event."""
    text = passage.text
    cuts = {0, len(text)}
    for pattern in (
        _INLINE_BULLET,
        _AFTER_STOP,
        _INLINE_SESSION,
        _SENTENCE_SESSION,
        _INLINE_HOUR,
        _BULLET_HOUR,
        _NUMBERED,
    ):
        cuts.update(m.start() for m in pattern.finditer(text) if _may_cut(text, m.start()))
    if leading_hour(_without_bullet(passage).text) or session_heading(text):
        cuts.update(m.start() for m in _BARE_HOUR.finditer(text) if _may_cut(text, m.start()))
    ordered = sorted(cuts)
    for start, stop in pairwise(ordered):
        piece = passage.cut(start, stop).strip()
        if piece:
            yield piece


def _may_cut(text: str, at: int) -> bool:
    """Not inside quotes or brackets, and not between the two hours of a range ("8h00 - 10h00: Họp")."""
    return not _quoted(text, at) and not _ENDS_WITH_HOUR.search(text[:at])


def _quoted(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("“") > before.count("”") or before.count("(") > before.count(")")


def _without_bullet(passage: Passage) -> Passage:
    """The text behind a dash or a number: "- Họp", "1- 08h30: …", "(1)", "a) …"."""
    label = read_label(passage)
    if label is None or label.level <= Level.CLAUSE:
        return passage
    if label.level is not Level.BULLET and label.rest.text[:1].islower() and label.level is not Level.ARABIC:
        return passage
    return label.rest.lstrip()


_JOINING = ("họp", "dự", "tiếp", "hội nghị", "làm việc", "lễ", "kiểm tra", "khảo sát", "thăm", "giao ban", "trực")


def _several(passage: Passage) -> list[tuple[Passage, Session | None]]:
    """Events that only a semicolon parts: "Họp Ban A; họp Ban B." and "…; 14h00, họp …"."""
    text = passage.text
    first = text.lower()
    start = next((w for w in _JOINING if first.startswith(w + " ")), None)
    cuts = [0]
    for match in re.finditer(r";\s+", text):
        behind = text[match.end() :].lower()
        same = start is not None and behind.startswith(start + " ")
        if not _quoted(text, match.start()) and (same or leading_hour(behind)):
            cuts.append(match.end())
    cuts.append(len(text))
    parts = [passage.cut(a, b).strip() for a, b in pairwise(cuts)]
    return [(part, None) for part in parts if part]


# --- labelled clauses ---------------------------------------------------------------------------------------

_DETAILS: tuple[tuple[str, str], ...] = (
    ("place", r"(?:địa điểm|đ/điểm|nơi họp)(?:\s+(?:tổ chức|họp|làm việc))?"),
    ("both", r"thời gian\s*(?:,|và|-)\s*địa điểm"),
    ("time", r"thời gian(?:\s+(?:họp|bắt đầu|làm việc))?"),
    (
        "leaders",
        r"(?:người\s+|lãnh đạo\s+|đồng chí\s+)?chủ (?:trì|tọa|toạ)|lãnh đạo(?:\s+(?:sở|ubnd|tỉnh|huyện"
        r"|bệnh viện))?\s+(?:tham )?dự|dự|tham dự|lãnh đạo",
    ),
    (
        "units",
        r"(?:cơ quan|đơn vị|phòng|bộ phận)\s+(?:chuẩn bị|tham mưu|chủ trì|phụ trách)(?:\s+nội dung)?"
        r"|chuẩn bị(?:\s+nội dung)?",
    ),
    (
        "joined",
        r"thành phần(?:\s+(?:tham\s+)?dự(?:\s+họp)?|\s+tham gia|\s+mời)?|cùng (?:dự|đi|tham dự)"
        r"|mời(?:\s+(?:tham\s+)?(?:dự|họp))?|khách mời|ghi chú|phương tiện|trang phục|giấy mời",
    ),
    ("content", r"nội dung(?:\s+(?:công việc|họp|làm việc))?"),
)
_DETAIL = tuple(
    (name, re.compile(rf"(?:[-–+*•]\s*)?(?:{pattern})\s*:\s*", re.IGNORECASE)) for name, pattern in _DETAILS
)
_CLAUSE = re.compile(
    r"(?:^|(?<=[.;,)])\s*|\s+[-–+]\s+|\s(?=[ĐTC]))(?P<label>[Đđ]ịa điểm(?:\s+(?:tổ chức|họp))?"
    r"|(?:T|(?<=[;.] )t)hành phần(?:\s+(?:tham\s+)?dự(?:\s+họp)?|\s+tham gia)?"
    r"|[Cc]ùng (?:dự|đi)|[Cc]hủ trì|(?:M|(?<=[;.] )m)ời(?:\s+(?:tham\s+)?dự)?"
    r"|(?:L|(?<=[;.] )l)ãnh đạo(?:\s+Sở)?\s+(?:tham\s+)?dự"
    r"|(?:T|(?<=[;.] )t)hời gian|Nội dung|(?:C|(?<=[;.] )c)huẩn bị(?:\s+nội dung)?)\s*:\s*"
)


def _detail(passage: Passage) -> tuple[str, Passage] | None:
    """A paragraph that is nothing but a labelled clause of the event above: "- Địa điểm: …"."""
    for name, pattern in _DETAIL:
        match = pattern.match(passage.text)
        if match:
            return name, passage.cut(match.end(), len(passage)).strip(" .;")
    return None


def _cut_details(passage: Passage) -> tuple[Passage, tuple[tuple[str, Passage], ...]]:
    """The text before the first labelled clause, and the clauses: "Họp … Địa điểm: …; Thành phần: …"."""
    text = passage.text
    marks = [m for m in _CLAUSE.finditer(text) if not _quoted(text, m.start())]
    if not marks:
        return passage, ()
    head = passage.cut(0, marks[0].start()).strip()
    details: list[tuple[str, Passage]] = []
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        stop = following.start() if following else len(text)
        name = _label_name(mark["label"])
        content = passage.cut(mark.end(), stop).strip(" ;")
        if name == "content" and not head:
            head = content
        else:
            details.append((name, content.rstrip(" .")))
    return head, tuple(details)


def _label_name(label: str) -> str:
    return next((name for name, pattern in _DETAIL if pattern.fullmatch(label + ":")), "joined")


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
    over_all = _joined(events, {Doubt.PAGE, Doubt.DASH})
    return over_all if len(over_all) in wanted else over_pages


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
