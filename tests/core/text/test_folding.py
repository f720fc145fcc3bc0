from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.text.folding import fold, fold_in_place, nfc, unify_tones

vietnamese = st.text("aăâeêioôơuưyđbcdghklmnpqrstvxAĂÂĐ áàảãạếềểễệốồổỗộứừửữựýỳỷỹỵ", max_size=40)


def test_folding_takes_marks_and_spaces() -> None:
    assert fold("Đường  Hòa\u00a0Bình") == "duong hoa binh"


def test_two_schools_of_placing_tones_are_one() -> None:
    assert unify_tones("Trần Thị Thùy") == unify_tones("Trần Thị Thuỳ")
    assert unify_tones("Khánh Hòa") == unify_tones("Khánh Hoà")
    assert unify_tones("hoa") != unify_tones("hòa")
    assert unify_tones("quý hoàn toàn") == "quý hoàn toàn"


@given(st.text(max_size=60) | vietnamese)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(vietnamese)
def test_typing_decomposed_or_composed_folds_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(vietnamese, vietnamese)
def test_a_place_found_in_folded_text_leads_back_to_the_original(before: str, word: str) -> None:
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, f"{before}|{word}|")
        folded = fold_in_place(text)
        at = folded.text.index("|")
        end = folded.text.index("|", at + 1) + 1
        assert nfc(text[folded.begin(at) : folded.end(end)]) == nfc(f"|{word}|")


@given(vietnamese)
def test_unifying_tones_twice_is_once_and_changes_no_letter(text: str) -> None:
    once = unify_tones(text)
    assert unify_tones(once) == once
    assert fold(once) == fold(text)


def test_a_list_mark_of_a_symbol_font_becomes_the_mark_one_sees() -> None:
    assert nfc("\uf0b7 Ngày 01-8: Họp") == "• Ngày 01-8: Họp"
