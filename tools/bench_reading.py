"""What reading costs beside what others cost, on the same files in one run: medians and ratios.

`make bench ARGS='--only reading'`, or `python -m tools.bench_reading [--repeats N] [--date D]`. With a date the table
is kept in `docs/bench-reading.md` and `.json`. A comparison whose other program is missing is left out and named.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import docx
import pdfplumber

from giaoban.core.reading import read
from tests.samples.paper import Paper, Writer, row
from tools.accuracy import can_ocr
from tools.make_papers.build import ROOT
from tools.make_papers.to_docx import to_docx
from tools.make_papers.to_pdf import has_fonts, to_pdf
from tools.make_papers.to_scan import to_pages
from tools.measuring import machine, options, table, timings

DOCS = ROOT / "docs"
ROWS = 60
TEXT_BYTES = 40_000


@dataclass(frozen=True, slots=True)
class Line:
    """One comparison: medians in milliseconds, what it is measured against, and the aim."""

    what: str
    ours: float
    other: float | None
    against: str
    aim: str
    met: bool

    @property
    def ratio(self) -> str:
        return "–" if self.other is None else f"{self.ours / self.other:.2f}"


def table_paper() -> Paper:
    """A month's programme with a table of 60 rows."""
    w = Writer("bench", "monthly_programme", "sixty rows")
    w.title("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 9 NĂM 2022 CỦA SỞ XÂY DỰNG")
    columns = [("no", "TT", 6.0), ("text", "Nội dung", 46.0), ("product", "Sản phẩm", 16.0)]
    columns += [("when", "Thời gian", 12.0), ("who", "Chỉ đạo/Thực hiện", 20.0)]
    rows = [
        row(
            str(i),
            f"Xây dựng dự thảo Kế hoạch số {i} về phát triển nhà ở xã hội trên địa bàn tỉnh giai đoạn tới",
            product="Dự thảo Kế hoạch",
            when="Tuần 1-2",
            who="Đ/c Vũ Minh Trí Phòng Quản lý nhà",
        )
        for i in range(1, ROWS + 1)
    ]
    w.programme(columns, rows)
    w.close(["UBND tỉnh", "Lưu: VT"], ["GIÁM ĐỐC"], "Vũ Minh Trí")
    return w.finish()


def long_text() -> bytes:
    """A year's programme of about 40 kB as text."""
    lines = ["CHƯƠNG TRÌNH CÔNG TÁC NĂM 2023", "", "I. CHƯƠNG TRÌNH CỤ THỂ", ""]
    bullet = "- Rà soát, đôn đốc tiến độ các nhiệm vụ được giao. Tổng hợp, báo cáo kết quả {} về UBND tỉnh."
    month = 0
    while len("\n".join(lines).encode()) < TEXT_BYTES:
        month += 1
        lines += [f"{month}. Tháng {month}", ""]
        lines += [line for i in range(26) for line in (bullet.format(i), "")]
    return "\n".join(lines).encode()


def compare(
    what: str, repeats: int, ours: Callable[[], object], other: Callable[[], object], against: str, times: float
) -> Line:
    """Ours beside another's; the aim is a ratio of at most `times`."""
    mine, theirs = (timing.median for timing in timings(repeats, ours, other))
    return Line(what, mine, theirs, against, f"≤ {times:g}×", mine <= times * theirs)


def limit(what: str, repeats: int, ours: Callable[[], object], milliseconds: float) -> Line:
    """Ours against the clock."""
    mine = timings(repeats, ours)[0].median
    return Line(what, mine, None, "", f"< {milliseconds:g} ms", mine < milliseconds)


def walk_docx(data: bytes) -> int:
    """What python-docx needs to open a file and walk its cells."""
    document = docx.Document(io.BytesIO(data))
    cells = sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)
    return cells + sum(len(p.text) for p in document.paragraphs)


def plumb(data: bytes) -> int:
    """pdfplumber's table extraction alone."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return sum(len(page.extract_tables()) for page in pdf.pages)


def run(*command: str | Path) -> None:
    # One thread: on a busy machine Tesseract's own threads only get in each other's way.
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    subprocess.run([str(c) for c in command], check=True, capture_output=True, env=environment)  # noqa: S603 - our own command


def giaoban() -> list[str]:
    """The installed command, or the same by module."""
    program = Path(sys.executable).with_name("giaoban")
    return [str(program)] if program.exists() else [sys.executable, "-m", "giaoban.cli"]


def measure(repeats: int, folder: Path) -> tuple[list[Line], list[str]]:
    """All comparisons, and those left out with the reason."""
    paper, left_out = table_paper(), []
    word = to_docx(paper)
    file, tiny = folder / "table.docx", folder / "tiny.txt"
    file.write_bytes(word)
    tiny.write_text("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 9 NĂM 2022\n\n- Họp giao ban.\n", encoding="utf-8")
    few = max(3, repeats // 3)
    lines = [
        compare(
            f".docx of {ROWS} rows, in process",
            repeats,
            lambda: read(word, "table.docx"),
            lambda: walk_docx(word),
            "python-docx, open and walk the cells",
            1,
        )
    ]
    pandoc = shutil.which("pandoc")
    if pandoc:
        ours: Callable[[], object] = lambda: run(*giaoban(), "read", file)  # noqa: E731
        theirs: Callable[[], object] = lambda: run(pandoc, "-t", "plain", file)  # noqa: E731
        lines.append(compare("the same, whole process", few, ours, theirs, "pandoc -t plain", 4))
    else:
        left_out.append("pandoc is not installed")
    if has_fonts():
        lines += _pdf_and_scan(paper, repeats, few, folder, left_out)
    else:
        left_out.append("no Tinos (fonts-croscore) to make a PDF with")
    text = long_text()
    lines.append(limit(f"text of {len(text) // 1000} kB, in process", repeats, lambda: read(text, "a.txt"), 100))
    lines.append(limit("giaoban read, tiny file", few, lambda: run(*giaoban(), "read", tiny), 500))
    return lines, left_out


def _pdf_and_scan(paper: Paper, repeats: int, few: int, folder: Path, left_out: list[str]) -> list[Line]:
    pdf = to_pdf(paper)
    against = "pdfplumber, extract_tables"
    lines = [compare("PDF, in process", few, lambda: read(pdf, "a.pdf"), lambda: plumb(pdf), against, 1.5)]
    if not can_ocr():
        left_out.append("Tesseract with Vietnamese is not installed")
        return lines
    page = folder / "page.png"
    to_pages(pdf, "bench")[0].save(page)
    scan = page.read_bytes()
    tesseract = str(shutil.which("tesseract"))
    lines.append(
        compare(
            "scanned page, in process",
            3,
            lambda: read(scan, "page.png"),
            lambda: run(tesseract, page, "stdout", "-l", "vie"),
            "tesseract -l vie, one thread",
            1.3,
        )
    )
    return lines


def rows_of(lines: list[Line]) -> list[list[str]]:
    rows = [["what", "ours ms", "other ms", "against", "ratio", "aim", "met"]]
    for line in lines:
        other = "–" if line.other is None else f"{line.other:.1f}"
        met = "yes" if line.met else "NO"
        rows.append([line.what, f"{line.ours:.1f}", other, line.against, line.ratio, line.aim, met])
    return rows


def main() -> None:
    chosen = options(__doc__ or "")
    if chosen.only == "lists":
        return
    with tempfile.TemporaryDirectory() as folder:
        lines, left_out = measure(chosen.repeats, Path(folder))
    print(table(rows_of(lines)))
    for reason in left_out:
        print(f"Left out: {reason}.")
    if chosen.date:
        command = "make bench ARGS='" + " ".join(sys.argv[1:]) + "'"
        how = f"Measured on {chosen.date} by `{command}` ({machine()}); medians."
        text = f"# What reading costs\n\n{how}\n\n{table(rows_of(lines))}\n"
        (DOCS / "bench-reading.md").write_text(text, encoding="utf-8")
        data = {"date": chosen.date, "command": command, "machine": machine(), "lines": [asdict(x) for x in lines]}
        (DOCS / "bench-reading.json").write_text(
            json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
