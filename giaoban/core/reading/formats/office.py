"""Old and other word processor files (.doc, .odt, .rtf): LibreOffice turns them into .docx, which is then read.

LibreOffice is a program of the machine and may be missing. Each call has a profile of its own (two calls that
share one wait for each other for ever), a time limit, and no macros; the whole process group ends with it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from giaoban.core.reading.document import Document
from giaoban.core.reading.formats import docx
from giaoban.core.reading.refusal import Limits, Refused

MISSING = "Máy chưa cài LibreOffice nên không đọc được tệp {form}; hãy lưu lại thành .docx rồi gửi lại."
TOO_SLOW = "LibreOffice không mở xong tệp {form} trong {seconds:.0f} giây; hãy lưu lại thành .docx rồi gửi lại."
FAILED = "Không mở được tệp {form}, có thể tệp bị hỏng hoặc có mật khẩu; hãy lưu lại thành .docx rồi gửi lại."

# Macros off, no links followed, no recovery dialog: what an unattended run must not do (registrymodifications.xcu).
_SETTINGS = {
    ("Office.Common/Security/Scripting", "MacroSecurityLevel"): "3",
    ("Office.Common/Security/Scripting", "DisableMacrosExecution"): "true",
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks"): "true",
    ("Office.Common/Security/Scripting", "DisableActiveContent"): "true",
    ("Office.Writer/Content/Update", "Link"): "0",
    ("Office.Common/Misc", "FirstRun"): "false",
}


def open_document(data: bytes, name: str, limits: Limits) -> Document:
    """The blocks of an old file. Raises `Refused` where LibreOffice is missing, too slow or cannot open it."""
    form = form_of(data)
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Refused(MISSING.format(form="." + form))
    converted = _convert(program, data, form, limits)
    return replace(docx.open_document(converted, name, limits), format=form)


def form_of(data: bytes) -> str:
    """Its form: "doc", "odt", "rtf" or "xml" (Word's single XML file), by the first bytes."""
    if data.startswith(b"PK"):
        return "odt"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    return "xml" if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") else "doc"


def _convert(program: str, data: bytes, form: str, limits: Limits) -> bytes:
    with tempfile.TemporaryDirectory(prefix="giaoban-office-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        source = place / f"van-ban.{form}"
        source.write_bytes(data)
        _write_settings(place / "profile")
        _run(_command(program, place, source), place, form, limits.office_seconds)
        result = place / "out" / "van-ban.docx"
        if not result.is_file():
            raise Refused(FAILED.format(form="." + form))
        if result.stat().st_size > limits.file_bytes:
            raise Refused("Tệp quá lớn sau khi chuyển đổi; hãy tách nhỏ rồi gửi lại.")
        return result.read_bytes()


def _command(program: str, place: Path, source: Path) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(place / 'profile').as_uri()}",
        "--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault",
        "--convert-to", "docx:MS Word 2007 XML",
        "--outdir", str(place / "out"),
        str(source),
    ]  # fmt: skip


def _run(command: list[str], place: Path, form: str, seconds: float) -> None:
    process = subprocess.Popen(  # noqa: S603 - a fixed program, its arguments are paths of our own
        command,
        cwd=place,
        env={**os.environ, "HOME": str(place), "TMPDIR": str(place)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise Refused(TOO_SLOW.format(form="." + form, seconds=seconds)) from None
    finally:
        # `soffice` is a script that starts the real program: what is left of its group must not stay behind.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _write_settings(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for (path, name), value in _SETTINGS.items()
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )
