"""Tables in plain text: lines with tabs, lines with pipes, and cells that stand one below the other.

What a page cut in two is made whole again: a row that begins with an empty first cell behind a blank line
is the rest of the row above.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from giaoban.core.reading.document import Cell, Paragraph, Row, Table
from giaoban.core.reading.formats.markup import Marks
from giaoban.core.reading.refusal import Limits, Refused
from giaoban.core.text.folding import fold

_PIPE_RULE = re.compile(r"[\s|:+-]*-{2,}[\s|:+-]*")
_ROW_LABEL = re.compile(r"(?:\d{1,3}|[IVXLC]{1,5}|[A-Z])[.)]?")
_NUMBER = re.compile(r"\W*\d{1,3}(?:\.\d{1,2})*\W*")
_DAY = re.compile(r"(?:thứ|chủ nhật|ngày)\b.*|\d{1,2}(?:\s*[-/.]\s*\d{1,2}){0,2}(?:[/.-]\d{4})?", re.IGNORECASE)
_HOUR = re.compile(r"\(?\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2}.*", re.IGNORECASE)
_SESSION = re.compile(r"(?:buổi )?(?:sáng|chiều|tối|cả ngày)\W*", re.IGNORECASE)
_HEADER_WORDS = frozenset(
    "stt|tt|so tt|noi dung|noi dung cong viec|cong viec|nhiem vu|ten nhiem vu|san pham|ket qua|ket qua/san pham"
    "|thoi gian|thoi gian hoan thanh|thoi han|han hoan thanh|don vi|don vi chu tri|don vi thuc hien|don vi phoi hop"
    "|co quan chu tri|co quan phoi hop|co quan chuan bi|lanh dao|lanh dao so|lanh dao chu tri|chi dao/thuc hien"
    "|nguoi phu trach|nguoi thuc hien|ghi chu|ngay|thu|thu/ngay|buoi|gio|dia diem|thanh phan|chu tri|phoi hop".split(
        "|"
    )
)
_LONE_PIPES = 4  # a single line with more is a whole table on one line
_GROUP = re.compile(r"\W*(?:[IVXLC]{1,5}|[A-Z])\s*[.)/-]\s*\S|\W*(?:phần|mục)\s+[IVX\d]+", re.IGNORECASE)
_CLOSING = re.compile(r"\W*(?:nơi nhận|trên đây|ngoài những|yêu cầu|đề nghị|lưu\s*:)", re.IGNORECASE)

_SIGNING = re.compile(
    r"(?:TM|T/M|KT|TL|T/L|TUQ)\s*\..*|(?:PHÓ |QUYỀN |Q\. ?)?(?:GIÁM ĐỐC|HIỆU TRƯỞNG|VIỆN TRƯỞNG|CHỦ TỊCH|BÍ THƯ"
    r"|CHÁNH VĂN PHÒNG|CHI CỤC TRƯỞNG|TRƯỞNG (?:PHÒNG|BAN|KHOA|TRẠM))"
)
_LONE_HOUR = 14  # characters of a cell that holds an hour and nothing else: "7 giờ 45 phút"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file and its 1-based number."""

    number: int
    text: str

    @property
    def tabs(self) -> int:
        return self.text.count("\t")

    @property
    def pipes(self) -> int:
        return self.text.count("|")

    @property
    def blank(self) -> bool:
        return not self.text.strip()


@dataclass(slots=True)
class _Raw:
    """A row as it was typed: its cells, a blank line before it, several lines of a cell kept apart by "\\n"."""

    number: int
    cells: list[str]
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Stack:
    """A table whose cells stand one below the other: its rows, and the index of the first line behind it."""

    rows: tuple[_Raw, ...]
    end: int
    width: int


def is_table_line(lines: list[Line], at: int) -> bool:
    """Whether a table begins at this line."""
    line = lines[at]
    if line.pipes >= 2 and not line.tabs:
        return _is_piped(lines, at)
    if line.tabs >= 2 and len([c for c in line.text.split("\t") if c.strip()]) >= 2:
        return True
    if not line.tabs or not all(c.strip() for c in line.text.split("\t")):
        return False
    following = next((ln for ln in lines[at + 1 : at + 3] if not ln.blank), None)
    return following is not None and following.tabs == line.tabs


def _is_piped(lines: list[Line], at: int) -> bool:
    """Whether pipes part cells: a lone "Ngày đăng: 06/10 | Tác giả: Văn phòng | Lượt xem: 31" is no table."""
    line = lines[at]
    if line.text.lstrip().startswith("|") or line.pipes > _LONE_PIPES:
        return True
    following = next((ln for ln in lines[at + 1 :] if not ln.blank), None)
    return following is not None and following.pipes >= 2


class TableReader:
    """Reads one table from the lines of a text. `units` numbers the paragraphs, `index` is the table's place."""

    def __init__(self, limits: Limits, index: int, units: Iterator[int]) -> None:
        self.limits = limits
        self.index = index
        self.units = units

    def read(self, lines: list[Line], at: int, stack: Stack | None) -> tuple[Table | None, int]:
        """The table that begins at `at`, and the index of the first line behind it."""
        if stack is not None:
            return self._table(list(stack.rows), stack.width), stack.end
        pipes = not lines[at].tabs
        raws, end = _piped(lines, at) if pipes else _tabbed(lines, at)
        if not raws:
            return None, end
        width = _width(raws)
        if width > self.limits.table_columns:
            raise Refused(
                f"Bảng có {width} cột; giới hạn là {self.limits.table_columns} cột nên không phải bảng chương trình."
            )
        if pipes:
            raws = _unfold_single_line(raws, width)
            width = _width(raws)
        else:
            raws = _rejoin_broken(raws, width)
        return self._table(raws, width), end

    def _table(self, raws: list[_Raw], width: int) -> Table | None:
        if len(raws) > self.limits.table_rows:
            raise Refused(f"Bảng có {len(raws)} dòng; giới hạn là {self.limits.table_rows} dòng.")
        shapes = _column_shapes(raws, width)
        numbered = sum(bool(r.cells[0].strip()) for r in raws) * 5 >= len(raws) * 3
        rows: list[tuple[int, list[list[Paragraph]]]] = []
        header = [fold(c) for c in raws[0].cells] if raws else []
        for raw in raws:
            cells = _placed(raw.cells, width, shapes)
            if rows and [fold(c) for c in cells] == header and any(header):
                continue  # the header printed again on the next page
            paragraphs = [self._paragraphs(text, raw.number) for text in cells]
            if rows and raw.gap and numbered and not cells[0].strip() and _is_rest(cells):
                _append(rows[-1][1], paragraphs)
            else:
                rows.append((raw.number, paragraphs))
        if not rows:
            return None
        grid = tuple(
            Row(r, tuple(Cell(r, c, tuple(ps)) for c, ps in enumerate(cells)), number)
            for r, (number, cells) in enumerate(rows)
        )
        sides = any(mark in row.text.upper() for row in grid[:6] for mark in ("ĐỘC LẬP", "NƠI NHẬN"))
        ruled = not (width == 2 and sides)
        return Table(self.index, grid, width, grid[0].line, ruled=ruled)

    def _paragraphs(self, text: str, number: int) -> list[Paragraph]:
        found: list[Paragraph] = []
        for piece in text.split("\n"):
            for styled in Marks().read(piece):
                clean = styled.squeeze()
                if not clean.text:
                    continue
                bold, italic, underlined, lead = clean.style()
                found.append(
                    Paragraph(
                        next(self.units),
                        clean.text,
                        number,
                        bold=bold,
                        italic=italic,
                        underlined=underlined,
                        bold_lead=lead,
                    )
                )
        return found


def _tabbed(lines: list[Line], at: int) -> tuple[list[_Raw], int]:
    """Rows of a table with tabs. A blank line ends it unless another row follows."""
    raws: list[_Raw] = []
    gap = False
    while at < len(lines):
        line = lines[at]
        if line.blank:
            following = next((i for i in range(at, len(lines)) if not lines[i].blank), None)
            if following is None or not lines[following].tabs or _is_another(lines[following], raws):
                break
            at, gap = following, True
            continue
        if line.tabs:
            raws.append(_Raw(line.number, line.text.split("\t"), gap))
        elif raws and _is_heading(line.text, raws) and any(ln.tabs for ln in _run(lines, at)):
            raws.append(_Raw(line.number, [line.text]))
        elif raws and any(ln.tabs for ln in _run(lines, at)):
            raws[-1].cells[-1] += "\n" + line.text  # a cell of several lines, pasted
        else:
            break
        gap = False
        at += 1
    return raws, at


def _is_another(line: Line, raws: list[_Raw]) -> bool:
    """Whether a line behind a blank one belongs to another table: the foot of the paper, a header of its own,
    or the first real table below a letterhead of two columns."""
    cells = [c.strip() for c in line.text.split("\t")]
    widest = max((len(r.cells) for r in raws), default=0)
    if _CLOSING.match(cells[0]):
        return True
    header = sum(fold(c) in _HEADER_WORDS for c in cells) >= 2
    return (header or widest == 2) and len(cells) > widest


def _is_heading(text: str, raws: list[_Raw]) -> bool:
    """Whether a line without tabs inside a table is a heading over the rows below, not the rest of a cell."""
    whole = len(raws[-1].cells) == max(len(r.cells) for r in raws)
    return whole and bool(_GROUP.match(text) or text.strip(" *").isupper())


def _run(lines: list[Line], at: int) -> list[Line]:
    """The next few lines without a blank between them."""
    run: list[Line] = []
    for line in lines[at : at + 6]:
        if line.blank:
            break
        run.append(line)
    return run


def _piped(lines: list[Line], at: int) -> tuple[list[_Raw], int]:
    """Rows of a table with pipes; the rule under a Markdown header is left out."""
    raws: list[_Raw] = []
    gap = False
    while at < len(lines):
        line = lines[at]
        if line.blank or line.text.strip() == "|":
            following = next((i for i in range(at, len(lines)) if not lines[i].blank), None)
            if following is None or lines[following].pipes < 2:
                break
            at, gap = max(following, at + 1), True
            continue
        if line.pipes < 2:
            break
        if not _PIPE_RULE.fullmatch(line.text):
            text = line.text.strip()
            text = text.removeprefix("|").removesuffix("|")
            raws.append(_Raw(line.number, re.split(r"(?<!\\)\|", text), gap))
        gap = False
        at += 1
    return raws, at


def _width(raws: list[_Raw]) -> int:
    counts = Counter(len(r.cells) for r in raws if len(r.cells) > 1)
    if not counts:
        return max(len(r.cells) for r in raws)
    most = counts.most_common(1)[0][0]
    return max(most, len(raws[0].cells)) if len(raws) > 1 else most


def _unfold_single_line(raws: list[_Raw], width: int) -> list[_Raw]:
    """A whole table on one line ("TT | Tổ | Việc | 1 | Tổ 2 | Quét sân |"): cut before each row number."""
    if len(raws) > 1 or width < 6:
        return raws
    cells = [c.strip() for c in raws[0].cells]
    first = next((i for i, c in enumerate(cells) if c in {"1", "1.", "01"}), 0)
    if first < 2 or not all(fold(c) in _HEADER_WORDS or len(c) < 40 for c in cells[:first]):
        return raws
    return [
        _Raw(raws[0].number, cells[i : i + first]) for i in range(0, len(cells), first) if any(cells[i : i + first])
    ]


def _rejoin_broken(raws: list[_Raw], width: int) -> list[_Raw]:
    """Rows that pasted cells of several lines broke apart, made whole where the number of cells then fits."""
    joined: list[_Raw] = []
    at = 0
    while at < len(raws):
        cells, taken = list(raws[at].cells), 1
        while len(cells) < width and at + taken < len(raws):
            following = raws[at + taken]
            fits = len(cells) + len(following.cells) - 1 <= width
            if following.gap or not fits or _NUMBER.fullmatch(following.cells[0]):
                break
            cells[-1] += "\n" + following.cells[0]
            cells.extend(following.cells[1:])
            taken += 1
        if taken > 1 and len(cells) != width:
            cells, taken = list(raws[at].cells), 1
        joined.append(_Raw(raws[at].number, cells, raws[at].gap))
        at += taken
    return joined


def _shape(cell: str) -> str:
    text = cell.strip().strip("*_")
    if not text:
        return "empty"
    for name, pattern in (("number", _NUMBER), ("session", _SESSION), ("hour", _HOUR), ("day", _DAY)):
        if pattern.fullmatch(text):
            return name
    return "long" if len(text) > 45 else "short"


def _column_shapes(raws: list[_Raw], width: int) -> list[Counter[str]]:
    shapes: list[Counter[str]] = [Counter() for _ in range(width)]
    for raw in raws[1:]:
        if len(raw.cells) == width:
            for column, cell in enumerate(raw.cells):
                shapes[column][_shape(cell)] += 1
    return shapes


def _placed(cells: list[str], width: int, shapes: list[Counter[str]]) -> list[str]:
    """A row's cells in their columns: a short row (its first cells merged with the row above) is set where
    its cells look most like the column's others; a long one gives its rest to the last cell."""
    if len(cells) > width:
        rest = "\t".join(cells[width - 1 :]).strip()
        return [*cells[: width - 1], rest.replace("\t", " ")]
    lack = width - len(cells)
    if not lack or sum(bool(c.strip()) for c in cells) < 2:
        return cells + [""] * lack

    def likeness(offset: int) -> int:
        return sum(shapes[offset + i][_shape(c)] for i, c in enumerate(cells) if c.strip())

    best = max(range(lack + 1), key=lambda offset: (likeness(offset), -offset))
    return [""] * best + cells + [""] * (lack - best)


def _is_rest(cells: list[str]) -> bool:
    """Whether a row without a first cell is the rest of the row above, not a heading of its own."""
    filled = [c.strip() for c in cells if c.strip()]
    if len(filled) != 1:
        return bool(filled)
    return not (filled[0].isupper() or re.match(r"(?:\*\*|<b>)?[IVXA-Z]+\.\s", filled[0]))


def _append(above: list[list[Paragraph]], below: list[list[Paragraph]]) -> None:
    """Adds the rest of a cut row to the row above; a sentence that was cut becomes one paragraph again."""
    for cell, rest in zip(above, below, strict=True):
        if cell and rest and _was_cut(cell[-1].text, rest[0].text):
            last = cell[-1]
            text = f"{last.text} {rest[0].text}"
            cell[-1] = Paragraph(
                last.unit,
                text,
                last.line,
                bold=last.bold and rest[0].bold,
                italic=last.italic,
                bold_lead=last.bold_lead,
            )
            cell.extend(rest[1:])
        else:
            cell.extend(rest)


def _was_cut(before: str, after: str) -> bool:
    return not before.endswith((".", ";", ":", "!", "?")) and (after[:1].islower() or after[:1] in ",;.)")


def stacked_tables(lines: list[Line]) -> dict[int, Stack]:
    """Tables whose cells stand one below the other, by the number of their first line.

    Recognised by three or more header words on lines of their own, before a row number or a day.
    """
    found: dict[int, Stack] = {}
    at = 0
    while at < len(lines):
        if fold(lines[at].text) in {"stt", "tt", "so tt", "ngay", "thu", "thu/ngay"}:
            stack = _stack(lines, at)
            if stack is not None:
                found[lines[at].number] = stack
                at = stack.end
                continue
        at += 1
    return found


def _stack(lines: list[Line], at: int) -> Stack | None:
    first = at
    header: list[str] = []
    while at < len(lines) and len(header) < 12:
        text = lines[at].text.strip()
        if text and (_ROW_LABEL.fullmatch(text) or (_DAY.fullmatch(text) and fold(text) not in _HEADER_WORDS)):
            break
        if text and (len(text) > 40 or lines[at].tabs or lines[at].pipes):
            return None
        if text:
            header.append(text)
        at += 1
    known = sum(fold(h) in _HEADER_WORDS for h in header)
    if len(header) < 3 or known * 2 < len(header):
        return None
    raws, end = _stacked_rows(lines, at, len(header))
    if not raws:
        return None
    return Stack((_Raw(lines[first].number, header), *raws), end, len(header))


def _stacked_rows(lines: list[Line], at: int, width: int) -> tuple[list[_Raw], int]:
    """Rows of a stacked table: each begins at a row number or a day; a lone space is an empty cell."""
    raws: list[_Raw] = []
    spaced = any(line.text in {" ", "\u3000"} for line in lines[at:])
    numbered = bool(_ROW_LABEL.fullmatch(lines[at].text.strip())) if at < len(lines) else True
    while at < len(lines):
        line = lines[at]
        text = line.text.strip()
        if text and (
            _CLOSING.match(text) or line.tabs or line.pipes or (raws and _SIGNING.fullmatch(text.strip("*_ ")))
        ):
            break
        begins = bool(text) and bool((_ROW_LABEL if numbered else _DAY).fullmatch(text))
        if begins and (not raws or len(raws[-1].cells) >= 2):
            raws.append(_Raw(line.number, [text]))
        elif text and raws:
            raws[-1].cells.append(text)
        elif line.text == " " and spaced and raws and len(raws[-1].cells) < width:
            raws[-1].cells.append("")
        at += 1
    if not numbered:
        raws = [part for raw in raws for part in _rows_of_day(raw, width)]
    for raw in raws:
        if len(raw.cells) > width:  # more lines than columns: the content took several
            extra = len(raw.cells) - width
            raw.cells[1 : 2 + extra] = ["\n".join(raw.cells[1 : 2 + extra])]
    return raws, at


def _rows_of_day(raw: _Raw, width: int) -> list[_Raw]:
    """The rows that stand beside one day cell: each begins at an hour or session, as the first one does."""
    kind = _lone_shape(raw.cells[1]) if len(raw.cells) > width else ""
    starts = [i for i, cell in enumerate(raw.cells) if i and kind and _lone_shape(cell) == kind]
    pieces = [raw.cells[a:b] for a, b in pairwise([*starts, len(raw.cells)])]
    if len(pieces) < 2 or any(len(piece) >= width for piece in pieces):
        return [raw]
    return [_Raw(raw.number, [raw.cells[0] if not n else "", *piece]) for n, piece in enumerate(pieces)]


def _lone_shape(cell: str) -> str:
    """ "hour" or "session" for a cell that holds nothing else."""
    shape = _shape(cell)
    return shape if shape == "session" or (shape == "hour" and len(cell) <= _LONE_HOUR) else ""
