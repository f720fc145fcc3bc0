"""What lists cost with a thousand, a hundred thousand and a million tasks, on both databases, beside two floors.

`make bench`, or `python -m tools.bench_lists [--sizes 1000,100000] [--databases sqlite,postgres] [--repeats N]
[--fresh] [--date D]`. Each page is asked for through the whole stack by a signed-in specialist and by the
administrator; the floors, taken in turns with it, are the bare SQL of the page and a bare Django view of the same
rows (`bench_floor`). Each database and size is a process of its own. The agencies (`bench_data`) are kept in
`var/bench/` and in PostgreSQL databases named `giaoban_bench_…` for the next run, for a week at most.
With a date the tables are kept in `docs/bench-lists.md` and `.json`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tools.bench_places import Place, place_of, ready
from tools.measuring import Timing, machine, options, table

DOCS = Path(__file__).resolve().parents[1] / "docs"
SIZES = (1_000, 100_000, 1_000_000)
GROWTH = 1.3  # a page at a million tasks against the same at a thousand
# Pages of the Chief of Office that read what the period holds, and those that read all work of a period: no aim.
GROWTHS: dict[str, float | None] = {
    "desk of the Chief of Office": 2,
    "coverage of a year": 2,
    "statistics of a year by unit": None,
    "nightly ladder run, 5 % due": None,
}
# Milliseconds that an act may take, at any size.
MOST = {"commit of 300 rows": 2000.0, "nightly ladder run, 5 % due": 60_000.0}


@dataclass(frozen=True, slots=True)
class Result:
    """One page at one size: by the specialist, by the administrator, and its floors where it has them."""

    database: str
    size: int
    page: str
    ours: Timing
    admin: Timing | None
    bare: Timing | None
    sql: Timing | None
    queries: int
    admin_queries: int
    aim: float | None  # times the bare view

    @property
    def ratio(self) -> float | None:
        return self.ours.median / self.bare.median if self.bare else None


def main() -> None:
    chosen = options(__doc__ or "")
    if chosen.only == "reading":
        return
    results: list[Result] = []
    versions: dict[str, str] = {}
    for name in chosen.databases:
        for size in chosen.sizes or SIZES:
            place = place_of(name, size)
            if place is None:
                print(f"Left out: {name} is not found.")
                continue
            ready(place, fresh=chosen.fresh)
            found = measured(place, chosen.repeats)
            versions[name] = found["version"]
            results += [_result(one) for one in found["results"]]
    text = "\n\n".join([*(f"## {versions[n]}\n\n{tables(results, n)}" for n in versions)])
    print(text)
    if chosen.date:
        keep(results, text, chosen.date, list(versions.values()))


def measured(place: Place, repeats: int) -> dict[str, Any]:
    """What `bench_pages` finds in a process of its own."""
    command = [sys.executable, "-m", "tools.bench_pages", place.name, str(place.size), str(repeats)]
    done = subprocess.run(command, env=os.environ | place.environment, stdout=subprocess.PIPE, check=True)  # noqa: S603 - our own
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _result(values: dict[str, Any]) -> Result:
    times = {n: Timing(**values[n]) if values[n] else None for n in ("ours", "admin", "bare", "sql")}
    return Result(**(values | times))


def tables(results: list[Result], name: str) -> str:
    """The pages of a database at each size, and how they grow."""
    ours = [one for one in results if one.database == name]
    head = [
        "page",
        "tasks",
        "ours ms",
        "bare Django ms",
        "bare SQL ms",
        "times bare",
        "aim",
        "met",
        "admin ms",
        "queries",
    ]
    rows = [head, *(_row(one) for one in ours)]
    pages = list(dict.fromkeys(one.page for one in ours))
    grown = [row for page in pages if (row := _growth([one for one in ours if one.page == page]))]
    growth = [["page", "smallest ms", "largest ms", "times", "aim", "met"], *grown]
    return table(rows) + (f"\n\n{table(growth)}" if grown else "")


def _row(one: Result) -> list[str]:
    aim = f"≤ {one.aim:g}×" if one.aim else "–"
    met = "–" if not (one.aim and one.ratio) else "yes" if one.ratio <= one.aim else "NO"
    if one.page in MOST:
        aim, met = f"< {MOST[one.page]:g} ms", "yes" if one.ours.median < MOST[one.page] else "NO"
    return [
        one.page,
        f"{one.size:,}".replace(",", " "),
        str(one.ours),
        str(one.bare or "–"),
        str(one.sql or "–"),
        f"{one.ratio:.2f}" if one.ratio else "–",
        aim,
        met,
        str(one.admin or "–"),
        str(one.queries) if one.queries == one.admin_queries else f"{one.queries}, admin {one.admin_queries}",
    ]


def _growth(sizes: list[Result]) -> list[str] | None:
    if len(sizes) < 2:
        return None
    small, large = sizes[0].ours.median, sizes[-1].ours.median
    times = large / small
    most = GROWTHS.get(sizes[0].page, GROWTH)
    aim, met = ("–", "–") if most is None else (f"≤ {most:g}×", "yes" if times <= most else "NO")
    return [sizes[0].page, f"{small:.1f}", f"{large:.1f}", f"{times:.2f}", aim, met]


def keep(results: list[Result], text: str, day: str, versions: list[str]) -> None:
    command = "make bench ARGS='" + " ".join(sys.argv[1:]) + "'"
    how = (
        f"Measured on {day} by `{command}` ({machine()}; {', '.join(versions)}). Medians of milliseconds, in brackets"
        " the middle half. Who asks is a specialist; the same page by the administrator stands beside it. *Bare Django*"
        " is the same rows by model objects and a template with nothing around, *bare SQL* all statements of the page"
        " without Django. At every size the lists show 50 rows. The desk, the coverage of the annual programme and the"
        " statistics are asked for by the Chief of Office, whose they are. The ladder's run tells of a twentieth of all"
        " tasks, all due that day, and is measured once."
    )
    (DOCS / "bench-lists.md").write_text(f"# What lists cost\n\n{how}\n\n{text}\n", encoding="utf-8")
    data: dict[str, Any] = {"date": day, "command": command, "machine": machine(), "versions": versions}
    data |= {"results": [asdict(one) for one in results]}
    (DOCS / "bench-lists.json").write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
