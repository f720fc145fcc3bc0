"""Tests that need a program of the machine: run where it is found, else skipped with how to get it.

A pytest plugin (named in pyproject.toml). With GIAOBAN_REQUIRE_PROGRAMS=1 a missing program is a failure, so
that continuous integration skips nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache

import pytest
from hypothesis import settings

# A busy machine is no fault of the code: no test asserts a time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

HOW = {
    "browser": "Chromium (Debian: apt install chromium; hoặc đặt CHROMIUM=/đường/dẫn)",
    "ocr": "Tesseract với tiếng Việt (Debian: apt install tesseract-ocr tesseract-ocr-vie)",
    "office": "LibreOffice (Debian: apt install libreoffice-writer-nogui)",
    "postgres": "PostgreSQL (DATABASE_URL=postgres://…)",
}


def chromium() -> str | None:
    """The system's Chromium; no browser is downloaded."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


@cache
def found(program: str) -> bool:
    """Whether the program that a marker stands for is on this machine."""
    if program == "browser":
        return chromium() is not None
    if program == "ocr":
        tesseract = shutil.which("tesseract")
        if tesseract is None:
            return False
        languages = subprocess.run([tesseract, "--list-langs"], capture_output=True, text=True, check=False)
        return "vie" in languages.stdout.split()
    if program == "office":
        return bool(shutil.which("soffice") or shutil.which("libreoffice"))
    return os.environ.get("DATABASE_URL", "").startswith("postgres")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for program, how in HOW.items():
        if item.get_closest_marker(program) is None or found(program):
            continue
        sentence = f"cần {how}"
        if os.environ.get("GIAOBAN_REQUIRE_PROGRAMS") == "1" and program != "postgres":
            pytest.fail(sentence, pytrace=False)
        pytest.skip(sentence)
