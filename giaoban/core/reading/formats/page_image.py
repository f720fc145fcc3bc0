"""A page as a picture: rendered from a PDF or opened from an image, made even, straight and grey.

Also shows pages to people: `render_page` gives the picture that stands beside what was read.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from giaoban.core.reading.refusal import Limits, Refused

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]

DPI = 300  # what recognition works with; finer costs time and gains nothing
A4_LONG_SIDE = 11.69  # inches
TILT_AT_MOST = 5.0  # degrees that a sheet lies askew on the glass
DAMAGED = "Ảnh bị hỏng, không mở được; hãy chụp hoặc quét lại rồi gửi lại."


@dataclass(frozen=True, slots=True)
class PageImage:
    """A grey page and its resolution; 0 is ink, 255 is paper."""

    grey: Grey
    dpi: float


def render_page(data: bytes, page: int = 1, dpi: int = 100) -> bytes:
    """A page (1-based) of a PDF or an image file as PNG bytes, for showing; raises `Refused` where there is none."""
    if b"%PDF-" in data[:1024]:
        picture = _rendered(data, page, dpi)
    else:
        picture = ImageOps.exif_transpose(_opened(data, Limits().image_pixels, frame=page - 1)).convert("RGB")
        picture.thumbnail((round(A4_LONG_SIDE * dpi), round(A4_LONG_SIDE * dpi)))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _rendered(data: bytes, page: int, dpi: int) -> Image.Image:
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        raise Refused("Tệp PDF bị hỏng hoặc được đặt mật khẩu, không hiện được trang.") from None
    try:
        if not 1 <= page <= len(pdf):
            raise Refused(f"Tệp PDF không có trang {page}.")
        sheet = pdf[page - 1]
        try:
            picture: Image.Image = sheet.render(scale=_scale(sheet, dpi)).to_pil().convert("RGB")
            return picture
        finally:
            sheet.close()
    finally:
        pdf.close()


def _scale(page: Any, dpi: float, pixels: int = 80_000_000) -> float:
    """The scale for a resolution, smaller where the page is so large that its picture would not fit."""
    width, height = page.get_size()
    scale = dpi / 72
    area = max(1.0, width * height * scale * scale)
    return scale if area <= pixels else scale * float(pixels / area) ** 0.5


def grey_of_pdf_page(page: Any, limits: Limits) -> PageImage:
    """A page of an open PDF as a grey picture; coloured ink (stamps) fades."""
    scale = _scale(page, DPI, limits.image_pixels)
    bitmap = page.render(scale=scale)
    try:
        return PageImage(without_colour(bitmap.to_numpy()[:, :, :3]), scale * 72)
    finally:
        bitmap.close()


def page_images(data: bytes, limits: Limits) -> list[PageImage]:
    """The pages in an image file (TIFF may hold several), about 300 dpi each; raises `Refused`."""
    first = _opened(data, limits.image_pixels)
    frames = min(getattr(first, "n_frames", 1), limits.scanned_pages) if first.format == "TIFF" else 1
    images = []
    for frame in range(frames):
        picture = _opened(data, limits.image_pixels, frame=frame)
        images.append(_normal(picture))
    return images


def _opened(data: bytes, pixels: int, frame: int = 0) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(data))
        if picture.width * picture.height > pixels:
            raise Refused(f"Ảnh quá lớn ({picture.width}×{picture.height} điểm); hãy thu nhỏ rồi gửi lại.")
        if frame:
            picture.seek(frame)
        picture.load()
    except (UnidentifiedImageError, OSError, EOFError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise Refused(DAMAGED) from None
    return picture


def _normal(picture: Image.Image) -> PageImage:
    dpi = _resolution(picture)
    picture = ImageOps.exif_transpose(picture)
    if picture.mode in ("RGBA", "LA", "P", "PA"):
        layer = picture.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        picture = Image.alpha_composite(paper, layer).convert("RGB")
    if picture.mode.startswith("I"):  # 16 bits a point
        picture = Image.fromarray((np.asarray(picture, dtype=np.float64) / 257).clip(0, 255).astype(np.uint8))
    grey = (
        np.asarray(picture.convert("L"))
        if picture.mode in ("1", "L", "F")
        else without_colour(np.asarray(picture.convert("RGB")))
    )
    if dpi > 1.2 * DPI or dpi < 0.62 * DPI:
        factor = DPI / dpi
        size = (max(1, round(grey.shape[1] * factor)), max(1, round(grey.shape[0] * factor)))
        grey = np.asarray(
            Image.fromarray(grey).resize(size, Image.Resampling.BICUBIC if factor > 1 else Image.Resampling.BOX)
        )
        dpi = DPI
    return PageImage(grey, dpi)


def _resolution(picture: Image.Image) -> float:
    """Points to the inch: what the file says where that makes a sheet of paper, else as if it were A4."""
    stated = float((picture.info.get("dpi") or (0, 0))[0] or 0)
    if stated > 0 and 4 <= max(picture.size) / stated <= 18 and min(picture.size) / stated >= 2:
        return stated
    return float(max(picture.size) / A4_LONG_SIDE)


def without_colour(rgb: NDArray[np.uint8]) -> Grey:
    """Grey by the brightest channel: black ink stays dark, red stamps and blue signatures fade."""
    grey: Grey = np.maximum(np.maximum(rgb[:, :, 0], rgb[:, :, 1]), rgb[:, :, 2])
    return grey


def evened(grey: Grey) -> Grey:
    """The picture with paper made white: shadows of a photo and grey paper are divided out."""
    block = 40
    rows, columns = grey.shape[0] // block, grey.shape[1] // block
    if rows < 3 or columns < 3:
        return grey
    tiles = grey[: rows * block : 2, : columns * block : 2].reshape(rows, block // 2, columns, block // 2)
    paper = np.percentile(tiles.transpose(0, 2, 1, 3).reshape(rows, columns, -1), 85, axis=2)
    if paper.min() > 225 and paper.max() - paper.min() < 25:
        return grey
    # A tile inside a picture or a heavy letter is darker than the paper around it.
    paper = np.maximum(paper, 0.6 * np.median(paper))
    smooth = Image.fromarray(np.clip(paper, 1, 255).astype(np.uint8)).resize(
        (grey.shape[1], grey.shape[0]), Image.Resampling.BICUBIC
    )
    ground = np.maximum(np.asarray(smooth), 40).astype(np.uint16)
    even: Grey = np.minimum(255, grey.astype(np.uint16) * 245 // ground).astype(np.uint8)
    return even


def ink_level(grey: Grey) -> int:
    """The grey below which a point is ink (Otsu's rule, kept to sensible bounds)."""
    counts = np.bincount(grey[::3, ::3].ravel(), minlength=256).astype(np.float64)
    weight = np.cumsum(counts)
    total = np.cumsum(counts * np.arange(256))
    behind = weight[-1] - weight
    with np.errstate(divide="ignore", invalid="ignore"):
        between = weight * behind * (total / weight - (total[-1] - total) / behind) ** 2
    return int(np.clip(np.nan_to_num(between).argmax(), 90, 190))


def tilt_of(ink: Mask, dpi: float) -> float:
    """How many degrees the lines of text climb to the right, within `TILT_AT_MOST`."""
    step = max(1, round(dpi / 100))
    ys, xs = np.nonzero(ink[::step, ::step])
    if len(ys) < 200:
        return 0.0
    if len(ys) > 60_000:
        keep = np.random.default_rng(0).choice(len(ys), 60_000, replace=False)
        ys, xs = ys[keep], xs[keep]

    def sharpness(angle: float) -> float:
        rows = (ys + xs * np.tan(np.radians(angle))).astype(np.int64)
        profile = np.bincount(rows - rows.min()).astype(np.float64)
        return float(np.square(np.diff(profile)).sum())

    best = max(np.arange(-TILT_AT_MOST, TILT_AT_MOST + 0.01, 0.4), key=sharpness)
    best = max(np.arange(best - 0.4, best + 0.41, 0.1), key=sharpness)
    return float(max(np.arange(best - 0.1, best + 0.101, 0.04), key=sharpness))


def without_specks(grey: Grey) -> Grey:
    """The picture without lone points of ink, where it is strewn with them; letters have no lone points."""
    ink = grey < ink_level(grey)
    near = np.zeros_like(ink)
    near[1:] |= ink[:-1]
    near[:-1] |= ink[1:]
    near[:, 1:] |= ink[:, :-1]
    near[:, :-1] |= ink[:, 1:]
    lone = ink & ~near
    if int(lone.sum()) * 100 < int(ink.sum()):
        return grey
    clean = grey.copy()
    clean[lone] = 255
    return clean


def without_border(ink: Mask, step: int = 8) -> Mask:
    """Ink without what hangs together with the edge of the picture: the table under a photo, a scanner's lid."""
    rows, columns = ink.shape[0] // step, ink.shape[1] // step
    if rows < 3 or columns < 3:
        return ink
    blocks = np.asarray(ink[: rows * step, : columns * step].reshape(rows, step, columns, step).any(axis=(1, 3)))
    reached = np.zeros_like(blocks)
    reached[[0, -1]], reached[:, [0, -1]] = blocks[[0, -1]], blocks[:, [0, -1]]
    count = -1
    while count != (count := int(reached.sum())):
        reached[1:] |= reached[:-1] & blocks[1:]
        reached[:-1] |= reached[1:] & blocks[:-1]
        reached[:, 1:] |= reached[:, :-1] & blocks[:, 1:]
        reached[:, :-1] |= reached[:, 1:] & blocks[:, :-1]
    if not count:
        return ink
    clean = ink.copy()
    clean[: rows * step, : columns * step] &= ~np.repeat(np.repeat(reached, step, axis=0), step, axis=1)
    return clean


def straightened(image: PageImage) -> PageImage:
    """The page evened and turned so that its lines are level."""
    grey = without_specks(evened(image.grey))
    tilt = tilt_of(grey < ink_level(grey), image.dpi)
    if abs(tilt) > 0.09:
        turned = Image.fromarray(grey).rotate(-tilt, Image.Resampling.BILINEAR, fillcolor=255)
        grey = np.asarray(turned)
    return PageImage(grey, image.dpi)
