"""Whether a file takes so long to read that nobody should wait for it, told without reading it.

Long are: pictures (their letters are recognised, a few seconds a page), what goes through LibreOffice, and files
of many pages or much text. A file that cannot be opened is not long: it is refused at once.
"""

from __future__ import annotations

import io
import zipfile

from giaoban.core.reading.formats.sniffing import Form, sniff
from giaoban.core.reading.refusal import Limits, Refused

PAGES = 20
# About two seconds of an ordinary machine.
TEXT_BYTES = 800_000
UNPACKED_BYTES = 4_000_000
PACKED_BYTES = 2_000_000


def is_long(data: bytes, name: str, limits: Limits | None = None) -> bool:
    """Whether reading is for the background."""
    limits = limits or Limits()
    if not data or len(data) > limits.file_bytes:
        return False
    try:
        form = sniff(data, name)
        if form is Form.PDF:
            return _long_pdf(data, limits)
    except Refused:
        return False
    if form in (Form.IMAGE, Form.OFFICE):
        return True
    if form is Form.TEXT:
        return len(data) > TEXT_BYTES
    return _weight(data) > UNPACKED_BYTES if data.startswith(b"PK") else len(data) > PACKED_BYTES


def _weight(data: bytes) -> int:
    """The bytes of text in a Word or Excel file; its pictures cost nothing, since nobody looks at them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(part.file_size for part in archive.infolist() if part.filename.lower().endswith((".xml", ".bin")))


def _long_pdf(data: bytes, limits: Limits) -> bool:
    from giaoban.core.reading.formats.pdf import may_be_scanned, open_pdf

    pdf = open_pdf(data)
    try:
        pages = len(pdf)
        if pages > limits.pages:
            return False
        return pages > PAGES or any(may_be_scanned(pdf, index) for index in range(pages))
    finally:
        pdf.close()
