"""What a scan says is checked by a person: digits always, words where the picture was unclear."""

from __future__ import annotations

from datetime import date

from giaoban.core.reading.document import Document, Medium, Paragraph
from giaoban.core.reading.draft import Draft, Options
from giaoban.core.reading.model import Item, State, sure
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.doubt import doubt_recognised

CLEAR = Paragraph(0, "Rà soát danh mục trước 15/8", 1, confidence=0.97)
SMUDGED = Paragraph(1, "Phòng Quan lỳ", 2, confidence=0.41)


def draft(medium: Medium) -> Draft:
    words = Passage.of(CLEAR)
    item = Item(
        path="1",
        section="",
        line=1,
        text=sure("Rà soát danh mục", words[:16]),
        when=sure("trước 15/8", words[17:]),
        due=sure(date(2024, 8, 15), words[17:]),
        units=sure(("Phòng Quan lỳ",), Passage.of(SMUDGED)),
    )
    document = Document("quet.pdf", "scan", (CLEAR, SMUDGED), medium=medium)
    return Draft(document=document, options=Options(), body=document.blocks, items=(item,))


def test_digits_of_a_scan_are_always_checked_and_clear_words_are_not() -> None:
    item = doubt_recognised(draft(Medium.RECOGNISED)).items[0]

    assert (item.when.state, item.due.state, item.text.state) == (State.CHECK, State.CHECK, State.SURE)
    assert item.due.value == date(2024, 8, 15)
    assert "bản gốc" in item.due.why


def test_words_that_the_picture_shows_badly_are_checked() -> None:
    item = doubt_recognised(draft(Medium.RECOGNISED)).items[0]

    assert item.units.state is State.CHECK


def test_what_was_not_stated_stays_missing() -> None:
    item = doubt_recognised(draft(Medium.RECOGNISED)).items[0]

    assert item.leaders.state is State.MISSING


def test_a_typed_paper_is_left_alone() -> None:
    typed = draft(Medium.TYPED)

    assert doubt_recognised(typed) is typed
