"""`giaoban read`: files and folders in, JSON or tables out."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

from giaoban.core.reading.contract import reading_to_dict
from giaoban.core.reading.draft import Options
from giaoban.core.reading.model import Kind
from giaoban.core.reading.reader import Paper, read_paper
from giaoban.core.reading.refusal import Limits, Refused

READABLE = frozenset(
    ".docx .docm .doc .odt .rtf .pdf .png .jpg .jpeg .tif .tiff .bmp .webp .xlsx .xlsm .xls .ods "
    ".txt .md .html .htm".split()
)
READ, REFUSED = 0, 2


def read_files(options: argparse.Namespace) -> int:
    """Reads what the options name. Standard output has only the readings; refusals go to standard error.

    Returns 0 when all were read, 2 when one was refused. Several files give one JSON object a line, each
    with its file's name in `file`.
    """
    logging.getLogger().addHandler(logging.NullHandler())  # a fault is told as a warning, never as a traceback
    try:
        reading_options = Options(kind=Kind(options.kind) if options.kind else None, year=options.year)
    except ValueError:
        kinds = ", ".join(k.value for k in Kind)
        return _refuse(f"Không có loại văn bản “{options.kind}”; các loại là: {kinds}.")
    paths = list(_paths(options.files))
    several = len(paths) > 1 or any(Path(f).is_dir() for f in options.files)
    if not paths:
        return _refuse("Không có tệp nào đọc được trong thư mục đã cho.")
    status = READ
    for path in _progress(paths) if several else paths:
        try:
            paper = _read(path, reading_options)
        except Refused as refusal:
            status = _refuse(f"{path.name}: {refusal}" if several else str(refusal))
            continue
        _print(paper, path if several else None, options.format)
    return status


def _read(path: Path, options: Options) -> Paper:
    limits = Limits()
    try:
        if path.stat().st_size > limits.file_bytes:
            raise Refused(f"Tệp quá lớn; giới hạn là {limits.file_bytes // 1_000_000} MB.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise Refused(f"Không tìm thấy tệp “{path}”.") from None
    except OSError:
        raise Refused(f"Không mở được tệp “{path}”.") from None
    return read_paper(data, path.name, options, limits)


def _paths(names: list[str]) -> Iterator[Path]:
    for name in names:
        path = Path(name)
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix.lower() in READABLE and p.is_file())
        else:
            yield path


def _progress(paths: list[Path]) -> Iterator[Path]:
    from tqdm import tqdm  # only a run over many files shows a bar

    yield from tqdm(paths, desc="Đang đọc", unit=" tệp", file=sys.stderr)


def _print(paper: Paper, path: Path | None, form: str) -> None:
    if form == "table":
        from giaoban.terminal.table import show  # colours and columns only when asked for

        print(show(paper, str(path) if path else paper.document.name, colour=sys.stdout.isatty()))
        return
    result = reading_to_dict(paper.reading, paper.document)
    if path is not None:
        result = {"file": str(path), **result}
    json.dump(result, sys.stdout, ensure_ascii=False, indent=None if path else 2)
    sys.stdout.write("\n")


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED
