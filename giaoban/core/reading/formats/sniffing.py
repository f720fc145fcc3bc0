"""Which form a file has, by its first bytes. A name that says otherwise is ignored."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum

from giaoban.core.reading.refusal import Refused


class Form(StrEnum):
    DOCX = "docx"
    PDF = "pdf"
    IMAGE = "image"
    SHEET = "sheet"  # .xlsx, .xls, .ods
    OFFICE = "office"  # .doc, .odt, .rtf: through LibreOffice
    TEXT = "text"  # plain, Markdown, HTML


IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")


def sniff(data: bytes, name: str) -> Form:
    """The form of a file; `name` only tells apart what the bytes cannot (old Word from old Excel)."""
    head = data[:1024]
    if b"%PDF-" in head:
        return Form.PDF
    if head.startswith(IMAGES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return Form.IMAGE
    if head.startswith(b"PK"):
        return _zipped(data)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data, name)
    if head.startswith(b"{\\rtf"):
        return Form.OFFICE
    if _is_text(data):
        return Form.TEXT
    raise Refused("Không nhận ra định dạng của tệp; hãy dùng Word, Excel, PDF, ảnh chụp hoặc văn bản.")


def _zipped(data: bytes) -> Form:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            mimetype = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        raise Refused("Tệp bị hỏng, không mở được; hãy lưu lại từ Word hoặc Excel rồi gửi lại.") from None
    if "word/document.xml" in names or "[Content_Types].xml" in names and any(n.startswith("word/") for n in names):
        return Form.DOCX
    if any(n.startswith("xl/") for n in names) or b"spreadsheet" in mimetype:
        return Form.SHEET
    if b"opendocument.text" in mimetype:
        return Form.OFFICE
    raise Refused("Tệp nén này không phải văn bản Word hay bảng tính Excel; hãy giải nén rồi gửi từng văn bản.")


def _compound(data: bytes, name: str) -> Form:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused("Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại.")
    if "Workbook".encode("utf-16-le") in data or name.lower().endswith(".xls"):
        return Form.SHEET
    return Form.OFFICE


def _is_text(data: bytes) -> bool:
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return True
    sample = data[:65536]
    if b"\x00" in sample:
        return False
    control = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in sample)
    return control * 200 <= len(sample)
