"""Zipped office files (.docx, .xlsx, .ods), opened with care: bounded size, no entities, no network."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from lxml import etree

from giaoban.core.reading.refusal import Limits, Refused

DAMAGED = "Tệp bị hỏng, không mở được; hãy lưu lại từ Word hoặc Excel rồi gửi lại."
LOCKED = "Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại."
BOMB = "Tệp nén bung ra quá lớn so với giới hạn cho phép; hãy tách nhỏ hoặc lưu lại rồi gửi lại."
UNSAFE = "Tệp chứa khai báo XML không an toàn (DTD), không được phép đọc."

_ZIP_ERRORS = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError,
    NotImplementedError, ValueError, OverflowError, IndexError, MemoryError,
)  # fmt: skip
# Rows that repeat each other pack a part 300 times smaller; only one too large to parse at ease is a danger.
_HARMLESS_BYTES = 30_000_000
# XML takes some twenty characters of markup for one of text, and a tree of it ten times its bytes of memory.
_XML_BYTES_PER_CHARACTER = 20
_DTD_MARKS = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


class Archive:
    """The parts of a zipped file, by name. Names are compared without case, as Word does."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Raises `Refused` for a file that is damaged, or that unpacks beyond the limits."""
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {info.filename.replace("\\", "/").lower(): info for info in self._zip.infolist()}
        except _ZIP_ERRORS:
            raise Refused(DAMAGED) from None
        self._check_sizes()

    def _check_sizes(self) -> None:
        total = sum(info.file_size for info in self._parts.values())
        if total > self._limits.unpacked_bytes:
            raise Refused(BOMB)
        for info in self._parts.values():
            if info.file_size > _HARMLESS_BYTES and info.file_size > info.compress_size * self._limits.unpack_ratio:
                raise Refused(BOMB)

    def names(self) -> list[str]:
        """Names of all parts, in lower case."""
        return list(self._parts)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is no such part."""
        info = self._parts.get(name.lower().lstrip("/"))
        if info is None:
            return None
        if info.flag_bits & 1:
            raise Refused(LOCKED)
        try:
            with self._zip.open(info) as part:
                # The directory may lie about the size: never unpack more than it says.
                return part.read(info.file_size + 1)
        except _ZIP_ERRORS:
            raise Refused(DAMAGED) from None
        except RuntimeError:
            raise Refused(LOCKED) from None

    def xml(self, name: str) -> etree._Element | None:
        """The root element of an XML part, None where there is no such part."""
        data = self.read(name)
        return None if data is None else parse_xml(data, self._limits)


def has_dtd(data: bytes) -> bool:
    """Whether an XML part declares entities or a document type, which no office file needs."""
    return any(mark in data for mark in _DTD_MARKS)


def parse_xml(data: bytes, limits: Limits) -> etree._Element:
    """The root of an XML part. Nothing outside it is fetched, no entity is expanded, a DTD is refused."""
    if has_dtd(data):
        raise Refused(UNSAFE)
    if len(data) > limits.characters * _XML_BYTES_PER_CHARACTER or data.count(b"<") > limits.characters:
        raise Refused(f"Văn bản quá dài, vượt giới hạn {limits.characters:,} ký tự.".replace(",", "."))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise Refused(DAMAGED) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused(UNSAFE)
    return root
