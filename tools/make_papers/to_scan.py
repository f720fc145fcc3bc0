"""A PDF as it comes out of an office scanner: grey pages, a little turned, a little noisy."""

from __future__ import annotations

import io
import random
import zlib

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

RESOLUTIONS = (200, 250, 300)


def to_pages(pdf: bytes, name: str) -> list[Image.Image]:
    """The pages as grey pictures; the same name gives the same slant, noise and resolution every time."""
    chance = _chance(name)
    dpi = chance.choice(RESOLUTIONS)
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        picture = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        pages.append(_worn(picture, chance))
    document.close()
    return pages


def to_scan(pdf: bytes, name: str) -> bytes:
    """A PDF of pictures only."""
    first, *rest = to_pages(pdf, name)
    out = io.BytesIO()
    chance = _chance(name)
    dpi = chance.choice(RESOLUTIONS)
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=dpi, quality=80)
    return out.getvalue()


def _chance(name: str) -> random.Random:
    return random.Random(zlib.crc32(name.encode()))  # noqa: S311 - the same picture every time, no secret


def _worn(picture: Image.Image, chance: random.Random) -> Image.Image:
    turned = picture.rotate(chance.uniform(-0.8, 0.8), resample=Image.Resampling.BICUBIC, fillcolor=255)
    soft = turned.filter(ImageFilter.GaussianBlur(0.4))
    grain = np.random.default_rng(chance.randrange(2**32)).normal(0, 6, (soft.height, soft.width))
    grey = np.clip(np.asarray(soft, dtype=np.float32) * 0.93 + 12 + grain, 0, 255)
    return Image.fromarray(grey.astype(np.uint8))
