"""Bytes → Document, one file per format. Only here are parser packages imported, and only when needed.

The form of a file is told by its first bytes, not by its name.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from giaoban.core.reading.document import Document
from giaoban.core.reading.formats.sniffing import Form, sniff
from giaoban.core.reading.refusal import Limits, Refused

Format = Callable[[bytes, str, Limits], Document]

# Which module reads which form; each has one public function, `open_document(data, name, limits)`.
FORMATS: dict[Form, str] = {
    Form.DOCX: "docx",
    Form.PDF: "pdf",
    Form.IMAGE: "scan",
    Form.SHEET: "sheet",
    Form.OFFICE: "office",
    Form.TEXT: "plain",
}


def open_document(data: bytes, name: str, limits: Limits | None = None) -> Document:
    """The document in a file's bytes.

    `name` is only shown and told apart by; raises `Refused` with one Vietnamese sentence for what cannot be
    read: empty, damaged, encrypted, of an unknown form, or over a limit.
    """
    limits = limits or Limits()
    if not data:
        raise Refused("Tệp rỗng, không có nội dung để đọc.")
    if len(data) > limits.file_bytes:
        raise Refused(f"Tệp quá lớn ({len(data) // 1_000_000} MB); giới hạn là {limits.file_bytes // 1_000_000} MB.")
    form = sniff(data, name)
    module = import_module(f"giaoban.core.reading.formats.{FORMATS[form]}")
    document: Document = module.open_document(data, name, limits)
    return document
