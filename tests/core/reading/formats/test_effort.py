"""Which files nobody should wait for."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from giaoban.core.reading.formats import effort
from giaoban.core.reading.formats.effort import is_long
from giaoban.core.reading.refusal import Limits
from tests.core.reading.formats import printed
from tests.core.reading.formats.word_files import p, run, word_file

TEXT = "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11\n1. Rà soát danh mục nhiệm vụ.\n"


def scanned(pages: int, *, words: str = "") -> bytes:
    """A PDF whose pages are pictures, with a scanner's text behind them or without."""
    stream = io.BytesIO()
    pdf = canvas.Canvas(stream, pagesize=(595, 842))
    picture = ImageReader(io.BytesIO(printed.picture_of(printed.programme(2), dpi=40)))
    for _ in range(pages):
        pdf.drawString(50, 400, words)
        pdf.drawImage(picture, 0, 0, 595, 842)
        pdf.showPage()
    pdf.save()
    return stream.getvalue()


def test_a_picture_is_long() -> None:
    assert is_long(printed.picture_of(printed.programme(2), dpi=40), "a.png")


def test_a_word_file_and_a_text_are_short() -> None:
    assert not is_long(word_file(p(run("Rà soát danh mục"))), "a.docx")
    assert not is_long(TEXT.encode(), "a.txt")


def test_what_goes_through_libreoffice_is_long() -> None:
    assert is_long(rb"{\rtf1\ansi Ra soat}", "a.rtf")


def test_a_typed_pdf_of_ordinary_size_is_short() -> None:
    assert not is_long(printed.programme(14), "a.pdf")


def test_a_pdf_of_many_pages_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effort, "PAGES", 0)

    assert is_long(printed.programme(2), "a.pdf")


def test_a_scanned_pdf_is_long_also_where_the_scanner_put_text_behind() -> None:
    assert is_long(scanned(1), "a.pdf")
    assert is_long(scanned(1, words="Rà soát danh mục nhiệm vụ khoa học của Sở"), "a.pdf")


def test_one_scanned_page_makes_the_whole_file_long() -> None:
    assert is_long(printed.pdf_of(printed.text("Rà soát danh mục nhiệm vụ."), numbered=False), "a.pdf") is False
    assert is_long(scanned(2), "a.pdf")


def test_much_text_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effort, "TEXT_BYTES", 20)

    assert is_long(TEXT.encode(), "a.txt")


def test_a_word_file_is_weighed_by_its_text_not_by_its_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effort, "UNPACKED_BYTES", 20)

    assert is_long(word_file(p(run("Rà soát danh mục"))), "a.docx")


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 50, b"%PDF-1.7 broken", b"PK\x03\x04 broken"])
def test_what_cannot_be_read_is_short_since_it_is_refused_at_once(data: bytes) -> None:
    assert not is_long(data, "a.pdf")


def test_what_is_over_a_limit_is_short_too() -> None:
    assert not is_long(scanned(2), "a.pdf", Limits(pages=1))
    assert not is_long(b"x" * 20, "a.txt", Limits(file_bytes=10))
