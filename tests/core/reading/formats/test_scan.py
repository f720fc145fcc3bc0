"""Scans and photos: straightened, their grid found, their letters recognised, and what is refused."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("reportlab")

from giaoban.core.reading.document import Document, Medium, Table
from giaoban.core.reading.formats import pdf, scan, tesseract
from giaoban.core.reading.formats.grid import find_grids
from giaoban.core.reading.formats.page_image import PageImage, page_images, render_page, straightened, tilt_of
from giaoban.core.reading.formats.ruling import find_ruling
from giaoban.core.reading.refusal import Limits, Refused
from giaoban.core.text.folding import fold
from tests.core.reading.formats import printed


def opened(data: bytes) -> Document:
    return scan.open_document(data, "a.png", Limits())


def ruled_table(document: Document) -> Table:
    (table,) = [t for t in document.tables() if t.ruled]
    return table


@pytest.mark.parametrize("tilt", [-3.0, -0.7, 0.0, 1.2, 4.0])
def test_the_tilt_of_a_page_is_found(tilt: float) -> None:
    (image,) = page_images(printed.picture_of(printed.programme(3), tilt=tilt), Limits())

    assert tilt_of(image.grey < 128, image.dpi) == pytest.approx(tilt, abs=0.12)


def test_the_grid_of_a_tilted_noisy_scan_is_the_grid_that_was_printed() -> None:
    (image,) = page_images(printed.picture_of(printed.programme(4), tilt=1.2, noise=12), Limits())

    ruling = find_ruling(straightened(image))
    (grid,) = find_grids(ruling.horizontal, ruling.vertical)

    assert (len(grid.xs) - 1, len(grid.ys) - 1) == (5, 5)
    assert len(grid.boxes) == 25


@pytest.mark.ocr
def test_a_tilted_scan_gives_the_rows_of_the_table() -> None:
    document = opened(printed.picture_of(printed.programme(4), dpi=200, tilt=1.2, noise=8))

    rows = ruled_table(document).rows
    assert document.medium is Medium.RECOGNISED
    assert [r.cells[0].text for r in rows[1:]] == ["1", "2", "3", "4"]
    assert [fold(r.cells[3].text) for r in rows[1:]] == ["tuan 2", "tuan 3", "tuan 4", "tuan 1"]
    assert all(fold(printed.LONG)[:60] in fold(r.cells[1].text) for r in rows[1:])
    assert all(0 < p.confidence <= 1 for p in document.paragraphs())


@pytest.mark.ocr
def test_a_pdf_of_pictures_is_recognised_page_by_page() -> None:
    out = io.BytesIO()
    picture = Image.open(io.BytesIO(printed.picture_of(printed.programme(2), dpi=150)))
    picture.save(out, "PDF", resolution=150)

    document = pdf.open_document(out.getvalue(), "a.pdf", Limits())

    assert document.medium is Medium.RECOGNISED
    assert len(ruled_table(document).rows) == 3
    assert "bản quét" in document.notes[0]


@pytest.mark.ocr
def test_a_page_on_its_side_is_turned_upright() -> None:
    picture = Image.open(io.BytesIO(printed.picture_of(printed.programme(3), dpi=150)))
    out = io.BytesIO()
    picture.rotate(90, expand=True).save(out, "PNG", dpi=(150, 150))

    assert len(ruled_table(opened(out.getvalue())).rows) == 4


@pytest.mark.ocr
def test_a_picture_without_text_is_refused() -> None:
    rng = np.random.default_rng(3)
    blobs = np.asarray(Image.fromarray(rng.integers(0, 255, (24, 32, 3), dtype=np.uint8)).resize((1200, 900)))
    out = io.BytesIO()
    Image.fromarray(blobs).save(out, "JPEG")

    with pytest.raises(Refused, match="Không đọc được chữ nào"):
        opened(out.getvalue())


def test_without_tesseract_the_refusal_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    tesseract._languages.cache_clear()
    monkeypatch.setattr("shutil.which", lambda _: None)

    with pytest.raises(Refused, match="apt install tesseract-ocr"):
        opened(printed.picture_of(printed.programme(2), dpi=100))


def test_a_damaged_picture_is_refused() -> None:
    with pytest.raises(Refused, match="Ảnh bị hỏng"):
        opened(b"\x89PNG\r\n\x1a\nrubbish")


def test_a_picture_with_too_many_points_is_refused() -> None:
    with pytest.raises(Refused, match="Ảnh quá lớn"):
        scan.open_document(printed.picture_of(printed.programme(2), dpi=100), "a.png", Limits(image_pixels=1000))


def test_a_red_stamp_leaves_no_ink() -> None:
    page = np.full((400, 300, 3), 255, dtype=np.uint8)
    page[100:200, 100:200] = (220, 40, 40)
    out = io.BytesIO()
    Image.fromarray(page).save(out, "PNG")

    (image,) = page_images(out.getvalue(), Limits())

    assert image.grey.min() > 190


def test_shadows_of_a_photo_are_divided_out() -> None:
    shade = np.linspace(90, 250, 1600).astype(np.uint8)
    page = np.tile(shade, (1600, 1))
    page[800:810, 100:1500] = (page[800:810, 100:1500] * 0.2).astype(np.uint8)

    even = straightened(PageImage(page, 150)).grey

    assert even[400, 200:1400].min() > 200
    assert even[805, 200:1400].max() < 120


def test_a_picture_is_shown_as_a_picture() -> None:
    assert render_page(printed.picture_of(printed.programme(2), dpi=100), 1, 50).startswith(b"\x89PNG")
