"""Rows of a programme's table → items, with group rows as headings whose leader, unit and time go down to the rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from giaoban.core.calendar.deadlines import Context, read_deadline
from giaoban.core.reading.document import Cell, Paragraph, Row, Table
from giaoban.core.reading.language.labels import Label, Level, read_label
from giaoban.core.reading.language.people import Bodies, read_bodies
from giaoban.core.reading.language.shapes import Expect
from giaoban.core.reading.model import Item
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.columns import Column, Columns, read_columns
from giaoban.core.reading.steps.outline import Heading, Outline, inherit
from giaoban.core.reading.steps.programme_items import Cells, bodies_of_title, deadline_of_title, make_item
from giaoban.core.text.letters import compiled
from giaoban.core.text.patterns import lazy_pattern

_LINE_MARK = lazy_pattern(r"^\s*[-–—+*•]\s+")
_INNER_DASH = compiled(r"(?<=[.;])\s+(?=[-–+•]\s+[\U])")  # dashes of a cell that was flattened to one line
_DAY_ALONE = lazy_pattern(r"\s*\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?\s*")  # as under "Bắt đầu" and "Hoàn thành"
_SAME_AS_ABOVE = lazy_pattern(r"^\W*(?:nt|như trên)\W*$|^\s*(?:\"|”|//|-\"-)\s*$", re.IGNORECASE)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LIKE_ROMAN = lazy_pattern(r"[HIl1|TiL!VXY]{1,5}")
_TIME_WORDS = lazy_pattern(r"(?:Tháng|THÁNG|Quý|QUÝ|Tuần|TUẦN)\s")


@dataclass(slots=True)
class _Line:
    """One row as the columns tell it. `filled`: it states a time or a product; `lines`: the content's paragraphs."""

    at: int
    line: int
    label: Label | None
    lines: list[Passage]
    products: list[Passage] = field(default_factory=list)
    when: Passage | None = None
    bodies: Bodies = field(default_factory=Bodies)
    bold: bool = False
    spans: bool = False
    mark: str = ""  # what the numbering column prints

    @property
    def text(self) -> Passage:
        return Passage.join(_unmarked(p) for p in self.lines).strip()

    @property
    def filled(self) -> bool:
        return bool(self.products) or bool(self.when)

    @property
    def bare(self) -> bool:
        """Nothing stands in it but the content."""
        return not self.filled and not (self.bodies.leaders or self.bodies.units or self.bodies.partners)


def read_table(table: Table, outline: Outline, context: Context, *, recognised: bool = False) -> list[Item]:
    """The items of a table; headings in its rows are opened in the outline. Empty where it is no list of tasks.

    `recognised`: the text is OCR, which takes "III" for "HI" and "I" for "1"; the run of the headings mends it.
    """
    columns = read_columns(table)
    if columns is None:
        return []
    rows = _filled_down([r for row in table.rows for r in _rows(table, row, columns)], columns)
    rows = [one for row in _joined(rows, columns) for one in _by_dash(row, columns)]
    if recognised:
        _mend_numerals(rows)
    doubt = "Bảng không có dòng tiêu đề; cột được đoán theo nội dung." if columns.guessed else ""
    items: list[Item] = []
    before, outline.floor = list(outline.stack), len(outline.stack)
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        if _is_heading(row, following, columns):
            _open(row, outline, context)
            continue
        number = row.label.number if row.label else ""
        cells = Cells(tuple(row.products), _time_of(row, columns), row.bodies)
        items.append(make_item(outline, number, row.line, row.text, cells, context, lines=row.lines, doubt=doubt))
    outline.stack, outline.floor = before, 0
    return items


def _time_of(row: _Line, columns: Columns) -> Passage | None:
    return row.when if columns.has(Column.TIME) else None


def _open(row: _Line, outline: Outline, context: Context) -> Heading:
    look = "month" if _TIME_WORDS.match(row.text.text) else "bold" if row.bold else "row"
    heading = outline.open(row.label, row.text, row.line, look)
    heading.deadline = read_deadline(row.when.text, context) if row.when else deadline_of_title(row.text, context)
    named = bodies_of_title(row.text)
    if row.bodies.leaders or row.bodies.units:
        heading.bodies = row.bodies
    if named is not None and not row.bodies.units:
        heading.bodies = inherit(row.bodies, named)
        heading.titled_bodies = True
    return heading


def _rows(table: Table, row: Row, columns: Columns) -> list[_Line]:
    """A row, and the heading below it that had no cells of its own and so ran into the last one."""
    read = _row(table, row, columns) if row.index >= columns.first_row else None
    found = [read] if read else []
    for cell in row.cells:
        if columns.roles[cell.column] in (Column.CONTENT, Column.NUMBER):
            continue
        for paragraph in cell.paragraphs[1:]:
            label = read_label(Passage.of(paragraph))
            if label is not None and _heads(paragraph):
                found.append(_Line(row.index, paragraph.line, label, [label.rest], bold=paragraph.bold, spans=True))
    return found


def _row(table: Table, row: Row, columns: Columns) -> _Line | None:
    content_at = columns.of(Column.CONTENT)[0]
    content = row.cell_at(content_at)
    filled = [c for c in row.cells if c.text]
    if not filled:
        return None
    spans = len(filled) == 1 and filled[0].colspan >= 2 and filled[0].column <= content_at
    lone = _lone_in_number_column(filled, columns)
    if spans or lone:
        return _spanning(row, filled[0])
    label = _number(row, columns)
    lines = [Passage.of(p) for p in content.paragraphs if p.text.strip()] if content else []
    if label is None and lines:
        own = read_label(lines[0])
        if own is not None and own.rest and not (own.level is Level.BULLET and _several_marks(lines)):
            label, lines = own, [own.rest, *lines[1:]]
    if not lines:
        return None
    return _Line(
        at=row.index,
        line=row.line,
        label=label,
        lines=lines,
        products=_products(table, row, columns),
        when=_joined_cells(table, row, columns.of(Column.TIME)),
        bodies=_bodies(table, row, columns),
        bold=bool(content and content.bold),
        mark=_mark(row, columns),
    )


def _several_marks(lines: Sequence[Passage]) -> bool:
    return sum(bool(_LINE_MARK.match(p.text)) for p in lines) > 1


def _lone_in_number_column(filled: list[Cell], columns: Columns) -> bool:
    """ "I. Công tác thanh tra" typed into the narrow first cell of an otherwise empty row."""
    return len(filled) == 1 and columns.roles[filled[0].column] is Column.NUMBER and len(filled[0].text) > 8


def _spanning(row: Row, cell: Cell) -> _Line:
    lines = [Passage.of(p) for p in cell.paragraphs if p.text.strip()]
    label = read_label(lines[0])
    if label is not None and label.rest:
        lines = [label.rest, *lines[1:]]
    elif label is not None and len(lines) > 1:
        lines = lines[1:]
    else:
        label = None
    return _Line(at=row.index, line=row.line, label=label, lines=lines, bold=cell.bold, spans=True)


def _number(row: Row, columns: Columns) -> Label | None:
    at = next(iter(columns.of(Column.NUMBER)), None)
    cell = row.cell_at(at) if at is not None else None
    if cell is None or not cell.text or cell.colspan > 1:
        return None
    label = read_label(Passage.of_cell(cell))
    if label is None or label.rest:
        return None
    return label


def _mark(row: Row, columns: Columns) -> str:
    at = next(iter(columns.of(Column.NUMBER)), None)
    cell = row.cell_at(at) if at is not None else None
    return cell.text.strip(" .") if cell is not None and cell.colspan == 1 else ""


def _mend_numerals(rows: list[_Line]) -> None:
    """Roman numbers of group rows as their run demands, where what was recognised looks like one."""
    last = 0
    for index, row in enumerate(rows):
        if not row.bare or not row.mark:
            continue
        if row.label is not None and row.label.level is Level.ROMAN and row.label.number in _ROMANS:
            last = _ROMANS.index(row.label.number) + 1
            continue
        unread = row.label is None or row.label.level is Level.LETTER
        doubled = index + 1 < len(rows) and rows[index + 1].mark == row.mark
        if last < len(_ROMANS) and _LIKE_ROMAN.fullmatch(row.mark) and (unread or doubled):
            row.label = Label(Level.ROMAN, _ROMANS[last], "", row.mark, Passage(""))
            last += 1


def _cell(table: Table, row: Row, column: int) -> Cell | None:
    """The cell of a column; one merged over several rows counts for each, a wide one for its first column."""
    cell = row.cell_at(column) or table.cell_over(row.index, column)
    if cell is None or cell.column != column:
        return None
    if not _SAME_AS_ABOVE.match(cell.text):
        return cell
    above = (r for r in reversed(table.rows[: row.index]) if _states(r, column))
    nearest = next(above, None)  # a heading may stand between
    return _cell(table, nearest, column) if nearest is not None else cell


def _states(row: Row, column: int) -> bool:
    cell = row.cell_at(column)
    return cell is not None and cell.column == column and bool(cell.text)


def _paragraphs(cell: Cell | None) -> list[Passage]:
    if cell is None:
        return []
    return [Passage.of(p) for i, p in enumerate(cell.paragraphs) if p.text.strip() and not (i and _heads(p))]


def _heads(paragraph: Paragraph) -> bool:
    """A heading that ran into a cell: "II. Tháng 8" behind a deadline."""
    label = read_label(Passage.of(paragraph))
    return label is not None and bool(label.rest) and label.level <= Level.ROMAN


def _joined_cells(table: Table, row: Row, columns: tuple[int, ...]) -> Passage | None:
    cells = {id(c): c for c in (_cell(table, row, i) for i in columns) if c is not None and c.text}
    begin_and_end = len(cells) == 2 and all(_DAY_ALONE.fullmatch(c.text) for c in cells.values())
    joined = Passage.join((p for c in cells.values() for p in _paragraphs(c)), " - " if begin_and_end else " ")
    return joined if re.search(r"\w", joined.text) else None


def _products(table: Table, row: Row, columns: Columns) -> list[Passage]:
    return [p for i in columns.of(Column.PRODUCT) for p in _paragraphs(_cell(table, row, i))]


_EXPECTED = (
    (Column.BODIES, Expect.ANY),
    (Column.LEADERS, Expect.LEADERS),
    (Column.UNITS, Expect.UNITS),
)


def _bodies(table: Table, row: Row, columns: Columns) -> Bodies:
    """Leaders, units and partners of a row, from one column or several."""
    bodies = Bodies()
    for role, expect in _EXPECTED:
        for column in columns.of(role):
            lines = _paragraphs(_cell(table, row, column))
            if lines:
                read = read_bodies(lines, expect)
                bodies = _added(bodies, read)
    for column in columns.of(Column.PARTNERS):
        lines = _paragraphs(_cell(table, row, column))
        if lines:
            read = read_bodies(lines, Expect.UNITS)
            names, sources = (*read.units, *read.partners), (*read.unit_sources, *read.partner_sources)
            bodies = replace(
                bodies,
                partners=(*bodies.partners, *names, *(p.name for p in read.leaders)),
                partner_sources=(*bodies.partner_sources, *sources, *read.leader_sources),
            )
    return bodies


def _added(bodies: Bodies, more: Bodies) -> Bodies:
    return Bodies(
        leaders=(*bodies.leaders, *more.leaders),
        units=(*bodies.units, *more.units),
        partners=(*bodies.partners, *more.partners),
        leader_sources=(*bodies.leader_sources, *more.leader_sources),
        unit_sources=(*bodies.unit_sources, *more.unit_sources),
        partner_sources=(*bodies.partner_sources, *more.partner_sources),
        certain=bodies.certain and more.certain,
        why=" ".join(w for w in (bodies.why, more.why) if w),
    )


def _filled_down(rows: list[_Line], columns: Columns) -> list[_Line]:
    """A time that stands left of the content and once for several rows ("Quý I"), as merged cells lose themselves."""
    if not any(i < columns.of(Column.CONTENT)[0] for i in columns.of(Column.TIME)):
        return rows
    above: Passage | None = None
    for row in rows:
        above = row.when or (None if row.spans else above)
        row.when = above
    return rows


def _joined(rows: list[_Line], columns: Columns) -> list[_Line]:
    """Rows that a page cut in two made one again: no number, and the text goes on in the middle of a sentence."""
    if not columns.has(Column.NUMBER):
        return rows
    out: list[_Line] = []
    for row in rows:
        above = out[-1] if out else None
        if above is not None and row.label is None and not (row.mark or row.spans) and _goes_on(above, row):
            above.lines.extend(row.lines)
            above.products.extend(row.products)
            above.when = Passage.join(p for p in (above.when, row.when) if p) if above.when or row.when else None
            above.bodies = _added(above.bodies, row.bodies)
        else:
            out.append(row)
    return out


def _by_dash(row: _Line, columns: Columns) -> list[_Line]:
    """ "Tháng 3 | - Kiểm tra …; - Tập huấn …": a time with several dashes beside it holds as many tasks."""
    content = columns.of(Column.CONTENT)[0]
    by_time = row.when is not None and columns.of(Column.TIME)[:1] < (content,)
    if not by_time or row.mark or (row.label is not None and row.label.level is not Level.BULLET):
        return [row]
    lines = [piece for line in row.lines for piece in line.split(_INNER_DASH)]
    first_marked = row.label is not None or bool(_LINE_MARK.match(lines[0].text))
    tasks: list[list[Passage]] = []
    for line in lines:
        if _LINE_MARK.match(line.text) or not tasks:
            tasks.append([line])
        else:
            tasks[-1].append(line)
    if len(tasks) < 2 or not first_marked:
        return [row]
    return [replace(row, label=None, lines=task) for task in tasks]


def _goes_on(above: _Line, row: _Line) -> bool:
    text, before = row.text.text, above.text.text.rstrip()
    if row.bold and not above.bold:
        return False
    if text[:1].islower():
        return True
    return row.bare and not above.bare and not before.endswith((".", ";", ":", "!", "?")) and not row.bold


def _is_heading(row: _Line, following: _Line | None, columns: Columns) -> bool:
    if row.spans:
        return True
    level = row.label.level if row.label else None
    high = level is not None and level <= Level.ROMAN
    below = following is not None and _is_child(row, following)
    if high and (not row.filled or (below and following is not None and not following.when)):
        return True
    if row.filled:
        return False
    if below:
        return True
    if not row.bare or not columns.has(Column.TIME, Column.UNITS, Column.BODIES, Column.PRODUCT, Column.LEADERS):
        return False
    stands_out = row.bold or row.text.text.isupper() or bool(_TIME_WORDS.match(row.text.text))
    if row.label is None:
        return stands_out or (following is not None and not following.bare and not row.text.text.endswith((".", ";")))
    return stands_out and following is not None and not following.bold and not following.bare


def _is_child(row: _Line, following: _Line) -> bool:
    """Is the next row a point below this one: "1.1" below "1", "a" or "-" below "2", "1" below "II"?"""
    own, child = row.label, following.label
    if own is None or following.spans:
        return False
    if child is None:
        return False
    if child.level is Level.DECIMAL and own.level in (Level.ARABIC, Level.DECIMAL):
        return child.number.startswith(own.number.lstrip("0") + ".")
    if child.level > own.level and child.level in (Level.ALPHA, Level.SMALL_ROMAN, Level.BULLET):
        return own.level is not Level.BULLET
    return own.level <= Level.ROMAN and child.level in (Level.ARABIC, Level.DECIMAL) and _restarts(following)


def _restarts(row: _Line) -> bool:
    return row.label is not None and row.label.number.rpartition(".")[2].lstrip("0") in ("1", "I", "a")


def _unmarked(line: Passage) -> Passage:
    mark = _LINE_MARK.match(line.text)
    return line.cut(mark.end(), len(line)) if mark else line
