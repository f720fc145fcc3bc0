"""What may and may not stand in the repository."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "package-lock.json"])
def test_a_lock_carries_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    assert "sha256:" in text or "sha512-" in text
    assert not re.search(r'--(extra-)?index-url|"resolved"|registry', text)


def test_every_locked_package_has_a_hash() -> None:
    text = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")

    pinned = re.findall(r"^[a-z0-9][^\s=]*==", text, re.MULTILINE)
    hashed = re.findall(r"^[a-z0-9][^\s=]*==[^\n]*\\\n\s+--hash=sha256:", text, re.MULTILINE)
    assert len(pinned) == len(hashed) > 30


def test_every_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

    needed = re.search(r"^dependencies = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL)
    assert needed is not None
    assert [line for line in needed[1].splitlines() if line.strip() and "#" not in line] == []


def test_no_sentence_of_the_real_papers_stands_in_the_repository() -> None:
    if not SEEDS.is_dir():
        pytest.skip("các văn bản thật không có trên máy này")
    sentences = {
        " ".join(part.split())
        for seed in SEEDS.glob("*.txt")
        for part in re.split(r"[\n\t.;]", seed.read_text(encoding="utf-8"))
        if len(" ".join(part.split())) >= 70
    }

    copied = [path.name for path in tracked() if any(map(" ".join(text_of(path).split()).__contains__, sentences))]

    assert copied == []
