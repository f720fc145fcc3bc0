"""PDF → Document: typed pages from their letters and lines, scanned pages through recognition.

One page is open at a time. Scripts, links and attachments in the file are never looked at.
"""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from giaoban.core.reading.document import Document
from giaoban.core.reading.formats.composing import compose
from giaoban.core.reading.formats.grid import box_at, find_grids
from giaoban.core.reading.formats.page_layout import Page, Rule, Word, lines_of
from giaoban.core.reading.formats.pdf_page import UNMAPPED, Letter, PageContent, page_content, words_of
from giaoban.core.reading.refusal import Limits, Progress, Refused, unheard

LETTERS_AT_LEAST = 12  # a page with fewer typed letters and a picture on it is a scan
PICTURE_SHARE = 0.5


def open_document(data: bytes, name: str, limits: Limits, progress: Progress = unheard) -> Document:
    """The document in a PDF; raises `Refused` when encrypted, damaged, too long or without any text."""
    pdf = open_pdf(data)
    try:
        if len(pdf) > limits.pages:
            raise Refused(f"Tệp PDF có {len(pdf)} trang, quá giới hạn {limits.pages} trang; hãy tách ra rồi gửi lại.")
        return _read(pdf, name, limits, progress)
    finally:
        pdf.close()


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """The PDF opened by PDFium; raises `Refused` where that is not possible."""
    try:
        pdf = pdfium.PdfDocument(data)
        pages = len(pdf)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Refused("Tệp PDF được đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại.") from None
        raise Refused("Tệp PDF bị hỏng, không mở được; hãy xuất lại từ văn bản gốc rồi gửi lại.") from None
    if pages == 0:
        pdf.close()
        raise Refused("Tệp PDF không có trang nào để đọc.")
    return pdf


def _read(pdf: pdfium.PdfDocument, name: str, limits: Limits, progress: Progress) -> Document:
    pages: list[Page] = []
    letters = scanned = unmapped = 0
    notes: list[str] = []
    for index in range(len(pdf)):
        progress(index, len(pdf))
        try:
            page = pdf[index]
        except pdfium.PdfiumError:
            notes.append(f"Trang {index + 1} bị hỏng, không đọc được.")
            continue
        try:
            content = page_content(page)
            letters += len(content.letters)
            if letters > limits.characters:
                raise Refused("Tệp PDF có quá nhiều chữ để đọc một lần; hãy tách ra rồi gửi lại.")
            if not is_scanned(content):
                unmapped += content.unmapped
                pages.append(lay_out(content, index + 1))
                continue
            scanned += 1
            if scanned > limits.scanned_pages:
                raise Refused(f"Tệp PDF có quá {limits.scanned_pages} trang quét; hãy tách ra rồi gửi lại.")
            pages.append(_recognise(page, index + 1, limits))
        finally:
            page.close()
    progress(len(pdf), len(pdf))
    if not any(p.lines or any(any(ls) for g in p.grids for ls in g.lines) for p in pages):
        raise Refused("Không đọc được chữ nào trong tệp PDF này.")
    if unmapped:
        notes.append("Có chữ mà phông trong tệp PDF không cho biết là chữ gì; hãy đối chiếu với bản gốc.")
    if scanned:
        notes.append(f"Có {scanned} trang là bản quét, chữ do máy nhận dạng; hãy kiểm tra lại.")
    return compose(pages, name=name, form="pdf", notes=tuple(notes), rows_at_most=limits.table_rows)


def is_scanned(content: PageContent) -> bool:
    """A page whose letters are a picture, or whose fonts hide which letters they draw."""
    typed = len(content.letters)
    if typed > 40 and content.unmapped * 5 > typed:
        return True
    return typed < LETTERS_AT_LEAST and (content.pictured >= PICTURE_SHARE or content.hidden > 0)


def may_be_scanned(pdf: pdfium.PdfDocument, index: int) -> bool:
    """A quick look, wrong on the side of "yes": few letters, letters without a meaning, or a picture over the page."""
    try:
        page = pdf[index]
    except pdfium.PdfiumError:
        return False
    try:
        textpage = page.get_textpage()
        text = textpage.get_text_range()
        textpage.close()
        unmapped = sum(text.count(letter) for letter in UNMAPPED)
        return len(text.split()) < 3 or unmapped * 5 > len(text) or _has_a_page_sized_picture(page)
    finally:
        page.close()


def _has_a_page_sized_picture(page: pdfium.PdfPage) -> bool:
    width, height = page.get_size()
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        if abs((right - left) * (top - bottom)) >= PICTURE_SHARE * width * height:
            return True
    return False


def _recognise(page: pdfium.PdfPage, number: int, limits: Limits) -> Page:
    from giaoban.core.reading.formats.page_image import grey_of_pdf_page
    from giaoban.core.reading.formats.scan import recognise_page

    return recognise_page(grey_of_pdf_page(page, limits), number, limits)


def lay_out(content: PageContent, number: int) -> Page:
    """A typed page with its letters put into cells and lines."""
    grids = find_grids(content.horizontal, content.vertical)
    body: list[Letter] = []
    boxes: list[list[list[Letter]]] = [[[] for _ in g.boxes] for g in grids]
    for letter in content.letters:
        x, y = (letter.x0 + letter.x1) / 2, letter.base - 0.3 * letter.style.size
        for grid, held in zip(grids, boxes, strict=True):
            n = box_at(grid, x, y)
            if n is not None:
                held[n].append(letter)
                break
        else:
            body.append(letter)
    underline = _underliner(content.horizontal)
    for grid, held in zip(grids, boxes, strict=True):
        grid.lines = [lines_of(underline(words_of(some)), split_at=99.0) for some in held]
    page = Page(number, content.width, content.height, lines_of(underline(words_of(body))), grids)
    return page


def _underliner(rules: list[Rule]) -> Callable[[list[Word]], list[Word]]:
    """Marks the words that have a line drawn closely below them."""
    levels = sorted(rules)

    def under(word: Word) -> bool:
        for rule in levels:
            if rule.level < word.base - 0.5:
                continue
            if rule.level > word.base + 0.22 * word.size:
                return False
            if rule.start <= word.x0 + 2 and rule.end >= word.x1 - 2:
                return True
        return False

    def mark(words: list[Word]) -> list[Word]:
        return [w._replace(underlined=True) if under(w) else w for w in words] if levels else words

    return mark
