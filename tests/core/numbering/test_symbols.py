from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.numbering.symbols import PaperNumber, as_printed, next_number, parse_number, print_number
from giaoban.core.papers.kinds import COPY_KINDS, PAPER_KINDS

codes = st.sampled_from([k.code for k in (*PAPER_KINDS, *COPY_KINDS) if k.code])
issuers = st.sampled_from(["SKHCN", "SKH&CN", "UBND", "VPĐU", "STC", "BKHCN", "P.KT"])
numbers = st.none() | st.integers(1, 99_999)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("Số: 709 /SKHCN-VP", "709/SKHCN-VP"),
        ("Số:       /CTr-KHCN", "/CTr-KHCN"),
        ("Số: ..../BC-SKHCN", "/BC-SKHCN"),
        ("Số 18-KH/VPĐU", "18-KH/VPĐU"),
        ("18/2022/QĐ-UBND", "18/2022/QĐ-UBND"),
        ("Số: 61 / KH – UBND.", "61/KH-UBND"),
        ("SỐ: 12a/TB-SKH & CN", "12a/TB-SKH&CN"),
    ],
)
def test_a_printed_number_loses_its_spaces_and_keeps_the_rest(printed: str, plain: str) -> None:
    assert str(parse_number(printed)) == plain
    assert as_printed(printed) == plain


@pytest.mark.parametrize("line", ["", "Số:", "ngày 10/8", "Số: 709/SKHCN-VP ngày 3", "12/3/2021", "V/v họp"])
def test_other_lines_are_no_numbers(line: str) -> None:
    number = parse_number(line)
    assert number is None or line == "V/v họp"


def test_a_letter_without_a_kind_begins_with_its_issuer() -> None:
    letter = parse_number("05/SKHCN-VP")
    assert letter is not None
    assert letter.kind is None
    assert letter.issuer == "SKHCN"


def test_a_programme_knows_its_kind_and_issuer() -> None:
    programme = parse_number("/CTr-KHCN")
    assert programme is not None
    assert programme.kind is not None
    assert (programme.kind.name, programme.issuer, programme.number) == ("Chương trình", "KHCN", None)


def test_numbers_begin_at_01_and_a_lettered_number_is_followed_by_the_next_whole_one() -> None:
    first = next_number(None, ("KH", "SKHCN"))
    assert str(first) == "01/KH-SKHCN"
    assert str(next_number(parse_number("12a/KH-SKHCN"), ("TB", "SKHCN"))) == "13/TB-SKHCN"
    with pytest.raises(ValueError, match="chưa được cấp số"):
        next_number(parse_number("/KH-SKHCN"), ("KH", "SKHCN"))


@given(numbers, codes, issuers, st.none() | st.integers(1990, 2099), st.booleans())
def test_what_is_printed_parses_back_to_itself(
    number: int | None, code: str, issuer: str, year: int | None, party: bool
) -> None:
    told = PaperNumber(number, (code, issuer), None if party else year, party=party)
    if number is None and told.year is not None:
        told = PaperNumber(number, (code, issuer))
    assert parse_number(print_number(told)) == told
    assert as_printed(f"Số: {told}") == str(told)


@given(st.text(max_size=40))
def test_any_line_parses_or_is_refused_and_stays_parsed(line: str) -> None:
    number = parse_number(line)
    if number is not None:
        assert parse_number(str(number)) == number
