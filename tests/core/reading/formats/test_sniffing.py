"""The form of a file is what its bytes say."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.reading.formats.sniffing import Form, sniff
from giaoban.core.reading.refusal import Refused

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(*names: str, mimetype: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def compound(*streams: str) -> bytes:
    return COMPOUND + b"".join((stream + "\0").encode("utf-16-le") for stream in streams)


ODF = "application/vnd.oasis.opendocument."


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"%PDF-1.7\n", Form.PDF),
        (b"\r\n%PDF-1.4\n", Form.PDF),
        (b"\x89PNG\r\n\x1a\n....", Form.IMAGE),
        (b"\xff\xd8\xff\xe0....", Form.IMAGE),
        (b"BM" + bytes(12) + b"\x28\0\0\0" + bytes(40), Form.IMAGE),
        (b"RIFF\0\0\0\0WEBPVP8 ", Form.IMAGE),
        (zipped("[Content_Types].xml", "word/document.xml"), Form.DOCX),
        (zipped("Word\\Document.xml"), Form.DOCX),
        (zipped("xl/workbook.xml"), Form.SHEET),
        (zipped("content.xml", mimetype=ODF + "spreadsheet"), Form.SHEET),
        (zipped("content.xml", mimetype=ODF + "text"), Form.OFFICE),
        (compound("Root Entry", "WordDocument"), Form.OFFICE),
        (compound("Root Entry", "Workbook"), Form.SHEET),
        (b"{\\rtf1\\ansi", Form.OFFICE),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', Form.OFFICE),
        ("Kế hoạch tuần 12".encode(), Form.TEXT),
        ("BM. Kế hoạch của Ban Mai năm nay".encode(), Form.TEXT),
        ("\ufeffKế hoạch".encode("utf-16-le"), Form.TEXT),
        (b"<html><body>Ch\xe6</body></html>", Form.TEXT),
    ],
)
def test_the_bytes_tell_the_form(data: bytes, form: Form) -> None:
    assert sniff(data, "ten-sai.bin") is form


def test_a_wrong_name_is_ignored() -> None:
    assert sniff(zipped("word/document.xml"), "ke-hoach.pdf") is Form.DOCX
    assert sniff(b"%PDF-1.7", "ke-hoach.docx") is Form.PDF


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (compound("EncryptionInfo", "EncryptedPackage"), "mật khẩu"),
        (compound("PowerPoint Document"), "trình chiếu"),
        (compound("Root Entry", "Other"), "không phải"),
        (zipped("ppt/presentation.xml"), "trình chiếu"),
        (zipped("anh.jpg"), "giải nén"),
        (b"PK\x03\x04 cut", "hỏng"),
        (bytes(range(256)) * 4, "Không nhận ra"),
        (b" \n\t ", "rỗng"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        sniff(data, "tep")


@pytest.mark.parametrize(("name", "form"), [("cu.doc", Form.OFFICE), ("cu.xls", Form.SHEET)])
def test_the_name_tells_apart_what_the_bytes_cannot(name: str, form: Form) -> None:
    assert sniff(COMPOUND, name) is form


@given(st.binary(min_size=1, max_size=400), st.sampled_from([b"", b"PK\x03\x04", COMPOUND[:8], b"BM", b"{\\rtf"]))
def test_any_bytes_have_a_form_or_are_refused(data: bytes, head: bytes) -> None:
    try:
        form: Form | str = sniff(head + data, "tep")
    except Refused as refusal:
        form = str(refusal)

    assert form
