"""Bad Word files: one clear sentence, never anything else."""

import io
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.core.reading.document import Document
from giaoban.core.reading.formats.docx import open_document
from giaoban.core.reading.refusal import Limits, Refused
from tests.core.reading.formats.word_files import HEAD, cell, p, row, run, table, word_file, zipped

LIMITS = Limits()
SOUND = word_file(
    p(run("CHƯƠNG TRÌNH", "<w:b/>")) + table(row("TT", "Nội dung"), row("1", "Họp giao ban")) + p(run("Hết")),
    styles='<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
)


def refuse(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(Refused) as refusal:
        open_document(data, "mau.docx", limits)
    return str(refusal.value)


def read_or_refuse(data: bytes) -> Document | str:
    """The document, or the sentence of the refusal; any other exception fails the test."""
    try:
        return open_document(data, "mau.docx", LIMITS)
    except Refused as refusal:
        return str(refusal)


def test_a_file_that_is_no_zip_is_damaged() -> None:
    assert "hỏng" in refuse(b"PK\x03\x04 not really")


def test_a_file_without_its_main_part_is_damaged() -> None:
    assert "hỏng" in refuse(zipped({"word/other.xml": "<x/>"}))


def test_broken_xml_is_damaged() -> None:
    assert "hỏng" in refuse(zipped({"word/document.xml": "<w:document><unclosed>"}))


def test_entities_are_refused_before_they_grow() -> None:
    bomb = '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY c "&a;&a;&a;">]><b>&c;</b>'

    assert "DTD" in refuse(zipped({"word/document.xml": bomb}))
    assert "DTD" in refuse(zipped({"word/document.xml": bomb.encode("utf-16")}))


def test_a_bomb_in_the_styles_is_refused_too() -> None:
    parts = {"word/document.xml": HEAD.format("document", "<w:body/>"), "word/styles.xml": "<!DOCTYPE b []><b/>"}

    assert "DTD" in refuse(zipped(parts))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    assert "nén" in refuse(zipped({"word/document.xml": b"\0" * 40_000_000}))
    assert "nén" in refuse(SOUND, Limits(unpacked_bytes=100))


def test_too_much_text_is_refused() -> None:
    assert "quá dài" in refuse(word_file(p(run("chữ " * 500))), Limits(characters=1000))


def test_a_locked_part_is_named() -> None:
    buffer = io.BytesIO(SOUND)
    with zipfile.ZipFile(buffer) as archive:
        places = [info.header_offset for info in archive.infolist()]
    data = bytearray(SOUND)
    for place in places:
        data[place + 6] |= 1
    central = data.find(b"PK\x01\x02")
    while central >= 0:
        data[central + 8] |= 1
        central = data.find(b"PK\x01\x02", central + 4)

    assert "mật khẩu" in refuse(bytes(data))


def test_a_file_of_pictures_and_an_empty_file_say_so() -> None:
    assert "chỉ có ảnh" in refuse(word_file(p("<w:r><w:drawing/></w:r>")))
    assert "không có chữ" in refuse(word_file(p()))


def test_damaged_styles_are_noted_and_the_text_is_read() -> None:
    parts = {
        "word/document.xml": HEAD.format("document", f"<w:body>{p(run('Chữ'))}</w:body>"),
        "word/styles.xml": "<broken",
    }

    document = open_document(zipped(parts), "mau.docx", LIMITS)

    assert [paragraph.text for paragraph in document.paragraphs()] == ["Chữ"]
    assert document.notes


def test_a_strict_file_is_read_like_any_other() -> None:
    usual, strict = (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    xml = HEAD.format("document", f"<w:body>{p(run('Chữ'))}</w:body>").replace(usual, strict)

    assert [x.text for x in open_document(zipped({"word/document.xml": xml}), "a", LIMITS).paragraphs()] == ["Chữ"]


def test_the_main_part_is_found_by_its_relation_and_links_outside_are_not_followed() -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Type="{office}/officeDocument" Target="http://example.invalid/x.xml" TargetMode="External"/>'
        f'<Relationship Type="{office}/officeDocument" Target="noi/dung.xml"/></Relationships>'
    )
    xml = HEAD.format("document", f"<w:body>{p(run('Chữ'))}</w:body>")

    assert open_document(zipped({"_rels/.rels": rels, "noi/dung.xml": xml}), "a", LIMITS).blocks


@pytest.mark.parametrize("depth", [5, 30, 2000])
def test_deep_nesting_ends(depth: int) -> None:
    body = p(run("đáy"))
    for _ in range(depth):
        body = table(row(cell(body=body + p())))

    read = read_or_refuse(word_file(body))

    assert "hỏng" in read if isinstance(read, str) else any("đáy" in one.text for one in read.paragraphs())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SOUND)), st.randoms(use_true_random=False))
def test_a_file_cut_or_scrambled_anywhere_is_read_or_refused(cut: int, chance: random.Random) -> None:
    scrambled = bytearray(SOUND)
    for _ in range(chance.randint(1, 12)):
        scrambled[chance.randrange(len(scrambled))] = chance.randrange(256)

    assert read_or_refuse(SOUND[:cut])
    assert read_or_refuse(bytes(scrambled))


XML = HEAD.format("document", f"<w:body>{p(run('Chữ', '<w:b/>'))}{table(row('a', 'b'))}</w:body>").encode()


@settings(max_examples=80, deadline=None)
@given(st.randoms(use_true_random=False))
def test_xml_scrambled_inside_a_sound_zip_is_read_or_refused(chance: random.Random) -> None:
    scrambled = bytearray(XML)
    for _ in range(chance.randint(1, 4)):
        scrambled[chance.randrange(len(scrambled))] = chance.randrange(256)

    parts = {"document": bytes(scrambled), "styles": bytes(scrambled), "numbering": XML}
    assert read_or_refuse(zipped({f"word/{name}.xml": part for name, part in parts.items()}))
