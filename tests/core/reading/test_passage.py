"""A passage is text that knows where it came from, whatever is cut, joined or folded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.reading.document import Cell, Paragraph
from giaoban.core.reading.passage import Passage, Span

TEXTS = st.text(alphabet="ab đẽ.,; \t", max_size=30)


def paragraph(text: str, unit: int = 0) -> Paragraph:
    return Paragraph(unit=unit, text=text, line=1)


def quoted(passage: Passage, source: dict[int, str]) -> str:
    """The characters that the passage's pieces point at, joined, spaces that have no source left out."""
    return "".join(source[unit][offset : offset + n] for _, unit, offset, n in passage.pieces)


def test_a_cut_knows_its_unit_and_offset() -> None:
    passage = Passage.of(paragraph("Trình trước 15/8", unit=7))

    cut = passage[6:16]

    assert cut.text == "trước 15/8"
    assert cut.spans() == (Span(7, 6, 16),)


def test_a_cell_of_two_lines_is_one_text_with_two_spans() -> None:
    cell = Cell(0, 0, (paragraph("Đ/c Mai", 1), paragraph("", 2), paragraph("Phòng A", 3)))

    passage = Passage.of_cell(cell)

    assert passage.text == "Đ/c Mai Phòng A"
    assert passage.spans() == (Span(1, 0, 7), Span(3, 0, 7))


def test_folding_white_space_keeps_the_words_source() -> None:
    passage = Passage.of(paragraph("  Phòng \t  Quản lý ", unit=4)).squeeze()

    assert passage.text == "Phòng Quản lý"
    assert quoted(passage, {4: "  Phòng \t  Quản lý "}) == "PhòngQuảnlý"


def test_what_is_taken_out_of_the_middle_leaves_two_spans() -> None:
    passage = Passage.of(paragraph("Họp (sáng) tại sở"))

    rest = passage.without(4, 11)

    assert rest.text == "Họp tại sở"
    assert rest.spans() == (Span(0, 0, 4), Span(0, 11, 17))


@given(first=TEXTS, second=TEXTS, start=st.integers(0, 40), stop=st.integers(0, 40))
def test_every_cut_of_a_join_quotes_its_own_text(first: str, second: str, start: int, stop: int) -> None:
    source = {0: first, 1: second}
    joined = Passage.join((Passage.of(paragraph(first, 0)), Passage.of(paragraph(second, 1))))

    cut = joined.cut(min(start, len(joined)), min(stop, len(joined)))

    for at, unit, offset, n in cut.pieces:
        assert cut.text[at : at + n] == source[unit][offset : offset + n]


@given(text=TEXTS)
def test_stripping_and_squeezing_give_what_strings_give(text: str) -> None:
    passage = Passage.of(paragraph(text))

    assert passage.strip().text == text.strip()
    assert passage.squeeze().text == " ".join(text.split())
    assert [p.text for p in passage.split(";")] == [p.strip() for p in text.split(";") if p.strip()]


@given(first=TEXTS, second=TEXTS, start=st.integers(0, 40), stop=st.integers(0, 40))
def test_what_is_cut_from_a_copy_is_traced_to_where_the_text_stands(
    first: str, second: str, start: int, stop: int
) -> None:
    whole = Passage.join((Passage.of(paragraph(first, 3)), Passage.of(paragraph(second, 4))))

    traced = Passage.alone(whole.text).cut(start, stop).traced_to(whole)

    assert (traced.text, traced.spans()) == (whole.cut(start, stop).text, whole.cut(start, stop).spans())
