"""The letters and ruling lines of one PDF page, through PDFium.

Letters are put together by where they stand, not by their order in the file: papers that mix two fonts
inside a word have their letters out of order. Nothing in the PDF is ever run or opened.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from giaoban.core.reading.formats.page_layout import Rule, Word
from giaoban.core.text.legacy import Encoding, encoding_of_font, to_unicode

SUBSET = re.compile(r"^[A-Z]{6}\+")  # the mark of a font of which only some letters are in the file
THIN = 3.0  # a filled shape thinner than this is a ruling line
BOLD = re.compile(r"bold|black|heavy|semibold|demi|-bd|,bd", re.IGNORECASE)
ITALIC = re.compile(r"italic|oblique|-it\b", re.IGNORECASE)
UNMAPPED = frozenset("\ufffd\uffff\x00")


@dataclass(frozen=True, slots=True)
class Style:
    """What all letters of one text object share."""

    font: str
    size: float
    bold: bool
    italic: bool
    turn: int | None  # quarters clockwise that set it upright; None where it is aslant (a watermark)
    visible: bool
    encoding: Encoding | None = None  # of an old Vietnamese font, whose letters are other than they say


class Letter:
    """One letter by place."""

    __slots__ = ("base", "style", "text", "x0", "x1")

    def __init__(self, text: str, x0: float, x1: float, base: float, style: Style) -> None:
        self.text, self.x0, self.x1, self.base, self.style = text, x0, x1, base, style


@dataclass(slots=True)
class PageContent:
    """What PDFium finds on a page: letters, lines, and the share of the page covered by pictures."""

    width: float
    height: float
    letters: list[Letter]
    horizontal: list[Rule]
    vertical: list[Rule]
    pictured: float
    hidden: int  # letters that are drawn invisibly: the text layer of a scanner
    unmapped: int  # letters whose font does not say which letter they are


def page_content(page: pdfium.PdfPage) -> PageContent:
    """Everything on a page that reading needs, already turned the way the page is shown."""
    place = _Placing(page)
    letters, hidden, unmapped, turned = _letters(page, place)
    most = max(range(4), key=turned.__getitem__)
    if most and turned[most] > 3 * max(8, turned[0]):
        # The text stands sideways: a page laid across without saying so.
        place.turn_by(most)
        letters, hidden, unmapped, _ = _letters(page, place)
    horizontal, vertical, pictured = _drawn(page, place)
    return PageContent(place.width, place.height, letters, horizontal, vertical, pictured, hidden, unmapped)


class _Placing:
    """From PDF user space (origin bottom left, page perhaps turned) to points from the top left."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.width, self.height = page.get_size()
        self.turn = page.get_rotation() // 90 % 4
        left, bottom, right, top = page.get_cropbox(fallback_ok=True) or (0, 0, self.width, self.height)
        self.left, self.bottom = min(left, right), min(bottom, top)
        self.right, self.top = max(left, right), max(bottom, top)

    def turn_by(self, quarters: int) -> None:
        """Show the page turned by so many quarters (clockwise) more."""
        self.turn = (self.turn + quarters) % 4
        if quarters % 2:
            self.width, self.height = self.height, self.width

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x


def _letters(page: pdfium.PdfPage, place: _Placing) -> tuple[list[Letter], int, int, list[int]]:
    textpage = page.get_textpage()
    handle = textpage.raw
    styles: dict[Any, Style] = {}
    letters: list[Letter] = []
    hidden = unmapped = 0
    turned = [0, 0, 0, 0]  # letters by the quarters that their page must be turned to set them upright
    box = raw.FS_RECTF()
    box_ref = ctypes.byref(box)
    ox, oy = ctypes.c_double(), ctypes.c_double()
    ox_ref, oy_ref = ctypes.byref(ox), ctypes.byref(oy)
    unicode_of, origin_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharOrigin, raw.FPDFText_GetLooseCharBox
    object_of = raw.FPDFText_GetTextObject
    point = place.point
    high = 0
    try:
        for i in range(raw.FPDFText_CountChars(handle)):
            code = unicode_of(handle, i)
            if 0xD800 <= code < 0xDC00:  # the first half of a letter beyond 16 bits
                high = code
                continue
            if 0xDC00 <= code < 0xE000 and high:
                code, high = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00, 0
            # PDFium tells a hyphen at the end of a line by a code of its own; it is printed, so it stays.
            character = "-" if code in (0x02, 0xFFFE) else chr(code)
            if character in "\r\n":
                continue
            if not origin_of(handle, i, ox_ref, oy_ref) or not box_of(handle, i, box_ref):
                continue
            obj = object_of(handle, i)
            key = ctypes.cast(obj, ctypes.c_void_p).value
            style = styles.get(key)
            if style is None:
                style = styles[key] = _style(obj, place.turn, abs(box.top - box.bottom))
            if not style.visible:
                hidden += 1
                continue
            if style.turn is not None and character != " ":
                turned[style.turn] += 1
            if style.turn != 0:
                continue
            if character in UNMAPPED or 0xE000 <= code < 0xF900:
                unmapped += 1
                if character in UNMAPPED:
                    continue
            if letters and unicodedata.combining(character) and letters[-1].style is style:
                letters[-1].text += character
                continue
            ax, _ = point(box.left, box.bottom)
            bx, _ = point(box.right, box.top)
            _, y = point(ox.value, oy.value)
            x0, x1 = (ax, bx) if ax <= bx else (bx, ax)
            letters.append(Letter(character, x0, x1, y, style))
    finally:
        textpage.close()
    return letters, hidden, unmapped, turned


INVISIBLE = 3  # text render mode of PDF 32000-1, table 106: neither fill nor stroke
NO_STYLE = Style("", 12.0, bold=False, italic=False, turn=0, visible=True)


def _style(obj: Any, turn: int, height: float) -> Style:
    if not obj:
        return NO_STYLE
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(obj, ctypes.byref(matrix))
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(obj, ctypes.byref(size))
    scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    points = abs(size.value) * scale
    if not 0.7 * points <= height <= 2.2 * points and turn in (0, 2):
        points = height / 1.15  # drawn inside a form that is scaled
    font = raw.FPDFTextObj_GetFont(obj)
    name, weight, slant = _font(font) if font else ("", 0, 0)
    mode = raw.FPDFTextObj_GetTextRenderMode(obj)
    return Style(
        font=name,
        size=points,
        bold=bool(BOLD.search(name)) or weight >= 600 or mode == 2,
        italic=bool(ITALIC.search(name)) or bool(slant) or abs(matrix.c) > 0.15 * abs(matrix.d),
        turn=_turn(matrix.a, matrix.b, turn),
        visible=mode != INVISIBLE and not _transparent(obj),
        encoding=encoding_of_font(SUBSET.sub("", name)),
    )


def _turn(a: float, b: float, page_turn: int) -> int | None:
    """How text along (a, b) stands on a page that is shown turned by so many quarters."""
    if abs(b) <= 0.1 * abs(a):
        quarters = 0 if a > 0 else 2
    elif abs(a) <= 0.1 * abs(b):
        quarters = 1 if b > 0 else 3  # running upwards: a quarter clockwise sets it level
    else:
        return None
    return (quarters - page_turn) % 4


def _font(font: Any) -> tuple[str, int, int]:
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(1, length))
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    angle = ctypes.c_int()
    slant = angle.value if raw.FPDFFont_GetItalicAngle(font, ctypes.byref(angle)) else 0
    return buffer.value.decode("utf-8", "replace"), raw.FPDFFont_GetWeight(font), slant


def _transparent(obj: Any) -> bool:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(obj, *(ctypes.byref(v) for v in (r, g, b, a))):
        return False
    return a.value == 0


def _drawn(page: pdfium.PdfPage, place: _Placing) -> tuple[list[Rule], list[Rule], float]:
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    pictured = 0.0
    kinds = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE)
    for obj in page.get_objects(filter=kinds, max_depth=4):
        if obj.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = obj.get_bounds()
            pictured += max(0.0, right - left) * max(0.0, top - bottom)
        else:
            _rules_of(obj, place, horizontal, vertical)
    return horizontal, vertical, min(1.0, pictured / max(1.0, place.width * place.height))


def _rules_of(obj: Any, place: _Placing, horizontal: list[Rule], vertical: list[Rule]) -> None:
    """The ruling lines in one path: thin filled shapes, and the straight strokes of drawn ones."""
    stroked, filled = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(obj.raw, ctypes.byref(filled), ctypes.byref(stroked))
    if not stroked.value and not filled.value:
        return
    for points in _subpaths(obj, place):
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        if y1 - y0 <= THIN and x1 - x0 > THIN:
            horizontal.append(Rule((y0 + y1) / 2, x0, x1))
        elif x1 - x0 <= THIN and y1 - y0 > THIN:
            vertical.append(Rule((x0 + x1) / 2, y0, y1))
        elif stroked.value:
            _strokes(points, horizontal, vertical)


def _strokes(points: list[tuple[float, float]], horizontal: list[Rule], vertical: list[Rule]) -> None:
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(ay - by) <= 0.5 and abs(ax - bx) > THIN:
            horizontal.append(Rule((ay + by) / 2, min(ax, bx), max(ax, bx)))
        elif abs(ax - bx) <= 0.5 and abs(ay - by) > THIN:
            vertical.append(Rule((ax + bx) / 2, min(ay, by), max(ay, by)))


def _subpaths(obj: Any, place: _Placing) -> list[list[tuple[float, float]]]:
    """The corner points of each part of a path, on the page; parts with curves are left out."""
    count = raw.FPDFPath_CountSegments(obj.raw)
    if not 0 < count <= 4000:
        return []
    matrix = _matrix(obj)
    x, y = ctypes.c_float(), ctypes.c_float()
    parts: list[list[tuple[float, float]]] = []
    curved: set[int] = set()
    for i in range(count):
        segment = raw.FPDFPath_GetPathSegment(obj.raw, i)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        a, b, c, d, e, f = matrix
        point = place.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == raw.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([point])
        else:
            parts[-1].append(point)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            curved.add(len(parts) - 1)
        if raw.FPDFPathSegment_GetClose(segment):
            parts[-1].append(parts[-1][0])
    return [p for n, p in enumerate(parts) if len(p) > 1 and n not in curved]


def _matrix(obj: Any) -> tuple[float, float, float, float, float, float]:
    """From the path's own space to the page, through the forms that hold it."""
    total = obj.get_matrix()
    container = obj.container
    while container is not None:
        total = total.multiply(container.get_matrix())
        container = container.container
    a, b, c, d, e, f = total.get()
    return a, b, c, d, e, f


def words_of(letters: list[Letter]) -> list[Word]:
    """Letters of one region put into words, by baseline and gap."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda g: g.base):
        if rows and letter.base - rows[-1][-1].base <= 0.6:
            rows[-1].append(letter)
        else:
            rows.append([letter])
    words: list[Word] = []
    for row in rows:
        # A space that PDFium adds for a gap stands at a rough place: the gap itself says where words part.
        made_up = any(g.text == " " and g.style is NO_STYLE for g in row)
        row = sorted((g for g in row if g.style is not NO_STYLE or g.text != " "), key=lambda g: g.x0)
        spaced = not made_up and any(g.text == " " for g in row)
        words.extend(_words_in(row, gap=0.45 if spaced else 0.18))
    return words


def _words_in(row: list[Letter], gap: float) -> list[Word]:
    words: list[Word] = []
    run: list[Letter] = []
    twice = False
    for letter in row:
        if letter.text.isspace() and letter.text != "\u00a0":
            if run:
                words.append(_word(run, twice))
                run, twice = [], False
            continue
        if run:
            last = run[-1]
            if letter.text == last.text and abs(letter.x0 - last.x0) < 0.12 * letter.style.size:
                twice = True  # printed twice, a little aside, to look bold
                continue
            if letter.x0 - last.x1 > gap * max(letter.style.size, 1.0):
                words.append(_word(run, twice))
                run, twice = [], False
        run.append(letter)
    if run:
        words.append(_word(run, twice))
    return words


def _word(run: list[Letter], twice: bool) -> Word:
    middle = run[len(run) // 2].style
    bold = twice or sum(g.style.bold for g in run) * 2 > len(run)
    text = "".join(g.text for g in run)
    if middle.encoding is not None:
        text = to_unicode(text, middle.encoding)
    return Word(
        text,
        run[0].x0,
        max(g.x1 for g in run),
        run[0].base,
        middle.size,
        bold=bold,
        italic=middle.italic,
    )
