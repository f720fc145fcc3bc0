"""Points and paragraphs of a programme → items, under headings of any mix (A / I / 1 / 1.1 / a / bold words)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from giaoban.core.calendar.deadlines import Context
from giaoban.core.reading.document import Paragraph
from giaoban.core.reading.language.labels import Label, Level, read_label
from giaoban.core.reading.model import Item
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.outline import Outline, key_of
from giaoban.core.reading.steps.programme_items import Cells, bodies_of_title, deadline_of_title, make_item
from giaoban.core.text.patterns import lazy_pattern

_TIME_HEADING = lazy_pattern(
    r"\W*(?:(?:Trong\s+)?(?:Tháng|THÁNG|Quý|QUÝ|Tuần|TUẦN)\s+(?:[\dIVivx]+|thứ\s+\w+)(?:\s*[,-]\s*[\dIV]+)*(?:\s*(?:/|năm|NĂM|tháng|\()\s*[\d/()\w\s-]*)?)\W*$"
)
_INTRODUCES = lazy_pattern(
    r"(?:như sau|sau đây|cụ thể(?: như sau)?|sau|gồm|trọng tâm|chủ yếu|nội dung|nhiệm vụ)\s*:\s*$", re.IGNORECASE
)
# Prose that closes a programme and orders no work of its own.
_CLOSING = lazy_pattern(
    r"\W*(?:Trên\s+đây\s+là|(?:Trưởng|Thủ\s+trưởng|Lãnh\s+đạo|Người\s+đứng\s+đầu)\s+các\s|Ngoài\s+(?:những|các)\s+(?:nội\s+dung|nhiệm\s+vụ)|Trong\s+quá\s+trình\s+(?:triển\s+khai|thực\s+hiện|tổ\s+chức)"
    r"|Để\s+(?:triển\s+khai|thực\s+hiện|tổ\s+chức|hoàn\s+thành)|(?:Yêu\s+cầu|Đề\s+nghị|Giao)\s+.*(?:triển\s+khai\s+thực\s+hiện|theo\s+dõi|đôn\s+đốc|chủ\s+động|nghiêm\s+túc)"
    r"|Căn\s+cứ\s+(?:Chương\s+trình|nội\s+dung|nhiệm\s+vụ)|Chương\s+trình\s+(?:công\s+tác\s+)?(?:này|sẽ|có\s+thể)|Sở\s+.{0,60}báo\s+cáo\s+.{0,40}(?:chỉ\s+đạo|theo\s+dõi|biết)"
    r"|Nhận\s+được\s+|Các\s+(?:phòng|đơn\s+vị|đồng\s+chí)[^.]{0,80}(?:căn\s+cứ|chủ\s+động|có\s+trách\s+nhiệm|nghiêm\s+túc)|Ghi\s+chú|Lưu\s+ý|Lịch\s+.*(?:thay\s+đổi|điều\s+chỉnh))"
)
# The section that says how the programme is to be carried out: its prose is no task.
_ORGANISES = lazy_pattern(r"(?i)\btổ\s+chức\s+(?:triển\s+khai\s+)?thực\s+hiện\b")
_CONNECTS = lazy_pattern(r"(?:\b(?:và|của|các|trong|theo|với|về|cho|tại|đến|từ|là|những|trên|để|do|được|hoặc)|,)$")
_TOPIC = lazy_pattern(r"[^:.;]{4,90}:\s+\S")


@dataclass(frozen=True, slots=True)
class _Point:
    """A paragraph with its label; `text` is what stands behind the label."""

    paragraph: Paragraph
    label: Label | None
    text: Passage

    @property
    def words(self) -> str:
        return self.text.text.strip()

    @property
    def bold(self) -> bool:
        lead = self.paragraph.bold_lead
        return self.paragraph.bold or (lead > 0 and lead >= len(self.paragraph.text.rstrip(" :.")))

    @property
    def stands_out(self) -> bool:
        return self.bold or self.paragraph.level > 0 or (self.words.isupper() and len(self.words) > 3)


def read_list(
    paragraphs: Sequence[Paragraph],
    outline: Outline,
    context: Context,
    *,
    before_table: bool = False,
    only_points: bool = False,
    is_last: bool = True,
) -> list[Item]:
    """The items of a run of paragraphs.

    `before_table`: a table follows, so the last heading may hold its rows; `only_points`: paragraphs without a
    mark are no items (the prose around a calendar); `is_last`: closing prose may stand at the end.
    """
    points = _merged([_point(p) for p in paragraphs if p.text.strip()])
    reader = _ListReader(points, outline, context, only_points, before_table)
    return reader.read(is_last=is_last)


def _merged(points: list[_Point]) -> list[_Point]:
    """Points, with a number alone on its line ("Phần thứ nhất", "I.") put before the title on the next."""
    out: list[_Point] = []
    for point in points:
        above = out[-1] if out else None
        lone = above is not None and above.label is None and not above.text.text.endswith((".", ":"))
        label = read_label(above.text) if above is not None and (lone or len(above.words) < 5) else None
        if above is not None and label is not None and not label.rest and point.label is None:
            out[-1] = _Point(point.paragraph, replace(label, rest=point.text), point.text)
        else:
            out.append(point)
    return out


def has_points(paragraphs: Sequence[Paragraph]) -> bool:
    """Does a run of paragraphs hold any numbered or dashed point?"""
    return any(_point(p).label is not None for p in paragraphs)


def _point(paragraph: Paragraph) -> _Point:
    whole = Passage.of(paragraph)
    label = read_label(whole)
    if label is None or not label.rest.text.strip(" *_"):
        return _Point(paragraph, None, whole.strip(" *_"))
    return _Point(paragraph, label, label.rest.strip(" *_"))


class _ListReader:
    """Reads points one by one, looking one ahead; what it finds goes to the outline and `items`."""

    def __init__(
        self, points: list[_Point], outline: Outline, context: Context, only_points: bool, before_table: bool
    ) -> None:
        self.points = points
        self.outline = outline
        self.context = context
        self.only_points = only_points
        self.before_table = before_table
        self.items: list[Item] = []
        self.sources: list[Passage] = []
        self.marks: list[Label | None] = []
        self.extended = False  # the last item took up points below it
        self.marked = any(p.label is not None or self._is_heading_by_look(p) for p in points) or bool(outline.met)

    def read(self, *, is_last: bool) -> list[Item]:
        end = self._closing(is_last=is_last)
        for index in range(end):
            point = self.points[index]
            if self._is_heading(index):
                self._open(index)
            elif self._is_sub_point(point):
                self._extend(point.text, separator=" ")
            elif point.label is not None:
                self._add(point)
            else:
                self._read_unmarked(index, end)
        return self.items

    def _is_sub_point(self, point: _Point) -> bool:
        """A "+" below "- Kiểm tra tiến độ:" that is a task and no heading: its text goes on."""
        if not self.items or point.label is None or point.label.level is not Level.BULLET:
            return False
        above = self.marks[-1]
        if above is None or above.level is not Level.BULLET or self.items[-1].section != self.outline.here.path:
            return False
        other = key_of(above) != key_of(point.label) and not self._is_known(point.label)
        return other and (self.sources[-1].text.rstrip().endswith(":") or self.extended)

    def _next(self, index: int) -> _Point | None:
        return self.points[index + 1] if index + 1 < len(self.points) else None

    def _closing(self, *, is_last: bool) -> int:
        """Where the closing prose begins: unmarked paragraphs at the very end that order no work."""
        end = len(self.points)
        if not is_last:
            return end
        at = end
        while at > 0 and self.points[at - 1].label is None and not self._is_heading_by_look(self.points[at - 1]):
            at -= 1
        for index in range(at, end):
            if _CLOSING.match(self.points[index].words):
                return index
        return end

    # --- headings -----------------------------------------------------------------------------------------

    def _is_heading_by_look(self, point: _Point) -> bool:
        if point.label is not None:
            return False
        if _TIME_HEADING.match(point.words):
            return True
        return point.stands_out and len(point.words) < 200 and not point.words.endswith((".", ";"))

    def _is_heading(self, index: int) -> bool:
        point, following = self.points[index], self._next(index)
        label = point.label
        if label is None:
            if self._is_heading_by_look(point):
                return True
            return self._introduces_points(point, following)
        if _TIME_HEADING.match(point.words):
            return True
        if label.level is Level.BULLET:
            return self._is_bullet_heading(point, following)
        below = self._has_child(point, following)
        if label.level <= Level.CLAUSE:
            return below or point.stands_out or following is None
        return below

    def _is_bullet_heading(self, point: _Point, following: _Point | None) -> bool:
        if following is None or following.label is None or len(point.words) > 160:
            return False
        if not self._heads_sub_points(point):
            return False
        other = key_of(following.label) != key_of(point.label)
        if following.label.level is not Level.BULLET and following.label.level < Level.ALPHA:
            return False
        return other and (point.words.endswith(":") or point.bold) and not self._is_known(following.label)

    def _heads_sub_points(self, point: _Point) -> bool:
        """Is a bullet with others below it a heading, or a task told in several lines?

        "* Quý I:", "• Công tác Đảng:" head; "- Kiểm tra tiến độ:" does where no plain "-" task stands beside it.
        """
        if point.label is None or point.label.style not in "-–+":
            return True
        beside = [m for m, i in zip(self.marks, self.items, strict=True) if i.section == self.outline.here.path]
        return not any(m is not None and key_of(m) == key_of(point.label) for m in beside)

    def _is_known(self, label: Label) -> bool:
        """Is a mark one of those that stand open above, so that it closes instead of going deeper?"""
        return any(h.key == key_of(label) for h in self.outline.stack)

    def _introduces_points(self, point: _Point, following: _Point | None) -> bool:
        """ "Giao Ban Tổ chức:", "Công tác Đảng:" above points; "… như sau:" only introduces them."""
        if not point.words.endswith(":") or len(point.words) > 120 or following is None or following.label is None:
            return False
        return following.label.level >= Level.ALPHA and not _INTRODUCES.search(point.words)

    def _has_child(self, point: _Point, following: _Point | None) -> bool:
        own = point.label
        if own is None:
            return False
        if following is None:
            return self.before_table
        child = following.label
        if child is None:
            if self._is_heading_by_look(following):
                return own.level <= Level.CLAUSE or (point.stands_out and following.words != "")
            short = len(point.words) < 120 and not point.words.endswith((".", ";", ","))
            return short and (point.stands_out or own.level <= Level.DECIMAL) and following.words[:1].isupper()
        if child.level is Level.BULLET:
            return True
        if child.level is Level.DECIMAL and own.level in (Level.ARABIC, Level.DECIMAL):
            return child.number.startswith(own.number.rstrip(".") + ".") or (own.level is Level.ARABIC)
        if self._is_known(child) or key_of(child) == key_of(own):
            return False
        return child.level > own.level or (child.style != own.style and child.number in ("1", "a", "i", "I", "A"))

    def _open(self, index: int) -> None:
        point = self.points[index]
        if self._orders_itself(point):
            self._append(point.label.number if point.label else "", point.paragraph.line, point.text, point.label)
        title, text = self._split_heading(point)
        look = "month" if _TIME_HEADING.match(title.text) else "caps" if title.text.isupper() else "words"
        label = point.label
        heading = self.outline.open(label, title, point.paragraph.line, look)
        heading.deadline = deadline_of_title(title, self.context)
        named = bodies_of_title(title)
        if named is not None:
            heading.bodies, heading.titled_bodies = named, True
        if text:
            self._append("", point.paragraph.line, text, None)

    def _orders_itself(self, point: _Point) -> bool:
        """A numbered sentence with points below it is a task as well as their heading."""
        label = point.label
        if label is None or label.level < Level.ARABIC or point.stands_out or not point.words.endswith((".", ";")):
            return False
        self._close_for_item(label)
        return len(point.words) > 60

    def _split_heading(self, point: _Point) -> tuple[Passage, Passage]:
        """ "I. Về kinh tế: Tổng giá trị …": a heading and the first text below it on one line."""
        if len(point.words) <= 120 or point.paragraph.bold:
            return point.text, Passage("")
        match = re.match(r"[^:.;]{4,90}[:.]\s+", point.text.text)
        if match is None or (point.label is not None and point.label.level > Level.CLAUSE):
            return point.text, Passage("")
        return point.text.cut(0, match.end()).strip(" :."), point.text.cut(match.end(), len(point.text))

    # --- items --------------------------------------------------------------------------------------------

    def _add(self, point: _Point) -> None:
        label = point.label
        self._close_for_item(label)
        self._append(label.number if label else "", point.paragraph.line, point.text, label)

    def _close_for_item(self, label: Label | None) -> None:
        """A point whose mark is that of an open heading stands beside that heading, not below it."""
        if label is None:
            return
        key = key_of(label)
        at = next((i for i, h in enumerate(self.outline.stack) if h.key == key), None)
        if at is not None and label.level is not Level.BULLET:
            del self.outline.stack[at:]

    def _append(self, number: str, line: int, text: Passage, label: Label | None, doubt: str = "") -> None:
        self.items.append(make_item(self.outline, number, line, text, Cells(), self.context, doubt=doubt))
        self.extended = False
        self.sources.append(text)
        self.marks.append(label)

    def _read_unmarked(self, index: int, end: int) -> None:
        point = self.points[index]
        words = point.words
        following = self._next(index)
        if self.items and self._goes_on(words):
            self._extend(point.text)
            return
        if (
            self.only_points
            or _CLOSING.match(words)
            or _ORGANISES.search(self.outline.here.title.text)
            or self._is_introduction(index)
        ):
            return
        if words.endswith(":") and following is not None and following.label is not None:
            return
        if self.items and self._belongs_to_point(index, end):
            self._extend(point.text, "Đoạn không có dấu đầu dòng, được ghép vào ý đứng trên.")
            return
        self._append("", point.paragraph.line, point.text, None)

    def _is_introduction(self, index: int) -> bool:
        """Prose above the first heading or point."""
        if self.outline.stack or self.items:
            return False
        words = self.points[index].words
        if self.marked or self.before_table:
            return True
        return words.endswith(":") or bool(re.search(r"(?:như sau|sau đây)\W*$", words))

    def _goes_on(self, words: str) -> bool:
        """Does a paragraph go on with the point above it, which a page cut?"""
        above = self.sources[-1].text.rstrip()
        if words.startswith("(") and read_label(Passage(words)) is None:
            return not above.endswith((".", ";"))
        if words[:1].islower():
            return not above.endswith((".", ";", "!", "?", "./.")) or len(words) > 20
        return bool(_CONNECTS.search(above))

    def _belongs_to_point(self, index: int, end: int) -> bool:
        """A second paragraph of a point that opens with its topic: "- Trong lĩnh vực A: …"."""
        mark = self.marks[-1]
        section = self.items[-1].section
        if mark is None or section != self.outline.here.path or mark.level < Level.ALPHA:
            return False
        return bool(_TOPIC.match(self.sources[-1].text)) or any(
            p.label is not None and key_of(p.label) == key_of(mark) and not self._heading_between(index, i)
            for i, p in enumerate(self.points[index + 1 : end], index + 1)
        )

    def _heading_between(self, index: int, other: int) -> bool:
        return any(self._is_heading(i) for i in range(index + 1, other))

    def _extend(self, text: Passage, doubt: str = "", *, separator: str = "") -> None:
        """Joins a paragraph to the last item, reading the whole again; `separator` for a point below it."""
        self.extended = bool(separator)
        last = self.items.pop()
        whole = Passage.join((self.sources[-1], text))
        here = self.outline.here
        count = here.count
        here.count -= 1
        item = make_item(self.outline, "", last.line, whole, Cells(), self.context, doubt=doubt)
        here.count = count
        self.items.append(replace(item, path=last.path, section=last.section))
        self.sources[-1] = whole
