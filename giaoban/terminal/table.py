"""A reading as a table for people: what was read, and what is unsure, in colour."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence

from giaoban.core.reading.model import Event, Field, Item, Kind, Person, Reading, State
from giaoban.core.reading.reader import Paper

KINDS = {
    Kind.ANNUAL_PROGRAMME: "Chương trình công tác năm",
    Kind.QUARTERLY_PROGRAMME: "Chương trình công tác quý",
    Kind.MONTHLY_PROGRAMME: "Chương trình công tác tháng",
    Kind.MONTHLY_SCHEDULE: "Lịch công tác tháng",
    Kind.WEEKLY_SCHEDULE: "Lịch công tác tuần",
    Kind.CONCLUSION_NOTICE: "Thông báo kết luận",
    Kind.REVIEW_REPORT: "Báo cáo sơ kết, tổng kết",
    Kind.UNKNOWN: "Chưa nhận ra loại văn bản",
}
SESSIONS = {"morning": "Sáng", "afternoon": "Chiều", "evening": "Tối", "all_day": "Cả ngày"}
# Colour means state: yellow to check, red missing. A mark says the same without colour.
_COLOURS = {State.SURE: "", State.CHECK: "\x1b[33m", State.MISSING: "\x1b[31m"}
_MARKS = {State.SURE: "", State.CHECK: " ?", State.MISSING: ""}
_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"

Column = tuple[str, int]
CellText = tuple[str, State]


def show(paper: Paper, name: str, *, colour: bool, width: int | None = None) -> str:
    """The whole reading as text for a terminal `width` characters wide (the terminal's own when None)."""
    width = width or min(shutil.get_terminal_size((110, 40)).columns, 160)
    reading = paper.reading
    lines = [_paint(f"{name} · {KINDS[reading.kind.value]}", _BOLD, colour), *_frame(reading), ""]
    if reading.items:
        lines += _items(reading.items, width, colour)
    if reading.events:
        lines += _events(reading.events, width, colour)
    if reading.figures:
        cells = [
            [
                (str(f.line), State.SURE),
                (str(f.value.value), f.value.state),
                (f.unit.value, f.unit.state),
                (f.text.value, f.text.state),
            ]
            for f in reading.figures
        ]
        lines += _table([("Dòng", 5), ("Số", 9), ("Đơn vị tính", 24), ("Câu", 0)], cells, width, colour)
    lines += [_paint(f"! dòng {w.line}: {w.message}", _COLOURS[State.CHECK], colour) for w in reading.warnings]
    lines.append(_summary(reading))
    return "\n".join(lines)


def _frame(reading: Reading) -> list[str]:
    frame, period = reading.frame, reading.period.value
    facts = [
        ("Tiêu đề", frame.title.value),
        ("Cơ quan", " – ".join(p for p in (frame.agency.value, frame.province.value) if p)),
        ("Số", frame.number.value or "(để trống)"),
        ("Ngày", f"{frame.issued_on.value:%d/%m/%Y}" if frame.issued_on.value else "(để trống)"),
        ("Kỳ", f"{period.start:%d/%m/%Y} – {period.end:%d/%m/%Y}" if period else "(không rõ)"),
        ("Người ký", _person(frame.signer.value) if frame.signer.value else "(không có)"),
    ]
    return [f"  {label:<9} {value}" for label, value in facts if value]


def _items(items: Sequence[Item], width: int, colour: bool) -> list[str]:
    rows = [
        [
            (item.path, State.SURE),
            (item.text.value, item.text.state),
            ("; ".join(item.products.value), item.products.state),
            _when(item),
            (", ".join(_person(p) for p in item.leaders.value), item.leaders.state),
            (", ".join(item.units.value), item.units.state),
        ]
        for item in items
    ]
    columns = [("Mục", 9), ("Nội dung", 0), ("Sản phẩm", 16), ("Thời hạn", 16), ("Lãnh đạo", 16), ("Đơn vị", 18)]
    return _table(columns, rows, width, colour)


def _when(item: Item) -> CellText:
    words, due = item.when.value, item.due.value
    state = State.CHECK if State.CHECK in (item.when.state, item.due.state) else item.when.state
    return " → ".join(x for x in (words, f"{due:%d/%m/%Y}" if due else "") if x), state


def _events(events: Sequence[Event], width: int, colour: bool) -> list[str]:
    rows = []
    for event in events:
        until = f"–{event.until.value:%d/%m}" if event.until.value else ""
        clock = f" {event.time.value:%H:%M}" if event.time.value else ""
        rows.append(
            [
                (f"{event.date.value:%d/%m}{until}", event.date.state),
                (SESSIONS[event.session.value.value] + clock, event.session.state),
                (event.text.value, event.text.state),
                (event.place.value or "", event.place.state),
                (", ".join(event.units.value), event.units.state),
                (", ".join(_person(p) for p in event.leaders.value), event.leaders.state),
            ]
        )
    columns = [("Ngày", 11), ("Buổi", 13), ("Nội dung", 0), ("Địa điểm", 16), ("Chuẩn bị", 16), ("Lãnh đạo", 18)]
    return _table(columns, rows, width, colour)


def _table(columns: Sequence[Column], rows: Sequence[Sequence[CellText]], width: int, colour: bool) -> list[str]:
    """Rows as columns of text; the column of width 0 takes what the others leave."""
    taken = sum(w + 2 for _, w in columns if w)
    widths = [w or max(20, width - taken) for _, w in columns]
    lines = [_paint("  ".join(f"{title:<{w}}" for (title, _), w in zip(columns, widths, strict=True)), _BOLD, colour)]
    for row in rows:
        wrapped = [
            textwrap.wrap(t + (_MARKS[s] if t else ""), w) or [""] for (t, s), w in zip(row, widths, strict=True)
        ]
        for i in range(max(len(w) for w in wrapped)):
            cells = []
            for (_, state), parts, w in zip(row, wrapped, widths, strict=True):
                text = parts[i] if i < len(parts) else ""
                cells.append(_paint(f"{text:<{w}}", _COLOURS[state], colour and bool(text)))
            lines.append("  ".join(cells).rstrip())
    return [*lines, ""]


def _summary(reading: Reading) -> str:
    states = [f.state for row in (*reading.items, *reading.events, *reading.figures) for f in _fields(row)]
    unsure = states.count(State.CHECK)
    counts = f"{len(reading.items)} việc, {len(reading.events)} lịch, {len(reading.figures)} số liệu"
    return f"{counts}; {unsure} ô cần xem lại (dấu ?), {len(reading.warnings)} cảnh báo."


def _fields(row: object) -> list[Field[object]]:
    values = (getattr(row, name) for name in row.__slots__)  # type: ignore[attr-defined]  # a slotted dataclass
    return [value for value in values if isinstance(value, Field)]


def _person(person: Person) -> str:
    return f"{person.name} ({person.title})" if person.title else person.name


def _paint(text: str, paint: str, colour: bool) -> str:
    return f"{paint}{text}{_RESET}" if colour and paint else text
