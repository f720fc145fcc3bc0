"""Old fonts: what was typed in TCVN3 or VNI reads as Unicode."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.text.legacy import Encoding, encoding_of_font, is_ambiguous, is_unicode, to_unicode


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3),
        (".VnArial Narrow", Encoding.TCVN3),
        (".VNTIME", Encoding.TCVN3),
        (".VnTimeH", Encoding.TCVN3_CAPITALS),
        (".VnAvantH", Encoding.TCVN3_CAPITALS),
        (".VnArial NarrowH", Encoding.TCVN3_CAPITALS),
        ("VNI-Times", Encoding.VNI),
        ("VNI-Helve-Condense", Encoding.VNI),
        ("Times New Roman", None),
        ("UVN Bach Tuyet", None),
        ("", None),
        (None, None),
    ],
)
def test_the_name_of_a_font_tells_its_encoding(font: str | None, encoding: Encoding | None) -> None:
    assert encoding_of_font(font) is encoding


def test_tcvn3_reads_as_unicode() -> None:
    assert to_unicode("Ch­¬ng tr×nh c«ng t¸c th¸ng 11", Encoding.TCVN3) == "Chương trình công tác tháng 11"
    assert to_unicode("§Ò nghÞ c¸c ®¬n vÞ b¸o c¸o kÕt qu¶", Encoding.TCVN3) == "Đề nghị các đơn vị báo cáo kết quả"


def test_the_capital_font_of_tcvn3_prints_capitals() -> None:
    assert to_unicode("céng hßa x· héi", Encoding.TCVN3_CAPITALS) == "CỘNG HÒA XÃ HỘI"


def test_vni_reads_as_unicode() -> None:
    assert to_unicode("Chöông trình coâng taùc thaùng 11", Encoding.VNI) == "Chương trình công tác tháng 11"
    assert to_unicode("COÄNG HOØA XAÕ HOÄI", Encoding.VNI) == "CỘNG HÒA XÃ HỘI"
    assert to_unicode("Ñeà nghò ñôn vò kyù, nghæ leã", Encoding.VNI) == "Đề nghị đơn vị ký, nghỉ lễ"


def test_codes_in_the_private_area_of_a_symbol_font_are_understood() -> None:
    assert to_unicode("c\uf0abng t\uf0b8c", Encoding.TCVN3) == "công tác"


def test_unicode_text_in_an_old_font_is_left_alone() -> None:
    assert to_unicode("Chương trình công tác", Encoding.TCVN3) == "Chương trình công tác"
    assert is_unicode("đơn vị")


def test_a_short_word_may_be_read_both_ways() -> None:
    assert is_ambiguous("cã")
    assert is_ambiguous("2021")
    assert not is_ambiguous("tr×nh")
    assert not is_ambiguous("Ch­¬ng")


@given(st.text(alphabet="abcdeghiklmnopqrstuvxy ", max_size=20))
def test_plain_letters_are_the_same_in_every_encoding(text: str) -> None:
    assert to_unicode(text, Encoding.TCVN3) == text
    assert to_unicode(text, Encoding.VNI) == text


def test_every_vietnamese_letter_can_be_typed_in_tcvn3() -> None:
    typed = {to_unicode(chr(code), Encoding.TCVN3) for code in range(0xA1, 0xFF)}

    assert set("ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĂÂĐÊÔƠƯ") <= typed
