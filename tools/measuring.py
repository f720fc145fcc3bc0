"""What the benches share: taking times in turns, naming the machine, writing a table."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a work took, in milliseconds."""

    median: float
    least: float
    quarter: float
    three_quarters: float

    def __str__(self) -> str:
        return f"{self.median:.1f} ({self.quarter:.1f}–{self.three_quarters:.1f})"


def timings(repeats: int, *works: Callable[[], object]) -> list[Timing]:
    """Each work `repeats` times, in turns so that a busy moment falls on all; once before, unmeasured."""
    times: list[list[float]] = [[] for _ in works]
    for work in works:
        work()
    for _ in range(repeats):
        for work, taken in zip(works, times, strict=True):
            start = time.perf_counter()
            work()
            taken.append((time.perf_counter() - start) * 1000)
    return [timing_of(taken) for taken in times]


def timing_of(taken: Sequence[float]) -> Timing:
    quarters = statistics.quantiles(taken, n=4) if len(taken) > 1 else [taken[0]] * 3
    return Timing(statistics.median(taken), min(taken), quarters[0], quarters[2])


def machine() -> str:
    """One line about where this was measured."""
    load = os.getloadavg()[0]
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{processor()}, {os.cpu_count()} cores, {memory()}, {system}, load {load:.1f}"


def processor() -> str:
    return _said_in("/proc/cpuinfo", "model name") or platform.processor() or "unknown processor"


def memory() -> str:
    kilobytes = _said_in("/proc/meminfo", "MemTotal").removesuffix(" kB")
    return f"{int(kilobytes) / 1_048_576:.0f} GB" if kilobytes else "unknown memory"


def _said_in(file: str, name: str) -> str:
    path = Path(file)
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a table of Markdown; the first one is the head."""
    widths = [max(len(r[c]) for r in rows) for c in range(len(rows[0]))]
    out = ["| " + " | ".join(v.ljust(w) for v, w in zip(r, widths, strict=True)) + " |" for r in rows]
    out.insert(1, "|" + "|".join("-" * (w + 2) for w in widths) + "|")
    return "\n".join(out)


def options(doc: str) -> argparse.Namespace:
    """What all benches may be told, so that `make bench ARGS=…` reaches each of them."""

    def names(text: str) -> list[str]:
        return text.split(",")

    def numbers(text: str) -> list[int]:
        return [int(part) for part in text.split(",")]

    parser = argparse.ArgumentParser(description=doc.split("\n")[0])
    parser.add_argument("--repeats", type=int, default=15)
    parser.add_argument("--date", help="keep the tables in docs/, with this date")
    parser.add_argument("--only", choices=("reading", "lists"), help="one of the benches")
    parser.add_argument("--sizes", type=numbers, help="of lists: how many tasks, e.g. 1000,100000")
    parser.add_argument("--databases", type=names, default=["sqlite", "postgres"], help="of lists: sqlite,postgres")
    parser.add_argument("--fresh", action="store_true", help="of lists: make the agencies anew")
    return parser.parse_args()
