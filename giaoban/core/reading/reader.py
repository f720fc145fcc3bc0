"""The front door of reading: bytes in, document and reading out."""

from __future__ import annotations

from dataclasses import dataclass

from giaoban.core.reading.document import Document, Medium
from giaoban.core.reading.draft import Options
from giaoban.core.reading.formats import open_document
from giaoban.core.reading.model import Reading
from giaoban.core.reading.pipeline import read_document
from giaoban.core.reading.refusal import Limits, unheard


@dataclass(frozen=True, slots=True)
class Paper:
    """A file as it was read: what stands on it and what it says."""

    document: Document
    reading: Reading


def read_paper(data: bytes, name: str, options: Options | None = None, limits: Limits | None = None) -> Paper:
    """Opens and reads a file; raises `Refused` with one Vietnamese sentence where that cannot be done."""
    document = open_document(data, name, limits, options.progress if options else unheard)
    if document.medium is Medium.RECOGNISED:
        from giaoban.core.reading.mending import mend  # only scans need it, and it costs start-up time

        document = mend(document, options.vocabulary if options else None)
    return Paper(document, read_document(document, options))


def read(data: bytes, name: str, options: Options | None = None, limits: Limits | None = None) -> Reading:
    """What a file says; raises `Refused`."""
    return read_paper(data, name, options, limits).reading
