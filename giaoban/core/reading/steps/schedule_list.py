"""Calendars as lists: weekday headings, sessions, leader headings and hours, line below line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from giaoban.core.reading.document import Paragraph
from giaoban.core.reading.language.attendance import leader_heading
from giaoban.core.reading.language.hours import find_hours, session_heading
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.day_heading import Day, DayContext, names_only_weekday, read_day_heading
from giaoban.core.reading.steps.event_text import Cutter, Line, RawEvent, close
from giaoban.core.text.patterns import lazy_pattern

# What ends the list: notes and closing sentences behind the last day.
_STOPS = lazy_pattern(
    r"[*\s]*(?:ghi chú|lưu ý|trên đây|nơi nhận|lịch (?:này|công tác này|làm việc này)|đề nghị (?:các|lãnh đạo"
    r"|trưởng)|yêu cầu (?:các|trưởng)"
    r"|trong (?:quá trình|tuần)|nếu có (?:thay đổi|điều chỉnh)|mọi thay đổi|văn phòng (?:sở )?thông báo"
    r"|giao văn phòng)\b(?!.*\d\s*(?:h|giờ)\s*\d)",
    re.IGNORECASE,
)
# Menus and counters of portals, authors and signatures: lines among the days that are no events.
_NO_EVENT = lazy_pattern(
    r"\W*(?i:lượt (?:truy cập|xem|đọc)|tuần (?:trước|sau|này)|tháng (?:trước|sau)|ngày (?:đăng|cập nhật)"
    r"|tác giả|nguồn(?: tin)?\s*:"
    r"|tổng (?:số )?lượt|trang chủ|đăng nhập|tin (?:liên quan|khác|mới)|các tin|chia sẻ|bản quyền|về đầu trang"
    r"|in trang|in bài"
    r"|quay lại|xem (?:thêm|tiếp|lịch)|đang truy cập|đang online|thống kê truy cập|email\s*:|điện thoại\s*:"
    r"|fax\s*:|website\s*:)"
    r"|[^\d:]{0,40}\((?i:tổng hợp)\)\W*$|(?:TM|T/M|KT|TL|TUQ|T/L)\.? ?[A-ZĐÀ-Ỹ]"
)


# A last line that is nothing but the office which made the list.
_AUTHOR = lazy_pattern(
    r"\s*(?:Văn phòng|Phòng|Ban Biên tập|Ban biên tập|Bộ phận)(?!\w)"
    r"(?![^\n]*\b(?:họp|dự|làm việc|tiếp|kiểm tra|trực|tổ chức|tham mưu|triển khai|chuẩn bị|giao ban|báo cáo)\b)"
    r"[^.,:;\d]{0,60}"
)


@dataclass(slots=True)
class ListedDay:
    """A day of a list and its events, as written."""

    day: Day
    line: int
    events: list[RawEvent] = field(default_factory=list)


# A day heading that was printed or recognised on one line with what stands before it.
_INNER_DAY = lazy_pattern(
    r"(?<=[.;:)])\s+(?=[*•]?\s*(?:(?:THỨ|Thứ)\s+(?:[2-7]|[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb][ảẩ]y|HAI|BA|TƯ|NĂM|SÁU|B[ẢẨ]Y)"
    r"|CHỦ NHẬT|Chủ nhật)\s*[,:(]?\s*(?:ngày|NGÀY)?\s*\d{1,2}\s*[/.-]\s*\d{1,2})"
)


_LONE_WEEKDAY = lazy_pattern(r"[*•+\-–\s]*thứ\s*", re.IGNORECASE)
_WEEKDAY_NAME = lazy_pattern(r"(?:hai|ba|tư|năm|sáu|b[ảẩ]y|[2-7])(?![\w/.])", re.IGNORECASE)


def lines_of(paragraphs: Iterable[Paragraph]) -> list[Line]:
    """The paragraphs as lines, cut before a day heading that stands inside one."""
    return [
        Line(part, line.line)
        for line in _unbroken(paragraphs)
        for part in line.passage.split(_INNER_DAY) or [Passage("")]
    ]


def _unbroken(paragraphs: Iterable[Paragraph]) -> Iterator[Line]:
    """The paragraphs as lines; a heading that a narrow column broke behind "Thứ" is one line again."""
    held: Line | None = None
    for paragraph in paragraphs:
        passage, line = Passage.of(paragraph), paragraph.line
        if held is not None and _WEEKDAY_NAME.match(passage.text):
            passage, line = Passage.join((held.passage, passage)), held.line
        elif held is not None:
            yield held
        held = Line(passage, line)
        if not _LONE_WEEKDAY.fullmatch(passage.text):
            yield held
            held = None
    if held is not None:
        yield held


def find_days(lines: Sequence[Line], context: DayContext) -> list[tuple[int, Day]]:
    """The day headings among the lines: (index, day). The span of the whole paper is none of them."""
    found = []
    for i, line in enumerate(lines):
        day = read_day_heading(line.passage, context) or _whole_time(line.passage, context)
        if day is not None and not _is_whole_period(day, context) and not _is_prose(day):
            found.append((i, day))
    return found


_WHOLE_TIME = lazy_pattern(
    r"[-–*+•\s]*(?P<words>(?:trong|cả|các ngày trong|tất cả các ngày trong)\s+(?:tháng"
    r"|tuần)(?:\s+\d{1,2})?)\s*:\s*(?=\S)",
    re.IGNORECASE,
)


def _whole_time(passage: Passage, context: DayContext) -> Day | None:
    """ "Trong tháng: Kiểm tra …" is on no day of its own: the whole time of the paper, to be checked."""
    match = _WHOLE_TIME.match(passage.text)
    if match is None or context.period is None:
        return None
    source, rest = passage.cut(*match.span("words")), passage.cut(match.end(), len(passage))
    why = f"Không ghi ngày cụ thể, chỉ ghi “{source.text}”."
    return Day(context.period.start, context.period.end, source, rest, why=why)


def _is_whole_period(day: Day, context: DayContext) -> bool:
    period = context.period
    return (
        day.end is not None
        and period is not None
        and (day.end - day.start).days >= (period.end - period.start).days - 1 > 0
        and not day.rest
    )


def _is_prose(day: Day) -> bool:
    """ "Ngày 27/7 là ngày …": a sentence about a day, not a heading."""
    return bool(re.match(r"(?:là|được|của|do)\b", day.rest.text))


def read_list(paragraphs: Sequence[Paragraph], context: DayContext) -> list[ListedDay]:
    """The days of a list with their events; [] where no line names a day."""
    lines = lines_of(paragraphs)
    headings = dict(find_days(lines, context))
    if not headings:
        return []
    reader = _ListReader(headings)
    first = min(headings)
    start = _leader_above(lines, first)
    if len(lines) - 1 not in headings and _AUTHOR.fullmatch(lines[-1].passage.text):
        lines = lines[:-1]
    for i in range(start, len(lines)):
        if i not in headings and _STOPS.match(lines[i].passage.text):
            if not any(k > i for k in headings):
                break
            continue
        if i not in headings and is_no_event(lines[i].passage.text):
            continue
        reader.read(i, lines[i])
    return reader.closed()


def is_no_event(text: str) -> bool:
    """Is a line part of a page around the calendar (menu, counter, author, signature)?"""
    bare = text.lstrip("*•+-–— \t")  # "* SÁNG:" is a heading of the calendar
    capitals = text.isupper() and not find_hours(text) and session_heading(bare) is None and len(text) < 60
    return bool(_NO_EVENT.match(text)) or (capitals and leader_heading(Passage(text)) is None)


def _leader_above(lines: Sequence[Line], first: int) -> int:
    """The list begins at a leader heading right above its first day, where there is one."""
    if first and leader_heading(lines[first - 1].passage) is not None:
        return first - 1
    return first


@dataclass(slots=True)
class _ListReader:
    """State of reading: the day, the leader whose hours follow, and the cutter of the day's lines."""

    headings: dict[int, Day]
    days: list[ListedDay] = field(default_factory=list)
    cutter: Cutter = field(default_factory=Cutter)
    leader_waits: bool = False  # a leader heading was read last
    leader_above: bool = False  # it stands above the day headings, and holds for all of them

    def read(self, index: int, line: Line) -> None:
        day = self.headings.get(index)
        if day is not None:
            self._open(day, line)
            return
        heading = leader_heading(line.passage)
        if heading is not None:
            self.cutter.head_by(heading)
            self.leader_waits, self.leader_above = True, False
            return
        self._feed(line)

    def _open(self, day: Day, line: Line) -> None:
        self.leader_above = self.leader_above or self.leader_waits
        keep = self.cutter.leader if self.leader_above else Passage("")
        self._flush()
        self.cutter = Cutter(leader=keep)
        self.days.append(ListedDay(day, line.line))
        if day.rest and not names_only_weekday(day.rest.text):
            self._feed(Line(day.rest, line.line))

    def _feed(self, line: Line) -> None:
        if names_only_weekday(line.passage.text):
            return
        before = len(self.cutter.events)
        self.cutter.read(line)
        if len(self.cutter.events) > before:
            self.leader_waits = False

    def _flush(self) -> None:
        if self.days:
            self.days[-1].events = [close(e) for e in self.cutter.events]

    def closed(self) -> list[ListedDay]:
        self._flush()
        return self.days
