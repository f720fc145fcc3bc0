"""Finds the sample papers and makes their files, each only once."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.samples import papers as papers_package
from tests.samples.paper import Paper
from tools.make_papers.to_docx import to_docx
from tools.make_papers.to_pdf import has_fonts, office_program, print_with_office, to_pdf
from tools.make_papers.to_scan import to_scan
from tools.make_papers.to_text import to_text

GROUPS = ("development", "held_out")
FORMATS = ("text", "docx", "pdf", "scan")
SUFFIXES = {"text": ".txt", "docx": ".docx", "pdf": ".pdf", "scan": ".scan.pdf"}
ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "papers"


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample paper and its group."""

    group: str
    paper: Paper

    def file(self, form: str) -> Path:
        return FOLDER / self.group / f"{self.paper.name}{SUFFIXES[form]}"


def samples(groups: Iterable[str] = GROUPS) -> list[Sample]:
    """All papers of some groups: every module in the group's folder has a list `PAPERS`."""
    found = []
    for group in groups:
        folder = Path(str(papers_package.__file__)).parent / group
        for module in sorted(pkgutil.iter_modules([str(folder)]), key=lambda m: m.name):
            loaded = importlib.import_module(f"tests.samples.papers.{group}.{module.name}")
            found += [Sample(group, paper) for paper in loaded.PAPERS]
    return found


def make(chosen: Iterable[Sample], formats: Iterable[str] = FORMATS) -> None:
    """Writes the files that are missing or whose paper or maker has changed."""
    wanted = set(formats)
    stale = [s for s in chosen if _is_stale(s, wanted)]
    for sample in stale:
        sample.file("text").parent.mkdir(parents=True, exist_ok=True)
        sample.file("text").write_text(to_text(sample.paper), encoding="utf-8")
        sample.file("docx").write_bytes(to_docx(sample.paper))
    if wanted & {"pdf", "scan"}:
        _make_pdfs(stale)
    if "scan" in wanted:
        for sample in stale:
            if sample.file("pdf").exists():
                scan = to_scan(sample.file("pdf").read_bytes(), sample.paper.name)
                sample.file("scan").write_bytes(scan)
    for sample in stale:
        _stamp_file(sample).write_text(_stamp(sample) + " " + " ".join(sorted(wanted)), encoding="utf-8")


def _make_pdfs(stale: list[Sample]) -> None:
    """Half by LibreOffice, half by reportlab, as the machine has them, so that neither is tuned to."""
    by_office: dict[str, list[Path]] = {}
    for sample in stale:
        sample.file("pdf").unlink(missing_ok=True)
        if office_program() and (_digest(sample.paper.name) % 2 == 0 or not has_fonts()):
            by_office.setdefault(sample.group, []).append(sample.file("docx"))
        elif has_fonts():
            sample.file("pdf").write_bytes(to_pdf(sample.paper))
    for group, files in by_office.items():
        print_with_office(files, FOLDER / group)


def _digest(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)


def _makers() -> str:
    return "".join(p.read_text(encoding="utf-8") for p in sorted(Path(__file__).parent.glob("to_*.py")))


def _stamp(sample: Sample) -> str:
    seen = repr((sample.paper.blocks, sample.paper.text_style, sample.paper.landscape)) + _makers()
    return f"{_digest(seen):x}"[:16]


def _stamp_file(sample: Sample) -> Path:
    return FOLDER / sample.group / f".{sample.paper.name}.stamp"


def _is_stale(sample: Sample, wanted: set[str]) -> bool:
    file = _stamp_file(sample)
    if not file.exists():
        return True
    stamp, *made = file.read_text(encoding="utf-8").split()
    return stamp != _stamp(sample) or not wanted <= set(made)
