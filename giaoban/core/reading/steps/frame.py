"""The frame of a paper: letterhead, title, legal bases, recipients, signer; what is left is the body.

The same rules read a two-column layout table, lines one below the other, and slips of OCR. A page copied
from a portal has no letter form: its headline is the title, menus and counters fall away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from giaoban.core.calendar.periods import read_period
from giaoban.core.reading.document import Align, Block, Document, Paragraph, Table
from giaoban.core.reading.draft import Draft
from giaoban.core.reading.language.labels import Level, read_label
from giaoban.core.reading.model import Field, Frame, check, missing, sure
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.letterhead import (
    agency_in_text,
    is_agency,
    is_letterhead,
    province_from,
    read_letterhead,
)
from giaoban.core.reading.steps.signature import RECIPIENTS, is_post, read_foot
from giaoban.core.text.patterns import lazy_pattern

_TYPE_NAMES = (
    r"(?:DỰ\s+(?:THẢO|KIẾN)\s+)?(?:CHƯƠNG\s+TRÌNH|LỊCH|THÔNG\s+BÁO|BÁO\s+CÁO|KẾ\s+HOẠCH|KẾT\s+LUẬN|NHIỆM\s+VỤ|PHÂN\s+CÔNG"
    r"|BIÊN\s+BẢN|TỜ\s+TRÌNH|QUYẾT\s+ĐỊNH|CHỈ\s+THỊ|NGHỊ\s+QUYẾT|HƯỚNG\s+DẪN|CÔNG\s+ĐIỆN|CÔNG\s+TÁC|TỔNG\s+HỢP|DANH\s+MỤC|SƠ\s+KẾT|TỔNG\s+KẾT"
    r"|GIẤY\s+MỜI|ĐỀ\s+ÁN|PHƯƠNG\s+ÁN)"
)
_TYPE = lazy_pattern(rf"\W*{_TYPE_NAMES}(?!\w)")
_TYPE_ANY_CASE = lazy_pattern(rf"\W*{_TYPE_NAMES}(?!\w)", re.IGNORECASE)
# What an abstract goes on with on the lines below the name of the type.
_TITLE_GOES_ON = lazy_pattern(
    r"\W*(?:[Cc]ủa\s|[Vv]ề\s|[Tt]háng\s+\d|[Qq]uý\s|[Nn]ăm\s+\d|[Tt]uần\s|[Cc]ông\s+tác\s|(?:[Ýý]\s+kiến\s+)?[Kk]ết\s+luận\s|[Tt]ại\s|[Tt]ừ\s+ngày|[Vv]/v"
    r"|[Tt]rọng\s+tâm|[Gg]iao\s+ban|[Tt]hực\s+hiện\s+nhiệm\s+vụ|[Kk]ết\s+quả|[Tt]ình\s+hình|[Nn]hiệm\s+vụ\s+trọng|6\s+tháng|9\s+tháng|[Ss]ơ\s+kết|[Tt]ổng\s+kết)"
)
_SUBJECT = lazy_pattern(r"\W*V/v\s", re.IGNORECASE)  # the abstract of an official letter, which has no type name
_ENCLOSED = lazy_pattern(r"\W*\(?\s*(?:Kèm theo|Ban hành kèm|Đính kèm|Gửi kèm)", re.IGNORECASE)
_BASIS = lazy_pattern(r"\W*(?:Căn cứ|Theo đề nghị|Xét đề nghị)\s")
_POSTED = lazy_pattern(
    r"\W*(?:Ngày\s+(?:cập\s+nhật|đăng|xuất\s+bản)|Cập\s+nhật(?:\s+lúc|\s+ngày)?\s*:?\s*\d|Đăng\s+(?:ngày|lúc|tải|bởi)|Thời\s+gian\s+đăng"
    r"|Tác\s+giả\s*:|Ngày\s+tạo|Thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7]),\s*(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:\s*[,|-]?\s*\d{1,2}:\d{2}))",
    re.IGNORECASE,
)
_PORTAL_TAIL = lazy_pattern(
    r"\W*(?:Các\s+tin\s+(?:khác|liên)|Tin\s+(?:khác|liên\s+quan|cùng|mới)|Xem\s+tin\s+theo|Bài\s+viết\s+(?:liên\s+quan|khác)|Lượt\s+(?:truy\s+cập|xem)"
    r"|Ý\s+kiến\s+bạn\s+đọc|Gửi\s+(?:bình\s+luận|phản\s+hồi)|Tải\s+về|In\s+trang|Quay\s+lại|Đánh\s+giá\s+bài|Từ\s+khóa|Chia\s+sẻ)",
    re.IGNORECASE,
)
_PAGE_NUMBER = lazy_pattern(r"\W*(?:Trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?\W*$")
_YEAR = lazy_pattern(r"(?:năm|NĂM|Năm)\s*(20\d\d|19\d\d)|[/.-]\s*(20\d\d|19\d\d)(?!\d)|(?<!\d)(20\d\d)(?!\d)")
_POSTED_DATE = lazy_pattern(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_NEAR_TOP = 60  # how many lines may stand above the title, menus of a portal counted


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the page with the block it stands in; `in_table`: the block is a table that only lays out."""

    passage: Passage
    paragraph: Paragraph
    block: int
    in_table: bool

    @property
    def text(self) -> str:
        return self.passage.text


def find_frame(draft: Draft) -> Draft:
    """Reads the frame off the document; the body keeps the blocks that are none of it."""
    document = replace(draft.document, blocks=tuple(_foot_parted(draft.document.blocks)))
    lines = list(_lines(document))
    if not lines:
        return draft
    title_at, title_end, posted = _find_title(lines)
    title_lines = lines[title_at:title_end] if title_at is not None else []
    title = Passage.join(line.passage.strip(" *_#") for line in title_lines).squeeze()
    begin = title_end if title_at is not None else _head_end(lines)
    if posted is not None and title_at is not None:
        begin = max(begin, posted + 1)
    while title_at is not None and begin < len(lines) and _is_frame_line(lines[begin].text):
        begin += 1
    title_place = range(title_at, title_end) if title_at is not None else range(0)
    above = lines[:begin] if title_at is not None else lines[: _head_end(lines)]
    head = read_letterhead([line.passage for i, line in enumerate(above) if i not in title_place])
    foot_from = _foot_start(lines, begin)
    foot = read_foot([line.passage for line in lines[foot_from:]])
    used = {foot_from + i for i in foot.used} | set(range(begin))
    used |= {i for i in range(foot_from, len(lines)) if is_agency(lines[i].text) and not lines[i].in_table}
    if posted is not None:
        used.add(posted)
        used |= _portal_tail(lines, begin)
    bases, basis_lines = _bases(lines, begin, foot_from)
    used |= basis_lines | {i for i, line in enumerate(lines) if _is_furniture(line, i, begin)}
    texts = [p for p in (Passage.of(q) for q in document.paragraphs()) if p]
    agency = head.agency if head.agency.value else agency_in_text([*_first(texts, lines, begin), *_last(texts)], title)
    frame = Frame(
        title=_title_field(title, title_at, posted),
        agency=agency,
        parent=head.parent,
        province=province_from(head, texts, titled=bool(agency.value and agency.value.startswith("Sở"))),
        number=head.number,
        issued_on=head.issued_on if posted is None or head.issued_on.value else _posted_on(lines, posted),
        place=head.place,
        year=draft.options.year or _year(title, head.year, lines, posted),
        bases=tuple(b.text for b in bases),
        recipients=foot.recipients,
        signer=foot.signer,
    )
    return replace(draft, frame=frame, body=_body(document, lines, used))


def _lines(document: Document) -> Iterator[_Line]:
    """The lines of the page: paragraphs, and the cells of tables that only lay out, column by column."""
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            yield _Line(Passage.of(block), block, index, in_table=False)
        elif _lays_out(block, index):
            for paragraph in _by_column(block):
                yield _Line(Passage.of(paragraph), paragraph, index, in_table=True)


def _foot_parted(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks, with recipients and signature that ran into the table above them made a table of their own."""
    for block in blocks:
        at = None
        if isinstance(block, Table) and len(block.rows) > 3:
            at = next((i for i, row in enumerate(block.rows) if i > 1 and RECIPIENTS.match(row.text)), None)
        if at is None or not isinstance(block, Table):
            yield block
            continue
        yield replace(block, rows=block.rows[:at])
        yield replace(block, rows=block.rows[at:], ruled=False)


def _lays_out(table: Table, index: int) -> bool:
    """Is a table no table but a way to put text side by side (letterhead, signature)?"""
    text = " ".join(row.text for row in table.rows[:12])
    if re.search(r"Nơi\s+nhận\s*:?", text) or re.search(r"Độc\s*lập\s*[-–]|CỘNG\s+H[OÒ]", text):
        return len(table.rows) <= 25 and table.width <= 6
    return not table.ruled and table.width <= 3 and len(table.rows) <= 8 and (index < 3 or _has_post(table))


def _has_post(table: Table) -> bool:
    return any(is_post(p.text) for row in table.rows for cell in row.cells for p in cell.paragraphs)


def _by_column(table: Table) -> Iterator[Paragraph]:
    for column in range(table.width):
        for row in table.rows:
            for cell in row.cells:
                if cell.column == column:
                    yield from (p for p in cell.paragraphs if p.text.strip())


# --- title ----------------------------------------------------------------------------------------------------


def _find_title(lines: Sequence[_Line]) -> tuple[int | None, int, int | None]:
    """Where the title begins and ends, and the line of a portal that says when the page was posted."""
    top = range(min(_NEAR_TOP, len(lines)))
    posted = next((i for i in top if _POSTED.match(lines[i].text) and len(lines[i].text) < 150), None)
    if posted is not None:
        headline = _headline(lines, posted)
        if headline is not None:
            return headline, headline + 1, posted
    for candidate in (_by_type, _by_look):
        start = next((i for i in top if candidate(lines[i]) and not _is_frame_line(lines[i].text)), None)
        if start is not None and _above_is_head(lines, start):
            return start, _title_end(lines, start), posted
    subject = next((i for i in top if _SUBJECT.match(lines[i].text)), None)
    return (subject, subject + 1, posted) if subject is not None else (None, 0, posted)


def _above_is_head(lines: Sequence[_Line], start: int) -> bool:
    """No running text stands above a title."""
    return not any(len(line.text) > 260 or RECIPIENTS.match(line.text) for line in lines[:start])


def _headline(lines: Sequence[_Line], posted: int) -> int | None:
    above = [i for i in range(posted) if len(lines[i].text.strip()) >= 12 and not _is_frame_line(lines[i].text)]
    if above and len(lines[above[-1]].text) >= 20:
        start = above[-1]
        return start
    below = [i for i in range(posted + 1, min(posted + 4, len(lines))) if len(lines[i].text) >= 20]
    return below[0] if below else None


def _is_frame_line(text: str) -> bool:
    return is_letterhead(text) or bool(_ENCLOSED.match(text))


def _by_type(line: _Line) -> bool:
    return bool(_TYPE.match(line.text)) and len(line.text) < 300


def _by_look(line: _Line) -> bool:
    paragraph, text = line.paragraph, line.text.strip()
    if len(text) > 300 or is_agency(text) or read_label(line.passage) is not None or text.endswith((":", ";")):
        return False
    stands_out = paragraph.bold or paragraph.level > 0 or paragraph.align is Align.CENTRE or text.isupper()
    return bool(_TYPE_ANY_CASE.match(text)) or (stands_out and len(text) >= 12)


def _title_end(lines: Sequence[_Line], start: int) -> int:
    end = start + 1
    while end < len(lines) and end - start < 6 and _goes_on(lines[start:end], lines[end]):
        end += 1
    return end


def _goes_on(title: Sequence[_Line], line: _Line) -> bool:
    text = line.text.strip(" *_#")
    if line.block - title[-1].block > 1 or is_post(text):
        return False
    if _is_time_heading(title, text) or re.match(r"(?i:thứ\s+\w+|chủ\s+nhật)(?!\w)", text):
        return False
    if not text or len(text) > 220 or _BASIS.match(text) or _is_frame_line(text) or RECIPIENTS.match(text):
        return False
    label = read_label(line.passage)
    if (label is not None and label.level is not Level.BULLET) or re.match(r"[-–+•*]\s", line.text.strip()):
        return False
    if text.endswith((":", ";", ".")) and not text.endswith(("...", ").")):
        return False
    if re.match(r"\(?\s*(?:Từ|Tuần|Thời gian|từ)\s*(?:ngày|thứ|\d)", text):
        return True
    first = title[0].paragraph
    so_far = title[-1].text.strip(" *_")
    if text.isupper():
        return not is_agency(text) or so_far.upper().endswith(("CỦA", "TẠI"))
    opened = bool(_TITLE_GOES_ON.match(text))
    same_look = (line.paragraph.bold and first.bold) or (line.paragraph.level > 0 and first.level > 0)
    centred = line.paragraph.align is Align.CENTRE and first.align is Align.CENTRE
    if same_look or centred:
        return True
    return opened and (so_far.isupper() or len(so_far) < 60) and len(text) < 180 and not re.search(r"[.;]\s", text)


def _is_time_heading(title: Sequence[_Line], text: str) -> bool:
    """ "Tháng 7/2023", "Tuần 1" below a title that names its period already heads the first points."""
    if not re.match(r"(?i:tuần|tháng|quý)\s+[\dIVX]", text):
        return False
    so_far = " ".join(line.text for line in title)
    weekly = re.search(r"(?i)\b(?:lịch|tuần)\b", so_far) and text[:4].lower() == "tuần"
    return not weekly and read_period(so_far, 2000) is not None


def _title_field(title: Passage, at: int | None, posted: int | None) -> Field[str]:
    if at is None or not title:
        return missing("", "Không thấy tiêu đề.")
    text = title.text
    if posted is None and not _TYPE_ANY_CASE.match(text):
        return check(text, "Tiêu đề không mở đầu bằng tên loại văn bản.", title)
    return sure(text, title)


def _head_end(lines: Sequence[_Line]) -> int:
    """Where the letterhead of a paper without a title ends."""
    last = 0
    for i, line in enumerate(lines[:15]):
        if is_letterhead(line.text) or is_agency(line.text):
            last = i + 1
    return last


# --- what stands around the body ------------------------------------------------------------------------------


def _foot_start(lines: Sequence[_Line], begin: int) -> int:
    """The first line that may be part of recipients or signature."""
    at = next((i for i in range(begin, len(lines)) if RECIPIENTS.match(lines[i].text)), None)
    if at is None:
        posts = [i for i in range(max(begin, len(lines) - 15), len(lines)) if is_post(lines[i].text)]
        return posts[0] if posts else len(lines)
    while at > begin and lines[at - 1].block == lines[at].block and lines[at].in_table:
        at -= 1
    for back in range(at - 1, max(begin, at - 8) - 1, -1):
        if is_post(lines[back].text):
            at = back
    return at


def _bases(lines: Sequence[_Line], begin: int, end: int) -> tuple[list[Passage], set[int]]:
    bases: list[Passage] = []
    used: set[int] = set()
    for index in range(begin, min(end, begin + 25)):
        line = lines[index]
        if _BASIS.match(line.text):
            bases.append(line.passage.strip(" *_"))
            used.add(index)
        elif bases and not used.isdisjoint({index - 1}) and line.text.strip().endswith("như sau:"):
            continue
        elif read_label(line.passage) is not None and not line.in_table:
            break
    return bases, used


def _portal_tail(lines: Sequence[_Line], begin: int) -> set[int]:
    """Lines behind the text of a portal page: other news, counters, and the author's name before them."""
    start = next((i for i in range(begin, len(lines)) if _PORTAL_TAIL.match(lines[i].text)), len(lines))
    used = set(range(start, len(lines)))
    for index in range(start - 1, begin, -1):
        text = lines[index].text.strip()
        if len(text) > 60 or text.endswith((".", ":", ";", "./.")) or read_label(lines[index].passage):
            break
        used.add(index)
    return used


def _is_furniture(line: _Line, index: int, begin: int) -> bool:
    if index < begin or line.in_table:
        return False
    text = line.text.strip()
    return bool(_PAGE_NUMBER.match(text)) or bool(_ENCLOSED.match(text) and len(text) < 160 and index < begin + 3)


def _body(document: Document, lines: Sequence[_Line], used: set[int]) -> tuple[Block, ...]:
    gone: dict[int, int] = {}
    for index in used:
        gone[lines[index].block] = gone.get(lines[index].block, 0) + 1
    kept = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph) and index in gone:
            continue
        if isinstance(block, Table) and gone.get(index, 0) * 2 >= max(1, sum(1 for _ in _by_column(block))):
            continue
        kept.append(block)
    return tuple(kept)


def _first(texts: Sequence[Passage], lines: Sequence[_Line], begin: int) -> list[Passage]:
    """The first sentences below the title, where a paper without letterhead names its own office."""
    units = {line.paragraph.unit for line in lines[:begin]}
    return [p for p in texts if p.pieces and p.pieces[0][1] not in units][:6]


def _last(texts: Sequence[Passage]) -> Iterable[Passage]:
    return [p for p in texts[-3:] if p.text.isupper()]


def _year(title: Passage, head_year: int | None, lines: Sequence[_Line], posted: int | None) -> int | None:
    """The year the paper is about: as its title prints it, else the year it was issued, else the first printed."""
    match = _YEAR.search(title.text)
    if match:
        return int(next(g for g in match.groups() if g))
    if head_year:
        return head_year
    if posted is not None and (day := _POSTED_DATE.search(lines[posted].text)):
        return int(day[3])
    for line in lines:
        for match in re.finditer(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(20\d\d)(?!\d)|năm\s+(20\d\d)", line.text):
            return int(match[1] or match[2])
    return None


def _posted_on(lines: Sequence[_Line], posted: int) -> Field[date | None]:
    match = _POSTED_DATE.search(lines[posted].text)
    if match is None:
        return missing(None)
    source = lines[posted].passage.cut(match.start(), match.end())
    try:
        day = date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return missing(None)
    return check(day, "Đây là ngày đăng trên cổng thông tin, không phải ngày ký.", source)
