"""Tables in plain text: lines with tabs and lines with pipes.

What a page cut in two is made whole again: a row that begins with an empty first cell behind a blank line
is the rest of the row above.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from giaoban.core.reading.document import Cell, Paragraph, Row, Table
from giaoban.core.reading.formats.markup import Marks
from giaoban.core.reading.formats.stacked_tables import Stack
from giaoban.core.reading.formats.text_rows import CLOSING, HEADER_WORDS, NUMBER, Line, RawRow, shape_of
from giaoban.core.reading.refusal import Limits, Refused
from giaoban.core.text.folding import fold

_PIPE_RULE = re.compile(r"[\s|:+-]*-{2,}[\s|:+-]*")
_LONE_PIPES = 4  # a single line with more is a whole table on one line
_GROUP = re.compile(r"\W*(?:[IVXLC]{1,5}|[A-Z])\s*[.)/-]\s*\S|\W*(?:phần|mục)\s+[IVX\d]+", re.IGNORECASE)


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

    def _table(self, raws: list[RawRow], width: int) -> Table | None:
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


def _tabbed(lines: list[Line], at: int) -> tuple[list[RawRow], int]:
    """Rows of a table with tabs. A blank line ends it unless another row follows."""
    raws: list[RawRow] = []
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
            raws.append(RawRow(line.number, line.text.split("\t"), gap))
        elif raws and _is_heading(line.text, raws) and any(ln.tabs for ln in _run(lines, at)):
            raws.append(RawRow(line.number, [line.text]))
        elif raws and any(ln.tabs for ln in _run(lines, at)):
            raws[-1].cells[-1] += "\n" + line.text  # a cell of several lines, pasted
        else:
            break
        gap = False
        at += 1
    return raws, at


def _is_another(line: Line, raws: list[RawRow]) -> bool:
    """Whether a line behind a blank one belongs to another table: the foot of the paper, a header of its own,
    or the first real table below a letterhead of two columns."""
    cells = [c.strip() for c in line.text.split("\t")]
    widest = max((len(r.cells) for r in raws), default=0)
    if CLOSING.match(cells[0]):
        return True
    header = sum(fold(c) in HEADER_WORDS for c in cells) >= 2
    return (header or widest == 2) and len(cells) > widest


def _is_heading(text: str, raws: list[RawRow]) -> bool:
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


def _piped(lines: list[Line], at: int) -> tuple[list[RawRow], int]:
    """Rows of a table with pipes; the rule under a Markdown header is left out."""
    raws: list[RawRow] = []
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
            raws.append(RawRow(line.number, re.split(r"(?<!\\)\|", text), gap))
        gap = False
        at += 1
    return raws, at


def _width(raws: list[RawRow]) -> int:
    counts = Counter(len(r.cells) for r in raws if len(r.cells) > 1)
    if not counts:
        return max(len(r.cells) for r in raws)
    most = counts.most_common(1)[0][0]
    return max(most, len(raws[0].cells)) if len(raws) > 1 else most


def _unfold_single_line(raws: list[RawRow], width: int) -> list[RawRow]:
    """A whole table on one line ("TT | Tổ | Việc | 1 | Tổ 2 | Quét sân |"): cut before each row number."""
    if len(raws) > 1 or width < 6:
        return raws
    cells = [c.strip() for c in raws[0].cells]
    first = next((i for i, c in enumerate(cells) if c in {"1", "1.", "01"}), 0)
    if first < 2 or not all(fold(c) in HEADER_WORDS or len(c) < 40 for c in cells[:first]):
        return raws
    return [
        RawRow(raws[0].number, cells[i : i + first]) for i in range(0, len(cells), first) if any(cells[i : i + first])
    ]


def _rejoin_broken(raws: list[RawRow], width: int) -> list[RawRow]:
    """Rows that pasted cells of several lines broke apart, made whole where the number of cells then fits."""
    joined: list[RawRow] = []
    at = 0
    while at < len(raws):
        cells, taken = list(raws[at].cells), 1
        while len(cells) < width and at + taken < len(raws):
            following = raws[at + taken]
            fits = len(cells) + len(following.cells) - 1 <= width
            if following.gap or not fits or NUMBER.fullmatch(following.cells[0]):
                break
            cells[-1] += "\n" + following.cells[0]
            cells.extend(following.cells[1:])
            taken += 1
        if taken > 1 and len(cells) != width:
            cells, taken = list(raws[at].cells), 1
        joined.append(RawRow(raws[at].number, cells, raws[at].gap))
        at += taken
    return joined


def _column_shapes(raws: list[RawRow], width: int) -> list[Counter[str]]:
    shapes: list[Counter[str]] = [Counter() for _ in range(width)]
    for raw in raws[1:]:
        if len(raw.cells) == width:
            for column, cell in enumerate(raw.cells):
                shapes[column][shape_of(cell)] += 1
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
        return sum(shapes[offset + i][shape_of(c)] for i, c in enumerate(cells) if c.strip())

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
