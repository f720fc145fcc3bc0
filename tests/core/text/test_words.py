from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.text.folding import fold
from giaoban.core.text.words import (
    EXACT,
    LONGEST,
    MOST,
    Piece,
    Term,
    excerpt,
    marked_pieces,
    search_words,
    ways_to_find,
    words_of,
)

vietnamese = st.text("aăâeêioôơuưyđbcdghklmnpqrstvxAĂÂĐ áàảãạếềểễệốồổỗộứừửữựýỳỷỹỵ0123456789/-.", max_size=40)
anything = st.text(max_size=60) | vietnamese


def has(words: str, way: tuple[Term, ...]) -> bool:
    """What both databases do with search words and one way of finding."""
    stored = words.split(" ")
    return all(any(w == t.word or (t.begins and w.startswith(t.word)) for w in stored) for t in way)


def test_a_row_is_found_by_its_words_bare_and_as_written() -> None:
    assert search_words("Phương án tự chủ", "Phương án 07/TTr") == (
        "phuong =phương an =án tu =tự chu =chủ 7 =07 ttr =ttr"
    )


def test_two_schools_of_placing_tones_and_capitals_write_the_same_word() -> None:
    assert search_words("Khánh Hòa") == search_words("KHÁNH HOÀ")


@pytest.mark.parametrize(
    ("typed", "bare"), [("007", "7"), ("0", "0"), ("000", "0"), ("2021a", "2021a"), ("Ðường", "duong")]
)
def test_a_word_without_marks_has_no_noughts_in_front(typed: str, bare: str) -> None:
    assert [word.bare for word in words_of(typed)] == [bare]


def test_a_word_is_found_as_typed_then_by_the_marks_typed_then_without_marks() -> None:
    assert ways_to_find("tự chu") == (
        (Term("=tự"), Term("=chu")),
        (Term("=tự"), Term("chu", begins=True)),
        (Term("tu"), Term("chu", begins=True)),
    )


@pytest.mark.parametrize("typed", ["", "  ", "!!!", "“”", "字"])
def test_nothing_is_looked_for_where_no_word_is_typed(typed: str) -> None:
    assert ways_to_find(typed) == ()


def test_the_words_asked_for_are_marked_with_or_without_their_marks() -> None:
    pieces = marked_pieces("Phương án TỰ CHỦ, chủng loại", "tu chu")

    assert [piece.text for piece in pieces if piece.found] == ["TỰ", "CHỦ", "chủng"]
    assert pieces[0] == Piece("Phương án ")


def test_a_question_of_any_length_is_read_to_its_three_hundredth_letter() -> None:
    assert ways_to_find("tự " * 500) == ways_to_find("tự " * 100)


def test_a_table_of_a_hundred_thousand_numbers_stays_below_what_a_database_indexes() -> None:
    words = search_words(*(str(n) for n in range(100_000)), "cuối")

    assert len(words) <= MOST
    assert "  " not in words


@given(anything, anything)
def test_search_words_are_distinct_and_split_at_single_spaces(one: str, other: str) -> None:
    words = search_words(one, other)

    assert len(set(words.split())) == len(words.split())
    assert words == " ".join(words.split())


@given(anything)
def test_every_bare_word_is_folded_and_folding_it_again_changes_nothing(text: str) -> None:
    bare = [word.bare for word in words_of(text)]

    assert all(fold(word) == word and word.isascii() and word.isalnum() and len(word) <= LONGEST for word in bare)
    assert [word.bare for word in words_of(" ".join(bare))] == bare


@given(vietnamese)
def test_a_text_is_found_by_all_its_words_with_and_without_marks(text: str) -> None:
    stored = search_words(text)
    exact = " ".join(word.exact for word in words_of(text))

    assert all(has(stored, way) for typed in (text, exact, fold(text)) for way in ways_to_find(typed)[-1:])
    assert all(has(stored, way) for way in ways_to_find(exact))


@given(vietnamese)
def test_composed_or_decomposed_the_search_words_are_the_same(text: str) -> None:
    assert search_words(unicodedata.normalize("NFD", text)) == search_words(text)


@given(anything, anything)
def test_what_is_found_one_way_is_found_every_laxer_way(text: str, typed: str) -> None:
    stored = search_words(text)
    found = [has(stored, way) for way in ways_to_find(typed)]

    assert found == sorted(found)


@given(anything)
def test_nothing_but_letters_and_numbers_is_ever_asked_of_a_database(typed: str) -> None:
    asked = [term.word.removeprefix(EXACT) for way in ways_to_find(typed) for term in way]

    assert all(word.isalnum() for word in asked)


@given(anything, vietnamese)
def test_the_pieces_of_a_text_are_the_text(text: str, typed: str) -> None:
    assert "".join(piece.text for piece in marked_pieces(text, typed)) == text


def test_a_long_text_is_shown_around_the_first_word_found() -> None:
    text = "mở đầu " * 50 + "phương án tự chủ " + "đoạn cuối " * 50

    pieces = excerpt(text, "tu chu", 60)

    assert "".join(piece.text for piece in pieces).startswith("… ")
    assert [piece.text for piece in pieces if piece.found] == ["tự", "chủ"]


@given(anything, vietnamese, st.integers(10, 80))
def test_an_excerpt_is_short_and_keeps_the_first_word_found(text: str, typed: str, room: int) -> None:
    shown = "".join(piece.text for piece in excerpt(text, typed, room))

    assert len(shown) <= max(len(text), room + 4)
    assert text == shown or len(shown) <= room + 4
