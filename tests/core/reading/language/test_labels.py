"""Point numbers and marks as offices print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.reading.document import Paragraph
from giaoban.core.reading.language.labels import Level, read_label
from giaoban.core.reading.passage import Passage


@pytest.mark.parametrize(
    ("text", "level", "number", "rest"),
    [
        ("A. Nội dung trình", Level.LETTER, "A", "Nội dung trình"),
        ("A", Level.LETTER, "A", ""),
        ("IV", Level.ROMAN, "IV", ""),
        ("I MỤC TIÊU CHUNG", Level.ROMAN, "I", "MỤC TIÊU CHUNG"),
        ("II.Tháng 3", Level.ROMAN, "II", "Tháng 3"),
        ("1. Công tác", Level.ARABIC, "1", "Công tác"),
        ("01", Level.ARABIC, "01", ""),
        ("1) Rà soát", Level.ARABIC, "1", "Rà soát"),
        ("(3) Rà soát", Level.ARABIC, "3", "Rà soát"),
        ("1- 08h30: Họp", Level.ARABIC, "1", "08h30: Họp"),
        ("2.3 Công tác", Level.DECIMAL, "2.3", "Công tác"),
        ("2.3.1. Công tác", Level.DECIMAL, "2.3.1", "Công tác"),
        ("đ) Giao Phòng", Level.ALPHA, "đ", "Giao Phòng"),
        ("(ii) quản lý", Level.SMALL_ROMAN, "ii", "quản lý"),
        ("-Tổ chức", Level.BULLET, "", "Tổ chức"),
        ("+ 02 hội nghị", Level.BULLET, "", "02 hội nghị"),
        ("• Tổ chức", Level.BULLET, "", "Tổ chức"),
        ("Phần II. Nhiệm vụ", Level.PART, "II", "Nhiệm vụ"),
        ("Phần thứ nhất", Level.PART, "Phần thứ nhất", ""),
        ("Mục 1 Về vốn", Level.CLAUSE, "1", "Về vốn"),
        ("Điều 2. Tổ chức", Level.CLAUSE, "2", "Tổ chức"),
    ],
)
def test_a_label_is_told_from_its_text(text: str, level: Level, number: str, rest: str) -> None:
    label = read_label(Passage(text))

    assert label is not None
    assert (label.level, label.number, label.rest.text) == (level, number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "14.10: Giao ban",
        "20.7.2020 họp",
        "10/8 họp",
        "A Lưới là huyện",
        "1.000 người",
        "-5 độ",
        "V/v họp",
        "",
        "  ",
        "---",
    ],
)
def test_days_quantities_and_words_are_not_labels(text: str) -> None:
    assert read_label(Passage(text)) is None


@given(st.text(max_size=60))
def test_what_stands_behind_a_label_is_the_end_of_the_text(text: str) -> None:
    passage = Passage.of(Paragraph(unit=1, text=text, line=1))

    label = read_label(passage)

    assert label is None or text.rstrip().endswith(label.rest.text.rstrip())
