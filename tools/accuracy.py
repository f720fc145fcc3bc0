"""How well papers are read: item F1 and exact match per field, per format and group of papers.

`make accuracy`, or `python -m tools.accuracy [--only NAME] [--format F] [--group G] [--errors N]`. The five real
papers are read where they are at hand (`../shared/seeds`, or `--seeds`); the invented ones are made first. The
table is printed and, when everything was read and a `--date` is given, kept in `docs/accuracy.md` and `.json`.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import traceback
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from giaoban.core.reading import Refused, read, reading_to_dict
from tools.make_papers.build import FORMATS, ROOT, Sample, make, samples
from tools.make_papers.build import GROUPS as MADE
from tools.make_papers.from_text import from_text
from tools.make_papers.independent import independent
from tools.scoring import ENTITIES, Mismatch, Score, refused, score

GROUPS = ("five", "development", "held_out", "independent")
LABELS = ROOT / "tests" / "samples" / "five"
DOCS = ROOT / "docs"
WIDTH = 100  # how much of a text an error line shows


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read, and what is true of it."""

    group: str
    name: str
    form: str
    file: Path
    truth: dict[str, Any]


def invented(groups: Iterable[str], formats: Iterable[str], only: str) -> list[Job]:
    """The files of the invented papers, made where they are not yet."""
    groups, formats = tuple(groups), tuple(formats)
    chosen = [s for s in samples([g for g in groups if g in MADE]) if only in s.paper.name]
    make(chosen, formats)
    found = [
        Job(s.group, s.paper.name, form, s.file(form), s.paper.truth)
        for s in chosen
        for form in formats
        if form in s.paper.formats and s.file(form).exists()
    ]
    return found


def five(formats: Iterable[str], only: str, seeds: Path, labels: Path) -> list[Job]:
    """The real papers, where their text is at hand: as it is, and as Word, PDF and scan made from it.

    Scans need readable labels (`--labels`).
    """
    formats, found = tuple(formats), []
    for label in sorted(labels.glob("*.json")):
        truth = json.loads(label.read_text(encoding="utf-8"))
        file = seeds / truth["source"]
        if not file.exists() or only not in label.stem:
            continue
        sample = Sample("five", from_text(label.stem, file.read_text(encoding="utf-8"), truth))
        if set(formats) - {"text"}:
            make([sample], formats)
        for form in formats:
            path = file if form == "text" else sample.file(form)
            if form == "scan" and labels == LABELS:
                continue  # a digest cannot tell a letter misread from a line of another paper
            if path.exists():
                found.append(Job("five", label.stem, form, path, truth))
    return found


def examined(formats: Iterable[str], only: str) -> list[Job]:
    """The papers of independent examiners: their text as they wrote it, the other formats made."""
    formats, papers = tuple(formats), independent(only)
    if set(formats) - {"text"}:
        make([sample for sample, _ in papers], formats)
    return [
        Job("independent", sample.paper.name, form, file, sample.paper.truth)
        for sample, text in papers
        for form in formats
        if (file := text if form == "text" else sample.file(form)).exists()
    ]


def run(job: Job) -> tuple[Job, Score, str]:
    """Reads one file and scores it; the text tells what went wrong where it could not be read."""
    try:
        reading = reading_to_dict(read(job.file.read_bytes(), job.file.name))
    except Refused as no:
        return job, refused(job.truth), f"refused: {no}"
    except Exception:  # a crash is a result to report, not to die of
        return job, refused(job.truth), traceback.format_exc(limit=-2)
    return job, score(job.truth, reading), ""


def can_ocr() -> bool:
    """Whether Tesseract with Vietnamese is here, without which scans are left out."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)  # noqa: S603
    return "vie" in listed.stdout.split()


def main() -> None:
    options = _options()
    formats = options.format or list(FORMATS)
    if "scan" in formats and not can_ocr():
        print("Scans left out: no Tesseract with Vietnamese (apt: tesseract-ocr tesseract-ocr-vie).")
        formats = [f for f in formats if f != "scan"]
    groups = options.group or list(GROUPS)
    with ProcessPoolExecutor(options.workers) as pool:
        work = five(formats, options.only, options.seeds, options.labels) if "five" in groups else []
        work += examined(formats, options.only) if "independent" in groups else []
        results = list(pool.map(run, work + invented(groups, formats, options.only)))
    totals: dict[tuple[str, str], Score] = {}
    for job, result, trouble in results:
        totals.setdefault((job.group, job.form), Score()).add(result)
        if trouble:
            print(f"! {job.group} {job.name} ({job.form}): {trouble.strip()}", file=sys.stderr)
        if options.errors and (job.group != "held_out" or options.held_out_errors):
            _print_errors(job, result, options.errors)
    tables = _main_table(totals), _field_table(totals)
    print("\n\n".join(tables))
    if options.date:
        _keep(options.date, tables, totals, results)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--only", default="", help="papers whose name holds this")
    parser.add_argument("--format", action="append", choices=FORMATS)
    parser.add_argument("--group", action="append", choices=GROUPS)
    parser.add_argument("--errors", type=int, default=0, help="show up to N mismatches of each paper")
    parser.add_argument("--held-out-errors", action="store_true", help="those of held-out papers too")
    parser.add_argument("--seeds", type=Path, default=ROOT.parent / "shared" / "seeds")
    parser.add_argument("--labels", type=Path, default=LABELS, help="readable labels of the real papers, if kept")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--date", help="keep the table in docs/, with this date")
    return parser.parse_args()


def _print_errors(job: Job, result: Score, limit: int) -> None:
    if not result.mismatches:
        return
    print(f"== {job.group} {job.name} ({job.form}): {len(result.mismatches)}")
    for wrong in result.mismatches[:limit]:
        print("  ", _line(wrong))


def _line(wrong: Mismatch) -> str:
    mark = "!" if wrong.state == "sure" else " "
    return f"{mark} {wrong.where} {wrong.field}: {_short(wrong.truth)} <- {_short(wrong.read)} [{wrong.state}]"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}"


def _ordered(totals: dict[tuple[str, str], Score]) -> list[tuple[str, str]]:
    return sorted(totals, key=lambda key: (GROUPS.index(key[0]), FORMATS.index(key[1])))


def _table(rows: list[list[str]]) -> str:
    widths = [max(len(row[c]) for row in rows) for c in range(len(rows[0]))]
    lines = ["| " + " | ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) + " |" for row in rows]
    lines.insert(1, "|" + "|".join("-" * (w + 2) for w in widths) + "|")
    return "\n".join(lines)


def _main_table(totals: dict[tuple[str, str], Score]) -> str:
    rows = [
        "group|format|papers|item P|item R|item F1|event F1|figure F1|frame %|item fields %|event fields %|"
        "figure fields %|sure but wrong /200".split("|")
    ]
    for key in _ordered(totals):
        s = totals[key]
        has_items = s.f1("items") is not None
        rows.append(
            [key[0], key[1], str(s.papers)]
            + [_percent(s.precision("items") if has_items else None)]
            + [_percent(s.recall("items") if has_items else None)]
            + [_percent(s.f1(entity)) for entity in ENTITIES]
            + [_percent(s.exact(prefix)) for prefix in ("frame.", "items.", "events.", "figures.")]
            + [f"{s.sure_but_wrong():.2f}"]
        )
    return _table(rows)


def _field_table(totals: dict[tuple[str, str], Score]) -> str:
    keys = _ordered(totals)
    names = list(dict.fromkeys(n for key in keys for n in sorted(totals[key].asked)))
    names.sort(key=lambda n: ("frame items events figures".split().index(n.split(".")[0]), n))
    rows = [["exact match %", *(f"{g} {f}" for g, f in keys)]]
    rows += [[name, *(_percent(totals[key].exact(name)) for key in keys)] for name in names]
    return _table(rows)


def _keep(
    date: str,
    tables: tuple[str, str],
    totals: dict[tuple[str, str], Score],
    results: list[tuple[Job, Score, str]],
) -> None:
    command = f"make accuracy ARGS='--date {date}'"
    text = (
        f"# How well papers are read\n\nMeasured on {date} by `{command}`.\n\n"
        "The *five* are real papers labelled by hand (their Word, PDF and scan are made from their text);\n"
        "*development* and *held_out* are invented ones\n"
        "(`tests/samples/papers`), and nobody who writes reading rules looks at the held-out half.\n"
        "F1 counts items, events and figures found and not invented. Fields are exact matches on what was found.\n"
        "*Sure but wrong* are fields marked sure whose value is wrong, per 200 fields; the aim is below 1.\n\n"
        f"{tables[0]}\n\n## Each field\n\n{tables[1]}\n"
    )
    (DOCS / "accuracy.md").write_text(text, encoding="utf-8")
    data = {
        "date": date,
        "command": command,
        "totals": [{"group": g, "format": f, **_numbers(totals[g, f])} for g, f in _ordered(totals)],
        "papers": [
            {"group": job.group, "paper": job.name, "format": job.form, **_short_numbers(result)}
            for job, result, _ in results
        ],
    }
    lines = re.sub(r'(\{"group")', r"\n\1", json.dumps(data, ensure_ascii=False))
    (DOCS / "accuracy.json").write_text(lines + "\n", encoding="utf-8")


def _short_numbers(s: Score) -> dict[str, Any]:
    found = [[s.matched[entity], s.read[entity], s.truth[entity]] for entity in ENTITIES]
    fields = [sum(s.right.values()), sum(s.asked.values()), s.sure_wrong]
    return {"found": found, "fields": fields}


def _numbers(s: Score) -> dict[str, Any]:
    return {
        "papers": s.papers,
        "refused": s.refused,
        "f1": {entity: None if (f := s.f1(entity)) is None else round(f, 4) for entity in ENTITIES},
        "found": {entity: [s.matched[entity], s.read[entity], s.truth[entity]] for entity in ENTITIES},
        "fields": {name: [s.right[name], s.asked[name]] for name in sorted(s.asked)},
        "sure_but_wrong": [s.sure_wrong, sum(s.asked.values())],
    }


if __name__ == "__main__":
    main()
