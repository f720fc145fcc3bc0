"""Old word processor files, read through LibreOffice."""

import http.server
import io
import os
import shutil
import subprocess
import threading
import time
import zipfile
from pathlib import Path

import docx
import pytest

from giaoban.core.reading.formats import office
from giaoban.core.reading.formats.office import form_of, open_document
from giaoban.core.reading.refusal import Limits, Refused

RTF = (
    rb"{\rtf1\ansi\ansicpg1252\uc0{\fonttbl{\f0 Times New Roman;}}\f0 "
    rb"K\u7871  ho\u7841 ch\par{\trowd\cellx2000\cellx6000\intbl TT\cell N\u7897 i dung\cell\row}"
    rb"{\trowd\cellx2000\cellx6000\intbl 1\cell H\u7885 p\cell\row}\pard H\u7871 t\par}"
)


def test_a_missing_program_is_told_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)

    with pytest.raises(Refused, match=r"\.rtf.*hãy lưu lại thành \.docx"):
        open_document(RTF, "a.rtf", Limits())


@pytest.mark.parametrize(
    ("data", "form"), [(RTF, "rtf"), (b"PK\x03\x04", "odt"), (b"\xd0\xcf\x11\xe0", "doc"), (b"<?xml ?>", "xml")]
)
def test_the_form_is_told_by_the_first_bytes(data: bytes, form: str) -> None:
    assert form_of(data) == form


@pytest.mark.office
def test_an_rtf_is_read_with_its_table() -> None:
    document = open_document(RTF, "a.rtf", Limits())

    texts = [paragraph.text for paragraph in document.paragraphs()]

    assert document.format == "rtf"
    assert (texts[0], texts[-1]) == ("Kế hoạch", "Hết")
    assert [[cell.text for cell in row.cells] for row in next(document.tables()).rows] == [
        ["TT", "Nội dung"],
        ["1", "Họp"],
    ]


@pytest.mark.office
def test_a_file_that_cannot_be_opened_is_refused() -> None:
    with pytest.raises(Refused):
        open_document(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "a.doc", Limits())


def program_that(folder: Path, script: str) -> str:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


def test_a_program_that_hangs_is_ended_with_all_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = program_that(tmp_path, f"sleep 60 & echo $! > {tmp_path}/child; wait")
    monkeypatch.setattr(shutil, "which", lambda name: program)

    with pytest.raises(Refused, match=r"trong 1 giây"):
        open_document(RTF, "a.rtf", Limits(office_seconds=1))

    child = int((tmp_path / "child").read_text())
    assert ended(child)


def ended(process: int) -> bool:
    """Whether a process is gone within two seconds; a zombie that nobody has fetched is gone too."""
    for _ in range(40):
        state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
        if not state.stdout.strip() or state.stdout.startswith("Z"):
            return True
        time.sleep(0.05)
    return False


def test_a_program_that_makes_nothing_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: program_that(tmp_path, "exit 0"))

    with pytest.raises(Refused, match="Không mở được"):
        open_document(RTF, "a.rtf", Limits())


class _Listener(http.server.BaseHTTPRequestHandler):
    asked: list[str] = []

    def do_GET(self) -> None:
        _Listener.asked.append(self.path)
        self.send_error(404)

    def log_message(self, *arguments: object) -> None:
        pass


def odt_with_a_picture_at(address: str) -> bytes:
    """An .odt whose picture lies elsewhere: without our settings LibreOffice asks for it."""
    odf = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = f'xmlns:office="{odf}:office:1.0" xmlns:text="{odf}:text:1.0" xmlns:draw="{odf}:drawing:1.0"'
    spaces += f' xmlns:svg="{odf}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    kind = "application/vnd.oasis.opendocument.text"
    entry = '<m:file-entry m:full-path="{}" m:media-type="{}"/>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<m:manifest xmlns:m="{odf}:manifest:1.0">'
            f"{entry.format('/', kind)}{entry.format('content.xml', 'text/xml')}</m:manifest>",
        )
        archive.writestr(
            "content.xml",
            f'<office:document-content {spaces} office:version="1.2"><office:body><office:text><text:p>Kế hoạch'
            '<draw:frame svg:width="2cm" svg:height="2cm">'
            f'<draw:image xlink:href="{address}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
            "</draw:frame></text:p></office:text></office:body></office:document-content>",
        )
    return buffer.getvalue()


@pytest.mark.office
def test_links_to_the_outside_are_not_opened() -> None:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    try:
        open_document(odt_with_a_picture_at(f"http://127.0.0.1:{server.server_port}/anh.png"), "a.odt", Limits())
    finally:
        server.shutdown()
        server.server_close()

    assert _Listener.asked == []


def test_the_profile_switches_macros_off(tmp_path: Path) -> None:
    office._write_settings(tmp_path)

    written = (tmp_path / "user" / "registrymodifications.xcu").read_text(encoding="utf-8")

    assert "DisableMacrosExecution" in written
    assert os.path.getsize(tmp_path / "user" / "registrymodifications.xcu") > 100


@pytest.mark.office
@pytest.mark.parametrize("form", ["doc", "odt"])
def test_a_word_file_saved_in_an_old_form_reads_the_same(form: str, tmp_path: Path) -> None:
    written = docx.Document()
    written.add_paragraph().add_run("KẾ HOẠCH").bold = True
    made = written.add_table(2, 2, style="Table Grid")
    for cell, text in zip(made._cells, ["TT", "Nội dung", "1", "Họp giao ban"], strict=True):
        cell.text = text
    written.add_paragraph("Hết")
    written.save(str(tmp_path / "mau.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    program = shutil.which("soffice") or "libreoffice"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", form, "--outdir", str(tmp_path), str(tmp_path / "mau.docx")],
        check=True,
        capture_output=True,
        timeout=60,
    )

    document = open_document((tmp_path / f"mau.{form}").read_bytes(), f"mau.{form}", Limits())

    assert document.format == form
    assert [q.text for q in document.paragraphs()] == ["KẾ HOẠCH", "TT", "Nội dung", "1", "Họp giao ban", "Hết"]
    assert next(document.paragraphs()).bold
