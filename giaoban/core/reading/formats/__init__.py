"""Bytes → Document, one file per format. Only here are parser packages imported, and only when needed.

The form of a file is told by its first bytes, not by its name.
"""

from __future__ import annotations

from importlib import import_module

from giaoban.core.reading.document import Document
from giaoban.core.reading.formats.sniffing import Form, sniff
from giaoban.core.reading.refusal import Limits, Progress, Refused, unheard

# Which module reads which form; each has a function `open_document(data, name, limits)`, and those that go page by
# page take who is told of each page as well.
FORMATS: dict[Form, str] = {
    Form.DOCX: "docx",
    Form.PDF: "pdf",
    Form.IMAGE: "scan",
    Form.SHEET: "sheet",
    Form.OFFICE: "office",
    Form.TEXT: "plain",
}
PAGED = frozenset({Form.PDF, Form.IMAGE})


def open_document(data: bytes, name: str, limits: Limits | None = None, progress: Progress = unheard) -> Document:
    """The document in a file's bytes.

    `name` is only shown and told apart by; `progress` is told of each page, where there are pages. Raises `Refused`
    with one Vietnamese sentence for what cannot be read: empty, damaged, encrypted, of an unknown form, over a limit.
    """
    limits = limits or Limits()
    if not data:
        raise Refused("Tệp rỗng, không có nội dung để đọc.")
    if len(data) > limits.file_bytes:
        raise Refused(f"Tệp quá lớn ({len(data) // 1_000_000} MB); giới hạn là {limits.file_bytes // 1_000_000} MB.")
    form = sniff(data, name)
    module = import_module(f"giaoban.core.reading.formats.{FORMATS[form]}")
    heard = (progress,) if form in PAGED else ()
    document: Document = module.open_document(data, name, limits, *heard)
    return document
