"""Refusing a file in one clear sentence, the limits that make a file too much, and telling how far one is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

# Told how many pages of a long file are done, of how many. What it raises stops the reading.
Progress = Callable[[int, int], None]


class Refused(Exception):
    """The file cannot be read; `str()` is one plain Vietnamese sentence for the person who sent it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may ask of the machine. All are settings of the caller; bytes, counts, seconds."""

    file_bytes: int = 50_000_000
    unpacked_bytes: int = 300_000_000
    unpack_ratio: int = 200
    pages: int = 300
    scanned_pages: int = 60
    table_rows: int = 10_000
    table_columns: int = 40
    characters: int = 3_000_000
    image_pixels: int = 80_000_000
    office_seconds: float = 60.0
    ocr_seconds_per_page: float = 60.0


def unheard(done: int, total: int) -> None:
    """Progress that nobody listens to."""
