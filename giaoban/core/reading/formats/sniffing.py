"""Which form a file has, by its first bytes. A name that says otherwise is ignored."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from enum import StrEnum

from giaoban.core.reading.refusal import Refused


class Form(StrEnum):
    DOCX = "docx"
    PDF = "pdf"
    IMAGE = "image"
    SHEET = "sheet"  # .xlsx, .xls, .ods
    OFFICE = "office"  # .doc, .odt, .rtf: through LibreOffice
    TEXT = "text"  # plain, Markdown, HTML


UNKNOWN = "Không nhận ra định dạng của tệp; hãy dùng Word, Excel, PDF, ảnh chụp hoặc văn bản."
DAMAGED = "Tệp bị hỏng, không mở được; hãy lưu lại từ Word hoặc Excel rồi gửi lại."
LOCKED = "Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại."
EMPTY = "Tệp rỗng, không có nội dung để đọc."
OTHER_ZIP = "Tệp nén này không phải văn bản Word hay bảng tính Excel; hãy giải nén rồi gửi từng văn bản."
SLIDES = "Tệp trình chiếu PowerPoint chưa đọc được; hãy lưu thành PDF hoặc Word rồi gửi lại."
OTHER_OFFICE = "Tệp này không phải văn bản Word hay bảng tính Excel; hãy lưu lại thành .docx rồi gửi lại."

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF87a", b"GIF89a")
_BITMAP_HEADERS = (12, 40, 52, 56, 64, 108, 124)
_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError,
    OverflowError, IndexError,
)  # fmt: skip
# Streams of a compound file (Word and Excel before 2007), as its directory spells them.
_COMPOUND = {
    "EncryptedPackage": None,
    "WordDocument": Form.OFFICE,
    "Workbook": Form.SHEET,
    "Book": Form.SHEET,
}
# Word's single-file XML, which also goes under the names .doc and .xml.
_WORD_XML = re.compile(rb"<\?mso-application\s+progid=\"Word\.Document\"|<pkg:package\b|<w:wordDocument\b")


def sniff(data: bytes, name: str) -> Form:
    """The form of a file; `name` only tells apart what the bytes cannot (old Word from old Excel).

    Raises `Refused` for a form that cannot be read, and for files with a password.
    """
    head = data[:1024]
    if head.startswith(_IMAGES) or _is_bitmap(head) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return Form.IMAGE
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(data)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(data, name)
    if head.startswith(b"{\\rtf"):
        return Form.OFFICE
    if b"%PDF-" in head:
        return Form.PDF
    if _is_text(data):
        return _text(data)
    raise Refused(UNKNOWN)


def _is_bitmap(head: bytes) -> bool:
    """Whether it is one: "BM" also opens words: a bitmap says the size of its header next, which is one of a few."""
    return (
        head[:2] == b"BM" and len(head) > 18 and struct.unpack("<I", head[14:18])[0] in (12, 40, 52, 56, 64, 108, 124)
    )


def _zipped(data: bytes) -> Form:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
            mimetype = b""
            if "mimetype" in names:
                with archive.open("mimetype") as part:
                    mimetype = part.read(100)
            relations = _relations(archive) if "_rels/.rels" in names else b""
    except (*_ZIP_ERRORS, KeyError):
        raise Refused(DAMAGED) from None
    return _zipped_form(names, mimetype, relations)


def _relations(archive: zipfile.ZipFile) -> bytes:
    name = next(name for name in archive.namelist() if name.replace("\\", "/").lower() == "_rels/.rels")
    with archive.open(name) as part:
        return part.read(100_000)


def _zipped_form(names: set[str], mimetype: bytes, relations: bytes) -> Form:
    if b"opendocument.spreadsheet" in mimetype:
        return Form.SHEET
    if b"opendocument.text" in mimetype:
        return Form.OFFICE
    if any(name.startswith("xl/") for name in names):
        return Form.SHEET
    if any(name.startswith("ppt/") for name in names):
        raise Refused(SLIDES)
    if any(name.startswith("word/") for name in names) or b'/officeDocument"' in relations:
        return Form.DOCX
    raise Refused(OTHER_ZIP)


def _compound(data: bytes, name: str) -> Form:
    for stream, form in _COMPOUND.items():
        if _entry(stream) in data:
            if form is None:
                raise Refused(LOCKED)
            return form
    if _entry("PowerPoint Document") in data:
        raise Refused(SLIDES)
    if name.lower().endswith(".xls"):
        return Form.SHEET
    if name.lower().endswith((".doc", ".dot", ".wps")):
        return Form.OFFICE
    raise Refused(OTHER_OFFICE)


def _entry(stream: str) -> bytes:
    """A name in the directory of a compound file: UTF-16, ended by a zero."""
    return (stream + "\0").encode("utf-16-le")


def _text(data: bytes) -> Form:
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n\f\x00")
    if not start:
        raise Refused(EMPTY)
    return Form.OFFICE if start.startswith(b"<?xml") and _WORD_XML.search(data[:4096]) else Form.TEXT


def _is_text(data: bytes) -> bool:
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return True
    sample = data[:65536]
    if b"\x00" in sample:
        return False
    control = sum(sample.count(code) for code in range(32) if code not in (9, 10, 11, 12, 13))
    return control * 200 <= len(sample)
