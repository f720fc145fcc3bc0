"""`giaoban read` as its users call it: one file, a folder, a bad file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from giaoban.cli import main

NOTE = "Số: 12/TB-SXD\n\nHòa Lâm, ngày 5 tháng 3 năm 2024\n\nTHÔNG BÁO\n\n1. Giao Văn phòng\n\n- Tổng hợp báo cáo.\n"


def test_one_file_prints_one_object_by_the_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tb.txt").write_text(NOTE, encoding="utf-8")

    status = main(["read", str(tmp_path / "tb.txt")])

    printed = json.loads(capsys.readouterr().out)
    assert status == 0
    assert printed["schema"] == "giaoban.reading/1"
    assert {"kind", "title", "agency", "items", "events", "figures", "warnings"} <= set(printed)


def test_a_folder_prints_one_object_a_line_with_the_files_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_text(NOTE, encoding="utf-8")

    status = main(["read", str(tmp_path)])

    lines = capsys.readouterr().out.splitlines()
    assert status == 0
    assert [Path(json.loads(line)["file"]).name for line in lines] == ["a.txt", "b.md"]


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 400, b"PK\x03\x04broken", b"%PDF-1.4 broken"])
def test_what_cannot_be_read_is_refused_in_one_line(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.docx").write_bytes(content)

    status = main(["read", str(tmp_path / "x.docx")])

    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    assert len(err.strip().splitlines()) == 1


def test_a_file_that_is_not_there_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "/khong/co.docx"]) == 2
    assert "Không tìm thấy tệp" in capsys.readouterr().err


def test_an_unknown_kind_is_refused_with_the_kinds_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--kind", "novel", "x.txt"]) == 2
    assert "monthly_programme" in capsys.readouterr().err


def test_the_table_for_people_says_what_is_unsure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tb.txt").write_text(NOTE, encoding="utf-8")

    status = main(["read", "--format", "table", str(tmp_path / "tb.txt")])

    assert status == 0
    assert "cần xem lại" in capsys.readouterr().out


def test_reading_text_imports_neither_django_nor_the_parsers_of_other_formats(tmp_path: Path) -> None:
    (tmp_path / "tb.txt").write_text(NOTE, encoding="utf-8")
    code = (
        "import sys; from giaoban.cli import main; main(['read', sys.argv[1]]);"
        "print(sorted({m.split('.')[0] for m in sys.modules} & "
        "{'django', 'lxml', 'pdfplumber', 'pypdfium2', 'numpy', 'PIL', 'python_calamine'}), file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "tb.txt")], capture_output=True, text=True, check=True
    )

    assert done.stderr.strip() == "[]"
