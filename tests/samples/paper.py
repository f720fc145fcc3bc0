"""A sample paper as data: what stands on it and what is true of it, free of any file format.

`tools/make_papers` renders a paper as .docx, PDF, scan and text; `tools/accuracy.py` compares what is
read with `truth`, which follows the reading contract and is written by hand.

Text may hold `**bold**` and `__underlined__` pieces. In a truth, `ANY` marks a field that the contract
leaves open (it is not scored), and `either(a, b)` one with several right answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

ANY = "*"
Truth = dict[str, Any]


def either(*answers: object) -> Truth:
    """A field where each of several answers is right."""
    return {"any": list(answers)}


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `number` asks for Word's automatic numbering: "1.", "a)", "-" or None."""

    text: str
    bold: bool = False
    italic: bool = False
    align: str = "justify"
    number: str | None = None
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `lines` are its paragraphs."""

    lines: tuple[str, ...]
    bold: bool = False
    rowspan: int = 1
    colspan: int = 1
    align: str = "left"


Covered = None  # a grid position that another cell covers


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells by column, `Covered` where a merged cell reaches. `header` rows repeat."""

    rows: tuple[tuple[Cell | None, ...], ...]
    widths: tuple[float, ...]
    header: int = 1
    ruled: bool = True


Block = Text | Grid


@dataclass(frozen=True, slots=True)
class Paper:
    """One sample paper.

    `text_style` is how its text form writes tables and lines: tabs, pipes, cells (one below the other), oneline,
    lines, wrapped (broken inside sentences), decomposed (NFD) or glued (lines of a cell run together, rows cut).
    """

    name: str
    note: str
    blocks: tuple[Block, ...]
    truth: Truth
    text_style: str = "tabs"
    landscape: bool = False
    formats: tuple[str, ...] = ("text", "docx", "pdf", "scan")


def glued(paper: Paper) -> Paper:
    """The same paper as converters give it: lines of a cell run together, rows cut by page ends. Only as text."""
    return replace(paper, name=f"{paper.name}-lien", text_style="glued", formats=("text",))


MARKUP = re.compile(r"(\*\*.+?\*\*|__.+?__)")


def runs(text: str) -> list[tuple[str, bool, bool]]:
    """The pieces of a marked-up text: (text, bold, underlined)."""
    pieces = []
    for piece in MARKUP.split(text):
        if piece.startswith("**") and len(piece) > 4:
            pieces.append((piece[2:-2], True, False))
        elif piece.startswith("__") and len(piece) > 4:
            pieces.append((piece[2:-2], False, True))
        elif piece:
            pieces.append((piece, False, False))
    return pieces


def plain(text: str) -> str:
    """The text without its markup."""
    return "".join(piece for piece, _, _ in runs(text))


def people(names: Sequence[str | tuple[str, str]]) -> list[Truth]:
    """Leaders of a truth: "Tên" or ("Tên", "Chức vụ")."""
    return [{"name": n, "title": None} if isinstance(n, str) else {"name": n[0], "title": n[1]} for n in names]


def lines_of(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@dataclass
class Writer:
    """Builds a paper from top to bottom, the truth beside each line as it is written."""

    name: str
    kind: str
    note: str
    text_style: str = "tabs"
    landscape: bool = False
    formats: tuple[str, ...] = ("text", "docx", "pdf", "scan")
    blocks: list[Block] = field(default_factory=list)
    truth: Truth = field(default_factory=dict)
    section_path: str = ""
    ordinal: int = 0

    def __post_init__(self) -> None:
        self.truth = {
            "kind": self.kind,
            "title": "",
            "agency": None,
            "province": None,
            "number": None,
            "issued_on": None,
            "period": None,
            "signer": None,
            "recipients": [],
            "sections": [],
            "items": [],
            "events": [],
            "figures": [],
        }

    def finish(self) -> Paper:
        return Paper(
            self.name,
            self.note,
            tuple(self.blocks),
            self.truth,
            self.text_style,
            self.landscape,
            self.formats,
        )

    # Frame

    def states(self, **truth: object) -> None:
        """What is true of the paper as a whole; `period` is a pair of days, `signer` a name and a title."""
        period = truth.get("period")
        if isinstance(period, tuple):
            truth["period"] = {"start": period[0], "end": period[1]}
        signer = truth.get("signer")
        if isinstance(signer, tuple):
            truth["signer"] = {"name": signer[0], "title": signer[1]}
        self.truth.update(truth)

    def letterhead(self, left: Sequence[str], right: Sequence[str], *, table: bool = True) -> None:
        """The two columns at the head of a paper; as lines one below the other when `table` is False."""
        if not table:
            for line in (*left, *right):
                self.say(line, align="center", bold=line.isupper())
            return
        cells = (
            Cell(tuple(left), align="center", bold=True),
            Cell(tuple(right), align="center", bold=True),
        )
        self.blocks.append(Grid((cells,), (45, 55), header=0, ruled=False))

    def title(self, *lines: str, truth: str | None = None) -> None:
        """The title, centred and bold; its truth is its lines joined."""
        for line in lines:
            self.say(line, bold=True, align="center")
        self.truth["title"] = truth if truth is not None else " ".join(plain(line) for line in lines)

    def say(
        self,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        align: str = "justify",
        number: str | None = None,
        heading: int = 0,
    ) -> None:
        """A paragraph that holds nothing to be read, or whose truth is given apart."""
        self.blocks.append(Text(text, bold, italic, align, number, heading))

    def close(
        self,
        recipients: Sequence[str] = (),
        office: Sequence[str] = (),
        name: str = "",
        *,
        table: bool = True,
        heading: str = "Nơi nhận:",
        mark: str = "- ",
        end: str = ";",
    ) -> None:
        """Recipients on the left and the signature on the right; truth of the recipients is set too."""
        left = [f"**{heading}**"] if recipients else []
        left += [f"{mark}{r}{end if i < len(recipients) - 1 else '.'}" for i, r in enumerate(recipients)]
        right = [*(f"**{o}**" for o in office), *([""] * 2 if name else []), *([f"**{name}**"] if name else [])]
        if table and right:
            cells = (Cell(tuple(left) or ("",)), Cell(tuple(right), align="center"))
            self.blocks.append(Grid((cells,), (50, 50), header=0, ruled=False))
        else:
            for line in left:
                self.say(line, align="left")
            for line in right:
                self.say(line, align="center")
        self.truth["recipients"] = list(recipients)

    # Content

    def section(
        self, path: str, printed: str, title: str | Truth | None = None, *, holds: bool = True, **look: Any
    ) -> None:
        """A heading, printed as given. One that holds no items itself is not asked for (`holds`)."""
        if printed:
            self.say(printed, **{"bold": True, "align": "left", **look})
        self.note_section(path, title if title is not None else plain(printed), holds=holds)

    def note_section(self, path: str, title: str | Truth, *, holds: bool = True) -> None:
        self.truth["sections"].append({"path": path, "title": title} | ({} if holds else {"optional": True}))
        self.section_path, self.ordinal = path, 0

    def item(self, text: str, *, path: str | None = None, **want: Any) -> None:
        """The truth of an item in the present section; fields not given are empty."""
        self.ordinal += 1
        section = want.pop("section", self.section_path)
        last = path if path is not None else str(self.ordinal)
        whole = last if last.startswith("=") else ".".join(x for x in (section, last) if x)
        truth: Truth = {
            "path": whole.removeprefix("="),
            "section": section,
            "text": plain(text),
            "parts": [],
            "products": [],
            "when": None,
            "start": None,
            "due": None,
            "leaders": [],
            "units": [],
            "partners": [],
        }
        self.truth["items"].append(truth | _with_people(want))

    def bullet(self, text: str, *, mark: str = "- ", number: str | None = None, **want: Any) -> None:
        """A bullet or numbered line, and its truth: the text without its mark."""
        self.say(text if number else f"{mark}{text}", number=number)
        self.item(text, **want)

    def event(self, date: str, text: str | Truth, /, **want: Any) -> None:
        """The truth of an event; fields not given are empty, its session the whole day."""
        truth: Truth = {
            "date": date,
            "until": None,
            "session": "all_day",
            "time": None,
            "text": plain(text) if isinstance(text, str) else text,
            "place": None,
            "units": [],
            "leaders": [],
        }
        self.truth["events"].append(truth | _with_people(want))

    def figure(self, value: int | float, unit: object, text: str) -> None:
        """A figure; `text` is the clause that states it."""
        self.truth["figures"].append({"value": value, "unit": unit, "text": text})

    def grid(
        self,
        rows: Sequence[Sequence[str | Sequence[str] | Cell | None]],
        widths: Sequence[float],
        *,
        header: int = 1,
        bold: Sequence[int] = (),
    ) -> None:
        """A ruled table; `bold` names further bold rows (0-based)."""
        made = []
        for r, row in enumerate(rows):
            strong = r < header or r in bold
            made.append(
                tuple(
                    c
                    if c is None or isinstance(c, Cell)
                    else Cell(lines_of(c), bold=strong, align="center" if r < header else "left")
                    for c in row
                )
            )
        self.blocks.append(Grid(tuple(made), tuple(widths), header=header))

    def programme(self, columns: Sequence[tuple[str, str, float]], rows: Sequence[Row | Group]) -> None:
        """A programme as a table. `columns` are (key, header, width); group rows become sections."""
        keys = [key for key, _, _ in columns]
        table: list[list[str | Sequence[str] | Cell | None]] = [[header for _, header, _ in columns]]
        bold = []
        for row in rows:
            if isinstance(row, Group):
                bold.append(len(table))
                self.note_section(row.path, plain(row.title), holds=row.holds)
                table.append(_group_cells(row, keys))
                continue
            table.append([row.cells.get(key, "") for key in keys])
            if row.read:
                want: dict[str, Any] = {"path": _text(row.cells, "no") or None}
                if "product" in row.cells and _text(row.cells, "product"):
                    want["products"] = [_text(row.cells, "product")]
                if "when" in row.cells and _text(row.cells, "when"):
                    want["when"] = _text(row.cells, "when")
                want |= row.want
                self.item(want.pop("text", _text(row.cells, "text")), **want)
        self.grid(table, [width for _, _, width in columns], bold=bold)


@dataclass(frozen=True, slots=True)
class Group:
    """A group row: `no` and `title` as printed; `cells` fills further columns; `wide` merges the row."""

    path: str
    no: str
    title: str
    holds: bool = True
    wide: bool = False
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: cells by column key and the truth that they do not say by themselves."""

    cells: dict[str, str | Sequence[str]]
    want: dict[str, Any]
    read: bool = True


def row(no: str, text: str, *, cells: dict[str, str | Sequence[str]] | None = None, **want: Any) -> Row:
    """A row of a programme. `product`, `when`, `who`, `leader`, `unit`, `partner`, `note` print cells.

    What else is given (`leaders`, `units`, `start`, `due`, …) is truth.
    """
    printed: dict[str, str | Sequence[str]] = {"no": no, "text": text}
    for key in ("product", "when", "who", "leader", "unit", "partner", "note"):
        if key in want:
            printed[key] = want.pop(key)
    return Row(printed | (cells or {}), want)


def _group_cells(group: Group, keys: list[str]) -> list[str | Sequence[str] | Cell | None]:
    cells: list[str | Sequence[str] | Cell | None] = []
    for key in keys:
        value = {"no": group.no, "text": group.title, **group.cells}.get(key, "")
        cells.append(Cell((value,), bold=True))
    if group.wide:
        at = keys.index("text")
        cells[at] = Cell((group.title,), bold=True, colspan=len(keys) - at)
        cells[at + 1 :] = [Covered] * (len(keys) - at - 1)
    return cells


def _text(cells: dict[str, str | Sequence[str]], key: str) -> str:
    return " ".join(plain(" ".join(lines_of(cells.get(key, "")))).split())


def _with_people(want: dict[str, Any]) -> dict[str, Any]:
    if isinstance(want.get("leaders"), list | tuple):
        want["leaders"] = people(want["leaders"])
    return want
