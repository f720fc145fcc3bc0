"""Letters out of a picture, by the program Tesseract with its Vietnamese model.

Called as a program (no binding to install, and a page that takes too long can be stopped). One thread:
with more, pages recognised side by side slow each other down several times.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache

from giaoban.core.reading.formats.page_image import Grey
from giaoban.core.reading.refusal import Refused
from giaoban.core.text.folding import nfc

GET_IT = "trên Debian/Ubuntu: apt install tesseract-ocr tesseract-ocr-vie"
MISSING = f"Máy chủ chưa có chương trình nhận dạng chữ Tesseract nên chưa đọc được ảnh; {GET_IT}."
# Tesseract tries white letters on black wherever it is unsure, which doubles its time on noisy pages.
SETTINGS = ("-c", "tessedit_do_invert=0", "-c", "tessedit_create_tsv=1")


@dataclass(frozen=True, slots=True)
class Seen:
    """A word that Tesseract saw: its box in points of the picture, its text line, how sure it is (0..1)."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    line: tuple[int, int, int]
    confidence: float


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    program = shutil.which("tesseract")
    if program is None:
        raise Refused(MISSING)
    listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False)  # noqa: S603
    return frozenset((listed.stdout + listed.stderr).decode("utf-8", "replace").split())


def recognise(grey: Grey, *, dpi: float, layout: int, seconds: float) -> list[Seen]:
    """The words in a picture, in Tesseract's reading order.

    `layout` is Tesseract's page segmentation mode. Raises `Refused` where the program or its Vietnamese
    model is missing, or where it does not finish in time.
    """
    if "vie" not in _languages():
        raise Refused(f"Tesseract trên máy chủ chưa có dữ liệu tiếng Việt nên chưa đọc được ảnh; {GET_IT}.")
    done = _run(grey, ["-l", "vie", "--psm", str(layout), "--dpi", str(round(dpi)), *SETTINGS], seconds)
    if done.returncode != 0:
        raise Refused("Không nhận dạng được chữ trên ảnh; hãy quét lại rõ hơn rồi gửi lại.")
    return parse_tsv(done.stdout.decode("utf-8", "replace"))


def turn_of(grey: Grey, *, dpi: float, seconds: float) -> int:
    """By how many degrees (0, 90, 180, 270, counter-clockwise) the picture must be turned to stand upright.

    0 where Tesseract cannot tell or its model for this is not installed.
    """
    if "osd" not in _languages():
        return 0
    done = _run(grey, ["-l", "osd", "--psm", "0", "--dpi", str(round(dpi))], seconds)
    found = re.search(rb"Orientation in degrees: (\d+)", done.stdout)
    sure = re.search(rb"Orientation confidence: ([\d.]+)", done.stdout)
    if done.returncode != 0 or found is None or sure is None or float(sure[1]) < 1.0:
        return 0
    return int(found[1]) % 360


def _run(grey: Grey, options: list[str], seconds: float) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("tesseract")
    if program is None:
        raise Refused(MISSING)
    header = f"P5 {grey.shape[1]} {grey.shape[0]} 255\n".encode()
    try:
        return subprocess.run(  # noqa: S603  a fixed program, no shell, our own arguments
            [program, "stdin", "stdout", *options],
            input=header + grey.tobytes(),
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        raise Refused("Nhận dạng chữ trên ảnh mất quá nhiều thời gian; hãy quét rõ hơn hoặc tách trang.") from None


def parse_tsv(table: str) -> list[Seen]:
    """The words in Tesseract's table; rows that are no words are passed over."""
    seen = []
    for row in table.splitlines()[1:]:
        columns = row.split("\t")
        if len(columns) != 12 or columns[0] != "5" or not columns[11].strip():
            continue
        left, top, width, height = map(int, columns[6:10])
        place = int(columns[2]), int(columns[3]), int(columns[4])
        confidence = max(0.0, float(columns[10])) / 100
        seen.append(Seen(nfc(columns[11].strip()), left, top, left + width, top + height, place, confidence))
    return seen
