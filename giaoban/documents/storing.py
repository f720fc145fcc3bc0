"""Where the bytes of papers are: a file named by its SHA-256, written once and never again.

The store is Django's "papers": a folder here, an object store where several machines serve.
"""

from __future__ import annotations

import hashlib
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import storages


class Damaged(Exception):
    """The bytes in the store are not those that were put there; `str()` says so in Vietnamese."""


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def keep(data: bytes) -> str:
    """Puts bytes into the store, unless they are there already, and gives their SHA-256."""
    sha256 = sha256_of(data)
    store = storages["papers"]
    path = path_of(sha256)
    if not store.exists(path):
        saved = store.save(path, ContentFile(data))
        if saved != path:  # somebody else put the same bytes there between the two calls
            store.delete(saved)
    if not is_whole(sha256):
        raise Damaged(f"Kho tệp có bản hỏng của {sha256[:12]}…; cần khôi phục từ bản sao lưu.")
    return sha256


def open_kept(sha256: str) -> IO[bytes]:
    """The bytes again, for reading or sending; raises `Damaged` where they are not there any more."""
    try:
        return storages["papers"].open(path_of(sha256), "rb")
    except FileNotFoundError as lost:
        raise Damaged("Bản gốc không còn trong kho tệp; cần khôi phục từ bản sao lưu.") from lost


def is_whole(sha256: str) -> bool:
    """Whether the store has the bytes, and they are the very ones."""
    store = storages["papers"]
    path = path_of(sha256)
    if not store.exists(path):
        return False
    with store.open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def path_of(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}"
